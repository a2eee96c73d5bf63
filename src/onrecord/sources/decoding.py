"""Bytes to text: byte order mark, declared charset, UTF-8, then detection."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from onrecord.record import Loss

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I
)
_DECLARED_WITHIN = 4096
_SAMPLE = 256 * 1024
_CENTRAL = {"cp1250", "iso8859_2"}
# Letters with a caron, which Western languages do not write; the same bytes in Windows-1250 and -1252.
_CARONS = "šžŠŽ".encode("cp1252") + "ťŤ".encode("cp1250")
_CARON_SHARE = 0.05
_STRAY_IN_WORD = re.compile(r"(?<=[^\W\d_])(?![‘’\u00ad\u00b7])[^\w\s\x00-\x7f](?=[^\W\d_])")
# Control characters that no text holds; tab, line breaks, form feed, NUL and escape aside.
_CONTROLS = bytes(sorted((set(range(1, 32)) | {127}) - {9, 10, 11, 12, 13, 27}))
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True)
class Decoded:
    """Text, the encoding it was read with and what was lost on the way."""

    text: str
    encoding: str
    losses: tuple[Loss, ...] = ()


def decode(data: bytes, *, charset: str | None = None, markup: bool = False) -> Decoded:
    """The characters of `data`: nothing is translated but the encoding; a byte order mark is left out.

    Args:
        data: The bytes.
        charset: A charset declared beside them (in a Content-Type header).
        markup: Whether to look for a charset declared inside (HTML, XML).

    Returns:
        The text. Bytes that mean nothing become U+FFFD, with a loss that counts them and places the first; an
        encoding that had to be told from the bytes is named in a loss too.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    if not markup or not _looks_wide(data):
        declared = _known(charset) or (_declared_inside(data) if markup else None)
        if declared is not None:
            return _decoded(data, declared)
    if wide := _looks_wide(data):
        return _decoded(data, wide, told=True)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            return _decoded(data, "utf-8")
        return _decoded(data, _detected(data, error.start), told=True)


def is_binary(data: bytes) -> bool:
    """Whether the bytes can hardly be text in any encoding: many control characters."""
    sample = data[:_SAMPLE]
    if not sample or _looks_wide(sample) or sample.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    nulls = sample.count(0)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > len(sample) * 0.05 or nulls > len(sample) * 0.3


def _decoded(data: bytes, encoding: str, *, told: bool = False) -> Decoded:
    losses = []
    if told:
        losses.append(Loss(stage="sources.encoding", reason=f"no encoding is declared; read as {_printed(encoding)}"))
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        lost = text.count(_REPLACEMENT)
        losses.append(
            Loss(
                stage="sources.encoding",
                reason=f"{lost} {'byte sequence is' if lost == 1 else 'byte sequences are'} not {_printed(encoding)} "
                f"and {'was' if lost == 1 else 'were'} replaced by U+FFFD, "
                f"the first at character {text.index(_REPLACEMENT)}",
            )
        )
    return Decoded(text, encoding, tuple(losses))


def _printed(encoding: str) -> str:
    return re.sub(r"^cp(?=125\d)", "windows-", encoding).replace("_", "-").upper()


def _known(charset: str | None) -> str | None:
    """A declared charset by Python's name; Latin-1 means Windows-1252 on the web (WHATWG Encoding)."""
    try:
        name = codecs.lookup(charset.strip("\"' ")).name if charset else None
        if name is not None:
            " ".encode(name)  # what is no text encoding (base64) says so here
    except (LookupError, UnicodeError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _declared_inside(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    if found is None:
        return None
    name = _known((found[1] or found[2]).decode("ascii", "ignore"))
    # A declaration that could be read as ASCII is not in a wide encoding (WHATWG: use UTF-8).
    return "utf-8" if name is not None and name.startswith(("utf-16", "utf-32", "utf_16", "utf_32")) else name


def _looks_wide(data: bytes) -> str | None:
    """UTF-16 without a mark: NULs nearly always on one side of each pair, as ASCII blanks and digits give."""
    sample = data[: _SAMPLE // 4 * 4]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > half * 0.1 and even < odd * 0.02:
        return "utf-16-le"
    if even > half * 0.1 and odd < even * 0.02:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    broken = text.count(_REPLACEMENT)
    whole = sum(1 for character in text if character > "\x7f") - broken
    return whole >= broken


def _detected(data: bytes, first: int) -> str:
    sample = data[:_SAMPLE] if first < _SAMPLE else data[first - 4096 : first - 4096 + _SAMPLE]
    guess = from_bytes(sample).best()
    name = guess.encoding if guess is not None else "cp1252"
    high = len(sample.translate(None, bytes(range(128))))
    letters = sum(sample.count(byte) for byte in b"aeiounrstldAEIOUNRSTLD")
    # Detection takes short Spanish or French for Czech: only letters no Western language writes can tell.
    carons = len(sample) - len(sample.translate(None, _CARONS))
    if name in _CENTRAL and carons > _CARON_SHARE * high:
        return name
    # Mostly ASCII letters: a Latin script, and nothing that no Western word holds.
    if letters > high and _STRAY_IN_WORD.search(sample.decode("cp1252", errors="replace")) is None:
        return "cp1252"
    return name
