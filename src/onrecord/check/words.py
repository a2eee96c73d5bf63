"""Words: text as comparable tokens, phrases found in one pass, and the vocabulary of measures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from onrecord.lexicon import load

_TOKEN = re.compile(r"[A-Za-zÀ-ɏ]+(?:\.[A-Za-z]\b)*(?:'(?!s\b)[a-z]+)?|\d+(?:[.,]\d+)*|[%$€£]")
_KEEP = {
    "news",
    "us",
    "is",
    "was",
    "has",
    "this",
    "its",
    "as",
    "his",
    "less",
    "plus",
    "gas",
    "basis",
    "ports",
    "across",
    "process",
    "bus",
    "united",
    "states",
    "goods",
    "cross",
    "access",
}


class Token(NamedTuple):
    """A word: its comparable form and where it stands."""

    stem: str
    start: int
    end: int
    capital: bool


def stem(word: str) -> str:
    """A word without case and plural, so that "Countries" meets "country"."""
    low = word.lower().replace(".", "")
    if len(low) < 4 or low in _KEEP or low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "sses", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") else low


def tokens(text: str, offset: int = 0) -> list[Token]:
    """The words of a text in order; hyphens and underscores part words, possessives are dropped."""
    return [
        Token(stem(found.group()), offset + found.start(), offset + found.end(), found.group()[0].isupper())
        for found in _TOKEN.finditer(text)
        if found.group() != "s" or text[max(0, found.start() - 1) : found.start()] not in ("'", "’")
    ]


class Match(NamedTuple):
    """A phrase found: what it stands for, and where."""

    tag: Any
    first: int
    last: int
    start: int
    end: int


class Phrases:
    """Many phrases, found together in one pass over the tokens.

    Of overlapping phrases that stand for values of one thing (a concept, a facet, a place) the longest counts, and of two as
    long the later: in "trade in goods and services" only "goods and services" speaks of the coverage.
    """  # noqa: E501

    def __init__(self) -> None:
        self._root: dict[Any, Any] = {}

    def add(self, phrase: str, tag: object) -> None:
        """Let a phrase stand for one thing more."""
        node = self._root
        parts = [token.stem for token in tokens(phrase)]
        if not parts:
            return
        for part in parts:
            node = node.setdefault(part, {})
        tags = node.setdefault(None, [])
        if tag not in tags:
            tags.append(tag)

    def find(self, words: Sequence[Token]) -> list[Match]:
        """The phrases in the text, in order."""
        found: list[Match] = []
        for place, word in enumerate(words):
            node = self._root.get(word.stem)
            ahead = place
            while node is not None:
                found.extend(Match(tag, place, ahead, word.start, words[ahead].end) for tag in node.get(None, ()))
                ahead += 1
                node = node.get(words[ahead].stem) if ahead < len(words) else None
        return _longest(found)


def _longest(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    last: dict[Any, int] = {}
    for each in found:
        group = _group(each.tag)
        place = last.get(group)
        earlier = kept[place] if place is not None else None
        if earlier is not None and place is not None and earlier.last >= each.first and earlier.tag != each.tag:
            if each.last - each.first >= earlier.last - earlier.first and each.last > earlier.last:
                kept[place] = each
            elif (earlier.first, earlier.last) == (each.first, each.last):
                kept.append(each)
            continue
        if earlier is not None and place is not None and earlier.tag == each.tag and earlier.last >= each.first:
            if each.last - each.first > earlier.last - earlier.first:
                kept[place] = each
            continue
        last[group] = len(kept)
        kept.append(each)
    return kept


def _group(tag: object) -> object:
    return tag[:2] if isinstance(tag, tuple) and tag[0] == "facet" else tag[0] if isinstance(tag, tuple) else "tag"


class Facet(NamedTuple):
    """A way to cut a concept: its values, which one is the whole, and what silence means."""

    name: str
    of: frozenset[str]
    names: str | None
    total: str | None
    assumed: frozenset[str]
    apart: bool
    between: dict[str, frozenset[str]]


class Concept(NamedTuple):
    """A thing that is measured: how its values combine, and what it is the growth of."""

    name: str
    kind: str
    growth_of: str | None = None


class Measures(NamedTuple):
    """The compiled vocabulary: phrases tagged ("concept", name), ("facet", name, value), ("place", code) or ("total",)."""  # noqa: E501

    phrases: Phrases
    concepts: dict[str, Concept]
    facets: dict[str, Facet]
    neutral: frozenset[str]
    totals: frozenset[str]


@cache
def measures() -> Measures:
    """The vocabulary of `lexicon/measures.yml`, compiled once."""
    data = load("measures")
    phrases = Phrases()
    concepts: dict[str, Concept] = {}
    for name, entry in data["concepts"].items():
        same = entry.get("same_as", name)
        concepts.setdefault(same, Concept(same, entry["kind"], entry.get("growth_of")))
        for phrase in entry["words"]:
            phrases.add(phrase, ("concept", same))
    facets = {}
    for name, entry in data["facets"].items():
        between = {value: frozenset(pair) for value, pair in entry.get("between", {}).items()}
        facets[name] = Facet(name, frozenset(entry.get("of", ())), entry.get("names"), entry.get("total"),
                             frozenset(entry.get("assumed", ())), entry.get("apart", False), between)  # fmt: skip
        for value, said in entry["values"].items():
            for phrase in said:
                phrases.add(str(phrase), ("facet", name, value))
    neutral = frozenset(token.stem for word in data["neutral"] for token in tokens(str(word)))
    for phrase in data["not_measures"]:
        for group in ("concept", *(("facet", name) for name in facets)):
            phrases.add(phrase, group if isinstance(group, tuple) else (group,))
    return Measures(
        phrases, concepts, facets, neutral, frozenset(" ".join(t.stem for t in tokens(w)) for w in data["totals"])
    )


@cache
def places() -> Phrases:
    """Names of states, their adjectives and peoples, the world and unions, each for its code."""
    phrases = Phrases()
    for code, entry in load("states").items():
        for name in (entry["name"], *entry.get("also", ()), *entry.get("adjectives", ()), *entry.get("people", ())):
            phrases.add(name, code)
    for code, names in load("measures")["places"].items():
        for name in names:
            phrases.add(name, code)
    return phrases


@cache
def cues(name: str) -> Phrases:
    """A word list of `lexicon/claims.yml` as phrases; a mapping tags each phrase with its value."""
    entry = load("claims")[name]
    phrases = Phrases()
    pairs: Iterable[tuple[str, object]] = entry.items() if isinstance(entry, dict) else ((word, name) for word in entry)
    for word, tag in pairs:
        for phrase in tag if isinstance(tag, list) else (word,):
            phrases.add(phrase, word if isinstance(tag, list) else tag)
    return phrases
