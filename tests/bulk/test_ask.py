from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.bulk import CannotAnswer, Settings, ask, run
from onrecord.cli import build

from .making import files, statements, write_lines


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ask")
    source = write_lines(folder / "in.jsonl", statements(6))
    run(str(source), folder / "out", Settings(fast=True))
    return folder / "out"


def test_a_question_is_answered_over_all_tables(out: Path) -> None:
    answer = ask(
        "select s.issuer, count(*) as n from commitments c join statements s using (document) group by 1 order by 1",
        out,
    )
    assert answer.columns == ["issuer", "n"]
    assert [issuer for issuer, _ in answer.rows] == ["Arvenia", "Bolmara", "Hollin", "Lodria"]


@pytest.mark.parametrize("question", ["describe figures", "show tables", "from topics limit 1", "summarize acts"])
def test_tables_can_be_looked_at(out: Path, question: str) -> None:
    assert list(ask(question, out).rows)


@pytest.mark.parametrize(
    "hostile",
    [
        "copy (select 1) to '{out}/x.parquet'",
        "copy acts to '{out}/acts/part-x.parquet'",
        "explain analyze copy (select 1) to '{out}/acts/x.parquet'",
        "select 1; drop view acts",
        "drop view acts",
        "create table mine as select 1",
        "insert into acts select * from acts",
        "attach '{out}/x.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "reset lock_configuration",
        "pragma enable_profiling",
        "export database '{out}/x'",
        "select * from read_text('{out}/manifest.json')",
        "select * from read_blob('/etc/hostname')",
        "select * from read_csv('https://statements.example/a.csv')",
        "select * from '{out}/manifest.json'",
        "select * from read_parquet('{out}/acts/*.parquet')",
        "select * from glob('/*')",
        "select * from query('copy (select 1) to ''{out}/x.csv''')",
        "select getenv('PATH')",
        "",
        "sellect",
        "select \0",
        "select error('mine')",
        "select no_such_column from acts",
    ],
)
def test_hostile_and_wrong_questions_are_one_sentence_and_change_nothing(out: Path, hostile: str) -> None:
    before = files(out.parent)
    with pytest.raises(CannotAnswer) as refused:
        list(ask(hostile.format(out=out), out).rows)
    assert "\n" not in str(refused.value)
    assert files(out.parent) == before


def test_a_folder_that_is_no_result_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotAnswer, match="no result"):
        ask("select 1", tmp_path)


def test_how_verdicts_are_made_is_said_where_there_are_none(out: Path) -> None:
    with pytest.raises(CannotAnswer, match="--series"):
        ask("select verdict from verdicts", out)


def test_more_workers_than_cores_are_not_begun(tmp_path: Path) -> None:
    source = write_lines(tmp_path / "in.jsonl", statements(1))
    told = CliRunner().invoke(build(), ["bulk", str(source), str(tmp_path / "out"), "--fast", "--workers", "100000"])
    assert told.exit_code == 0
    assert f"{os.cpu_count()} workers, one for each core" in told.stderr


def test_the_command_prints_and_fails_in_one_sentence(out: Path) -> None:
    question = "select count(*) as n from statements"
    assert CliRunner().invoke(build(), ["query", question, str(out), "--csv"]).stdout == "n\n6\n"
    wrong = CliRunner().invoke(build(), ["query", "select error('gone') from statements", str(out), "--json"])
    assert wrong.exit_code == 1
    assert "gone" in wrong.stderr
