"""Find time expressions and the interval that each covers with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.reading.language import spanish_paragraphs
from onrecord.reading.parsed import Parsed
from onrecord.reading.units import unit_after
from onrecord.reading.wording import Wording, token_at, wording
from onrecord.record import Span, Time

from .calendar import Days
from .grammar import class_of, full_months, pattern
from .meaning import Anchor, Meaning, Words
from .relative import reference
from .resolve import RESOLVERS
from .spanish import in_english, stands_in_spanish
from .tense import tense_of

# "the end of", "early", "mid-", "earlier", "later" before an expression belong to it.
_EDGE = re.compile(r"(?:t )?(?:y )?E(?: f |-| )(?:t )?$|[BN] $")
_APART = ("before", "after")  # these are prepositions before a time, though adverbs behind a length ("a day before")
_NEEDS_CAPITAL = frozenset("MW")
_OPEN_FROM = ("since", "from", "starting")
_OPEN_TO = ("by", "until", "till", "before")


def find_times(parsed: Parsed, published: str | None, language: str | None = None) -> tuple[Time, ...]:
    """Every time expression, in order; relative ones are resolved against `published` where it is known.

    Args:
        parsed: The text.
        published: An ISO year, month or day; without it only what the text states outright is resolved.
        language: The text's language where it is known.

    Returns:
        Times that do not overlap. `from` and `to` are the first and last day covered, with "since", "by" and the
        like taken in: "by 2030" has no `from` and ends on the last day of 2030.
    """
    anchor = Anchor.of(published)
    paras = spanish_paragraphs(parsed, language)
    stretches = [parsed.paras[para] for para in sorted(paras)]
    words = in_english(wording(parsed.text), stretches)
    letters = words.classes(class_of)
    phrases = _phrases_in(words)
    found: list[Time] = []
    before: tuple[int, str] = (-1, "")
    done = 0
    for match in _matches(words, letters, stretches):
        first, last = match.span()
        if letters[last - 1] == "." and words.lower[last - 2] in full_months():  # the end of a sentence
            last -= 1
        for at in [place for place in phrases if done <= place < last]:
            length, target = phrases.pop(at)
            if (meaning := _pointed(target, anchor)) is not None:
                found.append(_time(parsed, words, at, at + length, meaning, meaning.days))
                done = at + length
        name = match.lastgroup or ""
        if first < done:
            continue
        token = token_at(parsed, words.start[first])
        spanish = parsed.para[token] in paras
        stands = stands_in_spanish if spanish else _stands
        if not stands(name, parsed, words, letters, first, last):
            continue
        sentence = parsed.sent[token]
        if parsed.para[token] != parsed.para[token_at(parsed, words.start[last] - 1)]:
            continue
        tense = 0
        if anchor:
            prior = words.lower[first - 2] if first > 1 else ""
            tense = tense_of(parsed, token, prior, letters[first:last], spanish=spanish)
        meaning = _meaning(
            name,
            Words(
                words.lower[first:last],
                letters[first:last],
                anchor,
                tense,
                before[1] if before[0] == sentence else None,
                _is_rate(letters, words, first),
            ),
        )
        if meaning is None:
            continue
        if meaning.kind == "DATE" and meaning.days[0]:
            before = (sentence, meaning.value)
        start, days = _edges(words, letters, first, last, meaning, anchor)
        found.append(_time(parsed, words, max(start, done), last, meaning, days))
        done = last
    for at, (length, target) in phrases.items():
        if at >= done and (meaning := _pointed(target, anchor)) is not None:
            found.append(_time(parsed, words, at, at + length, meaning, meaning.days))
    return tuple(sorted(found, key=lambda time: time.span.start))


def _matches(words: Wording, letters: str, stretches: Sequence[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """Where a pattern fits: one of English, or of Spanish in the stretches of characters that are."""
    done = 0
    for begin, end in stretches:
        first, last = bisect_left(words.start, begin), bisect_left(words.start, end)
        yield from pattern().finditer(letters, done, first)
        yield from pattern(spanish=True).finditer(letters, first, last)
        done = last
    yield from pattern().finditer(letters, done)


def _meaning(name: str, words: Words) -> Meaning | None:
    """What a match means; None where it means nothing or lies outside the calendar (years 1 to 9999)."""
    try:
        return RESOLVERS[name](words)
    except OverflowError:
        return None


def _pointed(target: int | str, anchor: Anchor | None) -> Meaning | None:
    try:
        return reference(target, anchor)
    except OverflowError:
        return None


def _time(parsed: Parsed, words: Wording, first: int, last: int, meaning: Meaning, days: Days) -> Time:
    span = Span.of(parsed.text, words.start[first], words.start[last])
    begin, end = (day.isoformat() if day else None for day in days)
    return Time(span=span, type=meaning.kind, value=meaning.value, from_=begin, to=end)


@cache
def _phrases() -> dict[str, list[tuple[list[str], int | str]]]:
    table: dict[str, list[tuple[list[str], int | str]]] = {}
    for phrase, target in lexicon.load("time_words")["phrases"].items():
        cut = wording(phrase).lower
        table.setdefault(cut[0], []).append((cut, target))
    for choices in table.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return table


def _phrases_in(words: Wording) -> dict[int, tuple[int, int | str]]:
    """Where phrases stand: their length in words and what they point to, in order."""
    table = _phrases()
    out: dict[int, tuple[int, int | str]] = {}
    end = 0
    for at, word in enumerate(words.lower):
        if word in table and at >= end:
            for phrase, target in table[word]:
                if words.lower[at : at + len(phrase)] == phrase:
                    out[at] = (len(phrase), target)
                    end = at + len(phrase)
                    break
    return out


def _stands(name: str, parsed: Parsed, words: Wording, letters: str, first: int, last: int) -> bool:
    """Whether the words around a match leave it a time."""
    for at in range(first, last):
        if letters[at] in _NEEDS_CAPITAL and not words.raw[at][0].isupper():
            return False
    prior = letters[first - 1] if first else " "
    if name == "month_alone" and (words.lower[first] in ("may", "march") or len(words.raw[first]) < 4):
        token = token_at(parsed, words.start[first])
        if parsed.pos[token] in ("AUX", "VERB") or len(words.raw[first]) < 3:
            return False
    if name == "year":
        return _is_year(parsed, words, letters, first, last)
    if name == "bare_units":
        return first > 1 and letters[first - 2] == "I" and words.lower[first - 2] in ("for", "in", "over", "within")
    if name == "whole":
        return _names_its_unit(words, letters, first)
    return not (name in ("length", "ago", "window") and prior in "-/.$€£")


def _names_its_unit(words: Wording, letters: str, first: int) -> bool:
    """Whether "the year" stands for the running one: after "the end of", "during" and the like."""
    return (
        first > 1
        and letters[first - 1] == " "
        and (
            bool(re.search(r"E f $", letters[max(0, first - 6) : first]))
            or words.lower[first - 2] in ("during", "of", "for", "in")
        )
    )


def _is_year(parsed: Parsed, words: Wording, letters: str, first: int, last: int) -> bool:
    """Whether four digits are a year: not money, not a count of things, not part of a larger number or name."""
    if first and (words.raw[first - 1] in "$€£¥₹#§./:" or words.raw[first - 1].isalpha()):
        return False
    value = int(words.lower[first])
    if not 1400 <= value <= 2150:
        return False
    token = token_at(parsed, words.start[first])
    entity = parsed.ents[parsed.ent[token]].label if parsed.ent[token] >= 0 else ""
    after = words.lower[first + 2] if last + 1 < len(words.lower) and letters[last] == " " else ""
    if letters[last : last + 1] in ("%", "#") or after in ("percent", "per", "people", "percentage"):
        return False
    if first > 1 and words.lower[first - 2] in (
        "no",
        "resolution",
        "number",
        "nos",
        "resolutions",
        "article",
        "euro",
        "euros",
    ):
        return False
    unit = unit_after(words, last)
    if unit is not None and unit.kind != "time":
        return False
    if entity != "DATE" and parsed.dep[token] == "nummod":
        head = parsed.head[token]
        return not (head > token and parsed.tag[head] == "NNS")
    return True


def _is_rate(letters: str, words: Wording, first: int) -> bool:
    """Whether a number of things stands right before "a year"."""
    if first < 2 or words.lower[first - 2] in (
        "for",
        "within",
        "in",
        "than",
        "of",
        "about",
        "over",
        "after",
        "by",
        "is",
        "was",
        "once",
        "and",
        "only",
    ):
        return first > 1 and words.lower[first - 2] == "once"
    back = letters[max(0, first - 9) : first]
    near = words.lower[max(0, first - 9) : first]
    return bool(re.search(r"[d9#wvYU]", back)) or any(
        word in ("times", "once", "twice", "million", "billion", "percent", "%") for word in near
    )


def _edges(
    words: Wording, letters: str, first: int, last: int, meaning: Meaning, anchor: Anchor | None
) -> tuple[int, Days]:
    """The first word with "the end of", "earlier" and the like, and the days with "since", "by" and the like."""
    start = first
    begin, end = meaning.days
    edge = _EDGE.search(letters, max(0, first - 10), first)
    if edge and words.lower[first - 2] in _APART:
        edge = None
    elif (
        edge
        and letters[first - 2] == "E"
        and letters[first - 1] == " "
        and words.lower[first - 2] in lexicon.load("time_words")["edge_verbs"]
    ):
        edge = None  # "will start next year"
    if edge and meaning.kind in ("DATE", "TIME"):
        start = edge.start()
        if letters[first - 2] in "BN" and anchor and meaning.days[0]:
            if letters[first - 2] == "B":
                end = min(filter(None, (anchor.last, end)), default=end)
            else:
                begin = max(filter(None, (anchor.first, begin)), default=begin)
    word = words.lower[start - 2] if start > 1 and letters[start - 1] == " " else ""
    if meaning.kind in ("DATE", "TIME") and (begin or end):
        if word == "since":
            end = anchor.last if anchor and begin and begin <= anchor.last else None
        elif word in _OPEN_TO:
            begin = None
        elif (
            word == "from"
            and not re.match(r" (?:i|b) ", letters[last : last + 3])
            and words.lower[last + 1 : last + 2] != ["to"]
        ):
            end = None
        elif word == "after":
            begin, end = end, None
    return start, (begin, end)


__all__ = ["find_times"]
