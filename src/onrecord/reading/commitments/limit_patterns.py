"""Which words make a time limit: those before a time, vague ones, and those before an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.record import LimitKind

from .vocabulary import vocabulary

_KINDS: tuple[LimitKind, ...] = ("by", "on", "within", "during", "until")


@cache
def frames() -> tuple[re.Pattern[str], dict[str, LimitKind]]:
    """What stands right before a time that is a limit, and the kind of limit each word makes."""
    words = vocabulary().words
    kinds: dict[str, LimitKind] = {word: kind for kind in _KINDS for word in words[f"deadlines.{kind}"]}
    between = "|".join(sorted(words["deadlines.between"], key=len, reverse=True))
    owner = r"[\w-]+['’]s"  # "by Hollin's fiscal year 2032"
    return re.compile(rf"\b({_any_of(kinds)})\s+(?:(?:{between}|{owner})\s+)*$", re.IGNORECASE), kinds


@cache
def until_pattern() -> re.Pattern[str]:
    """As in "until peace is restored", "as soon as the pact is signed"; "as soon as possible" is vague."""
    return re.compile(r"\b(?:until|till|as\s+soon\s+as(?!\s+\w+(?:able|ible)\b))\s[^,;.()]*[^\s,;.()]", re.IGNORECASE)


@cache
def vague_pattern() -> re.Pattern[str]:
    """As in "in the coming weeks", "in due course"."""
    lengths = r"(?:days|weeks|months|years)"
    coming = rf"(?:in|over|during|within|for)\s+(?:the\s+)?(?:coming|next\s+few)\s+(?:period|{lengths})"
    ahead = rf"(?:in|over|during|for)\s+the\s+{lengths}(?:\s+and\s+{lengths})?\s+(?:ahead|to\s+come)"
    listed = _any_of(vocabulary().words["deadlines.vague"])
    return re.compile(
        rf"\b(?<!as\s)(?:{coming}|{ahead}|{listed})\b|\bas\s+soon\s+as\s+\w+(?:able|ible)\b", re.IGNORECASE
    )


@cache
def event_pattern() -> re.Pattern[str]:
    """As in "at the next summit", "upon entry into force", "by COP41"."""
    words = vocabulary().words
    events = _any_of(words["deadlines.events"])
    inner = (
        r"(?:(?!(?:of|in|to|and|for|with|on|by|from|at|that|which|who|as)\s)"
        r"(?!(?!(?:up|forth)?coming|following)\w+ing\s)[\w’'.&-]+\s+){0,5}?"
    )
    numbered = rf"(?:the\s+)?(?:{_any_of(words['deadlines.numbered'])})[- ]?\d+\b"
    place = r"(?:\s+(?:of|in|into|between)\s+(?:the\s+|its\s+|their\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?"
    return re.compile(
        rf"\b(?i:{_any_of(words['deadlines.event_prepositions'])})\s+"
        rf"(?:{inner}(?i:{events})s?\b{place}|{numbered})"
        rf"|\b(?i:on)\s+(?:(?i:full)\s+)?(?i:{_any_of(words['deadlines.steps'])})\b{place}"
        rf"|\bthrough\s+the\s+(?:completion|end|expiry|expiration)\s+of\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+"
    )


def _any_of(words: Sequence[str] | frozenset[str] | dict[str, LimitKind]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
