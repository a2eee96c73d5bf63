"""Reading kept statements again with the reader at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from onrecord.archive import Archive
from onrecord.reading import Reader, read_each, reader_info
from onrecord.record import Record, Statement, plain_reason

from .adding import Outcome

_TOGETHER = 16
# Losses of other stages come from the source.
_READING = "reading."


@dataclass(frozen=True, slots=True)
class _Kept:
    id: str
    statement: Statement


def reread(archive: Archive, ids: Iterable[str] | None = None, *, fast: bool = False) -> Iterator[Outcome]:
    """Read statements again whose current record another reader has made; what became of each, as soon as it is kept.

    Args:
        archive: Where they are kept. The records before stay beside the new ones.
        ids: Which statements; all where None.
        fast: Read with rules alone.

    Raises:
        ArchiveUnusable: There is no such statement, or the archive takes no more; what was told of is kept.
        NoWeights: There are no learned parts to read with.
    """
    info = reader_info(fast=fast)
    reader: Reader | None = None
    rest = iter(archive.read_by_others(info) if ids is None else ids)
    while some := list(islice(rest, _TOGETHER)):
        records = [archive.record_of(each) for each in some]
        waiting = []
        for record in records:
            if record.reader == info or archive.reading_like(record.statement, info) is not None:
                yield Outcome(record.id, "known", record.id)
            else:
                waiting.append(_Kept(record.id, _with_losses(record)))
        if not waiting:
            continue
        reader = reader or Reader(fast=fast)
        for each, found in read_each(waiting, reader):
            if isinstance(found, Record):
                yield Outcome(each.id, "read anew" if archive.add_record(found) else "known", each.id)
            else:
                reason = f"the reader failed on this text: {plain_reason(found or '')}"
                yield Outcome(each.id, "failed", each.id, reason=reason)


def _with_losses(record: Record) -> Statement:
    """The statement with what its source could not give, which the record holds."""
    losses = tuple(loss for loss in record.losses if not loss.stage.startswith(_READING))
    return record.statement.model_copy(update={"losses": losses})
