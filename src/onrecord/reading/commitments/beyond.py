"""Where the parse ends a complement too early or too late: at a day, an abbreviation, before what is another's."""

from __future__ import annotations

import re

from onrecord.reading.parsed import Parsed

from .vocabulary import Vocabulary

_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}")
_NEAR = 4


def past_abbreviation(p: Parsed, action: int, end: int) -> int:
    """`end` behind a sentence that the parse ends at an abbreviation ("the U.S. Most Favoured Nation rate")."""
    if end >= len(p) or end != p.sents[p.sent[action]][1] or not _ABBREVIATION.fullmatch(p.word[end - 1]):
        return end
    first, last = p.sents[p.sent[end]]
    finite = any(p.tag[at] in ("MD", "VBD", "VBP", "VBZ") for at in range(first, last))
    return end if finite or p.para[first] != p.para[action] else last


def of_another(p: Parsed, first: int, end: int) -> bool:
    """Whether a name in the genitive opens what is another's (", Hollin's rise in spending")."""
    return p.pos[first] == "PROPN" and any(
        p.tag[at] == "POS" and all(p.pos[word] == "PROPN" for word in range(first, at))
        for at in range(first + 1, min(first + _NEAR, end))
    )


def past_day(p: Parsed, words: Vocabulary, action: int, end: int, last: int) -> int:
    """`end` behind a day to come that the parse hangs on the verb before ("welcomed its pledge to end it by May")."""
    day = end + 1
    if day >= last or p.head[end] >= action or p.ent[day] < 0 or p.ents[p.ent[day]].label != "DATE":
        return end
    limits = words.words["deadlines.by"] | words.words["deadlines.until"]
    return p.ents[p.ent[day]].last if p.lower[end] in limits else end
