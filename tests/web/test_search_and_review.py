"""Searching and reviewing in the browser."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive

HTML = {"Accept": "text/html"}


def test_a_search_marks_what_was_looked_for_and_can_be_narrowed(client: TestClient) -> None:
    found = client.get("/search", params={"q": "bridge"}, headers=HTML).text
    assert "<mark>bridge</mark>" in found
    assert "narrow=strength%3Afirm" in found
    for narrow, total in (("strength:firm", 1), ("strength:exploring", 0)):
        hits = client.get("/search.json", params={"q": "bridge", "narrow": narrow}).json()["hits"]
        assert hits["total"] == total


@pytest.mark.parametrize("query", ['"', "<script>alert(1)</script>", "NEAR(a b) AND *", "\u202e"])
def test_any_query_is_answered_and_never_markup(client: TestClient, query: str) -> None:
    answer = client.get("/search", params={"q": query}, headers=HTML)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_dimension_that_does_not_exist_is_one_sentence(client: TestClient) -> None:
    assert client.get("/search.json", params={"narrow": "colour:red"}).json()["status"] == 422


def test_what_is_accepted_leaves_the_queue_and_can_be_taken_back(client: TestClient, archive: Archive) -> None:
    first = client.get("/review.json").json()["queue"]["rows"][0]
    said = client.post(f"/findings/{first['finding']}/review.json", data={"action": "accept", "why": "read it"}).json()
    assert (said["standing"], said["review"]["who"], said["review"]["why"]) == ("accepted", "desk", "read it")
    assert first["finding"] not in [row["finding"] for row in client.get("/review.json").json()["queue"]["rows"]]
    client.post(f"/findings/{first['finding']}/review.json", data={"action": "undo"})
    assert [each.action for each in archive.reviews(first["finding"])] == ["accept", "undo"]


def test_htmx_gets_the_row_anew_and_a_form_goes_back_to_the_text(client: TestClient) -> None:
    key = client.get("/review.json").json()["queue"]["rows"][0]["finding"]
    part = client.post(f"/findings/{key}/review", data={"action": "reject"}, headers={"HX-Request": "true"})
    assert part.text.startswith("<form")
    answer = client.post(f"/findings/{key}/review", data={"action": "undo"}, headers=HTML, follow_redirects=False)
    assert answer.status_code == 303


def test_no_finding_and_no_such_action_are_one_sentence(client: TestClient) -> None:
    assert client.post("/findings/none/review.json", data={"action": "accept"}).status_code == 404
    assert client.post("/findings/none/review.json", data={"action": "burn"}).status_code == 422
