"""`python -m benchmarks.compare.growth`: time to compare invented texts of 75 to 2400 sentences, and `growth.svg`."""

from __future__ import annotations

import math
import random
import time
from pathlib import Path

from onrecord.compare import compare
from onrecord.record import ReaderInfo, Record, Span, Statement

_SYLLABLES = (
    "ar",
    "ve",
    "lo",
    "dri",
    "tes",
    "mar",
    "sel",
    "port",
    "ull",
    "ken",
    "bor",
    "fi",
    "gan",
    "the",
    "ro",
    "min",
)
PLOT = Path(__file__).with_name("growth.svg")
_WIDTH, _HEIGHT, _LEFT = 580, 330, 64
_MS = (10, 100, 1000, 10_000, 100_000)
_SIZES = (75, 150, 300, 600, 1200, 2400)


def text_of(sentences: list[str]) -> Record:
    """A record of nothing but sentences."""
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    return Record(
        id="x",
        statement=Statement(text=text),
        sentences=tuple(Span.of(text, *span) for span in spans),
        reader=ReaderInfo(version="0", lexicon="0"),
    )


def two_texts(size: int, seed: int = 1) -> tuple[Record, Record]:
    """A text and an edition of it in which every sentence has some other words and a tenth are moved."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(4000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    first = [" ".join(rng.choices(words, weights, k=rng.randint(12, 35))) + "." for _ in range(size)]
    second = [" ".join(w if rng.random() > 0.15 else rng.choice(words) for w in each.split()) for each in first]
    for _ in range(size // 10):
        second.insert(rng.randrange(size), second.pop(rng.randrange(size)))
    return text_of(first), text_of(second)


def measure(runs: int = 3) -> list[tuple[int, float]]:
    """Milliseconds of the processor to compare, the least of several runs, by number of sentences."""
    found = []
    for size in _SIZES:
        a, b = two_texts(size)
        times = []
        for _ in range(runs):
            begun = time.process_time()
            compare(a, b)
            times.append(1000 * (time.process_time() - begun))
        found.append((size, round(min(times), 1)))
    return found


def chart(found: list[tuple[int, float]]) -> str:
    """The times on two logarithmic axes as SVG, beside growth in proportion and growth with the square."""

    def at(sentences: float, ms: float) -> str:
        x = _LEFT + (_WIDTH - _LEFT - 90) * math.log(sentences / _SIZES[0], _SIZES[-1] / _SIZES[0])
        return f"{x:.1f},{_HEIGHT - 34 - (_HEIGHT - 54) * math.log10(ms / _MS[0]) / math.log10(_MS[-1] / _MS[0]):.1f}"

    def line(points: list[tuple[float, float]], name: str, style: str, drop: int = 4) -> list[str]:
        x, y = at(*points[-1]).split(",")
        path = " ".join(at(*point) for point in points)
        return [
            f'<polyline points="{path}" fill="none" {style}/>',
            f'<text x="{float(x) + 8}" y="{float(y) + drop}">{name}</text>',
        ]

    size, ms = found[0]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-size="12">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fbfaf7"/>',
        f'<text x="{_LEFT}" y="14">milliseconds to compare two texts, by sentences in each</text>',
    ]
    for value in _MS:
        x, y = at(_SIZES[0], value).split(",")
        parts.append(f'<path d="M{x} {y}H{_WIDTH - 90}" stroke="#d9d5cc"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{float(y) + 4}" text-anchor="end">{value:,}</text>')
    for value in _SIZES:
        x, _ = at(value, _MS[0]).split(",")
        parts.append(f'<text x="{x}" y="{_HEIGHT - 14}" text-anchor="middle">{value}</text>')
    for power, name in ((1, "in proportion"), (2, "squared")):
        ends = [(each, ms * (each / size) ** power) for each in (_SIZES[0], _SIZES[-1])]
        parts += line(ends, name, 'stroke="#706d67" stroke-dasharray="4 4"')
    parts += line([*found], "measured", 'stroke="#1b1b1a" stroke-width="2"', drop=18)
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    measured = measure()
    for size, took in measured:
        print(f"{size:5} sentences {took:8.1f} ms")
    PLOT.write_text(chart(measured), encoding="utf-8")
