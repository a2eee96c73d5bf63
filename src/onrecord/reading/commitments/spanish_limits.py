"""Time limits in Spanish: "antes de junio de 2031", "este viernes", "hasta que se firme", "de inmediato".

A rule is tried only where one of the words that open it begins, so that text without them costs next to nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from onrecord.record import LimitKind

from .spanish_limit_rules import DIGIT, Rule, rules
from .spanish_times import any_of

_FIRST = 6
_SHORTEST = len("hoy")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 10)  # asked again for one clause by one rule after another
def spanish_limit(text: str, start: int, end: int, published: str = "") -> tuple[int, int, LimitKind] | None:
    """The first time limit in the characters `[start, end)`, and how it limits; a year before `published` is none.

    Where two begin at one place the longer is meant.
    """
    if end - start < _SHORTEST:
        return None
    for word in _WORD.finditer(text, start, end):
        first, head = word.start(), word.group().lower()
        known = _by_head().get(DIGIT if head[0].isdigit() else head)
        if known is None:
            continue
        found = [
            (-match.end(), rule.kind)
            for rule, pattern in known
            if (match := pattern.match(text, first, end)) is not None
            and not _is_past(match.group(), published)
            and _holds(rule, match)
        ]
        if found:
            last, kind = min(found)
            return first, -last, kind
    return None


def _is_past(words: str, published: str) -> bool:
    year = re.search(r"20\d\d", words)
    return year is not None and bool(published) and year.group() < published[:4]


def _holds(rule: Rule, match: re.Match[str]) -> bool:
    """Whether one of the words that the rule asks for is among the first behind what opens it."""
    return not rule.among or not rule.among.isdisjoint(_WORD.findall(match["then"].lower())[:_FIRST])


@cache
def _by_head() -> Mapping[str, list[tuple[Rule, re.Pattern[str]]]]:
    """The rules by the first word of what opens them."""
    out: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in rules():
        heads: dict[str, list[str]] = {}
        for opener in rule.opening:
            heads.setdefault(opener if opener == DIGIT else re.findall(r"\w+", opener)[0].lower(), []).append(opener)
        for head, openers in heads.items():
            words = rf"{_opened(openers)}(?!\w)" if not rule.looked_at else ""
            gap = (r",?\s+" if rule.kind == "by" else r"\s+") if words and rule.then else ""
            pattern = rf"{rule.apart}\b{words}{gap}(?P<then>{rule.then})(?!\w)"
            out.setdefault(head, []).append((rule, re.compile(pattern, re.IGNORECASE)))
    return out


def _opened(openers: list[str]) -> str:
    """Any of the words; "de" and "a" that end them may hold an article ("antes del", "al")."""
    return any_of([f"{opener}l" for opener in openers if opener.split()[-1] in ("de", "a")] + openers)
