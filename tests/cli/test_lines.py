from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from onrecord.cli import build
from onrecord.cli.lines import read_stream
from onrecord.reading import Reader
from onrecord.record import Record, Statement
from onrecord.sources import Line

LINES = [
    b'{"id": "one", "text": "Arvenia will open a bridge.", "issuer": "ARV", "published": "2031-03-12"}',
    b"not json",
    b"",
    b'{"id": "no-text"}',
    b'{"id": "half", "text": "\\ud800"}',
    b'{"id": "latin", "text": "caf\xe9"}',
    b'{"id": "bad-date", "text": "Words.", "published": "2031-13-40"}',
    b'{"id": "empty", "text": ""}',
    b"[1, 2]",
    b'{"id": 7, "text": "Lodria \xf0\x9f\x8c\x8a plans to meet."}',
]


def run(*args: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(build(), args, input=given)


def test_every_line_in_gives_one_line_out_in_order(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(LINES) + b"\n")
    result = run("read", "--jsonl", str(source), str(target))
    assert result.exit_code == 0
    out = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [line.get("id") for line in out] == [
        "one", None, None, "no-text", "half", None, "bad-date", "empty", None, "7",
    ]  # fmt: skip
    assert ["error" in line for line in out] == [False, True, True, True, True, True, True, False, True, False]
    assert out[0]["statement"]["issuer"] == "ARV"
    assert "3 read, 7 not" in result.stderr


def test_each_error_says_its_line_in_one_sentence(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(LINES))
    run("read", "--jsonl", str(source), str(target))
    errors = [json.loads(line).get("error") for line in target.read_text(encoding="utf-8").splitlines()]
    assert errors[1].startswith("line 2: it is not JSON")
    assert errors[2] == "line 3: it is blank"
    assert errors[3] == "line 4: it has no text"
    assert "surrogate" in errors[4]


def test_dashes_are_standard_input_and_output() -> None:
    result = run("read", "--jsonl", "-", "-", given=LINES[0] + b"\n")
    assert json.loads(result.stdout)["id"] == "one"


def test_the_text_comes_out_as_it_went_in() -> None:
    text = "Arvenia\r\nwill\u2028 meet\x00 🌊 e\u0301."
    result = run("read", "--jsonl", "-", "-", given=json.dumps({"id": "x", "text": text}).encode())
    assert json.loads(result.stdout)["statement"]["text"] == text


def test_input_is_not_overwritten_by_output(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(LINES[0])
    assert run("read", "--jsonl", str(path), str(path)).exit_code == 2
    assert path.read_bytes() == LINES[0]


def test_a_missing_input_is_one_sentence_and_exit_1(tmp_path: Path) -> None:
    result = run("read", "--jsonl", str(tmp_path / "none"), str(tmp_path / "out"))
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


class Failing(Reader):
    """A reader that fails on one text, as a stream and alone."""

    def __init__(self) -> None:
        super().__init__(fast=True)
        self.pulled = 0

    def _record(self, name: str, statement: Statement, *parts: Any) -> Record:
        if "poison" in statement.text:
            raise KeyError("poison")
        return super()._record(name, statement, *parts)


def test_a_text_that_makes_the_reader_fail_costs_only_its_own_line() -> None:
    texts = ["one", "poison", "two", "three", "poison too", "four"]
    lines = [Line(str(number), Statement(text=f"This is {text}.")) for number, text in enumerate(texts)]
    lines.insert(3, Line("bad", error="line 4: it is blank"))
    out = [json.loads(text) for text, _ in read_stream(lines, Failing())]
    assert [line["id"] for line in out] == ["0", "1", "2", "bad", "3", "4", "5"]
    assert [line["id"] for line in out if "error" in line] == ["1", "bad", "4"]


def test_lines_are_not_held_back_until_the_end() -> None:
    pulled = 0

    def lines() -> Iterator[Line]:
        nonlocal pulled
        for number in range(500):
            pulled += 1
            yield Line(str(number), Statement(text="Arvenia met Lodria."))

    stream = read_stream(lines(), Reader(fast=True))
    next(stream)
    assert pulled < 100
