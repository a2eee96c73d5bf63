from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import build
from onrecord.record import Record
from onrecord.version import __version__

EXAMPLES = Path(__file__).parents[2] / "examples"
READOUT = str(EXAMPLES / "arvenia-readout.txt")
COMMUNIQUE = str(EXAMPLES / "four-rivers-communique.txt")


def run(*args: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(build(), args, input=given)


def test_json_is_a_record_whose_text_is_the_file() -> None:
    result = run("read", READOUT, "--json")
    assert result.exit_code == 0
    record = Record.model_validate_json(result.stdout)
    assert record.statement.text == Path(READOUT).read_text(encoding="utf-8")


def test_facts_given_stand_above_the_source() -> None:
    args = ["--date", "2031-04", "--issuer", "LOD", "--title", "T", "--kind", "remarks", "--language", "en"]
    data = json.loads(run("read", READOUT, "--json", *args).stdout)["statement"]
    given = {"published": "2031-04", "issuer": "LOD", "title": "T", "kind": "remarks", "language": "en"}
    assert given.items() <= data.items()
    assert set(data["facts"].values()) >= {"given"}


def test_several_files_print_one_array_in_order() -> None:
    records = json.loads(run("read", COMMUNIQUE, READOUT, "--json").stdout)
    assert [record["statement"]["source"] for record in records] == [COMMUNIQUE, READOUT]


def test_dash_is_standard_input() -> None:
    result = run("read", "-", "--json", given="Arvenia will open a bridge.")
    assert json.loads(result.stdout)["statement"]["text"] == "Arvenia will open a bridge."


def test_the_terminal_shows_title_and_strengths_without_colour_codes_in_a_pipe() -> None:
    out = run("read", READOUT).stdout
    assert "Readout of President Velin" in out
    assert "firm" in out
    assert "\x1b" not in out
    assert max(len(line) for line in out.splitlines()) <= 100


def test_escape_sequences_in_a_text_do_not_reach_the_terminal() -> None:
    out = run(
        "read", "-", "--title", "A\x1b[2Jtitle\u202egnp", given="Arvenia \x1b]0;owned\x07will pay 5 dollars."
    ).stdout
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "no such file"), (b"", "empty"), (b"%PDF-1.7 cut", ""), (b"PK\x03\x04broken", "")],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_1(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "statement.txt"
    if content is not None:
        path.write_bytes(content)
    result = run("read", str(path))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert says in result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_is_refused_in_one_sentence(tmp_path: Path) -> None:
    result = run("read", str(tmp_path))
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_one_missing_file_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    result = run("read", str(tmp_path / "none.txt"), READOUT, "--json")
    assert result.exit_code == 1
    assert len(json.loads(result.stdout)) == 1
    assert "none.txt" in result.stderr


def test_an_address_is_not_fetched_unless_asked() -> None:
    result = run("read", "https://example.org/statement")
    assert result.exit_code == 1
    assert "--fetch" in result.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["read"],
        ["read", "--nonsense"],
        ["read", READOUT, "--date", "yesterday"],
        ["read", READOUT, "--date", "2031-02-30"],
        ["read", "-", "-"],
        ["read", READOUT, "--jsonl", "a", "b"],
        ["read", READOUT, READOUT, "--html", "-"],
        ["read", READOUT, READOUT, "--html", READOUT],
        ["nothing"],
    ],
)
def test_wrong_usage_is_exit_2(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_html_writes_one_page_beside_the_record(tmp_path: Path) -> None:
    target = tmp_path / "out.html"
    result = run("read", READOUT, "--html", str(target))
    assert result.exit_code == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Commitments" in result.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html"]


def test_html_of_several_files_is_a_folder_with_an_index(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert run("read", READOUT, COMMUNIQUE, "--html", f"{folder}/").exit_code == 0
    names = sorted(path.name for path in folder.iterdir())
    assert names == ["arvenia-readout.html", "four-rivers-communique.html", "index.html"]
    index = (folder / "index.html").read_text(encoding="utf-8")
    assert 'href="arvenia-readout.html"' in index


def test_two_sources_of_one_name_give_two_pages(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.txt").write_text(f"Arvenia will open bridge {folder}.", encoding="utf-8")
    out = tmp_path / "out"
    run("read", str(tmp_path / "a" / "index.txt"), str(tmp_path / "b" / "index.txt"), "--html", f"{out}/")
    assert len(list(out.iterdir())) == 3


def test_a_page_that_cannot_be_written_is_one_sentence_and_exit_1(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("read", READOUT, "--html", str(tmp_path / "file" / "out.html"))
    assert result.exit_code == 1
    assert "Traceback" not in result.stderr


def test_a_setting_that_names_no_weights_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_WEIGHTS", str(tmp_path / "none"))
    result = run("read", READOUT)
    assert result.exit_code == 1
    assert str(tmp_path / "none") in result.stderr
    assert result.stderr.count("\n") == 1
    assert run("read", READOUT, "--fast").exit_code == 0


def test_version() -> None:
    assert run("--version").stdout == f"onrecord {__version__}\n"


def test_help_answers_without_loading_the_reader() -> None:
    code = (
        "import sys; sys.argv = ['onrecord', '--help']\n"
        "from onrecord.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({'spacy', 'pydantic', 'numpy', 'jinja2'} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("form", [["--json"], []])
def test_a_closed_pipe_ends_quietly(form: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord", "read", *[READOUT] * 9, *form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
