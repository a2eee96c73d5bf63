"""What a format gives before facts are settled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.record import Loss, Page

EMPTY: Mapping[str, str] = {}


@dataclass(frozen=True)
class Draft:
    """The text of a document with what its format says about it.

    Attributes:
        text: The statement's text.
        metadata: What the document says about itself outside its text, by raw name: title, date, language, kind,
            issuer, site (a publisher's name) and address (where it was published).
        heading: A heading the format marks as the document's title inside the text.
        pages: Where each page lies in the text.
        losses: What could not be read.
    """

    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    heading: str | None = None
    pages: tuple[Page, ...] = ()
    losses: tuple[Loss, ...] = ()
