"""How Spanish tells time limits: which words open them, what must follow, and how they limit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.record import LimitKind

from .spanish_times import CLAUSE, OF, THE, YEAR, lasting, listed, times, to_come

_SHORT = 2
DIGIT = "#"  # opens a rule whose first word is a number in digits
_INFINITIVE = r"\w*[aeií]r(?:se|nos|me|l[oae]s?)*"


@dataclass(frozen=True)
class Rule:
    """How a limit is told.

    Attributes:
        kind: How it limits.
        opening: The words that open it, any of them.
        then: What must follow them, as a regular expression; empty where they are the whole limit.
        apart: What must not stand before them, as lookbehinds.
        looked_at: The words that open it are only its first ones, which `then` holds too.
        among: Words of which one must be among the first that follow; none is asked for where it is empty.
    """

    kind: LimitKind
    opening: Sequence[str]
    then: str = ""
    apart: str = ""
    looked_at: bool = False
    among: frozenset[str] = frozenset()


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule; of limits that begin at one place the longest is meant."""
    return (*_terms(), *_spans(), *_days(), *_events())


def _words(*names: str) -> list[str]:
    known = lexicon.load("commissives_es")["deadlines"]
    return [word for name in names for word in known[name]]


def _terms() -> Iterator[Rule]:
    """By, until and from when: "antes de mayo", "hasta nuevo aviso", "a partir del lunes"."""
    t = times()
    within, events = listed("within"), listed("events")
    then = r"(?:es[ea]|dich[oa])\s+(?:día|fecha|momento|hora|mes|año)|entonces"
    here = ["de aquí a", "de acá a"]
    yield Rule("by", here, rf"{t.point}|{t.length}|(?:la\s+)?{t.event}")
    yield Rule("event", here, rf"que\s+{CLAUSE}")
    yield Rule("by", ["al"], rf"(?:año\s+)?20\d\d|{t.day}")
    yield Rule("by", _words("by"), rf"{t.point}|{within}")
    yield Rule(
        "by", _words("latest"), rf"(?:(?:el|del)\s+)?(?:{t.numbered}|{t.told}|hoy)|(?:en|dentro\s+de)\s+{t.length}"
    )
    yield Rule("by", ["antes de"], t.length)
    yield Rule("by", ["antes del", "para el"], rf"{t.numbered}|{t.told}")
    yield Rule("by", ["para"], rf"{then}|{THE}\s+{t.next_event}|(?:el|la)\s+(?:G-?\d+|COP-?\s?\d*|(?:\w+\s+)?Cumbre)")
    yield Rule("by", _words("horizon"), rf"(?:el\s+)?{t.point}")
    over = rf"(?:{listed('calendar')}|(?:mes\s+de\s+)?{t.month}|{YEAR})"
    yield Rule("by", ["antes de que"], rf"(?:se\s+)?{listed('over')}\s+{THE}\s+{over}")
    last = rf"el\s+último\s+día\s+{OF}\s+{listed('terms')}"
    yield Rule("until", _words("until"), rf"{t.point}|{within}|nuevo\s+aviso|{then}|{last}")
    yield Rule("until", _words("until"), rf"(?:que\s+)?{_INFINITIVE}\b(?:\s+{CLAUSE})?")
    starting = ["a partir de", "a contar de", "desde"]
    starting += [f"{just} {opener}" for just in _words("just") for opener in starting]
    outset = rf"{listed('outset')}(?:\s+{OF}\s+\w+{t.place})?"
    now = r"hoy|ahora|ya|este\s+momento"
    yield Rule("on", starting, rf"(?:{THE}\s+)?(?:{t.point}|{now}|{outset})|{within}|{THE}\s+{t.weekday}")
    yield Rule("on", ["a partir de", "a contar de"], rf"(?:{THE}\s+)?{events}")


