"""Documents into an archive."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.archive.making import bare

from onrecord.archive import Archive, DiskFull
from onrecord.intake import Document, Intake, Outcome, documents, lines, places, reread
from onrecord.intake import adding as module
from onrecord.reading import Reader
from onrecord.record import Record, Statement
from onrecord.sources import AddressRefused, Facts, Original

PAGE = "https://arvenia.example/1"
TEXT = b"Arvenia will open the Selm bridge by 2031."


@pytest.fixture
def readers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read, in order."""
    texts: list[str] = []

    class Watched(Reader):
        def read_all(self, statements: object) -> Iterator[Record]:
            def watched() -> Iterator[tuple[str | None, Statement]]:
                for name, statement in statements:  # type: ignore[attr-defined]
                    texts.append(statement.text)
                    if "poison" in statement.text:
                        raise KeyError("poison")
                    yield name, statement

            return super().read_all(watched())

    monkeypatch.setattr(module, "Reader", Watched)
    return texts


def intake(archive: Archive, **facts: str) -> Intake:
    return Intake(archive, Facts(**facts), fast=True)


def add(archive: Archive, *added: Document, **facts: str) -> list[Outcome]:
    return list(intake(archive, **facts).add(added))


def document(data: bytes = TEXT, address: str | None = PAGE) -> Document:
    return Document(address or "standard input", address, Original(data, address))


def test_a_document_is_kept_with_its_bytes_and_its_record(archive: Archive) -> None:
    (outcome,) = add(archive, document())
    assert (outcome.outcome, outcome.version, outcome.address) == ("new", 1, PAGE)
    record = archive.record_of(str(outcome.id))
    assert [each.strength for each in record.commitments] == ["firm"]
    assert archive.source_bytes(record.statement.sha256) == TEXT


def test_the_same_bytes_are_not_read_again(archive: Archive, readers: list[str]) -> None:
    assert [each.outcome for each in add(archive, document())] == ["new"]
    assert [each.outcome for each in add(archive, document())] == ["known"]
    assert len(readers) == 1


def test_other_bytes_of_the_same_text_are_not_read_again(archive: Archive, readers: list[str]) -> None:
    pages = [b"<html><body><p>" + TEXT + b"</p>%s</body></html>" % extra for extra in (b"", b"<!-- 2 -->")]
    outcomes = [add(archive, document(page))[0] for page in (*pages, *pages)]
    assert [each.outcome for each in outcomes] == ["new", "known", "known", "known"]
    assert len(readers) == 1


def test_other_facts_are_read_anew(archive: Archive, readers: list[str]) -> None:
    outcomes = [add(archive, document(), **facts)[0].outcome for facts in ({}, {"issuer": "ARV"}, {"issuer": "ARV"})]
    assert outcomes == ["new", "read anew", "known"]
    assert len(readers) == 2


def test_another_text_under_an_address_is_a_new_version(archive: Archive) -> None:
    first, second = add(archive, document(), document(b"Arvenia plans to open the Selm bridge."))
    assert (second.outcome, second.version, second.earlier) == ("new version", 2, first.id)


def test_the_same_text_elsewhere_is_known_and_found_there(archive: Archive, readers: list[str]) -> None:
    first = add(archive, document())[0]
    second = add(archive, document(address="https://bolmara.example/1"))[0]
    assert (second.outcome, second.id) == ("known", first.id)
    assert len(archive.addresses_of(str(first.id))) == 2
    assert len(readers) == 1


def test_what_cannot_be_read_is_kept_with_its_reason_and_stops_nothing(archive: Archive, readers: list[str]) -> None:
    outcomes = add(
        archive,
        document(b"", "empty.txt"),
        document(b"A poison.", "poison.txt"),
        document(b"%PDF-1.7 broken", "broken.pdf"),
        Document("gone.txt", "gone.txt", failure="there is no such file"),
        document(),
    )
    assert sorted(each.outcome for each in outcomes) == ["failed"] * 4 + ["new"]
    kept = {each.address: each.reason for each in archive.failures()}
    assert sorted(kept) == ["broken.pdf", "empty.txt", "gone.txt", "poison.txt"]
    assert kept["empty.txt"] == "it is empty"
    assert kept["poison.txt"] == "the reader failed on this text: 'poison'"


def test_a_failure_is_off_the_list_when_it_is_added_at_last(archive: Archive) -> None:
    add(archive, document())
    add(archive, Document(PAGE, PAGE, failure="the server answered 503"))
    assert len(archive.failures()) == 1
    assert add(archive, document())[0].outcome == "known"
    assert archive.failures() == []


