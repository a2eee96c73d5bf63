"""`python -m benchmarks.compare.growth`: time to compare invented texts of 75 to 2400 sentences, without reading."""

from __future__ import annotations

import random
import time

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


if __name__ == "__main__":
    for size in _SIZES:
        a, b = two_texts(size)
        times = []
        for _ in range(3):
            begun = time.perf_counter()
            compare(a, b)
            times.append(1000 * (time.perf_counter() - begun))
        print(f"{size:5} sentences {min(times):8.1f} ms")
