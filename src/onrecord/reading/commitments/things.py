"""What things will do or be, where that is somebody's undertaking: "the bridge will open", "the duty will be nil"."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

from .ahead import is_limited, is_time, time_to_come
from .clause_cues import by_phrase
from .clauses import negated
from .foretold import tells_later
from .limit_patterns import vague_pattern
from .vocabulary import Vocabulary

_IN = frozenset({"in", "on", "at", "with", "before"})
_KNOWN = frozenset({"the", "their", "your", "our", "people"})
_POINTING = frozenset({"it", "that", "this", "they", "these", "those"})


def takes_place(p: Parsed, v: Vocabulary, verb: int, actor: int) -> bool:
    """Whether a thing will do what those who run it have promised: "the fair will open", "work will continue"."""
    lemma = p.lemma[verb]
    if p.lemma[actor] in v.words["assessing.nouns"] and lemma in v.words["assessing.verbs"]:
        return bool(p.dependents(verb, "dobj", "prep"))
    if p.lemma[actor] in v.words["deadlines.events"] and lemma in v.words["convened_for"]:
        near = any(p.lower[at] in v.words["deadlines.nearer"] for at in range(p.left[actor], p.right[actor]))
        return near or p.lemma[actor] in v.words["lasting"] or time_to_come(p, v, verb) is not None
    if lemma in v.words["scheduled"]:
        return not p.dependents(verb, "dobj") and p.lower[actor] not in ("it", "this", "that")
    if lemma == "continue":
        return p.lemma[actor] in v.words["lasting"] or has_day(p, v, verb)
    if lemma == "be" and p.lemma[actor] in v.words["deadlines.events"] and has_day(p, v, verb):
        return bool(p.dependents(verb, "prep"))  # "the next meeting will be in Brenn in May"
    brought = v.words["brought"] | v.words["told_later"] | v.words["due_things"]
    if lemma == "be" and p.lemma[_thing(p, v, actor)] in brought and is_limited(p, v, verb):
        return is_brought(p, v, verb)
    if lemma == "be":
        return any(p.lower[child] == "available" for child in p.dependents(verb, "acomp"))
    phrase = f"{lemma} {p.lower[verb + 1]}" if verb + 1 < len(p) else ""
    return phrase in v.words["scheduled_phrases"]


def is_brought(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether what "will be" is then where it is wanted: "in place", "there", "on the table", "in your accounts"."""
    words = " ".join(p.lower[verb + 1 : p.right[verb]])
    places = (
        noun for prep in p.dependents(verb, "prep") if p.lower[prep] in _IN for noun in p.dependents(prep, "pobj")
    )
    known = any(
        p.lower[p.left[noun]] in _KNOWN or p.dependents(noun, "poss") for noun in places if not is_time(p, noun)
    )
    return known or any(words.startswith(place) for place in v.words["had_ready"] | v.words["placed"])


def _thing(p: Parsed, v: Vocabulary, noun: int) -> int:
    """What there is some of: "the last of those tanks", "forty of the vehicles"."""
    some = p.tag[noun] in ("CD", "JJ", "DT") or p.lemma[noun] in v.words["counting"]
    things = [
        thing for prep in p.dependents(noun, "prep") if p.lower[prep] == "of" for thing in p.dependents(prep, "pobj")
    ]
    return things[0] if some and things else noun


def comes_about(p: Parsed, v: Vocabulary, verb: int, thing: int) -> bool:
    """Whether a day named beside it makes it a promise: "the trucks leave tomorrow", "help is coming next week"."""
    moves = p.lemma[verb] in v.words["due.levied"] or p.lower[verb + 1] in ("up", "down")
    if moves and p.lemma[thing] in v.words["due.levies"] | v.words["due.rates"]:  # "the tax comes down from January"
        return True
    if (
        any(not is_time(p, child) for child in p.dependents(verb, "dobj"))
        or p.pos[thing] in ("PRON", "DET")
        or p.lemma[thing] in v.words["deadlines.periods"]
    ):
        return False
    if p.lemma[verb] == "come" and not p.dependents(verb, "prt"):
        brought = v.words["told_later"] | v.words["deadlines.events"] | v.words["lasting"] | v.words["brought"]
        return p.lemma[thing] in brought
    return takes_place(p, v, verb, thing)


