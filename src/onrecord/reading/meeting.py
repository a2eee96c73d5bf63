"""The meeting a statement tells of: who met, where, when and how."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord import lexicon
from onrecord.record import Meeting, MeetingDate, Span, Statement, Time

from .actors.principals import meeting_sentence
from .cast import Cast
from .parsed import Parsed

_TITLE_TELLS = re.compile(
    r"\b(?:meeting|meets?|met|call|conversations?|talks|summit|bilateral|visit|reunión|llamada)\b", re.IGNORECASE
)
_TITLE_PLACE = re.compile(r"\b(?:in|at)\s+((?:the\s+)?[A-Z][\w’'.-]+(?:[\s,]+[A-Z][\w’'.-]+)*)\s*$")
_JOINTS = frozenset("-‑–")
_TWO = 2


def find_meeting(parsed: Parsed, cast: Cast, times: tuple[Time, ...], statement: Statement) -> Meeting | None:
    """The meeting, or None where the text tells of none.

    A meeting is told by one of the first sentences ("met with", "had a telephone conversation with") or by the title
    of the statement, and needs two principals. What the words do not say stays None: a joint statement without a word
    on a meeting gives its signatories alone.
    """
    told = meeting_sentence(parsed)
    title = statement.title or ""
    met = cast.principals if len(cast.principals) >= _TWO else _speakers(cast)
    if len(met) < _TWO:
        return None
    if told is None or met is not cast.principals:
        if not _TITLE_TELLS.search(title):
            return Meeting(participants=met) if met is cast.principals else None
        how = _format(re.findall(r"\w+", title.lower()))
        return Meeting(participants=met, place=_place_of_title(title), format=how)
    verb = told[0]
    first, last = parsed.sents[parsed.sent[verb]]
    how = _format([word.lower() for word in re.findall(r"\w+", title)] + parsed.lower[first:last])
    spans = [parsed.span(verb, verb + 1)]
    place_span = None if how in ("telephone call", "video call") else _place(parsed, first, last)
    date = _date(times, parsed.start[first], parsed.end[last - 1], statement.published)
    if place_span is not None:
        spans.append(place_span)
    if date is not None:
        spans.append(date.span)
    place = " ".join(place_span.quote.split()) if place_span else None
    if place is None and how == "in person":
        place = _place_of_title(title)
    return Meeting(
        participants=cast.principals,
        place=place,
        date=MeetingDate(from_=date.from_, to=date.to, text=date.span.quote) if date else None,
        format=how,
        spans=tuple(sorted(spans, key=lambda span: span.start)),
    )


def _speakers(cast: Cast) -> tuple[str, ...]:
    """Who speaks in a transcript and holds an office: the others ask or moderate."""
    offices = {actor.id for actor in cast.actors if actor.type == "person" and actor.designation}
    return tuple(dict.fromkeys(voice for voice in cast.voices if voice in offices and voice is not None))


def _place_of_title(title: str) -> str | None:
    found = _TITLE_PLACE.search(title)
    return found.group(1) if found else None


def _format(words: Iterable[str]) -> str | None:
    """How they met, by the first kind of word that occurs."""
    present = set(words)
    formats: dict[str, list[str]] = lexicon.load("meetings")["formats"]
    return next((how for how, listed in formats.items() if present & set(listed)), None)


def _place(parsed: Parsed, first: int, last: int) -> Span | None:
    """The place after "in" or "at" in the sentence: surest is what spaCy takes for a place."""
    vocabulary = lexicon.load("meetings")
    labels = {label: rank for rank, label in enumerate(vocabulary["places"])}
    found: list[tuple[int, int, Span]] = []
    for token in range(first, last - 1):
        if parsed.lower[token] not in vocabulary["at"]:
            continue
        begin = token + 2 if parsed.lower[token + 1] == "the" and token + 2 < last else token + 1
        end = begin
        while end < last and (
            parsed.word[end][0].isupper()
            or (end > begin and parsed.word[end] in _JOINTS)
            or (end > begin and parsed.word[end] == "," and end + 1 < last and _is_place(parsed, end + 1))
            or (end > begin and parsed.word[end - 1] == "," and parsed.lower[end] == "the")
        ):
            end += 1
        kinds = {parsed.ents[parsed.ent[at]].label for at in range(begin, end) if parsed.ent[at] >= 0}
        if end == begin or kinds & {"DATE", "PERSON", "EVENT"} or parsed.word[end - 1] in (",", *_JOINTS):
            continue
        if end < last and parsed.word[end] in ("'s", "’s", "’"):
            continue
        rank = min((labels[kind] for kind in kinds if kind in labels), default=len(labels))
        found.append((rank, token, parsed.span(begin, end)))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _is_place(parsed: Parsed, token: int) -> bool:
    ent = parsed.ent[token]
    return ent >= 0 and parsed.ents[ent].label in ("GPE", "LOC")


def _date(times: tuple[Time, ...], start: int, end: int, published: str | None) -> Time | None:
    """The first date in the sentence that lies within one month and not after publication: a later one is a plan."""
    for time in times:
        inside = start <= time.span.start < end and time.type in ("DATE", "TIME")
        if not inside or not time.from_ or not time.to or time.from_[:7] != time.to[:7]:
            continue
        if not published or time.from_[: len(published)] <= published:
            return time
    return None
