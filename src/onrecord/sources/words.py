"""Words made comparable: no case, no accents, plain apostrophes, single blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})


def plain(words: str) -> str:
    """`words` in the form the vocabulary is written in.

    Example:
        >>> plain("Joint  COMMUNIQUÉ")
        'joint communique'
    """
    bare = unicodedata.normalize("NFKD", words.translate(_APOSTROPHES).casefold())
    # Only Latin accents go: in Cyrillic the breve of й is part of the letter.
    bare = "".join(mark for i, mark in enumerate(bare) if not (unicodedata.combining(mark) and _latin(bare, i)))
    return " ".join(unicodedata.normalize("NFC", bare).split())


def _latin(text: str, place: int) -> bool:
    while place > 0 and unicodedata.combining(text[place]):
        place -= 1
    return text[place] < "\u0370"


def phrases(words: Iterable[str]) -> str:
    """A pattern that matches any of the phrases, the longest first, as whole words."""
    ordered = sorted((plain(word) for word in words), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in ordered)})(?!\w)" if ordered else r"(?!)"
