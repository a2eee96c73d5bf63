"""`read --jsonl`: a stream of statements in, a stream of records out, line for line."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from onrecord.reading import Reader, read_each
from onrecord.record import Record, plain_reason
from onrecord.sources import Line, from_line

from .failures import say

_EVERY = 1.0


@dataclass
class Progress:
    """Counts on standard error: now and then on a terminal, once at the end in any case."""

    read: int = 0
    failed: int = 0
    began: float = field(default_factory=time.monotonic)
    said: float = 0.0

    def count(self, *, failed: bool) -> None:
        """Count one line."""
        self.read += not failed
        self.failed += failed
        now = time.monotonic()
        if sys.stderr.isatty() and now - self.said > _EVERY:
            self.said = now
            print(f"\r{self.words()}", end="", file=sys.stderr, flush=True)  # noqa: T201 - progress

    def words(self) -> str:
        """`1,200 read, 3 not, in 40 s`."""
        return f"{self.read:,} read, {self.failed:,} not, in {time.monotonic() - self.began:.0f} s"

    def end(self) -> None:
        """Say the final counts."""
        if sys.stderr.isatty():
            print("\r", end="", file=sys.stderr)  # noqa: T201 - progress
        say(f"onrecord: {self.words()}")


def read_lines(source: str, target: str, given: dict[str, str | None], *, fast: bool = False) -> None:
    """Read one statement a line and write one record a line, in order, one for every line in.

    Args:
        source: A file of JSON lines, or `-` for standard input.
        target: Where the records go, or `-` for standard output.
        given: Facts that stand above those of each line.
        fast: Read with rules alone.

    Raises:
        OSError: A file cannot be opened, read or written.
    """
    with ExitStack() as files:
        lines: IO[bytes] = sys.stdin.buffer if source == "-" else files.enter_context(Path(source).open("rb"))
        out: IO[bytes] = sys.stdout.buffer if target == "-" else files.enter_context(Path(target).open("wb"))
        progress = Progress()
        parsed = (from_line(number, raw, given) for number, raw in enumerate(lines, 1))
        for text, failed in read_stream(parsed, Reader(fast=fast)):
            out.write(text.encode("utf-8") + b"\n")
            progress.count(failed=failed)
        out.flush()
        progress.end()


def read_stream(lines: Iterable[Line], reader: Reader) -> Iterator[tuple[str, bool]]:
    """The output line for each input line, in order, and whether it is an error."""
    for line, record in read_each(lines, reader):
        if isinstance(record, Exception):
            yield _failed(line.id, f"the reader failed on this text: {plain_reason(record)}"), True
        elif record is None:
            yield _failed(line.id, line.error), True
        else:
            yield _written(record), False


def _written(record: Record) -> str:
    return record.model_dump_json(by_alias=True)


def _failed(name: str | None, reason: str | None) -> str:
    """The line of output for a line that could not be read."""
    return json.dumps({"id": name, "error": reason}, ensure_ascii=False)
