"""Column types that keep any Unicode text and any bytes the same way on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy import BigInteger, Dialect, Integer, LargeBinary, MetaData, Text
from sqlalchemy.types import TypeDecorator

# Names for every constraint, so that migrations can speak of them on both databases.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# A small whole number that names a row: SQLite's rowid, PostgreSQL's bigserial.
RowNumber = BigInteger().with_variant(Integer, "sqlite")

LONGEST_LABEL = 300
# How numpy reads packed numbers.
PACKED = "<u4"


def storable(text: str) -> str:
    r"""Text that both databases take, as long as the text given unless it holds half a surrogate pair.

    PostgreSQL refuses U+0000; U+FFFD stands in its place. Half a surrogate pair, as in a file name whose bytes mean
    nothing, is written out as an escape. Where the exact characters matter they are kept beside it.

    Example:
        >>> storable("a\0b") == "a\ufffdb"
        True
        >>> storable("caf\udce9")
        'caf\\udce9'
    """
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "\ufffd").encode("utf-8", "backslashreplace").decode("utf-8")


class PlainText(TypeDecorator[str]):
    """Text of any length, made storable."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What goes into the database."""
        return None if value is None else storable(value)


class Label(PlainText):
    """A short text to find and group by, cut where an index could not hold it; the record has the whole of it."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What goes into the database."""
        return None if value is None else storable(value)[:LONGEST_LABEL]


class Packed(TypeDecorator[bytes]):
    """Bytes, deflated."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """What goes into the database."""
        return None if value is None else zlib.compress(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """What comes out of it."""
        return None if value is None else zlib.decompress(value)


class Numbers(TypeDecorator[Sequence[int]]):
    """Whole numbers from 0 to 2^32, packed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """What goes into the database."""
        return None if value is None else struct.pack(f"<{len(value)}I", *value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> Sequence[int] | None:  # noqa: ARG002
        """What comes out of it."""
        return None if value is None else struct.unpack(f"<{len(value) // 4}I", value)


class Data(TypeDecorator[Any]):
    """Plain data as JSON in ASCII, so that every character survives; equal data is equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """What goes into the database."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """What comes out of it."""
        return None if value is None else json.loads(value)


def plain(value: Any) -> str:
    """JSON in ASCII, its keys as they come."""
    return json.dumps(value, separators=(",", ":"))


def canonical(value: Any) -> str:
    """JSON with sorted keys, without blanks, in ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))
