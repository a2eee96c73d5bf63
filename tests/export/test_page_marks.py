from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.page_marks import paragraphs, shown
from onrecord.export.page_notes import Mark

TEXTS = st.text(alphabet=st.sampled_from("ab \n\r\x00é🌊\u202e"), max_size=60)
PAIRS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def written(text: str, marks: list[Mark]) -> list[tuple[int, str, frozenset[str]]]:
    """Each character as (place, what is shown, the marks open there)."""
    out = []
    for block in paragraphs(text, marks):
        place = block.start
        open_: list[str] = []
        for run in block.runs:
            if run.do == "open":
                assert run.mark is not None
                open_.append(run.mark.note)
            elif run.do == "close":
                open_.pop()
            else:
                for char in run.text:
                    out.append((place, char, frozenset(open_)))
                    place += 1
        assert not open_
        assert place == block.end
    return out


@given(TEXTS, PAIRS)
def test_every_character_is_written_once_inside_every_mark_that_holds_it(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    marks = [
        Mark(start, end, f"n{number}", "figure")
        for number, (start, end) in enumerate(pairs)
        if start < end <= len(text)
    ]
    seen = written(text, marks)
    assert [place for place, _, _ in seen] == sorted({place for place, _, _ in seen})
    assert {place for place, _, _ in seen} >= {place for place, char in enumerate(text) if not char.isspace()}
    for place, char, open_ in seen:
        assert char == shown(text[place])
        assert open_ == {mark.note for mark in marks if mark.start <= place < mark.end}


def test_marks_that_overlap_in_part_are_split_not_lost() -> None:
    (block,) = paragraphs("abcdef", [Mark(0, 4, "x", "figure"), Mark(2, 6, "y", "effect")])
    steps = [run.text or (run.mark.note if run.mark else "/") for run in block.runs]
    assert steps == ["x", "ab", "y", "cd", "/", "/", "y", "ef", "/"]


def test_only_the_first_and_last_runs_of_a_mark_say_so() -> None:
    (block,) = paragraphs("abcdef", [Mark(0, 4, "x", "figure"), Mark(2, 6, "y", "effect")])
    opened = [(run.mark.note, run.begins, run.ends) for run in block.runs if run.mark]
    assert opened == [("x", True, True), ("y", True, False), ("y", False, True)]
