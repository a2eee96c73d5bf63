from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.archive.making import record_of
from typer.testing import CliRunner

from onrecord.archive import open_archive
from onrecord.cli import build

RUNNER = CliRunner()


@pytest.fixture
def where(tmp_path: Path) -> str:
    path = tmp_path / "archive.db"
    with open_archive(path) as archive:
        archive.add(record_of(title="=HYPERLINK(1)", issuer="@Arvenia", published="2030-05-02"), address="+1")
    return str(path)


def run(*arguments: str) -> tuple[int, str, str]:
    done = RUNNER.invoke(build(), list(arguments))
    return done.exit_code, done.stdout, done.stderr


def test_a_search_prints_passages_and_findings(where: str) -> None:
    code, out, err = run("search", "selm bridge", "--archive", where, "--json")
    (row,) = json.loads(out)
    assert code == 0
    assert err == "onrecord: 1 statement found.\n"
    start = row["start"]
    quoted = [row["snippet"][first - start : last - start] for first, last in row["highlights"]]
    assert quoted == ["Selm", "bridge"]
    assert row["findings"][0].startswith("commitment: Arvenia will open")


def test_people_are_told_what_was_found_in_a_few_lines(where: str) -> None:
    _, out, _ = run("search", "selm bridge", "--archive", where)
    head, passage, *found, foot = out.splitlines()
    assert head == "2030-05-02 · @Arvenia · =HYPERLINK(1)"
    assert passage.strip().startswith("Arvenia will open the Selm bridge")
    assert found[0].strip().startswith("commitment: Arvenia will open")
    assert foot.strip().endswith("+1")
    _, out, _ = run("find", "commitments", "--archive", where)
    assert out.splitlines()[0] == "2030-05-02 · @Arvenia · firm, by 2031-12-31"
    assert "agent Arvenia" in out
    _, out, _ = run("find", "figures", "--archive", where)
    assert out.splitlines()[0].endswith("3,000,000,000 USD")


def test_statements_are_counted_by_a_facet(where: str) -> None:
    code, out, err = run("search", "bridge", "--count", "actor", "--archive", where, "--json")
    assert (code, err) == (0, "onrecord: 1 statement found.\n")
    assert {row["value"]: row["statements"] for row in json.loads(out)} == {"Arvenia": 1, "Bolmara": 1}
    code, _, err = run("search", "--count", "colour", "--archive", where)
    assert code == 2
    assert "none of issuer, kind" in err


@pytest.mark.parametrize("form", ["--table", "--csv", "--nl", "--json"])
@pytest.mark.parametrize("command", [("search", ""), ("find", "commitments"), ("find", "programmes")])
def test_every_form_prints(where: str, form: str, command: tuple[str, str]) -> None:
    code, out, _ = run(*command, "--archive", where, form)
    assert code == 0
    assert "2030" in out


def test_no_cell_runs_as_a_formula(where: str) -> None:
    for command in (("search", "bridge"), ("find", "figures")):
        _, out, _ = run(*command, "--archive", where, "--csv")
        cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
        assert "'=HYPERLINK(1)" in cells
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize(
    ("options", "rows"),
    [
        (("commitments", "--actor", "Arvenia", "--strength", "firm", "--due-until", "2031"), 1),
        (("commitments", "--due-since", "2032"), 0),
        (("commitments", "--reaffirmed"), 0),
        (("commitments", "--not-negated", "--first-made"), 1),
        (("figures", "--unit", "USD", "--min", "1e9", "--max", "1e10"), 1),
        (("figures", "--kind", "readout"), 0),
        (("effects", "--words", "tariffs -war"), 1),
    ],
)
def test_findings_are_found(where: str, options: tuple[str, ...], rows: int) -> None:
    code, out, _ = run("find", *options, "--archive", where, "--json")
    assert code == 0
    assert len(json.loads(out)) == rows


def test_what_cannot_be_asked_is_said(where: str) -> None:
    assert "none of commitments, figures" in run("find", "promises", "--archive", where)[2]
    assert "YYYY-MM" in run("find", "acts", "--due-since", "soon", "--archive", where)[2]
    code, out, err = run("search", "x" * 2000, "--archive", where, "--json")
    assert (code, json.loads(out)) == (0, [])
    assert err == "onrecord: The query is longer than 1,000 characters; shorten it.\n"
    assert run("search", "x", "--after", "y", "--archive", where)[0] == 2
    assert run("search", "x", "--archive", where + "no")[0] == 1


@pytest.mark.parametrize("form", ["", "--nl"])
def test_a_closed_pipe_ends_quietly(where: str, form: str) -> None:
    command = f"{sys.executable} -m onrecord search bridge --archive {where} {form} | head -c 1"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout == ("{" if form else "2")
    assert done.stderr in ("", "onrecord: 1 statement found.\n")
