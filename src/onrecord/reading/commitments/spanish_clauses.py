"""Where a Spanish clause begins and ends, and who acts in it, told by marks and function words."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .endings import trimmed

_MARKS = frozenset(',;:—–()“”"‘«»¿¡')
_ADVERBS = frozenset({"también", "además", "asimismo", "igualmente", "así", "mismo", "ya", "siempre", "seguramente"})
_OWNERS = frozenset(
    {"su", "sus", "el", "la", "los", "un", "una", "nuestro", "nuestra", "nuestros", "mi", "firme", "del", "al"}
)
_STOPS = frozenset({".", "?", "!", "…"})
_MOST = 30


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("commissives_es")[name])


def sentence_of(p: Parsed, token: int) -> tuple[int, int]:
    """The Spanish sentence around a token, by its marks: the parser's sentences are English ones."""
    para = p.para[token]
    first, last = token, token + 1
    while first > 0 and p.para[first - 1] == para and p.lower[first - 1] not in _STOPS:
        first -= 1
    while last < len(p) and p.para[last] == para and p.lower[last - 1] not in _STOPS:
        last += 1
    return first, last


def clause_begin(p: Parsed, cue: int, *, noun: bool) -> int:
    """The first token of the clause whose verb begins at `cue`; of a noun its determiner and adjectives."""
    sentence = sentence_of(p, cue)[0]
    begin = cue
    if noun:
        while begin > sentence and cue - begin < 3 and p.lower[begin - 1] in _OWNERS:
            begin -= 1
        return begin
    while begin > max(sentence, cue - _MOST):
        before = p.lower[begin - 1]
        if before in _MARKS or (before in _words("clauses") and not _joins(p, begin - 1, sentence, cue)):
            break
        begin -= 1
    return begin


def _joins(p: Parsed, joint: int, sentence: int, cue: int) -> bool:
    """Whether "y" joins two subjects ("México y Estados Unidos acordaron"), not two clauses."""
    if p.lower[joint] not in ("y", "e") or joint == sentence or joint + 1 >= cue:
        return False
    after = p.lower[joint + 1]
    return after not in _ADVERBS and (p.word[joint + 1][0].isupper() or after in _OWNERS) and joint + 1 < cue


def clause_end(p: Parsed, action: int) -> int:
    """One past the last token of the clause: its sentence's end, a semicolon, or a comma before a new clause."""
    stop = sentence_of(p, action)[1]
    for at in range(action + 1, stop):
        lower = p.lower[at]
        if lower == ";":
            return trimmed(p, action, at)
        if lower in ("”", "»", '"'):
            return trimmed(p, action, at)
        if p.lower[at - 1] == "," and at - 1 > action:
            two = f"{lower} {p.lower[at + 1]}" if at + 1 < stop else lower
            if lower in _words("closing") or two in _words("closing"):
                return trimmed(p, action, at)
    return trimmed(p, action, stop)


def clause_agents(p: Parsed, cast: Cast, begin: int, cue: int) -> tuple[int, ...]:
    """The tokens before the cue that name who acts: of its clause, else the first actor of its sentence."""
    sentence = sentence_of(p, cue)[0]
    actors = _words("actors")
    for start, most in ((begin, 9), (sentence, 1)):
        found = [at for at in range(start, cue) if cast.at(at) or p.lower[at] in actors]
        if found:
            return tuple(found[:most])
    return ()
