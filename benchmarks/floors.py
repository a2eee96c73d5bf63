"""Floors: accuracy that was reached once on data of a known hash is not given up again."""

from __future__ import annotations

import json
from pathlib import Path

from .data import Row
from .table import value_at

FILE = Path(__file__).parent / "floors.json"
NOISE = 0.015  # a figure may fall short by this share: other processors round otherwise, and one finding of 76 is 0.013
ANNOTATIONS = "training/annotations"
SLACK = 0.03  # and a ceiling may be passed by this much: one near miss of 35

# Where less is better, the figure is a ceiling.
CEILINGS = frozenset(
    {
        "gold.near_misses_taken.rate",
        "own.near_misses_taken.rate",
        "claims.false_accusations",
        "compare.made.guarded_missed",
    }
)
PINNED = (
    "polnear.all.attribution.f1",
    "polnear.direct.attribution.f1",
    "polnear.sure.rate",
    "polnear_fast.all.attribution.f1",
    "polnear_fast.direct.attribution.f1",
    "newsquant.one_to_one.value.F1",
    "newsquant.one_to_one.value+change.F1",
    "timex.value.F1",
    "timex_cases.right",
    "pledges.f1",
    "gold.commitments.f1",
    "gold.strength.rate",
    "gold.reaffirmed.rate",
    "gold.agents.f1",
    "gold.deadlines.f1",
    "gold.near_misses_taken.rate",
    "gold.figures.f1",
    "gold.period.rate",
    "gold.programmes.f1",
    "gold.quotes.f1",
    "gold.quotes_and_speaker.f1",
    "own.commitments.f1",
    "own.strength.rate",
    "own.reaffirmed.rate",
    "own.agents.f1",
    "own.deadlines.f1",
    "own.near_misses_taken.rate",
    "own.figures.f1",
    "own.programmes.f1",
    "own.direct.f1",
    "own.direct.speakers",
    "claims.right",
    "claims.false_accusations",
    "compare.made.alignment_f1",
    "compare.made.macro_f1",
    "compare.made.guarded_missed",
    "compare.edits.read",
    "compare.provenance.left_out",
    "compare.provenance.put_in",
    "compare.provenance.kept",
    "compare.watch.share",
    "compare.accounts.vectors.f1",
)
# Speed beside the bare parse: what is asked, since what is reached is another on every machine.
ASKED = {"speed.ratio": 0.6, "speed.fast_ratio": 0.9}


def fallen(result: Row) -> list[str]:
    """One sentence for each figure below its floor; none for figures measured on other data than the floors'.

    The project's own annotations count as data for the figures on them alone.
    """
    pinned = json.loads(FILE.read_text(encoding="utf-8"))
    lines = []
    for path, floor in pinned["floors"].items():
        own = value_at(result, path)
        if own is None or not _same_data(pinned["data"], result["data"], path):
            continue
        short = own > floor + SLACK if path in CEILINGS else own < floor * (1 - NOISE)
        if short:
            lines.append(f"{path} is {own:g}, its floor is {floor:g}.")
    return lines


def lift(result: Row) -> None:
    """Lift every floor to what this run reached; none is lowered, and those of speed stay what is asked.

    The project's own annotations grow: where they are others than before, the floors on them begin anew.
    """
    pinned = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {"data": {}, "floors": {}}
    if pinned["data"].get(ANNOTATIONS) != result["data"].get(ANNOTATIONS):
        pinned["floors"] = {path: floor for path, floor in pinned["floors"].items() if not path.startswith("own.")}
    pinned["floors"] |= {path: asked for path, asked in ASKED.items() if value_at(result, path) is not None}
    for path in PINNED:
        own = value_at(result, path)
        if own is not None:
            before = pinned["floors"].get(path, own)
            pinned["floors"][path] = min(before, own) if path in CEILINGS else max(before, own)
    pinned["data"] = dict(sorted(result["data"].items()))
    FILE.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")


def _same_data(pinned: dict[str, str], measured: dict[str, str], path: str) -> bool:
    return all(
        measured.get(file, digest) == digest
        for file, digest in pinned.items()
        if file != ANNOTATIONS or path.startswith("own.")
    )
