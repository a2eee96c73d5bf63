"""Who spoke a quotation: the verb of saying beside it, a lead-in, a signature, or who spoke last."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.labelled import Labelled, labelled
from onrecord.reading.parsed import Parsed

from .blocks import NOBODY, Voice, headings, lead_in, signature
from .candidates import Candidate, Chars
from .confidences import confidences
from .quotations import Quotation
from .subjects import noun_phrase, subject
from .terms import is_speech, is_term

_REACH = 40
_TERM = 4
_HOLDS = frozenset(",?!…—–-")


@cache
def _speech() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["speech"])


def link_quotations(parsed: Parsed, cast: Cast, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """A candidate for each quotation that someone speaks; pieces that share a verb of saying are one.

    A verb after the quotation in the same sentence comes first, then one that stands right before it; else a
    quotation that begins a new sentence goes on from the one before it in the same paragraph. Whole sentences between
    marks are speech without a verb too: their voice is that of a lead-in with a colon or of a signature, else who
    spoke at the end of the paragraph before, else nobody named.
    """
    pieces: dict[int, list[Chars]] = {}
    out: list[Candidate] = []
    headed = headings(parsed, cast, quotations)
    labels = {item.place: item for item in labelled(parsed)}
    last: tuple[int, int] | None = None  # the verb of the quotation before, and its paragraph
    spoke: tuple[Voice, int, int] | None = None  # who spoke last, where its words end, and in which paragraph
    for index, quotation in enumerate(quotations):
        inside = parsed.tokens_in(*quotation.outer)
        if not len(inside) or is_term(parsed, quotation):
            continue
        first, end = inside[0], inside[-1] + 1
        low = bisect_right(parsed.start, quotations[index - 1].outer[1] - 1) if index else 0
        high = parsed.tokens_in(*quotations[index + 1].outer)[:1] if index + 1 < len(quotations) else range(0)
        above = high[0] if len(high) else len(parsed)
        if parsed.para[first] in headed:
            out.append(_spoken(parsed, quotation, headed[parsed.para[first]], "heading.list"))
            continue
        if (label := labels.get(parsed.para[first])) and (voice := _labelled(cast, label)):
            out.append(_spoken(parsed, quotation, voice, "heading.label"))
            continue
        verb = _after(parsed, end, above, quotation)
        if verb < 0:
            verb = _before(parsed, first, max(low, 0))
        led = lead_in(parsed, quotation, first) if verb < 0 else None
        if (
            verb < 0
            and (led is None or led == NOBODY)
            and last
            and parsed.para[first] == last[1]
            and _starts_anew(parsed, first, quotation)
        ):
            verb = last[0]
        if verb >= 0:
            pieces.setdefault(verb, []).extend(quotation.pieces)
            last = (verb, parsed.para[end - 1])
            after = verb >= end
            who = _voice(parsed, verb, end, verb + 30) if after else subject(parsed, verb)
            spoke = ((who, None, -1), max(end, verb), parsed.para[end - 1])
            continue
        speech = is_speech(parsed, quotation)
        rule, voice = "quotation.lead", led
        if voice is None or (voice == NOBODY and speech):
            rule, voice = "quotation.signed", signature(parsed, cast, quotation, end)
        if not speech and (not voice or not _tells(parsed, voice)):
            continue
        if voice is None and spoke and _carries(parsed, quotation, first, spoke):
            rule, voice = "quotation.carried", spoke[0]
        if voice is None:
            rule, voice = "quotation.bare", NOBODY
        out.append(_spoken(parsed, quotation, voice, rule))
        if voice != NOBODY:
            spoke = (voice, end, parsed.para[end - 1])
    return out + [_candidate(parsed, verb, content) for verb, content in pieces.items()]


def _labelled(cast: Cast, item: Labelled) -> Voice | None:
    """The voice of an item: whom its label names, or the one body that all of it names."""
    if item.name is not None:
        return item.name[1] - 1, item.label, -1
    first, last = item.label
    ids = {cast.at(token) for token in range(first, last)}
    return (last - 1, item.label, -1) if len(ids) == 1 and cast.at(last - 1) else None


def _tells(parsed: Parsed, led: Voice) -> bool:
    """Whether a lead-in has a speaker and, if any verb, one of saying."""
    head, _, verb = led
    return head >= 0 and (verb < 0 or parsed.lemma[verb] in _speech())


def _carries(parsed: Parsed, quotation: Quotation, first: int, spoke: tuple[Voice, int, int]) -> bool:
    """Whether a quotation that opens its paragraph follows a paragraph that ends with someone's words."""
    place = parsed.para[first]
    if quotation.outer[0] != parsed.paras[place][0] or spoke[2] != place - 1:
        return False
    return all(parsed.word[token] not in (".", "!", "?") for token in range(spoke[1], first - 1))


def _spoken(parsed: Parsed, quotation: Quotation, voice: Voice, rule: str) -> Candidate:
    head, tokens, verb = voice
    if tokens is None and head >= 0:
        tokens = noun_phrase(parsed, head)
    source = ((parsed.start[tokens[0]], parsed.end[tokens[1] - 1]),) if tokens else ()
    cue = ((parsed.start[verb], parsed.end[verb]),) if verb >= 0 else ()
    return Candidate(source, cue, quotation.pieces, rule, confidences()[rule], verb, head)


def _starts_anew(parsed: Parsed, first: int, quotation: Quotation) -> bool:
    start = quotation.pieces[0][0]
    return parsed.text[start].isupper() and first > 0 and parsed.word[first - 1] in (".", "!", "?", ":")


def _says(parsed: Parsed, token: int) -> bool:
    if parsed.lemma[token] not in _speech() or parsed.pos[token] != "VERB" or parsed.dep[token] == "amod":
        return False
    return token == 0 or parsed.tag[token - 1] != "POS"  # "the board's proposed": no verb


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
        if _says(parsed, token):
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
        if _says(parsed, token):
            near = first - token <= 2 or parsed.word[first - 1] in (":", ",", "that")
            if not near or subject(parsed, token) < 0:
                return -1
            return token
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
    rule = _place(parsed, verb, who, content)
    return Candidate(source, cue, tuple(content), rule, confidences()[rule], verb, who)


def _place(parsed: Parsed, verb: int, who: int, content: list[Chars]) -> str:
    """The rule's name, by where the verb of saying stands; `far` where its voice is not its own subject."""
    if who < 0 or parsed.head[who] != verb:
        return "quotation.far"
    if parsed.start[verb] >= content[-1][1]:
        return "quotation.after"
    return "quotation.broken" if parsed.start[verb] >= content[0][1] else "quotation.before"
