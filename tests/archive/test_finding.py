"""Finding findings of one kind by what they are."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.archive import Addition, Archive, Judged, Narrowing, NoSuchFinding, Sought, finding

from .making import TEXT, bare, record_of


@pytest.fixture
def filled(archive: Archive) -> Archive:
    facts = {"issuer": "Arvenia", "title": "Bridge", "published": "2030-05-02"}
    archive.add(record_of(**facts), address="https://arvenia.example/1")
    archive.add(record_of("News. " + TEXT, strength="intent", issuer="Bolmara", published="2029-01-01"))
    archive.add(bare("Nothing is promised to Arvenia."))
    return archive


def issuers(archive: Archive, kind: str, **wanted: Any) -> list[str | None]:
    return [row.issuer for row in archive.find(kind, Sought(**wanted)).rows]


BOTH = ["Arvenia", "Bolmara"]


@pytest.mark.parametrize(
    ("kind", "wanted", "expected"),
    [
        ("commitment", {}, BOTH),
        ("commitment", {"strength": "firm"}, ["Arvenia"]),
        ("commitment", {"strength": "exploring"}, []),
        ("commitment", {"actor": "arvenia", "strength": "intent"}, ["Bolmara"]),
        ("commitment", {"actor": "Bolmara"}, []),
        ("commitment", {"toward": "Bolmara"}, BOTH),
        ("commitment", {"due_since": "2031-12-31", "due_until": "2031-12-31"}, BOTH),
        ("commitment", {"due_since": "2032-01-01"}, []),
        ("commitment", {"due_until": "2031-12-30"}, []),
        ("commitment", {"reaffirmed": True}, []),
        ("commitment", {"reaffirmed": False, "negated": False}, BOTH),
        ("commitment", {"programme": "selm bridge"}, BOTH),
        ("commitment", {"topic": "Transportation"}, BOTH),
        ("commitment", {"words": '"selm bridge" open*'}, BOTH),
        ("commitment", {"words": "bridge -tariffs"}, BOTH),
        ("commitment", {"words": "tariffs"}, []),
        ("commitment", {"statements": Narrowing({"issuer": ("Bolmara",)})}, ["Bolmara"]),
        ("commitment", {"statements": Narrowing(since="2030-01-01")}, ["Arvenia"]),
        ("figure", {"unit": "USD", "least": 2.9e9, "most": 3.1e9}, BOTH),
        ("figure", {"least": 3.1e9}, []),
        ("figure", {"most": 2.9e9}, []),
        ("figure", {"unit": "EUR"}, []),
        ("figure", {"actor": "Bolmara", "subtype": "level"}, BOTH),
        ("effect", {"subtype": "up"}, BOTH),
        ("effect", {"subtype": "down"}, []),
        ("attribution", {"actor": "Arvenia", "subtype": "indirect"}, BOTH),
        ("act", {}, []),
        ("programme", {}, BOTH),
        ("programme", {"words": "SELM"}, BOTH),
        ("programme", {"words": "tunnel"}, []),
    ],
)
def test_findings_are_found_by_what_they_are(
    filled: Archive, kind: str, wanted: dict[str, Any], expected: list[str]
) -> None:
    assert issuers(filled, kind, **wanted) == expected


def test_a_row_tells_its_statement_its_quote_and_who(filled: Archive) -> None:
    (row, _) = filled.find("commitment").rows
    assert filled.text_of(row.statement)[row.start : row.end] == row.quote
    assert (row.title, row.published, row.address) == ("Bridge", "2030-05-02", "https://arvenia.example/1")
    assert row.actors == (("agent", "Arvenia"), ("toward", "Bolmara"))
    assert (row.last_day, row.strength) == ("2031-12-31", "firm")
    (programme, _) = filled.find("programme").rows
    assert (programme.quote, programme.start) == ("Selm bridge", None)


def test_verdicts_and_reviews_are_sought(filled: Archive) -> None:
    row = filled.find("figure").rows[0]
    filled.add_verdicts(row.statement, [Judged("f1", "figure", "contradicted", "No.")], made_by="series")
    assert issuers(filled, "figure", verdict="contradicted") == ["Arvenia"]
    filled.review(row.key, "reject", who="Ada")
    assert issuers(filled, "figure") == ["Bolmara"]
    assert issuers(filled, "figure", standing="rejected") == ["Arvenia"]


@pytest.mark.parametrize("limit", [1, 3, 4, 50])
@pytest.mark.parametrize("looked_through", [1, 3000])
@pytest.mark.parametrize("words", ["", "bridge", '"the selm bridge"'])
def test_pages_give_each_finding_once(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, limit: int, looked_through: int, words: str
) -> None:
    monkeypatch.setattr(finding, "LOOKED_THROUGH", looked_through)
    monkeypatch.setattr(finding, "_BATCH", 3)
    monkeypatch.setattr(finding, "_FIRST_CHUNK", 2)
    archive.add_all(Addition(record_of(f"{n}. {TEXT}", published=f"203{n % 2}")) for n in range(10))
    seen, after = [], None
    for _ in range(30):
        page = archive.find("commitment", Sought(words=words), after=after, limit=limit)
        assert len(page.rows) <= limit
        seen += [row.key for row in page.rows]
        if (after := page.next) is None:
            break
    assert after is None
    assert len(seen) == len(set(seen)) == 10


def test_what_cannot_be_sought_is_said(archive: Archive) -> None:
    with pytest.raises(ValueError, match="there are no findings of the kind 'promise'; there are commitment"):
        archive.find("promise")
    with pytest.raises(ValueError, match="this cursor was not given out"):
        archive.find("act", after="x")
    assert archive.find("act", Sought(words="x" * 1_000_000)).note is not None


def test_a_finding_is_looked_up_by_its_key(archive: Archive) -> None:
    archive.add(record_of())
    found = archive.find("commitment").rows[0]
    assert archive.finding(found.key) == found
    assert found.topic == "Transportation"
    with pytest.raises(NoSuchFinding):
        archive.finding("none\0")


def test_statements_begin_with_their_first_characters(archive: Archive) -> None:
    added = archive.add(record_of())
    assert archive.beginnings([added.id, "none"], 7) == {added.id: "Arvenia"}
