"""Candidates become findings: overlaps are settled, marks left out, speakers resolved."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Attribution

from .candidates import Candidate, Chars
from .quotations import Quotation
from .terms import is_term

# Which rule's finding is kept where two claim the same words; a rule's family is the first part of its name.
_ORDER = {"transcript": 0, "heading": 0, "encoder": 1, "quotation": 2, "frame": 3}
# Findings are told where they are right at least this often: half the F1 reached, which is the best cut for F1 (Lipton,
# Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", ECML PKDD 2014).
_LEAST = 0.3
_GAP = 5
_MARKS = "\"“”«»„‘`' \t\n\r"


def settle(candidates: Iterable[Candidate]) -> list[Candidate]:
    """One candidate per cue and no content inside another's, in the order of rules, then the outermost.

    What is hardly ever right is left out. Quotations within a transcript's turn are kept beside it: the speaker
    there quotes another.
    """
    likely = [candidate for candidate in candidates if candidate.confidence >= _LEAST]
    order = sorted(likely, key=lambda c: (_rank(c), c.start, -c.size, -c.confidence))
    kept: list[Candidate] = []
    cues: set[int] = set()
    turns: list[Chars] = []
    taken: list[Chars] = []
    for candidate in order:
        family = _family(candidate)
        if candidate.head >= 0 and candidate.head in cues:
            continue
        if any(_meets(taken, start, end) for start, end in candidate.content):
            continue
        if family not in ("transcript", "quotation") and any(_meets(turns, *piece) for piece in candidate.content):
            continue
        kept.append(candidate)
        cues.add(candidate.head)
        for piece in candidate.content:
            insort(turns if family == "transcript" else taken, piece)
    return sorted(kept, key=lambda c: (c.start, c.end))


def _family(candidate: Candidate) -> str:
    return candidate.rule.partition(".")[0]


def _rank(candidate: Candidate) -> int:
    """The place of the candidate's rule in the order; a rule that has none comes last."""
    return _ORDER.get(_family(candidate), len(_ORDER))


def _meets(taken: list[Chars], start: int, end: int) -> bool:
    at = bisect_right(taken, (start, end))
    return (at < len(taken) and taken[at][0] < end) or (at > 0 and taken[at - 1][1] > start)


def findings(
    parsed: Parsed, cast: Cast, quotations: tuple[Quotation, ...], candidates: Iterable[Candidate]
) -> tuple[Attribution, ...]:
    """The candidates as findings, in the order of their content, each speaker resolved where it is one actor."""
    out: list[Attribution] = []
    quoted = sorted(piece for quotation in quotations if not is_term(parsed, quotation) for piece in quotation.pieces)
    opens = {one.outer[0]: one.pieces[0][0] for one in quotations}
    closes = {one.outer[1]: one.pieces[-1][1] for one in quotations if one.closed}
    for candidate in candidates:
        content = [
            _whole(parsed.text, quoted, *piece)
            for piece in (_within(parsed.text, opens, closes, *piece) for piece in candidate.content)
            if piece[0] < piece[1]
        ]
        if not content:
            continue
        ids = cast.at(candidate.voice) if candidate.voice >= 0 else ()
        if cast.signer and candidate.voice >= 0 and parsed.word[candidate.voice] in ("I", "yo", "Yo"):
            ids = (cast.signer,)
        speaker = candidate.speaker or (ids[0] if len(ids) == 1 else None)
        inside = [_quoted(quoted, *piece) for piece in content]
        turn = candidate.rule in ("transcript.turn", "quotation.dash")
        kind = "direct" if turn or min(inside) == 2 else "mixed" if max(inside) else "indirect"
        out.append(
            Attribution(
                id=f"q{len(out) + 1}",
                kind=kind,
                speaker=speaker,
                source=tuple(parsed.chars(*piece) for piece in candidate.source),
                cue=tuple(parsed.chars(*piece) for piece in candidate.cue),
                content=tuple(parsed.chars(*piece) for piece in content),
                rule=candidate.rule,
                confidence=candidate.confidence,
            )
        )
    return tuple(out)


def _quoted(quoted: list[Chars], start: int, end: int) -> int:
    """How far characters lie between marks: 2 wholly, 1 in part, 0 not at all."""
    at = bisect_right(quoted, (start, len(quoted) and quoted[-1][1])) - 1
    if at >= 0 and quoted[at][0] <= start and end <= quoted[at][1]:
        return 2
    return int(_meets(quoted, start, end))


def _whole(text: str, quoted: list[Chars], start: int, end: int) -> Chars:
    """The piece with the punctuation that the marks around it hold too."""
    at = bisect_right(quoted, (start, len(text))) - 1
    if at >= 0 and quoted[at][0] < start < quoted[at][1] and not _has_words(text, quoted[at][0], start):
        start = quoted[at][0]
    at = bisect_right(quoted, (end, 0)) - 1
    if at >= 0 and quoted[at][0] < end < quoted[at][1] and not _has_words(text, end, quoted[at][1]):
        end = quoted[at][1]
    return start, end


def _has_words(text: str, start: int, end: int) -> bool:
    return end - start > _GAP or any(char.isalnum() for char in text[start:end])


def _within(text: str, opens: dict[int, int], closes: dict[int, int], start: int, end: int) -> Chars:
    """The piece without the marks around it, nor a comma or full stop behind them."""
    begin = opens.get(start, start)
    stop = end - 1 if end - 1 in closes and text[end - 1] in ",.;:" else end
    if stop in closes and closes[stop] > begin:
        end = closes[stop]
    return _bare(text, begin, end)


def _bare(text: str, start: int, end: int) -> Chars:
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end
