"""What can keep a source from becoming a statement: one exception a fact, one sentence each."""

from __future__ import annotations


class Unreadable(Exception):
    """A source that gives no statement; its text is one sentence saying why."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class NoSuchFile(Unreadable):
    """There is nothing at the path."""


class IsADirectory(Unreadable):
    """The path is a folder."""


class CannotOpen(Unreadable):
    """The system does not let us read the file."""


class TooLarge(Unreadable):
    """More bytes, unpacked bytes or pages than the limits allow."""


class NeedsPassword(Unreadable):
    """The document is locked with a password."""


class NotADocument(Unreadable):
    """The bytes are of a kind that is not read here: an image, an archive, a program."""


class BrokenDocument(Unreadable):
    """The bytes begin like a document but are cut off or damaged."""


class NoText(Unreadable):
    """The document holds no text: empty, a scan, or a page made by scripts."""


class AddressRefused(Unreadable):
    """The address is not http(s), or its host is not on the public network."""


class FetchFailed(Unreadable):
    """The address could not be fetched: no answer, an error, too slow, too many redirects."""
