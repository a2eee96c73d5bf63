from __future__ import annotations

import pytest

from onrecord.archive import Archive, Filter

from .making import bare

DAYS = ["2030-05-02", "2030-05", "2030", None, "2029-12-31", None]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    for number, published in enumerate(DAYS):
        issuer = "Arvenia" if number % 2 else "Bolmara"
        archive.add(bare(f"Statement {number}.", title=str(number), published=published, issuer=issuer))
    return archive


def titles(archive: Archive, wanted: Filter = Filter(), limit: int = 50) -> list[str | None]:  # noqa: B008
    after, found = None, []
    while True:
        page = archive.statements(wanted, after=after, limit=limit)
        assert len(page.rows) <= limit
        found += [row.title for row in page.rows]
        if (after := page.next) is None:
            return found


@pytest.mark.parametrize("limit", [1, 2, 5, 6, 50])
def test_pages_of_any_length_give_each_statement_once_the_latest_first(filled: Archive, limit: int) -> None:
    assert titles(filled, limit=limit) == ["0", "1", "2", "4", "5", "3"]


def test_a_statement_added_meanwhile_moves_no_other(filled: Archive) -> None:
    first = filled.statements(limit=2)
    filled.add(bare("Newest.", published="2031"))
    assert [row.title for row in filled.statements(after=first.next, limit=2).rows] == ["2", "4"]


def test_statements_are_filtered(filled: Archive) -> None:
    assert titles(filled, Filter(issuer="Arvenia")) == ["1", "5", "3"]
    assert titles(filled, Filter(issuer="Arvenia' OR '1'='1")) == []
    assert titles(filled, Filter(since="2030-05-01")) == ["0", "1"]
    assert titles(filled, Filter(until="2030-01-01")) == ["2", "4"]
    assert titles(filled, Filter(issuer="Bolmara", since="2030", until="2030-12-31")) == ["0", "2"]
    assert titles(filled, Filter(kind="readout")) == []


@pytest.mark.parametrize("cursor", ["", "x", "é", "e30", "WyJhIl0", "WzEsMl0", "A" * 100_000, "W1tb" * 50_000])
def test_a_made_up_cursor_is_refused(filled: Archive, cursor: str) -> None:
    with pytest.raises(ValueError, match="this cursor was not given out"):
        filled.statements(after=cursor)


def test_every_statement_comes_in_the_order_of_ids(filled: Archive) -> None:
    ids = [row.id for row in filled.every_statement()]
    assert len(ids) == len(DAYS)
    assert ids == sorted(ids)


def test_sources_come_in_the_order_of_hashes(archive: Archive) -> None:
    for number in range(25):
        archive.add(bare(f"Statement {number}."), source_bytes=f"Statement {number}.".encode())
    hashes = [source.sha256 for source in archive.every_source()]
    assert len(hashes) == 25
    assert hashes == sorted(hashes)
