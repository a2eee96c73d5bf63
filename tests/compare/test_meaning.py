"""Sentences that tell the same in other words, found by vectors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import compare
from onrecord.compare.meaning import nearness
from onrecord.reading import Reader
from onrecord.record import Statement

A = "The ferry runs again in spring.\n\nTesmark regrets the shelling."
B = "A choir sang in the hall.\n\nBoats will sail once more after winter."


def vectors(*rows: list[float]) -> np.ndarray:
    made = np.array(rows, dtype=np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def test_sentences_without_a_word_in_common_are_paired_by_their_vectors() -> None:
    reader = Reader(fast=True)
    a, b = (reader.read(Statement(text=text)) for text in (A, B))
    assert {row.change for row in compare(a, b).rows} == {"only in A", "only in B"}
    near = (vectors([1, 0, 0], [0, 1, 0]), vectors([0, 0, 1], [1, 0.1, 0]))
    paired = [row for row in compare(a, b, near).rows if row.a and row.b]
    assert [(row.a.quote[:9], row.b.quote[:5]) for row in paired if row.a and row.b] == [("The ferry", "Boats")]


def test_a_sentence_that_resembles_all_is_near_to_none() -> None:
    many = vectors([1, 0.1, 0], [1, 0, 0.1], [1, 0.1, 0.1], [1, 0.05, 0])
    few = vectors([1, 0.1, 0], [0, 1, 0], [0, 0, 1])
    crowded, alone = nearness(vectors([1, 0, 0]), many), nearness(vectors([1, 0, 0]), few)
    assert crowded is not None
    assert alone is not None
    assert crowded.max() < 0.4 < 0.6 < alone.max()


@given(st.integers(0, 4), st.integers(0, 4))
def test_every_sentence_has_its_place_in_the_table(first: int, second: int) -> None:
    table = nearness(np.ones((first, 3), dtype=np.float32), np.ones((second, 3), dtype=np.float32))
    assert (table is None) == (not first or not second)
    assert table is None or table.shape == (first, second)


@pytest.mark.parametrize("text", ["", A, "x"])
def test_the_reader_gives_a_vector_for_each_sentence(text: str) -> None:
    record, found = Reader().read_with_vectors(Statement(text=text))
    assert found is not None
    assert len(found) == len(record.sentences)
    assert Reader(fast=True).read_with_vectors(Statement(text=text))[1] is None


def test_vectors_change_nothing_of_a_text_against_itself() -> None:
    record, found = Reader().read_with_vectors(Statement(text=A))
    assert found is not None
    assert compare(record, record, (found, found)) == compare(record, record)
