"""Quantities: the cells of a series that answer a subject, added up or set against each other, through time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import product

from .cube import Axis, Cube
from .profile import Index, Profile, label_facets
from .series import Series
from .store import SeriesStore
from .subjects import Subject
from .told import Joined, Place, Term, Value, say
from .words import measures, tokens

Key = tuple[str, ...]
NOTHING = Joined((), ", ")


@dataclass(frozen=True)
class Quantity:
    """A subject as one series measures it.

    Attributes:
        terms: The cells, each with its sign and what it is called.
        part: The cuts it makes and the places it is of, in words; `name` in English.
        exact: Whether it measures what the claim says, no more and no less; else it is a part of that (or the mirror of it).
        facets: The cuts it makes, for comparing with printed totals.
        why: Why it is not exact.
    """  # noqa: E501

    profile: Profile
    terms: tuple[tuple[int, str, tuple[Key, ...]], ...]
    part: Joined
    exact: bool
    facets: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    why: Joined = NOTHING

    @property
    def series(self) -> Series:
        """The series it is taken from."""
        return self.profile.series

    @cached_property
    def name(self) -> str:
        """The part of the series in English, by which observations are told apart."""
        return str(self.part)

    @property
    def source(self) -> Value:
        """The series in words: publisher, what it is, which part of it."""
        title = self.series.title.split(" (")[0].split(", by ")[0]
        named = f"{self.series.publisher}, {title}" if self.series.publisher else title
        return say("%(series)s (%(part)s)", series=named, part=self.part) if self.name else named


def quantities(subject: Subject, store: SeriesStore, index: Index, limit: int = 12) -> list[Quantity]:
    """The ways held series measure the subject, exact ones first."""
    found: list[Quantity] = []
    for profile in index.measuring(subject.concept, subject.words):
        found.extend(_of_series(subject, profile, store.cube(profile.series.id)))
        if len(found) > 4 * limit:
            break
    found.sort(key=lambda each: (not each.exact, each.series.id))
    return found[:limit]


def _of_series(subject: Subject, profile: Profile, cube: Cube) -> Iterator[Quantity]:
    vocabulary = measures()
    exact = True
    why: list[Value] = []
    place_axis = profile.place_axis(cube)
    people = _home(subject, profile, place_axis)
    if people is None:
        return
    places, mirrored = people
    if mirrored:
        exact = False
        why.append(say("the other side's books"))
    facets = dict(subject.facets)
    if mirrored and "flow" in facets:
        facets["flow"] = {"exports": "imports", "imports": "exports", "deficit": "surplus", "surplus": "deficit"}.get(
            facets["flow"], facets["flow"]
        )
    made: dict[str, str] = {}
    for name, value in profile.facets.items():
        facet = vocabulary.facets[name]
        claimed = facets.get(name)
        if claimed is None:
            if value not in facet.assumed and facet.total != value:
                exact = False
                why.append(say("%(part)s only", part=Term.of(value)))
        elif claimed != value:
            return
        made[name] = value
    choices: list[list[tuple[dict[str, str], tuple[str, ...], bool]]] = []
    seen: set[str] = set(profile.facets)
    for axis in cube.axes:
        if axis is place_axis:
            chosen = _place_values(axis, places, profile)
            if chosen is None:
                return
            choices.append([({}, chosen, True)])
            continue
        options, used = _axis_options(axis, profile, facets, subject)
        if not options:
            return
        seen |= used
        choices.append(options)
    for name in facets:
        facet = vocabulary.facets[name]
        if name not in seen and name != "flow" and facets[name] not in facet.assumed and facets[name] != facet.total:
            return
    whole = next((axis for axis in cube.axes if axis.name == "flow" or _is_flow(profile, axis)), None)
    flow = facets.get("flow")
    if whole is not None and flow is None and not places:
        return
    for picks in product(*choices):
        cuts = dict(made)
        for cut, _, _ in picks:
            cuts |= cut
        fits = exact and all(good for _, _, good in picks)
        terms = tuple(_terms(cube, whole, flow, [values for _, values, _ in picks], profile))
        if terms:
            if "flow" in facets and whole is not None:
                cuts["flow"] = facets["flow"]
            elif whole is not None:
                cuts["flow"] = "two_way"
            yield Quantity(
                profile,
                terms,
                _part(cuts, places, place_axis),
                fits,
                tuple(sorted(cuts.items())),
                places,
                Joined(tuple(why), ", "),
            )


def _is_flow(profile: Profile, axis: Axis) -> bool:
    return {value for pairs in label_facets(profile, axis).values() for facet, value in pairs if facet == "flow"} >= {
        "exports",
        "imports",
    }


def _home(subject: Subject, profile: Profile, axis: Axis | None) -> tuple[tuple[str, ...], bool] | None:
    """The places a claim asks of a series' place axis; None where the series is of another place."""
    named = subject.places
    if profile.home is None:
        return ((named or subject.weak)[:6], False)
    held = set(axis.iso.values()) if axis else set()
    if axis is None:
        said = named or subject.weak
        return ((), False) if not said or profile.home in said[:2] else None
    others = tuple(place for place in named if place != profile.home)
    apart = subject.between or (subject.concept.name == "trade" and profile.home not in subject.weak)
    if apart and len(others) > 1 and profile.home not in named:
        return None
    if (
        others
        and profile.home not in named
        and subject.weak
        and profile.home not in subject.weak
        and "USA" not in subject.weak
        and len(others) > 1
        and subject.concept.name == "trade"
    ):
        return None
    mirrored = (
        subject.origin is not None
        and subject.origin != profile.home
        and subject.origin in others
        and subject.facets.get("flow") in ("exports", "imports", "deficit", "surplus")
        and (profile.home in named)
    )
    if subject.concept.name == "trade" and len(others) > 1:
        others = _beside(others, held)
    elif subject.concept.name != "trade" and axis is not None:
        kept = tuple(place for place in others if place in held)
        if len(kept) > 1:
            others = () if set(kept) == {c for c in held if c != "WLD"} and _total(axis.values) else kept
    return others, mirrored


