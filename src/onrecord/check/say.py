"""Numbers, units and lists as words."""

from __future__ import annotations

from .quantity import Quantity
from .units import Unit


def number(value: float, unit: Unit | None = None) -> str:
    """A number as people read it: four significant digits with a scale for money and masses, counts in full.

    Example:
        >>> number(862.31e9, Unit("money", "USD")), number(269735, Unit("count", "encounter"))
        ('862.3 billion', '269,735')
    """
    size = abs(value)
    if unit is not None and unit.kind == "percent":
        return f"{f'{value:.2f}'.rstrip('0').rstrip('.')} percent"
    if unit is None or unit.kind in ("money", "mass") or size >= 1e9:
        for scale, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
            if size >= scale:
                return f"{value / scale:,.1f} {name}"
    if size >= 1000 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}" if size >= 100 else f"{value:.2f}"


def amount(value: float, unit: Unit) -> str:
    """A number with its unit."""
    if unit.kind == "percent":
        return f"{value:.1f} percent"
    names = {"USD": "US dollars"}
    thing = names.get(
        unit.of,
        unit.of
        + (
            "s"
            if unit.kind in ("mass", "count") and unit.of and not unit.of.endswith("s") and unit.of != "people"
            else ""
        ),
    )
    per = f" per {unit.per}" if unit.per else ""
    return f"{number(value, unit)} {thing}{per}".strip()


def source(quantity: Quantity) -> str:
    """The series in words: publisher, what it is."""
    title = quantity.series.title.split(" (")[0].split(", by ")[0]
    return (
        (f"{quantity.series.publisher}, " if quantity.series.publisher else "")
        + title
        + (f" ({quantity.name})" if quantity.name else "")
    )


def listed(parts: list[str]) -> str:
    """Reads "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""
