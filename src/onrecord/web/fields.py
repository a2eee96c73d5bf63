"""The fields of a finding that a form can hold: those with choices, numbers, marks and short words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin

from onrecord.record import Act, Attribution, Commitment, Effect, Figure, Meeting

_SIMPLE: MappingProxyType[type[Any], tuple[str, ...]] = MappingProxyType(
    {
        Commitment: ("strength", "reaffirmed", "negated"),
        Figure: ("value", "low", "high", "unit", "bound"),
        Attribution: ("kind", "speaker"),
        Effect: ("direction",),
        Act: ("force",),
        Meeting: ("place", "format"),
    }
)
# What a person can add by selecting words alone, and which fields then hold them.
BY_SELECTION = MappingProxyType(
    {"commitment": ("span", "action"), "figure": ("span",), "attribution": ("content",)},
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its choices, where there are some, else what it takes."""

    name: str
    takes: Literal["choice", "actor", "mark", "number", "words"]
    choices: tuple[str, ...] = ()


def fields() -> dict[str, tuple[Field, ...]]:
    """The fields of each kind of finding, as the record's types have them."""
    return {made.__name__.lower(): tuple(_field(made, name) for name in names) for made, names in _SIMPLE.items()}


def _field(made: type[Any], name: str) -> Field:
    annotation = made.model_fields[name].annotation
    if get_origin(annotation) is Literal:
        return Field(name, "choice", tuple(str(each) for each in get_args(annotation)))
    if name == "speaker":
        return Field(name, "actor")
    inner = get_args(annotation) or (annotation,)
    return Field(name, "mark" if bool in inner else "number" if float in inner else "words")
