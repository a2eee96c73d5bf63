"""Where the sentences of one text stand in a later edition of it.

A sentence is placed only where it has the same words; likeness tells no more than where to look for what became of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz, process

from onrecord.record import Record

Outcome = Literal["exact", "moved", "changed", "ambiguous", "gone"]
Extent = tuple[int, int]
# From this likeness on (0 to 100, rapidfuzz' normalised indel similarity) a sentence counts as a changed one.
_ALIKE = 60


@dataclass(frozen=True)
class Place:
    """What became of a stretch of sentences.

    Attributes:
        outcome: `exact`: the same words at the same place. `moved`: the same words elsewhere, or otherwise broken into
            lines. `changed`: other words. `ambiguous`: several places with the same words, none at the old one.
            `gone`: nothing like it.
        start: Where it stands in the later text; None where it is ambiguous or gone.
        end: Where it ends there.
    """

    outcome: Outcome
    start: int | None = None
    end: int | None = None


class Editions:
    """An earlier and a later text of one page."""

    def __init__(self, earlier: Record, later: Record) -> None:
        self.old, self.new = earlier.statement.text, later.statement.text
        self._sentences, self._later = _sentences(earlier), _sentences(later)
        self._words = [_words(self.new, each) for each in self._later]
        self._standing: dict[str, list[int]] = defaultdict(list)
        for at, words in enumerate(self._words):
            self._standing[words].append(at)
        self._known: dict[Extent, Place] = {}

    def around(self, start: int, end: int) -> Extent:
        """The sentences that hold a stretch of the earlier text: a word beside it may turn its meaning."""
        within = self._within(start, end)
        if not within:
            return start, end
        return min(start, within[0][0]), max(end, within[-1][1])

    def find(self, start: int, end: int) -> Place:
        """What became of the sentences that hold a stretch of the earlier text."""
        extent = self.around(start, end)
        if extent not in self._known:
            self._known[extent] = self._find(extent)
        return self._known[extent]

    def shift(self, extent: Extent, place: Place) -> Callable[[int, int], Extent]:
        """How spans within an extent of the earlier text, found unchanged, stand in the later one."""
        start = place.start or 0
        old = [at for at in range(*extent) if not self.old[at].isspace()]
        new = [at for at in range(start, place.end or start) if not self.new[at].isspace()]

        def shifted(first: int, last: int) -> Extent:
            inside = [n for n, at in enumerate(old) if first <= at < last]
            if not inside or inside[-1] >= len(new):
                raise ValueError("the span lies outside the sentences")
            return new[inside[0]], new[inside[-1]] + 1

        return shifted

    def _within(self, start: int, end: int) -> list[Extent]:
        first = max(0, bisect_right(self._sentences, (start, len(self.old) + 1)) - 1)
        held = []
        for each in self._sentences[first:]:
            if each[0] >= end:
                break
            if each[1] > start:
                held.append(each)
        return held

    def _find(self, extent: Extent) -> Place:
        run = [_words(self.old, each) for each in self._within(*extent)] or [_words(self.old, extent)]
        places = [
            (self._later[at][0], self._later[at + len(run) - 1][1])
            for at in self._standing.get(run[0], ())
            if self._words[at : at + len(run)] == run
        ]
        if extent in places and self.old[slice(*extent)] == self.new[slice(*extent)]:
            return Place("exact", *extent)
        if places:
            return Place("moved", *places[0]) if len(places) == 1 else Place("ambiguous")
        windows = {
            at: " ".join(self._words[at : at + len(run)]) for at in range(max(1, len(self._words) - len(run) + 1))
        }
        best = process.extractOne(" ".join(run), windows, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if best is None or not self._later:
            return Place("gone")
        last = min(best[2] + len(run), len(self._later)) - 1
        return Place("changed", self._later[best[2]][0], self._later[last][1])


def _sentences(record: Record) -> list[Extent]:
    """The sentences of a record, or the lines of its text where it names none."""
    if record.sentences:
        return sorted((span.start, span.end) for span in record.sentences)
    found, at = [], 0
    for line in record.statement.text.splitlines(keepends=True):
        if bare := line.strip():
            start = at + line.index(bare)
            found.append((start, start + len(bare)))
        at += len(line)
    return found


def _words(text: str, extent: Extent) -> str:
    return " ".join(text[slice(*extent)].split())
