"""Loading documents with their findings into an archive in large transactions.

Rows of findings are written as the databases like it best: many at once, with numbers given beforehand; `COPY` on
PostgreSQL. The tables to search by are made by the archive's own code.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, String, Table

from onrecord.archive import Archive
from onrecord.archive.columns import LONGEST_LABEL, Label, PlainText, storable
from onrecord.archive.refreshing import touch
from onrecord.archive.schema import (
    actor,
    finding,
    finding_actor,
    finding_programme,
    programme,
    statement,
    topic,
)
from onrecord.record import Span, interval_of

from .archive_corpus import BREAK, Read, form
from .data import Row

BATCH = 2_000
_MISSING = {"priority": 0.0}
TABLES = (statement, actor, programme, finding, finding_actor, finding_programme, topic)


@dataclass
class Loader:
    """Gives numbers to rows and gathers them by table."""

    read: dict[str, Read]
    last: dict[Table, int] = field(default_factory=lambda: dict.fromkeys(TABLES, 0))
    rows: dict[Table, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def load(self, archive: Archive, documents: Iterable[Row]) -> int:
        """Load documents; gives how many rows there are now."""
        waiting = iter(documents)
        while batch := list(islice(waiting, BATCH)):
            with archive.writing() as connection:
                for row in batch:
                    touch(connection, self.document(row))
                for table in TABLES:
                    write(connection, table, self.rows[table])
                self.rows.clear()
        return sum(self.last.values())

    def document(self, row: Row) -> int:
        """Gather the rows of a document; gives its number."""
        text = storable(row["text"])
        digest = hashlib.sha256(row["text"].encode()).hexdigest()
        day = interval_of(row["published"])[0].isoformat() if row["published"] else ""
        facts = {name: row[name] for name in ("title", "issuer", "published", "kind", "language")}
        kept = {"id": digest[:16], "sha256": digest, "text": text, "added_at": "2026-01-01T00:00:00+00:00"}
        n = self.add(statement, **kept, **facts, day=day)
        actors: dict[tuple[str, str], int] = {}
        programmes: dict[str, int] = {}
        at = 0
        for paragraph in text.split(BREAK):
            if read := self.read.get(form(paragraph)):
                self.paragraph(n, at, text, read, actors, programmes)
            at += len(paragraph) + len(BREAK)
        return n

    def paragraph(
        self, n: int, at: int, text: str, read: Read, actors: dict[tuple[str, str], int], programmes: dict[str, int]
    ) -> None:
        """Gather the rows of a paragraph that begins at a place."""
        local: dict[str, int] = {}
        for each in read.record.actors:
            known = each.model_dump(include={"name", "type", "iso", "designation"})
            if (name := (each.type, each.name)) not in actors:
                actors[name] = self.add(actor, statement_n=n, local=each.id, **known)
            local[each.id] = actors[name]
        for each in read.record.programmes:
            known = each.model_dump(include={"name", "kind", "level"})
            if each.name not in programmes:
                programmes[each.name] = self.add(programme, statement_n=n, local=each.id, **known)
            local[each.id] = programmes[each.name]
        for each in read.record.topics:
            known = each.model_dump(include={"code", "label", "confidence"})
            self.add(topic, statement_n=n, **moved(each.span, at), **known)
        for row in read.findings:
            values = row.values()
            start, end = values["start"] + at, values["end"] + at
            quote = text[start:end] if len(row.spans) == 1 else values["quote"]
            number = self.add(finding, statement_n=n, **values | {"start": start, "end": end, "quote": quote})
            pairs = {(role, local[who]) for role, who in row.actors}
            self.rows[finding_actor] += [{"finding_n": number, "role": role, "actor_n": who} for role, who in pairs]
            self.last[finding_actor] += len(pairs)
            held = {local[each] for each in row.programmes}
            self.rows[finding_programme] += [{"finding_n": number, "programme_n": each} for each in held]

    def add(self, table: Table, **values: Any) -> int:
        """Gather a row; gives its number, which is its key too."""
        number = self.last[table] = self.last[table] + 1
        self.rows[table].append(values | {"n": number, "key": f"{number:016x}"})
        return number


def moved(span: Span, by: int) -> dict[str, int]:
    """The place of a span in a longer text."""
    return {"start": span.start + by, "end": span.end + by}


def write(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows, all columns of which are given or take what they are where nothing is said."""
    names = [column.name for column in table.columns]
    missing = [_MISSING.get(name) for name in names]
    texts = [(at, isinstance(column.type, Label)) for at, column in enumerate(table.columns) if _is_text(column)]
    lines = [list(map(row.get, names, missing)) for row in rows]
    for line in lines:
        for at, cut in texts:
            if (value := line[at]) is not None:
                line[at] = storable(value)[:LONGEST_LABEL] if cut else storable(value)
    driver: Any = connection.connection.driver_connection
    quoted = ", ".join(f'"{name}"' for name in names)
    if connection.dialect.name == "sqlite":
        driver.executemany(f"INSERT INTO {table.name} ({quoted}) VALUES ({', '.join('?' * len(names))})", lines)
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({quoted}) FROM STDIN") as copy:
        for line in lines:
            copy.write_row(line)


def _is_text(column: Any) -> bool:
    return isinstance(column.type, PlainText | String)
