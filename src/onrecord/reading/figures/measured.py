"""What a figure measures, when and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording, token_at
from onrecord.record import Dated, Span, Time

from .draft import Draft

_NEAR = 8  # times looked at on each side of a figure


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("periods")[name])


class Measured:
    """Finds measure, period and places of drafts in one text; what a sentence holds is looked up once."""

    def __init__(self, parsed: Parsed, words: Wording, times: tuple[Time, ...], cast: Cast) -> None:
        self.parsed = parsed
        self.words = words
        self.times = times
        self.cast = cast
        self._starts = [time.span.start for time in times]
        self._states = {actor.id for actor in cast.actors if actor.type == "state"}
        self._named: dict[int, tuple[str, ...]] = {}

    def when(self, draft: Draft) -> tuple[Dated | None, Dated | None]:
        """The period a figure is said of and the base it is compared with."""
        if draft.claim == "duration":
            return None, None
        parsed, words = self.parsed, self.words
        first, last = parsed.sents[parsed.sent[draft.token]]
        low = bisect_left(self._starts, parsed.start[first])
        high = bisect_left(self._starts, parsed.end[last - 1])
        start, end = words.start[draft.first], words.start[draft.last]
        here = bisect_left(self._starts, start)
        low, high = max(low, here - _NEAR), min(high, here + _NEAR)
        best: tuple[float, Time] | None = None
        base: tuple[float, Time] | None = None
        for time in self.times[low:high]:
            if (
                time.type in ("TIME", "SET")
                or time.from_ is None
                or self._names(time)
                or (time.span.start < end and start < time.span.end)
            ):
                continue
            gap = time.span.start - end if time.span.start >= end else (start - time.span.end) * 1.5 + 10
            between = parsed.text[min(end, time.span.end) : max(start, time.span.start)]
            gap += 60 * (between.count(";") + between.count(" that ") + between.count(", and "))
            before = self._words_before(time.span.start)
            if (
                set(before) & _listed("compared")
                and "since" not in before
                and not (before[-1:] == ["over"] and time.type == "DURATION")
            ):
                if base is None or gap < base[0]:
                    base = (gap, time)
            elif best is None or gap < best[0]:
                best = (gap, time)
        return self._dated(best), self._dated(base)

    def _names(self, time: Time) -> bool:
        """Whether a day belongs to the name of a document ("Order 12 of 2 April 2031"): nothing is said of it."""
        at = bisect_right(self.words.start, time.span.start) - 1
        if at < 4 or self.words.lower[at - 2] != "of":
            return False
        before = self.words.raw[at - 4]
        return before[-1].isdecimal() or (before[0].isupper() and at > 6 and self.words.raw[at - 6][:1].isupper())

    def _words_before(self, start: int) -> list[str]:
        at = bisect_right(self.words.start, start) - 1
        near = [word for word in self.words.lower[max(0, at - 4) : at] if not word.isspace()]
        return near[-2:]

    def _dated(self, found: tuple[float, Time] | None) -> Dated | None:
        if found is None:
            return None
        time = found[1]
        at = bisect_right(self.words.start, time.span.start) - 1
        start = time.span.start
        if at > 1 and self.words.lower[at - 2] in _listed("during"):
            start = self.words.start[at - 2]
        return Dated(span=self.parsed.chars(start, time.span.end), from_=time.from_, to=time.to)

    def places(self, draft: Draft) -> tuple[str, ...]:
        """The states that the figure's sentence names."""
        sentence = self.parsed.sent[draft.token]
        if sentence not in self._named:
            first, last = self.parsed.sents[sentence]
            ids: dict[str, None] = {}
            for token in range(first, last):
                for actor in self.cast.at(token):
                    if actor in self._states:
                        ids[actor] = None
            self._named[sentence] = tuple(ids)
        return self._named[sentence]

    def measure(self, draft: Draft) -> Span | None:
        """The noun phrase that says what is measured."""
        parsed = self.parsed
        if draft.by_words:
            return parsed.chars(*draft.phrase) if draft.phrase else None
        last_token = token_at(parsed, self.words.start[draft.last] - 1)
        end = parsed.sents[parsed.sent[draft.token]][1]
        if draft.kind in ("count", "rank", "record") and draft.head is not None:
            first = draft.token if draft.kind == "rank" else token_at(parsed, self.words.start[draft.core[1]] - 1)
            first = draft.head if draft.kind == "record" else first + 1
            if first < draft.head and parsed.tag[first] in ("IN", "HYPH"):
                first += 1
            return self._phrase(draft.head, first)
        after = last_token + 1
        if after < end and parsed.lower[after] in ("of", "in") and after + 1 < end and not self._is_time(after + 1):
            heads = parsed.dependents(after, "pobj")
            if heads:
                return self._phrase(heads[0], after + 1)
        at = draft.head if draft.head is not None else draft.token
        for _ in range(10):
            above = parsed.head[at]
            if above == at:
                break
            if (
                parsed.pos[above] in ("NOUN", "PROPN")
                and above > last_token
                and parsed.dep[at] in ("nummod", "compound", "amod", "nmod", "npadvmod")
            ):
                return self._phrase(above, last_token + 1)
            if parsed.pos[above] in ("VERB", "AUX"):
                if parsed.dep[above] in ("acl", "relcl") and parsed.pos[parsed.head[above]] in ("NOUN", "PROPN"):
                    return self._phrase(parsed.head[above], parsed.left[parsed.head[above]])
                for label in ("nsubj", "nsubjpass"):
                    subjects = parsed.dependents(above, label)
                    if subjects and parsed.pos[subjects[0]] != "PRON":
                        return self._phrase(subjects[0], parsed.left[subjects[0]])
                if parsed.dep[above] not in ("xcomp", "conj", "ccomp", "advcl", "aux"):
                    break
            at = above
        return None

    def _is_time(self, token: int) -> bool:
        start = self.parsed.start[token]
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self.times[at].span.end > start

    def _phrase(self, head: int, first: int) -> Span:
        """A noun with what modifies it, without relative clauses."""
        parsed = self.parsed
        last = parsed.right[head]
        for child in parsed.children[head]:
            if child > head and parsed.dep[child] in ("relcl", "acl", "punct", "cc", "conj", "appos", "advcl"):
                last = min(last, parsed.left[child])
        last = max(last, head + 1)
        first = min(first, head)
        if parsed.tag[first] == "DT" and first < head:
            first += 1
        while last - 1 > head and parsed.pos[last - 1] == "PUNCT":
            last -= 1
        return parsed.span(first, last)
