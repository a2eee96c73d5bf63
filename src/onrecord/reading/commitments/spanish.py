"""Spanish commitments by patterns of words: the parser reads English only."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clauses import trimmed
from .cue import Cue

_MOST_BEFORE = 25


@cache
def _patterns() -> list[tuple[re.Pattern[str], Strength, bool]]:
    data = lexicon.load("commissives_es")
    return [(_any_of(group["words"]), group["strength"], group.get("noun", False)) for group in data["cues"]]


@cache
def _list(name: str) -> re.Pattern[str]:
    return _any_of(lexicon.load("commissives_es")[name])


def _any_of(words: list[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    return re.compile(
        r"\b(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for w in ordered) + r")\b", re.I
    )


def spanish_cues(p: Parsed) -> list[Cue]:
    """One cue for each sentence and pattern, in order; "acordaron que" asserts and is none."""
    out = []
    for pattern, strength, noun in _patterns():
        for match in pattern.finditer(p.text):
            inside = p.tokens_in(match.start(), match.end())
            if not len(inside) or _list("asserting").match(p.text, match.start()):
                continue
            first, last = inside[0], inside[-1] + 1
            sentence, stop = p.sents[p.sent[first]]
            if last >= stop:
                continue
            begin = _begin(p, sentence, first, noun)
            before = p.text[p.start[max(sentence, first - 6)] : p.end[min(last + 1, stop) - 1]]
            out.append(
                Cue(
                    rule=f"spanish: {strength}",
                    strength=strength,
                    first=first,
                    last=last,
                    action=last,
                    top=last,
                    begin=begin,
                    repeated=noun or _list("repeated").search(before) is not None,
                    negated=first > sentence and p.lower[first - 1] == "no",
                    confidence=0.6,
                    end=trimmed(p, last, stop),
                )
            )
    return sorted(out, key=lambda cue: cue.first)


def _begin(p: Parsed, sentence: int, first: int, noun: bool) -> int:
    if noun:
        return max(first - 1, sentence)
    begin = first
    while begin > max(sentence, first - _MOST_BEFORE) and p.lower[begin - 1] not in (";", ":", "“", '"'):
        begin -= 1
    return begin
