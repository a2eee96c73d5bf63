"""The options that the commands of `onrecord review` share."""

from __future__ import annotations

import getpass
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .read import _date

if TYPE_CHECKING:
    from onrecord.archive import Wanted


def _option(name: str, metavar: str, text: str) -> Any:
    return typer.Option(name, metavar=metavar, help=text)


Who = Annotated[
    str | None,
    typer.Option(
        "--who",
        metavar="NAME",
        envvar="ONRECORD_WHO",
        show_envvar=False,
        help="Who reviews; else ONRECORD_WHO, else the name of the system's user.",
    ),
]
Why = Annotated[str | None, _option("--why", "TEXT", "The reason, kept beside it.")]
Set = Annotated[
    list[str] | None,
    _option("--set", "FIELD=VALUE", "What a field is: JSON, words of the text for a span, a name. Repeatable."),
]
Kind = Annotated[str | None, _option("--kind", "KIND", "attribution, act, commitment, figure, effect or meeting only.")]
Subtype = Annotated[str | None, _option("--subtype", "WORD", "Of this sort within its kind only, such as direct.")]
Strength = Annotated[str | None, _option("--strength", "STRENGTH", "Commitments of this strength only.")]
Verdict = Annotated[str | None, _option("--verdict", "VERDICT", "With this verdict only.")]
Rule = Annotated[str | None, _option("--rule", "RULE", "Found by this rule or model only.")]
Statement = Annotated[str | None, _option("--statement", "ID", "In this statement only.")]
Issuer = Annotated[str | None, _option("--issuer", "NAME", "In statements of this issuer only.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", callback=_date, help="Published on this day or later.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", callback=_date, help="Published on this day or earlier.")
]
Surer = Annotated[
    float | None, typer.Option("--surer-than", metavar="P", min=0, max=1, help="With at least this confidence.")
]
Unsurer = Annotated[
    float | None, typer.Option("--less-sure-than", metavar="P", min=0, max=1, help="With less confidence than this.")
]


def wanted_of(**asked: Any) -> Wanted:
    """What the options ask for."""
    from onrecord.archive import Wanted
    from onrecord.record import interval_of

    since, until = asked.pop("since"), asked.pop("until")
    return Wanted(
        since=interval_of(since)[0].isoformat() if since else None,
        until=interval_of(until)[1].isoformat() if until else None,
        **asked,
    )


def reviewer(given: str | None) -> str:
    """Who reviews: as given or named by `ONRECORD_WHO`, else the system's user."""
    if given is not None:
        if not given.strip():
            raise typer.BadParameter("it is empty", param_hint="--who")
        return given
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise typer.BadParameter("the system knows no name of yours: give one", param_hint="--who") from None


def values_of(given: list[str] | None) -> dict[str, Any]:
    """Fields and values of `FIELD=VALUE`; a value that is no JSON is taken as it stands."""
    values: dict[str, Any] = {}
    for each in given or ():
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise typer.BadParameter(f"{each} is not FIELD=VALUE", param_hint="--set")
        try:
            values[name.strip()] = json.loads(value)
        except (ValueError, RecursionError):
            values[name.strip()] = value
    return values
