"""`onrecord drift`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import build

TEXTS = {
    "fund-2031-12-01": "Arvenia intends to pay 60 crowns to the harbour fund each year.",
    "fund-2031-03-01": "Arvenia will pay 90 crowns to the harbour fund each year.",
    "fund-2031-06-01": "Arvenia intends to pay 90 crowns to the harbour fund each year. Arvenia will also open a port.",
}


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in TEXTS]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build(), ["drift", "--fast", *arguments])


def test_editions_are_ordered_by_the_day_in_their_names_and_told_line_by_line(files: list[str]) -> None:
    out = run(*files).stdout
    assert "3 editions, 2031-03-01 to 2031-12-01" in out
    assert "○●●" in out
    assert out.index("softened") < out.index("figure changed")
    assert "“90” → “60”" in out
    assert "Told in one edition 1" in out


def test_json_has_editions_and_strands(files: list[str]) -> None:
    found = json.loads(run(*files, "--json", "--phrase", "90 crowns").stdout)
    assert [edition["published"] for edition in found["editions"]] == ["2031-03-01", "2031-06-01", "2031-12-01"]
    assert found["phrase"] == "90 crowns"
    assert [seen["change"] for seen in found["strands"][0]["seen"]] == [None, "softened", "figure changed"]


def test_a_phrase_that_no_edition_holds_is_told(files: list[str]) -> None:
    assert "No edition holds “copper”." in run(*files, "--phrase", "copper").stdout


@pytest.mark.parametrize("arguments", [[], ["one.txt"], ["-", "-"], ["a.txt", "b.txt", "--phrase", "!"]])
def test_what_cannot_be_followed_is_a_usage_error(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_missing_edition_is_one_sentence_and_code_1(files: list[str]) -> None:
    result = run(files[0], "none.txt")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
