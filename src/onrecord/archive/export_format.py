"""What an export is: one zip file with a JSON Lines file for each table and the originals by their hashes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Select, Table, select

from .schema import decision, failure, page, reader, record, review, source, statement, verdict, version

MANIFEST = "onrecord.json"
ABOUT = {"format": "onrecord archive", "version": 1}
ORIGINALS = "sources/"
# Who may use an archive is its own affair, and no password leaves it.
KEPT_BACK = frozenset(("app_user", "app_session"))

# Tables that are no part of an export: they are made anew from the others.
INDEX = frozenset(
    ("finding", "finding_actor", "actor", "programme", "finding_programme", "topic", "search", "facet", "identity")
)

# Row numbers are an archive's own, so a row names what it belongs to by that one's name.
_NAMES: dict[str, tuple[str, Column[str]]] = {
    "statement_n": ("statement", statement.c.id),
    "reader_n": ("reader", reader.c.fingerprint),
}
# Beside `n`, these are not kept: they are copies, or go elsewhere.
_LEFT_OUT = {
    "statement": {"title", "issuer", "published", "day", "kind", "language", "place"},
    "source": {"bytes"},
    "version": {"page_n"},
}


def columns(table: Table) -> list[Column[object]]:
    """The columns of an exported table that it holds itself."""
    left_out = {"n", *_NAMES, *_LEFT_OUT.get(table.name, ())}
    return [column for column in table.columns if column.name not in left_out]


def references(table: Table) -> dict[str, str]:
    """The name in an exported row of each column that points to another table."""
    return {column: name for column, (name, _) in _NAMES.items() if column in table.c}


def rows_of(table: Table) -> Select[Any]:
    """The query for an exported table's rows in a fixed order, each column by its name in the export."""
    named = [_NAMES[column][1].label(name) for column, name in references(table).items()]
    held: list[Any] = [*columns(table), *named]
    tables: Select[Any] = select(*held).select_from(table)
    if "statement_n" in table.c:
        tables = tables.join(statement, statement.c.n == table.c.statement_n)
    if "reader_n" in table.c:
        tables = tables.join(reader, reader.c.n == table.c.reader_n)
    if table is version:
        tables = tables.join(page, page.c.n == version.c.page_n).add_columns(page.c.key, page.c.address)
    return tables.order_by(*ORDER[table.name])


# What an archive keeps, in the order it is taken in. Where later rows undo earlier ones, they come as they were added.
KEPT: tuple[Table, ...] = (source, reader, statement, record, version, verdict, review, decision, failure)
ORDER: dict[str, tuple[Column[object], ...]] = {
    "source": (source.c.sha256,),
    "reader": (reader.c.fingerprint,),
    "statement": (statement.c.id,),
    "record": (statement.c.id, record.c.n),
    "version": (page.c.key, version.c.number),
    "verdict": (statement.c.id, verdict.c.checking, verdict.c.place),
    "review": (review.c.n,),
    "decision": (decision.c.n,),
    "failure": (failure.c.n,),
}


def file_of(table: Table) -> str:
    """The name of a table's file in the zip."""
    return f"{table.name}s.jsonl"
