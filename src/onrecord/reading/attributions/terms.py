"""Marks that quote somebody, and marks around a name, a title or a term."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .quotations import Quotation

_CLOSED = frozenset(".!?…")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SET_OFF = frozenset(".!?…:,;—–-”\"’'*•)]")
_LONGEST_TERM = 5
_LONGEST_NAME = 25
_LEAST_SPEECH = 6
_SMALL = 4  # a title's words of fewer letters may be small


@cache
def _naming() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["naming"])


def is_term(parsed: Parsed, quotation: Quotation) -> bool:
    """Whether the marks name something: in capitals, after a word of naming, or as part of a noun phrase."""
    if len(quotation.pieces) > 1:
        return False
    start, end = quotation.pieces[0]
    words = parsed.text[start : min(end, start + 400)].split()
    if len(words) > _LONGEST_NAME:
        return False
    inside = parsed.tokens_in(*quotation.outer)
    if not len(inside):
        return True
    first, last = inside[0], inside[-1] + 1
    finished = parsed.text[end - 1] in _CLOSED
    if _is_title(words):
        return len(words) > 1 or not finished
    if finished and len(words) > _LONGEST_TERM:
        return False
    before = _before(parsed, first)
    if before >= 0 and (parsed.lemma[before] in _naming() or parsed.lower[before] in _naming()):
        return True
    if len(words) > _LONGEST_TERM or before < 0:
        return False
    set_off = parsed.text[end - 1] in ",.!?…" or last >= len(parsed) or parsed.para[last] != parsed.para[last - 1]
    after = not set_off and parsed.pos[last] in ("NOUN", "PROPN")
    before = first - 1
    within = parsed.pos[before] in ("DET", "ADJ", "NOUN", "PROPN", "NUM") or parsed.tag[before] in ("POS", "PRP$")
    if any(parsed.tag[token] in _FINITE for token in inside):
        return after and within
    return after or (within and len(words) < _SMALL)


def is_speech(parsed: Parsed, quotation: Quotation) -> bool:
    """Whether the marks hold whole sentences, said by someone even without a word of saying; the marks hold no term."""
    start, end = quotation.pieces[0]
    text = parsed.text
    inside = parsed.tokens_in(*quotation.outer)
    before = inside[0] - 1 if len(inside) else -1
    if before >= 0 and parsed.para[before] == parsed.para[inside[0]] and parsed.word[before][-1] not in _SET_OFF:
        return False
    if len(quotation.pieces) == 1:
        if len(text[start : min(end, start + 400)].split()) < _LEAST_SPEECH:
            return False
        if text[quotation.pieces[-1][1] - 1] not in _CLOSED and _goes_on(text, quotation.outer[1]):
            return False
    return text[start].isupper() or text[start] in "¡¿[…" or text[start].isdigit()


def _goes_on(text: str, at: int) -> bool:
    return text[at : at + 1] not in (".", "!", "?", "", "\n", "\r")


def _before(parsed: Parsed, first: int) -> int:
    """The token before the marks, over "as" and the like; -1 at a paragraph's start."""
    token = first - 1
    if token >= 0 and parsed.word[token] in ("(", "–", "—", "-", ":"):
        token -= 1
    if token > 0 and parsed.lower[token] == "as":
        token -= 1
    return token if token >= 0 and parsed.para[token] == parsed.para[first] else -1


def _is_title(words: list[str]) -> bool:
    long = [word for word in (word.strip("(),.:;!?’'‘“”\"-–—") for word in words) if len(word) >= _SMALL]
    if not long:
        return all(word[:1].isupper() for word in words)
    return all(word[0].isupper() or not word[0].isalpha() for word in long) and words[0][:1].isupper()
