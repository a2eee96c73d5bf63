"""Edits of known kind: a statement in, an edited one out, with what became of every sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from onrecord import lexicon
from onrecord.record import Record

_NUMBER = re.compile(r"(?<![\w.,$€£-])(?!(?:19|20)\d\d\b)\d{1,3}(?:,\d{3})*(?![\w,%.-]|\.\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DEADLINE = re.compile(r"\b(?:by|until|before)(?: the end of)? ((?:19|20)\d\d)\b")
_AUXILIARY = re.compile(r"\b(will|is|are|was|were|has|have|should|must)\b(?! not)")
_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b", re.IGNORECASE
)
_SYNONYMS = {
    "also": "further",
    "discussed": "talked about",
    "underscored": "stressed",
    "importance": "significance",
    "strengthen": "reinforce",
    "welcomed": "greeted",
    "including": "among them",
    "continue": "go on",
    "efforts": "endeavors",
    "support": "assistance",
}
SHARE = 0.3  # of the sentences that an edit is tried on
STRUCTURAL = 0.3  # of these, sentences left out, put in or merged


@dataclass(frozen=True)
class Unit:
    """A sentence of the edited text: which sentences of the first it came from, and the edit made on it."""

    sources: tuple[int, ...]
    text: str
    kind: str


@dataclass(frozen=True)
class Edited:
    """An edited statement with the place of each unit, and the sentences of the first that were left out."""

    text: str
    units: tuple[tuple[int, int, Unit], ...]
    dropped: tuple[int, ...]


def _sub(pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], text: str) -> str | None:
    found = pattern.search(text)
    return None if found is None else text[: found.start()] + new(found) + text[found.end() :]


def _figure(text: str, rng: random.Random, _states: list[str]) -> str | None:
    if _MONTH.search(text):  # the number could be a day
        return None
    return _sub(_NUMBER, lambda found: str(int(found.group().replace(",", "")) + rng.randint(1, 40)), text)


def _scale(text: str, _rng: random.Random, _states: list[str]) -> str | None:
    swap = {"million": "billion", "billion": "million"}
    return _sub(re.compile(r"\b(?:million|billion)\b"), lambda found: swap[found.group()], text)


def _period(text: str, rng: random.Random, _states: list[str]) -> str | None:
    if re.search(r"\b(?:by|until|before|within|than|deadline)\b", text):
        return None
    return _sub(_YEAR, lambda found: str(int(found.group()) + rng.choice([-2, -1, 1, 2])), text)


def _deadline(text: str, rng: random.Random, _states: list[str]) -> str | None:
    changed = _sub(
        _DEADLINE, lambda found: found.group().replace(found[1], str(int(found[1]) + rng.randint(1, 5))), text
    )
    if changed is None and re.search(r"\bwill\b.*\.$", text):
        return text[:-1] + f" by {rng.choice(['the end of ', ''])}2041."
    return changed


def _softer(text: str, rng: random.Random, _states: list[str]) -> str | None:
    new = rng.choice(["may", "could", "intends to"])
    return _sub(re.compile(r"\b(?:will|must|shall)\b(?! not)"), lambda _: new, text)


def _stronger(text: str, _rng: random.Random, _states: list[str]) -> str | None:
    return _sub(re.compile(r"\b(?:may|should|could|can|intends to|plans to)\b(?! not)"), lambda _: "must", text)


def _negation(text: str, _rng: random.Random, _states: list[str]) -> str | None:
    return _sub(_AUXILIARY, lambda found: f"{found.group()} not", text)


def _party(text: str, rng: random.Random, states: list[str]) -> str | None:
    named = [name for name in states if re.search(rf"\b{re.escape(name)}\b(?!['’-])", text)]
    if not named:
        return None
    others = [name for name in states if name not in text and " " not in name]
    return re.sub(rf"\b{re.escape(named[0])}\b", rng.choice(others), text)


def _reword(text: str, _rng: random.Random, _states: list[str]) -> str | None:
    words = [word for word in _SYNONYMS if re.search(rf"\b{word}\b", text)]
    for word in words:
        text = re.sub(rf"\b{word}\b", _SYNONYMS[word], text)
    return text if words else None


EDITS: dict[str, tuple[Callable[[str, random.Random, list[str]], str | None], str]] = {
    "figure": (_figure, "figure changed"),
    "scale": (_scale, "figure changed"),
    "period": (_period, "period changed"),
    "deadline": (_deadline, "deadline changed"),
    "softer": (_softer, "softened"),
    "stronger": (_stronger, "strengthened"),
    "negation": (_negation, "negated"),
    "party": (_party, "parties changed"),
    "reword": (_reword, "reworded"),
}


def edit(record: Record, strangers: list[str], seed: int) -> Edited:
    """Edit a statement.

    Args:
        record: The statement as it was read.
        strangers: Sentences of other statements, to put in.
        seed: Of the choices.
    """
    rng = random.Random(seed)
    states = [state["name"] for state in lexicon.load("states").values()]
    text = record.statement.text
    spans = [span for span in record.sentences if any(char.isalpha() for char in span.quote)]
    units: list[Unit] = []
    dropped: list[int] = []
    at = 0
    while at < len(spans):
        units_here, taken = _edited(rng, [span.quote for span in spans[at : at + 2]], at, states, strangers)
        if not units_here:
            dropped.append(at)
        units += units_here
        at += taken
    for _ in range(max(1, len(units) // 25)):
        if len(units) > 4:
            moved = units.pop(rng.randrange(len(units)))
            units.insert(rng.randrange(len(units) + 1), moved)
    out, places = "", []
    for unit in units:
        at_end = spans[unit.sources[-1]].end if unit.sources else len(text)
        places.append((len(out), len(out) + len(unit.text), unit))
        out += unit.text + ("\n\n" if "\n" in text[at_end : at_end + 2] or not unit.text.endswith(".") else " ")
    return Edited(out, tuple(places), tuple(dropped))


def _edited(
    rng: random.Random, two: list[str], at: int, states: list[str], strangers: list[str]
) -> tuple[list[Unit], int]:
    same = Unit((at,), two[0], "same")
    if rng.random() > SHARE or len(two[0].split()) < 6:
        return [same], 1
    names = [*EDITS]
    rng.shuffle(names)
    names[:0] = ["split"]
    if rng.random() < STRUCTURAL:
        names.insert(0, rng.choice(["drop", "add", "merge"]))
    for name in names:
        if name == "drop":
            return [], 1
        if name == "add":
            return [same, Unit((), rng.choice(strangers), "only in B")], 1
        if name == "split":
            halves = re.match(r"(.{40,}), and ((?:the|they|he|she|it|both) .{30,})", two[0])
            if halves:
                second = halves[2][0].upper() + halves[2][1:]
                return [Unit((at,), f"{halves[1]}.", "split"), Unit((at,), second, "split")], 1
        elif name == "merge":
            if len(two) == 2 and all(each.endswith(".") for each in two) and len(two[1].split()) > 5:
                return [Unit((at, at + 1), f"{two[0][:-1]}, and {two[1]}", "merge")], 2
        else:
            made, kind = EDITS[name]
            changed = made(two[0], rng, states)
            if changed is not None and changed != two[0]:
                return [Unit((at,), changed, kind)], 1
    return [same], 1
