"""Spanish commitments by patterns of words: the parser reads English only."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_calls import enacting_cues, urging_cues
from .spanish_clauses import sentence_of
from .spanish_conditions import conditional_cues
from .spanish_hopes import hoped_cues
from .spanish_lists import itemised
from .spanish_phrases import phrase_cues
from .spanish_presents import ahead, scheduled_cues
from .spanish_progressive import progressive_cues
from .spanish_verbs import tensed_cues
from .spanish_words import listed, words

_ASKED = 5
_JOINTS = frozenset({"y", "e", "o", "que", "pero", ",", ";"})


def spanish_cues(p: Parsed, cast: Cast) -> list[Cue]:
    """The cues of a text in order, none inside another's words; "acordaron que es" asserts and is none."""
    every = (
        *phrase_cues(p, cast),
        *hoped_cues(p, cast),
        *tensed_cues(p, cast),
        *progressive_cues(p, cast),
        *scheduled_cues(p, cast),
        *conditional_cues(p, cast),
        *enacting_cues(p, cast),
        *urging_cues(p, cast),
    )
    out: list[Cue] = []
    for cue in sorted(every, key=lambda cue: (cue.first, -cue.last)):
        asked = "¿" in p.lower[sentence_of(p, cue.first)[0] : cue.first] or _is_indirect(p, cue.first)
        asked = asked or _is_alleged(p, cue) or _is_counted(p, cue)
        if (
            asked
            or _is_rumoured(p, cue)
            or p.lower[cue.begin - 1] in words("supposing")
            or (out and (cue.first < out[-1].last or _is_content(p, out[-1], cue) or _describes(p, out[-1], cue)))
        ):
            continue
        out.append(cue)
    following = [*out[1:], None] if out else []
    ended = [replace(cue, end=_end(p, cue, after)) for cue, after in zip(out, following, strict=True)]
    return list(itemised(p, ended))


def _is_alleged(p: Parsed, cue: Cue) -> bool:
    """Whether it is what others say of those who speak ("dicen que vamos a quebrar al país")."""
    if cue.agents != (cue.first,) or p.lower[cue.begin - 1] != "que":
        return False
    opening = sentence_of(p, cue.first)[0]
    return listed("alleging").search(p.text, p.start[opening], p.start[cue.begin]) is not None


def _is_counted(p: Parsed, cue: Cue) -> bool:
    """Whether it is only told how often it came about ("es la tercera vez que nos vemos")."""
    before = p.lower[max(cue.begin - 3, 0) : cue.begin]
    return before[1:] == ["vez", "que"] and before[0] in (*words("deadlines")["ordinals"], "quinta", "enésima")


def _is_indirect(p: Parsed, first: int) -> bool:
    """Whether the clause is a question without its marks ("no sé qué vamos a hacer", "cómo voy a aceptarlo")."""
    opening = max(sentence_of(p, first)[0], first - _ASKED)
    for at in range(first - 1, opening - 1, -1):
        if p.lower[at] in words("asking"):
            return True
        if not p.lower[at][0].isalpha() or p.lower[at] in words("clauses"):
            return False
    return False


def _is_rumoured(p: Parsed, cue: Cue) -> bool:
    """Whether the clause is what is only said or denied ("se ha dicho que vamos a", "no es cierto que")."""
    that = cue.begin - 1
    if p.lower[that] != "que":
        return False
    opening = p.start[max(sentence_of(p, that)[0], that - _ASKED)]
    return any(match.end() == p.end[that] for match in listed("rumoured").finditer(p.text, opening, p.end[that]))


def _is_content(p: Parsed, before: Cue, cue: Cue) -> bool:
    """Whether the cue's clause is what the one before undertakes ("quedamos en que la comisión se reúne el lunes")."""
    return p.lower[cue.begin - 1] == "que" and before.last in (cue.begin - 1, cue.begin)


def _describes(p: Parsed, before: Cue, cue: Cue) -> bool:
    """Whether the cue stands in a clause that tells more of the last noun undertaken, without a time ahead."""
    own = cue.agents == (cue.first,)
    if (
        before.end is None
        or own
        or ahead(p, cue) is not None
        or p.lower[cue.begin - 1] != "que"
        or p.lower[cue.begin - 2] in _JOINTS - {","}
    ):
        return False
    return before.end > before.last and cue.begin - 1 - (p.lower[cue.begin - 2] == ",") == before.end


def _end(p: Parsed, cue: Cue, after: Cue | None) -> int:
    """Where the clause ends, at the latest where the next cue's begins; a conjunction before that is left out."""
    end = min(cue.end or cue.action + 1, _bound(cue, after))
    while end - 1 > cue.action and p.lower[end - 1] in _JOINTS:
        end -= 1
    return end


def _bound(cue: Cue, after: Cue | None) -> int:
    """Where the next cue's clause begins, if it does so after this one's first words."""
    if after is None or after.begin <= cue.action + 1:
        return 1 << 60
    return after.begin
