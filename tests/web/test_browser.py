"""The journeys of a desk, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.web import Settings, make_app
from tests.export.conftest import handmade
from tests.web.serving import served_at

pytestmark = pytest.mark.browser


@pytest.fixture
def readout(archive: Archive) -> str:
    """The id of the readout among the examples."""
    return archive.add(handmade(), address="arvenia-readout.txt").id


@pytest.fixture
def served(archive: Archive, readout: str) -> Iterator[str]:
    """The address of an application on an archive that holds one statement."""
    with served_at(make_app(archive, Settings(fast=True))) as address:
        yield address


@pytest.fixture
def open_tab(browser: Any, served: str) -> Iterator[Callable[..., Any]]:
    """Opens pages of the application; afterwards proves that nothing complained or came from elsewhere."""
    trouble: list[str] = []
    contexts = []

    def opener(path: str = "/", width: int = 1280, height: int = 800, **options: Any) -> Any:
        context = browser.new_context(
            base_url=served,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(5000)
        tab = context.new_page()
        tab.on("console", lambda message: trouble.append(message.text))
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.on("request", lambda sent: None if sent.url.startswith((served, "data:")) else trouble.append(sent.url))
        tab.goto(path)
        return tab

    yield opener
    for context in contexts:
        context.close()
    assert trouble == []


def test_a_finding_is_accepted_rejected_and_opened_again_with_keys(
    open_tab: Any, archive: Archive, readout: str
) -> None:
    tab = open_tab(f"/statements/{readout}")
    tab.keyboard.press("j")
    entry = ".entry.raised .standing"
    for key, words in (("a", "accepted"), ("x", "rejected"), ("u", "rejected")):
        tab.keyboard.press(key)
        if key == "u":
            tab.wait_for_selector(f"{entry}[data-standing=accepted]", state="attached")
        else:
            tab.wait_for_selector(f"{entry}[data-standing={words}]", state="attached")
    key = tab.get_attribute(entry, "data-key")
    assert [each.action for each in archive.reviews(key)] == ["accept", "reject", "undo"]


def test_a_strength_is_corrected_in_a_form(open_tab: Any, readout: str) -> None:
    tab = open_tab(f"/statements/{readout}#at=commitment-1")
    before = tab.get_attribute("#commitment-1", "class")
    tab.keyboard.press("e")
    tab.select_option('.finding-form fieldset:not([hidden]) [data-name="strength"]', "intent")
    with tab.expect_navigation():
        tab.click(".finding-form .first")
    assert "intent" not in before
    assert "intent" in tab.get_attribute("#commitment-1", "class")
    assert "corrected" in tab.inner_text("#commitment-1")


def test_selected_words_are_added_as_a_finding(open_tab: Any, archive: Archive, readout: str) -> None:
    tab = open_tab(f"/statements/{readout}")
    tab.evaluate("() => getSelection().selectAllChildren(document.querySelectorAll('.text .para')[1])")
    tab.wait_for_selector("[data-do=add]:not([disabled])")
    tab.keyboard.press("n")
    with tab.expect_navigation():
        tab.click(".finding-form .first")
    added = next(row for row in archive.reviewed(readout) if row.standing == "added")
    assert added.kind == "commitment"
    assert "added by hand" in tab.inner_text(f'.standing[data-key="{added.finding}"]')


def test_a_citation_names_issuer_title_date_words_and_original(open_tab: Any, archive: Archive, readout: str) -> None:
    tab = open_tab(f"/statements/{readout}#at=figure-1")
    tab.keyboard.press("c")
    tab.locator(".desk-said", has_text="Copied").wait_for(state="attached")
    cited = tab.evaluate("navigator.clipboard.readText()")
    figure = archive.record_of(readout).figures[0].span
    held = (
        "Arvenia",
        "12 March 2031",
        figure.quote,
        f"{figure.start}–{figure.end}",
        archive.statement(readout).sha256,
    )
    assert [part for part in held if part not in cited] == []


SIZES = [(1280, 800), (390, 844)]


@pytest.fixture
def counterpart(archive: Archive) -> str:
    """Another account of the meeting that the readout tells of."""
    record = handmade()
    text = f"{record.statement.text}\nThe ferries stay."
    facts = record.statement.model_copy(update={"text": text, "issuer": "Lodria", "published": "2031-03-13"})
    return archive.add(record.model_copy(update={"id": "other", "statement": facts})).id


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_text_is_added_read_accepted_compared_and_found_by_mouse(
    open_tab: Any, readout: str, width: int, height: int
) -> None:
    tab = open_tab("/add", width, height)
    tab.set_default_timeout(60_000)
    tab.fill("textarea", "Arvenia will open the port of Hollin by 2032.")
    with tab.expect_navigation():
        tab.click(".add-form .first")
    tab.click(".m.k-commitment")
    tab.click("[data-do=accept]")
    tab.wait_for_selector(".entry.raised .standing[data-standing=accepted]")
    added = tab.url.rpartition("/")[2].partition("#")[0]
    tab.goto("/compare")
    tab.select_option("select[name=a]", readout)
    tab.select_option("select[name=b]", added)
    tab.click(".add-form .first")
    tab.wait_for_selector("#texts")
    tab.goto("/search")
    tab.fill("input[name=q]", "Hollin")
    tab.click(".search-form button")
    tab.click(".snippet a")
    tab.wait_for_selector("#content .edition")
    assert added in tab.url


def test_the_way_from_a_search_to_a_verdict_needs_no_mouse(open_tab: Any, archive: Archive, readout: str) -> None:
    tab = open_tab("/search")
    tab.focus("input[name=q]")
    tab.keyboard.type("border")
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    for _ in range(40):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.className") == "entry-title":
            break
    with tab.expect_navigation():
        tab.keyboard.press("Enter")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.wait_for_selector(".entry.raised .standing[data-standing=accepted]", state="attached")
    assert [row.standing for row in archive.reviewed(readout)].count("accepted") == 1


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_violates_wcag_or_is_wider_than_the_screen(
    open_tab: Any, readout: str, counterpart: str, width: int, height: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    paths = ["/", "/add", "/statements", "/search?q=border", "/review", "/commitments", "/figures", "/effects"]
    paths += [
        "/attributions",
        "/programmes",
        "/actors",
        f"/compare?a={readout}",
        f"/compare?a={readout}&b={counterpart}",
    ]
    tab = open_tab("/", width, height, color_scheme=scheme, bypass_csp=True)
    found = []
    for path in [*paths, f"/statements/{readout}", f"/statements/{readout}#at=commitment-1"]:
        tab.goto("about:blank")
        tab.goto(path)
        result = axe.Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        found += [(path, each["id"], each["nodes"][0]["html"]) for each in result.response["violations"]]
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, "wider than the screen", ""))
    assert found == []
