"""Where clauses end: before what has a subject or a tense of its own, before descriptions, before marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.parsed import Parsed

from .beyond import of_another, past_abbreviation, past_day
from .clauses import ADVERBIAL, next_word, own_subject
from .cue import Cue
from .limit_patterns import event_pattern
from .repairs import past_repair
from .resuming import resumes
from .vocabulary import Vocabulary

_JOINT, _BRIEF = 4, 9
_CLAUSAL = frozenset({"MD", "PRP", "VB", "VBD", "VBP", "VBZ"})
_DASHES = frozenset({"--", "–", "—"})
_CLOSING = frozenset(".,;:!?\"'”’“‘»)]…–—-*")


def clause_end(p: Parsed, words: Vocabulary, top: int, action: int) -> int:
    """One past the last token of the complement that begins at `action` in the clause of `top`.

    A series that goes on from it belongs to it. Left out: coordinated clauses with a subject or a tense of their own,
    trailing relative clauses that only describe (after a comma), and trailing words of saying (", noting that ...").
    """
    end = _end_of_one(p, words, top, action)
    while (further := _carried_on(p, words, action, end)) is not None:
        action, end = further, _end_of_one(p, words, further, further)
    return trimmed(p, action, past_abbreviation(p, action, end))


def _end_of_one(p: Parsed, words: Vocabulary, top: int, action: int) -> int:
    """One past the last token of the complement that the parse gives the verb."""
    end = max(p.right[top], p.right[action])
    last = p.sents[p.sent[action]][1]
    end = min(end, last)
    aside = _aside(p, action, last)
    todo = [top]
    while todo:
        verb = todo.pop()
        for child in p.children[verb]:
            if child <= action or child in aside:
                continue
            apart = p.lemma[child] in words.words["apart"] and p.pos[verb] == "VERB"
            if apart and p.dep[child] == "conj" and p.tag[child] == "NN":  # "will go on with this and hope for"
                end = min(end, before_joint(p, p.left[child], action))
            if p.dep[child] == "conj" and p.pos[child] in ("VERB", "AUX"):
                if _stands_alone(p, words, child):
                    end = min(end, before_joint(p, p.left[child], action))
                else:
                    todo.append(child)
    for at in range(action + 1, end):
        if at in aside:
            continue
        if p.dep[at] == "conj" and {p.lemma[at], p.lemma[p.head[at]]} <= words.nouns.keys() and _has_owner(p, at):
            end = before_joint(p, p.left[at], action)
            break
        named = p.pos[top] == "NOUN" or p.dep[action] == "acl"  # what a noun tells: "its pledge to"
        if named and p.lower[at - 1] == "," and of_another(p, at, end):
            end = at
            break
        joint = _misjoined(p, at, action) if p.tag[at] in ("VBD", "VBZ") else None
        if resumes(p, words, at) is not None:
            joint = before_joint(p, _past_adverbs(p, at), action)
        if joint is None and _passes_relative(p, action, at, end):
            continue
        if joint is not None or _starts_description(p, words, at, end):
            end = at if joint is None else joint
            break
    end = past_repair(p, trimmed(p, action, end), last)
    return _with_adjuncts(p, words, action, trimmed(p, action, end), last)


def _aside(p: Parsed, action: int, last: int) -> range:
    """The words between two dashes in the complement ("will assess progress--both made and expected--toward")."""
    dashes = [at for at in range(action + 1, last) if p.lower[at] in _DASHES and not _is_hyphen(p, at)][:2]
    inside = range(dashes[0], dashes[1] + 1) if len(dashes) == 2 else range(0)
    clause = any(own_subject(p, at) is not None for at in inside)
    added = 1 < len(inside) <= _BRIEF and p.lower[inside[1]] == "and" and "MD" not in (p.tag[at] for at in inside)
    return inside if inside and (added or not clause) else range(0)  # "will send - and this is new - a team"


def _with_adjuncts(p: Parsed, words: Vocabulary, action: int, end: int, last: int) -> int:
    """`end` behind what only adds to the action and the parse hangs elsewhere (", with crews from both sides")."""
    end = past_day(p, words, action, end, last)
    rest = range(end + 1, last)
    apart = p.tag[action] == "VB" and p.tag[end + 1 : end + 2] == ["VBG"]  # "will open a port; expanding ..."
    if rest and p.lower[end] == ";" and not apart and not any(p.tag[at] in _CLAUSAL for at in rest):
        return trimmed(p, end, last)  # "cooperation on fish; maritime issues; and trade"
    if end + 1 >= last or p.lower[end] != ",":
        return end
    cut = p.tag[action] == "VB" and p.lower[action + 1] == "," and not p.dependents(action, "dobj")
    if cut:  # "to complete, by May, the talks"
        objects = (p.right[at] for at in range(end + 1, last) if p.left[at] == end + 1 and p.dep[at] == "dobj")
        return trimmed(p, end, next(objects, end))
    if p.tag[end + 1] != "VBG" and p.lower[end + 1] not in words.words["adjuncts"]:
        return end
    if _starts_description(p, words, end + 1, last):
        return end
    tensed = any(p.tag[at] in ("MD", "VBD", "VBP", "VBZ") for at in rest)
    bound = any(p.lemma[at] in words.telling or p.lemma[at] in words.verbs for at in rest)
    return end if tensed or bound else trimmed(p, end, last)


def _carried_on(p: Parsed, words: Vocabulary, action: int, end: int) -> int | None:
    """The next verb of a series that the parse hangs elsewhere ("will build roads; open ports; and run ferries")."""
    verb = action if p.tag[action] not in ADVERBIAL else next_word(p, action)
    at = end
    while at < min(end + _JOINT, len(p)) and (p.lower[at] in (",", ";", "and", "or") or p.tag[at] in ADVERBIAL):
        at += 1
    if at == end or at + 1 >= len(p) or p.para[at] != p.para[action] or p.tag[verb] != "VB":
        return None
    if not _goes_on(p, words, at) or p.pos[at] == "AUX" or any(p.tag[child] == "MD" for child in p.children[at]):
        return None
    return at if p.pos[at + 1] in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "ADP", "NUM", "PART") else None


def _goes_on(p: Parsed, words: Vocabulary, verb: int) -> bool:
    """Whether a bare verb without a subject may go on a series of undertakings: none of telling, asking or hoping."""
    bare = p.tag[verb] in ("VB", "VBP") and p.lower[verb] == p.lemma[verb] and own_subject(p, verb) is None
    deeds = words.words["helping"] | words.words["implementing"] | words.words["collaborating"]
    apart = words.telling | words.requests | words.words["apart"] | words.verbs.keys()
    return bare and p.lemma[verb] not in apart - deeds and resumes(p, words, verb) is None


def _has_owner(p: Parsed, noun: int) -> bool:
    """Whether a name stands before the noun as its owner: another's undertaking ("and Hollin's goal of")."""
    return any(p.dep[child] == "poss" and p.pos[child] == "PROPN" for child in p.children[noun])