def _spans() -> Iterator[Rule]:
    """Within and during how long: "en un plazo de dos meses", "en los próximos días", "durante el primer semestre"."""
    t = times()
    calendar, terms, units = listed("calendar"), listed("terms"), listed("units")
    limited = r"(?:plazo|período|periodo|lapso|término|máximo)"
    next_ones = rf"(?:próxim[oa]s|siguientes|primer[oa]s|{t.count}\s+primer[oa]s)\s+(?:{t.length}|{units})"
    afterwards = rf"(?:siguientes|posteriores|próximos)(?:\s+al?\s+{CLAUSE})?"
    inside = ["en", "durante", "por", "dentro de", "a lo largo de", "en el curso de", "en el transcurso de"]
    many = r"(?:l[oa]s|est[oa]s|mis|sus|nuestros)"
    yield Rule("within", ["en", "dentro de"], rf"(?:un|el)\s+{limited}\s+{t.bounds}{t.length}")
    yield Rule("within", _words("in"), rf"(?:un\s+)?{t.bounds}{t.length}(?:\s+más)?(?:,\s+máximo\s+\w+)?")
    yield Rule("within", ["dentro de"], rf"(?:los\s+)?plazos?\s+\w+|l[oa]s\s+{t.length}\s+{OF}\s+{CLAUSE}")
    yield Rule("within", inside, rf"{many}\s+(?:{next_ones}|{t.length}\s+{afterwards})")
    yield Rule("during", ["en", "durante"], rf"{many}\s+primer[oa]s\s+{t.length}")
    yield Rule("within", [*inside, "para"], rf"(?:el|la|l[oa]s)\s+(?:{listed('numbers')}\s+)?{t.coming}")
    yield Rule("on", ["a los", "a las"], rf"{t.length}\s+(?:{afterwards}|{OF}\s+{CLAUSE})")
    yield Rule("within", ["plazo", "un plazo"], rf"{t.bounds}{t.length}")
    numbers = [DIGIT, *_words("tens", "numbers", "rounding")]
    given = "|".join(rf"(?<=\b{word}\s)" for word in lexicon.load("commissives_es")["giving_time"])
    yield Rule("within", numbers, rf"(?:{given}){t.length}(?=\s+para\s+\w+[aei]r\b)", looked_at=True)
    yield Rule("during", numbers, rf"{t.length}\s+más", looked_at=True)
    yield Rule("during", ["cada"], rf"(?!un|media){t.count}\s+{units}")
    yield Rule("event", numbers, rf"{t.length}\s+antes\s+{OF}\s+(?:{t.event}|{listed('holidays')})", looked_at=True)
    yield Rule("during", [DIGIT], r"(?<=,\s)20\d\d\s*[-–/]\s*20\d\d", looked_at=True)
    lasting = rf"(?:l[oa]s\s+|un\s+{limited}(?:\s+inicial)?\s+de\s+)?(?:{t.length}|much[oa]s\s+{units})(?:\s+más)?"
    yield Rule("during", ["durante", "por", "a lo largo de"], lasting)
    left = ["en el transcurso de", "en el curso de", "a lo largo de", "en lo que resta de", "en lo que queda de"]
    own = r"(?:(?:el|la|este|esta|mi|nuestro|su)\s+)?(?:próxim[oa]\s+)?"
    yield Rule("during", left, rf"{own}(?:{t.share}|(?:{terms}|{calendar})(?:\s+{t.ahead})?|{YEAR})")
    remains = [f"en lo que {to} {rests}" for to in ("me", "nos", "le") for rests in ("resta", "queda", "falta")]
    yield Rule("during", remains)
    yield Rule("during", remains, rf"{OF}\s+{terms}")
    yield Rule("during", ["el resto", "por el resto"], rf"{OF}\s+{terms}")
    some = rf"(?:el|la|est[ea])\s+{t.share}|{t.term}|el\s+mes\s+de\s+{t.month}|(?:el\s+)?{YEAR}"
    yield Rule("during", ["durante", "en"], rf"(?:tod[oa]\s+)?(?:{some})|est?[oa]s\s+{t.length}")
    yield Rule("during", ["durante"], rf"(?:tod[oa]\s+)?{THE}\s+{terms}|tod[oa]\s+{THE}\s+\w+{t.place}")
    to_be = rf"(?:próxim[oa]\s+{calendar}|{calendar}\s+{t.ahead})"
    yield Rule("during", ["durante", "por", "a lo largo de"], rf"(?:tod[oa]\s+)?{THE}\s+{to_be}")
    yield Rule(
        "during", ["todo", "toda"], rf"(?:(?:el|la|est[ea])\s+(?:próxim[oa]\s+)?{calendar}(?:\s+{t.ahead})?|{YEAR})"
    )
    years = r"20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?"
    yield Rule("during", ["para", "en", "durante", "desde"], rf"(?:el|la)\s+(?:{calendar}|{terms})\s+{years}")
    yield Rule("during", ["para", "en", "durante"], r"(?:el\s+)?20\d\d\s*[-–/]\s*20\d\d")
    yield Rule("during", ["el", "en el", "para el"], r"(?:año\s+)?20\d\d")
    yield Rule("during", ["para", "a"], rf"(?:el\s+|la\s+)?{t.share}")
    yield Rule("during", ["a", "en"], t.ending)
    months = rf"(?:{listed('edges')}\s+del?\s+)?(?:{t.month}|{YEAR})"
    yield Rule("during", ["en", "a", "durante"], rf"(?:el\s+mes\s+de\s+)?{months}")
    yield Rule("during", ["en", "durante"], rf"(?:el\s+|la\s+)?{listed('feasts')}")


