"""The words of a row, cut where they differ from the other side."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.compare import Row

from .page_marks import shown

# What the empty slot says where one side lacks what the other has; mere wording leaves it blank.
_MISSING = {
    "negation": "no negation here",
    "figure": "no figure here",
    "period": "no date here",
    "strength": "no such word here",
    "condition": "no condition here",
    "deadline": "no deadline here",
    "parties": "not named here",
    "programme": "not named here",
    "wording": "",
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words and the kind of part they belong to.

    `role` is `slot`, `in` (put in), `out` (taken out), `gap` (a blank beside what was taken out), `lead` (before the
    passage) or empty.
    """

    text: str
    kind: str = ""
    role: str = ""


def runs_of(row: Row, side: str, lead: str = "") -> tuple[Run, ...]:
    """The passage of one side: what is the same, what differs, and a slot where it lacks what the other side has.

    Args:
        row: A row of a comparison.
        side: `a` or `b`.
        lead: Characters before the passage that belong to no passage.
    """
    passage = row.a if side == "a" else row.b
    if passage is None:
        return ()
    runs = [Run(shown(lead) + " ", role="lead")] if lead else []
    at = passage.start

    def until(end: int) -> None:
        nonlocal at
        if end > at:
            runs.append(Run(shown(passage.quote[at - passage.start : end - passage.start])))
            at = end

    for part in row.parts:
        held = part.a if side == "a" else part.b
        if held:
            until(held.start)
            runs.append(Run(shown(held.quote), part.kind))
            at = held.end
        elif part.at is not None:
            until(part.at)
            runs.append(Run(_MISSING[part.kind], part.kind, "slot"))
    until(passage.end)
    return tuple(runs)


def redline(row: Row, text_b: str) -> tuple[Run, ...]:
    """Both sides as one: the words of B, with those of A struck out where they were replaced."""
    if row.a is None or row.b is None:
        only = row.a or row.b
        return (Run(shown(only.quote), role="out" if row.a else "in"),) if only else ()
    runs: list[Run] = []
    at = row.b.start
    for part in row.parts:
        here = part.b.start if part.b else part.at or at
        if here > at:
            runs.append(Run(shown(text_b[at:here])))
        at = max(at, part.b.end if part.b else here)
        if part.a:
            if runs and not runs[-1].text[-1:].isspace():
                runs.append(Run(" ", role="gap"))
            runs.append(Run(shown(part.a.quote), part.kind, "out"))
            if part.b or text_b[at : at + 1].isalnum():
                runs.append(Run(" ", role="gap"))
        if part.b:
            runs.append(Run(shown(part.b.quote), part.kind, "in"))
    if at < row.b.end:
        runs.append(Run(shown(text_b[at : row.b.end])))
    return tuple(runs)
