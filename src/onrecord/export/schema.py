"""The JSON Schema of a record as other programs read it."""

from __future__ import annotations

import json

from onrecord.record import Record


def schema_json() -> str:
    """The JSON Schema (2020-12) of the JSON that a Record is written as, ending with a line break."""
    schema = Record.model_json_schema(mode="serialization", by_alias=True)
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(named, indent=2, ensure_ascii=False) + "\n"
