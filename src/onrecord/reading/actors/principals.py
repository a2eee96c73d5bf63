"""Who met or signed: read from the title and from the sentences that tell of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn

from .names import bodies
from .register import Identity, Register

_FIRST_SENTENCES = 6
_TWO = 2
_SUBJECT = ("nsubj", "nsubjpass")
_LONGEST_INTRODUCTION, _LONGEST_LINE, _LAST_PARAGRAPHS = 25, 25, 12
# A group of more than these speaks for itself ("we, the leaders of the Group of Seven").
_MOST_MEMBERS = 4


def meeting_sentence(parsed: Parsed) -> tuple[int, list[int]] | None:
    """The verb of the first sentence that tells of a meeting, and the tokens of those who meet."""
    for first, last in parsed.sents[:_FIRST_SENTENCES]:
        for verb in range(first, last):
            if (
                parsed.lemma[verb] not in _words("verbs")
                or parsed.pos[verb] not in ("VERB", "AUX")
                or not parsed.tag[verb].startswith("VB")
            ):
                continue
            lemma = parsed.lemma[verb]
            nouns = [i for i in range(verb, min(parsed.right[verb], last)) if parsed.lower[i] in _words("nouns")]
            if lemma in ("have", "hold") and not nouns:
                continue
            subjects = parsed.dependents(verb, *_SUBJECT)
            if not subjects:
                continue
            tokens = list(range(parsed.left[subjects[0]], parsed.right[subjects[0]]))
            partners = _partners(parsed, verb, last)
            tokens += partners
            return verb, tokens
    return None


def _partners(parsed: Parsed, verb: int, last: int) -> list[int]:
    """Objects and what stands after "with" or "to" up to the next verb."""
    out: list[int] = []
    for token in range(verb + 1, last):
        if token >= parsed.right[verb]:
            break
        if parsed.pos[token] == "VERB" and parsed.dep[token] in ("relcl", "advcl", "conj", "xcomp", "ccomp", "acl"):
            break
        if parsed.lower[token] in ("where", "during", "when", "who"):
            break
        out.append(token)
    return out


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("meetings")[name])


def leaders_met(register: Register, signers: list[Identity], tokens: list[int]) -> list[Identity]:
    """The leaders whom the title names, else the persons of the sentence that tells of the meeting."""
    met = list(dict.fromkeys(id(register.denotes[token]) for token in tokens if token in register.denotes))
    table = {id(person): person for person in register.people}
    present = [table[key] for key in met if key in table]
    titled = [person for person in signers if person.leader or person.senior]
    if not any(person.leader for person in titled + present):
        present = [] if signers == [] and register.titled and len(register.titled) > 1 else present
    if any(person.leader for person in titled):
        titled = [person for person in titled if person.leader]
    others = [
        person
        for person in present
        if person.leader or person in signers or not (person.offices or len([one for one in titled if one.leader]) > 1)
    ]
    out = list(dict.fromkeys(map(id, titled + others)))
    if len(out) < 2:
        out = list(dict.fromkeys([*out, *(id(person) for person in present)]))
    found = [table[key] for key in out]
    return sorted(found, key=lambda person: person.order) if len(found) > 1 else []


def leaders_heard(register: Register, parsed: Parsed, turns: Sequence[Turn]) -> list[Identity]:
    """The leaders who speak in a transcript, else the other holders of high office, where they are two or more."""
    voices = (register.voice(parsed.tokens_in(*turn.label)) for turn in turns if turn.named)
    heard = list({id(voice): voice for voice in voices if voice}.values())
    leaders = [voice for voice in heard if voice.leader]
    high = leaders if len(leaders) >= _TWO else [voice for voice in heard if voice.leader or voice.senior]
    return sorted(high, key=lambda person: person.order) if len(high) >= _TWO else []


def leaders_listed(register: Register, parsed: Parsed) -> list[Identity]:
    """Those whom a list tells to have taken part, one in each line under its heading ("The leaders who joined:")."""
    listed: dict[int, Identity] = {}
    opened = False
    for start, end in parsed.paras:
        tokens = parsed.tokens_in(start, end)
        if not tokens:
            continue
        if parsed.word[tokens[-1]] == ":" and len(tokens) <= _LONGEST_INTRODUCTION:
            opened = any(parsed.lemma[token] in _words("attending") for token in tokens)
            continue
        named = (register.denotes.get(token) for token in tokens)
        first = next((one for one in named if one is not None and one.kind == "person"), None)
        told = len(tokens) > _LONGEST_LINE or any(parsed.pos[token] in ("VERB", "AUX") for token in tokens)
        opened = opened and first is not None and not told
        if opened and first is not None:
            listed[id(first)] = first
    return list(listed.values())


def leaders_signing(register: Register, parsed: Parsed) -> list[Identity]:
    """The leaders of three lands or more whom the last paragraphs name and say nothing of: those who signed."""
    signed: dict[int, Identity] = {}
    for start, end in parsed.paras[-_LAST_PARAGRAPHS:]:
        tokens = parsed.tokens_in(start, end)
        if any(parsed.pos[token] in ("VERB", "AUX") for token in tokens):
            signed.clear()
            continue
        named = (register.denotes.get(token) for token in tokens)
        signed |= {id(one): one for one in named if one is not None and one.kind == "person" and one.leader and one.of}
    return list(signed.values()) if len({one.of for one in signed.values()}) > _TWO else []


def signing(register: Register, make: Callable[[str], Identity]) -> list[Identity]:
    """The states in the title; for a group there its members, where these are few or the text names them all.

    Args:
        register: Who was found.
        make: Gives the identity of a state that the text does not name, by its code.
    """
    out: list[Identity] = []
    for one in register.titled:
        body = bodies().get(one.key or "")
        members = body.members if body else ()
        if len(members) <= _MOST_MEMBERS:
            for key in members:
                register.places.setdefault(key, make(key))
        known = [register.places[key] for key in members if key in register.places]
        out += known if known and len(known) == len(members) else [one]
    return out


def members_named(
    register: Register, denotes: Mapping[int, tuple[str, ...]], ids: Mapping[int, str], states: Sequence[str]
) -> list[int]:
    """The tokens that name a group whose members are the very states that meet: "the Quad will"."""
    groups = {
        ids[id(one)]
        for one in register.places.values()
        if id(one) in ids and (members := bodies()[one.key].members if one.key in bodies() else ())
        if {ids.get(id(register.places.get(key))) for key in members} == set(states)
    }
    return [token for token, named in denotes.items() if groups.issuperset(named)]
