"""Verdicts as a page that opens in any browser: what the text says, what the series show, the charts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from onrecord.check import MARKS, Checked, Verdict, claim_svg, effect_svg

from .face import asset, environment, fonts, needs_extended, policy

_MOST = 12
# Few fonts have the hourglass that marks "misdated", so the page draws it.
_HOURGLASS = Markup(
    '<svg viewBox="0 0 10 12" role="img" aria-label="misdated"><path d="M1 1h8M1 11h8M2 1l3 5-3 5M8 1L5 6l3 5" '
    'fill="none" stroke="currentColor" stroke-width="1.3"/></svg>'
)


def checked_page(checked: Sequence[Checked]) -> str:
    """The verdicts of one or more statements as one self-contained HTML page without scripts.

    Args:
        checked: What `onrecord.check.check` gave, one for each statement.

    Returns:
        The page, to be written as UTF-8.
    """
    statements = [
        {
            "title": str(each.statement.get("title") or each.statement.get("source") or "Statement"),
            "day": str(each.statement.get("published") or "date not known"),
            "verdict": each.verdict,
            "verdicts": each.verdicts,
        }
        for each in checked
    ]
    style = "\n".join([fonts(needs_extended(str(statements))), asset("tokens.css"), asset("checked.css")])
    drawn = [_chart(verdict) for each in checked for verdict in each.verdicts]
    inner = {found for svg in drawn for found in re.findall(r"<style>(.*?)</style>", svg, re.DOTALL)}
    return (
        environment()
        .get_template("checked.html.j2")
        .render(
            statements=statements,
            style=style,
            policy=policy([style, *sorted(inner)]),
            mark=lambda verdict: _HOURGLASS if verdict == "misdated" else MARKS[verdict],
            words={verdict: verdict.replace("-", " ") for verdict in MARKS},
            chart=_chart,
            most=_MOST,
        )
    )


def _chart(verdict: Verdict) -> str:
    """The chart of an effect or a figure; nothing where there is none."""
    if verdict.analysis:
        return effect_svg(verdict.analysis)
    return claim_svg(verdict.drawn) if verdict.drawn else ""
