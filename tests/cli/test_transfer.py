"""`onrecord export`, `import`, `backup`, `verify`."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, update
from tests.archive.making import LATER_READER, TEXT, bare, everything, record_of
from typer.testing import CliRunner, Result

from onrecord.archive import Archive, Judged, open_archive
from onrecord.archive.export_format import INDEX, KEPT, KEPT_BACK
from onrecord.archive.refreshing import word_index
from onrecord.archive.schema import (
    decision,
    facet,
    finding,
    identity,
    metadata,
    record,
    review,
    search,
    source,
    statement,
)
from onrecord.archive.search_tables import make_words
from onrecord.archive.word_entries import Entry
from onrecord.archive.words import words
from onrecord.cli import build

BYTES = TEXT.encode()
DAY = "2030-01-01T00:00:00+00:00"


def run(where: str, *arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(build(), [*arguments, "--archive", where], input=given)


def fill(where: str) -> None:
    """A row in every table."""
    with open_archive(where) as archive:
        added = archive.add(record_of(title="Bridges", published="2030-05"), source_bytes=BYTES, address="a\nb")
        archive.add_record(record_of(title="Bridges", published="2030-05", reader=LATER_READER))
        archive.add(record_of(TEXT.replace("fell.", "fell again.")), address="a\nb")
        archive.add(bare("A\0b \U0001f30a e\u0301.", title="'); DROP TABLE statement; --"))
        for verdict in ("supported", "contradicted"):
            archive.add_verdicts(added.id, [Judged("f1", "figure", verdict, "So.", {"x": [1.5]})], made_by="series")
        archive.add_failure("c\udce9.txt", "it is empty")
        with archive.writing() as connection:
            n = connection.execute(statement.select().where(statement.c.id == added.id)).one().n
            said = {"who": "Ada", "made_at": DAY, "why": "=1+1"}
            connection.execute(insert(decision).values(id="d" * 16, one="1", other="2", judgement="unsure", **said))
            connection.execute(
                insert(review).values(id="r" * 16, statement_n=n, finding_key="none", action="reject", **said)
            )


def exported(where: str) -> bytes:
    result = run(where, "export", "-")
    assert result.exit_code == 0, result.output
    return result.stdout_bytes


@pytest.fixture
def filled(where: str) -> str:
    fill(where)
    return where


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An export."""
    where = str(tmp_path_factory.mktemp("good") / "archive.db")
    fill(where)
    return exported(where)


def test_every_table_is_exported_or_made_anew() -> None:
    assert set(metadata.tables) - {"page"} <= {table.name for table in KEPT} | INDEX | KEPT_BACK


def test_what_was_exported_comes_back_byte_for_byte(filled: str, tmp_path: Path, postgresql_url: str) -> None:
    first = exported(filled)
    for number, other in enumerate((str(tmp_path / "other.db"), postgresql_url)):
        result = run(other, "import", "-", given=first)
        assert result.exit_code == 0, result.output
        assert exported(other) == first, number
        assert run(other, "verify").exit_code == 0
    with open_archive(filled) as here, open_archive(tmp_path / "other.db") as there:
        for row in here.every_statement():
            assert here.record_of(row.id) == there.record_of(row.id)
            assert there.statement(row.id).title == row.title


def test_a_round_over_both_databases_gives_the_same_bytes(postgresql_url: str, tmp_path: Path) -> None:
    first, last = str(tmp_path / "first.db"), str(tmp_path / "last.db")
    fill(first)
    for here, there in ((first, postgresql_url), (postgresql_url, last)):
        assert run(there, "import", "-", given=exported(here)).exit_code == 0
    assert exported(last) == exported(first)


def test_what_people_decided_and_said_holds_after_an_import(where: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    with open_archive(where) as archive:
        archive.add(record_of())
        archive.add(record_of(TEXT.replace("fell.", "fell again.")))
        one, other_one = (each.key for each in archive.actors("Arvenia"))
        archive.decide(one, other_one, "positive", who="Ada", why="the same state")
        keys = [row.key for row in archive.find("commitment").rows]
        archive.review(keys[0], "reject", who="Ada", why="no undertaking")
        archive.review(keys[1], "correct", who="Ben", values={"strength": "aspiration"})
        before = said(archive)
    assert run(other, "import", "-", given=exported(where)).exit_code == 0
    with open_archive(other) as archive:
        assert said(archive) == before
    assert run(other, "verify").exit_code == 0


def said(archive: Archive) -> list[object]:
    """What people said, and what it came to."""
    with archive.reading() as connection:
        one = connection.execute(identity.select().order_by(identity.c.actor_key)).all()
    standing = [(row.key, row.standing, row.strength) for row in archive.find("commitment").rows]
    facets = archive.search().facets
    return [list(one), standing, facets["actor"], facets["standing"], facets["strength"]]


def test_importing_again_changes_nothing(filled: str) -> None:
    with open_archive(filled) as archive:
        before = everything(archive)
        assert run(filled, "import", "-", given=exported(filled)).exit_code == 0
        assert everything(archive) == before


def test_what_is_there_stays_as_it_is(filled: str, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    with open_archive(other) as archive:
        mine = archive.add(record_of(title="Mine"), address="a\nb", retrieved_at=DAY)
        archive.add_verdicts(mine.id, [Judged("f1", "figure", "misdated", "Mine.")], made_by="me")
        assert run(other, "import", "-", given=exported(filled)).exit_code == 0
        assert archive.statement(mine.id).title == "Mine"
        assert [each.verdict for each in archive.verdicts_of(mine.id)] == ["misdated"]
        assert len(archive.readings_of(mine.id)) == 3
        assert [each.number for each in archive.versions("a\nb")] == [1, 2, 3]
        assert len(list(archive.every_statement())) == 3
    assert run(other, "verify").exit_code == 0
    again = exported(other)
    assert run(other, "import", "-", given=exported(filled)).exit_code == 0
    assert exported(other) == again


def test_an_export_is_a_zip_of_lines_and_originals(filled: str, tmp_path: Path) -> None:
    assert run(filled, "export", str(tmp_path / "out.zip")).exit_code == 0
    assert [path.name for path in tmp_path.glob("*part*")] == []
    assert (tmp_path / "out.zip").read_bytes() == exported(filled)
    with zipfile.ZipFile(tmp_path / "out.zip") as made:
        assert made.testzip() is None
        assert json.loads(made.read("onrecord.json")) == {"format": "onrecord archive", "version": 1}
        (original,) = [name for name in made.namelist() if name.startswith("sources/")]
        assert made.read(original) == BYTES
        assert len(made.read("statements.jsonl").splitlines()) == 3


def rewritten(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, change(old.read(info)) if info.filename == name else old.read(info))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("onrecord.json", lambda _: b'{"format": "other"}'),
        ("onrecord.json", lambda _: b'{"format": "onrecord archive", "version": 99}'),
        ("onrecord.json", lambda _: b"[" * 5000),
        ("statements.jsonl", lambda data: data.replace(b"Arvenia", b"Lodria")),
        ("statements.jsonl", lambda _: b""),
        ("statements.jsonl", lambda _: b"[]\n"),
        ("statements.jsonl", lambda data: data.replace(b'"text":"', b'"txet":"')),
        ("records.jsonl", lambda data: data.replace(b'"end":', b'"end":9')),
        ("records.jsonl", lambda data: data.replace(b'"current":false', b'"current":true')),
        ("records.jsonl", lambda data: data.replace(b'"current":true', b'"current":false')),
        ("readers.jsonl", lambda data: data.replace(b"1.0", b"1.1")),
        ("verdicts.jsonl", lambda data: data.replace(b'"checking":1', b'"checking":99999999999999999999999')),
        ("reviews.jsonl", lambda data: data.replace(b"reject", b"'; DROP TABLE review; --")),
        ("sources/" + __import__("hashlib").sha256(BYTES).hexdigest(), lambda data: data + b"x"),
    ],
)
def test_an_export_that_was_changed_is_one_sentence_and_nothing_is_imported(
    good: bytes, tmp_path: Path, name: str, change: Callable[[bytes], bytes]
) -> None:
    other = str(tmp_path / "other.db")
    with open_archive(other) as archive:
        before = everything(archive)
        result = run(other, "import", "-", given=rewritten(good, name, change))
        assert result.exit_code == 1, result.output
        assert result.stderr.count("\n") == 1
        assert everything(archive) == before


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def test_other_files_are_one_sentence(good: bytes, tmp_path: Path) -> None:
    other = str(tmp_path / "other.db")
    outside = io.BytesIO(good)
    with zipfile.ZipFile(outside, "a") as made:
        made.writestr("../../outside.txt", "x")
    bomb = io.BytesIO(good)
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("sources/" + "0" * 64, bytes(80_000_000))
    for data in (b"", b"no zip", good[: len(good) // 2], zipped(a=b"x"), outside.getvalue(), bomb.getvalue()):
        result = run(other, "import", "-", given=data)
        assert (result.exit_code, result.stderr.count("\n")) == (1, 1), result.output
    assert list(tmp_path.rglob("outside.txt")) == []
    assert run(other, "import", str(tmp_path / "none.zip")).exit_code == 1


def test_a_sound_archive_has_no_fault(filled: str) -> None:
    result = run(filled, "verify", "--json")
    assert (json.loads(result.stdout), result.exit_code) == ([], 0)


def damage(archive: Archive, how: str) -> None:
    with archive.writing() as connection:
        if how == "original":
            connection.execute(update(source).values(bytes=b"other"))
        elif how == "text":
            connection.execute(update(statement).values(text="Other words."))
        elif how == "record":
            connection.execute(update(record).values(body=b'{"statement": {}}'))
        elif how == "span":
            row = connection.execute(record.select().where(record.c.current)).first()
            assert row is not None
            body = row.body.replace(b'"end":', b'"end":9')
            connection.execute(update(record).where(record.c.n == row.n).values(body=body))
        elif how == "current":
            connection.execute(update(record).values(current=False))
        elif how == "finding":
            connection.execute(update(finding).values(strength="aspiration"))
        elif how == "missing":
            connection.execute(finding.delete())
        elif how == "search":
            connection.exec_driver_sql("UPDATE search SET place = place + 1")
        elif how == "title":
            connection.exec_driver_sql("UPDATE search SET title = 'other'")
        elif how == "facets":
            connection.execute(update(search).values(facets=[]))
        elif how == "count":
            connection.execute(update(facet).values(statements=facet.c.statements + 1))
        elif how == "folded":
            connection.execute(update(facet).values(folded="other"))
        elif how == "lost words":
            connection.exec_driver_sql("DROP TABLE words")
            make_words(None, connection)
        elif how == "words":
            (row,) = connection.execute(search.select())
            index, title = word_index(connection), row.title.split()
            index.take(connection, [Entry(row.place, title, words(TEXT), row.facets)])
            index.put(connection, [Entry(row.place, title, list(reversed(words(TEXT))), row.facets)])
        elif how == "more words":
            word_index(connection).put(connection, [Entry(2**40, ["other"], ["words"], [])])
        elif how == "issuer":
            connection.execute(update(statement).values(issuer="BOL"))
        elif how == "identity":
            connection.execute(insert(identity).values(actor_key="1", canonical="1", name="Other"))
        elif how == "version":
            connection.exec_driver_sql("UPDATE version SET number = number + 5")


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("original", "another hash"),
        ("text", "another hash than its id"),
        ("record", "damaged"),
        ("span", "damaged"),
        ("current", "no current record"),
        ("finding", "rows in finding "),
        ("missing", "rows in finding "),
        ("version", "not numbered"),
        ("search", "search does not find it"),
        ("title", "another title"),
        ("facets", "other facets"),
        ("count", "count other statements"),
        ("folded", "not found by their words"),
        ("lost words", "does not hold its words"),
        ("words", "does not hold its words"),
        ("more words", "does not hold its words"),
        ("issuer", "rows in statement "),
        ("identity", "not those that decisions make"),
    ],
)
def test_every_fault_is_listed(where: str, how: str, says: str) -> None:
    with open_archive(where) as archive:
        archive.add(record_of(), source_bytes=BYTES, address="a")
        assert run(where, "verify").exit_code == 0
        damage(archive, how)
    result = run(where, "verify", "--json")
    assert result.exit_code == 1
    assert any(says in row["what"] for row in json.loads(result.stdout))


def test_a_lost_reference_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_archive(path) as archive:
        archive.add(record_of(), address="a")
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM page")
    result = run(str(path), "verify", "--json")
    assert {"where": "version", "what": "1 of its rows point to rows of page that are not there"} in json.loads(
        result.stdout
    )


def test_a_backup_is_an_archive_of_its_own(tmp_path: Path) -> None:
    path, copy = str(tmp_path / "archive.db"), tmp_path / "backups" / "copy.db"
    fill(path)
    with open_archive(path) as archive, archive.writing():
        assert run(path, "backup", str(copy)).exit_code == 0
    assert exported(str(copy)) == exported(path)
    assert run(str(copy), "verify").exit_code == 0
    with open_archive(copy) as opened, opened.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_nothing_overwrites_the_archive_itself(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    fill(str(path))
    for command in ("backup", "export"):
        assert run(str(path), command, str(path)).exit_code == 2
        assert run(str(path), command, str(tmp_path / "none" / "\0")).exit_code != 0
    assert run(str(path), "verify").exit_code == 0


def test_a_server_is_backed_up_otherwise(postgresql_url: str, tmp_path: Path) -> None:
    open_archive(postgresql_url).close()
    result = run(postgresql_url, "backup", str(tmp_path / "copy.db"))
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "export" in result.stderr
