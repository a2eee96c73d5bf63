"""The words of a passage as comparison sees them: normalised, each with its place and what kind of word it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from .vocabulary import Vocabulary, vocabulary

NEGATION, NUMBER, TIME, STRENGTH, UNIT, BOUND, PLAIN = "negation", "number", "time", "strength", "unit", "bound", ""

# A number with its sign and separators, letters with full stops, a word with its apostrophes (and "non-"), a sign.
_TOKEN = re.compile(
    r"(?:(?<!\w)[-−+])?(?=[^\W_]*\d)[^\W_]+(?:[.,:/][^\W_]*\d[^\W_]*)*|(?:[A-Z]\.){2,}"
    r"|(?:\b[Nn]on[-‐‑] ?)?[^\W_]+(?:['’][^\W_]+)*|[%‰$€£¥₽₹₩₺₪₴₦°]"
)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_YEAR = re.compile(r"(?:1[89]|2[01])\d\d(?:s|['’]s)?")
_ONE_FORM = str.maketrans("’‐‑", "'--")
_ROMAN = re.compile(r"(?=[IVX]{2})(?!XI$)X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Word:
    """A word: what it is compared by, what kind it is, and its characters in the text."""

    key: str
    kind: str
    start: int
    end: int


def is_modal(word: Word) -> bool:
    """Whether the word is a modal auxiliary."""
    return word.kind == STRENGTH and word.key in vocabulary().modals


def is_time_unit(word: Word) -> bool:
    """Whether the word is a day, a week, a year and the like."""
    return word.key in vocabulary().time_units


def degree_of(word: Word, after: str) -> int:
    """1 where a word makes what is said stronger, -1 where it makes it weaker, 0 for others.

    Some do by themselves ("strongly"), adjectives only before a stance ("grave concern"), approximators only before a
    quantity ("nearly all"); "one of the" makes weaker, too.
    """
    degrees = vocabulary().degrees
    stronger = word.key in degrees["more"] or (word.key in degrees["before_stances"] and after in degrees["stances"])
    nearly = word.key in degrees["before_quantities"] and after in degrees["quantities"]
    one_of = word.key == "1" and word.kind == PLAIN
    return stronger - (nearly or one_of or word.key in degrees["less"])


def words_of(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """The words of `text[start:end]`, in order; contractions are taken apart, numbers written as one form."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        printed = match.group()
        for key, kind in _read(printed.translate(_ONE_FORM).replace("- ", "-"), bool(found)):
            found.append(Word(key, kind, match.start(), match.end()))
            _settle(found, text)
    return tuple(found)


def _settle(found: list[Word], text: str) -> None:
    """Mend the kind of the last words where only what stands around them tells it."""
    known, last = vocabulary(), found[-1]
    if len(found) < 2:
        if last.key in known.enumerators and text[last.end : last.end + 1] == ",":
            found[-1] = replace(last, kind=PLAIN)
        return
    before = found[-2]
    if last.key == "to" and before.key in known.failing:
        found[-2] = replace(before, kind=NEGATION)
    elif last.key == "to" and before.key in known.obliging:
        found[-2] = replace(before, key=known.obliging[before.key], kind=STRENGTH)
    elif before.kind == last.kind == NUMBER and text[before.end : last.start] == "-" and _is_tens(before, last):
        found[-2:] = [Word(str(int(before.key) + int(last.key)), NUMBER, before.start, last.end)]
    elif f"{before.key} {last.key}" in known.not_denying:
        found[-2:] = [Word(f"{before.key} {last.key}", PLAIN, before.start, last.end)]
    elif found[-3:-2] and _counts_nothing(found[-3], before, last, known):
        at = -3 if before.key == "of" else -2
        found[at] = replace(found[at], kind=PLAIN)


def _counts_nothing(first: Word, second: Word, third: Word, known: Vocabulary) -> bool:
    """Whether a number is part of a name ("the two leaders") or a turn of phrase ("the first time", "one of the")."""
    if second.key == "2":
        return first.key in known.couples_after and third.key in known.couples
    if second.key == "of":
        return first.key == "1" and third.key in known.one_of
    return (first.key, second.key, third.key) == ("the", "first", "time")


def _is_tens(before: Word, last: Word) -> bool:
    """Whether two number words are one, as "sixty-five" is."""
    return before.key in ("20", "30", "40", "50", "60", "70", "80", "90") and last.key in "123456789"


@lru_cache(maxsize=1 << 15)
def _read(printed: str, inside: bool) -> tuple[tuple[str, str], ...]:
    """Keys and kinds of a printed word; `inside` a passage, not its first."""
    known = vocabulary()
    return tuple(_kind(key, printed, inside, known) for key in _full(printed.casefold(), known))


def _full(low: str, known: Vocabulary) -> tuple[str, ...]:
    if low in known.contractions:
        return known.contractions[low]
    for end, full in known.ends.items():
        if low.endswith(end):
            return (low.removesuffix(end), full) if low != end else (full,)
    return (low,)


def _kind(key: str, printed: str, inside: bool, known: Vocabulary) -> tuple[str, str]:
    """A word's key and kind. "May" within a sentence is the month, "US" is no pronoun."""
    if printed == "US" or (printed[1:2] == "." and printed[0].isalpha()):
        return printed.replace(".", "").casefold().replace("us", "US"), PLAIN
    if inside and _ROMAN.fullmatch(printed):
        return str(_value_of(key)), NUMBER
    if any(char.isnumeric() for char in key):
        key = _THOUSANDS.sub("", key)
        return key, TIME if _YEAR.fullmatch(key) else NUMBER
    if key in known.numbers:
        return known.numbers[key], NUMBER
    if key in known.negations:
        return key, NEGATION
    if key == "may" and inside and printed == "May":
        return printed, TIME
    if key in known.strengths:
        return key, STRENGTH
    if key in known.times:
        return key, TIME
    if len(key) == 1 and not key.isalnum():
        return key, NUMBER if key not in "°" else UNIT
    if key in known.units:
        return key, UNIT
    return key, BOUND if key in known.bounding else PLAIN


def _value_of(roman: str) -> int:
    digits = [_ROMAN_DIGITS[char] for char in roman]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))
