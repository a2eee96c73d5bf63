"""Judging one claim against every way the held series can answer it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.record import Record

from .answers import Answer, answers_of, index_of, periods_of
from .claims import Claim
from .drawn import drawn
from .nearest import nearest_of, other_cut, other_period
from .periods import Period
from .published import Printed, printed_for
from .quantity import Quantity, quantities
from .say import amount, listed, number, source
from .series import NO_REVISION
from .store import SeriesStore
from .tenure import today
from .units import fits
from .verdicts import Nearest, Observation, Verdict, Word


def judge(claim: Claim, record: Record, store: SeriesStore) -> Verdict:
    """The verdict on a claim that a number or a comparison makes.

    Precision before recall: a contradiction needs a series that measures exactly what is said, and none that agrees.
    """
    from .run_judge import judge_run
    from .standing_judge import judge_rank, judge_record

    index = index_of(store)
    found = quantities(claim.subject, store, index)
    if claim.bounds is not None and claim.kind in ("level", "difference"):
        found = [q for q in found if _fits(claim, q)]
    if not found:
        return plain(claim, "not-covered", "No held series measures this.")
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
            f"The period was not over on the day of the statement; {answers[0].words()} as held now.",
            answers[:1],
        )
    if not answers:
        if _not_over(claim, day):
            return _unfinished(claim, found, store, day)
        if then:
            return plain(claim, "supported", f"Printed then: {_printed(then[0])}.", (), then=_printed(then[0]))
        return plain(claim, "not-covered", f"{source(found[0])} is held, but not for this period or place.")
    if good and (good[0].known or good[0].over):
        first = good[0]
        extra = "" if first.quantity.exact else f" (a narrower count: {first.quantity.why or first.quantity.name})"
        others = [
            a
            for a in answers
            if a.quantity.exact
            and not a.agrees
            and a.quantity is not first.quantity
            and a.quantity.facets != first.quantity.facets
        ]
        beside = f" Beside it, {others[0].words()}." if others and not first.quantity.exact else ""
        return plain(claim, "supported", f"{first.words()}{extra}. This text says {_said(claim)}.{beside}", [first], then=_printed(then[0]) if then else None,  # noqa: E501
                     now=amount(first.expr.value, first.unit))  # fmt: skip
    if then:
        now = answers[0]
        return plain(
            claim,
            "supported",
            f"As printed then: {_printed(then[0])}. As revised since, {now.words()}.",
            [now],
            then=_printed(then[0]),
            now=amount(now.expr.value, now.unit),
        )
    if claim.kind == "growth" and (grown := _printed_growth(claim, found, store, day)):
        return plain(
            claim, "supported", f"As printed then: {grown}. As held now, {answers[0].words()}.", answers[:1], then=grown
        )
    if claim.subject.unknown:
        return plain(
            claim,
            "not-covered",
            f"{answers[0].words()}; that cannot be set against this text: words here that the series does not have ({listed(list(claim.subject.unknown)[:3])}).",  # noqa: E501
            answers[:1],
        )
    if not any(a.known for a in answers):
        return _unfinished(claim, found, store, day, answers)
    known = [a for a in answers if a.known]
    exact = [a for a in known if a.quantity.exact and a.expr.how != "point"]
    if not exact or claim.projection:
        why = known[0].quantity.why or "it measures something narrower"
        return plain(
            claim, "not-covered", f"{known[0].words()}; that cannot be set against this text: {why}.", known[:1]
        )
    if (
        claim.period is None
        and not claim.open_ended
        and exact[0].quantity.profile.kind == "flow"
        and all(a.expr.period.days < 300 for a in exact)
    ):
        return plain(claim, "not-covered", f"The text names no period; {exact[0].words()}.", exact[:1])
    if not any(row.qualifier == "exact" for _, row in printed) and (
        close := [a for a in exact if _near_miss(claim, a)]
    ):
        return plain(
            claim,
            "not-covered",
            f"{close[0].words()}; so small a gap to this text's {_said(claim)} can come from revisions.",
            close[:1],
        )
    if _may_be_part(claim, exact):
        return plain(
            claim,
            "not-covered",
            f"The text names no period, and its figure may be a part of the whole: {exact[0].words()}.",
            exact[:1],
        )
    near = nearest_of(claim, exact, store, day)
    moved = other_period(claim, exact, store, day)
    word: Word = "misdated" if moved else "contradicted"
    nearest = moved or near
    tail = f" {nearest.words}" if nearest else ""
    both = unique_words(exact)
    return plain(claim, word, f"{both}. This text says {_said(claim)}.{tail}", exact[:2], nearest=nearest)


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


def _printed_growth(claim: Claim, found: Sequence[Quantity], store: SeriesStore, day: date) -> str | None:
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
                        return f"{_printed(first)}, {_printed(row)}"
    return None


def unique_words(answers: Sequence[Answer]) -> str:
    """Up to three answers in words, one for each cut."""
    seen: dict[tuple[object, ...], str] = {}
    for answer in answers:
        seen.setdefault((answer.quantity.facets, answer.quantity.places, answer.quantity.series.id), answer.words())
    return "; ".join(list(seen.values())[:3])


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
    state = "was not over" if period is None or period.end > day else "was not published"
    said = (
        f"{period} {state} on the day of the statement ({day})"
        if period
        else "The period was not over on the day of the statement"
    )
    if moved:
        return plain(claim, "misdated", f"{said}. {moved.words}", shown, nearest=moved)
    exact = [a for a in answers if a.quantity.exact]
    if answers and not exact:
        return plain(
            claim, "not-covered", f"{source(answers[0].quantity)} is held, but measures something narrower.", shown
        )
    if exact and not claim.projection and period and period.end <= day and (cut := other_cut(claim, exact, store, day)):
        return plain(
            claim,
            "contradicted",
            f"{unique_words(exact)}. This text says {_said(claim)}. {cut.words}",
            exact[:2],
            nearest=cut,
        )
    return plain(claim, "not-yet-knowable", f"{said}; {source(found[0])} could not say it.", shown)


def _printed(row: Printed) -> str:
    on = f" on {row.published}" if row.published else ""
    return f"{row.item} {row.value:,.10g} for {row.period} ({row.publisher}{on})"


def _said(claim: Claim) -> str:
    return claim.span.quote


def plain(
    claim: Claim,
    word: Word,
    sentence: str,
    answers: Sequence[Answer] = (),
    nearest: Nearest | None = None,
    then: str | None = None,
    now: str | None = None,
) -> Verdict:
    """A verdict with the observations of these answers."""
    used = [each for answer in answers for each in answer.expr.used][:24]
    rule = claim.bounds.rule if claim.bounds else None
    if rule and answers:
        rule += f"; revisions of {number(answers[0].slack)}" if answers[0].slack else ""
    return Verdict(
        figure=(claim.figure.id or None) if claim.figure else None, span=claim.span, kind=claim.kind, verdict=word, sentence=sentence,  # noqa: E501
        observations=tuple(Observation(series=u.series, key=u.key, period=str(u.period), value=u.value, vintage=u.vintage) for u in used),  # noqa: E501
        tolerance=rule, nearest=nearest, then=then, now=now, drawn=drawn(claim, answers[0]) if answers else None,
    )  # fmt: skip
