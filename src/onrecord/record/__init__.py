"""The record's types. This room knows nothing of any other."""

from .findings import (
    Act,
    Actor,
    Attribution,
    Commitment,
    Dated,
    Deadline,
    Effect,
    Figure,
    Force,
    Level,
    LimitKind,
    Loss,
    Meeting,
    MeetingDate,
    Programme,
    Strength,
    Time,
    Topic,
)
from .reasons import plain_reason
from .record import ReaderInfo, Record
from .span import Span, quote_of
from .statement import Fact, Page, Statement, id_of, interval_of

__all__ = [
    "Act",
    "Actor",
    "Attribution",
    "Commitment",
    "Dated",
    "Deadline",
    "Effect",
    "Fact",
    "Figure",
    "Force",
    "Level",
    "LimitKind",
    "Loss",
    "Meeting",
    "MeetingDate",
    "Page",
    "Programme",
    "ReaderInfo",
    "Record",
    "Span",
    "Statement",
    "Strength",
    "Time",
    "Topic",
    "id_of",
    "interval_of",
    "plain_reason",
    "quote_of",
]
