"""What the page says of each finding, and which characters it marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.record import Record, Span, quote_of

from .words import (
    Tongue,
    actor_words,
    bound_words,
    commitment_facts,
    figure_facts,
    figure_words,
    meeting_words,
    names,
    one_line,
    say,
    series,
    shortened,
    term,
)

# In the order of the panel: name, plural heading. `QUIET` kinds are marked when asked for.
KINDS = {
    "meeting": "Meeting",
    "attribution": "Said",
    "commitment": "Commitments",
    "figure": "Figures",
    "effect": "Effects claimed",
    "programme": "Programmes",
    "act": "Acts",
    "actor": "Actors",
    "time": "Times",
    "topic": "Topics",
    "loss": "Not read",
}
QUIET = ("act", "actor", "time", "topic")
_IN_MARGIN = ("meeting", "commitment", "figure", "effect", "programme", "loss")
_BRIEF = 36
_STRENGTH_SIGNS = {"firm": "━", "intent": "─", "exploring": "╌", "aspiration": "┈"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `[start, end)` marked for a note; `look` holds the classes that style this part of it."""

    start: int
    end: int
    note: str
    kind: str
    look: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One finding as the page tells it.

    Attributes:
        id: Its name in the page.
        kind: A key of `KINDS`.
        head: What was found, in a few words.
        facts: What qualifies it.
        quote: The words it was read from.
        marks: Where it is marked; the first mark is where a click leads.
        basis: The rule or model that found it, with its confidence.
        brief: The head as the margin has room for it, where that is shorter.
    """

    id: str
    kind: str
    head: str
    facts: str = ""
    quote: str = ""
    marks: tuple[Mark, ...] = ()
    basis: str = ""
    brief: str = ""

    @property
    def start(self) -> int:
        """The first character marked, or -1 where nothing is."""
        return min((mark.start for mark in self.marks), default=-1)

    @property
    def in_margin(self) -> bool:
        """Whether the note stands in the margin beside its text."""
        return self.kind in _IN_MARGIN and bool(self.marks)


def notes_of(record: Record, tongue: Tongue | None = None) -> list[Note]:
    """Every finding of a record as a note, by kind in the panel's order and in the text's order within a kind.

    Args:
        record: What was read.
        tongue: Another language than English for what is said of it.
    """
    out: list[Note] = []
    for make in (
        _meeting,
        _attributions,
        _commitments,
        _figures,
        _effects,
        _programmes,
        _acts,
        _actors,
        _times,
        _topics,
        _losses,
    ):
        made = make(record, tongue)
        out.extend(made if make in _OWN_ORDER else sorted(made, key=lambda note: note.start))
    return out


def _meeting(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    if record.meeting is None:
        return
    who = names(record, record.meeting.participants) or say("participants not named", tongue)
    marks = _marks("meeting-1", "meeting", record.meeting.spans)
    yield Note("meeting-1", "meeting", who, meeting_words(record, tongue), quote_of(record.meeting.spans), marks)


def _attributions(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, found in enumerate(record.attributions, 1):
        id_ = f"attribution-{number}"
        speaker = names(record, [found.speaker]) if found.speaker else one_line(quote_of(found.source))
        cue = one_line(quote_of(found.cue))
        marks = (
            *_marks(id_, "attribution", found.content, f"said {found.kind}"),
            *_marks(id_, "attribution", found.source, "source"),
            *_marks(id_, "attribution", found.cue, "cue"),
        )
        facts = series([term(found.kind, tongue), f"“{cue}”" if cue else ""])
        head, quote = speaker or say("not named", tongue), quote_of(found.content)
        yield Note(id_, "attribution", head, facts, quote, marks, _basis(found, tongue))


def _commitments(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, found in enumerate(record.commitments, 1):
        id_ = f"commitment-{number}"
        sign = ("↻" if found.reaffirmed else "") + ("✕" if found.negated else "")
        marks = [Mark(found.span.start, found.span.end, id_, "commitment", found.strength, sign)]
        parts = [found.action, found.condition, found.deadline.span if found.deadline else None]
        marks += [
            Mark(part.start, part.end, id_, "commitment", found.strength)
            for part in parts
            if part is not None and not found.span.holds(part)
        ]
        head = f"{_STRENGTH_SIGNS[found.strength]} {term(found.strength, tongue)}: {bound_words(found, record, tongue)}"
        facts = series(commitment_facts(found, record, tongue))
        yield Note(id_, "commitment", head, facts, found.span.quote, tuple(marks), _basis(found, tongue))


def _figures(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, found in enumerate(record.figures, 1):
        id_ = f"figure-{number}"
        facts = series(figure_facts(found, record, tongue))
        yield Note(
            id_,
            "figure",
            figure_words(found, tongue),
            facts,
            found.span.quote,
            _marks(id_, "figure", [found.span]),
            _basis(found, tongue),
        )


def _effects(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    words = {
        "up": f"▲ {say('raises', tongue)}",
        "down": f"▼ {say('lowers', tongue)}",
        "none": say("brings about", tongue),
    }
    for number, found in enumerate(record.effects, 1):
        id_ = f"effect-{number}"
        forward = found.cause.start <= found.effect.start
        marks = (
            *_marks(id_, "effect", [found.cause], f"cause {'before' if forward else 'after'}"),
            *_marks(id_, "effect", [found.effect], "result"),
        )
        cause, effect = one_line(found.cause.quote), one_line(found.effect.quote)
        brief = f"{shortened(cause, _BRIEF)} → {shortened(effect, _BRIEF)}"
        quote = found.span.quote
        yield Note(
            id_, "effect", f"{cause} → {effect}", words[found.direction], quote, marks, _basis(found, tongue), brief
        )


def _programmes(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, found in enumerate(record.programmes, 1):
        id_ = f"programme-{number}"
        marks = (
            *_marks(id_, "programme", found.mentions[:1], "named"),
            *_marks(id_, "programme", found.mentions[1:], "again"),
        )
        facts = series(
            [*(term(each, tongue) for each in (found.kind, found.level) if each), names(record, found.members)]
        )
        yield Note(id_, "programme", found.name, facts, "", marks, _mentions(len(found.mentions), tongue))


def _acts(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, found in enumerate(record.acts, 1):
        id_ = f"act-{number}"
        who = names(record, found.actors) or say("not named", tongue)
        toward = f" → {names(record, found.addressees)}" if found.addressees else ""
        facts = series([term(found.force, tongue), found.plover or ""])
        yield Note(
            id_, "act", who + toward, facts, found.span.quote, _marks(id_, "act", [found.verb]), _basis(found, tongue)
        )


def _actors(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, actor in enumerate(record.actors, 1):
        id_ = f"actor-{number}"
        marks = _marks(id_, "actor", actor.mentions)
        yield Note(
            id_, "actor", actor.name, actor_words(actor, record, tongue), "", marks, _mentions(len(marks), tongue)
        )


def _times(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, time in enumerate(record.times, 1):
        id_ = f"time-{number}"
        bounds = [part for part in (time.from_, time.to) if part]
        whole = (
            say("%(low)s to %(high)s", tongue, low=bounds[0], high=bounds[1]) if len(bounds) > 1 else "".join(bounds)
        )
        days = series([term(time.type.lower(), tongue), whole])
        yield Note(id_, "time", time.value, days, time.span.quote, _marks(id_, "time", [time.span]))


def _topics(record: Record, tongue: Tongue | None) -> Iterator[Note]:
    for number, topic in enumerate(record.topics, 1):
        id_ = f"topic-{number}"
        yield Note(
            id_,
            "topic",
            term(topic.label, tongue),
            f"Comparative Agendas {topic.code}",
            topic.span.quote,
            _marks(id_, "topic", [topic.span], sign=term(topic.label, tongue)),
            _sure(topic.confidence, tongue),
        )


def _losses(record: Record, tongue: Tongue | None) -> Iterator[Note]:  # noqa: ARG001 - as the others
    for number, loss in enumerate(record.losses, 1):
        id_ = f"loss-{number}"
        spans = [loss.span] if loss.span else []
        yield Note(id_, "loss", loss.reason, loss.stage, quote_of(spans), _marks(id_, "loss", spans))


_OWN_ORDER = (_actors, _programmes)


def _marks(id_: str, kind: str, spans: Iterable[Span], look: str = "", sign: str = "") -> tuple[Mark, ...]:
    return tuple(Mark(span.start, span.end, id_, kind, look, sign) for span in spans)


def _basis(found: object, tongue: Tongue | None) -> str:
    return f"{getattr(found, 'rule', '')}, {_sure(getattr(found, 'confidence', 0), tongue)}"


def _sure(confidence: float, tongue: Tongue | None) -> str:
    return say("%(share)s%% sure", tongue, share=f"{100 * confidence:.0f}")


def _mentions(count: int, tongue: Tongue | None) -> str:
    return say("1 mention", tongue) if count == 1 else say("%(count)s mentions", tongue, count=f"{count:,}")
