"""The patterns of time expressions, over one letter for each word (see `lexicon/time_words.yml` for the letters)."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.reading.numerals import number_words

_NUMBER = r"(?:[d9#](?: & a h)?|w(?:[ -]w){0,6}(?: & (?:a h|w))?|(?:a )?v(?: f)?|a)"
_OF_YEAR = r"(?:(?: f|,)? (?:Y|[TLX] u|t [LX] u|(?:Z u|Z|z) ?Y))"

# Letters that a time expression may start with.
_STARTS = "dY9#waovMWSARsQHZztTLXlDFKVuUGcf$"
# Tried in this order at each place; the first that fits is taken.
_PATTERNS = {
    "clock": r"d:[d9](?::[d9])?(?: ?p)?(?: ?k)?(?: R| W)?|d ?p(?: ?k)?(?: R| W)?",
    "iso": r"Y-d-d(?!\w)",
    "slashed": r"d/d/Y",
    "day_span": r"M\.? d ?-+ ?d(?:,? Y)?|d ?-+ ?d M\.?(?:,? Y)?",
    "day": r"(?:W,? (?:t )?)?(?:M\.? (?:t )?dj?(?![\w#/:%]| ?[wU])(?:,? Y)?|(?:t )?dj?(?: f)? M\.?(?:,? Y)?)"
    r"|t (?:w-)?o f M\.?(?:,? Y)?|M t (?:w-)?o(?! ?[wU])(?:,? Y)?",
    "fiscal": r"(?:Z u|Z|z)[ -]?(?:Y(?: ?[-/] ?[Yd9])?|[d9])|Y Z u|(?:t )?[TLX] Z u|t Z u",
    "part_of_year": rf"(?:t )?[oL](?: {_NUMBER})? U{_OF_YEAR}",
    "quarter": rf"(?:t )?(?:[oLXT]|dj)(?: Z)?[ -]q(?:{_OF_YEAR}|)|Qd(?:(?: f|,|-)? ?Y)?|Y[ -]?Qd",
    "half": rf"(?:t )?(?:o|dj)[ -]h{_OF_YEAR}|(?:t )?o h f t u|Hd(?: f|,)? ?Y",
    "month_week": r"(?:t )?(?:[oL]|dj) u f M\.?(?:,? Y)?",
    "month": r"M\.?(?:(?:,|-)? ?(?:f )?Y| f [TLX] u| [TLX] u)|[TLX] M",
    "year_span": r"(?:F )?Y ?- ?(?:Y|[d9])(?![\w#-])|Y/(?:Y|[d9])(?![\w#/])|F Y (?:i|b) Y|K Y & Y",
    "season": r"(?:(?:t )?[TLX] |t )(?:S|A)(?: f Y)?|(?:S|A)(?: f)? Y|S(?= f|[,.])",
    "decade": r"(?:t )?Y'?\$|t '?9\$",
    "century": r"(?:t )?(?:o|dj)[ -]C",
    "ago": rf"{_NUMBER} (?:y )?[uU] [GBN]",
    "window": rf"(?:t )?[LXl](?: {_NUMBER})?(?: y)?[ -]U|t {_NUMBER}[ -]U [iLb]|t U(?: & U)? g"
    rf"|(?:t )?[LX] {_NUMBER} [uU]",
    "week_day": r"(?:(?:t )?[TLX] )?W(?: P)?",
    "part_of_day": r"[TD] P|R P",
    "relative": r"(?:t )?[TLXD][ -][uq]|t u L(?!\w)|t [LX] C",
    "on_year": r"u[ -][I&][ -]u(?!\w)",
    "each": rf"V(?: (?:o|{_NUMBER}))? ?[uUq](?!\w)",
    "length": rf"{_NUMBER}(?: ?- ?| )(?:y ){{0,3}}[uU](?!\w| ?-? ?O)",
    "bare_units": r"U(?: & U)?",
    "month_alone": r"M",
    "pointing": r"R",
    "repeating": r"s",
    "year": r"Y",
    "whole": r"t [uqC]",
}

# What Spanish orders otherwise; an article belongs to its time.
_THIS_YEAR = r"(?:[TX] u|u [TXL])"
_IN_YEAR = rf"(?:(?:,| f)?(?: t)?(?: u)? Y| f(?: t)? {_THIS_YEAR}|,? {_THIS_YEAR})"
_OF_THAT_YEAR = rf"(?:{_IN_YEAR}| f t u|(?! f))"
_THAT = r"(?:t )?(?:[TLX] ){0,2}"
_SPANISH = {
    "day_span": rf"(?:t )?d (?:i|&)(?: t)? d f(?: u f)? M{_IN_YEAR}?",
    "day": rf"(?:{_THAT}W,? )?{_THAT}(?:u )?dj?(?: f)?(?: t)?(?: u f)? M(?! U){_IN_YEAR}?",
    "part_of_year": rf"(?:t )?(?:[oL] {_NUMBER}|{_NUMBER} [oL]) U{_IN_YEAR}",
    "quarter": rf"{_THAT}o q{_OF_THAT_YEAR}|{_THAT}q [TLX]|(?:t )?[TLX] q|Q?dj q{_OF_THAT_YEAR}",
    "half": rf"(?:t )?(?:o|dj) h{_OF_THAT_YEAR}",
    "month_week": rf"(?:t )?(?:[oL]|dj) u f(?: t)?(?: u f)? M{_IN_YEAR}?",
    "month": rf"(?:t )?o W f M{_IN_YEAR}?|{_THAT}u f M{_IN_YEAR}?|(?:t )?[TLX] M|M(?:{_IN_YEAR}| [TLX])",
    "year_span": r"(?:t )?Y ?[-/] ?(?:Y|[d9])(?![\w#/-])|[FfKc](?: t)?(?: u)? Y (?:i|b|&)(?: t)?(?: u)? Y",
    "decade": r"(?:t )?\$(?: u)? (?:Y|[9d])|t U (?:9(?! [%fx])|Y(?=\W))",
    "ago": rf"G(?: x)?(?: y)? {_NUMBER} [uU]|{_NUMBER} (?:y )?[uU] [GBN]",
    "window": rf"(?:t )?[LXl](?: {_NUMBER})?(?: y)? U(?: y)?|t {_NUMBER} [LX] U|(?:t )?(?:{_NUMBER} )?U [LXl]",
    "week_day": rf"(?<!V ){_THAT}W(?: [LX])?(?: f(?: t)? {_THIS_YEAR})?(?: P)?",
    "relative": r"(?:t )?(?:[TLXD] ){1,2}[uq](?!\w)|(?:t )?[uq] [TLX](?!\w)|t [LX] C",
    "each": rf"V(?: {_NUMBER})? [uUq](?! [YXL])",
    "length": r"(?:[d9#]|v) (?:y )?[uU](?: y)?(?!\w)|(?<=I )a [uq](?!\w)",
    "bare_units": r"U",
    "year": r"(?:t )?(?:u )?Y",
}


@cache
def pattern(*, spanish: bool = False) -> re.Pattern[str]:
    """All patterns as one."""
    starts = "(?=[" + "".join(_STARTS) + r"])(?<![\w#](?=[dY9#w]))"
    patterns = _PATTERNS | _SPANISH if spanish else _PATTERNS
    return re.compile(starts + "(?:" + "|".join(f"(?P<{name}>{body})" for name, body in patterns.items()) + ")")


@cache
def full_months() -> frozenset[str]:
    """The months' names in full: a dot after one ends the sentence, after "Sept" it may not."""
    months: dict[str, int] = lexicon.load("time_words")["months"]
    return frozenset(max((name for name in months if months[name] == number), key=len) for number in range(1, 13))


