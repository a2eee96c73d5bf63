"""Finding a passage again in another edition of its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Literal

from onrecord.record import Span
from onrecord.record.span import Model

from .changes import GRAVITY, differences
from .comparison import Part, PartKind, Passage
from .passages import Sentence
from .sides import Passages
from .words import Word, words_of

_ALIKE = 0.5  # share of a passage's words, in order, that a changed passage must still hold
_SEEDS = 4000


class Anchor(Model):
    """Where a passage stands in the new text.

    `exact`: the same words at the same place; `moved`: the same words elsewhere; `changed`: other words in `parts`
    (`kind` is the gravest); `ambiguous`: several equal places, none at the old one; `gone`: nowhere.
    """

    outcome: Literal["exact", "moved", "changed", "ambiguous", "gone"]
    span: Passage | None = None
    kind: PartKind | None = None
    parts: tuple[Part, ...] = ()


def reanchor(span: Span, new_text: str) -> Anchor:
    """Find a passage of an earlier text in a later one.

    Only a passage with the same words throughout is found (`exact`, `moved`): one changed number, year, unit, modal
    or negation makes it `changed`.

    Args:
        span: The passage, as it stood in the old text.
        new_text: The whole new text.
    """
    places = _places(span.quote, new_text)
    if span.start in places:
        return Anchor(outcome="exact", span=_passage(new_text, span.start, span.end))
    if places:
        if len(places) > 1:
            return Anchor(outcome="ambiguous")
        return Anchor(outcome="moved", span=_passage(new_text, places[0], places[0] + len(span.quote)))
    old, new = words_of(span.quote), words_of(new_text)
    if not old:
        return Anchor(outcome="gone")
    window = _nearest(old, new)
    if window is None:
        return Anchor(outcome="gone")
    found = new[window[0] : window[1]]
    sides = tuple(Passages([Sentence(words[0].start, words[-1].end, words)]) for words in (old, found))
    parts = tuple(
        Part(
            kind=each.kind,
            a=_shifted(span, old[slice(*each.a)]),
            b=_passage(new_text, found[each.b[0]].start, found[each.b[1] - 1].end) if each.b[0] < each.b[1] else None,
        )
        for each in differences(*sides)
    )
    place = _passage(new_text, found[0].start, found[-1].end)
    if not parts:  # other blanks or marks between the same words
        return Anchor(outcome="moved", span=place)
    return Anchor(outcome="changed", span=place, kind=min((p.kind for p in parts), key=GRAVITY.index), parts=parts)


def _places(quote: str, text: str) -> list[int]:
    """Where the quote stands as whole words."""
    found: list[int] = []
    at = text.find(quote)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(quote) : at + len(quote) + 1]
        numeric = text[max(0, at - 2) : at], text[at + len(quote) : at + len(quote) + 2]
        if not (
            (before.isalnum() and quote[0].isalnum())
            or (after.isalnum() and quote[-1].isalnum())
            or (quote[0].isdigit() and _joins_number(numeric[0]))
            or (quote[-1].isdigit() and _joins_number(numeric[1][::-1]))
        ):
            found.append(at)
        at = text.find(quote, at + max(1, len(quote)))
    return found


def _joins_number(beside: str) -> bool:
    """Whether the two characters beside a digit carry its number on, as in "1,500"."""
    return (len(beside) == 2 and beside[0].isdigit() and beside[1] in ".,:/") or beside[-1:] in ("-", "−", "+")


def _nearest(old: tuple[Word, ...], new: tuple[Word, ...]) -> tuple[int, int] | None:
    """The stretch of the new words that holds most of the old ones about as far apart; None where none holds enough."""
    where: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(new):
        where[word.key].append(at)
    rarest = sorted(
        ((len(where[word.key]), at) for at, word in enumerate(old) if word.key in where), key=lambda e: e[0]
    )
    starts: Counter[int] = Counter()
    budget = _SEEDS
    for count, at in rarest:
        budget -= count
        if budget < 0 and starts:
            break
        for place in where[old[at].key]:
            starts[place - at] += 1
    if not starts:
        return None
    slack = max(3, len(old) // 3)
    best = max(starts, key=lambda start: sum(starts[start + step] for step in range(-slack, slack + 1)))
    low, high = max(0, best - slack), min(len(new), best + len(old) + slack)
    return _tightened(old, new, low, high)


def _tightened(old: tuple[Word, ...], new: tuple[Word, ...], low: int, high: int) -> tuple[int, int] | None:
    from difflib import SequenceMatcher

    keys = [word.key for word in old]
    blocks = SequenceMatcher(None, keys, [w.key for w in new[low:high]], autojunk=False).get_matching_blocks()[:-1]
    if not blocks or sum(block.size for block in blocks) < _ALIKE * len(old):
        return None
    first, last = blocks[0], blocks[-1]
    start = low + first.b - min(first.a, first.b)
    end = low + last.b + last.size
    end += min(len(old) - last.a - last.size, high - end)
    return start, end


def _passage(text: str, start: int, end: int) -> Passage:
    return Passage(start=start, end=end, quote=text[start:end])


def _shifted(span: Span, words: tuple[Word, ...]) -> Passage | None:
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    return Passage(start=span.start + start, end=span.start + end, quote=span.quote[start:end])
