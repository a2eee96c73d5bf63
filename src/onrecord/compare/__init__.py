"""Two records side by side: which passages tell the same, and what changed between them."""

from .anchor import Anchor, reanchor
from .changes import GRAVITY
from .compare import compare
from .comparison import Change, Comparison, Part, PartKind, Passage, Row, Side, Summary, Text, Undertaking
from .drift import Drift, Seen, Strand, drift

__all__ = [
    "GRAVITY",
    "Anchor",
    "Change",
    "Comparison",
    "Drift",
    "Part",
    "PartKind",
    "Passage",
    "Row",
    "Seen",
    "Side",
    "Strand",
    "Summary",
    "Text",
    "Undertaking",
    "compare",
    "drift",
    "reanchor",
]
