"""Profiles: what an actor, or a programme, did in the archive's statements, by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request

from onrecord.archive import Archive, FoundFinding, Kept, Narrowing, Sought
from onrecord.record.span import Model
from onrecord.web.rendering import page
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_
from onrecord.web.urls import URLS

from .kept import archive_of

router = APIRouter(tags=["profiles"])
_MOST = 100
Name = Annotated[str, Query(max_length=300)]


class Stop(Model):
    """A statement on a timeline, and what it says of the one whose timeline it is, in the order of the text."""

    statement: Kept
    findings: tuple[FoundFinding, ...]


class Profile(Model):
    """An actor or a programme in the archive.

    Attributes:
        name: What it is called.
        of: Which of the two.
        about: What is known of it, by name of the fact.
        statements: In how many statements it is named.
        counts: How many findings of each kind stand on the timeline.
        timeline: The statements that name it, the latest first.
        more: Whether more statements or findings there are than the timeline holds.
    """

    name: str
    of: Literal["actor", "programme"]
    about: dict[str, str]
    statements: int
    counts: dict[str, int]
    timeline: tuple[Stop, ...]
    more: bool


@page(router, URLS.actor_profile, "profile.html.j2")
def actor(request: Request, name: Name) -> Profile:
    """What somebody promised, was promised and said, statement by statement."""
    archive = archive_of(request)
    kinds = (
        ("commitment", Sought(actor=name)),
        ("commitment", Sought(toward=name)),
        ("attribution", Sought(actor=name)),
        ("figure", Sought(actor=name)),
    )
    known = [each for each in archive.actors(name, limit=_MOST) if name in (each.name, each.iso)]
    types: Counter[str] = Counter()
    for each in known:
        types[each.type] += each.statements
    about = {"type": types.most_common(1)[0][0]} if types else {}
    about |= next(({"iso": each.iso} for each in known if each.iso), {})
    return _profile(archive, "actor", name, about, kinds)


@page(router, URLS.programme_profile, "profile.html.j2")
def programme(request: Request, name: Name) -> Profile:
    """What was undertaken under a programme and said of it by its name, statement by statement."""
    archive = archive_of(request)
    found = archive.find("programme", Sought(programme=name), limit=1).rows
    about = {"kind": found[0].subtype} if found and found[0].subtype else {}
    said = Sought(words=f'"{name.replace(chr(34), " ")}"')
    return _profile(archive, "programme", name, about, (("commitment", Sought(programme=name)), ("attribution", said)))


def _profile(
    archive: Archive,
    of: Literal["actor", "programme"],
    name: str,
    about: dict[str, str],
    kinds: Iterable[tuple[str, Sought]],
) -> Profile:
    named = archive.search("", Narrowing({of: (name,)}), sort="date", limit=_MOST)
    if not named.rows:
        raise HTTPException(404, Sentence(N_("No statement names %(name)s."), name=name))
    pages = [archive.find(kind, sought, limit=_MOST) for kind, sought in kinds]
    rows = {row.key: row for found in pages for row in found.rows}
    timeline = []
    for hit in named.rows:
        here = [row for row in rows.values() if row.statement == hit.statement.id]
        timeline.append(Stop(statement=hit.statement, findings=tuple(sorted(here, key=lambda row: row.start or 0))))
    shown = [row.kind for stop in timeline for row in stop.findings]
    return Profile(
        name=name,
        of=of,
        about=about,
        statements=named.total,
        counts={kind: shown.count(kind) for kind in dict.fromkeys(shown)},
        timeline=tuple(timeline),
        more=named.next is not None or any(found.next is not None for found in pages),
    )
