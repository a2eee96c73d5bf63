from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from onrecord.bulk.documents import document
from onrecord.bulk.rows import Raw

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(["id", "text", "title", "issuer", "date", "language", "kind", "url", "other", ""])


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_object_is_a_statement_or_has_a_reason_and_fits_the_tables(cells: dict[str, Any]) -> None:
    for held in (json.dumps(cells).encode(), cells):
        one = document(0, "in.jsonl", Raw(1, held, 1.0), {})
        assert (one.statement is None) == (one.error is not None)
        extra = json.dumps(dict(one.extra), ensure_ascii=False, default=str)
        pa.array([one.id, one.source, one.error, one.raw, extra], pa.string())


@given(st.binary(max_size=80))
def test_any_bytes_are_a_document(line: bytes) -> None:
    one = document(0, "in.jsonl", Raw(1, line, 1.0), {})
    assert (one.statement is None) == (one.error is not None)
    pa.array([one.id, one.error, one.raw], pa.string())
