"""Who met or signed: read from the title and from the sentences that tell of a meeting."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

_FIRST_SENTENCES = 6
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
