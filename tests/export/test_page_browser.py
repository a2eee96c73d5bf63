"""The page in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.export import page
from onrecord.record import Record

pytestmark = pytest.mark.browser


@pytest.fixture
def open_page(open_html: Any, record: Record) -> Any:
    """Opens the page."""
    return open_html(page(record))


def in_view(tab: Any, selector: str) -> bool:
    found = tab.evaluate(
        "s => { const box = document.querySelector(s).getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight }",
        selector,
    )
    return bool(found)


def test_a_click_on_a_finding_brings_its_text_into_view(open_page: Any) -> None:
    tab = open_page()
    assert not in_view(tab, "#t-commitment-9")
    tab.click("#commitment-9")
    assert in_view(tab, "#t-commitment-9")
    assert "raised" in tab.get_attribute("#t-commitment-9", "class")
    assert address(tab).endswith("#at=commitment-9")


def test_a_click_on_the_text_brings_its_finding_into_view(open_page: Any) -> None:
    tab = open_page()
    assert not in_view(tab, "#figure-2")
    tab.click("#t-figure-2")
    assert in_view(tab, "#figure-2")
    assert "raised" in tab.get_attribute("#figure-2", "class")


def address(tab: Any) -> str:
    """The address as the page has it; the driver's own copy lags behind `history.replaceState`."""
    return str(tab.evaluate("location.href"))


def test_a_second_click_on_nested_marks_goes_to_the_outer_one(open_page: Any) -> None:
    tab = open_page()
    tab.click("#t-figure-4")
    assert address(tab).endswith("#at=figure-4")
    tab.click("#t-figure-4")
    assert address(tab).endswith("#at=commitment-2")


def test_j_and_k_walk_through_the_findings_that_are_shown(open_page: Any) -> None:
    tab = open_page()
    tab.keyboard.press("j")
    first = address(tab)
    tab.keyboard.press("j")
    assert address(tab) != first
    tab.keyboard.press("k")
    assert address(tab) == first
    tab.keyboard.press("Escape")
    assert "#" not in address(tab)
    assert tab.locator(".raised").count() == 0


def test_slash_searches_f_filters_and_question_mark_helps(open_page: Any) -> None:
    tab = open_page()
    tab.keyboard.press("/")
    tab.keyboard.type("megawatts")
    assert 0 < tab.locator(".entry:visible").count() < 5
    tab.keyboard.press("Escape")
    tab.keyboard.press("f")
    assert tab.evaluate("document.activeElement.classList.contains('filter')")
    tab.keyboard.press("?")
    assert tab.locator("dialog[open]").count() == 1


def test_filters_stand_in_the_address(open_page: Any) -> None:
    tab = open_page()
    tab.click(".filter.k-figure")
    assert "off=figure" in address(tab)
    again = open_page("#" + address(tab).split("#")[1])
    assert again.get_attribute(".filter.k-figure", "aria-pressed") == "false"
    assert again.evaluate("getComputedStyle(document.querySelector('#t-figure-1')).boxShadow") == "none"


def test_marks_are_reached_by_tab_and_opened_by_enter(open_page: Any) -> None:
    tab = open_page()
    for _ in range(4):
        tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.classList.contains('m')")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    assert "#at=" in address(tab)


def test_characters_in_the_address_are_shown(open_page: Any, record: Record) -> None:
    span = record.commitments[-1].span
    tab = open_page(f"#char={span.start},{span.end}")
    held = tab.evaluate("[...CSS.highlights.get('linked')].map(range => range.toString()).join('')")
    assert held == span.quote


def test_on_a_phone_a_tap_opens_the_sheet_and_leaves_the_text_in_view(open_page: Any) -> None:
    tab = open_page(width=390, height=844, has_touch=True)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.tap("#t-figure-2")
    tab.wait_for_timeout(50)
    assert tab.evaluate("document.documentElement.classList.contains('sheet')")
    assert in_view(tab, "#figure-2")


def test_it_reads_without_scripts(open_page: Any) -> None:
    tab = open_page(java_script_enabled=False)
    assert tab.locator(".para").first.is_visible()
    assert tab.locator(".filter").first.is_hidden()
    tab.click("#commitment-9 a.to-text")
    assert address(tab).endswith("#t-commitment-9")


def test_print_turns_the_notes_into_numbered_footnotes(open_page: Any) -> None:
    tab = open_page()
    tab.emulate_media(media="print")
    assert tab.locator(".panel").is_hidden()
    assert tab.locator(".footnotes li").first.is_visible()
    number = tab.evaluate("getComputedStyle(document.querySelector('[data-n=\"2\"]'), '::after').content")
    assert number == '"2"'
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
