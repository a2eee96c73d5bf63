"""The vocabulary of commitments, compiled once from `acts.yml` and `commitments.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.record import Strength

RANK: dict[Strength, int] = {"aspiration": 0, "exploring": 1, "intent": 2, "firm": 3}


@dataclass(frozen=True, slots=True)
class Predicate:
    """One way a word commits: its strength and the complements it needs.

    Attributes:
        group: Name of the group in `acts.yml`.
        strength: Force of the commitment.
        frames: Complements: `inf`, `to`, `ing`, `object` or a preposition.
        after: Words that must follow a verb ("look" + "forward").
        deed: Whether the past tense tells something over and done.
        progressive: Whether only the progressive commits ("is working to"; "works to" describes).
        kind: Of nouns: `copular` ("our goal is to"), `efforts`, `governed` (needs a verb such as "reached") or ``.
    """

    group: str
    strength: Strength
    frames: frozenset[str]
    after: tuple[str, ...] = ()
    deed: bool = False
    progressive: bool = False
    kind: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """Word sets and predicate tables; see the comments in the two files."""

    verbs: Mapping[str, tuple[Predicate, ...]]
    nouns: Mapping[str, tuple[Predicate, ...]]
    adjectives: Mapping[str, Predicate]
    orders: frozenset[str]
    operatives: frozenset[str]
    telling: frozenset[str]
    requests: frozenset[str]
    words: Mapping[str, frozenset[str]]
    modals: Mapping[str, str]
    lowering: Mapping[str, Strength]

    def is_firm(self, noun: str) -> bool:
        """Whether the noun names a firm undertaking by itself ("pledge", "determination")."""
        return any(way.strength == "firm" for way in self.nouns.get(noun, ()))

    def has(self, name: str, word: str) -> bool:
        """Whether the word is in the named list of `commitments.yml` (nested lists: `talk.ways`)."""
        return word in self.words[name]


@cache
def vocabulary() -> Vocabulary:
    """The compiled vocabulary."""
    verbs: dict[str, list[Predicate]] = {}
    nouns: dict[str, list[Predicate]] = {}
    adjectives: dict[str, Predicate] = {}
    orders: set[str] = set()
    operatives: set[str] = set()
    telling: set[str] = set()
    requests: set[str] = set()
    for group in lexicon.load("acts")["groups"]:
        heads = [verb.split()[0] for verb in group.get("verbs", ())]
        if group.get("orders"):
            orders.update(heads)
        elif group.get("operative"):
            operatives.update(verb for verb in group["verbs"] if " " not in verb)
        elif group["force"] in ("assertive", "expressive"):
            telling.update(heads)
        elif group["force"] == "directive":
            requests.update(heads)
        if "strength" not in group:
            continue
        for verb in group.get("verbs", ()):
            head, *after = verb.split()
            verbs.setdefault(head, []).append(_predicate(group, tuple(after)))
        for noun in group.get("nouns", ()):
            nouns.setdefault(noun, []).append(_predicate(group))
        for adjective in group.get("adjectives", ()):
            adjectives.setdefault(adjective, _predicate(group))
    data = lexicon.load("commitments")
    lowering: dict[str, Strength] = {verb: level for level, heads in data["lowering"].items() for verb in heads}
    return Vocabulary(
        verbs={verb: tuple(found) for verb, found in verbs.items()},
        nouns={noun: tuple(found) for noun, found in nouns.items()},
        adjectives=adjectives,
        orders=frozenset(orders),
        operatives=frozenset(operatives),
        telling=frozenset(telling),
        requests=frozenset(requests),
        words=dict(_lists(data)) | {"things": _things(data)},
        modals=data["modals"],
        lowering=lowering,
    )


def _things(data: Mapping[str, Any]) -> frozenset[str]:
    """What names agreements, plans and the like, which bind nobody themselves."""
    kinds = lexicon.load("programmes")["kinds"]
    return frozenset(data["things"]).union(*(kinds[kind] for kind in data["thing_kinds"]))


def _predicate(group: Mapping[str, Any], after: tuple[str, ...] = ()) -> Predicate:
    return Predicate(
        group=group["name"],
        strength=group["strength"],
        frames=frozenset(group["frames"]),
        after=after,
        deed=group.get("past") == "deed",
        progressive=group.get("progressive", False),
        kind=next((kind for kind in ("copular", "efforts", "governed") if group.get(kind)), ""),
    )


def _lists(data: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, frozenset[str]]]:
    for key, value in data.items():
        if isinstance(value, list):
            yield above + key, frozenset(value)
        elif isinstance(value, dict):
            yield from _lists(value, f"{above}{key}.")
