"""Listings of findings, their exports, and the first page."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web.urls import LISTINGS
from tests.archive.making import TEXT, record_of

HTML = {"Accept": "text/html"}


@pytest.mark.parametrize("kind", LISTINGS)
def test_every_kind_has_a_listing_with_twin_and_csv(client: TestClient, kind: str) -> None:
    path = LISTINGS[kind]
    rows = client.get(f"{path}.json").json()["found"]["rows"]
    assert {row["kind"] for row in rows} == {kind}
    assert rows[0]["quote"] in client.get(path, headers=HTML).text
    exported = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv").text)))
    assert [row["key"] for row in exported] == [row["key"] for row in rows]


def test_a_listing_is_filtered_by_a_form_with_empty_fields(client: TestClient) -> None:
    for strength, count in (("firm", 1), ("exploring", 0), ("", 1)):
        asked = {"strength": strength, "due_since": "", "actor": "Arvenia", "least": ""}
        found = client.get("/commitments.json", params=asked).json()["found"]["rows"]
        assert len(found) == count
    assert client.get("/figures.json", params={"least": "much"}).status_code == 422
    assert client.get("/figures.json", params={"after": "%00"}).status_code == 422
    assert client.get("/figures.json", params={"since": "2031-99-99"}).status_code == 422


def test_what_a_spreadsheet_would_run_is_kept_as_text(client: TestClient, archive: Archive) -> None:
    archive.add(record_of(f"{TEXT} Ferries stay.", title="=HYPERLINK(1)", issuer="Bolmara"))
    titles = [row["title"] for row in csv.DictReader(io.StringIO(client.get("/commitments.csv").text))]
    assert "'=HYPERLINK(1)" in titles


def test_actors_lead_to_their_commitments(client: TestClient) -> None:
    assert "Arvenia" in [row["label"] for row in client.get("/actors.json").json()["actors"]]
    assert "/commitments?actor=Arvenia" in client.get("/actors", headers=HTML).text


def test_the_first_page_tells_deadlines_and_what_waits(client: TestClient) -> None:
    home = client.get("/.json").json()
    assert home["queue"]["rows"]
    dated = {row["key"] for name in ("coming", "overdue") for row in home[name]}
    days = [row["last_day"] for row in client.get("/commitments.json").json()["found"]["rows"]]
    assert all(row["last_day"] < home["today"] for row in home["overdue"])
    assert all(row["last_day"] >= home["today"] for row in home["coming"])
    assert bool(dated) <= any(days)