def done_by(p: Parsed, v: Vocabulary, verb: int, thing: int | None) -> tuple[int, ...] | None:
    """Who will do what a passive tells, nobody where none is named; None where it only foretells or judges."""
    lemma = p.lemma[verb]
    refused = lemma in v.words["refused_of_things"] and negated(p, verb)
    state = p.lower[verb] in v.adjectives and not p.dependents(verb, "prt")  # not "set up"
    judged = lemma in v.words["predicted"] or state
    pronoun = p.lower[thing] if thing is not None else ""
    if pronoun in ("we", "i") or ((judged or pronoun in ("they", "he", "she")) and not refused):
        return None
    agents = by_phrase(p, verb)
    upon = p.lower[verb + 1 : verb + 2] in (["on"], ["upon"])
    dated = any(at >= 0 and p.ents[at].label == "DATE" for at in p.ent[verb + 2 : verb + 4])  # "held on 4 October"
    upon = upon and not (dated or v.words["deadlines.events"] & set(p.lemma[verb + 2 : verb + 4]))
    due = thing is not None and is_due(p, v, verb, thing)
    done = lemma in v.words["performed"] or refused or due or is_timed(p, v, verb)
    return agents if agents or (done and not upon) else None


def is_timed(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether a passive is told with its day or soon: then somebody will see to it ("will be handed over on 3 May")."""
    return has_day(p, v, verb) and p.lemma[verb] not in v.words["predicted"] | v.words["predictive"]


def has_day(p: Parsed, v: Vocabulary, verb: int) -> bool:
    """Whether a day to come or a vague limit stands behind the verb."""
    last = min(p.right[verb], p.sents[p.sent[verb]][1])
    days = (p.ents[p.ent[at]] for at in range(verb + 1, last) if p.ent[at] >= 0)
    dating = v.words["deadlines.dating"]
    dated = any(day.label == "DATE" and not dating.isdisjoint(p.lower[day.first - 1 : day.first + 1]) for day in days)
    return dated or vague_pattern().search(p.text, p.start[verb], p.end[last - 1]) is not None


def is_due(p: Parsed, v: Vocabulary, verb: int, thing: int) -> bool:
    """Whether a state is promised of a thing: "will be duty-free", "will remain in force", "duties will fall"."""
    lemma = p.lemma[verb]
    ready = (p.lower[at] in v.words["due.reached"] for at in p.dependents(verb, "acomp", "advmod", "attr", "prt"))
    done = any(ready) or (p.lower[thing] in _POINTING and is_brought(p, v, verb))
    if done and lemma == "be" and not negated(p, verb) and is_limited(p, v, verb):  # "will be done by June"
        return True
    if p.lower[thing] in v.words["due.pronouns"]:
        return False
    if p.lemma[thing] in v.words["due.levies"] and lemma in v.words["due.levied"]:
        return True
    if lemma not in v.words["due.verbs"]:
        return False
    states = v.words["due.states"] if lemma == "be" else v.words["due.states"] | v.words["due.kept"]
    for child in p.dependents(verb, "acomp", "attr", "oprd", "advmod", "conj", "xcomp"):
        if child > verb and (p.lower[child] in states or p.lower[child].rpartition("-")[2] in v.words["due.endings"]):
            return True
    return any(
        p.lower[prep] == "in" and p.lower[noun] in v.words["due.conditions"]
        for prep in p.dependents(verb, "prep")
        for noun in p.dependents(prep, "pobj")
    )


def there(p: Parsed, v: Vocabulary, verb: int) -> int | None:
    """The "there" of "there will be a review": what somebody must hold or do."""
    if p.lemma[verb] != "be":
        return None
    above = p.head[verb]  # "there is going to be a vote"
    expletive = next(iter((*p.dependents(verb, "expl"), *p.dependents(above, "expl"))), None)
    nouns = p.dependents(verb, "attr", "nsubj", "dobj")
    held = v.words["due.held"] | v.words["deadlines.events"] | v.words["due_things"]
    dated = v.words["agents"] | v.words["there_held"] | v.words["lasting"]
    limited = is_limited(p, v, verb)
    known = held | dated if limited else held
    promised = any(
        (p.lemma[noun] in known or tells_later(p, v, noun) or _adds(p, v, noun, limited))
        and "no" not in (p.lower[at] for at in p.children[noun])
        for noun in nouns
    )
    return expletive if promised else None


def _adds(p: Parsed, v: Vocabulary, noun: int, limited: bool) -> bool:
    """As in "there will be another $5 million for the ports", "there will be two more ferries by June"."""
    words = [p.lower[at] for at in p.children[noun]]
    added = not v.words["added"].isdisjoint(words)
    sums = p.tag[noun] == "CD" and p.ent[noun] >= 0 and p.ents[p.ent[noun]].label == "MONEY"
    return (added and sums) or (added and limited and p.lemma[noun] in v.words["brought"])


def may_act(p: Parsed, v: Vocabulary, verb: int, actor: int | None, passive: bool) -> bool:
    """Whether "may" weighs an action of one's own, not a chance."""
    if passive:
        return p.lemma[verb] in v.words["weighed"]
    if actor is None or any(p.lower[child] in ("what", "which", "how") for child in p.children[verb]):
        return False
    if p.ent[actor] >= 0 and p.ents[p.ent[actor]].label == "GPE":
        return p.lemma[verb] not in ("be", "have")
    return p.lemma[actor] in v.words["weighing"] or p.lower[actor] == "we"
