"""Whatever stands in titles, texts, names, addresses, file names and reasons is shown as text and never runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from lxml import html
from markupsafe import escape
from starlette.testclient import TestClient

from onrecord.archive import Archive, CannotKeep, Users, open_archive
from onrecord.record import (
    Actor,
    Attribution,
    Commitment,
    Effect,
    Figure,
    Meeting,
    Programme,
    Record,
    Span,
    Statement,
    id_of,
)
from onrecord.web import Settings, hashed, make_app
from tests.archive.making import READER
from tests.web.serving import served_at

PAYLOADS = (Path(__file__).parent / "xss.txt").read_text(encoding="utf-8").splitlines()
HTML = {"Accept": "text/html"}
PASSWORD = "correct horse of Hollin"
# Calls that a payload makes are counted, whatever it calls.
SENTINEL = "window.ran = []; for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => ran.push(name);"
STOPPED = "window.stopped = []; addEventListener('securitypolicyviolation', e => stopped.push(e.effectiveDirective));"
NEVER = {"iframe", "object", "embed", "base", "frame", "applet", "math", "marquee", "style", "video", "audio"}
MOST_PAGES = 400


def hostile(payload: str) -> Record:
    """A record that says the payload wherever a record can say anything."""
    text = f"{payload} will pay {payload} because {payload} rose, said {payload}."
    whole = Span.of(text, 0, len(text))
    said = Span.of(text, 0, len(payload))
    basis = {"rule": payload, "confidence": 0.5}
    statement = Statement(
        text=text, title=payload, issuer=payload, published="2031-03-12", kind=payload, place=payload, source=payload
    )
    return Record(
        id=id_of(statement),
        statement=statement,
        reader=READER,
        meeting=Meeting(participants=("a1",), place=payload, spans=(said,), **basis),
        actors=(Actor(id="a1", name=payload, type="person", designation=payload, mentions=(said,)),),
        attributions=(Attribution(id="q1", kind="direct", speaker="a1", content=(said,), cue=(said,), **basis),),
        commitments=(
            Commitment(id="c1", span=whole, strength="firm", agents=("a1",), action=said, programmes=("p1",), **basis),
        ),
        figures=(Figure(id="f1", span=said, value=3, unit=payload, approximator=payload, places=("a1",), **basis),),
        effects=(Effect(id="e1", span=whole, cause=said, effect=said, direction="up", **basis),),
        programmes=(Programme(id="p1", name=payload, kind=payload, mentions=(said,)),),
    )


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive in which every payload stands everywhere."""
    with open_archive(tmp_path_factory.mktemp("poisoned") / "archive.db") as archive:
        for number, payload in enumerate(PAYLOADS):
            id_ = archive.add(hostile(payload), address=payload).id
            key = next(row.finding for row in archive.reviewed(id_) if row.kind == "commitment")
            archive.review(key, ("accept", "reject")[number % 2], who=payload, why=payload)
            archive.add_failure(payload, payload)
        users, password = Users(archive), hashed(PASSWORD)
        for payload in PAYLOADS:
            with suppress(CannotKeep):  # too long for a name, or the same but for capitals
                users.add(payload, "reader", password)
        users.add("Ada", "admin", password)
        yield archive


@pytest.fixture(scope="module")
def reading(poisoned: Archive) -> TestClient:
    """A client of somebody who sees every page."""
    client = TestClient(make_app(poisoned, Settings(login=True)), base_url="http://127.0.0.1:8765", headers=HTML)
    client.post("/login", data={"name": "Ada", "password": PASSWORD})
    return client


@pytest.fixture(scope="module")
def found(reading: TestClient) -> dict[str, str]:
    """Pages by address: those asked for with payloads, then all that links lead to, a kind not too often."""
    asked = [f"/search?q={quote(each)}&narrow={quote('actor:' + each)}" for each in PAYLOADS[::20]]
    asked += [f"/{name}?q={quote(each)}&issuer={quote(each)}" for each in PAYLOADS[1::40] for name in LISTINGS]
    asked += [f"/statements/{quote(each, safe='')}" for each in PAYLOADS[2::40]]
    asked += [f"/login?then={quote('/' + each)}" for each in PAYLOADS[3::40]]
    waiting, pages, kinds = ["/", "/users", "/me", *asked], {}, {}
    while waiting and len(pages) < MOST_PAGES:
        address = waiting.pop(0)
        kind = re.sub(r"/[0-9a-f]{16}", "/ID", urlsplit(address).path)
        if address in pages or kinds.get(kind, 0) >= (len(PAYLOADS) if kind == "/statements/ID" else 8):
            continue
        answer = reading.get(address)
        assert answer.status_code < 500, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        kinds[kind] = kinds.get(kind, 0) + 1
        pages[address] = answer.text
        links = html.fromstring(answer.text).xpath("//a/@href | //iframe/@src | //img/@src")
        waiting += [link.partition("#")[0] for link in links if link.startswith("/") and not link.startswith("//")]
    return pages


