"""Comparing two statements of the archive."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import Settings, make_app
from tests.archive.making import TEXT, record_of
from tests.export.conftest import handmade

HTML = {"Accept": "text/html"}


def test_two_statements_stand_side_by_side(client: TestClient, archive: Archive) -> None:
    first = client.get("/statements.json").json()["rows"][0]["id"]
    second = archive.add(record_of(TEXT + " The ferries stay.", issuer="Bolmara")).id
    twin = client.get("/compare.json", params={"a": first, "b": second}).json()
    assert "only in B" in twin["comparison"]["summary"]["changes"]
    page = client.get("/compare", params={"a": first, "b": second}, headers=HTML).text
    assert 'id="texts"' in page
    assert "<style" not in page
    assert "<b>a bridge</b>" not in page


def test_other_accounts_share_participants_and_days(client: TestClient, archive: Archive) -> None:
    def kept(issuer: str, published: str) -> str:
        record = handmade()
        text = f"{record.statement.text}\n{issuer} thanks all."
        facts = record.statement.model_copy(update={"text": text, "issuer": issuer, "published": published})
        return archive.add(record.model_copy(update={"id": issuer, "statement": facts})).id

    first, near, far = (
        kept(issuer, day)
        for issuer, day in (("Arvenia", "2031-03-12"), ("Lodria", "2031-03-13"), ("Hollin", "2031-09-01"))
    )
    accounts = client.get("/compare.json", params={"a": first}).json()["accounts"]
    assert [row["id"] for row in accounts] == [near]
    page = client.get("/compare", params={"a": first}, headers=HTML).text
    assert f"a={first}&amp;b={near}" in page
    assert far in page


def test_a_statement_that_is_not_there_is_one_sentence(client: TestClient) -> None:
    assert client.get("/compare.json", params={"a": "none"}).status_code == 404
    assert client.get("/compare").status_code == 200


@pytest.mark.slow
def test_sentences_in_other_words_are_matched_by_meaning(archive: Archive) -> None:
    one = "The two presidents met in Hollin. Arvenia will open a new port on the northern coast by 2032."
    other = "The leaders talked in Hollin. The Arvenian side is to put a harbour in the north into service by 2032."
    with TestClient(make_app(archive, Settings()), base_url="http://127.0.0.1:8765") as client:
        a, b = (client.post("/add.json", data={"text": text}).json()["arrived"][0]["id"] for text in (one, other))
        asked = {"a": a, "b": b}
        assert client.get("/compare.json", params=asked).json()["by"] == "words"
        assert "by=meaning" in client.get("/compare", params=asked, headers=HTML).text
        found = client.get("/compare.json", params=asked | {"by": "meaning"}).json()
        assert found["by"] == "meaning"
        pairs = [row for row in found["comparison"]["rows"] if row["a"] and row["b"]]
        assert [row["b"]["quote"][:16] for row in pairs if "port" in row["a"]["quote"]] == ["The Arvenian sid"]
        page = client.get("/compare", params=asked | {"by": "meaning"}, headers=HTML).text
        assert "Match by words alone" in page


def test_texts_read_with_rules_alone_are_compared_by_words(client: TestClient, archive: Archive) -> None:
    first = client.get("/statements.json").json()["rows"][0]["id"]
    asked = {"a": first, "b": archive.add(record_of(TEXT + " The ferries stay.")).id, "by": "meaning"}
    here = TestClient(make_app(archive, Settings(fast=True)), base_url="http://127.0.0.1:8765")
    found = here.get("/compare.json", params=asked).json()
    assert (found["by"], found["meaning"]) == ("words", False)
