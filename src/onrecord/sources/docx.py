"""DOCX to text: paragraphs, list items and tables in the document's order."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from .draft import Draft
from .failures import BrokenDocument, NeedsPassword, NotADocument, TooLarge
from .settings import Limits

_LIST_STYLE = re.compile(r"list (?:bullet|number|paragraph)|aufzählung|liste", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"title", re.IGNORECASE)
_CHUNK = 1024 * 1024


def from_docx(data: bytes, limits: Limits, source: str) -> Draft:
    """The text of a DOCX, with its title and language from the core properties.

    What the archive unpacks to is counted, declared and real, before any of it is parsed.

    Raises:
        BrokenDocument: The archive is cut off or is not what it says.
        NotADocument: It is an archive of something else.
        NeedsPassword: It is encrypted.
        TooLarge: It unpacks to more than `limits.unpacked_bytes`.
    """
    _check_archive(data, limits, source)
    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.LxmlError) as error:
        raise BrokenDocument(source, "the DOCX is damaged and cannot be opened") from error
    core = document.core_properties
    metadata = {"title": core.title or "", "language": core.language or "", "issuer": ""}
    titles = [block for block, style in blocks if _TITLE_STYLE.fullmatch(style)]
    return Draft(
        "\n\n".join(text for text, _ in blocks),
        metadata={name: value for name, value in metadata.items() if value},
        heading=titles[0] if len(titles) == 1 else None,
    )


def _check_archive(data: bytes, limits: Limits, source: str) -> None:
    too_large = TooLarge(
        source, f"it unpacks to more than {limits.unpacked_bytes:,} bytes, the limit set by unpacked_bytes"
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "word/document.xml" not in names:
                raise NotADocument(source, "it is an archive, but no DOCX document")
            if any(member.flag_bits & 1 for member in members):
                raise NeedsPassword(source, "the document is locked with a password")
            if sum(member.file_size for member in members) > limits.unpacked_bytes:
                raise too_large
            left = limits.unpacked_bytes
            for member in members:
                with archive.open(member) as stream:
                    while chunk := stream.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise too_large
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise BrokenDocument(source, "the DOCX is cut off or damaged and cannot be opened") from error


def _blocks(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            text = _text(block.text)
            if text:
                style = (block.style.name or "") if block.style is not None else ""
                listed = block._p.pPr is not None and block._p.pPr.numPr is not None
                bullet = (listed or bool(_LIST_STYLE.match(style))) and not text.startswith(("- ", "• "))
                yield (f"- {text}" if bullet and not style.startswith("Heading") else text), style
        elif isinstance(block, Table):
            for row in block.rows:
                # Merged cells come once for every column they span.
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))
                texts = [_text(" ".join(t.text or "" for t in cell.iter("{*}t"))) for cell in cells]
                if any(texts):
                    yield " | ".join(text for text in texts if text), ""


def _text(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.replace("\t", " ").split("\n"))
    return "\n".join(line for line in lines if line)
