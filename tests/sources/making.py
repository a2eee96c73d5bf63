"""Small documents made by hand for the tests of sources."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence

import docx

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", password: str = "", indents: Sequence[int] = ()) -> bytes:
    """A PDF with the given lines on its pages, in 12-point Helvetica, locked where a password is given.

    `indents` are the line numbers of each page that are set in by 36 points.
    """
    identifier = b"0123456789abcdef"
    key = b""
    objects: list[bytes] = []
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    if password:
        padded = (password.encode("latin-1") + _PADDING)[:32]
        owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        key = hashlib.md5(padded + owner + (0xFFFFFFFC).to_bytes(4, "little") + identifier).digest()[:5]
        locks = (
            b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + owner.hex().encode() + b"> "
            b"/U <" + _rc4(key, _PADDING).hex().encode() + b"> >>"
        )
    for i, lines in enumerate(pages):
        drawn = []
        for j, line in enumerate(lines):
            words = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            left = 108 if j in indents else 72
            drawn.append(b"BT /F1 12 Tf %d %d Td (%s) Tj ET" % (left, 720 - 14 * j, words))
        stream = b"\n".join(drawn)
        number = 5 + 2 * i
        if key:
            salted = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]
            stream = _rc4(salted, stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    trailer = b"/Root 1 0 R /ID [<%s> <%s>]" % (identifier.hex().encode(), identifier.hex().encode())
    if title:
        objects.append(b"<< /Title (%s) >>" % title.encode("latin-1"))
        trailer += b" /Info %d 0 R" % len(objects)
    if password:
        objects.append(locks)
        trailer += b" /Encrypt %d 0 R" % len(objects)
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def word_document() -> bytes:
    """A DOCX with a title, two paragraphs, a list and a table."""
    document = docx.Document()
    document.core_properties.title = ""
    document.add_paragraph("Joint Statement of Arvenia and Belmora", style="Title")
    document.add_paragraph("The two ministers met in Zelgrad.")
    document.add_paragraph("They agreed on a bridge.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Bridge"
    table.cell(0, 1).text = "40 million"
    document.add_paragraph("They will meet again.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zip_bomb(unpacked: int) -> bytes:
    """A small archive laid out as a DOCX whose document unpacks to `unpacked` bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * unpacked)
    return out.getvalue()
