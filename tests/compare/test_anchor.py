"""Finding a passage again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import reanchor
from onrecord.record import Span

OLD = "Port Selm, Monday. Arvenia will pay 90 million crowns by 2031. Both sides welcomed the plan."
SPAN = Span.of(OLD, OLD.index("Arvenia"), OLD.index(" Both"))


def test_the_same_place_is_exact() -> None:
    assert reanchor(SPAN, OLD).outcome == "exact"


def test_the_same_words_elsewhere_are_moved() -> None:
    found = reanchor(SPAN, "A new first line.\n\n" + OLD)
    assert found.outcome == "moved"
    assert found.span is not None
    assert found.span.quote == SPAN.quote


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("90", "80", "figure"),
        ("million", "billion", "figure"),
        ("2031", "2032", "deadline"),
        ("will", "may", "strength"),
        ("will", "will not", "negation"),
        ("pay", "transfer", "wording"),
    ],
)
def test_a_changed_word_is_named(old: str, new: str, kind: str) -> None:
    found = reanchor(SPAN, OLD.replace(old, new))
    assert (found.outcome, found.kind) == ("changed", kind)


def test_two_equal_places_are_ambiguous() -> None:
    assert reanchor(SPAN, f"New. {SPAN.quote} And again: {SPAN.quote}").outcome == "ambiguous"


def test_nothing_alike_is_gone() -> None:
    assert reanchor(SPAN, "The glacier commission met in spring.").outcome == "gone"


def test_a_number_is_not_found_within_a_longer_one() -> None:
    assert reanchor(Span.of("500", 0, 3), "It cost 1,500 crowns.").outcome not in ("exact", "moved")


@given(st.sampled_from(["90", "2031", "will", "crowns"]), st.sampled_from(["7", "1999", "may", "not", "tonnes", "9.0"]))
def test_a_changed_number_unit_modal_or_negation_is_never_found(old: str, new: str) -> None:
    assert reanchor(SPAN, OLD.replace(old, new)).outcome in ("changed", "gone")
