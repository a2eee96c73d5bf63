"""Findings in plain words, shared by the terminal and the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from onrecord.record import (
    Actor,
    Commitment,
    Dated,
    Deadline,
    Effect,
    Figure,
    MeetingDate,
    Record,
    Statement,
    interval_of,
)

BOUND_SIGNS = {"=": "", "~": "≈ ", "<": "< ", ">": "> ", "<=": "≤ ", ">=": "≥ "}
CHANGE_SIGNS = {"up": "▲ ", "down": "▼ "}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_MONEY_CODE = 3


class Tongue(Protocol):
    """Another language than English: its messages, the record's words in it, its numbers and days."""

    def message(self, form: str) -> str: ...  # noqa: D102
    def term(self, word: str) -> str: ...  # noqa: D102
    def exact(self, value: float) -> str: ...  # noqa: D102
    def days(self, first: date, last: date) -> str: ...  # noqa: D102


def say(form: str, tongue: Tongue | None, **values: str | int) -> str:
    """A message with its values, in English where no other language is asked for."""
    return (tongue.message(form) if tongue else form) % values


def term(word: str, tongue: Tongue | None) -> str:
    """A word of the record, such as a kind or a strength."""
    return tongue.term(word) if tongue else word


def names(record: Record, ids: Iterable[str]) -> str:
    """The actors' names, in order, joined by commas."""
    return ", ".join(record.actor(actor).name for actor in ids)


def number_words(value: float, tongue: Tongue | None = None) -> str:
    """A number as people write it: `863.4 billion`, `300,000`, `2.5`.

    Example:
        >>> number_words(863.4e9), number_words(300000), number_words(2.5)
        ('863.4 billion', '300,000', '2.5')
    """
    if tongue:
        return tongue.exact(value)
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def figure_words(figure: Figure, tongue: Tongue | None = None) -> str:
    """The value read from a figure: sign of the bound, number or range, unit; `no number` where none was read."""
    if figure.value is not None:
        number = number_words(figure.value, tongue)
    elif figure.low is not None and figure.high is not None:
        low, high = number_words(figure.low, tongue), number_words(figure.high, tongue)
        number = say("%(low)s to %(high)s", tongue, low=low, high=high)
    elif figure.low is not None:
        number = say("%(low)s or more", tongue, low=number_words(figure.low, tongue))
    elif figure.high is not None:
        number = say("up to %(high)s", tongue, high=number_words(figure.high, tongue))
    else:
        return say("no number", tongue)
    sign = f"{figure.approximator} " if figure.approximator else BOUND_SIGNS[figure.bound] if figure.value else ""
    many = figure.value is None or abs(figure.value) != 1
    return f"{CHANGE_SIGNS.get(figure.change or '', '')}{sign}{_with_unit(number, figure.unit, many, tongue)}"


def figure_facts(figure: Figure, record: Record, tongue: Tongue | None = None) -> list[str]:
    """What else is known of a figure: claim, measure, period, base, places."""
    facts: list[str] = [] if figure.claim == "level" else [term(figure.claim, tongue)]
    if figure.measure is not None:
        facts.append(say("of %(words)s", tongue, words=one_line(figure.measure.quote)))
    if figure.period is not None:
        facts.append(dated_words(figure.period, tongue))
    if figure.base is not None:
        facts.append(say("against %(period)s", tongue, period=dated_words(figure.base, tongue)))
    if figure.places:
        facts.append(names(record, figure.places))
    return facts


def dated_words(dated: Dated | MeetingDate, tongue: Tongue | None = None) -> str:
    """An interval of days in words, or the text's own words where no day was read."""
    if dated.from_ and dated.to:
        if dated.from_ == dated.to:
            return day_words(dated.from_, tongue)
        return _interval_words(dated.from_, dated.to, tongue)
    if dated.to:
        return say("until %(day)s", tongue, day=day_words(dated.to, tongue))
    if dated.from_:
        return say("from %(day)s", tongue, day=day_words(dated.from_, tongue))
    return one_line(dated.span.quote) if isinstance(dated, Dated) else dated.text or ""


def limit_words(limit: Deadline, tongue: Tongue | None = None) -> str:
    """A time limit: `by 31 December 2027`, `on 12 March 2031`, or the text's own words where no day was read."""
    if limit.type == "until" or not limit.to:
        return dated_words(limit, tongue)
    day = day_words(limit.to, tongue)
    if limit.from_ and limit.type in ("on", "during"):
        return say("on %(day)s", tongue, day=day) if limit.from_ == limit.to else dated_words(limit, tongue)
    return say("by %(day)s", tongue, day=day)


def day_words(value: str, tongue: Tongue | None = None) -> str:
    """An ISO date as `17 November 2023`, a month as `November 2023`; anything else as it stands."""
    try:
        first, last = interval_of(value)
    except ValueError:
        return value
    return tongue.days(first, last) if tongue else _interval(first, last)


