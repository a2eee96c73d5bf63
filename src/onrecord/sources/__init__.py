"""Sources: a path, bytes, a stream or an address becomes a Statement."""

from .address import from_address, original_fetched
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
from .feeds import feed_addresses, is_feed
from .lines import Line, from_line
from .originals import STANDARD_INPUT, Original, original_at, original_from, statement_in
from .reading import from_bytes, from_path, from_stream, from_text
from .settings import SETTINGS, Limits, Setting

__all__ = [
    "SETTINGS",
    "STANDARD_INPUT",
    "AddressRefused",
    "BrokenDocument",
    "CannotOpen",
    "Facts",
    "FetchFailed",
    "IsADirectory",
    "Limits",
    "Line",
    "NeedsPassword",
    "NoSuchFile",
    "NoText",
    "NotADocument",
    "Original",
    "Setting",
    "TooLarge",
    "Unreadable",
    "feed_addresses",
    "from_address",
    "from_bytes",
    "from_line",
    "from_path",
    "from_stream",
    "from_text",
    "is_feed",
    "original_at",
    "original_fetched",
    "original_from",
    "statement_in",
]
