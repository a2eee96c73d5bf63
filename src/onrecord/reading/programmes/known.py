"""Names that no head tells: "the NPT", "COP27", "UNSCR 1929"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .draft import JOINTS

_NUMBER = re.compile(r"\d{1,4}")
_JOINT = re.compile(r"[-‑–+/]")


def known(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """First token, one past the last, and kind: names the lexicon lists, short words with a number.

    Of listed names that share words the one that begins first comes first ("New START" before "START").
    """
    yield from sorted(_listed(parsed))
    yield from _with_number(parsed)


def _listed(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    for opening, names in _names().items():
        for first in parsed.by_lower.get(opening, ()):
            start = parsed.start[first]
            for name, kind in names:
                end = start + len(name)
                tokens = parsed.tokens_in(start, end)
                if parsed.text.startswith(name, start) and tokens and parsed.end[tokens[-1]] == end:
                    yield first, tokens[-1] + 1, kind
                    break


@cache
def _names() -> dict[str, tuple[tuple[str, str], ...]]:
    """The listed names, the longest first, under their first word as a parser may cut it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, names in lexicon.load("programmes")["known"].items():
        for name in names:
            word = name.split()[0].lower()
            for opening in {word, _JOINT.split(word)[0]}:
                found.setdefault(opening, []).append((name, kind))
    return {word: tuple(sorted(names, key=lambda name: -len(name[0]))) for word, names in found.items()}


def _with_number(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    for kind, names in lexicon.load("programmes")["with_number"].items():
        for name in names:
            for first in parsed.by_lower.get(name.lower(), ()):
                last = first + 1 + (parsed.word[first + 1 : first + 2] != [] and parsed.word[first + 1] in JOINTS)
                if parsed.word[first] == name and last < len(parsed) and _NUMBER.fullmatch(parsed.word[last]):
                    yield first, last + 1, kind
    for lower, tokens in parsed.by_lower.items():
        if lower[-1].isdigit() and lower[0].isalpha():
            prefix = lower.rstrip("0123456789").rstrip("-‑")
            if (kind := _prefixes().get(prefix)) is not None:
                yield from ((token, token + 1, kind) for token in tokens if parsed.word[token][0].isupper())


@cache
def _prefixes() -> dict[str, str]:
    listed = lexicon.load("programmes")["with_number"].items()
    return {name.lower(): kind for kind, names in listed for name in names}
