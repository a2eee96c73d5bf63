"""Clauses: their subject, their verb group, and where they end."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .vocabulary import Vocabulary

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = frozenset({"that", "which", "who", "whom", "whose", "where"})
_EXPLETIVES = frozenset({"it", "there"})
_ACTORS = frozenset({"PERSON", "NORP", "ORG", "GPE"})
_MISTAKEN = frozenset({"FAC", "LOC", "PRODUCT"})  # of states that the model does not know
_BE = frozenset({"be", "remain", "stand", "stay", "feel", "become"})
ADVERBIAL = frozenset({"RB", "RBR", "RBS"})


def auxiliaries(p: Parsed, verb: int) -> list[int]:
    """The auxiliaries of a verb; those of the verb it is coordinated with where it has none and no subject."""
    found = [child for child in p.children[verb] if p.dep[child] in ("aux", "auxpass")]
    if not found and p.dep[verb] == "conj" and p.tag[verb] in ("VB", "VBN", "VBG") and own_subject(p, verb) is None:
        above = p.head[verb]
        if p.tag[above] == p.tag[verb]:
            return auxiliaries(p, above)
    return found


def is_finite(p: Parsed, verb: int, aux: list[int]) -> bool:
    """Whether a verb heads a finite clause: tensed itself, or by its auxiliaries."""
    tag = p.tag[verb]
    if tag in ("VBD", "VBP", "VBZ"):
        return p.dep[verb] not in ("acl", "amod") or tag != "VBD"
    lowers = {p.lower[token] for token in aux}
    if tag == "VBG":
        return any(p.lemma[token] == "be" or p.lower[token] in ("'re", "’re", "'s", "’s", "'m", "’m") for token in aux)
    if "to" in lowers:
        return False
    if tag == "VBN":  # also a past tense taken for a participle ("the leaders resolved to")
        joined = p.dep[verb] == "conj" and p.tag[p.head[verb]] == "VBD"  # "recalled the pact and recommitted to it"
        return bool(aux) or joined or (p.dep[verb] == "ROOT" and own_subject(p, verb) is not None)
    return bool(lowers) or p.dep[verb] == "ROOT" or (tag == "VB" and _joins_present(p, verb))


def _joins_present(p: Parsed, verb: int) -> bool:
    """Whether a bare verb goes on a clause in the present tense: "we thank them and look forward to"."""
    above = verb
    while p.dep[above] == "conj":
        above = p.head[above]
    return above != verb and p.tag[above] == "VBP" and own_subject(p, verb) is None


def negated(p: Parsed, verb: int) -> bool:
    """Whether the verb is negated (but not by "not only")."""
    return any(
        (p.dep[child] == "neg" and p.lower[child + 1 : child + 2] != ["only"]) or p.lower[child] == "never"
        for child in p.children[verb]
        if child < verb or p.dep[child] == "neg"
    )


def own_subject(p: Parsed, verb: int) -> int | None:
    """The verb's own subject; never the letter of an enumeration ("will (i) lift ...") or a label with a colon.

    In "we do plan to" the parse may hang it on the auxiliary.
    """
    emphatic = (at for aux in p.dependents(verb, "aux") if p.lemma[aux] == "do" for at in p.children[aux])
    found = [
        child
        for child in (*p.children[verb], *emphatic)
        if p.dep[child] in _SUBJECTS and not (child > 0 and p.word[child - 1] == "(" and len(p.word[child]) <= 4)
    ]
    if len(found) > 1 and found[1] < verb and {":", ","} & set(p.lower[found[0] : found[1]]):
        return found[1]
    return found[0] if found else None


def subject(p: Parsed, verb: int) -> int | None:
    """Who does what the verb says: its own subject, else that of the verb it is coordinated with or depends on.

    The noun before it is the subject of a relative clause that begins with a relative pronoun.
    """
    verb = _past_infinitives(p, verb)
    for _ in range(8):
        found = own_subject(p, verb)
        if found is not None:
            if p.lower[found] in _RELATIVES and p.tag[found] in ("WDT", "WP", "WP$", "WRB", "IN", "DT"):
                climbed = verb
                while p.dep[climbed] == "conj":
                    climbed = p.head[climbed]
                return p.head[climbed] if p.dep[climbed] == "relcl" else found
            return found
        above = p.head[verb]
        if above == verb:
            return _name_before(p, verb)
        if p.dep[verb] in ("acl", "amod"):
            return None
        if p.dep[verb] not in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "acomp", "parataxis", "dep"):
            return None
        verb = above
    return None


def _past_infinitives(p: Parsed, verb: int) -> int:
    """The finite verb that a finite one goes on from, where the parse joins it to an infinitive under that.

    As in "reaffirms its commitment to open the port and instructs the ministry".
    """
    above = p.head[verb]
    if p.dep[verb] != "conj" or p.tag[verb] not in ("VBZ", "VBD") or p.tag[above] != "VB":
        return verb
    if own_subject(p, verb) is not None or p.lower[above - 1] != "to":
        return verb
    for _ in range(8):
        if p.tag[above] == p.tag[verb]:
            return above
        if p.head[above] == above:
            break
        above = p.head[above]
    return verb


def _name_before(p: Parsed, verb: int) -> int | None:
    """The name right before a main verb that the parse leaves without a subject."""
    at = verb - 1
    while at >= 0 and p.dep[at] in ("advmod", "aux", "neg"):
        at -= 1
    tensed = p.tag[verb] in ("VBD", "VBZ", "VBP") or (p.tag[verb] in ("VBG", "VBN") and bool(p.dependents(verb, "aux")))
    same = at >= 0 and p.sent[at] == p.sent[verb] and tensed
    joined = (
        same and p.tag[at] in ("NN", "NNS") and p.dep[at] in ("conj", "appos")
    )  # "as it is close, she and the mayors"
    return at if joined or (same and p.tag[at] in ("NNP", "NNPS", "PRP")) else None


def conjuncts(p: Parsed, token: int) -> Iterator[int]:
    """The token and the tokens coordinated with it, each once."""
    todo = [token]
    while todo:
        now = todo.pop()
        yield now
        todo += [child for child in p.children[now] if p.dep[child] == "conj"]


def is_agent(p: Parsed, cast: Cast, words: Vocabulary, token: int | None) -> bool:
    """Whether the token names someone who can bind himself: an actor of the cast, a person, a state, a body."""
    if token is None:
        return False
    lower = p.lower[token]
    if lower in words.words["things"] or p.lemma[token] in words.words["things"]:
        return convenes(p, words, token)
    if lower == "they" and (cast.turns or cast.signer) and not cast.at(token):  # in talk of others
        return _stands_for_agents(p, cast, words, token)
    if lower in words.words["group_pronouns"]:
        return True
    if lower in _EXPLETIVES:
        return bool(cast.at(token))
    if p.tag[token] == "DT" or p.pos[token] in ("DET", "NUM"):
        known = lower in ("both", "all", "each") or p.lower[token - 1 : token + 1] in (["the", "two"], ["the", "three"])
        return known or bool(cast.at(token)) or of_agents(p, words, token)
    if p.lemma[token] in words.words["agents"] or (
        p.pos[token] == "PROPN" and singular(lower) in words.words["agents"]
    ):
        return True
    if cast.at(token) or is_acronym(p, token):
        return True
    if p.ent[token] >= 0 and p.tag[token] in ("NNP", "NNPS"):
        label = p.ents[p.ent[token]].label
        return label in _ACTORS or (label in _MISTAKEN and is_bare_name(p, token))
    if p.tag[token] not in ("NNP", "NNPS"):
        return False
    return is_bare_name(p, token) or any(is_agent(p, cast, words, t) for t in conjuncts(p, token) if t != token)


def convenes(p: Parsed, words: Vocabulary, token: int) -> bool:
    """Whether a summit stands for those who meet at it: "The Summit directed the Council to"."""
    if not {p.lemma[token], p.lower[token]} & words.words["convening.events"] or p.dep[token] != "nsubj":
        return False
    verb = p.head[token]
    decides = any(p.lemma[at] in words.words["convening.verbs"] for at in (verb, *p.dependents(verb, "conj")))
    return decides and (p.lower[p.left[token]] == "the" or (p.left[token] == token and p.word[token][0].isupper()))


def _stands_for_agents(p: Parsed, cast: Cast, words: Vocabulary, they: int) -> bool:
    """Whether the nearest persons or plural noun before "they", in its sentence or the one before, can bind.

    Times and talks that stand between are passed over ("for two days of meetings"), and so are those who then "met".
    """
    passed = words.words["deadlines.lengths"] | words.words["deadlines.events"] | words.words["lasting"]
    first, _ = p.sents[max(p.sent[they] - 1, 0)]
    for at in range(they - 1, first - 1, -1):
        if p.tag[at] in ("NNS", "NNPS") and p.lemma[at] not in passed:
            return is_agent(p, cast, words, at)
        met = p.lower[at] == "they" and p.lemma[p.head[at]] in words.words["talk.meeting"]
        if met and p.dep[at] == "nsubj":
            return True
    return False


def is_bare_name(p: Parsed, token: int) -> bool:
    """Whether the token ends a name of letters without an article before it: companies and people, seldom things."""
    if p.dep[token] != "nsubj" or not p.word[token].isalpha() or p.word[token].isupper():
        return False
    return not any(p.dep[child] in ("det", "poss", "amod", "nummod") for child in p.children[token])


def is_acronym(p: Parsed, token: int) -> bool:
    """Whether the word is in capitals, as the short names of bodies are, in a sentence that is not."""
    word = p.word[token]
    if not (3 <= len(word) <= 7 and word.isalpha() and word.isupper()):
        return False
    first, last = p.sents[p.sent[token]]
    return any(p.word[at].islower() and len(p.word[at]) > 2 for at in range(first, last))


def singular(lower: str) -> str:
    """A capitalised noun's singular by its spelling: the parser gives names no lemma ("the Parties")."""
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    return lower[:-1] if lower.endswith("s") else lower


