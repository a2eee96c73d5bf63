from __future__ import annotations

import os
import struct
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.sources import (
    BrokenDocument,
    CannotOpen,
    IsADirectory,
    Limits,
    NeedsPassword,
    NoSuchFile,
    NotADocument,
    NoText,
    TooLarge,
    Unreadable,
    from_bytes,
    from_path,
    from_text,
)

PROSE = "The ministers met in Zelgrad and agreed to reopen the harbour before winter."


def one_sentence(error: pytest.ExceptionInfo[Unreadable]) -> str:
    message = str(error.value)
    assert message
    assert "\n" not in message
    assert not message.endswith(".")
    return message


def test_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    with pytest.raises(NoText, match="it is empty") as error:
        from_path(path)
    assert str(path) in one_sentence(error)


@pytest.mark.parametrize("blank", [b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe\n\x00"])
def test_file_of_blanks_has_no_text(blank: bytes) -> None:
    with pytest.raises(NoText):
        from_bytes(blank)


def test_missing_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="no such file") as error:
        from_path(tmp_path / "nowhere.txt")
    one_sentence(error)


def test_name_no_file_can_have_is_missing() -> None:
    with pytest.raises(NoSuchFile) as error:
        from_path("a\0b.txt")
    one_sentence(error)


def test_directory_is_a_directory(tmp_path: Path) -> None:
    with pytest.raises(IsADirectory, match="folder") as error:
        from_path(tmp_path)
    one_sentence(error)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file_cannot_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(PROSE)
    path.chmod(0)
    with pytest.raises(CannotOpen):
        from_path(path)


def test_huge_file_is_refused_by_its_size_before_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(1024**3)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    with pytest.raises(TooLarge, match="1,073,741,824 bytes") as error:
        from_path(path)
    one_sentence(error)


def test_endless_stream_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(TooLarge):
        from_path("/dev/zero", limits=Limits(bytes=1000))


def test_locked_pdf_needs_a_password(making: ModuleType) -> None:
    with pytest.raises(NeedsPassword, match="password") as error:
        from_bytes(making.pdf([[PROSE]], password="harbour"), name="locked.pdf")
    one_sentence(error)


def test_scanned_pdf_is_said_to_be_a_scan(making: ModuleType) -> None:
    with pytest.raises(NoText, match="probably a scan") as error:
        from_bytes(making.pdf([[], []]), name="scan.pdf")
    one_sentence(error)


def test_cut_pdf_is_damaged(making: ModuleType) -> None:
    with pytest.raises((BrokenDocument, NoText)) as error:
        from_bytes(making.pdf([[PROSE]])[:60], name="cut.pdf")
    one_sentence(error)


def test_pdf_of_too_many_pages_is_refused(making: ModuleType) -> None:
    with pytest.raises(TooLarge, match="3 pages"):
        from_bytes(making.pdf([[PROSE]] * 3), limits=Limits(pages=2))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95, 0.999])
def test_cut_docx_is_damaged(making: ModuleType, share: float) -> None:
    data = making.word_document()
    with pytest.raises(BrokenDocument, match="cut off or damaged") as error:
        from_bytes(data[: int(len(data) * share)], name="cut.docx")
    one_sentence(error)


def test_archive_that_unpacks_to_too_much_is_refused(making: ModuleType) -> None:
    bomb = making.zip_bomb(3_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(TooLarge, match="unpacks to more") as error:
        from_bytes(bomb, name="bomb.docx", limits=Limits(unpacked_bytes=1_000_000))
    one_sentence(error)


def test_archive_that_lies_about_its_size_is_not_believed(making: ModuleType) -> None:
    bomb = bytearray(making.zip_bomb(3_000_000))
    true, false = struct.pack("<I", 3_000_000), struct.pack("<I", 10)
    bomb = bomb.replace(true, false)
    with pytest.raises((TooLarge, BrokenDocument)) as error:
        from_bytes(bytes(bomb), name="bomb.docx", limits=Limits(unpacked_bytes=1_000_000))
    one_sentence(error)


def test_archive_of_something_else_is_no_document() -> None:
    empty_archive = b"PK\x05\x06" + bytes(18)
    with pytest.raises(NotADocument, match="no DOCX"):
        from_bytes(empty_archive, name="a.docx")


def test_page_that_is_only_script_has_no_text() -> None:
    page = b"<!doctype html><html><head><title>x</title></head><body><script>document.write('hello')</script></body></html>"  # noqa: E501
    with pytest.raises(NoText, match="no text") as error:
        from_bytes(page, name="page.html")
    one_sentence(error)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "JPEG"),
        (b"RIFF\0\0\0\0WEBPVP8 " + bytes(50), "WebP"),
    ],
)
def test_picture_is_no_document(data: bytes, kind: str) -> None:
    with pytest.raises(NotADocument, match=kind) as error:
        from_bytes(data, name="scan.txt")
    one_sentence(error)


@pytest.mark.parametrize(
    "data", [bytes(range(1, 256)) * 4, b"\x7fELF" + bytes(200), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)]
)
def test_bytes_that_are_no_text_are_no_document(data: bytes) -> None:
    with pytest.raises(NotADocument) as error:
        from_bytes(data)
    one_sentence(error)


def test_locked_office_document_needs_a_password() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(NeedsPassword):
        from_bytes(data, name="a.docx")


def test_nulls_in_text_are_kept() -> None:
    text = f"{PROSE}\0 They\0 spoke."
    assert from_bytes(text.encode()).text == text
    assert from_text(text).text == text


def test_malformed_xml_is_damaged() -> None:
    with pytest.raises(BrokenDocument, match="well-formed"):
        from_bytes(b"<?xml version='1.0'?><a><b>text</a>", name="a.xml")


def test_entities_of_xml_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    data = f"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM '{secret.as_uri()}'>]><a><b>{PROSE} &x;</b></a>"
    assert "secret" not in from_bytes(data.encode(), name="a.xml").text.replace("secret.txt", "")


def test_page_nested_ten_thousand_deep_is_read_or_refused_in_a_sentence() -> None:
    data = b"<html><body>" + b"<div>" * 10_000 + PROSE.encode() + b"</div>" * 10_000
    try:
        assert from_bytes(data, name="deep.html").text
    except Unreadable as error:
        assert "\n" not in str(error)  # noqa: PT017 - either may happen


def test_half_a_surrogate_pair_is_refused_clearly() -> None:
    with pytest.raises(ValueError, match="half a surrogate pair"):
        from_text("a\ud800b")
