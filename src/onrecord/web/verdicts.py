"""Findings that official series were asked about, with what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.archive import Archive, FoundFinding, Sought, Standing
from onrecord.record.span import Model

ANSWERED = ("contradicted", "misdated", "not-yet-knowable", "supported")
_MOST = 200


class Tested(Model):
    """A figure or an effect, and the verdict on it."""

    finding: FoundFinding
    verdict: Standing


def with_verdicts(archive: Archive, rows: Iterable[FoundFinding]) -> Iterator[Tested]:
    """Those of the findings that were checked, with the gravest verdict on each."""
    known: dict[str, dict[str, Standing]] = {}
    for row in rows:
        if not row.verdict:
            continue
        if row.statement not in known:
            known[row.statement] = {each.finding: each for each in reversed(archive.verdicts_of(row.statement))}
        if row.key in known[row.statement]:
            yield Tested(finding=row, verdict=known[row.statement][row.key])


def tested_against(archive: Archive, series: str) -> tuple[Tested, ...]:
    """Figures and effects of the latest statements that a series was asked about, the gravest verdicts first."""
    return tuple(
        each
        for word in ANSWERED
        for kind in ("figure", "effect")
        for each in with_verdicts(archive, archive.find(kind, Sought(verdict=word), limit=_MOST).rows)
        if series in series_in(each.verdict)
    )


def series_in(verdict: Standing) -> list[str]:
    """The series a verdict rests on, in order."""
    named = [each.get("series") for each in verdict.body.get("observations", ())]
    named += [(verdict.body.get(part) or {}).get("series") for part in ("drawn", "analysis")]
    return list(dict.fromkeys(str(each) for each in named if each))
