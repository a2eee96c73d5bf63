"""Capitalised names headed by a kind of programme: how far each reaches to the left and right."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.actors.names import offices
from onrecord.reading.actors.names import words as office_words
from onrecord.reading.parsed import Parsed

from .draft import CALENDAR, JOINTS, NAME_STOPS, OPENERS, bracketed, kinds, words

_LINKS = frozenset({"of", "for", "on", "against", "in", "with", "to"})
_TALKATIVE = 25


def capitalised(parsed: Parsed, heads: list[int], people: set[int]) -> Iterator[tuple[int, int, int]]:
    """Capitalised names by the last head in each: left over capitals, right over "for", "on", "to" and capitals."""
    word, lower = parsed.word, parsed.lower
    done = -1
    for head in heads:
        if head < done or word[head] == lower[head] or (word[head].isupper() and len(word[head]) > 3):
            continue
        if head in people:
            continue
        first = left(parsed, head, people)
        last = _right(parsed, head + 1, people)
        others = [
            token
            for token in range(first, last)
            if token != head and word[token][0].isupper() and lower[token] not in words("plain")
        ]
        before_or_after = first < head or last > head + 1
        if not others or not before_or_after:
            continue
        if lower[head] in words("weak") and len(others) < 2:
            continue
        yield first, last, _last_head(parsed, head, last)
        done = last


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
            first = before - 2
        elif _is_year(word[before]) and (first == head or kinds().get(lower[head]) == "event"):
            first = before
            break
        else:
            break
    while first < head and _says_little(parsed, first):
        first += 1
    return first


def _says_little(parsed: Parsed, token: int) -> bool:
    """Whether a word before a name is no part of it: "New", but not in "New Hollin" where that is a place."""
    if parsed.lower[token] == "joint" or parsed.lower[token] not in words("plain") | CALENDAR:
        return False
    placed = parsed.ent[token]
    return placed < 0 or placed != parsed.ent[token + 1] or parsed.ents[placed].label not in ("GPE", "LOC")


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


def _right(parsed: Parsed, last: int, people: set[int]) -> int:
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    para = parsed.para[last - 1]
    start = last
    while last + 1 < size and parsed.para[last] == para == parsed.para[last + 1] and last - start < _TALKATIVE:
        after = last + 1
        if last in people or _is_office(parsed, last):
            break
        if bracketed(parsed, last):
            if last + 4 >= size or lower[last + 3] not in _LINKS or not word[last + 4][0].isupper():
                break
            last += 3
            continue
        if word[last][0].isupper() and lower[last] not in NAME_STOPS and parsed.pos[last] in ("PROPN", "NOUN", "ADJ"):
            last += 1
        elif lower[last] in _LINKS:
            at = after + 1 if lower[after] in ("the", "a", "all") and after + 1 < size else after
            if not word[at][0].isupper() or parsed.para[at] != para or lower[at] in CALENDAR or at in people:
                break
            if (
                lower[last] in ("in", "with", "to")
                and not (lower[last] == "in" and kinds()[lower[start - 1]] == "mission")
                and parsed.pos[at] == "PROPN"
                and parsed.ent[at] >= 0
                and (parsed.ents[parsed.ent[at]].label in ("GPE", "LOC", "PERSON", "NORP"))
            ):
                break
            last = at + 1
        elif lower[last] == "the" and last > start and parsed.pos[last - 1] == "VERB" and word[after][0].isupper():
            last += 2
        elif lower[last] in ("and", "&") or word[last] == ",":
            at = after + 1 if lower[after] == "and" and after + 1 < size else after
            if (
                not word[at][0].isupper()
                or last == start
                or lower[at] in NAME_STOPS
                or not _linked(parsed, start, last)
            ):
                break
            if at in people or _is_office(parsed, at):
                break
            if word[last] == "," and lower[after] != "and" and not _list_closes(parsed, at):
                break
            last = at + 1
        elif word[last] in JOINTS and word[after][0].isupper() and parsed.start[last] == parsed.end[last - 1]:
            last += 2
        else:
            break
    return last


def _is_office(parsed: Parsed, token: int) -> bool:
    """Whether an office begins behind the name: "Northern Council Deputy Director Ana Ruiz"."""
    after = [lower.lower() for lower in parsed.word[token : token + 4]]
    modifiers = 0
    while modifiers < len(after) - 1 and after[modifiers] in office_words("modifiers"):
        modifiers += 1
    return parsed.word[token][0].isupper() and after[modifiers].removesuffix("s") in offices()


def _linked(parsed: Parsed, start: int, last: int) -> bool:
    """Whether a link ("for", "on") stands in the tail so far: only then can "and" go on with the same name."""
    return any(parsed.lower[token] in _LINKS for token in range(start, last))


def _list_closes(parsed: Parsed, token: int) -> bool:
    """Whether a list of capitalised words after a comma ends in "and X"."""
    for at in range(token, min(token + 8, len(parsed) - 1)):
        if parsed.lower[at] == "and":
            return parsed.word[at + 1][0].isupper()
        if not parsed.word[at][0].isupper() and parsed.word[at] != ",":
            return False
    return False
