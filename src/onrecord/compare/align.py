"""Which sentences of two texts tell the same: optimal assignment by shared rare words and findings."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass

import numpy as np

from .meaning import Vectors
from .passages import Sentence

LEAST = 0.3  # likeness below which two sentences are not the same one told again
_GAIN = 0.06  # what a neighbour must add to a pair to be its second half
_HELD = 0.35  # share of a neighbour's weight that must be new ground shared with the other side
_FEWEST_SHARED = 3  # words of that new ground
_RARE_WORDS = 12
_COMMON = 24  # a word in more sentences of B than this proposes no pairs
_CANDIDATES = 12
_STEM = 6
_ORDER = 0.02  # how much the same place in the text speaks for a pair, beside its words
_MEANING = 0.8  # what nearness in meaning counts beside shared words
_MARK_WEIGHT = 0.5

Bag = Counter[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Neighbouring sentences of A and the neighbouring sentences of B that tell the same; one side may be empty."""

    a: tuple[int, ...]
    b: tuple[int, ...]


class _Weights:
    """How much each word and finding tells: the rarer over both texts, the more."""

    def __init__(self, bags: list[Bag]) -> None:
        counts = Counter(key for bag in bags for key in bag)
        size = len(bags) + 1
        self.of = {
            key: math.log(1 + size / count) * (_MARK_WEIGHT if ":" in key else 1.0) for key, count in counts.items()
        }

    def total(self, bag: Bag) -> float:
        return sum(self.of[key] * count for key, count in bag.items())

    def likeness(self, a: Bag, b: Bag, whole: float | None = None) -> float:
        """Shared weight over the mean weight (Dice); `whole` is the weight of both, where it is known."""
        small, large = (a, b) if len(a) <= len(b) else (b, a)
        shared = sum(self.of[key] * min(count, large[key]) for key, count in small.items() if key in large)
        if whole is None:
            whole = self.total(a) + self.total(b)
        return 2 * shared / whole if whole else 0.0


def align(a: list[Sentence], b: list[Sentence], *, least: float = LEAST, near: Vectors | None = None) -> list[Pair]:
    """Pair the sentences of two texts.

    Equal sentences pair first, in order. The others pair so that their likeness is greatest as a whole (Kuhn-Munkres,
    one connected group of candidates at a time), wherever in the text they stand; then a sentence left over beside a
    paired one joins it where the two together tell what the other side tells in one.

    Args:
        a: The sentences of the first text.
        b: Those of the second.
        least: Likeness below which two sentences are not the same one told again.
        near: How near each sentence of A is to each of B in meaning, where that is known; it adds to their likeness.

    Returns:
        Every sentence of both texts in exactly one pair, ordered by A, then by B.
    """
    bags_a, bags_b = [_bag(each) for each in a], [_bag(each) for each in b]
    weights = _Weights(bags_a + bags_b)
    matched = _equal(a, b)
    taken_a, taken_b = set(matched), set(matched.values())
    open_a = [index for index in range(len(a)) if index not in taken_a]
    open_b = [index for index in range(len(b)) if index not in taken_b]
    scores = _candidates(open_a, open_b, bags_a, bags_b, weights, least, near)
    matched |= _assign(scores)
    return _joined(matched, bags_a, bags_b, weights)


def _bag(sentence: Sentence) -> Bag:
    return Counter([*(key[:_STEM] for key in sentence.keys), *sentence.marks])


def _equal(a: list[Sentence], b: list[Sentence]) -> dict[int, int]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in range(len(b) - 1, -1, -1):
        places[b[index].keys].append(index)
    return {index: places[each.keys].pop() for index, each in enumerate(a) if places.get(each.keys)}


def _candidates(
    open_a: list[int],
    open_b: list[int],
    bags_a: list[Bag],
    bags_b: list[Bag],
    weights: _Weights,
    least: float,
    near: Vectors | None,
) -> dict[tuple[int, int], float]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index in open_b:
        for key in bags_b[index]:
            holders[key].append(index)
    scores: dict[tuple[int, int], float] = {}
    totals = {other: weights.total(bags_b[other]) for other in open_b}
    for index in open_a:
        total = weights.total(bags_a[index])
        rare = sorted((key for key in bags_a[index] if key in holders), key=lambda key: -weights.of[key])
        votes: Counter[int] = Counter()
        for key in rare[:_RARE_WORDS]:
            if len(holders[key]) <= _COMMON:
                for other in holders[key]:
                    votes[other] += weights.of[key]  # type: ignore[assignment]
        others = {other for other, _ in votes.most_common(_CANDIDATES)} | _nearest(near, index, totals.keys())
        for other in sorted(others):
            likeness = weights.likeness(bags_a[index], bags_b[other], total + totals[other])
            if near is not None:
                likeness += _MEANING * float(near[index, other])
            if likeness >= least:
                apart = abs(index / len(bags_a) - other / len(bags_b))
                scores[index, other] = likeness + _ORDER * (1 - apart)
    return scores


