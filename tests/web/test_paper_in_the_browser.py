"""The page of a PDF beside the text of the reader, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.intake import Document, Intake
from onrecord.sources import Facts, Original
from onrecord.web import Settings, make_app
from tests.sources.making import pdf
from tests.web.serving import served_at

pytestmark = pytest.mark.browser
LINES = ["Arvenia will open the port of Hollin by 2032.", "Trade with Lodria rose to $3 billion in 2031."]
SHIFT = (
    "window.moved = 0; new PerformanceObserver(all => all.getEntries().forEach(one => { moved += one.value }))"
    ".observe({ type: 'layout-shift', buffered: true })"
)


@pytest.fixture
def tab_of(browser: Any, archive: Archive) -> Iterator[Callable[[int, int], Any]]:
    """Opens the reader of a PDF of three pages in a window of some size; afterwards nothing has complained."""
    original = Original(pdf([LINES * 6] * 3), "port.pdf", "application/pdf")
    facts = Facts(issuer="Arvenia", title="The port of Hollin")
    id_ = next(iter(Intake(archive, facts, fast=True).add([Document("port.pdf", original=original)]))).id
    trouble: list[str] = []
    with served_at(make_app(archive, Settings(fast=True))) as address:
        context = browser.new_context(base_url=address, bypass_csp=True, reduced_motion="reduce")
        context.set_default_timeout(60_000)
        context.add_init_script(SHIFT)

        def opened(width: int, height: int) -> Any:
            tab = context.new_page()
            tab.set_viewport_size({"width": width, "height": height})
            tab.on("console", lambda message: trouble.append(message.text))
            tab.on("pageerror", lambda error: trouble.append(str(error)))
            tab.goto(f"/statements/{id_}")
            return tab

        yield opened
        context.close()
    assert trouble == []


def test_the_page_of_the_chosen_finding_stands_beside_the_text(tab_of: Any) -> None:
    tab = tab_of(1280, 800)
    tab.evaluate("document.querySelector('#leaf img').decode()")  # waits until it is there
    leaf, text = tab.locator("#leaf").bounding_box(), tab.locator("#text").bounding_box()
    assert leaf["x"] + leaf["width"] <= text["x"]
    assert tab.inner_text(".leaf-named") == "page 1 of 3"
    tab.keyboard.press("k")  # the last finding
    assert tab.inner_text(".leaf-named") == "page 3 of 3"
    assert tab.get_attribute("#leaf img", "src").endswith("/pages/3/image")
    assert tab.get_attribute(".leaf-named", "href").endswith("/pages/3")
    tab.keyboard.press("j")  # the first again
    assert tab.inner_text(".leaf-named") == "page 1 of 3"
    tab.click("[data-leaf='1']")
    assert tab.inner_text(".leaf-named") == "page 2 of 3"
    assert tab.evaluate("window.moved") < 0.01


def test_the_page_follows_what_is_read(tab_of: Any) -> None:
    tab = tab_of(1280, 600)
    tab.evaluate("document.querySelector('.text .row:last-of-type').scrollIntoView()")
    tab.locator(".leaf-named", has_text="page 3 of 3").wait_for()


def test_who_wants_no_page_beside_the_text_keeps_it_so(tab_of: Any) -> None:
    tab = tab_of(1280, 800)
    tab.click(".leaf-toggle")
    assert tab.get_attribute(".leaf-toggle", "aria-pressed") == "false"
    assert not tab.is_visible("#leaf")
    tab.reload()
    assert not tab.is_visible("#leaf")
    assert tab.evaluate("window.moved") < 0.01
    tab.click(".leaf-toggle")
    assert tab.is_visible("#leaf")


@pytest.mark.parametrize(("width", "height"), [(1000, 800), (390, 844)])
def test_where_there_is_no_room_the_page_has_a_view_of_its_own(tab_of: Any, width: int, height: int) -> None:
    tab = tab_of(width, height)
    assert not tab.is_visible("#leaf")
    assert not tab.is_visible(".leaf-toggle")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.click("text=Pages of the PDF")
    tab.wait_for_selector(".leaf img")
