"""Spanish numbers that measure nothing: days, years, labels, names, and counts of those who are at hand."""

from __future__ import annotations

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.units import Unit
from onrecord.reading.wording import Wording

from .amounts import Amount
from .spanish_numbers import word_before, words_behind
from .spanish_units import Counted, listed, phrases

_MOST_PRESENT = 12
_GLUE = frozenset("-/:_.×#+*°º'’")
_OPENERS = frozenset('(["“«')


def refused(
    parsed: Parsed, words: Wording, amount: Amount, token: int, before: Unit | None, behind: Counted | None
) -> bool:
    """Whether a number stands for no quantity.

    Args:
        parsed: The text.
        words: Its words.
        amount: The number.
        token: Its token.
        before: The money whose sign stands before it.
        behind: The unit or noun behind it.
    """
    if before is not None:
        return False
    at = word_before(words, amount.first)
    prior = words.lower[at] if at >= 0 else ""
    tail = [words.lower[place] for place in words_behind(words, amount.last, 3)]
    opens = token == parsed.sents[parsed.sent[token]][0]
    if amount.form == "multiple" and words.lower[amount.first] in listed("nouns_of_multiples"):
        return prior != "el" or tail[:1] not in (["de"], ["que"], [","], ["."], [])
    if words.lower[amount.first] in listed("middle") and tail[:1] != ["de"]:
        return words.lower[word_before(words, at)] != "a"
    if amount.form != "exact":
        return False
    if prior == "cada":
        return True
    if amount.words:
        if words.raw[amount.first][0].isupper() and not opens:
            return True
    elif _glued(words, amount, behind) or _numbers_a_line(words, amount):
        return True
    if tail[:1] == ["de"] and tail[1:2] and tail[1] in lexicon.load("commissives_es")["deadlines"]["months"]:
        return True
    if _is_year(words, amount, prior, behind) or _clock(amount, prior, tail, behind):
        return True
    if prior in listed("labels") and (behind is None or behind.kind == "count") and amount.scale == 1.0:
        return True
    if behind is None:
        named = at >= 0 and words.raw[at][0].isupper() and parsed.sents[parsed.sent[token]][0] < token - 1
        return named and not amount.words and amount.scale == 1.0
    if behind.kind != "count" or amount.value > _MOST_PRESENT or prior not in listed("pointing"):
        return False
    return words.lower[behind.first] in listed("present") or (amount.value == 2 and prior in listed("the_two"))


def doubted(words: Wording, amount: Amount) -> bool:
    """Whether a number without a unit or noun is too bare to count alone: it needs a word that loosens it."""
    printed = words.raw[amount.first]
    thousand = listed("thousand")
    return printed.lower() in thousand or (amount.scale == 1.0 and not ("," in printed or "." in printed))


def _glued(words: Wording, amount: Amount, behind: Counted | None) -> bool:
    """Whether marks or letters tie the digits to something else: "G20", "30×30", "9:30"."""
    prior = words.raw[amount.first - 1] if amount.first else " "
    tail = words.raw[amount.last] if amount.last < len(words.raw) else " "
    following = words.raw[amount.last + 1] if amount.last + 1 < len(words.raw) else " "
    if prior[0].isalnum() or prior in "'’#_×°º+*":
        return True
    if prior in "-/:." and amount.first > 1 and words.raw[amount.first - 2][-1].isalnum():
        return not (prior == "-" and words.raw[amount.first - 2][-1].isdecimal())
    if behind is not None and behind.first == amount.last:
        return False
    ended = tail in ".-" and not following[0].isalnum()
    return (tail[0].isalpha() and behind is None) or (
        tail in _GLUE and not ended and (tail != "-" or not following[0].isdecimal())
    )


def _numbers_a_line(words: Wording, amount: Amount) -> bool:
    """Whether the number opens a list item or stands alone in brackets."""
    prior = words.raw[amount.first - 1] if amount.first else "\n"
    tail = words.raw[amount.last] if amount.last < len(words.raw) else "\n"
    if ("\n" in prior) and tail in (".", ")", "-", "]"):
        return True
    return prior in _OPENERS and tail in ')]"”»' and "." not in words.raw[amount.first]


def _is_year(words: Wording, amount: Amount, prior: str, behind: Counted | None) -> bool:
    """Whether the number is a year: "en 2031", "(2031)", "dos mil treinta y uno" behind "en"."""
    if not 1800 <= amount.value <= 2100 or (behind is not None and behind.kind != "count"):
        return False
    printed = words.raw[amount.first]
    digits = printed.isdecimal() and len(printed) == 4 and amount.scale == 1.0
    if digits:
        return behind is None or prior in listed("dated")
    return amount.words and behind is None and prior in listed("dated")


def _clock(amount: Amount, prior: str, tail: list[str], behind: Counted | None) -> bool:
    """Whether the number tells the hour: "las 10 horas", "las dos de la tarde"."""
    if prior not in listed("clock") or amount.value > 24:
        return False
    if behind is not None and behind.name == "hour":
        return True
    return any(tuple(tail[: len(phrase)]) == phrase for phrase in phrases("hours"))
