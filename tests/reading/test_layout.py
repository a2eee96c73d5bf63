from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.layout import paragraphs


def held(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


@given(st.text())
def test_paragraphs_are_in_order_and_hold_all_that_is_no_blank(text: str) -> None:
    found = paragraphs(text)
    assert all(start < end for start, end in found)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(found))
    outside = set(range(len(text))).difference(*(range(start, end) for start, end in found))
    assert not "".join(text[place] for place in sorted(outside)).strip()


def test_line_of_an_unwrapped_text_is_a_paragraph() -> None:
    assert held("Title\nFirst paragraph.\nSecond.") == ["Title", "First paragraph.", "Second."]


def test_hard_wrapped_lines_are_joined_up_to_a_blank_line() -> None:
    line = "the two ministers went on to speak of fishing rights in the strait and"
    text = "\n".join([line, line, line]) + "\n\n" + "\n".join([line, line])
    assert held(text) == ["\n".join([line, line, line]), "\n".join([line, line])]


def test_list_item_begins_a_paragraph_even_in_wrapped_text() -> None:
    line = "the two ministers went on to speak of fishing rights in the strait and"
    text = f"{line}\n{line}\n- {line}\n{line}\n(b) {line}"
    assert [part[:3] for part in held(text)] == ["the", "- t", "(b)"]


def test_windows_line_ends_make_no_blank_line() -> None:
    assert held("One.\r\nTwo.\r\n\r\nThree.") == ["One.", "Two.", "Three."]
