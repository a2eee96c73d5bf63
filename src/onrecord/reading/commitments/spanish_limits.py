"""Time limits in Spanish: "antes de junio de 2031", "este viernes", "hasta que se firme", "de inmediato"."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.record import LimitKind

_YEAR = r"(?:(?:el\s+)?año\s+)?20\d\d"
_THE = r"(?:el|la|los|las|l|mi|su|sus|nuestr[oa]s?|un|una|est[ea])"
_CLAUSE = r"[^,;.:()]*[^\s,;.:()]"


@cache
def _patterns() -> tuple[tuple[LimitKind, re.Pattern[str]], ...]:
    words = {name: _any_of(listed) for name, listed in lexicon.load("commissives_es")["deadlines"].items()}
    month = rf"(?:{words['months']})(?:\s+del?\s+{_YEAR})?"
    day = rf"(?:(?:{words['weekdays']})\s+)?\d{{1,2}}\s+de\s+{month}"
    weekday = rf"(?:{words['weekdays']})(?:\s+próximo|\s+que\s+viene)?"
    numbered = r"(?:día\s+)?\d{1,2}(?:\s+de\s+este\s+mes)?(?!\s*(?:%|por\s+ciento|mil|millones|de\b|[.,]\d|\w))"
    part = r"(?:(?:fines|finales|mediados|principios|inicios|comienzos|(?:el\s+)?fin(?:al)?)\s+del?\s+)?"
    of = r"de(?:l|\s+(?:la|est[ea]|mi|su|nuestro))?"
    ending = rf"(?:fines|finales|mediados|(?:el\s+)?fin(?:al)?)\s+{of}\s+(?:{words['terms']})"
    time = rf"(?:el\s+|la\s+|l\s+)?(?:próximo\s+|mes\s+de\s+)?(?:{part}(?:{day}|{month}|{_YEAR}|{weekday})|{ending})"
    share = rf"(?:{words['ordinals']})\s+(?:{words['parts']})(?:\s+de(?:l|\s+este)?\s+(?:{_YEAR}|año))?"
    length = rf"(?:\d+|{words['numbers']})\s+(?:{words['units']})"
    event = rf"(?:próxim[oa]s?\s+)?(?:{words['events']})\b(?:\s+(?:del?|en|con)\s+(?:[A-ZÁÉÍÓÚ][\w’'-]+\s?)+)?"
    coming = rf"próxim[oa]s?\s+(?:(?:\d+|{words['numbers']})\s+)?(?:{words['terms']}|{words['units']})"
    next_one = rf"próxim[oa]s?\s+(?:{words['events']})"
    return (
        ("during", _of(rf"del?\s+\d{{1,2}}(?:\s+de\s+{month})?\s+al?\s+{day}")),
        ("by", _of(rf"de\s+aquí\s+al?\s+{time}")),
        ("by", _of(rf"(?:{words['by']})\s+{time}")),
        ("until", _of(rf"(?:{words['until']})\s+{time}")),
        ("on", _of(rf"(?:a\s+partir\s+de|desde)l?\s+{time}")),
        ("within", _of(rf"(?:en\s+un\s+plazo\s+(?:máximo\s+)?(?:no\s+mayor\s+a\s+|de\s+)|dentro\s+de|en)\s*{length}")),
        ("within", _of(rf"(?:durante|en|por)\s+l[oa]s\s+(?:próxim[oa]s|siguientes)\s+{length}")),
        ("within", _of(rf"(?:en|para|durante|por)\s+(?:el|la|los|las)\s+(?:{words['numbers']})?\s*{coming}")),
        ("during", _of(rf"(?:durante|por)\s+(?:l[oa]s\s+)?{length}")),
        ("during", _of(rf"(?:en\s+el\s+transcurso|a\s+lo\s+largo)\s+de(?:l|\s+este)\s+(?:{words['terms']})")),
        ("event", _of(rf"(?:antes\s+de\s+que|después\s+de\s+que|hasta\s+que|hasta\s+tanto)\s+{_CLAUSE}")),
        ("event", _of(rf"(?:{words['event_prepositions']})\s+{_THE}\s+{event}")),
        ("event", _of(rf"en\s+{_THE}\s+{next_one}")),
        ("vague", _of(rf"(?:{words['vague']})")),
        ("within", re.compile(rf"\b(?<!\bla )(?<!mejor )(?<!\bun )(?:{words['within']})\b", re.IGNORECASE)),
        ("during", _of(rf"(?:en|durante|para|a)\s+(?:el\s+|la\s+)?{share}")),
        ("during", _of(rf"entre\s+{time}\s+y\s+{time}")),
        ("during", _of(rf"(?:en|durante)\s+(?:mis|los|las|sus|nuestros)\s+primer[oa]s\s+{length}")),
        ("during", _of(rf"(?:a|en|hacia)\s+{ending}")),
        ("event", _of(rf"cuando\s+(?:se\s+)?(?:{words['subjunctives']})\b{_CLAUSE}")),
        ("on", _of(rf"(?:el|este)\s+(?:próximo\s+)?(?:{day}|{weekday}|{numbered})")),
        ("during", _of(rf"(?:en|a|durante)\s+(?:el\s+mes\s+de\s+)?{part}(?:{month}|{_YEAR})")),
    )


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}(?!\w)", re.IGNORECASE)


def _any_of(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


def spanish_limit(text: str, start: int, end: int, published: str = "") -> tuple[int, int, LimitKind] | None:
    """The first time limit in the characters `[start, end)`, and how it limits; a year before `published` is none.

    Where two begin at one place the longer is meant.
    """
    found = [
        (match.start(), -match.end(), kind)
        for kind, pattern in _patterns()
        for match in pattern.finditer(text, start, end)
        if not _is_past(match.group(), published)
    ]
    if not found:
        return None
    first, last, kind = min(found)
    return first, -last, kind


def _is_past(words: str, published: str) -> bool:
    year = re.search(r"20\d\d", words)
    return year is not None and bool(published) and year.group() < published[:4]
