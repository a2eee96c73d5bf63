"""Sources: a path, bytes, a stream or an address becomes a Statement."""

from .address import from_address
from .facts import Facts
from .failures import (
    AddressRefused,
    BrokenDocument,
    CannotOpen,
    FetchFailed,
    IsADirectory,
    NeedsPassword,
    NoSuchFile,
    NotADocument,
    NoText,
    TooLarge,
    Unreadable,
)
from .reading import from_bytes, from_path, from_stream, from_text
from .settings import SETTINGS, Limits, Setting

__all__ = [
    "SETTINGS",
    "AddressRefused",
    "BrokenDocument",
    "CannotOpen",
    "Facts",
    "FetchFailed",
    "IsADirectory",
    "Limits",
    "NeedsPassword",
    "NoSuchFile",
    "NoText",
    "NotADocument",
    "Setting",
    "TooLarge",
    "Unreadable",
    "from_address",
    "from_bytes",
    "from_path",
    "from_stream",
    "from_text",
]
