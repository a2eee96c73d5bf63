"""Figures on NewsQuant (Almasian, Kazakova, Göldner and Gertz, EMNLP 2023), in that set's own dialect.

The set counts three things that a record holds elsewhere or leaves out on purpose: lengths of time that only tell when
("the last three months": the record's times), "one of the ..." and small counts of what is at hand ("the two sides").
They are read off the record's times and text here, by one rule each.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from onrecord.reading import Reader
from onrecord.record import Figure, Record, Time

from .data import Row, predictions, read_rows, rows, run_scorer

DIALECT = json.loads((Path(__file__).parent / "newsquant_dialect.json").read_text(encoding="utf-8"))
_SMALL = "|".join(DIALECT["small"])
_AT_HAND = re.compile(
    rf"\b(?:(?:the|these|those|both|their|our|his|her|its|all) (?P<count>(?!one\b)(?:{_SMALL})) (?P<noun>[a-z-]+)"
    rf"|(?<!each )(?<!no )(?<!another )(?P<one>one)"
    r"(?= (?!or |another |day |to |by |in |out |half |third |fourth |quarter |"
    r"hundred |thousand |million |billion )[a-z]))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(\d+|{_SMALL}) (day|week|month|year|decade|hour|minute)s? (?:later|earlier|ago|before|after)", re.IGNORECASE
)
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]+)")


def to_prediction(record: Record) -> Row:
    """A record in the scorer's form."""
    found = [_quantity(figure) for figure in _moves(record) if not _left_out(figure)]
    taken = [(figure.span.start, figure.span.end) for figure in record.figures]
    text = record.statement.text
    for time in record.times:
        if (length := _length(time)) is not None and not _overlaps(taken, time.span.start, time.span.end):
            found.append(length)
            taken.append((time.span.start, time.span.end))
    for match in _AT_HAND.finditer(text):
        if not _overlaps(taken, *match.span()):
            word = match["one"] or match["count"]
            unit = (match["noun"] or "-").lower().removesuffix("s") or "-"
            found.append({"value": DIALECT["small"][word.lower()], "unit": unit, "change": "=", "concept": []})
    return {"id": record.id, "quantities": found}


def run(folder: Path, reader: Reader) -> Row:
    """The scorer's own output, with recall by kind; `false_alarms` is how many sentences without a quantity got one."""
    gold = rows(folder / "dev.jsonl")
    lines = [to_prediction(record) for record in read_rows(reader, gold)]
    result = run_scorer(folder / "score.py", folder / "dev.jsonl", predictions(lines), "--by-kind")
    alarms = sum(bool(line["quantities"]) and not row["quantities"] for row, line in zip(gold, lines, strict=True))
    return {**result, "false_alarms": alarms, "without": sum(not row["quantities"] for row in gold)}


def _left_out(figure: Figure) -> bool:
    """Ranks, records, "for a year" and attributive lengths ("a five-year deal") are no quantities in this set."""
    if figure.rule == "figures.length":
        return True
    return figure.claim in ("rank", "record") or (figure.claim == "duration" and "-" in figure.span.quote)


def _moves(record: Record) -> list[Figure]:
    """Figures, with a move from one level to another ("from 4.8 to 4.7 percent") as the set has it: one range."""
    figures = {figure.id: figure for figure in record.figures}
    for figure in record.figures:
        start = figures.get(figure.of or "")
        if figure.rule.endswith("figures.to") and start is not None and start.value is not None:
            figures[figure.id] = figure.model_copy(update={"low": start.value, "high": figure.value, "value": None})
            del figures[start.id]
    return list(figures.values())


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < last and first < end for first, last in taken)


def _quantity(figure: Figure) -> Row:
    value: Any = figure.value
    if figure.value is None:
        if figure.high is None:
            value = DIALECT["vague"].get(f"{figure.low:.0f}", figure.low)
        else:
            value = [figure.low, figure.high]
    measure = figure.measure.quote.split() if figure.measure else []
    return {
        "value": value,
        "unit": "year of age" if figure.rule == "figures.age" else _unit(figure.unit),
        "change": _change(figure),
        "concept": measure,
    }


def _unit(unit: str | None) -> str:
    if unit is None or unit == "share":
        return "-"
    name, per, base = unit.partition(" per ")
    named: dict[str, str] = DIALECT["units"]
    return named.get(name, name) + per + named.get(base, base)


def _change(figure: Figure) -> str:
    if figure.approximator in DIALECT["approximators"]:
        return str(DIALECT["approximators"][figure.approximator])
    if figure.low is not None and figure.high is None:
        return "="
    if figure.bound != "=":
        return figure.bound[0]
    if figure.change and not figure.rule.endswith(("noun", "after")):
        return figure.change
    return "="


def _length(time: Time) -> Row | None:
    """The length in a time expression: "the last three months", "nine days later"."""
    if (counted := _COUNTED.match(time.span.quote)) is not None:
        number = DIALECT["small"].get(counted[1].lower()) or float(counted[1])
        return {"value": number, "unit": counted[2].lower(), "change": "=", "concept": []}
    found = _LENGTH.fullmatch(time.value)
    if not found or time.type not in ("DURATION", "SET") or time.span.quote.split()[0].lower() in ("a", "an", "the"):
        digits = any(part in DIALECT["small"] or part.isdecimal() for part in time.span.quote.lower().split())
        if not found or not digits:
            return None
    clock, number, letter = found.groups()
    if (time.type == "SET" and float(number) == 1) or not re.search(
        r"\d|\b(?:" + _SMALL + r")\b", time.span.quote.lower()
    ):
        return None
    unit = DIALECT["timex"].get(clock + letter) or DIALECT["timex"].get(letter)
    return {"value": float(number), "unit": unit or "-", "change": "=", "concept": []}
