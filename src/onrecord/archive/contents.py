"""A finding as plain data that outlives its record: its fields, and the names of whom and what it points to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from onrecord.record import Record, quote_of

from .rows import FindingRow, finding_rows

# Where a record keeps each kind, and which fields of it point to actors, figures and programmes.
FIELDS = {
    "attribution": "attributions",
    "act": "acts",
    "commitment": "commitments",
    "figure": "figures",
    "effect": "effects",
    "meeting": "meeting",
}
POINTERS: Mapping[str, Mapping[str, str]] = {
    "attribution": {"speaker": "actors"},
    "act": {"actors": "actors", "addressees": "actors"},
    "commitment": {
        "agents": "actors",
        "toward": "actors",
        "reported_by": "actors",
        "figures": "figures",
        "programmes": "programmes",
    },
    "figure": {"places": "actors", "of": "figures"},
    "effect": {},
    "meeting": {"participants": "actors"},
}
# The rule of a finding that a person added.
BY_HAND = "person"
_NO_FACTS = ("id", "rule", "confidence")


class NotAFinding(ValueError):
    """The values do not make a finding of the kind in this text; the message says what is wrong."""


@dataclass(frozen=True)
class Content:
    """A finding at a moment.

    Attributes:
        kind: The kind of finding.
        finding: Its fields, as the record's JSON has them.
        named: What each id in it stood for, as `name` and, for actors, `type`.
        quote: The words it stands on.
        statement: The id of the statement in whose text its places are.
    """

    kind: str
    finding: Mapping[str, Any]
    named: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    quote: str = ""
    statement: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether a person added it."""
        return self.finding.get("rule") == BY_HAND

    def as_json(self) -> dict[str, Any]:
        """As plain data, to be kept."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    def facts(self, text: str) -> dict[str, Any]:
        """What it says, whatever the record: words for spans, names for ids; no id, rule or confidence."""
        pointers = POINTERS[self.kind]
        return {
            name: self._names(value) if name in pointers else _quoted(value, text)
            for name, value in self.finding.items()
            if name not in _NO_FACTS
        }

    def moved(self, place: Callable[[int, int], tuple[int, int]], statement: str) -> Content:
        """The same finding in another statement, with each of its spans elsewhere."""
        named = {
            old: {**each, "at": place(each["at"], each["at"] + len(each["name"]))[0]} if "at" in each else each
            for old, each in self.named.items()
        }
        return Content(self.kind, _moved(self.finding, place), named, self.quote, statement)

    def _names(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._names(each) for each in value]
        return None if value is None else self.named.get(value, {}).get("name", value)


def content_of(record: Record, row: FindingRow) -> Content:
    """The content of a finding of a record."""
    return _content(record, row.kind, row.found.model_dump(mode="json", by_alias=True), quote_of(row.spans))


def in_record(content: Content, record: Record) -> tuple[Content, FindingRow]:
    """A content and its row in another record of its text: what it points to by the ids there, where it is there.

    Raises:
        NotAFinding: It does not fit the text.
    """
    ids: dict[str, str] = {}
    for old, named in content.named.items():
        for name in ("actors", "figures", "programmes"):
            for each in getattr(record, name):
                if _named(each) == named:
                    ids.setdefault(old, each.id)
    finding = dict(content.finding)
    for name in POINTERS[content.kind]:
        value = finding.get(name)
        finding[name] = (
            [ids[each] for each in value if each in ids] if isinstance(value, list) else ids.get(value or "")
        )
    return proved(record, content.kind, finding)


def proved(record: Record, kind: str, finding: Mapping[str, Any]) -> tuple[Content, FindingRow]:
    """The content and the row of a finding given as data, once the record's types have taken it.

    Raises:
        NotAFinding: They have not.
    """
    data = record.model_dump(mode="json", by_alias=True, include={"id", "statement", "reader"})
    pointed: dict[str, Any] = {
        name: [each.model_dump(mode="json", by_alias=True) for each in getattr(record, name)]
        for name in ("actors", "programmes", "figures")
    }
    own = FIELDS[kind]
    here = [each for each in pointed.get(own, ()) if each["id"] != finding.get("id")]
    try:
        json.dumps(finding, allow_nan=False)
        made = Record.model_validate(data | pointed | {own: finding if kind == "meeting" else [*here, dict(finding)]})
    except ValidationError as error:
        raise NotAFinding(_reason(error, own)) from None
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotAFinding(" ".join(str(error).split()) or "it is no plain data") from None
    rows = [each for each in finding_rows(made) if each.kind == kind and each.local == finding.get("id")]
    if not rows:
        raise NotAFinding("it has no span")
    return content_of(made, rows[0]), rows[0]


def _content(record: Record, kind: str, finding: dict[str, Any], quote: str) -> Content:
    named = {}
    for name, where in POINTERS[kind].items():
        value = finding.get(name)
        for pointed in value if isinstance(value, list) else [value] if value else ():
            named[pointed] = next(_named(each) for each in getattr(record, where) if each.id == pointed)
    return Content(kind, finding, named, quote, record.id)


def _named(each: Any) -> dict[str, Any]:
    """What a reference is known by in any record of the text."""
    if (span := getattr(each, "span", None)) is not None:
        return {"name": span.quote, "at": span.start}
    kind = getattr(each, "type", None)
    return {"name": each.name} | ({"type": kind} if kind else {})


def _quoted(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_quoted(each, text) for each in value]
    if not isinstance(value, Mapping):
        return value
    if value.keys() == {"start", "end"}:
        return text[value["start"] : value["end"]]
    return {name: _quoted(each, text) for name, each in value.items()}


def _moved(value: Any, place: Callable[[int, int], tuple[int, int]]) -> Any:
    if isinstance(value, list):
        return [_moved(each, place) for each in value]
    if not isinstance(value, Mapping):
        return value
    if value.keys() == {"start", "end"}:
        start, end = place(value["start"], value["end"])
        return {"start": start, "end": end}
    return {name: _moved(each, place) for name, each in value.items()}


def _reason(error: ValidationError, own: str) -> str:
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    said = " ".join(first["msg"].removeprefix("Value error, ").split())
    where = ".".join(str(part) for part in first["loc"] if part != own and not isinstance(part, int))
    return f"{where}: {said}" if where else said
