"""Time limits that name no day: clauses ("after the fighting ends"), events ("before the summit"), vague words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.reading.parsed import Parsed
from onrecord.record import Deadline, Span

from .clauses import own_subject
from .limit_patterns import event_pattern, until_pattern, vague_pattern
from .vocabulary import Vocabulary

_UP, _SHORT = 6, 3
_HAVING = frozenset({"have", "has", "had", "'ve", "’ve"})
_THIRD = frozenset({"they", "it", "he", "she"})
_IS = frozenset({"'s", "’s"})  # also of "has"
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_TIMES = frozenset({"DATE", "TIME"})
_DESCRIBING = frozenset({"acl", "relcl"})


def event_limits(
    p: Parsed, v: Vocabulary, start: int, end: int, least: int, published: str, is_past: Callable[[int], bool]
) -> list[Deadline]:
    """Limits in the characters `[start, end)`; clauses and events only from `least` (the cue) on.

    Args:
        p: The text.
        v: The vocabulary.
        start: Where to look from for vague words.
        end: One past the last character.
        least: Where the cue stands.
        published: The day of publication, from which a vague limit runs.
        is_past: Whether a time that follows these characters says that the event is over.
    """
    text = p.text
    found = []
    if (clause := _clause(p, v, least, end)) is not None:
        found.append(Deadline(span=clause, type="event"))
    if (match := vague_pattern().search(text, start, end)) is not None:
        span = Span.of(text, match.start(), match.end())
        found.append(Deadline(span=span, from_=published or None, type="vague"))
    spans = [match.span()] if (match := until_pattern().search(text, least, end)) is not None else []
    match = event_pattern().search(text, least, end)
    if match is not None and not _belongs(p, v, p.tokens_in(*match.span())):
        spans.append(match.span())
    for first, last in (*spans, *_temporal(p, v, least, end)):
        inside = p.tokens_in(first, last)
        over = is_over(p, inside[0]) or any(p.lower[at] in v.words["deadlines.past"] for at in inside[:_SHORT])
        if not over and not is_past(last) and not _is_at_large(p, v, inside):
            found.append(Deadline(span=Span.of(text, first, last), type="event"))
    return found


def _belongs(p: Parsed, v: Vocabulary, inside: range) -> bool:
    """Whether an event only tells of a noun: "the pledges made at the conference", "at the ministerial level"."""
    last, above = inside[-1], p.head[inside[0]]
    if p.lower[inside[0] - 1] == p.lower[last] or {"every", "each"} & set(p.lower[inside[0] : last]):
        return True  # "meeting by meeting", "at every stage"
    events = v.words["deadlines.events"]
    described = p.lower[last] in events and p.dep[last] in ("amod", "compound") and p.head[last] > last
    if described and p.lemma[p.head[last]] not in events:
        return True
    made = p.dep[above] == "acl" and p.tag[above] in ("VBN", "VBD") and not p.dependents(above, "aux", "auxpass")
    return made and above < inside[0] and v.words["deadlines.coming"].isdisjoint(p.lower[at] for at in inside)


def _is_at_large(p: Parsed, v: Vocabulary, inside: range) -> bool:
    """Whether no certain event is meant: "at meetings", "during natural disasters"; but "at future meetings"."""
    noun = next((at for at in inside if p.tag[at] in ("NNS", "NNPS") and p.dep[at] == "pobj"), None)
    if noun is None or p.lower[inside[0]] not in v.words["deadlines.at_large"] or p.head[noun] != inside[0]:
        return False
    told = any(p.dep[at] in ("det", "poss", "nummod", "prep", "relcl") for at in p.children[noun])
    return not told and v.words["deadlines.nearer"].isdisjoint(p.lower[at] for at in inside)


def is_over(p: Parsed, token: int) -> bool:
    """Whether the time stands in a clause that only tells what has been ("bodies that have served for years")."""
    for _ in range(_UP):
        above = p.head[token]
        if above == token:
            return False
        token = above
        unable = p.dep[token] == "xcomp" and p.pos[p.head[token]] == "ADJ"  # "who were unable to work for years"
        if p.pos[token] in ("VERB", "AUX") and not unable:
            break
    aux = p.dependents(token, "aux", "auxpass")
    perfect = any(p.lower[word] in _HAVING or (p.lower[word] in _IS and p.lower[token] == "been") for word in aux)
    told = perfect or p.tag[token] == "VBD" or any(p.tag[word] == "VBD" for word in aux)
    asked = p.tag[p.left[token]] in ("WP", "WRB")  # "build on what we did in the autumn"
    return told and (asked or p.dep[token] in _DESCRIBING)


def _temporal(p: Parsed, v: Vocabulary, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Nouns after words that only speak of time ("before the harvest"); none that act ("before the Court")."""
    phrases = [phrase.split() for phrase in v.words["deadlines.temporal"] | v.words["deadlines.beside"]]
    opening = {words[0] for words in phrases}
    for first in p.tokens_in(start, end):
        if p.lower[first] not in opening:
            continue
        for words in phrases:
            last = first + len(words) - 1
            if p.lower[first : last + 1] != words:
                continue
            noun = next(iter(p.dependents(last, "pobj", "dobj")), None)
            if (
                noun is not None
                and noun > last
                and not (words == ["pending"] and p.lemma[noun] in v.words["conditions.consents"])
                and p.end[noun] <= end
                and (not _acts(p, v, noun) or _meets(p, v, noun) or " ".join(words) in v.words["deadlines.beside"])
                and not _tells(p, first)
                and not _is_routine(p, v, noun)
            ):
                yield p.start[first], p.end[noun]


