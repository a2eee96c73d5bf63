"""Numbers that measure nothing: names, labels, list items, scores, and counts that only point at what is at hand."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.units import Unit
from onrecord.reading.wording import Wording, token_at
from onrecord.record import Time

from .amounts import Amount
from .draft import Draft
from .noun import counted

_OPENING = frozenset('“‘"«')
_CLOSING = frozenset('”’"»')
_MOST_PRESENT = 12


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("numbered")[name])


def measures(
    parsed: Parsed, words: Wording, amount: Amount, before: Unit | None, after: Unit | None, token: int
) -> bool:
    """Whether a number stands for a quantity, not for a name, a place in a list, a year or a score."""
    if before is not None:
        return True
    first, last = amount.first, amount.last
    prior = words.raw[first - 1] if first else "\n"
    tail = words.raw[last] if last < len(words.raw) else "\n"
    if amount.words:
        if prior[-1].isalnum() and words.raw[first][0].isdecimal():
            return False
        return not (prior == "-" and first > 1 and words.raw[first - 2].isalpha() and not after)
    if prior[-1].isalpha() or prior in ("#", "§", "№", "_", ":", "’", "'"):
        return False
    if prior in ("-", "‑", "/") and first > 1:
        glued = words.lower[first - 2]
        if glued.isalpha() and glued not in _listed("joined"):
            return False
        if glued[-1].isdecimal() and after is None and amount.letter is None and not _counts(parsed, token):
            return False
        if glued in ("/", ":"):
            return False
    if prior == "+" and first > 1 and words.raw[first - 2][-1].isalnum():
        return False
    if prior in _OPENING and tail in _CLOSING:
        return False
    if prior == "." and first > 1 and words.raw[first - 2][-1].isalpha():
        return False
    if tail in (":", "/") and last + 1 < len(words.raw) and words.raw[last + 1][0].isdecimal():
        return False
    if tail.isalpha() and after is None and amount.letter is None:
        return False
    if tail in ("-", "–") and last + 1 < len(words.raw) and words.raw[last + 1][0].isdecimal() and after is None:
        following = last + 2
        if following < len(words.raw) and words.raw[following] in ("-", "–"):
            return False
    if after is not None:
        return True
    if len(words.raw[first]) > 1 and words.raw[first][0] == "0" and words.raw[first].isdecimal():
        return False
    if amount.value < 0 and prior.isspace():
        return False
    if _numbers_a_line(words, first, tail):
        return False
    if amount.letter is not None:
        return True
    if first > 1 and prior.isspace() and _labelled(parsed, words, first, token):
        return False
    if parsed.ent[token] >= 0:
        entity = parsed.ents[parsed.ent[token]]
        if (
            entity.label in ("ORG", "PRODUCT", "FAC", "LAW", "WORK_OF_ART", "EVENT", "GPE", "NORP", "PERSON", "LOC")
            and entity.last - entity.first > 1
        ):
            return False
    return True


def _counts(parsed: Parsed, token: int) -> bool:
    """Whether a plural noun follows that the number counts."""
    head = counted(parsed, token)
    return head is not None and parsed.tag[head] in ("NNS", "NNPS")


def _labelled(parsed: Parsed, words: Wording, first: int, token: int) -> bool:
    """Whether the word before makes the number a label or part of a name: "Article 5", "Falcon 9"."""
    label = words.raw[first - 2]
    before = max(token - 1, 0)
    if label.lower() in _labels() and parsed.pos[before] not in ("VERB", "ADV"):
        return True
    if label == "." and first > 2 and words.lower[first - 3] in _listed("abbreviated"):
        return True
    if not label[0].isalpha() or not any(map(str.isupper, label)):
        return False
    opens = token == parsed.sents[parsed.sent[token]][0] + 1 and label[1:].islower()
    counts = (
        parsed.dep[token] == "nummod" and parsed.head[token] > token and parsed.tag[parsed.head[token]] in ("NNS", "NN")
    )
    return (parsed.pos[before] == "PROPN" or (not opens and not label.isupper())) and not (
        counts and parsed.tag[parsed.head[token]] == "NNS"
    )


def _numbers_a_line(words: Wording, first: int, tail: str) -> bool:
    """Whether the number opens a list item or stands alone in brackets."""
    prior = words.raw[first - 1] if first else "\n"
    starts = not first or "\n" in prior or (prior in "([" and (first < 2 or "\n" in words.raw[first - 2]))
    if starts and tail in (".", ")", "]"):
        return True
    return prior in "([" and tail in ")]" and "." not in words.raw[first]


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("numbered")["labels"])


def generic(parsed: Parsed, words: Wording, amount: Amount, draft: Draft) -> bool:
    """Whether a count only points at what is at hand ("one", "the two leaders"), or a bare number cannot be placed."""
    printed = words.raw[amount.first]
    if draft.kind == "bare":
        if words.lower[amount.last : amount.last + 1] in (["-"], ["–"]):
            return True
        if amount.words and amount.scale == 1.0:
            return True
        return amount.scale == 1.0 and len(printed) == 4 and printed.isdecimal() and 1900 <= amount.value <= 2100
    if draft.kind == "share":
        return _only_half(parsed, words, amount, draft)
    if draft.kind == "time":
        return words.lower[draft.last + 1 : draft.last + 2] == ["anniversary"]
    if draft.kind != "count" or draft.head is None or not amount.words or amount.scale > 1:
        return False
    if amount.value in (0, 1) or words.lower[amount.last] in ("-", "‑"):
        return True
    if printed[0].isupper() and parsed.word[draft.head][0].isupper() and not _opens(parsed, words, amount.first):
        return True
    before = words.lower[draft.first - 2] if draft.first > 1 else ""
    present = before in _listed("pointing")
    pointing = draft.unit in _listed("present") or parsed.tag[draft.head] == "NN"
    return present and amount.value <= _MOST_PRESENT and pointing


def _opens(parsed: Parsed, words: Wording, first: int) -> bool:
    """Whether a number is the first word of its sentence."""
    token = token_at(parsed, words.start[first])
    return token == parsed.sents[parsed.sent[token]][0]


def tells_when(words: Wording, first: int, last: int, times: tuple[Time, ...]) -> bool:
    """Whether a length of time is a stretch of the calendar: "the last ten months", "ten months of last year"."""
    before = [word for word in words.lower[max(0, first - 4) : first] if not word.isspace()]
    if before[-1:] and before[-1] in ("first", "last", "past", "next", "previous", "coming", "recent", "final"):
        return True
    after = [at for at in range(last, min(last + 5, len(words.lower))) if not words.lower[at].isspace()]
    if len(after) < 2 or words.lower[after[0]] != "of":
        return False
    at = bisect_right(times, words.start[after[1]], key=lambda time: time.span.start) - 1
    return at >= 0 and times[at].span.end > words.start[after[1]] and times[at].type == "DATE"


def _only_half(parsed: Parsed, words: Wording, amount: Amount, draft: Draft) -> bool:
    """Whether "half" or "a third" is no share: "the second half", "a third country"."""
    if amount.last - amount.first > 1 and words.lower[amount.first] not in ("a", "an"):
        return False
    token = token_at(parsed, words.start[amount.last] - 1)
    after = token + 1 if token + 1 < len(parsed) else token
    if words.lower[amount.first] in ("a", "an"):
        return parsed.tag[after] in ("NN", "NNS", "NNP", "JJ", "NNPS") or (
            words.lower[amount.last - 1] == "quarter" and parsed.lower[after] != "of"
        )
    return parsed.tag[draft.token - 1] in ("JJ", "CD", "DT") if draft.token else False
