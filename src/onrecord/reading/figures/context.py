"""What stands around a figure: approximator, change, what is measured, when and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import pairwise

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording, token_at, wording
from onrecord.record import Dated, Span, Time

from .draft import Draft

_NEAR = 8  # times looked at on each side of a figure
_BASE = frozenset({"compared", "than", "versus", "from", "against", "above", "below", "over"})
_PREPOSITIONS = frozenset({"in", "during", "over", "for", "since", "through", "throughout", "within", "of", "on", "at"})
_SKIPPED = frozenset(
    {
        "by",
        "a",
        "an",
        "another",
        "only",
        "just",
        "further",
        "additional",
        "some",
        "even",
        "as",
        "also",
        "the",
        "about",
        "around",
    }
)


@cache
def _approximators() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Phrases before a number by their last word, longest first: words, phrase, bound."""
    out: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for bound, phrases in lexicon.load("approximators").items():
        if bound == "after":
            continue
        for phrase in phrases:
            cut = tuple(word for word in wording(phrase).lower if word != " ")
            out.setdefault(cut[-1], []).append((cut, phrase, bound))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


@cache
def _after() -> list[tuple[tuple[str, ...], str, str]]:
    table = lexicon.load("approximators")["after"]
    found = [
        (tuple(word for word in wording(phrase).lower if word != " "), phrase, bound) for phrase, bound in table.items()
    ]
    return sorted(found, key=lambda choice: -len(choice[0]))


@cache
def _directions(kind: str) -> dict[str, str]:
    table = lexicon.load("changes")[kind]
    return {word.partition(" ")[0]: way for way in ("up", "down") for word in table[way]}


@cache
def _not_of_counts() -> frozenset[str]:
    return frozenset(lexicon.load("changes")["not_of_counts"])


