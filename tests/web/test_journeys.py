"""The way of a desk through the application: add, read, accept, compare, check, search, export."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.archive import Archive, Sought
from onrecord.check import SeriesStore
from onrecord.intake import Document, Intake, check_kept
from onrecord.sources import Facts, Original
from onrecord.web import Settings, make_app
from onrecord.web.urls import URLS, with_query
from tests.export.conftest import handmade
from tests.sources.making import pdf
from tests.web.serving import served_at

pytestmark = pytest.mark.browser
SERIES = Path(__file__).parents[2] / "examples" / "series"
TEXT = (
    "In January 2024 unemployment was 6.9 percent. "
    "Arvenia will open the port of Hollin by 2032, and Lodria thanked Arvenia for it."
)
SIZES = [(1280, 800), (390, 844)]
LONG = 60_000  # the first document waits for the reader to load


@pytest.fixture
def readout(archive: Archive) -> str:
    """The id of a statement that is there already."""
    return archive.add(handmade(), address="arvenia-readout.txt").id


@pytest.fixture
def served(archive: Archive, readout: str, tmp_path: Path) -> Iterator[str]:
    """The address of an application that has series to check against."""
    SeriesStore(tmp_path / "held").add(SERIES)
    with served_at(make_app(archive, Settings(fast=True, series=tmp_path / "held"))) as address:
        yield address


@pytest.fixture
def tab_of(browser: Any, served: str) -> Iterator[Callable[[int, int], Any]]:
    """Opens the first page in a window of some size; afterwards proves that nothing complained."""
    trouble: list[str] = []
    contexts = []

    def opened(width: int, height: int) -> Any:
        context = browser.new_context(
            base_url=served, viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        contexts.append(context)
        context.set_default_timeout(LONG)
        tab = context.new_page()
        tab.on("console", lambda message: trouble.append(message.text))
        tab.on("pageerror", lambda error: trouble.append(str(error)))
        tab.goto("/")
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def id_in(address: str) -> str:
    found = re.search(r"/statements/([^/#?]+)", address)
    assert found is not None, address
    return found[1]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_whole_way_by_mouse(tab_of: Any, readout: str, width: int, height: int) -> None:
    tab = tab_of(width, height)
    tab.click("header nav a[href='/add']")
    tab.fill("textarea", TEXT)
    tab.fill("input[name=issuer]", "Arvenia")
    tab.fill("input[name=published]", "2024-05-21")
    with tab.expect_navigation():
        tab.click(".add-form .first")
    added = id_in(tab.url)
    tab.click(".m.k-commitment")
    tab.click("[data-do=accept]")
    tab.wait_for_selector(".entry.raised .standing[data-standing=accepted]")
    tab.goto("/compare")
    tab.select_option("select[name=a]", readout)
    tab.select_option("select[name=b]", added)
    tab.click(".add-form .first")
    tab.wait_for_selector("#texts")
    tab.goto(f"/statements/{added}")
    with tab.expect_navigation():
        tab.click(".statement-actions button[type=submit]")
    assert "contradicted" in tab.inner_text(".tested")
    assert tab.locator(".charted svg:visible").count() >= 1
    tab.click(".tested .snippet a")
    assert "5.5" in tab.inner_text(".tested table")
    tab.goto("/")
    assert "6.9 percent" in tab.inner_text(".front-side")
    tab.goto("/search")
    tab.fill("input[name=q]", "Hollin")
    tab.click(".search-form button")
    tab.click(".snippet a")
    tab.wait_for_selector("#content .edition")
    assert id_in(tab.url) == added
    tab.goto("/commitments")
    with tab.expect_download() as given:
        tab.click("a[href*='/commitments.csv']")
    assert "Hollin" in Path(given.value.path()).read_text(encoding="utf-8")


class Keys:
    """A person who has a keyboard and no mouse."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab

    def to(self, selector: str, most: int = 150) -> None:
        """Press Tab until what fits is focused."""
        for _ in range(most):
            self.tab.keyboard.press("Tab")
            if self.tab.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not lead to {selector}")

    def enter(self) -> None:
        """Follow or send what is focused."""
        with self.tab.expect_navigation():
            self.tab.keyboard.press("Enter")

    def write(self, selector: str, words: str) -> None:
        """Write into a field."""
        self.to(selector)
        self.tab.keyboard.type(words)

    def choose(self, selector: str, value: str) -> None:
        """Choose in a list with the arrows."""
        self.to(selector)
        for _ in range(20):
            if self.tab.evaluate("document.activeElement.value") == value:
                return
            self.tab.keyboard.press("ArrowDown")
        raise AssertionError(f"{value} cannot be chosen")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_whole_way_by_keys_alone(
    tab_of: Any, archive: Archive, readout: str, served: str, width: int, height: int
) -> None:
    tab = tab_of(width, height)
    keys = Keys(tab)
    keys.to("header nav a[href='/add']")
    keys.enter()
    keys.write("textarea", TEXT)
    keys.write("input[name=issuer]", "Arvenia")
    keys.write("input[name=published]", "2024-05-21")
    keys.to(".add-form .first")
    keys.enter()
    added = id_in(tab.url)
    tab.wait_for_selector("html.has-script .edition")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.wait_for_selector(".entry.raised .standing[data-standing=accepted]", state="attached")
    assert [row.standing for row in archive.reviewed(added)].count("accepted") == 1
    tab.reload()
    keys.to(".statement-actions button[type=submit]")
    keys.enter()
    assert "contradicted" in tab.inner_text(".tested")
    keys.to(".tested .snippet a")
    keys.enter()
    assert "5.5" in tab.inner_text(".tested table")
    keys.to("header nav a[href='/compare']")
    keys.enter()
    keys.choose("select[name=a]", readout)
    keys.choose("select[name=b]", added)
    keys.to(".add-form .first")
    keys.enter()
    tab.wait_for_selector("#texts")
    keys.to("header nav a[href='/search']")
    keys.enter()
    keys.write("input[name=q]", "Hollin")
    keys.enter()
    keys.to(".snippet a")
    keys.enter()
    assert id_in(tab.url) == added
    keys.to("header nav a[href='/commitments']")
    keys.enter()
    keys.to("a[href*='/commitments.json']")
    keys.enter()
    assert "Hollin" in json.dumps(json.loads(tab.inner_text("body")))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_one_thing_violates_wcag_or_is_wider_than_the_screen(
    browser: Any, served: str, archive: Archive, width: int, height: int, scheme: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    context = browser.new_context(
        base_url=served, viewport={"width": width, "height": height}, color_scheme=scheme, bypass_csp=True
    )
    intake = Intake(archive, Facts(issuer="Arvenia", published="2024-05-21"), fast=True)
    statement = (SERIES / "statement.txt").read_bytes()
    printed = pdf([["Arvenia will open the port of Hollin by 2032."]])
    originals = (Original(statement, "s"), Original(printed, "p.pdf", "application/pdf"))
    checked, paged = (each.id for each in intake.add(Document(one.source, original=one) for one in originals))
    check_kept(archive, archive.record_of(str(checked)), SeriesStore.of(SERIES))
    keys = {
        kind: archive.find(kind, Sought(verdict=verdict)).rows[0].key
        for kind, verdict in (("commitment", None), ("figure", "contradicted"), ("effect", "contradicted"))
    }
    paths = [URLS.finding(kind, key) for kind, key in keys.items()]
    paths += [
        "/",
        URLS.figures,
        URLS.series,
        URLS.one_series("arvenia_unemployment_monthly"),
        URLS.checks(str(checked)),
    ]
    paths += [with_query(URLS.board, {"by": by}) for by in ("actor", "topic", "strength", "deadline")]
    paths += [URLS.actor("Arvenia"), URLS.programme(archive.find("programme").rows[0].quote)]
    paths += [URLS.statement(str(checked)), URLS.statement(str(paged)), URLS.paper(str(paged), 1)]
    tab = context.new_page()
    found = []
    for path in paths:
        answer = tab.goto(path)
        assert answer.status == 200, path
        result = axe.Axe().run(tab, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
        found += [(path, each["id"], each["nodes"][0]["html"]) for each in result.response["violations"]]
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            found.append((path, "wider than the screen", ""))
    context.close()
    assert found == []
