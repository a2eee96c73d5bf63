"""Time limits in Spanish: "antes de junio de 2031", "este viernes", "hasta que se firme", "de inmediato"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord import lexicon
from onrecord.record import LimitKind

from .spanish_forms import carried_out, subjunctives

_YEAR = r"(?:(?:el\s+)?año\s+)?20\d\d"
_NUMBER = r"(?:\d{1,2}[º°]?|primero)"
_THE = r"(?:el|la|los|las|l|mi|su|sus|nuestr[oa]s?|un|una|est[ea])"
_SHORTEST = len("hoy")
_CLAUSE = r"(?:(?!\s(?:y\s+que|porque|pero|y\s+también|y\s+además|y\s+por)\b)[^,;.:()])*[^\s,;.:()]"


@cache
def _patterns() -> tuple[tuple[LimitKind, re.Pattern[str]], ...]:
    words = {name: _any_of(listed) for name, listed in lexicon.load("commissives_es")["deadlines"].items()}
    ahead = rf"(?:próxim[oa]|entrante|siguiente|venider[oa]|{words['coming']})"
    year = rf"(?:{_YEAR}|(?:este|próximo)\s+año|año\s+{ahead})"
    month = rf"(?:{words['months']})(?:\s+[ou]\s+(?:{words['months']}))?(?:\s+(?:{ahead}|del?\s+{year}))?"
    clock = rf"a\s+las?\s+(?:\d{{1,2}}(?:[:.]\d\d)?|\w+)(?:\s+(?:de|por)\s+la\s+(?:{words['dayparts']}))?"
    hour = rf"(?:\s+(?:por|en|a|de)\s+(?:la\s+)?(?:{words['dayparts']}))?(?:,?\s+(?:{words['hours']}|{clock}))?"
    date = rf"(?:{_NUMBER}|{words['dates']})"
    dates = rf"{date}(?:\s+[ya](?:l|\s+el)?\s+{date})?"
    day = rf"(?:(?:{words['weekdays']})\s+|día\s+)?{dates}\s+(?:de\s+|del\s+mes\s+de\s+)?{month}{hour}"
    week = rf"(?:\s+de\s+(?:esta|la)\s+(?:próxima\s+)?semana(?:\s+{ahead})?)?"
    number_of = r"\s*(?:%|por\s+ciento|mil|millones|de\b|[.,]\d|\w)"
    weekday = rf"(?:(?:{words['weekdays']})(?:\s+\d{{1,2}}\b(?![.,:]\d))?|fin\s+de\s+semana)(?:\s+{ahead})?{week}{hour}"
    numbered = rf"(?:día\s+)?\d{{1,2}}(?:\s+de\s+este\s+mes|\s+del\s+mes\s+{ahead})?(?!{number_of})|día\s+\d{{1,2}}\b"
    told = rf"día\s+(?:{words['dates']})|(?:{words['dates']})(?!{number_of})"
    edge = rf"(?:{words['edges']})"
    part = rf"(?:{edge}\s+del?\s+)?"
    this = r"(?:(?:este|esta|próxim[oa]|presente)\s+)?(?:mismo\s+)?"
    of = r"de(?:l|\s+(?:la|mi|su|nuestro))?"
    ending = rf"{edge}\s+{of}\s+{this}(?:{words['terms']}|{words['months']})(?:\s+{ahead})?"
    share = rf"(?:{words['ordinals']})\s+(?:{words['terms']}|{words['parts']})"
    share = rf"{share}(?:\s+del?\s+(?:{this}(?:{words['terms']}|{month})|{_YEAR}))?"
    calendar = rf"(?:{words['calendar']})"
    term = rf"(?:este|esta|el\s+presente|la\s+presente|nuestro|mi|su)\s+(?:mism[oa]\s+)?(?:{words['terms']})"
    time = (
        r"(?:el\s+|la\s+|l\s+)?(?:próximo\s+|mes\s+de\s+|día\s+)?"
        rf"(?:{part}(?:{day}|{month}|{year}|{weekday})|{ending}|{share}|(?:{words['feasts']})(?:\s+{ahead})?|{words['holidays']}|(?:pasado\s+)?mañana\b"
        rf"|{calendar}\s+{ahead}|próxim[oa]\s+{calendar})|{term}"
    )
    count = rf"(?:\d+|(?:{words['tens']})(?:\s+y\s+\w+)?|{words['numbers']})"
    number = rf"(?:otr[oa]s\s+|(?:como|cerca\s+de|alrededor\s+de)\s+)?(?:un[oa]s\s+)?{count}(?:\s+o\s+{count})?"
    length = rf"{number}\s+(?:\(\d+\)\s+)?(?:{words['units']})(?:\s+(?:{words['days']}))?"
    given = "(?:" + "|".join(rf"(?<=\b{word}\s)" for word in lexicon.load("commissives_es")["giving_time"]) + ")"
    whole = r"(?:tod[oa]\s+)?"
    from_then = rf"(?:siguientes|posteriores|próximos)(?:\s+al?\s+{_CLAUSE})?"
    place = r"(?:\s+(?:del?|en|con)\s+(?:[A-ZÁÉÍÓÚ][\w’'-]+\s?)+|\s+del?\s+\w+)?"
    event = rf"(?:próxim[oa]s?\s+)?(?:{words['events']})\b{place}"
    coming = rf"próxim[oa]s?\s+(?:{number}\s+)?(?:{words['terms']}|{words['units']})"
    next_one = rf"(?:próxim|siguiente)[oa]?s?\s+(?:{words['events']})\b(?:\s+del?\s+\w+)?"
    begun = rf"(?:(?:{words['just']})\s+)?"
    by = rf"(?:{words['by']})"
    of_noun = r"de(?:l|\s+l[oa]s?|\s+su|\s+nuestr[oa])"
    standing = "".join(rf"(?<!\b{word} )" for word in ("la", "esta", "de", "mejor", "un", "el"))  # of no other phrase
    most = rf"(?:(?:{words['at_most']})\s+)*"
    return (
        ("during", _of(rf"del?\s+\d{{1,2}}(?:\s+de\s+{month})?\s+al?\s+{day}")),
        (
            "during",
            _of(rf"entre\s+(?:el\s+)?(?:{day}|{month}|{_YEAR}|{_NUMBER})\s+y\s+(?:el\s+)?(?:{day}|{month}|{_YEAR})"),
        ),
        ("by", _of(rf"de\s+(?:aquí|acá)\s+a(?:l?\s+(?:{time})|\s+{length})")),
        ("by", _of(r"al\s+(?:año\s+)?20\d\d")),
        (
            "during",
            _of(
                r"(?:(?:para|en|durante)\s+(?:el\s+)?(?:(?:periodo|período|bienio|trienio)\s+)?|(?<=,\s))20\d\d\s*[-–/]\s*20\d\d"
            ),
        ),
        ("by", _of(rf"con\s+fecha\s+límite\s+(?:del?|el)\s+{day}")),
        ("by", _of(rf"{by},?\s+(?:{time})")),
        ("by", _of(rf"(?:{words['latest']}),?\s+(?:(?:el|del)\s+)?(?:{told}|{numbered}|hoy)")),
        ("by", _of(rf"(?:antes\s+del?|para)\s+el\s+(?:{told})|antes\s+del\s+(?:{told})")),
        ("by", _of(rf"(?:{words['latest']}),?\s+(?:en|dentro\s+de)\s+{length}|antes\s+de\s+{length}")),
        ("until", _of(rf"(?:{words['until']})\s+(?:{time})")),
        ("until", re.compile(rf"\bhasta\s+(?:que\s+)?\w+[aeií]r(?:l[oa]s?|se)?\b(?:\s+{_CLAUSE})?", re.IGNORECASE)),
        ("until", _of(r"hasta\s+(?:nuevo\s+aviso|entonces|(?:es[ea]|dich[oa])\s+(?:día|fecha|momento|hora|mes|año))")),
        ("until", _of(rf"hasta\s+el\s+último\s+día\s+{of}\s+(?:{words['terms']})")),
        ("by", _of(r"para\s+(?:entonces|es[ea]\s+(?:fecha|momento|día|entonces))")),
        ("event", _of(rf"de\s+(?:aquí|acá)\s+a\s+que\s+{_CLAUSE}")),
        ("within", _of(r"dentro\s+de(?:l|\s+los)\s+plazos?\s+\w+")),
        ("on", _of(rf"(?:en\s+)?el\s+primer\s+día\s+{of}\s+(?:{words['terms']})")),
        ("by", _of(rf"antes\s+del\s+{numbered}")),
        ("by", _of(rf"de\s+(?:aquí|acá)\s+a(?:l|\s+la)\s+{event}")),
        ("by", _of(r"para\s+(?:el|la)\s+(?:G-?\d+|COP-?\s?\d*|(?:\w+\s+)?Cumbre)")),
        (
            "on",
            _of(
                rf"{begun}(?:a\s+(?:partir|contar)\s+del?|desde)\s+(?:{_THE}\s+)?(?:{time}|hoy|ahora|ya|este\s+momento)"
            ),
        ),
        (
            "on",
            _of(
                rf"{begun}(?:a\s+(?:partir|contar)\s+|des)del?\s+(?:el\s+)?(?:{words['outset']})(?:\s+{of}\s+\w+{place})?"
            ),
        ),
        ("on", _of(rf"a\s+(?:partir|contar)\s+del?\s+{_THE}\s+(?:{words['events']}|{weekday})")),
        (
            "within",
            _of(rf"(?:en|dentro\s+de)\s+(?:un|el)\s+(?:plazo|período|periodo|lapso|término|máximo)\s+{most}{length}"),
        ),
        ("within", _of(rf"(?:{words['in']})\s+(?:un\s+)?{most}{length}(?:\s+más)?(?:,\s+máximo\s+\w+)?")),
        (
            "within",
            _of(
                rf"(?:durante|en|por|dentro\s+de)\s+(?:l[oa]s|est[oa]s|sus|nuestros)\s+(?:próxim[oa]s|siguientes|primer[oa]s|{count}\s+primer[oa]s)\s+(?:{length}|(?:{words['units']}))"
            ),
        ),
        ("within", _of(rf"(?:durante|en|dentro\s+de)\s+l[oa]s\s+{length}\s+{from_then}")),
        ("on", _of(rf"a\s+l[oa]s\s+{length}\s+(?:{from_then}|{of}\s+{_CLAUSE})")),
        (
            "within",
            _of(rf"(?:en|para|durante|por|dentro\s+de)\s+(?:el|la|los|las)\s+(?:{words['numbers']})?\s*{coming}"),
        ),
        (
            "during",
            _of(
                rf"(?:durante|por|a\s+lo\s+largo\s+de)\s+(?:l[oa]s\s+|un\s+(?:período|periodo|plazo|lapso)(?:\s+inicial)?\s+de\s+)?(?:{length}|much[oa]s\s+(?:{words['units']}))(?:\s+más)?"
            ),
        ),
        (
            "during",
            _of(
                r"(?:en\s+el\s+transcurso|en\s+el\s+curso|a\s+lo\s+largo|en\s+lo\s+que\s+(?:resta|queda))\s+"
                rf"de(?:l|\s+(?:este|esta|la|mi|nuestro|su))?\s+(?:(?:próxim[oa]\s+)?(?:{words['terms']})(?:\s+{ahead})?|{_YEAR})"
            ),
        ),
        (
            "during",
            _of(rf"(?:durante|en)\s+{whole}(?:(?:el|la)\s+{share}|{term}|el\s+mes\s+de\s+{month}|(?:el\s+)?{_YEAR})"),
        ),
        (
            "during",
            _of(
                rf"(?:durante|por|a\s+lo\s+largo\s+de)\s*{whole}{_THE}\s+(?:próxim[oa]\s+{calendar}|{calendar}\s+{ahead})"
            ),
        ),
        ("during", _of(rf"tod[oa]\s+(?:(?:el|la|est[ea])\s+(?:próxim[oa]\s+)?{calendar}(?:\s+{ahead})?|{_YEAR})")),
        ("during", _of(rf"durante\s+(?:tod[oa]\s+)?{_THE}\s+(?:{words['terms']})")),
        ("during", _of(rf"en\s+lo\s+que\s+(?:me|nos|le)\s+(?:resta|queda|falta)(?:\s+{of}\s+(?:{words['terms']}))?")),
        ("during", _of(rf"(?:durante|en)\s+est?[oa]s\s+{length}|{length}\s+más")),
        ("during", _of(rf"durante\s+tod[oa]\s+{_THE}\s+\w+{place}")),
        (
            "on",
            _of(
                rf"(?:el|este)\s+(?:{words['ordinals']}|penúltimo)\s+(?:{words['weekdays']})(?:\s+{of}\s+(?:{month}|mes))?"
            ),
        ),
        ("by", _of(rf"para\s+{_THE}\s+{next_one}")),
        ("event", _of(rf"(?:(?:después|luego)\s+del?|tras)\s+(?:{time})")),
        (
            "event",
            _of(rf"(?<!\w )(?:{words['done']})\s+(?:el|la|los|las|es[eoa]s?|est[eoa]s?|dich[oa]s?)\s+\w+{place}"),
        ),
        ("during", _of(rf"(?:de|entre)\s+(?:el\s+)?(?:{words['weekdays']})\s+[ay](?:l|\s+el)?\s+{weekday}")),
        ("within", _of(r"es[ea]\s+(?:mism[oa]\s+)?(?:día|tarde|noche|semana|quincena|mes|año)|el\s+mismo\s+día")),
        (
            "during",
            _of(rf"(?:ahí|allá|allí|como)\s+(?:por|de|para)\s+(?:{part}{month}|{ending})|de\s+{month}\s+a\s+{month}"),
        ),
        ("within", _of(rf"(?:en\s+)?la\s+semana\s+del\s+(?:{weekday}\s+)?(?:{day}|{numbered})")),
        ("on", _of(rf"el\s+día\s+{of_noun}\s+\w+{place}|(?:el|este)\s+próximo\s+{month}")),
        ("event", _of(r"(?:en|con|para|desde|a\s+partir\s+de)\s+(?:el|la)\s+próxim[oa]\s+\w+(?:\s+del?\s+\w+)?")),
        ("event", _of(rf"(?:en|con|para|desde)\s+(?:el|la)\s+(?:{words['events']}|{calendar})\s+{ahead}")),
        ("by", _of(rf"al\s+{day}")),
        ("on", _of(rf"(?:a\s+partir\s+de|desde)\s+(?:{words['within']})")),
        ("by", _of(rf"(?:para|antes\s+de|a\s+más\s+tardar)\s+(?:{words['within']})")),
        ("until", _of(rf"hasta\s+(?:{words['within']})")),
        ("during", _of(rf"(?:para|en|durante|desde)\s+(?:el|la)\s+{calendar}\s+20\d\d(?:\s*[-–/]\s*\d+)?")),
        ("during", _of(r"(?:en\s+|para\s+)?el\s+(?:año\s+)?20\d\d")),
        ("within", _of(rf"en\s+las\s+primeras\s+horas\s+del?\s+(?:mañana|{day}|{weekday})")),
        ("on", _of(rf"al\s+(?:otro\s+día|día\s+siguiente)(?:\s+{of}\s+\w+{place})?")),
        ("within", _of(rf"(?:un\s+)?plazo\s+{most}{length}|{given}{length}(?=\s+para\s+\w+[aei]r\b)")),
        ("event", _of(rf"(?:{words['ending']})\s+(?:de\s+\w+|{_THE}\s+\w+)")),
        ("during", _of(rf"(?:por\s+)?el\s+resto\s+{of}\s+(?:{words['terms']})")),
        ("event", _of(rf"(?:a|en)\s+(?:mi|su|nuestr[oa])\s+(?:próxim[oa]\s+)?(?:{words['journeys']})")),
        (
            "within",
            _of(
                rf"(?:en\s+)?est[ea]\s+(?:mism[oa]\s+)?{calendar}|(?:en\s+)?(?:el|la)\s+(?:mism[oa]\s+)?{calendar}\s+{ahead}"
            ),
        ),
        ("within", _of(rf"(?:en\s+)?(?:el|la)\s+(?:{words['ordinals']})\s+(?:semana|quincena)\s+de\s+{month}")),
        (
            "within",
            _of(
                rf"(?:el|la)\s+(?:{words['ordinals']})\s+(?:{words['parts']}|mes|semana|día)\s+"
                rf"del?\s+(?:próxim[oa]\s+{calendar}|{calendar}\s+{ahead}|(?:el\s+)?{_YEAR})"
            ),
        ),
        ("during", _of(rf"(?:a|en)\s+{ending}")),
        (
            "within",
            _of(r"en\s+(?:el\s+(?:día|mes)|la\s+(?:semana|quincena))(?!\s+(?:de|del|que|en|pasad[oa]|anterior)\b)"),
        ),
        (
            "event",
            _of(
                r"(?:antes\s+de\s+que|después\s+de\s+que|luego\s+de\s+que|hasta\s+que|hasta\s+tanto"
                rf"|(?:{words['whiles']})(?!\s+(?:al?|más|por)\b))\s*(?:{_CLAUSE})?"
            ),
        ),
        (
            "event",
            _of(rf"(?<!\baun\s)(?<!\baún\s)(?:{words['whens']})\s+(?:\w+\s+){{0,5}}?(?:{_to_come()})\b(?:{_CLAUSE})?"),
        ),
        (
            "event",
            _of(
                rf"(?:mientras|en\s+tanto)\s+(?:(?:\w+\s+){{0,3}}?(?:{words['ongoing']})|se\s+(?:{'|'.join(sorted(carried_out()))})|\w+[aei]mos)\b(?:{_CLAUSE})?"
            ),
        ),
        ("event", _of(rf"en\s+lo\s+que\s+(?:se\s+)?(?:{words['passing']})\b(?:{_CLAUSE})?")),
        (
            "by",
            _of(
                rf"antes\s+de\s+que\s+(?:se\s+)?(?:{words['over']})\s+(?:{_THE})\s+"
                rf"(?:{calendar}|(?:mes\s+de\s+)?{month}|{_YEAR})"
            ),
        ),
        ("event", _of(rf"antes\s+de\s+\w*(?:ar|er|ir)(?:se|nos|me|l[oae]s?)*\b(?:{_CLAUSE})?")),
        ("event", _of(rf"(?:{number}\s+(?:{words['units']})\s+)?antes\s+{of}\s+(?:{event}|{words['holidays']})")),
        ("event", _of(r"(?:antes|después|luego)\s+de\s+(?:eso|esto|ello)")),
        ("event", _of(rf"en\s+(?:{_THE}|l[oa])\s+(?:{words['meals']})\b")),
        ("event", _of(rf"la\s+próxima\s+vez\s+que(?:\s+{_CLAUSE})?")),
        (
            "event",
            _of(rf"al\s+(?:{words['closing']})\s+(?:del?\s+)?(?:\w+\s+){{0,3}}\w+"),
        ),
        ("event", _of(rf"en\s+{_THE}\s+(?:{words['events']})\s+de(?:l\s+|\s+)(?:{time}|hoy|est[ea]\s+\w+)")),
        ("event", _of(rf"(?:{words['event_prepositions']})\s+(?:{_THE}\s+)?{event}")),
        ("event", _of(rf"en\s+{_THE}\s+{next_one}")),
        ("vague", _of(rf"(?<!tan\s)(?<!\blo\s)(?:{words['vague']})")),
        ("within", re.compile(rf"\b{standing}(?:{words['within']})\b", re.IGNORECASE)),
        ("during", _of(rf"(?:para|a)\s+(?:el\s+|la\s+)?{share}")),
        ("during", _of(rf"(?:en|durante)\s+(?:mis|los|las|sus|nuestros)\s+primer[oa]s\s+{length}")),
        (
            "on",
            _of(
                rf"(?:el|este)\s+(?:mismo\s+)?(?:próximo\s+)?(?:{day}|{weekday}|{numbered}|día\s+(?:{words['dates']}))"
            ),
        ),
        (
            "during",
            _of(
                rf"(?:en|a|durante)\s+(?:el\s+mes\s+de\s+)?{part}(?:{month}|{_YEAR}|(?:el\s+|la\s+)?(?:{words['feasts']}))"
            ),
        ),
    )


def _of(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b{pattern}(?!\w)", re.IGNORECASE)


def _to_come() -> str:
    """Subjunctives, which tell what is to come ("cuando llegue")."""
    return "|".join(sorted(subjunctives() | set(lexicon.load("commissives_es")["deadlines"]["subjunctives"])))


def _any_of(words: list[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w+") for word in sorted(words, key=len, reverse=True)
    )


@lru_cache(maxsize=1 << 10)  # asked again for one clause by one rule after another
def spanish_limit(text: str, start: int, end: int, published: str = "") -> tuple[int, int, LimitKind] | None:
    """The first time limit in the characters `[start, end)`, and how it limits; a year before `published` is none.

    Where two begin at one place the longer is meant.
    """
    if end - start < _SHORTEST:
        return None
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
