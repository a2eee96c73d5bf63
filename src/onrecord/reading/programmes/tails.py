"""How far a programme's name reaches to the right: over "for", "on", "to" and capitals."""

from __future__ import annotations

from onrecord.reading.actors.names import offices
from onrecord.reading.actors.names import words as office_words
from onrecord.reading.parsed import Parsed

from .draft import CALENDAR, JOINTS, LINKS, NAME_STOPS, bracketed, kinds, words

_TALKATIVE = 25
_OF_SIDES = frozenset({"declaration", "agreement", "treaty"})


def right(parsed: Parsed, last: int, people: set[int]) -> int:
    """One past the last token of the name whose head stands before `last`."""
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    para = parsed.para[last - 1]
    start, head_kind = last, kinds()[lower[last - 1]]
    while last + 1 < size and parsed.para[last] == para == parsed.para[last + 1] and last - start < _TALKATIVE:
        after = last + 1
        if last in people or (is_office(parsed, last) and not _heads_on(parsed, last)):
            break
        if bracketed(parsed, last):
            if last + 4 >= size or lower[last + 3] not in LINKS or not word[last + 4][0].isupper():
                break
            last += 3
            continue
        if word[last][0].isupper() and lower[last] not in NAME_STOPS and parsed.pos[last] in ("PROPN", "NOUN", "ADJ"):
            last += 1
        elif lower[last] in LINKS:
            at = after + 1 if lower[after] in ("the", "a", "all") and after + 1 < size else after
            person = at in people and lower[last] not in ("on", "for")
            if not word[at][0].isupper() or parsed.para[at] != para or lower[at] in CALENDAR or person:
                break
            if (
                lower[last] in ("in", "with", "to")
                and not (lower[last] == "in" and kinds()[lower[start - 1]] == "mission")
                and parsed.pos[at] == "PROPN"
                and parsed.ent[at] >= 0
                and not _in_waters(parsed, last, at)
                and (parsed.ents[parsed.ent[at]].label in ("GPE", "LOC", "PERSON", "NORP"))
            ):
                break
            last = at + 1
        elif head_kind in _OF_SIDES and (end := _side(parsed, start, last)) is not None:
            last = end
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
            if at in people or is_office(parsed, at) or kinds().get(lower[at]) in ("legal act", "resolution"):
                break
            if word[last] == "," and lower[after] != "and" and not _list_closes(parsed, at):
                break
            last = at + 1
        elif word[last] in JOINTS and parsed.start[last] == parsed.end[last - 1] and _joins_on(parsed, last):
            last += 2
        else:
            break
    return last


def _joins_on(parsed: Parsed, hyphen: int) -> bool:
    """Whether a hyphen goes on a name: before a capital, or inside a word ("Co-operation")."""
    after = hyphen + 1
    inside = parsed.word[after].isalpha() and parsed.start[after] == parsed.end[hyphen]
    return inside or parsed.word[after][0].isupper()


def _in_waters(parsed: Parsed, link: int, at: int) -> bool:
    """Whether "in" leads to a sea, whose name belongs to the programme's ("Code of Conduct in the Inner Sea")."""
    if parsed.lower[link] != "in" or parsed.lower[link + 1] != "the":
        return False
    return any(lower in words("waters") for lower in parsed.lower[at : at + 4])


def _side(parsed: Parsed, start: int, last: int) -> int | None:
    """Past the side that begins here, of a paper of two: "Joint Statement of Arvenia and the Bolmar Republic on"."""
    if parsed.lower[last] == "between" and last == start:
        end = _capitals(parsed, last + 1)
        joined = end is not None and end + 1 < len(parsed) and _second_side(parsed, end) is not None
        return end if joined else None
    return _second_side(parsed, last) if last > start and parsed.lower[start] in ("of", "between") else None


def _second_side(parsed: Parsed, link: int) -> int | None:
    end = _capitals(parsed, link + 1) if parsed.lower[link] == "and" else None
    return end if end is not None and parsed.lower[end : end + 1] in (["on"], ["for"], ["concerning"]) else None


def _capitals(parsed: Parsed, first: int) -> int | None:
    """Past a run of capitals, "the" before it passed over; "of" may join it ("the Government of Arvenia")."""
    at = end = first + (parsed.lower[first] == "the")
    sent = parsed.sent[first]
    while (
        end < len(parsed)
        and parsed.sent[end] == sent
        and (parsed.word[end][0].isupper() or (end > at and parsed.lower[end] in ("of", "the")))
    ):
        end += 1
    return end if end > at else None


def _heads_on(parsed: Parsed, token: int) -> bool:
    """Whether capitals go on to another head: "Major" is no rank in "Major Ports Partnership"."""
    for at in range(token, min(token + 4, len(parsed))):
        if not parsed.word[at][0].isupper():
            return False
        if parsed.lower[at] in kinds():
            return True
    return False


def is_office(parsed: Parsed, token: int) -> bool:
    """Whether an office begins behind the name: "Northern Council Deputy Director Ana Ruiz"."""
    after = [lower.lower() for lower in parsed.word[token : token + 4]]
    modifiers = 0
    while modifiers < len(after) - 1 and after[modifiers] in office_words("modifiers"):
        modifiers += 1
    return parsed.word[token][0].isupper() and after[modifiers].removesuffix("s") in offices()


def _linked(parsed: Parsed, start: int, last: int) -> bool:
    """Whether a link ("for", "on") stands in the tail so far: only then can "and" go on with the same name."""
    return any(parsed.lower[token] in LINKS for token in range(start, last))


def _list_closes(parsed: Parsed, token: int) -> bool:
    """Whether a list of capitalised words after a comma ends in "and X"."""
    for at in range(token, min(token + 8, len(parsed) - 1)):
        if parsed.lower[at] == "and":
            return parsed.word[at + 1][0].isupper()
        if not parsed.word[at][0].isupper() and parsed.word[at] != ",":
            return False
    return False
