"""The names that are known beforehand: states, their people and seats, international bodies, offices."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord import lexicon

NameKind = Literal["state", "adjective", "people", "seat", "body"]

BANK = "bank"
_PART = re.compile(r"[^\s\-‑–]+?(?=['’]s\b)|['’]s\b|[^\s\-‑–,]+|[-‑–]|,")


@dataclass(frozen=True, slots=True)
class Known:
    """A name from the lexicon: what it names, and whether its capitals must be as printed there."""

    kind: NameKind
    key: str
    words: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Body:
    """An international body or group of states from the lexicon."""

    name: str
    code: str | None
    type: Literal["organisation", "group"]
    polity: bool
    state: str | None
    members: tuple[str, ...]


_OF = re.compile(r"\s(?:of|de|del)\s+")


@cache
def fold(word: str) -> str:
    """The word in lower case without accents, with plain apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("‑", "-"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()


def words_of(name: str) -> tuple[str, ...]:
    """A name's words, folded and cut as the parser cuts them."""
    return tuple(fold(part) for part in _PART.findall(name))


@cache
def state_names() -> dict[str, str]:
    """The usual English name of each state by its code."""
    return {code: entry["name"] for code, entry in lexicon.load("states").items()}


@cache
def bodies() -> dict[str, Body]:
    """The bodies of the lexicon by key."""
    return {
        key: Body(
            entry["name"],
            entry.get("code", key if entry.get("also") and key.isalnum() and len(key) <= 6 else None),
            entry.get("type", "organisation"),
            entry.get("polity", False),
            entry.get("state"),
            tuple(entry.get("members", ())),
        )
        for key, entry in lexicon.load("organisations").items()
    }


@cache
def index() -> dict[str, tuple[Known, ...]]:
    """Every known name under its first folded word, longest first."""
    table: dict[str, list[Known]] = {}

    def add(kind: NameKind, key: str, name: str) -> None:
        words = words_of(name)
        short = len(name.replace(".", "")) <= 6 and name.upper() == name
        table.setdefault(words[0], []).append(Known(kind, key, words, exact=short))

    for code, entry in lexicon.load("states").items():
        names = [entry["name"], *entry.get("also", ())]
        for name in names:
            add("state", code, name)
        for name in entry.get("adjectives", ()):
            if name not in names:
                add("adjective", code, name)
        for name in entry.get("people", ()):
            add("people", code, name)
        for name in entry.get("seats", ()):
            add("seat", code, name)
    for key, entry in lexicon.load("organisations").items():
        for name in (entry["name"], *entry.get("also", ())):
            add("body", key, name)
        for name in entry.get("seats", ()):
            add("seat", key, name)
    return {first: tuple(sorted(known, key=lambda k: -len(k.words))) for first, known in table.items()}


@cache
def spanish_adjectives() -> dict[str, str]:
    """The state of each Spanish adjective ("mexicano"); these stand behind an office and in lower case."""
    states = lexicon.load("states").items()
    return {adjective: code for code, entry in states for adjective in entry.get("adjectives_es", ())}


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of `offices.yml`."""
    return frozenset(lexicon.load("offices")[name])


@cache
def offices() -> frozenset[str]:
    """Every word that can be the head of an office."""
    return words("leader") | words("senior") | words("other")


@cache
def lone(name: str) -> Known | None:
    """The state or body that a name given apart from any text stands for."""
    parts = words_of(name.strip())
    for known in index().get(parts[0], ()) if parts else ():
        if known.words == parts and known.kind in ("state", "body"):
            return known
    return None


@cache
def issuing_bodies(issuer: str) -> tuple[str, ...]:
    """The bodies that an issuer's name holds: `FED` and `FOMC` for `United States: Federal Reserve (FOMC)`."""
    found = [lone(name) for name in re.split(r"\s*[:,(/)]\s*", issuer) if name]
    return tuple(known.key for known in found if known is not None and known.kind == "body")


@cache
def issuing_banks(issuer: str) -> tuple[str, ...]:
    """The banks that an issuer's name holds and that no list knows: "Bank of Arvenia"."""
    names = [name for name in re.split(r"\s*[:,(/)]\s*", issuer) if BANK in words_of(name)]
    return tuple(name for name in names if lone(name) is None)


@cache
def issuer_key(issuer: str) -> str | None:
    """The state or body that a statement's issuer is or belongs to.

    Issuers are told as `MEX`, `Mexico`, `Mexico: Presidency`, `Presidency of the Republic of Mexico`, by an office that
    is known without its land ("10 Downing Street"), or with one name in its words ("Mexican Government").
    """
    for name in (issuer, *re.split(r"\s*[:,(/]\s*", issuer)):
        if name in state_names() or name in bodies():
            return name
        known = lone(name) if name else None
        if known is not None:
            return known.key
    lands = (lone(issuer[held.end() :].removeprefix("the ").removeprefix("la ")) for held in _OF.finditer(issuer))
    land = next((land.key for land in lands if land is not None and land.key in state_names()), None)
    known_offices: dict[str, str] = lexicon.load("issuers")["known"]
    return land or known_offices.get(fold(issuer)) or _named_in(issuer)


def _named_in(issuer: str) -> str | None:
    """The one state or body that the words of an issuer's name hold: "Arvenian Ministry of Defence"."""
    parts = words_of(issuer)
    found: set[str] = set()
    at = 0
    while at < len(parts):
        here = (known for known in index().get(parts[at], ()) if parts[at : at + len(known.words)] == known.words)
        known = next((name for name in here if name.kind in ("state", "adjective", "body")), None)
        found |= {known.key} if known else set()
        at += len(known.words) if known else 1
    return found.pop() if len(found) == 1 else None