class Surroundings:
    """Reads the context of drafts in one text; what a sentence holds is looked up once."""

    def __init__(self, parsed: Parsed, words: Wording, times: tuple[Time, ...], cast: Cast) -> None:
        self.parsed = parsed
        self.words = words
        self.times = times
        self.cast = cast
        self._starts = [time.span.start for time in times]
        self._states = {actor.id for actor in cast.actors if actor.type == "state"}
        self._named: dict[int, tuple[str, ...]] = {}

    def read(self, draft: Draft) -> None:
        """Fill in approximator, bound, change and claim."""
        self._approximate(draft)
        self._changed(draft)

    def _approximate(self, draft: Draft) -> None:
        words = self.words
        at = draft.first
        near: list[str] = []
        places: list[int] = []
        while at and len(near) < 5:
            at -= 1
            if not words.lower[at].isspace():
                near.insert(0, words.lower[at])
                places.insert(0, at)
            elif "\n\n" in words.lower[at]:
                break
        if near and near[-1] in ("a", "an") and len(near) > 1 and draft.value is not None:
            near, places = near[:-1], places[:-1]
        for cut, phrase, bound in _approximators().get(near[-1], ()) if near else ():
            if tuple(near[-len(cut) :]) == cut:
                if draft.approximator is None:
                    draft.approximator, draft.bound = phrase, bound
                draft.first = places[-len(cut)]
                return
        tail = [word for word in words.lower[draft.core[1] : draft.core[1] + 6] if not word.isspace()]
        rest = [word for word in words.lower[draft.last : draft.last + 6] if not word.isspace()]
        for cut, phrase, bound in _after():
            if draft.approximator is None and (tuple(tail[: len(cut)]) == cut or tuple(rest[: len(cut)]) == cut):
                draft.approximator, draft.bound = phrase, bound

    def _changed(self, draft: Draft) -> None:
        parsed = self.parsed
        if draft.kind in ("time", "age", "rank"):
            return
        sentence = parsed.sents[parsed.sent[draft.token]][0]
        if draft.value is not None and draft.kind == "percent" and self.words.raw[draft.core[0]] in "+-":
            draft.change = "up" if self.words.raw[draft.core[0]] == "+" else "down"
            draft.value, draft.claim, draft.rule = abs(draft.value), "change", "change.sign"
            return
        at = token_at(parsed, self.words.start[draft.first]) - 1
        level = False
        by = False
        for _ in range(7):
            if at < sentence:
                break
            lower, lemma, tag = parsed.lower[at], parsed.lemma[at], parsed.tag[at]
            if lower == "to" and not level:
                level = True
            elif lower == "by":
                by = True
            elif tag.startswith("VB") and (way := _directions("verbs").get(lemma)):
                if (
                    draft.kind in ("count", "measure", "bare", "record")
                    and not level
                    and not by
                    and lemma in _not_of_counts()
                ):
                    return
                if draft.kind == "money" and lemma == "raise" and not by:
                    return
                self._set(draft, way, "change.verb", level)
                return
            elif (
                lower in _directions("adverbs")
                and not level
                and lower not in ("more", "less", "fewer", "above", "below")
            ):
                self._set(draft, _directions("adverbs")[lower], "change.adverb", level)
                return
            elif (
                lower == "of"
                and at > sentence
                and parsed.tag[at - 1] in ("NN", "NNS")
                and parsed.lemma[at - 1] in _directions("nouns")
            ):
                self._set(draft, _directions("nouns")[parsed.lemma[at - 1]], "change.noun", level)
                return
            elif (
                lower not in _SKIPPED
                and tag not in ("RB", "RP")
                and not (by and tag in ("NN", "NNS", "JJ", "NNP", "PRP$", "DT"))
            ):
                break
            at -= 1
        self._changed_after(draft)

    def _changed_after(self, draft: Draft) -> None:
        parsed = self.parsed
        token = token_at(parsed, self.words.start[draft.last] - 1) + 1
        end = parsed.sents[parsed.sent[draft.token]][1]
        if token >= end:
            return
        lower = parsed.lower[token]
        if draft.kind in ("percent", "money") and lower in ("higher", "lower", "more", "less", "fewer"):
            self._set(draft, _directions("adverbs")[lower], "change.after", level=False)
            return
        if draft.kind != "percent":
            return
        for at in range(token, min(end, token + 3)):
            if parsed.tag[at] in ("NN", "NNS") and (way := _directions("nouns").get(parsed.lemma[at])):
                self._set(draft, way, "change.noun", level=False)
                return
            if parsed.tag[at] not in ("JJ", "NN", "NNP", "HYPH"):
                return

    def _set(self, draft: Draft, way: str, rule: str, level: bool) -> None:
        draft.change = way
        draft.rule = f"{rule}.to" if level else rule
        if not level:
            draft.claim = "change"

    def relate(self, drafts: list[Draft]) -> None:
        """Link a change to the level it led to: "rose 12 percent to 3.4 million"."""
        for left, right in pairwise(drafts):
            self._same_again(left, right)
            self._moved(left, right)
            if left.claim != "change" or left.rule == "change.noun":
                continue
            gap = [word for word in self.words.lower[left.last : right.first] if not word.isspace()]
            if 1 <= len(gap) <= 12 and gap[-1] == "to" and not set(gap) & {".", ";"}:
                left.of = right.first

    def _same_again(self, left: Draft, right: Draft) -> None:
        """A figure in brackets right after another is the same in another unit: "more than 100 km (60 miles)"."""
        gap = "".join(self.words.lower[left.last : right.first]).strip()
        if (
            gap in ("(", "/")
            and right.kind in ("measure", "money")
            and left.kind == right.kind
            and left.unit != right.unit
        ):
            right.bound, right.approximator = left.bound, left.approximator
            right.change, right.claim, right.rule = left.change, left.claim, left.rule if left.change else "converted"

    def _moved(self, left: Draft, right: Draft) -> None:
        """Link levels that stand apart: "fell from 5 in May to 3"."""
        gap = [word for word in self.words.lower[left.last : right.first] if not word.isspace()]
        before = [word for word in self.words.lower[max(0, left.first - 2) : left.first] if not word.isspace()]
        moves = 1 < len(gap) <= 12 and gap[-1] == "to" and before[-1:] == ["from"] and left.unit == right.unit
        if moves and right.of is None and not set(gap) & {".", ";"}:
            left.rule, right.rule, right.of = "from", "to", left.first

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
                set(before) & _BASE
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
        if at > 1 and self.words.lower[at - 2] in _PREPOSITIONS:
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
