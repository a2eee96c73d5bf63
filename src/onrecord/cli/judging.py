"""Findings one after another on a terminal, each in its text, judged with one key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from onrecord.archive import Archive, CannotKeep, Queued, Wanted

from .output import printable
from .review_options import values_of

if TYPE_CHECKING:
    from rich.console import Console

_AROUND = 240
_PAGE = 20
KEYS = "a accept   x reject   e correct   s skip   u undo the last   q quit"


def show_next(archive: Archive, wanted: Wanted, console: Console) -> None:
    """Print the first finding of the queue in its text."""
    rows = archive.queue(wanted, limit=1).rows
    if not rows:
        console.print("There is nothing to review.")
    for row in rows:
        show_queued(archive, row, console)


def judge_one_by_one(
    archive: Archive,
    wanted: Wanted,
    who: str,
    console: Console,
    key: Callable[[], str] | None = None,
    ask: Callable[[str], str] | None = None,
) -> int:
    """Go through the queue, a key for each finding; gives how many were judged.

    Args:
        archive: Where the findings are.
        wanted: Which of them.
        who: The reviewer.
        console: Where they are shown.
        key: Gives the next key; from the terminal where it is not given.
        ask: Asks for a line of text, likewise.
    """
    key, ask = key or _key, ask or _line
    judged: list[str] = []
    for row in _every(archive, wanted):
        show_queued(archive, row, console)
        console.print(KEYS, style="dim")
        while (pressed := key()) not in ("s", "q"):
            if pressed == "u":
                _undo(archive, judged, who, console)
            elif pressed in ("a", "x", "e") and _judge(archive, row, pressed, who, console, ask):
                judged.append(row.finding)
                break
        if pressed == "q":
            return len(judged)
    console.print("There is nothing more to review.")
    return len(judged)


def show_queued(archive: Archive, row: Queued, console: Console) -> None:
    """Print a finding with the words around it, and what makes it worth a look."""
    facts = [row.kind, row.strength, row.subtype, row.verdict, row.rule]
    sure = None if row.confidence is None else f"confidence {row.confidence:.2f}"
    title = " · ".join(each for each in (row.title, row.issuer, row.published) if each)
    console.print()
    console.print(Text(printable(title or row.statement), style="bold"))
    console.print(Text(printable(" · ".join(each for each in (*facts, sure, row.finding) if each)), style="dim"))
    if row.why:
        console.print(Text(printable(f"Opened again: {row.why}")))
    if row.start is None or row.end is None:
        console.print(Text(printable(f"“{row.quote}”"), style="italic"))
        return
    text = archive.text_of(row.statement)
    before, after = text[max(0, row.start - _AROUND) : row.start], text[row.end : row.end + _AROUND]
    shown = Text()
    shown.append(("…" if row.start > _AROUND else "") + printable(before))
    shown.append(printable(text[row.start : row.end]), style="bold reverse")
    shown.append(printable(after) + ("…" if row.end + _AROUND < len(text) else ""))
    console.print(shown)


def _judge(archive: Archive, row: Queued, pressed: str, who: str, console: Console, ask: Callable[[str], str]) -> bool:
    """Keep what a key says of a finding; whether anything was."""
    try:
        if pressed == "a":
            archive.review(row.finding, "accept", who=who)
        elif pressed == "x":
            archive.review(row.finding, "reject", who=who)
        else:
            given = list(iter(lambda: ask("field=value (empty line ends)").strip(), ""))
            if not given:
                return False
            why = ask("why").strip() or None
            archive.review(row.finding, "correct", who=who, why=why, values=values_of(given))
    except (CannotKeep, typer.BadParameter) as error:
        console.print(Text(printable(str(error))))
        return False
    return True


def _undo(archive: Archive, judged: list[str], who: str, console: Console) -> None:
    if not judged:
        console.print("Nothing was judged yet.")
        return
    key = judged.pop()
    archive.review(key, "undo", who=who)
    console.print(f"{key}: taken back; it comes again in the queue.")


def _every(archive: Archive, wanted: Wanted) -> Iterator[Queued]:
    after = None
    while True:
        page = archive.queue(wanted, after=after, limit=_PAGE)
        yield from page.rows
        if (after := page.next) is None:
            return


def _key() -> str:
    return str(typer.getchar()).lower()


def _line(what: str) -> str:
    return str(typer.prompt(what, default="", show_default=False))
