"""What stands behind a Spanish verb and tells whether it undertakes: a meeting, a participle, a gerund."""

from __future__ import annotations

import re

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .spanish_clauses import clause_begin, sentence_of
from .spanish_forms import is_performance, is_performed
from .spanish_words import INFINITIVE, words

_PERFECT = ("ado", "ido", "sto", "cho", "rto")
_SUBJECT = 6
_SHORT = 4


def meets(p: Parsed, cast: Cast, verb: int, stem: str) -> bool:
    """Whether a verb that often foretells here holds a meeting: "tendremos una reunión", "va a ver al presidente"."""
    last = min(verb + 6, sentence_of(p, verb)[1])
    if stem == "haber" and p.lower[min(verb + 1, last - 1)].endswith(_PERFECT):  # "habrán visto la noticia"
        return False
    if stem == "haber" and (p.lower[verb - 1] == "no" or p.lower[verb - 3 : verb] == ["no", "va", "a"]):
        return True
    if stem in ("tener", "haber", "sostener", "celebrar"):
        held = {*words("meetings"), *words("provided" if stem == "haber" else "meetings")}
        held |= set(words("delivered")) if stem in ("tener", "haber") else set()
        return any(p.lower[at] in held for at in range(verb + 1, last))
    if stem == "ser":
        behind = next((lower for lower in p.lower[verb + 1 : last] if lower not in words("about")), "")
        if behind[:1].isdigit() or behind in words("counting"):  # "serán unas 200 visas"
            return True
        opening = clause_begin(p, verb, noun=False)
        opening -= _SHORT if opening > _SHORT and p.lower[opening - 1] == "que" else 0  # "la reunión, que va a ser en"
        held = {*words("meetings"), *words("held")}
        hosted = any(p.lower[at] in held for at in range(opening, verb))
        return any(lower in words("hosting") for lower in p.lower[verb + 1 : min(verb + 3, last)]) or (
            hosted and p.lower[verb + 1 : verb + 2] in (["en"], ["el"], ["del"])
        )
    if stem == "estar":
        return any(p.lower[at] in words("standing") for at in range(verb + 1, min(verb + 3, last)))
    if stem == "ver":
        return p.lower[verb + 1 : verb + 2] == ["con"] or any(
            p.lower[at] in ("al", "a") and _names_one(p, cast, at + 1, last) for at in range(verb + 1, last - 1)
        )
    return stem in ("hablar", "conversar") and p.lower[verb + 1 : verb + 2] == ["con"]


def _names_one(p: Parsed, cast: Cast, first: int, last: int) -> bool:
    return any(cast.at(at) or p.lower[at] in words("actors") for at in range(first, min(first + 3, last)))


def will_be_done(p: Parsed, token: int, stem: str) -> bool:
    """As in "será inaugurada", "serán enviados": a performance in the passive."""
    participle = p.lower[token + 1 : token + 2]
    if stem not in ("ser", "estar", "quedar", "tener") or not participle:
        return False
    return is_performed(participle[0]) or participle[0] in words("ready")


def going_on(p: Parsed, token: int) -> int | None:
    """The gerund behind "estar", also behind adverbs, a subject or a place ("está el Gobierno ampliando")."""
    for at in range(token + 1, min(token + _SUBJECT, sentence_of(p, token)[1])):
        lower = p.lower[at]
        if lower.endswith(("ando", "iendo", "yendo")) or is_performance(lower):
            return at
        if not lower[0].isalpha() or lower in words("clauses") or lower in words("apart") or _is_infinitive(lower):
            return None
    return None


def _is_infinitive(lower: str) -> bool:
    return re.fullmatch(INFINITIVE, lower) is not None
