"""The parsed text: one pass of spaCy over a statement, kept as plain lists that finders can walk fast."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from onrecord import lexicon
from onrecord.record import Span

from .layout import flows, paragraphs
from .pipeline import one_thread, pipeline

_WORDS = [ORTH, LOWER, LEMMA, POS, TAG, DEP]
_ATTRS = [*_WORDS, HEAD, IDX, LENGTH, SENT_START, IS_SPACE]
_LONGEST_PIECE = 5_000
_BEYOND = ["\0"] * 3  # no word: finders look a few words ahead without asking whether the text goes on
_BATCH = 32
_NAMED = r"(?:[A-Z][^\W_]*[.,’'-]*|[-–—]|of|the|and|for)"
_LABEL = re.compile(rf"({_NAMED}(?:\s{_NAMED}){{0,7}}\s?:)\s+(?=[A-Z“\"‘'])")


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity: token range `[first, last)` and spaCy's label (OntoNotes 5)."""

    first: int
    last: int
    label: str


@dataclass(frozen=True)
class Parsed:
    """A text with its tokens, sentences, syntax and names. Tokens are counted over the whole text; blanks are none.

    Attributes:
        text: The statement's text.
        start: First character of each token; `end` is one past its last.
        word: Tokens as printed; `lower` in lower case, `lemma` as dictionary form in lower case.
        pos: Universal part of speech; `tag` is Penn Treebank's; `dep` the dependency label (ClearNLP). These six lists
            go on for three entries behind the last token, which equal nothing.
        head: Index of each token's head; a root is its own head.
        left: First token of each token's subtree; `right` is one past its last.
        children: Indices of each token's dependents, in order.
        sents: Sentences as token ranges `[first, last)`; `sent` is the sentence of each token.
        paras: Paragraphs and list items as character ranges; `para` is the paragraph of each token.
        ents: Named entities in order; `ent` is the index into `ents` for each token, or -1.
    """

    text: str
    start: list[int]
    end: list[int]
    word: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    left: list[int]
    right: list[int]
    children: list[list[int]]
    sents: list[tuple[int, int]]
    sent: list[int]
    paras: list[tuple[int, int]]
    para: list[int]
    ents: list[Entity]
    ent: list[int]

    def __len__(self) -> int:
        return len(self.start)

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` up to and without token `last`."""
        return Span.of(self.text, self.start[first], self.end[last - 1])

    def chars(self, start: int, end: int) -> Span:
        """The span of characters `[start, end)`."""
        return Span.of(self.text, start, end)

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that lie wholly or partly in the characters `[start, end)`."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))

    def dependents(self, token: int, *labels: str) -> list[int]:
        """The token's dependents with one of these labels, in order."""
        return [child for child in self.children[token] if self.dep[child] in labels]

    @cached_property
    def by_lemma(self) -> dict[str, list[int]]:
        """Where each lemma stands: lets a finder look only where its words occur."""
        index: dict[str, list[int]] = {}
        for token, lemma in enumerate(self.lemma[: len(self)]):
            index.setdefault(lemma, []).append(token)
        return index

    @cached_property
    def by_lower(self) -> dict[str, list[int]]:
        """Where each lower-case word form stands."""
        index: dict[str, list[int]] = {}
        for token, lower in enumerate(self.lower[: len(self)]):
            index.setdefault(lower, []).append(token)
        return index


def pieces(text: str) -> list[tuple[int, int]]:
    """What is parsed as one unit: paragraphs, cut at blanks where they are longer than 5,000 characters.

    A label ("PRIME MINISTER: We will") is a unit of its own: as part of the sentence it would pass for its subject.
    """
    out = []
    for start, end in flows(text, paragraphs(text)):
        if label := _LABEL.match(text, start, end):
            out.append((start, label.end(1)))
            start = label.end()
        while end - start > _LONGEST_PIECE:
            cut = max(text.rfind(". ", start, start + _LONGEST_PIECE) + 1, start)
            if cut <= start:
                cut = text.rfind(" ", start + 1, start + _LONGEST_PIECE)
            if cut <= start:
                cut = start + _LONGEST_PIECE
            out.append((start, cut))
            start = cut + len(text[cut:end]) - len(text[cut:end].lstrip()) if text[cut].isspace() else cut
        if start < end:
            out.append((start, end))
    return out


def parse(text: str) -> Parsed:
    """Parse one text. Time and memory grow with its length, whatever its layout.

    Its pieces share batches with no other text's, so that what it is parsed into never hangs on its neighbours.
    """
    cut = pieces(text)
    with one_thread():
        docs = list(pipeline().pipe((_plain(text[start:end]) for start, end in cut), batch_size=_BATCH))
    return _assemble(text, cut, docs)


_BLANK = re.compile(r"[^\S ]")


def _plain(piece: str) -> str:
    """The piece with each blank character a plain space: same length, so that offsets stay."""
    return _BLANK.sub(" ", piece)


class _Strings(dict[int, str]):
    """spaCy's strings by key, looked up once each."""

    def __missing__(self, key: int) -> str:
        found: str = pipeline().vocab.strings[key] if key else ""
        self[key] = found
        return found


def _assemble(text: str, cut: list[tuple[int, int]], docs: list[Doc]) -> Parsed:
    """Lay the docs of a text's pieces end to end, without the tokens that are only blanks."""
    strings = _Strings()
    columns: dict[int, list[str]] = {attr: [] for attr in _WORDS}
    start: list[int] = []
    end: list[int] = []
    head: list[int] = []
    sents: list[tuple[int, int]] = []
    para: list[int] = []
    ents: list[Entity] = []
    starts_of_paras = flows(text, paragraphs(text))
    number = 0
    for (offset, _), doc in zip(cut, docs, strict=True):
        while starts_of_paras[number][1] <= offset:
            number += 1
        base = len(start)
        rows = doc.to_array(_ATTRS)
        keep = (rows[:, _ATTRS.index(IS_SPACE)] == 0).nonzero()[0]
        if not len(keep):
            continue
        place = np.full(len(rows), -1, dtype=np.int64)
        place[keep] = np.arange(base, base + len(keep))
        heads = np.arange(len(rows)) + rows[:, _ATTRS.index(HEAD)].astype(np.int64)
        for _ in range(2):  # past a head that is a blank
            heads = np.where(place[heads] < 0, heads[heads], heads)
        heads = np.where(place[heads] < 0, np.arange(len(rows)), heads)
        rows_kept = rows[keep]
        idx = rows_kept[:, _ATTRS.index(IDX)].astype(np.int64) + offset
        start += idx.tolist()
        end += (idx + rows_kept[:, _ATTRS.index(LENGTH)].astype(np.int64)).tolist()
        head += place[heads[keep]].tolist()
        for column, attr in enumerate(_WORDS):
            columns[attr] += [strings[key] for key in rows_kept[:, column].tolist()]
        firsts = [base + at for at in (rows_kept[:, _ATTRS.index(SENT_START)] == 1).nonzero()[0].tolist() if at]
        sents += list(pairwise([base, *firsts, len(start)]))
        para += [number] * len(keep)
        for found in doc.ents:
            tokens = place[found.start : found.end]
            tokens = tokens[tokens >= 0]
            if len(tokens):
                ents.append(Entity(int(tokens[0]), int(tokens[-1]) + 1, found.label_))
    left, right, children = _subtrees(head)
    sent = [0] * len(start)
    for index, (first, last) in enumerate(sents):
        sent[first:last] = [index] * (last - first)
    ent = [-1] * len(start)
    for index, entity in enumerate(ents):
        ent[entity.first : entity.last] = [index] * (entity.last - entity.first)
    forms: dict[str, str] = lexicon.load("lemmas")["forms"]
    for texts in columns.values():
        texts += _BEYOND
    return Parsed(
        text=text,
        start=start,
        end=end,
        word=columns[ORTH],
        lower=columns[LOWER],
        lemma=[forms.get(lower) or lemma.lower() for lower, lemma in zip(columns[LOWER], columns[LEMMA], strict=True)],
        pos=columns[POS],
        tag=columns[TAG],
        dep=columns[DEP],
        head=head,
        left=left,
        right=right,
        children=children,
        sents=sents,
        sent=sent,
        paras=starts_of_paras,
        para=para,
        ents=ents,
        ent=ent,
    )


def _subtrees(head: list[int]) -> tuple[list[int], list[int], list[list[int]]]:
    """First token, one past the last, and dependents of each token's subtree."""
    size = len(head)
    left = list(range(size))
    right = list(range(1, size + 1))
    children: list[list[int]] = [[] for _ in range(size)]
    waiting = [0] * size
    for token, above in enumerate(head):
        if above != token:
            children[above].append(token)
            waiting[above] += 1
    ready = [token for token in range(size) if not waiting[token]]
    while ready:
        token = ready.pop()
        above = head[token]
        if above == token:
            continue
        left[above] = min(left[above], left[token])
        right[above] = max(right[above], right[token])
        waiting[above] -= 1
        if not waiting[above]:
            ready.append(above)
    return left, right, children
