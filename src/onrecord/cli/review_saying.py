"""What a person says of single findings: accept, reject, correct, add, comment, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .archives import Where, opened
from .options import Rows, lists_rows
from .review_options import Set, Who, Why, reviewer, values_of

if TYPE_CHECKING:
    from onrecord.archive import Review

DONE = ("finding", "action", "who", "made_at", "why", "quote", "statement")
Key = Annotated[str, typer.Argument(metavar="FINDING", help="The key of a finding, as the queue lists it.")]
Keys = Annotated[list[str], typer.Argument(metavar="FINDING...", help="Keys of findings, as the queue lists them.")]


@lists_rows
def accept(context: typer.Context, keys: Keys, why: Why = None, who: Who = None, where: Where = None) -> Rows:
    """Say that the machine is right."""
    archive, name = opened(context, where), reviewer(who)
    return done([archive.review(key, "accept", who=name, why=why) for key in keys])


@lists_rows
def reject(context: typer.Context, keys: Keys, why: Why = None, who: Who = None, where: Where = None) -> Rows:
    """Say that there is no such finding."""
    archive, name = opened(context, where), reviewer(who)
    return done([archive.review(key, "reject", who=name, why=why) for key in keys])


@lists_rows
def correct(
    context: typer.Context, key: Key, given: Set = None, why: Why = None, who: Who = None, where: Where = None
) -> Rows:
    """Say what a finding should be; what the machine read stays beside it."""
    values = values_of(given)
    if not values:
        raise typer.BadParameter("say what is otherwise", param_hint="--set")
    return done([opened(context, where).review(key, "correct", who=reviewer(who), why=why, values=values)])


@lists_rows
def add(
    context: typer.Context,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT", help="The id of the statement.")],
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="attribution, act, commitment, figure, effect or meeting.")
    ],
    given: Set = None,
    why: Why = None,
    who: Who = None,
    where: Where = None,
) -> Rows:
    """Add a finding that the machine missed."""
    archive = opened(context, where)
    return done([archive.add_finding(statement, kind, values_of(given), who=reviewer(who), why=why)])


@lists_rows
def comment(
    context: typer.Context,
    key: Key,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say.")],
    who: Who = None,
    where: Where = None,
) -> Rows:
    """Say something of a finding without judging it."""
    return done([opened(context, where).review(key, "comment", who=reviewer(who), why=text)])


@lists_rows
def undo(context: typer.Context, keys: Keys, why: Why = None, who: Who = None, where: Where = None) -> Rows:
    """Take back the last that was said of a finding; it stays on record as taken back."""
    archive, name = opened(context, where), reviewer(who)
    return done([archive.review(key, "undo", who=name, why=why) for key in keys])


def done(reviews: list[Review]) -> Rows:
    """What was said, as rows."""
    said = (
        (
            each.finding,
            each.action,
            each.who,
            each.made_at,
            each.why,
            each.content.quote if each.content else None,
            each.statement,
        )
        for each in reviews
    )
    return Rows(DONE, said)
