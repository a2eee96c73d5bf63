from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from onrecord import bulk
from onrecord.cli import build


def run(*args: str) -> Result:
    return CliRunner().invoke(build(), ["bulk", *args])


@pytest.mark.parametrize(
    ("words", "address"),
    [
        (["in", "out"], None),
        (["--ray", "in", "out"], "local"),
        (["in", "out", "--ray"], "local"),
        (["in", "out", "--ray", "--fast"], "local"),
        (["in", "--ray", "auto", "out"], "auto"),
        (["--ray", "10.0.0.1:6379", "in", "out"], "10.0.0.1:6379"),
        (["--ray", "ray://head.example:10001", "in", "out"], "ray://head.example:10001"),
    ],
)
def test_ray_may_go_without_an_address(words: list[str], address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def run_(given: str, out: Path, settings: object, **rest: Any) -> object:
        seen.append((given, out, rest["ray"]))
        raise bulk.CannotRun("enough")

    monkeypatch.setattr(bulk, "run", run_)
    assert run(*words).exit_code == 1
    assert seen == [("in", Path("out"), address)]


def test_a_wrong_column_is_a_usage_error() -> None:
    result = run("in", "out", "--column", "speech")
    assert result.exit_code == 2
    assert "FACT=NAME" in result.stderr


def test_no_input_is_one_sentence(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.jsonl"), str(tmp_path / "out"))
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1


def test_a_corpus_with_bad_rows_is_read_and_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"speech": "Arvenia will open a bridge."}\nnot json\n')
    command = [str(tmp_path / "in.jsonl"), str(tmp_path / "out"), "--fast", "--workers", "1", "--column", "text=speech"]
    result = run(*command, "--issuer", "ARV")
    assert result.exit_code == 0
    assert "2 documents" in result.stderr
    assert "1 in quarantine" in result.stderr
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["settings"]["given"] == [["issuer", "ARV"]]
