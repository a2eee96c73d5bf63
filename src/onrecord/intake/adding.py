"""Source, reader, archive: each document is kept as soon as it is read, and what is kept already is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from onrecord.archive import Added, Archive, CannotKeep
from onrecord.reading import Reader, read_each, reader_info
from onrecord.record import ReaderInfo, Record, Statement, plain_reason
from onrecord.sources import Facts, Unreadable, statement_in

from .checking import check_kept
from .documents import Document

if TYPE_CHECKING:
    from onrecord.check import SeriesStore

# Texts are read together, since one by one takes longer; what a killed run has to read again is at most this much.
_TOGETHER, _CHARACTERS = 32, 200_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document; told when it is kept.

    Attributes:
        address: What it is kept under, or what it is called where it has no address.
        outcome: As in `Added`, or `failed`.
        id: The statement's id, unless it failed.
        version: Its number under its address.
        earlier: The id of the text that stood there before, for a new version.
        reason: Why it failed.
    """

    address: str
    outcome: Literal["new", "new version", "read anew", "known", "failed"]
    id: str | None = None
    version: int | None = None
    earlier: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document whose statement is to be read."""

    document: Document
    statement: Statement
    id: str | None = None


@dataclass
class Intake:
    """Adds documents to an archive.

    Attributes:
        archive: Where they are kept.
        facts: What is said of each by hand; stands above what it says itself.
        fast: Read with rules alone.
        series: Official series to check figures and effects against; None to check nothing.
    """

    archive: Archive
    facts: Facts = field(default_factory=Facts)
    fast: bool = False
    series: SeriesStore | None = None

    def add(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Add documents; what became of each, as soon as it is kept.

        A document that cannot be read is kept as a failure and stops no other. Documents that need no reading are told
        of at once, the others in their order. Whoever stops midway and adds the same again reads only the rest.

        Raises:
            ArchiveUnusable: The archive takes no more; what was told of is kept.
            NoWeights: There are no learned parts to read with.
        """
        reader = reader_info(fast=self.fast)
        waiting: list[_Waiting] = []
        for document in documents:
            found = self._settled(document, reader)
            if isinstance(found, Outcome):
                yield found
                continue
            waiting.append(found)
            if len(waiting) >= _TOGETHER or sum(len(each.statement.text) for each in waiting) >= _CHARACTERS:
                yield from self._read(waiting)
                waiting = []
        yield from self._read(waiting)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(fast=self.fast)

    def _settled(self, document: Document, reader: ReaderInfo) -> Outcome | _Waiting:
        """What becomes of a document that need not be read, or its statement that must be."""
        if document.failure is not None:
            return self._failed(document, document.failure)
        original = document.original
        if original is not None and document.address is not None:
            known = self.archive.known(document.address, original.sha256, reader, asdict(self.facts))
            if known is not None:
                self._check(known[0])
                return Outcome(document.address, "known", *known)
        try:
            statement = document.statement if original is None else statement_in(original, self.facts)
        except Unreadable as error:
            return self._failed(document, error.reason)
        except Exception as error:  # noqa: BLE001 - whatever a document does to a parser, the others are added
            return self._failed(document, plain_reason(error))
        if statement is None:
            return self._failed(document, "it holds nothing")
        record = self.archive.reading_like(statement, reader)
        return _Waiting(document, statement) if record is None else self._kept(document, record)

    def _read(self, waiting: list[_Waiting]) -> Iterator[Outcome]:
        if not waiting:
            return
        for each, record in read_each(waiting, self._reader):
            if isinstance(record, Record):
                yield self._kept(each.document, record)
            else:
                yield self._failed(each.document, f"the reader failed on this text: {plain_reason(record or '')}")

    def _kept(self, document: Document, record: Record) -> Outcome:
        original = document.original
        try:
            added: Added = self.archive.add(
                record,
                source_bytes=original.data if original else None,
                media_type=original.media_type if original else None,
                address=document.address,
            )
        except CannotKeep as error:
            return self._failed(document, error.reason)
        self._check(added.id)
        return Outcome(document.name, added.outcome, added.id, added.version, added.earlier)

    def _check(self, statement_id: str) -> None:
        if self.series is not None:
            check_kept(self.archive, self.archive.record_of(statement_id), self.series)

    def _failed(self, document: Document, reason: str) -> Outcome:
        self.archive.add_failure(document.name, reason)
        return Outcome(document.name, "failed", reason=reason)
