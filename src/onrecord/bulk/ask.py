"""Asking a result in SQL: its tables and nothing else, and no way to change them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from .failures import CannotAnswer
from .out import MANIFEST
from .tables import SCHEMAS

_ROWS_AT_ONCE = 1_000
_TABLES = (*SCHEMAS, "duplicates")


@dataclass(frozen=True)
class Answer:
    """What a question gives: the names of the columns and the rows, as they come."""

    columns: Sequence[str]
    rows: Iterator[Sequence[Any]]


def ask(sql: str, out: Path) -> Answer:
    """Answer one question in SQL (DuckDB's) over a result's tables, such as `commitments` and `statements`.

    DuckDB is given the tables and no way to any file: nothing else can be read, and nothing written, fetched or loaded.

    Args:
        sql: One `select`, or another question, such as `describe commitments`.
        out: The folder of a result.

    Raises:
        CannotAnswer: There is no result there, or the question is wrong; one sentence says what.
    """
    from pyarrow.dataset import dataset  # which imports pandas, and workers do without it

    if not (out / MANIFEST).is_file():
        raise CannotAnswer(f"{out}: there is no result of bulk in it")
    connection = duckdb.connect(config={"enable_external_access": False, "temp_directory": ""})
    try:
        connection.execute("set lock_configuration = true")
        for name in _TABLES:
            if any((out / name).glob("*.parquet")):
                connection.register(name, dataset(out / name, format="parquet"))
        found = connection.execute(_one_question(connection, sql))
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        connection.close()
        if isinstance(error, duckdb.CatalogException) and "name verdicts does not exist" in str(error):
            raise CannotAnswer("there are no verdicts: figures are checked where bulk is given --series") from None
        raise CannotAnswer(_sentence(error)) from None
    return Answer([column[0] for column in found.description or ()], _rows(found))


def _one_question(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """The statement, where it is one and only reads."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise CannotAnswer("ask one question, not several" if statements else "the question is empty")
    if statements[0].type != duckdb.StatementType.SELECT:  # not even "explain", which can carry out what it explains
        raise CannotAnswer(f"only questions are answered, not {statements[0].type.name.lower()} statements")
    return statements[0]


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    try:
        while rows := found.fetchmany(_ROWS_AT_ONCE):
            yield from rows
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        raise CannotAnswer(_sentence(error)) from None


def _sentence(error: Exception) -> str:
    """DuckDB's own words, without the line of SQL that it prints below them."""
    return " ".join(str(error).split("\n\n")[0].split())
