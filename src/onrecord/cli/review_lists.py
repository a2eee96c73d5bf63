"""What was reviewed, as lists: side by side, as it was said, from version to version, by two people."""

from __future__ import annotations

from typing import Annotated

import typer

from .archives import Where, opened
from .options import Rows, lists_rows


@lists_rows
def show(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="The id of the statement.")],
    where: Where = None,
) -> Rows:
    """List a statement's findings as the machine reads them and as people have them, side by side."""
    rows = (
        (row.finding, row.kind, row.standing, row.quote, row.differs, row.found, row.why, row.machine, row.people)
        for row in opened(context, where).reviewed(statement)
    )
    return Rows(("finding", "kind", "standing", "quote", "differs", "found", "why", "machine", "people"), rows)


@lists_rows
def history(
    context: typer.Context,
    of: Annotated[str, typer.Argument(metavar="ID", help="The key of a finding or the id of a statement.")],
    where: Where = None,
) -> Rows:
    """List all that was said of a finding or of a statement's findings, the first first."""
    rows = (
        (each.made_at, each.finding, each.action, each.who, each.why, each.undone, each.body.get("outcome"))
        for each in opened(context, where).reviews(of)
    )
    return Rows(("made_at", "finding", "action", "who", "why", "undone", "outcome"), rows)


@lists_rows
def changes(
    context: typer.Context,
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="Where the statement stands.")],
    earlier: Annotated[int | None, typer.Option("--from", metavar="N", min=1, help="Else the one before.")] = None,
    later: Annotated[int | None, typer.Option("--to", metavar="N", min=1, help="Else the latest version.")] = None,
    where: Where = None,
) -> Rows:
    """List what became of each finding from one version under an address to another."""
    archive = opened(context, where)
    latest = len(archive.versions(address))
    later = later or latest or 1
    rows = (
        (each.outcome, each.kind, each.quote, each.later_quote, each.standing, each.later_standing, each.finding)
        for each in archive.changes_between(address, earlier or max(1, later - 1), later)
    )
    return Rows(("outcome", "kind", "quote", "later_quote", "standing", "later_standing", "finding"), rows)


@lists_rows
def agreement(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="NAME", help="A reviewer.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
    where: Where = None,
) -> Rows:
    """Tell how far two reviewers agree on what both judged: over all kinds, then kind by kind."""
    rows = (
        (
            each.kind or "all",
            each.judged,
            each.same,
            _rounded(each.percent),
            _rounded(each.percent_interval),
            _rounded(each.kappa),
            _rounded(each.kappa_interval),
            _rounded(each.alpha),
            _rounded(each.alpha_interval),
        )
        for each in opened(context, where).agreement(one, other)
    )
    columns = ("judged", "same", "share", "share_95", "kappa", "kappa_95", "alpha", "alpha_95")
    return Rows(("kind", *columns), rows)


def _rounded(value: float | tuple[float, float] | None) -> float | list[float] | None:
    if isinstance(value, tuple):
        return [round(end, 3) for end in value]
    return None if value is None else round(value, 3)
