"""`onrecord list`, `show`, `failures`."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.archive.making import LATER_READER, TEXT, bare, record_of
from typer.testing import CliRunner, Result

from onrecord.archive import Archive, Judged
from onrecord.cli import build


def run(archive: Archive | str, *arguments: str) -> Result:
    where = archive if isinstance(archive, str) else archive.engine.url.render_as_string(hide_password=False)
    if where == "sqlite://":
        where = archive.where  # type: ignore[union-attr]
    return CliRunner().invoke(build(), arguments, env={"ONRECORD_ARCHIVE": where, "COLUMNS": "200"})


@pytest.fixture
def filled(archive: Archive) -> Archive:
    for number, day in enumerate(("2030-05-02", "2030-05", "2029", None)):
        archive.add(bare(f"Statement {number}.", title=str(number), published=day, issuer="ARV" if number else "BOL"))
    return archive


def titles(result: Result) -> list[str]:
    assert result.exit_code == 0, result.output
    return [row["title"] for row in json.loads(result.stdout)]


def test_statements_are_listed_the_latest_first(filled: Archive) -> None:
    assert titles(run(filled, "list", "--json")) == ["0", "1", "2", "3"]
    assert "2030-05-02" in run(filled, "list").stdout


def test_a_listing_is_filtered(filled: Archive) -> None:
    assert titles(run(filled, "list", "--json", "--issuer", "BOL")) == ["0"]
    assert titles(run(filled, "list", "--json", "--since", "2030")) == ["0", "1"]
    assert titles(run(filled, "list", "--json", "--until", "2029")) == ["2"]
    assert titles(run(filled, "list", "--json", "--kind", "x' OR '1'='1")) == []


def test_a_page_names_the_next_and_all_gives_every_one(filled: Archive) -> None:
    first = run(filled, "list", "--json", "--limit", "3")
    assert titles(first) == ["0", "1", "2"]
    cursor = first.stderr.split()[-1]
    assert titles(run(filled, "list", "--json", "--after", cursor)) == ["3"]
    assert titles(run(filled, "list", "--json", "--limit", "1", "--all")) == ["0", "1", "2", "3"]
    assert run(filled, "list", "--json", "--after", "nonsense").exit_code == 2


def test_a_title_that_is_a_formula_is_inert_in_csv(archive: Archive) -> None:
    archive.add(bare("One.", title='=cmd|" /C calc"!A0', issuer="@SUM(1)"))
    rows = list(csv.DictReader(io.StringIO(run(archive, "list", "--csv").stdout)))
    assert (rows[0]["title"], rows[0]["issuer"]) == ('\'=cmd|" /C calc"!A0', "'@SUM(1)")


def test_a_title_that_is_sql_is_only_a_title(archive: Archive) -> None:
    title = "'); DROP TABLE statement; --"
    archive.add(bare("One.", title=title))
    archive.add(bare("Two."))
    assert sorted(titles(run(archive, "list", "--json")), key=str) == [title, None]
    assert titles(run(archive, "list", "--json", "--issuer", title)) == []


def test_a_statement_is_shown_with_where_it_stood_its_readings_and_verdicts(archive: Archive) -> None:
    added = archive.add(record_of(title="Bridges"), address="https://arvenia.example/1")
    archive.add_record(record_of(title="Bridges", reader=LATER_READER))
    archive.add_verdicts(added.id, [Judged("f1", "figure", "supported", "It was 3.0 billion.")], made_by="series")
    out = run(archive, "show", added.id).stdout
    for words in (
        "Bridges",
        "https://arvenia.example/1",
        "version 1",
        "2 (current)",
        "supported",
        "It was 3.0 billion.",
    ):
        assert words in out


def test_a_record_and_a_text_come_out_as_they_are_kept(archive: Archive) -> None:
    added = archive.add(record_of())
    archive.add_record(record_of(reader=LATER_READER))
    assert json.loads(run(archive, "show", added.id, "--json").stdout)["reader"]["version"] == "2.0"
    assert json.loads(run(archive, "show", added.id, "--json", "--reading", "1").stdout)["reader"]["version"] == "1.0"
    assert run(archive, "show", added.id, "--text").stdout == TEXT
    assert run(archive, "show", added.id, "--reading", "3").exit_code == 2


def test_the_original_bytes_come_out_as_they_went_in(archive: Archive, tmp_path: Path) -> None:
    added = archive.add(bare("One.\r\n"), source_bytes=b"One.\r\n")
    assert run(archive, "show", added.id, "--source", "-").stdout_bytes == b"One.\r\n"
    assert run(archive, "show", added.id, "--source", str(tmp_path / "out")).exit_code == 0
    assert (tmp_path / "out").read_bytes() == b"One.\r\n"
    assert run(archive, "show", added.id, "--source", str(tmp_path)).exit_code == 1


def test_what_is_not_there_is_one_sentence_and_code_1(archive: Archive, tmp_path: Path) -> None:
    for result in (
        run(archive, "show", "0123456789abcdef"),
        run(archive, "show", "' OR 1=1 --", "--text"),
        run(str(tmp_path / "none.db"), "list"),
    ):
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1
        assert result.stderr.startswith("onrecord: ")
    assert not (tmp_path / "none.db").exists()


def test_failures_are_listed_and_forgotten(archive: Archive) -> None:
    archive.add_failure("inbox/\x1b[2J.pdf", "it is empty")
    archive.add_failure("other", "gone")
    assert [row["address"] for row in json.loads(run(archive, "failures", "--json").stdout)] == [
        "inbox/\x1b[2J.pdf",
        "other",
    ]
    assert "\x1b" not in run(archive, "failures").stdout
    left = json.loads(run(archive, "failures", "--json", "--forget", "other").stdout)
    assert [row["reason"] for row in left] == ["it is empty"]


def test_looking_loads_no_reader(sqlite_archive: Archive) -> None:
    added = sqlite_archive.add(record_of())
    code = (
        "import sys; from onrecord.cli import build; build()(args=sys.argv[1:], standalone_mode=False);"
        "print([name for name in ('spacy', 'onnxruntime', 'scipy', 'alembic', 'pandas') if name in sys.modules])"
    )
    for arguments in (["list"], ["show", added.id], ["failures"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments, "--archive", sqlite_archive.where],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.splitlines()[-1] == "[]"
