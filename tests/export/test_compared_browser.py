"""The page of a comparison in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.compare import compare
from onrecord.export import compared_page
from onrecord.reading import Reader
from onrecord.record import Record, Statement

pytestmark = pytest.mark.browser
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def both() -> list[Record]:
    reader = Reader(fast=True)
    return [
        reader.read(Statement(text=(EXAMPLES / f"{name}-readout.txt").read_text(encoding="utf-8")))
        for name in ("arvenia", "lodria")
    ]


@pytest.fixture
def open_page(open_html: Any, both: list[Record]) -> Any:
    return open_html(compared_page(compare(*both), *both))


def sides_in_view(tab: Any) -> bool:
    found = tab.evaluate(
        "() => { const cells = [...document.querySelectorAll('.row.chosen .cell:not(.blank, .one)')];"
        " const floor = document.getElementById('bar').getBoundingClientRect().bottom;"
        " return cells.length > 0 && cells.every(cell => { const box = cell.getBoundingClientRect();"
        " return box.top >= floor && box.bottom <= innerHeight }) }"
    )
    return bool(found)


def address(tab: Any) -> str:
    return str(tab.evaluate("location.hash"))


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_a_click_on_a_change_brings_both_its_sides_into_view(open_page: Any, width: int) -> None:
    tab = open_page(width=width, height=844)
    for place in (1, 3, 5):
        tab.click(f".news ol li:nth-child({place}) a")
        assert sides_in_view(tab)
        assert address(tab).startswith("#at=r")


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_is_wider_than_the_window(open_page: Any, width: int) -> None:
    assert open_page(width=width).evaluate("document.documentElement.scrollWidth") <= width


def test_the_two_sides_of_a_row_stand_beside_each_other_and_on_a_phone_below(open_page: Any) -> None:
    box = "s => document.querySelector('.row.c-figure-changed .cell.' + s).getBoundingClientRect().toJSON()"
    wide, phone = open_page(), open_page(width=390)
    assert wide.evaluate(box, "a")["right"] < wide.evaluate(box, "b")["left"]
    assert phone.evaluate(box, "a")["bottom"] <= phone.evaluate(box, "b")["top"]


def test_kinds_are_switched_off_in_the_address(open_page: Any) -> None:
    tab = open_page()
    assert tab.locator(".row.c-only-in-A").first.is_visible()
    tab.click('.filter[data-kind="only-in-A"]')
    assert tab.locator(".row.c-only-in-A").first.is_hidden()
    assert address(tab) == "#off=only-in-A"
    again = open_page("#off=only-in-A&view=one")
    assert again.locator(".row.c-only-in-A").first.is_hidden()
    assert again.locator(".row.c-figure-changed .cell.one").first.is_visible()


def test_j_and_k_walk_v_makes_one_text_and_escape_lets_go(open_page: Any) -> None:
    tab = open_page()
    tab.keyboard.press("j")
    first = address(tab)
    assert sides_in_view(tab)
    tab.keyboard.press("j")
    assert address(tab) != first
    assert sides_in_view(tab)
    tab.keyboard.press("k")
    assert address(tab) == first
    tab.keyboard.press("v")
    assert address(tab).endswith("view=one")
    assert tab.locator(".row.chosen .cell.one").is_visible()
    assert tab.locator(".cell.a").first.is_hidden()
    tab.keyboard.press("v")
    tab.keyboard.press("Escape")
    assert address(tab) == ""
    tab.keyboard.press("f")
    assert tab.evaluate("document.activeElement.classList.contains('filter')")
    tab.keyboard.press("?")
    assert tab.locator("dialog[open]").count() == 1


def test_changes_are_reached_by_tab_and_chosen_by_enter(open_page: Any) -> None:
    tab = open_page()
    tab.focus(".row.c-figure-changed")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") in ("solid", "none")
    tab.keyboard.press("Enter")
    assert tab.locator(".row.chosen").count() == 1


def test_a_hidden_change_that_is_asked_for_is_shown(open_page: Any) -> None:
    tab = open_page()
    tab.click('.filter[data-kind="figure-changed"]')
    tab.click(".news a >> nth=0")
    assert sides_in_view(tab)


def test_it_reads_without_scripts_and_prints_black_on_white(open_page: Any) -> None:
    plain = open_page(java_script_enabled=False)
    assert plain.locator(".row .cell.a").first.is_visible()
    assert plain.locator("#bar").is_hidden()
    tab = open_page(color_scheme="dark")
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") != "rgb(255, 255, 255)"
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.locator("#bar").is_hidden()
