"""The index of words on SQLite: an FTS5 table without content, its rows numbered by place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, text

from .query import Phrase, Query
from .word_entries import EVERY, Entry, Matches, Wanted

# Weighing a word takes a walk over all statements that have it, so words that more have than this weigh nothing.
RARE = 2_000

_PUT = text("INSERT INTO words (rowid, title, text, facets) VALUES (:place, :title, :text, :facets)")
_TAKE = text("INSERT INTO words (words, rowid, title, text, facets) VALUES ('delete', :place, :title, :text, :facets)")
_MATCHING = text(
    "SELECT rowid FROM words WHERE words MATCH :match AND rowid >= :first AND rowid < :end"
    " ORDER BY rowid DESC LIMIT :most"
)
# A word in the title counts as five in the text; facets count nothing.
_SCORES = text(
    "SELECT rowid, -bm25(words, 5.0, 1.0, 0.0) FROM words WHERE words MATCH :match AND rowid >= :first AND rowid < :end"
)
# Every word at every place, word by word.
_WALKED = text("CREATE VIRTUAL TABLE temp.walked USING fts5vocab('main', 'words', 'instance')")
_INSTANCES = text('SELECT term, doc, col, "offset" FROM temp.walked')
_LEFT = text("DROP TABLE temp.walked")


class Fts5:
    """The index on SQLite."""

    def put(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Index statements. In the order of places, else each one costs FTS5 a part of the index of its own."""
        if rows := [_row(entry) for entry in sorted(entries, key=lambda entry: entry.place)]:
            connection.execute(_PUT, rows)

    def take(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Take statements out; the entries are those that were put in."""
        if rows := [_row(entry) for entry in sorted(entries, key=lambda entry: entry.place)]:
            connection.execute(_TAKE, rows)

    def matching(self, connection: Connection, wanted: Wanted, most: int) -> Matches:
        """The highest places that match. FTS5 walks from the highest down and stops there, however many there are."""
        values = {"match": _match(wanted), "first": wanted.first, "end": wanted.end, "most": most + 1}
        return Matches.cut(connection.execute(_MATCHING, values).scalars().all(), most)

    def scores(self, connection: Connection, wanted: Wanted, places: Sequence[int]) -> dict[int, float]:
        """How well places that match do so, by BM25 over the words that are not everywhere; 0 where none is rare."""
        single = [replace(wanted, query=Query(((phrase,),)), facets=()) for phrase in wanted.query.phrases]
        rare = [each.query.phrases[0] for each in single if self.matching(connection, each, RARE).whole]
        if not rare or not places:
            return {}
        values = {"match": _group(rare), "first": min(places), "end": max(places) + 1}
        return {row[0]: row[1] for row in connection.execute(_SCORES, values)}

    def check(self, connection: Connection) -> None:
        """FTS5's own check of its parts; needs a connection that writes."""
        connection.execute(text("INSERT INTO words (words) VALUES ('integrity-check')"))

    def differing(self, connection: Connection, entries: Iterable[Entry]) -> Iterator[int]:
        """The places where the index holds something else than these.

        An index without content can only be walked by its words. So each word with its place in a statement becomes a
        number; those of a statement, put in once for the entry and once for the index, leave 0 where both agree.
        """
        left: dict[int, int] = {}
        for entry in entries:
            left[entry.place] = 0
            for column, value in _row(entry).items():
                if column != "place":
                    for offset, word in enumerate(str(value).split()):
                        left[entry.place] ^= hash((word, column, offset))
        connection.execute(_WALKED)
        try:
            for word, place, column, offset in connection.execute(_INSTANCES, execution_options={"yield_per": 10_000}):
                left[place] = left.get(place, 0) ^ hash((word, column, offset))
        finally:
            connection.execute(_LEFT)
        return (place for place, number in left.items() if number)


def _row(entry: Entry) -> dict[str, object]:
    facets = " ".join(f"={number}" for number in (EVERY, *entry.facets))
    return {"place": entry.place, "title": " ".join(entry.title), "text": " ".join(entry.text), "facets": facets}


def _match(wanted: Wanted) -> str:
    """FTS5's expression. Every word stands in quotes, so that none is an operator."""
    column = "title : " if wanted.title else ""
    parts = [column + _group(group) for group in wanted.query.groups]
    parts += ["(" + " OR ".join(f'"={number}"' for number in group) + ")" for group in wanted.facets]
    match = " AND ".join(parts or [f'"={EVERY}"'])
    return f"({match}) NOT {_group(wanted.query.without)}" if wanted.query.without else match


def _group(phrases: Iterable[Phrase]) -> str:
    return "(" + " OR ".join(f'"{" ".join(each.words)}"' + " *" * each.beginning for each in phrases) + ")"
