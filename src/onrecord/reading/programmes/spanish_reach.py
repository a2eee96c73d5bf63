"""How far a Spanish name reaches to the right of its head: over capitals and the small words between them."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .draft import JOINTS, spanish_kinds

_LONGEST = 25
_LIST = 12
_LINES = frozenset({"el", "la", "los", "las", "de", "del", "y", "e"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("programmes_es")[name])


@cache
def _months() -> frozenset[str]:
    return frozenset(lexicon.load("commissives_es")["deadlines"]["months"])


def is_capital(parsed: Parsed, token: int) -> bool:
    """Whether a token begins with a capital and can stand in a name; a year behind "Agenda" can too."""
    word = parsed.word[token]
    small = parsed.lower[token] in _months() or parsed.lower[token] in _words("links")
    return (word[0].isupper() and not small) or (len(word) == 4 and word.isdecimal())


def reach(parsed: Parsed, head: int, people: set[int], lands: set[int]) -> int:
    """One past the last token of the name that begins at `head`.

    Args:
        parsed: The text.
        head: The token of the noun of kind.
        people: Tokens that denote persons: they end a name.
        lands: Tokens that denote states: behind "en" and behind a bare "y" they end it too.
    """
    last, linked = head + 1, False
    while last < min(len(parsed), head + _LONGEST) and parsed.para[last] == parsed.para[head] and last not in people:
        lower = parsed.lower[last]
        if lower in _words("numbering"):
            break
        if is_capital(parsed, last):
            last += 1
            continue
        if parsed.word[last] in JOINTS and parsed.end[last - 1] == parsed.start[last] and _capital_at(parsed, last + 1):
            last += 2
            continue
        doing = parsed.word[last - 1][0].isupper() and parsed.lower[last - 1].endswith(tuple(_words("gerunds")))
        if doing and lower in _words("articles") and _capital_at(parsed, last + 1):
            last += 2
            continue
        end, acronym = bracket_ends(parsed, last)
        if acronym is not None and end + 1 < len(parsed) and parsed.lower[end] in _words("links"):
            at = _behind_link(parsed, end)
            if _goes_on(parsed, end, at, people, lands):
                last = at + 1
                continue
        at = _behind_link(parsed, last)
        if lower == ",":
            if not linked or not _list_closes(parsed, at):
                break
        elif lower not in _words("links") or not _goes_on(parsed, last, at, people, lands):
            break
        if lower in ("y", "e", ",") and (last == head + 1 or (not linked and at in lands)):
            break
        linked, last = True, at + 1
    return last


def _capital_at(parsed: Parsed, token: int) -> bool:
    return token < len(parsed) and is_capital(parsed, token)


def _behind_link(parsed: Parsed, link: int) -> int:
    """The first token behind a link and the articles after it."""
    at = link + 1
    while at < len(parsed) - 1 and at < link + 4 and parsed.lower[at] in _LINES and not parsed.word[at][0].isupper():
        at += 1
    return at


def _goes_on(parsed: Parsed, link: int, at: int, people: set[int], lands: set[int]) -> bool:
    """Whether the name goes on behind a link at token `at`: with a capital that begins no other name and no office."""
    if not _capital_at(parsed, at) or at in people or parsed.para[at] != parsed.para[link]:
        return False
    lower = parsed.lower[at]
    if lower in _words("no_name") and lower != "estado":
        return False
    if parsed.lower[link] in _words("places"):
        return at not in lands and lower.endswith(tuple(_words("abstract")))
    return not (parsed.lower[link] in ("y", "e", "con") and lower in spanish_kinds())


def _list_closes(parsed: Parsed, at: int) -> bool:
    """Whether a list that goes on behind a comma is one of capitals that "y" closes."""
    if not _capital_at(parsed, at):
        return False
    for token in range(at, min(at + _LIST, len(parsed) - 1)):
        if parsed.lower[token] in ("y", "e"):
            return _capital_at(parsed, _behind_link(parsed, token))
        if not is_capital(parsed, token) and parsed.lower[token] not in _LINES and parsed.word[token] != ",":
            return False
    return False


def bracket_ends(parsed: Parsed, last: int) -> tuple[int, str | None]:
    """Where a name ends with the short form in brackets behind it, and that form."""
    inside = parsed.word[last + 1] if last + 2 < len(parsed) else ""
    if inside[:1].isupper() and parsed.word[last] == "(" and parsed.word[last + 2] == ")" and len(inside) > 1:
        return last + 3, inside
    return last, None


def subject(parsed: Parsed, token: int, links: frozenset[str] | None = None) -> int | None:
    """Where "sobre la pesca de altura" behind a token ends: a link, an article, a noun and what is of it."""
    at = token + 1
    if at + 1 >= len(parsed) or parsed.lower[at] not in (links or _words("subjects")):
        return None
    end = None
    while at + 1 < len(parsed) and parsed.para[at + 1] == parsed.para[token]:
        link = parsed.lower[at]
        if link not in (_words("subjects") if end is None else ("de", "del")):
            break
        at = _behind_link(parsed, at)
        acting = link == "para" and parsed.lower[at].endswith(("ar", "er", "ir"))
        if not parsed.word[at].isalpha() or len(parsed.word[at]) < 4 or acting:
            break
        at = end = at + 1
    return end
