"""Agreement figures against worked examples that were published."""

from __future__ import annotations

import pytest

from onrecord.archive import Archive
from onrecord.archive.agreement import agreement

from .making import TEXT, record_of
from .test_reviews import key_of

# Cohen's kappa: grant proposals, 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no give 0.7 and 0.4 (the usual textbook case).
PROPOSALS = [("accept", "accept")] * 20 + [("accept", "reject")] * 5 + [("reject", "accept")] * 10
PROPOSALS += [("reject", "reject")] * 15


def test_kappa_of_the_textbook_case() -> None:
    found = agreement(None, PROPOSALS)
    assert (found.judged, found.same, found.percent) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)
    assert found.counts == {
        ("accept", "accept"): 20,
        ("accept", "reject"): 5,
        ("reject", "accept"): 10,
        ("reject", "reject"): 15,
    }
    # Wilson's interval for 35 of 50.
    assert found.percent_interval == pytest.approx((0.5625, 0.8090), abs=1e-4)
    assert found.kappa_interval is not None
    assert found.kappa_interval[0] < 0.4 < found.kappa_interval[1]


def test_alpha_of_krippendorffs_binary_example() -> None:
    # Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section A: two observers, ten units, 0.095.
    one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    other = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    found = agreement("figure", [(str(a), str(b)) for a, b in zip(one, other, strict=True)])
    assert found.alpha == pytest.approx(0.095, abs=5e-4)
    assert found.percent == 0.6


def test_alpha_of_krippendorffs_nominal_example() -> None:
    # The same paper, section B: two observers, twelve units, five values, 0.692.
    one = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    other = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    assert agreement(None, list(zip(one, other, strict=True))).alpha == pytest.approx(0.692, abs=5e-4)


def test_where_one_word_alone_was_said_nothing_tells_agreement_from_chance() -> None:
    found = agreement(None, [("accept", "accept")] * 9)
    assert (found.percent, found.kappa, found.alpha) == (1.0, None, None)
    assert agreement(None, []).percent is None
    single = agreement(None, [("accept", "reject")])
    assert (single.percent, single.alpha_interval) == (0.0, None)


def test_an_interval_holds_its_figure_and_is_the_same_each_time() -> None:
    found = agreement(None, PROPOSALS)
    assert found.alpha is not None
    assert found.alpha_interval is not None
    assert found.alpha_interval[0] < found.alpha < found.alpha_interval[1]
    assert agreement(None, PROPOSALS) == found


def test_what_both_judged_last_is_compared_kind_by_kind(archive: Archive) -> None:
    archive.add(record_of(TEXT))
    figure, commitment = key_of(archive, "figure"), key_of(archive, "commitment")
    for key, who, action in [
        (figure, "Ana", "reject"),
        (figure, "Ana", "accept"),
        (figure, "Ben", "accept"),
        (commitment, "Ana", "accept"),
        (commitment, "Ben", "reject"),
        (key_of(archive, "effect"), "Ana", "accept"),
        (key_of(archive, "attribution"), "Ben", "accept"),
        (key_of(archive, "attribution"), "Ana", "accept"),
        (key_of(archive, "attribution"), "Ana", "undo"),
    ]:
        archive.review(key, action, who=who)  # type: ignore[arg-type]
    told = {each.kind: (each.judged, each.same) for each in archive.agreement("Ana", "Ben")}
    assert told == {None: (2, 1), "commitment": (1, 0), "figure": (1, 1)}
    assert archive.agreement("Ana", "nobody")[0].judged == 0
