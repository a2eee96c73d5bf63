"""PDF to text: lines put back into paragraphs, pages kept."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw

from onrecord.record import Loss, Page

from .draft import Draft
from .failures import BrokenDocument, NeedsPassword, NoText, TooLarge
from .settings import Limits

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BEGINS = re.compile(r"(?:[-•*·▪–—●◦]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)")
_PAGE_NUMBER = re.compile(
    r"(?:page|página|seite|стр\.?|p\.)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?(?:\s*(?:of|/|de|von|из|sur)\s*\d{1,4})?", re.I
)
_SAID_NUMBER = re.compile(r"(?:page|página|seite)\s*\d{1,4}|\d{1,4}\s*(?:of|/)\s*\d{1,4}", re.IGNORECASE)
_HYPHENS = "\x02\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class _Line:
    text: str
    left: float
    right: float
    bottom: float
    height: float


def from_pdf(data: bytes, limits: Limits, source: str) -> Draft:
    """The text of a PDF with its pages; a page without text is a loss.

    Lines are joined into paragraphs by their places on the page; a word broken at a line's end is mended. Page numbers
    are left out, and a line that heads or foots most pages is kept where it first stands only.

    Raises:
        NeedsPassword: It is locked.
        BrokenDocument: PDFium cannot open it.
        TooLarge: It has more pages than `limits.pages`.
        NoText: No page has text: probably a scan.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise NeedsPassword(source, "the PDF is locked with a password") from None
        raise BrokenDocument(source, "the PDF is cut off or damaged and cannot be opened") from None
    try:
        count = len(document)
        if count > limits.pages:
            raise TooLarge(source, f"it has {count:,} pages, the limit set by pages is {limits.pages:,}")
        pages, losses = [], []
        for number in range(count):
            try:
                lines = _lines(document[number])
            except pypdfium2.PdfiumError:
                lines = []
            if not lines:
                losses.append(Loss(stage="sources.pdf", reason=f"page {number + 1} of {count} holds no text"))
            pages.append(lines)
        title = str(document.get_metadata_dict(skip_empty=True).get("Title", ""))
        author = str(document.get_metadata_dict(skip_empty=True).get("Author", ""))
    finally:
        document.close()
    if not any(pages):
        raise NoText(source, f"none of its {count} pages holds text; it is probably a scan" if count != 1 else
                     "its only page holds no text; it is probably a scan")  # fmt: skip
    text, places = _flowed(_without_furniture(pages))
    return Draft(text, metadata={"title": title, "site": author}, pages=places, losses=tuple(losses))


def _lines(page: pypdfium2.PdfPage) -> list[_Line]:
    textpage = page.get_textpage()
    try:
        lines: list[_Line] = []
        characters: list[tuple[int, int]] = []
        handle = textpage.raw
        count = textpage.count_chars()
        for place in range(count):
            code = raw.FPDFText_GetUnicode(handle, place)
            # PDFium marks a hyphen at a line's end and leaves out the break after it.
            if code in (10, 13) or code == 0xFFFE:
                _end(textpage, characters, lines)
            elif code == 2:
                characters.append((place, code))
                _end(textpage, characters, lines)
            elif code and (code >= 32 or code == 9):
                characters.append((place, code))
        _end(textpage, characters, lines)
        return lines
    finally:
        textpage.close()


def _end(textpage: pypdfium2.PdfTextPage, characters: list[tuple[int, int]], lines: list[_Line]) -> None:
    """Close the line begun in `characters`, which is emptied."""
    text = b"".join(code.to_bytes(4, "little") if not 0xD800 <= code < 0xE000 else b"\xfd\xff\0\0"
                    for _, code in characters).decode("utf-32-le", "replace")  # fmt: skip
    printed = [place for place, code in characters if code > 32 and code != 0xA0]
    characters.clear()
    if not printed:
        return
    first = textpage.get_charbox(printed[0], loose=True)
    last = textpage.get_charbox(printed[-1], loose=True)
    words = re.sub(r"[ \t\u00a0]+", " ", text).strip()
    lines.append(_Line(words, first[0], last[2], first[1], max(first[3] - first[1], 1.0)))


