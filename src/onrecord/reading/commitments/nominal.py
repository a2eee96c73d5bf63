"""Cues that are nouns and adjectives: "its commitment to", "our goal is to", "ready to", "efforts to"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record import Strength

from ..cast import Cast
from ..parsed import Parsed
from .clauses import copula_before, is_agent, negated, next_word, own_subject, subject
from .cue import Cue
from .verbal import complement
from .vocabulary import Predicate, Vocabulary

_POSSESSIVES = frozenset({"our", "their", "its", "his", "her", "my"})
_BE = frozenset({"be", "remain"})


def adjective_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Actors who are committed, determined, ready or keen to do something."""
    for lower in p.by_lower.keys() & v.adjectives.keys():
        way = v.adjectives[lower]
        for token in p.by_lower[lower]:
            if p.pos[token] not in ("ADJ", "VERB"):
                continue
            copula = copula_before(p, token)
            if copula is None:
                continue
            framed = complement(p, token, way.frames | {"to"} if way.strength == "firm" else way.frames)
            actor = _subject_of_copula(p, token, copula)
            if framed is None or actor is None or not is_agent(p, cast, v, actor):
                continue
            aux = [at for at in range(max(copula - 4, 0), copula) if p.tag[at] == "MD" and p.sent[at] == p.sent[copula]]
            if any(p.lower[at] in ("must", "should", "can", "could", "might", "may") for at in aux):
                continue
            no = negated(p, token) or negated(p, copula) or "not" in p.lower[copula + 1 : token]
            if no and way.strength == "firm":
                continue
            if any(p.lower[child] in ("if", "whether") for child in (*p.children[copula], *p.children[token])):
                continue
            begin = p.left[actor] if actor < copula and p.sent[actor] == p.sent[token] else min([*aux, copula])
            if any(p.dep[at] == "conj" for at in (token, copula)) and not _owns(p, token, copula):
                begin = min([*aux, copula])
            yield Cue(
                rule=f"adjective: {way.group}",
                strength=way.strength,
                first=min([*aux, copula]),
                last=framed[0],
                action=framed[1],
                top=copula if p.head[token] == copula else token,
                begin=begin,
                agents=(actor,),
                negated=no,
                repeated=p.lemma[copula] in v.words["repeated.verbs"],
                confidence=0.9 if way.strength == "firm" else 0.8,
            )


def _subject_of_copula(p: Parsed, token: int, copula: int) -> int | None:
    for verb in (copula, token):
        if (found := subject(p, verb)) is not None:
            return found
    return None


def _owns(p: Parsed, token: int, copula: int) -> bool:
    return own_subject(p, token) is not None or own_subject(p, copula) is not None


