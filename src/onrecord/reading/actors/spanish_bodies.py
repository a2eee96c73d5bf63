"""Companies, banks, unions and others that a Spanish noun tells: "la empresa Brun", "el Banco Central de Arvenia"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .found import Place
from .names import spanish_adjectives, words

_OF = frozenset({"de", "del", "para"})
_JOINTS = frozenset({"y", "e"})
_ARTICLES = frozenset({"el", "la", "los", "las"})


def find_spanish_bodies(parsed: Parsed, held: dict[int, int]) -> list[Place]:
    """Bodies by the noun that their name opens with, or that stands before it in lower case.

    Args:
        parsed: The text, which is not English.
        held: The end of each known state and body by its first token.
    """
    known = {token for first, last in held.items() for token in range(first, last)}
    found: list[Place] = []
    done = 0
    for head in sorted(token for noun in words("bodies_es") for token in parsed.by_lower.get(noun, ())):
        if head < done or head in known:
            continue
        if parsed.lower[head] in words("agencies_es") and _of_state(parsed, head + 1):  # "la Agencia Francesa"
            continue
        named = parsed.word[head][0].isupper()
        last = _name_end(parsed, head + 1, whole=named)
        first = head if named else head + 1
        if last == head + 1 or (not named and first in known):  # "el banco", "la empresa México"
            continue
        spoken = parsed.text[parsed.start[first] : parsed.end[last - 1]]
        found.append(Place(first, last, None, spoken, state=False))
        done = last
    return found


def _of_state(parsed: Parsed, at: int) -> bool:
    """Whether the word is the adjective of a state, in any gender."""
    lower = parsed.lower[at] if at < len(parsed) else ""
    return any(form in spanish_adjectives() for form in (lower, lower[:-1], f"{lower[:-1]}o"))


def _name_end(parsed: Parsed, at: int, *, whole: bool) -> int:
    """Where a name ends: behind its words with capitals and, where it is `whole`, what "de" joins to them."""
    para, joined = parsed.para[at - 1], False
    while at < len(parsed) and parsed.para[at] == para:
        lower = parsed.lower[at]
        behind = at + 1 + (parsed.lower[at + 1 : at + 2] != [] and parsed.lower[at + 1] in _ARTICLES)
        follows = behind < len(parsed) and parsed.para[behind] == para and parsed.word[behind][0].isupper()
        if parsed.word[at][0].isupper() and lower not in _ARTICLES | _OF:
            at += 1
        elif follows and whole and (lower in _OF or (joined and lower in _JOINTS)):
            at, joined = behind + 1, True
        else:
            break
    return at
