"""What a series measures, in the vocabulary's terms, and an index from measures to series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .cube import Axis, Cube
from .series import Series
from .store import SeriesStore
from .subjects import title_words
from .units import Unit, unit_of
from .words import Concept, measures, tokens


@dataclass(frozen=True)
class Profile:
    """A series as the matching sees it.

    Attributes:
        concepts: What it measures, by the words of its title and aliases.
        facets: Cuts that hold for the whole series, by its title.
        values: For each axis that is no place, its values' facets: axis name to value to (facet, facet value) pairs.
        home: The place the whole series is of; None where an axis holds the places it is of.
    """

    series: Series
    concepts: frozenset[str]
    facets: dict[str, str]
    kind: str
    unit: Unit
    home: str | None
    values: dict[str, dict[str, frozenset[tuple[str, str]]]] = field(hash=False)
    words: frozenset[str] = frozenset()

    def place_axis(self, cube: Cube) -> Axis | None:
        """The axis that holds places."""
        return next((axis for axis in cube.axes if axis.is_place), None)


class Index:
    """Which series measure a thing: by concept, and for what no vocabulary lists by the rarest word of the title."""

    def __init__(self, store: SeriesStore) -> None:
        self.by_concept: dict[str, list[Profile]] = defaultdict(list)
        self.by_word: dict[str, list[Profile]] = defaultdict(list)
        self.profiles: dict[str, Profile] = {}
        listed = [each for each in store.list() if each.kind == "series"]
        self._lazy = {each.id: each for each in listed}
        counts: dict[str, int] = defaultdict(int)
        heads = {each.id: title_words(each.aliases[0] if each.aliases else each.title) for each in listed}
        for words in heads.values():
            for word in words:
                counts[word] += 1
        for each in listed:
            profile = _profile(each, heads[each.id])
            self.profiles[each.id] = profile
            for concept in profile.concepts:
                self.by_concept[concept].append(profile)
            if not profile.concepts and profile.words:
                self.by_word[min(profile.words, key=lambda word: (counts[word], word))].append(profile)

    def measuring(self, concept: Concept, words: Iterable[str]) -> list[Profile]:
        """Series that measure the concept; without one, those whose title's words all stand in the sentence."""
        if concept.name:
            name = concept.growth_of or concept.name
            return self.by_concept.get(concept.name, []) or self.by_concept.get(name, [])
        said = set(words)
        return [profile for word in said for profile in self.by_word.get(word, ()) if profile.words <= said]


def _profile(series: Series, words: frozenset[str]) -> Profile:
    vocabulary = measures()
    found = vocabulary.phrases.find(tokens(f"{series.title}. {'. '.join(series.aliases)}"))
    named = [(m.last - m.first, -m.first, m.tag[1]) for m in found if m.tag[0] == "concept" and len(m.tag) > 1]
    concepts = frozenset({max(named, key=lambda each: each[:2])[2]} if named else ())
    if not concepts:
        implied = [vocabulary.facets[m.tag[1]].names for m in found if m.tag[0] == "facet" and len(m.tag) > 2]
        concepts = frozenset(name for name in implied if name)
    dims: set[str] = set()
    values: dict[str, dict[str, frozenset[tuple[str, str]]]] = {}
    for dimension in series.dimensions:
        labels = {label: _label_facets(label, concepts) for label in dimension.values}
        values[dimension.name] = labels
        dims |= {facet for pairs in labels.values() for facet, _ in pairs}
    facets = {
        m.tag[1]: m.tag[2]
        for m in found
        if m.tag[0] == "facet" and len(m.tag) > 2 and _applies(m.tag[1], concepts) and m.tag[1] not in dims
    }
    kind: str = (
        series.aggregation
        or next((str(vocabulary.concepts[name].kind) for name in sorted(concepts)), "")
        or _kind_by_unit(series)
    )
    home = series.geography[0] if len(series.geography) == 1 and len(series.geography[0]) == 3 else None
    return Profile(series, concepts, facets, kind, unit_of(series.unit), home, values, words)


def _applies(facet: str, concepts: frozenset[str]) -> bool:
    of = measures().facets[facet].of
    return not of or bool(of & concepts)


def _label_facets(label: str, concepts: frozenset[str]) -> frozenset[tuple[str, str]]:
    words = label.replace("_", " ")
    found = measures().phrases.find(tokens(words))
    return frozenset(
        (m.tag[1], m.tag[2]) for m in found if m.tag[0] == "facet" and len(m.tag) > 2 and _applies(m.tag[1], concepts)
    )


def label_facets(profile: Profile, axis: Axis) -> dict[str, frozenset[tuple[str, str]]]:
    """The facets of an axis' values, those of the data where the manifest lists none."""
    known = profile.values.setdefault(axis.name, {})
    for label in axis.values:
        if label not in known:
            known[label] = _label_facets(label, profile.concepts)
    return known


def _kind_by_unit(series: Series) -> str:
    unit = unit_of(series.unit)
    return {"percent": "rate", "index": "index", "ratio": "rate"}.get(unit.kind, "price" if unit.per else "flow")
