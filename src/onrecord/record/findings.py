"""The findings: everything read in a statement, each anchored to its characters."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .span import Model, Span

Confidence = Annotated[float, Field(ge=0, le=1)]
Force = Literal["assertive", "commissive", "directive", "expressive", "declarative"]
Strength = Literal["firm", "intent", "exploring", "aspiration"]
Bound = Literal["=", "~", "<", ">", "<=", ">="]
Level = Literal["domestic", "bilateral", "trilateral", "multilateral"]


class Loss(Model):
    """Something that could not be read: where, at which stage, and why."""

    span: Span | None = None
    stage: str
    reason: str


class Actor(Model):
    """A person, state, organisation or group, with every mention of it in the statement.

    `designation` is the office as printed; `represents` is the id of the state or body the person speaks for.
    """

    id: str
    name: str
    type: Literal["person", "state", "organisation", "group"]
    iso: str | None = None
    designation: str | None = None
    represents: str | None = None
    mentions: tuple[Span, ...] = ()


class Dated(Model):
    """Words that name a time, as an interval of days; both ends inclusive, null where open."""

    span: Span
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


LimitKind = Literal["by", "on", "within", "during", "until", "event", "vague", "embedded-goal"]


class Deadline(Dated):
    """The time limit of an undertaking.

    `type` is how it limits: by, on, within, during or until a time, at an event, vaguely, or as the date of a goal that
    is named inside (`embedded-goal`).
    """

    type: LimitKind | None = None


class MeetingDate(Model):
    """When a meeting took place: an interval of days and the words that say so."""

    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    text: str | None = None


class Meeting(Model):
    """Who met, where and when; `format` is how (in person, telephone call, ...)."""

    participants: tuple[str, ...] = ()
    place: str | None = None
    date: MeetingDate | None = None
    format: str | None = None
    spans: tuple[Span, ...] = ()


class Found(Model):
    """What every finding carries: an id, the rule or model that found it and how sure that is."""

    id: str
    rule: str
    confidence: Confidence


class Attribution(Found):
    """Reported speech, after PARC and PolNeAR: who (source), the words that say so (cue), what (content).

    `speaker` is the actor the source was resolved to; None where the text leaves it open.
    """

    kind: Literal["direct", "indirect", "mixed"]
    speaker: str | None = None
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: Annotated[tuple[Span, ...], Field(min_length=1)]


class Act(Found):
    """What an actor does by speaking or reports doing: illocutionary force (Searle 1976), PLOVER event type.

    `matter` is what the act is about: the topic discussed, the deed thanked for, what is asked, said or agreed.
    """

    force: Force
    plover: str | None = None
    actors: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    verb: Span
    matter: Span | None = None
    span: Span


class Commitment(Found):
    """An undertaking: who is bound, toward whom, to do what, by when, on what condition, how strongly.

    `cue` holds the words that carry the force; `catalysts` are what makes it testable (G7 Research Group): deadline,
    money, body or number named. `reported_by` is the actor in whose words the undertaking of another is told.
    """

    span: Span
    strength: Strength
    reaffirmed: bool = False
    negated: bool = False
    agents: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    reported_by: str | None = None
    cue: Span | None = None
    action: Span
    deadline: Deadline | None = None
    condition: Span | None = None
    figures: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    catalysts: tuple[Literal["deadline", "money", "body", "number"], ...] = ()


class Figure(Found):
    """A quantity: value in base units, or low and high for a range or a vague number.

    `bound` is the relation the words assert (nearly: `<`, at least: `>=`); `unit` is ISO 4217 for money, `percent`,
    `percentage point`, `rank`, else an English singular; `of` is the id of the figure this one changes or compares
    with ("rose 12 percent to 3.4 million").
    """

    span: Span
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximator: str | None = None
    bound: Bound = "="
    change: Literal["up", "down"] | None = None
    measure: Span | None = None
    period: Dated | None = None
    base: Dated | None = None
    places: tuple[str, ...] = ()
    claim: Literal["level", "change", "rank", "record", "duration"] = "level"
    of: str | None = None


class Time(Model):
    """A time expression with its TIMEX3 type and value, and the interval of days it covers."""

    span: Span
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class Effect(Found):
    """A claim that one thing brought about another; direction is the effect's: up, down or none."""

    span: Span
    cause: Span
    effect: Span
    direction: Literal["up", "down", "none"] = "none"


class Programme(Model):
    """A named initiative, forum, body, agreement or process."""

    id: str
    name: str
    kind: str | None = None
    level: Level | None = None
    members: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Topic(Model):
    """The policy area of a passage, by the Comparative Agendas Project's major topics."""

    span: Span
    code: int
    label: str
    confidence: Confidence
