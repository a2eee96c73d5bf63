"""Bare numbers that cite, date or mark: "187 (1964)", "June 9 and 10", "paras. 3 and 4", footnote marks."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording
from onrecord.record import Time

from .amounts import Amount

_JOINTS = frozenset({"and", "or", "&", "to", "-", "–"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MOST_LISTED = 60
_LARGEST_MARK = 999
_DAYS = 31


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("numbered")["labels"])


def cited(parsed: Parsed, words: Wording, amount: Amount, times: tuple[Time, ...], token: int) -> bool:
    """Whether a number without a unit only points: into a document, to a day, or to a note.

    Args:
        parsed: The text.
        words: Its small words.
        amount: The number; it has no unit, and counts no noun unless one stands behind "of".
        times: The text's time expressions, in order.
        token: The number's token.
    """
    first = amount.first
    if (
        token < 0
        or amount.words
        or amount.scale != 1.0
        or amount.letter is not None
        or not words.raw[first].isdecimal()
    ):
        return False
    return (
        _has_year(words, amount.last)
        or _opens_reference(words, amount.last)
        or (amount.value <= _DAYS and _beside_day(words, amount, times))
        or _in_list(words, first, amount.last)
        or (amount.value <= _LARGEST_MARK and _behind_day(words, first, times))
        or (amount.value <= _LARGEST_MARK and _marks(parsed, words, amount, token))
    )


def _has_year(words: Wording, last: int) -> bool:
    after = [word for word in words.raw[last : last + 5] if not word.isspace()]
    return after[:1] == ["("] and after[2:3] == [")"] and len(after[1]) == 4 and after[1].isdecimal()


def _opens_reference(words: Wording, last: int) -> bool:
    """Whether an ordinal's ending, a month or a book of law follows: "75 th", "22 de mayo", "50 U.S.C."."""
    after = "".join(words.lower[last : last + 12]).strip()
    return after.startswith(tuple(lexicon.load("numbered")["follows"]))


def _ends(words: Wording, last: int) -> bool:
    """Whether the clause, the line or the text ends behind a number, or the next number follows."""
    after = "".join(words.raw[last : last + 2])
    return not after.strip() or after[0] in ",.;)]" or "\n" in words.raw[last] or after.strip()[0].isdecimal()


def _beside_day(words: Wording, amount: Amount, times: tuple[Time, ...]) -> bool:
    """Whether "and", "or" or a dash ties the number to a day, or a comma sets it behind one."""
    back = [word for word in words.lower[max(0, amount.first - 3) : amount.first] if not word.isspace()]
    if back and (back[-1] in _JOINTS or (back[-1] == "," and _ends(words, amount.last))):
        at = amount.first - 1
        while words.lower[at].isspace() or words.lower[at] == back[-1]:
            at -= 1
        bare = back[-1] != "," or words.raw[amount.last : amount.last + 1] != [","]
        if bare and _day_at(times, words.start[at]):
            return True
    ahead = [word for word in words.lower[amount.last : amount.last + 3] if not word.isspace()]
    if not ahead or ahead[0] not in _JOINTS:
        return False
    at = amount.last
    while at < len(words.lower) and (words.lower[at].isspace() or words.lower[at] == ahead[0]):
        at += 1
    return at < len(words.lower) and words.raw[at].isdecimal() and _day_at(times, words.start[at])


def _day_at(times: tuple[Time, ...], char: int) -> bool:
    """Whether a calendar day stands at a character."""
    at = bisect_right(times, char, key=lambda time: time.span.start) - 1
    found = at >= 0 and times[at].span.end > char
    return found and times[at].type == "DATE" and len(times[at].value) >= len("2000-01-01")


def _behind_day(words: Wording, first: int, times: tuple[Time, ...]) -> bool:
    """Whether nothing but a blank parts the number from a day: then it marks a note."""
    if first < 3 or not words.raw[first - 1].isspace():
        return False
    comma = words.raw[first - 2] == "," and "\n" in (words.raw[first + 1 : first + 2] or ["\n"])[0]
    return _day_at(times, words.start[first - 2 if comma else first - 1] - 1)


def _in_list(words: Wording, first: int, last: int) -> bool:
    """Whether the number goes on a list that a label opens: "Articles 5, 6 and 7"."""
    at, joint = first - 1, ""
    while at >= 0 and first - at < _MOST_LISTED:
        word = words.lower[at]
        if word in _JOINTS or word == ",":
            joint = joint or word
        elif not (word.isdecimal() or word.isspace()) or "\n" in word:
            break
        at -= 1
    goes_on = any(words.lower[after] in {*_JOINTS, ","} for after in range(last, min(last + 2, len(words.raw))))
    if joint == "," and not goes_on:
        return False
    if at >= 1 and words.lower[at] == ".":
        at -= 1
    return bool(joint) and at >= 0 and words.lower[at] in _labels()


def _marks(parsed: Parsed, words: Wording, amount: Amount, token: int) -> bool:
    """Whether the number marks a note: at the head of a line, or behind a noun with nothing that it could count."""
    before = words.raw[amount.first - 1] if amount.first else "\n"
    if "\n" in before:
        return words.raw[amount.last : amount.last + 1] == [" "] and words.raw[amount.last + 1 :][:1] != []
    if token == parsed.sents[parsed.sent[token]][0] and parsed.pos[min(token + 1, len(parsed) - 1)] == "PROPN":
        return True
    ends = not words.raw[amount.last : amount.last + 1] or "\n" in words.raw[amount.last]
    if ends and token > 1 and parsed.word[token - 1] == ",":
        token -= 1
    if not before.isspace() or token < 1 or parsed.tag[token - 1] not in _NOUNS:
        return False
    return parsed.sent[token - 1] == parsed.sent[token] and parsed.dep[token] not in ("dobj", "pobj", "attr")
