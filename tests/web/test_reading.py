"""The reader: how findings stand, corrections and additions by people."""

from __future__ import annotations

import json

from starlette.testclient import TestClient

from tests.archive.making import TEXT

HTML = {"Accept": "text/html"}


def only(client: TestClient) -> tuple[str, dict[str, str]]:
    """The id of the only statement, and the key of each of its findings by kind."""
    id_ = client.get("/statements.json").json()["rows"][0]["id"]
    rows = client.get(f"/statements/{id_}.json").json()["reviewed"]
    return id_, {row["kind"]: row["finding"] for row in rows}


def test_each_finding_shows_how_it_stands(client: TestClient) -> None:
    id_, keys = only(client)
    client.post(f"/findings/{keys['commitment']}/review.json", data={"action": "reject"})
    page = client.get(f"/statements/{id_}", headers=HTML).text
    assert f'data-key="{keys["commitment"]}" data-kind="commitment" data-standing="rejected"' in page
    assert f'data-key="{keys["figure"]}" data-kind="figure" data-standing=""' in page


def test_the_reader_shows_what_people_corrected(client: TestClient) -> None:
    id_, keys = only(client)
    values = json.dumps({"strength": "exploring"})
    said = client.post(f"/findings/{keys['commitment']}/review.json", data={"action": "correct", "values": values})
    assert said.json()["standing"] == "corrected"
    assert 'class="m k-commitment exploring' in client.get(f"/statements/{id_}", headers=HTML).text
    twin = client.get(f"/statements/{id_}.json").json()
    assert twin["record"]["commitments"][0]["strength"] == "firm"


def test_selected_words_become_a_finding(client: TestClient) -> None:
    id_, _ = only(client)
    start = TEXT.index("2031")
    for at in (start, TEXT.index("tariffs")):
        values = json.dumps({"span": {"start": at, "end": at + 4}})
        said = client.post(f"/statements/{id_}/findings.json", data={"kind": "figure", "values": values})
        assert (said.status_code, said.json()["standing"]) == (200, "added")
    page = client.get(f"/statements/{id_}", headers=HTML).text
    assert page.count('data-standing="added"') == 2


def test_values_that_make_no_finding_are_one_sentence(client: TestClient) -> None:
    id_, keys = only(client)
    for values in ("{", "[]", '{"strength": "iron"}', '{"colour": "red"}'):
        sent = {"action": "correct", "values": values}
        assert client.post(f"/findings/{keys['commitment']}/review.json", data=sent).status_code in (409, 422)
    sent = {"kind": "figure", "values": '{"span": {"start": 5, "end": 100000}}'}
    assert client.post(f"/statements/{id_}/findings.json", data=sent).status_code == 409
    assert client.post("/statements/none/findings.json", data=sent).status_code == 404
