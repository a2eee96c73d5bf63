"""Who gets in, what each may do, and what nobody can do in another's name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from onrecord.archive import Archive, Users
from onrecord.web import Settings, hashed, make_app
from onrecord.web.urls import URLS
from onrecord.web.views import ROUTERS
from tests.archive.making import TEXT, record_of

HTML = {"Accept": "text/html"}
PASSWORD = "correct horse of Hollin"
SETTINGS = Settings(host="0.0.0.0", fast=True, tries=3)
HERE = "http://desk.example:8765"


@pytest.fixture(scope="session")
def password_hash() -> str:
    return hashed(PASSWORD)


@pytest.fixture
def peopled(archive: Archive, password_hash: str) -> Archive:
    """An archive with a statement and a user of each role."""
    archive.add(record_of(title="Bridge", issuer="Arvenia", published="2031-03-12"), address="bridge.txt")
    for name, role in (("Rea", "reader"), ("Viv", "reviewer"), ("Ada", "admin")):
        Users(archive).add(name, role, password_hash)
    return archive


@pytest.fixture
def visitor(peopled: Archive) -> TestClient:
    """Somebody who has not logged in."""
    return TestClient(make_app(peopled, SETTINGS), base_url=HERE)


@pytest.fixture
def logged_in(visitor: TestClient) -> Callable[[str], TestClient]:
    """Gives a client of the same application on which somebody has logged in as programs do."""

    def make(name: str) -> TestClient:
        client = TestClient(visitor.app, base_url=HERE)
        answer = client.post("/login.json", data={"name": name, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        client.headers["X-Form-Token"] = answer.json()["form_token"]
        return client

    return make


def routes() -> list[tuple[str, str]]:
    """Every method and path, with something in the place of parameters."""
    found = [route for router in ROUTERS for route in router.routes]
    return sorted(
        (method, re.sub(r"\{\w+\}", "en", route.path))
        for route in found
        if isinstance(route, APIRoute)
        for method in route.methods
    )


def key_of(archive: Archive) -> str:
    return archive.queue().rows[0].finding


def test_who_is_not_logged_in_sees_the_login_alone(visitor: TestClient) -> None:
    open_to_all = {"/login", "/login.json", "/-/assets/en", "/-/language/en"}
    asked = [(method, path) for method, path in [*routes(), ("GET", "/-/openapi.json")] if path not in open_to_all]
    assert len(asked) > 30
    for method, path in asked:
        assert visitor.request(method, path).status_code == 401, path
        page = visitor.request(method, path, headers=HTML, follow_redirects=False)
        assert page.status_code == 401 if path.endswith(".json") else page.headers["location"].startswith("/login")
        assert "Bridge" not in page.text


def test_one_gets_in_by_the_form_and_is_brought_where_one_wanted_to_go(visitor: TestClient) -> None:
    asked = visitor.get("/statements?issuer=Arvenia", headers=HTML)
    assert (asked.status_code, asked.url.path) == (200, "/login")
    form = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', asked.text.split("person-form")[1]))
    sent = {**form, "name": "viv", "password": PASSWORD}
    wrong = visitor.post("/login", data={**sent, "password": "wrong"}, headers=HTML)
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (401, True)
    before = visitor.cookies["onrecord"]
    there = visitor.post("/login", data=sent, headers={**HTML, "Origin": HERE})
    assert str(there.url) == f"{HERE}/statements?issuer=Arvenia"
    assert "Bridge" in there.text
    assert visitor.cookies["onrecord"] != before
    cookie = there.history[0].headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Secure" not in cookie


def test_the_cookie_is_secure_over_https(visitor: TestClient) -> None:
    client = TestClient(visitor.app, base_url="https://desk.example")
    answer = client.post("/login.json", data={"name": "Rea", "password": PASSWORD})
    assert "Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/\\evil.example", "/\t/evil.example", "x"])
def test_nobody_is_brought_to_another_site(visitor: TestClient, then: str) -> None:
    sent = {"name": "Rea", "password": PASSWORD, "then": then}
    answer = visitor.post("/login", data=sent, headers=HTML, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_logging_out_ends_the_session_for_every_copy_of_the_cookie(logged_in: Any) -> None:
    client = logged_in("Rea")
    held = dict(client.cookies)
    assert client.get("/statements.json").status_code == 200
    client.post("/logout", follow_redirects=False)
    client.cookies.update(held)
    assert client.get("/statements.json").status_code == 401


def test_a_session_ends_by_itself(peopled: Archive) -> None:
    app = make_app(peopled, SETTINGS.model_copy(update={"session_hours": 1e-9}))
    client = TestClient(app, base_url=HERE)
    assert client.post("/login.json", data={"name": "Rea", "password": PASSWORD}).status_code == 200
    assert client.get("/statements.json").status_code == 401


def test_wrong_passwords_have_to_wait_by_name_and_by_address(visitor: TestClient) -> None:
    def tried(name: str, password: str = "wrong") -> int:
        return visitor.post("/login.json", data={"name": name, "password": password}).status_code

    assert [tried("Rea") for _ in range(4)] == [401, 401, 401, 429]
    assert tried("rea", PASSWORD) == 429
    assert tried("Viv", PASSWORD) == 200
    visitor.cookies.clear()
    assert [tried(f"nobody {number}") for number in range(10)] == [401] * 9 + [429]
    waiting = visitor.post("/login", data={"name": "Ada", "password": PASSWORD}, headers=HTML)
    assert waiting.status_code == 429
    assert 0 < int(waiting.headers["Retry-After"]) <= 300


def test_readers_change_nothing(logged_in: Any, peopled: Archive) -> None:
    reader = logged_in("Rea")
    own = ("/logout", "/login", "/login.json", "/me", "/me.json", "/-/language/en")
    changing = [path for method, path in routes() if method == "POST" and path not in own]
    assert len(changing) > 8
    for path in changing:
        assert reader.post(path, data={"action": "accept"}).status_code == 403, path
    assert peopled.reviews(key_of(peopled)) == []
    assert reader.get("/users.json").status_code == 403
    page = reader.get(f"/statements/{peopled.statements().rows[0].id}", headers=HTML).text
    assert 'data-do="cite"' in page
    assert 'data-do="accept"' not in page
    assert 'href="/add"' not in page


def test_reviewers_review_in_their_name_and_add_nothing(logged_in: Any, peopled: Archive) -> None:
    reviewer, key = logged_in("viv"), key_of(peopled)
    said = reviewer.post(f"/findings/{key}/review.json", data={"action": "accept"})
    assert said.json()["review"]["who"] == "Viv"
    id_ = peopled.statements().rows[0].id
    values = json.dumps({"span": {"start": 0, "end": 7}, "action": {"start": 0, "end": 7}, "strength": "intent"})
    added = reviewer.post(f"/statements/{id_}/findings.json", data={"kind": "commitment", "values": values})
    assert added.json()["review"]["who"] == "Viv"
    assert reviewer.post("/add.json", data={"text": TEXT}).status_code == 403
    assert reviewer.get("/add", headers=HTML).status_code == 403
    assert reviewer.post("/users/remove.json", data={"name": "Rea"}).status_code == 403


def test_admins_let_people_in_change_them_and_remove_them(logged_in: Any, visitor: TestClient) -> None:
    admin = logged_in("Ada")
    sent = {"name": "Lou", "password": PASSWORD, "role": "reader"}
    assert "Lou" in [each["name"] for each in admin.post("/users.json", data=sent).json()["users"]]
    assert admin.post("/users.json", data={**sent, "name": "lou"}).status_code == 409
    assert admin.post("/users.json", data={**sent, "name": "Max", "password": "short"}).status_code == 422
    lou = logged_in("Lou")
    admin.post("/users/change.json", data={"name": "Lou", "role": "reviewer"})
    assert 'href="/review"' in lou.get("/", headers=HTML).text
    admin.post("/users/change.json", data={"name": "Lou", "password": "another password"})
    assert lou.get("/statements.json").status_code == 401
    assert admin.post("/users/remove.json", data={"name": "Lou"}).status_code == 200
    assert admin.post("/users/remove.json", data={"name": "Lou"}).status_code == 404
    for path, data in (("/users/remove.json", {}), ("/users/change.json", {"role": "reader"})):
        assert admin.post(path, data={"name": "ADA", **data}).status_code == 409


def test_one_changes_ones_own_password(logged_in: Any, visitor: TestClient) -> None:
    here, elsewhere = logged_in("Rea"), logged_in("Rea")
    assert here.post("/me.json", data={"password": "wrong", "new": "another password"}).status_code == 403
    assert here.post("/me.json", data={"password": PASSWORD, "new": "short"}).status_code == 422
    assert here.post("/me.json", data={"password": PASSWORD, "new": "another password"}).status_code == 200
    assert here.get("/me.json").json() == {"name": "Rea", "role": "reader"}
    assert elsewhere.get("/me.json").status_code == 401


def test_nothing_changes_without_the_token_of_the_page(logged_in: Any, peopled: Archive) -> None:
    reviewer, other, key = logged_in("Viv"), logged_in("Viv"), key_of(peopled)
    right = reviewer.headers.pop("X-Form-Token")
    address = f"/findings/{key}/review.json"
    for token in (None, "", right[:-1], other.headers["X-Form-Token"], "é"):
        sent = {"action": "accept"} | ({"form_token": token} if token is not None else {})
        assert reviewer.post(address, data=sent).status_code == 403
    assert reviewer.post("/logout").status_code == 403
    for origin in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        sent = {"action": "accept", "form_token": right}
        assert reviewer.post(address, data=sent, headers=origin).status_code == 403
    assert peopled.reviews(key) == []
    assert reviewer.post(address, data={"action": "accept", "form_token": right}).status_code == 200


def test_on_this_machine_a_browser_needs_the_token_and_a_program_none(client: TestClient, archive: Archive) -> None:
    address, browser = f"/findings/{key_of(archive)}/review.json", {"Origin": "http://127.0.0.1:8765"}
    assert client.post(address, data={"action": "accept"}, headers=browser).status_code == 403
    page = client.get("/review", headers=HTML).text
    token = re.findall(r'name="form-token" content="(\w+)"', page)[0]
    assert client.post(address, data={"action": "accept", "form_token": token}, headers=browser).status_code == 200
    assert client.post(address, data={"action": "reject"}).status_code == 200


def test_every_form_that_changes_something_carries_the_token(logged_in: Any, peopled: Archive) -> None:
    admin = logged_in("Ada")
    id_ = peopled.statements().rows[0].id
    rows = [peopled.find(kind).rows[0] for kind in ("commitment", "figure", "effect")]
    paths = ["/", "/add", "/review", "/users", "/me", "/series", "/search", "/compare", "/commitments/board"]
    paths += [f"/statements/{id_}", f"/statements/{id_}/checks", "/actor?name=Arvenia"]
    for path in (*paths, *(URLS.finding(row.kind, row.key) for row in rows)):
        forms = re.findall(r'<form[^>]*method="post".*?</form>', admin.get(path, headers=HTML).text, re.DOTALL)
        assert forms
        assert [form for form in forms if 'name="form_token"' not in form] == []


def test_where_nobody_logs_in_there_are_no_users(client: TestClient) -> None:
    for path in ("/login.json", "/me.json", "/users.json"):
        assert client.get(path).status_code == 404
    assert client.post("/login.json", data={"name": "Ada", "password": PASSWORD}).status_code == 404


def test_a_user_of_one_archive_is_nobody_in_another(logged_in: Any, tmp_path: Any) -> None:
    from onrecord.archive import open_archive

    here = logged_in("Ada")
    with open_archive(tmp_path / "other.db") as other:
        there = TestClient(make_app(other, SETTINGS), base_url=HERE)
        there.cookies.update(here.cookies)
        assert there.get("/statements.json").status_code == 401
