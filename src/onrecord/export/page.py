"""The one-file page: a statement as an annotated edition, with everything it needs inside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from onrecord.record import Record

from .face import asset, environment, fonts, in_script, needs_extended, policy
from .page_entries import entry
from .page_marks import Paragraph, paragraphs, shown
from .page_notes import KINDS, QUIET, Note, notes_of
from .page_text import written
from .words import Tongue, day_words, heading, one_line, plural, series, statement_facts

# A tall screen shows fewer characters of a text than these, set as it is.
_SCREENFUL = 5_000


def page(record: Record) -> str:
    """A record as one self-contained HTML page: the text with every finding in place, notes, and a panel by kind.

    Nothing is loaded from anywhere, and a content security policy forbids the page to. It reads without scripts; with
    them it filters, searches and moves between findings. It prints with its notes as numbered footnotes.

    Args:
        record: What was read.

    Returns:
        The page, to be written as UTF-8.
    """
    style = _style(_running_line(record), needs_extended(record.model_dump_json()))
    script = asset("page.js")
    return (
        environment()
        .get_template("page.html.j2")
        .render(
            **edition(record),
            style=style,
            script=script,
            policy=policy([style], script),
            data=in_script(record.model_dump_json(by_alias=True)),
        )
    )


def edition(record: Record, tongue: Tongue | None = None) -> dict[str, Any]:
    """What the template `edition.html.j2` needs: the text with its marks, notes beside it, the panel by kind.

    Who includes it may give it `slots`, templates for the `foot` of the panel and the `help`, and with them `end_of`,
    which gives HTML for the end of a note's entry.

    Args:
        record: What was read.
        tongue: Another language than English for what is said of it.
    """
    notes = notes_of(record, tongue)
    blocks = paragraphs(record.statement.text, [mark for note in notes for mark in note.marks])
    titled = _title_in_text(record, blocks)
    leads = {note.id: note.marks[0] for note in notes if note.marks}
    footnotes = sorted((note for note in notes if note.marks and note.kind not in QUIET), key=lambda note: note.start)
    numbers = {note.id: number for number, note in enumerate(footnotes, 1)}
    rows = [(block, beside) for block, beside in _with_notes(blocks, notes) if block is not titled]
    return {
        "record": record,
        "title": shown(heading(record.statement)),
        "facts": [(name, shown(value)) for name, value in statement_facts(record.statement, tongue)],
        "groups": [(kind, name, [note for note in notes if note.kind == kind]) for kind, name in KINDS.items()],
        "quiet": QUIET,
        "titled": titled,
        "titled_as": written(titled, leads, numbers) if titled else "",
        "blocks": [(block, written(block, leads, numbers), *beside) for block, beside in rows],
        "screenful": next((at for at, (block, _) in enumerate(rows) if block.end > _SCREENFUL), len(rows) - 1),
        "footnotes": footnotes,
        "entry": entry,
        "shown": shown,
    }


def index_page(pages: Sequence[tuple[str, Record]]) -> str:
    """The contents of a folder of pages.

    Args:
        pages: Each page's file name and its record.
    """
    style = _style("", extended=any(needs_extended(record.model_dump_json()) for _, record in pages))
    entries = [
        (
            name,
            shown(heading(record.statement)),
            series([shown(value) for _, value in statement_facts(record.statement)]),
            _summary(record),
        )
        for name, record in pages
    ]
    return (
        environment()
        .get_template("index.html.j2")
        .render(entries=entries, style=style, policy=policy([style]), count=plural(len(entries), "statement"))
    )


def _title_in_text(record: Record, blocks: Sequence[Paragraph]) -> Paragraph | None:
    """The first paragraph where it is the title, so that the page does not print it twice."""
    if blocks and one_line(record.statement.text[blocks[0].start : blocks[0].end]) == heading(record.statement):
        return blocks[0]
    return None


def _with_notes(
    blocks: Sequence[Paragraph], notes: Iterable[Note]
) -> Iterator[tuple[Paragraph, tuple[list[Note], list[Note]]]]:
    """Each paragraph with who speaks in it and the notes that begin in it."""
    speaking: dict[int, list[Note]] = {}
    beside: dict[int, list[Note]] = {}
    starts = [block.start for block in blocks]
    for note in sorted(notes, key=lambda note: note.start):
        if note.in_margin:
            beside.setdefault(bisect_right(starts, note.start) - 1, []).append(note)
        if note.kind == "attribution":
            for number in sorted(_touched(note, blocks, starts)):
                speaking.setdefault(number, []).append(note)
    for number, block in enumerate(blocks):
        yield block, (speaking.get(number, []), beside.get(number, []))


def _touched(note: Note, blocks: Sequence[Paragraph], starts: list[int]) -> set[int]:
    said = [mark for mark in note.marks if mark.look.startswith("said")]
    return {
        number
        for mark in said
        for number in range(max(bisect_right(starts, mark.start) - 1, 0), bisect_right(starts, mark.end - 1))
        if mark.start < blocks[number].end
    }


def _summary(record: Record) -> str:
    counts = (
        (len(record.attributions), "attribution", None),
        (len(record.commitments), "commitment", None),
        (len(record.figures), "figure", None),
        (len(record.effects), "effect claimed", "effects claimed"),
        (len(record.programmes), "programme", None),
        (len(record.losses), "passage not read", "passages not read"),
    )
    return series([plural(count, one, many) for count, one, many in counts if count])


def _running_line(record: Record) -> str:
    """What stands at the foot of each printed page: source and date."""
    statement = record.statement
    published = day_words(statement.published) if statement.published else "date not known"
    return series([heading(statement), statement.source or "", published])


def _style(running_line: str, extended: bool) -> str:
    foot = f'@page {{ @bottom-left {{ content: "{_css_string(running_line)}"; }} }}\n' if running_line else ""
    return "\n".join([fonts(extended), asset("tokens.css"), asset("page.css"), foot])


def _css_string(text: str) -> str:
    """The text for a CSS string, with every character that is not a plain letter, digit or blank escaped."""
    return "".join(char if char.isascii() and (char.isalnum() or char == " ") else f"\\{ord(char):x} " for char in text)
