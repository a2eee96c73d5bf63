"""Time limits in Spanish: "antes de junio de 2031", "en los próximos meses", "de inmediato"."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.record import LimitKind

_YEAR = r"(?:(?:el\s+)?año\s+)?20\d\d"


@cache
def _patterns() -> tuple[tuple[LimitKind, re.Pattern[str]], ...]:
    words = {name: _any_of(listed) for name, listed in lexicon.load("commissives_es")["deadlines"].items()}
    month = rf"(?:{words['months']})(?:\s+del?\s+{_YEAR})?"
    day = rf"(?:(?:{words['weekdays']})\s+)?\d{{1,2}}\s+de\s+{month}"
    week = rf"(?:{words['weekdays']})(?:\s+próximo|\s+que\s+viene)?"
    part = r"(?:(?:fines|finales|mediados|principios|inicios|comienzos|(?:el\s+)?fin(?:al)?)\s+del?\s+)?"
    time = rf"(?:el\s+|la\s+)?(?:próximo\s+|mes\s+de\s+)?{part}(?:{day}|{month}|{_YEAR}|{week})"
    length = rf"(?:\d+|\w+)\s+(?:{words['units']})"
    return (
        ("by", re.compile(rf"\b(?:{words['by']})\s+{time}\b", re.IGNORECASE)),
        ("until", re.compile(rf"\b(?:{words['until']})\s+{time}\b", re.IGNORECASE)),
        (
            "within",
            re.compile(
                rf"\b(?:en\s+un\s+plazo\s+(?:máximo\s+)?de|dentro\s+de|durante\s+l[oa]s\s+próxim[oa]s"
                rf"|en\s+l[oa]s\s+próxim[oa]s)\s+{length}\b",
                re.IGNORECASE,
            ),
        ),
        ("vague", re.compile(rf"\b(?:{words['vague']})\b", re.IGNORECASE)),
        ("within", re.compile(rf"\b(?:{words['within']})\b", re.IGNORECASE)),
        ("on", re.compile(rf"\b(?:el\s+(?:próximo\s+)?(?:{day}|{week}))\b", re.IGNORECASE)),
        (
            "during",
            re.compile(rf"\b(?:en|a|durante)\s+(?:el\s+mes\s+de\s+)?{part}(?:{month}|{_YEAR})\b", re.IGNORECASE),
        ),
    )


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def spanish_limit(text: str, start: int, end: int) -> tuple[int, int, LimitKind] | None:
    """The first time limit in the characters `[start, end)`, and how it limits."""
    for kind, pattern in _patterns():
        if (match := pattern.search(text, start, end)) is not None:
            return match.start(), match.end(), kind
    return None
