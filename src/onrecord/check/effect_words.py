"""What is said of a claimed effect: did it move, did it stay, how rare is that, what else happened, and why not why."""

from __future__ import annotations

from collections.abc import Sequence

from .cube import Obs
from .events import DatedEvent
from .interrupted import Interrupted
from .told import Amount, Digits, Joined, Told, Value, say, sentences, whole
from .units import Unit

STAYED = say(
    "stayed: the last third keeps at least half of the change of the first third, and lies beyond the same months a year earlier"  # noqa: E501
)
_NOT_WHY = say(
    "Because of it: cannot be told from these data, which hold one place, no comparison and other events at the same time."  # noqa: E501
)
_MOVED = {
    ("down", True): say("Fell: yes"),
    ("down", False): say("Fell: no"),
    ("up", True): say("Rose: yes"),
    ("up", False): say("Rose: no"),
}
_KEPT = {
    ("down", True): say("Stayed down: yes"),
    ("down", False): say("Stayed down: no"),
    ("up", True): say("Stayed up: yes"),
    ("up", False): say("Stayed up: no"),
}
_MOST_OTHERS = 6


def effect_words(
    series: Value,
    fitted: Interrupted,
    begun: DatedEvent,
    tail: Sequence[Obs],
    unit: Unit,
    others: Sequence[DatedEvent],
    way: str,
    *,
    moved: bool,
    kept: bool,
) -> Joined:
    """The answers to a claimed effect.

    Args:
        series: The series in words.
        fitted: The model.
        begun: When the cause began.
        tail: The last third of the observations after it.
        unit: The unit of the series.
        others: Other events in the window.
        way: Which way it is said to have moved, `up` or `down`.
        moved: Whether it did.
        kept: Whether it stayed there.
    """
    return sentences(
        whole(series),
        say(
            "%(answer)s; before %(day)s (%(event)s) it averaged %(before)s, in the first third after it %(after)s; %(step)s.",  # noqa: E501
            answer=_MOVED[way, moved],
            day=begun.day,
            event=begun.words,
            before=Amount(fitted.before, unit),
            after=Amount(fitted.first, unit),
            step=_step(fitted, unit),
        ),
        whole(_stayed(_KEPT[way, kept], fitted, tail, unit)),
        None
        if fitted.placebo is None
        else say(
            "Placebo: %(share)s of %(count)s other dates before it show a step as large.",
            share=Digits(fitted.placebo, ".0%"),
            count=fitted.placebos,
        ),
        say("In the same window: %(events)s.", events=_events(others[:_MOST_OTHERS])) if others else None,
        _NOT_WHY,
    )


def _step(fitted: Interrupted, unit: Unit) -> Told:
    level, low, high = (Amount(each, unit) for each in fitted.level)
    if fitted.level[1] * fitted.level[2] > 0:
        return say(
            "the model's change of level is %(level)s (95 percent: %(low)s to %(high)s)",
            level=level,
            low=low,
            high=high,
        )
    return say(
        "the model's change of level is %(level)s (95 percent: %(low)s to %(high)s, so no clear step)",
        level=level,
        low=low,
        high=high,
    )


def _stayed(answer: Told, fitted: Interrupted, tail: Sequence[Obs], unit: Unit) -> Told:
    words = say(
        "%(answer)s; in the last third (%(first)s to %(last)s) it averaged %(value)s",
        answer=answer,
        first=tail[0].period,
        last=tail[-1].period,
        value=Amount(fitted.last, unit),
    )
    if fitted.year_before is None:
        return words
    return say("%(words)s, a year before %(value)s", words=words, value=Amount(fitted.year_before, unit))


def _events(events: Sequence[DatedEvent]) -> Joined:
    return Joined(tuple(say("%(event)s (%(day)s)", event=each.words, day=each.day) for each in events))