def _without_furniture(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Pages without page numbers and without the repeats of running heads and feet."""
    edges = [{*lines[:2], *lines[-2:]} for lines in pages]
    repeated = Counter(line.text for edge in edges for line in {one.text: one for one in edge}.values())
    running = {text for text, times in repeated.items() if times >= 3 and times >= 0.5 * len(pages)}
    offsets = Counter(
        int(found[1]) - number
        for number, edge in enumerate(edges)
        for line in edge
        if (found := _PAGE_NUMBER.fullmatch(line.text))
    )
    offset, times = offsets.most_common(1)[0] if offsets else (0, 0)
    seen: set[str] = set()
    out = []
    for number, (lines, edge) in enumerate(zip(pages, edges, strict=True)):
        kept = []
        for line in lines:
            found = _PAGE_NUMBER.fullmatch(line.text) if line in edge else None
            counted = found is not None and int(found[1]) - number == offset
            if counted and (times >= 3 or _SAID_NUMBER.search(line.text)):
                continue
            if line in edge and line.text in running:
                if line.text in seen:
                    continue
                seen.add(line.text)
            kept.append(line)
        out.append(kept)
    return out


def _flowed(pages: list[list[_Line]]) -> tuple[str, tuple[Page, ...]]:
    """The text of all pages in paragraphs, and where each page lies in it."""
    everything = [line for lines in pages for line in lines]
    vocabulary = Counter(word.casefold() for line in everything for word in _WORD.findall(line.text))
    pieces: list[str] = []
    places: list[Page] = []
    size = 0
    previous: _Line | None = None
    for number, lines in enumerate(pages, 1):
        margin = _margin(lines)
        right = _right(lines)
        gap = _leading(lines)
        start: int | None = None
        for i, line in enumerate(lines):
            if previous is not None:
                across = i == 0
                new = (
                    _new_across(previous, line, margin)
                    if across
                    else _new(previous, line, lines[i - 2] if i > 1 else None, margin, right, gap)
                )
                joint, cut = ("\n\n", 0) if new else _joint(previous.text, line.text, vocabulary)
                if cut:
                    pieces[-1] = pieces[-1][:-cut]
                    size -= cut
                pieces.append(joint)
                size += len(joint)
            start = size if start is None else start
            pieces.append(line.text)
            size += len(line.text)
            previous = line
        places.append(Page(number=number, start=size if start is None else start, end=size))
    text = re.sub(f"[{_HYPHENS}]", "-", "".join(pieces))
    ends = [page.start for page in places[1:]] + [len(text)]
    fitted = tuple(
        Page(number=page.number, start=min(page.start, len(text)), end=max(min(page.start, len(text)), end))
        for page, end in zip(places, ends, strict=True)
    )
    return text, fitted


def _margin(lines: list[_Line]) -> float:
    lefts = Counter(round(line.left / 3) * 3 for line in lines if len(line.text) > 30)
    return float(lefts.most_common(1)[0][0]) if lefts else min((line.left for line in lines), default=0.0)


def _right(lines: list[_Line]) -> float:
    rights = sorted(line.right for line in lines if len(line.text) > 30)
    return rights[len(rights) * 3 // 4] if rights else max((line.right for line in lines), default=0.0)


def _leading(lines: list[_Line]) -> float:
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.bottom - b.bottom > 2]
    return median(gaps) if gaps else 0.0


def _new(before: _Line, line: _Line, earlier: _Line | None, margin: float, right: float, gap: float) -> bool:
    """Whether a line begins a paragraph: after a wide gap, indented, a bullet, in other type, or after a short line."""
    drop = before.bottom - line.bottom
    em = line.height
    if abs(drop) < em * 0.4:
        return False
    if drop < 0 or (gap and drop > max(gap * 1.35, em * 1.3)):
        return True
    if _BEGINS.match(line.text) or not 0.8 <= line.height / before.height <= 1.25:
        return True
    if line.left - before.left > em * 1.0 and before.left <= margin + em and before.right >= right - em * 6:
        return not line.text[:1].islower()
    indented = earlier is not None and before.left - line.left > em and abs(earlier.left - line.left) < em
    if before.right < right - em * 6 and not indented:
        return bool(_ENDS.search(before.text)) or not line.text[:1].islower()
    return bool(before.right < right - em * 2 and _ENDS.search(before.text) and line.left > margin + em)


def _new_across(before: _Line, line: _Line, margin: float) -> bool:
    if _BEGINS.match(line.text) or line.left > margin + line.height:
        return True
    return bool(_ENDS.search(before.text)) and not line.text[:1].islower()


def _joint(before: str, after: str, vocabulary: Counter[str]) -> tuple[str, int]:
    """What joins two lines of a paragraph and how many characters of the first go.

    A hyphen at a line's end goes where the document writes the whole word elsewhere, or neither the hyphened
    word nor its two parts; in doubt it stays.
    """
    if before[-1] not in f"-‐{_HYPHENS}" or not after[:1].isalpha():
        return " ", 0
    head, tail = _WORD.search(before[-60:-1][::-1]), _WORD.match(after)
    if head is None or tail is None or not before[-2:-1].isalpha():
        return ("", 0) if before[-2:-1].isalnum() else (" ", 0)
    first, second = head[0][::-1].casefold(), tail[0].casefold()
    if vocabulary[f"{first}-{second}"] or not tail[0][0].islower():
        return "", 0
    if vocabulary[first + second]:
        return "", 1
    whole = vocabulary[first.split("-")[-1]] > 1 and vocabulary[second] > 1
    return ("", 0) if whole or "-" in first else ("", 1)
