"""Names in lower case but for a name inside: "the Hollin peace process", "a nine-point plan", "good offices"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .draft import CALENDAR, CLOSING_MARKS, JOINTS, NAME_STOPS, OPENING_MARKS, bracketed, spelled, words
from .names import left

_JOINED = re.compile(r"[A-Z][\w.]*[-‑–][A-Z]")
_MOST_MODIFIERS = 3
_LONGEST = 8
_POINTING = frozenset({"the", "our", "this", "ongoing"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "CCONJ"})
_SMALL = frozenset({"in", "for", "to", "the", "a", "and", "with", "our", "on", "up"})
_ENDS = frozenset({")", "”", '"', ",", ".", "'s", "’s"})


def named(parsed: Parsed, heads: list[int], people: set[int], states: set[int]) -> Iterator[tuple[int, int, int]]:
    """Lower-case heads behind a proper name that is more than one state's, or behind a number of points.

    Args:
        parsed: The text.
        heads: The tokens that can head a programme's name, in order.
        people: The tokens that denote persons.
        states: The tokens that denote one state or a body that acts like one: "the Arvenian policy" is no name.
    """
    for head in heads:
        if parsed.lower[head] in words("by_subject") and (last := _subject(parsed, head)) is not None:
            yield head, last, head
        if parsed.word[head] != parsed.lower[head]:
            continue
        first = _points(parsed, head)
        if first is None and parsed.lower[head] in words("by_name"):
            if (quoted := _quoted(parsed, head)) is not None:
                yield *quoted, head
                continue
            first = _titled(parsed, head, states) or _proper(parsed, head, people, states)
        if (
            first is None
            and head
            and parsed.lower[head] in words("placed")
            and parsed.lower[head - 1] in words("peaceful")
        ):
            first = left(parsed, head - 1, people)
            first = first if first < head - 1 and parsed.pos[first] == "PROPN" else None
        if first is None and parsed.lower[head] in words("described"):
            first = _described(parsed, head)
        if first is not None:
            yield first, head + 1, head


def standing(parsed: Parsed) -> Iterator[tuple[int, int, str]]:
    """First token, last and kind of each process that needs no capital, the longest form first."""
    names = sorted(lexicon.load("programmes")["standing"].items(), key=lambda name: -len(name[0]))
    for name, kind in names:
        parts = name.split()
        for first in parsed.by_lower.get(parts[0], ()):
            if parsed.lower[first : first + len(parts)] == parts:
                yield first, first + len(parts), kind


def _subject(parsed: Parsed, head: int) -> int | None:
    """Where "on river traffic" behind the head ends."""
    last = head + 1
    if last >= len(parsed) or parsed.lower[last] not in ("on", "for"):
        return None
    end = parsed.sents[parsed.sent[head]][1]
    last += 1
    while last < end and (parsed.pos[last] in ("NOUN", "PROPN", "ADJ") or parsed.lower[last] == "and"):
        last += 1
    while parsed.lower[last - 1] == "and":
        last -= 1
    return last if last > head + 2 else None


def _points(parsed: Parsed, head: int) -> int | None:
    """Where "nine-point" before the head begins."""
    if head > 2 and parsed.lower[head - 1] == "point" and parsed.word[head - 2] in JOINTS:
        first = head - 3
        if parsed.pos[first] == "NUM" and parsed.sent[first] == parsed.sent[head]:
            return first
    return None


def _described(parsed: Parsed, head: int) -> int | None:
    """Where "family allowance scheme" begins behind "the" or "our", with a noun of matter."""
    first, begin = head, parsed.sents[parsed.sent[head]][0]
    while first > begin and (
        _modifies(parsed, first - 1)
        or parsed.word[first - 1] in JOINTS
        or (parsed.lower[first - 1] == "and" and first < head and _modifies(parsed, first - 2))
    ):
        first -= 1
    while first < head and (parsed.lower[first] in words("plain") or not parsed.word[first].isalpha()):
        first += 1
    nouns = [token for token in range(first, head) if parsed.pos[token] == "NOUN"]
    return first if nouns and first > begin and parsed.lower[first - 1] in _POINTING else None


def _quoted(parsed: Parsed, head: int) -> tuple[int, int] | None:
    """The name in quotation marks beside the head: "the campaign “Clean Hands”", "the “Clean Hands” campaign"."""
    word, (begin, end) = parsed.word, parsed.sents[parsed.sent[head]]
    if head + 2 < end and word[head + 1] in OPENING_MARKS and word[head + 2][0].isupper():
        closing = next((at for at in range(head + 3, min(head + _LONGEST, end)) if word[at] in CLOSING_MARKS), None)
        return None if closing is None else (head + 2, closing)
    if head - 2 > begin and word[head - 1] in CLOSING_MARKS:
        near = range(head - 2, max(head - _LONGEST, begin), -1)
        opening = next((at for at in near if word[at] in OPENING_MARKS), None)
        if opening is not None and word[opening + 1][0].isupper():
            return opening + 1, head - 1
    return None


def _titled(parsed: Parsed, head: int, states: set[int]) -> int | None:
    """Where a name begins that is no noun, of capitals with small words behind "the" ("the Bring Them Home drive")."""
    word, begin = parsed.word, parsed.sents[parsed.sent[head]][0]
    first = at = head - 1
    while at > begin and head - at < _LONGEST and (word[at][0].isupper() or word[at] in _SMALL):
        first = at if word[at][0].isupper() else first
        at -= 1
    if first <= begin:
        return None
    opens = parsed.lower[first - 1] in NAME_STOPS and (first - 1 == begin or word[first - 1] == parsed.lower[first - 1])
    own = [token for token in range(first, head) if word[token][0].isupper()]
    if not opens or len(own) < 2 or own[-1] != head - 1 or states.issuperset(own) or parsed.pos[head] != "NOUN":
        return None
    saying = parsed.pos[head - 1] == "ADJ" or any(parsed.pos[token] not in _NOMINAL for token in range(first, head))
    return first if saying else None


def _proper(parsed: Parsed, head: int, people: set[int], states: set[int]) -> int | None:
    at = head - 1
    if at > 2 and bracketed(parsed, at - 2):
        at -= 3
        if (start := spelled(parsed, at + 1)) is not None:
            return start
    elif at > 0 and _modifies(parsed, at) and parsed.dep[at] == "compound" and not _modifies(parsed, at - 1):
        at -= 1
    elif at > 0 and _modifies(parsed, at):
        return _of_states(parsed, head, people)
    if at < 0 or parsed.sent[at] != parsed.sent[head] or at in people:
        return None
    naming = parsed.pos[at] == "PROPN" or parsed.dep[at] == "compound"
    if not naming or not parsed.word[at][0].isupper() or parsed.lower[at] in CALENDAR:
        return None
    first = left(parsed, at, people)
    own = [token for token in range(first, at + 1) if parsed.word[token][0].isupper()]
    told = [token for token in own if parsed.lower[token] not in words("plain")]
    if parsed.word[at] in _ENDS or not told:
        return None
    if len(told) == 1 and parsed.word[at].isupper() and parsed.lower[head] in words("of_bodies"):
        return None
    lands = [token for token in told if token in states]
    joined = any(parsed.word[token] in JOINTS for token in range(first, at))
    return None if len(lands) == len(told) and not (joined and len(lands) > 1) else first


def _modifies(parsed: Parsed, token: int) -> bool:
    return parsed.pos[token] in ("NOUN", "ADJ") and parsed.word[token] == parsed.lower[token]


def _of_states(parsed: Parsed, head: int, people: set[int]) -> int | None:
    """Where the name begins that two joined names and lower-case words make ("the Arvenia-Hollin free trade pact")."""
    at = head - 1
    while at > 0 and head - at <= _MOST_MODIFIERS and _modifies(parsed, at):
        at -= 1
    if not parsed.word[at][0].isupper() or parsed.sent[at] != parsed.sent[head] or at in people:
        return None
    first = left(parsed, at, people)
    return first if _JOINED.search(parsed.text[parsed.start[first] : parsed.end[at]]) else None
