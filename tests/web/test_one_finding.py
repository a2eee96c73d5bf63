"""Pages of one finding, checks against series, profiles, the board."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web.standing import as_people_have_it
from tests.archive.making import TEXT, record_of

HTML = {"Accept": "text/html"}


def only(client: TestClient) -> str:
    return str(client.get("/statements.json").json()["rows"][0]["id"])


def key_of(client: TestClient, kind: str) -> str:
    return str(client.get(f"/{kind}.json").json()["found"]["rows"][0]["key"])


def test_a_statement_is_checked_and_its_verdicts_reach_every_page(checking: TestClient) -> None:
    id_ = only(checking)
    assert checking.post(f"/statements/{id_}/check.json").json() == {"statement": id_, "new": True}
    assert checking.post(f"/statements/{id_}/check.json").json()["new"] is False
    tested = checking.get(f"/statements/{id_}/checks.json").json()["tested"]
    assert {each["verdict"]["verdict"] for each in tested} >= {"supported", "contradicted"}
    page = checking.get(f"/statements/{id_}/checks", headers=HTML).text
    assert page.count('class="chart"') >= 2
    assert "<style" not in page
    assert [row["verdict"] for row in checking.get("/.json").json()["contradicted"]][:1] == ["contradicted"]
    assert "contradicted" in checking.get(f"/statements/{id_}", headers=HTML).text
    assert 'class="small-chart"' in checking.get("/figures", headers=HTML).text


def test_a_figure_has_its_arithmetic_and_a_series_the_figures_tested_against_it(checking: TestClient) -> None:
    checking.post(f"/statements/{only(checking)}/check.json")
    found = checking.get("/figures.json", params={"verdict": "contradicted"}).json()["found"]["rows"][0]
    one = checking.get(f"/figures/{found['key']}.json").json()
    assert one["series"] == ["arvenia_unemployment_monthly"]
    assert one["verdicts"][0]["body"]["observations"][0]["value"] == 5.5
    assert one["facts"]["value"] == "6.9 %"
    page = checking.get(f"/figures/{found['key']}", headers=HTML).text
    assert "/series/one?id=arvenia_unemployment_monthly" in page
    series = checking.get("/series/one.json", params={"id": one["series"][0]}).json()
    assert found["key"] in [each["finding"]["key"] for each in series["tested"]]
    assert len(series["cells"][0]["line"]) == 78
    assert 'class="chart"' in checking.get("/series/one", params={"id": one["series"][0]}, headers=HTML).text
    assert len(checking.get("/series.json").json()["series"]) == 3
    assert checking.get("/series/one.json", params={"id": "none"}).status_code == 404


def test_checking_without_series_is_one_sentence(client: TestClient) -> None:
    answer = client.post(f"/statements/{only(client)}/check.json")
    assert (answer.status_code, "No series are held" in answer.json()["error"]) == (409, True)
    assert client.post("/statements/none/check.json").status_code == 404


def test_a_commitment_has_its_context_and_what_people_said(client: TestClient, archive: Archive) -> None:
    key = key_of(client, "commitments")
    client.post(f"/findings/{key}/review.json", data={"action": "accept", "why": "read it"})
    one = client.get(f"/commitments/{key}.json").json()
    assert (one["standing"], one["reviews"][0]["why"]) == ("accepted", "read it")
    assert one["context"]["before"] + one["context"]["quote"] + one["context"]["after"] == TEXT
    assert one["facts"]["deadline"] == "by 2031 (until 31 December 2031)"
    assert one["facts"]["programmes"] == "Selm bridge"
    assert "/programme?name=Selm+bridge" in client.get(f"/commitments/{key}", headers=HTML).text
    assert client.get(f"/figures/{key}.json").status_code == 404
    assert client.get("/commitments/none.json").status_code == 404


def test_like_words_of_the_same_actor_elsewhere_are_candidates(client: TestClient, archive: Archive) -> None:
    key = key_of(client, "commitments")
    assert client.get(f"/commitments/{key}.json").json()["alike"] == []
    other = archive.add(record_of("News. " + TEXT, issuer="Bolmara")).id
    alike = client.get(f"/commitments/{key}.json").json()["alike"]
    assert [(each["finding"]["statement"], each["likeness"]) for each in alike] == [(other, 100.0)]


@pytest.mark.parametrize(("by", "name"), [("actor", "Arvenia"), ("topic", "Transportation"), ("strength", "firm")])
def test_the_board_groups_commitments(client: TestClient, by: str, name: str) -> None:
    found = client.get("/commitments/board.json", params={"by": by, "actor": ""}).json()
    assert [(each["name"], len(each["rows"])) for each in found["groups"]] == [(name, 1)]
    assert name in client.get("/commitments/board", params={"by": by}, headers=HTML).text


def test_the_board_tells_what_is_due_from_what_is_past(client: TestClient, archive: Archive) -> None:
    archive.add(record_of("Once. " + TEXT).model_copy())
    board = client.get("/commitments/board.json", params={"by": "deadline"}).json()
    day = board["today"]
    for group in board["groups"]:
        assert all((row["last_day"] < day) == (group["name"] == "overdue") for row in group["rows"])
    assert client.get("/commitments/board.json", params={"by": "colour"}).status_code == 422


def test_profiles_have_timelines(client: TestClient, archive: Archive) -> None:
    archive.add(record_of("News. " + TEXT, title="Later", published="2032-01-01"))
    for path, name in (("actor", "Arvenia"), ("actor", "Bolmara"), ("programme", "Selm bridge")):
        found = client.get(f"/{path}.json", params={"name": name}).json()
        assert [stop["statement"]["published"] for stop in found["timeline"]] == ["2032-01-01", "2031-03-12"]
        assert found["counts"]["commitment"] == 2
        assert "Later" in client.get(f"/{path}", params={"name": name}, headers=HTML).text
    assert client.get("/actor.json", params={"name": "../x"}).status_code == 404


def test_a_programme_shows_who_spoke_of_it(client: TestClient) -> None:
    found = client.get("/programme.json", params={"name": "Selm bridge"}).json()
    (stop,) = found["timeline"]
    assert [row["kind"] for row in stop["findings"]] == ["commitment", "attribution"]
    assert "Selm bridge" in stop["findings"][1]["quote"]
    page = client.get("/programme", params={"name": "Selm bridge"}, headers=HTML).text
    assert "named in 1 reported remark<" in page


def test_a_statement_without_a_title_is_called_by_its_first_words(client: TestClient, archive: Archive) -> None:
    archive.add(record_of("Untitled news of the coast. " + TEXT))
    for path in ("/", "/statements", "/commitments", "/review", "/search?q=coast", "/compare", "/actor?name=Arvenia"):
        assert "Untitled news of the coast" in client.get(path, headers=HTML).text, path


def test_what_stands_in_the_reader_leads_to_its_own_page(client: TestClient, archive: Archive) -> None:
    shown = as_people_have_it(archive.record_of(only(client)), archive.reviewed(only(client)))
    page = client.get(f"/statements/{only(client)}", headers=HTML).text
    for name, row in shown.standing.items():
        kind = name.rpartition("-")[0]
        assert (f"/{kind}s/{row.finding}" in page) == (kind in ("commitment", "figure", "effect"))
