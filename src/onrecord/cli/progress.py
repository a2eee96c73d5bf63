"""A bar on standard error, where that is a terminal: how much is done of how much."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress


def bar() -> Progress:
    """A bar that goes when it is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)


@contextmanager
def shown() -> Iterator[Callable[[int, int | None], None] | None]:
    """Gives what shows on a bar how much is done and of how much, where that is known; None without a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    with bar() as made:
        task = made.add_task("", total=None)
        yield lambda done, of: made.update(task, completed=done, total=of)
