"""The chart of a claimed effect: a series, the event, what the model before it goes on to, and its band."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any

from .drawing import LEFT, RIGHT, apart, grid, line, source_words, svg_of, wrapped, years
from .english import ENGLISH
from .told import Tongue, say

WIDTH, HEIGHT = 640, 360
_TOP, _BOTTOM = 64, 76
_NAMES = 96  # what the names at the ends of lines take


def effect_svg(
    analysis: Mapping[str, Any], width: int = WIDTH, *, styled: bool = True, tongue: Tongue = ENGLISH
) -> str:
    """The chart of an effect's analysis (`Verdict.analysis`) as an SVG document, readable from 320 pixels of width up.

    Lines are named at their ends; the event and other dated events are vertical lines with their dates; series, publisher and
    vintage stand under it. `width` is in pixels; `styled` is told of in `drawing.svg_of`; `tongue` gives the chart's own words.
    """  # noqa: E501
    points = [(date.fromisoformat(day), float(value)) for day, value in analysis["observations"]]
    bands = [tuple(float(each) for each in row) for row in analysis["counterfactual"]]
    after = points[len(points) - len(bands) :]
    event = date.fromisoformat(analysis["event"])
    top = max([value for _, value in points] + [row[2] for row in bands]) * 1.06
    low = min([0.0, *(row[1] for row in bands)])
    first, last = points[0][0], points[-1][0]
    right = RIGHT + _NAMES
    lines = say("Dashed: the trend before the event and its 95 percent band. Dotted: other dated events.").by(tongue)
    foot = f"{source_words(analysis, tongue)} {lines}"
    title, wide, title_wide = str(analysis["title"]), width * 10 // 64, width * 66 // 640
    height = HEIGHT + 14 * max(0, -(-len(foot) // wide) - 2)

    def x(day: date) -> float:
        return LEFT + (width - LEFT - right) * (day - first).days / max(1, (last - first).days)

    def y(value: float) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - (value - low) / (top - low or 1))

    parts = [
        *grid(low, top, y, width - right, tongue),
        *years(first, last, x, HEIGHT - _BOTTOM + 16, most=max(3, width // 80)),
    ]
    for other in analysis.get("other_events", ()):
        day = date.fromisoformat(other["date"])
        if first <= day <= last:
            parts.append(
                f'<line class="o" x1="{x(day):.1f}" x2="{x(day):.1f}" y1="{_TOP + 14}" y2="{HEIGHT - _BOTTOM}"><title>{escape(other["event"])} ({day})</title></line>'  # noqa: E501
            )
    if bands:
        edge = [f"{x(day):.1f},{y(row[2]):.1f}" for (day, _), row in zip(after, bands, strict=True)]
        edge += [f"{x(day):.1f},{y(row[1]):.1f}" for (day, _), row in reversed(list(zip(after, bands, strict=True)))]
        parts.append(f'<polygon class="b" points="{" ".join(edge)}"/>')
        parts.append(line("c", [(x(day), y(row[0])) for (day, _), row in zip(after, bands, strict=True)]))
    parts.append(line("l", [(x(day), y(value)) for day, value in points]))
    parts.append(f'<line class="e" x1="{x(event):.1f}" x2="{x(event):.1f}" y1="{_TOP - 2}" y2="{HEIGHT - _BOTTOM}"/>')
    anchor = "end" if x(event) > width / 2 else "start"
    shift = -5 if anchor == "end" else 5
    named = say("%(day)s: event", day=tongue.short_day(event)).by(tongue)
    parts.append(
        f'<text class="el" text-anchor="{anchor}" x="{x(event) + shift:.1f}" y="{_TOP + 8}">{escape(named)}</text>'
    )
    ends = [(y(points[-1][1]), "sl", say("series").by(tongue))]
    ends += [(y(bands[-1][0]), "s", say("had it gone on").by(tongue))] if bands else []
    for place, css, words in apart(ends):
        parts.append(f'<text class="{css}" x="{x(last) + 6:.1f}" y="{place + 4:.1f}">{words}</text>')
    parts += wrapped(title, "t", 22, title_wide, 20) + wrapped(foot, "x", HEIGHT - 42, wide, 14, most=6)
    alt = say("%(title)s: %(count)s observations, event on %(day)s", title=title, count=len(points), day=event)
    return svg_of(width, height, alt.by(tongue), parts, styled=styled)
