"""What a rule or a model proposes: an attribution by its characters, before it is merged and resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.transcript import Turn

from .confidences import confidences
from .quotations import Quotation

Chars = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed attribution. Rules and learned readers both give these, and `merge` makes findings of them.

    Attributes:
        source: Characters of the words that name the speaker; empty where none is named.
        cue: Characters of the words that say so; `head` is the token that identifies the cue, or -1.
        content: Characters of what is said, without the quotation marks around it, in order.
        voice: The token to ask the cast about, or -1.
        speaker: The id of the speaker where it is known without asking.
        rule: The rule or model.
        confidence: How often such a candidate is right.
    """

    source: tuple[Chars, ...]
    cue: tuple[Chars, ...]
    content: tuple[Chars, ...]
    rule: str
    confidence: float
    head: int = -1
    voice: int = -1
    speaker: str | None = None

    @property
    def start(self) -> int:
        """The first character of the content."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """One past the last character of the content."""
        return self.content[-1][1]

    @property
    def size(self) -> int:
        """How many characters the content has."""
        return sum(end - start for start, end in self.content)


def spoken(turn: Turn, speaker: str | None) -> Candidate:
    """A turn of a transcript as a candidate."""
    rule = "transcript.turn"
    return Candidate((turn.label,), (), turn.content, rule, confidences()[rule], speaker=speaker)


def reads_out(turns: Sequence[Turn], quotations: Sequence[Quotation]) -> bool:
    """Whether the one voice of a text mostly reads out another text: the words between marks are that text's."""
    if len(turns) != 1:
        return False
    (turn,) = turns
    start, end = turn.content[0][0], turn.content[-1][1]
    quoted = sum(last - first for one in quotations for first, last in one.pieces if start <= first < end)
    return 2 * quoted > sum(last - first for first, last in turn.content)
