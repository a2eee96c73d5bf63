"""Join the two ends of a Spanish range: "de 17 a 19 millones", "entre 5 y 7 por ciento", "10 mil, 12 mil"."""

from __future__ import annotations

from onrecord.reading.wording import Wording

from .draft import Draft
from .spanish_numbers import word_before
from .spanish_units import listed

_DASHES = frozenset({"-", "–", "—", "‑"})
_FAR = 8


def join_spanish(drafts: list[Draft], words: Wording) -> list[Draft]:
    """Drafts with the ends of ranges joined; where a quantity moves from one level to another both stay apart."""
    out: list[Draft] = []
    for draft in drafts:
        if out and _one_range(out[-1], draft, words):
            _merge(out[-1], draft)
            continue
        if out and _one_move(out[-1], draft, words):
            _lend(out[-1], draft)
        out.append(draft)
    return out


def _one_move(left: Draft, right: Draft, words: Wording) -> bool:
    """Whether a bare number and the next are the ends of a move: "de 20 a 5 por ciento"."""
    gap = [word for word in words.lower[left.core[1] : right.first] if not word.isspace()]
    at = word_before(words, left.first)
    return left.kind == "bare" and gap in (["a"], ["al"]) and at >= 0 and words.lower[at] in ("de", "del")


def _lend(left: Draft, right: Draft) -> None:
    """Give the first level of a move the unit of the second, and its scale where that is said once."""
    if left.scale == 1.0 and right.scale > 1.0 and left.value is not None and left.value < right.scale:
        left.value *= right.scale
    left.unit, left.kind, left.confidence, left.rule = right.unit, right.kind, right.confidence, "from"
    right.rule = "to"


def _one_range(left: Draft, right: Draft, words: Wording) -> bool:
    same = left.kind == "bare" or left.unit == right.unit
    if left.value is None or right.value is None or not same or left.value >= right.value:
        low = left.value is not None and right.value is not None and left.value * right.scale < right.value
        if not (same and low and left.scale == 1.0):
            return False
    start = left.last if left.kind != "bare" else left.core[1]
    gap = [word for word in words.lower[start : right.first] if not word.isspace()]
    if len(gap) != 1:
        return False
    at = word_before(words, left.first)
    before = words.lower[at] if at >= 0 else ""
    if gap[0] in _DASHES or (gap[0] == "y" and before == "entre"):
        return True
    if gap[0] in ("o", "u", ","):
        return left.kind == "bare" and (gap[0] != "," or left.scale == right.scale >= 1000)
    return gap[0] == "a" and before in ("de", "entre") and not _moves(words, at)


def _moves(words: Wording, at: int) -> bool:
    """Whether a verb of moving stands before "de X a Y"."""
    for _ in range(_FAR):
        at = word_before(words, at)
        if at < 0 or words.lower[at] in (".", ";"):
            return False
        if words.lower[at] in listed("moving"):
            return True
    return False


def _merge(left: Draft, right: Draft) -> None:
    low, high = left.value or 0.0, right.value or 0.0
    if left.scale == 1.0 and right.scale > 1.0 and low < 1000:
        low *= right.scale
    left.low, left.high, left.value = low, high, None
    left.unit, left.kind, left.claim, left.phrase = right.unit, right.kind, right.claim, right.phrase
    left.last, left.core, left.rule = right.last, (left.core[0], right.core[1]), "range"
    left.confidence = max(left.confidence, right.confidence)
