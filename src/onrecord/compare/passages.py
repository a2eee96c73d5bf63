"""A record cut into the passages that are compared: its sentences and list items, each with what was found in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest

from onrecord import lexicon
from onrecord.record import Figure, Record, Span

from .words import NUMBER, TIME, Word, words_of

_SENTENCE = re.compile(r"\S(?:[^\n]*?[.!?…][\"'”’)\]]*(?=\s)|[^\n]*)")


_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]+")
_NUMBERING = re.compile(r"(?:\(?\d{1,3}[.)]+|\((?:[a-zA-Z]|[ivxIVX]{1,5})\)+)\s+(?=[^\W\d])")
_LONGEST_DATELINE = 8


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of an actor: its place, and what tells whether another text means the same one."""

    span: Span
    identity: frozenset[str]
    person: bool = False

    def is_one_of(self, others: Iterable[Named]) -> bool:
        """Whether one of these is the same: by ISO code, a person by any name, others by all words of the shorter."""
        return any(
            self.identity & other.identity
            if self.person and other.person
            else self.identity <= other.identity
            or other.identity <= self.identity
            or any(key.startswith("iso:") for key in self.identity & other.identity)
            for other in others
        )


@dataclass(slots=True)
class Sentence:
    """One sentence or list item; `number` is its place among the record's sentences."""

    start: int
    end: int
    words: tuple[Word, ...]
    number: int = 0
    figures: list[Figure] = field(default_factory=list)
    times: list[Span] = field(default_factory=list)
    deadlines: list[Span] = field(default_factory=list)
    actors: list[Named] = field(default_factory=list)
    programmes: list[Span] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    dateline: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """What its words are compared by."""
        return tuple(word.key for word in self.words)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("compare")[name])


@cache
def _states() -> dict[str, str]:
    """The ISO code of every state by the single words that name it, its people or what is its own."""
    named: dict[str, str] = {}
    for code, state in lexicon.load("states").items():
        for name in [state["name"], *(way for ways in ("also", "adjectives", "people") for way in state.get(ways, ()))]:
            words = words_of(f"of {name}")[1:]
            if len(words) == 1:
                named[words[0].key] = code
    return named


def _states_in(sentence: Sentence, text: str) -> Iterator[Named]:
    for word in sentence.words:
        code = _states().get(word.key)
        if code and text[word.start].isupper():
            yield Named(Span.of(text, word.start, word.end), frozenset({word.key, f"iso:{code}"}))


def is_boilerplate(words: Iterable[Word]) -> bool:
    """Whether the words are only those of datelines, navigation and signatures."""
    plain = _words("boilerplate")
    return all(word.kind in (NUMBER, TIME) or word.key in plain or len(word.key) == 1 for word in words)


def _is_marker(text: str, start: int, end: int, after: int) -> bool:
    """Whether the characters only number the item that follows in the same line."""
    return _MARKER.fullmatch(text, start, end) is not None and "\n" not in text[end:after]


def _behind_numbering(text: str, start: int, end: int) -> int:
    """Where the words of a numbered item begin: "2. We decide" and "(b) We decide" only count from "We"."""
    found = _NUMBERING.match(text, start, end)
    return found.end() if found else start


def _is_dateline(sentence: Sentence, text: str) -> bool:
    """Whether a short line gives a place and a day: two words of a date and names, no word in lower case."""
    if len(sentence.words) > _LONGEST_DATELINE:
        return False
    dated = [word for word in sentence.words if word.kind in (NUMBER, TIME)]
    others = [word for word in sentence.words if word.kind not in (NUMBER, TIME)]
    return (
        len(dated) > 1
        and any(word.kind == TIME and not word.key[0].isdigit() for word in dated)
        and all(text[word.start].isupper() or word.key in _words("boilerplate") for word in others)
    )


def sentences_of(record: Record) -> list[Sentence]:
    """The sentences of a record that hold words, with its findings; a record without sentences is cut at full stops."""
    text = record.statement.text
    spans = [(span.start, span.end) for span in record.sentences] or [m.span() for m in _SENTENCE.finditer(text)]
    cut = [
        Sentence(start, end, words_of(text, _behind_numbering(text, start, end), end), number)
        for number, (start, end) in enumerate(spans)
    ]
    found = [
        each
        for each, after in zip_longest(cut, cut[1:])
        if each.words and not (after and _is_marker(text, each.start, each.end, after.start))
    ]
    for each in found:
        each.dateline = _is_dateline(each, text)
    firsts = [sentence.start for sentence in found]

    def home(span: Span) -> Sentence | None:
        at = bisect_right(firsts, span.start) - 1
        return found[at] if at >= 0 and span.start < found[at].end else None

    for figure in record.figures:
        if sentence := home(figure.span):
            sentence.figures.append(figure)
    for time in record.times:
        if (sentence := home(time.span)) and time.type != "DURATION":
            sentence.times.append(time.span)
    for commitment in record.commitments:
        if commitment.deadline and (sentence := home(commitment.deadline.span)):
            sentence.deadlines.append(commitment.deadline.span)
    for act in record.acts:
        if act.plover and (sentence := home(act.span)):
            sentence.marks.add(f"act:{act.plover}")
    for actor in record.actors:
        words = frozenset(word.key for word in words_of(actor.name)) - _words("nameless")
        identity = words | ({f"iso:{actor.iso}"} if actor.iso else set())
        for mention in actor.mentions:
            if sentence := home(mention):
                sentence.marks.add(f"actor:{actor.iso or ' '.join(sorted(words))}")
                if any(char.isupper() for char in mention.quote):
                    sentence.actors.append(Named(mention, identity, actor.type == "person"))
    for sentence in found:
        sentence.actors.extend(_states_in(sentence, text))
    for programme in record.programmes:
        for mention in programme.mentions:
            if sentence := home(mention):
                sentence.marks.add(f"programme:{programme.name.casefold()}")
                if any(char.isupper() for char in mention.quote):
                    sentence.programmes.append(mention)
    return found


def nameless() -> frozenset[str]:
    """Words that name no party by themselves."""
    return _words("nameless")


def unnamed_parties() -> frozenset[str]:
    """Words for parties by what they are to another."""
    return _words("unnamed_parties")


def first_person() -> frozenset[str]:
    """Words by which a speaker includes himself."""
    return _words("first_person")


@cache
def offices(*names: str) -> frozenset[str]:
    """Words of these lists of offices: president, minister, secretary; "prime", "foreign"."""
    table = lexicon.load("offices")
    return frozenset(word for name in names for phrase in table[name] for word in str(phrase).split())


def articles() -> frozenset[str]:
    """Words that change no time where they alone differ."""
    return _words("articles")


@cache
def condition_starts() -> dict[str, list[tuple[str, ...]]]:
    """Phrases that begin a condition, as the keys of their words, by the first."""
    starts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.load("commitments")["conditions"]["starts"]:
        keys = tuple(word.key for word in words_of(phrase))
        starts.setdefault(keys[0], []).append(keys)
    return starts


def deadline_words() -> frozenset[str]:
    """Words that make the time after them a deadline."""
    return _words("deadlines")
