"""Words of a text as search knows them: both databases are given these, so that both find the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

# Marks that belong to the letter before them, in the scripts that write them as characters of their own.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u0610-\u061a\u064b-\u065f\u0670"
_VOWELS = "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200c\u200d"
_JOINING = re.compile(f"[{_MARKS}{_VOWELS}]*")
# Scripts without blanks between words: each character is a word, and a word is searched as a phrase.
_UNSPACED = re.compile(
    "[\u0e00-\u0e30\u0e32-\u0e33\u0e40-\u0e46\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
)
_WORD = re.compile(r"[^\W_]+")

LONGEST_WORD = 64


def words(text: str) -> list[str]:
    """The folded words of a text in order: without case, accents and other marks, ligatures taken apart.

    Example:
        >>> words("Arvenia's 3.5 million: «Élysée», Straße")
        ['arvenia', 's', '3', '5', 'million', 'elysee', 'strasse']
    """
    return [word[:LONGEST_WORD] for word in _WORD.findall(Level(text).text)]


class Level:
    """A text with each character folded, and the way back to the places in the text it was made of.

    Attributes:
        text: The folded text. Most characters fold into one, so that most texts stay as long as they were.
    """

    def __init__(self, text: str) -> None:
        self._of = text
        self._origins: Sequence[int] | None = None
        self.text = text.lower()
        if self.text.isascii():
            return
        if len(self.text) != len(text):
            self.text = text
        folds = {each: _folded(each) for each in set(self.text) if not each.isascii() or each.isupper()}
        longer = "".join(each for each, fold in folds.items() if len(fold) != 1)
        if longer:
            self._take_apart(re.compile(f"[{re.escape(longer)}]"), folds)
        for each, fold in folds.items():
            if len(fold) == 1:
                self.text = self.text.replace(each, fold)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of a place in the folded text, with the marks of its last letter."""
        if self._origins is not None:
            start, end = self._origins[start], self._origins[end - 1] + 1
        found = _JOINING.match(self._of, end)
        return start, found.end() if found else end

    def _take_apart(self, irregular: re.Pattern[str], folds: dict[str, str]) -> None:
        """Fold the characters that do not become one, and note where each character of the result was."""
        parts: list[str] = []
        origins: list[int] = []
        last = 0
        for found in irregular.finditer(self.text):
            fold = folds[found.group()]
            parts += (self.text[last : found.start()], fold)
            origins += (*range(last, found.start()), *[found.start()] * len(fold))
            last = found.end()
        parts.append(self.text[last:])
        origins += range(last, len(self.text))
        self.text, self._origins = "".join(parts), origins


def placed_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text, each with its place `[start, end)` in code points."""
    level = Level(text)
    for found in _WORD.finditer(level.text):
        yield found.group()[:LONGEST_WORD], *level.place(*found.span())


@lru_cache(maxsize=10_000)
def _folded(character: str) -> str:
    """What stands for a character: letters or digits; a blank where it divides words, nothing for a mark."""
    if _JOINING.fullmatch(character):
        return ""
    if not character.isalnum():
        return " "
    apart = unicodedata.normalize("NFKD", character.casefold())
    fold = "".join(each for each in apart if each.isalnum()).casefold()
    return f" {fold} " if _UNSPACED.match(character) else fold
