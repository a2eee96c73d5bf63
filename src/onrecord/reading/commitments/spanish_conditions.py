"""Spanish presents that undertake on a condition: "si no adhieren, lo mando al Congreso"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_clauses import sentence_of
from .spanish_cue import spanish_cue, with_clitics
from .spanish_forms import also_noun, timed
from .spanish_presents import comes_about, leads_on
from .spanish_words import CLITICS, INFINITIVE, words

_REACH = 24
_BEFORE = frozenset({",", ";", ":", ".", "y", "pero", "que", "entonces", "porque", "o", "pues", "bueno", "—", "«", "“"})


def conditional_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """What one says one does if something is so, in the first person, for each "si" that opens a clause."""
    for si in p.by_lower.get("si", ()):
        opening, stop = sentence_of(p, si)
        if (si > opening and p.lower[si - 1] not in _BEFORE) or p.lower[si + 1 : si + 2] == ["bien"]:
            continue  # "no sé si", "a ver si", "si bien"
        token = _done(p, si, min(stop, si + _REACH))
        if token is None:
            continue
        own = p.lower[token].endswith(("o", "oy"))
        cue = spanish_cue(p, cast, "firm", with_clitics(p, token), token + 1, token, "", own=own)
        yield replace(cue, begin=si, agents=(cue.first,), rule="spanish if: firm")


def _done(p: Parsed, si: int, stop: int) -> int | None:
    """The verb in the first person that tells what is done then: behind a comma, or right behind its pronouns."""
    for at in range(si + 1, stop):
        lower = p.lower[at]
        if lower in words("inviting") or (lower.endswith(("amos", "emos", "imos")) and not _opens(p, si, at)):
            return None  # "si me permiten, paso a leer", "si seguimos así, cerramos"
        if lower in (";", ":") or re.search(r"(?:ara|iera|ase|iese|ría)(?:n|mos)?$", lower):
            return None
        if not _opens(p, si, at):
            continue
        verb = timed().get(lower)
        if verb is None or (also_noun(lower) and p.lower[at - 1] not in CLITICS | {"yo"}):
            continue
        if lower.endswith(("o", "oy", "mos")):
            return at if _is_done(p, at, verb) else None
    return None


def _opens(p: Parsed, si: int, token: int) -> bool:
    """Whether nothing but pronouns and words of order stand between the comma of the condition and the verb."""
    at = token
    while at - 1 > si and (p.lower[at - 1] in CLITICS or p.lower[at - 1] in words("outcomes")):
        at -= 1
    return at > si + 1 and (p.lower[at - 1] == "," or (at < token and p.lower[at] in CLITICS - {"no"}))


def _is_done(p: Parsed, token: int, verb: str) -> bool:
    """Whether the verb tells what is carried out, not said, seen or led on to ("te digo", "lo vemos")."""
    if verb in words("speaking") or verb in words("refused") or verb in ("ver", "estar", "quedar", "dejar"):
        return False
    behind = [*p.lower[token + 1 : token + 3], "", ""]
    if behind[0] == "a" and re.fullmatch(INFINITIVE, behind[1]):
        return False
    return not (leads_on(p, token, verb) or comes_about(p, token))
