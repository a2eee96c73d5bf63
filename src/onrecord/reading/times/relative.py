"""Times told from another: ago, in the last, next, weekdays, parts of the day, and words that only point."""

from __future__ import annotations

from datetime import timedelta

from .calendar import NOWHEN, Days, days_of, shift
from .meaning import PRESENT, Anchor, Meaning, Words, count_of, dated, length, relation, stepped, table, unit_of

_PAST, _FUTURE = -1, 1


def read_ago(words: Words) -> Meaning | None:
    """As in "three years ago", "a month later"."""
    unit = unit_of(words.first("uUqo") or "year") if words.first("uUq") else "TS"
    number = count_of(words)
    back = words.first("GB") is not None
    if number is None:
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    start = None
    if words.first("BN") and words.before:
        start = days_of(words.before)[0]
    if unit[0] == "T":
        return Meaning("TIME", "PAST_REF" if back else "FUTURE_REF")
    step = -number if back else number
    size = "D" if unit in ("W", "2W", "WE") else unit
    count = step * {"W": 7, "2W": 14, "WE": 7}.get(unit, 1)
    if size in ("DE", "CE", "Q"):
        size, count = ("Y", count * {"DE": 10, "CE": 100}[size]) if size != "Q" else ("M", count * 3)
    return dated(stepped(words, size, count, start)) or Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")


def read_window(words: Words) -> Meaning | None:
    """Units counted back or ahead from the time of speaking, or back from the time that "to" names."""
    unit = unit_of(words.first("Uu") or "")
    number = count_of(words)
    if number is None and "U" not in words.letters:
        return None
    value = length(number, unit)
    forward = "X" in words.letters or "g" in words.letters
    if words.letters[-1] in "iLb" and words.first("iLb") not in ("past", "last", "previous"):
        return Meaning("DURATION", value)
    here = words.anchor
    if here is None:
        return Meaning("DURATION", value)
    if number is None or unit[0] == "T":
        return Meaning("DURATION", value, (here.first, None) if forward else (None, here.last))
    days: Days
    try:
        days = (
            (here.first, shift(here.last, number, unit)) if forward else (shift(here.first, -number, unit), here.last)
        )
    except OverflowError:
        days = (here.first, None) if forward else (None, here.last)
    return Meaning("DURATION", value, days)


def read_relative(words: Words) -> Meaning | None:
    """As in "last month", "next year"."""
    word, direction = relation(words)
    name = words.first("uqC") or ""
    unit = unit_of(name)
    if unit[0] == "T":
        return None
    if word == "past" or (direction < 0 and unit in ("DE", "CE")):
        here = words.anchor
        days = (shift(here.first, -1, unit), here.last) if here else NOWHEN
        return Meaning("DURATION", length(1, unit), days)
    start = None
    if word in ("previous", "preceding", "prior", "following", "that", "same") and words.before:
        start = days_of(words.before)[0]
    if word == "same" and start is None:
        return None
    value = stepped(words, unit, direction, start)
    return dated(value) or Meaning("DATE", {"Y": "XXXX", "M": "XXXX-XX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"))


def read_whole(words: Words) -> Meaning | None:
    """As in "the year", "the month": the one of speaking."""
    unit = unit_of(words.first("uqC") or "")
    return dated(stepped(words, unit, 0)) if unit[0] != "T" else None


def read_week_day(words: Words) -> Meaning | None:
    """As in "Tuesday", "last Friday"."""
    number = table("weekdays")[words.first("W") or ""]
    part = words.first("P")
    tail = f"T{table('day_parts')[part]}" if part else ""
    anchor = words.anchor
    if words.first("u"):  # "el viernes de la próxima semana"
        around = read_relative(words)
        if around is None or around.days[0] is None or words.first("u") != "week":
            return around
        on = around.days[0] + timedelta(number - 1)
        return Meaning("TIME" if part else "DATE", on.isoformat() + tail, (on, on))
    if anchor is None or anchor.unit != "D":
        return Meaning("TIME" if part else "DATE", f"XXXX-WXX-{number}{tail}")
    back = (anchor.first.isoweekday() - number) % 7
    word, direction = relation(words)
    if direction > 0 or (word in ("", "this") and words.tense in (_FUTURE, PRESENT)):
        day = anchor.first + timedelta((7 - back) if back or direction else 0)
    elif word == "this":
        day = anchor.first - timedelta(anchor.first.isoweekday() - number)
    else:
        day = anchor.first - timedelta(back or (7 if direction else 0))
    return Meaning("TIME" if part else "DATE", day.isoformat() + tail, (day, day))


def read_part_of_day(words: Words) -> Meaning | None:
    """As in "this morning", "tonight"."""
    part = table("day_parts")[words.first("P") or ""]
    step = table("pointing").get(words.first("R") or "", 0)
    anchor = words.anchor
    if anchor is None or anchor.unit != "D" or not isinstance(step, int):
        return Meaning("TIME", f"XXXX-XX-XXT{part}")
    day = anchor.first + timedelta(step)
    return Meaning("TIME", f"{day.isoformat()}T{part}", (day, day))


def read_pointing(words: Words) -> Meaning | None:
    """As in "today", "now", "recently"."""
    return reference(table("pointing")[words.lower[0]], words.anchor)


def reference(target: int | str, anchor: Anchor | None) -> Meaning | None:
    """The meaning of a word or phrase that points to a moment by itself."""
    if isinstance(target, int):
        if anchor is None or anchor.unit != "D":
            return Meaning("DATE", "PRESENT_REF" if target == 0 else "PAST_REF" if target < 0 else "FUTURE_REF")
        day = anchor.first + timedelta(target)
        return Meaning("DATE", day.isoformat(), (day, day))
    if target == "T":
        if anchor is None or anchor.unit != "D":
            return Meaning("TIME", "XXXX-XX-XXTNI")
        return Meaning("TIME", f"{anchor.first.isoformat()}TNI", (anchor.first, anchor.first))
    return Meaning("DATE", target)
