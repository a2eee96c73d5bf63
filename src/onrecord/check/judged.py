"""Verdicts from claims, the answers to them and what is to be said."""

from __future__ import annotations

from collections.abc import Sequence

from .answers import Answer
from .claims import Claim
from .drawn import drawn
from .published import Printed
from .told import Amount, Digits, Joined, Number, Told, Value, Wording, say, sentences, whole
from .verdicts import Nearest, Observation, Verdict, Word


def against(claim: Claim, exact: Sequence[Answer], nearest: Nearest | None) -> Joined:
    """What exact answers are, what the text says, what would be true."""
    return sentences(whole(unique_words(exact)), said(claim), nearest.told if nearest else None)


def unique_words(answers: Sequence[Answer]) -> Joined:
    """Up to three answers in words, one for each cut."""
    seen: dict[tuple[object, ...], Told] = {}
    for answer in answers:
        seen.setdefault((answer.quantity.facets, answer.quantity.places, answer.quantity.series.id), answer.words())
    return Joined(tuple(seen.values())[:3], "; ")


def printed_words(row: Printed) -> Told:
    """A total as it was printed."""
    total = say("%(item)s %(value)s for %(period)s", item=row.item, value=Digits(row.value, ",.10g"), period=row.period)
    if row.published is None:
        return say("%(total)s (%(publisher)s)", total=total, publisher=row.publisher)
    return say("%(total)s (%(publisher)s on %(day)s)", total=total, publisher=row.publisher, day=row.published)


def said(claim: Claim) -> Told:
    """What the text says, as a sentence."""
    return say("This text says %(words)s.", words=claim.span.quote)


def plain(
    claim: Claim,
    word: Word,
    sentence: Told | Joined,
    answers: Sequence[Answer] = (),
    nearest: Nearest | None = None,
    then: Value | None = None,
    now: Value | None = None,
) -> Verdict:
    """A verdict with the observations of these answers."""
    used = [each for answer in answers for each in answer.expr.used][:24]
    rule: Value | None = claim.bounds.rule if claim.bounds else None
    if rule and answers and answers[0].slack:
        rule = say("%(rule)s; revisions of %(slack)s", rule=rule, slack=Number(answers[0].slack))
    shown = drawn(claim, answers[0]) if answers else None
    told = Wording(
        sentence=sentence,
        tolerance=rule,
        nearest=nearest.told if nearest else None,
        then=then,
        now=now,
        title=answers[0].quantity.source if shown else None,
        shown=Amount(answers[0].expr.value, answers[0].unit) if shown else None,
        periods=tuple(each.period for each in used),
    )
    return Verdict.of(
        told,
        figure=(claim.figure.id or None) if claim.figure else None,
        span=claim.span,
        kind=claim.kind,
        verdict=word,
        observations=tuple(
            Observation(series=u.series, key=u.key, period=str(u.period), value=u.value, vintage=u.vintage)
            for u in used
        ),
        nearest=nearest,
        drawn=shown,
    )
