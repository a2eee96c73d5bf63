"""Which actors are one, by what people decided: the closure of what was found to be the same."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Judgement = Literal["positive", "negative", "unsure", "undone"]
JUDGEMENTS: tuple[str, ...] = get_args(Judgement)


@dataclass(frozen=True)
class Decision:
    """What a person said of two actors being one. Rows are only ever added; the latest of a pair stands.

    Attributes:
        id: Its name, the same in every archive.
        one: The key of an actor, which sorts before `other`.
        other: The key of the other.
        judgement: `positive`: they are one. `negative`: they are not. `unsure`: it cannot be told. `undone`: what was
            said before is taken back.
        who: Who decided.
        made_at: When, ISO 8601.
        why: The reason.
        body: Name, type and statement of both, as they were.
    """

    id: str
    one: str
    other: str
    judgement: str
    who: str
    made_at: str
    why: str | None
    body: Mapping[str, Any] = field(hash=False)

    @property
    def pair(self) -> tuple[str, str]:
        """The two keys."""
        return self.one, self.other

    def words(self) -> str:
        """The decision in words."""
        names = [self.body.get(key, {}).get("name", getattr(self, key)) for key in ("one", "other")]
        said = {"positive": "are one", "negative": "are two", "unsure": "may be one"}[self.judgement]
        return f"“{names[0]}” and “{names[1]}” {said} ({self.id}, {self.who})"


def standing_decisions(decisions: Iterable[Decision]) -> list[Decision]:
    """The latest decision on each pair that was not taken back, in the order they were made."""
    latest: dict[tuple[str, str], Decision] = {}
    for each in decisions:
        latest.pop(each.pair, None)
        latest[each.pair] = each
    return [each for each in latest.values() if each.judgement != "undone"]


def groups(decisions: Iterable[Decision]) -> dict[str, frozenset[str]]:
    """Each actor that is one with others, and all of them.

    Being one is carried on from pair to pair, but never so that two come together that were found to be two: a later
    decision that would do so, as when two archives are put together, joins nothing.
    """
    standing = standing_decisions(decisions)
    apart: dict[str, set[str]] = defaultdict(set)
    for each in standing:
        if each.judgement == "negative":
            apart[each.one].add(each.other)
            apart[each.other].add(each.one)
    return {key: frozenset(keys) for key, keys in _joined(standing, apart).items()}


def in_the_way(before: Sequence[Decision], new: Sequence[Decision]) -> list[Decision]:
    """The decisions made before that new ones contradict.

    For actors that would become one, those that say they are two; for actors that are said to be two, the shortest
    chain of those that make them one.
    """
    standing = standing_decisions([*before, *new])
    joined = _joined(standing, {})
    added = {each.id for each in new}
    touched = {key for each in new if each.judgement in ("positive", "negative") for key in each.pair}
    found: dict[str, Decision] = {}
    for each in standing:
        group = joined.get(each.one, set())
        if each.judgement == "negative" and each.other in group and group & touched:
            contrary = _chain(standing, each.one, each.other) if each.id in added else [each]
            found |= {one.id: one for one in contrary if one.id not in added}
    return list(found.values())


def _joined(standing: Iterable[Decision], apart: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """The actors that positive decisions join, each with its group, but for those that would join what is apart."""
    held: dict[str, set[str]] = {}
    for each in standing:
        if each.judgement != "positive":
            continue
        one, other = (held.setdefault(key, {key}) for key in each.pair)
        if one is other:
            continue
        small, large = sorted((one, other), key=len)
        if not any(apart[key] & large for key in small if key in apart):
            large |= small
            held |= dict.fromkeys(small, large)
    return {key: group for key, group in held.items() if len(group) > 1}


def _chain(standing: Iterable[Decision], one: str, other: str) -> list[Decision]:
    """The fewest positive decisions that join two actors."""
    beside: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for each in standing:
        if each.judgement == "positive":
            beside[each.one].append((each.other, each))
            beside[each.other].append((each.one, each))
    came: dict[str, list[Decision]] = {one: []}
    waiting = deque([one])
    while waiting and other not in came:
        at = waiting.popleft()
        for key, by in beside[at]:
            if key not in came:
                came[key] = [*came[at], by]
                waiting.append(key)
    return came.get(other, [])
