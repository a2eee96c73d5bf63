"""Listed undertakings: a lead-in that binds, and items that are bound by it, each its own commitment."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clauses import is_agent, own_subject, subject
from .cue import Cue
from .decisions import body_of, first_sentence, undertaken
from .endings import trimmed
from .modal import governed
from .orders import ordered_by
from .reported import is_relative
from .vocabulary import RANK, Vocabulary

_ITEM = re.compile(r"\s*(?:[-*•·▪◦–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)", re.IGNORECASE)
_INLINE = re.compile(r"(?:\(|(?<=\s))(?:[a-z]|[ivx]{1,5}|\d{1,2})\)", re.IGNORECASE)
_NAMING = re.compile(r"\b(?:including|such as|namely|as follows)\s*:?\s*$", re.IGNORECASE)
_NESTED = 20
_HEADING = 6
_LANDS = frozenset({"GPE", "NORP"})
_VERB_TAGS = frozenset({"VB", "VBG", "VBP", "TO", "RB"})


def inline_items(p: Parsed, v: Vocabulary, cue: Cue, end: int) -> list[Cue]:
    """The cue cut at "(i) ...; (ii) ..." in its sentence: one each; nothing where there are fewer than two marks."""
    sentence = p.sents[p.sent[cue.first]]
    start, stop = p.start[cue.first], p.end[max(end, _paragraph_end(p, cue.first)) - 1]
    text = p.text[start:stop]
    if ")" not in text:
        return []
    marks = list(_INLINE.finditer(text))
    if len(marks) < 2 or marks[0].group().strip("()").lower() not in ("a", "i", "1"):
        return []
    if p.start[sentence[0]] > start + marks[0].start() or _NAMING.search(text, 0, marks[0].start()):
        return []
    if any(p.word[last - 1] == "." for last in _sentence_ends(p, cue.first, start + marks[0].start())):
        return []
    out = []
    bounds = [*(start + match.start() for match in marks[1:]), stop]
    for match, bound in zip(marks, bounds, strict=True):
        inside = p.tokens_in(start + match.end(), bound)
        if len(inside) < 2:
            continue
        first = inside[0]
        last = min(inside[-1] + 1, p.sents[p.sent[first]][1]) if bound == stop else inside[-1] + 1
        out.append(
            replace(
                cue,
                rule=f"{cue.rule}, item",
                strength=_graded(p, v, cue.strength, first),
                begin=first,
                action=first,
                top=first,
                end=trimmed(p, first, last),
            )
        )
    return out


def _sentence_ends(p: Parsed, token: int, place: int) -> Iterator[int]:
    """One past the last token of each sentence from the token's on that ends before a place in the text."""
    for number in range(p.sent[token], len(p.sents)):
        if p.end[p.sents[number][1] - 1] > place:
            return
        yield p.sents[number][1]


def _paragraph_end(p: Parsed, token: int) -> int:
    return bisect_right(p.para, p.para[token])


def listed_items(p: Parsed, cast: Cast, v: Vocabulary, cues: Sequence[Cue]) -> Iterator[tuple[Cue | None, Cue]]:
    """(lead-in cue, item cue) for items in paragraphs of their own after a lead-in that ends with a colon.

    The lead-in binds by a cue found in it ("agree to take the following actions:"), or by a cue word it ends with
    ("The parties commit to:", "The party will:").
    """
    bounds = _paragraph_bounds(p)
    ordered = sorted(cues, key=lambda cue: cue.first)
    firsts = [cue.first for cue in ordered]
    for index, (_, last) in enumerate(bounds[:-1]):
        if p.lower[last - 1] not in (":", "–", "—", "to", "will", "shall"):
            continue
        items = list(_items(p, bounds, index + 1, p.lower[last - 1] == ":"))
        if not items:
            continue
        sentence = p.sents[p.sent[last - 1]][0]
        after = bisect_left(firsts, last)
        inside = after > 0 and firsts[after - 1] >= sentence
        found = ordered[bisect_left(firsts, firsts[after - 1])] if inside else None
        lead = found or _open_lead(p, cast, v, sentence, last)
        if lead is None and (who := _bare_subject(p, cast, v, last)) is not None:
            yield from ((None, cue) for item in items if (cue := _own_cue(p, v, who, *item)) is not None)
        if lead is None:
            continue
        under_way = found is not None and found.rule == "progressive" and p.lower[last - 2] != "by"
        if found is not None and (under_way or _turns(p, v, found.last, last)):
            continue
        for start, stop in items:
            body = body_of(p, start, stop)
            close = first_sentence(p, body, stop)
            if any(
                cue.finite and (cue.strength == "firm" or cue.begin < cue.first) and not is_relative(p, cue.top)
                for cue in ordered[
                    bisect_left(firsts, body) : bisect_left(firsts, stop if _is_heading(p, v, body, close) else close)
                ]
            ):
                continue
            misread = p.lower[body] in v.words["performed"] | v.words["implementing"] | v.words["helping"]
            if not (misread or p.tag[body] in _VERB_TAGS or (found is None and p.tag[body] in ("NN", "NNS", "DT"))):
                continue
            yield (
                lead,
                replace(
                    lead,
                    rule=f"{lead.rule}, item",
                    strength=_graded(p, v, lead.strength, body),
                    begin=body,
                    action=body,
                    top=body,
                    end=trimmed(p, body, close),
                    finite=True,
                    confidence=lead.confidence * 0.9,
                ),
            )


