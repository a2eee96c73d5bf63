"""Attributions read off the encoder's tags."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import mul

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.encoder import Encoded
from onrecord.reading.parsed import Parsed
from onrecord.reading.wordpieces import quoted

from .segments import LEAST, Segment, best_tags, segments
from .tags import TAGS

Range = tuple[int, int]


def sign(parsed: Parsed, tags: NDArray[np.int64], quotes: Sequence[Range]) -> None:
    """Tag quotations that are signed, `“…” — Name, office`, in place: print alone says who speaks.

    The dash follows the quotation's closing mark, and the signature is short and ends its paragraph.

    Args:
        parsed: The text.
        tags: A tag of each token.
        quotes: Quotations as token ranges, marks included.
    """
    for first, last in quotes:
        dash = last - 1 if parsed.word[last - 1][-1] in _DASHES else last
        name = dash + 1
        if name >= len(parsed) or parsed.word[dash][-1] not in _DASHES or parsed.para[name] != parsed.para[last - 1]:
            continue
        end = name
        while end < len(parsed) and parsed.para[end] == parsed.para[name] and end - name <= _LONGEST_SIGNATURE:
            end += 1
        if end - name > _LONGEST_SIGNATURE or not parsed.word[name][0].isupper():
            continue
        stop = next((at for at in range(name, end) if parsed.word[at] in _NAME_ENDS), end)
        for part, start, over in (("content>", first, dash), ("cue", dash, name), ("source<", name, stop)):
            tags[start:over] = TAGS.index("I-" + part)
            tags[start] = TAGS.index("B-" + part)


def link(found: Sequence[Segment], sent: Sequence[int]) -> list[tuple[list[Segment], Segment, list[Segment]]]:
    """Give each source and content to the nearest cue on the side its tag names: (sources, cue, contents).

    A cue without a source of its own shares that of the cue before it in its sentence ("he said X and added Y").

    Args:
        found: Segments in order.
        sent: The sentence of each token.
    """
    cues = [at for at, segment in enumerate(found) if segment.part == "cue"]
    if not cues:
        return []
    sources: dict[int, list[Segment]] = {at: [] for at in cues}
    contents: dict[int, list[Segment]] = {at: [] for at in cues}
    before, number = -1, 0
    for at, segment in enumerate(found):
        if segment.part == "cue":
            before, number = at, number + 1
            continue
        after = cues[number] if number < len(cues) else -1
        cue = before if segment.part[-1] == "<" else after
        if cue < 0:
            cue = max(before, after)
        (sources if segment.part.startswith("source") else contents)[cue].append(segment)
    for earlier, later in pairwise(cues):
        if not sources[later] and sent[found[earlier].first] == sent[found[later].first]:
            sources[later] = sources[earlier]
    return [(sources[at], found[at], contents[at]) for at in cues if contents[at]]


@dataclass(frozen=True, slots=True)
class Learned:
    """One attribution as the encoder reads it: token ranges `[first, last)` and how sure it is."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    kind: str
    confidence: float


_DASHES = frozenset({"-", "--", "–", "—", "―", "‒", "−"})
_NAME_ENDS = frozenset({",", "(", ";", ".", "/"})
_LONGEST_SIGNATURE = 15
_MOST_MARKS = 6


def decode(parsed: Parsed, encoded: Encoded) -> list[Learned]:
    """Attributions of a parsed text, in the order of their cues.

    Content that begins or ends where a quotation does takes in its marks.

    Args:
        parsed: The text.
        encoded: What the encoder made of it.
    """
    tags = best_tags(encoded.tags)
    quotes = _quotations(parsed)
    sign(parsed, tags, quotes)
    found = segments(tags.tolist())
    sure = encoded.tags[np.arange(len(tags)), tags] if len(tags) else np.zeros(0, dtype=np.float32)
    out = []
    for sources, cue, contents in link(found, parsed.sent):
        content = _merge([_snap(parsed, (part.first, part.last), quotes) for part in contents])
        kind = _kind(content, quotes)
        out.append(
            Learned(
                source=tuple((part.first, part.last) for part in sources),
                cue=((cue.first, cue.last),),
                content=content,
                kind=kind,
                confidence=_confidence(encoded.calibration, features(sure, sources, cue, contents, content, kind)),
            )
        )
    return out


def _quotations(parsed: Parsed) -> list[Range]:
    """Quotations as token ranges, marks included."""
    ranges = [parsed.tokens_in(start, end) for start, end in quoted(parsed.text)]
    return [(tokens.start, tokens.stop) for tokens in ranges if len(tokens)]


def _snap(parsed: Parsed, content: Range, quotes: list[Range]) -> Range:
    """The range with its ends moved out to the marks of a quotation, where no word stands between."""
    first, last = content
    at = bisect_right(quotes, (first, len(parsed))) - 1
    if at >= 0 and quotes[at][0] < first < quotes[at][1] and not _worded(parsed, quotes[at][0], first):
        first = quotes[at][0]
    at = bisect_right(quotes, (last - 1, len(parsed))) - 1
    if at >= 0 and last < quotes[at][1] and not _worded(parsed, last, quotes[at][1]):
        last = quotes[at][1]
    return first, last


def _worded(parsed: Parsed, first: int, last: int) -> bool:
    return last - first > _MOST_MARKS or any(any(map(str.isalnum, word)) for word in parsed.word[first:last])


def _merge(ranges: list[Range]) -> tuple[Range, ...]:
    """Ranges in order, those that touch or overlap as one."""
    out: list[Range] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return tuple(out)


def _kind(content: tuple[Range, ...], quotes: list[Range]) -> str:
    """Direct where all of the content is inside quotations, indirect where none is, else mixed."""
    inside = 0
    for first, last in content:
        at = max(bisect_right(quotes, (first, first)) - 1, 0)
        while at < len(quotes) and quotes[at][0] < last:
            inside += max(0, min(last, quotes[at][1]) - max(first, quotes[at][0]))
            at += 1
    size = sum(last - first for first, last in content)
    return "direct" if inside == size else "mixed" if inside else "indirect"


def features(
    sure: NDArray[np.float32],
    sources: Sequence[Segment],
    cue: Segment,
    contents: Sequence[Segment],
    content: tuple[Range, ...],
    kind: str,
) -> list[float]:
    """What the confidence is computed from: how sure the tags are, above all at the ends, and the form."""
    ends = [sure[part.first] for part in contents] + [
        sure[min(part.last, len(sure) - 1)] * sure[part.last - 1] for part in contents
    ]
    inner = [float(np.log(np.maximum(sure[part.first : part.last], LEAST)).mean()) for part in contents]
    source = [float(sure[part.first : part.last].min()) for part in sources]
    return [
        float(np.log(max(min(ends), LEAST))),
        float(np.log(np.maximum(ends, LEAST)).sum()),
        sum(inner) / len(inner),
        float(np.log(max(float(sure[cue.first : cue.last].min()), LEAST))),
        float(np.log(max(min(source, default=1.0), LEAST))),
        float(not sources),
        float(kind == "direct"),
        float(kind == "mixed"),
        float(np.log(sum(last - first for first, last in content))),
        float(len(content) > 1),
    ]


def _confidence(weights: Sequence[float], seen: Sequence[float]) -> float:
    """By the logistic regression fitted on the tuning slice; one half where the weights come without."""
    if not weights:
        return 0.5
    score = weights[0] + sum(map(mul, weights[1:], seen))
    return round(float(1 / (1 + np.exp(-score))), 4)
