"""A statement as its reader shows it: the record as people have it, and how each finding stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from onrecord.archive import Reviewed
from onrecord.record import Record

# Where a record keeps each kind of finding that people review.
_WHERE = MappingProxyType(
    {
        "attribution": "attributions",
        "act": "acts",
        "commitment": "commitments",
        "figure": "figures",
        "effect": "effects",
        "meeting": "meeting",
    }
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the reader shows.

    Attributes:
        record: The record, with what people corrected and added in it.
        standing: By the name of a note in the page, what was said of its finding.
        values: By the same name, the fields of the finding.
        elsewhere: What was said of findings that this text no longer holds.
    """

    record: Record
    standing: Mapping[str, Reviewed]
    values: Mapping[str, Mapping[str, Any]]
    elsewhere: tuple[Reviewed, ...]


def as_people_have_it(record: Record, reviewed: Sequence[Reviewed]) -> Shown:
    """The record as people have it; a correction that does not fit this record leaves what the machine reads."""
    shown = record
    held: dict[tuple[str, str], Reviewed] = {}
    elsewhere = []
    for number, row in enumerate(reviewed):
        if not row.placed:
            elsewhere.append(row)
            continue
        name = str((row.machine or {}).get("id", "meeting" if row.machine else f"person-{number}"))
        if row.people is not None and (row.machine is None or row.differs):
            shown = _with(shown, row.kind, name, row.people)
        held[row.kind, name] = row
    standing, values = {}, {}
    for kind, where in _WHERE.items():
        found = getattr(shown, where)
        findings = found if kind != "meeting" else (found,) if found else ()
        for number, finding in enumerate(findings, 1):
            row_of = held.get((kind, getattr(finding, "id", "meeting")))
            if row_of is not None:
                standing[f"{kind}-{number}"] = row_of
                values[f"{kind}-{number}"] = finding.model_dump(mode="json", by_alias=True)
    return Shown(shown, standing, values, tuple(elsewhere))


def _with(record: Record, kind: str, name: str, finding: Mapping[str, Any]) -> Record:
    """The record with a finding in the place of the one of this name, or behind the others."""
    where = _WHERE[kind]
    data = record.model_dump(mode="json", by_alias=True)
    if kind == "meeting":
        data[where] = dict(finding)
    else:
        made = {**finding, "id": name}
        names = [each["id"] for each in data[where]]
        data[where] = [made if each["id"] == name else each for each in data[where]]
        if name not in names:
            data[where].append(made)
    try:
        return Record.model_validate(data)
    except ValidationError:
        return record
