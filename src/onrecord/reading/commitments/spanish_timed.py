"""Spanish words that undertake where a time ahead stands with them: "prevemos tres obras", "podrían arrancar"."""

from __future__ import annotations

import re

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_cue import acts_within, with_clitics
from .spanish_forms import also_noun, moving, of_subjunctive, performing, timed
from .spanish_presents import ahead, comes_about, leads_on
from .spanish_subjects import acts
from .spanish_words import INFINITIVE, future, infinitive, words

_SUBJECT = 8
_NOUN = 4


def is_timed(p: Parsed, cast: Cast, cue: Cue) -> bool:
    """Whether a time ahead stands with what is due, reckoned with or hoped for, and somebody brings it about."""
    limit = ahead(p, cue)
    if limit is None or cue.negated:
        return False
    if re.fullmatch(INFINITIVE, p.lower[cue.action]):
        return (cue.strength != "firm" or bool(cue.agents)) and _is_done(p, cue.action, infinitive(p.lower[cue.action]))
    if p.lower[cue.last - 1] == "que" or cue.strength == "aspiration":
        if p.start[cue.action] == limit[0] and cue.strength == "intent":  # "calculamos que de acá a junio"
            return True
        return any(_is_brought_about(p, cast, cue, at) for at in range(cue.action, min(cue.action + _SUBJECT, len(p))))
    nouns = p.lower[cue.action : cue.action + _NOUN]
    return not any(lower in words("forecast") for lower in nouns)


def _is_done(p: Parsed, token: int, verb: str) -> bool:
    """Whether somebody carries the verb out, or comes or goes, and it does not only lead the talk on."""
    done = verb in performing() or verb in moving() or verb in words("busied") or verb in words("telling_later")
    leads = leads_on(p, token, verb) or (verb in words("predictive") and verb not in performing())
    return done and not leads and not comes_about(p, token)


def _is_brought_about(p: Parsed, cast: Cast, cue: Cue, token: int) -> bool:
    """Whether a verb of what is carried out stands there, of one's own, in the passive or of an actor."""
    lower = p.lower[token]
    verb = future(lower) or of_subjunctive().get(lower) or ("" if also_noun(lower) else timed().get(lower, ""))
    if verb in words("outcome") or comes_about(p, token) or p.lower[token + 1 : token + 2] in (["bien"], ["mal"]):
        return False
    if verb not in performing() and verb not in moving() and verb not in words("staying") and verb != "tocar":
        return False
    if cue.strength == "aspiration":  # "ojalá nos toque recibirlo", not "ojalá nos lo aprueben"
        return lower.endswith("mos") or verb == "tocar"
    clitics = p.lower[with_clitics(p, token) : token]
    if lower.endswith("mos") or {"se", "nos", "me"} & set(clitics) or cue.strength == "intent":
        return True
    return any(acts(p, cast, at) for at in range(cue.action, token)) or acts_within(cue)
