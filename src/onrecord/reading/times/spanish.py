"""Spanish words of time to come, said in English first, so that both languages share one calendar and one grammar."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.reading.wording import wording
from onrecord.record import Span, Time

from .grammar import class_of, pattern
from .meaning import Anchor, Meaning, Words
from .resolve import RESOLVERS

_FUTURE = 1


def spanish_time(text: str, start: int, end: int, published: str | None) -> Time | None:
    """What the first words of time among the characters `[start, end)` cover; None where they name no time.

    Args:
        text: The whole text.
        start: The first character of an expression of what is yet to come ("el 3 de mayo", "dentro de dos meses").
        end: One past its last.
        published: An ISO year, month or day, from which words like "mañana" count.

    Returns:
        A time whose span is the whole expression.
    """
    anchor = Anchor.of(published)
    words = wording(_in_english(text[start:end].lower(), anchor))
    letters = words.classes(class_of)
    for match in pattern().finditer(letters):
        first, last = match.span()
        told = Words(words.lower[first:last], letters[first:last], anchor, _FUTURE, None, rate=False)
        if (meaning := _meaning(match.lastgroup or "", told)) is not None and meaning.kind != "SET":
            opens = re.search(rf"\b(?:{'|'.join(_table('opening'))})\b", text[start:end].lower())
            begin, stop = (day.isoformat() if day else None for day in meaning.days)
            return Time(
                span=Span.of(text, start, end),
                type=meaning.kind,
                value=meaning.value,
                from_=begin,
                to=None if opens else stop,
            )
    return None


def _meaning(name: str, words: Words) -> Meaning | None:
    try:
        return RESOLVERS[name](words)
    except OverflowError:
        return None


def _in_english(words: str, anchor: Anchor | None) -> str:
    """The words in English and in its order: "el próximo lunes", "el lunes que viene" are "the next monday"."""
    for spanish, english in _table("phrases").items():
        words = re.sub(rf"\b(?:{spanish})\b", english, words)
    words = re.sub(r"[^\W\d_]+", lambda match: _table("words").get(match.group(), match.group()), words)
    words = " ".join(words.split())
    following, weekdays, months = ("|".join(_table(name)) for name in ("following", "weekdays", "months"))
    words = re.sub(rf"\b({following}) next\b", r"next \1", words)
    words = re.sub(r"\b(?:this|next) next\b", "next", words)
    words = re.sub(rf"\bthis (?={weekdays})", "", words)
    words = re.sub(rf"\b(?:{weekdays}) of (?:the )?(?=(?:this|next) week)", "", words)
    words = re.sub(rf"\b\w+ (?:{weekdays}) of (?={months})", "", words)  # "el último domingo de abril"
    words = re.sub(rf"\b(\d+) (?:the|y) (?:the )?(\d+) of (?={months})", r"\1-\2 ", words)
    if anchor is not None:
        for said, year in (("this", anchor.first.year), ("next", anchor.first.year + 1)):
            words = re.sub(rf"\b({months}) of (?:the )?{said} year\b", rf"\1 {year}", words)
    return re.sub(r"\bof (?:the )?(?:year )?(?=\d{4}\b)", "", words)


@cache
def _table(name: str) -> Any:
    return lexicon.load("time_words_es")[name]
