"""`onrecord user`: who may use the web application on an archive."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from .archives import Where, opened
from .options import Rows, lists_rows

if TYPE_CHECKING:
    from onrecord.archive import Role

Name = Annotated[str, typer.Argument(metavar="NAME", help="What reviews are kept under.")]


def add(
    context: typer.Context,
    name: Name,
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="reader, reviewer (reviews too) or admin (adds too).")
    ] = "reader",
    where: Where = None,
) -> None:
    """Let somebody in; the password is asked for, or read from standard input."""
    from onrecord.archive import Users

    chosen, users = _role(role), Users(opened(context, where, create=True))
    users.add(name, chosen, _asked())


@lists_rows
def list_(context: typer.Context, where: Where = None) -> Rows:
    """List who may log in."""
    from onrecord.archive import Users

    columns = ("name", "role", "made_at")
    users = Users(opened(context, where)).all()
    return Rows(columns, ([getattr(each, column) for column in columns] for each in users))


def role(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    where: Where = None,
) -> None:
    """Give somebody another role."""
    from onrecord.archive import Users

    Users(opened(context, where)).change(name, role=_role(role))


def password(context: typer.Context, name: Name, where: Where = None) -> None:
    """Give somebody another password, which logs them out; it is asked for, or read from standard input."""
    from onrecord.archive import NoSuchUser, Users

    archive = opened(context, where)
    users = Users(archive)
    if users.hash_of(name) is None:
        raise NoSuchUser(archive.where, f"it has no user {name}")
    users.change(name, password=_asked())


def remove(context: typer.Context, name: Name, where: Where = None) -> None:
    """Let somebody in no more; what they reviewed stays under their name."""
    from onrecord.archive import Users

    Users(opened(context, where)).remove(name)


def _role(given: str) -> Role:
    from onrecord.archive import ROLES

    for each in ROLES:
        if each == given:
            return each
    raise typer.BadParameter(f"a role is {', '.join(ROLES[:-1])} or {ROLES[-1]}", param_hint="ROLE")


def _asked() -> str:
    """The hash of a password that is typed twice unseen, or the first line of standard input."""
    from onrecord.web import NoPassword, hashed

    if sys.stdin.isatty():
        typed = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        typed = sys.stdin.readline().rstrip("\r\n")
    try:
        return hashed(typed)
    except NoPassword as error:
        raise typer.BadParameter(str(error)[:-1].lower(), param_hint="password") from None


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    family = typer.Typer(no_args_is_help=True, help="Who may use the web application.")
    family.command("add")(add)
    family.command("list")(list_)
    family.command("role")(role)
    family.command("password")(password)
    family.command("remove")(remove)
    app.add_typer(family, name="user")
