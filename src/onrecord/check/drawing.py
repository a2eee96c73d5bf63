"""What charts are drawn with: colours, axes, lines, words. Values are placed by functions that give pixels."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from .told import Tongue, say

LEFT, RIGHT = 12, 16
_LIGHT = "--paper:#fbfaf7;--ink:#1b1b1a;--rule:#d9d5cc;--soft:#67635a;--series:#1f5f8b;--band:#1f5f8b22;--event:#8a3b12"
_DARK = "--paper:#191917;--ink:#efece5;--rule:#45423b;--soft:#b3ada0;--series:#8ec1e6;--band:#8ec1e633;--event:#f0a878"
_RULES = (
    ("text", "font:13px 'Public Sans',system-ui,sans-serif;fill:var(--ink)"),
    (".t", "font:600 16px 'Source Serif 4',Georgia,serif"),
    (".s", "fill:var(--soft);font-size:12px"),
    (".x", "fill:var(--soft);font-size:12px"),
    (".g", "stroke:var(--rule)"),
    (".l", "fill:none;stroke:var(--series);stroke-width:2.2"),
    (".c", "fill:none;stroke:var(--ink);stroke-width:1.6;stroke-dasharray:5 4"),
    (".b", "fill:var(--band)"),
    (".e", "stroke:var(--event);stroke-width:1.4"),
    (".o", "stroke:var(--soft);stroke-dasharray:2 3"),
    (".el", "fill:var(--event);font-size:12px"),
    (".sl,.ql", "paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round"),
    (".sl", "fill:var(--series);font-weight:600"),
    (".p", "fill:var(--series);stroke:var(--paper);stroke-width:1.5"),
    (".q", "fill:var(--paper);stroke:var(--event);stroke-width:2.2"),
    (".ql", "fill:var(--event);font-weight:600"),
)
_STYLE = f"svg{{{_LIGHT}}}@media(prefers-color-scheme:dark){{svg{{{_DARK}}}}}" + "".join(
    f"{selector}{{{body}}}" for selector, body in _RULES
)
Place = Callable[[float], float]
At = Callable[[date], float]


def svg_of(width: int, height: int, alt: str, parts: Sequence[str], *, styled: bool = True) -> str:
    """A chart as an SVG document.

    Args:
        width: In the units of its parts.
        height: Likewise.
        alt: What it shows, in words.
        parts: What is drawn, in order.
        styled: Whether it carries its style; a page that forbids such styles has `chart_style` in a file.
    """
    style = f"<style>{_STYLE}</style>" if styled else ""
    name = "" if styled else ' class="chart"'
    return f'<svg xmlns="http://www.w3.org/2000/svg"{name} viewBox="0 0 {width} {height}" role="img" aria-label="{escape(alt)}">{style}<rect width="{width}" height="{height}" fill="var(--paper)"/>{"".join(parts)}</svg>'  # noqa: E501


def source_words(drawn: Mapping[str, Any], tongue: Tongue) -> str:
    """Where a chart's series comes from and of what day it is."""
    vintage = drawn["vintage"] or say("not stated")
    return say("Source: %(series)s. Vintage: %(vintage)s.", series=drawn["series"], vintage=vintage).by(tongue)


def chart_style() -> str:
    """The style of charts without one of their own, for a page's style sheet."""
    named = ((",".join(f".chart {each}" for each in selector.split(",")), body) for selector, body in _RULES)
    rules = "".join(f"{selector}{{{body}}}" for selector, body in named)
    return f".chart{{{_LIGHT}}}@media(prefers-color-scheme:dark){{.chart{{{_DARK}}}}}{rules}"


def png_of(svg: str, width: int = 1280) -> bytes:
    """The chart as PNG, in the light palette."""
    import re

    import resvg_py

    light = dict(re.findall(r"--(\w+):(#\w+)", _LIGHT))
    plain = re.sub(r"@media\(prefers-color-scheme:dark\)\{svg\{[^}]*\}\}|svg\{[^}]*\}", "", svg)
    plain = re.sub(r"var\(--(\w+)\)", lambda found: light[found.group(1)], plain)
    return bytes(resvg_py.svg_to_bytes(svg_string=plain, width=width))


def grid(low: float, top: float, y: Place, right: float, tongue: Tongue) -> list[str]:
    """Horizontal lines with their values at the left, up to six of them, ending at `right`."""
    step = 10 ** (len(str(int(top - low))) - 1) if top - low >= 1 else 0.1
    while (top - low) / step > 5:
        step *= 2
    parts, value = [], (low // step) * step if low < 0 or low > step else 0.0
    while value <= top:
        if value >= low:
            parts.append(
                f'<line class="g" x1="{LEFT}" x2="{right:g}" y1="{y(value):.1f}" y2="{y(value):.1f}"/><text class="x" x="{LEFT}" y="{y(value) - 3:.1f}">{tongue.number(value)}</text>'  # noqa: E501
            )
        value += step
    return parts


def years(first: date, last: date, x: At, y: float, most: int = 8) -> list[str]:
    """The years of a span of time under the lines, at most so many and one more."""
    days = [date(year, 1, 1) for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]
    if len(days) < 2:
        days = [first, last]
    return [
        f'<text class="x" text-anchor="middle" x="{max(LEFT + 14, x(day)):.1f}" y="{y:g}">{day.year}</text>'
        for day in days[:: max(1, -(-len(days) // most))]
    ]


def line(css: str, points: Sequence[tuple[float, float]]) -> str:
    """A line through points."""
    return f'<polyline class="{css}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>'


def apart(ends: Sequence[tuple[float, str, str]], least: float = 15) -> list[tuple[float, str, str]]:
    """Labels (height, style, words) moved down so far that none lies on another."""
    placed: list[tuple[float, str, str]] = []
    for place, css, words in sorted(ends):
        placed.append((max(place, placed[-1][0] + least) if placed else place, css, words))
    return placed


def wrapped(words: str, css: str, top: float, width: int, leading: int, most: int = 3) -> list[str]:
    """Words in lines of so many characters, no more than `most`."""
    return [
        f'<text class="{css}" x="{LEFT}" y="{top + i * leading:g}">{escape(one)}</text>'
        for i, one in enumerate(textwrap.wrap(words, width)[:most])
    ]
