"""The page of verdicts: everything inside, nothing runs."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.check import SeriesStore, check
from onrecord.export.checked import checked_page

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "series"


@pytest.fixture(scope="module")
def page() -> str:
    record = onrecord.read(EXAMPLE / "statement.txt", published="2024-05-20", fast=True)
    return checked_page([check(record, SeriesStore.of(EXAMPLE))])


def test_page_shows_each_verdict_with_its_words_and_arithmetic(page: str) -> None:
    assert "supported" in page
    assert "contradicted" in page
    assert "cannot be told" in page
    assert "<svg" in page


def test_page_fetches_nothing_and_runs_nothing(page: str) -> None:
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert "url(http" not in page


def test_hostile_title_is_inert() -> None:
    record = onrecord.read("Fish landings were 5 tonnes.", title="<script>alert(1)</script>", fast=True)
    assert "<script>" not in checked_page([check(record, SeriesStore.of(EXAMPLE))])


def test_page_without_statements_is_still_a_page() -> None:
    assert checked_page([]).startswith("<!doctype html>")
