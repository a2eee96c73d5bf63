"""What changed between two passages that tell the same: the words that differ and the gravest kind of change.

The hard rule: where the numbers, times, negations or modals of the two passages are not the same in the same order,
the change is never `same` nor `reworded`. It holds because each differing stretch is tested for them, and stretches
that do not differ hold the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from onrecord.record import Span

from .comparison import Change, PartKind
from .passages import Sentence, deadline_words, nameless
from .words import BOUND, NEGATION, NUMBER, STRENGTH, TIME, UNIT, Word, is_modal, strength_of

GRAVITY: tuple[PartKind, ...] = (
    "negation",
    "figure",
    "period",
    "strength",
    "deadline",
    "parties",
    "programme",
    "wording",
)
_CUE_REACH = 5
_LONG = 400  # words from which difflib may pass over common words
_BOUND_REACH = 6
_DAY = 2  # digits


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that differs, as word ranges on both sides; `weight` is above zero where B is the stronger."""

    kind: PartKind
    a: tuple[int, int]
    b: tuple[int, int]
    weight: int = 0


class Passages:
    """One side of a row: the words and findings of its sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.words = tuple(word for each in sentences for word in each.words)
        self.figures = [span for each in sentences for span in each.figures]
        self.times = [span for each in sentences for span in each.times]
        self.deadlines = [span for each in sentences for span in each.deadlines]
        self.actors = [named for each in sentences for named in each.actors]
        self.programmes = [span for each in sentences for span in each.programmes]
        self.identities = {key for named in self.actors for key in named.identity}

    def is_deadline(self, at: int) -> bool:
        """Whether the word belongs to a deadline: one the reader found, or a time after by, within, until."""
        word = self.words[at]
        if _within(word, self.deadlines):
            return True
        if not (word.kind in (TIME, UNIT) or self._measures_time(at) or _within(word, self.times)):
            return False
        return any(before.key in deadline_words() for before in self.words[max(0, at - _CUE_REACH) : at])

    def _measures_time(self, at: int) -> bool:
        return any(after.kind == UNIT for after in self.words[at + 1 : at + 2]) and not any(
            char in self.words[at + 1].key for char in "%$€£¥"
        )

    def is_period(self, at: int) -> bool:
        """Whether the word belongs to a date: by itself, as the reader found, or as a day beside its month."""
        word = self.words[at]
        if word.kind == TIME or (_within(word, self.times) and not _within(word, self.figures)):
            return True
        beside = self.words[max(0, at - 1) : at + 2]
        return len(word.key) <= _DAY and any(near.kind == TIME and near.key.isalpha() for near in beside)

    def at_number(self, at: int) -> bool:
        """Whether the word bounds the number after it ("more than 160") or is the unit of the one before it."""
        if self.words[at].kind == UNIT:
            return any(near.kind in (NUMBER, TIME) for near in self.words[max(0, at - 2) : at])
        after = next(
            (word for word in self.words[at + 1 : at + _BOUND_REACH] if word.kind != BOUND and word.key != "to"), None
        )
        return after is not None and after.kind == NUMBER


def differences(a: Passages, b: Passages) -> list[Difference]:
    """The stretches of words in which two passages differ, in order, each with the gravest kind of its change."""
    keys_a, keys_b = [word.key for word in a.words], [word.key for word in b.words]
    if keys_a == keys_b:
        return []
    long = len(keys_a) > _LONG or len(keys_b) > _LONG
    matcher = SequenceMatcher(None, keys_a, keys_b, autojunk=long)
    return [
        _judged(a, b, (first, last), (start, end))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def change_of(found: Sequence[Difference]) -> Change:
    """The kind of change of a row, from the gravest of its differences."""
    if not found:
        return "same"
    worst = min(found, key=lambda each: GRAVITY.index(each.kind))
    if worst.kind == "strength":
        total = sum(each.weight for each in found if each.kind == "strength") or worst.weight
        return "strengthened" if total > 0 else "softened"
    names: dict[PartKind, Change] = {
        "negation": "negated",
        "figure": "figure changed",
        "period": "period changed",
        "deadline": "deadline changed",
        "parties": "parties changed",
    }
    return names.get(worst.kind, "reworded")


def _judged(a: Passages, b: Passages, in_a: tuple[int, int], in_b: tuple[int, int]) -> Difference:
    words_a, words_b = a.words[slice(*in_a)], b.words[slice(*in_b)]
    if _of(words_a, NEGATION) != _of(words_b, NEGATION):
        return Difference("negation", in_a, in_b)
    kinds = _numeric(a, in_a, b, in_b)
    weight = _strength(words_a, words_b)
    if kinds == {"deadline"} and not weight:
        return Difference("deadline", in_a, in_b)
    if "figure" in kinds:
        return Difference("figure", in_a, in_b)
    if "period" in kinds:
        return Difference("period", in_a, in_b)
    if weight:
        return Difference("strength", in_a, in_b, weight)
    if _new_party(a, in_a, b.identities) or _new_party(b, in_b, a.identities):
        return Difference("parties", in_a, in_b)
    if _touches(a, in_a, a.programmes) or _touches(b, in_b, b.programmes):
        return Difference("programme", in_a, in_b)
    return Difference("wording", in_a, in_b)


def _of(words: Iterable[Word], *kinds: str) -> list[str]:
    return [word.key for word in words if word.kind in kinds]


def _numeric(a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int]) -> set[PartKind]:
    numbers_differ = _of(a.words[slice(*in_a)], NUMBER, TIME) != _of(b.words[slice(*in_b)], NUMBER, TIME)
    found: set[PartKind] = set()
    for side, (first, last) in ((a, in_a), (b, in_b)):
        for at in range(first, last):
            kind = side.words[at].kind
            if numbers_differ and kind in (NUMBER, TIME):
                found.add("deadline" if side.is_deadline(at) else "period" if side.is_period(at) else "figure")
            elif kind in (BOUND, UNIT) and side.at_number(at):
                found.add("deadline" if side.is_deadline(at) else "figure")
    return found


def _strength(words_a: Sequence[Word], words_b: Sequence[Word]) -> int:
    """By how much the words of strength differ; a bare assertion stands where one side has none."""
    strong_a, strong_b = ([word for word in side if word.kind == STRENGTH] for side in (words_a, words_b))
    if not (strong_a and strong_b):
        strong_a, strong_b = ([word for word in side if is_modal(word)] for side in (strong_a, strong_b))
    keys_a, keys_b = [word.key for word in strong_a], [word.key for word in strong_b]
    if keys_a == keys_b:
        return 0
    steps = [strength_of(y) - strength_of(x) for x, y in zip_longest(keys_a, keys_b, fillvalue="plain")]
    return sum(steps) or next(step for step in steps if step)


def _new_party(side: Passages, within: tuple[int, int], known: set[str]) -> bool:
    changed = [word for word in side.words[slice(*within)] if word.key not in nameless()]
    for named in side.actors:
        if named.identity & known:
            continue
        if any(named.span.start < word.end and word.start < named.span.end for word in changed):
            return True
    return False


def _touches(side: Passages, within: tuple[int, int], spans: list[Span]) -> bool:
    return any(_within(word, spans) for word in side.words[slice(*within)] if word.key not in nameless())


def _within(word: Word, spans: list[Span]) -> bool:
    return any(span.start < word.end and word.start < span.end for span in spans)
