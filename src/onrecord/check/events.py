"""Dated events: when the cause of a claimed effect began, and what else happened in the window."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from onrecord.record import Effect, Record, Span

from .passage import Passage, passages, sentences
from .store import SeriesStore
from .told import Told, say
from .words import measures, places, tokens


class DatedEvent(NamedTuple):
    """An event and its day (the first of its month or year where no more is known)."""

    day: date
    words: str | Told


def events_of(store: SeriesStore) -> list[DatedEvent]:
    """Every dated event held, in order."""
    found: list[DatedEvent] = store.derived("events", _read)
    return found


def _read(store: SeriesStore) -> list[DatedEvent]:
    found = []
    for series in store.list():
        if series.kind == "events":
            for row in store.rows(series.id):
                parts = [int(part) for part in row["date"].split("-")]
                found.append(
                    DatedEvent(
                        date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1),
                        row["event"],
                    )
                )
    return sorted(found)


def events_between(store: SeriesStore, first: date, last: date) -> list[DatedEvent]:
    """Events within a window."""
    return [event for event in events_of(store) if first <= event.day <= last]


def find_event(effect: Effect, passage: Passage, record: Record, store: SeriesStore) -> DatedEvent | None:
    """When the cause began: the held event that shares most of its words, else a time in the words for the cause.

    A cause that only points back ("this", "it") is looked for in the sentence before.
    """
    text = record.statement.text
    cause = effect.cause
    bounds = sentences(text)
    around = [cause]
    if len(cause.quote.split()) <= 3:
        here = max((i for i, (start, _) in enumerate(bounds) if start <= passage.start), default=0)
        before = [b for b in bounds[:here] if text[b[0] : b[1]].strip()][-1:]
        around += [Span.of(text, *each) for each in before]
        if other := next(
            (e for e in record.effects if e.span.overlaps(effect.span) and len(e.cause.quote) > len(cause.quote)), None
        ):
            around.append(other.cause)
    neutral = measures().neutral
    said = {t.stem for span in around for t in tokens(span.quote) if t.stem not in neutral and len(t.stem) > 3}
    where = {place.tag for span in around for place in places().find(tokens(span.quote))}
    times = [
        time.period
        for each in passages(record, around)
        for time in each.times
        if any(s.start <= time.start < s.end for s in around)
    ]
    best: tuple[float, DatedEvent] | None = None
    for event in events_of(store):
        words = {t.stem for t in tokens(str(event.words)) if t.stem not in neutral and len(t.stem) > 3}
        codes = {place.tag for place in places().find(tokens(str(event.words)))}
        score = len(words & said) + len(codes & where - {"USA"}) - 0.1 * len(words - said)
        if times and not any(t.start <= event.day <= t.end for t in times):
            score -= 2
        if score >= 2.5 and (best is None or score > best[0]):
            best = score, event
    if best:
        return best[1]
    begun = min((time for time in times), key=lambda t: t.days, default=None)
    return DatedEvent(begun.start, say("%(period)s by the text", period=begun)) if begun else None
