"""Spanish words of time, said in English in their places, so that both languages share one calendar and one grammar."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording, token_at, wording

_UNKNOWN = "x"  # of no class
_YEARS = range(1400, 2151)
_Word = tuple[str, str, int]  # as printed, in lower case, its start


def in_english(words: Wording, stretches: Sequence[tuple[int, int]]) -> Wording:
    """The words, those that are Spanish in English and in their places: "el año que viene" is "the year next".

    A phrase that English says in more words stands with all of them at its first character.

    Args:
        words: The words of a text.
        stretches: The characters that are Spanish, in order.
    """
    out: list[_Word] = []
    done = 0
    for begin, end in stretches:
        first, last = bisect_left(words.start, begin), bisect_left(words.start, end)
        out += zip(words.raw[done:first], words.lower[done:first], words.start[done:first], strict=True)
        out += _said(_uncontracted(words, first, last))
        done = last
    out += zip(words.raw[done:], words.lower[done:], words.start[done:-1], strict=True)
    return Wording(
        [raw for raw, _, _ in out], [lower for _, lower, _ in out], [*(at for *_, at in out), words.start[-1]]
    )


def _uncontracted(words: Wording, first: int, last: int) -> list[_Word]:
    """The words with "del" and "al" as two; the article stands where the word behind it does."""
    cut = list(zip(words.raw[first:last], words.lower[first:last], words.start[first:last], strict=True))
    out: list[_Word] = []
    at = 0
    while at < len(cut):
        raw, lower, start = cut[at]
        at += 1
        if lower in ("del", "al") and at < len(cut) and cut[at][1].isspace():
            behind = cut[at][2] + len(cut[at][1])
            out += [(raw, lower[:-1] if lower == "al" else "de", start), (" ", " ", cut[at][2])]
            out += [("el", "el", behind), (" ", " ", behind)]
            at += 1
        else:
            out.append((raw, " " if lower.isspace() and "\n" not in lower.strip(" ") else lower, start))
    return out


def _said(cut: list[_Word]) -> Iterator[_Word]:
    known = _phrases()
    at = 0
    while at < len(cut):
        raw, lower, start = cut[at]
        for phrase, english in known.get(lower, ()):
            if [word for _, word, _ in cut[at : at + len(phrase)]] == phrase:
                at += len(phrase)
                if not english:  # with the blank behind it
                    at += at < len(cut) and cut[at][1] == " "
                elif english[0].isdecimal() and _is_repeated(cut[at : at + 4]):
                    at += 4
                yield from ((raw, word, start) for word in english)
                break
        else:
            yield raw, _UNKNOWN if lower[0].isalpha() else lower, start
            at += 1


def _is_repeated(behind: list[_Word]) -> bool:
    """Whether the number stands there again in figures: "noventa (90) días"."""
    marks = "".join(" " if lower.isspace() else "9" if lower.isdecimal() else lower for _, lower, _ in behind)
    return marks == " (9)"


@cache
def _phrases() -> dict[str, list[tuple[list[str], list[str]]]]:
    """The Spanish words and phrases by their first word, longest first, each with its English."""
    out: dict[str, list[tuple[list[str], list[str]]]] = {}
    for spanish, english in _table("words").items():
        cut = wording(spanish).lower
        out.setdefault(cut[0], []).append((cut, wording(english).lower))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


def stands_in_spanish(name: str, parsed: Parsed, words: Wording, letters: str, first: int, last: int) -> bool:
    """Whether the words around a match in Spanish leave it a time."""
    if name in ("month_alone", "week_day") and words.raw[last - 1][0].isupper():  # "Plaza de Mayo"
        token = token_at(parsed, words.start[first])
        opens = name == "week_day" and token == parsed.sents[parsed.sent[token]][0]
        return opens or words.raw[last - 1].isupper()
    if name == "year":
        return _is_year(words, letters, last)
    if name == "bare_units":
        return first > 1 and words.lower[first - 2] in ("for", "during", "in")
    if name == "whole":
        return letters[:first].endswith("E f ") or (first > 1 and words.lower[first - 2] == "during")
    return not (name in ("length", "ago", "window") and letters[first - 1 : first] in tuple("-/.$€£"))


def _is_year(words: Wording, letters: str, last: int) -> bool:
    """Whether the four digits before the word `last` are a year: not money, not a count, not the number of a law."""
    at = last - 1
    before = words.raw[at - 2].lower() if at > 1 else ""
    if int(words.lower[at]) not in _YEARS or before in _table("numbered"):
        return False
    if at and (words.raw[at - 1] in "$€£¥#§./:" or words.raw[at - 1].isalpha()):
        return False
    behind = [word.lower() for word in words.raw[last : last + 2]]
    after = behind[-1] if behind[:1] == [" "] else "".join(behind[:1])
    counts = after.endswith("s") and not after.endswith("mos") and letters[last + 1 : last + 2] == "x"
    return after not in _table("counted") and not (counts and after not in _table("after_years"))


@cache
def _table(name: str) -> Any:
    return lexicon.load("time_words_es")[name]