def noun_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Commitments, intentions, aims and efforts named by a noun whose holder the syntax shows."""
    for lemma in p.by_lemma.keys() & v.nouns.keys():
        for token in p.by_lemma[lemma]:
            if p.tag[token] not in ("NN", "NNS"):
                continue
            for way in v.nouns[lemma]:
                cue = _FINDERS[way.kind](p, cast, v, token, way)
                if cue is not None:
                    yield cue
                    break


def _held(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """ "their commitment to", "made a commitment to", "the commitment X has made to"."""
    maker = _maker(p, v, noun)
    framed = complement(p, noun, way.frames | {"to"} if way.strength == "firm" else way.frames)
    if framed is None and maker is not None:
        verb = p.head[maker] if p.dep[maker] == "nsubj" else maker
        framed = complement(p, verb, frozenset({"inf", "to"}))
    if framed is None:
        framed = _past_prepositions(p, noun)
    if framed is None:
        return None
    verb, path = _governor(p, noun)
    agents = holders(p, cast, v, noun)
    if not agents and maker is not None and is_agent(p, cast, v, maker):
        agents = (maker,)
    named = bool(agents)
    actor = subject(p, verb) if verb is not None and path != "subject" else None
    if not agents and verb is not None and actor is not None and is_agent(p, cast, v, actor):
        if p.lemma[verb] in v.words["made_by"] or (p.lemma[verb] in _BE and way.strength == "firm"):
            agents = (actor,)
    if not agents:
        return None
    if verb is not None and negated(p, verb) and way.kind != "governed":
        return None
    if way.kind == "governed" and (verb is None or p.lemma[verb] not in v.words["made_by"] or named):
        return None
    indefinite = any(p.lower[child] in ("a", "an", "new", "no") for child in p.children[noun])
    own = not named or _is_possessive(p, noun) and actor is not None and is_agent(p, cast, v, actor)
    begin = p.left[noun]
    if own and verb is not None and path == "object" and p.lemma[verb] in v.words["made_by"]:
        subject_here = own_subject(p, verb)
        begin = p.left[subject_here] if subject_here is not None and subject_here < verb else verb
    again = p.lemma[verb] in v.words["repeated.verbs"] if verb is not None else False
    holdings = way.group == "committing" or way.group == "agreements reached"
    return Cue(
        rule=f"noun: {way.group}",
        strength=_strength(p, v, noun, verb, way),
        first=_first_of_noun(p, noun),
        last=framed[0],
        action=framed[1],
        top=noun if verb is None or path == "subject" else verb,
        begin=begin,
        agents=agents,
        reporter=actor if named and not own else None,
        negated=any(p.lower[child] == "no" for child in p.children[noun]),
        repeated=again or _lasting(p, v, noun) or (holdings and not indefinite and named),
        finite=False,
        confidence=0.8,
    )


def _strength(p: Parsed, v: Vocabulary, noun: int, verb: int | None, way: Predicate) -> Strength:
    return way.strength


def _maker(p: Parsed, v: Vocabulary, noun: int) -> int | None:
    """The subject of the clause that describes the noun ("the commitment the President has made")."""
    for child in p.children[noun]:
        if p.dep[child] == "relcl" and p.lemma[child] in v.words["made_by"]:
            return own_subject(p, child)
        if p.dep[child] == "acl" and p.tag[child] == "VBN":
            for by in p.children[child]:
                if p.dep[by] == "agent":
                    return next(iter(p.dependents(by, "pobj")), None)
    last = p.sents[p.sent[noun]][1]
    for at in range(noun + 1, min(noun + 8, last)):  # where the parse hangs the clause elsewhere
        if p.lemma[at] in ("make", "give") and p.tag[at] in ("VBN", "VBD"):
            found = own_subject(p, at)
            return found if found is not None and noun < found < at else None
        if p.pos[at] in ("VERB", "PUNCT"):
            return None
    return None


def _past_prepositions(p: Parsed, noun: int) -> tuple[int, int] | None:
    """ "the commitment of both countries to": the infinitive or "to" after a phrase with "of"."""
    at = noun + 1
    last = p.sents[p.sent[noun]][1]
    if at >= last or (p.lower[at] not in ("of", "by") and p.tag[at] != "VBN"):
        return None
    for here in range(at + 1, min(at + 9, last)):
        if p.lower[here] == "to" and here + 1 < last:
            return here + 1, here + 1
        if p.pos[here] in ("PUNCT", "VERB") and p.tag[here] != "VBN":
            return None
    return None


def _governor(p: Parsed, noun: int) -> tuple[int | None, str]:
    """The verb that the noun depends on, and whether as its subject or as its object."""
    before = noun - 1
    while before > 0 and p.pos[before] in ("DET", "ADJ", "PRON", "ADV", "NUM") and p.sent[before] == p.sent[noun]:
        before -= 1
    if (
        before >= 0
        and p.pos[before] == "VERB"
        and p.tag[before] in ("VBD", "VBP", "VBZ")
        and p.sent[before] == p.sent[noun]
    ):
        return before, "object"
    at = noun
    for _ in range(6):
        dep, above = p.dep[at], p.head[at]
        if above == at:
            return None, ""
        if p.pos[above] in ("VERB", "AUX") and dep not in ("conj",):
            return above, "subject" if dep in ("nsubj", "nsubjpass") else "object"
        at = above
    return None, ""


def holders(p: Parsed, cast: Cast, v: Vocabulary, noun: int) -> tuple[int, ...]:
    """Who has what the noun names: its possessor, or the actor after "of", "by", "between"."""
    for child in p.children[noun]:
        if p.dep[child] == "poss" or p.lower[child] in _POSSESSIVES:
            if p.lower[child] in _POSSESSIVES or is_agent(p, cast, v, child):
                return (child,)
            return ()
    first = _first_of_noun(p, noun)
    if first >= 2 and p.lower[first - 1] in ("'s", "’s", "'", "’") and is_agent(p, cast, v, first - 2):
        return (first - 2,)
    for child in p.children[noun]:
        if p.dep[child] == "prep" and p.lower[child] in ("of", "by", "between", "among", "from"):
            found = tuple(obj for obj in p.dependents(child, "pobj") if is_agent(p, cast, v, obj))
            if found:
                return found
    return ()


def _is_possessive(p: Parsed, noun: int) -> bool:
    return any(p.lower[child] in _POSSESSIVES for child in p.children[noun])


def _lasting(p: Parsed, v: Vocabulary, noun: int) -> bool:
    return any(p.lower[child] in v.words["repeated.adjectives"] for child in p.children[noun])


def _first_of_noun(p: Parsed, noun: int) -> int:
    at = noun
    while at - 1 >= p.left[noun] and p.pos[at - 1] in ("ADJ", "ADV", "VERB") and p.head[at - 1] == noun:
        at -= 1
    return at


def _copular(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """ "our goal is to double trade", "it remains our priority to", "we have the aim of"."""
    agents = holders(p, cast, v, noun)
    above = p.head[noun]
    strength: Strength = "firm" if p.lemma[noun] == "undertaking" else way.strength
    if agents and p.dep[noun] == "nsubj" and p.lemma[above] in _BE:
        at = next_word(p, above)
        if at + 1 >= len(p) or p.lower[at] != "to":
            return None
        begin, last, action = p.left[noun], at + 1, at + 1
    elif agents and p.dep[noun] == "attr" and p.lemma[above] in _BE and p.lower[noun + 1 : noun + 2] == ["to"]:
        begin, last, action = min(p.left[noun], above), noun + 2, noun + 2
        if (own := own_subject(p, above)) is not None:
            begin = p.left[own]
    elif not agents and p.lemma[above] == "have" and p.dep[noun] == "dobj" and p.lower[noun + 1 : noun + 2] == ["of"]:
        actor = subject(p, above)
        if not is_agent(p, cast, v, actor) or actor is None:
            return None
        agents, begin, last, action = (actor,), p.left[actor], noun + 2, noun + 2
    else:
        return None
    if action >= p.sents[p.sent[noun]][1]:
        return None
    repeated = p.lemma[above] == "remain"
    if p.lemma[action] == "continue" and p.lower[action + 1 : action + 2] == ["to"]:
        repeated, last, action = True, action + 2, action + 2
    return Cue(
        rule=f"noun: {way.group}",
        strength=strength,
        first=noun,
        last=last,
        action=min(action, len(p) - 1),
        top=above,
        begin=begin,
        agents=agents,
        repeated=repeated or _lasting(p, v, noun),
        confidence=0.8,
    )


def _efforts(p: Parsed, cast: Cast, v: Vocabulary, noun: int, way: Predicate) -> Cue | None:
    """Efforts of a named actor, welcomed, thanked for or told: "Iraq's efforts to", "steps that X is taking to"."""
    verb, path = _governor(p, noun)
    if verb is None or path == "subject":
        return None
    taken = next(
        (
            child
            for child in p.children[noun]
            if p.dep[child] == "relcl" and p.lemma[child] in ("take", "make", "undertake", "lead", "do", "pursue")
        ),
        None,
    )
    framed = complement(p, noun if taken is None else taken, way.frames)
    agents = holders(p, cast, v, noun)
    if taken is not None and any(p.tag[child] == "VBG" for child in (taken,)):
        maker = own_subject(p, taken)
        if maker is not None and is_agent(p, cast, v, maker):
            agents = (maker,)
    elif taken is not None:
        return None
    if framed is None or p.lemma[verb] not in v.words["welcoming"]:
        return None
    if p.lemma[noun] != "effort" and taken is None:
        return None
    if verb is not None and _in_purpose(p, v, noun, verb):
        return None
    actor = subject(p, verb)
    own = False
    if (
        not agents
        and actor is not None
        and (_lasting(p, v, noun) or _shared(p, v, noun))
        and is_agent(p, cast, v, actor)
    ):
        agents, own = (actor,), True
    if not agents:
        return None
    begin = p.left[noun]
    if own or _is_possessive(p, noun):
        here = own_subject(p, verb)
        begin = p.left[here] if here is not None and here < verb else verb
    return Cue(
        rule=f"noun: {way.group}",
        strength=way.strength,
        first=_first_of_noun(p, noun),
        last=framed[0],
        action=framed[1],
        top=verb,
        begin=begin,
        agents=agents,
        reporter=actor if not own else None,
        repeated=True,
        finite=False,
        confidence=0.6,
    )


def _shared(p: Parsed, v: Vocabulary, noun: int) -> bool:
    return any(p.lower[child] in v.words["sharing.adjectives"] for child in p.children[noun])


def _in_purpose(p: Parsed, v: Vocabulary, noun: int, verb: int) -> bool:
    """Whether the noun hangs in a deeper clause of purpose: then its verb is not the telling verb."""
    return p.tag[verb] == "VB" and not any(p.tag[child] == "MD" for child in p.children[verb])


_FINDERS = {"": _held, "governed": _held, "copular": _copular, "efforts": _efforts}
