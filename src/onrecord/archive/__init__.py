"""The archive: statements, their original bytes, their records and what people said of them, kept for ever."""

from .adding import Added, Addition
from .agreement import Agreement
from .archive import Archive
from .carrying import Fate
from .failures import (
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveReadOnly,
    ArchiveTooNew,
    ArchiveUnusable,
    CannotKeep,
    CannotOpenArchive,
    DiskFull,
    NoSuchArchive,
    NoSuchFinding,
    NoSuchSource,
    NoSuchStatement,
    NotAnArchive,
)
from .judging import Judged
from .listing import Failure, Filter, Kept, Listing, Reading, Source, Standing, Version
from .opening import default_location, open_archive
from .queueing import Queue, Queued, Wanted
from .reviewed import Reviewed
from .reviews import Review

__all__ = [
    "Added",
    "Addition",
    "Agreement",
    "Archive",
    "ArchiveDamaged",
    "ArchiveLocked",
    "ArchiveReadOnly",
    "ArchiveTooNew",
    "ArchiveUnusable",
    "CannotKeep",
    "CannotOpenArchive",
    "DiskFull",
    "Failure",
    "Fate",
    "Filter",
    "Judged",
    "Kept",
    "Listing",
    "NoSuchArchive",
    "NoSuchFinding",
    "NoSuchSource",
    "NoSuchStatement",
    "NotAnArchive",
    "Queue",
    "Queued",
    "Reading",
    "Review",
    "Reviewed",
    "Source",
    "Standing",
    "Version",
    "Wanted",
    "default_location",
    "open_archive",
]
