"""Which words make a time limit: those before a time, vague ones, and those before an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.record import LimitKind

from .vocabulary import vocabulary

_KINDS: tuple[LimitKind, ...] = ("by", "on", "within", "during", "until")

# Before a length of time: the least of a range ("in six to"), and what counts back ("for the first time in").
FEWER = re.compile(r"[\w-]+\s+(?:to|or)\s+$")
AGAIN = re.compile(r"\b(?:(?:first|second|third|only)\s+time|the\s+(?:most\s+\w+|\w+est)(?:\s+\w+){1,3})\s+in\s+$")


@cache
def frames() -> tuple[re.Pattern[str], dict[str, LimitKind]]:
    """What stands right before a time that is a limit, and the kind of limit each word makes."""
    words = vocabulary().words
    kinds: dict[str, LimitKind] = {word: kind for kind in _KINDS for word in words[f"deadlines.{kind}"]}
    between = "|".join(sorted(words["deadlines.between"], key=len, reverse=True))
    owner = r"[\w-]+['’]s"  # "by Hollin's fiscal year 2032"
    span = rf"(?:[\w-]+\s+)?(?:{_any_of(words['deadlines.spans'])})\s+of"  # "within the legal period of ninety days"
    return re.compile(rf"\b({_any_of(kinds)})\s+(?:(?:{between}|{owner}|{span})\s+)*$", re.IGNORECASE), kinds


@cache
def until_pattern() -> re.Pattern[str]:
    """As in "until peace is restored", "by the time I leave office"; "as soon as possible" is vague."""
    soon = r"as\s+soon\s+as(?!\s+\w+(?:able|ible)\b)"
    apart = "".join(
        rf"(?<!\b{word}\s)" for word in ("about", "of", "in", "to", "at", "from", "for", "with", "is", "seize")
    )
    once = (
        rf"{apart}the\s+(?:moment|minute|instant)(?=\s+(?:that\s+)?(?:we|they|he|she|it|you|I|the|our|their|there)\b)"
    )
    holding = r"(?:as|so)\s+long\s+as\s+(?:I|we)\s*(?:['’](?:m|re)|am|are|hold|serve|live|lead|remain|stand)\b"
    return re.compile(
        rf"\b(?:until|till|{soon}|{holding}|{once}|as\s+and\s+when|for\s+however\s+long|by\s+the\s+time|(?:the\s+)?next\s+time(?=\s+\w+\s+\w)|for\s+as\s+long\s+as(?!\s+it\s+t))\s[^,;.()]*[^\s,;.()]",
        re.IGNORECASE,
    )


@cache
def range_pattern() -> re.Pattern[str]:
    """What stands before a day that ends a range: "from 12 to" (14 March)."""
    return re.compile(
        r"\b(?:from|between)\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+)?\s+(?:to|until|till|through|and)\s+$", re.IGNORECASE
    )


@cache
def counted_pattern() -> re.Pattern[str]:
    """What makes a length of time before it a limit: "from now", "after the entry into force"."""
    events = _any_of(vocabulary().words["deadlines.events"] | vocabulary().words["deadlines.counted"])
    since = rf"(?:from|after|following|before)\s+(?:(?:the|this|that|its|their)\s+)?(?:\w+\s+)?(?:{events})s?"
    return re.compile(rf"\s+(?:from\s+now|hence|{since})\b", re.IGNORECASE)


@cache
def vague_pattern() -> re.Pattern[str]:
    """As in "in the coming weeks", "in due course", "for another year", "in the next parliament"."""
    words = vocabulary().words
    lengths = r"(?:days|weeks|months|years)"
    coming = rf"(?:in|over|during|within|for)\s+(?:the\s+)?(?:coming|next\s+few)\s+(?:period|{lengths})"
    ahead = rf"(?:in|over|during|for)\s+the\s+{lengths}(?:\s+and\s+{lengths})?\s+(?:ahead|to\s+come)"
    more, units, nearer, through, periods, terms, listed, hastily, eras = (
        _any_of(words[f"deadlines.{name}"])
        for name in (
            *("more", "lengths", "nearer", "period_prepositions", "periods", "terms", "vague"),
            *("hastily", "eras"),
        )
    )
    listed = f"{listed}|{_any_of(words['deadlines.vague_spoken'])}"
    short = rf"(?:minutes|hours|{lengths})"
    brief = rf"(?:in|within)\s+(?:a\s+matter\s+of|a\s+few\s+short)\s+{short}"
    whose = r"(?:my|our|his|her|their|its|the)"
    opening = rf"(?:in|within|over|during)\s+{whose}\s+(?:very\s+)?first\s+(?:[\w-]+\s+)?{short}"
    own = rf"(?:{through}|for)\s+(?:my|your|our|his|her|their)\s+(?:(?:{nearer})\s+)?(?:{terms})(?:\s+in\s+office)?"
    further = rf"for\s+(?:another|an?\s+(?:{more}))\s+(?:\w+\s+)?(?:{units})s?(?:\s+of\s+time)?"
    rounds = _any_of(words["deadlines.rounds"])
    near = rf"(?:(?:the|its|our|their|his|her|an?)\s+)?(?:{nearer})\s+(?:\w+\s+)?"
    period = rf"(?:{through})\s+{near}(?:{periods})s?|in\s+{near}(?:{rounds})"
    left = rf"(?:{_any_of(words['deadlines.ends'])})"
    rest = rf"(?:for|{through})\s+the\s+{left}\s+of\s+(?:[\w’'-]+\s+){{0,4}}?(?:{periods}|{units})"
    apart = "".join(rf"(?<!{word}\s)" for word in ("s", "no", "or", "not", "year", "month", "week", "day", "hour"))
    day = r"(?:on|by|from|until|till|before|after)\s+the\s+\d{1,2}(?:st|nd|rd|th)"  # of a month that is not told
    day += r"(?=$|[.,;:!?]|\s+(?:and|or|to|at|in|for|with|when|so|but|we|he|she|they|I)\b)"
    ways = f"{day}|{coming}|{ahead}|{further}|{period}|{own}|{brief}|{opening}|{listed}"
    return re.compile(
        rf"\b(?<!as\s)(?:{rest}(?:\s+in\s+office)?|{ways})\b|\bas\s+soon\s+as\s+\w+(?:able|ible)\b"
        rf"|\bas\s+(?:{hastily})\s+as\s+(?:we|they|he|she|it|i|you)\s+(?:\w+\s+)?(?:can|could|may)\b"
        rf"|\bin\s+this\s+(?:[\w-]+\s+(?:{eras})|decade)\b"
        rf"|{apart}\blater(?=[.,;:]|\s+(?:the|he|she|we|they|I|about|to|with|and)\b)",
        re.IGNORECASE,
    )


@cache
def event_pattern() -> re.Pattern[str]:
    """As in "at the next summit", "upon entry into force", "by COP41"."""
    words = vocabulary().words
    events = _any_of(words["deadlines.events"])
    inner = (
        r"(?:(?!(?:of|in|to|and|for|with|on|by|from|at|that|which|who|as)\s)"
        r"(?!(?!(?:up|forth)?coming|following|[Ss]pring)\w+ing\s)[\w’'.&-]+\s+){0,5}?"
    )
    numbered = rf"(?:the\s+)?(?:{_any_of(words['deadlines.numbered'])})[- ]?\d+\b"
    ordinal = r"(?:the\s+|its\s+|their\s+)?\d+(?:st|nd|rd|th)\s+[A-Z][\w-]*"  # "at the 11th Brenn Forum"
    place = r"(?:\s+(?:of|in|into|between)\s+(?:the\s+|its\s+|their\s+)?[\w’'-]+(?:\s+[A-Z][\w’'-]+)*)?"
    point = rf"(?:the\s+(?:{_any_of(words['deadlines.points'])})\s+of\s+)?"  # "by the time of the summit"
    return re.compile(
        rf"\b(?i:{_any_of(words['deadlines.event_prepositions'])})\s+{point}"
        rf"(?:{inner}(?i:{events})s?\b{place}|{numbered}|{ordinal})"
        rf"|\b(?i:on|by|before|until)\s+(?:(?:[A-Z][\w’'.]*\s+){{1,3}}Day\b|(?i:{_any_of(words['deadlines.marked_days'])})\b{place})"
        rf"|\b(?i:on)\s+{point}(?:(?i:full)\s+)?(?i:{_any_of(words['deadlines.steps'])})\b{place}"
        rf"|\b(?:through|for|until)\s+the\s+(?:completion|end|expiry|expiration|duration)\s+of\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+"
    )


def _any_of(words: Sequence[str] | frozenset[str] | dict[str, LimitKind]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
