from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.archive import (
    Archive,
    ArchiveLocked,
    ArchiveReadOnly,
    ArchiveUnusable,
    CannotOpenArchive,
    NoSuchArchive,
    NotAnArchive,
    default_location,
    open_archive,
)

from .making import bare

NOBODY = 65534


def test_a_missing_archive_is_made_with_its_folders_or_missed(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "archive.db"
    with pytest.raises(NoSuchArchive, match="there is no archive"):
        open_archive(path, create=False)
    assert not path.parent.exists()
    open_archive(path).close()
    open_archive(path, create=False).close()


def test_an_empty_database_is_no_archive_yet(postgresql_url: str) -> None:
    with pytest.raises(NoSuchArchive, match="there is no archive"):
        open_archive(postgresql_url, create=False)
    open_archive(postgresql_url).close()
    open_archive(postgresql_url, create=False).close()


def test_a_file_can_be_named_as_an_address(tmp_path: Path) -> None:
    open_archive(f"sqlite:///{tmp_path}/archive.db").close()
    open_archive(tmp_path / "archive.db", create=False).close()


@pytest.mark.parametrize("name", ["a?b#c%20d.db", "naïve ☃.db", "'; DROP.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_archive(tmp_path / name) as archive:
        archive.add(bare("One."))
    assert (tmp_path / name).exists()


def test_the_default_is_in_the_data_directory_of_the_user() -> None:
    assert default_location().name == "archive.db"
    assert "onrecord" in default_location().parts


def test_other_files_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    letter, other = tmp_path / "letter.txt", tmp_path / "other.db"
    letter.write_text("Dear reader, " * 1000)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE statement (x)")
    before = letter.read_bytes(), other.read_bytes()
    for path in (letter, other, tmp_path):
        with pytest.raises(NotAnArchive):
            open_archive(path)
    assert (letter.read_bytes(), other.read_bytes()) == before


def test_a_database_with_a_table_of_ours_that_is_no_archive_is_refused(postgresql_url: str) -> None:
    import psycopg

    with psycopg.connect(postgresql_url) as connection:
        connection.execute("CREATE TABLE statement (x int)")
    with pytest.raises(NotAnArchive, match="it is a database, but not an archive"):
        open_archive(postgresql_url)


def test_an_archive_may_share_a_database_with_other_tables(postgresql_url: str) -> None:
    import psycopg

    with psycopg.connect(postgresql_url) as connection:
        connection.execute("CREATE TABLE invoice (x int)")
    open_archive(postgresql_url).close()


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://me:secret@localhost:1/none",
        "postgresql://me:secret@/none?host=/nowhere",
        "mysql://me:secret@localhost/none",
        "nonsense://[",
        "://",
        "\0",
        "",
        "/proc/none/archive.db",
        "/dev/null/archive.db",
    ],
)
def test_what_cannot_be_opened_is_said_in_one_sentence_without_the_password(address: str) -> None:
    with pytest.raises(CannotOpenArchive) as caught:
        open_archive(address, wait=2)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_that_does_not_exist_is_said(postgresql_url: str) -> None:
    with pytest.raises(NoSuchArchive, match="no database of that name"):
        open_archive(postgresql_url.replace("/archive_", "/missing_"))


def test_a_locked_archive_says_so_and_can_be_read_meanwhile(where: str) -> None:
    with open_archive(where) as holder, open_archive(where, wait=0.2) as other:
        holder.add(bare("One."))
        with holder.writing():
            with pytest.raises(ArchiveLocked, match="another process is writing to it"):
                other.add(bare("Two."))
            assert len(other.statements().rows) == 1
        assert other.add(bare("Two.")).outcome == "new"


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root, which no file is read-only for."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def reachable(tmp_path: Path) -> Path:
    """A folder that everyone may enter."""
    within = Path(tempfile.gettempdir())
    for folder in (tmp_path, *tmp_path.parents):
        if within in folder.parents:
            folder.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_a_read_only_file_can_be_read_and_says_that_it_cannot_be_written(reachable: Path, folder_mode: int) -> None:
    path = reachable / "archive.db"
    with open_archive(path) as archive:
        archive.add(bare("One."))
    path.chmod(0o444)
    reachable.chmod(folder_mode)
    before = path.read_bytes()
    with as_nobody(), open_archive(path) as archive:
        assert len(archive.statements().rows) == 1
        with pytest.raises(ArchiveReadOnly, match="it cannot be written to; nothing was changed"):
            archive.add(bare("Two."))
        assert archive.record_of(archive.statements().rows[0].id) == bare("One.")
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_read_is_said(reachable: Path) -> None:
    path = reachable / "archive.db"
    open_archive(path).close()
    path.chmod(0)
    with as_nobody(), pytest.raises(CannotOpenArchive, match="it cannot be opened"):
        open_archive(path)


def test_a_user_who_may_only_read_is_told_so(postgresql_url: str) -> None:
    import psycopg

    with open_archive(postgresql_url) as archive:
        archive.add(bare("One."))
    name = postgresql_url.split("/")[3].split("?")[0]
    with psycopg.connect(postgresql_url) as connection:
        connection.execute(f"CREATE USER guest_{name}")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest_{name}")
    with open_archive(postgresql_url.replace("onrecord@", f"guest_{name}@")) as archive:
        assert len(archive.statements().rows) == 1
        with pytest.raises(ArchiveReadOnly, match="nothing was changed"):
            archive.add(bare("Two."))


def test_a_damaged_file_is_said(sqlite_archive: Archive) -> None:
    for number in range(50):
        sqlite_archive.add(bare(f"{number} " * 2000))
    sqlite_archive.close()
    path = Path(sqlite_archive.where)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\x55" * (path.stat().st_size - 4096))
    with pytest.raises(ArchiveUnusable) as caught, open_archive(path) as archive:
        list(archive.every_statement())
    assert "\n" not in str(caught.value)
