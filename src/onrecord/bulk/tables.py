"""The tables of a result and their columns."""

from __future__ import annotations

import pyarrow as pa

_TEXT = pa.string()
_SHORT = pa.dictionary(pa.int32(), pa.string())
_LIST = pa.list_(pa.string())
_SPANS = pa.list_(pa.struct({"start": pa.int64(), "end": pa.int64(), "quote": pa.string()}))

# In every table: which statement a row is of, and who issued it when.
_STATEMENT = {"document": _TEXT, "statement_id": _TEXT, "issuer": _SHORT, "published": _TEXT}
# In every table of findings: its characters in the statement's text, and the words they hold.
_SPAN = {"quote": _TEXT, "quote_start": pa.int64(), "quote_end": pa.int64()}
_FOUND = {"id": _TEXT, **_SPAN}
_RULE = {"rule": _SHORT, "confidence": pa.float64()}
_DAYS = {"day_from": _TEXT, "day_to": _TEXT}


def _named(name: str) -> dict[str, pa.DataType]:
    """A list of actors: their ids, names and ISO 3166-1 codes, in one order."""
    return {f"{name}_ids": _LIST, name: _LIST, f"{name}_iso": _LIST}


def _part(name: str, *, dated: bool = False) -> dict[str, pa.DataType]:
    """A part of a finding with its own characters."""
    days = {f"{name}_from": _TEXT, f"{name}_to": _TEXT} if dated else {}
    return {name: _TEXT, f"{name}_start": pa.int64(), f"{name}_end": pa.int64(), **days}


_FINDINGS: dict[str, dict[str, pa.DataType]] = {
    "meetings": {**_SPAN, "place": _TEXT, **_DAYS, "format": _SHORT, **_named("participants"), "spans": _SPANS},
    "actors": {
        **_FOUND, "name": _TEXT, "type": _SHORT, "iso": _SHORT, "designation": _TEXT, "represents_id": _TEXT,
        "represents": _TEXT, "mentions": _SPANS,
    },
    "attributions": {
        **_FOUND, "kind": _SHORT, "speaker_id": _TEXT, "speaker": _TEXT, "source": _SPANS, "cue": _SPANS,
        "content": _SPANS, **_RULE,
    },
    "acts": {
        **_FOUND, "force": _SHORT, "plover": _SHORT, **_named("actors"), **_named("addressees"), **_part("verb"),
        **_part("matter"), **_RULE,
    },
    "commitments": {
        **_FOUND, "strength": _SHORT, "strength_rank": pa.int8(), "reaffirmed": pa.bool_(), "negated": pa.bool_(),
        **_named("agents"), **_named("toward"), "reported_by_id": _TEXT, "reported_by": _TEXT, **_part("cue"),
        **_part("action"), **_part("deadline", dated=True),
        "deadline_type": _SHORT, **_part("condition"), "figure_ids": _LIST,
        "programme_ids": _LIST, "catalysts": _LIST, **_RULE,
    },
    "figures": {
        **_FOUND, "value": pa.float64(), "low": pa.float64(), "high": pa.float64(), "unit": _SHORT,
        "approximator": _SHORT, "bound": _SHORT, "change": _SHORT, **_part("measure"), **_part("period", dated=True),
        **_part("base", dated=True), **_named("places"), "claim": _SHORT, "of_id": _TEXT, **_RULE,
    },
    "times": {**_SPAN, "type": _SHORT, "value": _TEXT, **_DAYS},
    "effects": {**_FOUND, **_part("cause"), **_part("effect"), "direction": _SHORT, **_RULE},
    "programmes": {**_FOUND, "name": _TEXT, "kind": _SHORT, "level": _SHORT, **_named("members"), "mentions": _SPANS},
    "topics": {**_SPAN, "code": pa.int64(), "label": _SHORT, "confidence": pa.float64()},
    "losses": {**_SPAN, "stage": _SHORT, "reason": _TEXT},
}  # fmt: skip
_STATEMENTS: dict[str, pa.DataType] = {
    "title": _TEXT, "kind": _SHORT, "language": _SHORT, "place": _TEXT, "source": _TEXT, "sha256": _TEXT,
    "words": pa.int64(), "text": _TEXT, "extra": _TEXT,
}  # fmt: skip
_VERDICTS = {
    "figure_id": _TEXT, "effect_id": _TEXT, **_SPAN, "kind": _SHORT, "verdict": _SHORT, "sentence": _TEXT,
}  # fmt: skip

SCHEMAS: dict[str, pa.Schema] = {
    name: pa.schema({**_STATEMENT, **columns, "reader": _SHORT})
    for name, columns in {"statements": _STATEMENTS, **_FINDINGS, "verdicts": _VERDICTS}.items()
}
SCHEMAS["quarantine"] = pa.schema(
    {"document": _TEXT, "statement_id": _TEXT, "source": _TEXT, "reason": _TEXT, "raw": _TEXT, "reader": _SHORT}
)
"""Every table there can be. `verdicts` is made only where figures are checked against series."""

DUPLICATES = pa.schema(
    {"document": _TEXT, "statement_id": _TEXT, "first_document": _TEXT, "first_id": _TEXT, "reason": _SHORT}
)
