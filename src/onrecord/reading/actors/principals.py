"""Who met or signed: read from the title and from the sentences that tell of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn

from .register import Identity, Register

_FIRST_SENTENCES = 6
_TWO = 2
_SUBJECT = ("nsubj", "nsubjpass")


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
