"""Who spoke a quotation: the verb of saying beside it, before or after its marks."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars
from .quotations import Quotation
from .subjects import noun_phrase, subject

_REACH = 40
_TERM = 4
_HOLDS = frozenset(",?!…—–-")


@cache
def _speech() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["speech"])


def link_quotations(parsed: Parsed, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """A candidate for each quotation that a verb of saying introduces; pieces that share the verb are one.

    A verb after the quotation in the same sentence comes first, then one that stands right before it; else a
    quotation that begins a new sentence goes on from the one before it in the same paragraph.
    """
    pieces: dict[int, list[Chars]] = {}
    last: tuple[int, int] | None = None  # the verb of the quotation before, and its paragraph
    for index, quotation in enumerate(quotations):
        inside = parsed.tokens_in(*quotation.outer)
        if not len(inside):
            continue
        first, end = inside[0], inside[-1] + 1
        low = bisect_right(parsed.start, quotations[index - 1].outer[1] - 1) if index else 0
        high = parsed.tokens_in(*quotations[index + 1].outer)[:1] if index + 1 < len(quotations) else range(0)
        above = high[0] if len(high) else len(parsed)
        verb = _after(parsed, end, above, quotation)
        if verb < 0:
            verb = _before(parsed, first, max(low, 0))
        if verb < 0 and last and parsed.para[first] == last[1] and _starts_anew(parsed, first, quotation):
            verb = last[0]
        if verb >= 0:
            pieces.setdefault(verb, []).extend(quotation.pieces)
            last = (verb, parsed.para[end - 1])
    return [_candidate(parsed, verb, content) for verb, content in pieces.items()]


def _starts_anew(parsed: Parsed, first: int, quotation: Quotation) -> bool:
    start = quotation.pieces[0][0]
    return parsed.text[start].isupper() and first > 0 and parsed.word[first - 1] in (".", "!", "?", ":")


def _after(parsed: Parsed, end: int, high: int, quotation: Quotation) -> int:
    begin, close = quotation.pieces[-1]
    mark = parsed.text[close - 1]
    if mark == ".":
        return -1
    followed = end < len(parsed) and parsed.word[end] == ","
    if mark not in _HOLDS and not followed and len(parsed.text[begin:close].split()) <= _TERM:
        return -1  # a name or a term: nothing sets it off from its sentence
    place = parsed.para[end - 1]
    found = -1
    for token in range(end, min(high, end + _REACH, len(parsed))):
        if parsed.para[token] != place or parsed.word[token] in (".", ";", "?", "!"):
            break
        if parsed.lemma[token] in _speech() and parsed.pos[token] == "VERB":
            found = token
            break
        if parsed.pos[token] in ("VERB", "SCONJ") and token - end < 2:
            break
    return found if found >= 0 and _voice(parsed, found, end, high) >= 0 else -1


def _before(parsed: Parsed, first: int, low: int) -> int:
    place = parsed.para[first]
    for token in range(first - 1, max(low - 1, first - 12, -1), -1):
        if parsed.para[token] != place or parsed.word[token] in (".", ";", "?", "!"):
            return -1
        if parsed.lemma[token] in _speech() and parsed.pos[token] == "VERB":
            near = first - token <= 2 or parsed.word[first - 1] in (":", ",")
            return token if near and subject(parsed, token) >= 0 else -1
    return -1


def _voice(parsed: Parsed, verb: int, low: int, high: int) -> int:
    who = subject(parsed, verb)
    if low <= who < high and parsed.para[who] == parsed.para[verb]:
        return who
    for token in (*range(verb - 1, low - 1, -1), *range(verb + 1, min(high, verb + 8))):
        if parsed.pos[token] in ("PROPN", "PRON", "NOUN") and parsed.para[token] == parsed.para[verb]:
            above = parsed.head[token]
            while parsed.dep[token] in ("compound", "poss", "amod", "flat") and above != token:
                token, above = above, parsed.head[above]
            return token if low <= token < high else -1
    return -1


def _candidate(parsed: Parsed, verb: int, content: list[Chars]) -> Candidate:
    content = sorted(set(content))
    inside = parsed.tokens_in(content[0][0], content[0][1])
    after = len(inside) > 0 and inside[-1] < verb
    who = _voice(parsed, verb, inside[-1] + 1, verb + 30) if after else subject(parsed, verb)
    source: tuple[Chars, ...] = ()
    if who >= 0:
        first, last = noun_phrase(parsed, who)
        clear = not any(start < parsed.end[last - 1] and parsed.start[first] < end for start, end in content)
        first, last = (first, last) if clear and not first <= verb < last else (who, who + 1)
        source = ((parsed.start[first], parsed.end[last - 1]),)
    cue = ((parsed.start[verb], parsed.end[verb]),)
    return Candidate(source, cue, tuple(content), "quotation.verb", 0.9, verb, who)
