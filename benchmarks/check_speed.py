"""How long 10,000 figures take against 1,000 series on one core.

Run: python -m benchmarks.check_speed [FIGURES] [SERIES]
The series and the records are invented and made here; reading is not part of the time.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from onrecord.check import SeriesStore, check
from onrecord.record import Figure, ReaderInfo, Record, Span, Statement, Time

_THINGS = [
    "unemployment rate",
    "goods trade",
    "fossil CO2 emissions",
    "drug overdose deaths",
    "regular gasoline retail price",
]
_NOUNS = "wool timber copper barley ferry harbour tunnel turbine orchard glass saffron quartz canal beacon lantern meadow".split()  # noqa: E501, SIM905


def make_series(folder: Path, count: int) -> None:
    """Invented monthly series of invented goods, one in five of a measure the vocabulary knows."""
    random.seed(7)
    entries = []
    for number in range(count):
        known = number % 5 == 0
        title = (
            f"US {_THINGS[number % len(_THINGS)]} edition {number}"
            if known
            else f"{' '.join(random.sample(_NOUNS, 2))} output"
        )
        name = f"s{number}.csv"
        with (folder / name).open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["period", "value"])
            writer.writerows((f"{2012 + m // 12}-{m % 12 + 1:02d}", round(random.uniform(1, 9), 2)) for m in range(144))
        unit = "percent" if known and "rate" in title else "tonnes"
        entries.append(
            {
                "id": f"s{number}",
                "file": name,
                "title": title,
                "unit": unit,
                "geography": ["USA"],
                "columns": ["period", "value"],
            }
        )
    (folder / "series.json").write_text(json.dumps({"series": entries}), encoding="utf-8")


def make_records(count: int) -> list[Record]:
    """Records of fifty figures each."""
    random.seed(11)
    records = []
    for start in range(0, count, 50):
        parts, figures, times, at = [], [], [], 0
        for number in range(min(50, count - start)):
            year, value = random.randint(2013, 2022), f"{random.uniform(1, 9):.1f}"
            what = random.choice([*_THINGS, *(f"{a} {b} output" for a, b in zip(_NOUNS, _NOUNS[3:], strict=False))])
            unit = " percent" if "rate" in what else " tonnes"
            sentence = f"The {what} was {value}{unit} in May {year}.\n"
            spot = at + sentence.index(value)
            day = at + sentence.index("May")
            text_time = f"May {year}"
            figures.append((f"f{number}", spot, len(value + unit), float(value), unit.strip().rstrip("s")))
            times.append((day, len(text_time), f"{year}-05"))
            parts.append(sentence)
            at += len(sentence)
        text = "".join(parts)
        records.append(
            Record(
                id=f"r{start}",
                statement=Statement(text=text, published="2024-01-31", issuer="USA"),
                figures=tuple(
                    Figure(id=i, rule="invented", confidence=1, span=Span.of(text, s, s + n), value=v, unit=u)
                    for i, s, n, v, u in figures
                ),
                times=tuple(
                    Time(span=Span.of(text, s, s + n), type="DATE", value=v, **{"from": f"{v}-01", "to": f"{v}-31"})
                    for s, n, v in times
                ),
                reader=ReaderInfo(version="0", lexicon="0"),
            )
        )
    return records


def main() -> None:
    """Make the data, check it, print the seconds."""
    figures, series = (int(each) for each in (sys.argv[1:3] if len(sys.argv) > 2 else ("10000", "1000")))
    with tempfile.TemporaryDirectory() as folder:
        make_series(Path(folder), series)
        begun = time.perf_counter()
        store = SeriesStore.of(folder)
        print(f"{series} series added in {time.perf_counter() - begun:.1f} s")
        records = make_records(figures)
        begun = time.perf_counter()
        verdicts = sum(len(check(record, store).verdicts) for record in records)
        print(f"{figures} figures against {series} series: {verdicts} verdicts in {time.perf_counter() - begun:.1f} s")


if __name__ == "__main__":
    main()
