"""Names that a text gives to a programme that it tells of: "the scheme, known as Blue Horizon, …"."""

from __future__ import annotations

from calendar import day_name, month_name
from collections.abc import Iterator
from functools import cache

from onrecord import lexicon

from .parsed import Parsed

_OPENING, _CLOSING = frozenset("“\"'‘«"), frozenset("”\"'’»")
_LONGEST_NAME = 8
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_CALENDAR = frozenset(name.lower() for name in (*day_name, *month_name) if name)


def introduced(parsed: Parsed) -> dict[tuple[str, ...], tuple[int, list[tuple[int, int]]]]:
    """The names, word by word, each with the noun that tells its kind and every place where it stands.

    A name is a run of capitals, or a few words in quotation marks; one that ends in a noun of kind tells it itself.
    """
    found: dict[tuple[str, ...], int] = {}
    for first, last, head in _given(parsed):
        found.setdefault(tuple(parsed.word[first:last]), head)
    out = {}
    for name, head in found.items():
        starts = parsed.by_lower.get(name[0].lower(), ())
        spans = [(at, at + len(name)) for at in starts if tuple(parsed.word[at : at + len(name)]) == name]
        out[name] = head, spans
    return out


def _given(parsed: Parsed) -> Iterator[tuple[int, int, int]]:
    kinds, naming, between = _words()
    for before, after in naming:
        for at in parsed.by_lower.get(before, ()):
            behind = at + 1 if after is None else at + 2
            if behind >= len(parsed) or after not in (None, parsed.lower[at + 1]) or parsed.tag[at] in _FINITE:
                continue
            head = at - 1
            while head > 0 and parsed.lower[head] in between:
                head -= 1
            if head < 0 or parsed.lower[head] not in kinds or parsed.sent[head] != parsed.sent[at]:
                continue
            name = _name(parsed, behind)
            if name is not None and not kinds.intersection(parsed.lower[name[0] : name[1]]):
                yield *name, head


@cache
def _words() -> tuple[frozenset[str], tuple[tuple[str, str | None], ...], frozenset[str]]:
    vocabulary = lexicon.load("programmes")
    pairs = [(*phrase.split(), None)[:2] for phrase in vocabulary["naming"]]
    nouns = (vocabulary["kinds"], lexicon.load("programmes_es")["kinds"])
    kinds = frozenset(word for kinds in nouns for listed in kinds.values() for word in listed)
    return kinds, tuple(pairs), frozenset(vocabulary["before_naming"])


def _name(parsed: Parsed, first: int) -> tuple[int, int] | None:
    end = parsed.sents[parsed.sent[first]][1] if first < len(parsed) else first
    while first < end and parsed.lower[first] in ("the", "as"):
        first += 1
    if first < end and parsed.word[first] in _OPENING:
        closing = next((at for at in range(first + 2, end) if parsed.word[at] in _CLOSING), None)
        if closing is None or closing - first > _LONGEST_NAME or not parsed.word[first + 1][0].isupper():
            return None
        return first + 1, closing - (parsed.word[closing - 1] in (",", "."))
    last = first
    while (
        last < end and last - first < _LONGEST_NAME and (parsed.word[last][0].isupper() or parsed.word[last].isdigit())
    ):
        last += 1
    named = last > first and parsed.word[first][0].isupper() and parsed.lower[first] not in _CALENDAR
    return (first, last) if named else None
