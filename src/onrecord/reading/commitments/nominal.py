"""Cues that are nouns and adjectives: "its commitment to", "our goal is to", "ready to", "efforts to"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .aims import copular
from .clauses import copula_before, is_agent, negated, own_subject, subject
from .complements import complement, past_prepositions
from .cue import Cue
from .efforts import efforts
from .holders import first_of_noun, governor, holders, inherited, is_further, is_possessive, is_shared, lasting, thanked
from .lists import is_item
from .things import takes_place
from .verbal import is_day, lowered
from .vocabulary import Predicate, Vocabulary

_BE = frozenset({"be", "remain"})
_SUMS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


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
            for twin in p.dependents(token, "conj"):  # "ready and willing to"
                framed = framed or (complement(p, twin, way.frames) if p.lower[twin] in v.adjectives else None)
            framed = framed or past_prepositions(p, token)
            actor = _subject_of_copula(p, token, copula)
            listener = actor is not None and p.lower[actor] == "you" and p.dep[copula] == "ccomp"
            if framed is None or actor is None:
                continue
            due = way.group == "being poised" and takes_place(p, v, framed[1], actor)  # "work is due to start"
            if not (listener or due or is_agent(p, cast, v, actor)):
                continue
            aux = [at for at in range(max(copula - 4, 0), copula) if p.tag[at] == "MD" and p.sent[at] == p.sent[copula]]
            if any(p.lower[at] in ("must", "should", "can", "could", "might", "may") for at in aux):
                continue
            beside = p.lemma[framed[1] : framed[1] + 4]
            if way.group == "being united" and any(v.is_firm(at) or at in v.words["support.felt"] for at in beside):
                continue  # "united in our resolve to", "united in grief"
            foretold = v.words["predictive"] | v.words["speaking"]
            if way.group == "being glad to" and (not aux or p.lemma[framed[1]] in foretold):
                continue
            no = negated(p, token) or negated(p, copula) or "not" in p.lower[copula + 1 : token]
            if (no and way.strength == "firm") or (p.tag[copula] == "VBD" and not _is_reported(p, v, copula, token)):
                continue
            if any(p.lower[child] in ("if", "whether") for child in (*p.children[copula], *p.children[token])):
                continue
            begin = p.left[actor] if actor < copula and p.sent[actor] == p.sent[token] else min([*aux, copula])
            if any(p.dep[at] == "conj" for at in (token, copula)) and not _owns(p, token, copula):
                begin = min([*aux, copula])
            yield Cue(
                rule=f"adjective: {way.group}",
                strength=lowered(p, v, way.strength, framed[1]),
                first=min([*aux, copula]),
                last=framed[0],
                action=framed[1],
                top=copula if p.head[token] == copula else token,
                begin=begin,
                agents=() if due else (actor,),
                negated=no,
                repeated=p.lemma[copula] in v.words["repeated.verbs"],
                confidence=0.9 if way.strength == "firm" else 0.8,
            )


def _is_reported(p: Parsed, v: Vocabulary, copula: int, adjective: int) -> bool:
    """Whether a past tense tells what somebody said ("said that they were ready"), not what was long ago."""
    for verb in (copula, adjective):
        while p.dep[verb] == "conj" and p.dep[p.head[verb]] in ("ccomp", "conj"):
            verb = p.head[verb]
        above = p.head[verb]
        that = any(p.lower[mark] == "that" for mark in p.dependents(verb, "mark"))  # "and that it remained ready to"
        if (p.dep[verb] == "ccomp" or (that and p.dep[verb] == "conj")) and (
            p.lemma[above] in v.telling or p.lemma[above] in v.verbs
        ):
            return True
    return False


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
    """As in "their commitment to", "made a commitment to", "the commitment X has made to"."""
    maker = _maker(p, v, noun)
    loose = way.strength == "firm" and way.frames != {"inf"}  # but "decisions on trade" only name a matter
    framed = complement(p, noun, way.frames | {"to", "on"} if loose else way.frames)
    if framed is None and maker is not None:
        making = p.head[maker] if p.dep[maker] == "nsubj" else maker
        framed = complement(p, making, frozenset({"inf", "to"}))
    if framed is None:
        framed = past_prepositions(p, noun) or (_sum_named(p, noun) if way.group == "committing" else None)
    if framed is None and _restated(p, v, noun):
        framed = noun + 1, p.left[noun]
    dated = framed is not None and is_day(p, framed[1]) and p.lower[framed[1] - 1] == "on"  # "the agreement on 1 May"
    if framed is None or dated or (p.lemma[noun] == "wish" and p.tag[noun] == "NNS") or _spelled_out(p, noun):
        return None
    if p.lemma[framed[1]] in v.words["made_of_nouns"] and not p.dependents(framed[1], "dobj", "dative", "ccomp"):
        return None  # "those are their decisions to make"
    verb, path = governor(p, noun)
    if way.group == "decisions named" and verb is not None and p.lemma[verb] in v.words["regretting"]:
        return None
    agents = holders(p, cast, v, noun) or inherited(p, cast, v, noun)
    if not agents and maker is not None and is_agent(p, cast, v, maker):
        agents = (maker,)
    if verb is not None and path == "object":
        agents = thanked(p, cast, v, verb, noun) or agents
    named = bool(agents)
    actor = subject(p, verb) if verb is not None and path != "subject" else None
    if actor is not None and agents and p.lower[agents[0]] in ("our", "their") and p.dep[noun] == "dobj":
        agents = (actor,) if p.tag[actor] in ("NNS", "NNPS") and is_agent(p, cast, v, actor) else agents
    if not agents and verb is not None and actor is not None and is_agent(p, cast, v, actor):
        opening = noun < verb and p.lower[p.head[noun]] == "with"  # "with resolve to win, we thank"
        agents = (actor,) if opening and way.strength == "firm" else agents
        far = noun - verb > 9 or any(p.lemma[at] in v.words["evaluating"] for at in range(verb, noun))
        if not far and (p.lemma[verb] in v.words["made_by"] or (p.lemma[verb] in _BE and way.strength == "firm")):
            agents = (actor,)
    exists = not agents and (_exists(p, noun, framed[1]) or (way.group == "committing" and _heads_item(p, noun)))
    if not agents and not exists and not (verb is not None and path == "object" and is_shared(p, v, noun)):
        return None
    if verb is not None and p.lemma[verb] == "have" and any(p.tag[at] == "MD" for at in p.dependents(verb, "aux")):
        return None  # "they will have a common interest in"
    if verb is not None and negated(p, verb) and way.kind != "governed":
        return None
    if way.kind == "governed":
        owned = named and way.group == "agreements reached" and p.tag[framed[1]] == "VB" and _is_owned(p, noun)
        if not owned and not exists and (verb is None or p.lemma[verb] not in v.words["made_by"] or named):
            return None
    indefinite = any(p.lower[child] in ("a", "an", "new", "no") for child in p.children[noun])
    own = not named or (is_possessive(p, noun) and actor is not None and is_agent(p, cast, v, actor))
    begin = p.left[noun]
    further = is_further(p, noun)
    if own and not further and verb is not None and path == "object" and p.lemma[verb] in v.words["made_by"]:
        subject_here = own_subject(p, verb)
        begin = p.left[subject_here] if subject_here is not None and subject_here < verb else verb
    again = p.lemma[verb] in v.words["repeated.verbs"] if verb is not None else False
    fresh = verb is not None and path == "object" and p.lemma[verb] in v.words["fresh"]
    holdings = way.group == "committing" or way.group == "agreements reached"
    return Cue(
        rule=f"noun: {way.group}",
        strength=way.strength,
        first=first_of_noun(p, noun),
        last=framed[0],
        action=framed[1],
        top=noun if verb is None or path == "subject" or verb > noun else verb,
        begin=begin,
        agents=agents,
        reporter=actor if named and not own else None,
        negated=any(p.lower[child] == "no" for child in p.children[noun]),
        repeated=again or lasting(p, v, noun) or (holdings and not indefinite and named and not fresh),
        finite=False,
        confidence=0.8,
    )


def _restated(p: Parsed, v: Vocabulary, noun: int) -> bool:
    """As in "we reaffirm our exchange rate commitments": what they come to was told before."""
    verb = p.head[noun]
    told = p.dep[noun] == "dobj" and p.lemma[verb] in v.words["resuming_again"] and p.right[noun] == noun + 1
    return told and p.tag[noun] == "NNS" and p.left[noun] < noun - 1 and is_possessive(p, noun)


def _sum_named(p: Parsed, noun: int) -> tuple[int, int] | None:
    """As in "its pledge of $20 million", "Hollin's $20 million commitment": what it comes to is what is undertaken."""
    if any(_is_sum(p, at) for at in range(p.left[noun], noun)):
        return noun + 1, p.left[noun]
    for prep in p.dependents(noun, "prep"):
        for amount in p.dependents(prep, "pobj"):
            if p.lower[prep] == "of" and any(_is_sum(p, at) for at in range(prep + 1, amount + 1)):
                return prep + 1, prep + 1
    return None


def _is_sum(p: Parsed, token: int) -> bool:
    entity = p.ents[p.ent[token]] if p.ent[token] >= 0 else None
    if entity is None:
        return False
    return entity.label in _SUMS or (entity.label == "CARDINAL" and entity.last - entity.first > 1)


def _spelled_out(p: Parsed, noun: int) -> bool:
    """Whether a clause says what it is, with its own cue: "my commitment to you is that we will"."""
    above = p.head[noun]
    return p.dep[noun] == "nsubj" and p.lemma[above] == "be" and bool(p.dependents(above, "ccomp"))


def _exists(p: Parsed, noun: int, action: int) -> bool:
    """As in "there is an agreement to meet in June": of those who speak."""
    above = p.head[noun]
    there = bool(p.dependents(above, "expl")) and p.tag[above] in ("VBZ", "VBP") and p.lemma[above] == "be"
    refused = any(p.lower[child] == "no" for child in p.children[noun])
    return there and not refused and p.dep[noun] == "attr" and p.tag[action] == "VB" and p.lower[action - 1] == "to"


def _heads_item(p: Parsed, noun: int) -> bool:
    """As in a list of principles: "- A commitment to share data"."""
    first, para = p.left[noun], p.para[noun]
    opening = p.text[p.paras[para][0] : p.start[first]]
    return p.dep[noun] == "ROOT" and is_item(p, para) and not any(char.isalpha() for char in opening)


def _is_owned(p: Parsed, noun: int) -> bool:
    """Whether a possessor stands before the noun ("Hollin's agreement to")."""
    return any(p.dep[child] == "poss" for child in p.children[noun])


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


_FINDERS = {"": _held, "governed": _held, "copular": copular, "efforts": efforts}
