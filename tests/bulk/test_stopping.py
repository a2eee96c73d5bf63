"""Runs that are killed, and texts that kill the process that reads them."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.bulk import Progress, Settings, chunks, processes, run

from .making import files, statements, table, write_lines

FAST = Settings(fast=True, chunk=2)


@pytest.mark.slow
def test_killed_at_any_moment_and_begun_again_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", [*statements(60), "broken"])
    run(str(source), tmp_path / "whole", FAST)
    command = [sys.executable, "-m", "onrecord", "bulk", str(source), str(tmp_path / "out")]
    command += ["--fast", "--chunk", "2", "--workers", "1"]
    moments = random.Random(5)
    parts = tmp_path / "out" / "parts"
    for _ in range(3):
        begun = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
        before = len(list(parts.glob("*.json"))) if parts.exists() else 0
        while begun.poll() is None and (not parts.exists() or len(list(parts.glob("*.json"))) == before):
            time.sleep(0.005)
        time.sleep(moments.random() * 0.1)
        begun.kill()
        begun.wait()
    assert not (tmp_path / "out" / "duplicates").exists(), "the run was over before it was killed"
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_a_half_written_file_of_a_killed_run_is_taken_away(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", statements(2))
    out = tmp_path / "out"
    run(str(source), out, FAST)
    whole = files(out)
    (out / "acts" / ".part-00000-00000.parquet.1.tmp").write_bytes(b"PAR1")
    (out / "acts" / "part-00000-00000.parquet").write_bytes(b"PAR1")
    (out / "parts" / "00000-00000.json").unlink()
    run(str(source), out, FAST)
    assert files(out) == whole


def test_workers_that_are_killed_cost_no_chunk(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", statements(40))
    run(str(source), tmp_path / "whole", FAST)
    killed: list[int] = []

    def kill_all(now: Progress) -> None:
        if now.documents in (4, 20):
            for child in multiprocessing.active_children():
                child.kill()
                child.join()
                killed.append(now.documents)
            time.sleep(0.5)  # so that the next chunk is handed to workers that are known to be gone

    run(str(source), tmp_path / "out", FAST, workers=2, progress=kill_all)
    assert len(killed) >= 2
    assert files(tmp_path / "out") == files(tmp_path / "whole")


def test_workers_that_cannot_begin_are_said_and_no_document_is_blamed(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", statements(2))
    script = tmp_path / "unguarded.py"
    script.write_text(
        "from pathlib import Path\nfrom onrecord.bulk import CannotRun, Settings, run\n"
        f"try:\n    run({str(source)!r}, Path({str(tmp_path / 'out')!r}), Settings(fast=True))\n"
        "except CannotRun as error:\n    print(error)\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert "if __name__ == '__main__'" in done.stdout
    assert not list((tmp_path / "out" / "quarantine").iterdir())


def _ends(chunk: chunks.Chunk, settings: Settings, stopped: dict[int, str] | None = None) -> object:
    """Reads a chunk, but ends the process at a text that says so, as a fault in a library would."""
    if any(b"Farewell" in raw.held for raw in chunk.rows if raw.row not in (stopped or {})):  # type: ignore[operator]
        os.kill(os.getpid(), signal.SIGKILL)
    from onrecord.bulk.read import read_part

    return read_part(chunk, settings, stopped)


def test_a_text_that_ends_its_process_is_quarantined_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = statements(5)
    rows[2]["text"] = "Farewell."
    source = write_lines(tmp_path / "in.jsonl", rows)
    monkeypatch.setattr(processes, "read_part", _ends)
    run(str(source), tmp_path / "out", Settings(fast=True, chunk=3))
    assert [row["statement_id"] for row in table(tmp_path / "out", "statements")] == ["s0", "s1", "s3", "s4"]
    (held,) = table(tmp_path / "out", "quarantine")
    assert (held["document"], held["raw"]) == ("0:3", "Farewell.")
    assert "ended without a word" in held["reason"]
    assert not multiprocessing.active_children()
