"""What can keep an archive from doing what it was asked: one exception a fact, one sentence each."""

from __future__ import annotations


class ArchiveUnusable(Exception):
    """An archive that cannot do what was asked; its text is one sentence saying why."""

    def __init__(self, archive: str, reason: str) -> None:
        super().__init__(f"{archive}: {reason}")
        self.archive = archive
        self.reason = reason


class NoSuchArchive(ArchiveUnusable):
    """There is no archive at the path or address."""


class CannotOpenArchive(ArchiveUnusable):
    """The system or the server does not let us in."""


class NotAnArchive(ArchiveUnusable):
    """What is there is something else."""


class ArchiveTooNew(ArchiveUnusable):
    """A newer version of onrecord made it or has migrated it."""


class ArchiveLocked(ArchiveUnusable):
    """Another process kept writing for longer than we wait."""


class ArchiveReadOnly(ArchiveUnusable):
    """It may be read but not written."""


class ArchiveDamaged(ArchiveUnusable):
    """The file is not what the database wrote."""


class DiskFull(ArchiveUnusable):
    """There is no room for what was to be kept; nothing of it was."""


class CannotKeep(ArchiveUnusable):
    """What was to be added contradicts itself or what is kept."""


class NotAnExport(ArchiveUnusable):
    """What was to be imported is something else, or damaged."""


class NoBackup(ArchiveUnusable):
    """There is nothing a backup can be made of so, or no room for it."""


class NoSuchStatement(ArchiveUnusable):
    """No statement has this id."""


class NoSuchFinding(ArchiveUnusable):
    """No finding has this key."""


class NoSuchActor(ArchiveUnusable):
    """No actor has this key or this name."""


class NoSuchUser(ArchiveUnusable):
    """Nobody has this name."""


class DecisionsInTheWay(ArchiveUnusable):
    """A decision on two actors contradicts what others come to, which are in `decisions`."""

    def __init__(self, archive: str, reason: str, decisions: tuple[object, ...] = ()) -> None:
        super().__init__(archive, reason)
        self.decisions = decisions


class NoSuchSource(ArchiveUnusable):
    """No original bytes have this hash."""
