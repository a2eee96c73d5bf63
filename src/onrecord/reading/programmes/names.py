"""Capitalised names headed by a kind of programme: how far each reaches to the left and right."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.parsed import Parsed

from .draft import CALENDAR, JOINTS, LINKS, NAME_STOPS, OPENERS, beside, bracketed, kinds, spelled, words
from .tails import is_office, right

_BEFORE_HEADINGS = frozenset("-–—•*·:;)].")
_OF_PERSONS = frozenset({"body", "council", "commission", "committee", "organisation"})
_ENOUGH = 2
_HYPHENS = tuple([joint] for joint in sorted(JOINTS))
_NAMED_BY_DOING = frozenset({"initiative", "programme", "project", "fund", "legal act"})


def capitalised(parsed: Parsed, heads: list[int], people: set[int]) -> Iterator[tuple[int, int, int]]:
    """Capitalised names by the last head in each: left over capitals, right over "for", "on", "to" and capitals."""
    word, lower = parsed.word, parsed.lower
    done = -1
    for head in heads:
        if head < done or word[head] == lower[head] or (word[head].isupper() and len(word[head]) > 3):
            continue
        if head in people or (word[head + 1 : head + 2] in _HYPHENS and parsed.start[head + 1] == parsed.end[head]):
            continue
        first = left(parsed, head, people)
        last = right(parsed, head + 1, people)
        start = spelled(parsed, last) if last == head + 1 and bracketed(parsed, last) else None
        first = first if start is None else min(first, start)
        others = [
            token
            for token in range(first, last)
            if token != head
            and word[token][0].isupper()
            and (token > head or lower[token] not in words("plain") or _in_name_itself(parsed, token))
        ]
        before_or_after = first < head or last > head + 1
        if not others or not before_or_after:
            continue
        if _too_weak(parsed, first, head, last, len(others) if start is None else _ENOUGH):
            continue
        if _tells(parsed, first, head, last) or _of_state(parsed, first, head):
            continue
        if kinds()[lower[head]] in _OF_PERSONS and last < len(parsed) and is_office(parsed, last):
            continue
        yield first, last, _last_head(parsed, head, last)
        done = last


def _too_weak(parsed: Parsed, first: int, head: int, last: int, others: int) -> bool:
    """Whether a common head makes no name of the `others` beside it: "Safety Board", but "Operation Tarn"."""
    lower = parsed.lower
    if " ".join(lower[first:last]) in words("generic"):
        return True
    if first == head and lower[head] in words("named_after") and parsed.word[head + 1][0].isupper():
        return False
    if near := beside().get(lower[head]):
        return near.isdisjoint(lower[first:last])
    return lower[head] in words("weak") and others < _ENOUGH and lower[head - 1 : head + 1] != ["task", "force"]


def _of_state(parsed: Parsed, first: int, head: int) -> bool:
    """Whether it is a state's own: its forces ("the Air Force"), its parliament ("thanked Congress for")."""
    if parsed.lower[head] == "force":
        return head > 0 and parsed.lower[head - 1] in words("own_forces")
    return parsed.lower[head] == "congress" and first == head


def _tells(parsed: Parsed, first: int, head: int, last: int) -> bool:
    """Whether a heading tells what is done ("Building Partnerships to Clean Rivers"): it opens with a participle."""
    if not parsed.word[first].endswith("ing") or (
        first == head and last > head + 1 and parsed.lower[head + 1] in LINKS
    ):
        return False
    inside = first and parsed.para[first - 1] == parsed.para[first] and parsed.word[first - 1] not in _BEFORE_HEADINGS
    if inside or parsed.lower[first] in words("of_work"):
        return False
    return first == head or head < last - 1 or kinds()[parsed.lower[head]] not in _NAMED_BY_DOING


def _last_head(parsed: Parsed, head: int, last: int) -> int:
    """The last head of the capitals that run on from `head`: "Policy Dialogue" is a dialogue."""
    at = head
    while at < last and parsed.word[at][0].isupper():
        if parsed.lower[at] in kinds():
            head = at
        at += 1
    return head


def left(parsed: Parsed, head: int, people: set[int]) -> int:
    """Where the name begins that runs up to `head`."""
    word, lower = parsed.word, parsed.lower
    first = head
    while first and parsed.para[first - 1] == parsed.para[head]:
        before = first - 1
        if before in people:
            break
        touches = parsed.end[before] == parsed.start[first]
        capital = (
            parsed.pos[before] not in OPENERS
            and word[before][0].isupper()
            and lower[before] not in NAME_STOPS
            and word[before] not in ("'s", "’s")
        )
        if capital or (touches and (word[before] in JOINTS or (first < head and word[first] in JOINTS))):
            first = before
        elif _compound_before(parsed, before, first):
            first = before - 2
        elif before and (
            (word[before] in ("’", "'") and first == head and _in_name(parsed, before - 1))
            or (lower[before] in ("and", "&", ",") and _coordinated(parsed, before, head))
        ):
            first = before - 1
        elif bracketed(parsed, before - 2):
            start = spelled(parsed, before - 2)
            first = before - 2 if start is None else start
        elif _is_year(word[before]) and (first == head or kinds().get(lower[head]) == "event"):
            first = before
            break
        else:
            break
    while first < head and (_says_little(parsed, first) or parsed.word[first] in ("’", "'")):
        first += 1
    return first


def _says_little(parsed: Parsed, token: int) -> bool:
    """Whether a word before a name is no part of it: "New", but not in "New Hollin" where that is a place."""
    if parsed.lower[token] == "joint" or parsed.lower[token] not in words("plain") | CALENDAR:
        return False
    if _in_name_itself(parsed, token):
        return False
    placed = parsed.ent[token]
    return placed < 0 or placed != parsed.ent[token + 1] or parsed.ents[placed].label not in ("GPE", "LOC")


def _in_name_itself(parsed: Parsed, token: int) -> bool:
    """Whether a plain word is a name's own: with a capital behind a small letter ("Hollin's New Harbour Plan")."""
    if parsed.lower[token] not in words("own") or token in (0, parsed.sents[parsed.sent[token]][0]):
        return False
    return parsed.word[token - 1] == parsed.lower[token - 1] and parsed.word[token - 1][-1].isalpha()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def _compound_before(parsed: Parsed, before: int, first: int) -> bool:
    """Whether "Peace-keeping" stands there: a capital, a hyphen, and a word in lower case."""
    if before < 2 or parsed.word[before - 1] not in JOINTS or parsed.end[before] == parsed.start[first]:
        return False
    joined = parsed.end[before - 2] == parsed.start[before - 1] and parsed.end[before - 1] == parsed.start[before]
    return joined and parsed.word[before - 2][0].isupper()


def _in_name(parsed: Parsed, token: int) -> bool:
    """Whether a possessive belongs to a name ("Leaders’ Summit") and names no state that owns ("Mexico’s Plan")."""
    return (
        parsed.word[token][0].isupper() and parsed.lower[token].endswith("s") and parsed.word[token + 1] in ("’", "'")
    )


def _coordinated(parsed: Parsed, link: int, head: int) -> bool:
    """Whether "and" joins two words of one name, not two names: what stands before is no kind of its own."""
    before = link - 1
    joins = parsed.word[before][0].isupper() and parsed.dep[before] in ("compound", "nmod", "amod")
    return joins and parsed.lower[before] not in kinds() and head > link