def _days() -> Iterator[Rule]:
    """The day or time itself: "el 3 de mayo", "este viernes", "la semana que viene", "mañana", "de inmediato"."""
    t = times()
    calendar, weekdays = listed("calendar"), listed("weekdays")
    parts = rf"{listed('ordinals')}\s+(?:{listed('parts')}|mes|semana|quincena|día)"
    yield Rule("on", ["el", "este"], rf"(?:mismo\s+)?(?:próximo\s+)?(?:{t.day}|{t.weekday}|{t.numbered})")
    yield Rule("on", ["los", "los días", "los próximos", "los próximos días"], t.day)
    nth = rf"(?:{listed('ordinals')}|penúltimo)\s+{weekdays}"
    yield Rule("on", ["el", "este"], rf"{nth}(?:\s+{OF}\s+(?:{t.month}|mes))?|próximo\s+{t.month}")
    hours = r"(?:\d{1,2}(?:[:.]\d\d)?|\w+)\s+(?:horas?\s+)?"
    yield Rule("on", ["a las", "desde las", "a partir de las"], rf"{hours}del?\s+(?:{t.day}|{t.weekday}|mañana|hoy)")
    yield Rule("on", ["el primer día", "en el primer día"], rf"{OF}\s+{listed('terms')}")
    yield Rule("on", ["el día"], rf"(?:del|de\s+l[oa]s?|de\s+su|de\s+nuestr[oa])\s+\w+{t.place}")
    yield Rule("on", ["al otro día", "al día siguiente"])
    yield Rule("on", ["al otro día", "al día siguiente"], rf"{OF}\s+\w+{t.place}")
    yield Rule("during", ["de", "entre"], rf"(?:el\s+)?{weekdays}\s+[ay](?:l|\s+el)?\s+{t.weekday}")
    yield Rule("during", ["de", "del"], rf"\d{{1,2}}(?:\s+de\s+{t.month})?\s+al?\s+{t.day}|{t.month}\s+a\s+{t.month}")
    between = rf"(?:el\s+)?(?:{t.day}|{t.month}|{YEAR}|\d{{1,2}}[º°]?|primero)"
    yield Rule("during", ["entre"], rf"{between}\s+y\s+{between}")
    about = [f"{at} {to}" for at in ("ahí", "allá", "allí", "como") for to in ("por", "de", "para")]
    yield Rule("during", about, rf"(?:{listed('edges')}\s+del?\s+)?{t.month}|{t.ending}")
    yield Rule("within", ["ese", "esa"], r"(?:mism[oa]\s+)?(?:día|tarde|noche|semana|quincena|mes|año)")
    yield Rule("within", ["el mismo día"])
    yield Rule("within", ["la semana", "en la semana"], rf"del\s+(?:{t.weekday}\s+)?(?:{t.day}|{t.numbered})")
    yield Rule("within", ["en las primeras horas"], rf"del?\s+(?:mañana|{t.day}|{t.weekday})")
    yield Rule("within", ["este", "esta", "en este", "en esta"], rf"(?:mism[oa]\s+)?(?:{calendar}|{listed('terms')})")
    yield Rule(
        "within", ["el", "la", "en el", "en la"], rf"(?:mism[oa]\s+)?{calendar}\s+{t.ahead}|próxim[oa]\s+{calendar}"
    )
    of_next = rf"(?:próxim[oa]\s+{calendar}|{calendar}\s+{t.ahead}|(?:el\s+)?{YEAR}|{t.month})"
    yield Rule("within", ["el", "la", "en el", "en la"], rf"{parts}\s+del?\s+{of_next}")
    bare = r"(?:día|mes|semana|quincena)(?!\s+(?:de|del|que|en|pasad[oa]|anterior)\b)"
    yield Rule("within", ["en el", "en la"], bare)
    standing = "".join(rf"(?<!\b{word} )" for word in ("la", "esta", "de", "mejor", "un", "el"))  # of no other phrase
    yield Rule("within", _words("within"), apart=standing)
    yield Rule("vague", _words("vague"), apart=r"(?<!tan\s)(?<!\blo\s)")


