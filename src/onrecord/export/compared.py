"""A comparison as a page that opens in any browser: two texts side by side, each passage facing its counterpart."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

from onrecord.compare import Comparison, Passage, Row
from onrecord.record import Record

from .compared_runs import Run, redline, runs_of
from .face import asset, environment, fonts, in_script, needs_extended, policy
from .page_marks import shown
from .words import heading, one_line, shortened

# The hue of each change: that of the finding it touches.
LOOKS = {
    "negated": "loss",
    "figure changed": "figure",
    "period changed": "time",
    "strengthened": "commitment",
    "softened": "commitment",
    "deadline changed": "effect",
    "parties changed": "actor",
    "reworded": "topic",
    "only in A": "one",
    "only in B": "one",
    "same": "same",
}
_GRAVEST = 6
_MOST_TOPICS = 8
_MOST_NAMES = 24
_LONGEST_PART = 60
_LONGEST_QUOTE = 140


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page in reading order; `stub` where the words of B stand beside their counterpart elsewhere."""

    row: Row
    a: tuple[Run, ...] = ()
    b: tuple[Run, ...] = ()
    one: tuple[Run, ...] = ()
    opens: bool = False
    stub: bool = False

    @property
    def id(self) -> str:
        """What the address calls it."""
        return f"r{self.row.rank}"


@dataclass(frozen=True, slots=True)
class Lane:
    """Where a topic, or the changes, lie in both texts: (start, width, look, row) in thousandths of the text."""

    label: str
    shares: tuple[str, str]
    a: tuple[tuple[float, float, str, str], ...]
    b: tuple[tuple[float, float, str, str], ...]


def compared_page(found: Comparison, a: Record, b: Record) -> str:
    """A comparison as one self-contained HTML page.

    Nothing is loaded from anywhere, and a content security policy forbids the page to. Without scripts it reads and
    prints; with them it filters by kind of change, walks through the changes and shows both texts as one redline.

    Args:
        found: What `onrecord.compare.compare` gave for the two records.
        a: The first record.
        b: The second.

    Returns:
        The page, to be written as UTF-8.
    """
    style = "\n".join(
        [fonts(needs_extended(a.statement.text + b.statement.text)), asset("tokens.css"), asset("compared.css")]
    )
    script = asset("compared.js")
    return (
        environment()
        .get_template("compared.html.j2")
        .render(
            **side_by_side(found, a, b),
            style=style,
            script=script,
            policy=policy([style], script),
            data=in_script(found.model_dump_json()),
        )
    )


def side_by_side(found: Comparison, a: Record, b: Record) -> dict[str, Any]:
    """What the template `side_by_side.html.j2` needs: two texts, each passage facing its counterpart.

    Args:
        found: What `onrecord.compare.compare` gave for the two records.
        a: The first record.
        b: The second.
    """
    rows = {side: _Addresses(found, side) for side in ("A", "B")}
    ranked = [row for row in found.rows if (row.change != "same" or row.moved) and not row.boilerplate]
    return {
        "sides": [
            {
                "letter": letter,
                "title": shown(heading(record.statement)),
                "statement": record.statement,
                "source": shown(record.statement.source or ""),
                "words": side.words,
                "language": record.statement.language or "en",
            }
            for letter, record, side in (("A", a, found.summary.a), ("B", b, found.summary.b))
        ],
        "lines": list(_lines(found, a.statement.text, b.statement.text)),
        "looks": LOOKS,
        "counts": found.summary.changes,
        "moved": found.summary.moved,
        "gravest": [(row, _changed(row)) for row in ranked[:_GRAVEST]],
        "rest": [(row, _changed(row)) for row in ranked[_GRAVEST:]],
        "lanes": _lanes(found, rows, a, b),
        "names": _table(found.summary.a.actors, found.summary.b.actors),
        "speakers": _table(found.summary.a.speakers, found.summary.b.speakers),
        "undertakings": [(each, rows[each.told_in].at(each.passage.start)) for each in found.undertakings],
        "version": a.reader.version,
        "shown": shown,
        "one_line": one_line,
    }


