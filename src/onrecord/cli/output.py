"""Writing to standard output and to files."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# Control characters could drive the terminal, and bidirectional overrides could reorder what it shows.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NARROWEST = 40
_PICTURES = 0x2400


def printable(text: str) -> str:
    """The text with every character that could drive a terminal shown as a picture or `�`."""
    return _UNSAFE.sub(lambda found: _picture(found.group()), text)


def write(text: str) -> None:
    """Write to standard output as UTF-8, whatever the locale: for what programs read."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
    else:
        sys.stdout.flush()
        buffer.write(text.encode("utf-8", "backslashreplace"))
        buffer.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file as UTF-8, whole or not at all: the old file stays until the new one is complete.

    Raises:
        OSError: The file cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not path.is_file():  # a device or a pipe
        path.write_text(text, encoding="utf-8", newline="")
        return
    waiting = path.with_name(f".{path.name}.part")
    try:
        waiting.write_text(text, encoding="utf-8", newline="")
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)


def console() -> Console:
    """A console on standard output: colour only on a terminal, as wide as it is, 100 columns elsewhere."""
    from rich.console import Console

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")

    class Quiet(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # the edge leaves quietly, with the right exit code

    made = Quiet(file=sys.stdout, highlight=False, emoji=False, markup=False)
    if not made.is_terminal and not made._environ.get("COLUMNS"):
        made.width = 100
    made.width = max(made.width, _NARROWEST)
    return made


def _picture(char: str) -> str:
    code = ord(char)
    return chr(_PICTURES + code) if code < 0x20 else "�"
