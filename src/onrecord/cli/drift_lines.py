"""Editions of a statement on the terminal: one strand for each passage followed, a sign for each edition."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.compare import GRAVITY, Drift, Part, Passage, Seen, Strand
from onrecord.export.words import one_line, plural, series, shortened

from .output import printable

_LONGEST_QUOTE = 200
_LONGEST_PART = 70
_MOST_PARTS = 4
_INDENT = (0, 0, 0, 2)


def show_drift(found: Drift, console: Console) -> None:
    """Print the strands that run through several editions, then the passages that one edition alone tells."""
    days = [edition.published or f"edition {number}" for number, edition in enumerate(found.editions, start=1)]
    console.print(_text(f"{plural(len(days), 'edition')}, {days[0]} to {days[-1]}", "bold"))
    if not found.strands:
        what = f"holds “{found.phrase}”" if found.phrase else "holds an undertaking"
        console.print(_text(f"No edition {what}."))
        return
    console.print(_text("○ first told · ● changed · ━ the same · ┄ not told", "dim"))
    for number, strand in enumerate(found.strands, start=1):
        if len(strand.seen) > 1:
            _strand(number, strand, found, days, console)
    single = [(number, strand) for number, strand in enumerate(found.strands, start=1) if len(strand.seen) == 1]
    if single:
        console.print()
        console.print(Rule(_text(f"Told in one edition {len(single)}", "bold"), align="left", style="dim"))
        table = Table.grid(padding=(0, 2, 0, 0))
        for number, strand in single:
            words = [_quote(strand.seen[0].passage)]
            if strand.joined is not None:
                words.append(f"went into {strand.joined + 1}")
            table.add_row(_text(f"{number}", "dim"), days[strand.first_seen], _text(series(words)))
        console.print(Padding(table, _INDENT))


def _strand(number: int, strand: Strand, found: Drift, days: list[str], console: Console) -> None:
    console.print()
    console.print(Rule(_text(f"{number}", "bold"), align="left", style="dim"))
    signs = _signs(strand, len(days))
    facts = [
        f"first {days[strand.first_seen]}",
        f"last {days[strand.last_seen]}",
        f"in {len(strand.seen)} of {len(days)}",
        f"changed {plural(len(strand.changed_in), 'time')}" if strand.changed_in else "never changed",
        f"went into {strand.joined + 1}" if strand.joined is not None else "",
    ]
    if found.phrase:
        held = [seen.edition for seen in strand.seen if seen.holds_phrase]
        where = days[held[0]] if len(held) == 1 else f"{len(held)} of these, {days[held[0]]} to {days[held[-1]]}"
        facts.append(f"“{found.phrase}” in {where}")
    console.print(Padding(_text(signs), _INDENT))
    console.print(Padding(_text(series(facts), "dim"), _INDENT))
    table = Table.grid(padding=(0, 2, 0, 0))
    for seen, after in zip(strand.seen, [*strand.seen[1:], None], strict=True):
        if seen.change != "same":
            table.add_row(days[seen.edition], _text(_named(seen), "bold"), _text(_told(seen)))
        if (after and after.edition > seen.edition + 1) or (after is None and strand.last_seen < len(days) - 1):
            table.add_row(days[seen.edition + 1], _text("not told", "dim"), "")
    console.print(Padding(table, _INDENT))
    if strand.changed_in:
        console.print(Padding(_text(f"now {_quote(strand.seen[-1].passage)}", "italic"), _INDENT))


def _signs(strand: Strand, editions: int) -> str:
    signs = ["┄"] * editions
    for seen in strand.seen:
        signs[seen.edition] = {None: "○", "same": "━"}.get(seen.change, "●")
    return "".join(signs)


def _named(seen: Seen) -> str:
    return seen.change or " · ".join(dict.fromkeys(seen.strengths)) or "told"


def _told(seen: Seen) -> str:
    return "; ".join(_parts(seen)) if seen.change else _quote(seen.passage)


def _parts(seen: Seen) -> Iterator[str]:
    """The gravest parts in their order, and how many are left out."""
    gravest = sorted(seen.parts, key=lambda part: GRAVITY.index(part.kind))[:_MOST_PARTS]
    for part in seen.parts:
        if part in gravest:
            yield _change(part)
    if len(seen.parts) > len(gravest):
        yield f"and {len(seen.parts) - len(gravest)} more"


def _change(part: Part) -> str:
    if part.a is None:
        return f"put in {_quote(part.b, _LONGEST_PART)}"
    if part.b is None:
        return f"taken out {_quote(part.a, _LONGEST_PART)}"
    return f"{_quote(part.a, _LONGEST_PART)} → {_quote(part.b, _LONGEST_PART)}"


def _quote(passage: Passage | None, most: int = _LONGEST_QUOTE) -> str:
    return f"“{shortened(one_line(passage.quote), most)}”" if passage else ""


def _text(words: str, style: str = "") -> Text:
    return Text(printable(words), style=style)
