"""Findings in plain words, shared by the terminal and the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

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


def names(record: Record, ids: Iterable[str]) -> str:
    """The actors' names, in order, joined by commas."""
    return ", ".join(record.actor(actor).name for actor in ids)


def number_words(value: float) -> str:
    """A number as people write it: `863.4 billion`, `300,000`, `2.5`.

    Example:
        >>> number_words(863.4e9), number_words(300000), number_words(2.5)
        ('863.4 billion', '300,000', '2.5')
    """
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def figure_words(figure: Figure) -> str:
    """The value read from a figure: sign of the bound, number or range, unit; `no number` where none was read."""
    if figure.value is not None:
        number = number_words(figure.value)
    elif figure.low is not None and figure.high is not None:
        number = f"{number_words(figure.low)} to {number_words(figure.high)}"
    elif figure.low is not None:
        number = f"{number_words(figure.low)} or more"
    elif figure.high is not None:
        number = f"up to {number_words(figure.high)}"
    else:
        return "no number"
    sign = f"{figure.approximator} " if figure.approximator else BOUND_SIGNS[figure.bound] if figure.value else ""
    many = figure.value is None or abs(figure.value) != 1
    return f"{CHANGE_SIGNS.get(figure.change or '', '')}{sign}{_with_unit(number, figure.unit, many)}"


def figure_facts(figure: Figure, record: Record) -> list[str]:
    """What else is known of a figure: claim, measure, period, base, places."""
    facts: list[str] = [] if figure.claim == "level" else [figure.claim]
    if figure.measure is not None:
        facts.append(f"of {one_line(figure.measure.quote)}")
    if figure.period is not None:
        facts.append(dated_words(figure.period))
    if figure.base is not None:
        facts.append(f"against {dated_words(figure.base)}")
    if figure.places:
        facts.append(names(record, figure.places))
    return facts


def dated_words(dated: Dated | MeetingDate) -> str:
    """An interval of days in words, or the text's own words where no day was read."""
    if dated.from_ and dated.to:
        return day_words(dated.from_) if dated.from_ == dated.to else _interval_words(dated.from_, dated.to)
    if dated.to:
        return f"until {day_words(dated.to)}"
    if dated.from_:
        return f"from {day_words(dated.from_)}"
    return one_line(dated.span.quote) if isinstance(dated, Dated) else dated.text or ""


def limit_words(limit: Deadline) -> str:
    """A time limit: `by 31 December 2027`, `on 12 March 2031`, or the text's own words where no day was read."""
    if limit.type == "until" or not limit.to:
        return dated_words(limit)
    if limit.from_ and limit.type in ("on", "during"):
        return f"on {day_words(limit.to)}" if limit.from_ == limit.to else dated_words(limit)
    return f"by {day_words(limit.to)}"


def day_words(value: str) -> str:
    """An ISO date as `17 November 2023`, a month as `November 2023`; anything else as it stands."""
    try:
        first, last = interval_of(value)
    except ValueError:
        return value
    return _interval(first, last)


def commitment_facts(commitment: Commitment, record: Record) -> list[str]:
    """What qualifies an undertaking: reaffirmed, negated, reported by another, deadline, condition."""
    facts = []
    if commitment.reaffirmed:
        facts.append("↻ reaffirmed")
    if commitment.negated:
        facts.append("✕ negated")
    if commitment.deadline is not None:
        facts.append(limit_words(commitment.deadline))
    if commitment.condition is not None:
        facts.append(f"condition: {one_line(commitment.condition.quote)}")
    if commitment.reported_by is not None:
        facts.append(f"as told by {record.actor(commitment.reported_by).name}")
    return facts


def bound_words(commitment: Commitment, record: Record) -> str:
    """Who is bound toward whom: `Arvenia → Lodria`; `not named` where the text does not say."""
    agents = names(record, commitment.agents) or "not named"
    return f"{agents} → {names(record, commitment.toward)}" if commitment.toward else agents


def effect_words(effect: Effect) -> str:
    """Cause and effect in the text's words."""
    return f"{one_line(effect.cause.quote)} → {one_line(effect.effect.quote)}"


def actor_words(actor: Actor, record: Record) -> str:
    """What an actor is: designation, whom it represents, ISO code."""
    parts = [actor.type, *filter(None, (actor.designation, actor.iso))]
    if actor.represents is not None:
        parts.append(f"for {record.actor(actor.represents).name}")
    return ", ".join(parts)


def meeting_words(record: Record) -> str:
    """How, where and when they met; empty where the record holds no meeting."""
    meeting = record.meeting
    if meeting is None:
        return ""
    date_words = dated_words(meeting.date) if meeting.date else ""
    return " · ".join(part for part in (meeting.format, meeting.place, date_words) if part)


def statement_facts(statement: Statement) -> list[tuple[str, str]]:
    """The known facts of a statement by name; a fact read from the text or the metadata says so."""
    known = {
        "issuer": statement.issuer,
        "published": day_words(statement.published) if statement.published else None,
        "kind": statement.kind,
        "place": statement.place,
        "language": statement.language,
    }
    return [
        (name, f"{value} ({source})" if (source := _source_words(statement, name)) else value)
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


def _with_unit(number: str, unit: str | None, many: bool) -> str:
    if unit is None:
        return number
    if unit == "percent":
        return f"{number} %"
    if len(unit) == _MONEY_CODE and unit.isupper():
        return f"{unit} {number}"
    return f"{unit} {number}" if unit == "rank" else f"{number} {_many(unit) if many else unit}"


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


def _interval_words(first: str, last: str) -> str:
    try:
        return _interval(date.fromisoformat(first), date.fromisoformat(last))
    except ValueError:
        return f"{first} to {last}"


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


def _source_words(statement: Statement, name: str) -> str | None:
    return {"text": "from the text", "metadata": "from the metadata"}.get(statement.facts.get(name, ""))
