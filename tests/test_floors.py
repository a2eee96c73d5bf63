"""Accuracy does not fall below what was reached once (`make bench` prints the whole table)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks import floors
from benchmarks.run import run

from .shared import SHARED, needs_shared


@needs_shared
@pytest.mark.slow
@pytest.mark.timeout(900)
def test_no_figure_is_below_its_floor() -> None:
    assert floors.fallen(run(SHARED, speed=False)) == []


def test_floors_name_the_data_they_were_measured_on() -> None:
    pinned = json.loads(floors.FILE.read_text(encoding="utf-8"))
    assert pinned["floors"].keys() <= {*floors.PINNED, *floors.ASKED}
    assert all(len(digest) == 64 for digest in pinned["data"].values())


def test_floor_only_rises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    floors.lift({"pledges": {"f1": 0.6}, "claims": {"false_accusations": 2}, "data": {"a": "0"}})
    floors.lift({"pledges": {"f1": 0.5}, "claims": {"false_accusations": 1}, "data": {"a": "0"}})
    pinned = json.loads(floors.FILE.read_text(encoding="utf-8"))["floors"]
    assert pinned == {"pledges.f1": 0.6, "claims.false_accusations": 1}


def test_the_floor_of_speed_is_what_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    floors.lift({"speed": {"ratio": 0.8}, "data": {}})
    assert floors.fallen({"speed": {"ratio": 0.61}, "data": {}}) == []
    assert floors.fallen({"speed": {"ratio": 0.5}, "data": {}}) == ["speed.ratio is 0.5, its floor is 0.6."]


def test_floors_on_own_annotations_begin_anew_with_other_annotations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    for digest, reached, floor in (("0", 0.6, 0.6), ("0", 0.5, 0.6), ("1", 0.5, 0.5)):
        floors.lift({"own": {"commitments": {"f1": reached}}, "data": {floors.ANNOTATIONS: digest}})
        assert json.loads(floors.FILE.read_text(encoding="utf-8"))["floors"] == {"own.commitments.f1": floor}


def test_figure_below_its_floor_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    floors.lift({"pledges": {"f1": 0.6}, "data": {"a": "0"}})
    assert floors.fallen({"pledges": {"f1": 0.6}, "data": {"a": "0"}}) == []
    assert floors.fallen({"pledges": {"f1": 0.5}, "data": {"a": "0"}}) == ["pledges.f1 is 0.5, its floor is 0.6."]
    assert floors.fallen({"pledges": {"f1": 0.5}, "data": {"a": "1"}}) == []


def test_other_annotations_leave_the_floors_on_other_data_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    reached = {"pledges": {"f1": 0.6}, "own": {"commitments": {"f1": 0.6}}}
    floors.lift({**reached, "data": {floors.ANNOTATIONS: "0"}})
    fallen = {"pledges": {"f1": 0.5}, "own": {"commitments": {"f1": 0.5}}, "data": {floors.ANNOTATIONS: "1"}}
    assert floors.fallen(fallen) == ["pledges.f1 is 0.5, its floor is 0.6."]
