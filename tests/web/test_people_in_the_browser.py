"""Logging in, letting people in, and long texts, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.archive import Archive, Users
from onrecord.web import Settings, hashed, make_app
from tests.export.conftest import handmade
from tests.web.serving import in_pieces, served_at

pytestmark = pytest.mark.browser
PASSWORD = "correct horse of Hollin"
SIZES = [(1280, 800), (390, 844)]
EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
SHIFTS = """window.shifts = []; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.fixture
def desk(browser: Any, archive: Archive) -> Iterator[Callable[..., Any]]:
    """Opens pages of an application on which people log in; afterwards proves that nothing complained."""
    archive.add(handmade(), address="arvenia-readout.txt")
    for name, role in (("Ada", "admin"), ("Rea", "reader")):
        Users(archive).add(name, role, hashed(PASSWORD))
    trouble: list[str] = []
    contexts = []
    with served_at(make_app(archive, Settings(login=True, fast=True))) as address:

        def opener(path: str = "/", width: int = 1280, height: int = 800, **options: Any) -> Any:
            size = {"width": width, "height": height}
            context = browser.new_context(base_url=address, viewport=size, reduced_motion="reduce", **options)
            contexts.append(context)
            context.set_default_timeout(10_000)
            tab = context.new_page()
            tab.on("console", lambda message: trouble.append(message.text))
            tab.on("pageerror", lambda error: trouble.append(str(error)))
            tab.goto(path)
            return tab

        yield opener
        for context in contexts:
            context.close()
    assert [each for each in trouble if "401" not in each] == []


def log_in(tab: Any, name: str = "Ada", password: str = PASSWORD) -> None:
    tab.focus("input[name=name]")
    tab.keyboard.type(name)
    tab.keyboard.press("Tab")
    tab.keyboard.type(password)
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def test_one_logs_in_reviews_and_logs_out_with_keys_alone(desk: Any, archive: Archive) -> None:
    id_ = archive.statements().rows[0].id
    tab = desk(f"/statements/{id_}")
    log_in(tab, password="wrong")
    assert tab.inner_text("[role=alert]") == "The name and the password do not fit."
    log_in(tab)
    assert tab.url.endswith(f"/statements/{id_}")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.wait_for_selector(".entry.raised .standing[data-standing=accepted]", state="attached")
    assert [each.who for row in archive.reviewed(id_) for each in row.reviews] == ["Ada"]
    tab.focus(".person button")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    tab.goto("/")
    assert tab.url.partition("?")[0].endswith("/login")


def test_the_queue_is_judged_by_a_script_that_carries_the_token(desk: Any, archive: Archive) -> None:
    tab = desk("/review")
    log_in(tab)
    tab.click(".judging button[value=accept] >> nth=0")
    tab.wait_for_selector(".judging [role=status]")
    tab.click(".judging button[value=undo]")
    tab.wait_for_selector(".judging [role=status]:text('open')")


def test_an_admin_lets_somebody_in_changes_and_removes_them(desk: Any, archive: Archive) -> None:
    tab = desk("/users")
    log_in(tab)
    tab.fill(".person-form input[name=name]", "Lou <b>")
    tab.fill(".person-form input[name=password]", PASSWORD)
    with tab.expect_navigation():
        tab.click(".person-form .first")
    row = tab.locator(".entries > li", has_text="Lou <b>")
    row.locator("summary").press("Enter")
    row.locator("select").select_option("reviewer")
    with tab.expect_navigation():
        row.locator("button").first.click()
    assert {each.name: each.role for each in Users(archive).all()}["Lou <b>"] == "reviewer"
    row = tab.locator(".entries > li", has_text="Lou <b>")
    row.locator("summary").press("Enter")
    with tab.expect_navigation():
        row.locator("button").last.click()
    assert len(Users(archive).all()) == 2


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_for_people_violates_wcag_or_is_wider_than_the_screen(
    desk: Any, width: int, height: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    tab = desk("/login", width, height, color_scheme=scheme, bypass_csp=True)
    found = []

    def look(path: str) -> None:
        result = axe.Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        found.extend((path, each["id"], each["nodes"][0]["html"]) for each in result.response["violations"])
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, "wider than the screen", ""))

    look("/login")
    log_in(tab, password="wrong")
    look("/login, wrong")
    log_in(tab)
    for path in ("/", "/me", "/users"):
        tab.goto(path)
        if path == "/users":
            tab.click("summary")
        look(path)
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_page_of_a_long_statement_does_not_move_while_it_loads(
    browser: Any, archive: Archive, width: int, height: int
) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in EXAMPLES * 9)
    assert len(text.split()) > 10_000
    id_ = archive.add(onrecord.read(text, fast=True)).id
    with served_at(in_pieces(make_app(archive))) as address:
        context = browser.new_context(viewport={"width": width, "height": height})
        context.add_init_script(SHIFTS)
        tab = context.new_page()
        for path in (f"/statements/{id_}", f"/statements/{id_}#at=commitment-9", "/"):
            tab.goto(address + path)
            tab.evaluate("document.fonts.ready.then(() => new Promise(done => setTimeout(done, 300)))")
            assert sum(tab.evaluate("window.shifts")) == 0, path
        context.close()
