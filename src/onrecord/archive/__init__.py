"""The archive: statements, their original bytes, their records and what people said of them, kept for ever."""

from .adding import Added, Addition
from .archive import Archive
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
    NoSuchSource,
    NoSuchStatement,
    NotAnArchive,
)
from .judging import Judged
from .listing import Failure, Filter, Kept, Listing, Reading, Source, Standing, Version
from .opening import default_location, open_archive

__all__ = [
    "Added",
    "Addition",
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
    "Filter",
    "Judged",
    "Kept",
    "Listing",
    "NoSuchArchive",
    "NoSuchSource",
    "NoSuchStatement",
    "NotAnArchive",
    "Reading",
    "Source",
    "Standing",
    "Version",
    "default_location",
    "open_archive",
]
