"""What arguments stand for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.intake import Place, places


def found(*arguments: Path | str) -> list[Place]:
    return list(places([str(each) for each in arguments]))


def test_a_folder_gives_its_files_sorted_and_those_of_folders_inside(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "z/c.txt", "m/d.txt", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    names = [os.path.relpath(str(each.address), tmp_path) for each in found(tmp_path)]
    assert names == ["a.txt", "b.txt", "m/d.txt", "z/c.txt"]


def test_an_address_is_the_whole_path_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")
    monkeypatch.chdir(tmp_path)
    assert found("a.txt", "./a.txt")[0].address == str(tmp_path / "a.txt") == found("./a.txt")[0].address


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "circle").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "other.txt").symlink_to("a.txt")
    assert [Path(each.name).name for each in found(tmp_path)] == ["a.txt", "other.txt", "self"]


def test_a_pipe_in_a_folder_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert found(tmp_path)[0].failure == "it is not a file but a pipe, a socket or a device"


def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", closed)
    assert [(each.address, each.failure) for each in found(tmp_path)] == [
        (str(tmp_path), "it cannot be opened (permission denied)")
    ]


def test_names_of_any_bytes_become_addresses(tmp_path: Path) -> None:
    (tmp_path / "two\nlines.txt").write_text("a")
    Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text("b")
    assert [Path(str(each.address)).name for each in found(tmp_path)] == ["caf\\udce9.txt", "two\nlines.txt"]


def test_the_files_of_the_archive_itself_are_left_alone(sqlite_archive: Archive) -> None:
    path = Path(sqlite_archive.where)
    (path.parent / "linked.db").hardlink_to(path)
    assert list(places([str(path.parent)], sqlite_archive.files())) == []
    assert [each.failure for each in places([str(path)], sqlite_archive.files())] == ["it is the archive itself"]


def test_addresses_and_standard_input_are_no_paths() -> None:
    assert found("-", "https://arvenia.example/a") == [
        Place("-", None),
        Place("https://arvenia.example/a", "https://arvenia.example/a"),
    ]
