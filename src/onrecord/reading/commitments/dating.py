"""Which time limit goes with an undertaking: one inside it, before its subject, or in the lead-in of its list."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.parsed import Parsed
from onrecord.record import Deadline, Span

from .cue import Cue
from .deadlines import Deadlines, is_hasty
from .events import opens_time
from .spanish_clauses import has_verb, is_told, sentence_of
from .spanish_words import tells_ahead, words
from .vocabulary import Vocabulary

_AHEAD = ("modal", "verb: looking", "verb: hoping", "verb: expecting", "due", "planned", "cleft")  # of what is to come
_DECLARED = frozenset({"ties", "verb: declaring support"})  # support told today, whenever its object is
_BESIDE = 6
_NEAR = 4


def dated(p: Parsed, v: Vocabulary, deadlines: Deadlines, cue: Cue, lead: Cue | None, end: int) -> Deadline | None:
    """The time limit of the undertaking whose last token is before `end`, if it has one."""
    begin = min(cue.begin, cue.action)
    start, stop = p.start[begin], p.end[end - 1]
    if deadlines.spanish:
        return _spanish(p, deadlines, cue, begin, stop)
    noun = cue.rule.startswith("noun") and cue.action > cue.first and not cue.rule.endswith(", item")
    if noun or (p.tag[cue.top] == "VBD" and cue.action > cue.top):  # "agreed on Friday to", "its pledge last year to"
        least = p.start[min(cue.last, cue.action)]  # "extended until May the"
        found = deadlines.inside(least, stop, least, cue.top, cue.action)
    else:
        found = deadlines.inside(start, stop, p.start[cue.first] if cue.first >= begin else start, cue.top, cue.action)
    deep = None
    if found is not None and (deadlines.is_deep(found, cue.top, cue.action) or _only_recurs(found)):
        found, deep = None, found
    future, begun = cue.rule.startswith(_AHEAD), cue.rule.startswith("progressive")  # "this year we are doubling"
    hasty = found if found is not None and is_hasty(found) else None
    found = None if hasty is not None else found
    for opening in () if found is not None else _openings(p, v, cue, begin):
        ahead = not future and p.lower[opening] not in v.words["deadlines.ahead"]
        found = found or deadlines.leading(p.start[opening], start, ahead=ahead, begun=begun)
    found = found or hasty
    if found is None and lead is not None:
        first, last = p.sents[p.sent[lead.first]]
        shared = lead.first == cue.first and lead.end is not None  # the words before "(a)" in the same sentence
        last = lead.end if shared and lead.end is not None else last
        opening = p.start[first]
        close = min(p.end[last - 1], p.paras[p.para[lead.first]][1])  # not the other items of the list
        found = deadlines.inside(opening, close, opening if shared else p.start[lead.first])
        if found is not None and found.to == deadlines.published:  # "we are today taking steps, by:"
            found = None
    found = found or deep
    if found is not None and cue.rule in _DECLARED and found.type in ("on", "during"):
        return None  # "support Hollin in hosting the games in 2033"
    return found


def _only_recurs(limit: Deadline) -> bool:
    """Whether the limit only tells how often: "publish it every quarter", which may begin in May."""
    return limit.type == "during" and limit.from_ is None and limit.to is None


def _spanish(p: Parsed, deadlines: Deadlines, cue: Cue, begin: int, stop: int) -> Deadline | None:
    """A limit after a verb that reports ("acordaron"); else anywhere in the clause or in the words before it."""
    action = p.start[max(cue.action, cue.first)]
    if cue.rule.endswith(", item"):
        return deadlines.inside(p.start[begin], stop, action) or _of_lead(p, deadlines, cue, begin)
    if is_told(p, cue.first, cue.last):
        return deadlines.inside(action, stop, action)
    found = deadlines.inside(p.start[begin], p.start[cue.first], action) if begin < cue.first else None
    found = found or deadlines.inside(p.start[begin], stop, action)
    opening = p.start[sentence_of(p, cue.first)[0]]
    found = found or _today(p, cue, begin, stop, deadlines.published)
    if found is not None or opening >= p.start[begin] or cue.rule.startswith("spanish noun"):
        return found
    opening = _opening(p, sentence_of(p, cue.first)[0], begin)
    before = deadlines.inside(opening, p.start[max(begin, cue.first)], action)
    if before is None:
        return None
    behind = p.tokens_in(before.span.start, before.span.end)[-1] + 1
    aside = p.lower[behind] == p.lower[begin - 1] == "," and p.lower[behind + 1] in words("asides")
    described = p.lower[behind] == "que" and "," not in p.lower[behind : begin - 1]  # "tras la visita que hago hoy, "
    aside = aside or (described and p.lower[begin - 1] == ",")
    beside = before.span.start - opening <= _BESIDE or p.start[begin] - before.span.end <= len(", ")
    beside = beside or _is_apart(p, before)
    return before if beside and (aside or not has_verb(p, behind, begin)) else None


def _opening(p: Parsed, first: int, begin: int) -> int:
    """Where the words before a clause begin that may set a limit: behind the last mark that ends a thought there."""
    ends = (at + 1 for at in range(begin - 2, first, -1) if p.lower[at] in (";", ":") or p.lower[at].endswith(";"))
    at = next(ends, first)
    while at < begin and (not p.lower[at][0].isalnum() or p.lower[at] in words("interjections")):
        at += 1
    return p.start[at]


def _is_apart(p: Parsed, limit: Deadline) -> bool:
    """Whether a limit stands between commas near the opening ("y lo otro, en mayo, con suerte, estaremos")."""
    inside = p.tokens_in(limit.span.start, limit.span.end)
    near = inside[0] - sentence_of(p, inside[0])[0] <= _NEAR or p.lower[inside[0] - 2] == "que"
    return near and p.lower[inside[0] - 1] == "," and p.lower[inside[-1] + 1 : inside[-1] + 2] == [","]


def _of_lead(p: Parsed, deadlines: Deadlines, cue: Cue, begin: int) -> Deadline | None:
    """The limit that the words before a list set for each of its items ("de aquí a junio acordaron: - ...")."""
    opening, close = sentence_of(p, cue.first)
    close = next((at for at in range(cue.last, min(close, begin)) if p.lower[at] == ":"), cue.last)
    return deadlines.inside(p.start[opening], p.end[close - 1], p.start[cue.first])


def _today(p: Parsed, cue: Cue, begin: int, stop: int, published: str) -> Deadline | None:
    """The word "hoy" with what is yet to be done ("hoy vamos a revisar el texto")."""
    planned = cue.action == cue.last - 1  # "se firma hoy"
    if not (planned or any(tells_ahead(p.lower[at]) for at in range(cue.first, cue.last))):
        return None
    day = published if len(published) == len("2031-03-01") else None
    opening = sentence_of(p, cue.first)[0]
    if p.lower[opening : opening + 2] == ["hoy", ","]:
        return Deadline(span=Span.of(p.text, p.start[opening], p.end[opening]), from_=day, to=day, type="on")
    for at in p.tokens_in(p.start[begin], stop):
        if p.lower[at] == "hoy" and p.lower[at - 1] not in ("de", "por", "hasta", "desde"):
            return Deadline(span=Span.of(p.text, p.start[at], p.end[at]), from_=day, to=day, type="on")
    return None


def _openings(p: Parsed, v: Vocabulary, cue: Cue, begin: int) -> Iterator[int]:
    """Where words before the subject begin that may set a limit, the nearest first; none in a narration."""
    first = p.left[cue.top]
    while first < begin and not p.word[first][0].isalnum():
        first += 1
    if first >= begin or p.sent[first] != p.sent[begin] or p.tag[cue.top] == "VBD":
        return
    if p.lower[first] in v.words["deadlines.leading"] | v.words["deadlines.whiles"]:
        yield first
        return
    if p.lower[first] == "as" and p.lower[first + 1] not in ("early", "soon", "of", "from"):
        verb = p.head[first]
        told = p.dep[first] != "mark" or p.tag[verb] == "VBD" or p.lemma[verb] in v.words["deadlines.courses"]
        if not told and (cue.rule.startswith("modal") or opens_time(p, v, verb)):
            yield first
        return
    at = begin - 1 - (p.lower[begin - 1] == ",")
    while at >= first:
        if at == first or p.lower[at - 1] == "," or p.tag[at - 1] in ("VB", "VBD", "VBP", "VBZ", "MD"):
            yield at
            if p.lower[at - 1] != ",":
                break
        at -= 1
    for child in p.dependents(cue.top, "npadvmod", "prep"):  # "tomorrow - and I stress this - we will"
        if p.left[child] == first < at:
            yield first
