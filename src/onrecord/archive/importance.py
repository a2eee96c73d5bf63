"""How soon a person should look at a finding: doubt times importance. The weights are in `lexicon/review.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.record import Record


def priority(finding: Mapping[str, Any], verdict: str | None, office: str | None = None) -> float:
    """From 0 to 1; the higher, the sooner.

    Args:
        finding: The columns of its row: kind, subtype, strength, last_day, confidence.
        verdict: What official series gave, if anything.
        office: The designation of who speaks, for attributions.
    """
    weights = lexicon.load("review")
    fitting = (rule["weight"] for rule in weights["importance"] if _fits(rule, finding, verdict, office))
    confidence = finding.get("confidence")
    doubt = weights["unknown_doubt"] if confidence is None else max(1 - confidence, weights["least_doubt"])
    return round(float(doubt * next(fitting, weights["else"])), 6)


def office_of(record: Record, roles: tuple[tuple[str, str], ...]) -> str | None:
    """The designation of the speaker among the roles of a finding."""
    speaker = next((local for role, local in roles if role == "speaker"), None)
    return record.actor(speaker).designation if speaker else None


def _fits(rule: Mapping[str, Any], finding: Mapping[str, Any], verdict: str | None, office: str | None) -> bool:
    return (
        rule["kind"] == finding["kind"]
        and all(finding.get(name) in rule[name] for name in ("subtype", "strength") if name in rule)
        and ("verdict" not in rule or verdict in rule["verdict"])
        and ("deadline" not in rule or rule["deadline"] == bool(finding.get("last_day") or finding.get("first_day")))
        and ("office" not in rule or (office is not None and any(_holds(office, rank) for rank in rule["office"])))
    )


def _holds(office: str, rank: str) -> bool:
    words = office.casefold().split()
    return any(f" {phrase} " in f" {' '.join(words)} " for phrase in _offices(rank))


@cache
def _offices(rank: str) -> tuple[str, ...]:
    return tuple(str(phrase) for phrase in lexicon.load("offices")[rank])
