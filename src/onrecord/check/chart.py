"""Charts: a series, the event, what the model before it goes on to, and its band. SVG written here; PNG drawn from it."""  # noqa: E501

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from .say import number

WIDTH, HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 12, 16, 64, 76
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_STYLE = """
svg{--paper:#fbfaf7;--ink:#1b1b1a;--rule:#d9d5cc;--soft:#67635a;--series:#1f5f8b;--band:#1f5f8b22;--event:#8a3b12}
@media(prefers-color-scheme:dark){svg{--paper:#1c1b19;--ink:#efece5;--rule:#45423b;--soft:#b3ada0;--series:#8ec1e6;--band:#8ec1e633;--event:#f0a878}}
text{font:13px 'Public Sans',system-ui,sans-serif;fill:var(--ink)}.t{font:600 16px 'Source Serif 4',Georgia,serif}.s,.x{fill:var(--soft);font-size:12px}
.g{stroke:var(--rule)}.l{fill:none;stroke:var(--series);stroke-width:2.2}.c{fill:none;stroke:var(--ink);stroke-width:1.6;stroke-dasharray:5 4}.b{fill:var(--band)}.e{stroke:var(--event);stroke-width:1.4}.o{stroke:var(--soft);stroke-dasharray:2 3}
.el{fill:var(--event);font-size:12px}.sl{fill:var(--series);font-weight:600}
"""  # noqa: E501


def effect_svg(analysis: Mapping[str, Any]) -> str:
    """The chart of an effect's analysis (`Verdict.analysis`) as an SVG document, readable from 320 pixels of width up.

    Lines are named at their ends; the event and other dated events are vertical lines with their dates; series, publisher and
    vintage stand under it.
    """  # noqa: E501
    points = [(date.fromisoformat(day), float(value)) for day, value in analysis["observations"]]
    bands = [tuple(float(each) for each in row) for row in analysis["counterfactual"]]
    after = points[len(points) - len(bands) :]
    event = date.fromisoformat(analysis["event"])
    top = max([value for _, value in points] + [row[2] for row in bands]) * 1.06
    low = min([0.0, *(row[1] for row in bands)])
    first, last = points[0][0], points[-1][0]
    right = _RIGHT + 96

    def x(day: date) -> float:
        return _LEFT + (WIDTH - _LEFT - right) * (day - first).days / max(1, (last - first).days)

    def y(value: float) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - (value - low) / (top - low or 1))

    parts = [*_grid(low, top, y, right), *_years(first, last, x)]
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
        parts.append(_line("c", [(x(day), y(row[0])) for (day, _), row in zip(after, bands, strict=True)]))
    parts.append(_line("l", [(x(day), y(value)) for day, value in points]))
    parts.append(f'<line class="e" x1="{x(event):.1f}" x2="{x(event):.1f}" y1="{_TOP - 2}" y2="{HEIGHT - _BOTTOM}"/>')
    anchor = "end" if x(event) > WIDTH / 2 else "start"
    shift = -5 if anchor == "end" else 5
    parts.append(
        f'<text class="el" text-anchor="{anchor}" x="{x(event) + shift:.1f}" y="{_TOP + 8}">{event.day} {_MONTHS[event.month - 1]} {event.year}: event</text>'  # noqa: E501
    )
    ends = [(y(points[-1][1]), "sl", "series")] + ([(y(bands[-1][0]), "s", "had it gone on")] if bands else [])
    for place, css, words in _apart(ends):
        parts.append(f'<text class="{css}" x="{x(last) + 6:.1f}" y="{place + 4:.1f}">{words}</text>')
    title = str(analysis["title"])
    foot = f"Source: {analysis['series']}. Vintage: {analysis['vintage'] or 'not stated'}. Dashed: the trend before the event and its 95 percent band. Dotted: other dated events."  # noqa: E501
    parts += _wrapped(title, "t", 22, 66, 20) + _wrapped(foot, "x", HEIGHT - 42, 100, 14)
    alt = escape(f"{title}: {len(points)} observations, event on {event}")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{alt}"><style>{_STYLE}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="var(--paper)"/>{"".join(parts)}</svg>'  # noqa: E501


def png_of(svg: str, width: int = 1280) -> bytes:
    """The chart as PNG, in the light palette."""
    import re

    import resvg_py

    light = dict(re.findall(r"--(\w+):(#\w+)", _STYLE.split("@media")[0]))
    plain = re.sub(r"@media\(prefers-color-scheme:dark\)\{svg\{[^}]*\}\}|svg\{[^}]*\}", "", svg)
    plain = re.sub(r"var\(--(\w+)\)", lambda found: light[found.group(1)], plain)
    return bytes(resvg_py.svg_to_bytes(svg_string=plain, width=width))


def _grid(low: float, top: float, y: Any, right: int) -> list[str]:
    step = 10 ** (len(str(int(top - low))) - 1) if top - low >= 1 else 0.1
    while (top - low) / step > 5:
        step *= 2
    parts, value = [], (low // step) * step if low < 0 else 0.0
    while value <= top:
        if value >= low:
            parts.append(
                f'<line class="g" x1="{_LEFT}" x2="{WIDTH - right}" y1="{y(value):.1f}" y2="{y(value):.1f}"/><text class="x" x="{_LEFT}" y="{y(value) - 3:.1f}">{number(value)}</text>'  # noqa: E501
            )
        value += step
    return parts


def _years(first: date, last: date, x: Any) -> list[str]:
    days = [date(year, 1, 1) for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]
    if len(days) < 2:
        days = [first, last]
    return [
        f'<text class="x" text-anchor="middle" x="{max(_LEFT + 14, x(day)):.1f}" y="{HEIGHT - _BOTTOM + 16}">{day.year}</text>'  # noqa: E501
        for day in days[:: max(1, len(days) // 8)]
    ]


def _line(css: str, points: Sequence[tuple[float, float]]) -> str:
    return f'<polyline class="{css}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>'


def _apart(ends: Sequence[tuple[float, str, str]]) -> list[tuple[float, str, str]]:
    placed: list[tuple[float, str, str]] = []
    for place, css, words in sorted(ends):
        placed.append((max(place, placed[-1][0] + 15) if placed else place, css, words))
    return placed


def _wrapped(words: str, css: str, top: int, width: int, leading: int) -> list[str]:
    import textwrap

    return [
        f'<text class="{css}" x="{_LEFT}" y="{top + i * leading}">{escape(line)}</text>'
        for i, line in enumerate(textwrap.wrap(words, width)[:3])
    ]
