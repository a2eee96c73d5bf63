"""The sides of a text: whether it is of several, which they are, and who says "we" and "I"."""

from __future__ import annotations

import re

from onrecord.reading.parsed import Parsed
from onrecord.record import Statement

from .names import words
from .register import Identity, Register

_JOINT = re.compile(
    r"\bjoint\b|\btripartite\b|\btrilateral\b|\bleaders[’']? (?:statement|declaration)"
    r"|communiqu|comunicado conjunto|declaration"
    r"|\b(?:memorandum|arrangement|agreement|treaty|protocol)\b.*\bbetween\b",
    re.IGNORECASE,
)
_OPENING = 3
_LONGEST_LINE = 200


def signer_of(register: Register, parsed: Parsed, title: str) -> Identity | None:
    """Who says "I": the one person named by a title, or else a first line, that calls the text somebody's words."""
    if not parsed.by_lower.get("i") and not parsed.by_lower.get("yo"):
        return None
    named = register.signers
    if not named and parsed.paras:
        title = parsed.text[slice(*parsed.paras[0])][:_LONGEST_LINE]
        people = (register.denotes.get(token) for token in parsed.tokens_in(*parsed.paras[0])[:_LONGEST_LINE])
        named = list({id(one): one for one in people if one and one.kind == "person"}.values())
    first = title.split(maxsplit=1)[0].casefold() if title.strip() else ""
    return named[0] if len(named) == 1 and first in words("own_words") else None


def sides_of(
    people: tuple[str, ...],
    speaks: dict[str, str],
    signing: list[str],
    denotes: dict[int, tuple[str, ...]],
    parsed: Parsed,
    sides: set[str],
    home: str | None,
) -> tuple[str, ...]:
    """The states and unions that meet.

    They are those of the principals, else those that the title of a joint text or one of the first sentences sets
    side by side, the issuer among them: as many as there are principals, where these are known.
    """
    if people and all(person in speaks for person in people):
        return tuple(dict.fromkeys(speaks[person] for person in people))
    openings = [[one for token in range(*sent) for one in denotes.get(token, ())] for sent in parsed.sents[:_OPENING]]
    pairs = next((several for several in denotes.values() if len(several) > 1), ())
    for group in (signing, *openings, pairs):
        states = tuple(dict.fromkeys(one for one in group if one in sides))
        if home in sides and home not in states and group is not pairs:
            continue
        if len(states) == len(people) or (len(states) > 1 and not people):
            return states
    return ()


def is_joint(statement: Statement, parsed: Parsed) -> bool:
    """Whether several speak in the text together, by its kind, its title or, where it has none, its first line."""
    head = parsed.text[: parsed.paras[0][1]][:200] if parsed.paras else ""
    return statement.kind in ("joint-statement", "communique") or bool(
        _JOINT.search(statement.title or "") or (not statement.title and _JOINT.search(head))
    )


def own_side(register: Register, issuer: str | None, ids: dict[int, str], statement: Statement) -> tuple[str, ...]:
    """The issuer, who says "we" in a text that is neither a transcript nor several parties' own."""
    if statement.kind in ("press-conference", "press-briefing", "meeting-transcript", "transcript", "joint-press"):
        return ()
    return (ids[id(register.places[issuer])],) if issuer and not _JOINT.search(statement.title or "") else ()
