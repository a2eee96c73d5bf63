"""`onrecord review`: people look at what the machine found."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .archives import Where, opened
from .failures import say
from .kept import After, Every, Limit
from .options import Rows, lists_rows
from .output import printable
from .review_lists import agreement, changes, history, show
from .review_options import (
    Issuer,
    Kind,
    Rule,
    Since,
    Statement,
    Strength,
    Subtype,
    Surer,
    Unsurer,
    Until,
    Verdict,
    Who,
    Why,
    reviewer,
    wanted_of,
)
from .review_saying import accept, add, comment, correct, done, reject, undo

if TYPE_CHECKING:
    from onrecord.archive import Archive, Wanted

QUEUE = (
    "finding",
    "kind",
    "standing",
    "priority",
    "confidence",
    "verdict",
    "strength",
    "quote",
    "issuer",
    "published",
    "statement",
    "why",
)
_LONGEST = 200


@lists_rows
def queue(
    context: typer.Context,
    kind: Kind = None,
    subtype: Subtype = None,
    strength: Strength = None,
    verdict: Verdict = None,
    rule: Rule = None,
    statement: Statement = None,
    issuer: Issuer = None,
    since: Since = None,
    until: Until = None,
    surer_than: Surer = None,
    less_sure_than: Unsurer = None,
    limit: Limit = 50,
    after: After = None,
    every: Every = False,
    where: Where = None,
) -> Rows:
    """List the findings to look at: those opened again, then by doubt times importance."""
    if context.invoked_subcommand is not None:
        return Rows((), (), _tell)  # the command within does the work
    wanted = wanted_of(
        kind=kind,
        subtype=subtype,
        strength=strength,
        verdict=verdict,
        rule=rule,
        statement=statement,
        issuer=issuer,
        since=since,
        until=until,
        surer_than=surer_than,
        less_sure_than=less_sure_than,
    )
    return Rows(QUEUE, _pages(opened(context, where), wanted, after, limit, every), _tell)


def _tell(row: Sequence[object]) -> None:
    """Print a finding of the queue in two lines."""
    from onrecord.export.words import one_line, shortened  # not needed for --help

    told = dict(zip(QUEUE, row, strict=True))
    facts = (told[name] for name in ("kind", "strength", "verdict", "standing", "issuer", "published"))
    typer.echo(printable(f"{told['finding']}  {' · '.join(str(fact) for fact in facts if fact)}"))
    typer.echo(printable(f"    “{shortened(one_line(str(told['quote'])), _LONGEST)}”"))


def _pages(archive: Archive, wanted: Wanted, after: str | None, limit: int, every: bool) -> Iterator[list[object]]:
    while True:
        try:
            page = archive.queue(wanted, after=after, limit=limit)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--after") from None
        yield from ([getattr(row, name) for name in QUEUE] for row in page.rows)
        after = page.next
        if after is None:
            return
        if not every:
            say(f"onrecord: there are more: --after {after}")
            return


def next_(
    context: typer.Context,
    kind: Kind = None,
    strength: Strength = None,
    verdict: Verdict = None,
    statement: Statement = None,
    issuer: Issuer = None,
    who: Who = None,
    where: Where = None,
) -> None:
    """Show the next finding in its text; on a terminal one after another, each judged with one key.

    a accept, x reject, e correct, s skip, u undo the last, q quit.
    """
    from onrecord.archive import Wanted

    from .judging import judge_one_by_one, show_next
    from .output import console

    wanted = Wanted(kind=kind, strength=strength, verdict=verdict, statement=statement, issuer=issuer)
    archive = opened(context, where)
    if sys.stdin.isatty() and sys.stdout.isatty():
        judge_one_by_one(archive, wanted, reviewer(who), console())
    else:
        show_next(archive, wanted, console())


@lists_rows
def bulk(
    context: typer.Context,
    action: Annotated[Literal["accept", "reject"], typer.Argument(metavar="ACTION", help="accept or reject.")],
    kind: Kind = None,
    subtype: Subtype = None,
    strength: Strength = None,
    verdict: Verdict = None,
    rule: Rule = None,
    statement: Statement = None,
    issuer: Issuer = None,
    since: Since = None,
    until: Until = None,
    surer_than: Surer = None,
    less_sure_than: Unsurer = None,
    limit: Annotated[
        int | None, typer.Option("--limit", metavar="N", min=1, help="No more than this many, the first of the queue.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The whole queue, where nothing narrows it down.")] = False,
    why: Why = None,
    who: Who = None,
    where: Where = None,
) -> Rows:
    """Judge all that the queue holds of what is asked for, in one go, and list what was done."""
    asked = {
        "kind": kind,
        "subtype": subtype,
        "strength": strength,
        "verdict": verdict,
        "rule": rule,
        "statement": statement,
        "issuer": issuer,
        "since": since,
        "until": until,
        "surer_than": surer_than,
        "less_sure_than": less_sure_than,
    }
    if not every and all(value is None for value in asked.values()):
        raise typer.BadParameter("say which findings, or --all")
    archive, name = opened(context, where), reviewer(who)
    return done(archive.review_all(action, wanted_of(**asked), who=name, why=why, limit=limit))


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    group = typer.Typer(no_args_is_help=False, rich_markup_mode=None)
    group.callback(invoke_without_command=True)(queue)
    group.command("next")(next_)
    for command in (accept, reject, correct, add, comment, undo, bulk, show, history, changes, agreement):
        group.command()(command)
    app.add_typer(group, name="review")
