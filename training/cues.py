"""Counts the shares in `lexicon/cues.yml`: in which frames a word's content is an attribution, and how often.

    python -m training.cues POLNEAR_TRAIN.jsonl           print the shares and where they differ from the lexicon
    python -m training.cues POLNEAR_TRAIN.jsonl --write   put them into the lexicon

The file is PolNeAR's training part (Newell, Margolin and Ruths, LREC 2018), one article a line: `id`, `text` and
`attributions` with `source`, `cue` and `content` as character ranges. Only numbers are kept of it.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onrecord.lexicon
from onrecord.reading.attributions.frames import frames
from onrecord.reading.attributions.quotations import find_quotations
from onrecord.reading.attributions.subjects import kind_of
from onrecord.reading.parsed import Parsed, parse

from .corpora import is_tuning, rows

_SAME = 0.8  # PolNeAR's scorer: contents are the same where they share this part of both
_PRIOR = 3  # a frame's own share counts as much as this many sightings of a word in it
_LEAST_RIGHT = 2
_LEAST_SHARE = 0.26
_LEXICON = Path(onrecord.lexicon.__file__).parent / "cues.yml"
_VOICES = "# What the voice adds: share right among such subjects, against what the frames' shares say.\n"
_AFTER = "# Verbs that introduce"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A predicate in a frame: its lemma, the frame's shape, the kind of its voice, and whether it attributes."""

    lemma: str
    shape: str
    voice: str
    right: bool


def sightings(parsed: Parsed, attributions: Iterable[dict[str, Any]]) -> Iterator[Sighting]:
    """Every frame of a text outside quotations and outside other attributions' contents.

    It attributes where an annotated content shares four fifths of its words and the annotated source holds its
    voice, or neither has one.

    Args:
        parsed: The text.
        attributions: Its annotations, as character ranges.
    """
    gold = [(_words(parsed, one["content"]), _words(parsed, one["source"])) for one in attributions]
    holding: dict[int, set[int]] = defaultdict(set)
    for number, (content, _) in enumerate(gold):
        for token in content:
            holding[token].add(number)
    inside = {token for quotation in find_quotations(parsed) for token in parsed.tokens_in(*quotation.outer)}
    for token in range(len(parsed)):
        if token in inside:
            continue
        for frame in frames(parsed, token):
            mine = {t for first, last in frame.content for t in range(first, last) if parsed.pos[t] != "PUNCT"}
            near = {number for t in mine for number in holding.get(t, ())}
            same = [gold[n] for n in near if len(mine & gold[n][0]) >= _SAME * max(len(mine), len(gold[n][0]))]
            if not same and any(mine < gold[number][0] for number in near):
                continue
            right = any(frame.voice in source if frame.voice >= 0 else not source for _, source in same)
            yield Sighting(parsed.lemma[token], frame.shape, kind_of(parsed, frame.voice), right)


def _words(parsed: Parsed, ranges: Sequence[Sequence[int]]) -> set[int]:
    return {t for start, end in ranges for t in parsed.tokens_in(start, end) if parsed.pos[t] != "PUNCT"}


def shares(found: Sequence[Sighting]) -> dict[str, dict[str, float]]:
    """For each lemma the frames in which it attributes often enough, with the share, smoothed by the frame's own."""
    seen, right, seen_shape, right_shape = (Counter[Any]() for _ in range(4))
    for one in found:
        seen[one.lemma, one.shape] += 1
        right[one.lemma, one.shape] += one.right
        seen_shape[one.shape] += 1
        right_shape[one.shape] += one.right
    out: dict[str, dict[str, float]] = defaultdict(dict)
    for (lemma, shape), times in sorted(seen.items()):
        own = max(right_shape[shape] / seen_shape[shape], 0.01)
        share = (right[lemma, shape] + _PRIOR * own) / (times + _PRIOR)
        if right[lemma, shape] >= _LEAST_RIGHT and share >= _LEAST_SHARE and lemma.isalpha():
            out[lemma][shape] = round(share, 2)
    return dict(out)


def voices(found: Sequence[Sighting], known: dict[str, dict[str, float]]) -> dict[str, float]:
    """How much more or less often known frames attribute with each kind of voice than their shares say."""
    right: Counter[str] = Counter()
    expected: dict[str, float] = defaultdict(float)
    for one in found:
        share = known.get(one.lemma, {}).get(one.shape)
        if share and one.shape not in ("passive", "source"):
            right[one.voice] += one.right
            expected[one.voice] += share
    return {voice: round(right[voice] / expected[voice], 2) for voice in sorted(expected)}


def written(known: dict[str, dict[str, float]], heard: dict[str, float]) -> str:
    """The shares of frames and voices as the lexicon prints them."""
    lines = ["frames:"]
    for lemma, of in known.items():
        name = f'"{lemma}"' if lemma in ("yes", "no", "on", "off", "true", "false", "null") else lemma
        inner = ", ".join(f'"{shape}": {share}' for shape, share in of.items())
        lines.append(f"  {name}: {{{inner}}}")
    lines.append(f"{_VOICES}voices: {{{', '.join(f'{voice}: {share}' for voice, share in heard.items())}}}")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Count, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    articles = [row for row in rows(given.corpus) if not is_tuning(row["id"])]
    found: list[Sighting] = []
    for row, parsed in zip(articles, map(parse, (row["text"] for row in articles)), strict=True):
        found += sightings(parsed, row["attributions"])
    known = shares(found)
    print(f"{len(articles)} articles, {len(found)} sightings, {len(known)} words")
    heard = voices(found, known)
    print("voices:", heard)
    before: dict[str, dict[str, float]] = onrecord.lexicon.load("cues")["frames"]
    pairs = {(lemma, shape) for table in (before, known) for lemma, of in table.items() for shape in of}
    for lemma, shape in sorted(pairs):
        old, new = before.get(lemma, {}).get(shape), known.get(lemma, {}).get(shape)
        if old != new:
            print(f"{lemma} {shape}: {old} -> {new}")
    if given.write:
        text = _LEXICON.read_text(encoding="utf-8")
        head, rest = text[: text.index("frames:")], text[text.index(_AFTER) :]
        _LEXICON.write_text(head + written(known, heard) + rest, encoding="utf-8")


if __name__ == "__main__":
    main()
