"""Join the two ends of a range: "10 to 15 billion", "between 5 and 7 percent", "$62-$68"."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.wording import Wording

from .draft import Draft

_DASHES = frozenset({"-", "–", "—", "‑", "to"})


def join(drafts: list[Draft], words: Wording) -> list[Draft]:
    """Drafts with the ends of ranges joined; where a quantity moves from one level to another both stay apart."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _coordinated(out[-1], draft, words):
            _lend(out, draft, words)
        if out and (link := _link(out[-1], draft, words)):
            if link == "move":
                out[-1].rule, draft.rule, draft.of = "from", "to", out[-1].first
                _share_scale(out[-1], draft)
                out.append(draft)
            else:
                _merge(out[-1], draft, link)
        else:
            out.append(draft)
    return out


def _coordinated(left: Draft, right: Draft, words: Wording) -> bool:
    """Such as "7- or 8-inch", "four-, five- and six-year": numbers before a hyphen that share the last one's unit."""
    gap = [word for word in words.lower[left.core[1] : right.core[0]] if not word.isspace()]
    return (
        left.kind == "bare" and 2 <= len(gap) <= 3 and gap[0] in ("-", "‑") and set(gap[1:]) <= {",", "or", "and", "to"}
    )


def _lend(out: list[Draft], right: Draft, words: Wording) -> None:
    """Give the unit of the last of coordinated numbers to those before it."""
    at, later = len(out) - 1, right
    while at >= 0 and _coordinated(out[at], later, words):
        left = out[at]
        left.unit, left.kind, left.claim, left.confidence = right.unit, right.kind, right.claim, right.confidence
        left.head = right.head
        at, later = at - 1, left


def _share_scale(left: Draft, right: Draft) -> None:
    """Such as "from 10 to 15 billion": the scale is said once."""
    if left.scale == 1.0 and right.scale > 1.0 and abs(left.value or 0.0) < 1000:
        left.value = (left.value or 0.0) * right.scale
    left.unit, left.confidence = right.unit or left.unit, max(left.confidence, right.confidence)
    if left.kind == "bare":
        left.kind, left.head, left.claim = right.kind, right.head, right.claim


def _link(left: Draft, right: Draft, words: Wording) -> str | None:
    """How two neighbours are linked: "range", or None."""
    end = left.core[1] if left.kind in ("bare", "count") else left.last
    start = right.first
    if (
        not left.core[1] <= start <= left.core[1] + 8
        or left.value is None
        or right.value is None
        or left.low is not None
    ):
        return None
    if end > start:
        end = left.core[1]
    gap = [word for word in words.lower[end:start] if not word.isspace()]
    if left.kind in ("count", "share", "age") and left.unit != right.unit:
        gap = [word for word in words.lower[left.core[1] : start] if not word.isspace()]
    if len(gap) != 1:
        return None
    same = (
        left.unit == right.unit
        or left.unit is None
        or left.kind in ("bare", "count")
        or (left.kind == "share" and right.rule == "fraction")
        or _base(left.unit) == _base(right.unit)
    )
    if not same:
        return None
    before = [word for word in words.lower[max(0, left.first - 4) : left.first] if not word.isspace()][-1:]
    if gap[0] == "to" and before == ["from"] and _moves(left, words):
        return "move"
    if gap[0] in _DASHES:
        return "range"
    if gap[0] == "and" and before == ["between"]:
        return "range"
    if gap[0] == "or" and left.value + 1 == right.value and left.unit in (None, right.unit):
        return "range"
    return None


def _moves(left: Draft, words: Wording) -> bool:
    """Whether "from X to Y" tells of a change rather than of a spread: by the word of change or spread before it."""
    for word in reversed(words.lower[max(0, left.first - 24) : left.first]):
        if word in _spreads():
            return False
        if word in (".", ";"):
            break
    return True


@cache
def _spreads() -> frozenset[str]:
    return frozenset(lexicon.load("changes")["spreads"])


def _base(unit: str | None) -> str | None:
    return unit.partition(" per ")[0] if unit else None


def _merge(left: Draft, right: Draft, link: str) -> None:
    low, high = left.value or 0.0, right.value or 0.0
    if left.scale == 1.0 and right.scale > 1.0 and abs(low) < 1000:
        low *= right.scale
    left.low, left.high, left.value = low, high, None
    left.unit, left.kind, left.head = (
        right.unit or left.unit,
        right.kind if right.unit else left.kind,
        right.head or left.head,
    )
    left.last, left.core, left.claim = max(right.last, left.core[1]), (left.core[0], right.core[1]), right.claim
    left.rule, left.confidence = link, max(left.confidence, right.confidence)