def _nearest(near: Vectors | None, index: int, among: Set[int]) -> set[int]:
    if near is None:
        return set()
    row = near[index]
    return {other for other in np.argsort(-row)[:_CANDIDATES].tolist() if row[other] > 0 and other in among}


def _assign(scores: dict[tuple[int, int], float]) -> dict[int, int]:
    """The pairs of greatest total score, each group of connected candidates for itself."""
    if not scores:
        return {}
    # SciPy takes half a second to load, and only those who compare need it.
    from scipy.optimize import linear_sum_assignment
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    rows, columns = sorted({pair[0] for pair in scores}), sorted({pair[1] for pair in scores})
    row_at = {row: at for at, row in enumerate(rows)}
    column_at = {column: at + len(rows) for at, column in enumerate(columns)}
    size = len(rows) + len(columns)
    first, second = [row_at[pair[0]] for pair in scores], [column_at[pair[1]] for pair in scores]
    graph = coo_array((np.ones(len(scores)), (first, second)), shape=(size, size))
    _, group = connected_components(graph, directed=False)
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in scores:
        groups[int(group[row_at[pair[0]]])].append(pair)
    matched: dict[int, int] = {}
    for pairs in groups.values():
        mine, theirs = sorted({pair[0] for pair in pairs}), sorted({pair[1] for pair in pairs})
        at_row, at_column = {v: k for k, v in enumerate(mine)}, {v: k for k, v in enumerate(theirs)}
        matrix = np.zeros((len(mine), len(theirs)))
        for pair in pairs:
            matrix[at_row[pair[0]], at_column[pair[1]]] = scores[pair]
        chosen_rows, chosen_columns = linear_sum_assignment(matrix, maximize=True)
        for row, column in zip(chosen_rows.tolist(), chosen_columns.tolist(), strict=True):
            if matrix[row, column] > 0:
                matched[mine[row]] = theirs[column]
    return matched


def _joined(matched: dict[int, int], bags_a: list[Bag], bags_b: list[Bag], weights: _Weights) -> list[Pair]:
    """Take sentences left over into a neighbouring pair where they are its split or merged half."""
    pairs = {index: ([index], [other]) for index, other in matched.items()}
    of_b = {other: index for index, other in matched.items()}
    left_a = [index for index in range(len(bags_a)) if index not in matched]
    left_b = [index for index in range(len(bags_b)) if index not in of_b]
    joined_a, joined_b = set[int](), set[int]()
    for index in left_b:
        homes = [of_b[near] for near in (index - 1, index + 1) if near in of_b]
        home = _best(homes, pairs, bags_b[index], bags_b, bags_a, weights, side=1)
        if home is not None:
            pairs[home][1].append(index)
            of_b[index] = home
            joined_b.add(index)
    of_a = {index: index for index in matched}
    for index in left_a:
        homes = [of_a[near] for near in (index - 1, index + 1) if near in of_a]
        home = _best(homes, pairs, bags_a[index], bags_a, bags_b, weights, side=0)
        if home is not None:
            pairs[home][0].append(index)
            of_a[index] = home
            joined_a.add(index)
    found = [Pair(tuple(sorted(mine)), tuple(sorted(theirs))) for mine, theirs in pairs.values()]
    found += [Pair((index,), ()) for index in left_a if index not in joined_a]
    found += [Pair((), (index,)) for index in left_b if index not in joined_b]
    return sorted(found, key=lambda pair: (not pair.a, pair.a, pair.b))


def _best(
    homes: list[int],
    pairs: dict[int, tuple[list[int], list[int]]],
    bag: Bag,
    own: list[Bag],
    other: list[Bag],
    weights: _Weights,
    *,
    side: int,
) -> int | None:
    best, best_gain = None, _GAIN
    for home in homes:
        near, far = pairs[home][side], pairs[home][1 - side]
        held = sum((own[each] for each in near), Counter[str]())
        against = sum((other[each] for each in far), Counter[str]())
        uncovered = against - held
        shared = Counter({key: min(n, uncovered[key]) for key, n in bag.items() if key in uncovered})
        if len(shared) < _FEWEST_SHARED or weights.total(shared) < _HELD * weights.total(bag):
            continue
        gain = weights.likeness(held + bag, against) - weights.likeness(held, against)
        if gain > best_gain:
            best, best_gain = home, gain
    return best