def _beside(others: tuple[str, ...], held: set[str]) -> tuple[str, ...]:
    return tuple(place for place in others if place in held)[:1] or others[:1]


def _place_values(axis: Axis, places: tuple[str, ...], profile: Profile) -> tuple[str, ...] | None:  # noqa: ARG001
    labels = {code: label for label, code in axis.iso.items()}
    if places:
        by_name = {" ".join(t.stem for t in tokens(label)): label for label in axis.values}
        chosen = [labels.get(code) or by_name.get(code) for code in places]
        return tuple(label for label in chosen if label) if all(chosen) else None
    total = _total(axis.values) or labels.get("WLD")
    return (total,) if total else None


def _total(values: Iterable[str]) -> str | None:
    totals = measures().totals
    return next(
        (
            value
            for value in values
            if value == "TOTAL" or " ".join(t.stem for t in tokens(value.replace("_", " "))) in totals
        ),
        None,
    )


def _axis_options(
    axis: Axis, profile: Profile, facets: Mapping[str, str], subject: Subject
) -> tuple[list[tuple[dict[str, str], tuple[str, ...], bool]], set[str]]:
    """The values of an axis that the claim can mean: (cuts made, values to add, whether that is all the claim says)."""
    vocabulary = measures()
    labelled = label_facets(profile, axis)
    names = {facet for pairs in labelled.values() for facet, _ in pairs}
    picked: list[str] | None = None
    cuts: dict[str, str] = {}
    for name in sorted(names):
        facet = vocabulary.facets[name]
        claimed = facets.get(name)
        if claimed is None or (
            claimed == facet.total and not any((name, claimed) in pairs for pairs in labelled.values())
        ):
            continue
        if name == "flow" and claimed in ("deficit", "surplus", "balance", "two_way"):
            return [({}, axis.values, True)], names
        fitting = [label for label in axis.values if (name, claimed) in labelled[label]]
        if not fitting:
            return [], names
        picked = [label for label in fitting if picked is None or label in picked]
        cuts[name] = claimed
    if picked is not None:
        return ([(cuts, tuple(picked), True)] if picked else []), names
    raw = [
        label
        for label in axis.values
        if not labelled[label] and len(label) > 3 and {t.stem for t in tokens(label.replace("_", " "))} <= subject.words
    ]
    if raw and _total(raw) is None:
        return [({axis.name: raw[0]}, (raw[0],), True)], names
    total = _total(axis.values) or next(
        (label for label in axis.values for n, v in labelled[label] if vocabulary.facets[n].total == v), None
    )
    apart = any(vocabulary.facets[name].apart for name in names)
    single: list[tuple[dict[str, str], tuple[str, ...], bool]] = [
        (dict(labelled[label]), (label,), False) for label in axis.values
    ]
    if total is not None:
        whole: tuple[dict[str, str], tuple[str, ...], bool] = (dict(labelled[total]), (total,), True)
        return [
            whole,
            *([each for each in single if each[1] != (total,)] if apart and len(axis.values) <= 4 else []),
        ], names
    if apart:
        return [(cut, values, True) for cut, values, _ in single], names
    if profile.kind not in ("flow", "stock", "output"):
        return [(cut, values, True) for cut, values, _ in single][:4], names
    covered = {name: vocabulary.facets[name].total for name in names if vocabulary.facets[name].total}
    summed = ({k: v for k, v in covered.items() if v}, axis.values, True)
    narrower = single if len(axis.values) <= 3 and not _is_flow(profile, axis) else []
    return [summed, *narrower], names


def _terms(
    cube: Cube, whole: Axis | None, flow: str | None, picks: list[tuple[str, ...]], profile: Profile
) -> Iterator[tuple[int, str, tuple[Key, ...]]]:
    keys = [key for key in product(*picks) if key in cube.lines]
    if not keys:
        return
    if whole is None or flow in ("exports", "imports"):
        if len(picks) == 1 and 1 < len(keys) <= 6:
            yield from ((1, key[0], (key,)) for key in keys)
        else:
            yield 1, "", tuple(keys)
        return
    place = cube.axes.index(whole)
    labelled = label_facets(profile, whole)
    for value in ("exports", "imports"):
        side = tuple(key for key in keys if ("flow", value) in labelled[key[place]])
        if not side:
            return
        sign = -1 if (value, flow) in (("exports", "deficit"), ("imports", "surplus"), ("imports", "balance")) else 1
        yield sign, value, side


def _part(cuts: Mapping[str, str], places: tuple[str, ...], axis: Axis | None) -> Joined:
    labels = {code: label for label, code in axis.iso.items()} if axis else {}
    parts: list[Value] = [Term.of(value) for name, value in sorted(cuts.items(), key=lambda each: each[0] == "flow")]
    where: list[Value] = [Place(code, labels.get(code, code)) for code in places]
    return Joined((*parts, *([reduce(lambda some, one: Joined((some, one)), where)] if where else ())), ", ")
