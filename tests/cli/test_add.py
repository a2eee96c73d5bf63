"""`onrecord add`, `reread`, `recheck`."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from tests.archive.making import bare
from typer.testing import CliRunner, Result

from onrecord.archive import open_archive
from onrecord.cli import build
from onrecord.sources import Original

EXAMPLES = Path(__file__).parents[2] / "examples"


def run(where: str, *arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(build(), [*arguments, "--archive", where], input=given)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"Arvenia will open bridge {number} by 2031.")
    return folder


def test_a_folder_is_added_and_told_line_by_line(where: str, inbox: Path) -> None:
    result = run(where, "add", str(inbox), "--fast")
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["new"] * 3
    assert str(inbox / "0.txt") in result.stdout
    assert "3 new" in result.stderr
    again = run(where, "add", str(inbox), "--fast")
    assert (again.stdout, again.exit_code) == ("", 0)
    assert "3 known" in again.stderr


def test_failures_are_told_listed_and_give_code_1(where: str, inbox: Path) -> None:
    (inbox / "a\npicture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    os.mkfifo(inbox / "pipe")
    result = run(where, "add", str(inbox), str(inbox / "none.txt"), "--fast", "--json")
    assert result.exit_code == 1
    outcomes = [row["outcome"] for row in json.loads(result.stdout)]
    assert (outcomes.count("new"), outcomes.count("failed")) == (3, 3)
    assert "3 failed" in result.stderr
    assert len(json.loads(run(where, "failures", "--json").stdout)) == 3
    assert all(line.startswith("onrecord: ") for line in result.stderr.splitlines())


def test_facts_given_stand_above_the_source(where: str) -> None:
    result = run(where, "add", "-", "--fast", "--issuer", "ARV", "--date", "2031-02", given=b"Arvenia met Lodria.")
    assert result.exit_code == 0, result.output
    (row,) = json.loads(run(where, "list", "--json").stdout)
    assert (row["issuer"], row["published"]) == ("ARV", "2031-02")


def test_lines_of_json_are_added(where: str, tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text('{"id": "1", "text": "Arvenia met Lodria.", "issuer": "ARV"}\nnonsense\n')
    result = run(where, "add", "--jsonl", str(path), "--fast", "--nl")
    assert result.exit_code == 1
    assert [json.loads(line)["outcome"] for line in result.stdout.splitlines()] == ["failed", "new"]
    assert run(where, "add", "--jsonl", str(tmp_path / "none"), "--fast").exit_code == 1
    assert run(where, "add", "--jsonl", "-", "--fast", given=path.read_bytes().splitlines()[0]).exit_code == 0


def test_addresses_are_fetched_only_where_that_is_asked(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.sources.original_fetched", lambda url: Original(b"Arvenia met Lodria.", url))
    refused = run(where, "add", "https://arvenia.example/1", "--fast")
    assert (refused.exit_code, "only with --fetch" in refused.stderr) == (1, True)
    assert run(where, "add", "https://arvenia.example/1", "--fast", "--fetch").exit_code == 0
    assert json.loads(run(where, "failures", "--json").stdout) == []


def test_private_addresses_are_refused(where: str) -> None:
    result = run(where, "add", "http://127.0.0.1:9/", "http://[::1]/", "--fetch", "--fast")
    assert result.exit_code == 1
    assert result.stderr.count("not a public address") == 2


def test_figures_are_checked_when_they_are_added_or_later(where: str) -> None:
    series = str(EXAMPLES / "series")
    statement = str(EXAMPLES / "series" / "statement.txt")
    assert run(where, "add", statement, "--date", "2024-05-20", "--fast", "--series", series).exit_code == 0
    (row,) = json.loads(run(where, "list", "--json").stdout)
    with open_archive(where) as archive:
        verdicts = archive.verdicts_of(row["id"])
    assert {each.verdict for each in verdicts} >= {"supported", "contradicted"}
    (again,) = json.loads(run(where, "recheck", "--all", "--series", series, "--json").stdout)
    assert (again["checked"], again["verdict"]) == ("same", "contradicted")


def test_what_another_reader_read_is_read_again(where: str) -> None:
    with open_archive(where) as archive:
        added = archive.add(bare("Arvenia will pay."))
    result = run(where, "reread", "--all", "--fast", "--json")
    assert [row["outcome"] for row in json.loads(result.stdout)] == ["read anew"]
    assert run(where, "reread", added.id, "--fast", "--json").exit_code == 0
    assert run(where, "reread", "0" * 16, "--fast").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [["add"], ["add", "a.txt", "--jsonl", "b"], ["add", "-", "-"], ["reread"], ["reread", "x", "--all"], ["recheck"]],
)
def test_what_names_nothing_or_too_much_is_a_usage_error(where: str, arguments: list[str]) -> None:
    assert run(where, *arguments).exit_code == 2


def one_sentence(result: Result) -> str:
    assert result.exit_code == 1
    (sentence,) = [line for line in result.stderr.splitlines() if "nothing, in" not in line and " in 0 s" not in line]
    return sentence


def test_a_locked_archive_is_one_sentence(tmp_path: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.archive.open_archive.__kwdefaults__", {"create": True, "wait": 0.2})
    path = str(tmp_path / "archive.db")
    open_archive(path).close()
    with sqlite3.connect(path, isolation_level=None) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert "another process is writing to it" in one_sentence(run(path, "add", str(inbox), "--fast"))
        holder.execute("ROLLBACK")
    assert run(path, "add", str(inbox), "--fast").exit_code == 0


def test_a_read_only_archive_is_one_sentence_and_stays(tmp_path: Path, inbox: Path) -> None:
    path = tmp_path / "kept" / "archive.db"
    assert run(str(path), "add", str(inbox / "0.txt"), "--fast").exit_code == 0
    within = Path(tempfile.gettempdir())
    for folder in (inbox, *path.parents):
        if within in folder.parents:
            folder.chmod(0o755)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = path.read_bytes()
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)  # nothing is read-only for root
    try:
        result = run(str(path), "add", str(inbox), "--fast")
        listed = run(str(path), "list", "--json")
        verified = run(str(path), "verify")
    finally:
        if root:
            os.seteuid(0)
    assert "it cannot be written to; nothing was changed" in result.stderr
    assert "Traceback" not in result.stderr
    assert (result.exit_code, len(json.loads(listed.stdout)), verified.exit_code) == (1, 1, 0), verified.output
    assert path.read_bytes() == before


def test_a_file_that_is_no_archive_is_one_sentence_and_stays(tmp_path: Path, inbox: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader, " * 100)
    assert "not an archive" in run(str(path), "add", str(inbox), "--fast").stderr
    assert path.read_text() == "Dear reader, " * 100


def test_a_full_disk_is_one_sentence_and_keeps_what_was_told(tmp_path: Path) -> None:
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        for number in range(60):
            words = " ".join(os.urandom(6).hex() for _ in range(2500))
            (tmp_path / f"{number:02}.txt").write_text(f"Arvenia met Lodria. {words}.")
        result = run(str(place / "archive.db"), "add", *map(str, sorted(tmp_path.glob("*.txt"))), "--fast", "--nl")
        assert result.exit_code == 1
        assert "the disk" in result.stderr
        assert "Traceback" not in result.stderr
        told = [json.loads(line)["id"] for line in result.stdout.splitlines()]
        assert told
        with open_archive(place / "archive.db") as archive:
            assert set(told) <= {row.id for row in archive.every_statement()}
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path, inbox: Path) -> None:
    command = f"{sys.executable} -m onrecord add {inbox} --fast --archive {tmp_path}/a.db --nl | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr
