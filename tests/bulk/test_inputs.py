from __future__ import annotations

import csv
import gzip
import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from onrecord.bulk.chunks import Chunk, chunks_of, sources_of
from onrecord.bulk.documents import Document, document

from .making import statements, write_lines

COUNTRY, LANGUAGE = "Uruguay", "English"


def chunks(given: Path | str, size: int = 3, asked: tuple[tuple[str, str], ...] = ()) -> Iterator[Chunk]:
    for source in sources_of(str(given)):
        yield from chunks_of(source, size, asked)


def documents(given: Path | str, asked: tuple[tuple[str, str], ...] = ()) -> list[Document]:
    return [document(one.source, one.file, raw, {}, asked) for one in chunks(given, asked=asked) for raw in one.rows]


def texts(found: list[Document]) -> list[str | None]:
    return [one.statement.text if one.statement else None for one in found]


def test_the_same_rows_are_found_in_every_format(tmp_path: Path) -> None:
    rows = statements(7)
    wanted = [(row["id"], row["text"], row["issuer"], row["published"]) for row in rows]
    write_lines(tmp_path / "a.jsonl", rows)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "c.parquet", row_group_size=3)
    for name, separator in (("d.csv", ","), ("e.csv", ";"), ("f.tsv", "\t")):
        with (tmp_path / name).open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.DictWriter(file, rows[0], delimiter=separator)
            table.writeheader()
            table.writerows(rows)
    (tmp_path / "g.csv.gz").write_bytes(gzip.compress((tmp_path / "d.csv").read_bytes()))
    for path in sorted(tmp_path.iterdir()):
        found = documents(path)
        assert [(one.id, *_facts(one)) for one in found] == wanted, path.name
        assert [one.place for one in found] == [f"0:{row}" for row in range(1, 8)]


def _facts(one: Document) -> tuple[str | None, ...]:
    assert one.statement is not None
    return one.statement.text, one.statement.issuer, one.statement.published


def test_chunks_are_the_same_each_time_and_hold_so_many_rows(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", statements(7))
    made = list(chunks(path))
    assert [(one.name, len(one.rows)) for one in made] == [("00000-00000", 3), ("00000-00001", 3), ("00000-00002", 1)]
    assert made == list(chunks(path))
    assert sum(one.weight for one in made) == pytest.approx(path.stat().st_size)


def test_long_rows_make_small_chunks(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", [{"text": "word " * 150_000}] * 5)
    assert [len(one.rows) for one in chunks(path, 100)] == [2, 2, 1]


def test_a_folder_gives_its_tables_and_its_documents(tmp_path: Path) -> None:
    (tmp_path / "z").mkdir()
    write_lines(tmp_path / "a.jsonl", statements(2))
    (tmp_path / "z" / "page.html").write_text("<article><h1>Readout</h1><p>Arvenia will open a bridge.</p></article>")
    (tmp_path / "z" / "note.txt").write_text("Bolmara intends to help.")
    (tmp_path / "z" / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n0000")
    (tmp_path / "z" / ".hidden").write_text("no")
    found = documents(tmp_path)
    assert [(one.place, one.error) for one in found] == [
        ("0:1", None),
        ("0:2", None),
        ("1:1", None),
        ("1:2", None),
        ("1:3", "it is a picture (PNG); text in pictures is not read"),
    ]
    assert [Path(one.source or "").name for one in found[2:]] == ["note.txt", "page.html", "picture.png"]
    assert [one.place for one in documents(str(tmp_path / "z" / "*.txt"))] == ["0:1"]


def test_columns_are_found_by_name_or_named(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        [
            {
                "Doc_ID": 7,
                "speech": "Words.",
                "country": COUNTRY,
                "lang": LANGUAGE,
                "date": "2030-05-04T10:00:00",
                "party": "X",
            }
        ],
    )
    (one,) = documents(path)
    assert one.statement is not None
    assert (one.id, one.statement.issuer, one.statement.language, one.statement.published) == (
        "7",
        "URY",
        "en",
        "2030-05-04",
    )
    assert one.extra == {"party": "X"}
    (other,) = documents(path, (("text", "party"),))
    assert texts([other]) == ["X"]
    assert other.extra == {"speech": "Words."}


def test_a_fact_that_is_not_understood_is_a_loss_and_the_text_is_read(tmp_path: Path) -> None:
    (one,) = documents(write_lines(tmp_path / "a.jsonl", [{"text": "Words.", "date": "last spring"}]))
    assert one.statement is not None
    assert one.statement.published is None
    assert [loss.reason for loss in one.statement.losses] == ["its published is not understood: 'last spring'"]


def test_signs_of_damage_in_a_text_are_a_loss_and_the_text_is_read(tmp_path: Path) -> None:
    (one,) = documents(write_lines(tmp_path / "a.jsonl", [{"text": "Two \ufffd\0 words."}]))
    assert one.statement is not None
    (loss,) = one.statement.losses
    assert loss.span is not None
    assert (loss.span.start, loss.reason) == (4, "its text holds signs of damage, first here: U+0000, U+FFFD")


def test_broken_files_give_what_can_be_read_and_one_reason(tmp_path: Path) -> None:
    whole = gzip.compress("".join(json.dumps(row) + "\n" for row in statements(400)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    found = documents(tmp_path / "a.jsonl.gz")
    assert [bool(one.error) for one in found[:-1]] == [False] * (len(found) - 1)
    assert (found[-1].error or "").startswith("the file cannot be read from here on")
    (tmp_path / "b.parquet").write_bytes(b"PAR1 and no more")
    assert [(one.error or "")[:20] for one in documents(tmp_path / "b.parquet")] == ["the file cannot be r"]
    (tmp_path / "c.csv").write_bytes(b"id,text\n1,One.\n2\n3,caf\xe9\n4,Four.\n")
    assert [one.error for one in documents(tmp_path / "c.csv")] == [
        None,
        "it has 1 cells, the header 2: '2'",
        "it is not UTF-8",
        None,
    ]


def test_ecdata_is_read_as_it_is(tmp_path: Path) -> None:
    shared = {"country": COUNTRY, "title": "Remarks", "executive": "Ana Ruiz", "type": "Speech", "language": LANGUAGE}
    shared |= {"file": None, "isonumber": "858", "date": date(2030, 5, 4)}
    rows = [
        {**shared, "url": "https://speeches.example/1", "text": "Good morning."},
        {**shared, "url": "https://speeches.example/1", "text": "We will open a bridge."},
        {**shared, "url": "https://speeches.example/2", "text": "Good evening."},
        {**shared, "url": None, "text": "No address."},
        {**shared, "url": None, "text": "None here either."},
    ]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "ecd.parquet")
    found = documents(tmp_path / "ecd.parquet")
    assert texts(found) == [
        "Good morning.\n\nWe will open a bridge.",
        "Good evening.",
        "No address.",
        "None here either.",
    ]
    assert [one.place for one in found] == ["0:1", "0:3", "0:4", "0:5"]
    first = found[0].statement
    assert first is not None
    assert (first.issuer, first.published, first.language, first.kind) == ("URY", "2030-05-04", "en", "Speech")
    assert found[0].source == "https://speeches.example/1"
    assert found[0].extra == {"executive": "Ana Ruiz", "isonumber": "858"}


def test_links_to_nothing_are_said_and_pipes_are_not_waited_for(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.txt", "c.xml"):
        (tmp_path / name).symlink_to(tmp_path / "gone")
    os.mkfifo(tmp_path / "d.txt")
    found = documents(tmp_path)
    assert [Path(one.source or "").name for one in found] == ["a.jsonl", "b.txt", "c.xml"]
    assert all("No such file" in (one.error or "") for one in found)


def test_a_number_without_end_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": ' + "9" * 5_000 + ', "text": "Arvenia will help."}\n')
    assert [one.error for one in documents(tmp_path / "a.jsonl")] == ["it holds a number that is too long"]


def test_parlamint_texts_with_their_metadata(tmp_path: Path) -> None:
    (tmp_path / "ParlaMint-IS_2030-05-04.txt").write_text(
        "u1\tWe will open a bridge.\nu2\tThank you.\nu9\tLeft over.\n"
    )
    head = "Text_ID\tID\tTitle\tDate\tLang\tSpeaker_role\tSpeaker_party\tSpeaker_ID\tSpeaker_name\n"
    line = "ParlaMint-IS_2030-05-04\t{}\tMinutes\t2030-05-04\ten\tRegular\tBlue\tRuizAna\tRuiz, Ana\n"
    (tmp_path / "ParlaMint-IS_2030-05-04-meta.tsv").write_text(head + "".join(map(line.format, ("u1", "u2", "u3"))))
    (tmp_path / "ParlaMint-IS_2030-05-04-meta-en.tsv").write_text(head + line.format("u1"))
    found = documents(tmp_path)
    assert [one.id for one in found] == ["u1", "u2", "u9", "u3"]
    assert texts(found) == ["We will open a bridge.", "Thank you.", "Left over.", None]
    assert found[0].statement is not None
    assert (found[0].statement.published, found[0].statement.title) == ("2030-05-04", "Minutes")
    assert found[0].extra["Speaker_party"] == "Blue"
    assert found[3].error == "it has no text"


TEI = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE TEI [<!ENTITY far SYSTEM "file:///etc/hostname">]>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="ParlaMint-IS_2030-05-04" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title type="main">Minutes of the day</title></titleStmt>
<sourceDesc><bibl><date when="2030-05-04">4.5.2030</date></bibl></sourceDesc></fileDesc></teiHeader>
<text><body><div><note type="speaker">Ana Ruiz:</note>
<u xml:id="u1" who="#RuizAna" ana="#chair"><seg>We will <note>(applause)</note> open a bridge.</seg>
<seg>&far;Soon.</seg></u>
<u xml:id="u2" who="#DiazLuis"><seg><s><w>Thank</w><w join="right">you</w><pc>.</pc></s></seg></u>
</div></body></text></TEI>"""


def test_parlamint_tei_gives_a_statement_a_speech_without_the_recorders_notes(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TEI)
    found = documents(tmp_path / "a.xml")
    assert [(one.id, one.extra.get("speaker"), one.extra.get("role")) for one in found] == [
        ("u1", "RuizAna", "chair"),
        ("u2", "DiazLuis", None),
    ]
    assert texts(found) == ["We will open a bridge.\n\nSoon.", "Thank you."]
    first = found[0].statement
    assert first is not None
    assert (first.issuer, first.published, first.title, first.language) == (
        "ISL",
        "2030-05-04",
        "Minutes of the day",
        "en",
    )


def test_tei_without_speeches_or_broken_is_said(tmp_path: Path) -> None:
    (tmp_path / "people.xml").write_text('<listPerson xmlns="http://www.tei-c.org/ns/1.0"/>')
    (tmp_path / "cut.xml").write_text(TEI[:-60])
    assert [one.error or "" for one in documents(tmp_path / "people.xml")] == ["it is TEI that holds no speech"]
    assert (documents(tmp_path / "cut.xml")[-1].error or "").startswith("it is not well-formed XML")


def test_addresses_are_opened_through_fsspec(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://corpus/a.jsonl", "wb") as file:
        file.write(json.dumps(statements(1)[0]).encode())
    assert texts(documents("memory://corpus/*.jsonl")) == [statements(1)[0]["text"]]
    assert texts(documents("memory://corpus")) == [statements(1)[0]["text"]]
