"""The training texts as windows of word pieces with their tags, sentences and pledge labels."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.reading.attributions.tags import TAGS, tag
from onrecord.reading.wordpieces import Ints, Pieces, cut, windows

IGNORE = -100
_SENTENCE_END = re.compile(r"[.?!]['\"”’)]*\s+(?=[\"“‘'(]*[A-Z0-9])|\n+\s*")
_LENGTHS = (96, 128, 160, 192, 224, 254)
_TUNING_SHARE = 15
_PARTS = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as character ranges."""

    source: list[list[int]]
    cue: list[list[int]]
    content: list[list[int]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to learn from.

    Attributes:
        id: Its name in the corpus.
        pieces: Its word pieces.
        tags: A tag of each piece, or `IGNORE`.
        sents: Sentences as piece ranges.
        pledge: For each sentence whether it is a pledge: 1, 0, or -1 where nobody has said.
        quotes: The sentences' characters, for their vectors.
        vectors: Row of each sentence in the table of vectors, or -1.
    """

    id: str
    pieces: Pieces
    tags: Ints
    sents: list[tuple[int, int]]
    pledge: list[int]
    quotes: list[str]
    vectors: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Window:
    """What the network sees at once: arrays over pieces, and sentences as ranges into them."""

    ids: Ints
    feature: Ints
    tags: Ints
    sents: list[tuple[int, int]]
    pledge: list[int]
    vectors: list[int]


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def sha256(*paths: Path) -> str:
    """The SHA-256 of a file, or of several one after the other, in hexadecimal."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def is_tuning(name: str) -> bool:
    """Whether a training text is kept back to tune and calibrate on: one in fifteen, by the hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % _TUNING_SHARE == 0


def sentences(text: str) -> list[tuple[int, int]]:
    """Sentences as character ranges, by punctuation alone."""
    out, at = [], 0
    for match in _SENTENCE_END.finditer(text):
        if text[at : match.end()].strip():
            out.append((at, match.end()))
        at = match.end()
    if text[at:].strip():
        out.append((at, len(text)))
    return out


def text_of(name: str, text: str, attributions: Iterable[Attribution] | None, tokenizer: Tokenizer) -> Text:
    """A text with its attributions as tags; without any where nobody has annotated it."""
    pieces = cut(text, tokenizer)
    if attributions is None:
        tags = np.full(len(pieces), IGNORE, dtype=np.int64)
    else:
        tags = tag(pieces.start.tolist(), pieces.end.tolist(), [(a.source, a.cue, a.content) for a in attributions])
    spans, quotes = [], []
    for start, end in sentences(text):
        first, last = np.searchsorted(pieces.start, [start, end]).tolist()
        if last > first:
            spans.append((first, last))
            quotes.append(text[start:end])
    return Text(name, pieces, tags, spans, [-1] * len(spans), quotes)


def polnear(path: Path, tokenizer: Tokenizer) -> list[Text]:
    """The articles of PolNeAR as its converted file has them."""
    return [
        text_of(
            row["id"],
            row["text"],
            [Attribution(a["source"], a["cue"], a["content"]) for a in row["attributions"]],
            tokenizer,
        )
        for row in rows(path)
    ]


def pledges(path: Path, tokenizer: Tokenizer) -> list[Text]:
    """Manifesto sentences, each a text of its own."""
    out = []
    for row in rows(path):
        pieces = cut(row["text"], tokenizer)
        if len(pieces):
            whole = [(0, len(pieces))]
            tags = np.full(len(pieces), IGNORE, dtype=np.int64)
            out.append(Text(row["id"], pieces, tags, whole, [int(row["pledge"])], [row["text"]]))
    return out


def annotated(folder: Path, statements: Path, tokenizer: Tokenizer) -> list[Text]:
    """Statements annotated for this project, of the half that may be learned from.

    Each file names a statement and the excerpt that was read, and gives offsets into the excerpt; the words come from
    the collections. Files without attributions of all kinds are passed over.
    """
    texts = {row["id"]: row["text"] for path in sorted(statements.glob("*/statements.jsonl")) for row in rows(path)}
    out = []
    for path in sorted(folder.glob("**/*.json")):
        made = json.loads(path.read_text(encoding="utf-8"))
        if made.get("half") != "build" or "attributions" not in made or made.get("doc_id") not in texts:
            continue
        whole = texts[made["doc_id"]]
        start, end = made.get("excerpt") or (0, len(whole))
        found = [Attribution(*(_ends(a.get(part)) for part in _PARTS)) for a in made["attributions"]]
        out.append(text_of(made["doc_id"], whole[start:end], found, tokenizer))
    return out


def _ends(spans: Sequence[dict[str, int]] | dict[str, int] | None) -> list[list[int]]:
    """The ends of one span, of several, or of none."""
    listed = [spans] if isinstance(spans, dict) else spans or []
    return [[span["start"], span["end"]] for span in listed]


def cut_windows(texts: Sequence[Text], rng: random.Random) -> list[Window]:
    """Cut texts into windows of varying length, from a varying place, so that no place is always an edge."""
    out = []
    for text in texts:
        longest = rng.choice(_LENGTHS)
        firsts = [first for first, _ in text.sents]
        lead = rng.choice([at for at in text.pieces.paras if at < longest] or [0])
        edges = [(0, lead)] if lead else []
        rest = windows(
            len(text.pieces) - lead,
            [at - lead for at in text.pieces.paras if at >= lead],
            [at - lead for at in firsts if at >= lead],
            longest,
        )
        edges += [(a + lead, b + lead) for a, b in rest]
        for first, last in edges:
            inside = [i for i, (a, b) in enumerate(text.sents) if a >= first and b <= last]
            out.append(
                Window(
                    text.pieces.ids[first:last],
                    text.pieces.feature[first:last],
                    text.tags[first:last],
                    [(text.sents[i][0] - first, text.sents[i][1] - first) for i in inside],
                    [text.pledge[i] for i in inside],
                    [text.vectors[i] for i in inside],
                )
            )
    return out


def join_windows(texts: Sequence[Text], rng: random.Random) -> list[Window]:
    """Single sentences, half of them alone, the others a few together as neighbours in one paragraph."""
    shuffled = list(texts)
    rng.shuffle(shuffled)
    out, at = [], 0
    while at < len(shuffled):
        group = shuffled[at : at + rng.choice((1, 1, 1, 2, 3, 4))]
        at += len(group)
        starts = np.cumsum([0, *(len(text.pieces) for text in group)]).tolist()
        joined = Window(
            np.concatenate([text.pieces.ids for text in group]),
            np.concatenate([text.pieces.feature for text in group]),
            np.concatenate([text.tags for text in group]),
            [(starts[i], starts[i + 1]) for i in range(len(group))],
            [text.pledge[0] for text in group],
            [text.vectors[0] for text in group],
        )
        if len(joined.ids) <= _LENGTHS[-1]:
            out.append(joined)
    return out


def batches(made: Sequence[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `budget` padded pieces in a batch, the batches in random order."""
    out: list[list[Window]] = []
    held: list[Window] = []
    for window in sorted(made, key=lambda w: (len(w.ids) + rng.random() * 24, len(w.ids))):
        if held and (len(held) + 1) * max(len(window.ids), *(len(w.ids) for w in held)) > budget:
            out.append(held)
            held = []
        held.append(window)
    out.append(held)
    rng.shuffle(out)
    return out


TAG_COUNT = len(TAGS)
