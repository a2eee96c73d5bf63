"""Cues that are verbs: "agreed to", "are working towards", "is exploring options", "decided to"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .clause_cues import begin_of, by_phrase
from .clauses import auxiliaries, is_agent, is_finite, negated, next_word, own_subject, subject
from .complements import complement, that_clause
from .courtesies import is_courtesy
from .cue import Cue
from .foretold import able, gets_to, is_undertaken, may_become
from .reported import is_asked, is_left_open, is_supposed, shows_how
from .resuming import resumes
from .vocabulary import Predicate, Vocabulary

_PASSIVE_GROUPS = frozenset({"agreeing", "deciding"})
_UP = 8
_WISHES = frozenset({"hoping", "wanting"})
_WOULD = frozenset({"would", "'d", "’d"})
_TENSED = frozenset({"MD", "VBD", "VBP", "VBZ"})
_PARTICIPLES = frozenset({"agreeing", "committing", "deciding"})


def verb_cues(p: Parsed, cast: Cast, v: Vocabulary) -> Iterator[Cue]:
    """Commissive verbs with a complement that says what is undertaken, and an actor who undertakes it."""
    for lemma in p.by_lemma.keys() & v.verbs.keys():
        for token in p.by_lemma[lemma]:
            misread = p.tag[token] == "NN" and p.dep[token] == "ROOT" and own_subject(p, token) is not None
            if p.dep[token] == "acl" and own_subject(p, token) is not None and p.dependents(token, "aux"):
                misread = True
            described = ("amod", "compound") if _tells_text(p, v, token) else ("amod", "acl", "compound")
            misread = misread or _rescued(p, token) is not None
            if misread or (p.pos[token] in ("VERB", "AUX") and p.dep[token] not in described):
                cue = _verb_cue(p, cast, v, token, v.verbs[lemma])
                if cue is not None:
                    yield cue


def _verb_cue(p: Parsed, cast: Cast, v: Vocabulary, token: int, ways: tuple[Predicate, ...]) -> Cue | None:
    aux = auxiliaries(p, token)
    actual: int | None = None
    who = own_subject(p, token)
    expected = ways[0].group == "expecting of oneself" and who is not None and p.lower[who] in ("we", "i")
    unreal = v.words["hypothetical"] - (_WOULD if expected else frozenset())  # "I would expect to have it by May"
    if any(p.lower[word] in unreal for word in aux) or is_supposed(p, token):
        return None
    if ways[0].strength == "firm" and shows_how(p, token):  # "how they decide to act is up to them"
        return None
    participle = p.tag[token] == "VBG" and not aux
    if participle:
        if p.dep[token] not in ("advcl", "conj", "acl") or p.head[token] > token or ways[0].group not in _PARTICIPLES:
            return None
    elif (actual := _rescued(p, token)) is None:
        actual = resumes(p, v, token)
        if actual is None and not is_finite(p, token, aux):
            return None
    progressive = p.tag[token] == "VBG"
    if progressive and any(p.tag[word] == "VBD" or p.lemma[word] == "have" for word in aux):
        return None
    past = p.tag[token] == "VBD" or (p.tag[token] == "VBN" and any(p.lemma[word] == "have" for word in aux))
    is_passive = any(p.dep[word] == "auxpass" or p.lemma[word] == "be" for word in aux) and not progressive
    for way in ways:
        if (way.deed and past) or (way.progressive and not progressive):
            continue
        framed = complement(p, token, way.frames, way.after) or that_clause(p, token, way)
        if framed is not None and is_day(p, framed[1]):  # "agreed on Friday to"; but "agreed on October."
            day = framed if p.lower[framed[1] + 1 : framed[1] + 2] == ["."] and way.group == "agreeing" else None
            framed = complement(p, token, way.frames - {"on", "upon", "in"}, way.after) or day
        if framed is None or (way.group == "promising things" and past and _was_done(p, v, token)):
            continue
        last, action = framed
        if p.pos[action] == "PUNCT" and p.word[action] not in ("“", '"', "$", "(", "‘"):
            continue
        not_to = negated(p, token)
        if not_to and (way.strength == "firm" or way.group in _WISHES):
            continue
        if way.group in _WISHES and any(p.lower[word] == "had" for word in aux):
            continue
        felt = v.words["support.felt"]  # "stand united in grief"; "stands by its pledge to"
        pledged = any(v.is_firm(lemma) or lemma in felt for lemma in p.lemma[last : last + 4])
        over = p.tag[token] == "VBD"  # "stood united at the summit"
        if way.group == "standing together" and (pledged or over or "here" in p.lower[token:last]):
            continue
        if way.group == "agreeing" and p.lower[last - 1] != "to" and _is_settled(p, v, token, last, past):
            continue
        if way.strength != "firm" and (is_asked(p, v, token) or is_left_open(p, token, action)):
            continue
        if way.group == "deciding" and p.lower[p.left[token]] in ("how", "where", "what", "whatever"):
            continue
        spoken = (who := subject(p, token)) is not None and p.lower[who] in ("i", "we")
        if "inf" in way.frames and _only_foretells(p, v, way, action, spoken=spoken):
            continue
        if spoken and way.group in _WISHES and is_courtesy(p, v, action, hoped=way.group == "hoping"):
            continue
        if way.group == "looking to" and p.lower[token + 1] != "to":
            continue
        if way.group == "looking forward" and "question" in p.lemma[action : action + 3]:
            continue
        if way.strength != "firm" and _describes(p, token, way.group == "aiming"):
            continue
        if _evaluates(p, v, action) or (way.group == "considering" and _reviews(p, v, token, way, action, progressive)):
            continue
        if way.group == "continuing" and (p.lemma[action] in v.requests or _does_wrong(p, v, token, action)):
            continue  # "continues to call for"
        signed = _tells_text(p, v, token)
        actor = actual if actual is not None else subject(p, token if signed is None else signed)
        if is_passive:
            if way.group not in _PASSIVE_GROUPS:
                continue
            agents = by_phrase(p, token)
            if not agents and actor is not None and p.lower[actor] != "it" and p.lower[last - 1] != "to":
                continue
        else:
            listener = actor is not None and p.lower[actor] == "you" and way.strength == "firm"  # "you promised to"
            own = actor if listener or is_agent(p, cast, v, actor) else _outer_subject(p, token)
            bound = p.dependents(token, "dobj") if way.group == "committing" else []
            if own is None and bound and p.tag[token] in ("VBZ", "VBP"):  # "the plan commits the government to"
                own = bound[0] if is_agent(p, cast, v, bound[0]) else None
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
            repeated=way.group in ("continuing", "standing together")
            or p.lemma[token] in v.words["repeated.verbs"]
            or any(p.lower[word] == "had" for word in aux),
            finite=not participle,
            confidence=0.85 if way.strength == "firm" else 0.75,
        )
    return None


def _only_foretells(p: Parsed, v: Vocabulary, way: Predicate, action: int, *, spoken: bool) -> bool:
    """Whether what is wanted or hoped only comes about, and is no action ("hope to win"), nor has its time."""
    deed = able(p, action)
    lemma = p.lemma[deed]
    if lemma not in v.words["predictive"] or not (way.deed or way.group == "hoping"):
        return False
    if may_become(p, v, deed) or (way.group == "aiming" and lemma in v.words["becoming"]):
        return False
    return not (is_undertaken(p, v, deed) or (spoken and gets_to(p, v, deed)))


def _tells_text(p: Parsed, v: Vocabulary, verb: int) -> int | None:
    """The verb that makes the text of which a participle tells what it binds to ("signed a letter committing to")."""
    if p.dep[verb] != "acl" or p.tag[verb] != "VBG":
        return None
    noun = p.head[verb]
    while p.dep[noun] == "pobj" and p.head[p.head[noun]] < noun:
        noun = p.head[p.head[noun]]
    above = p.head[noun]
    made = (
        p.dep[noun] == "dobj"
        and p.lemma[above] in v.words["text_making"]
        and is_finite(p, above, auxiliaries(p, above))
    )
    return above if made else None


def _rescued(p: Parsed, verb: int) -> int | None:
    """The subject of a main verb that the parse takes for a noun ("we join in this, and pledge to") or a participle."""
    above = p.head[verb]
    if (
        p.tag[verb] == "NN"
        and p.dep[verb] == "conj"
        and p.pos[above] == "VERB"
        and not p.dependents(verb, "det", "poss")
    ):
        to = verb + 1
        return subject(p, above) if p.lower[to : to + 1] == ["to"] and p.tag[next_word(p, to)] == "VB" else None
    if p.dep[verb] != "acl" or p.tag[verb] != "VBN" or above != verb - 1:
        return None
    for _ in range(_UP):  # "At the meeting in Brenn, the delegations committed to": a sentence without a main verb
        if p.head[above] == above:
            return verb - 1 if p.pos[above] not in ("VERB", "AUX", "NOUN", "PROPN") else None
        above = p.head[above]
    return None


def _is_settled(p: Parsed, v: Vocabulary, verb: int, last: int, past: bool) -> bool:
    """As in "agreed on a joint statement", which is done; "agreed the tie had grown", which is only held to be so."""
    if last == verb + 1:
        held = (at for at in p.dependents(verb, "ccomp") if p.tag[at] in ("VBD", "VBN", "VBZ") and own_subject(p, at))
        if past and any("MD" not in (p.tag[aux] for aux in p.dependents(at, "aux")) for at in held):
            return True
        return any(p.tag[min(noun + 1, len(p) - 1)] in _TENSED for noun in p.dependents(verb, "dobj"))
    if any(p.lower[mark] == "that" for at in p.dependents(verb, "ccomp") for mark in p.dependents(at, "mark")):
        return p.lower[last - 1] == "on"  # "agreed on both sides that there are issues"
    nouns = p.dependents(last - 1, "pobj")
    return past and any(p.lemma[noun] in v.words["agreed_texts"] for noun in nouns)


def _was_done(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "undertook a joint exercise": in the past it is a deed, save of commitments and the like."""
    objects = p.dependents(verb, "dobj")
    return p.lemma[verb] == "undertake" and not any(p.lemma[noun] in v.nouns for noun in objects)


