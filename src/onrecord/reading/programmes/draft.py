"""A programme in the making, and the words that make its name."""

from __future__ import annotations

import re
from calendar import month_name
from dataclasses import dataclass, field
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

JOINTS = frozenset("-‑–")
OPENERS = frozenset({"ADP", "SCONJ", "ADV", "PRON", "CCONJ", "AUX"})
NAME_STOPS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "his", "her", "both", "i", "we"}
)
MONTHS = frozenset(name.lower() for name in month_name if name)
ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.\-]*[A-Z0-9+]")
MOST_COMPARED = 64


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


@cache
def kinds() -> dict[str, str]:
    """The kind of programme that each head noun names."""
    return {word: kind for kind, listed in lexicon.load("programmes")["kinds"].items() for word in listed}


@cache
def words(name: str) -> frozenset[str]:
    """One of the other word lists of `programmes.yml`."""
    return frozenset(lexicon.load("programmes")[name])


def _key(parsed: Parsed, first: int, last: int) -> str:
    return " ".join(parsed.lower[token] for token in range(first, last) if parsed.lower[token] not in ("(", ")"))


def add(parsed: Parsed, drafts: dict[str, Draft], first: int, last: int, head: int, taken: set[int]) -> None:
    """Add a name, with the acronym that brackets give it."""
    size, word = len(parsed), parsed.word
    key = _key(parsed, first, last)
    end, acronym = last, None
    if last + 2 < size and word[last] == "(" and word[last + 2] == ")" and ACRONYM.fullmatch(word[last + 1]):
        acronym, end = word[last + 1], last + 3
    draft = drafts.get(key) or _shortened(parsed, drafts, key, first, head)
    if draft is None:
        draft = drafts[key] = Draft(first, end, parsed.lower[head], kinds()[parsed.lower[head]])
    draft.acronym = draft.acronym or acronym
    draft.spans.append((first, end))
    taken.update(range(first, end))


def _shortened(parsed: Parsed, drafts: dict[str, Draft], key: str, first: int, head: int) -> Draft | None:
    """The one earlier name that this one shortens: by its tail, or by initials as in "SMO Initiative"."""
    initials = parsed.word[first]
    by_initials = head == first + 1 and initials.isupper() and 2 <= len(initials) <= 6
    fits = []
    for name, draft in list(drafts.items())[:MOST_COMPARED]:
        if draft.head != parsed.lower[head] or draft.kind in ("legal act", "resolution"):
            continue
        printed = [parsed.word[token] for token in range(draft.first, draft.last)]
        capitals = "".join(word[0] for word in printed if word[0].isupper())
        if name.startswith(f"{key} ") or (by_initials and capitals.startswith(initials)):
            fits.append(draft)
    return fits[0] if len(fits) == 1 else None
