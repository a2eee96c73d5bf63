"""A mix of what people ask an archive: words from rare to everywhere, phrases, facets, later pages, findings."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from onrecord.archive import Archive, Narrowing, Sought
from onrecord.archive.words import words

from .data import Row

Ask = Callable[[Archive], Any]
STRENGTHS = ("firm", "intent", "exploring", "aspiration")
ACTORS = ("United States", "Russia", "China", "Ukraine", "United Nations")
TOPICS = ("1", "8", "16", "18", "19")
KINDS_OF_FINDING = ("commitment", "figure", "effect", "attribution")


def mix(rows: Iterable[Row], variants: int, seed: int = 7) -> list[tuple[str, Ask]]:
    """Queries by the name of their kind, made of words and facts of some documents."""
    rng = random.Random(seed)
    sample = list(rows)
    held = Counter(word for row in sample for word in sorted(set(words(row["text"]))) if len(word) > 3)
    bands = {
        "rare": [word for word, count in held.items() if count == 1],
        "known": [word for word, count in held.items() if 0.01 < count / len(sample) < 0.1],
        "common": [word for word, count in held.items() if count / len(sample) > 0.3],
    }
    asked: list[tuple[str, Ask]] = []
    for _ in range(variants):
        rare, known, other, common = (rng.choice(bands[name]) for name in ("rare", "known", "known", "common"))
        text = words(rng.choice(sample)["text"]) or ["harbour"]
        at = rng.randrange(len(text))
        phrase = " ".join(text[at : at + rng.choice((2, 3, 4))])
        row, year = rng.choice(sample), rng.randint(1995, 2025)
        since, until = f"{year}-01-01", f"{year + 2}-12-31"
        about = Narrowing({"issuer": (row["issuer"],)}, since=since, until=until)
        strength, kind = rng.choice(STRENGTHS), rng.choice(KINDS_OF_FINDING)
        some, so = Narrowing({"finding": (kind,), "language": ("en",)}), Narrowing({"strength": (strength,)})
        state = rng.choice(("Arvenia", "Bolmara", "Castrel", "Hollin", "USA"))
        where = Narrowing({"topic": (rng.choice(TOPICS),), "country": ("USA",)})
        whom = Narrowing({"actor": (rng.choice(ACTORS),)})
        asked += [
            ("the front page", lambda a: a.search("")),
            ("a rare word", lambda a, q=rare: a.search(q)),
            ("a known word", lambda a, q=known: a.search(q)),
            ("a word that is everywhere", lambda a, q=common: a.search(q)),
            ("a word that is everywhere", lambda a: a.search("will")),
            ("two words", lambda a, q=f"{known} {other}": a.search(q)),
            ("a known word and one that is everywhere", lambda a, q=f"{known} will": a.search(q)),
            ("a phrase", lambda a, q=f'"{phrase}"': a.search(q)),
            ("the beginning of a word", lambda a, q=f"{known[:5]}*": a.search(q)),
            ("a word without another", lambda a, q=f"{known} -{common}": a.search(q)),
            ("one word or another", lambda a, q=f"{known} OR {other}": a.search(q, sort="date")),
            ("a word from an issuer in some years", lambda a, q=common, n=about: a.search(q, n)),
            ("facets alone", lambda a, n=some: a.search("", n)),
            ("a word and a strength", lambda a, q=known, n=so: a.search(q, n)),
            ("a second page", _page(known, "relevance", 2)),
            ("a second page by date", _page("will", "date", 2)),
            ("the twentieth page", _page(common, "relevance", 20)),
            ("the twentieth page by date", _page("will", "date", 20)),
            ("a topic, a country and a word", lambda a, q=known, n=where: a.search(q, n)),
            ("an actor alone", lambda a, n=whom: a.search("", n)),
            ("commitments of an actor, firm, by year", _due(state, strength, year)),
            ("commitments to somebody with a word", _toward(state, common)),
            ("figures in dollars within limits", _figures(10.0 ** rng.randint(3, 10))),
            ("effects with a word", lambda a, q=known: a.find("effect", Sought(words=q))),
            ("what an actor said with a word", _said(state, known)),
        ]
    return asked


def _page(query: str, sort: Any, number: int) -> Ask:
    """A later page; those before it, which give its cursor, are not measured."""
    cursors: dict[str, str | None] = {}

    def ask(archive: Archive) -> Any:
        return archive.search(query, sort=sort, after=cursors[archive.where])

    def prepare(archive: Archive) -> None:
        if archive.where in cursors:
            return
        at: str | None = None
        for _ in range(number - 1):
            at = archive.search(query, sort=sort, after=at).next or at
        cursors[archive.where] = at

    ask.prepare = prepare  # type: ignore[attr-defined]
    return ask


def _due(actor: str, strength: str, year: int) -> Ask:
    sought = Sought(actor=actor, strength=strength, due_since=f"{year}-01-01", due_until=f"{year + 5}-12-31")
    return lambda archive: archive.find("commitment", sought)


def _toward(actor: str, word: str) -> Ask:
    return lambda archive: archive.find("commitment", Sought(toward=actor, words=word))


def _figures(least: float) -> Ask:
    return lambda archive: archive.find("figure", Sought(unit="USD", least=least, most=100 * least))


def _said(actor: str, word: str) -> Ask:
    return lambda archive: archive.find("attribution", Sought(actor=actor, words=word))
