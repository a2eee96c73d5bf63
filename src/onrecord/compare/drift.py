"""One statement through its editions: where each undertaking, or a phrase, was first told, changed and last told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.record import Record, Strength
from onrecord.record.span import Model

from .align import LEAST, align
from .changes import change_of, differences
from .comparison import Change, Part, Passage, Text
from .parts import parts_of, passage_of
from .passages import Sentence, is_boilerplate, sentences_of
from .sides import Passages
from .words import words_of

_RETURNS = 0.5  # likeness from which a sentence is one that stood before the last edition


class Seen(Model):
    """A passage in one edition.

    `edition` counts from 0. `change` is what became of it since it was seen last, null where it is new; the `a` of a
    part lies in the edition before, its `b` in this one. `strengths` are those of the undertakings in it.
    """

    edition: int
    passage: Passage
    change: Change | None = None
    parts: tuple[Part, ...] = ()
    strengths: tuple[Strength, ...] = ()
    holds_phrase: bool = False


class Strand(Model):
    """One passage through the editions. `joined` is the place of the strand that it was merged with, if it was."""

    first_seen: int
    last_seen: int
    changed_in: tuple[int, ...]
    seen: tuple[Seen, ...]
    joined: int | None = None


class Drift(Model):
    """Editions by date, and the strands that run through them in the order in which they were first told."""

    editions: tuple[Text, ...]
    phrase: str | None = None
    strands: tuple[Strand, ...] = ()


@dataclass(slots=True)
class _Thread:
    seen: list[Seen]
    head: list[Sentence]
    at: int
    joined: _Thread | None = None
    undertakes: bool = False
    boilerplate: bool = True
    phrase: bool = False


def drift(records: Sequence[Record], phrase: str | None = None, *, every: bool = False) -> Drift:
    """Follow passages through the editions of a statement.

    Args:
        records: The editions. They are put in order by date where all have one, else taken as given.
        phrase: Follow the sentences that hold these words in some edition (numbers by value, capitals aside).
        every: Follow every sentence; by default those that hold an undertaking in some edition.

    Returns:
        A strand for each passage followed. A passage that was left out and comes back is one strand.
    """
    order = list(records)
    if all(record.statement.published for record in order):
        order.sort(key=lambda record: record.statement.published or "")
    wanted = tuple(word.key for word in words_of(phrase or ""))
    threads: list[_Thread] = []
    for at, record in enumerate(order):
        _go_on(threads, at, record, order, wanted)
    kept = [each for each in threads if each.phrase or (not wanted and _is_followed(each, every))]
    places = {id(each): place for place, each in enumerate(kept)}
    return Drift(
        editions=tuple(Text.of(record) for record in order),
        phrase=phrase,
        strands=tuple(_strand(each, places) for each in kept),
    )


def _is_followed(thread: _Thread, every: bool) -> bool:
    return thread.undertakes or (every and not thread.boilerplate)


def _strand(thread: _Thread, places: dict[int, int]) -> Strand:
    joined = thread.joined
    while joined is not None and joined.joined is not None:
        joined = joined.joined
    return Strand(
        first_seen=thread.seen[0].edition,
        last_seen=thread.seen[-1].edition,
        changed_in=tuple(seen.edition for seen in thread.seen if seen.change not in (None, "same")),
        seen=tuple(thread.seen),
        joined=places.get(id(joined)) if joined else None,
    )


def _go_on(threads: list[_Thread], at: int, record: Record, order: Sequence[Record], wanted: tuple[str, ...]) -> None:
    """Carry the threads into the next edition: first those of the edition before, then those that fell silent."""
    sentences = sentences_of(record)
    starts = [commitment.span.start for commitment in record.commitments]
    strengths = [commitment.strength for commitment in record.commitments]
    left = list(range(len(sentences)))
    alive = [thread for thread in threads if thread.joined is None]
    for heads, least in (
        ([thread for thread in alive if thread.at == at - 1], LEAST),
        ([thread for thread in alive if thread.at < at - 1], _RETURNS),
    ):
        found = _matched(heads, [sentences[index] for index in left], least)
        taken: dict[int, _Thread] = {}
        for thread, places in found:
            mine = [left[place] for place in places if left[place] not in taken]
            if not mine:
                thread.joined = taken[left[places[0]]]
                continue
            taken |= dict.fromkeys(mine, thread)
            _see(thread, at, record, order, [sentences[index] for index in mine])
        left = [index for index in left if index not in taken]
    for index in left:
        thread = _Thread([], [], at)
        _see(thread, at, record, order, [sentences[index]])
        threads.append(thread)
    for thread in threads:
        if thread.seen[-1].edition == at:
            _mark(thread, starts, strengths, wanted)


def _matched(heads: list[_Thread], sentences: list[Sentence], least: float) -> list[tuple[_Thread, list[int]]]:
    """Each thread with the places of the sentences that go on with it."""
    flat = [(thread, sentence) for thread in heads for sentence in thread.head]
    found: dict[int, list[int]] = {}
    pairs = align([sentence for _, sentence in flat], sentences, least=least)
    for pair in pairs:
        for index in pair.a if pair.b else ():
            found.setdefault(id(flat[index][0]), []).extend(pair.b)
    return [(thread, sorted(set(found[id(thread)]))) for thread in heads if id(thread) in found]


def _see(thread: _Thread, at: int, record: Record, order: Sequence[Record], sentences: list[Sentence]) -> None:
    text = record.statement.text
    seen = Seen(edition=at, passage=passage_of(text, sentences))
    if thread.seen:
        before, now = Passages(thread.head), Passages(sentences)
        found = differences(before, now)
        parts = parts_of(order[thread.at].statement.text, text, before, now, found)
        seen = seen.model_copy(update={"change": change_of(found), "parts": parts})
    thread.seen.append(seen)
    thread.head, thread.at = sentences, at
    thread.boilerplate &= all(each.dateline or is_boilerplate(each.words) for each in sentences)


def _mark(thread: _Thread, starts: list[int], strengths: list[Strength], wanted: tuple[str, ...]) -> None:
    """Tell of a passage just seen which undertakings it holds, and whether it holds the phrase."""
    seen = thread.seen[-1]
    held = tuple(
        strength
        for start, strength in zip(starts, strengths, strict=True)
        if seen.passage.start <= start < seen.passage.end
    )
    keys = tuple(key for sentence in thread.head for key in sentence.keys)
    phrase = bool(wanted) and any(keys[at : at + len(wanted)] == wanted for at in range(len(keys) - len(wanted) + 1))
    thread.undertakes |= bool(held)
    thread.phrase |= phrase
    thread.seen[-1] = seen.model_copy(update={"strengths": held, "holds_phrase": phrase})
