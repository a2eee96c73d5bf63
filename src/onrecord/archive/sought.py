"""What findings are sought, as facets of their statements and as conditions on their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select

from .facets import DOERS, RECEIVERS, size_of
from .narrowing import Narrowing, matching_facets, resolved
from .schema import actor, facet, finding, finding_actor, finding_programme, identity, programme

KINDS = ("commitment", "figure", "attribution", "effect", "act", "programme")
_DUE = func.coalesce(finding.c.last_day, finding.c.first_day)
_LOW = func.coalesce(finding.c.value, finding.c.low, finding.c.high)
_HIGH = func.coalesce(finding.c.value, finding.c.high, finding.c.low)


@dataclass(frozen=True)
class Sought:
    """Which findings are sought. What is None leaves all in.

    Attributes:
        words: A query, as for a search; the quote of the finding must hold it.
        actor: Who does it: who is bound, speaks, acts; the place of a figure. By name, or ISO 3166-1 code.
        toward: To whom.
        strength: Of a commitment.
        reaffirmed: Whether a commitment was made before.
        negated: Whether it says what will not be done.
        due_since: The first day its deadline may have, ISO 8601.
        due_until: The last day.
        unit: Of a figure: ISO 4217 for money, `percent`, a word.
        least: The lowest value.
        most: The highest value.
        subtype: Of an attribution `direct`, `indirect` or `mixed`; an act's force; what a figure claims; an effect's
            direction; a programme's kind or level.
        programme: Its name.
        topic: Code or name of the policy area of the passage.
        verdict: What official series say to it.
        standing: What reviews made of it. Those that were rejected are left out unless they are sought.
        statements: What the statements are narrowed down to.
    """

    words: str = ""
    actor: str | None = None
    toward: str | None = None
    strength: str | None = None
    reaffirmed: bool | None = None
    negated: bool | None = None
    due_since: str | None = None
    due_until: str | None = None
    unit: str | None = None
    least: float | None = None
    most: float | None = None
    subtype: str | None = None
    programme: str | None = None
    topic: str | None = None
    verdict: str | None = None
    standing: str | None = None
    statements: Narrowing = field(default_factory=Narrowing)


@dataclass(frozen=True)
class Conditions:
    """What statements must have, by codes of facets, and what rows must be."""

    facets: tuple[tuple[int, ...], ...]
    rows: tuple[ColumnElement[bool], ...]


def conditions(connection: Connection, kind: str, sought: Sought) -> Conditions | None:
    """The conditions for findings of a kind; None where nothing can meet them."""
    # What was rejected gives its statement no facet but its standing.
    rejected = sought.standing == "rejected"
    groups = resolved(connection, {**sought.statements.facets, **({} if rejected else {"finding": (kind,)})})
    named = [_named(connection, kind, *each) for each in _wanted(kind, sought)]
    ranges = [_within(connection, *each) for each in _ranges(sought)]
    if groups is None or not all(codes for codes, _ in named) or not all(ranges):
        return None
    rows = [condition for _, condition in named]
    if sought.standing is None and kind != "programme":
        rows.append(or_(finding.c.standing.is_(None), finding.c.standing != "rejected"))
    marks = {name: getattr(sought, name) for name in ("reaffirmed", "negated")}
    rows += [finding.c[name] == value for name, value in marks.items() if value is not None]
    limits: list[tuple[Any, str | float | None]] = [
        (_DUE.__ge__, sought.due_since),
        (_DUE.__le__, sought.due_until),
        (_HIGH.__ge__, sought.least),
        (_LOW.__le__, sought.most),
    ]
    rows += [compared(limit) for compared, limit in limits if limit is not None]
    if rejected:
        return Conditions((*groups, *(resolved(connection, {"standing": ("rejected",)}) or ())), tuple(rows))
    return Conditions((*groups, *(codes for codes, _ in named), *ranges), tuple(rows))


def _wanted(kind: str, sought: Sought) -> list[tuple[str, str]]:
    """Dimension and value of what is given by name."""
    given = [
        (name, getattr(sought, name)) for name in ("strength", "unit", "verdict", "standing", "programme", "topic")
    ]
    given += [("mark", name) for name in ("reaffirmed", "negated") if getattr(sought, name)]
    for dimension, value in (("doer", sought.actor), ("toward", sought.toward), ("subtype", sought.subtype)):
        given.append((dimension, None if value is None else f"{kind} {value}"))
    return [(dimension, value) for dimension, value in given if value is not None]


def _named(
    connection: Connection, kind: str, dimension: str, value: str
) -> tuple[tuple[int, ...], ColumnElement[bool]]:
    """The codes of a facet, and the condition on the rows of findings that have it."""
    found = matching_facets(connection, dimension, (value,))
    values = [each.removeprefix(f"{kind} ") for _, each in found]
    condition: ColumnElement[bool]
    if dimension in ("doer", "toward"):
        roles = DOERS if dimension == "doer" else RECEIVERS
        condition = exists().where(
            finding_actor.c.finding_n == finding.c.n,
            finding_actor.c.role.in_(roles),
            actor.c.n == finding_actor.c.actor_n,
            or_(
                actor.c.name.in_(values),
                actor.c.iso.in_(values),
                actor.c.key.in_(select(identity.c.actor_key).where(identity.c.name.in_(values))),
            ),
        )
    elif dimension == "programme":
        condition = exists().where(
            finding_programme.c.finding_n == finding.c.n,
            programme.c.n == finding_programme.c.programme_n,
            programme.c.name.in_(values),
        )
    elif dimension == "mark":
        condition = finding.c[value]
    elif dimension == "topic":
        condition = finding.c.topic.in_([int(each) for each in values])
    elif kind == "programme":
        condition = or_(programme.c.kind.in_(values), programme.c.level.in_(values))
    else:
        condition = finding.c[dimension].in_(values)
    return tuple(code for code, _ in found), condition


def _ranges(sought: Sought) -> list[tuple[str, float, float]]:
    """Dimension, lowest and highest of what is given by limits."""
    found: list[tuple[str, float, float]] = []
    if sought.due_since is not None or sought.due_until is not None:
        found.append(("due", float((sought.due_since or "0000")[:4]), float((sought.due_until or "9999")[:4])))
    if sought.least is not None or sought.most is not None:
        low = size_of(sought.least) if sought.least is not None else -400
        found.append(("size", low, size_of(sought.most) if sought.most is not None else 400))
    return found


def _within(connection: Connection, dimension: str, low: float, high: float) -> tuple[int, ...]:
    """The codes of the numbers of a dimension that lie between two."""
    every = connection.execute(select(facet.c.value).where(facet.c.dimension == dimension)).scalars().all()
    values: Sequence[str] = [value for value in every if low <= float(value) <= high]
    return tuple(code for code, _ in matching_facets(connection, dimension, values)) if values else ()
