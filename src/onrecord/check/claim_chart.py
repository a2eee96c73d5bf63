"""Charts of a figure and of a series: what the text says as a marked point on what the series shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from .drawing import LEFT, RIGHT, apart, grid, line, source_words, svg_of, wrapped, years
from .english import ENGLISH
from .told import Tongue, say

HEIGHT = 320
_TOP, _BOTTOM = 62, 66
_SMALL = (132, 40)
_LETTER = 7.2  # what a letter of a label is wide, on average
Points = Sequence[tuple[date, float]]


def claim_svg(drawn: Mapping[str, Any], width: int = 640, *, styled: bool = True, tongue: Tongue = ENGLISH) -> str:
    """The chart of a checked figure (`Verdict.drawn`) as an SVG document.

    The series with the observation as a filled point and what the text says as an open one at the same time; where the
    claim is not a level of the series, both values on one scale.

    Args:
        drawn: What is drawn.
        width: In pixels; the words keep their size.
        styled: Told of in `drawing.svg_of`.
        tongue: Gives the chart's own words; the claim's are in `drawn`.
    """
    points = _points(drawn["line"])
    said, shown = float(drawn["said"]), float(drawn["shown"])
    words = _words(drawn, tongue)
    alt = f"{drawn['title']}, {drawn['period_words']}: {words[0]}; {words[1]}"
    when = str(drawn["period_words"])
    foot = f"{source_words(drawn, tongue)} {when[:1].upper()}{when[1:]}."
    head = wrapped(str(drawn["title"]), "t", 22, width // 10, 20)
    if len(points) < 2:
        return _scale(width, said, shown, words, alt, head, foot, styled=styled)
    at = date.fromisoformat(drawn["period"][1])
    x, y, parts = _axes(points, (said, shown), width, RIGHT, tongue)
    parts += [line("l", [(x(day), y(value)) for day, value in points])]
    parts += [f'<line class="e" x1="{x(at):.1f}" x2="{x(at):.1f}" y1="{y(said):.1f}" y2="{y(shown):.1f}"/>']
    parts += _marks(x(at), y(shown), y(said))
    left = x(at) > width / 2
    upper = said > shown
    for place, css, text in apart([(y(shown), "sl", words[0]), (y(said) - (0.01 if upper else -0.01), "ql", words[1])]):
        shift = -10 if left else 10
        anchor = "end" if left else "start"
        lift = place - 6 if css == ("ql" if upper else "sl") else place + 14
        reach = sorted((x(at) + shift, x(at) + shift + (-_LETTER if left else _LETTER) * len(text)))
        lift = _clear_of([y(value) for day, value in points if reach[0] <= x(day) <= reach[1]], lift, lift < place)
        parts.append(
            f'<text class="{css}" text-anchor="{anchor}" x="{x(at) + shift:.1f}" y="{lift:.1f}">{escape(text)}</text>'
        )
    parts += head + wrapped(foot, "x", HEIGHT - 28, width * 10 // 64, 14)
    return svg_of(width, HEIGHT, alt, parts, styled=styled)


def series_svg(
    title: str,
    about: Mapping[str, Any],
    points: Points,
    width: int = 640,
    *,
    styled: bool = True,
    tongue: Tongue = ENGLISH,
) -> str:
    """A series through time with its latest value, as an SVG document; `about` has `series` and `vintage`."""
    x, y, parts = _axes(points, (), width, RIGHT + 64, tongue)
    foot = source_words(about, tongue)
    parts += [line("l", [(x(day), y(value)) for day, value in points])]
    day, value = points[-1]
    parts += [f'<circle class="p" cx="{x(day):.1f}" cy="{y(value):.1f}" r="4.5"/>']
    parts += [f'<text class="sl" x="{x(day) + 8:.1f}" y="{y(value) + 4:.1f}">{tongue.number(value)}</text>']
    parts += wrapped(title, "t", 22, width // 10, 20) + wrapped(foot, "x", HEIGHT - 28, width * 10 // 64, 14)
    alt = say("%(title)s: %(count)s observations", title=title, count=len(points)).by(tongue)
    return svg_of(width, HEIGHT, alt, parts, styled=styled)


def small_svg(drawn: Mapping[str, Any], *, styled: bool = True, tongue: Tongue = ENGLISH) -> str:
    """The same as `claim_svg` so small that it stands in a list, without words."""
    width, height = _SMALL
    points = _points(drawn["line"])
    said, shown = float(drawn["said"]), float(drawn["shown"])
    alt = "; ".join(_words(drawn, tongue))
    values = [value for _, value in points] + [said, shown]
    low, top = min(values), max(values)
    at = date.fromisoformat(drawn["period"][1])

    def y(value: float) -> float:
        return 7 + (height - 14) * (1 - (value - low) / ((top - low) or 1))

    if len(points) < 2:
        parts = [f'<line class="g" x1="{width / 2:g}" x2="{width / 2:g}" y1="4" y2="{height - 4}"/>']
        return svg_of(width, height, alt, [*parts, *_marks(width / 2, y(shown), y(said))], styled=styled)
    first, days = points[0][0], max(1, (points[-1][0] - points[0][0]).days)

    def x(day: date) -> float:
        return 7 + (width - 14) * (day - first).days / days

    parts = [line("l", [(x(day), y(value)) for day, value in points]), *_marks(x(at), y(shown), y(said))]
    return svg_of(width, height, alt, parts, styled=styled)


def _clear_of(line: Sequence[float], lift: float, above: bool) -> float:
    """Where words stand that would cross the line drawn behind them: above or below it, if the chart has room there."""
    crossed = [each for each in line if lift - 13 < each < lift + 5]
    if not crossed:
        return lift
    moved = min(line) - 8 if above else max(line) + 17
    return moved if _TOP < moved < HEIGHT - _BOTTOM else lift


def _words(drawn: Mapping[str, Any], tongue: Tongue) -> tuple[str, str]:
    """What the series shows and what the text says."""
    shown, said = drawn["shown_words"], drawn["said_words"]
    return (
        say("the series: %(value)s", value=shown).by(tongue),
        say("this text: %(value)s", value=said).by(tongue),
    )


def _points(rows: Sequence[Sequence[Any]]) -> list[tuple[date, float]]:
    return [(date.fromisoformat(end), float(value)) for _, end, value in rows]


def _marks(x: float, shown: float, said: float) -> list[str]:
    return [
        f'<circle class="p" cx="{x:.1f}" cy="{shown:.1f}" r="5"/>',
        f'<circle class="q" cx="{x:.1f}" cy="{said:.1f}" r="4.5"/>',
    ]


def _axes(points: Points, more: Sequence[float], width: int, right: int, tongue: Tongue) -> tuple[Any, Any, list[str]]:
    """Where days and values stand, and the lines behind them; the scale begins at zero unless all lies far from it."""
    values = [value for _, value in points] + list(more)
    low, top = min(values), max(values)
    low = min(low, 0.0) if low < 0.6 * top else low - (top - low) * 0.25
    top += (top - low) * 0.08
    first, last = points[0][0], points[-1][0]

    def x(day: date) -> float:
        return LEFT + 8 + (width - LEFT - 8 - right) * (day - first).days / max(1, (last - first).days)

    def y(value: float) -> float:
        return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - (value - low) / ((top - low) or 1))

    frame = grid(low, top, y, width - right, tongue)
    return x, y, frame + years(first, last, x, HEIGHT - _BOTTOM + 16, most=max(3, width // 80))


def _scale(
    width: int, said: float, shown: float, words: tuple[str, str], alt: str, head: list[str], foot: str, *, styled: bool
) -> str:
    """Two values as bars from zero on one scale."""
    low, top = min(0.0, said, shown), max(0.0, said, shown)

    def x(value: float) -> float:
        return LEFT + (width - LEFT - RIGHT) * (value - low) / ((top - low) or 1)

    parts = list(head)
    for row, (value, label, css) in enumerate(((shown, words[0], "p"), (said, words[1], "q"))):
        y, start = 64 + 46 * row, min(x(value), x(0.0))
        name = "sl" if css == "p" else "ql"
        parts.append(f'<text class="{name}" x="{LEFT}" y="{y}">{escape(label)}</text>')
        size = max(1.0, abs(x(value) - x(0.0)))
        parts.append(f'<rect class="{css}" x="{start:.1f}" y="{y + 7}" width="{size:.1f}" height="14"/>')
    parts.append(f'<line class="g" x1="{x(0.0):.1f}" x2="{x(0.0):.1f}" y1="46" y2="150"/>')
    return svg_of(width, 190, alt, parts + wrapped(foot, "x", 168, width * 10 // 64, 14), styled=styled)