def _misjoined(p: Parsed, verb: int, action: int) -> int | None:
    """The end of an action that the parse joins to a finite verb without a subject ("to trade and reaffirmed")."""
    above = p.head[verb]
    infinitive = p.dep[verb] == "conj" and p.tag[above] in ("VB", "NN", "NNS") and above >= action
    outer = p.dep[verb] == "ccomp" and above < action
    if not (infinitive or outer) or own_subject(p, verb) is not None or p.dependents(verb, "aux", "auxpass"):
        return None
    first = _past_adverbs(p, verb)
    return before_joint(p, first, action) if p.dep[first - 1] == "cc" else None


def _past_adverbs(p: Parsed, verb: int) -> int:
    """The first of the adverbs right before the verb, else the verb."""
    while verb > 0 and p.tag[verb - 1] in ADVERBIAL:
        verb -= 1
    return verb


def _stands_alone(p: Parsed, words: Vocabulary, verb: int) -> bool:
    if own_subject(p, verb) is not None:
        return True
    if p.lower[verb] in words.words["participial"] and any(
        p.left[noun] == verb + 1 and p.tag[p.left[noun]] in ("JJ", "NN", "NNS") for noun in p.dependents(verb, "dobj")
    ):
        return False  # "support for a ceasefire and increased humanitarian aid"
    if p.lemma[verb] in words.words["apart"] and p.tag[verb] == "VB":
        return True
    aux = [child for child in p.children[verb] if p.dep[child] in ("aux", "auxpass")]
    if p.tag[verb] == "VBP" and p.tag[p.head[verb]] == "VB" and not aux and _goes_on(p, words, verb):
        return False  # "will widen talks and cooperate to": a base form taken for a present
    return p.tag[verb] in ("VBD", "VBP", "VBZ") or any(p.tag[token] in ("MD", "VBD", "VBP", "VBZ") for token in aux)


def _passes_relative(p: Parsed, action: int, at: int, end: int) -> bool:
    """Whether a second infinitive follows a relative clause: "to form a group, which will meet often, and to hold"."""
    if p.lower[at - 1 : at + 1] != [",", "which"] or p.lower[action - 1] != "to":
        return False
    return any(p.lower[here - 3 : here] == [",", "and", "to"] and p.tag[here] == "VB" for here in range(at + 4, end))


def tells_when(p: Parsed, words: Vocabulary, verb: int) -> bool:
    """Whether a relative clause only dates an event of the action: "will attend the summit, which will be held"."""
    event = p.head[verb]
    ahead = any(p.tag[aux] == "MD" for aux in p.dependents(verb, "aux"))
    held = (
        p.lemma[verb] in words.words["to_be_done"]
        or f"{p.lemma[verb]} {p.lower[verb + 1]}" in words.words["scheduled_phrases"]
    )
    if not (ahead and held and p.lemma[event] in words.words["deadlines.events"]):
        return False
    return any(p.tag[above] == "VB" for above in _upward(p, event))


