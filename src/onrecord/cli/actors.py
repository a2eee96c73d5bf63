"""`onrecord actors`, `onrecord same`: who is named in an archive, and who of them are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from .archives import Where, opened
from .options import Rows, lists_rows
from .review_options import Who, Why, reviewer

if TYPE_CHECKING:
    from onrecord.archive import Decision, Judgement

Most = Annotated[int, typer.Option("--limit", metavar="N", min=1, max=10_000, help="How many rows.")]
DECIDED = ("id", "judgement", "one", "other", "one_key", "other_key", "who", "made_at", "why")


@lists_rows
def actors(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only whose name holds this.")] = None,
    each_one: Annotated[
        bool, typer.Option("--each", help="List actors, with their keys; those that are one are one row.")
    ] = False,
    maybe: Annotated[
        bool, typer.Option("--maybe-same", help="List names that may mean one actor and were not decided on.")
    ] = False,
    limit: Most = 50,
    where: Where = None,
) -> Rows:
    """List by which names the statements of an archive call actors, those in most statements first."""
    archive = opened(context, where)
    if maybe:
        return _rows(("one", "other", "type", "reason", "likeness", "actors"), archive.candidates(name, limit=limit))
    if each_one:
        return _rows(("key", "name", "type", "iso", "statements", "one_of"), archive.actors(name, limit=limit))
    return _rows(("name", "type", "iso", "statements", "actors"), archive.names(name, limit=limit))


@lists_rows
def same(
    context: typer.Context,
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name, or the key of an actor.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another, or the same name.")],
    no: Annotated[bool, typer.Option("--not", help="They are not one.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="It cannot be told.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was decided of them.")] = False,
    kind: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="person, state, organisation or group only."),
    ] = None,
    why: Why = None,
    who: Who = None,
    where: Where = None,
) -> Rows:
    """Decide that all actors of two names, or two actors by their keys, are one."""
    if sum((no, unsure, undo)) > 1:
        raise typer.BadParameter("give one of --not, --unsure and --undo")
    archive = opened(context, where)
    judgement: Judgement = "negative" if no else "unsure" if unsure else "undone" if undo else "positive"
    made = archive.decide_names(one, other, judgement, who=reviewer(who), why=why, kind=kind)
    return Rows(DECIDED, map(_decided, made))


@lists_rows
def decisions(
    context: typer.Context,
    key: Annotated[str | None, typer.Argument(metavar="KEY", help="Only those on this actor.")] = None,
    where: Where = None,
) -> Rows:
    """List what was decided of actors being one, the first first."""
    return Rows(DECIDED, map(_decided, opened(context, where).decisions(key)))


def _decided(made: Decision) -> tuple[object, ...]:
    names = [made.body.get(side, {}).get("name") for side in ("one", "other")]
    return (made.id, made.judgement, *names, made.one, made.other, made.who, made.made_at, made.why)


def _rows(columns: Sequence[str], found: Iterable[object]) -> Rows:
    return Rows(columns, ([getattr(each, column) for column in columns] for each in found))


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command()(actors)
    app.command()(same)
    app.command()(decisions)
