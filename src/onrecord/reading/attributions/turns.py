"""Turns of a transcript: a label at a paragraph's start, and every paragraph until the next label."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars

_LABEL = re.compile(r"([^\W\d_][^\n:;?!“”\"]{0,90}?)\s?(?::|(?<=^Q)(?=\s))\s*(?=\S)")
_Q = re.compile(r"(Q)[.:]?\s+(?=\S)")
_STAGE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]\.?$|\*[\s*]*$|\d{1,2}[:.]\d\d\s*[AP]\.?M\.?")
_LEAST = 2


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["labels"])


def find_turns(parsed: Parsed) -> list[Candidate]:
    """The turns of a transcript, each with its label as source; none unless at least two paragraphs carry labels."""
    text = parsed.text
    labels = {number: found for number, para in enumerate(parsed.paras) if (found := _label(text, *para))}
    if len(labels) < _LEAST:
        return []
    out: list[Candidate] = []
    source: Chars | None = None
    content: list[Chars] = []
    for number, (start, end) in enumerate(parsed.paras):
        if number in labels:
            out += _turn(parsed, source, content)
            first, last, begin = labels[number]
            source, content = (first, last), [(begin, end)]
        elif source and not _STAGE.match(text[start : min(end, start + 80)]):
            content.append((start, end))
    return out + _turn(parsed, source, content)


def _turn(parsed: Parsed, source: Chars | None, content: list[Chars]) -> list[Candidate]:
    if source is None or not content:
        return []
    tokens = parsed.tokens_in(*source)
    return [Candidate((source,), (), tuple(content), "transcript.turn", 0.95, -1, tokens[-1] if len(tokens) else -1)]


def _label(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Where a label at the paragraph's start begins and ends, and where its turn begins."""
    found = _Q.match(text, start, end) or _LABEL.match(text, start, end)
    if not found or found.end() >= end:
        return None
    label = found.group(1)
    words = label.split()
    plain = label.casefold().strip(". ")
    name = len(words) > 1 and all(word[0].isupper() or len(word) < 4 for word in words) and words[-1][0].isupper()
    shout = label.isupper() and len(words) <= 8 and len(plain) > 2
    if plain in _labels() or ((name or shout) and len(words) <= 12):
        return start, start + len(label), found.end()
    return None
