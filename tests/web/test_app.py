"""Pages, their twins, and what every answer carries."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.web import Settings
from tests.archive.making import bare

HTML = {"Accept": "text/html"}
WEB_PAGE = (Path(__file__).parents[2] / "docs" / "web.md").read_text(encoding="utf-8")


def only_statement(client: TestClient) -> str:
    return str(client.get("/statements.json").json()["rows"][0]["id"])


@pytest.mark.parametrize("path", ["/", "/statements"])
def test_a_page_and_its_twin_tell_of_the_same_statement(client: TestClient, path: str) -> None:
    id_ = only_statement(client)
    assert f"/statements/{id_}" in client.get(path, headers=HTML).text
    assert id_ in client.get("/.json" if path == "/" else f"{path}.json").text


def test_the_reader_marks_findings_and_its_twin_is_the_record(client: TestClient, archive: Archive) -> None:
    id_ = only_statement(client)
    assert 'class="m k-commitment firm' in client.get(f"/statements/{id_}", headers=HTML).text
    twin = client.get(f"/statements/{id_}.json").json()
    assert twin["record"]["commitments"][0]["strength"] == archive.record_of(id_).commitments[0].strength


def test_a_title_is_text_and_never_markup(client: TestClient) -> None:
    for path in ("/", "/statements", f"/statements/{only_statement(client)}"):
        assert "<b>a bridge</b>" not in client.get(path, headers=HTML).text


def test_errors_have_one_body_and_one_page(client: TestClient) -> None:
    body = client.get("/statements/none.json").json()
    assert (body["ok"], body["status"], len(body["errors"])) == (False, 404, 1)
    page = client.get("/statements/none", headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert client.get("/statements.json?after=%00").status_code == 422


def test_no_answer_lets_anything_load_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/none", "/-/assets/app.css", f"/statements/{only_statement(client)}/source"):
        assert "default-src 'none'" in client.get(path).headers["Content-Security-Policy"] or path.endswith("source")
        assert client.get(path).headers["X-Content-Type-Options"] == "nosniff"


def test_other_hosts_and_other_sites_are_turned_away(client: TestClient) -> None:
    assert client.get("/", headers={"Host": "evil.example:8765"}).status_code == 403
    for sent in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}):
        assert client.post("/-/language/es", headers=sent).status_code == 403


def test_originals_are_downloads(client: TestClient, archive: Archive) -> None:
    text = "<script>alert(1)</script> Arvenia will open the port."

    added = archive.add(bare(text), source_bytes=text.encode(), media_type="text/html")
    answer = client.get(f"/statements/{added.id}/source")
    assert answer.content == text.encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"


def test_every_setting_is_documented() -> None:
    for name in Settings.model_fields:
        assert f"`{name}`" in WEB_PAGE


def test_every_page_of_the_openapi_answers(client: TestClient) -> None:
    paths = client.get("/-/openapi.json").json()["paths"]
    assert {"/.json", "/statements.json", "/statements/{id}.json"} <= set(paths)


def test_a_host_that_others_reach_is_not_local() -> None:
    assert [Settings(host=host).is_local for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "desk.example")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_a_browser_that_asks_for_an_icon_is_told_that_there_is_none(client: TestClient) -> None:
    answer = client.get("/favicon.ico")
    assert (answer.status_code, answer.content) == (204, b"")
