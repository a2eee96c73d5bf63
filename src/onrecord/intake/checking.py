"""Verdicts of official series on the figures and effects of kept statements."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.archive import Archive, Judged
from onrecord.record import Record
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.check import SeriesStore, Verdict


def check_kept(archive: Archive, record: Record, series: SeriesStore) -> bool:
    """Check the current record of a kept statement and keep the verdicts; whether anything is new."""
    from onrecord.check import GRAVEST, check

    verdicts = sorted(check(record, series).verdicts, key=lambda each: GRAVEST.index(each.verdict))
    judged = [
        Judged(
            finding=each.effect or each.figure or "",
            kind="effect" if each.effect else "figure",
            verdict=each.verdict,
            sentence=each.sentence,
            body=json.loads(json.dumps(_body(each))),  # as it comes back, so that the same is the same
        )
        for each in verdicts
        if each.effect or each.figure
    ]
    return archive.add_verdicts(record.id, judged, made_by=f"onrecord {__version__}")


def _body(verdict: Verdict) -> dict[str, Any]:
    """All of a verdict, and its words as messages so that they can be said in another language (`told`)."""
    return verdict.as_json() | ({"told": verdict.told.as_json()} if verdict.told else {})
