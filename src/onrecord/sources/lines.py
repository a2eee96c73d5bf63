"""Statements as JSON lines: `{"id", "text", "title"?, "issuer"?, "published"?, "language"?, "kind"?}`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from onrecord.record import Statement, plain_reason

from .facts import Facts
from .failures import Unreadable
from .reading import from_text

_FACTS = ("title", "issuer", "published", "language", "kind")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the input: the statement it holds, or why it holds none."""

    id: str | None
    statement: Statement | None = None
    error: str | None = None


def from_line(number: int, raw: bytes, given: Mapping[str, str | None]) -> Line:
    """The statement of one line of JSON.

    Args:
        number: The line's number, for the message.
        raw: The line.
        given: Facts that stand above those of the line.
    """
    name: str | None = None
    try:
        data = json.loads(raw)
        if not isinstance(data, dict):
            raise _NotAStatement("it is not a JSON object")
        name = _name(data.get("id"))
        text = data.get("text")
        if not isinstance(text, str):
            raise _NotAStatement("it has no text")
        facts = {key: given.get(key) or _fact(data, key) for key in _FACTS}
        return Line(name, from_text(text, Facts(**facts)))
    except _NotAStatement as error:
        reason = str(error)
    except json.JSONDecodeError as error:
        reason = f"it is not JSON: {error.msg} at character {error.pos}" if raw.strip() else "it is blank"
    except UnicodeDecodeError:
        reason = "it is not UTF-8"
    except RecursionError:
        reason = "its JSON is nested too deep"
    except (Unreadable, ValidationError, ValueError) as error:
        reason = plain_reason(error)
    return Line(name, error=f"line {number}: {reason}")


class _NotAStatement(ValueError):
    """The line holds no statement."""


def _name(value: object) -> str | None:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else None


def _fact(data: dict[str, object], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise _NotAStatement(f"its {key} is not a string")
    return value or None
