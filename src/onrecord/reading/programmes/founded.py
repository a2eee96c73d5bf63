"""What a text founds under a descriptive name."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.parsed import Parsed

from .draft import words


def founded(parsed: Parsed, heads: list[int]) -> Iterator[tuple[int, int, int]]:
    """What the text founds under a descriptive name: "launched a coastal pilots' exchange"."""
    for head in heads:
        lower = parsed.lower[head]
        if lower not in words("founded") or parsed.word[head] != lower:
            continue
        verb = parsed.head[head]
        founding = parsed.dep[head] in ("dobj", "nsubjpass") and parsed.lemma[verb] in words("founding")
        own = [
            token
            for token in range(parsed.left[head], head)
            if parsed.head[token] == head or parsed.head[parsed.head[token]] == head
        ]
        telling = [
            token
            for token in own
            if parsed.dep[token] in ("amod", "compound", "nmod")
            and parsed.lower[token] not in words("plain")
            and parsed.pos[token] != "NUM"
        ]
        if not founding:
            levels = [token for token in telling if parsed.lower[token] in ("trilateral", "bilateral", "multilateral")]
            if levels and len(telling) > 2 and parsed.lower[parsed.left[head]] == "the":
                yield min(telling), head + 1, head
        elif len(telling) >= (
            1 if parsed.lemma[verb] in ("launch", "establish", "create", "found", "inaugurate") else 2
        ):
            yield min(telling), head + 1, head
        elif lower == "mechanism" and any(parsed.dep[token] in ("acl", "relcl") for token in parsed.children[head]):
            yield parsed.left[head], parsed.right[head], head
