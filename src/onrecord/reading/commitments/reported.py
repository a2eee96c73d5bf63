"""Clauses under another: what "would" stands for "will", what is only trusted, announced or told of a noun."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import negated, own_subject, singular
from .cue import Cue
from .endings import tells_when
from .vocabulary import Vocabulary

_UP = 4
_SUPPOSING = frozenset({"if", "unless", "whether", "once", "until"})


def tells_undertaking(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the verb only announces what its that-clause undertakes ("will announce that Hollin will send")."""
    if p.lemma[verb] not in v.telling | v.words["announcing"]:
        return False
    clauses = [clause for clause in p.dependents(verb, "ccomp") if clause > verb]
    if p.lemma[verb] in v.words["announcing"] and any(p.tag[at] == "VBP" and p.lemma[at] in v.verbs for at in clauses):
        return True  # "we are announcing that they plan to"
    forces = (v.modals.get(p.lower[aux]) for clause in clauses for aux in p.dependents(clause, "aux"))
    return any(force not in (None, "hoped") for force in forces)


def believed(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the speaker only trusts that "we" will or should do it ("I am certain that we will")."""
    actor = own_subject(p, verb)
    if p.dep[verb] not in ("ccomp", "acl") or actor is None:
        return False
    if p.lower[actor] != "we" and not (p.lower[p.left[actor]] == "our" and p.lemma[p.head[verb]] == "hope"):
        return False
    return p.lemma[trusting_word(p, verb)] in v.words["trusting"] | v.words["convinced"]


def hoped_jointly(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """As in "I hope that our cooperation will grow": what both sides are to make of their ties."""
    actor = own_subject(p, verb)
    if actor is None or p.dep[verb] != "ccomp" or p.lemma[trusting_word(p, verb)] not in v.words["hoped_words"]:
        return False
    foreign = any(p.ent[at] >= 0 for at in range(p.left[actor], p.right[actor]))
    return p.lemma[actor] in v.words["hoped_ties"] and not foreign


def foreseen(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the speaker is only sure of it: "I am confident that justice will be done"."""
    return p.dep[verb] == "ccomp" and p.lemma[trusting_word(p, verb)] in v.words["convinced"] | v.words["trusting"]


def is_guessed(p: Parsed, cast: Cast, v: Vocabulary, cue: Cue) -> bool:
    """Whether one only trusts that others will: "I am confident that they will", "he will sign it, I think"."""
    if not cue.rule.startswith("modal") or cue.strength != "firm" or not cue.agents:
        return False
    verb, actor = cue.top, cue.agents[0]
    lands = cast.states(cast.at(actor))
    own = p.lower[actor] in ("we", "i") or any(p.lower[at] == "our" for at in p.children[actor])
    unknown = not lands and (p.lower[actor] in ("he", "she") or p.lemma[actor] in ("leader", "side"))
    if own or unknown or (cast.issuer is not None and cast.issuer in lands):
        return False
    if p.dep[verb] == "ccomp" and p.lemma[trusting_word(p, verb)] in v.words["trusting"] | v.words["convinced"]:
        return True
    beside = [p.head[verb]] if p.dep[verb] == "ccomp" else p.dependents(verb, "parataxis")
    guesses = (at for at in beside if at > verb and p.lemma[at] in v.words["doubting"] | v.words["trusting"])
    return any((who := own_subject(p, at)) is not None and p.lower[who] in ("i", "we") for at in guesses)


def trusting_word(p: Parsed, verb: int) -> int:
    """What a that-clause hangs on: its head, or what that head says it is ("it is our hope that we can")."""
    above = p.head[verb]
    named = p.dependents(above, "attr", "nsubj", "acomp") if p.lemma[above] == "be" else []
    named = [at for at in named if p.pos[at] in ("NOUN", "ADJ")]
    return named[0] if named and named[0] < verb else above


def is_reported(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether "would" stands for "will" in reported speech: under a verb of saying or agreeing in the past."""
    top, joined = verb, False
    while p.dep[top] == "conj" and not (joined := _is_told_beside(p, v, top)):
        top = p.head[top]
    if p.dep[top] not in ("ccomp", "advcl", "acl", "relcl") and not joined:
        return False
    above = p.head[top]
    if (
        p.dep[top] == "acl" and p.dep[above] in ("dobj", "dative") and p.lower[p.left[top]] == "that"
    ):  # "assured him that"
        teller = p.head[above]
        return p.tag[teller] in ("VBD", "VBN") and p.lemma[teller] in v.telling | v.words["assuring"]
    if p.dep[top] in ("acl", "relcl") and p.lemma[above] in ("agreement", "understanding", "decision", "consensus"):
        return True
    telling = (
        p.lemma[above] in v.telling | v.words["assuring"] or p.lemma[above] in v.verbs or p.lemma[above] in v.operatives
    )
    if p.tag[above] == "VBG" and p.dep[above] in ("advcl", "conj", "prep"):  # "..., noting that Arvenia would"
        return telling and p.dep[top] == "ccomp" and p.tag[p.head[above]] in ("VBD", "VBN")
    return telling and (p.dep[top] == "ccomp" or joined) and p.tag[above] in ("VBD", "VBN")


def is_narrated(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> bool:
    """Whether a written text tells in the past what a state will do: "Hollin would supply the water"."""
    actor = own_subject(p, verb)
    if p.dep[verb] != "ROOT" or actor is None or cast.turns or cast.signer is not None:
        return False
    states = {one.id for one in cast.actors if one.type == "state"}
    first, last = p.sents[p.sent[verb]]
    supposed = not {"if", "were", "could", "should", "might", "without", '"', "“"}.isdisjoint(p.lower[first:last])
    deeds = v.words["helping"] | v.words["implementing"]
    return bool(set(cast.at(actor)) & states) and p.lemma[verb] in deeds and not supposed


def _is_told_beside(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether a that-clause is joined to the verb that tells it: "agreed on the need for peace and that they would"."""
    above = p.head[verb]
    that = any(p.lower[mark] == "that" for mark in p.dependents(verb, "mark"))
    return that and p.tag[above] in ("VBD", "VBN") and (p.lemma[above] in v.telling or p.lemma[above] in v.verbs)


def is_rumoured(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether others foretold it: "some said that it would fail", "they told us we would never do it"."""
    teller, actor = own_subject(p, p.head[verb]), own_subject(p, verb)
    if teller is None or p.dep[verb] != "ccomp":
        return False
    if p.lower[teller] == "they":
        there = bool(p.dependents(verb, "expl")) and negated(p, verb)
        return there or (actor is not None and p.lower[actor] in ("we", "i"))
    same = actor is not None and p.lower[actor] in ("they", "he", "she")
    return not same and p.lemma[teller] in v.words["rumouring"]


def telling_body(p: Parsed, v: Vocabulary, verb: int) -> int | None:
    """The body that "it" stands for in "the ministry said it would publish the list"; none where a thing is told."""
    actor, teller = own_subject(p, verb), p.head[verb]
    if actor is None or p.lower[actor] != "it" or p.dep[verb] != "ccomp" or p.lemma[teller] not in v.telling:
        return None
    body = own_subject(p, teller)
    if body is None or p.lemma[verb] in v.words["predictive"]:
        return None
    named = p.ent[body] >= 0 and p.ents[p.ent[body]].label in ("GPE", "ORG")  # "Hollin said it would"
    if not named and p.lemma[body] not in v.words["single_bodies"]:
        return None
    return body


def under_agreement(p: Parsed, verb: int) -> bool:
    """Whether what "should" be done was agreed or decided."""
    return p.dep[verb] == "ccomp" and p.lemma[p.head[verb]] in ("agree", "decide", "resolve", "determine")


def is_relative(p: Parsed, verb: int) -> bool:
    """Whether the clause tells more of a noun before it ("the summit, which will be held in May")."""
    while p.dep[verb] == "conj":
        verb = p.head[verb]
    return p.dep[verb] == "relcl"


def is_announced(p: Parsed, v: Vocabulary, verb: int, event: int | None) -> bool:
    """Whether a relative clause tells when an event will be ("the next meeting, which will be held in May")."""
    lemma = p.lemma[verb]
    placed = f"{lemma} {p.lower[min(verb + 1, len(p) - 1)]}" in v.words["scheduled_phrases"]
    if event is None or tells_when(p, v, verb) or not (placed or lemma in v.words["to_be_done"] | v.words["scheduled"]):
        return False
    dated = any(p.ent[at] >= 0 and p.ents[p.ent[at]].label == "DATE" for at in range(verb, p.right[verb]))
    ruled = placed and p.lower[verb + 1] in ("into", "effect")  # "the surcharge that will come into force in May"
    return dated and (ruled or p.lemma[event] in v.words["deadlines.events"])


def is_of_people(p: Parsed, v: Vocabulary, verb: int, actor: int) -> bool:
    """Whether it foretells what people will do who speak for nobody: "students who will begin in May"."""
    pronoun = own_subject(p, verb)
    told = pronoun is not None and p.lower[pronoun] == "who" and is_relative(p, verb)
    known = v.words["officials"] | (v.words["agents"] if p.tag[actor] == "NNPS" else frozenset())
    return told and p.tag[actor] in ("NNS", "NNPS") and not {p.lemma[actor], singular(p.lower[actor])} & known


def shows_how(p: Parsed, verb: int) -> bool:
    """Whether the clause is an indirect question or a purpose: "shows how we will live", "so that they will go".

    "That is what we will do" asks nothing.
    """
    if any(p.lower[child - 1 : child + 1] == ["so", "that"] for child in p.dependents(verb, "mark") if child):
        return True
    first = p.left[verb]
    if p.dep[verb] not in ("ccomp", "pcomp", "csubj", "xcomp") or p.head[verb] == verb:
        return False
    if p.tag[first] == "WRB":
        return p.lower[first] in ("how", "where", "when", "why") and p.head[first] == verb
    asked = p.head[first] if p.lower[first] == "which" else first
    return p.lower[first] in ("what", "which") and p.head[asked] == verb and p.lemma[p.head[verb]] != "be"


def is_meeting_purpose(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether it is what a meeting was for: "spoke today with the Premier to discuss", "met to reaffirm"."""
    to = p.lower[verb - 1] == "to"
    while p.dep[verb] == "conj":
        verb = p.head[verb]
    above = p.head[verb]
    meets = p.lemma[above] in v.words["talk.meeting"] and p.tag[above] in ("VBD", "VBP", "VBZ", "VBN")
    purpose = p.tag[verb] == "VB" and p.dep[verb] in ("advcl", "xcomp", "acl")
    return meets and purpose and (to or p.lower[verb - 1] == "to")


def is_supposed(p: Parsed, verb: int) -> bool:
    """Whether it is only supposed: "if they agree to", "when it decides to", "until it is sure that they are ready"."""
    for _ in range(_UP):
        for child in p.children[verb]:
            if p.dep[child] == "mark" and p.lower[child] in _SUPPOSING:
                return True
            if p.lower[child] in ("when", "whenever") and p.dep[verb] == "advcl" and p.tag[verb] in ("VBP", "VBZ"):
                return True
        if p.dep[verb] not in ("conj", "ccomp", "acomp"):
            return False
        verb = p.head[verb]
    return False


def is_asked(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether another is asked to do it ("asked that Hollin try to"), or it is told of a time ("when we stand")."""
    above = p.head[verb]
    if p.dep[verb] == "ccomp" and p.lemma[above] in v.requests and p.tag[above] in ("VBD", "VBP", "VBZ"):
        return p.lemma[above] != "propose"
    return p.dep[verb] == "advcl" and any(p.lower[child] == "when" for child in p.children[verb])


def is_left_open(p: Parsed, verb: int, action: int) -> bool:
    """As in "that is what I propose to do", "the last thing I want to do": what is meant stands elsewhere."""
    if p.lemma[action] == "do" and p.dep[verb] == "relcl" and p.lemma[p.head[verb]] == "thing":
        return True
    if p.lemma[action] != "do" or "what" not in [p.lower[at] for at in (p.left[verb], *p.children[action])]:
        return False
    return p.dep[verb] != "csubj" and not any(
        child > action for child in p.dependents(action, "dobj", "advcl", "xcomp", "prep")
    )


def is_judged(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether the clause is only called important or needed: "it is vital that we continue to invest"."""
    while p.dep[verb] == "conj":
        verb = p.head[verb]
    above = p.head[verb]
    if p.dep[verb] not in ("ccomp", "acl", "advcl") or p.lemma[above] != "be" or verb < above:
        return False
    judgements = (at for at in p.dependents(above, "acomp", "attr") if at < verb)
    said = any(p.lower[at] in v.words["judging"] for at in judgements)
    return said and any(p.lower[at] == "that" and p.dep[at] == "mark" for at in p.children[verb])


def is_alleged(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether it is only rumoured, feared or denied: "rumours that they will leave", "denied that it plans to"."""
    while p.dep[verb] == "conj":
        verb = p.head[verb]
    opening = p.left[verb]
    if p.dep[verb] not in ("acl", "ccomp", "relcl") or p.head[verb] > verb:
        return False
    noun = opening - 1
    named = p.lower[opening] == "that" and p.pos[noun] == "NOUN" and p.lemma[noun] in v.words["alleged.nouns"]
    return named or p.lemma[p.head[verb]] in v.words["alleged.verbs"]


def narrows(p: Parsed, v: Vocabulary, cue: Cue) -> bool:
    """Whether a relative clause only says which ones are meant: "people who wish to travel", "those that are keen"."""
    if cue.strength == "firm" or cue.rule.startswith("noun"):
        return False
    verb = cue.top
    if p.dep[verb] in ("acomp", "attr", "xcomp"):
        verb = p.head[verb]
    who, noun = own_subject(p, verb), p.head[verb]
    if who is None or p.dep[verb] != "relcl" or p.lower[who] not in ("who", "that", "which") or p.lower[who - 1] == ",":
        return False
    certain = (
        p.lower[p.left[noun]] in ("the", "our", "its", "their") and p.lemma[noun] not in v.words["foretold_peoples"]
    )
    return p.tag[noun] in ("NNS", "NNPS", "NN", "DT") and not certain
