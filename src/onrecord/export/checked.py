"""Verdicts as a page that opens in any browser: what the text says, what the series show, the charts."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from onrecord.check import MARKS, Checked, Verdict, effect_svg

_STYLE = """
:root{--paper:#fbfaf7;--ink:#1b1b1a;--rule:#d9d5cc;--soft:#67635a;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--paper:#1c1b19;--ink:#efece5;--rule:#45423b;--soft:#b3ada0}}
body{margin:0 auto;max-width:46rem;padding:1.5rem 1rem;background:var(--paper);color:var(--ink);font:18px/1.55 'Source Serif 4',Georgia,serif}
h1{font-size:1.4rem}article{border-top:1px solid var(--rule);padding:.8rem 0}blockquote{margin:.2rem 0;font-style:italic}
.v,.s,dl,figcaption{font-family:'Public Sans',system-ui,sans-serif}.v{font-weight:600}.s,dl,table{font-size:.82rem;color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .8rem}dd{margin:0}table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{text-align:left;padding:.1rem .8rem .1rem 0}
figure{margin:1rem 0}svg{width:100%;height:auto}@media print{:root{--paper:#fff;--ink:#000}}
"""  # noqa: E501
_MOST = 12


def checked_page(checked: Sequence[Checked]) -> str:
    """The verdicts of one or more statements as one HTML page without scripts or outside files."""
    body = "".join(_statement(each) for each in checked)
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Checked figures</title><style>{_STYLE}</style><main>{body}</main></html>\n'  # noqa: E501


def _statement(checked: Checked) -> str:
    title = escape(str(checked.statement.get("title") or checked.statement.get("source") or "Statement"))
    day = escape(str(checked.statement.get("published") or "no date"))
    return f'<h1>{title}</h1><p class="s">{day} · gravest: {_words(checked.verdict)}</p>{"".join(_verdict(v) for v in checked.verdicts)}'  # noqa: E501


def _words(verdict: str) -> str:
    return f"{MARKS[verdict]} {verdict.replace('-', ' ')}"  # type: ignore[index]


def _verdict(verdict: Verdict) -> str:
    facts = [("Tolerance", verdict.tolerance), ("As published then", verdict.then), ("As held now", verdict.now)]
    facts += [("Nearest true reading", verdict.nearest.words if verdict.nearest else None)]
    rows = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in facts if value)
    chart = f"<figure>{effect_svg(verdict.analysis)}</figure>" if verdict.analysis else ""
    used = "".join(
        f"<tr><td>{escape(o.series)}</td><td>{escape(o.key)}</td><td>{escape(o.period)}</td><td>{o.value:,.10g}</td><td>{escape(o.vintage or '')}</td></tr>"  # noqa: E501
        for o in verdict.observations[:_MOST]
    )
    table = (
        f'<details class="s"><summary>Observations</summary><table><tr><th>Series</th><th>Key</th><th>Period</th><th>Value</th><th>Vintage</th></tr>{used}</table></details>'  # noqa: E501
        if used
        else ""
    )
    return f'<article><p class="v">{_words(verdict.verdict)}</p><blockquote>{escape(verdict.span.quote)}</blockquote><p>{escape(verdict.sentence)}</p><dl>{rows}</dl>{chart}{table}</article>'  # noqa: E501
