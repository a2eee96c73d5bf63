from __future__ import annotations

from onrecord.reading import Reader, reader_info, words_forgotten
from onrecord.reading.pipeline import pipeline
from onrecord.record import Statement

TEXT = "Arvenia’s Prime Minister Qelmarandu Vostrikel will open the Zyxwolt bridge by 2031."


def test_versions_are_told_without_loading_and_are_those_that_are_loaded() -> None:
    meta = pipeline().meta
    assert reader_info(fast=True).models == {"syntax": f"{meta['lang']}_{meta['name']}-{meta['version']}"}
    assert reader_info() == Reader().info


def test_words_are_forgotten_and_the_record_stays_the_same() -> None:
    reader = Reader(fast=True)
    with words_forgotten():
        inside = reader.read(Statement(text=TEXT))
        assert "Vostrikel" in pipeline().vocab.strings
    assert "Vostrikel" not in pipeline().vocab.strings
    assert reader.read(Statement(text=TEXT)) == inside