LISTINGS = ("statements", "commitments", "figures", "effects", "attributions", "programmes", "review")


def test_the_corpus_is_large_and_each_payload_is_one_line() -> None:
    assert len(PAYLOADS) >= 100
    assert len(set(PAYLOADS)) == len(PAYLOADS)


def test_every_payload_is_shown_on_some_page(found: dict[str, str]) -> None:
    everything = "".join(found.values())
    unseen = [each for each in PAYLOADS if str(escape(each)) not in everything]
    assert unseen == []
    assert len(found) > len(PAYLOADS)


def test_no_payload_becomes_markup(found: dict[str, str]) -> None:
    wrong = []
    for address, text in found.items():
        for element in html.fromstring(text).iter():
            if not isinstance(element.tag, str):
                wrong.append((address, "a comment"))
                continue
            has = dict(element.attrib)
            handlers = [name for name in has if name.startswith(("on", "hx-on", "style"))]
            leads = [has[name].strip() for name in ("href", "src", "action", "formaction") if name in has]
            leads = [each for each in leads if not each.startswith(("/", "#", "data:,"))]
            inline = element.tag == "script" and (element.text or not has.get("src", "").startswith("/-/assets/"))
            if handlers or leads or inline or element.tag in NEVER:
                wrong.append((address, html.tostring(element)[:200]))
    assert wrong == []


def test_text_that_is_no_page_is_never_taken_for_one(reading: TestClient, poisoned: Archive) -> None:
    id_ = poisoned.statements().rows[0].id
    for path in (f"/statements/{id_}/text", f"/statements/{id_}.json", "/commitments.csv", "/-/openapi.json"):
        answer = reading.get(path)
        assert not answer.headers["content-type"].startswith("text/html")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.browser
def test_the_sentinel_sees_what_runs(browser: Any) -> None:
    context = browser.new_context()
    context.add_init_script(SENTINEL)
    tab = context.new_page()
    ran = 0
    for payload in PAYLOADS:
        tab.goto("about:blank")
        tab.set_content(f"<p>{payload}</p>", wait_until="commit")
        tab.wait_for_timeout(15)
        try:
            ran += bool(tab.evaluate("window.ran && window.ran.length"))
        except Exception:  # noqa: BLE001 - the payload led the page away
            ran += 1
    context.close()
    assert ran > 40


@pytest.mark.browser
@pytest.mark.slow
def test_nothing_runs_even_without_the_content_security_policy(
    browser: Any, reading: TestClient, found: dict[str, str]
) -> None:
    with served_at(reading.app) as address:
        context = browser.new_context(base_url=address, bypass_csp=True)
        context.add_cookies([{"name": "onrecord", "value": reading.cookies["onrecord"], "url": address}])
        context.add_init_script(SENTINEL)
        tab = context.new_page()
        elsewhere: list[str] = []
        tab.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else elsewhere.append(sent.url))
        tab.on("dialog", lambda dialog: elsewhere.append("a dialog") or dialog.dismiss())
        for path in found:
            tab.goto(path)
            if "/statements/" in path:
                tab.evaluate("payload => { location.hash = '#at=' + payload }", PAYLOADS[0])
                tab.keyboard.press("j")
                tab.keyboard.press("c")
            assert tab.evaluate("window.ran") == [], path
            assert tab.url.startswith(address), path
        context.close()
    assert elsewhere == []


@pytest.mark.browser
def test_the_content_security_policy_has_nothing_to_stop(
    browser: Any, reading: TestClient, found: dict[str, str]
) -> None:
    with served_at(reading.app) as address:
        context = browser.new_context(base_url=address)
        context.add_cookies([{"name": "onrecord", "value": reading.cookies["onrecord"], "url": address}])
        context.add_init_script(STOPPED)
        tab = context.new_page()
        for path in list(found)[:: max(1, len(found) // 40)]:
            tab.goto(path)
            assert tab.evaluate("window.stopped") == [], path
        tab.goto("/")
        tab.evaluate(
            """() => new Promise((done) => {
                addEventListener("securitypolicyviolation", done, { once: true });
                document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>");
            }).then(() => true)"""
        )
        assert len(tab.evaluate("window.stopped")) > 0
        context.close()
