from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.bulk import CannotAnswer, CannotRun, NoInput, OutHoldsAnotherRun, Progress, Settings, ask, run
from onrecord.bulk.tables import SCHEMAS
from onrecord.reading import Reader
from onrecord.record import Statement

from .making import files, statements, table, write_lines

FAST = Settings(fast=True, chunk=4)
BAD = ["not json", "", '{"id": "no-text"}', '{"id": "empty", "text": " "}', '{"id": "half", "text": "\\ud800"}', "[1]"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result of good rows, bad rows and duplicates, read by two workers."""
    folder = tmp_path_factory.mktemp("bulk")
    rows = statements(9)
    doubles = [{**rows[2], "id": "again"}, rows[3], {**rows[4], "text": "Arvenia will open a bridge."}]
    write_lines(folder / "in.jsonl", [*rows, *BAD, *doubles])
    run(str(folder / "in.jsonl"), folder / "out", FAST, workers=2)
    return folder / "out"


def test_every_row_of_the_input_is_read_or_in_quarantine_once(made: Path) -> None:
    places = [row["document"] for name in ("statements", "quarantine") for row in table(made, name)]
    assert sorted(places, key=lambda place: int(place.split(":")[1])) == [f"0:{row}" for row in range(1, 19)]


def test_each_document_in_quarantine_has_its_reason_and_its_beginning(made: Path) -> None:
    held = {row["document"]: row for row in table(made, "quarantine")}
    assert [held[f"0:{row}"]["reason"].split(":")[0] for row in range(10, 16)] == [
        "it is not JSON",
        "it is blank",
        "it has no text",
        "its text is empty",
        "the text holds half a surrogate pair at character 0",
        "it is not a JSON object",
    ]
    assert held["0:10"]["raw"] == "not json\n"
    assert held["0:13"]["statement_id"] == "empty"


def test_duplicates_are_kept_and_explained(made: Path) -> None:
    assert [(row["document"], row["first_document"], row["reason"]) for row in table(made, "duplicates")] == [
        ("0:16", "0:3", "same text"),
        ("0:17", "0:4", "same id and text"),
        ("0:18", "0:5", "same id"),
    ]


def test_every_quote_is_what_the_statement_holds_there(made: Path) -> None:
    texts = {row["document"]: row["text"] for row in table(made, "statements")}
    seen = 0
    for name in SCHEMAS.keys() - {"statements", "quarantine", "verdicts"}:
        for row in table(made, name):
            assert row["reader"].startswith("onrecord ")
            if row["quote"] is not None:
                assert texts[row["document"]][row["quote_start"] : row["quote_end"]] == row["quote"]
                seen += 1
    assert seen > 50


def test_findings_are_those_of_reading_one_by_one(made: Path) -> None:
    reader = Reader(fast=True)
    commitments = table(made, "commitments")
    figures = table(made, "figures")
    for row in table(made, "statements"):
        record = reader.read(Statement(text=row["text"], issuer=row["issuer"], published=row["published"]))
        mine = [one for one in commitments if one["document"] == row["document"]]
        assert [(one["id"], one["strength"], one["action"], one["agents"]) for one in mine] == [
            (one.id, one.strength, one.action.quote, [record.actor(each).name for each in one.agents])
            for one in record.commitments
        ]
        assert [(one["value"], one["unit"]) for one in figures if one["document"] == row["document"]] == [
            (one.value, one.unit) for one in record.figures
        ]


def test_one_worker_and_two_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    manifest = run(str(made.parent / "in.jsonl"), tmp_path / "out", FAST, workers=1, progress=told.append)
    assert files(tmp_path / "out") == files(made)
    assert (manifest["documents"], manifest["rows"]["quarantine"], manifest["complete"]) == (18, 6, True)
    assert [now.documents for now in told] == [4, 8, 12, 16, 18]
    assert told[-1].share == 1


def test_a_run_that_is_done_is_not_done_again(made: Path) -> None:
    told: list[Progress] = []
    before = {path: path.stat().st_mtime_ns for path in made.rglob("part-*")}
    run(str(made.parent / "in.jsonl"), made, FAST, progress=told.append)
    assert told == []
    assert {path: path.stat().st_mtime_ns for path in made.rglob("part-*")} == before


def test_a_folder_of_another_run_is_left_alone(made: Path, tmp_path: Path) -> None:
    held = files(made)
    with pytest.raises(OutHoldsAnotherRun, match="its settings is not the same"):
        run(str(made.parent / "in.jsonl"), made, Settings(fast=True, chunk=5))
    other = write_lines(tmp_path / "other.jsonl", statements(2))
    with pytest.raises(OutHoldsAnotherRun, match="its input is not the same"):
        run(str(other), made, FAST)
    assert files(made) == held
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear all")
    with pytest.raises(OutHoldsAnotherRun, match="no run of bulk"):
        run(str(other), tmp_path / "mine", FAST)


def test_an_input_changed_behind_a_runs_back_is_noticed(tmp_path: Path) -> None:
    rows = statements(8)
    source = write_lines(tmp_path / "in.jsonl", rows)
    run(str(source), tmp_path / "out", FAST)
    notes = sorted((tmp_path / "out" / "parts").iterdir())
    notes[1].unlink()
    write_lines(source, [{**rows[0], "text": rows[0]["text"].replace("Ruiz", "Diaz")}, *rows[1:]])
    with pytest.raises(OutHoldsAnotherRun, match="has changed"):
        run(str(source), tmp_path / "out", FAST)


def test_a_part_whose_note_is_damaged_is_read_again(made: Path, tmp_path: Path) -> None:
    source, out = str(made.parent / "in.jsonl"), tmp_path / "out"
    run(source, out, FAST)
    (out / "parts" / "00000-00001.json").write_bytes(b"")
    run(source, out, FAST)
    assert files(out) == files(made)


@pytest.mark.parametrize("held", ["[]", "no manifest", "\xff"])
def test_a_manifest_that_is_none_is_said(tmp_path: Path, held: str) -> None:
    source = write_lines(tmp_path / "in.jsonl", statements(1))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_text(held, encoding="latin-1")
    with pytest.raises(OutHoldsAnotherRun, match="not the manifest"):
        run(str(source), tmp_path / "out", FAST)


def test_a_table_that_is_damaged_is_said_by_runs_and_questions(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", statements(2))
    run(str(source), tmp_path / "out", FAST)
    (part,) = (tmp_path / "out" / "statements").iterdir()
    part.write_bytes(part.read_bytes()[:99])
    with pytest.raises(CannotRun, match="cannot be found"):
        run(str(source), tmp_path / "out", FAST)
    with pytest.raises(CannotAnswer, match=part.name):
        ask("select * from statements", tmp_path / "out")


def test_results_do_not_go_into_the_folder_that_is_read(tmp_path: Path) -> None:
    write_lines(tmp_path / "in.jsonl", statements(1))
    with pytest.raises(CannotRun, match="lies in the folder"):
        run(str(tmp_path), tmp_path / "out", FAST)


def test_no_input_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoInput, match="no such file"):
        run(str(tmp_path / "none-*.jsonl"), tmp_path / "out", FAST)
    assert not (tmp_path / "out").exists()


def test_the_manifest_tells_input_reader_and_settings(made: Path) -> None:
    manifest = json.loads((made / "manifest.json").read_text("utf-8"))
    assert manifest["reader"]["models"].keys() == {"syntax"}
    assert manifest["settings"]["fast"] is True
    assert (manifest["parts"], manifest["rows"]["statements"]) == (5, 12)
    assert manifest["duplicates"] == {"same id": 1, "same id and text": 1, "same text": 1}
