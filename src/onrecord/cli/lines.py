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

from pydantic import ValidationError

from onrecord.bulk import read_each
from onrecord.reading import Reader
from onrecord.record import Record, Statement
from onrecord.sources import Facts, Unreadable, from_text

from .failures import say
from .output import plain_reason

FACTS = ("title", "issuer", "published", "language", "kind")
_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input: the statement it holds, or why it holds none."""

    id: str | None
    statement: Statement | None = None
    error: str | None = None

    def failed(self) -> str:
        """The line of output for a line that could not be read."""
        return json.dumps({"id": self.id, "error": self.error}, ensure_ascii=False)


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
        parsed = (_line(number, raw, given) for number, raw in enumerate(lines, 1))
        for text, failed in read_stream(parsed, Reader(fast=fast)):
            out.write(text.encode("utf-8") + b"\n")
            progress.count(failed=failed)
        out.flush()
        progress.end()


def read_stream(lines: Iterable[Line], reader: Reader) -> Iterator[tuple[str, bool]]:
    """The output line for each input line, in order, and whether it is an error."""
    for line, record in read_each(lines, reader):
        if isinstance(record, Exception):
            yield Line(line.id, error=f"the reader failed on this text: {plain_reason(record)}").failed(), True
        elif record is None:
            yield line.failed(), True
        else:
            yield _written(record), False


def _written(record: Record) -> str:
    return record.model_dump_json(by_alias=True)


def _line(number: int, raw: bytes, given: dict[str, str | None]) -> Line:
    """The statement of one line of JSON."""
    name: str | None = None
    try:
        data = json.loads(raw)
        if not isinstance(data, dict):
            raise _NotAStatement("it is not a JSON object")
        name = _name(data.get("id"))
        text = data.get("text")
        if not isinstance(text, str):
            raise _NotAStatement("it has no text")
        facts = {key: given.get(key) or _fact(data, key) for key in FACTS}
        return Line(name, from_text(text, Facts(**facts)))
    except _NotAStatement as error:
        reason = str(error)
    except json.JSONDecodeError as error:
        reason = f"it is not JSON: {error.msg} at character {error.pos}" if raw.strip() else "it is blank"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except RecursionError:
        reason = "its JSON is nested too deep"
    except (Unreadable, ValidationError, ValueError) as error:
        reason = plain_reason(error)
    return Line(name, error=f"line {number}: {reason}")


class _NotAStatement(ValueError):
    """The line holds no statement."""


def _name(value: object) -> str | None:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else None


def _fact(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise _NotAStatement(f"its {key} is not a string")
    return value or None
