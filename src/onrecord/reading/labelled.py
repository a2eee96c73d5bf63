"""Lists of what people say: items that are a name with a colon and words in marks ("- Mina Oda, economist: “…”")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon

from .language import says_in_spanish
from .parsed import Parsed

_ITEM = re.compile(r"(?:[-–—•*·▪◦]\s*)?([^\W\d_][^:;“”„«»\"\n]{1,120}):\s*[“„«\"‘]")
_CLOSED = re.compile(r"[”“»\"’](?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?[.,;]?\s*$")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST, _NAME, _TAIL = 18, 4, 80


@dataclass(frozen=True, slots=True)
class Labelled:
    """An item of such a list.

    Attributes:
        place: Its paragraph.
        label: The tokens of its label.
        name: The tokens of the person's name in the label; None where the label names no person that can be told.
    """

    place: int
    label: tuple[int, int]
    name: tuple[int, int] | None


def labelled(parsed: Parsed) -> Iterator[Labelled]:
    """The items, in order: whole paragraphs, whose label has no verb."""
    for place, (start, end) in enumerate(parsed.paras):
        item = _ITEM.match(parsed.text, start, end)
        if item is None or item[1].isupper() or _CLOSED.search(parsed.text, max(item.end(), end - _TAIL), end) is None:
            continue
        tokens = parsed.tokens_in(*item.span(1))
        if len(tokens) and parsed.end[tokens[-1]] > item.end(1):  # "):" is one token
            bracket = max((token for token in tokens if parsed.word[token] in ("(", "[")), default=tokens[0])
            tokens = range(tokens[0], bracket)
        if 0 < len(tokens) <= _LONGEST and not any(_says(parsed, token) for token in tokens):
            yield Labelled(place, (tokens[0], tokens[-1] + 1), _name(parsed, tokens))


def _says(parsed: Parsed, token: int) -> bool:
    return parsed.tag[token] in _FINITE or parsed.lower[token] in says_in_spanish()


@cache
def _words(*lists: str) -> frozenset[str]:
    offices = lexicon.load("offices")
    return frozenset(word for name in lists for word in offices[name])


def _name(parsed: Parsed, tokens: range) -> tuple[int, int] | None:
    """Capitals behind a house or an office, or before a comma or a bracket, or that spaCy takes for a person's name."""
    stops = [token for token in tokens if parsed.word[token] in (",", "(", "[", "–", "—")]
    end = stops[0] if stops else tokens[-1] + 1
    cuts = [token for token in range(tokens[0], end) if _introduces(parsed, token)]
    first = cuts[-1] + 1 if cuts else tokens[0]
    run = range(first, end)
    if not 1 <= len(run) <= _NAME + 1 or not all(_may_name(parsed, token) for token in run):
        return None
    own = [token for token in run if parsed.word[token][0].isupper()]
    if not own or own[0] != first or own[-1] != end - 1 or (len(own) < 2 and not cuts):
        return None
    entities = {parsed.ents[parsed.ent[token]].label for token in own if parsed.ent[token] >= 0}
    told = bool(cuts) or "PERSON" in entities or (bool(stops) and _has_office(parsed, range(end, tokens[-1] + 1)))
    return (first, end) if told else None


def _introduces(parsed: Parsed, token: int) -> bool:
    lower = parsed.lower[token]
    return parsed.tag[token] == "POS" or lower in ("’s", "'s") or _is_office(lower)


def _is_office(lower: str) -> bool:
    return lower.rstrip(".") in _words("leader", "senior", "other", "honorific", "after", "writers")


def _has_office(parsed: Parsed, tokens: range) -> bool:
    return any(_is_office(parsed.lower[token]) for token in tokens)


def _may_name(parsed: Parsed, token: int) -> bool:
    word, lower = parsed.word[token], parsed.lower[token]
    if lower in _words("particles") or word in ("-", ".", "’", "'"):
        return True
    return word[0].isupper() and lower not in _words("not_names", "bodies", "things", "sides", "media")
