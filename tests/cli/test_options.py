from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
import typer
from typer.testing import CliRunner, Result

from onrecord.cli.options import Rows, lists_rows

ROWS = [
    ("Arvenia", 3, 0.5, None, date(2031, 5, 4)),
    ("=HYPERLINK(1)", -7, float("nan"), ["a", 1], Decimal("2.50")),
    ("line\nbreak, \x1b[2J “é”", True, 10**20, {"from": None}, b"\x00\xff"),
]


def run(*args: str, rows: list[tuple[object, ...]] | None = None, columns: str = "name n x parts day") -> Result:
    app = typer.Typer()

    @app.command()
    @lists_rows
    def states(word: str | None = None) -> Rows:
        """States."""
        return Rows(columns.split(), ROWS if rows is None else rows)

    return CliRunner().invoke(app, args)


def test_json_is_one_array_of_objects() -> None:
    first, second, third = json.loads(run("--json").stdout)
    assert first == {"name": "Arvenia", "n": 3, "x": 0.5, "parts": None, "day": "2031-05-04"}
    assert (second["x"], second["parts"], second["day"]) == (None, ["a", 1], 2.5)
    assert (third["n"], third["x"], third["day"]) == (True, 10**20, "00ff")


def test_no_rows_are_an_empty_array() -> None:
    assert json.loads(run("--json", rows=[]).stdout) == []
    assert run("--nl", rows=[]).stdout == ""
    assert run("--csv", rows=[]).stdout == "name,n,x,parts,day\n"


def test_lines_hold_the_same_objects_as_the_array() -> None:
    lines = [json.loads(line) for line in run("--nl").stdout.splitlines()]
    assert lines == json.loads(run("--json").stdout)


def test_csv_cells_cannot_run_as_formulas_and_numbers_stay_numbers() -> None:
    rows = list(csv.reader(io.StringIO(run("--csv").stdout)))
    assert rows[0] == ["name", "n", "x", "parts", "day"]
    assert rows[2][:2] == ["'=HYPERLINK(1)", "-7"]
    assert rows[3][0] == ROWS[2][0]
    assert all(not cell.startswith(("=", "@", "+")) for row in rows for cell in row)


def test_a_column_named_like_a_formula_is_escaped() -> None:
    assert run("--csv", rows=[], columns="=1+1").stdout == "'=1+1\n"


def test_a_table_shows_no_control_character() -> None:
    result = run(rows=ROWS[2:])
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert "name" in result.stdout
    assert result.stdout == run("--table", rows=ROWS[2:]).stdout


def test_columns_of_one_name_all_keep_their_values() -> None:
    assert json.loads(run("--json", rows=[(1, 2, 3)], columns="a a a_2").stdout) == [{"a": 1, "a_2": 2, "a_2_2": 3}]


@pytest.mark.parametrize("two", [("--json", "--csv"), ("--nl", "--table")])
def test_two_forms_at_once_are_a_usage_error(two: tuple[str, str]) -> None:
    assert run(*two).exit_code == 2