def test_a_run_taken_up_again_reads_only_the_rest(archive: Archive, readers: list[str]) -> None:
    all_of_them = [document(b"Arvenia met Lodria %d times." % number, f"{PAGE}/{number}") for number in range(80)]
    running = intake(archive).add(all_of_them)
    told = [next(running) for _ in range(3)]
    running.close()
    kept = {row.id for row in archive.every_statement()}
    assert {each.id for each in told} <= kept
    before = len(readers)
    again = add(archive, *all_of_them)
    assert [each.outcome for each in again].count("known") == len(kept)
    assert len(readers) - before == 80 - len(kept)
    assert len(list(archive.every_statement())) == 80


def test_an_archive_that_takes_no_more_ends_the_run(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("archive", "the disk is full; nothing of this was kept")

    monkeypatch.setattr(archive, "add", full)
    with pytest.raises(DiskFull):
        add(archive, document())


def test_a_folder_is_added_whole(archive: Archive, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"in-{number}.txt").write_text(f"Arvenia met Lodria {number} times.")
    found = list(places([str(tmp_path)], archive.files()))
    outcomes = list(intake(archive).add(documents(found, io.BytesIO())))
    assert [Path(each.address).name for each in outcomes] == ["in-0.txt", "in-1.txt", "in-2.txt"]
    assert archive.record_of(str(outcomes[0].id)).statement.source == str(tmp_path / "in-0.txt")


def test_a_feed_gives_its_entries_and_each_failure_its_own_address(archive: Archive, tmp_path: Path) -> None:
    entries = [
        "https://arvenia.example/1",
        "https://arvenia.example/2",
        "file://localhost/etc/passwd",
        "https://10.0.0.1/",
    ]
    items = "".join(f"<item><link>{link}</link></item>" for link in entries)
    (tmp_path / "feed.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>")

    def fetch(address: str) -> Original:
        if not address.startswith("https://arvenia"):
            raise AddressRefused(address, "it is refused")
        if address.endswith("2"):
            return Original((tmp_path / "feed.xml").read_bytes(), address)
        return Original(TEXT, address)

    grown: list[int] = []
    found = documents(places([str(tmp_path / "feed.xml")]), io.BytesIO(), fetch=fetch, grew=grown.append)
    assert {each.address: each.reason for each in intake(archive).add(found)} == {
        "https://arvenia.example/1": None,
        "https://arvenia.example/2": "it is a feed within a feed, which is not followed",
        "file://localhost/etc/passwd": "it is refused",
        "https://10.0.0.1/": "it is refused",
    }
    assert grown == [3]


def test_nothing_is_fetched_unasked(archive: Archive) -> None:
    (outcome,) = intake(archive).add(documents(places([PAGE]), io.BytesIO()))
    assert outcome.reason == "an address is fetched only with --fetch"


def test_lines_are_added_under_their_ids_and_bad_ones_listed(archive: Archive) -> None:
    given = {"issuer": None, "title": "Given"}
    raw = [
        json.dumps({"id": "a", "text": "Arvenia met Lodria.", "title": "Own"}).encode(),
        b"not json",
        json.dumps({"text": "Arvenia met Bolmara.", "published": "2031-03"}).encode(),
    ]
    outcomes = list(intake(archive).add(lines(raw, "in.jsonl", "/in.jsonl", given)))
    assert sorted((each.outcome, each.address) for each in outcomes) == [
        ("failed", "/in.jsonl, line 2"),
        ("new", "/in.jsonl#a"),
        ("new", "in.jsonl, line 3"),
    ]
    assert {row.title for row in archive.every_statement()} == {"Given"}
    assert archive.failures()[0].reason.startswith("it is not JSON")


def test_reading_again_is_for_what_another_reader_read(archive: Archive, readers: list[str]) -> None:
    first = add(archive, document())[0]
    assert list(reread(archive, fast=True)) == []
    record = archive.record_of(str(first.id))
    older = record.model_copy(update={"reader": record.reader.model_copy(update={"version": "0.0.1"})})
    archive.add_record(older)
    other = archive.add(bare("Bolmara will pay."))
    assert {each.id: each.outcome for each in reread(archive, fast=True)} == {first.id: "known", other.id: "read anew"}
    assert archive.record_of(other.id).commitments
    assert archive.readings_of(other.id)[0].reader.version == "1.0"
