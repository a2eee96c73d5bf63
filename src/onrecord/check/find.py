"""Finding a held series by words: "two-way trade Mexico"."""

from __future__ import annotations

from .answers import index_of
from .series import Series
from .store import SeriesStore
from .words import measures, places, tokens


def find_series(words: str, store: SeriesStore, limit: int = 10) -> list[tuple[Series, str]]:
    """Held series that fit the words, best first, each with why: what it measures, its cuts, the places it holds.

    Args:
        words: As in a statement or a search box.
        store: The held series.
        limit: How many at most.

    Returns:
        Series with the words of the query that they answer; nothing where no word fits.
    """
    said = tokens(words)
    vocabulary = measures()
    found = vocabulary.phrases.find(said)
    concepts = {m.tag[1] for m in found if m.tag[0] == "concept" and len(m.tag) > 1}
    cuts = {m.tag[2] for m in found if m.tag[0] == "facet" and len(m.tag) > 2}
    concepts |= {
        n for m in found if m.tag[0] == "facet" and len(m.tag) > 2 and (n := vocabulary.facets[m.tag[1]].names)
    }
    concepts |= {base for name in concepts if (base := vocabulary.concepts[name].growth_of)}
    codes = {place.tag for place in places().find(said)}
    stems = {token.stem for token in said if token.stem not in vocabulary.neutral}
    scored: list[tuple[float, str, Series, str]] = []
    for id, profile in index_of(store).profiles.items():  # noqa: A001 - the contract's word
        series = profile.series
        cube = store.cube(id)
        held = {code for axis in cube.axes for code in axis.iso.values()} | set(series.geography)
        labels = {value for pairs in profile.values.values() for found_ in pairs.values() for _, value in found_}
        own = {
            token.stem for token in tokens(f"{series.title} {series.id.replace('_', ' ')} {series.source_organisation}")
        }
        why = (
            sorted(concepts & profile.concepts)
            + sorted(cuts & (labels | set(profile.facets.values())))
            + sorted(codes & held)
        )
        score = 4.0 * len(concepts & profile.concepts) + 1.5 * len(cuts & (labels | set(profile.facets.values())))
        score += 1.5 * len(codes & held) + 1.0 * len(stems & own)
        if score - 1.5 * len(codes & held) > 0:
            scored.append((-score, id, series, ", ".join(each.replace("_", " ") for each in why) or "title"))
    return [(series, why) for _, _, series, why in sorted(scored, key=lambda each: each[:2])[:limit]]
