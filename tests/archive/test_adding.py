from __future__ import annotations

import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from onrecord.archive import Addition, Archive, CannotKeep, Judged, NoSuchSource, NoSuchStatement
from onrecord.archive.schema import actor, finding, finding_actor, record, statement, version
from onrecord.record import Record

from .making import LATER_READER, TEXT, bare, everything, found, record_of

PAGE = "https://arvenia.example/statements/1"


def with_bytes(data: bytes, made: Record) -> Record:
    sha256 = hashlib.sha256(data).hexdigest()
    return made.model_copy(update={"statement": made.statement.model_copy(update={"sha256": sha256})})


def test_what_was_added_comes_back_whole(archive: Archive) -> None:
    data = b"<p>Arvenia will open\x00\xff"
    made = with_bytes(data, record_of(title="Readout", issuer="Arvenia", published="2030-05"))
    added = archive.add(made, source_bytes=data, media_type="text/html", address=PAGE)
    assert (added.id, added.outcome, added.version) == (made.id, "new", 1)
    assert archive.record_of(made.id) == made
    assert archive.text_of(made.id) == TEXT
    assert archive.source_bytes(made.statement.sha256) == data
    assert [source.media_type for source in archive.every_source()] == ["text/html"]


def test_adding_twice_changes_nothing(archive: Archive) -> None:
    data = TEXT.encode()
    first = archive.add(record_of(), source_bytes=data, address=PAGE, retrieved_at="2030-01-01T00:00:00+00:00")
    before = everything(archive)
    again = archive.add(record_of(), source_bytes=data, address=PAGE, retrieved_at="2031-01-01T00:00:00+00:00")
    assert (first.outcome, again.outcome) == ("new", "known")
    assert everything(archive) == before


def test_another_text_under_an_address_is_a_new_version(archive: Archive) -> None:
    old = archive.add(record_of(), address=PAGE)
    changed = record_of(TEXT.replace("fell.", "fell again."))
    new = archive.add(changed, address=PAGE)
    assert (new.outcome, new.version, new.earlier) == ("new version", 2, old.id)
    assert [(each.number, each.statement) for each in archive.versions(PAGE)] == [(1, old.id), (2, new.id)]
    assert archive.record_of(old.id) == record_of()


def test_a_text_that_comes_back_is_a_third_version_of_two_statements(archive: Archive) -> None:
    one, other = record_of(), bare("Something else.")
    numbers = [archive.add(each, address=PAGE).version for each in (one, other, other, one)]
    assert numbers == [1, 2, 2, 3]
    assert len(list(archive.every_statement())) == 2


def test_one_text_under_two_addresses_is_one_statement(archive: Archive) -> None:
    archive.add(record_of(), address=PAGE)
    assert archive.add(record_of(), address="mirror").outcome == "known"
    assert [each.address for each in archive.addresses_of(record_of().id)] == [PAGE, "mirror"]


def test_an_address_of_any_length_is_told_from_others(archive: Archive) -> None:
    long = "https://arvenia.example/" + "ü" * 100_000
    archive.add(bare("One."), address=long + "1")
    archive.add(bare("Two."), address=long + "2")
    assert [each.number for each in archive.versions(long + "2")] == [1]


def test_a_newer_reader_adds_a_record_and_the_older_stays(archive: Archive) -> None:
    old, new = record_of(), record_of(reader=LATER_READER, strength="intent")
    archive.add(old)
    key = keys(archive)["c1"]
    assert archive.add(new).outcome == "read anew"
    assert archive.record_of(old.id) == new
    readings = archive.readings_of(old.id)
    assert [(each.reader.version, each.current) for each in readings] == [("1.0", False), ("2.0", True)]
    assert archive.record_of(old.id, reading=readings[0].n) == old
    assert keys(archive)["c1"] == key
    with archive.reading() as connection:
        assert connection.execute(select(finding.c.strength).where(finding.c.key == key)).scalars().all() == ["intent"]


def test_a_reread_statement_can_be_kept_by_its_id(archive: Archive) -> None:
    archive.add(record_of())
    assert archive.add_record(record_of(reader=LATER_READER))
    assert not archive.add_record(record_of(reader=LATER_READER))
    with pytest.raises(NoSuchStatement, match="no statement with the id"):
        archive.add_record(bare("Unknown."))
    with pytest.raises(CannotKeep, match="another text"):
        archive.add_record(bare("Unknown.").model_copy(update={"id": record_of().id}))


def test_facts_learnt_later_are_shown_and_facts_missing_later_are_not_lost(archive: Archive) -> None:
    archive.add(record_of(title="Readout"))
    archive.add(record_of(title="Readout", published="2030-05-02", facts={"published": "given"}))
    archive.add(record_of(title="Another title"))
    assert [(row.title, row.published) for row in archive.statements().rows] == [("Readout", "2030-05-02")]
    assert len(archive.readings_of(record_of().id)) == 3


def test_findings_can_be_found_with_those_they_name(archive: Archive) -> None:
    archive.add(record_of())
    with archive.reading() as connection:
        rows = connection.execute(select(finding).order_by(finding.c.start, finding.c.kind)).all()
        roles = connection.execute(
            select(finding.c.kind, finding_actor.c.role, actor.c.name)
            .join_from(finding, finding_actor)
            .join(actor, actor.c.n == finding_actor.c.actor_n)
        ).all()
    assert [row.kind for row in rows] == ["attribution", "commitment", "effect", "figure"]
    assert all(TEXT[row.start : row.end] == row.quote for row in rows)
    assert (rows[1].strength, rows[1].last_day, rows[1].topic, rows[3].value) == ("firm", "2031-12-31", 10, 3e9)
    assert {tuple(row) for row in roles} == {
        ("attribution", "speaker", "Arvenia"),
        ("commitment", "agent", "Arvenia"),
        ("commitment", "toward", "Bolmara"),
        ("figure", "place", "Bolmara"),
    }


