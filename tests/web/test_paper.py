"""Pages of a PDF beside their text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.intake import Document, Intake
from onrecord.sources import Facts, Original
from onrecord.web import Settings, make_app
from onrecord.web.jobs import Drawing, drawn
from onrecord.web.views.paper import Images
from tests.sources.making import pdf

HTML = {"Accept": "text/html"}
PAGES = (["Arvenia will open the port of Hollin by 2032."], ["Trade rose to $3 billion in 2031."])


@pytest.fixture
def printed(archive: Archive) -> str:
    """The id of a statement of two pages."""
    data = pdf(PAGES, title="The port of Hollin")
    document = Document("port.pdf", original=Original(data, "port.pdf", "application/pdf"))
    outcome = next(iter(Intake(archive, Facts(issuer="Arvenia"), fast=True).add([document])))
    assert outcome.id is not None
    return outcome.id


@pytest.fixture
def reading(archive: Archive) -> Iterator[TestClient]:
    with TestClient(make_app(archive, Settings(fast=True)), base_url="http://127.0.0.1:8765") as client:
        yield client


def test_a_page_stands_beside_its_text_and_findings_keep_their_places(reading: TestClient, printed: str) -> None:
    text = reading.get(f"/statements/{printed}/text").text
    for number, (words,) in enumerate(PAGES, 1):
        found = reading.get(f"/statements/{printed}/pages/{number}.json").json()
        assert (found["pages"], found["text"].strip()) == (2, words)
        marked = [text[each["start"] : each["end"]] for each in found["findings"]]
        page = reading.get(f"/statements/{printed}/pages/{number}", headers=HTML).text
        assert marked
        for each in found["findings"]:
            assert f'href="/statements/{printed}#char={each["start"]},{each["end"]}"' in page
    assert reading.get(f"/statements/{printed}/pages/3.json").status_code == 404
    assert f"/statements/{printed}/pages/1" in reading.get(f"/statements/{printed}", headers=HTML).text


def test_a_page_is_drawn_once_and_given_as_an_image(reading: TestClient, printed: str) -> None:
    first, again = (reading.get(f"/statements/{printed}/pages/1/image") for _ in range(2))
    assert first.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (first.headers["content-type"], again.content) == ("image/png", first.content)
    assert "private" in first.headers["cache-control"]
    assert reading.get(f"/statements/{printed}/pages/9/image").status_code == 404


def test_a_statement_without_pages_has_no_image(reading: TestClient, archive: Archive) -> None:
    outcome = next(iter(Intake(archive, fast=True).add([Document("t", original=Original(b"A text of Arvenia.", "t"))])))
    assert reading.get(f"/statements/{outcome.id}/pages/1/image").status_code == 404


def test_drawing_keeps_to_the_pages_there_are() -> None:
    data = pdf(PAGES)
    assert drawn(Drawing(data, 3, 100)) is None
    assert drawn(Drawing(data, 0, 100)) is None
    assert len(drawn(Drawing(data, 1, 100)) or b"") < len(drawn(Drawing(data, 1, 600)) or b"")


def test_few_images_are_held() -> None:
    images = Images()
    for number in range(60):
        images.put(("a", number), bytes([number]))
    assert images.get(("a", 0)) is None
    assert images.get(("a", 59)) == bytes([59])
