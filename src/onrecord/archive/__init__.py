"""The archive: statements, their original bytes, their records and what people said of them, kept for ever."""

from .adding import Added, Addition
from .agreement import Agreement
from .archive import Archive
from .carrying import Fate
from .facets import DIMENSIONS
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
from .hits import FindingHit, Hit, Hits
from .judging import Judged
from .listing import Failure, Filter, Kept, Listing, Reading, Source, Standing, Version
from .marking import Snippet
from .narrowing import Count, Narrowing
from .opening import default_location, open_archive
from .queueing import Queue, Queued, Wanted
from .reviewed import Reviewed
from .reviews import Review

__all__ = [
    "DIMENSIONS",
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
    "Count",
    "DiskFull",
    "Failure",
    "Fate",
    "Filter",
    "FindingHit",
    "Hit",
    "Hits",
    "Judged",
    "Kept",
    "Listing",
    "Narrowing",
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
    "Snippet",
    "Source",
    "Standing",
    "Version",
    "Wanted",
    "default_location",
    "open_archive",
]
