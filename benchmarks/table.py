"""The table that `make bench` prints: ours beside the peers'."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table

from .data import Row


def value_at(result: Row, path: str) -> Any:
    """The value at a dotted path, or None where the run has none."""
    found: Any = result
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _how_many(result: Row, path: str) -> str:
    """Over how many findings a figure is, and for F1 its precision and recall."""
    parent, _, name = path.rpartition(".")
    found = value_at(result, parent) or {}
    if name == "f1":
        shares = f", P {found['p']:.2f}, R {found['r']:.2f}" if {"p", "r"} <= found.keys() else ""
        return f"{found['gold']} annotated, {found['pred']} found{shares}"
    return f"{found['right']} of {found['of']}" if "right" in found else f"{found['of']}"


def print_table(result: Row, peers: Row, own_half: Iterable[str] = ()) -> None:
    """Print every measured figure that a peer has too, the speed, and the reliability of attributions.

    Args:
        result: What a run measured.
        peers: The peers' figures, by the dotted path of ours.
        own_half: Dotted paths of the figures on the measuring half of the project's own annotations.
    """
    console = Console()
    table = Table("measure", "onrecord", "peers", title="Accuracy on the development data")
    for path, others in peers.items():
        if path != "note" and (own := value_at(result, path)) is not None:
            table.add_row(path, f"{own:g}", "; ".join(f"{name} {figure:g}" for name, figure in others))
    for name in ("claims.right", "claims.of", "claims.false_accusations"):
        if (own := value_at(result, name)) is not None:
            table.add_row(name, f"{own:g}", "")
    console.print(table)
    table = Table("measure", "onrecord", "of", title="Own annotations, on texts nobody here has read")
    for path in own_half:
        if (own := value_at(result, path)) is not None:
            table.add_row(path, f"{own:g}", _how_many(result, path))
    console.print(table)
    if bins := value_at(result, "polnear.reliability"):
        table = Table("confidence", "findings", "right", title="Attributions: does confidence mean something?")
        for row in bins:
            share = f"{row['right'] / row['findings']:.2f}" if row["findings"] else "–"
            table.add_row(f"{row['from']:g} to {min(row['to'], 1):g}", str(row["findings"]), share)
        console.print(table)
    if speed := result.get("speed"):
        table = Table("reader", "words/s", "of the bare parse", title="Speed, one core, medians of paired runs")
        table.add_row("bare spaCy pass", str(speed["bare_words_per_s"]), "1")
        table.add_row("whole reading", str(speed["words_per_s"]), f"{speed['ratio']:g}")
        table.add_row("--fast", str(speed["fast_words_per_s"]), f"{speed['fast_ratio']:g}")
        console.print(table)
        console.print(f"Peak memory {speed['peak_mb']} MB over {speed['statements']} statements.")
