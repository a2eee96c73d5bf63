"""What people type into the search field, as words, phrases, beginnings and exclusions. Any text is a query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .words import LONGEST_WORD, Level, words

LONGEST_QUERY = 1_000
MOST_WORDS = 32
# Shorter beginnings fit so many words that no index can be quick about them.
SHORTEST_BEGINNING = 3

_TERM = re.compile(r'(-?)"([^"]*)"?(\*?)|(-?)([^\s"]+)')


@dataclass(frozen=True)
class Phrase:
    """Folded words that stand one after the other; the last may be the beginning of a word."""

    words: tuple[str, ...]
    beginning: bool = False

    def fits(self, found: list[str], at: int) -> bool:
        """Whether it stands at a place in a list of folded words."""
        last = at + len(self.words) - 1
        if last >= len(found) or tuple(found[at:last]) != self.words[:-1]:
            return False
        word = self.words[-1]
        return found[last].startswith(word) if self.beginning else found[last] == word


@dataclass(frozen=True)
class Query:
    """What is looked for.

    Attributes:
        groups: Of each group, one phrase at least stands in what is found.
        without: None of these does.
        note: Why nothing can be found, in one sentence; None for a good query.
    """

    groups: tuple[tuple[Phrase, ...], ...] = ()
    without: tuple[Phrase, ...] = ()
    note: str | None = None

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases to be shown where they stand."""
        return tuple(dict.fromkeys(phrase for group in self.groups for phrase in group))

    def __bool__(self) -> bool:
        return bool(self.groups or self.without)

    def fits(self, text: str) -> bool:
        """Whether a text holds what is looked for."""
        level = Level(text).text
        if self.without and pattern(self.without)[0].search(level):
            return False
        return all(pattern(group)[0].search(level) for group in self.groups)


@lru_cache(maxsize=200)
def pattern(phrases: tuple[Phrase, ...]) -> tuple[re.Pattern[str], list[int]]:
    """What finds phrases in a folded text: a group for each, and the numbers of these; the longest comes first."""
    numbers = sorted(range(len(phrases)), key=lambda number: (-len(phrases[number].words), number))
    groups = []
    for number in numbers:
        first, *others = phrases[number].words
        # The beginning of a word is told after it: a pattern that begins with letters is found much sooner.
        parts = [f"{first}(?<![^\\W_]{first})", *others]
        parts = [
            part + r"[^\W_]*" * (len(word) == LONGEST_WORD) for part, word in zip(parts, (first, *others), strict=True)
        ]
        groups.append("(" + r"[\W_]+".join(parts) + r"[^\W_]*" * phrases[number].beginning + r"(?![^\W_]))")
    return re.compile("|".join(groups)), numbers


def parsed(text: str) -> Query:
    """Read a query: `word`, `"a phrase"`, `begin*`, `-without`, `one OR other`; all else is words or nothing.

    Example:
        >>> parsed('"border office" tariff* OR duty -steel').groups
        ((Phrase(words=('border', 'office'), beginning=False),), (Phrase(words=('tariff',), beginning=True), \
Phrase(words=('duty',), beginning=False)))
        >>> parsed("?!").note
        'The query holds no word to look for.'
    """
    if len(text) > LONGEST_QUERY:
        return Query(note=f"The query is longer than {LONGEST_QUERY:,} characters; shorten it.")
    groups: list[tuple[Phrase, ...]] = []
    without: list[Phrase] = []
    joined = False
    for found in _TERM.finditer(text):
        minus, quoted, star, other_minus, bare = found.groups()
        if bare == "OR" and not other_minus:
            joined = bool(groups)
            continue
        phrase = _phrase(quoted if bare is None else bare, star or (bare or "")[-1:])
        if phrase is None:
            continue
        if minus or other_minus:
            without.append(phrase)
        elif joined:
            groups[-1] += (phrase,)
        else:
            groups.append((phrase,))
        joined = False
    if sum(len(each.words) for each in [*without, *(each for group in groups for each in group)]) > MOST_WORDS:
        return Query(note=f"The query has more than {MOST_WORDS} words; shorten it.")
    note = "The query holds no word to look for." if text.strip() and not groups and not without else None
    return Query(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(without)), note)


def _phrase(text: str, mark: str) -> Phrase | None:
    found = tuple(words(text))
    if not found:
        return None
    return Phrase(found, mark == "*" and len(found[-1]) >= SHORTEST_BEGINNING)