def _is_routine(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether it comes to each in turn: "before arrival", "prior to their departure", "during future floods"."""
    before = [p.lower[child] for child in p.children[noun] if child < noun]
    future = p.tag[noun] == "NNS" and "future" in before
    return future or (p.lemma[noun] in v.words["deadlines.routine"] and set(before) <= {"their", "its"})


def _acts(p: Parsed, v: Vocabulary, noun: int) -> bool:
    label = p.ents[p.ent[noun]].label if p.ent[noun] >= 0 else ""
    timed = label in _TIMES and p.lemma[noun] not in v.words["deadlines.periods"]
    return (
        timed
        or label in _NAMES
        or p.pos[noun] == "PRON"
        or p.lemma[noun] in v.words["agents"]
        or p.lower[noun] in v.words["agents"]
    )


def _meets(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """Whether a body's meeting is meant: "before the informal Council", "ahead of the June European Council"."""
    before = {p.lower[at] for at in range(p.left[noun], noun)}
    return p.lower[noun] in v.words["deadlines.assemblies"] and not before.isdisjoint(v.words["deadlines.placing"])


def _tells(p: Parsed, token: int) -> bool:
    """Whether the words hang on a participle that only tells more of a noun ("the help given during the flood")."""
    above = p.head[token]
    return p.dep[above] in _DESCRIBING and p.tag[above] in ("VBN", "VBD")


def _clause(p: Parsed, v: Vocabulary, start: int, end: int) -> Span | None:
    """A clause that sets a limit by what will have happened ("after the fighting ends", "when you come")."""
    for at in p.tokens_in(start, end):
        if p.lower[at] in v.words["deadlines.clauses"] and p.start[p.head[at]] < end and _sets_limit(p, v, at):
            return Span.of(p.text, p.start[at], min(p.end[p.right[p.head[at]] - 1], end))
        if (
            p.lower[at] in v.words["deadlines.whiles"]
            and (lasting := _lasting(p, v, at)) is not None
            and p.start[lasting] < end
        ):
            return Span.of(p.text, p.start[at], min(p.end[p.right[lasting] - 1], end))
        if p.lower[at] in v.words["deadlines.doing"] and (deed := _deed(p, at)) is not None:
            return Span.of(p.text, p.start[at], min(p.end[p.right[deed] - 1], end))
    return None


def _lasting(p: Parsed, v: Vocabulary, mark: int) -> int | None:
    """The verb of a stay or of what lasts: "while he is in Hollin", "while the emergency lasts", "while in Brenn"."""
    if p.lower[mark + 1] in ("in", "at", "on") and p.right[mark + 1] > mark + 2:
        return mark + 1
    verb = p.head[mark]
    if p.dep[mark] != "mark" or verb < mark or p.tag[verb] not in ("VBZ", "VBP") or own_subject(p, verb) is None:
        return None
    placed = any(p.lower[prep] in ("in", "at", "on", "here", "there") for prep in p.dependents(verb, "prep", "advmod"))
    lasts = p.lemma[verb] in v.words["deadlines.lasting"] and not p.dependents(verb, "xcomp")  # "continue to help"
    return verb if lasts or (p.lemma[verb] == "be" and placed) else None


def _deed(p: Parsed, prep: int) -> int | None:
    """What is to be done first: "before handing over to my successor", "upon receiving the report"."""
    above = p.head[prep]
    deeds = [child for child in p.dependents(prep, "pcomp") if p.tag[child] == "VBG"]
    verbal = p.dep[prep] == "prep" and above < prep and p.pos[above] in ("VERB", "AUX")
    told = p.tag[above] in ("VBD", "VBN") and not p.dependents(above, "aux", "auxpass")
    return deeds[0] if deeds and verbal and not told and p.lower[deeds[0]] != "being" else None


def _sets_limit(p: Parsed, v: Vocabulary, mark: int) -> bool:
    """Whether the clause that the word begins is still to come true; one with "as" tells of a course of things."""
    verb = p.head[mark]
    if any(p.lower[mark : mark + len(phrase)] == phrase for phrase in map(str.split, v.words["deadlines.matters"])):
        return False
    if p.lower[mark] in ("after", "until"):
        return p.dep[mark] == "mark"
    hung = ("advcl", "ccomp") if p.lower[mark] == "once" else ("advcl",)
    if p.dep[mark] not in ("mark", "advmod") or p.dep[verb] not in hung or verb < mark:
        return False
    above = p.head[verb]
    above = p.head[above] if p.dep[above] == "xcomp" else above
    if p.dep[above] in _DESCRIBING or _in_turn(p, p.head[verb], verb):  # "the tools used when goods are smuggled"
        return False
    if p.lower[mark] == "as" and p.lemma[verb] not in v.words["deadlines.courses"] and not opens_time(p, v, verb):
        return False
    if p.lower[mark] == "when" and p.lemma[verb] in v.words["deadlines.needed"]:
        return False
    told = p.tag[verb] == "VBD" or any(p.tag[aux] == "VBD" for aux in p.dependents(verb, "aux", "auxpass"))
    has_subject = own_subject(p, verb) is not None or bool(p.dependents(verb, "expl"))  # "once there is a vote"
    return has_subject and (not told or _is_told_of(p, v, above))


def _is_told_of(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the clause is reported, its tenses set back: "said that they were ready once a truce was in place"."""
    while p.dep[verb] in ("xcomp", "acomp"):
        verb = p.head[verb]
    above = p.head[verb]
    ahead = p.lemma[verb] == "be" or any(p.lower[aux] == "would" for aux in p.dependents(verb, "aux"))
    if p.tag[verb] == "VBD" and p.lemma[verb] in v.verbs:
        return True  # "agreed to sign it once the work had been completed"
    return ahead and p.dep[verb] == "ccomp" and p.tag[above] == "VBD" and p.lemma[above] in v.telling


def _in_turn(p: Parsed, verb: int, clause: int) -> bool:
    """Whether it comes to each in turn: "train people before they lose their jobs", "pay farmers when they plant"."""
    who = own_subject(p, clause)
    if who is None or p.lower[who] not in _THIRD:
        return False
    things = [noun for noun in p.dependents(verb, "dobj") if noun < clause]
    bare = (p.tag[noun] == "NNS" and p.left[noun] == noun for noun in things)
    return any(bare) or any(p.lower[p.left[noun]] in ("every", "each", "any") for noun in things)


def opens_time(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether a time begins with what the verb tells ("as we take on the presidency", "as we enter the new year")."""
    phrase = (p.lemma[verb], f"{p.lemma[verb]} {p.lower[verb + 1]}" if verb + 1 < len(p) else "")
    return not v.words["deadlines.entering"].isdisjoint(phrase)
