"""The page of a comparison."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.compare import compare
from onrecord.export import compared_page
from onrecord.export.compared_runs import redline, runs_of
from onrecord.record import ReaderInfo, Record, Statement

A = """Arvenia will pay 90 crowns to the harbour fund by March 2031.

The ferry crews of Selm were thanked by Lodria.

Hollin was admitted to the talks on salt and copper."""
B = """Hollin was admitted to the talks on salt and copper.

Arvenia will pay 80 crowns to the harbour fund.

A choir from Tesmark sang in the old market hall <script>alert(1)</script>."""


def record(text: str) -> Record:
    return Record(id="x", statement=Statement(text=text), reader=ReaderInfo(version="0", lexicon="0"))


def made(a: str = A, b: str = B) -> str:
    first, second = record(a), record(b)
    return compared_page(compare(first, second), first, second)


def body(html: str) -> str:
    return html.split("<body>")[1].split("<script")[0]


def test_it_is_one_file_that_fetches_nothing_and_runs_only_its_own_script() -> None:
    html = made()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', html)
    assert "default-src &#39;none&#39;" in html
    assert not re.search(r"<[^>]+\son[a-z]+=", body(html))
    assert not re.search(r"<[^>]+\sstyle=", body(html))
    assert "<script>alert" not in html


def test_a_missing_deadline_is_an_empty_slot() -> None:
    assert ">no deadline here</span>" in made()
    assert re.search(r'<b class="p-deadline">by March 2031</b>', made())


def test_a_passage_of_one_side_faces_blank_space_and_a_moved_one_is_told_twice() -> None:
    html = body(made())
    assert html.count("not in B") == 1
    assert html.count("not in A") == 1
    assert "⇅ moved, stands beside A:" in html


def test_the_two_texts_stand_whole_and_in_order() -> None:
    class Cells(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.inside, self.found = "", {"a": "", "b": ""}

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            names = (dict(attrs).get("class") or "").split()
            if tag == "div":
                blank = "blank" in names or not {"a", "b"} & set(names)
                self.inside = "" if blank else "a" if "a" in names else "b"

        def handle_data(self, data: str) -> None:
            if self.inside:
                self.found[self.inside] += data

    cells = Cells()
    cells.feed(body(made(A, A.replace("90", "80"))))
    assert "".join(cells.found["a"].split()) == "".join(A.split())
    assert "80 crowns" in cells.found["b"]


@pytest.mark.parametrize(("a", "b"), [("", ""), ("", B), (A, ""), (A, A)])
def test_empty_and_equal_texts_have_a_page(a: str, b: str) -> None:
    html = made(a, b)
    assert ("Neither text has words." in html) == (not a and not b)
    assert ("The two texts say the same." in html) == (a == b != "")


WORDS = st.lists(
    st.sampled_from(["Arvenia", "will", "not", "pay", "90", "80", "crowns", "by", "2031", "the", "ferry", "crews"]),
    max_size=14,
)


@given(WORDS, WORDS)
@settings(max_examples=150, deadline=None)
def test_the_words_of_a_row_are_neither_lost_nor_doubled(a: list[str], b: list[str]) -> None:
    text_b = " ".join(b) + "."
    for row in compare(record(" ".join(a) + "."), record(text_b)).rows:
        for side, passage in (("a", row.a), ("b", row.b)):
            told = "".join(run.text for run in runs_of(row, side) if run.role != "slot")
            assert told == (passage.quote if passage else "")
        if row.a and row.b:
            one = redline(row, text_b)
            assert "".join(run.text for run in one if run.role not in ("out", "gap")).split() == row.b.quote.split()
