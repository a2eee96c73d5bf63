"""Adding through the browser's form, in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import Settings, make_app

EXAMPLE = Path(__file__).parents[2] / "examples" / "arvenia-readout.txt"
HTML = {"Accept": "text/html"}


@pytest.fixture
def adding(archive: Archive) -> Iterator[TestClient]:
    """A client on an empty archive; the process that reads ends with it."""
    with TestClient(make_app(archive, Settings(fast=True)), base_url="http://127.0.0.1:8765") as client:
        yield client


def test_a_file_is_added_once_and_then_known(adding: TestClient, archive: Archive) -> None:
    for outcome in ("new", "known"):
        sent = {"files": ("../../etc/readout.txt", EXAMPLE.read_bytes(), "text/plain")}
        arrived = adding.post("/add.json", files=sent, data={"issuer": "Arvenia"}).json()["arrived"][0]
        assert (arrived["outcome"], arrived["name"]) == (outcome, "readout.txt")
    record = archive.record_of(arrived["id"])
    assert record.statement.issuer == "Arvenia"
    assert archive.source_bytes(record.statement.sha256) == EXAMPLE.read_bytes()


def test_a_pasted_text_opens_in_the_reader(adding: TestClient) -> None:
    answer = adding.post("/add", data={"text": "Arvenia will open the port by 2032."}, headers=HTML)
    assert answer.history[0].status_code == 303
    assert "k-commitment firm" in answer.text


def test_what_cannot_be_read_is_told_and_listed(adding: TestClient, archive: Archive) -> None:
    broken = {"files": ("broken.pdf", b"%PDF-1.7 nothing", "application/pdf")}
    arrived = adding.post("/add.json", files=broken).json()["arrived"][0]
    assert arrived["outcome"] == "failed"
    assert [failure.address for failure in archive.failures()] == ["broken.pdf"]


def test_nothing_sent_and_unknown_facts_are_one_sentence(adding: TestClient) -> None:
    assert adding.post("/add.json", data={"text": " "}).status_code == 422
    assert adding.post("/add", data={"text": "A text.", "published": "soon"}, headers=HTML).status_code == 422


def test_addresses_are_fetched_only_where_it_was_asked_for(adding: TestClient) -> None:
    arrived = adding.post("/add.json", data={"address": "http://127.0.0.1:1/"}).json()["arrived"][0]
    assert arrived["outcome"] == "failed"


def test_the_application_outlives_a_reading_that_takes_too_long(archive: Archive) -> None:
    with TestClient(make_app(archive, Settings(read_seconds=1)), base_url="http://127.0.0.1:8765") as client:
        arrived = client.post("/add.json", data={"text": "Arvenia will open the port. " * 20000}).json()["arrived"][0]
        assert "longer than 1 seconds" in arrived["reason"]
        assert client.get("/.json").status_code == 200


def test_what_is_known_and_what_cannot_be_read_is_told_at_once(client: TestClient) -> None:
    html = {"Accept": "text/html"}
    text = ("bridge.txt", b"Arvenia will open a bridge at Hollin by 2034.", "text/plain")
    broken = ("broken.pdf", b"%PDF-1.7 nothing more", "application/pdf")
    assert "/statements/" in str(client.post("/add", files={"files": text}, headers=html).url)
    for files, heading in (((text,), "Known already"), ((broken,), "Not added"), ((text, broken), "Known already")):
        answer = client.post("/add", files=[("files", each) for each in files], headers=html)
        assert f"<h1>{heading}</h1>" in answer.text