def test_findings_on_the_same_words_are_told_apart(archive: Archive) -> None:
    made = record_of()
    twin = made.commitments[0].model_copy(update={"id": "c2", "action": found(TEXT, "open the Selm bridge")})
    same = made.commitments[0].model_copy(update={"id": "c3"})
    archive.add(made.model_copy(update={"commitments": (*made.commitments, twin, same)}))
    assert len({key for local, key in keys(archive).items() if local.startswith("c")}) == 3


def test_verdicts_stand_until_others_do_and_survive_a_new_reading(archive: Archive) -> None:
    made = record_of()
    archive.add(made)
    wrong = Judged("f1", "figure", "contradicted", "It was 2 billion.", {"observations": [{"value": 2e9}]})
    assert archive.add_verdicts(made.id, [wrong], made_by="series of 2030")
    assert not archive.add_verdicts(made.id, [wrong], made_by="series of 2030")
    archive.add_record(record_of(reader=LATER_READER))
    assert verdicts(archive) == {"figure": "contradicted", "effect": None}
    right = Judged("f1", "figure", "supported", "It was 3 billion.")
    assert archive.add_verdicts(made.id, [right, wrong], made_by="series of 2031")
    assert verdicts(archive) == {"figure": "supported", "effect": None}


def test_all_are_added_or_none(archive: Archive) -> None:
    bad = Addition(bare("Two."), source_bytes=b"other bytes")
    with pytest.raises(CannotKeep, match="nothing was added"):
        archive.add_all([Addition(bare("One.")), bad])
    assert archive.statements().rows == ()


def test_failures_are_listed_until_what_failed_is_added(archive: Archive) -> None:
    archive.add_failure("a.pdf", "it is locked")
    archive.add_failure("b\0.pdf", "it is empty")
    archive.add_failure("a.pdf", "it is locked with a password")
    assert {(each.address, each.reason) for each in archive.failures()} == {
        ("a.pdf", "it is locked with a password"),
        ("b\ufffd.pdf", "it is empty"),
    }
    archive.add(bare("One."), address="a.pdf")
    assert archive.forget_failure("b\0.pdf")
    assert not archive.forget_failure("b\0.pdf")
    assert archive.failures() == []


def test_what_is_not_there_is_said(archive: Archive) -> None:
    with pytest.raises(NoSuchStatement, match="it holds no statement with the id 00"):
        archive.record_of("00")
    with pytest.raises(NoSuchStatement):
        archive.readings_of("00")
    with pytest.raises(NoSuchSource, match="it holds no original"):
        archive.source_bytes("00")
    assert archive.versions("nowhere") == []


def test_foreign_keys_hold(archive: Archive) -> None:
    nothing = {"statement_n": 77, "reader_n": 77, "facts": "", "body": b"", "made_at": "", "current": True}
    with archive.writing() as connection, pytest.raises(IntegrityError):
        connection.execute(record.insert().values(nothing))
    nowhere = {"page_n": 77, "number": 1, "statement_n": 77, "retrieved_at": ""}
    with archive.writing() as connection, pytest.raises(IntegrityError):
        connection.execute(version.insert().values(nowhere))


HOSTILE = [
    "a\0b\0",
    "\ufffd\0\ufffd",
    "\ufffd\0\u202e",
    "'); DROP TABLE statement; --",
    "\U0010ffff\ufffe\x01\x1b[31m",
    "=cmd()",
    "\r\n\t",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept_as_it_is(archive: Archive, text: str) -> None:
    made = bare(text, title=text, issuer=text * 200, place=text)
    archive.add(made, address=text)
    assert archive.record_of(made.id) == made
    assert archive.text_of(made.id) == text
    with archive.reading() as connection:
        assert len(connection.execute(select(statement.c.text)).scalar_one()) == len(text)
    assert [each.statement for each in archive.versions(text)] == [made.id]


def test_a_path_whose_bytes_mean_nothing_is_an_address(archive: Archive) -> None:
    made = bare("One.")
    archive.add(made, address="caf\udce9.txt")
    assert [each.address for each in archive.versions("caf\udce9.txt")] == ["caf\\udce9.txt"]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_comes_back_with_its_spans(archive: Archive, text: str) -> None:
    whole = text + TEXT
    made = record_of(whole)
    archive.add(made)
    assert archive.record_of(made.id) == made
    with archive.reading() as connection:
        rows = connection.execute(
            select(finding.c.start, finding.c.end, finding.c.quote)
            .join_from(finding, statement)
            .where(statement.c.id == made.id)
        ).all()
    assert rows
    assert all(whole[start:end] == quote for start, end, quote in rows)


def keys(archive: Archive) -> dict[str, str]:
    with archive.reading() as connection:
        return {row.local: row.key for row in connection.execute(select(finding.c.local, finding.c.key))}


def verdicts(archive: Archive) -> dict[str, str | None]:
    with archive.reading() as connection:
        rows = connection.execute(select(finding.c.kind, finding.c.verdict))
        return {row.kind: row.verdict for row in rows if row.kind in ("figure", "effect")}
