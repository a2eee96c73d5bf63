from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from onrecord.archive import Archive, DiskFull, open_archive

from .making import bare, everything


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(archive: Archive) -> list[str]:
    """Add statements until the disk is full; gives the ids that were reported as added."""
    kept: list[str] = []
    while len(kept) < 1000:
        try:
            kept.append(archive.add(bare(os.urandom(10_000).hex())).id)
        except DiskFull:
            return kept
    pytest.fail("the disk never was full")


def test_a_full_disk_loses_nothing_that_was_added(small_disk: Path) -> None:
    with open_archive(small_disk / "archive.db") as archive:
        kept = fill(archive)
        assert sorted(kept) == [row.id for row in archive.every_statement()]
    with open_archive(small_disk / "archive.db") as archive, archive.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert sorted(kept) == [row.id for row in archive.every_statement()]


def test_a_disk_too_small_for_an_archive_is_said(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * (2 * 1024 * 1024 - 16384))
    with pytest.raises(DiskFull, match="nothing of this was kept"):
        open_archive(small_disk / "archive.db")
    (small_disk / "filler").unlink()
    open_archive(small_disk / "archive.db").close()


def test_a_quota_counts_as_a_full_disk(sqlite_archive: Archive) -> None:
    event.listen(sqlite_archive.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 150"))
    sqlite_archive.engine.dispose()
    kept = fill(sqlite_archive)
    with pytest.raises(DiskFull, match="the disk is full; nothing of this was kept"):
        sqlite_archive.add(bare(os.urandom(10_000).hex()))
    assert sorted(kept) == [row.id for row in sqlite_archive.every_statement()]


def test_a_server_whose_disk_is_full_is_said(postgresql_url: str) -> None:
    with open_archive(postgresql_url) as archive:
        archive.add(bare("One."))
        with archive.writing() as connection:
            connection.exec_driver_sql(
                "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'no space left' USING ERRCODE = 'disk_full'; END $$"
            )
            connection.exec_driver_sql("CREATE TRIGGER full_disk BEFORE INSERT ON record EXECUTE FUNCTION full_disk()")
        before = everything(archive)
        with pytest.raises(DiskFull, match="nothing of this was kept"):
            archive.add(bare("Two."), address="page")
        assert everything(archive) == before
