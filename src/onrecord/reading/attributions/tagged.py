"""What the encoder reads, as candidates."""

from __future__ import annotations

from onrecord.reading.encoder import Encoded
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars
from .learned import Range, decode
from .subjects import noun_phrase

RULE = "encoder"


def find_tagged(parsed: Parsed, encoded: Encoded) -> list[Candidate]:
    """The attributions that the encoder's tags spell, in the order of their cues."""

    def chars(ranges: tuple[Range, ...]) -> tuple[Chars, ...]:
        return tuple((parsed.start[first], parsed.end[last - 1]) for first, last in ranges)

    out = []
    for found in decode(parsed, encoded):
        head = _top(parsed, found.cue[0]) if found.cue else -1
        source = _near(parsed, found.source, head)
        out.append(
            Candidate(
                source=chars(source),
                cue=chars(found.cue),
                content=chars(found.content),
                rule=RULE,
                confidence=found.confidence,
                head=head,
                voice=_top(parsed, source[0]) if source else -1,
            )
        )
    return out


def _near(parsed: Parsed, source: tuple[Range, ...], cue: int) -> tuple[Range, ...]:
    """The source, or the cue's own subject where the tags reach for one in another paragraph, a heading say."""
    if cue < 0 or not source or any(parsed.para[last - 1] == parsed.para[cue] for _, last in source):
        return source
    who = next((child for child in parsed.children[cue] if parsed.dep[child] == "nsubj"), -1)
    return (noun_phrase(parsed, who),) if who >= 0 and parsed.para[who] == parsed.para[cue] else source


def _top(parsed: Parsed, tokens: Range) -> int:
    """The token that governs the others of a range: the one whose head lies outside it."""
    first, last = tokens
    return next(
        (at for at in range(first, last) if not first <= parsed.head[at] < last or parsed.head[at] == at), first
    )
