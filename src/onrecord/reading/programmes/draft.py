"""A programme in the making, and the words that make its name."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from dataclasses import dataclass, field
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

JOINTS = frozenset("-‑–")
LINKS = frozenset({"of", "for", "on", "against", "in", "with", "to", "into"})
OPENERS = frozenset({"ADP", "SCONJ", "ADV", "PRON", "CCONJ", "AUX"})
NAME_STOPS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "his", "her", "both", "i", "we"}
)
MONTHS = frozenset(name.lower() for name in month_name if name)
CALENDAR = MONTHS | {name.lower() for name in day_name}
OPENING_MARKS, CLOSING_MARKS = frozenset("“\"'‘«"), frozenset("”\"'’»")
ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.\-]*[A-Z0-9+]s?")
MOST_COMPARED = 64
_SMALL = frozenset({"of", "for", "and", "in", "on", "the", "to", "with", "&", "a", ","})
_LONGEST_SPELLED = 14


@dataclass
class Draft:
    """A programme in the making: its name's tokens, head word and mentions by token."""

    first: int
    last: int
    head: str
    kind: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    acronym: str | None = None
    actor: str | None = None
    name: str | None = None


@cache
def kinds() -> dict[str, str]:
    """The kind of programme that each head noun names."""
    return {word: kind for kind, listed in lexicon.load("programmes")["kinds"].items() for word in listed}


@cache
def spanish_kinds() -> dict[str, str]:
    """The kind of programme that each Spanish head noun names."""
    return {word: kind for kind, listed in lexicon.load("programmes_es")["kinds"].items() for word in listed}


@cache
def words(name: str) -> frozenset[str]:
    """One of the other word lists of `programmes.yml`."""
    return frozenset(lexicon.load("programmes")[name])


@cache
def beside() -> dict[str, frozenset[str]]:
    """The heads that make a name only beside one of a few words, with these words."""
    return {head: frozenset(near) for head, near in lexicon.load("programmes")["beside"].items()}


def _key(parsed: Parsed, first: int, last: int, head: int) -> str:
    """The words of a name; of a numbered act its number and year, so that "resolution" and "resolutions" agree."""
    lower = parsed.lower
    if kinds()[lower[head]] in ("legal act", "resolution"):
        numbers = [lower[token] for token in range(max(first, head), last) if lower[token][0].isdigit()]
        years = [number for number in numbers[1:] if len(number) == 4]
        if numbers:
            return " ".join([lower[head].removesuffix("s"), numbers[0], *years[:1]])
    return " ".join(lower[token] for token in range(first, last) if lower[token] not in ("(", ")"))


def bracketed(parsed: Parsed, at: int) -> bool:
    """Whether an acronym in brackets begins at a token."""
    word = parsed.word
    return at + 2 < len(word) and word[at] == "(" and word[at + 2] == ")" and bool(ACRONYM.fullmatch(word[at + 1]))


def spelled(parsed: Parsed, opening: int) -> int | None:
    """Where the name begins whose initials the acronym in the brackets that open here gives, small words passed over.

    After Schwartz and Hearst (2003), with first letters only: "Renewable Energy in the Isles (REI)".
    """
    letters = [letter for letter in parsed.word[opening + 1].removesuffix("s").upper() if letter.isalpha()]
    at = opening - 1
    while letters and at >= 0 and parsed.para[at] == parsed.para[opening] and opening - at <= _LONGEST_SPELLED:
        word = parsed.word[at]
        if word[0].upper() == letters[-1] and (word[0].isupper() or len(letters) > 1):
            letters.pop()
        elif word[0].isupper() or (word not in _SMALL and word not in JOINTS):
            return None
        at -= 1
    return at + 1 if not letters and parsed.word[at + 1][0].isupper() else None


def _inner_acronym(parsed: Parsed, first: int, last: int) -> str | None:
    return next((parsed.word[at + 1] for at in range(first, last) if bracketed(parsed, at)), None)


def add(parsed: Parsed, drafts: dict[str, Draft], first: int, last: int, head: int, taken: set[int]) -> None:
    """Add a name, with the acronym that brackets give it."""
    key = _key(parsed, first, last, head)
    end, acronym = last, _inner_acronym(parsed, first, last)
    if bracketed(parsed, last):
        acronym, end = parsed.word[last + 1], last + 3
    draft = drafts.get(key) or _shortened(parsed, drafts, key, first, head)
    if draft is None:
        draft = drafts[key] = Draft(first, end, parsed.lower[head], kinds()[parsed.lower[head]])
        if first > head:
            draft.name = (
                f"{parsed.lower[head].removesuffix('s')} {parsed.text[parsed.start[first] : parsed.end[last - 1]]}"
            )
    draft.acronym = draft.acronym or acronym
    draft.spans.append((first, end))
    taken.update(range(first, end))


def _shortened(parsed: Parsed, drafts: dict[str, Draft], key: str, first: int, head: int) -> Draft | None:
    """The one earlier name that this one shortens: by its head or tail, or by initials as in "SMO Initiative"."""
    initials = parsed.word[first]
    by_initials = head == first + 1 and initials.isupper() and 2 <= len(initials) <= 6
    the = first > 0 and parsed.lower[first - 1] in ("the", "this")
    fits = []
    for name, draft in list(drafts.items())[:MOST_COMPARED]:
        if draft.head != parsed.lower[head] or draft.kind in ("legal act", "resolution"):
            continue
        printed = [parsed.word[token] for token in range(draft.first, draft.last)]
        capitals = "".join(word[0] for word in printed if word[0].isupper())
        if (
            name.startswith(f"{key} ")
            or (the and name.endswith(f" {key}"))
            or (by_initials and capitals.startswith(initials))
        ):
            fits.append(draft)
    return fits[0] if len(fits) == 1 else None