def commitment_facts(commitment: Commitment, record: Record, tongue: Tongue | None = None) -> list[str]:
    """What qualifies an undertaking: reaffirmed, negated, reported by another, deadline, condition."""
    facts = []
    if commitment.reaffirmed:
        facts.append(f"↻ {term('reaffirmed', tongue)}")
    if commitment.negated:
        facts.append(f"✕ {term('negated', tongue)}")
    if commitment.deadline is not None:
        facts.append(limit_words(commitment.deadline, tongue))
    if commitment.condition is not None:
        facts.append(say("condition: %(words)s", tongue, words=one_line(commitment.condition.quote)))
    if commitment.reported_by is not None:
        facts.append(say("as told by %(name)s", tongue, name=record.actor(commitment.reported_by).name))
    return facts


def bound_words(commitment: Commitment, record: Record, tongue: Tongue | None = None) -> str:
    """Who is bound toward whom: `Arvenia → Lodria`; `not named` where the text does not say."""
    agents = names(record, commitment.agents) or say("not named", tongue)
    return f"{agents} → {names(record, commitment.toward)}" if commitment.toward else agents


def effect_words(effect: Effect) -> str:
    """Cause and effect in the text's words."""
    return f"{one_line(effect.cause.quote)} → {one_line(effect.effect.quote)}"


def actor_words(actor: Actor, record: Record, tongue: Tongue | None = None) -> str:
    """What an actor is: designation, whom it represents, ISO code."""
    parts = [term(actor.type, tongue), *filter(None, (actor.designation, actor.iso))]
    if actor.represents is not None:
        parts.append(say("for %(name)s", tongue, name=record.actor(actor.represents).name))
    return ", ".join(parts)


def meeting_words(record: Record, tongue: Tongue | None = None) -> str:
    """How, where and when they met; empty where the record holds no meeting."""
    meeting = record.meeting
    if meeting is None:
        return ""
    date_words = dated_words(meeting.date, tongue) if meeting.date else ""
    how = term(meeting.format, tongue) if meeting.format else ""
    return series([how, meeting.place or "", date_words])


def statement_facts(statement: Statement, tongue: Tongue | None = None) -> list[tuple[str, str]]:
    """The known facts of a statement by name; a fact read from the text or the metadata says so."""
    known = {
        "issuer": statement.issuer,
        "published": day_words(statement.published, tongue) if statement.published else None,
        "kind": term(statement.kind, tongue) if statement.kind else None,
        "place": statement.place,
        "language": statement.language,
    }
    return [
        (name, f"{value} ({source})" if (source := _source_words(statement, name, tongue)) else value)
        for name, value in known.items()
        if value
    ]


def heading(statement: Statement) -> str:
    """The title, else the first words of the text."""
    words = one_line(statement.title or statement.text)
    return shortened(words, 90) or "A statement without words"


def one_line(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(text.split())


def shortened(text: str, most: int) -> str:
    """The text, cut at a blank with ` […]` where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text.rfind(" ", 0, most)
    return f"{text[: cut if cut > 0 else most]} […]"


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 figure`, `2 figures`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def series(parts: Sequence[str]) -> str:
    """Parts joined by a middle dot, empty ones left out."""
    return " · ".join(part for part in parts if part)


def _plain(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def _with_unit(number: str, unit: str | None, many: bool, tongue: Tongue | None) -> str:
    if unit is None:
        return number
    if unit == "percent":
        return say("%(number)s %%", tongue, number=number)
    if len(unit) == _MONEY_CODE and unit.isupper():
        return f"{unit} {number}"
    if unit == "rank":
        return f"{term(unit, tongue)} {number}"
    return f"{number} {term(_many(unit) if many else unit, tongue)}"


def _many(unit: str) -> str:
    """The plural of an English unit: its first noun where it goes on with `per` or `of`."""
    noun, *rest = re.split(r"(?= (?:per|of) )", unit, maxsplit=1)
    plural_noun = {"person": "people", "child": "children"}.get(noun)
    if plural_noun is None:
        if re.search(r"(?<!hu)man$", noun):
            plural_noun = f"{noun[:-3]}men"
        elif re.search(r"(?:s|x|ch|sh)$", noun):
            plural_noun = f"{noun}es"
        elif re.search(r"[^aeiou]y$", noun):
            plural_noun = f"{noun[:-1]}ies"
        else:
            plural_noun = f"{noun}s"
    return plural_noun + "".join(rest)


def _interval_words(first: str, last: str, tongue: Tongue | None) -> str:
    try:
        days = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return say("%(low)s to %(high)s", tongue, low=first, high=last)
    return tongue.days(*days) if tongue else _interval(*days)


def _interval(first: date, last: date) -> str:
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    for form, words in (
        (f"{first.year}-{first.month:02}", f"{first:%B} {first.year}"),
        (f"{first.year}", f"{first.year}"),
    ):
        if interval_of(form) == (first, last):
            return words
    return f"{first.day} {first:%B} {first.year} to {last.day} {last:%B} {last.year}"


def _source_words(statement: Statement, name: str, tongue: Tongue | None) -> str | None:
    source = statement.facts.get(name)
    if source == "text":
        return say("from the text", tongue)
    return say("from the metadata", tongue) if source == "metadata" else None
