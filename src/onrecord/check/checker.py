"""Checking a record against official series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onrecord.record import Record

from .claims import Claim, claims_of
from .judge import judge
from .store import SeriesStore
from .told import Wording, say
from .verdicts import Checked, Verdict, gravest


def check(record: Record, series: SeriesStore, *, event: date | None = None) -> Checked:
    """Set every figure and claimed effect of a record against the held series.

    Args:
        record: What was read in a statement; its date is what "known on the day" is judged by.
        series: The official series.
        event: When the cause of a claimed effect took place, where the text does not say.

    Returns:
        One verdict for each claim a series could answer, and the gravest.
    """
    from .effects import judge_effect

    verdicts: list[Verdict] = []
    for claim in claims_of(record, _home(series)):
        verdicts.extend(_answers(claim, record, series))
    for effect in record.effects:
        verdicts.append(judge_effect(effect, record, series, event))  # noqa: PERF401
    answered = {verdict.figure for verdict in verdicts}
    for figure in record.figures:
        if figure.id not in answered and figure.claim not in ("duration",):
            verdicts.append(  # noqa: PERF401
                Verdict.of(
                    Wording(say("No held series measures this.")),
                    figure=figure.id,
                    span=figure.span,
                    kind=figure.claim,
                    verdict="not-covered",
                )
            )
    verdicts.sort(key=lambda each: (each.span.start, each.span.end))
    return Checked(
        statement=_named(record), verdicts=tuple(verdicts), verdict=gravest(each.verdict for each in verdicts)
    )


def _answers(claim: Claim, record: Record, series: SeriesStore) -> list[Verdict]:
    """The verdict on a claim; two for a rank whose sentence speaks of one cut of the measure but could mean the other."""  # noqa: E501
    whole = judge(claim, record, series)
    coverage = claim.subject.facets.get("coverage")
    if claim.kind != "rank" or coverage is None:
        return [whole]
    passage = claim.passage
    between = passage.between(claim.span.end, passage.end) if passage else ""
    if not between.lstrip().startswith((",", "with", "—", "–")):
        return [whole]
    found = [whole]
    for other in ("goods", "goods_and_services"):
        if other != coverage:
            facets: Mapping[str, str] = {**claim.subject.facets, "coverage": other}
            verdict = judge(replace(claim, subject=replace(claim.subject, facets=dict(facets))), record, series)
            if verdict.verdict != "not-covered":
                found.append(verdict)
    return found


def _home(series: SeriesStore) -> str | None:
    """The state all held series are of, where they are of one: whose president "the president" is when nothing says."""
    states = Counter(
        each.geography[0] for each in series.list() if len(each.geography) == 1 and len(each.geography[0]) == 3
    )
    return states.most_common(1)[0][0] if states else None


def _named(record: Record) -> dict[str, Any]:
    statement = record.statement
    return {
        "id": record.id,
        "title": statement.title,
        "issuer": statement.issuer,
        "published": statement.published,
        "source": statement.source,
        "sha256": statement.sha256,
    }