def _lines(found: Comparison, text_a: str, text_b: str) -> Iterator[Line]:
    """Every row in the order of A, those of B alone behind what stands before them in B."""
    keyed: list[tuple[tuple[int, int, int], Row, bool]] = [
        ((row.a.start, 0, 0), row, False) for row in found.rows if row.a
    ]
    before = -1
    with_b = sorted(((row.b.start, row) for row in found.rows if row.b), key=lambda each: each[0])
    for start, row in with_b:
        if row.a and not row.moved:
            before = row.a.start
        else:
            keyed.append(((before, 1, start), row, row.a is not None))
    leads_a, leads_b = _leads(found, text_a, "a"), _leads(found, text_b, "b")
    for _, row, stub in sorted(keyed, key=lambda each: each[0]):
        lead_a, opens_a = leads_a.get(row.rank, ("", False))
        lead_b, opens_b = leads_b.get(row.rank, ("", False))
        if stub:
            yield Line(row, stub=True)
            continue
        yield Line(
            row,
            a=runs_of(row, "a", lead_a),
            b=runs_of(row, "b", lead_b),
            one=redline(row, text_b),
            opens=opens_a if row.a else opens_b,
        )


def _leads(found: Comparison, text: str, side: str) -> dict[int, tuple[str, bool]]:
    """By row: what stands before its passage and belongs to none, such as "1.", and whether it opens a paragraph."""
    passages = [(passage, row.rank) for row in found.rows if (passage := row.a if side == "a" else row.b)]
    leads: dict[int, tuple[str, bool]] = {}
    before = 0
    for passage, rank in sorted(passages, key=lambda each: each[0].start):
        between = text[before : passage.start] if before < passage.start else ""
        leads[rank] = one_line(between), "\n" in between
        before = max(before, passage.end)
    return leads


def _changed(row: Row) -> tuple[list[tuple[str, str]], str]:
    """What a row changes: words of A and of B that stand for each other, or the whole passage where there are none."""
    if row.a is None or row.b is None:
        return [], _short(row.a or row.b, _LONGEST_QUOTE)
    grave = [part for part in row.parts if part.kind != "wording"] or list(row.parts)
    pairs = [(_short(part.a, _LONGEST_PART), _short(part.b, _LONGEST_PART)) for part in grave[:3]]
    return pairs, "" if pairs else _short(row.a, _LONGEST_QUOTE)


def _short(passage: Passage | None, most: int) -> str:
    return shown(shortened(one_line(passage.quote), most)) if passage else ""


def _lanes(found: Comparison, rows: dict[str, _Addresses], a: Record, b: Record) -> list[Lane]:
    changed = [row for row in found.rows if row.change != "same" and not row.boilerplate]
    lanes = [
        Lane(
            "changes",
            ("", ""),
            *(
                tuple(
                    (*_thousandths(passage.start, passage.end, record), LOOKS[row.change], f"r{row.rank}")
                    for row in changed
                    if (passage := row.a if side == "a" else row.b)
                )
                for side, record in (("a", a), ("b", b))
            ),
        )
    ]
    shares = found.summary.a.topics, found.summary.b.topics
    totals = Counter(shares[0]) + Counter(shares[1])
    for label, _ in totals.most_common(_MOST_TOPICS):
        lanes.append(
            Lane(
                label,
                (_percent(shares[0].get(label)), _percent(shares[1].get(label))),
                *(
                    tuple(
                        (
                            *_thousandths(topic.span.start, topic.span.end, record),
                            "topic",
                            rows[side].at(topic.span.start),
                        )
                        for topic in record.topics
                        if topic.label == label
                    )
                    for side, record in (("A", a), ("B", b))
                ),
            )
        )
    return lanes if len(lanes[0].a) + len(lanes[0].b) or len(lanes) > 1 else []


def _thousandths(start: int, end: int, record: Record) -> tuple[float, float]:
    whole = len(record.statement.text)
    return round(1000 * start / whole, 1), round(max(1000 * (end - start) / whole, 3), 1)


def _percent(share: float | None) -> str:
    return f"{share:.0%}" if share else "–"


class _Addresses:
    """Which row holds a character of one text."""

    def __init__(self, found: Comparison, side: str) -> None:
        held = [(passage, row.rank) for row in found.rows if (passage := row.a if side == "A" else row.b)]
        self._held = sorted(((passage.start, passage.end, f"r{rank}") for passage, rank in held))

    def at(self, start: int) -> str:
        """The address of the row whose passage holds this character; empty where none does."""
        place = bisect_right(self._held, (start, inf, "")) - 1
        return self._held[place][2] if place >= 0 and start < self._held[place][1] else ""


def _table(a: dict[str, int], b: dict[str, int]) -> list[tuple[str, int, int]]:
    """Names with their counts in both texts, those named most first."""
    both = Counter(a) + Counter(b)
    return [(shown(name), a.get(name, 0), b.get(name, 0)) for name, _ in both.most_common(_MOST_NAMES)]
