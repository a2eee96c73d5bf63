"""The archive: statements, their original bytes, their records and what people said of them, kept for ever."""

from .adding import Added, Addition
from .agreement import Agreement
from .archive import Archive
from .backing_up import back_up
from .candidates import Candidate
from .carrying import Fate
from .exporting import export_archive
from .facets import DIMENSIONS
from .failures import (
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveReadOnly,
    ArchiveTooNew,
    ArchiveUnusable,
    CannotKeep,
    CannotOpenArchive,
    DecisionsInTheWay,
    DiskFull,
    NoBackup,
    NoSuchActor,
    NoSuchArchive,
    NoSuchFinding,
    NoSuchSource,
    NoSuchStatement,
    NoSuchUser,
    NotAnArchive,
    NotAnExport,
)
from .finding import Found, FoundFinding
from .hits import FindingHit, Hit, Hits
from .identity import Decision, Judgement
from .importing import import_archive
from .judging import Judged
from .known_actors import KnownActor, KnownName
from .listing import Failure, Filter, Kept, Listing, Reading, Source, Standing, Version
from .marking import Snippet
from .narrowing import Count, Narrowing
from .opening import default_location, open_archive
from .queueing import Queue, Queued, Wanted
from .reviewed import Reviewed
from .reviews import Review
from .sought import KINDS, Sought
from .users import ROLES, Role, User, Users, roles_from
from .verifying import Fault, faults

__all__ = [
    "DIMENSIONS",
    "KINDS",
    "ROLES",
    "Added",
    "Addition",
    "Agreement",
    "Archive",
    "ArchiveDamaged",
    "ArchiveLocked",
    "ArchiveReadOnly",
    "ArchiveTooNew",
    "ArchiveUnusable",
    "Candidate",
    "CannotKeep",
    "CannotOpenArchive",
    "Count",
    "Decision",
    "DecisionsInTheWay",
    "DiskFull",
    "Failure",
    "Fate",
    "Fault",
    "Filter",
    "FindingHit",
    "Found",
    "FoundFinding",
    "Hit",
    "Hits",
    "Judged",
    "Judgement",
    "Kept",
    "KnownActor",
    "KnownName",
    "Listing",
    "Narrowing",
    "NoBackup",
    "NoSuchActor",
    "NoSuchArchive",
    "NoSuchFinding",
    "NoSuchSource",
    "NoSuchStatement",
    "NoSuchUser",
    "NotAnArchive",
    "NotAnExport",
    "Queue",
    "Queued",
    "Reading",
    "Review",
    "Reviewed",
    "Role",
    "Snippet",
    "Sought",
    "Source",
    "Standing",
    "User",
    "Users",
    "Version",
    "Wanted",
    "back_up",
    "default_location",
    "export_archive",
    "faults",
    "import_archive",
    "open_archive",
    "roles_from",
]
