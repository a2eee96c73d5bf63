"""Transcripts: who speaks where, by the labels at the start of paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from onrecord import lexicon

from .labelled import labelled
from .parsed import Parsed

Chars = tuple[int, int]

_LEAD = re.compile(r"(?:[-–—•*_>#]+\s*)*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s*(?:[-–—]\s*)?)?[*_]*")
_REMARK = r"(?:\s*[(\[][^()\[\]\n]{1,60}[)\]])?"
_NAMED = r"[^\W\d_][^\n:;?!“”\"()\[\]]"
_COLON = re.compile(
    rf"({_NAMED}{{0,90}}?){_REMARK}[*_]*(?:\s?:|\s?\.\s?[-–—])[*_]*(?:\s*[(\[][^()\[\]\n]{{1,60}}[)\]]\s?:)?(\s*)"
)
_STOP = re.compile(rf"((?:(?:Mr|Mrs|Ms|Dr|Sen|Gov|Gen)\.\s)?{_NAMED}{{1,60}}?){_REMARK}\.(?:\s?[-–—])?(?:\s+|$)")
_LINE = re.compile(rf"({_NAMED}{{1,60}}?){_REMARK}[*_]*\s*$")
_Q = re.compile(r"([QA])(?:[.:]\s+|\s+)(?=\S)")
_INSERTED = re.compile(r"\s*[(\[][^()\[\]\n]{1,60}[)\]]\.?\s*")
_END = re.compile(
    r"\*[\s*]*$|#[\s#]*$|[-–—_][\s\-–—_]*$|(?:\[?ENDS?\b|\[?Ends\]?\.?$)|\d{1,2}[:.]\d\d\s*[AaPp]\.?[Mm]\b\.?"
)
_LONGEST, _NAME, _TWO = 12, 4, 2
_NUMBERED = re.compile(r"\s*(?:#|No\.?\s)?\d{1,2}$")
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = frozenset("-–—&")
_PREFIXES = ("al-", "el-", "d’", "d'")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one voice says at a stretch.

    Attributes:
        label: Characters of the label, without its colon and without a remark in brackets.
        content: Characters of what is said, one piece a paragraph.
        named: Whether the label may tell who speaks: "Q" and "MODERATOR" don't.
    """

    label: Chars
    content: tuple[Chars, ...]
    named: bool


@dataclass(frozen=True, slots=True)
class _Label:
    name: Chars
    begin: int
    words: tuple[str, ...]
    shouted: bool
    certain: bool
    """Whether the label alone tells that someone speaks: a role, `Q`, a form of address."""
    named: bool


@cache
def _listed() -> frozenset[str]:
    return frozenset(lexicon.load("cues")["labels"])


@cache
def _roles() -> frozenset[str]:
    offices = lexicon.load("offices")
    return frozenset(word for group in ("leader", "senior", "other", "honorific") for word in offices[group])


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon.load("offices")["particles"]) | {"of", "the", "and", "for", "to"}


def find_turns(parsed: Parsed, title: str | None = None) -> tuple[Turn, ...]:
    """The turns of a transcript, in order; none where the text is none.

    A text is a transcript where paragraphs begin with the labels of two speakers, or where one label tells for certain
    whose whole sentences follow. A label ends in a colon ("PRESIDENT ODA: Welcome.") or in a full stop and a dash;
    where no two speakers are found so, in a full stop ("The President. Welcome.") or with its line. It is a word such
    as `Q` or `MODERATOR`, or it holds an office or a form of address, or the statement's title holds its last word
    and the text never writes it small, or
    it is a person's name that comes back as a label, or ends like a label with an office; so that headings with a colon
    make no transcript. Remarks in brackets
    behind a label, or alone in a paragraph, belong to no turn.
    """
    labels = _with_colon(parsed, title or "") or _without(parsed, _STOP) or _without(parsed, _LINE)
    return tuple(_turns(parsed, labels)) if labels else ()


def _turns(parsed: Parsed, labels: dict[int, _Label]) -> Iterable[Turn]:
    text = parsed.text
    source: _Label | None = None
    content: list[Chars] = []
    for number, (start, end) in enumerate(parsed.paras):
        label = labels.get(number)
        if label:
            if source and content:
                yield Turn(source.name, tuple(content), source.named)
            source, content, start = label, [], label.begin
        elif _END.match(text, start, end):
            if source and content:
                yield Turn(source.name, tuple(content), source.named)
            source, content = None, []
        inserted = _INSERTED.match(text, start, end)
        start = inserted.end() if inserted else start
        if source and any(map(str.isalnum, text[start:end])):
            content.append((start, end))
    if source and content:
        yield Turn(source.name, tuple(content), source.named)


