"""Failures at the edge: one sentence on standard error and the right exit code, never a traceback for bad input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .output import printable

READ, COULD_NOT_READ, USAGE = 0, 1, 2
_INTERRUPTED = 130


def say(sentence: str) -> None:
    """Write one line to standard error."""
    print(printable(sentence).replace("\n", " "), file=sys.stderr)  # noqa: T201 - the edge


@contextmanager
def plain_exit() -> Iterator[None]:
    """Leave quietly when the reader of our output has gone (`| head`) or the user interrupts; say what is missing."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(READ) from None
    except KeyboardInterrupt:
        raise SystemExit(_INTERRUPTED) from None
    except Exception as error:
        if not isinstance(error, _facts()):
            raise
        say(f"onrecord: {error}")
        raise SystemExit(COULD_NOT_READ) from None


def _facts() -> tuple[type[Exception], ...]:
    """What any command may meet and says in one sentence; only of loaded rooms, so that `--help` answers at once."""
    named = (("onrecord.reading", "NoWeights"), ("onrecord.archive", "ArchiveUnusable"))
    return tuple(getattr(sys.modules[room], fact) for room, fact in named if room in sys.modules)
