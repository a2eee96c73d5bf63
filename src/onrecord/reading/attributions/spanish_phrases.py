"""Noun phrases and clauses of Spanish text, by the words at which they end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.reading.language import says_in_spanish
from onrecord.reading.parsed import Parsed

Range = tuple[int, int]
ENDS = frozenset(".!?…;")
_BACK, _LONGEST, _CLAUSE = 30, 16, 200


@cache
def listed(name: str) -> frozenset[str]:
    """One of the word lists of `cues_es.yml`."""
    return frozenset(lexicon.load("cues_es")[name])


@dataclass(frozen=True, slots=True)
class Marked:
    """A parsed text with its quotations' numbers: `inside` by token, `opening` and `closing` by outer token."""

    parsed: Parsed
    inside: dict[int, int]
    opening: dict[int, int]
    closing: dict[int, int]


def outside(text: Marked, token: int) -> bool:
    """Whether a token stands outside quotations and ends no sentence."""
    return 0 <= token < len(text.parsed) and token not in text.inside and text.parsed.word[token] not in ENDS


def phrase_after(text: Marked, verb: int) -> Range | None:
    """The noun phrase behind the verb: from an article or a capital to the next stop, with a name in apposition."""
    parsed, size = text.parsed, len(text.parsed)
    first = verb + 1
    while first < size and parsed.lower[first] in ("hoy", "ayer", "también", "además", "finalmente"):
        first += 1
    if not outside(text, first) or not (parsed.word[first][0].isupper() or parsed.lower[first] in listed("articles")):
        return None
    last = phrase_end(text, first)
    if last < size and parsed.word[last] == "," and last + 1 < size and parsed.word[last + 1][0].isupper():
        end = phrase_end(text, last + 1)
        if parsed.word[first][0].islower() and all(parsed.word[token][0].isupper() for token in range(last + 1, end)):
            last = end
    return (first, last) if any(char.isalpha() for char in parsed.word[last - 1]) else None


def phrase_end(text: Marked, first: int) -> int:
    """Where a noun phrase that begins here ends: before a stop, a verb of saying, punctuation or a quotation."""
    parsed, last = text.parsed, first + 1
    while last < len(parsed) and last - first < _LONGEST and last not in text.inside:
        word = parsed.word[last]
        if (
            parsed.lower[last] in listed("stops")
            or parsed.lower[last] in says_in_spanish()
            or not (word[0].isalnum() or word == "-")
        ):
            break
        last += 1
    return last


def phrase_before(text: Marked, verb: int) -> Range | None:
    """The noun phrase before the verb, back to the start of its clause, over adverbs and a name in apposition."""
    parsed = text.parsed
    if verb and told_anew(text, verb):
        return None
    last = verb
    while outside(text, last - 1) and parsed.lower[last - 1] in listed("between"):
        last -= 1
    apposition = outside(text, last - 1) and parsed.word[last - 1] == ","
    last -= apposition
    first = _phrase_begin(text, last)
    if apposition:
        if first == last or not outside(text, first - 1) or parsed.word[first - 1] != ",":
            return None
        first = _phrase_begin(text, first - 1)
    while first < last and not (parsed.word[first][0].isupper() or parsed.lower[first] in listed("articles")):
        first += 1
    opener = (
        first and outside(text, first - 1) and parsed.lower[first - 1] in listed("stops") - {"que", "y", "e", "como"}
    )
    return (first, last) if first < last and not opener else None


def _phrase_begin(text: Marked, last: int) -> int:
    parsed, first = text.parsed, last
    while outside(text, first - 1) and last - first < _BACK:
        word, lower = parsed.word[first - 1], parsed.lower[first - 1]
        if (
            not (word[0].isalnum() or word == "-")
            or lower in listed("stops") - {"y", "e", "con"}
            or lower in says_in_spanish()
        ):
            break
        first -= 1
    return first


def head_of(text: Marked, source: Range) -> int:
    """The token to ask who is meant: the last with a capital, else the last."""
    capitals = (token for token in range(source[1] - 1, source[0] - 1, -1) if text.parsed.word[token][0].isupper())
    return next(capitals, source[1] - 1)


def clause_end(text: Marked, begin: int) -> int:
    """Where the sentence ends, or where "y" and another verb of saying take over; a quotation is never cut."""
    parsed, at = text.parsed, begin + 1
    place = parsed.para[begin]
    while at < min(len(parsed), begin + _CLAUSE) or at in text.inside:
        if at not in text.inside:
            if parsed.word[at] in ENDS or (parsed.para[at] != place and parsed.word[at][0].isupper()):
                break
            if parsed.lower[at] in ("y", "e") and at + 1 < len(parsed) and parsed.lower[at + 1] in says_in_spanish():
                break
        place = parsed.para[at]
        at += 1
    return at


def told_anew(text: Marked, verb: int) -> bool:
    """Whether "y" joins the verb to the one before."""
    return text.parsed.lower[verb - 1] in ("y", "e")
