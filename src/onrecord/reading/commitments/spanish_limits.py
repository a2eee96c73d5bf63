"""Time limits in Spanish: "antes de junio de 2031", "este viernes", "hasta que se firme", "de inmediato"."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.record import LimitKind

from .spanish_forms import subjunctives

_YEAR = r"(?:(?:el\s+)?año\s+)?20\d\d"
_NUMBER = r"(?:\d{1,2}[º°]?|primero)"
_THE = r"(?:el|la|los|las|l|mi|su|sus|nuestr[oa]s?|un|una|est[ea])"
_CLAUSE = r"[^,;.:()]*[^\s,;.:()]"


@cache
def _patterns() -> tuple[tuple[LimitKind, re.Pattern[str]], ...]:
    words = {name: _any_of(listed) for name, listed in lexicon.load("commissives_es")["deadlines"].items()}
    ahead = rf"(?:próxim[oa]|entrante|siguiente|{words['coming']})"
    year = rf"(?:{_YEAR}|(?:este|próximo)\s+año|año\s+{ahead})"
    month = rf"(?:{words['months']})(?:\s+[ou]\s+(?:{words['months']}))?(?:\s+(?:{ahead}|del?\s+{year}))?"
    day = rf"(?:(?:{words['weekdays']})\s+|día\s+)?{_NUMBER}\s+(?:de\s+|del\s+mes\s+de\s+)?{month}"
    hour = r"(?:\s+(?:por|en)\s+la\s+(?:mañana|tarde|noche))?"
    weekday = rf"(?:(?:{words['weekdays']})|fin\s+de\s+semana)(?:\s+{ahead})?{hour}"
    number_of = r"\s*(?:%|por\s+ciento|mil|millones|de\b|[.,]\d|\w)"
    numbered = rf"(?:día\s+)?\d{{1,2}}(?:\s+de\s+este\s+mes|\s+del\s+mes\s+{ahead})?(?!{number_of})"
    edge = rf"(?:{words['edges']})"
    part = rf"(?:{edge}\s+del?\s+)?"
    this = r"(?:(?:este|esta|próximo|presente)\s+)?(?:mismo\s+)?"
    of = r"de(?:l|\s+(?:la|mi|su|nuestro))?"
    ending = rf"{edge}\s+{of}\s+{this}(?:{words['terms']}|{words['months']})(?:\s+{ahead})?"
    share = rf"(?:{words['ordinals']})\s+(?:{words['terms']}|{words['parts']})"
    share = rf"{share}(?:\s+del?\s+(?:{this}(?:{words['terms']}|{month})|{_YEAR}))?"
    calendar = rf"(?:{words['calendar']})"
    term = rf"(?:este|esta|el\s+presente|la\s+presente|nuestro|mi|su)\s+(?:mism[oa]\s+)?(?:{words['terms']})"
    time = (
        r"(?:el\s+|la\s+|l\s+)?(?:próximo\s+|mes\s+de\s+|día\s+)?"
        rf"(?:{part}(?:{day}|{month}|{year}|{weekday})|{ending}|{share}|{words['feasts']}|mañana\b|{calendar}\s+{ahead}"
        rf"|próxim[oa]\s+{calendar})|{term}"
    )
    number = rf"(?:\d+|{words['numbers']})(?:\s+o\s+(?:\d+|{words['numbers']}))?"
    length = rf"{number}\s+(?:\(\d+\)\s+)?(?:{words['units']})(?:\s+(?:{words['days']}))?"
    place = r"(?:\s+(?:del?|en|con)\s+(?:[A-ZÁÉÍÓÚ][\w’'-]+\s?)+|\s+del?\s+\w+)?"
    event = rf"(?:próxim[oa]s?\s+)?(?:{words['events']})\b{place}"
    coming = rf"próxim[oa]s?\s+(?:{number}\s+)?(?:{words['terms']}|{words['units']})"
    next_one = rf"(?:próxim|siguiente)[oa]?s?\s+(?:{words['events']})\b(?:\s+del?\s+\w+)?"
    standing = "".join(rf"(?<!\b{word} )" for word in ("la", "esta", "de", "mejor", "un", "el"))  # of no other phrase
    most = rf"(?:(?:{words['at_most']})\s+)*"
    return (
        ("during", _of(rf"del?\s+\d{{1,2}}(?:\s+de\s+{month})?\s+al?\s+{day}")),
        (
            "during",
            _of(rf"entre\s+(?:el\s+)?(?:{day}|{month}|{_YEAR}|{_NUMBER})\s+y\s+(?:el\s+)?(?:{day}|{month}|{_YEAR})"),
        ),
        ("by", _of(rf"de\s+aquí\s+a(?:l?\s+(?:{time})|\s+{length})")),
        ("by", _of(r"al\s+(?:año\s+)?20\d\d")),
        ("by", _of(rf"con\s+fecha\s+límite\s+(?:del?|el)\s+{day}")),
        ("by", _of(rf"(?:{words['by']})\s+(?:{time})")),
        ("until", _of(rf"(?:{words['until']})\s+(?:{time})")),
        ("until", re.compile(rf"\bhasta\s+(?:que\s+)?\w+[aeií]r(?:l[oa]s?|se)?\b(?:\s+{_CLAUSE})?", re.IGNORECASE)),
        ("until", _of(r"hasta\s+(?:nuevo\s+aviso|entonces)")),
        ("until", _of(rf"hasta\s+el\s+último\s+día\s+{of}\s+(?:{words['terms']})")),
        ("by", _of(r"para\s+entonces")),
        ("by", _of(rf"antes\s+del\s+{numbered}")),
        ("by", _of(rf"de\s+aquí\s+a(?:l|\s+la)\s+{event}")),
        ("by", _of(r"para\s+(?:el|la)\s+(?:G-?\d+|COP-?\s?\d*|(?:\w+\s+)?Cumbre)")),
        ("on", _of(rf"(?:a\s+partir\s+del?|desde)\s+(?:{_THE}\s+)?(?:{time}|hoy|ahora|este\s+momento)")),
        ("on", _of(rf"a\s+partir\s+del?\s+{_THE}\s+(?:{words['events']}|{weekday})")),
        (
            "within",
            _of(rf"(?:en|dentro\s+de)\s+(?:un|el)\s+(?:plazo|período|periodo|lapso|término|máximo)\s+{most}{length}"),
        ),
        ("within", _of(rf"(?:dentro\s+de|en)\s+(?:un\s+)?{most}{length}")),
        (
            "within",
            _of(rf"(?:durante|en|por|dentro\s+de)\s+l[oa]s\s+(?:próxim[oa]s|siguientes|primer[oa]s)\s+{length}"),
        ),
        (
            "within",
            _of(rf"(?:en|para|durante|por|dentro\s+de)\s+(?:el|la|los|las)\s+(?:{words['numbers']})?\s*{coming}"),
        ),
        (
            "during",
            _of(
                rf"(?:durante|por)\s+(?:l[oa]s\s+|un\s+(?:período|periodo|plazo|lapso)(?:\s+inicial)?\s+de\s+)?{length}(?:\s+más)?"
            ),
        ),
        (
            "during",
            _of(
                r"(?:en\s+el\s+transcurso|en\s+el\s+curso|a\s+lo\s+largo|en\s+lo\s+que\s+(?:resta|queda))\s+"
                rf"de(?:l|\s+(?:este|esta|la|mi|nuestro|su))?\s+(?:{words['terms']}|{_YEAR})"
            ),
        ),
        (
            "during",
            _of(rf"(?:durante|en)\s+(?:todo\s+)?(?:(?:el|la)\s+{share}|{term}|el\s+mes\s+de\s+{month}|el\s+{_YEAR})"),
        ),
        ("during", _of(rf"durante\s+(?:tod[oa]\s+)?{_THE}\s+(?:{words['terms']})")),
        ("during", _of(rf"(?:por\s+)?el\s+resto\s+{of}\s+(?:{words['terms']})")),
        ("event", _of(r"(?:a|en)\s+(?:mi|su|nuestr[oa])\s+(?:próxim[oa]\s+)?(?:regreso|vuelta|llegada|viaje)")),
        ("within", _of(rf"est[ea]\s+(?:mism[oa]\s+)?{calendar}|(?:el|la)\s+(?:mism[oa]\s+)?{calendar}\s+{ahead}")),
        ("within", _of(rf"(?:en\s+)?(?:el|la)\s+(?:{words['ordinals']})\s+(?:semana|quincena)\s+de\s+{month}")),
        ("during", _of(rf"(?:a|en)\s+{ending}")),
        (
            "event",
            _of(
                r"(?:antes\s+de\s+que|después\s+de\s+que|luego\s+de\s+que|hasta\s+que|hasta\s+tanto"
                rf"|(?:{words['whiles']})(?!\s+a\b))\s*(?:{_CLAUSE})?"
            ),
        ),
        ("event", _of(rf"(?:{words['whens']})\s+(?:\w+\s+){{0,3}}?(?:{_to_come()})\b(?:{_CLAUSE})?")),
        ("event", _of(rf"(?-i:a)ntes\s+de\s+\w*(?:ar|er|ir)(?:se|nos|me|l[oa]s?)?\b(?:{_CLAUSE})?")),
        (
            "event",
            _of(rf"al\s+(?:{words['closing']})\s+(?:del?\s+)?(?:\w+\s+){{0,3}}\w+"),
        ),
        ("event", _of(rf"en\s+{_THE}\s+(?:{words['events']})\s+de\s+{month}")),
        ("event", _of(rf"(?:{words['event_prepositions']})\s+(?:{_THE}\s+)?{event}")),
        ("event", _of(rf"en\s+{_THE}\s+{next_one}")),
        ("vague", _of(rf"(?<!tan\s)(?:{words['vague']})")),
        ("within", re.compile(rf"\b{standing}(?:{words['within']})\b", re.IGNORECASE)),
        ("during", _of(rf"(?:para|a)\s+(?:el\s+|la\s+)?{share}")),
        ("during", _of(rf"(?:en|durante)\s+(?:mis|los|las|sus|nuestros)\s+primer[oa]s\s+{length}")),
        ("on", _of(rf"(?:el|este)\s+(?:mismo\s+)?(?:próximo\s+)?(?:{day}|{weekday}|{numbered})")),
        ("during", _of(rf"(?:en|a|durante)\s+(?:el\s+mes\s+de\s+)?{part}(?:{month}|{_YEAR}|{words['feasts']})")),
    )


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}(?!\w)", re.IGNORECASE)


def _to_come() -> str:
    """Subjunctives, which tell what is to come ("cuando llegue")."""
    return "|".join(sorted(subjunctives() | set(lexicon.load("commissives_es")["deadlines"]["subjunctives"])))


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
