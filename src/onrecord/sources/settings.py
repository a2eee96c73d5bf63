"""The limits a source is read under."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Setting:
    """One limit: its name, its default and what it does."""

    name: str
    default: int | float
    help: str


@dataclass(frozen=True)
class Limits:
    """How much of a source is read before it is refused; `SETTINGS` explains each."""

    bytes: int = field(
        default=64 * _MEGABYTE, metadata={"help": "Largest file, standard input or download read, in bytes."}
    )
    unpacked_bytes: int = field(
        default=256 * _MEGABYTE,
        metadata={"help": "Most bytes a packed document (DOCX) or a compressed download may unpack to."},
    )
    pages: int = field(default=2000, metadata={"help": "Most pages of a PDF."})
    seconds: float = field(
        default=30.0, metadata={"help": "Longest time to fetch an address, all redirects together, in seconds."}
    )
    redirects: int = field(default=5, metadata={"help": "Most redirects followed when an address is fetched."})


SETTINGS = tuple(
    Setting(name=one.name, default=one.default, help=one.metadata["help"])  # type: ignore[arg-type]
    for one in fields(Limits)
)
DEFAULT_LIMITS = Limits()
