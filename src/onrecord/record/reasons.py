"""Errors as sentences."""

from __future__ import annotations


def plain_reason(error: Exception | str) -> str:
    """The first sentence of an error in one line, without the trimmings of the library that raised it."""
    if isinstance(error, str):
        return " ".join(error.split())
    found = getattr(error, "errors", None)
    if callable(found):
        first = found(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        said = first["msg"].removeprefix("Value error, ")
        return f"its {where} is not valid: {said}" if where else said
    return " ".join(str(error).split()) or type(error).__name__
