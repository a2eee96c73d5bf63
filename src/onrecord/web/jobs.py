"""What the worker does: adding a document, checking a statement, vectors of sentences, drawing a page of a PDF."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from onrecord.archive import Archive
from onrecord.intake import Document, Intake, Outcome, check_kept
from onrecord.sources import Facts

from .settings import Settings

_TALLEST = 3  # a page is drawn at most so many times as tall as it is wide


@dataclass(frozen=True, slots=True)
class Task:
    """A document to add, and what is said of it by hand; gives an `Outcome`."""

    document: Document
    facts: Facts


@dataclass(frozen=True, slots=True)
class Checking:
    """A statement to check against the held series; gives whether any verdict is new."""

    statement: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """A statement whose sentences' vectors are asked for; None where the kept record has other sentences."""

    statement: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page of a PDF to draw, counted from 1, so many pixels wide; gives PNG, or None where there is no such page."""

    data: bytes
    number: int
    width: int


Job = Task | Checking | Meaning | Drawing


class Doer:
    """Does jobs in the worker's process; what it needs for one kind of them is loaded with the first."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self._archive = archive
        self._settings = settings
        self._intake = Intake(archive, fast=settings.fast)

    def do(self, job: Job) -> Any:
        """What the job gives."""
        if isinstance(job, Task):
            return self._add(job)
        if isinstance(job, Checking):
            return self._check(job.statement)
        return self._vectors(job.statement) if isinstance(job, Meaning) else drawn(job)

    def _add(self, task: Task) -> Outcome:
        self._intake.facts = task.facts
        return next(iter(self._intake.add([task.document])))

    def _check(self, statement: str) -> bool:
        from onrecord.check import SeriesStore

        return check_kept(self._archive, self._archive.record_of(statement), SeriesStore(self._settings.series))

    def _vectors(self, statement: str) -> Any:
        from onrecord.reading import Reader

        record = self._archive.record_of(statement)
        read, vectors = Reader(fast=self._settings.fast).read_with_vectors(record.statement)
        return vectors if read.sentences == record.sentences else None


def drawn(job: Drawing) -> bytes | None:
    """The page as PNG."""
    import pypdfium2

    document = pypdfium2.PdfDocument(job.data)
    try:
        if not 1 <= job.number <= len(document):
            return None
        page = document[job.number - 1]
        width, height = page.get_size()
        scale = min(job.width / max(width, 1), _TALLEST * job.width / max(height, 1))
        out = io.BytesIO()
        page.render(scale=scale).to_pil().save(out, "PNG", optimize=True)
        return out.getvalue()
    finally:
        document.close()