@cache
def classes() -> dict[str, str]:
    """The letter of each word that has a meaning in time expressions."""
    table = lexicon.load("time_words")
    out: dict[str, str] = dict.fromkeys(number_words(), "w")
    out.update(dict.fromkeys(table["units"], "u"))
    out.update(dict.fromkeys(table["plural_units"], "U"))
    for name, letter in (
        ("months", "M"),
        ("weekdays", "W"),
        ("seasons", "S"),
        ("day_parts", "P"),
        ("pointing", "R"),
        ("repeating", "s"),
        ("ordinals", "o"),
        ("zones", "k"),
        ("vague", "v"),
        ("qualifiers", "y"),
    ):
        out.update(dict.fromkeys(table[name], letter))
    for letter, words in table["classes"].items():
        out.update(dict.fromkeys(words, letter))
    out.update(
        {" ": " ", "-": "-", "–": "-", "—": "-", "‑": "-", ",": ",", ".": ".", "/": "/", ":": ":", "'": "'", "’": "'"}
    )
    return out


def class_of(word: str) -> str:
    """The letter of a lower-case word: its meaning, its size if it is a number, ";" for other marks, else x."""
    known = classes().get(word)
    if known is not None:
        return known
    if word[0].isdecimal():
        return _class_of_digits(word)
    if word.isspace():
        return " "
    return "x" if word[0].isalnum() else ";"


def _class_of_digits(word: str) -> str:
    if not word.isdecimal() or not word.isascii():
        return "#"
    if len(word) <= 2:
        return "d" if 1 <= int(word) <= 31 else "9"
    return "Y" if len(word) == 4 and "1000" <= word <= "2999" else "#"
