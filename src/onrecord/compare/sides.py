"""One side of a row: the words and findings of its sentences, and what its words are part of."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import Span

from .passages import Named, Sentence, articles, condition_starts, deadline_words, nameless, offices, unnamed_parties
from .vocabulary import hedges, strength_of
from .words import BOUND, NUMBER, STRENGTH, TIME, UNIT, Word, degree_of, is_modal, is_time_unit

_CUE_REACH = 5
_BOUND_REACH = 6
_DAY = 2  # digits


class Passages:
    """One side of a row: the words and findings of its sentences."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.words = tuple(word for each in sentences for word in each.words)
        self.figures = [figure for each in sentences for figure in each.figures]
        self.figure_spans = [figure.span for figure in self.figures]
        self.binds = any(word.kind == STRENGTH for word in self.words)
        self.times = [span for each in sentences for span in each.times]
        self.deadlines = [span for each in sentences for span in each.deadlines]
        self.actors = [named for each in sentences for named in each.actors]
        self.programmes = [span for each in sentences for span in each.programmes]

    def is_deadline(self, at: int) -> bool:
        """Whether the word belongs to a deadline: one the reader found, or a time after by, within, until."""
        word = self.words[at]
        if within_any(word, self.deadlines):
            return True
        measured = self.words[at + 1 : at + 2]
        timed = is_time_unit(word) or any(is_time_unit(after) for after in measured)
        if not (word.kind == TIME or timed or self.is_period(at)):
            return False
        return any(before.key in deadline_words() for before in self.words[max(0, at - _CUE_REACH) : at])

    def is_period(self, at: int) -> bool:
        """Whether the word belongs to a date: by itself, as the reader found, or as a day beside its month."""
        word = self.words[at]
        if word.kind == TIME or (within_any(word, self.times) and not within_any(word, self.figure_spans)):
            return True
        beside = [near for near in self.words[max(0, at - 1) : at + 3] if near.key != "de"][:3]
        return len(word.key) <= _DAY and any(near.kind == TIME and near.key.isalpha() for near in beside)

    def at_number(self, at: int, *, exchanged: bool) -> bool:
        """Whether the word bounds the number after it ("more than 160") or is the unit of the one before it.

        A unit that is exchanged for another may stand further behind ("40 million barrels a day").
        """
        if self.words[at].kind == UNIT:
            reach = _BOUND_REACH if exchanged else 2
            return any(near.kind in (NUMBER, TIME) for near in self.words[max(0, at - reach) : at])
        after = next(
            (word for word in self.words[at + 1 : at + _BOUND_REACH] if word.kind != BOUND and word.key != "to"), None
        )
        return after is not None and after.kind == NUMBER

    def before_number(self, within: tuple[int, int]) -> bool:
        """Whether a number stands in these words or closely behind them."""
        return any(word.kind == NUMBER for word in self.words[within[0] : within[1] + _CUE_REACH])

    def begins_condition(self, within: tuple[int, int]) -> bool:
        """Whether a condition begins among these words."""
        return any(
            tuple(word.key for word in self.words[at : at + len(phrase)]) == phrase
            for at in range(*within)
            for phrase in condition_starts().get(self.words[at].key, ())
        )

    def hedged(self, within: tuple[int, int]) -> int:
        """How many of these words weaken what is undertaken: "will seek to", "agreed to consider", "plans to"."""
        found = 0
        for at in range(*within):
            word = self.words[at]
            before = next((near for near in reversed(self.words[max(0, at - 2) : at]) if near.key != "to"), None)
            weaker = word.kind == STRENGTH and not is_modal(word) and strength_of(word.key) < 0
            after = self.words[at + 1].key if at + 1 < len(self.words) else ""
            binding = before is not None and before.kind == STRENGTH
            put_in = binding or (after == "to" and at + 1 < within[1])
            working = word.key in hedges() and after == "to"
            found += (weaker and put_in) or (binding and working)
        return found

    def degree(self, within: tuple[int, int]) -> int:
        """How much these words add to what is said ("strongly", "grave concern") less what they take ("nearly all")."""
        total = 0
        for at in range(*within):
            word, after = self.words[at], self.words[at + 1].key if at + 1 < len(self.words) else ""
            total += degree_of(word, after)
        return total

    def unnamed(self, within: tuple[int, int]) -> frozenset[str]:
        """Parties among these words that are told by what they are to another: "its allies"."""
        return unnamed_parties() & {word.key for word in self.words[slice(*within)]}

    def is_office(self, within: tuple[int, int]) -> bool:
        """Whether these words, with the one behind them, name an office and nothing else."""
        words = self.words[slice(*within)]
        titles, around = offices("leader", "senior"), offices("leader_phrases", "modifiers")
        return (
            bool(words)
            and all(word.key in titles | around | articles() for word in words)
            and any(word.key in titles for word in self.words[within[0] : within[1] + 1])
        )

    def named(self, within: tuple[int, int]) -> list[Named]:
        """The actors that these words name."""
        changed = [word for word in self.words[slice(*within)] if word.key not in nameless()]
        return [
            named
            for named in self.actors
            if any(named.span.start < word.end and word.start < named.span.end for word in changed)
        ]


def within_any(word: Word, spans: list[Span]) -> bool:
    """Whether the word lies in or over one of the spans."""
    return any(span.start < word.end and word.start < span.end for span in spans)
