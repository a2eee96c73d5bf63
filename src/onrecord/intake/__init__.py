"""Intake: documents and lines on their way through source and reading into an archive."""

from .adding import Intake, Outcome
from .checking import check_kept
from .documents import Document, documents, lines
from .places import Place, address_of, places
from .rereading import reread

__all__ = [
    "Document",
    "Intake",
    "Outcome",
    "Place",
    "address_of",
    "check_kept",
    "documents",
    "lines",
    "places",
    "reread",
]
