"""Two records side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.record import Record

from .align import Pair, align
from .changes import Difference, change_of, differences
from .comparison import Change, Comparison, Row, Side, Summary, Text
from .meaning import Vectors, nearness
from .parts import parts_of, passage_of
from .passages import Sentence, is_boilerplate, sentences_of
from .sides import Passages
from .undertakings import reported
from .words import NUMBER, TIME

# Changes by significance, the gravest first. A changed period is a changed number, so it stands beside figures.
_ORDER: dict[Change, int] = {
    "negated": 0,
    "figure changed": 1,
    "period changed": 1,
    "strengthened": 2,
    "softened": 2,
    "deadline changed": 3,
    "parties changed": 4,
    "only in A": 6,
    "only in B": 6,
    "reworded": 7,
    "same": 8,
}
_PROGRAMME = 5
_IN_OTHER_WORDS = 5.5  # before what only one tells
_LEAST_SHARED = 0.35  # share of words below which a pair tells a matter in words of its own, not edited ones


def compare(a: Record, b: Record, vectors: tuple[Vectors, Vectors] | None = None) -> Comparison:
    """Set two records side by side, sentence by sentence.

    Args:
        a: The first record.
        b: The second: another account of the same event, or a later edition of the same statement.
        vectors: For each record a vector of length one for each of its `sentences`, where a reader gives them
            (`Reader.read_with_vectors`): sentences that tell the same in other words are then found, too.

    Returns:
        One row for every sentence of both; sentences that were split, merged or moved stand beside their counterpart.
        The most significant changes come first, boilerplate last.
    """
    sentences_a, sentences_b = sentences_of(a), sentences_of(b)
    near = None
    if vectors is not None and a.sentences and b.sentences:
        places_a, places_b = ([each.number for each in side] for side in (sentences_a, sentences_b))
        near = nearness(vectors[0][places_a], vectors[1][places_b])
    pairs = align(sentences_a, sentences_b, near=near)
    moved = _moved(pairs)
    drafts = [_row(a, b, sentences_a, sentences_b, pair, pair in moved) for pair in pairs]
    drafts.sort(key=lambda draft: draft[0])
    rows = tuple(row.model_copy(update={"rank": rank}) for rank, (_, row) in enumerate(drafts, start=1))
    counts = Counter(row.change for row in rows)
    return Comparison(
        a=Text.of(a),
        b=Text.of(b),
        rows=rows,
        summary=Summary(
            changes={change: counts[change] for change in _ORDER if counts[change]},
            moved=len(moved),
            a=_side(a, sentences_a),
            b=_side(b, sentences_b),
        ),
        undertakings=reported(a, b, rows),
    )


def _row(
    a: Record, b: Record, sentences_a: list[Sentence], sentences_b: list[Sentence], pair: Pair, moved: bool
) -> tuple[tuple[float, ...], Row]:
    mine, theirs = [sentences_a[at] for at in pair.a], [sentences_b[at] for at in pair.b]
    side_a, side_b = Passages(mine), Passages(theirs)
    found = differences(side_a, side_b) if mine and theirs else []
    change: Change = change_of(found) if mine and theirs else "only in A" if mine else "only in B"
    boilerplate = all(each.dateline or is_boilerplate(each.words) for each in (*mine, *theirs))
    order: float = _ORDER[change]
    if change == "reworded" and any(each.kind == "programme" for each in found):
        order = _PROGRAMME
    if found and order < _IN_OTHER_WORDS and _shared(side_a, side_b, found) < _LEAST_SHARED:
        order = _IN_OTHER_WORDS + order / 10
    replaced = any(_numbers(side_a, each.a) and _numbers(side_b, each.b) for each in found)
    place = pair.a[0] / len(sentences_a) if pair.a else pair.b[0] / len(sentences_b)
    row = Row(
        change=change,
        rank=1,
        a=passage_of(a.statement.text, mine) if mine else None,
        b=passage_of(b.statement.text, theirs) if theirs else None,
        parts=parts_of(a.statement.text, b.statement.text, side_a, side_b, found),
        moved=moved,
        boilerplate=boilerplate,
    )
    return (boilerplate, order, not replaced, place, bool(mine)), row


def _shared(a: Passages, b: Passages, found: Sequence[Difference]) -> float:
    """The share of words of both sides that stand in none of the differences."""
    whole = len(a.words) + len(b.words)
    apart = sum(each.a[1] - each.a[0] + each.b[1] - each.b[0] for each in found)
    return 1 - apart / whole if whole else 1.0


def _numbers(side: Passages, within: tuple[int, int]) -> bool:
    return any(word.kind in (NUMBER, TIME) for word in side.words[slice(*within)])


def _moved(pairs: list[Pair]) -> set[Pair]:
    """The pairs that stand out of the order of the others: those outside a longest run in order (patience sorting)."""
    both = sorted((pair for pair in pairs if pair.a and pair.b), key=lambda pair: pair.a)
    tails: list[int] = []
    before: list[int | None] = []
    for at, pair in enumerate(both):
        low, high = 0, len(tails)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if both[tails[middle]].b < pair.b else (low, middle)
        before.append(tails[low - 1] if low else None)
        tails[low : low + 1] = [at]
    kept: set[int] = set()
    at_last = tails[-1] if tails else None
    while at_last is not None:
        kept.add(at_last)
        at_last = before[at_last]
    return {pair for at, pair in enumerate(both) if at not in kept}


def _side(record: Record, sentences: Sequence[Sentence]) -> Side:
    names = {actor.id: actor.name for actor in record.actors}
    actors = Counter({actor.name: len(actor.mentions) for actor in record.actors if actor.mentions})
    speakers = Counter(names[each.speaker] for each in record.attributions if each.speaker)
    sizes: Counter[str] = Counter()
    for topic in record.topics:
        sizes[topic.label] += topic.span.end - topic.span.start
    whole = sum(sizes.values()) or 1
    return Side(
        words=sum(len(each.words) for each in sentences),
        actors=dict(actors.most_common()),
        speakers=dict(speakers.most_common()),
        topics={label: round(size / whole, 3) for label, size in sizes.most_common()},
    )
