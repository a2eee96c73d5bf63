"""Records made by hand for the tests of the archive; no reader is needed."""

from __future__ import annotations

from typing import Any

from onrecord.record import (
    Actor,
    Attribution,
    Commitment,
    Deadline,
    Effect,
    Figure,
    Programme,
    ReaderInfo,
    Record,
    Span,
    Statement,
    Topic,
    id_of,
)

READER = ReaderInfo(version="1.0", lexicon="aaaa", models={"syntax": "small"})
LATER_READER = ReaderInfo(version="2.0", lexicon="bbbb", models={"syntax": "small"})
TEXT = "Arvenia will open the Selm bridge by 2031. Trade with Bolmara rose to $3 billion because tariffs fell."


def found(text: str, words: str) -> Span:
    """The span of the first place where these words stand."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def bare(text: str, *, reader: ReaderInfo = READER, **facts: Any) -> Record:
    """A record without findings."""
    statement = Statement(text=text, **facts)
    return Record(id=id_of(statement), statement=statement, reader=reader)


def record_of(text: str = TEXT, *, reader: ReaderInfo = READER, strength: str = "firm", **facts: Any) -> Record:
    """A record with a finding of each kind, where the text holds the words of `TEXT`."""
    record = bare(text, reader=reader, **facts)
    promise = found(text, "Arvenia will open the Selm bridge by 2031")
    figure = Figure(id="f1", rule="number", confidence=0.9, span=found(text, "$3 billion"), value=3e9, unit="USD")
    return record.model_copy(
        update={
            "actors": (
                Actor(id="a1", name="Arvenia", type="state", mentions=(found(text, "Arvenia"),)),
                Actor(id="a2", name="Bolmara", type="state", mentions=(found(text, "Bolmara"),)),
            ),
            "attributions": (
                Attribution(id="q1", kind="indirect", rule="hand", confidence=0.5, content=(promise,), speaker="a1"),
            ),
            "commitments": (
                Commitment(
                    id="c1",
                    rule="will",
                    confidence=0.9,
                    span=promise,
                    strength=strength,
                    agents=("a1",),
                    toward=("a2",),
                    action=found(text, "open the Selm bridge by 2031"),
                    deadline=Deadline(span=found(text, "by 2031"), to="2031-12-31"),
                    programmes=("p1",),
                ),
            ),
            "figures": (figure.model_copy(update={"places": ("a2",)}),),
            "effects": (
                Effect(
                    id="e1",
                    rule="because",
                    confidence=0.6,
                    span=found(text, "Trade with Bolmara rose to $3 billion because tariffs fell"),
                    cause=found(text, "tariffs fell"),
                    effect=found(text, "Trade with Bolmara rose"),
                    direction="up",
                ),
            ),
            "programmes": (Programme(id="p1", name="Selm bridge", mentions=(found(text, "Selm bridge"),)),),
            "topics": (Topic(span=Span.of(text, 0, promise.end), code=10, label="Transportation", confidence=0.7),),
        }
    )


def everything(archive: Any) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, to tell whether anything changed."""
    from sqlalchemy import select

    from onrecord.archive.schema import metadata

    with archive.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }
