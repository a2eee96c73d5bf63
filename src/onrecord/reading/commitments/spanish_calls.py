"""Spanish calls that bind who speaks ("sigamos trabajando"), and what the paragraphs of a resolution enact."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_clauses import sentence_of
from .spanish_cue import spanish_cue
from .spanish_forms import calls, of_subjunctive, without_pronouns
from .spanish_presents import leads_on
from .spanish_words import words


def urging_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "Sigamos trabajando juntos": a call that binds who speaks as well, where it opens its clause."""
    known = calls() | set(words("urging"))
    for lower in [lower for lower in p.by_lower if lower in known or without_pronouns(lower) in known]:
        for token in p.by_lower[lower]:
            cue = spanish_cue(p, cast, "intent", token, token + 1, token, "", own=True)
            before = p.lower[token - 1] if cue.begin == token > sentence_of(p, token)[0] else "y"
            if leads_on(p, token, of_subjunctive().get(without_pronouns(lower) or lower, "")):
                continue  # "demos un aplauso"
            if cue.begin == token and (before == "y" or not before[-1].isalpha()):
                yield cue


def enacting_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "Establece un comité", where the paragraphs of a resolution begin with what a body does."""
    heads = [
        first for para in p.paras if (first := _head(p, para)) is not None and p.lower[first] in words("operative")
    ]
    for first in heads if len(heads) > 1 else ():
        if p.lower[first] in words("enacting"):
            yield spanish_cue(p, cast, "firm", first, first + 1, first, "")


def _head(p: Parsed, para: tuple[int, int]) -> int | None:
    """The first word of a paragraph behind its number."""
    return next((at for at in p.tokens_in(*para) if p.word[at][0].isalpha()), None)
