from __future__ import annotations

import hashlib

import pytest

from onrecord.sources import from_bytes
from onrecord.sources.decoding import decode

SPANISH = "El Presidente José Peña se reunió con el señor Muñoz en Bogotá. Acordó la cooperación económica según está escrito."  # noqa: E501
RUSSIAN = (
    "Президент провёл встречу с премьер-министром. Стороны обсудили вопросы сотрудничества и договорились о поставках."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_give_the_text_back(encoding: str) -> None:
    text = f"{SPANISH}\r\n“{SPANISH}” 😀"
    assert from_bytes(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_bytes_are_told_and_the_encoding_named(encoding: str) -> None:
    statement = from_bytes(SPANISH.encode(encoding))
    assert statement.text == SPANISH
    assert [loss.reason for loss in statement.losses] == ["no encoding is declared; read as WINDOWS-1252"]


def test_curly_quotes_of_windows_1252_are_read() -> None:
    text = "“We agreed,” the Minister’s spokesman said – at once. " * 3
    assert from_bytes(text.encode("cp1252")).text == text


def test_cyrillic_bytes_are_told() -> None:
    assert from_bytes(RUSSIAN.encode("cp1251")).text == RUSSIAN


@pytest.mark.parametrize(
    "text",
    [
        "Le président a reçu à l'Élysée le ministre. Ils ont évoqué la coopération à mener très bientôt.",
        "Statsministeren mødte præsidenten og drøftede på ny forsvaret af Østersøen og de små øer.",
        "A reunião não terá conclusões até à próxima ocasião, são opções de cooperação.",
        "Der Bundeskanzler führte Gespräche über größere Lieferungen, die nächste Woche schließen.",
    ],
)
def test_western_languages_are_not_taken_for_central_european(text: str) -> None:
    assert from_bytes(text.encode("cp1252")).text == text


def test_czech_bytes_are_told() -> None:
    text = "Předseda vlády přijal ve čtvrtek v Praze svůj protějšek. Hovořili o spolupráci ve věcech obrany a také o dalších věcech, které řeší společně."  # noqa: E501
    assert from_bytes(text.encode("cp1250")).text == text


def test_declared_charset_is_followed() -> None:
    page = f"<html><head><meta charset='windows-1251'></head><body><p>{RUSSIAN}</p></body></html>"
    assert RUSSIAN in from_bytes(page.encode("cp1251"), name="a.html").text
    assert from_bytes(RUSSIAN.encode("koi8-r"), media_type="text/plain; charset=koi8-r").text == RUSSIAN


def test_charset_named_in_plain_text_declares_nothing() -> None:
    text = f"The page said <meta charset='utf-16'>. {SPANISH}"
    assert from_bytes(text.encode()).text == text


def test_broken_utf8_is_replaced_counted_and_placed() -> None:
    data = SPANISH.encode()[:40] + b"\xff" + SPANISH.encode()[40:] + b"\xfe"
    statement = from_bytes(data)
    first = statement.text.index("\ufffd")
    assert statement.text.count("\ufffd") == 2
    (loss,) = statement.losses
    assert "2 byte sequences" in loss.reason
    assert f"the first at character {first}" in loss.reason


def test_unknown_charset_falls_back_to_detection() -> None:
    assert decode(b"Zelgrad", charset="x-no-such").text == "Zelgrad"
    assert decode(b"Zelgrad", charset="base64").text == "Zelgrad"


def test_sha256_is_of_the_original_bytes() -> None:
    data = SPANISH.encode("utf-16")
    assert from_bytes(data).sha256 == hashlib.sha256(data).hexdigest()