def _events() -> Iterator[Rule]:
    """By what comes about: "antes de la cumbre", "cuando llegue", "una vez que se firme", "aprobado el presupuesto"."""
    t = times()
    calendar, events = listed("calendar"), listed("events")
    yield Rule("event", ["después de", "luego de", "tras"], t.point)
    yield Rule("event", ["antes de", "después de", "luego de"], r"eso|esto|ello")
    yield Rule("event", ["antes de"], rf"{_INFINITIVE}\b(?:\s+{CLAUSE})?")
    yield Rule("event", ["antes de"], listed("holidays"))
    yield Rule("event", _words("event_prepositions"), rf"(?:{THE}\s+)?{t.event}")
    those = rf"(?:el|l[oa]s?|es[eoa]s?|est[eoa]s?|dich[oa]s?)\s+\w+{t.place}"
    yield Rule("event", _words("done"), those, apart=r"(?<!\w )")
    coming = ["en", "con", "para", "desde", "a partir de"]
    yield Rule("event", coming, r"(?:el|la)\s+próxim[oa]\s+\w+(?:\s+del?\s+\w+)?")
    yield Rule("event", coming, rf"(?:el|la)\s+(?:{events}|{calendar})\s+{t.ahead}")
    dated = rf"de(?:l\s+|\s+)(?:{t.point}|hoy|est[ea]\s+\w+)"
    yield Rule("event", ["en", "a", "para"], rf"(?:{THE}\s+)?{events}(?:\s+\w+)?\s+{dated}")
    yield Rule(
        "event",
        ["en"],
        rf"{THE}\s+(?:{t.next_event}|{listed('meals')}\b)|l[oa]\s+{listed('meals')}\b",
    )
    yield Rule("event", _words("ending"), rf"de\s+\w+|{THE}\s+\w+")
    own = rf"(?:mi|su|nuestr[oa])\s+(?:próxim[oa]\s+)?{listed('journeys')}"
    yield Rule("event", ["a", "en"], own)
    yield Rule("event", [f"al {closing}" for closing in _words("closing")], r"(?:del?\s+)?(?:\w+\s+){0,3}\w+")
    yield Rule("event", ["la próxima vez que"], CLAUSE)
    whiles = [*_words("whiles"), "antes de que", "después de que", "luego de que", "hasta que", "hasta tanto"]
    yield Rule("event", whiles, rf"(?!(?:al?|más|por)\b){CLAUSE}")
    yield Rule("event", [one for one in _words("whiles") if len(one.split()) > _SHORT and "vez" not in one])
    unless = r"(?<!\baun\s)(?<!\baún\s)"
    yield Rule("event", _words("whens"), CLAUSE, apart=unless, among=to_come())
    yield Rule("event", ["mientras", "en tanto"], CLAUSE, among=lasting())
    yield Rule("event", ["mientras", "en tanto"], rf"\w+[aei]mos\b(?:{CLAUSE})?")
    yield Rule("event", ["en lo que", "en lo que se"], rf"{listed('passing')}\b(?:{CLAUSE})?")
