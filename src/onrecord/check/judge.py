"""Judging one claim against every way the held series can answer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.record import Record

from .answers import Answer, answers_of, index_of, periods_of
from .claims import Claim
from .judged import against, plain, printed_words, said
from .nearest import nearest_of, other_cut, other_period
from .periods import Period
from .published import printed_for
from .quantity import Quantity, quantities
from .run_judge import judge_run
from .series import NO_REVISION
from .standing_judge import judge_rank, judge_record
from .store import SeriesStore
from .tenure import today
from .told import Amount, Joined, Value, say, sentences, whole
from .units import fits
from .verdicts import Verdict, Word


def judge(claim: Claim, record: Record, store: SeriesStore) -> Verdict:
    """The verdict on a claim that a number or a comparison makes.

    Precision before recall: a contradiction needs a series that measures exactly what is said, and none that agrees.
    """
    index = index_of(store)
    found = quantities(claim.subject, store, index)
    if claim.bounds is not None and claim.kind in ("level", "difference"):
        found = [q for q in found if _fits(claim, q)]
    if not found:
        return plain(claim, "not-covered", say("No held series measures this."))
    day = today(record)
    if claim.kind == "rank":
        return judge_rank(claim, found, store, day)
    if claim.kind == "record":
        return judge_record(claim, found, store, day)
    if claim.kind == "run":
        return judge_run(claim, found, store, day)
    return judge_number(claim, found, store, day)


def _fits(claim: Claim, quantity: Quantity) -> bool:
    unit = claim.figure.unit if claim.figure else None
    if (unit or "").startswith("percent"):
        return quantity.profile.kind in ("rate", "index") or (claim.subject.concept.growth_of is not None)
    return fits(unit, quantity.profile.unit)


def judge_number(claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date) -> Verdict:
    """Levels, growth, differences and shares."""
    assert claim.bounds is not None  # noqa: S101
    answers = [answer for quantity in found for answer in answers_of(claim, quantity, store, day)]
    printed = [
        (q, row)
        for q in found
        if claim.kind != "share"
        for period in periods_of(claim, q, store, day)
        for row in printed_for(q, period, store, day, claim.kind)
    ]
    then = [row for _, row in printed if row.agrees(claim.bounds)]
    good = [a for a in answers if a.agrees and (a.quantity.exact or _distinct(claim))]
    if claim.projection and any(not a.over for a in answers or ()):
        return plain(
            claim,
            "not-yet-knowable",
            say(
                "The period was not over on the day of the statement; %(series)s as held now.",
                series=answers[0].words(),
            ),
            answers[:1],
        )
    if not answers:
        if _not_over(claim, day):
            return _unfinished(claim, found, store, day)
        if then:
            first_print = printed_words(then[0])
            return plain(claim, "supported", say("Printed then: %(total)s.", total=first_print), (), then=first_print)
        return plain(
            claim,
            "not-covered",
            say("%(series)s is held, but not for this period or place.", series=found[0].source),
        )
    if good and (good[0].known or good[0].over):
        first = good[0]
        part = first.quantity.why if first.quantity.why.parts else first.quantity.part
        words = first.words()
        if not first.quantity.exact:
            words = say("%(series)s (a narrower count: %(part)s)", series=words, part=part)
        others = [
            a
            for a in answers
            if a.quantity.exact
            and not a.agrees
            and a.quantity is not first.quantity
            and a.quantity.facets != first.quantity.facets
        ]
        beside = (
            say("Beside it, %(series)s.", series=others[0].words()) if others and not first.quantity.exact else None
        )
        return plain(
            claim,
            "supported",
            sentences(whole(words), said(claim), beside),
            [first],
            then=printed_words(then[0]) if then else None,
            now=Amount(first.expr.value, first.unit),
        )
    if then:
        now = answers[0]
        return plain(
            claim,
            "supported",
            say(
                "As printed then: %(total)s. As revised since, %(series)s.",
                total=printed_words(then[0]),
                series=now.words(),
            ),
            [now],
            then=printed_words(then[0]),
            now=Amount(now.expr.value, now.unit),
        )
    if claim.kind == "growth" and (grown := _printed_growth(claim, found, store, day)):
        held_now = say("As printed then: %(totals)s. As held now, %(series)s.", totals=grown, series=answers[0].words())
        return plain(claim, "supported", held_now, answers[:1], then=grown)
    if claim.subject.unknown:
        return plain(
            claim,
            "not-covered",
            say(
                "%(series)s; that cannot be set against this text: words here that the series does not have (%(words)s).",  # noqa: E501
                series=answers[0].words(),
                words=Joined(tuple(claim.subject.unknown)[:3]),
            ),
            answers[:1],
        )
    if not any(a.known for a in answers):
        return _unfinished(claim, found, store, day, answers)
    known = [a for a in answers if a.known]
    exact = [a for a in known if a.quantity.exact and a.expr.how != "point"]
    if not exact or claim.projection:
        why = known[0].quantity.why if known[0].quantity.why.parts else say("it measures something narrower")
        unset = say("%(series)s; that cannot be set against this text: %(why)s.", series=known[0].words(), why=why)
        return plain(claim, "not-covered", unset, known[:1])
    if (
        claim.period is None
        and not claim.open_ended
        and exact[0].quantity.profile.kind == "flow"
        and all(a.expr.period.days < 300 for a in exact)
    ):
        no_period = say("The text names no period; %(series)s.", series=exact[0].words())
        return plain(claim, "not-covered", no_period, exact[:1])
    if not any(row.qualifier == "exact" for _, row in printed) and (
        close := [a for a in exact if _near_miss(claim, a)]
    ):
        return plain(
            claim,
            "not-covered",
            say(
                "%(series)s; so small a gap to this text's %(words)s can come from revisions.",
                series=close[0].words(),
                words=claim.span.quote,
            ),
            close[:1],
        )
    if _may_be_part(claim, exact):
        return plain(
            claim,
            "not-covered",
            say(
                "The text names no period, and its figure may be a part of the whole: %(series)s.",
                series=exact[0].words(),
            ),
            exact[:1],
        )
    near = nearest_of(claim, exact, store, day)
    moved = other_period(claim, exact, store, day)
    word: Word = "misdated" if moved else "contradicted"
    nearest = moved or near
    return plain(claim, word, against(claim, exact, nearest), exact[:2], nearest=nearest)


def _may_be_part(claim: Claim, exact: Sequence[Answer]) -> bool:
    """Whether a count without a period is so small that it may be of a part ("supports a million jobs")."""
    assert claim.bounds is not None  # noqa: S101
    counted = claim.kind == "level" and claim.period is None and exact[0].unit.kind == "count"
    return counted and all(0 < claim.bounds.value < 0.5 * a.expr.value for a in exact)


_GRAY = 0.03


def _near_miss(claim: Claim, answer: Answer) -> bool:
    """Whether revisions since the statement could explain the gap: up to three percent of a revised level."""
    assert claim.bounds is not None  # noqa: S101
    series = answer.quantity.series
    if series.revision == NO_REVISION or answer.quantity.profile.kind == "price":
        return False
    if answer.unit.kind == "percent":
        return claim.bounds.admits(answer.expr.value, 2 * answer.slack)
    gray = max(_GRAY, 2 * series.revision) if claim.kind == "difference" else _GRAY
    return claim.bounds.admits(answer.expr.value, max(gray * abs(answer.expr.value), 1.5 * answer.slack))


def _printed_growth(claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date) -> Value | None:
    """Growth between two totals of one printing that agrees with the claim, in words."""
    assert claim.bounds is not None  # noqa: S101
    for quantity in found:
        for period in periods_of(claim, quantity, store, day):
            base = claim.base if isinstance(claim.base, Period) else period.shifted(-12)
            before = printed_for(quantity, base, store, day, "level")
            for row in printed_for(quantity, period, store, day, "level"):
                for first in before:
                    if (
                        first.facets == row.facets
                        and first.published == row.published
                        and first.value
                        and claim.bounds.admits(100 * (row.value / first.value - 1), 0.05)
                    ):
                        return Joined((printed_words(first), printed_words(row)), ", ")
    return None


def _distinct(claim: Claim) -> bool:
    """Whether a figure is precise enough for agreement with a narrower count to mean anything."""
    assert claim.bounds is not None  # noqa: S101
    bounds = claim.bounds
    return bounds.value != 0 and (bounds.high - bounds.low) <= 0.12 * abs(bounds.value)


def _not_over(claim: Claim, day: date) -> bool:
    return claim.period is not None and claim.period.end > day


def _unfinished(
    claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date, answers: Sequence[Answer] = ()
) -> Verdict:
    """Not yet knowable, unless the figure is that of another period."""
    shown = answers[:1]
    moved = (
        other_period(claim, [a for a in answers if a.quantity.exact] or found, store, day)
        if not claim.projection
        else None
    )
    period = claim.period or (answers[0].expr.period if answers else None)
    if period is None:
        state = say("The period was not over on the day of the statement")
    elif period.end > day:
        state = say("%(period)s was not over on the day of the statement (%(day)s)", period=period, day=day)
    else:
        state = say("%(period)s was not published on the day of the statement (%(day)s)", period=period, day=day)
    if moved:
        return plain(claim, "misdated", sentences(whole(state), moved.told), shown, nearest=moved)
    exact = [a for a in answers if a.quantity.exact]
    if answers and not exact:
        narrower = say("%(series)s is held, but measures something narrower.", series=answers[0].quantity.source)
        return plain(claim, "not-covered", narrower, shown)
    if exact and not claim.projection and period and period.end <= day and (cut := other_cut(claim, exact, store, day)):
        return plain(claim, "contradicted", against(claim, exact, cut), exact[:2], nearest=cut)
    could_not = say("%(state)s; %(series)s could not say it.", state=state, series=found[0].source)
    return plain(claim, "not-yet-knowable", could_not, shown)
