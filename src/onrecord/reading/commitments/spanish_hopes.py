"""Spanish hopes of one's own or of both sides: "esperamos que nos visite", "espero que el acuerdo se firme pronto"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_clauses import sentence_of
from .spanish_cue import spanish_cue
from .spanish_forms import of_subjunctive, timed_verbs
from .spanish_limits import spanish_limit
from .spanish_subjects import acts
from .spanish_words import CLITICS, words

_INSERTED = 24
_REACH = 14
_SUBJECT = 6
_LEADING = frozenset({"en", "mucho", "realmente", "sinceramente", "también"})
_OURS = frozenset({"me", "nos"})
_RELATING = frozenset({"que", "como", "donde", "cuando", "si", "cuanto", "lo"})


def hoped_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """Hopes told with "que" whose action is one's own, both sides' or the guest's visit; not those for others."""
    for lower in words("hoping"):
        for first in p.by_lower.get(lower, ()):
            that = _that(p, first)
            if that is None or p.lower[first - 1] in CLITICS - _OURS or not _is_shared(p, cast, that + 1):
                continue
            yield spanish_cue(p, cast, "aspiration", first, that + 1, that + 1, "", own=True)


def _that(p: Parsed, first: int) -> int | None:
    """The "que" after a verb of hoping, also behind what is inserted ("esperamos, con toda ilusión, que")."""
    stop = sentence_of(p, first)[1]
    at = first + 1
    while at < stop and p.lower[at] in _LEADING:
        at += 1
    if at < stop and p.lower[at] in (",", "con"):
        at = next((here for here in range(at + 1, min(at + _INSERTED, stop)) if p.lower[here] == "que"), at)
    return at if at + 1 < stop and p.lower[at] == "que" else None


def _is_shared(p: Parsed, cast: Cast, first: int) -> bool:
    """Whether those who hope have a part in what is hoped for."""
    stop = min(sentence_of(p, first)[1], first + _REACH)
    if p.lower[first] in ("haya", "hayan") or any(p.lower[at] == "no" for at in range(first, min(first + 3, stop))):
        return False
    if any(_is_ours(p, first, at) for at in range(first, stop)):
        return True
    opening = range(first, min(first + _SUBJECT, stop))
    if any(acts(p, cast, at) and p.lower[at] not in words("ties") for at in opening):
        return False
    verbs = [at for at in opening if p.lower[at] in words("visiting")]
    if any(_is_worked_for(p.lower[at]) for at in opening):
        limit = spanish_limit(p.text, p.start[first], p.end[stop - 1])  # "que la ley esté en vigor antes de mayo"
        verbs = verbs or [first] if limit is not None and limit[2] in ("by", "on", "within") else verbs
    return bool(verbs) or any(p.lower[at] in words("ties") for at in opening)


def _is_worked_for(lower: str) -> bool:
    """Whether a subjunctive tells what somebody brings about ("que la ley esté en vigor"), not what befalls."""
    verb = of_subjunctive().get(lower, "")
    return verb in timed_verbs() or lower in words("deadlines")["subjunctives"]


def _is_ours(p: Parsed, first: int, token: int) -> bool:
    """Whether the token is a subjunctive of ours that no relative clause holds ("que muy pronto podamos")."""
    if not p.lower[token].endswith(("amos", "emos")):
        return False
    before = token - 1
    while before >= first and p.lower[before] in CLITICS:
        before -= 1
    return before < first or p.lower[before] not in _RELATING | {"de", *words("determiners")}
