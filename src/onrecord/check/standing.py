"""Claims about standing: ranks among places, records through time, unbroken runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from onrecord.lexicon import load
from onrecord.record import Record, Span

from .passage import Passage
from .records import number_of, years_in
from .subjects import subject_of
from .timing import when
from .told import Told, say
from .tolerance import Bounds, bounds_of
from .units import is_time

if TYPE_CHECKING:
    from .claims import Claim


def run_claims(passage: Passage, record: Record, taken: set[str]) -> Iterator[Claim]:
    """Reads "under four percent for 22 months in a row": a run of observations on one side of a level."""
    from .claims import Claim

    run = passage.has("run")
    if not run:
        return
    text = record.statement.text
    spans = [f for f in passage.figures if is_time(f.unit)]
    length = min(spans, key=lambda f: abs(f.span.start - run.start), default=None)
    found = re.search(
        r"(\d+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[\s-](?:(?:consecutive|straight|successive)\s)?(months?|quarters?|years?|weeks?)",
        passage.text,
    )
    if length is None and not found:
        return
    levels = [f for f in passage.figures if f is not length and not is_time(f.unit) and f.unit and f.value is not None]
    level = min(levels, key=lambda f: abs(f.span.start - run.start), default=None)
    if length is not None:
        span, number = length.span, length.value or 0.0
    else:
        assert found is not None  # noqa: S101
        span = Span.of(text, passage.start + found.start(), passage.start + found.end())
        number = number_of(found.group(1))
    words = passage.between(
        max(passage.start, (level.span.start if level else span.start) - 26), level.span.end if level else span.start
    ).lower()
    side: Literal["below", "above"] | None = (
        "below"
        if re.search(r"\b(under|below|less than|lower than|at or below|no higher)\b", words)
        else "above"
        if re.search(r"\b(over|above|more than|higher than|at least|exceed\w*)\b", words)
        else None
    )
    subject = subject_of(passage, level.span if level else span, level)
    if level is None or side is None or subject is None:
        return
    inclusive = bool(re.search(r"at or |at least|no higher|no more", words))
    value = level.value or 0.0
    edge = (
        Bounds(float("-inf"), value, value, Told("<=" if inclusive else "<"))
        if side == "below"
        else Bounds(value, float("inf"), value, Told(">=" if inclusive else ">"))
    )
    taken.add(level.id)
    if length is not None:
        taken.add(length.id)
        bounds = bounds_of(length, text)
    else:
        bounds = Bounds(number, number, number, say("the number as written"))
    period, _, _ = when(passage, span, "run")
    longest = re.search(r"\b(?:longest|longest such)\b", passage.text) is not None
    yield Claim("run", span, length or level, bounds, subject, period, threshold=edge, extreme="most" if longest else None,  # noqa: E501
                years=years_in(passage) if longest else None, passage=passage)  # fmt: skip


_AFTER_PLACE = re.compile(r"\b(?P<n>\w+[- ]?)(?:largest|biggest|most important)\b", re.IGNORECASE)


def rank_claims(passage: Passage, record: Record) -> Iterator[Claim]:
    """Reads "the largest trading partner", "second behind Canada and ahead of China": standing among places."""
    from .claims import Claim

    text = record.statement.text
    rank, where = _rank(passage)
    ahead = _others(
        passage,
        r"(?:ahead of|overtook|overtaken|overtaking|surpassed|surpassing|outstripped|outstripping|displaced|displacing|passed|passing)",  # noqa: E501
    )
    behind = _others(passage, r"(?:behind|trailing|after only|second only to)")
    if rank is None and not ahead and not behind:
        return
    if where is None:
        found = re.search(
            r"\b(?:ahead of|overtook|overtaken|overtaking|surpassed|surpassing|outstripped|displaced|displacing|passed|passing|behind|trailing)\b",  # noqa: E501
            passage.text,
        )
        if not found:
            return
        where = passage.start + found.start(), passage.start + found.end()
    span = Span.of(text, *where)
    subject = subject_of(passage, span, None)
    if subject is None or not subject.concept.name:
        return
    named = [p.tag for p in passage.places if not passage.in_source(p.start) and p.tag not in (*ahead, *behind)]
    holder = _holder(passage, where, [*ahead, *behind])
    places = tuple(dict.fromkeys([*([holder] if holder else []), *subject.places, *named]))
    period, _, _ = when(passage, span, "rank")
    figure = next((f for f in passage.figures if f.claim == "rank" and f.span.overlaps(span)), None)
    base = Claim(
        "rank",
        span,
        figure,
        None,
        replace(subject, places=places),
        period,
        place_rank=rank,
        ahead=tuple(ahead),
        behind=tuple(behind),
        passage=passage,
    )
    yield base


def _rank(passage: Passage) -> tuple[int | None, tuple[int, int] | None]:
    ordinals = load("claims")["ordinals"]
    nouns = "|".join(re.escape(noun) for noun in sorted(load("claims")["rank_nouns"], key=len, reverse=True))
    words = "|".join(re.escape(word) for word in sorted(ordinals, key=len, reverse=True))
    pattern = rf"\b(?:(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)[- ](?:largest|biggest|most important|top|place|overall)?|(?P<one>{words}))\s*(?:\w+\s+){{0,2}}?(?P<noun>(?:{nouns})s?)\b"  # noqa: E501
    if found := re.search(pattern, passage.text, re.IGNORECASE):
        word = (found["n"] or found["one"]).lower()
        return int(ordinals[word]), (passage.start + found.start(), passage.start + found.end())
    if found := re.search(
        r"\b(?:put|ranked|ranks|rank|placed|came|stood|in)\b[^.;]{0,40}?\b(?P<n>first|second|third|fourth|fifth|sixth)\b(?=\s*(?:place|behind|after|,|\.|overall|and ahead|ahead))",  # noqa: E501
        passage.text,
        re.IGNORECASE,
    ):
        start = found.start("n")
        return int(ordinals[found["n"].lower()]), (passage.start + start, passage.start + found.end())
    return None, None


def _others(passage: Passage, cue: str) -> list[str]:
    found: list[str] = []
    for match in re.finditer(rf"\b{cue}\b\s+(?:both\s+)?(?:the\s+)?", passage.text, re.IGNORECASE):
        end = passage.start + match.end()
        for place in passage.places:
            if place.start >= end and re.fullmatch(
                r"(?:\s*(?:,|and|or)?\s*(?:the\s+)?)", passage.between(end, place.start)
            ):
                found.append(place.tag)
                end = place.end
    return found


def _holder(passage: Passage, where: tuple[int, int], others: list[str]) -> str | None:
    """Whose rank it is: "Mexico is the United States' largest partner" and "the largest partner of the US is Mexico"."""  # noqa: E501
    before = [p for p in passage.places if p.end <= where[0] and not passage.in_source(p.start) and p.tag not in others]
    subject = [
        p
        for p in before
        if re.match(
            r"(?:,[^,]{0,60},)?\s+(?:(?:has|have|had|now|again|also|once more|thus)\s+)*(?:is|was|were|are|became|become|remained|remains|overtook|surpassed|ranked|came|stood|been|regained|second|third|first|as|passed|displaced|took)\b",  # noqa: E501
            passage.between(p.end, where[1] + 12),
        )
    ]
    if subject:
        return str(subject[0].tag)
    return str(before[-1].tag) if before else None