def _does_wrong(p: Parsed, v: Vocabulary, verb: int, action: int) -> bool:
    """Whether it is held against those who do it: "continues to violate the truce", "to arm them in breach of"."""
    told = " ".join(p.lower[action : max(p.right[verb], action)])
    return p.lemma[action] in v.words["wrongs.verbs"] or any(words in told for words in v.words["wrongs.phrases"])


def is_day(p: Parsed, token: int) -> bool:
    """Whether a day or time of day begins here."""
    return p.ent[token] >= 0 and p.ents[p.ent[token]].label in ("DATE", "TIME") and p.tag[token] in ("NNP", "CD", "NN")


def _outer_subject(p: Parsed, verb: int) -> int | None:
    """As in "they agreed that ties were strong and committed to": parsed as if the ties had committed."""
    above = p.head[verb]
    if p.dep[verb] != "conj" or p.dep[above] != "ccomp" or own_subject(p, verb) is not None:
        return None
    return own_subject(p, p.head[above]) if p.tag[verb] == p.tag[p.head[above]] == "VBD" else None


def beyond_clause(p: Parsed, v: Vocabulary, verb: int) -> int | None:
    """As in "we are united in seeing that it is grave and will work to": parsed as if the thing would do it."""
    above = p.head[verb]
    deed = p.lemma[verb] in v.words["implementing"] | v.words["collaborating"] | v.lowering.keys()
    if not deed or p.dep[verb] != "conj" or p.dep[above] != "ccomp" or own_subject(p, verb) is not None:
        return None
    return subject(p, p.head[above])


