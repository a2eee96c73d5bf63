"""What became of documents, told as they come: a line for each, counts at the end, a bar on a terminal."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import typer

from .failures import COULD_NOT_READ, READ, say
from .options import Rows
from .output import printable, write
from .progress import bar

if TYPE_CHECKING:
    from onrecord.intake import Outcome

COLUMNS = ("outcome", "id", "version", "earlier", "address", "reason")
_FORMS = ("as_json", "as_lines", "as_csv", "as_table")


class Telling:
    """Turns outcomes into rows of a listing, counting them.

    Args:
        context: The command's, for the form that was asked for.
        expected: How many documents there are, as far as that is known.
    """

    def __init__(self, context: typer.Context, expected: int | None = None) -> None:
        self.expected = expected
        self.counts: Counter[str] = Counter()
        self.began = time.monotonic()
        plain = not any(context.params.get(form) for form in _FORMS)
        self.bar = bar() if sys.stderr.isatty() and (plain or not sys.stdout.isatty()) else None

    def grew(self, more: int) -> None:
        """There are more documents than was expected."""
        if self.expected is not None:
            self.expected += more

    def rows(self, outcomes: Iterable[Outcome]) -> Rows:
        """The listing of outcomes."""
        return Rows(COLUMNS, self._rows(outcomes), self._tell, self._ending)

    def _rows(self, outcomes: Iterable[Outcome]) -> Iterator[list[object]]:
        try:
            with self.bar or nullcontext():
                task = self.bar.add_task("", total=self.expected) if self.bar else None
                for each in outcomes:
                    self.counts[each.outcome] += 1
                    if self.bar is not None and task is not None:
                        self.bar.update(
                            task, total=self.expected, advance=1, description=printable(_last(each.address))
                        )
                    if each.outcome == "failed":
                        self._warn(f"onrecord: {each.address}: {each.reason}")
                    yield [getattr(each, name) for name in COLUMNS]
        finally:
            say(f"onrecord: {self._words()}")

    def _warn(self, sentence: str) -> None:
        if self.bar is None:
            say(sentence)
        else:
            self._print(sentence)

    def _tell(self, row: Sequence[object]) -> None:
        """Print a line for what is new; failures are told on standard error, what is known is only counted."""
        named: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
        if named["outcome"] in ("failed", "known"):
            return
        numbered = f" {named['version']}" if named["outcome"] == "new version" else ""
        line = f"{named['outcome']}{numbered}  {named['id']}  {named['address']}"
        if self.bar is not None and sys.stdout.isatty():
            self._print(line)
        else:
            write(printable(line).replace("\n", " ") + "\n")

    def _print(self, line: str) -> None:
        """Print above the bar."""
        if self.bar is not None:
            self.bar.console.print(printable(line).replace("\n", " "), markup=False, highlight=False, soft_wrap=True)

    def _words(self) -> str:
        counts = [f"{count:,} {outcome}" for outcome, count in self.counts.items()]
        return f"{', '.join(counts) or 'nothing'}, in {time.monotonic() - self.began:.0f} s"

    def _ending(self) -> int:
        if not self.counts["failed"]:
            return READ
        say("onrecord: `onrecord failures` lists what failed.")
        return COULD_NOT_READ


def _last(address: str) -> str:
    """The end of an address, for a narrow column."""
    return address.rstrip("/").rsplit("/", 1)[-1][:40]
