"""Turns of a transcript: a label at a paragraph's start, and every paragraph until the next label."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars
from .confidences import confidences

_REMARK = r"(?:\s*[(\[][^()\[\]\n]{1,40}[)\]])?"
_LABEL = re.compile(rf"([^\W\d_][^\n:;?!“”\"()\[\]]{{0,90}}?){_REMARK}\s?:(?:\s+|$)")
_Q = re.compile(r"([QA])(?:[.:]\s+|\s+)(?=\S)")
_INSERTED = re.compile(r"\s*[(\[][^()\[\]\n]{1,60}[)\]]\.?\s*")
_END = re.compile(
    r"\*[\s*]*$|#[\s#]*$|[-–—_][\s\-–—_]*$|(?:\[?ENDS?\b|\[?Ends\]?\.?$)|\d{1,2}[:.]\d\d\s*[AaPp]\.?[Mm]\b\.?"
)
_LONGEST = 12
_RULE = "transcript.turn"
_NUMBERED = re.compile(r"\s*(?:#|No\.?\s)?\d{1,2}$")


@dataclass(frozen=True, slots=True)
class _Found:
    name: Chars
    begin: int
    words: tuple[str, ...]
    shouted: bool
    certain: bool
    """Whether the label alone tells that someone speaks: a role, `Q`, a form of address."""
    named: bool
    """Whether it may tell who: `Q` and `MODERATOR` don't."""


@cache
def _labels() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["labels"])


@cache
def _roles() -> frozenset[str]:
    offices = lexicon.load("offices")
    return frozenset(word for group in ("leader", "senior", "other", "honorific") for word in offices[group])


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.load("offices")["particles"]) | {"of", "the", "and", "for", "to"}


def find_turns(parsed: Parsed) -> list[Candidate]:
    """The turns of a transcript, each with its label as source.

    A text is a transcript where at least two paragraphs begin with labels of speakers and these name two speakers.
    A label is a word such as `Q` or `MODERATOR`, or it holds an office or a form of address, or it is a person's name
    that comes back as a label, or ends like a label with an office; so that headings with a colon make no
    transcript. Remarks in brackets behind a label, or alone in a paragraph, belong to no turn.
    """
    text = parsed.text
    found = {number: label for number, para in enumerate(parsed.paras) if (label := _label(text, *para))}
    labels = _of_speakers(parsed, found)
    if len({label.words[-1] for label in labels.values()}) < 2:
        return []
    out: list[Candidate] = []
    source: _Found | None = None
    content: list[Chars] = []
    for number, (start, end) in enumerate(parsed.paras):
        label = labels.get(number)
        if label:
            out += _turn(parsed, source, content)
            source, content, start = label, [], label.begin
        elif _END.match(text, start, end):
            out += _turn(parsed, source, content)
            source = None
        inserted = _INSERTED.match(text, start, end)
        start = inserted.end() if inserted else start
        if source and start < end:
            content.append((start, end))
    return out + _turn(parsed, source, content)


def _turn(parsed: Parsed, label: _Found | None, content: list[Chars]) -> list[Candidate]:
    if label is None or not content:
        return []
    tokens = parsed.tokens_in(*label.name)
    voice = tokens[-1] if label.named and len(tokens) else -1
    return [Candidate((label.name,), (), tuple(content), _RULE, confidences()[_RULE], voice=voice)]


def _label(text: str, start: int, end: int) -> _Found | None:
    """What may be a label at the paragraph's start."""
    found = _Q.match(text, start, end) or _LABEL.match(text, start, end)
    if not found:
        return None
    if found.re is _Q and found.group(1) == "A" and text[found.end(1)] not in ".:":
        return None
    label = _NUMBERED.sub("", found.group(1))
    words = tuple(word.strip(",.").casefold() for word in label.split())
    if len(words) > _LONGEST or any(char.isdigit() for char in label):
        return None
    shouted = label.isupper()
    capitals = all(
        word[0].isupper() or word.casefold() in _particles() or word.startswith(("al-", "el-", "d’", "d'"))
        for word in label.split()
    )
    plain = " ".join(words)
    certain = plain in _labels() and (shouted or label[0].isupper())
    office = any(word in _roles() or f"{word}." in _roles() for word in words)
    named = office or not certain
    if not certain and (shouted or capitals):
        certain = office and len(words) > 1
    if not (certain or shouted or capitals):
        return None
    return _Found((start, start + len(found.group(1))), min(found.end(), end), words, shouted, certain, named)


def _of_speakers(parsed: Parsed, found: dict[int, _Found]) -> dict[int, _Found]:
    """Those labels that name speakers: the certain ones, and names that come back or end like a certain one."""
    times = Counter(label.words for label in found.values())
    ends = {label.words[-1] for label in found.values() if label.certain}
    persons = {label.words for label in found.values() if not label.certain and _is_person(parsed, label)}
    return {
        number: label
        for number, label in found.items()
        if label.certain
        or label.words[-1] in ends
        or (times[label.words] > 1 and (label.words in persons or (label.shouted and ends)))
    }


def _is_person(parsed: Parsed, label: _Found) -> bool:
    tokens = parsed.tokens_in(*label.name)
    if not len(tokens):
        return False
    entity = parsed.ent[tokens[-1]]
    return entity >= 0 and parsed.ents[entity].label == "PERSON"
