from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.bulk import CannotRun, Settings, ask, run
from onrecord.check import SeriesStore, check
from onrecord.reading import Reader
from onrecord.record import Statement

from .making import write_lines

TEXT = "The unemployment rate was 4.0 percent in May 2030. It had been 9.9 percent in May 2029."


def test_a_folder_without_series_is_said_before_anything_is_read(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", [{"text": TEXT}])
    with pytest.raises(CannotRun):
        run(str(source), tmp_path / "out", Settings(fast=True, series=(str(tmp_path / "none"),)))
    assert not (tmp_path / "out").exists()


def test_figures_are_judged_as_check_judges_them(tmp_path: Path) -> None:
    series = tmp_path / "series"
    series.mkdir()
    (series / "u.csv").write_text("period,value\n2029-05,4.4\n2030-05,4.0\n2030-06,4.1\n")
    about = {"id": "u", "file": "u.csv", "title": "Unemployment rate of Arvenia", "unit": "percent"}
    about |= {"geography": ["ARV"], "columns": ["period", "value"]}  # type: ignore[dict-item]
    (series / "series.json").write_text(json.dumps({"series": [about]}))
    row = {"text": TEXT, "issuer": "ARV", "published": "2030-08-01"}
    source = write_lines(tmp_path / "in.jsonl", [row])
    run(str(source), tmp_path / "out", Settings(fast=True, series=(str(series),)))
    record = Reader(fast=True).read(Statement(**row))  # type: ignore[arg-type]
    wanted = [(one.figure, one.verdict) for one in check(record, SeriesStore.of(series)).verdicts]
    found = list(ask("select figure_id, verdict from verdicts order by quote_start", tmp_path / "out").rows)
    assert found == wanted
    assert len(found) == 2
