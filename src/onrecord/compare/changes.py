"""What changed between two passages that tell the same: the words that differ and the gravest kind of change.

The hard rule: where the numbers, times, negations or modals of the two passages are not the same in the same order,
the change is never `same` nor `reworded`. It holds because each differing stretch is tested for them, and stretches
that do not differ hold the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.record import Span

from .comparison import Change, PartKind
from .passages import articles, nameless
from .sides import Passages, within_any
from .strength import weight_between
from .vocabulary import are_contrary, go_apart, is_split_off
from .words import BOUND, NEGATION, NUMBER, TIME, UNIT, Word

GRAVITY: tuple[PartKind, ...] = (
    "negation",
    "figure",
    "period",
    "strength",
    "condition",
    "deadline",
    "parties",
    "programme",
    "wording",
)
_MOST_PAIRS = 400  # words of two stretches, multiplied: longer ones are rewritten, not turned round
_LONG = 400  # words from which difflib may pass over common words


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that differs, as word ranges on both sides; `weight` is above zero where B is the stronger."""

    kind: PartKind
    a: tuple[int, int]
    b: tuple[int, int]
    weight: int = 0


def differences(a: Passages, b: Passages) -> list[Difference]:
    """The stretches of words in which two passages differ, in order, each with the gravest kind of its change."""
    keys_a, keys_b = [word.key for word in a.words], [word.key for word in b.words]
    if keys_a == keys_b:
        return []
    long = len(keys_a) > _LONG or len(keys_b) > _LONG
    matcher = SequenceMatcher(None, keys_a, keys_b, autojunk=long)
    found = [
        _judged(a, b, (first, last), (start, end))
        for tag, first, last, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]
    if sorted(keys_a) == sorted(keys_b):
        found = [_swapped(a, b, each) for each in found]
        if _change_places(a.words, b.words):
            found = [replace(each, kind="figure") if each.kind == "wording" else each for each in found]
    return found


