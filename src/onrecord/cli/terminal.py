"""A record on the terminal: one section per kind of finding, each line with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from onrecord.export.words import (
    actor_words,
    bound_words,
    commitment_facts,
    figure_facts,
    figure_words,
    heading,
    meeting_words,
    names,
    one_line,
    plural,
    series,
    shortened,
    statement_facts,
)
from onrecord.record import Record, quote_of

from .output import printable

_LONGEST_QUOTE = 320
_INDENT = (0, 0, 0, 2)

# The same signs as on the page: the heavier the line, the firmer the undertaking.
_STRENGTHS = {
    "firm": ("━━━ firm", "bold"),
    "intent": ("─── intent", ""),
    "exploring": ("╌╌╌ exploring", ""),
    "aspiration": ("··· aspiration", "dim"),
}

Row = Sequence[Text | str]


def show(record: Record, console: Console) -> None:
    """Print a record."""
    statement = record.statement
    console.print(_text(heading(statement), "bold"))
    facts = [f"{name} {value}" for name, value in statement_facts(statement)]
    console.print(_text(series([*facts, statement.source or "", f"sha256 {statement.sha256[:12]}"]), "dim"))
    _meeting(record, console)
    section(console, "Actors", [_actor(record, number) for number in range(len(record.actors))])
    section(console, "Said", list(_attributions(record)))
    section(console, "Commitments", list(_commitments(record)))
    section(console, "Figures", list(_figures(record)))
    section(console, "Effects claimed", list(_effects(record)))
    section(console, "Programmes", list(_programmes(record)))
    section(console, "Acts", list(_acts(record)))
    section(console, "Topics", [(topic.label, _quote(topic.span.quote)) for topic in record.topics])
    section(
        console,
        "Not read",
        [(loss.stage, loss.reason, _quote(loss.span.quote) if loss.span else Text("")) for loss in record.losses],
    )


def _meeting(record: Record, console: Console) -> None:
    if record.meeting is None:
        return
    rows: list[Row] = [("who", names(record, record.meeting.participants) or "not named")]
    if words := meeting_words(record):
        rows.append(("how, where, when", words))
    section(console, "Meeting", rows, count=False)


def _actor(record: Record, number: int) -> Row:
    actor = record.actors[number]
    return _text(actor.name, "bold"), actor_words(actor, record), plural(len(actor.mentions), "mention")


def _attributions(record: Record) -> Iterable[Row]:
    for found in record.attributions:
        speaker = names(record, [found.speaker]) if found.speaker else one_line(quote_of(found.source)) or "not named"
        cue = one_line(quote_of(found.cue))
        yield _text(speaker, "bold"), series([found.kind, cue]), _quote(quote_of(found.content))


def _commitments(record: Record) -> Iterable[Row]:
    for found in record.commitments:
        mark, style = _STRENGTHS[found.strength]
        facts = commitment_facts(found, record)
        yield _text(mark, style), _text(bound_words(found, record), "bold"), _quote(found.span.quote, facts)


def _figures(record: Record) -> Iterable[Row]:
    for found in record.figures:
        yield _text(figure_words(found), "bold"), _quote(found.span.quote, figure_facts(found, record))


def _effects(record: Record) -> Iterable[Row]:
    for found in record.effects:
        sign = {"up": "▲", "down": "▼"}.get(found.direction, "")
        yield _quote(found.cause.quote), "→", _quote(found.effect.quote), sign


def _programmes(record: Record) -> Iterable[Row]:
    for found in record.programmes:
        yield (
            _text(found.name, "bold"),
            series([found.kind or "", found.level or "level not told"]),
            names(record, found.members),
        )


def _acts(record: Record) -> Iterable[Row]:
    for found in record.acts:
        who = names(record, found.actors) or "not named"
        toward = f" → {names(record, found.addressees)}" if found.addressees else ""
        yield _text(who + toward, "bold"), series([found.force, found.plover or ""]), _quote(found.span.quote)


def section(console: Console, title: str, rows: Sequence[Row], *, count: bool = True) -> None:
    """Print a titled section of rows; nothing where there are none."""
    if not rows:
        return
    console.print()
    console.print(Rule(_text(f"{title} {len(rows)}" if count else title, "bold"), align="left", style="dim"))
    table = Table.grid(padding=(0, 2, 0, 0), expand=False)
    widest = max(len(row) for row in rows)
    for column in range(widest):
        table.add_column(overflow="fold", max_width=None if column == widest - 1 else _share(console, widest))
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else _text(cell) for cell in row))
    console.print(Padding(table, _INDENT))


def _share(console: Console, columns: int) -> int:
    """The most a column that is not the last may take, so that the quotes keep room."""
    return max(console.width // (columns + 1), 8)


def _quote(quote: str, facts: Sequence[str] = ()) -> Text:
    quoted = _text(f"“{shortened(one_line(quote), _LONGEST_QUOTE)}”", "italic")
    if facts:
        quoted.append(printable(f"  {series(facts)}"), style="not italic dim")
    return quoted


def _text(words: str, style: str = "") -> Text:
    return Text(printable(words), style=style)
