"""Who speaks a quotation that no verb of saying stands beside: a lead-in with a colon, or a signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .quotations import Quotation
from .subjects import noun_phrase, subject

Voice = tuple[int, tuple[int, int] | None, int]  # the source's head token, its tokens, and the cue's token; or -1

NOBODY: Voice = (-1, None, -1)
_DASH = re.compile(r"\s*(?:[—–―]|--?|\()\s*(?=[^\W\d_])")
_ITEM = re.compile(r"[-–—•*·▪◦]\s*(?:[^\W\d_][^:“”\"\n]{0,80}:\s*)?|[^\W\d_][^:“”\"\n.]{0,40}:\s*")
_LONGEST = 18
_LABEL = 16
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_FAR, _LONG = 80, 200  # tokens, characters: so that no long paragraph is read again for each quotation in it


@cache
def _offices() -> frozenset[str]:
    offices = lexicon.load("offices")
    return frozenset(word for group in ("leader", "senior", "other", "honorific") for word in offices[group])


def lead_in(parsed: Parsed, quotation: Quotation, first: int) -> Voice | None:
    """The voice of words that end in a colon before the marks, on the same line or at the end of the paragraph before.

    Its first verb with a subject is the cue; without a verb, a person's name or office is the source ("From Chair
    Oda:"). None where there is no colon.
    """
    colon = first - 1
    if colon < 0 or parsed.word[colon] != ":":
        return None
    place = parsed.para[colon]
    if place != parsed.para[first] and quotation.outer[0] != parsed.paras[parsed.para[first]][0]:
        return None
    begin = colon
    while (
        begin > max(colon - _FAR, 0)
        and parsed.para[begin - 1] == place
        and parsed.word[begin - 1] not in (".", "!", "?", "”", '"')
    ):
        begin -= 1
    verb = -1
    for token in range(begin, colon):
        if parsed.pos[token] in ("VERB", "AUX") and parsed.dep[token] not in ("aux", "auxpass", "amod", "relcl", "acl"):
            verb = token
            who = next((c for c in parsed.children[token] if parsed.dep[c] == "nsubj" and begin <= c < token), -1)
            if who < 0 and parsed.dep[token] in ("conj", "xcomp"):
                who = subject(parsed, token)
            if who < begin:
                continue
            if parsed.lemma[token] == "be":
                owner = next((c for c in parsed.children[who] if parsed.dep[c] == "poss"), -1)
                return _source(parsed, owner, -1, colon) if owner >= 0 else NOBODY
            return _source(parsed, who, token, colon)
    if verb >= 0:
        return NOBODY
    who = _person(parsed, begin, colon)
    if who < 0:
        who = _name(parsed, begin, colon)
    if who < 0 or (colon - begin > _LABEL and who != colon - 1):
        return NOBODY
    return _source(parsed, who, -1, colon)


def _name(parsed: Parsed, begin: int, end: int) -> int:
    """The last token of a label that is all one name; -1 where it is none ("On prices")."""
    while begin < end and parsed.pos[begin] in ("PUNCT", "SYM"):
        begin += 1
    if not 0 < end - begin <= _LABEL // 2 or parsed.pos[end - 1] != "PROPN":
        return -1
    named = all(
        parsed.word[token][0].isupper() or parsed.tag[token] == "POS" or parsed.lower[token] in ("of", "the", "and")
        for token in range(begin, end)
    )
    return end - 1 if named and parsed.pos[begin] != "ADP" else -1


def headings(parsed: Parsed, cast: Cast, quotations: Sequence[Quotation]) -> dict[int, Voice]:
    """The voice of each list item that holds a quotation, by paragraph, where the list's heading names one person.

    An item is a bullet, a topic with a colon, or both before the marks ("- On ports: “…”"). The heading stands above
    the first item: a short line with a person's name, no verb before it or right behind ("Minister Mina Oda on Air").
    """
    text = parsed.text
    found: dict[int, Voice] = {}
    items: set[int] = set()
    for quotation in quotations:
        place = bisect_right(parsed.paras, (quotation.outer[0], len(text))) - 1
        if place in items or place < 1:
            continue
        start, end = parsed.paras[place]
        item = _ITEM.fullmatch(text, start, min(quotation.outer[0], start + _LONG))
        if item is None or any(map(str.isalnum, text[quotation.outer[1] : end][:_FAR])):
            continue
        items.add(place)
        voice = found.get(place - 1) if place - 1 in items else _heading(parsed, cast, place - 1)
        if voice:
            found[place] = voice
    return found


def _heading(parsed: Parsed, cast: Cast, place: int) -> Voice | None:
    start, end = parsed.paras[place]
    tokens = parsed.tokens_in(start, end)
    if not 0 < len(tokens) <= _LONGEST or parsed.text[end - 1] in '.!?”",;':
        return None
    person = next((who for token in tokens if (who := cast.person(token))), None)
    named = [token for token in tokens if person and cast.person(token) == person]
    if not named or any(parsed.tag[token] in _FINITE for token in range(tokens[0], named[0])):
        return None
    last = named[-1] + 1
    if last in tokens and parsed.pos[last] not in ("ADP", "PUNCT"):
        return None
    return last - 1, (tokens[0], last), -1


def signature(parsed: Parsed, cast: Cast, quotation: Quotation, end: int) -> Voice | None:
    """The voice of a name set under the quotation or behind it, after a dash ("—Minister Oda") or alone on its line."""
    if end >= len(parsed):
        return None
    text = parsed.text
    here = parsed.para[end - 1]
    start, stop = parsed.paras[here]
    if stop - quotation.outer[1] > _LONG:
        return None
    rest = text[quotation.outer[1] : stop]
    dashed = _DASH.match(rest)
    if rest.strip() and not dashed:
        return None
    begin = quotation.outer[1]
    if not rest.strip():
        if any(char.isalnum() for char in text[start : quotation.outer[0]][:_FAR]) or here + 1 >= len(parsed.paras):
            return None
        begin, stop = parsed.paras[here + 1]
        dashed = _DASH.match(text[begin : min(stop, begin + 20)])
    begin += dashed.end() if dashed else 0
    tokens = parsed.tokens_in(begin, stop)
    if not 0 < len(tokens) <= _LONGEST or text[stop - 1] in ':!?”"' or not text[begin].isupper():
        return None
    if any(parsed.tag[token] in _FINITE for token in tokens):
        return None
    last = tokens[-1] + 1
    bracketed = dashed is not None and "(" in dashed.group()
    while last - 1 > tokens[0] and parsed.word[last - 1] in ((".", ")") if bracketed else (".",)):
        last -= 1
    person = next((who for token in tokens if (who := cast.person(token))), None)
    head = max((token for token in tokens if person and cast.person(token) == person), default=-1)
    head = head if head >= 0 else _person(parsed, tokens[0], last)
    if head < 0 and (bracketed or not dashed):
        return None
    if (not dashed and text[stop - 1] == ".") or (bracketed and ")" not in text[stop - 2 : stop]):
        return None
    return (head if head >= 0 else tokens[0]), (tokens[0], last), -1


def _person(parsed: Parsed, begin: int, end: int) -> int:
    """The last token of the last person's name, or failing that of a phrase with an office; -1 where there is none."""
    found = -1
    for token in range(begin, end):
        entity = parsed.ent[token]
        if entity >= 0 and parsed.ents[entity].label == "PERSON":
            found = token
    if found < 0 and any(parsed.lower[token] in _offices() for token in range(begin, end)):
        found = next((t for t in range(end - 1, begin - 1, -1) if parsed.pos[t] in ("PROPN", "NOUN")), -1)
    return found


def _source(parsed: Parsed, head: int, cue: int, colon: int) -> Voice:
    if head < 0:
        return NOBODY
    first, last = noun_phrase(parsed, head)
    last = min(last, colon)
    last -= last - 1 > head and parsed.tag[last - 1] == "POS"
    return head, ((first, last) if not first <= cue < last else (head, head + 1)), cue
