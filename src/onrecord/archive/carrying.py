"""Carrying findings and their reviews from one version of a page to the next.

The rule: where the sentences that hold a finding have the same words (`exact`, `moved`), it stands as it stood, and a
row says so. Where they are `changed`, `ambiguous` or `gone` it is opened again, with the reason; but what
was rejected and is not found again needs no other look. No row is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from sqlalchemy import Connection

from onrecord.record import Record

from .alike import counterpart
from .contents import Content, NotAFinding, content_of, in_record
from .editions import Editions, Outcome, Place
from .indexing import index
from .keys import key_of
from .listing import current_record
from .reviews import ACTIONS, ARCHIVE, Review, append, families, of_statement, standing, standing_review
from .rows import finding_keys, finding_rows

# From this likeness on (0 to 100) a finding within a changed sentence is taken to be what became of the one before.
_ALIKE = 50


@dataclass(frozen=True)
class Fate:
    """What became of a finding in a later version of its page.

    Attributes:
        finding: Its key in the earlier version.
        kind: Its kind.
        quote: Its words there.
        outcome: `exact`, `moved`, `changed`, `ambiguous` or `gone`.
        start: Where the sentences that held it stand in the later text; None where that cannot be told.
        end: Where they end.
        later: The key of the finding that the later version has in its place; None where it has none.
        later_quote: The words of that finding.
        standing: How it stood in the earlier version.
        later_standing: How it stands in the later one.
    """

    finding: str
    kind: str
    quote: str
    outcome: Outcome
    start: int | None = None
    end: int | None = None
    later: str | None = None
    later_quote: str | None = None
    standing: str | None = None
    later_standing: str | None = None


@dataclass(frozen=True)
class _Found:
    """Where a finding stands in the later text: its place, the key it has or would have there, itself moved there."""

    place: Place
    key: str | None = None
    there: bool = False
    moved: Content | None = None


class _Versions:
    """An earlier and a later version and the findings of the later."""

    def __init__(self, earlier: Record, later: Record) -> None:
        self.later = later
        self.editions = Editions(earlier, later)
        rows = finding_rows(later)
        self.rows = dict(zip(finding_keys(later.id, rows), rows, strict=True))

    def find(self, content: Content) -> _Found:
        """What became of a finding of the earlier version."""
        extent = self.editions.around(*_extent(content.finding))
        place = self.editions.find(*extent)
        if place.outcome in ("exact", "moved"):
            try:
                moved = content.moved(self.editions.shift(extent, place), self.later.id)
                moved, row = in_record(moved, self.later)
            except (NotAFinding, ValueError):
                return _Found(Place("changed", place.start, place.end))
            own = finding_keys(self.later.id, [row])[0]
            key = own if own in self.rows else counterpart(row, self.rows.items()) or own
            return _Found(place, key, key in self.rows, moved)
        if place.outcome == "changed" and (near := self._within(content, place)) is not None:
            return _Found(place, near, there=True)
        return _Found(place)

    def moved(self, content: Content | None) -> Content | None:
        """The finding in the later text, where its sentences stand there unchanged."""
        return None if content is None else self.find(content).moved

    def nowhere(self, key: str) -> str:
        """The key in the later version of a finding that has no place there."""
        return key_of(self.later.id, "nowhere", key)

    def _within(self, content: Content, place: Place) -> str | None:
        """The finding of the same kind within the changed sentences whose words are most like it."""
        scores = [
            (fuzz.ratio(content.quote, row.values()["quote"]), key)
            for key, row in self.rows.items()
            if row.kind == content.kind and any(_meets(span.start, span.end, place) for span in row.spans)
        ]
        best = max(scores, default=(0.0, ""))
        return best[1] if best[0] >= _ALIKE else None


def carry(connection: Connection, earlier_n: int, later_n: int) -> None:
    """Carry the reviews of a statement over to the one that stands in its place; those carried before stay as they are.

    A finding of the later text that people have judged already is left to them.
    """
    reviews = of_statement(connection, earlier_n)
    stood = {id(family): family for family in families(reviews).values() if standing(family) is not None}
    if not stood:
        return
    later = current_record(connection, later_n)
    versions = _Versions(current_record(connection, earlier_n), later)
    there = families(of_statement(connection, later_n))
    for family in stood.values():
        for said, body in _carried(versions, family):
            if any(each.action in ACTIONS for each in there.get(said["finding_key"], ())):
                continue
            append(connection, later_n, said, body, row_id=key_of("carried", later.id, body["review"]))
    index(connection, later_n, later.id, later)


def fates(connection: Connection, earlier_n: int, later_n: int) -> list[Fate]:
    """What became of every finding of a statement in the one that stands in its place, in the order of its places."""
    earlier, later = current_record(connection, earlier_n), current_record(connection, later_n)
    versions = _Versions(earlier, later)
    before, after = families(of_statement(connection, earlier_n)), families(of_statement(connection, later_n))
    told = []
    for key, content in _contents(earlier, before):
        found = versions.find(content)
        row = versions.rows.get(found.key or "") if found.there else None
        told.append(
            Fate(
                key,
                content.kind,
                content.quote,
                found.place.outcome,
                found.place.start,
                found.place.end,
                found.key if row else None,
                row.values()["quote"] if row else None,
                standing(before.get(key, [])),
                standing(after.get(found.key or key, [])),
            )
        )
    return told


def _contents(record: Record, reviews: Mapping[str, list[Review]]) -> Iterator[tuple[str, Content]]:
    """The findings of a record and those that people added to it, by place."""
    rows = finding_rows(record)
    found = {key: content_of(record, row) for key, row in zip(finding_keys(record.id, rows), rows, strict=True)}
    for key, family in reviews.items():
        last = standing_review(family)
        content = last.content if last else None
        if key not in found and content is not None and content.by_hand and content.statement == record.id:
            found[key] = content
    return iter(sorted(found.items(), key=lambda each: _extent(each[1].finding)))


def _carried(versions: _Versions, family: list[Review]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The row that carries the reviews of a finding over, if it needs one, and its body."""
    last, how = standing_review(family), standing(family)
    if last is None or how is None or last.content is None:
        return
    body = {
        **{name: last.body[name] for name in ("of", "to") if last.body.get(name)},
        "review": last.id,
        "from": {"statement": last.statement, "finding": last.finding},
        "by": last.body.get("by") or last.who,
    }
    if last.content.statement != last.statement:  # it has no place in the earlier text
        if how == "reopened":
            yield _row(versions.nowhere(last.finding), "reopen", last.why or ""), body
        return
    of = Content(**(last.body.get("of") or last.content.as_json()))
    found = versions.find(of)
    to = versions.moved(last.content)
    body["outcome"] = found.place.outcome
    if found.moved is not None and found.key is not None and to is not None and how != "reopened":
        why = f"the same words stand in this version ({found.place.outcome})"
        moved = {"of": found.moved.as_json(), **({"to": to.as_json()} if last.body.get("to") else {})}
        yield _row(found.key, "carry", why), {**body, **moved, "standing": how}
        return
    if how == "rejected" and not found.there:
        return
    reason = (last.why or "") if how == "reopened" and found.moved is not None else _reason(of, found, versions)
    key = found.key if found.there and found.key else versions.nowhere(last.finding)
    yield _row(key, "reopen", reason), {**body, "was": how}


