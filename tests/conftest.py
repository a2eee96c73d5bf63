"""What several rooms test with: an archive, on SQLite and on a real PostgreSQL server, and a browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from onrecord.archive import Archive, open_archive

NUMBERS = count(1)


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs: those on the path, or the newest that Debian installed."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in versions), key=lambda folder: int(folder.parent.name), default=None)


def unprivileged() -> str | None:
    """Whom the server runs as: ourselves, or `postgres` where we are root, which it refuses to run as."""
    return "postgres" if os.geteuid() == 0 else None


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A PostgreSQL server of our own on a socket in a temporary folder; gives that folder."""
    if (folder := programs()) is None:
        pytest.skip("PostgreSQL's server programs are not installed (tools/postgres.sh)")
    pytest.importorskip("psycopg")
    user = unprivileged()
    home = tempfile.mkdtemp(prefix="onrecord-pg-", dir="/tmp")  # a socket's path must be short
    if user:
        shutil.chown(home, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(folder / program), "-D", f"{home}/data", *arguments]
        log = Path(home, "log")
        with log.open("ab") as output:
            done = subprocess.run(command, stdout=output, stderr=output, user=user, cwd=home, check=False)
        assert done.returncode == 0, log.read_text()

    try:
        run("initdb", "--username=onrecord", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        settings = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off -c max_connections=40"
        run("pg_ctl", "start", "-w", "-s", "-o", settings)
        yield home
        run("pg_ctl", "stop", "-w", "-s", "-m", "immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def empty_databases() -> list[str]:
    """Databases that no test uses now: one for each test would be three hundred files each, to make and to remove."""
    return []


@pytest.fixture
def postgresql_url(postgresql_server: str, empty_databases: list[str]) -> Iterator[str]:
    """The address of an empty database."""
    import psycopg

    def run(database: str, *commands: str) -> None:
        address = f"host={postgresql_server} user=onrecord dbname={database}"
        with psycopg.connect(address, autocommit=True) as connection:
            for command in commands:
                connection.execute(command)

    if not empty_databases:
        empty_databases.append(f"archive_{next(NUMBERS)}")
        run("postgres", f"CREATE DATABASE {empty_databases[-1]} TEMPLATE template0")
    name = empty_databases.pop()
    yield f"postgresql://onrecord@/{name}?host={quote(postgresql_server, safe='')}"
    run(
        name,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
        "DROP SCHEMA public CASCADE",
        "CREATE SCHEMA public",
        "GRANT USAGE ON SCHEMA public TO PUBLIC",  # as a new database has it
    )
    empty_databases.append(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made: a file's path, a database's address."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.db")
    address: str = request.getfixturevalue("postgresql_url")
    return address


@pytest.fixture
def archive(where: str) -> Iterator[Archive]:
    """An empty archive, once on each database."""
    with open_archive(where) as opened:
        yield opened


@pytest.fixture
def sqlite_archive(tmp_path: Path) -> Iterator[Archive]:
    """An empty archive in a file."""
    with open_archive(tmp_path / "archive.db") as opened:
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    chromium = chromium or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium is installed here")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield opened
        opened.close()
