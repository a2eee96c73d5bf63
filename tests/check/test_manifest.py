from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.check import SeriesError, SeriesStore, find_series


def put(folder: Path, text: str, **entry: object) -> Path:
    (folder / "a.csv").write_text(text, encoding="utf-8")
    (folder / "series.json").write_text(
        json.dumps({"series": [{"id": "a", "file": "a.csv", "title": "Lamps", **entry}]}), encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize(
    ("text", "entry", "says"),
    [
        ("period,value\n2020,1,2\n", {}, "has not the 2 cells"),
        ("period,value\n2020,many\n", {}, "is not a number"),
        ("period,value\n2020,nan\n", {}, "not a finite number"),
        ("period,value\nsoon,1\n", {}, "period cannot be read"),
        ("period,value\n2020,1\n2020,2\n", {}, "a second value"),
        ("period,value,unit\n2020,1,lamps\n2021,2,thousand lamps\n", {}, "mixes units"),
        ("period,value\n2020,1\n", {"file": "../a.csv"}, "outside its folder"),
        ("period,value\n2020,1\n", {"file": "b.csv"}, "does not exist"),
        ("period,value\n2020,1\n", {"sha256": "0" * 64}, "SHA-256 differs"),
        ("period,value\n2020,1\n", {"columns": ["period", "value", "place"]}, "lacks the column"),
        ("period,value\n2020,1\n", {"rows": 2}, "has 1 rows"),
        ("period,value\n2020,1\n", {"title": None}, "no good 'title'"),
    ],
)
def test_broken_folder_gives_one_sentence_and_adds_nothing(
    tmp_path: Path, text: str, entry: dict[str, object], says: str
) -> None:
    store = SeriesStore()
    with pytest.raises(SeriesError, match=says) as error:
        store.add(put(tmp_path, text, **entry))
    assert "\n" not in str(error.value)
    assert not store.list()


def test_series_are_kept_as_parquet_and_read_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    put(tmp_path / "in", "period,value\n2020,1\n2021,2\n", unit="lamps")
    SeriesStore(tmp_path / "kept").add(tmp_path / "in")
    again = SeriesStore(tmp_path / "kept")
    assert [each.id for each in again.list()] == ["a"]
    assert again.query('select sum(value) from "a"') == [(3.0,)]


def test_csv_with_sidecar_is_a_series(tmp_path: Path) -> None:
    (tmp_path / "lamps.csv").write_text("period,value\n2020-Q1,4\n", encoding="utf-8")
    (tmp_path / "lamps.json").write_text('{"title": "Lamps lit", "unit": "lamps"}', encoding="utf-8")
    assert [each.title for each in SeriesStore.of(tmp_path).list()] == ["Lamps lit"]


def test_series_are_found_by_words(store: SeriesStore) -> None:
    assert find_series("two-way trade Peru", store)[0][0].id == "trade"
    assert find_series("joblessness", store)[0][0].id == "rate"
    assert find_series("beacon", store)[0][0].id == "beacons"
    assert find_series("quince", store) == []
