"""The archive: what the other rooms hold in their hands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import func, select

from onrecord.record import Record

from . import adding, judging, listing
from .adding import Added, Addition
from .columns import storable
from .deciding import Deciding
from .failures import CannotKeep, NoSuchSource
from .finding import Finding
from .judging import Judged
from .keys import now
from .known import Known
from .listing import Failure, Filter, Kept, Listing, Reading, Source, Standing, Version
from .packing import unpacked, whole_text
from .reviewing import Reviewing
from .schema import record as records
from .schema import source, statement
from .searching import Searching

EVERYTHING = Filter()


class Archive(Known, Searching, Finding, Reviewing, Deciding):
    """Statements, their original bytes and their records, kept for ever. `open_archive` gives one.

    It may be used by several threads at once. Every method raises an `ArchiveUnusable` whose message is one sentence
    where the file, the disk or the server does not let it do its work; what it was to add is then not added at all.
    """

    def add(
        self,
        record: Record,
        *,
        source_bytes: bytes | None = None,
        media_type: str | None = None,
        address: str | None = None,
        retrieved_at: str | None = None,
    ) -> Added:
        """Add a statement with its record in one transaction; what is there already stays as it is.

        The arguments are those of `Addition`. A failure noted for the address is taken off the list.

        Raises:
            CannotKeep: The bytes are not those the statement was made from.
        """
        return self.add_all([Addition(record, source_bytes, media_type, address, retrieved_at)])[0]

    def add_all(self, additions: Iterable[Addition]) -> list[Added]:
        """Add several in one transaction: all of them or, where one cannot be kept, none."""
        with self.writing() as connection:
            return [adding.add(connection, each, self.where) for each in additions]

    def add_record(self, record: Record, *, made_at: str | None = None) -> bool:
        """Keep a new reading of a statement that is kept under the record's id; whether it is new.

        Raises:
            NoSuchStatement: No statement has this id.
            CannotKeep: The record is of another text.
        """
        with self.writing() as connection:
            n, text = self._text(connection, record.id)
            if text != record.statement.text:
                raise CannotKeep(self.where, f"the record {record.id} is of another text than the statement kept")
            return adding.keep_record(connection, n, record, made_at or now())

    def add_verdicts(
        self, statement_id: str, verdicts: Sequence[Judged], *, made_by: str, made_at: str | None = None
    ) -> bool:
        """Keep the verdicts of one checking, the gravest of each finding first; whether anything is new."""
        with self.writing() as connection:
            n, _ = self._text(connection, statement_id)
            return judging.keep_verdicts(connection, n, verdicts, made_by, made_at or now())

    def record_of(self, statement_id: str, *, reading: int | None = None) -> Record:
        """The current record of a statement, or an earlier one by its `Reading.n`; raises NoSuchStatement."""
        with self.reading() as connection:
            which = records.c.current if reading is None else records.c.n == reading
            row = connection.execute(
                select(records.c.body, statement.c.text, statement.c.nuls)
                .join_from(records, statement)
                .where(statement.c.id == statement_id, which)
            ).first()
        if row is None:
            raise self._missing(statement_id)
        return unpacked(row.body, whole_text(row.text, row.nuls))

    def text_of(self, statement_id: str) -> str:
        """The text of a statement; raises NoSuchStatement."""
        with self.reading() as connection:
            return self._text(connection, statement_id)[1]

    def beginnings(self, statement_ids: Iterable[str], characters: int = 200) -> dict[str, str]:
        """The first characters of statements, by id: what one without a title is called by."""
        begun = func.substr(statement.c.text, 1, characters)
        query = select(statement.c.id, begun).where(statement.c.id.in_([storable(each) for each in statement_ids]))
        with self.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def readings_of(self, statement_id: str) -> list[Reading]:
        """The readings of a statement, in the order they were made; raises NoSuchStatement."""
        with self.reading() as connection:
            found = listing.readings(connection, statement_id)
        if not found:
            raise self._missing(statement_id)
        return found

    def statements(self, wanted: Filter = EVERYTHING, *, after: str | None = None, limit: int = 50) -> Listing:
        """A page of statements, the latest first and undated ones last; `after` is `Listing.next` of the page before.

        Raises:
            ValueError: The cursor is none that was given out.
        """
        with self.reading() as connection:
            return listing.listing(connection, wanted, after, limit)

    def statement(self, statement_id: str) -> Kept:
        """A statement as listings show it; raises NoSuchStatement."""
        with self.reading() as connection:
            found = listing.one(connection, statement_id)
        if found is None:
            raise self._missing(statement_id)
        return found

    def every_statement(self) -> Iterator[Kept]:
        """Every statement in the order of ids, whatever the archive's size; none is held open meanwhile."""
        after = ""
        while True:
            with self.reading() as connection:
                rows = listing.by_id(connection, after)
            if not rows:
                return
            yield from rows
            after = rows[-1].id

    def every_source(self) -> Iterator[Source]:
        """All original bytes in the order of their hashes."""
        after = ""
        while True:
            with self.reading() as connection:
                rows = listing.sources(connection, after)
            if not rows:
                return
            yield from rows
            after = rows[-1].sha256

    def source_bytes(self, sha256: str) -> bytes:
        """Original bytes by their SHA-256; raises NoSuchSource."""
        with self.reading() as connection:
            query = select(source.c.bytes).where(source.c.sha256 == sha256)
            data: bytes | None = connection.execute(query).scalar()
        if data is None:
            raise NoSuchSource(self.where, f"it holds no original with SHA-256 {sha256}")
        return data

    def versions(self, address: str) -> list[Version]:
        """What stood under an address, the first first; empty where nothing did."""
        with self.reading() as connection:
            return listing.versions(connection, listing.under(address))

    def addresses_of(self, statement_id: str) -> list[Version]:
        """The addresses a statement stood under."""
        with self.reading() as connection:
            return listing.versions(connection, listing.with_text(statement_id))

    def verdicts_of(self, statement_id: str) -> list[Standing]:
        """The verdicts that stand on the figures and effects of a statement; empty where it was not checked."""
        with self.reading() as connection:
            return listing.verdicts(connection, statement_id)

    def add_failure(self, address: str, reason: str, *, failed_at: str | None = None) -> None:
        """Keep that something could not be added; a later reason for the same address takes the place of this one."""
        with self.writing() as connection:
            adding.fail(connection, address, reason, failed_at or now())

    def forget_failure(self, address: str) -> bool:
        """Take an address off the list of failures; whether it was there."""
        with self.writing() as connection:
            return adding.forget(connection, address)

    def failures(self) -> list[Failure]:
        """What could not be added, in the order it failed."""
        with self.reading() as connection:
            return listing.failures(connection)
