"""What a document is, told from its bytes, its name and its declared type."""

from __future__ import annotations

import re

from .decoding import decode, is_binary
from .draft import Draft
from .failures import BrokenDocument, NeedsPassword, NotADocument
from .markdown import from_markdown, has_front_matter
from .settings import Limits

_PICTURES = {
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"BM": "BMP",
}
_OTHERS = {
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x7fELF": "a program",
    b"MZ": "a program",
    b"SQLite format 3\0": "a database",
    b"%!PS": "a PostScript document",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LOOKS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|div|article|main|section|p|h[1-6]|table|meta|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_LOOKS_XML = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".xml": "xml", "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown",
    "text/x-markdown": "markdown", "application/xml": "xml", "text/xml": "xml",
}  # fmt: skip


def draft_of(data: bytes, *, source: str, name: str | None, media_type: str | None, limits: Limits) -> Draft:
    """Read bytes by what they are: magic numbers first, then the declared type or the name's ending, then their look.

    Raises:
        Unreadable: They are no document that is read here, or a damaged or locked one.
    """
    start = data[:1024].lstrip()
    if start.startswith(b"%PDF-") or b"\n%PDF-" in data[:1024]:
        from .pdf import from_pdf

        return from_pdf(data, limits, source)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from .docx import from_docx

        return from_docx(data, limits, source)
    _refuse(data, source)
    media, _, parameters = (media_type or "").partition(";")
    ending = re.search(r"\.\w+$", (name or "").lower())
    kind = _KINDS.get(media.strip().lower()) or (_KINDS.get(ending[0]) if ending else None)
    declared = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", parameters, re.IGNORECASE)
    # Markup declares its encoding inside; in plain text such words are only words.
    opening = decode(data[:4096]).text
    if kind is None or (kind == "html" and _LOOKS_XML.match(opening)):
        looks_html = _LOOKS_HTML.match(opening) is not None
        kind = "html" if looks_html else "xml" if _LOOKS_XML.match(opening) else kind
    decoded = decode(data, charset=declared[1] if declared else None, markup=kind in ("html", "xml"))
    if kind is None and has_front_matter(decoded.text):
        kind = "markdown"
    draft = _read(kind or "text", decoded.text, source)
    return Draft(draft.text, draft.metadata, draft.heading, draft.pages, (*decoded.losses, *draft.losses))


def _read(kind: str, text: str, source: str) -> Draft:
    if kind == "html":
        from .html import from_html

        return from_html(text)
    if kind == "xml":
        from .xml import from_xml

        try:
            return from_xml(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).strip().encode("utf-8"))
        except ValueError as error:
            raise BrokenDocument(source, f"it is not well-formed XML ({error})") from None
    return from_markdown(text) if kind == "markdown" else Draft(text)


def _refuse(data: bytes, source: str) -> None:
    picture = next((kind for magic, kind in _PICTURES.items() if data.startswith(magic)), None)
    if picture == "BMP" and not is_binary(data):
        picture = None
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        picture = "WebP"
    if picture is not None:
        raise NotADocument(source, f"it is a picture ({picture}); text in pictures is not read")
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise NeedsPassword(source, "the document is locked with a password")
        raise NotADocument(source, "it is a Word document of the old kind (.doc); save it as DOCX or PDF")
    other = next((kind for magic, kind in _OTHERS.items() if data.startswith(magic)), None)
    if other is not None and (len(other.split()) > 2 or is_binary(data)):
        raise NotADocument(source, f"it is {other}, which is not read")
    if is_binary(data):
        raise NotADocument(source, "its bytes are not text, nor a PDF or DOCX")
