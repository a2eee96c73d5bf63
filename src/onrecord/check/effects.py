"""Claimed effects: what a series shows before and after, apart from what cannot be told from it."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.record import Effect, Record

from .answers import index_of
from .cube import Obs
from .effect_words import STAYED, effect_words
from .events import DatedEvent, events_between, find_event
from .interrupted import FEWEST_AFTER, FEWEST_BEFORE, Interrupted, interrupted
from .lines import line_of
from .passage import Passage, passages
from .quantity import Quantity, quantities
from .store import SeriesStore
from .subjects import Subject, subject_of
from .tenure import today
from .told import Told, Wording, say
from .verdicts import Observation, Verdict, Word

WINDOW_BEFORE = 36
KEPT = 0.5
_LASTING = re.compile(
    r"\b(?:sustained|lasting|durable|steady|steadily|permanent|permanently|long-term|enduring|stayed|remained|continued|continuing|consistent)\b",
    re.IGNORECASE,
)


def judge_effect(effect: Effect, record: Record, store: SeriesStore, event: date | None = None) -> Verdict:
    """What a series says to "X led to a fall in Y": whether it fell, whether it stayed down, and what else happened then.

    Whether X is why cannot be told from one series; the verdict is on the fall alone and says so.
    """  # noqa: E501
    passage = next(iter(passages(record, [effect.effect])), None)
    subject = subject_of(passage, effect.effect, None) if passage else None
    turned = (
        passage is not None and passage.has(effect.direction, effect.effect.start - 40, effect.effect.end)
        if effect.direction != "none"
        else None
    )
    if passage is None or subject is None or not turned:
        return _none(effect, say("No held series measures what is said to have changed."))
    held = [
        q
        for q in quantities(_whole(subject), store, index_of(store))
        if any(line.step in ("weekly", "monthly", "quarterly") for line in line_of(q, store).values())
    ]
    held = [q for q in held if q.profile.kind != "cumulative" and not store.cube(q.series.id).cumulative]
    if not held:
        return _none(effect, say("No held series measures what is said to have changed, month by month."))
    held.sort(key=lambda q: (not q.exact, -max(len(line.obs) for line in line_of(q, store).values())))
    quantity = held[0]
    begun = DatedEvent(event, say("the date given")) if event else find_event(effect, passage, record, store)
    if begun is None:
        return _none(
            effect,
            say(
                "%(series)s is held, but the text does not say when the cause began; name its date.",
                series=quantity.source,
            ),
        )
    day = today(record)
    observations = _window(quantity, store, begun.day, day)
    fitted = interrupted(observations, begun.day)
    if fitted is None:
        after = [obs for obs in observations if obs.period.end >= begun.day]
        word: Word = "not-yet-knowable" if len(after) < FEWEST_AFTER else "not-covered"
        return _none(
            effect,
            say(
                "%(series)s: fewer than %(after)s observations after %(day)s or %(before)s before it.",
                series=quantity.source,
                after=FEWEST_AFTER,
                day=begun.day,
                before=FEWEST_BEFORE,
            ),
            word,
        )
    return _verdict(effect, passage, quantity, fitted, begun, store, day)


def _whole(subject: Subject) -> Subject:
    from dataclasses import replace

    return replace(subject, places=(), weak=(), unit=None)


def _window(quantity: Quantity, store: SeriesStore, event: date, day: date) -> list[Obs]:
    line = max((line for line in line_of(quantity, store).values()), key=lambda each: len(each.obs))
    lag = timedelta(days=quantity.series.lag_days or 0)
    known = line.until(day - lag if day != date.max else day)
    before = [obs for obs in known if obs.period.end < event][-WINDOW_BEFORE:]
    return [*before, *[obs for obs in known if obs.period.end >= event][:WINDOW_BEFORE]]


def _verdict(
    effect: Effect,
    passage: Passage,
    quantity: Quantity,
    fitted: Interrupted,
    begun: DatedEvent,
    store: SeriesStore,
    day: date,  # noqa: ARG001
) -> Verdict:
    sign = -1 if effect.direction == "down" else 1
    moved = sign * (fitted.first - fitted.before) > 0 and sign * fitted.level[0] > 0
    after = fitted.after
    third = max(1, len(after) // 3)
    tail = after[-third:]
    change = fitted.first - fitted.before
    kept = (
        moved
        and (fitted.last - fitted.before) / change >= KEPT
        and (fitted.year_before is None or sign * (fitted.last - fitted.year_before) > 0)
    )
    lasting = bool(_LASTING.search(passage.text))
    others = [
        each
        for each in events_between(store, fitted.observations[0].period.start, after[-1].period.end)
        if each.day != begun.day and each.day > begun.day - timedelta(days=200)
    ]
    good = moved and (kept or not lasting)
    unit = quantity.profile.unit
    told = Wording(
        sentence=effect_words(
            quantity.source, fitted, begun, tail, unit, others, "down" if sign < 0 else "up", moved=moved, kept=kept
        ),
        tolerance=STAYED,
        title=quantity.source,
        periods=tuple(obs.period for obs in fitted.observations[-24:]),
    )
    return Verdict.of(
        told, effect=effect.id, span=effect.span, kind="effect", verdict="supported" if good else "contradicted",
        observations=tuple(Observation(series=quantity.series.id, key=quantity.name, period=str(obs.period), value=obs.value, vintage=obs.vintage or quantity.series.vintage or None) for obs in fitted.observations[-24:]),  # noqa: E501
        analysis={
            "series": quantity.series.id, "title": str(quantity.source), "vintage": quantity.series.vintage, "unit": quantity.series.unit, "event": begun.day.isoformat(), "event_words": str(begun.words),  # noqa: E501
            "fell" if sign < 0 else "rose": moved, "stayed": kept, "lasting_claimed": lasting, "level": fitted.level, "slope": fitted.slope, "placebo": fitted.placebo, "placebos": fitted.placebos, "lags": fitted.lags,  # noqa: E501
            "means": {"before": fitted.before, "first_third": fitted.first, "last_third": fitted.last, "year_before_last_third": fitted.year_before},  # noqa: E501
            "observations": [(obs.period.start.isoformat(), obs.value) for obs in fitted.observations], "counterfactual": [list(each) for each in fitted.counterfactual],  # noqa: E501
            "other_events": [{"date": each.day.isoformat(), "event": str(each.words)} for each in others], "cause": "cannot be told",  # noqa: E501
        },
    )  # fmt: skip


def _none(effect: Effect, sentence: Told, word: Word = "not-covered") -> Verdict:
    return Verdict.of(Wording(sentence), effect=effect.id, span=effect.span, kind="effect", verdict=word)
