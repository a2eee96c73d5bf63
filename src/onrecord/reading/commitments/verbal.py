"""Cues that are verbs: "agreed to", "are working towards", "is exploring options", "decided to"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clauses import auxiliaries, is_agent, is_finite, negated, next_word, own_subject, subject
from .courtesies import awaits_talk, is_courtesy, stands_by_own
from .cue import Cue
from .reported import is_asked, is_left_open
from .vocabulary import Predicate, Vocabulary, vocabulary

_PASSIVE_GROUPS = frozenset({"agreeing", "deciding"})
_PASSED = 16
_PARTICIPLES = frozenset({"agreeing", "committing", "deciding"})


def verb_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Commissive verbs with a complement that says what is undertaken, and an actor who undertakes it."""
    for lemma in p.by_lemma.keys() & v.verbs.keys():
        for token in p.by_lemma[lemma]:
            misread = p.tag[token] == "NN" and p.dep[token] == "ROOT" and own_subject(p, token) is not None
            if p.dep[token] == "acl" and own_subject(p, token) is not None and p.dependents(token, "aux"):
                misread = True
            if misread or (p.pos[token] in ("VERB", "AUX") and p.dep[token] not in ("amod", "acl", "compound")):
                cue = _verb_cue(p, cast, v, token, v.verbs[lemma])
                if cue is not None:
                    yield cue


def _verb_cue(p: Parsed, cast: Cast, v: Vocabulary, token: int, ways: tuple[Predicate, ...]) -> Cue | None:
    aux = auxiliaries(p, token)
    if any(v.has("hypothetical", p.lower[word]) for word in aux) or _conditional(p, token):
        return None
    participle = p.tag[token] == "VBG" and not aux
    if participle:
        if p.dep[token] not in ("advcl", "conj") or p.head[token] > token or ways[0].group not in _PARTICIPLES:
            return None
    elif not is_finite(p, token, aux):
        return None
    progressive = p.tag[token] == "VBG"
    if progressive and any(p.tag[word] == "VBD" or p.lemma[word] == "have" for word in aux):
        return None
    past = p.tag[token] == "VBD" or (p.tag[token] == "VBN" and any(p.lemma[word] == "have" for word in aux))
    is_passive = any(p.dep[word] == "auxpass" or p.lemma[word] == "be" for word in aux) and not progressive
    for way in ways:
        if (way.deed and past) or (way.progressive and not progressive):
            continue
        framed = complement(p, token, way.frames, way.after) or _that_clause(p, token, way)
        if framed is not None and _is_day(p, framed[1]):  # "agreed on Friday to"; but "agreed on October."
            day = framed if p.lower[framed[1] + 1 : framed[1] + 2] == ["."] and way.group == "agreeing" else None
            framed = complement(p, token, way.frames - {"on", "upon", "in"}, way.after) or day
        if framed is None or (way.group == "promising things" and past and _was_done(p, v, token)):
            continue
        last, action = framed
        if p.pos[action] == "PUNCT" and p.word[action] not in ("“", '"', "$", "(", "‘"):
            continue
        not_to = negated(p, token)
        if not_to and (way.strength == "firm" or way.group in ("wanting", "hoping")):
            continue
        if way.group == "standing together" and stands_by_own(p, cast, v, last - 1, action):
            continue
        if way.strength != "firm" and (is_asked(p, v, token) or is_left_open(p, token, action)):
            continue
        foretells = p.lemma[action] in v.words["predictive"] and (way.deed or way.group == "hoping")
        if "inf" in way.frames and foretells and not (way.group == "aiming" and p.lemma[action] in v.words["becoming"]):
            continue
        if way.group in ("hoping", "wanting") and is_courtesy(p, v, action, hoped=way.group == "hoping"):
            continue
        if way.group == "looking forward" and awaits_talk(p, v, last - 1, action):
            continue
        if way.strength != "firm" and _describes(p, token, way.group == "aiming"):
            continue
        if _evaluates(p, v, action) or (way.group == "considering" and _reviews(p, v, token, way, action, progressive)):
            continue
        actor = subject(p, token)
        if is_passive:
            if way.group not in _PASSIVE_GROUPS:
                continue
            agents = by_phrase(p, token)
            if not agents and actor is not None and p.lower[actor] != "it" and p.lower[last - 1] != "to":
                continue
        else:
            listener = actor is not None and p.lower[actor] == "you" and way.strength == "firm"  # "you promised to"
            own = actor if listener or is_agent(p, cast, v, actor) else _outer_subject(p, token)
            if own is None or not (listener or is_agent(p, cast, v, own)):
                continue
            agents = (own,)
        negative = not_to or p.lower[last - 1] == "not" or "not" in p.lower[token + 1 : action]
        begin = begin_of(p, token, aux)
        first = min([word for word in aux if word < token and progressive], default=token)
        return Cue(
            rule=f"verb: {way.group}",
            strength=lowered(p, v, way.strength, action),
            first=first,
            last=last,
            action=action,
            top=token,
            begin=begin,
            agents=agents,
            negated=negative,
            repeated=way.group in ("continuing", "standing together"),
            finite=not participle,
            confidence=0.85 if way.strength == "firm" else 0.75,
        )
    return None


