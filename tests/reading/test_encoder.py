"""The encoder at run time."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading import NoWeights, Reader
from onrecord.reading import encoder as module
from onrecord.reading.attributions.tags import TAGS
from onrecord.reading.encoder import Encoder, encoder
from onrecord.reading.parsed import parse
from onrecord.reading.wordpieces import quoted, windows
from onrecord.record import Statement

TEXT = "“The harbour is open,” said Minister Ana Oru.\n\nVelia will build forty schools by 2031. It rained on Monday."
STATEMENT = Statement(text="The ministers fear that the flood will come back, according to Ana Oru.")


def test_every_token_has_tags_and_every_sentence_a_vector() -> None:
    parsed = parse(TEXT)
    made = encoder().encode(parsed)
    assert made.tags.shape == (len(parsed), len(TAGS))
    assert np.allclose(made.tags.sum(1), 1, atol=1e-3)
    assert made.pledge.shape == (len(parsed.sents),)
    assert np.allclose(np.linalg.norm(made.vector, axis=1), 1, atol=1e-3)


def test_a_promise_is_likelier_a_pledge_than_the_weather() -> None:
    made = encoder().encode(parse(TEXT))
    assert made.pledge[-2] > 0.5 > made.pledge[-1]


def test_vectors_of_like_sentences_are_closer() -> None:
    text = "The two presidents discussed trade.\n\nThe leaders talked about commerce.\n\nThe bridge was painted green."
    a, b, c = encoder().encode(parse(text)).vector
    assert a @ b > a @ c + 0.1


def test_the_tags_know_their_order() -> None:
    assert tuple(encoder().about["tags"]) == TAGS


def test_a_text_has_the_same_numbers_each_time() -> None:
    parsed = parse(TEXT * 20)
    first, second = encoder().encode(parsed), Encoder().encode(parsed)
    assert np.array_equal(first.tags, second.tags)
    assert np.array_equal(first.vector, second.vector)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ufeff", "\u200b\u200b", "\x00", "é́" * 50, "漢字" * 400, "x" * 9000, "👩‍👩‍👧 ok"]
)
def test_any_text_can_be_encoded(text: str) -> None:
    parsed = parse(text)
    made = encoder().encode(parsed)
    assert made.tags.shape == (len(parsed), len(TAGS))
    assert np.isfinite(made.tags).all()
    assert np.isfinite(made.vector).all()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    parsed = parse(text)
    made = encoder().encode(parsed)
    assert made.tags.shape == (len(parsed), len(TAGS))
    assert made.pledge.shape == (len(parsed.sents),)


@given(
    st.integers(0, 400),
    st.sets(st.integers(0, 399), max_size=20),
    st.sets(st.integers(0, 399), max_size=40),
    st.integers(1, 64),
)
def test_windows_cover_every_piece_once(size: int, paras: set[int], sents: set[int], longest: int) -> None:
    made = windows(size, sorted(paras), sorted(sents), longest)
    assert [at for start, end in made for at in range(start, end)] == list(range(size))
    assert all(0 < end - start <= longest for start, end in made)


def test_windows_end_after_paragraphs_where_they_can() -> None:
    assert windows(10, [0, 4, 7], [0, 2, 4, 6, 7], 8) == [(0, 7), (7, 10)]
    assert windows(10, [0], [0, 3, 6], 5) == [(0, 3), (3, 6), (6, 10)]


def test_quotations_end_at_their_marks_or_their_line() -> None:
    text = "He said “yes” and \"no\" and «oui».\n“It goes on\nhere ''too'' it's"
    assert [text[start:end] for start, end in quoted(text)] == ["“yes”", '"no"', "«oui»", "“It goes on", "''too''"]


def test_other_weights_are_read_where_the_reader_or_the_setting_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = copytree(Path(module.__file__).parent / "weights", tmp_path / "other")
    about = (other / "encoder.json").read_text("utf-8")
    (other / "encoder.json").write_text(about.replace('"confidence": [', '"confidence": [], "unused": ['), "utf-8")
    assert {found.confidence for found in Reader(weights=other).read(STATEMENT).attributions} == {0.5}
    assert {found.confidence for found in Reader().read(STATEMENT).attributions} != {0.5}
    monkeypatch.setenv("ONRECORD_WEIGHTS", str(other))
    assert {found.confidence for found in Reader().read(STATEMENT).attributions} == {0.5}


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoWeights, match=str(tmp_path)):
        Reader(weights=tmp_path)
