"""What Spanish words only foretell in any person: "entrar en una nueva etapa", "convertirnos en una potencia"."""

from __future__ import annotations

import re

from onrecord.reading.parsed import Parsed

from .spanish_cue import with_clitics
from .spanish_words import infinitive, words

_NEAR = 5
_REFLEXIVE = frozenset({"se", "nos", "me"})
_HANGING = ("nos", "se", "me")


def comes_to_be(p: Parsed, first: int, token: int, verb: str) -> bool:
    """Whether a future or "va a" with an infinitive tells what will come to be and not what will be done.

    Args:
        p: The text.
        first: The first token of the predicate ("vamos" of "vamos a entrar").
        token: The verb that is foretold.
        verb: Its infinitive.
    """
    behind = p.lower[token + 1 : token + 1 + _NEAR]
    behind = behind[: next((at for at, lower in enumerate(behind) if not lower[0].isalnum()), _NEAR)]
    if verb == "volver" and behind[:1] == ["a"] and len(behind) > 1:
        again = infinitive(behind[1])
        return again in words("predictive") and again not in words("telling_later")  # "volver a ser", not "a hablar"
    if verb == "ver" and not set(words("prospects")).isdisjoint(behind[:2]):
        return True
    turning = words("becoming").get(verb)
    if turning is not None and behind and behind[0] in turning:
        return p.lower[token].endswith(_HANGING) or not _REFLEXIVE.isdisjoint(p.lower[with_clitics(p, first) : first])
    return verb in words("entering") and _is_epoch(behind)


def _is_epoch(behind: list[str]) -> bool:
    """Whether the object is a time or turn of history told without an article, not a stage of some work."""
    at = next((at for at, lower in enumerate(behind) if lower in words("epochs")), None)
    if at is None or not all(lower in words("epochal") or re.match("nuev", lower) for lower in behind[:at]):
        return False
    joined = behind[at + 1 : at + 3]
    return joined[:1] != ["del"] and (joined != ["de", "la"] or behind[at + 3 : at + 4] in ([], ["historia"]))
