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
        reading = sys.modules.get("onrecord.reading")  # not imported here, so that `--help` answers at once
        if reading is None or not isinstance(error, reading.NoWeights):
            raise
        say(f"onrecord: {error}")
        raise SystemExit(COULD_NOT_READ) from None