def _holder_named(p: Parsed, noun: int) -> int | None:
    """The land whose the undertaking is by the word before it ("Lodrian commitments to:")."""
    names = (at for at in p.children[noun] if at < noun and p.ent[at] >= 0 and p.ents[p.ent[at]].label in _LANDS)
    return next(names, None)


def _is_heading(p: Parsed, v: Vocabulary, body: int, close: int) -> bool:
    """Whether an item begins with a heading ("Widening the scheme."), so that what follows it says what is bound to."""
    bare = p.tag[body] in ("VB", "VBP") or p.lower[body] in v.words["implementing"] | v.words["helping"]
    return not bare or close - body <= _HEADING


def inline_leads(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Lead-ins whose complement stands only in the items of their own sentence ("agreed to: (a) ...; (b) ...")."""
    leads = [at for at in p.by_lower.get(":", ()) if p.word[at + 1 : at + 2] == ["("]]
    for number, colon in enumerate(leads):
        if number and p.para[leads[number - 1]] == p.para[colon]:  # one list to a paragraph
            continue
        lead = _open_lead(p, cast, v, p.sents[p.sent[colon]][0], colon + 1)
        if lead is not None and inline_items(p, v, lead, colon + 1):
            yield lead


def _graded(p: Parsed, v: Vocabulary, strength: Strength, body: int) -> Strength:
    """The strength of an item, lower where its verb is only to consider or to seek ("(b) explore a pact")."""
    verb = min(body + (p.lower[body] == "to"), len(p) - 1)
    below = v.lowering.get(p.lemma[verb], strength)
    return below if RANK[below] < RANK[strength] else strength


def _bare_subject(p: Parsed, cast: Cast, v: Vocabulary, last: int) -> int | None:
    """The actor that a lead-in ends with, its verbs left to the items ("In this spirit, we:")."""
    who = last - 2
    if who < 0 or p.lower[last - 1] not in (":", "–", "—") or p.sent[who] != p.sent[last - 1]:
        return None
    return who if is_agent(p, cast, v, who) else _declaring(p, cast, v, who)


def _declaring(p: Parsed, cast: Cast, v: Vocabulary, last: int) -> int | None:
    """Who says what follows: "We, the ministers, having met in Brenn, declare the following:"."""
    if p.lower[last] not in ("following", "follows"):
        return None
    first, end = p.sents[p.sent[last]]
    verb = next((at for at in range(first, end) if p.dep[at] == "ROOT" and p.lemma[at] in v.telling), None)
    actor = subject(p, verb) if verb is not None else None
    return actor if is_agent(p, cast, v, actor) else None


def _own_cue(p: Parsed, v: Vocabulary, who: int, start: int, stop: int) -> Cue | None:
    """The cue of an item that begins with its own verb ("Commit to double", "Will open")."""
    at = body_of(p, start, stop)
    while at < stop - 2 and p.tag[at] == "RB":
        at += 1
    if p.lower[at] in ("will", "shall", "would"):
        cue: Cue | None = Cue("lead-in", "firm", at, at + 1, at + 1, at + 1, at, confidence=0.7)
    else:
        cue = undertaken(p, v, at, at, p.lemma[at])
    if cue is None:
        return None
    end = trimmed(p, cue.action, first_sentence(p, cue.action, stop))
    return replace(cue, rule="lead-in, item", agents=(who,), end=end)


def item_paragraphs(p: Parsed, lead: int) -> Iterator[tuple[int, int]]:
    """(first token behind its bullet, end) of each item in the paragraphs after a lead-in's last token."""
    bounds = _paragraph_bounds(p)
    index = next((index for index, (first, _) in enumerate(bounds) if first >= lead), len(bounds))
    for first, last in _items(p, bounds, index, colon=True):
        body = body_of(p, first, last)
        yield body, trimmed(p, body, first_sentence(p, body, last))


def is_item(p: Parsed, para: int) -> bool:
    """Whether the paragraph begins with a bullet or enumerator."""
    start = p.paras[para][0]
    return _ITEM.match(p.text, start, min(start + 8, len(p.text))) is not None


def _turns(p: Parsed, v: Vocabulary, first: int, last: int) -> bool:
    """Whether the lead-in goes on to a request of others, which then governs the items."""
    return any(p.pos[at] == "VERB" and p.lemma[at] in v.requests for at in range(first, last))


def _paragraph_bounds(p: Parsed) -> list[tuple[int, int]]:
    bounds = []
    first = 0
    for at in range(1, len(p) + 1):
        if at == len(p) or p.para[at] != p.para[first]:
            bounds.append((first, at))
            first = at
    return bounds


def _items(p: Parsed, bounds: list[tuple[int, int]], index: int, colon: bool) -> Iterator[tuple[int, int]]:
    """The paragraphs that follow and begin with a bullet or enumerator; after a colon also those that end in ";".

    A list goes no further than its `_NESTED` items that are lead-ins of lists themselves, so that its cost is bounded.
    """
    nested = 0
    for first, last in map(bounds.__getitem__, range(index, len(bounds))):
        if not any(word.isalpha() for word in p.word[first:last]):  # a rule or a comment between items
            continue
        marked = _ITEM.match(p.text, p.start[first], min(p.start[first] + 8, len(p.text)))
        if not marked and not (colon and p.lower[last - 1] == ";"):
            return
        if last - first >= 3:
            yield first, last
        nested += p.lower[last - 1] == ":"
        if nested == _NESTED:
            return


def _open_lead(p: Parsed, cast: Cast, v: Vocabulary, first: int, last: int) -> Cue | None:
    """A lead-in whose commissive word has its complement only in the items."""
    end = last - 1 if p.lower[last - 1] in (":", "–", "—") else last
    while end - 1 > first and (p.tag[end - 1] == "RB" or p.lower[end - 1] in ("the", "following", ":", "on")):
        end -= 1
    at = end - 1
    if at > first and p.lower[at] == "to":
        at -= 1
    subject = next((token for token in range(first, at) if p.dep[token] in ("nsubj", "nsubjpass")), None)
    if subject is None and at > first and is_agent(p, cast, v, at - 1):
        subject = at - 1
    ordered = ordered_by(p, v, at) if p.lower[at + 1] == "to" else None
    named = _holder_named(p, at) if p.lemma[at] in v.nouns and p.lower[at + 1] == "to" else None
    if ordered is None and named is None and (subject is None or not is_agent(p, cast, v, subject)):
        return None
    strength: Strength | None = None if ordered is None else "firm"
    if p.lower[at] in ("will", "shall") and governed(p, at) is None:
        strength = "firm"
    elif p.lemma[at] in v.verbs and p.pos[at] in ("VERB", "AUX"):
        strength = v.verbs[p.lemma[at]][0].strength
    elif p.lower[at] in v.adjectives:
        strength = v.adjectives[p.lower[at]].strength
    elif p.lemma[at] in v.nouns and (named is not None or own_subject(p, p.head[at]) is not None):
        strength = v.nouns[p.lemma[at]][0].strength
    if strength is None:
        return None
    return Cue(
        rule="lead-in",
        strength=strength,
        first=at,
        last=end,
        action=at,
        top=at,
        begin=at,
        agents=tuple(who for who in (ordered or named or subject,) if who is not None),
        confidence=0.8,
    )
