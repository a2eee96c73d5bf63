"""The parts of Spanish time limits as regular expressions: days, months, shares of years, lengths of time, events."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon

from .spanish_forms import also_noun, carried_out, subjunctives, timed

YEAR = r"(?:(?:el\s+)?año\s+)?20\d\d"
THE = r"(?:el|la|los|las|mi|su|sus|nuestr[oa]s?|un|una|est[ea])"
OF = r"de(?:l|\s+(?:la|mi|su|nuestro))?"
CLAUSE = r"(?:(?!\s(?:y\s+que|porque|pero|y\s+también|y\s+además|y\s+por)\b)[^,;.:()])*[^\s,;.:()]"
_NUMBER_OF = r"\s*(?:%|por\s+ciento|mil|millones|de\b|[.,]\d|\w)"  # "al 15 por ciento" is no day


@dataclass(frozen=True)
class Times:
    """What may stand in a time limit, each part a regular expression.

    Attributes:
        point: A day, month, year, weekday, feast, or the beginning, middle or end of some time.
        day: As in "lunes 4 de mayo".
        numbered: A day told by its number alone.
        told: A number in words that may tell a day.
        month: With its year, if that is told.
        weekday: As in "viernes de la próxima semana a primera hora".
        ending: The beginning, middle or end of some time.
        share: As in "primer semestre de 2031".
        term: A time that one is in ("este año", "nuestro mandato").
        count: How many.
        length: How long.
        coming: As in "próximos tres meses", "próximo trimestre".
        event: What is held or comes about, with its place.
        next_event: As in "próxima cumbre".
        place: What may stand behind an event's noun.
        ahead: What tells of a time that it comes next.
        bounds: What limits a length ("no mayor a").
    """

    point: str
    day: str
    numbered: str
    told: str
    month: str
    weekday: str
    ending: str
    share: str
    term: str
    count: str
    length: str
    coming: str
    event: str
    next_event: str
    place: str
    ahead: str
    bounds: str


@cache
def times() -> Times:
    """The parts, made of the words of `lexicon/commissives_es.yml`."""
    part, months, dates = listed("dayparts"), listed("months"), listed("dates")
    ahead = rf"(?:próxim[oa]|entrante|siguiente|venider[oa]|{listed('coming')})"
    year = rf"(?:{YEAR}|(?:este|próximo)\s+año|año\s+{ahead})"
    month = rf"{months}(?:\s+[ou]\s+{months})?(?:\s+(?:{ahead}|del?\s+{year}))?"
    clock = rf"a\s+las?\s+(?:\d{{1,2}}(?:[:.]\d\d)?|\w+)(?:\s+(?:de|por)\s+la\s+{part})?"
    hour = rf"(?:\s+(?:por|en|a|de)\s+(?:la\s+)?{part})?(?:,?\s+(?:{listed('hours')}|{clock}))?"
    date = rf"(?:\d{{1,2}}[º°]?|primero|{dates})"
    weekdays, terms, units = listed("weekdays"), listed("terms"), listed("units")
    day = (
        rf"(?:{weekdays}\s+|día\s+)?{date}(?:\s+[ya](?:l|\s+el)?\s+{date})?\s+(?:de\s+|del\s+mes\s+de\s+)?{month}{hour}"
    )
    week = rf"(?:\s+de\s+(?:esta|la)\s+(?:próxima\s+)?semana(?:\s+{ahead})?)?"
    weekday = rf"(?:{weekdays}(?:\s+\d{{1,2}}\b(?![.,:]\d))?|fin\s+de\s+semana)(?:\s+{ahead})?{week}{hour}"
    this = r"(?:(?:este|esta|próxim[oa]|presente)\s+)?(?:mismo\s+)?"
    ending = rf"{listed('edges')}\s+{OF}\s+{this}(?:{terms}|{months})(?:\s+{ahead})?"
    share = rf"{listed('ordinals')}\s+(?:{terms}|{listed('parts')})"
    share = rf"{share}(?:\s+del?\s+(?:{this}(?:{terms}|{month})|{YEAR}))?"
    calendar = listed("calendar")
    term = rf"(?:este|esta|el\s+presente|la\s+presente|nuestro|mi|su)\s+(?:mism[oa]\s+)?{terms}"
    point = (
        r"(?:el\s+|la\s+)?(?:próximo\s+|mes\s+de\s+|día\s+)?"
        rf"(?:(?:{listed('edges')}\s+del?\s+)?(?:{day}|{month}|{year}|{weekday})|{ending}|{share}"
        rf"|{listed('feasts')}(?:\s+{ahead})?|{listed('holidays')}|(?:pasado\s+)?mañana\b"
        rf"|{calendar}\s+{ahead}|próxim[oa]\s+{calendar})|{term}"
    )
    count = rf"(?:\d+|{listed('tens')}(?:\s+y\s+\w+)?|{listed('numbers')})"
    number = rf"(?:otr[oa]s\s+|(?:como|cerca\s+de|alrededor\s+de)\s+)?(?:un[oa]s\s+)?{count}(?:\s+o\s+{count})?"
    name = r"(?:\s+(?-i:[A-ZÁÉÍÓÚ])[\w’'-]+)"
    place = rf"(?:(?:\s+(?:del?|en|con)(?:\s+(?:el|la|los|las))?{name}+|\s+del?\s+\w+{name}*){{0,2}})"
    return Times(
        point=rf"(?:{point})",
        day=day,
        numbered=(
            rf"(?:(?:día\s+)?\d{{1,2}}(?:\s+de\s+este\s+mes|\s+del\s+mes\s+{ahead})?(?!{_NUMBER_OF})|día\s+\d{{1,2}}\b"
            rf"|día\s+{dates})"
        ),
        told=rf"{dates}(?!{_NUMBER_OF})",
        month=month,
        weekday=weekday,
        ending=ending,
        share=share,
        term=term,
        count=count,
        length=rf"{number}\s+(?:\(\d+\)\s+)?{units}(?:\s+{listed('days')})?",
        coming=rf"próxim[oa]s?\s+(?:{number}\s+)?(?:{terms}|{units})",
        event=rf"(?:próxim[oa]s?\s+)?{listed('events')}\b{place}",
        next_event=rf"(?:próxim|siguiente)[oa]?s?\s+{listed('events')}\b(?:\s+del?\s+\w+)?",
        place=place,
        ahead=ahead,
        bounds=rf"(?:{listed('at_most')}\s+)*",
    )


@cache
def to_come() -> frozenset[str]:
    """Subjunctives, which tell what is to come ("cuando llegue")."""
    return subjunctives() | {*lexicon.load("commissives_es")["deadlines"]["subjunctives"]}


@cache
def lasting() -> frozenset[str]:
    """Presents of what lasts or is carried out ("mientras la consulta termina", "mientras se construye")."""
    known = {*lexicon.load("commissives_es")["deadlines"]["ongoing"], *timed(), *carried_out()}
    return frozenset(form for form in known if not also_noun(form))


@cache
def listed(name: str) -> str:
    """Any of the words of one list of limits."""
    return any_of(lexicon.load("commissives_es")["deadlines"][name])


def any_of(words: list[str]) -> str:
    """Any of the words, the longest first; `*` is any word, "de" and "a" at the end may hold their article."""
    found = (re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w+") for word in sorted(words, key=len)[::-1])
    return f"(?:{'|'.join(found)})"
