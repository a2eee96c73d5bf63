"""Words of a text as search knows them: both databases are given these, so that both find the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Marks that belong to the letter before them, in the scripts that write them as characters of their own.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u0610-\u061a\u064b-\u065f\u0670"
_VOWELS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
# Scripts without blanks between words: each character is a word, and a word is searched as a phrase.
_UNSPACED = "\u0e00-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]++[{_MARKS}{_VOWELS}]*+)++")
_JOINING = re.compile(f"[{_UNSPACED}{_MARKS}{_VOWELS}]")
_PLAIN_WORD = re.compile(r"[^\W_]+")

LONGEST_WORD = 64


def folded(word: str) -> str:
    """A word without case, accents and other marks.

    Example:
        >>> folded("Élysée"), folded("STRASSE"), folded("straße")
        ('elysee', 'strasse', 'strasse')
    """
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(each for each in apart if each.isalnum()).casefold()[:LONGEST_WORD]


def words(text: str) -> list[str]:
    """The folded words of a text in order.

    Example:
        >>> words("Arvenia's 3.5 million: «Élysée»")
        ['arvenia', 's', '3', '5', 'million', 'elysee']
    """
    if (level := levelled(text)) is not None:
        return [word[:LONGEST_WORD] for word in _PLAIN_WORD.findall(level)]
    return [word for each in _WORD.findall(text) if (word := folded(each))]


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text, each with its place `[start, end)` in code points."""
    level = levelled(text)
    for found in (_WORD if level is None else _PLAIN_WORD).finditer(text if level is None else level):
        word = folded(found.group()) if level is None else found.group()[:LONGEST_WORD]
        if word:
            yield word, *found.span()


def levelled(text: str) -> str | None:
    """A text of the same length with each character folded, or None where one does not fold into one.

    Nearly every text has such a form, and its words come out many times as fast.
    """
    level = text.lower()
    if level.isascii():
        return level
    if len(level) != len(text):
        return None
    for character in set(level):
        if not character.isascii():
            one = _level(character)
            if one is None:
                return None
            level = level.replace(character, one)
    return level


@lru_cache(maxsize=10_000)
def _level(character: str) -> str | None:
    if _JOINING.match(character):
        return None
    if not character.isalnum():
        return " "
    found = folded(character)
    return found if len(found) == 1 else None
