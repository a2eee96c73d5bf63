"""A row or a file of the input as a document: the statement it holds, or why it holds none."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import pycountry
from pydantic import ValidationError

from onrecord.record import Loss, Statement, interval_of
from onrecord.sources import Facts, Unreadable, from_bytes, from_text

from .columns import FACTS, Columns, columns_of
from .opening import opened
from .rows import Broken, Raw

_DAY = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ].*)?")
# The replacement character, controls that no text has, and overrides of the direction of print.
_DAMAGED = re.compile(r"[\ufffd\x00-\x08\x0e-\x1f\u202d\u202e]")
_CODE = re.compile(r"[a-z]{2}")
_LONGEST_RAW = 100_000

Asked = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of the input.

    Attributes:
        place: Where it stands in the input: number of the file and number of the row, such as `0:17`.
        id: The id it came with.
        statement: The statement, or None where there is none; then `error` says why.
        source: The file it came from, or the address in its row.
        extra: What else its row says.
        raw: The beginning of what could not be made a statement.
    """

    place: str
    id: str | None = None
    statement: Statement | None = None
    error: str | None = None
    source: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)
    raw: str | None = None


class _NotAStatement(ValueError):
    """The row holds no statement."""


def document(file: int, name: str, raw: Raw, given: Mapping[str, str | None], asked: Asked = ()) -> Document:
    """Make a document of a row or file.

    Args:
        file: Number of the file in the input.
        name: Name of the file.
        raw: The row.
        given: Facts that stand above the row's own.
        asked: (fact, column) pairs that stand above the vocabulary of column names.
    """
    place = f"{file}:{raw.row}"
    name = _clean(name) or name
    if isinstance(raw.held, Broken):
        return Document(place, error=raw.held.reason, source=name)
    if isinstance(raw.held, str):
        return _of_file(place, raw.held, given)
    cells: Mapping[str, object] = {}
    try:
        cells = _object(raw.held) if isinstance(raw.held, bytes) else _sound(raw.held)
        return _of_cells(place, name, cells, given, columns_of(cells, asked))
    except (ValueError, ValidationError) as error:
        named = cells.get(columns_of(cells, asked).of.get("id", ""))
        return Document(place, id=_clean(_word(named)), error=_reason(error), source=name, raw=_beginning(raw.held))


def _of_file(place: str, path: str, given: Mapping[str, str | None]) -> Document:
    try:
        with opened(path) as file:
            data = file.read()
        statement = from_bytes(data, Facts(**given), name=path)
    except Unreadable as error:
        return Document(place, error=error.reason, source=_clean(path))
    except (OSError, ValueError) as error:
        return Document(place, error=_reason(error), source=_clean(path))
    return Document(place, statement=statement, source=_clean(path))


def _of_cells(
    place: str, name: str, cells: Mapping[str, object], given: Mapping[str, str | None], columns: Columns
) -> Document:
    text = cells.get(columns.of.get("text", ""))
    if not isinstance(text, str):
        raise _NotAStatement("it has no text")
    if not text.strip():
        raise _NotAStatement("its text is empty")
    facts: dict[str, str | None] = {}
    losses: list[Loss] = []
    for fact in FACTS:
        said = given.get(fact) or cells.get(columns.of.get(fact, ""))
        facts[fact] = _fact(fact, said)
        if said not in (None, "") and facts[fact] is None:
            losses.append(Loss(stage=f"bulk.{fact}", reason=f"its {fact} is not understood: {str(said)[:80]!r}"))
    statement = from_text(text, Facts(**facts), source=_word(cells.get(columns.of.get("source", ""))))
    try:
        json.dumps(dict(cells), ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeEncodeError:
        raise _NotAStatement("it holds half a surrogate pair beside its text") from None
    if damaged := sorted(set(_DAMAGED.findall(text))):
        named = ", ".join(f"U+{ord(char):04X}" for char in damaged)
        first = _DAMAGED.search(text)
        span = statement.span(*first.span()) if first else None
        losses.append(Loss(span=span, stage="bulk.text", reason=f"its text holds signs of damage, first here: {named}"))
    if losses:
        statement = statement.model_copy(update={"losses": (*statement.losses, *losses)})
    used = set(columns.of.values())
    extra = {key: value for key, value in cells.items() if key not in used and value not in (None, "")}
    found = _word(cells.get(columns.of.get("id", "")))
    return Document(place, id=found, statement=statement, source=statement.source or name, extra=extra)


def _object(line: bytes) -> Mapping[str, object]:
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        said = f"it is not JSON: {error.msg} at character {error.pos}" if line.strip() else "it is blank"
        raise _NotAStatement(said) from None
    except UnicodeDecodeError:
        raise _NotAStatement("it is not UTF-8") from None
    except RecursionError:
        raise _NotAStatement("its JSON is nested too deep") from None
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise _NotAStatement("it holds a number that is too long") from None
    if not isinstance(data, dict):
        raise _NotAStatement("it is not a JSON object")
    return data


def _sound(cells: Mapping[str, object]) -> Mapping[str, object]:
    if any(isinstance(cell, str) and not cell.isascii() and _undecoded(cell) for cell in cells.values()):
        raise _NotAStatement("it is not UTF-8")
    return cells


def _undecoded(cell: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in cell)


def _fact(fact: str, said: object) -> str | None:
    """The fact as a statement holds it, or None where it is not understood."""
    if isinstance(said, date):  # a datetime too
        return said.isoformat()[:10]
    word = _word(said)
    if not word:
        return None
    if fact == "published":
        found = _DAY.fullmatch(word.strip())
        try:
            return found[1] if found and interval_of(found[1]) else None
        except ValueError:
            return None
    if fact == "language":
        return _language(word.strip())
    return _state(word) if fact == "issuer" else word


@lru_cache(maxsize=1024)
def _language(word: str) -> str | None:
    """ISO 639-1 of a language's code or English name."""
    if _CODE.fullmatch(word):
        return word
    try:
        return getattr(pycountry.languages.lookup(word), "alpha_2", None)
    except LookupError:
        return None


@lru_cache(maxsize=1024)
def _state(word: str) -> str:
    """ISO 3166-1 alpha-3 where the words are a state's name, else the words themselves."""
    try:
        found: str = pycountry.countries.lookup(word).alpha_3
    except LookupError:
        return word
    return found if len(word) > 3 else word


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else str(value) if isinstance(value, int | float) else None


def _clean(text: str | None) -> str | None:
    """The text with what UTF-8 cannot hold written as an escape, as in names of files that are not UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8") if text else text


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
    return _clean(" ".join(str(error).split())) or type(error).__name__


def _beginning(held: bytes | Mapping[str, object]) -> str:
    if isinstance(held, bytes):
        return held[:_LONGEST_RAW].decode("utf-8", errors="backslashreplace")
    words = json.dumps(dict(held), ensure_ascii=True, default=str)
    return words[:_LONGEST_RAW]
