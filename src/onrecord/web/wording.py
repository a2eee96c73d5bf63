"""A kept verdict as pages show it: in the language of the page where it can be said in it, else in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from onrecord.archive import Standing
from onrecord.check import English, Period, Wording, by

from .tongues import Spoken


@dataclass(frozen=True)
class Worded:
    """The words of a verdict in one language.

    Attributes:
        language: Which one.
        sentence: The answer. `tolerance`, `then`, `now`, `nearest`: what the verdict's fields of those names hold.
        periods: Those of the observations, in order.
        body: The verdict's body, the words of its chart among it.
    """

    language: str
    sentence: str
    tolerance: str | None
    then: str | None
    now: str | None
    nearest: str | None
    periods: tuple[str, ...]
    body: Mapping[str, Any]


def worded(verdict: Standing, tongue: English) -> Worded:
    """The words of a verdict; in English where they were kept without what makes them, or with what is said no more."""
    if isinstance(tongue, Spoken):
        try:
            return _said(verdict, Wording.of(verdict.body["told"]), tongue)
        except (LookupError, ValueError):
            pass
    body = verdict.body
    return Worded(
        language="en",
        sentence=verdict.sentence,
        **{name: body.get(name) for name in ("tolerance", "then", "now")},
        nearest=(body.get("nearest") or {}).get("words"),
        periods=tuple(str(each.get("period", "")) for each in body.get("observations", ())),
        body=body,
    )


def _said(verdict: Standing, told: Wording, tongue: Spoken) -> Worded:
    if len(told.periods) != len(verdict.body.get("observations", ())):
        raise ValueError("the periods are not those of the observations")
    parts = ("sentence", "tolerance", "then", "now", "nearest", "title", "shown")
    said = {name: by(value, tongue) for name in parts if (value := getattr(told, name)) is not None}
    body = dict(verdict.body)
    if body.get("analysis"):
        body["analysis"] = {**body["analysis"], "title": said["title"]}
    if body.get("drawn"):
        when = Period(*(date.fromisoformat(day) for day in body["drawn"]["period"]))
        words = {"title": said["title"], "shown_words": said["shown"], "period_words": tongue.label(when)}
        body["drawn"] = {**body["drawn"], **words}
    return Worded(
        language=tongue.language,
        sentence=said["sentence"],
        **{name: said.get(name) for name in ("tolerance", "then", "now", "nearest")},
        periods=tuple(tongue.label(each) for each in told.periods),
        body=body,
    )
