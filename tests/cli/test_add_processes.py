"""Runs of `onrecord add` that are killed, and several at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.kills import COMMAND, corpus, kill_often, places
from tests.conftest import programs

from onrecord.archive import faults, open_archive


@pytest.mark.slow
@pytest.mark.parametrize("postgresql", [False, True], ids=["sqlite", "postgresql"])
def test_a_run_that_is_killed_loses_nothing_that_it_told_of(postgresql: bool) -> None:
    if postgresql and programs() is None:
        pytest.skip("PostgreSQL's server programs are not installed (tools/postgres.sh)")
    with places(postgresql=postgresql) as place:
        for found in kill_often(8, 60, seed=7, place=place):
            assert (found["lost"], found["faults"]) == (0, 0)


def test_two_runs_at_once_leave_each_statement_once(where: str, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    corpus(folder, 60)
    command = [*COMMAND, "add", str(folder), "--fast", "--archive", where]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0, 0], ended
    assert sum(out.count("new  ") for out, _ in ended) == 60
    with open_archive(where) as archive:
        ids = [row.id for row in archive.every_statement()]
        assert len(ids) == 60
        assert all(len(archive.readings_of(each)) == 1 and len(archive.addresses_of(each)) == 1 for each in ids)
        assert list(faults(archive)) == []


def test_a_closed_input_is_empty(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "onrecord", "add", "-", "--fast", "--archive", str(tmp_path / "a.db")]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "standard input: it is empty" in done.stderr
