"""A PostgreSQL server of our own, with its usual settings, for benchmarks."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from tests.conftest import programs, unprivileged


@contextmanager
def server(home: Path) -> Iterator[Path]:
    """A server whose data are in a folder, made where they are missing; they stay there when it ends.

    Args:
        home: The folder, with a short path: the server's socket is there.
    """
    folder, user = programs(), unprivileged()
    assert folder is not None, "PostgreSQL's server programs are not installed (tools/postgres.sh)"
    home.mkdir(parents=True, exist_ok=True)
    if user:
        shutil.chown(home, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(folder / program), "-D", f"{home}/data", *arguments]
        subprocess.run(command, stdout=subprocess.DEVNULL, user=user, cwd=home, check=True)

    if not (home / "data").exists():
        run("initdb", "--username=onrecord", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    settings = f"-c listen_addresses= -c unix_socket_directories={home}"
    run("pg_ctl", "start", "-w", "-s", "-l", f"{home}/log", "-o", settings)
    try:
        yield home
    finally:
        run("pg_ctl", "stop", "-w", "-s", "-m", "fast")


def database(home: Path, name: str) -> str:
    """The address of a database on a server, made where it is missing."""
    import psycopg

    with psycopg.connect(f"host={home} user=onrecord dbname=postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    return f"postgresql://onrecord@/{name}?host={quote(str(home), safe='')}"
