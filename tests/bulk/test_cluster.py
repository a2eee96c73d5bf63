"""The same reading on a Ray cluster of two nodes, which is begun here on this machine alone."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from onrecord.bulk import CannotRun, PartIsMissing, Progress, Settings, run

from .making import files, statements, write_lines

FAST = Settings(fast=True, chunk=4)
pytestmark = pytest.mark.slow


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head without a core for reading, and two nodes of one core each, on the loopback interface."""
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER", "0")
    pytest.importorskip("ray")
    from ray.cluster_utils import Cluster

    small = {"object_store_memory": 80 * 1024 * 1024, "node_ip_address": "127.0.0.1", "include_dashboard": False}
    made = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, **small})
    made.nodes = [made.add_node(num_cpus=1, **small) for _ in range(2)]
    yield made
    made.shutdown()


def test_two_nodes_give_the_bytes_that_processes_give_also_when_one_is_killed(cluster: Any, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [*statements(30), "broken"])
    source = str(tmp_path / "a.jsonl")
    run(source, tmp_path / "here", FAST, workers=1)
    alive = list(cluster.nodes)

    def kill_one(_: Progress) -> None:
        if len(alive) == 2:
            cluster.remove_node(alive.pop(), allow_graceful=False)

    run(source, tmp_path / "there", FAST, workers=2, ray=cluster.address, progress=kill_one)
    assert len(alive) == 1
    assert files(tmp_path / "there") == files(tmp_path / "here")


def test_ray_begun_here_listens_on_no_other_interface_and_reports_to_nobody(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    psutil = pytest.importorskip("psutil")
    source = write_lines(tmp_path / "a.jsonl", statements(8))
    listening: set[str] = set()
    me = psutil.Process()

    def look(_: Progress) -> None:
        for process in me.children(recursive=True):
            with suppress(psutil.NoSuchProcess):  # some end while one looks
                for one in process.net_connections("inet"):
                    listening.update([one.laddr.ip, *([one.raddr.ip] if one.raddr else [])])

    run(str(source), tmp_path / "out", FAST, workers=1, ray="local", progress=look)
    assert listening
    assert listening <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


def test_a_cluster_that_is_not_there_is_said(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    source = write_lines(tmp_path / "a.jsonl", statements(1))
    command = [sys.executable, "-m", "onrecord", "bulk", str(source), str(tmp_path / "out"), "--fast"]
    done = subprocess.run([*command, "--ray", "127.0.0.1:1"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no Ray cluster at 127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_ray_one_sentence_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_lines(tmp_path / "a.jsonl", statements(1))
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(PartIsMissing, match=r"pip install 'onrecord\[ray\]'") as missing:
        run(str(source), tmp_path / "out", FAST, ray="local")
    assert isinstance(missing.value, CannotRun)
