"""Spanish commitments by patterns of words: the parser reads English only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .lists import inline_items, item_paragraphs
from .spanish_clauses import sentence_of
from .spanish_hopes import hoped_cues
from .spanish_phrases import phrase_cues
from .spanish_presents import ahead, scheduled_cues
from .spanish_verbs import enacting_cues, progressive_cues, tensed_cues, urging_cues
from .spanish_words import words
from .vocabulary import vocabulary

_JOINTS = frozenset({"y", "e", "o", "que", "pero", ",", ";"})
_BESIDE = 4


def spanish_cues(p: Parsed, cast: Cast) -> list[Cue]:
    """The cues of a text in order, none inside another's words; "acordaron que es" asserts and is none."""
    every = (
        *phrase_cues(p, cast),
        *hoped_cues(p, cast),
        *tensed_cues(p, cast),
        *progressive_cues(p, cast),
        *scheduled_cues(p, cast),
        *enacting_cues(p, cast),
        *urging_cues(p, cast),
    )
    out: list[Cue] = []
    for cue in sorted(every, key=lambda cue: (cue.first, -cue.last)):
        asked = "¿" in p.lower[sentence_of(p, cue.first)[0] : cue.first]
        if (
            asked
            or p.lower[cue.begin - 1] in words("supposing")
            or (out and (cue.first < out[-1].last or _is_content(p, out[-1], cue) or _describes(p, out[-1], cue)))
        ):
            continue
        out.append(cue)
    following = [*out[1:], None] if out else []
    ended = [replace(cue, end=_end(p, cue, after)) for cue, after in zip(out, following, strict=True)]
    return list(_itemised(p, ended))


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


def _itemised(p: Parsed, cues: list[Cue]) -> Iterator[Cue]:
    """Each cue, or one for each item of the list that it leads in, in its sentence or in paragraphs of their own."""
    for index, cue in enumerate(cues):
        after = cues[index + 1] if index + 1 < len(cues) else None
        if parts := inline_items(p, vocabulary(), cue, cue.end or cue.action + 1):
            yield from parts
            continue
        last = p.tokens_in(*p.paras[p.para[cue.first]])[-1] + 1
        if p.lower[last - 1] != ":" or last - cue.last > _BESIDE or (after is not None and after.first < last):
            yield cue
            continue
        if ahead(p, cue) is not None:  # "de aquí a junio nos comprometemos a lo siguiente: "
            yield cue
        for first, stop in item_paragraphs(p, last):
            if (end := _item_end(p, cues[index + 1 :], first, stop)) is not None:
                yield replace(cue, rule=f"{cue.rule}, item", begin=first, action=first, top=first, end=end)


def _item_end(p: Parsed, cues: list[Cue], first: int, stop: int) -> int | None:
    """Where an item ends, at the latest where a clause tells more of it; None where it undertakes by itself."""
    inner = next((cue for cue in cues if first <= cue.first < stop), None)
    if inner is None:
        return stop
    describing = inner.begin > first + 1 and p.lower[inner.begin - 1] == "que" and p.lower[inner.begin - 2] == ","
    return inner.begin - 2 if describing else None


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
