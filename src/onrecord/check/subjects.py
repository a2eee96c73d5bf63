"""Subjects: what a claim measures, of whom, with every word that narrows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.record import Figure, Span

from .passage import Passage
from .units import is_time, unit_of
from .words import Concept, Match, cues, measures, tokens


@dataclass(frozen=True)
class Subject:
    """What is measured.

    Attributes:
        concept: The thing measured. `others`: other things the words could mean, less near.
        facets: How the words cut it: facet name to value.
        places: The states, unions or the world it is said of, the nearest first; `weak` those named only in the words for
            the source.
        origin: The place whose exports, imports, deficit they are, where the words say.
        unknown: Words beside the measure that no vocabulary knows: they may narrow it.
        counts_change: Whether the words count a change ("jobs created").
        measured: Whether the measure is a thing of this vocabulary; else `words` are compared with titles.
    """  # noqa: E501

    concept: Concept
    facets: dict[str, str]
    places: tuple[str, ...]
    weak: tuple[str, ...]
    origin: str | None
    unit: str | None
    unknown: tuple[str, ...] = ()
    others: tuple[Concept, ...] = ()
    counts_change: bool = False
    between: bool = False
    words: frozenset[str] = frozenset()
    start: int = 0
    end: int = 0

    def __hash__(self) -> int:
        return hash((self.concept, tuple(sorted(self.facets.items())), self.places, self.origin, self.words))


_CHANGED = re.compile(
    r"\b(?:jobs?|positions?|payrolls?)\b(?:[^.;]|\.\d){0,30}\b(?:created|added|gained|lost|shed|grew|new)\b|\b(?:created|added|gained|lost|shed|adding|creating|creation of|new)\b(?:[^.;]|\.\d){0,40}\b(?:jobs?|positions?|payrolls?)\b",  # noqa: E501
    re.IGNORECASE,
)


def subject_of(passage: Passage, span: Span, figure: Figure | None, concept: str | None = None) -> Subject | None:
    """What the figure or words at `span` measure; None where the sentence names nothing that could be measured."""
    vocabulary = measures()
    inside = (
        figure.measure
        if figure is not None
        and figure.measure is not None
        and figure.measure.start >= passage.start
        and figure.measure.end <= passage.end
        else None
    )

    def distance(match: Match) -> float:
        if inside and inside.start <= match.start < inside.end:
            return 0
        gap = match.start - span.end if match.start >= span.end else span.start - match.end
        between = passage.between(min(span.end, match.end), max(span.start, match.start))
        cost = 60 * len(re.findall(r";|, (?:while|and|but|whereas|which)\b", between))
        return max(
            1,
            gap
            + cost
            + (8 if match.start >= span.end else 0)
            + (80 if passage.in_source(match.start) and not passage.in_source(span.start) else 0),
        )

    heads = [
        match for match in passage.measures if isinstance(match.tag, tuple) and len(match.tag) > 1 and _names(match.tag)
    ]
    heads = [
        match
        for match in heads
        if not (
            match.tag[0] == "concept"
            and passage.in_source(match.start)
            and not passage.in_source(span.start)
            and len(heads) > 1
        )
    ] or heads
    heads = [match for match in heads if fits_class(_names(match.tag) or "", figure)]
    unlisted = _unlisted(passage, span, inside)
    if not heads:
        return unlisted
    heads.sort(key=distance)
    head = next((m for m in heads if _names(m.tag) == concept), heads[0])
    name = _names(head.tag) or ""
    main = vocabulary.concepts[name]
    facets = _facets(passage, main.growth_of or main.name, distance, head)
    places, weak, origin = _places(passage, span, head, facets)
    unknown = _unknown(passage, inside, head)
    others = tuple(dict.fromkeys(vocabulary.concepts[n] for m in heads if (n := _names(m.tag)) and n != name))
    return Subject(
        main, facets, places, weak, origin, figure.unit if figure else None, unknown, others,
        bool(_CHANGED.search(passage.text)) and main.kind == "stock",
        _is_between(passage), frozenset(t.stem for t in passage.tokens) if unlisted else frozenset(), head.start, head.end,  # noqa: E501
    )  # fmt: skip


def _is_between(passage: Passage) -> bool:
    """Whether the sentence speaks of something between two places."""
    pairs = zip(passage.places, passage.places[1:], strict=False)
    return any(
        re.search(r"\bbetween\s+(?:the\s+)?$", passage.between(max(passage.start, a.start - 14), a.start))
        and re.fullmatch(r"\s+and\s+(?:the\s+)?", passage.between(a.end, b.start))
        for a, b in pairs
    )


def _names(tag: tuple[str, ...]) -> str | None:
    if tag[0] == "concept" and len(tag) > 1:
        return tag[1]
    if tag[0] == "facet" and len(tag) > 2:
        return measures().facets[tag[1]].names
    return None


_CLASSES = {"rate": {"percent"}, "index": {"percent", "index"}, "price": {"money", "percent"}}


def fits_class(name: str, figure: Figure | None) -> bool:
    """Whether a figure with this unit can speak of the concept at all."""
    if figure is None or not figure.unit or is_time(figure.unit):
        return True
    kind = measures().concepts[name].kind
    unit = unit_of(figure.unit)
    if kind in _CLASSES:
        return unit.kind in _CLASSES[kind]
    money = name in (
        "trade",
        "gdp",
        "aid",
        "military_spending",
        "investment",
        "remittances",
        "budget_deficit",
        "public_debt",
    )
    return unit.kind != "money" or money


def _unlisted(passage: Passage, span: Span, inside: Span | None) -> Subject | None:
    """A subject known only by its words, for series whose measure no vocabulary lists."""
    words = frozenset(token.stem for token in passage.tokens)
    if not words or (inside is None and len(words) < 3):
        return None
    facets = _facets(passage, "", lambda m: abs(m.start - span.start), None)
    places = tuple(dict.fromkeys(m.tag for m in passage.places if not passage.in_source(m.start)))
    weak = tuple(dict.fromkeys(m.tag for m in passage.places if passage.in_source(m.start)))
    return Subject(Concept("", "flow"), facets, places, weak, None, None, words=words, start=span.start, end=span.end)


def _facets(passage: Passage, concept: str, distance: object, head: Match | None) -> dict[str, str]:
    vocabulary = measures()
    best: dict[str, tuple[float, str]] = {}
    for match in passage.measures:
        if not isinstance(match.tag, tuple) or len(match.tag) != 3:
            continue
        facet = vocabulary.facets[match.tag[1]]
        if facet.of and concept not in facet.of:
            continue
        gap = 0.0 if head and head.first <= match.first <= head.last else float(distance(match))  # type: ignore[operator]
        if facet.name == "agency":
            gap = min(gap, 50)
        elif passage.in_source(match.start) and (head is None or not passage.in_source(head.start)):
            continue
        if facet.name not in best or gap < best[facet.name][0]:
            best[facet.name] = (gap, match.tag[2])
    found = {name: value for name, (_, value) in best.items()}
    for facet in vocabulary.facets.values():
        for value, pair in facet.between.items():
            if (  # noqa: SIM102
                facet.name not in found
                and concept in facet.of
                and re.search(r"\b(?:shared|common|our|the two countries'|mutual) (?:\w+ )?border", passage.text)
            ):
                if pair <= set(_both_sides(passage)):
                    found[facet.name] = value
    return found


def _both_sides(passage: Passage) -> Iterable[str]:
    return passage.parties


_LINK = re.compile(r"\s*(?:,|and|&|/|or|,\s*and|with|plus)?\s*(?:the\s+)?")
_OF_OTHERS = re.compile(
    r"(?:ahead of|behind|overtook|overtaking|surpassed|surpassing|after|than|displaced|displacing|outstripped|trailing|passing|passed)\s+(?:both\s+)?(?:the\s+)?$",  # noqa: E501
    re.IGNORECASE,
)


def _places(
    passage: Passage,
    span: Span,
    head: Match,
    facets: dict[str, str],  # noqa: ARG001
) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    consumed = [
        m
        for m in passage.measures
        if isinstance(m.tag, tuple) and m.tag[0] == "facet" and len(m.tag) > 2 and m.tag[1] in ("border", "crossing")
    ]
    free = [p for p in passage.places if not any(c.first <= p.first <= c.last and c.last > c.first for c in consumed)]
    free = [p for p in free if not _OF_OTHERS.search(passage.between(max(passage.start, p.start - 24), p.start))]
    free = [
        p
        for i, p in enumerate(free)
        if not (
            i
            and _OF_OTHERS.search(passage.between(max(passage.start, free[i - 1].start - 24), free[i - 1].start))
            and _LINK.fullmatch(passage.between(free[i - 1].end, p.start))
        )
    ]
    strong = [p for p in free if not passage.in_source(p.start) or passage.in_source(head.start)]
    weak = tuple(dict.fromkeys(p.tag for p in free if p not in strong))

    def far(place: Match) -> float:
        gap = min(
            abs(place.start - head.end),
            abs(head.start - place.end),
            abs(place.start - span.end) + 10,
            abs(span.start - place.end) + 10,
        )
        low, high = min(place.end, head.end), max(place.start, head.start)
        return gap + 50 * len(re.findall(r"[;:]|, (?:while|but|whereas|which|and)\b", passage.between(low, high)))

    ranked = sorted(strong, key=far)
    groups: list[list[Match]] = []
    for place in strong:
        if groups and _LINK.fullmatch(passage.between(groups[-1][-1].end, place.start)):
            groups[-1].append(place)
        else:
            groups.append([place])
    order = [p.tag for near in ranked for group in groups if near in group for p in group]
    return tuple(dict.fromkeys(order)), weak, _origin(passage, head, strong)


def _origin(passage: Passage, head: Match, strong: list[Match]) -> str | None:
    for place in strong:
        gap = passage.between(place.end, head.start)
        if (
            place.end <= head.start
            and len(gap) < 24
            and re.fullmatch(r"(?:['’]s?)?\s*(?:\w+\s+){0,2}", gap)
            and not re.search(
                r"\b(?:from|to|with|and|between)\s+(?:the\s+)?$", passage.between(passage.start, place.start)
            )
        ):
            return str(place.tag)
    for place in strong:
        if re.search(
            r"\bfrom\s+(?:the\s+)?$", passage.between(max(passage.start, place.start - 12), place.start)
        ) and re.match(r"\s+to\s", passage.between(place.end, place.end + 4)):
            return str(place.tag)
    return None


def _unknown(passage: Passage, inside: Span | None, head: Match) -> tuple[str, ...]:
    """Words of the measure that neither the vocabulary nor the list of neutral words knows."""
    vocabulary = measures()
    known = vocabulary.neutral
    covered = {i for m in [*passage.measures, *passage.places] for i in range(m.first, m.last + 1)}
    for time in passage.times:
        covered |= {i for i, t in enumerate(passage.tokens) if time.start <= t.start < time.end}
    for name in ("up", "down", "most", "least", "speech", "rank_nouns"):
        covered |= {i for m in cues(name).find(passage.tokens) for i in range(m.first, m.last + 1)}
    found = []
    for i, token in enumerate(passage.tokens):
        if i in covered or token.stem in known or token.stem[0].isdigit() or token.stem in "$€£%":
            continue
        in_measure = (
            inside is not None and inside.start <= token.start < inside.end and not passage.in_source(token.start)
        )
        beside = i == head.last + 2 and passage.tokens[head.last + 1].stem in ("of", "in", "among", "for", "on")
        if in_measure or beside:
            found.append(token.stem)
    return tuple(found)


def title_words(title: str) -> frozenset[str]:
    """The words of a title's head (before "by", a comma or a bracket) that say what is measured."""
    head = re.split(r"\bby\b|[,(]", title)[0]
    skip = measures().neutral
    found = frozenset(token.stem for token in tokens(head) if token.stem not in skip and len(token.stem) > 2)
    return found  # noqa: RET504
