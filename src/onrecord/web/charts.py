"""Charts for pages: drawn twice, for wide and narrow screens, with their style in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from onrecord.check import claim_svg, effect_svg, series_svg, small_svg

_WIDE, _NARROW = 640, 340


def charts(body: Mapping[str, Any], tell: Callable[[str], str] = str) -> Markup:
    """The chart of a kept verdict's figure or effect, its words as `tell` gives them; nothing where it has none."""
    drawn, analysis = body.get("drawn"), body.get("analysis")
    if analysis:
        return _both(lambda width: effect_svg(analysis, width, styled=False, tell=tell))
    return _both(lambda width: claim_svg(drawn, width, styled=False, tell=tell)) if drawn else Markup("")


def small_chart(body: Mapping[str, Any], tell: Callable[[str], str] = str) -> Markup:
    """The chart of a kept verdict's figure, small enough for a list; nothing where it has none."""
    drawn = body.get("drawn")
    if not drawn:
        return Markup("")
    return Markup(f'<span class="small-chart">{small_svg(drawn, styled=False, tell=tell)}</span>')  # noqa: S704 - our own SVG, its words escaped


def series_charts(title: str, foot: str, points: Sequence[tuple[date, float]]) -> Markup:
    """The chart of a series."""
    return _both(lambda width: series_svg(title, foot, points, width, styled=False))


def _both(draw: Callable[[int], str]) -> Markup:
    return Markup(  # noqa: S704 - our own SVG, its words escaped
        f'<figure class="charted"><div class="wide-chart">{draw(_WIDE)}</div>'
        f'<div class="narrow-chart">{draw(_NARROW)}</div></figure>'
    )
