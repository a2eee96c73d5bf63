"""Which sign parts thousands and which parts decimals: "9.445,5" in Quito is "9,445.5" in London."""

from __future__ import annotations

import re

from .language import is_spanish
from .parsed import Parsed

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)+(?![\w.,]*\d)")
_COMMA_DECIMALS = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,(?:\d{1,2}|\d{4,})")
_POINT_DECIMALS = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.(?:\d{1,2}|\d{4,})")
_POINT_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_SWAP = str.maketrans(".,", ",.")


def with_decimal_points(parsed: Parsed, language: str | None = None) -> str:
    """The text with each number written as in English, character for character, so that offsets stay.

    Only a Spanish text is changed, and only where its numbers say so: more of them have a comma before decimals than a
    point, or, where none tells, more have a point before three digits than a comma (Mexico writes as English does).
    """
    text = parsed.text
    if not is_spanish(parsed, language):
        return text
    numbers = _NUMBER.findall(text)

    def count(form: re.Pattern[str]) -> int:
        return sum(form.fullmatch(number) is not None for number in numbers)

    lead = count(_COMMA_DECIMALS) - count(_POINT_DECIMALS) or count(_POINT_THOUSANDS) - count(_COMMA_THOUSANDS)
    return _NUMBER.sub(lambda match: match[0].translate(_SWAP), text) if lead > 0 else text
