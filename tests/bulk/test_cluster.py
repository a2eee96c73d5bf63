"""The same reading on a Ray cluster of two nodes, which is begun here on this machine alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from onrecord.bulk import CannotRun, PartIsMissing, Settings, run

from .making import files, statements, write_lines

FAST = Settings(fast=True, chunk=4)
READ = [sys.executable, "-m", "onrecord", "bulk", "--fast", "--chunk", "4"]
PATIENCE = 200.0
pytestmark = pytest.mark.slow


@pytest.fixture
def cluster() -> Iterator[subprocess.Popen[str]]:
    """A process that holds a cluster of two nodes; it has yet to print the address."""
    pytest.importorskip("ray")
    command = [sys.executable, str(Path(__file__).with_name("two_nodes.py"))]
    quiet = {"stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **quiet) as holds:
        try:
            yield holds
            with suppress(subprocess.TimeoutExpired):
                holds.communicate(timeout=PATIENCE)
        finally:
            holds.kill()


def test_two_nodes_give_the_bytes_that_processes_give_also_when_one_is_killed(
    cluster: subprocess.Popen[str], tmp_path: Path
) -> None:
    source = write_lines(tmp_path / "a.jsonl", [*statements(30), "broken"])
    run(str(source), tmp_path / "here", FAST, workers=1)
    assert cluster.stdin is not None
    assert cluster.stdout is not None
    address = cluster.stdout.readline().strip()
    there = tmp_path / "there"
    reads = subprocess.Popen([*READ, str(source), str(there), "--workers", "2", "--ray", address])
    try:
        while reads.poll() is None and not list((there / "parts").glob("*.json")):
            time.sleep(0.02)
        assert reads.poll() is None, "the run was over before a node was killed"
        cluster.stdin.write("kill one\n")
        cluster.stdin.flush()
        assert cluster.stdout.readline() == "killed\n"
        assert reads.wait(PATIENCE) == 0
    finally:
        reads.kill()
    assert files(there) == files(tmp_path / "here")


def begun_by(pid: int) -> list[Any]:
    """The processes that a process began, and those that they began; none where it has ended."""
    import psutil

    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def test_ray_begun_here_listens_on_no_other_interface(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    psutil = pytest.importorskip("psutil")
    source = write_lines(tmp_path / "a.jsonl", statements(8))
    addresses: set[str] = set()
    reads = subprocess.Popen([*READ, str(source), str(tmp_path / "out"), "--workers", "1", "--ray", "local"])
    try:
        while reads.poll() is None:
            for process in begun_by(reads.pid):
                with suppress(psutil.NoSuchProcess):  # some end while one looks
                    for one in process.net_connections("inet"):
                        addresses.update([one.laddr.ip, *([one.raddr.ip] if one.raddr else [])])
            time.sleep(0.05)
    finally:
        reads.kill()
    assert reads.returncode == 0
    assert addresses
    assert addresses <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}


def test_a_cluster_that_is_not_there_is_said(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    source = write_lines(tmp_path / "a.jsonl", statements(1))
    command = [*READ, str(source), str(tmp_path / "out"), "--ray", "127.0.0.1:1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 1
    assert "no Ray cluster at 127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr


def test_ray_is_told_to_report_to_nobody_before_it_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", statements(1))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "1")
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(PartIsMissing):
        run(str(source), tmp_path / "out", FAST, ray="local")
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


def test_without_ray_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", statements(1))
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(PartIsMissing, match=r"pip install 'onrecord\[ray\]'") as missing:
        run(str(source), tmp_path / "out", FAST, ray="local")
    assert isinstance(missing.value, CannotRun)