def _row(key: str, action: str, why: str) -> dict[str, Any]:
    return {"finding_key": key, "action": action, "who": ARCHIVE, "why": why}


def _reason(content: Content, found: _Found, versions: _Versions) -> str:
    editions, place = versions.editions, found.place
    old = " ".join(editions.old[slice(*editions.around(*_extent(content.finding)))].split())
    if place.outcome == "changed":
        new = " ".join(editions.new[place.start : place.end].split())
        return f"the text changed: “{old}” became “{new}”"
    if place.outcome == "ambiguous":
        return f"“{old}” stands in several places of this version, and not where it stood"
    return f"“{old}” is gone from this version"


def _extent(value: Any) -> tuple[int, int]:
    """From the first to the last character that a finding points to."""
    places = list(_places(value))
    return min(start for start, _ in places), max(end for _, end in places)


def _places(value: Any) -> Iterator[tuple[int, int]]:
    if isinstance(value, Mapping) and value.keys() == {"start", "end"}:
        yield value["start"], value["end"]
    elif isinstance(value, Mapping | list):
        parts: Iterable[Any] = value.values() if isinstance(value, Mapping) else value
        for part in parts:
            yield from _places(part)


def _meets(start: int, end: int, place: Place) -> bool:
    return place.start is not None and place.end is not None and start < place.end and place.start < end
