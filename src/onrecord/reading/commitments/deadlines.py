"""The time limit of an undertaking: a time with its preposition, an event, a clause, or vague words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from onrecord.reading.parsed import Parsed
from onrecord.reading.times import days_after
from onrecord.record import Deadline, LimitKind, Span, Statement, Time

from .events import event_limits, is_over
from .limit_patterns import AGAIN, FEWER, counted_pattern, frames, range_pattern
from .spanish_limits import spanish_limit
from .vocabulary import Vocabulary

_ATTRIBUTIVE = frozenset({"compound", "nmod", "amod", "poss", "nummod", "quantmod"})
_POSSESSIVE = re.compile(r"['’](?:s\b|\s)")
_TIME_TO_PASS = re.compile(r"['’]s?\s+time\b")
_COUNTED = re.compile(r"\s+(?:after|before|following|from)$", re.IGNORECASE)
_APART = re.compile(r"[,;:()]|\b(?:and|to|which|that)\b")
_OF_WHAT = re.compile(r"\s+of\s+(?!(?:the|a|an|this|that|its|their|our)\b)[a-z]+")
_REACH = 60
_BETWEEN = 40
_NEAR = 8
_BESIDE = 6
_DEEP = 12
_CENTURY = 2  # letters of its value


def is_hasty(limit: Deadline) -> bool:
    """Whether the limit is one adverb ("promptly"), which yields to any that says more."""
    return limit.type == "vague" and " " not in limit.span.quote


def _bound(limit: Deadline, begun: bool) -> str:
    return (begun and limit.to) or limit.from_ or limit.to or ""


class Deadlines:
    """Looks up the time limit inside a span among the times read before."""

    def __init__(
        self, p: Parsed, v: Vocabulary, statement: Statement, times: Sequence[Time], *, spanish: bool = False
    ) -> None:
        self.p, self.v, self.spanish = p, v, spanish
        self.published = (statement.published or "")[:10]
        self.times = sorted(times, key=lambda time: time.span.start)
        self.time_starts = [time.span.start for time in self.times]
        self.clauses = tuple(f"{word} " for word in v.words["deadlines.clauses"])

    def inside(self, start: int, end: int, least: int, *tops: int) -> Deadline | None:
        """The time limit in the characters `[start, end)`.

        Limits that stand at or after `least` (the cue) go first, and of them those that are not deep below `tops`.
        """
        if self.spanish:
            return self._spanish(start, end)
        near = self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]
        limits = [dated for time in near if time.span.end <= end and (dated := self._limit(time, start)) is not None]
        limits += event_limits(self.p, self.v, start, end, least, self.published, self._is_past)
        if not limits:
            return None
        first = min(
            limits,
            key=lambda dated: (
                dated.span.start < least,
                self.is_deep(dated, *tops),
                is_hasty(dated),
                dated.span.start,
            ),
        )
        return self._whole(first, sorted(limits, key=lambda dated: dated.span.start))

    def _spanish(self, start: int, end: int) -> Deadline | None:
        """The first time limit there that is not over by the day of publication."""
        while (found := spanish_limit(self.p.text, start, end, self.published)) is not None:
            first, start, kind = found
            if kind == "vague":
                return self._deadline(first, start, kind, self.published or None, None)
            time = self._time_in(first, start) if kind != "event" else None
            if time is None:
                return self._deadline(first, start, kind, None, None)
            over = time.to is not None and self.published and time.to < self.published[: len(time.to)]
            if over and kind in ("by", "until") and not re.search(r"\d{4}", time.span.quote):  # whatever the tense told
                return self._deadline(first, start, kind, None, None)
            if not over:
                if kind == "by" and time.type == "DURATION":  # "de aquí a dos semanas"
                    return self._deadline(first, start, kind, None, self._interval("within", time)[2])
                if time.span.start == first:  # "entre 2032 y 2035"
                    return self._deadline(first, start, kind, time.from_, time.to)
                return self._deadline(first, start, *self._interval(kind, time))
        return None

    def _time_in(self, start: int, end: int) -> Time | None:
        """The first time there that tells when, not how often."""
        near = self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]
        return next((time for time in near if time.type != "SET"), None)

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

    def leading(self, begin: int, start: int, *, ahead: bool = False, begun: bool = False) -> Deadline | None:
        """The time limit in the words `[begin, start)` before the subject ("Later today, we will").

        Where `ahead` is asked for only one after the day of publication is given: wholly, unless it may have `begun`.
        """
        dated = self.inside(begin, start, begin)
        if dated is not None and dated.span.start - begin > _BESIDE:
            beside = start - dated.span.end <= len(", ")
            if beside and dated.type in ("by", "vague", "embedded-goal"):  # "to save it by 2050, we will"
                return dated.model_copy(update={"type": "embedded-goal"})
            if beside and dated.type == "on" and self.p.text[begin:].lower().startswith("as "):
                return dated  # "As we mark fifty years of ties next year, we will"
            return None
        if dated is not None and dated.type == "event" and self.p.text[begin:].lower().startswith(self.clauses):
            return dated
        if ahead and (dated is None or not self.published or _bound(dated, begun) <= self.published):
            return None
        if dated is not None or not self.p.text[begin:start].rstrip().endswith(","):
            return dated
        words = self.p.text[begin:start].rstrip(" ,")
        if words.split(maxsplit=1)[0].lower() not in self.v.words["deadlines.leading"]:
            return None
        return Deadline(span=Span.of(self.p.text, begin, begin + len(words)), type="event")

    def _limit(self, time: Time, start: int) -> Deadline | None:
        """A time as a limit: after a word that makes it one, or as an adverb of its own."""
        if time.value in ("PAST_REF", "PRESENT_REF"):
            return None
        if time.type == "SET":
            return self._repeated(time)
        passes = _TIME_TO_PASS.match(self.p.text, time.span.end)  # "in two weeks' time"
        if (passes is None and _POSSESSIVE.match(self.p.text, time.span.end)) or time.span.quote.endswith(("'s", "’s")):
            return None
        if self.published and time.to is not None and time.to < self.published[: len(time.to)]:
            return None
        opened = time.from_ if time.to is None and time.type == "DATE" else None
        if opened is not None and opened < self.published[: len(opened)]:  # "which dates from 1987"
            return None
        begin, stop = time.span.start, passes.end() if passes else time.span.end
        if (tail := _COUNTED.search(time.span.quote)) is not None:  # "two years after", of an event
            ahead = counted_pattern().match(self.p.text, begin + tail.start())
            return self._counted(begin, ahead.end(), start) if ahead is not None else None
        if time.value == "FUTURE_REF":
            if self.p.text[max(begin - 3, 0) : begin] == "as " or self._is_inner(begin):
                return None
            return self._deadline(begin, stop, "vague", self.published or None, None)
        pattern, kinds = frames()
        opening = max(start, begin - _REACH)
        window = self.p.text[opening:begin]
        if time.type == "DURATION":  # "in the next six to eight weeks"; never "for the first time in ten years"
            window = FEWER.sub("", window)
            if AGAIN.search(window):
                return None
        match = pattern.search(window)
        inside = self.p.tokens_in(begin, stop)
        to_come = bool(self.published and time.to and time.to > self.published)
        looks_back = any(self.p.lower[token] in self.v.words["deadlines.past"] for token in inside)
        certain = to_come and any(self.p.lower[token][:1].isdigit() for token in inside)  # not "in the autumn"
        if not certain and is_over(self.p, inside[0]):
            return None
        if not to_come and (looks_back or self._is_issued(time, inside[0])):
            return None
        if match is None and (spread := range_pattern().search(window)) is not None:
            return self._deadline(opening + spread.start(), stop, "during", None, time.to)
        if match is None and time.type == "DURATION" and self.p.lower[inside[0]] in kinds:  # "from 2031 to 2035"
            return self._deadline(begin, stop, "during", time.from_, time.to)
        if match is None and (ahead := counted_pattern().match(self.p.text, stop)) is not None:
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
        if time.type == "DURATION" and self._is_attributive(inside):
            length = self.p.head[inside[-1]]  # "over a five-year period"
            if self.p.lemma[length] not in self.v.words["deadlines.spans"]:
                return None
            stop = self.p.end[length]
        if kind == "during" and time.type == "DURATION" and _OF_WHAT.match(self.p.text, stop):
            return None  # "for two days of meetings"
        if kind == "during" and self._names_plan(opening + match.start()):
            return None
        if len(time.value) == _CENTURY and kind not in ("by", "until"):  # "the rules for the 21st century"
            return None
        if kind == "by" and self._is_goal(inside, start):
            kind = "embedded-goal"
        return self._deadline(opening + match.start(), stop, *self._interval(kind, time))

    def _names_plan(self, begin: int) -> bool:
        """Whether "for" tells for when a plan is made ("adopt the roadmap for 2031-2033")."""
        first = self.p.tokens_in(begin, begin + 1)[0]
        plans = self.v.words["announced.plans"]
        named = {self.p.lemma[first - 1], self.p.lower[first - 1]} & plans
        return self.p.lower[first] == "for" and bool(named) and self.p.pos[first - 1] in ("NOUN", "PROPN")

    def _is_inner(self, begin: int) -> bool:
        """Whether "in the future" hangs on a noun or on what is to be prevented ("outbreaks in the future")."""
        first = self.p.tokens_in(begin, begin + 1)[0]
        above = self.p.head[first]
        phrase = self.p.dep[first] == "prep" and above < first
        return phrase and (self.p.pos[above] == "NOUN" or self.p.dep[above] == "pcomp")

    def _counted(self, begin: int, stop: int, start: int) -> Deadline:
        """A day counted from an event, with the words before it: "no later than 90 days after the date"."""
        pattern, kinds = frames()
        match = pattern.search(self.p.text, max(start, begin - _REACH), begin)
        if match is None:
            return self._deadline(begin, stop, "on", None, None)
        return self._deadline(match.start(), stop, kinds[" ".join(match.group(1).lower().split())], None, None)

    def _repeated(self, time: Time) -> Deadline | None:
        """By when it is due again ("will report every sixty days"); how often it is done ("annually") is no limit."""
        p = self.p
        inside = p.tokens_in(time.span.start, time.span.end)
        verb = p.head[inside[-1]]
        adverb = p.dep[inside[-1]] in ("advmod", "npadvmod") and len(inside) > len(("every", "year"))
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

    def is_deep(self, limit: Deadline, *tops: int) -> bool:
        """Whether the limit lies in a clause below the words `tops` that describes a noun or tells by what means."""
        p = self.p
        token = p.tokens_in(limit.span.start, limit.span.end)[0]
        for _ in range(_DEEP if tops else 0):
            if token in tops or p.head[token] == token:
                break
            participle = p.dep[token] == "acl" and p.tag[token] in ("VBN", "VBG")
            if participle or p.dep[token] in ("relcl", "pcomp"):
                return True
            token = p.head[token]
        return False

    def _is_issued(self, time: Time, token: int) -> bool:
        """Whether the day of publication only tells when something was done ("the rules released today")."""
        if time.to != self.published:
            return False
        verb = next((at for at in (self.p.head[token], token - 1) if self.p.dep[at] == "acl"), token)
        return self.p.tag[verb] in ("VBN", "VBD") and not self.p.dependents(verb, "aux", "auxpass")

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