def lowered(p: Parsed, v: Vocabulary, strength: Strength, action: int) -> Strength:
    """The strength of an intention, lower where it is only to consider ("agreed to explore")."""
    below = v.lowering.get(p.lemma[action], strength)
    return below if below == "exploring" and strength != "aspiration" else strength


def _describes(p: Parsed, verb: int, aiming: bool) -> bool:
    """Whether the clause only tells more of a noun: "the one country that offered to host", "which aims to"."""
    return p.dep[verb] == "relcl" and (
        p.tag[verb] in ("VBD", "VBN") or (aiming and p.lower[p.left[verb]] in ("which", "that"))
    )


def _reviews(p: Parsed, v: Vocabulary, verb: int, way: Predicate, action: int, progressive: bool) -> bool:
    """Whether a thing is looked at or judged, not an action of one's own ("considered aspects of", "hold it bad")."""
    judged = (at for noun in p.dependents(verb, "dobj") for at in p.dependents(noun, "amod", "acomp") if at > noun)
    if p.dependents(verb, "oprd", "acomp") or any(p.right[at] == at + 1 for at in judged):
        return True
    if way.after and p.tag[action] != "VBG":
        return not v.words["talk.ways"] & set(p.lemma[action : action + 5])
    if progressive or p.tag[action] == "VBG" or p.lemma[verb] == "explore":
        return False
    return not any(p.lemma[noun] in v.words["talk.ways"] for noun in p.dependents(verb, "dobj"))


def _evaluates(p: Parsed, v: Vocabulary, action: int) -> bool:
    """Whether the complement is "the importance of", "the need to": a judgement, not an undertaking."""
    for at in range(action, min(action + 5, len(p))):
        if p.tag[at] in ("NN", "NNS"):
            return p.lemma[at] in v.words["evaluating"]
        if p.pos[at] not in ("DET", "ADJ", "ADV", "PRON", "NOUN", "ADP"):
            return False
    return False