def _starts_description(p: Parsed, words: Vocabulary, at: int, end: int) -> bool:
    lower = p.lower[at]
    if lower == "which" and p.tag[at - 1] in ("NN", "NNS", "NNP", "NNPS", "CD"):
        head = next((above for above in _upward(p, at) if p.dep[above] == "relcl"), None)
        if head is not None and p.right[head] >= end - 1:
            return True
    if (
        lower in ("–", "—") and at < end - 1 and not _is_hyphen(p, at)
    ):  # names of what was just counted: "three trades – carpentry, masonry"
        rest = range(at + 1, end)
        return not any(p.pos[here] in ("VERB", "AUX") or p.lower[here] in ("–", "—") for here in rest)
    if lower == "given" and p.lower[at - 1] == "," and p.lower[at + 1 : at + 2] != ["that"]:
        return p.right[at] >= end - 1
    if lower == "because" and p.lower[at + 1 : at + 2] != ["of"]:
        return True
    if p.lower[at - 1] not in (",", "–", "—") or _is_hyphen(p, at - 1):
        return False
    if p.lower[at : at + 3] == ["as", "well", "as"]:  # ", as well as Hollin's delivery of aid": of another
        return any(_has_owner(p, noun) and p.left[noun] == at + 3 for noun in range(at + 3, min(at + 9, end)))
    if p.lower[at - 1] != "," and lower in ("a", "an"):
        return True
    if lower in ("a", "an") and (noun := p.head[at]) > at and p.dep[noun] == "appos" and p.left[noun] == at:
        return p.right[noun] >= end - 1  # ", a threat that all must face"
    event = p.lemma[at - 2] in words.words["deadlines.events"]
    if lower == "which" and p.tag[next_word(p, at)] == "MD" and not event:  # ", which will create jobs, support"
        return True
    if lower in ("which", "who", "whose", "whom", "where") or (lower == "in" and p.lower[at + 1 : at + 2] == ["which"]):
        head = next((above for above in _upward(p, at) if p.dep[above] == "relcl"), None)
        if head is not None and tells_when(p, words, head):
            return False
        if head is None or p.right[head] >= end - 1:
            return True
        after = p.right[head]
        return p.lower[after] not in (",", "and", "–", "—") or p.tag[after + 1] in ("VBG", "WDT", "IN")
    if any(p.lower[at : at + len(opening)] == opening for opening in map(str.split, words.words["describing"])):
        return True  # "in the expectation that by then progress will have been made", "thereby easing"
    if p.tag[at] == "VBG" and p.dep[at] in ("advcl", "acl", "conj", "prep"):
        if lower == "following" and event_pattern().match(p.text, p.start[at]):
            return False
        return p.lemma[at] in words.telling or p.lemma[at] in words.words["trailing"]
    owned = lower == "with" and p.tag[at + 1] == "PRP$" and p.right[at] >= end - 1  # ", with its vast potential"
    if owned and not any(p.tag[t] == "VBG" or p.lemma[t] in words.words["agents"] for t in range(at + 2, end)):
        return True
    if lower == "with":
        telling = (
            here for here in range(at + 2, p.right[at]) if p.tag[here] == "VBG" and p.lemma[here] in words.telling
        )
        return any(p.pos[here - 1] in ("PROPN", "PRON", "NOUN") for here in telling)
    if lower in ("while", "whereas", "although", "though", "but", "because", "so"):
        return lower not in ("while",) or p.tag[next_word(p, at)] not in ("VBG", "VBN")
    return False


def _is_hyphen(p: Parsed, at: int) -> bool:
    """Whether the dash joins two words without a blank: "the Brenn–Hollin corridor"."""
    return p.lower[at] == "–" and p.start[at] == p.end[at - 1] and p.start[at + 1 : at + 2] == [p.end[at]]


def _upward(p: Parsed, token: int) -> Iterator[int]:
    for _ in range(6):
        yield token
        if p.head[token] == token:
            return
        token = p.head[token]


def before_joint(p: Parsed, at: int, least: int) -> int:
    """The position before the conjunction and comma that stand before `at`."""
    while at - 1 > least and (p.dep[at - 1] == "cc" or p.lower[at - 1] in (",", ";", "and", "but", "while", "or")):
        at -= 1
    return at


def trimmed(p: Parsed, first: int, end: int) -> int:
    """`end` moved before closing punctuation and conjunctions, but not before `first + 1`."""
    while end - 1 > first:
        word = p.lower[end - 1]
        if word in (")", "]") and any(p.lower[at] in "([" for at in range(max(first, end - 40), end)):
            break
        if word in ("and", "but", "or", "while") or all(char in _CLOSING for char in word):
            end -= 1
        else:
            break
    return end


def unfolded(p: Parsed, cue: Cue) -> Cue:
    """The cue with what "do" stands for: "What we are going to do is rebuild the school"."""
    verb = cue.top
    above = p.head[verb]
    if p.lemma[cue.action] != "do" or p.dep[verb] not in ("csubj", "nsubj") or p.lemma[above] != "be":
        return cue
    action = next_word(p, above)
    action += p.lower[action : action + 1] == ["to"]
    if p.lower[p.left[verb]] != "what" or action >= p.sents[p.sent[verb]][1] or p.tag[action] != "VB":
        return cue
    return replace(cue, action=action, top=above, begin=p.left[verb])
