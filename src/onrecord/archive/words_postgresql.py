"""The index of words on PostgreSQL: a `tsvector` of our own words under a GIN index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy import Connection, text

from .query import Phrase, Query
from .word_entries import EVERY, Entry, Matches, Wanted

# What a tsvector can hold (PostgreSQL 15, 12.11): later places count as the last, further ones of a word are dropped.
_LAST_POSITION = 16_383
_MOST_POSITIONS = 255
_LARGEST = 900_000

_PUT = text("INSERT INTO words (place, words) VALUES (:place, CAST(:words AS tsvector))")
_TAKE = text("DELETE FROM words WHERE place = :place")
_WHERE = "FROM words WHERE words @@ CAST(:match AS tsquery) AND place >= :first AND place < :end"
# Down the statements, or through the GIN index: the sum keeps the planner, which does not know what it costs to take a
# tsvector out of its place beside the table, from the other way.
_WALKED = text(f"SELECT place {_WHERE} ORDER BY place DESC LIMIT :most")
_LOOKED_UP = text(f"SELECT place {_WHERE} ORDER BY place + 0 DESC LIMIT :most")
_EXPLAINED = text(f"EXPLAIN (FORMAT JSON) SELECT 1 {_WHERE}")
# Reading the table from one end to the other takes apart every tsvector; the planner thinks that it costs nothing.
_PREPARED = text(
    "SELECT reltuples, set_config('enable_seqscan', 'off', true) FROM pg_class WHERE oid = 'words'::regclass"
)
# `IS TRUE` keeps the GIN index out: it would be asked for all statements.
_HOLDING = text("SELECT place FROM words WHERE place = ANY(:places) AND (words @@ CAST(:match AS tsquery)) IS TRUE")
# A word that so many of the statements have is found sooner by walking.
_COMMON = 0.5
# So many thousands of statements are looked through for a phrase.
_ROUNDS, _ENOUGH = 3, 100
# Weights of D, C, B and A; title words are A. 1: divided by the logarithm of the length.
_SCORES = text(
    "SELECT place, ts_rank('{0.1, 0.1, 0.1, 0.5}', words, CAST(:match AS tsquery), 1) FROM words"
    " WHERE place = ANY(:places)"
)
_PART = 100
_SAME = text(
    "SELECT place FROM words JOIN unnest(CAST(:places AS bigint[]), CAST(:vectors AS text[])) AS given (place, vector)"
    " USING (place) WHERE words.words = CAST(given.vector AS tsvector)"
)
_MORE = text("SELECT place FROM words WHERE NOT EXISTS (SELECT FROM search WHERE search.place = words.place)")


class TsVector:
    """The index on PostgreSQL."""

    def put(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Index statements."""
        if rows := [{"place": entry.place, "words": _vector(entry)} for entry in entries]:
            connection.execute(_PUT, rows)

    def take(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Take statements out."""
        if rows := [{"place": entry.place} for entry in entries]:
            connection.execute(_TAKE, rows)

    def matching(self, connection: Connection, wanted: Wanted, most: int) -> Matches:
        """The highest places that match.

        The index knows words, not where they stand: a phrase is looked for in the statements that have its words, no
        more than a few times `most` of them.
        """
        statements = connection.execute(_PREPARED).scalar_one()
        if not _has_phrase(wanted.query):
            return Matches.cut(self._having(connection, wanted, most + 1, statements), most)
        found: list[int] = []
        for _ in range(_ROUNDS):
            places = self._having(connection, wanted, most, statements)
            values = {"places": list(places), "match": _match(wanted)}
            found += sorted(connection.execute(_HOLDING, values).scalars(), reverse=True)
            if len(places) < most:
                return Matches(tuple(found))
            wanted = replace(wanted, end=places[-1])
            if len(found) >= _ENOUGH:
                break
        return Matches(tuple(found), whole=False, end=wanted.end)

    def _having(self, connection: Connection, wanted: Wanted, most: int, statements: float) -> Sequence[int]:
        """The highest places of statements with the words wanted, wherever they stand."""
        values = {"match": _match(wanted, apart=True), "first": wanted.first, "end": wanted.end}
        plan = connection.execute(_EXPLAINED, values).scalar_one()[0]["Plan"]
        common = plan["Plan Rows"] > _COMMON * statements
        query = _WALKED if common else _LOOKED_UP
        return connection.execute(query, values | {"most": most}).scalars().all()

    def scores(self, connection: Connection, wanted: Wanted, places: Sequence[int]) -> dict[int, float]:
        """How well places that match do so, by `ts_rank`."""
        if not wanted.query.phrases or not places:
            return {}
        values = {"match": _group(wanted.query.phrases), "places": list(places)}
        return {row[0]: row[1] for row in connection.execute(_SCORES, values)}

    def check(self, connection: Connection) -> None:
        """Nothing to do: PostgreSQL keeps its indexes sound."""

    def differing(self, connection: Connection, entries: Iterable[Entry]) -> Iterator[int]:
        """The places where the index holds something else than these."""
        waiting = iter(entries)
        while part := list(islice(waiting, _PART)):
            places = [entry.place for entry in part]
            values = {"places": places, "vectors": [_vector(entry) for entry in part]}
            yield from set(places).difference(connection.execute(_SAME, values).scalars())
        yield from connection.execute(_MORE).scalars()


def _vector(entry: Entry) -> str:
    """The text form of a tsvector. A title's word stands there as `@word` too, so that titles have an index."""
    places: dict[str, list[str]] = {}
    for number, word in enumerate(entry.title, 1):
        places.setdefault(word, []).append(f"{min(number, _LAST_POSITION)}A")
        places.setdefault(f"@{word}", []).append(f"{min(number, _LAST_POSITION)}")
    # A gap, so that no phrase reaches from the title into the text.
    for number, word in enumerate(entry.text, len(entry.title) + 2):
        found = places.setdefault(word, [])
        if len(found) < _MOST_POSITIONS:
            found.append(str(min(number, _LAST_POSITION)))
    parts, size = [f"={number}" for number in (EVERY, *entry.facets)], 0
    for word, found in places.items():
        size += len(word.encode()) + 2 * len(found) + 4
        if size > _LARGEST:
            break
        parts.append(f"{word}:{','.join(found)}")
    return " ".join(parts)


def _has_phrase(query: Query) -> bool:
    return any(len(phrase.words) > 1 for phrase in (*query.phrases, *query.without))


def _match(wanted: Wanted, *, apart: bool = False) -> str:
    """The text form of a tsquery, its phrases taken apart or not. Every word stands in quotes: none is an operator."""
    mark = "@" if wanted.title else ""
    parts = [_group(group, mark, apart=apart) for group in wanted.query.groups]
    parts += ["(" + " | ".join(f"'={number}'" for number in group) + ")" for group in wanted.facets]
    without = [each for each in wanted.query.without if not apart or len(each.words) == 1]
    return " & ".join([*(parts or [f"'={EVERY}'"]), *(f"!{_phrase(each)}" for each in without)])


def _group(phrases: Iterable[Phrase], mark: str = "", *, apart: bool = False) -> str:
    return "(" + " | ".join(_phrase(each, mark, apart=apart) for each in phrases) + ")"


def _phrase(phrase: Phrase, mark: str = "", *, apart: bool = False) -> str:
    between = " & " if apart else " <-> "
    return "(" + between.join(f"'{mark}{word}'" for word in phrase.words) + ":*" * phrase.beginning + ")"
