"""What the application withstands: paths that lead out, large and poisonous uploads, frames."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from onrecord.archive import Archive, open_archive
from onrecord.web import Settings, make_app
from onrecord.web.views import ROUTERS
from tests.archive.making import bare, record_of

HERE = "http://127.0.0.1:8765"
SECRET = "Lodria will keep this to itself."
OUT = [
    "..%2F..%2F..%2Fetc%2Fpasswd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%5c..%5cetc%5cpasswd",
    "%252e%252e%252fetc%252fpasswd",
    "..%c0%af..%c0%afetc%c0%afpasswd",
    "....//....//etc/passwd",
    "%2Fetc%2Fpasswd",
    "file%3A%2F%2F%2Fetc%2Fpasswd",
    "passwd%00.css",
    "~root",
    "C%3A%5CWindows%5Cwin.ini",
    "%2e",
    "%2e%2e",
]


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Archive]:
    """Another archive, in the same folder."""
    with open_archive(tmp_path / "other.db") as made:
        made.add(bare(SECRET, title=SECRET), source_bytes=SECRET.encode(), address="secret.txt")
        yield made


def parameters() -> list[tuple[str, str]]:
    """Every route whose path holds a parameter."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return sorted({(next(iter(route.methods)), route.path) for route in routes if "{" in route.path})


def test_no_path_leads_to_a_file_or_to_another_archive(client: TestClient, other: Archive, tmp_path: Path) -> None:
    assert len(parameters()) >= 8
    kept = other.statements().rows[0]
    beside = [str(tmp_path / "other.db"), "other.db", "../other.db"]
    names = [*OUT, *(each.replace("/", "%2F") for each in beside), kept.id, kept.sha256]
    for method, path in parameters():
        for name in names:
            address = re.sub(r"\{\w+\}", lambda _, name=name: name, path)
            answer = client.request(method, address, data={"action": "accept", "kind": "act", "values": "{}"})
            assert 400 <= answer.status_code < 500, address
            for leaked in ("root:", SECRET, "SQLite format", "[fonts]"):
                assert leaked not in answer.text, address


def test_no_question_leads_to_another_archive(client: TestClient, other: Archive) -> None:
    kept = other.statements().rows[0]
    for address in (f"/compare.json?a={kept.id}&b={kept.id}", f"/compare.json?a={kept.id}"):
        assert client.get(address).status_code == 404
    for name in ("archive", "where", "path", "file", "url"):
        assert SECRET not in client.get("/statements.json", params={name: str(other.where)}).text
    assert SECRET not in client.get("/search.json", params={"q": "Lodria"}).text


def test_every_answer_may_be_framed_by_nobody_and_is_what_it_says(client: TestClient) -> None:
    for path in ("/", "/none", "/statements.json", "/-/assets/app.js"):
        headers = client.get(path, headers={"Accept": "text/html"}).headers
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert re.findall(r"https?:|\*", policy) == []
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8765", "", "[::2]", "127.0.0.1@evil.example"],
)
def test_names_that_are_not_this_machines_are_turned_away(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8765", "LOCALHOST", "[::1]:8765"])
def test_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_a_body_without_end_is_cut_off(archive: Archive) -> None:
    client = TestClient(make_app(archive, Settings(upload_mb=1, fast=True)), base_url=HERE)
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(40):
            sent += 1
            yield b"a" * 1024 * 1024

    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = client.post("/add.json", content=endless(), headers=kind)
    assert answer.status_code == 413
    assert answer.json()["error"].startswith("This is more than")


def test_a_file_over_the_limit_is_refused_by_name(archive: Archive) -> None:
    client = TestClient(make_app(archive, Settings(upload_mb=1, fast=True)), base_url=HERE)
    arrived = client.post("/add.json", files={"files": ("long.txt", b"a" * (1024 * 1024 + 1), "text/plain")}).json()
    assert arrived["arrived"][0]["outcome"] == "failed"
    assert "1 MiB" in arrived["arrived"][0]["reason"]


def bomb() -> bytes:
    """A DOCX of a few hundred kilobytes whose text unpacks to 600 MiB."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        with file.open("word/document.xml", "w", force_zip64=True) as document:
            document.write(f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>'.encode())
            for _ in range(600):
                document.write(b"a" * 1024 * 1024)
            document.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return held.getvalue()


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def test_the_application_outlives_a_bomb(archive: Archive) -> None:
    settings = Settings(fast=True, read_seconds=60, read_mb=1000)
    with TestClient(make_app(archive, settings), base_url=HERE) as client:
        arrived = client.post("/add.json", files={"files": ("bomb.docx", bomb(), "application/zip")}).json()["arrived"][
            0
        ]
        assert arrived["outcome"] == "failed"
        assert arrived["reason"]
        text = record_of().statement.text
        assert client.post("/add.json", data={"text": text}).json()["arrived"][0]["outcome"] == "new"