def _with_colon(parsed: Parsed, title: str) -> dict[int, _Label]:
    """Labels that end in a colon, and `Q`: the certain ones, and names that come back or end like a certain one."""
    text = parsed.text
    known = frozenset(_WORD.findall(title.casefold())).difference(parsed.word)
    items = {item.place for item in labelled(parsed)}
    found: dict[int, _Label] = {}
    for number, (start, end) in enumerate(parsed.paras):
        if number in items:
            continue
        begin = _begin(text, start, end)
        match = _Q.match(text, begin, end) or _COLON.match(text, begin, end)
        label = _label(match, min(match.end(), end), text) if match else None
        if match and label and (label.shouted or match.end() >= end or match[match.lastindex or 1] != ""):
            dashed = ":" not in match.group() and match.re is _COLON
            told = label.shouted and len(label.words) <= _NAME and (dashed or label.words[-1] in known)
            found[number] = replace(label, certain=True) if told else label
    times = Counter(label.words for label in found.values())
    ends = {label.words[-1] for label in found.values() if label.certain}
    persons = {label.words for label in found.values() if not label.certain and _is_person(parsed, label)}
    labels = {
        number: label
        for number, label in found.items()
        if label.certain
        or label.words[-1] in ends
        or (times[label.words] > 1 and (label.words in persons or (label.shouted and ends)))
    }
    voices = {label.words[-1] for label in labels.values()}
    if len(voices) < _TWO:
        return {number: label for number, label in labels.items() if _alone(parsed, number, label)}
    shouted = {number for number, label in labels.items() if label.shouted}
    if len({labels[number].words for number in shouted}) >= _TWO and 2 * len(shouted) > len(labels):
        # "President Tavel: I thank you" in a text with PRESIDENT ODA: addresses somebody
        labels = {number: label for number, label in labels.items() if label.shouted or not label.named}
    loud = all(label.shouted for label in labels.values())
    for number, label in found.items():  # one who speaks once, labelled like the others
        if len(label.words) <= _NAME and (label.shouted if loud else label.words in persons):
            labels.setdefault(number, label)
    return labels


def _alone(parsed: Parsed, number: int, label: _Label) -> bool:
    """Whether a label tells a turn though no second voice is labelled: it names somebody, and sentences follow."""
    text, (_, end) = parsed.text, parsed.paras[number]
    if not (label.certain and label.named and (label.shouted or len(label.words) > 1)):
        return False
    start = label.begin
    if start >= end:
        if number + 1 >= len(parsed.paras):
            return False
        start, end = parsed.paras[number + 1]
    begins = text[start].isupper() or text[start] in "¿¡["
    return begins and text[end - 1] in ".!?…" and len(text[start:end].split(maxsplit=2)) >= _TWO


def _without(parsed: Parsed, form: re.Pattern[str]) -> dict[int, _Label]:
    """Labels without a colon: only certain ones, of two voices one of which comes back."""
    text = parsed.text
    found: dict[int, _Label] = {}
    for number, (start, end) in enumerate(parsed.paras):
        begin = _begin(text, start, end)
        match = _Q.match(text, begin, end) or form.match(text, begin, end)
        label = _label(match, min(match.end(), end), text) if match else None
        if label and label.certain and (form is _STOP or label.shouted):
            found[number] = label
    if form is _LINE:
        bare = {first for first, second in pairwise(sorted(found)) if second == first + 1}
        found = {number: label for number, label in found.items() if number not in bare}
    times = Counter(label.words for label in found.values())
    return found if len(times) > 1 and max(times.values()) > 1 else {}


def _begin(text: str, start: int, end: int) -> int:
    """Past bullets, marks of emphasis and the time of day before a label."""
    if text[start].isalpha():
        return start
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


def _label(match: re.Match[str], begin: int, text: str) -> _Label | None:
    """What may be a label."""
    if match.re is _Q and match.group(1) == "A" and text[match.end(1)] not in ".:":
        return None
    label = _NUMBERED.sub("", match.group(1)).rstrip("*_ ")
    parts = label.split()
    if not parts or len(parts) > _LONGEST or any(char.isdigit() for char in label):
        return None
    words = tuple(word.strip(",.").casefold() for word in parts)
    # "PRIME MINISTER Daro" is set like PRESIDENT ODA
    shouted = label.isupper() or any(
        part.isupper() and word in _roles() for part, word in zip(parts, words, strict=True)
    )
    capitals = all(
        word[0].isupper() or word in _DASHES or word.casefold() in _particles() or word.casefold().startswith(_PREFIXES)
        for word in parts
    )
    plain = " ".join(words)
    certain = plain in _listed() and (shouted or label[0].isupper())
    office = any(word in _roles() or f"{word}." in _roles() for word in words)
    named = office or not certain
    if not certain and (shouted or capitals):
        certain = office and len(words) > 1
    if not (certain or shouted or capitals):
        return None
    return _Label((match.start(1), match.start(1) + len(label)), begin, words, shouted, certain, named)


def _is_person(parsed: Parsed, label: _Label) -> bool:
    tokens = parsed.tokens_in(*label.name)
    if not len(tokens):
        return False
    entity = parsed.ent[tokens[-1]]
    return entity >= 0 and parsed.ents[entity].label == "PERSON"
