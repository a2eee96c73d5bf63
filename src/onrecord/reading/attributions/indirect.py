"""Reported speech and thought without marks, or with marks around a part only."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .candidates import Candidate
from .confidences import confidences
from .frames import frames
from .quotations import Quotation
from .subjects import kind_of

_LEAST = 0.3
_SPEECH_SHAPES = frozenset(("clause", "before", "around", "source"))


@cache
def _strengths() -> dict[str, dict[str, float]]:
    strengths: dict[str, dict[str, float]] = lexicon.load("cues")["frames"]
    return strengths


@cache
def _voices() -> dict[str, float]:
    voices: dict[str, float] = lexicon.load("cues")["voices"]
    return voices


def find_reported(parsed: Parsed, quotations: tuple[Quotation, ...]) -> list[Candidate]:
    """A candidate for each predicate of the vocabulary in a frame strong enough, outside quotations.

    The strength of a frame and the kind of its subject give the confidence. A content that breaks off inside a
    quotation runs to that quotation's end.
    """
    ends: dict[int, int] = {}
    inside: set[int] = set()
    for quotation in quotations:
        tokens = parsed.tokens_in(*quotation.outer)
        ends.update((token, tokens[-1] + 1) for token in tokens)
        inside.update(tokens)
    out = []
    for lemma, places in parsed.by_lemma.items():
        strengths = _strengths().get(lemma)
        if not strengths:
            continue
        for token in places:
            if token in inside:
                continue
            for frame in frames(parsed, token):
                strength = strengths.get(frame.shape, 0.0)
                if not strength:
                    continue
                confidence = strength * _voices()[kind_of(parsed, frame.voice)]
                if frame.shape in ("passive", "source"):
                    confidence = strength
                if confidence < _LEAST:
                    continue
                content = []
                for first, last in frame.content:
                    end = ends.get(last - 1, last)
                    last = end if end > last and first not in inside else last
                    content.append((parsed.start[first], parsed.end[last - 1]))
                source = frame.source
                out.append(
                    Candidate(
                        ((parsed.start[source[0]], parsed.end[source[1] - 1]),) if source else (),
                        ((parsed.start[frame.cue[0]], parsed.end[frame.cue[1] - 1]),),
                        tuple(content),
                        f"frame.{frame.shape}",
                        round(min(confidence, confidences()["frame"]), 2),
                        token,
                        frame.voice,
                    )
                )
    return out
