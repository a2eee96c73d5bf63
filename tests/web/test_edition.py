"""The reader's edition is set once for each state of a statement, and never shown when it is out of date."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive, NoSuchStatement
from tests.archive.making import LATER_READER

HTML = {"Accept": "text/html"}


@pytest.fixture
def counted(client: TestClient) -> Any:
    """How often editions were set, and how often one was at hand."""
    return client.app.state.edition_of.cache_info  # type: ignore[attr-defined]


def test_an_edition_is_set_once(client: TestClient, archive: Archive, counted: Any) -> None:
    id_ = archive.statements().rows[0].id
    pages = {client.get(f"/statements/{id_}", headers=HTML).text for _ in range(3)}
    assert (counted().misses, counted().hits) == (1, 2)
    assert len({page.partition("<body>")[2].count("begins") for page in pages}) == 1


def test_reviews_readings_and_languages_make_another(client: TestClient, archive: Archive, counted: Any) -> None:
    id_ = archive.statements().rows[0].id
    key = next(row.finding for row in archive.reviewed(id_) if row.kind == "commitment")
    assert 'data-standing="accepted"' not in client.get(f"/statements/{id_}", headers=HTML).text
    archive.review(key, "accept", who="Ana")
    assert 'data-standing="accepted"' in client.get(f"/statements/{id_}", headers=HTML).text
    kept = archive.record_of(id_)
    archive.add_record(kept.model_copy(update={"reader": LATER_READER}))
    assert "onrecord 2.0, lexicon" in client.get(f"/statements/{id_}", headers=HTML).text
    assert "Aceptar" in client.get(f"/statements/{id_}", headers=HTML | {"Accept-Language": "es"}).text
    assert counted().misses == 4


def test_the_state_of_a_statement_that_is_not_there_cannot_be_told(archive: Archive) -> None:
    with pytest.raises(NoSuchStatement):
        archive.state_of("none")
