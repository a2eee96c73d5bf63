"""Reading a stream of texts so that one that makes the reader fail costs no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Protocol, TypeVar

from onrecord.record import Record, Statement

from .reader import Reader


class Readable(Protocol):
    """What may hold a statement."""

    @property
    def id(self) -> str | None:
        """The id it came with."""

    @property
    def statement(self) -> Statement | None:
        """The statement, or None where there is none to read."""


One = TypeVar("One", bound=Readable)


def read_each(items: Iterable[One], reader: Reader) -> Iterator[tuple[One, Record | Exception | None]]:
    """Each item in order with its record, with what the reader raised, or with None where it holds no statement.

    Items are handed to the reader in one stream. Should a text make it fail, those it held are read one by one, so that
    only the one at fault is lost, and the stream goes on.
    """
    rest = iter(items)
    held: deque[One] = deque()

    def statements() -> Iterator[tuple[str | None, Statement]]:
        for item in rest:
            held.append(item)
            if item.statement is not None:
                yield item.id, item.statement

    def passed_over() -> Iterator[tuple[One, None]]:
        while held and held[0].statement is None:
            yield held.popleft(), None

    while True:
        records = reader.read_all(statements())
        try:
            for record in records:
                yield from passed_over()
                yield held.popleft(), record
        except OSError:
            raise
        except Exception:  # noqa: BLE001 - whatever a text does to the reader, the others are read
            while held:
                item = held.popleft()
                yield item, _alone(item, reader)
            continue
        yield from passed_over()
        first = next(rest, None)
        if first is None:
            return
        rest = chain([first], rest)


def _alone(item: Readable, reader: Reader) -> Record | Exception | None:
    if item.statement is None:
        return None
    try:
        return reader.read(item.statement, item.id)
    except Exception as error:  # noqa: BLE001 - as above
        return error
