"""Topics: the policy areas of passages, by the Comparative Agendas Project's major topics."""

from __future__ import annotations

from onrecord.record import Topic

from .parsed import Parsed


def find_topics(parsed: Parsed) -> tuple[Topic, ...]:
    """The topic of each paragraph that has one."""
    del parsed
    return ()
