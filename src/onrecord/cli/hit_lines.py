"""What a search or a question found, told to people: a few lines for each, the words looked for in bold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from .output import console, printable

if TYPE_CHECKING:
    from rich.text import Text

_LONGEST = 300


def told_hit(columns: Sequence[str]) -> Callable[[Sequence[object]], None]:
    """What prints a statement that was found: its head, the passage that fits best, its findings."""
    out = console()

    def tell(row: Sequence[object]) -> None:
        from rich.text import Text

        from onrecord.export.words import one_line, shortened

        found: dict[str, Any] = dict(zip(columns, row, strict=True))
        out.print(Text(_head(found, one_line(found["title"] or "(without a title)")), "bold"), soft_wrap=True)
        if found["snippet"]:
            out.print(Text("    ").append_text(_passage(found)), soft_wrap=True)
        for each in found["findings"]:
            out.print(Text(f"    {printable(shortened(one_line(each), _LONGEST))}"), soft_wrap=True)
        out.print(Text(_foot(found["id"], found["address"]), "dim"), soft_wrap=True)

    return tell


def told_finding(columns: Sequence[str]) -> Callable[[Sequence[object]], None]:
    """What prints a finding: what it is, its words, its statement."""
    out = console()

    def tell(row: Sequence[object]) -> None:
        from rich.text import Text

        from onrecord.export.words import one_line, shortened

        found: dict[str, Any] = dict(zip(columns, row, strict=True))
        out.print(Text(_head(found, _facts(found)), "bold"), soft_wrap=True)
        out.print(Text(f"    “{printable(shortened(one_line(found['quote']), _LONGEST))}”"), soft_wrap=True)
        about = " · ".join(each for each in (*found["actors"], one_line(found["title"] or "")) if each)
        if about:
            out.print(Text(f"    {printable(about)}"), soft_wrap=True)
        out.print(Text(_foot(found["key"], f"in {found['statement']}", found["address"]), "dim"), soft_wrap=True)

    return tell


def _head(found: dict[str, Any], last: str) -> str:
    named = (found["published"] or "undated", found["issuer"], last)
    return printable(" · ".join(each for each in named if each))


def _foot(*parts: str | None) -> str:
    return "    " + printable("  ".join(part for part in parts if part))


def _passage(found: dict[str, Any]) -> Text:
    """The passage on one line, with what was looked for in bold."""
    from rich.text import Text

    passage, start = found["snippet"], found["start"]
    made = Text(printable(passage.replace("\n", " ").replace("\r", " ").replace("\t", " ")))
    for first, last in found["highlights"]:
        made.stylize("bold", first - start, last - start)
    return made


def _facts(found: dict[str, Any]) -> str:
    """What kind of finding it is, in words."""
    said = [found.get(name) for name in ("strength", "subtype")]
    said += [name for name in ("reaffirmed", "negated") if found.get(name)]
    said += [_quantity(found), _days(found.get("first_day"), found.get("last_day")), found.get("verdict")]
    return ", ".join(str(each) for each in said if each)


def _quantity(found: dict[str, Any]) -> str:
    ends = [found[name] for name in ("value", "low", "high") if found.get(name) is not None]
    if not ends:
        return ""
    return " ".join(part for part in (" to ".join(f"{end:,.15g}" for end in ends), found.get("unit")) if part)


def _days(first: str | None, last: str | None) -> str:
    if first == last:
        return first or ""
    return f"by {last}" if first is None else f"{first} to {last or '…'}"
