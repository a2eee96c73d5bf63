"""`onrecord compare`."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from onrecord.cli import build

A = "Arvenia will pay 90 crowns for the bridge. Lodria thanked the ferry crews."
B = "Arvenia will pay 80 crowns for the bridge. Lodria thanked the ferry crews."


def run(tmp_path: Path, *options: str, b: str = B) -> Result:
    for name, text in (("a.txt", A), ("b.txt", b)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(
        build(), ["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--fast", *options]
    )


def test_json_has_rows_by_rank_with_quotes_of_the_texts(tmp_path: Path) -> None:
    found = json.loads(run(tmp_path, "--json", "--date-a", "2031-02").stdout)
    assert list(found) == ["a", "b", "rows", "summary", "undertakings"]
    assert found["a"]["published"] == "2031-02"
    first = found["rows"][0]
    assert (first["change"], first["rank"]) == ("figure changed", 1)
    assert first["a"]["quote"] == A[first["a"]["start"] : first["a"]["end"]]
    (part,) = first["parts"]
    assert (part["kind"], part["a"]["quote"], part["b"]["quote"]) == ("figure", "90", "80")
    assert found["summary"]["changes"] == {"figure changed": 1, "same": 1}


def test_markdown_is_a_table_of_what_differs(tmp_path: Path) -> None:
    out = run(tmp_path, "--markdown").stdout
    assert "| figure changed |" in out
    assert "ferry" not in out
    assert "ferry" in run(tmp_path, "--markdown", "--all").stdout


def test_the_terminal_is_safe_and_counts(tmp_path: Path) -> None:
    out = run(tmp_path, b=B.replace("ferry", "ferry\x1b]0;owned\x07")).stdout
    assert "figure changed" in out
    assert "\x1b" not in out


def test_a_missing_file_is_one_sentence_and_code_1(tmp_path: Path) -> None:
    result = CliRunner().invoke(build(), ["compare", str(tmp_path / "none.txt"), str(tmp_path / "b.txt")])
    assert result.exit_code == 1
    assert "none.txt" in result.stderr


def test_json_and_markdown_together_are_a_usage_error(tmp_path: Path) -> None:
    assert run(tmp_path, "--json", "--markdown").exit_code == 2


def test_a_page_is_written_beside_what_is_printed(tmp_path: Path) -> None:
    result = run(tmp_path, "--html", str(tmp_path / "out.html"))
    assert "figure changed" in result.stdout
    assert "<!DOCTYPE html>" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_page_on_standard_output_stands_alone(tmp_path: Path) -> None:
    assert run(tmp_path, "--html", "-").stdout.startswith("<!DOCTYPE html>")
    assert run(tmp_path, "--html", "-", "--json").exit_code == 2


def test_a_page_that_cannot_be_written_is_one_sentence_and_code_1(tmp_path: Path) -> None:
    result = run(tmp_path, "--html", str(tmp_path / "a.txt" / "out.html"))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_a_reported_undertaking_is_told_everywhere(tmp_path: Path) -> None:
    told = (
        "President Emmanuel Macron of France met Chancellor Olaf Scholz of Germany in Selm. "
        "President Macron said that Germany will open two more crossings to grain trucks."
    )
    for name, text in (("told.txt", told), ("silent.txt", "A choir sang in the market hall.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ["compare", str(tmp_path / "told.txt"), str(tmp_path / "silent.txt"), "--fast"]
    outputs = [CliRunner().invoke(build(), [*arguments, *more]).stdout for more in ([], ["--markdown"], ["--json"])]
    plain, markdown, as_json = (" ".join(output.split()) for output in outputs)
    assert "that Germany undertook “Germany will open two more crossings to grain trucks”: absent in B." in plain
    assert "| Germany | Germany will open two more crossings to grain trucks | absent |" in markdown
    assert json.loads(as_json)["undertakings"][0]["outcome"] == "absent"
