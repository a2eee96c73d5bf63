"""Lengths of time with a number, and ages."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed
from onrecord.reading.units import rate_after, unit_after
from onrecord.reading.wording import Wording
from onrecord.record import Time

from .amounts import Amount
from .draft import Draft


def duration(words: Wording, amount: Amount, time: Time, token: int) -> Draft | None:
    """A length of time that is claimed; not one that only tells when ("in the last 12 months")."""
    if time.type != "DURATION" or time.from_ or time.to or amount.form != "exact":
        return None
    unit = unit_after(words, amount.last)
    at = amount.last
    while unit is None and at < len(words.lower) and words.start[at] < time.span.end:
        at += 1
        unit = unit_after(words, at)
    if unit is None or unit.kind != "time":
        return None
    draft = Draft(
        amount.first, unit.last, (amount.first, amount.last), token, amount.value, unit=unit.name, kind="time"
    )
    draft.claim, draft.rule = "duration", "duration"
    if (rate := rate_after(words, draft.last)) is not None:
        draft.unit, draft.last, draft.claim = f"{draft.unit} per {rate[0]}", rate[1], "level"
    set_age(words, draft)
    return None if words.lower[draft.last + 1 : draft.last + 2] == ["anniversary"] else draft


def counts_not_year(parsed: Parsed, words: Wording, amount: Amount, token: int) -> bool:
    """Whether four digits count: "over 2000 divers"."""
    before = words.lower[amount.first - 2] if amount.first > 1 else ""
    head = parsed.head[token]
    counts = parsed.dep[token] == "nummod" and head > token and parsed.tag[head] in ("NNS", "NNPS")
    return counts and words.raw[amount.first].isdecimal() and before in ("over", "than", "nearly", "almost", "least")


def set_age(words: Wording, draft: Draft) -> None:
    """Make a length of time an age where the words around it say so: "aged 30", "a nine-year-old boy"."""
    tail = [word for word in words.lower[draft.last : draft.last + 4] if word not in (" ", "-")]
    head = [word for word in words.lower[max(0, draft.first - 4) : draft.first] if word != " "]
    if head[-2:] == ["age", "of"] or head[-1:] == ["aged"]:
        tail = ["old"]
    if tail[:1] == ["old"] or tail[:2] == ["of", "age"]:
        draft.unit, draft.kind, draft.claim, draft.rule = "year", "age", "level", "age"
