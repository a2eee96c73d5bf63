"""Claims of rank ("the second-largest supplier") and of record ("a record number of removals")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording

from .draft import Draft

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("changes")[name])


@cache
def _places() -> dict[str, int]:
    places: dict[str, int] = lexicon.load("changes")["places"]
    return places


def ranks(parsed: Parsed, words: Wording) -> list[Draft]:
    """Drafts for ranks and records, which need no number."""
    index = parsed.by_lower
    claims = [_rank(parsed, words, token) for word in _words("superlatives") for token in index.get(word, ())]
    claims += [_record(parsed, words, token) for word in _words("record_words") for token in index.get(word, ())]
    return [claim for claim in claims if claim is not None]


def _noun_after(parsed: Parsed, token: int) -> int | None:
    """The head of the noun phrase that a modifier at `token` stands in."""
    last = parsed.sents[parsed.sent[token]][1]
    noun = None
    for at in range(token + 1, min(last, token + 7)):
        if noun is not None and parsed.tag[at] == "NNP" and parsed.tag[noun] in ("NN", "NNS"):
            break
        if parsed.tag[at] in _NOUNS:
            noun = at
        elif noun is not None or parsed.tag[at] not in ("JJ", "VBG", "VBN", "HYPH", "POS", "CC", ",", "CD"):
            break
    return noun


def _rank(parsed: Parsed, words: Wording, token: int) -> Draft | None:
    place = 1
    first = token
    before = token - 1
    if before >= 0 and parsed.lower[before] == "-":
        before -= 1
    if before >= 0 and (stated := _places().get(parsed.lower[before])):
        place, first = stated, before
    if first == token and parsed.lower[token] not in _words("sized"):
        return None
    noun = _noun_after(parsed, token)
    if noun is None or _one_of(parsed, first, noun) or parsed.lemma[noun] in _words("unranked"):
        return None
    return _draft(parsed, words, first, noun, "rank", 1.0 if place == 1 else float(place), "rank", token)


def _one_of(parsed: Parsed, first: int, noun: int) -> bool:
    """Such as "one of the largest" and plural superlatives without a number name no rank."""
    at = first - 1
    while at >= 0 and parsed.tag[at] in ("DT", "PRP$", "POS", "CD", "NNP", "NN"):
        if parsed.lower[at] == "of":
            return True
        at -= 1
    return (at > 0 and parsed.lower[at] in ("of", "among")) or parsed.tag[noun] in ("NNS", "NNPS")


def _record(parsed: Parsed, words: Wording, token: int) -> Draft | None:
    """Such as "a record number of X", "record exports", "a record high"."""
    noun = _noun_after(parsed, token)
    if noun is None or parsed.pos[token] == "VERB":
        return None
    last = noun
    counted = noun
    generic = parsed.lemma[noun] in _words("record_nouns")
    if parsed.lower[token] != "record" and parsed.lemma[noun] not in _words("record_levels"):
        return None
    if not generic and parsed.tag[noun] not in ("NNS", "NNPS"):
        return None
    if noun + 2 < len(parsed) and parsed.lower[noun + 1] == "of":
        inner = _noun_after(parsed, noun + 1)
        if inner is not None:
            last = counted = inner
    first = token - 1 if token and parsed.lower[token - 1] in ("a", "the", "its") else token
    return _draft(parsed, words, first, last, _lemma(parsed, counted), None, "record", token)


def _lemma(parsed: Parsed, token: int) -> str:
    return str(lexicon.load("units")["same"].get(parsed.lower[token], parsed.lemma[token]))


def _draft(
    parsed: Parsed, words: Wording, first: int, last: int, unit: str, value: float | None, claim: str, token: int
) -> Draft:
    begin = bisect_right(words.start, parsed.start[first]) - 1
    end = bisect_left(words.start, parsed.end[last])
    draft = Draft(begin, end, (begin, end), token, value, unit=unit, kind="rank" if claim == "rank" else "record")
    draft.claim, draft.rule, draft.head, draft.confidence = claim, claim, last, 0.8
    return draft
