"""What a cue finder gives: the words that carry the force, and where to look for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Strength


@dataclass(frozen=True, slots=True)
class Cue:
    """A place where somebody is bound, in tokens.

    Attributes:
        rule: The rule that found it.
        strength: Force of the commitment.
        first: First token of the cue; `last` is one past its last.
        action: First token of what is undertaken.
        top: The word whose clause holds the undertaking: a verb, or the noun of a nominal commitment.
        begin: First token of the span.
        agents: Tokens that name who is bound; empty where nobody is named.
        reporter: The word that names who tells it of another, if the syntax shows one.
        negated: Whether it is an undertaking not to do something.
        repeated: Whether the cue itself says that the undertaking was there before.
        finite: Whether it is a clause of its own, with a tense.
        confidence: How often the rule is right.
    """

    rule: str
    strength: Strength
    first: int
    last: int
    action: int
    top: int
    begin: int
    agents: tuple[int, ...] = ()
    reporter: int | None = None
    negated: bool = False
    repeated: bool = False
    finite: bool = True
    confidence: float = 0.8
    end: int | None = None