def _change_places(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two of the same words change places between the same numbers ("5 ships, 3 boats"; "5 boats, 3 ships")."""
    first, second = _by_numbers(a), _by_numbers(b)
    if [number for number, _ in first] != [number for number, _ in second]:
        return False
    gone = [(at, key) for at, ((_, x), (_, y)) in enumerate(zip(first, second, strict=True)) for key in x - y]
    come = [(at, key) for at, ((_, x), (_, y)) in enumerate(zip(first, second, strict=True)) for key in y - x]
    ways = {(at, to) for at, key in gone for to, other in come if key == other and at and to}
    return any((to, at) in ways for at, to in ways)


def _by_numbers(words: Sequence[Word]) -> list[tuple[str, Counter[str]]]:
    """Each number with the words behind it up to the next; first the words before any."""
    found: list[tuple[str, Counter[str]]] = [("", Counter())]
    for word in words:
        if word.kind in (NUMBER, TIME):
            found.append((word.key, Counter()))
        else:
            found[-1][1][word.key] += 1
    return found


def _swapped(a: Passages, b: Passages, found: Difference) -> Difference:
    """In a passage of the same words: a party that stands on the other side of what is done ("France thanked Peru")."""
    for side, within in ((a, found.a), (b, found.b)):
        named = side.named(within)
        others = [word for word in side.words[slice(*within)] if word.key not in nameless()]
        if (
            found.kind == "wording"
            and named
            and not all(within_any(word, [each.span for each in named]) for word in others)
        ):
            return replace(found, kind="parties")
    return found


def change_of(found: Sequence[Difference]) -> Change:
    """The kind of change of a row, from the gravest of its differences."""
    if not found:
        return "same"
    worst = min(found, key=lambda each: GRAVITY.index(each.kind))
    if worst.kind in ("strength", "condition"):
        total = sum(each.weight for each in found if each.kind == worst.kind) or worst.weight
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
    pairs = _pairs(words_a, words_b)
    if _of(words_a, NEGATION) != _of(words_b, NEGATION) or any(are_contrary(*pair) for pair in pairs):
        return Difference("negation", in_a, in_b)
    weight = weight_between(a, in_a, b, in_b, pairs)
    kinds = _numeric(a, in_a, b, in_b)
    if kinds and not weight and _same_figure(a, in_a, b, in_b):
        kinds = set()
    if any(go_apart(*pair) for pair in pairs):
        if not (a.before_number(in_a) and b.before_number(in_b)):
            return Difference("negation", in_a, in_b)
        kinds.add("figure")
    if kinds == {"deadline"} and not weight:
        return Difference("deadline", in_a, in_b)
    if "figure" in kinds:
        return Difference("figure", in_a, in_b)
    if "period" in kinds:
        return Difference("period", in_a, in_b)
    if weight:
        return Difference("strength", in_a, in_b, weight)
    return Difference(_unweighed(a, in_a, b, in_b), in_a, in_b, _conditions(a, in_a, b, in_b))


def _unweighed(a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int]) -> PartKind:
    """The kind of a stretch in which no negation, number or word of strength differs."""
    if _conditions(a, in_a, b, in_b):
        return "condition"
    if _timed(a, in_a, a.deadlines) or _timed(b, in_b, b.deadlines):
        return "deadline"
    if _timed(a, in_a, a.times) and _timed(b, in_b, b.times):
        return "period"
    if _other_party(a, in_a, b, in_b):
        return "parties"
    if (a.is_office(in_a) and b.is_office(in_b)) or a.unnamed(in_a) != b.unnamed(in_b):
        return "parties"
    if _touches(a, in_a, a.programmes) or _touches(b, in_b, b.programmes):
        return "programme"
    return "wording"


def _pairs(words_a: Sequence[Word], words_b: Sequence[Word]) -> list[tuple[str, str]]:
    """Each word of one side with each of the other, but for numbers and for words on both; none of long stretches."""
    if len(words_a) * len(words_b) > _MOST_PAIRS:
        return []
    keys_a, keys_b = ({word.key for word in words if word.kind not in (NUMBER, TIME)} for words in (words_a, words_b))
    if any(is_split_off(key) for key in keys_a ^ keys_b):
        return []
    return [(one, other) for one in sorted(keys_a - keys_b) for other in sorted(keys_b - keys_a)]


def _same_figure(a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int]) -> bool:
    """Whether both stretches lie in one figure each, and the reader took the same value, unit and bound from both."""
    held: list[object] = []
    for side, (first, last) in ((a, in_a), (b, in_b)):
        if first == last:
            return False
        start, end = side.words[first].start, side.words[last - 1].end
        inside = [each for each in side.figures if each.span.start <= start and end <= each.span.end]
        if len(inside) != 1 or inside[0].value is None:
            return False
        found = inside[0]
        held.append((found.value, found.low, found.high, found.unit, found.bound, found.change))
    return held[0] == held[1]


def _conditions(a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int]) -> int:
    """1 where a condition was taken out of what binds, which makes it stronger; -1 where one was put in."""
    if not (a.binds or b.binds):
        return 0
    return a.begins_condition(in_a) - b.begins_condition(in_b)


def _timed(side: Passages, within: tuple[int, int], spans: list[Span]) -> bool:
    return any(within_any(word, spans) for word in side.words[slice(*within)] if word.key not in articles())


def _of(words: Iterable[Word], *kinds: str) -> list[str]:
    return [word.key for word in words if word.kind in kinds]


def _numeric(a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int]) -> set[PartKind]:
    words_a, words_b = a.words[slice(*in_a)], b.words[slice(*in_b)]
    numbers_differ = _of(words_a, NUMBER, TIME) != _of(words_b, NUMBER, TIME)
    exchanged = bool(_of(words_a, UNIT)) and bool(_of(words_b, UNIT))
    found: set[PartKind] = set()
    for side, (first, last) in ((a, in_a), (b, in_b)):
        for at in range(first, last):
            kind = side.words[at].kind
            if numbers_differ and kind in (NUMBER, TIME):
                found.add("deadline" if side.is_deadline(at) else "period" if side.is_period(at) else "figure")
            elif kind in (BOUND, UNIT) and side.at_number(at, exchanged=exchanged):
                found.add("deadline" if side.is_deadline(at) else "figure")
    return found


def _other_party(a: Passages, in_a: tuple[int, int], b: Passages, in_b: tuple[int, int]) -> bool:
    """Whether a stretch names a party that the other side does not, or another one in its place."""
    mine, theirs = a.named(in_a), b.named(in_b)
    if any(not each.is_one_of(b.actors) for each in mine) or any(not each.is_one_of(a.actors) for each in theirs):
        return True
    return bool(mine and theirs) and not any(each.is_one_of(theirs) for each in mine)


def _touches(side: Passages, within: tuple[int, int], spans: list[Span]) -> bool:
    return any(within_any(word, spans) for word in side.words[slice(*within)] if word.key not in nameless())
