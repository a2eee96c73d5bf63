"""Mentions of actors by name or office, found by capitals, the lexicon, offices and spaCy's entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.introduced import introduced
from onrecord.reading.labelled import labelled
from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn

from .askers import find_askers
from .found import Found, Office
from .names import offices
from .persons import find_persons, find_runs
from .places import find_known, find_places, find_unlisted
from .seats import find_offices
from .spanish_bodies import find_spanish_bodies

_NAME = range(2, 5)  # words


def find(parsed: Parsed, turns: Sequence[Turn] = ()) -> Found:
    """All mentions of one text, each list in order; what a turn's label names is a person."""
    found = Found()
    labels = frozenset(token for turn in turns if turn.named for token in parsed.tokens_in(*turn.label))
    posts = {token for turn in turns if turn.named for token in _post(parsed, turn)}
    capitals = [token for token in range(len(parsed)) if parsed.word[token] != parsed.lower[token]]
    known = find_known(parsed, capitals, found)
    held = find_places(parsed, known, found)
    english = _is_english(parsed)
    seats = find_offices(parsed, held, found.attributive, english=english)
    seats = {head: seat for head, seat in seats.items() if head not in posts or parsed.word[seat.first - 1] == ","}
    names = {name for turn in turns if turn.named and (name := _name(parsed, turn))}
    seats = {head: _without_name(parsed, seat, names) for head, seat in seats.items()}
    programmes = {token for _, spans in introduced(parsed).values() for span in spans for token in range(*span)}
    runs = find_runs(parsed, capitals, held, seats, english=english)
    found.places += [] if english else find_spanish_bodies(parsed, held)
    named = {token for place in found.places if place.key is None for token in range(place.first, place.last)}
    runs = [run for run in runs if run[0] not in posts and run[0] not in programmes and run[0] not in named]
    for item in labelled(parsed):
        runs = [run for run in runs if not item.label[0] <= run[0] < item.label[1]]
        if item.name:
            runs.append(item.name)
            labels |= set(range(*item.name))
            seats = {
                h: seat
                for h, seat in seats.items()
                if not item.label[0] <= h < item.name[0] or seat.last == item.name[0]
            }
    runs.sort()
    found.askers = find_askers(parsed, turns, runs)
    labels |= {token for name in found.askers.values() for token in range(*name)}
    find_persons(parsed, runs, seats, held, found, labels, english=english)
    find_unlisted(parsed, held, found, english=english)
    found.places.sort(key=lambda place: place.first)
    found.persons.sort(key=lambda person: person.first)
    return found


def _post(parsed: Parsed, turn: Turn) -> range:
    """What follows the comma of a label that begins with a name: "ANA RUIZ, HEAD OF PRESS"."""
    tokens = parsed.tokens_in(*turn.label)
    comma = next((token for token in tokens if parsed.word[token] == ","), None)
    if comma is None or any(parsed.lower[token] in offices() for token in range(tokens[0], comma)):
        return range(0)
    return range(comma + 1, tokens[-1] + 1)


def _name(parsed: Parsed, turn: Turn) -> tuple[str, ...]:
    """The words of a label that is a name of several words and no office; none for others."""
    words = tuple(parsed.lower[token] for token in parsed.tokens_in(*turn.label))
    return words if len(words) in _NAME and not offices().intersection(words) else ()


def _without_name(parsed: Parsed, seat: Office, names: set[tuple[str, ...]]) -> Office:
    """An office without the name at its end that labels turns alone: "Head of the Port of Selm Ana Ruiz"."""
    for size in _NAME if names else ():
        if seat.last - size > seat.head and tuple(parsed.lower[seat.last - size : seat.last]) in names:
            return replace(seat, last=seat.last - size)
    return seat


def _is_english(parsed: Parsed) -> bool:
    """Whether spaCy's names can be trusted: its pipeline knows English alone."""
    foreign = max(len(parsed.by_lower.get(word, ())) for word in ("de", "la", "el", "der", "и"))
    return len(parsed.by_lower.get("the", ())) >= foreign