def of_agents(p: Parsed, words: Vocabulary, token: int) -> bool:
    """Whether those who can bind themselves stand after "of": "both of the ministers", "a number of members"."""
    return any(
        p.lemma[noun] in words.words["agents"] or p.lower[noun] in ("us", "them")
        for prep in p.dependents(token, "prep")
        for noun in p.dependents(prep, "pobj")
    )


def copula_before(p: Parsed, token: int) -> int | None:
    """The form of be, remain or stand that the adjective completes, at most five adverbs before it."""
    for back in range(token - 1, max(token - 6, -1), -1):
        if p.sent[back] != p.sent[token]:
            return None
        if p.lemma[back] in _BE and p.pos[back] in ("AUX", "VERB"):
            return back
        if p.lower[back] in ("'re", "’re", "'m", "’m", "'s", "’s") and p.pos[back] in ("AUX", "VERB"):
            return back
        if p.tag[back] not in ADVERBIAL and p.lower[back] not in ("both", "all", "and", "as", ",", "each"):
            return None
    return None


def next_word(p: Parsed, token: int, most: int = 3) -> int:
    """The first token after this one that is no adverb (at most `most` are passed over)."""
    at = token + 1
    while at < len(p) and at <= token + most and p.tag[at] in ADVERBIAL and p.lower[at] not in ("not", "forward"):
        at += 1
    return at


def list_head(p: Parsed, cast: Cast, words: Vocabulary, token: int) -> int:
    """The first of the actors in an enumeration that ends with this one ("A, B and C")."""
    while p.dep[token] == "conj" and p.head[token] < token and is_agent(p, cast, words, p.head[token]):
        if p.dep[p.head[token]] == "pobj":
            break
        token = p.head[token]
    return token


def has_day(p: Parsed, verb: int) -> bool:
    """Whether a day stands in the clause."""
    last = p.sents[p.sent[verb]][1]
    inside = range(p.left[verb], min(p.right[verb], last))
    return any(p.ent[at] >= 0 and p.ents[p.ent[at]].label in ("DATE", "TIME") for at in inside)


def has_place(p: Parsed, verb: int) -> bool:
    """Whether the clause says in what land or town."""
    places = (noun for prep in p.dependents(verb, "prep") for noun in p.dependents(prep, "pobj"))
    return any(p.ent[noun] >= 0 and p.ents[p.ent[noun]].label == "GPE" for noun in places)
