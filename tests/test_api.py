from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.sources import Unreadable

TEXT = "Arvenia will open a bridge by 2031."


def test_a_string_is_the_text() -> None:
    assert onrecord.read(TEXT).statement.text == TEXT


def test_a_path_and_a_string_naming_a_file_are_read_as_that_file(tmp_path: Path) -> None:
    path = tmp_path / "statement.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert onrecord.read(path).id == onrecord.read(str(path)).id == onrecord.read(TEXT).id


def test_a_path_to_nothing_is_an_error_and_never_a_text(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        onrecord.read(tmp_path / "none.txt")


def test_facts_are_kept_as_given() -> None:
    statement = onrecord.read(TEXT, issuer="ARV", published="2030-05", kind="readout").statement
    assert (statement.issuer, statement.published, statement.kind) == ("ARV", "2030-05", "readout")
    assert statement.facts["issuer"] == "given"


@pytest.mark.parametrize("text", ["", "a\0b", "x" * 5000, "one\ntwo", "~", "C:"])
def test_any_string_that_names_no_file_is_read_as_text(text: str) -> None:
    assert onrecord.read(text).statement.text == text


def test_importing_the_package_loads_no_reader() -> None:
    code = "import onrecord, sys; print(sorted({'spacy', 'pydantic'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_package_names_what_it_exports() -> None:
    assert set(dir(onrecord)) >= {"read", "Reader", "Record", "Statement", "__version__"}
    with pytest.raises(AttributeError):
        _ = onrecord.nothing
