"""Charts for pages: drawn twice, for wide and narrow screens, with their style in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from markupsafe import Markup

from onrecord.check import English, claim_svg, effect_svg, series_svg, small_svg

_WIDE, _NARROW = 640, 340
ENGLISH = English()


def charts(body: Mapping[str, Any], tongue: English = ENGLISH) -> Markup:
    """The chart of a kept verdict's figure or effect, its own words as `tongue` has them; nothing where it has none."""
    drawn, analysis = body.get("drawn"), body.get("analysis")
    if analysis:
        return _both(lambda width: effect_svg(analysis, width, styled=False, tongue=tongue))
    return _both(lambda width: claim_svg(drawn, width, styled=False, tongue=tongue)) if drawn else Markup("")


def small_chart(body: Mapping[str, Any], tongue: English = ENGLISH) -> Markup:
    """The chart of a kept verdict's figure, small enough for a list; nothing where it has none."""
    drawn = body.get("drawn")
    if not drawn:
        return Markup("")
    return Markup(f'<span class="small-chart">{small_svg(drawn, styled=False, tongue=tongue)}</span>')  # noqa: S704 - our own SVG, its words escaped


def series_charts(
    title: str, about: Mapping[str, Any], points: Sequence[tuple[date, float]], tongue: English = ENGLISH
) -> Markup:
    """The chart of a series; `about` names `series`, its source, and `vintage`."""
    return _both(lambda width: series_svg(title, about, points, width, styled=False, tongue=tongue))


def _both(draw: Callable[[int], str]) -> Markup:
    return Markup(  # noqa: S704 - our own SVG, its words escaped
        f'<figure class="charted"><div class="wide-chart">{draw(_WIDE)}</div>'
        f'<div class="narrow-chart">{draw(_NARROW)}</div></figure>'
    )
