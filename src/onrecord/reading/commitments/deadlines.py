"""The time limit of an undertaking: a time with its preposition, an event, a clause, or vague words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from onrecord.reading.parsed import Parsed
from onrecord.reading.times import days_after
from onrecord.record import Deadline, LimitKind, Span, Statement, Time

from .clauses import own_subject
from .limit_patterns import event_pattern, frames, until_pattern, vague_pattern
from .spanish_limits import spanish_limit
from .vocabulary import Vocabulary

_ATTRIBUTIVE = frozenset({"compound", "nmod", "amod", "poss", "nummod", "quantmod"})
_POSSESSIVE = re.compile(r"['’](?:s\b|\s)")
_FROM_NOW = re.compile(r"\s+(?:from\s+now|hence)\b", re.IGNORECASE)
_APART = re.compile(r"[,;:()]|\b(?:and|to|which|that)\b")
_REACH = 60
_BETWEEN = 40
_NEAR = 8
_BESIDE = 6
_UP = 4
_HAVING = frozenset({"have", "has", "had", "'ve", "’ve"})


class Deadlines:
    """Looks up the time limit inside a span among the times read before."""

    def __init__(
        self, p: Parsed, v: Vocabulary, statement: Statement, times: Sequence[Time], *, spanish: bool = False
    ) -> None:
        self.p, self.v, self.spanish = p, v, spanish
        self.published = (statement.published or "")[:10]
        self.times = sorted(times, key=lambda time: time.span.start)
        self.time_starts = [time.span.start for time in self.times]

    def inside(self, start: int, end: int, least: int) -> Deadline | None:
        """The time limit in the characters `[start, end)`; limits that stand at or after `least` (the cue) go first."""
        if self.spanish:
            found = spanish_limit(self.p.text, start, end, self.published)
            return self._deadline(*found, None, None) if found else None
        near = self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]
        limits = [dated for time in near if time.span.end <= end and (dated := self._limit(time, start)) is not None]
        limits += self._events(start, end, least)
        if not limits:
            return None
        first = min(limits, key=lambda dated: (dated.span.start < least, dated.span.start))
        return self._whole(first, sorted(limits, key=lambda dated: dated.span.start))

    def _events(self, start: int, end: int, least: int) -> list[Deadline]:
        """Limits that name no day: clauses, vague words, events."""
        text = self.p.text
        found = []
        if (clause := self._clause(least, end)) is not None:
            found.append(Deadline(span=clause, type="event"))
        if (match := vague_pattern().search(text, start, end)) is not None:
            found.append(self._deadline(match.start(), match.end(), "vague", self.published or None, None))
        for pattern in (until_pattern(), event_pattern()):
            if (match := pattern.search(text, least, end)) is not None and not self._is_past(match.end()):
                if self._is_over(self.p.tokens_in(match.start(), match.end())[0]):
                    continue
                found.append(Deadline(span=Span.of(text, match.start(), match.end()), type="event"))
        return found

    def _whole(self, first: Deadline, limits: Sequence[Deadline]) -> Deadline:
        """A limit with the one that goes on from it: "for six months until 30 June", "at the summit in May"."""
        for after in limits:
            gap = after.span.start - first.span.end
            joined = 0 <= gap <= len(", ")
            if first.type == "event" and after.type != "event" and len(", ") < gap <= _BETWEEN:
                joined = not _APART.search(self.p.text, first.span.end, after.span.start)
            if joined:
                span = Span.of(self.p.text, first.span.start, after.span.end)
                first = Deadline(span=span, from_=first.from_ or after.from_, to=after.to or first.to, type=after.type)
        return first

    def leading(self, begin: int, start: int, *, ahead: bool = False) -> Deadline | None:
        """The time limit in the words `[begin, start)` before the subject ("Later today, we will").

        Where `ahead` is asked for only one that lies wholly after the day of publication is given.
        """
        dated = self.inside(begin, start, begin)
        if dated is not None and dated.span.start - begin > _BESIDE:
            event = None if ahead else event_pattern().match(self.p.text, begin, start)
            return event and Deadline(span=Span.of(self.p.text, begin, event.end()), type="event")
        if ahead and (dated is None or not self.published or (dated.from_ or dated.to or "") <= self.published):
            return None
        if dated is not None or not self.p.text[begin:start].rstrip().endswith(","):
            return dated
        words = self.p.text[begin:start].rstrip(" ,")
        if words.split(maxsplit=1)[0].lower() not in self.v.words["deadlines.leading"]:
            return None
        return Deadline(span=Span.of(self.p.text, begin, begin + len(words)), type="event")

    def _clause(self, start: int, end: int) -> Span | None:
        """A clause that sets a limit by what will have happened ("after the fighting ends", "when you come")."""
        p = self.p
        for at in p.tokens_in(start, end):
            if p.lower[at] in self.v.words["deadlines.clauses"] and self._sets_limit(at):
                return Span.of(p.text, p.start[at], min(p.end[p.right[p.head[at]] - 1], end))
        return None

    def _sets_limit(self, mark: int) -> bool:
        """Whether the clause that the word begins is still to come true; one with "as" tells of a course of things."""
        p = self.p
        verb = p.head[mark]
        if p.lower[mark] in ("after", "until"):
            return p.dep[mark] == "mark"
        if (
            p.dep[mark] not in ("mark", "advmod")
            or p.dep[verb] != "advcl"
            or verb < mark
            or self._is_described(p.head[verb])
        ):
            return False
        if p.lower[mark] == "as" and p.lemma[verb] not in self.v.words["deadlines.courses"]:
            return False
        told = any(p.tag[aux] == "VBD" for aux in p.dependents(verb, "aux", "auxpass"))
        return own_subject(p, verb) is not None and p.tag[verb] != "VBD" and not told

    def _is_described(self, verb: int) -> bool:
        """Whether the verb only tells more of a noun ("the tools used in smuggling")."""
        return self.p.dep[verb] in ("acl", "relcl")

    def _limit(self, time: Time, start: int) -> Deadline | None:
        """A time as a limit: after a word that makes it one, or as an adverb of its own."""
        if time.value in ("PAST_REF", "PRESENT_REF"):
            return None
        if time.type == "SET":
            return self._repeated(time)
        if _POSSESSIVE.match(self.p.text, time.span.end) or time.span.quote.endswith(("'s", "’s")):
            return None
        if self.published and time.to is not None and time.to < self.published[: len(time.to)]:
            return None
        begin, stop = time.span.start, time.span.end
        if time.value == "FUTURE_REF":
            if self.p.text[max(begin - 3, 0) : begin] == "as ":
                return None
            return self._deadline(begin, stop, "vague", self.published or None, None)
        pattern, kinds = frames()
        window = self.p.text[max(start, begin - _REACH) : begin]
        match = pattern.search(window)
        inside = self.p.tokens_in(begin, stop)
        to_come = bool(self.published and time.to and time.to > self.published)
        looks_back = any(self.p.lower[token] in self.v.words["deadlines.past"] for token in inside)
        if (looks_back and not to_come) or self._is_over(inside[0]):
            return None
        if match is None and time.type == "DURATION" and self.p.lower[inside[0]] in kinds:  # "from 2031 to 2035"
            return self._deadline(begin, stop, "during", time.from_, time.to)
        if match is None and (ahead := _FROM_NOW.match(self.p.text, stop)) is not None:
            return self._deadline(begin, ahead.end(), "on", None, None)
        if match is None:
            before = window.split()
            if time.type == "DURATION" and time.from_ is None:
                return None
            if before and before[-1].lower() in self.v.words["deadlines.refusing"]:
                return None
            adverb = (
                self.p.lower[inside[-1]] == "now"
                or self.p.lower[inside[0]] in self.v.words["deadlines.opening"]
                or len(time.value) >= len("2031-03-01")
            )
            attributive = self._is_attributive(inside)
            return None if attributive or not adverb else self._deadline(begin, stop, "on", time.from_, time.to)
        kind = kinds[" ".join(match.group(1).lower().split())]
        if time.type == "DURATION" and (self._is_attributive(inside) or kind == "on"):
            return None
        if kind == "by" and self._is_goal(inside, start):
            kind = "embedded-goal"
        return self._deadline(begin - len(window) + match.start(), stop, *self._interval(kind, time))

    def _repeated(self, time: Time) -> Deadline | None:
        """How often something of its own is due ("will report every quarter"); a rate is none ("2,000 a year")."""
        p = self.p
        inside = p.tokens_in(time.span.start, time.span.end)
        verb = p.head[inside[-1]]
        adverb = p.dep[inside[-1]] in ("advmod", "npadvmod") and p.lower[inside[0]] not in ("a", "an", "per")
        if not adverb or p.lemma[verb] not in self.v.words["deadlines.recurring"]:
            return None
        return self._deadline(time.span.start, time.span.end, "during", None, None)

    def _interval(self, kind: LimitKind, time: Time) -> tuple[LimitKind, str | None, str | None]:
        if time.type == "DURATION" and kind in ("within", "during") and time.from_ is not None:
            return "within", time.from_, time.to
        if kind == "within" and self.published:
            last = days_after(date.fromisoformat(self.published), time.value) if len(self.published) == 10 else None
            return kind, self.published, last.isoformat() if last else time.to
        if kind in ("by", "until", "embedded-goal"):
            return kind, None, time.to
        return kind, time.from_, time.to

    def _deadline(self, start: int, end: int, kind: LimitKind, first: str | None, last: str | None) -> Deadline:
        return Deadline(span=Span.of(self.p.text, start, end), from_=first, to=last, type=kind)

    def _is_over(self, token: int) -> bool:
        """Whether the time stands in a clause that only tells what has been ("bodies that have served for years")."""
        p = self.p
        for _ in range(_UP):
            above = p.head[token]
            if above == token:
                return False
            token = above
            if p.pos[token] in ("VERB", "AUX"):
                break
        told = p.tag[token] == "VBD" or any(
            p.lower[aux] in _HAVING or p.tag[aux] == "VBD" for aux in p.dependents(token, "aux", "auxpass")
        )
        return told and p.dep[token] in ("relcl", "acl")

    def _is_past(self, end: int) -> bool:
        """Whether the time that follows an event is over ("at their meeting on 2 May")."""
        index = bisect_left(self.time_starts, end)
        after = self.times[index] if index < len(self.times) else None
        if after is None or after.span.start - end > _BESIDE or not after.to:
            return False
        return after.to < self.published

    def _is_attributive(self, inside: range) -> bool:
        """Whether the time only narrows a noun after it ("the 2030 Agenda", "a five-year plan")."""
        p = self.p
        if not len(inside):
            return False
        last = inside[-1] + 1
        heads = (p.head[token] for token in inside if p.dep[token] in _ATTRIBUTIVE)
        return any(
            head >= last and p.sent[head] == p.sent[inside[0]] and p.pos[head] in ("NOUN", "PROPN") for head in heads
        )

    def _is_goal(self, inside: range, start: int) -> bool:
        """Whether the time belongs to a goal named right before it ("net zero emissions by 2050")."""
        p = self.p
        goals = self.v.words["deadlines.goals"]
        near = (at for at in range(max(inside[0] - _NEAR, 0), inside[0]) if p.start[at] >= start)
        return any(p.lemma[at] in goals and p.tag[at] in ("NN", "NNS", "CD", "JJ") for at in near)
