"""What a person says of a finding, turned into the record's terms: words into spans, names into ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.record import Act, Attribution, Commitment, Effect, Figure, Meeting, Record

from .contents import BY_HAND, POINTERS, NotAFinding

TYPES: Mapping[str, type[Any]] = {
    "attribution": Attribution,
    "act": Act,
    "commitment": Commitment,
    "figure": Figure,
    "effect": Effect,
    "meeting": Meeting,
}
_SPANS: Mapping[str, frozenset[str]] = {
    "attribution": frozenset({"source", "cue", "content"}),
    "act": frozenset({"verb", "span"}),
    "commitment": frozenset({"span", "cue", "action", "condition"}),
    "figure": frozenset({"span", "measure"}),
    "effect": frozenset({"span", "cause", "effect"}),
    "meeting": frozenset({"spans"}),
}
_NOT_BY_HAND = frozenset({"id", "rule", "confidence"})


def corrected(record: Record, kind: str, finding: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """A finding's data with some of its fields said anew.

    A span is given as `{"start", "end"}` or by its words, which are looked for in the finding first; an actor,
    programme or figure by its id or by its name. A field with several takes a list, or one alone.

    Raises:
        NotAFinding: A field has another name, or words or names are not to be found, or are found twice.
    """
    known = TYPES[kind].model_fields.keys() - _NOT_BY_HAND
    if strange := [name for name in values if name not in known]:
        raise NotAFinding(f"{kind} has no field {strange[0]}; it has {', '.join(sorted(known))}")
    within = _within(finding)
    made = dict(finding)
    for name, value in values.items():
        several = isinstance(_defaults(kind, name), tuple) or name in ("content",)
        given = [value] if several and value is not None and not isinstance(value, list | tuple) else value
        if name in POINTERS[kind]:
            made[name] = _ids(record, POINTERS[kind][name], given)
        else:
            made[name] = _spans(record.statement.text, within, given, name in _SPANS[kind])
    return made


def by_hand(record: Record, kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a finding that a person adds.

    Raises:
        NotAFinding: There is no such kind, or as for `corrected`.
    """
    if kind not in TYPES:
        raise NotAFinding(f"there is no kind {kind}; the kinds are {', '.join(TYPES)}")
    if kind == "meeting":
        if record.meeting is not None:
            raise NotAFinding("the statement has its meeting already: correct that")
        return corrected(record, kind, {}, values)
    return corrected(record, kind, {"id": "by-hand", "rule": BY_HAND, "confidence": 1.0}, values)


def _defaults(kind: str, name: str) -> Any:
    return TYPES[kind].model_fields[name].default


def _within(finding: Mapping[str, Any]) -> tuple[int, int] | None:
    """The characters of the finding, where it has any yet."""
    held = [finding.get("span"), *(finding.get("content") or finding.get("spans") or [])]
    spans = [span for span in held if isinstance(span, Mapping)]
    if not spans:
        return None
    return min(span["start"] for span in spans), max(span["end"] for span in spans)


def _spans(text: str, within: tuple[int, int] | None, value: Any, is_span: bool) -> Any:
    if isinstance(value, list | tuple):
        return [_spans(text, within, each, is_span) for each in value]
    if isinstance(value, Mapping):
        return {name: _spans(text, within, each, name == "span") for name, each in value.items()}
    if is_span and isinstance(value, str):
        return _place(text, within, value)
    return value


def _place(text: str, within: tuple[int, int] | None, words: str) -> dict[str, int]:
    """Where the words stand: in the finding, or else in the statement, once."""
    for start, end in ([within] if within else []) + [(0, len(text))]:
        count = text.count(words, start, end) if words else 0
        if count == 1:
            at = text.index(words, start, end)
            return {"start": at, "end": at + len(words)}
        if count > 1:
            raise NotAFinding(f"“{words}” stands {count} times in the text: give its start and end")
    raise NotAFinding(f"“{words}” does not stand in the text")


def _ids(record: Record, where: str, value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_ids(record, where, each) for each in value]
    if value is None:
        return None
    known = {each.id: _name(each) for each in getattr(record, where)}
    if value in known:
        return value
    fitting = [local for local, name in known.items() if name.casefold() == str(value).casefold()]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NotAFinding(f"several {where} of the statement are called {value}: give the id, {' or '.join(fitting)}")
    names = "; ".join(dict.fromkeys(known.values())) or "none"
    raise NotAFinding(f"none of the statement's {where} is called {value}; it has {names}")


def _name(each: Any) -> str:
    span = getattr(each, "span", None)
    return str(span.quote if span is not None else each.name)
