from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from onrecord.lexicon.terms import serving, terms


@pytest.mark.parametrize("state", sorted(terms()))
def test_terms_follow_each_other_without_overlap(state: str) -> None:
    held = terms()[state]
    assert all(term.began < term.until for term in held)
    assert all(one.until <= other.began for one, other in pairwise(held))


@pytest.mark.parametrize("state", sorted(terms()))
def test_a_day_outside_what_the_file_knows_has_no_leader(state: str) -> None:
    first, last = terms()[state][0], terms()[state][-1]
    assert serving(state, first.began) == first
    assert serving(state, first.began - timedelta(days=1)) is None
    assert serving(state, last.until - timedelta(days=1)) == last
    assert serving(state, last.until) is None


def test_a_state_that_is_not_in_the_file_has_no_leader() -> None:
    assert serving("ARV", date(2020, 1, 1)) is None
    assert serving(None, date(2020, 1, 1)) is None