def _was_done(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "undertook a joint exercise": in the past it is a deed, save of commitments and the like."""
    objects = p.dependents(verb, "dobj")
    return p.lemma[verb] == "undertake" and not any(p.lemma[noun] in v.nouns for noun in objects)


def _is_day(p: Parsed, token: int) -> bool:
    return p.ent[token] >= 0 and p.ents[p.ent[token]].label in ("DATE", "TIME") and p.tag[token] in ("NNP", "CD", "NN")


def _outer_subject(p: Parsed, verb: int) -> int | None:
    """As in "they agreed that ties were strong and committed to": parsed as if the ties had committed."""
    above = p.head[verb]
    if p.dep[verb] != "conj" or p.dep[above] != "ccomp" or own_subject(p, verb) is not None:
        return None
    return own_subject(p, p.head[above]) if p.tag[verb] == p.tag[p.head[above]] == "VBD" else None


def lowered(p: Parsed, v: Vocabulary, strength: Strength, action: int) -> Strength:
    """The strength of an intention, lower where it is only to consider ("ready to consider")."""
    below = v.lowering.get(p.lemma[action], strength)
    return below if strength == "intent" and below == "exploring" else strength


def _describes(p: Parsed, verb: int, aiming: bool) -> bool:
    """Whether the clause only tells more of a noun: "the one country that offered to host", "which aims to"."""
    return p.dep[verb] == "relcl" and (p.tag[verb] == "VBD" or (aiming and p.lower[p.left[verb]] in ("which", "that")))


def complement(p: Parsed, token: int, frames: frozenset[str], after: tuple[str, ...] = ()) -> tuple[int, int] | None:
    """One past the cue's last token and the first token of the action, where the complement is of these frames."""
    at = next_word(p, token)
    for word in after:
        if p.lower[at : at + 1] != [word]:
            return None
        at = next_word(p, at)
    last = p.sents[p.sent[token]][1]
    if at >= last:
        return None
    found = _framed(p, at, last, frames)
    if found is not None:
        return found
    if after and "object" in frames and p.pos[at] in ("DET", "NOUN", "ADJ", "NUM"):  # "looking at a range of options"
        return at, at
    for passed in range(token + 1, at):
        if p.lower[passed] in frames and passed + 1 < last:
            return passed + 1, passed + 1
    if "object" in frames and p.pos[at] in ("DET", "NOUN", "PROPN", "ADJ", "NUM", "SYM", "PRON") and not after:
        objects = p.dependents(token, "dobj")
        if objects and p.tag[objects[0]] not in ("WDT", "WP", "PRP") and _can_be_committed(p, token, objects[0]):
            return token + 1, at
    if "ing" in frames and p.tag[at] == "VBG" and p.head[at] == token:
        return token + 1, at
    for child in p.children[token]:  # words between: "agreed, among others, to", "working with partners to"
        if child <= at or p.sent[child] != p.sent[token]:
            continue
        if "inf" in frames and p.dep[child] in ("xcomp", "advcl", "ccomp") and p.tag[child] == "VB":
            mark = next((aux for aux in p.children[child] if p.lower[aux] == "to"), None)
            if mark is not None and token < mark and not p.dependents(token, "dobj") and own_subject(p, child) is None:
                return mark + 1, mark + 1
        if p.dep[child] == "prep" and p.lower[child] in frames and p.children[child] and child - token <= 8:
            return child + 1, child + 1
    return None


def past_prepositions(p: Parsed, noun: int) -> tuple[int, int] | None:
    """As in "the commitment of both countries to": the infinitive or "to" after a phrase with "of"."""
    at = noun + 1
    last = p.sents[p.sent[noun]][1]
    timed = at < last and p.ent[at] >= 0 and p.ents[p.ent[at]].label in ("DATE", "TIME")
    if at >= last or not (timed or p.tag[at] in ("IN", "VBN")):
        return None
    for here in range(at, min(at + _PASSED, last - 1)):
        if p.lower[here] == "to" and (p.tag[here + 1] != "NNP" or p.lower[at] in ("of", "by")):
            return here + 1, here + 1
        if p.pos[here] in ("PUNCT", "VERB") and p.tag[here] not in ("VBN", "HYPH") and p.lower[here] != "-":
            return None
    return None


def _that_clause(p: Parsed, verb: int, way: Predicate) -> tuple[int, int] | None:
    """As in "expects that it will be appropriate to": a body tells its own course; "agreed that talks be held"."""
    if way.group not in ("expecting of oneself", "agreeing", "deciding"):
        return None
    for clause in p.dependents(verb, "ccomp"):
        first = p.left[clause] if p.left[clause] > verb else clause
        if way.group == "expecting of oneself":
            if any(p.lower[child] in ("appropriate", "warranted") for child in p.dependents(clause, "acomp")):
                return first, first
        elif p.lower[first] == "that" and _subjunctive(p, clause):
            return first + 1, first + 1
    return None


def _subjunctive(p: Parsed, verb: int) -> bool:
    aux = auxiliaries(p, verb)
    if any(p.tag[word] in ("MD", "TO", "VBZ", "VBP", "VBD") for word in aux) or own_subject(p, verb) is None:
        return False
    return p.tag[verb] == "VBN" and any(p.lower[word] == "be" for word in aux)


def _can_be_committed(p: Parsed, verb: int, noun: int) -> bool:
    """Crimes are committed too: "commit" takes sums, numbers and resources only."""
    if p.lemma[verb] != "commit":
        return True
    if p.lemma[noun] in vocabulary().words["committed_things"]:
        return True
    return any(p.pos[at] in ("NUM", "SYM") for at in range(p.left[noun], noun + 1))


def _framed(p: Parsed, at: int, last: int, frames: frozenset[str]) -> tuple[int, int] | None:
    if p.lower[at] == "not":
        at += 1
    if at + 1 >= last:
        return None
    lower = p.lower[at]
    if lower == "to":
        verb = next_word(p, at)
        infinitive = verb < last and (p.tag[at] == "TO" or p.tag[verb] == "VB") and p.tag[verb] not in ("VBG", "PRP")
        if ("inf" in frames and infinitive) or ("to" in frames and not infinitive):
            return at + 1, at + 1
        return None
    if lower in frames and p.pos[at] in ("ADP", "ADV", "ADJ", "NOUN", "VERB", "SCONJ", "PART"):
        return at + 1, at + 1
    return None


def _conditional(p: Parsed, verb: int) -> bool:
    return any(p.dep[child] == "mark" and p.lower[child] in ("if", "unless", "whether") for child in p.children[verb])


def _reviews(p: Parsed, v: Vocabulary, verb: int, way: Predicate, action: int, progressive: bool) -> bool:
    """Whether a thing is looked at, not an action of one's own ("considered aspects of", "considers indicators")."""
    if p.tag[action] == "IN" or p.lower[action] == "that":
        return True
    if way.after and p.tag[action] != "VBG":
        return not v.words["talk.ways"] & set(p.lemma[action : action + 5])
    if progressive or p.tag[action] == "VBG" or p.lemma[verb] == "explore":
        return False
    return not any(p.lemma[noun] in v.words["talk.ways"] for noun in p.dependents(verb, "dobj"))


def _evaluates(p: Parsed, v: Vocabulary, action: int) -> bool:
    """Whether the complement is "the importance of", "the need to": a judgement, not an undertaking."""
    if p.lower[action] == "how" and p.pos[min(action + 1, len(p) - 1)] == "ADJ":
        return True
    for at in range(action, min(action + 5, len(p))):
        if p.tag[at] in ("NN", "NNS"):
            return p.lemma[at] in v.words["evaluating"]
        if p.pos[at] not in ("DET", "ADJ", "ADV", "PRON", "NOUN", "ADP"):
            return False
    return False


def by_phrase(p: Parsed, verb: int) -> tuple[int, ...]:
    """The agent of a passive: the noun after "by"."""
    for child in p.children[verb]:
        if p.dep[child] == "agent" or (p.dep[child] == "prep" and p.lower[child] == "by"):
            return tuple(p.dependents(child, "pobj"))
    return ()


def begin_of(p: Parsed, verb: int, aux: list[int]) -> int:
    """Where the span of a clause begins: at its own subject, else at the first word of the verb group."""
    own = own_subject(p, verb)
    if own is not None and own < verb:
        return p.left[own]
    above = verb
    while p.dep[above] in ("conj", "xcomp") and own is None and above - p.head[above] < 12 and p.head[above] < above:
        above = p.head[above]
        own = own_subject(p, above)
        if own is not None and own < above and above == p.head[verb] and _bare(p, above):
            return p.left[own]
    inside = [word for word in aux if word < verb]
    return min([*inside, verb])


def _bare(p: Parsed, verb: int) -> bool:
    """Whether a verb has no complement of its own ("does not seek and will not acquire weapons")."""
    return not any(
        p.dep[child] in ("dobj", "xcomp", "ccomp", "prep", "attr", "acomp", "advcl") for child in p.children[verb]
    )
