"""Several processes at one archive, and processes that are killed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onrecord.archive import Archive, open_archive

ADD = """
import sys
from onrecord.archive import open_archive
from onrecord.record import ReaderInfo, Record, Statement, id_of

def made(number):
    statement = Statement(text=f"Statement {number} of Arvenia.")
    return Record(id=id_of(statement), statement=statement, reader=ReaderInfo(version="1", lexicon="a"))

archive = open_archive(sys.argv[1])
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    added = archive.add(made(number), source_bytes=made(number).statement.text.encode(), address=f"page {number % 10}")
    print(added.id, flush=True)
"""


def adding(where: str, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", ADD, where, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def assert_sound(archive: Archive) -> None:
    with archive.reading() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    for row in archive.every_statement():
        assert archive.record_of(row.id).id == row.id
        assert archive.source_bytes(row.sha256).decode() == archive.text_of(row.id)


def test_processes_that_open_and_fill_one_new_archive_leave_each_statement_once(where: str) -> None:
    running = [adding(where, 0, 40), adding(where, 0, 40), adding(where, 20, 60)]
    ended = [process.communicate() for process in running]
    assert [stderr for _, stderr in ended] == ["", "", ""]
    with open_archive(where, create=False) as archive:
        assert sorted({line for out, _ in ended for line in out.split()}) == [
            row.id for row in archive.every_statement()
        ]
        assert len(list(archive.every_statement())) == 60
        for page in range(10):
            numbers = [each.number for each in archive.versions(f"page {page}")]
            assert numbers == list(range(1, len(numbers) + 1))
        assert_sound(archive)


@pytest.mark.parametrize("lines", [1, 7, 23])
def test_a_killed_process_loses_nothing_that_it_reported(where: str, lines: int) -> None:
    process = adding(where, 0, 100_000)
    assert process.stdout is not None
    reported = [process.stdout.readline().strip() for _ in range(lines)]
    process.kill()
    reported += process.communicate()[0].split("\n")[:-1]
    with open_archive(where, create=False) as archive:
        there = {row.id for row in archive.every_statement()}
        assert set(reported) <= there
        assert len(there) <= len(reported) + 1
        assert_sound(archive)
