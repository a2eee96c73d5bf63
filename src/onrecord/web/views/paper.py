"""The pages of a PDF beside the text that was read from them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from onrecord.archive import Kept
from onrecord.record import Page, Record
from onrecord.record.span import Model
from onrecord.web.jobs import Drawing
from onrecord.web.rendering import page
from onrecord.web.sentences import Sentence
from onrecord.web.terms import N_
from onrecord.web.urls import URLS
from onrecord.web.worker import TooMuchToRead, Worker

from .kept import archive_of

router = APIRouter(tags=["statements"])
_WIDTH = 1100
_KEPT_IMAGES = 48
_MARKED = ("commitments", "figures", "effects")


class Marked(Model):
    """Characters of a finding on the page."""

    kind: str
    start: int
    end: int


class Paper(Model):
    """A page of a paged source: its text, where that stands in the statement, and the findings in it.

    `findings` are those that begin on the page and do not lie in one before them.
    """

    kept: Kept
    number: int
    pages: int
    start: int
    end: int
    text: str
    findings: tuple[Marked, ...]


class Images:
    """The images drawn last."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._changing = threading.Lock()

    def get(self, key: tuple[str, int]) -> bytes | None:
        """The image of a page of an original, where it is still held."""
        with self._changing:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def put(self, key: tuple[str, int], image: bytes) -> None:
        """Hold an image; the one not asked for longest goes."""
        with self._changing:
            self._held[key] = image
            while len(self._held) > _KEPT_IMAGES:
                self._held.popitem(last=False)


def _more(found: Paper) -> dict[str, Any]:
    return {"paragraphs": list(_paragraphs(found))}


@page(router, "/statements/{id}/pages/{number}", "paper.html.j2", more=_more)
def paper(request: Request, id: str, number: int) -> Paper:  # noqa: A002
    """A page of a statement's PDF beside the text that was read from it."""
    archive = archive_of(request)
    record, kept = archive.record_of(id), archive.statement(id)
    held = _page(record, number)
    return Paper(
        kept=kept,
        number=number,
        pages=len(record.statement.pages),
        start=held.start,
        end=held.end,
        text=record.statement.text[held.start : held.end],
        findings=tuple(_marked(record, held)),
    )


@router.get("/statements/{id}/pages/{number}/image", response_class=Response)
def image(request: Request, id: str, number: int) -> Response:  # noqa: A002
    """The same page as it looks, as PNG; drawn in the worker, within its bounds."""
    archive = archive_of(request)
    kept = archive.statement(id)
    _page(archive.record_of(id), number)
    original = kept.source_sha256 or kept.sha256
    images: Images = request.app.state.images
    found = images.get((original, number))
    if found is None:
        drawer: Worker = request.app.state.drawer
        try:
            found = drawer.do(Drawing(archive.source_bytes(original), number, _WIDTH))
        except TooMuchToRead as error:
            raise HTTPException(503, str(error)) from None
        if found is None:
            raise HTTPException(404, Sentence(N_("The original has no page %(number)s."), number=number))
        images.put((original, number), found)
    return Response(found, media_type="image/png", headers={"Cache-Control": "private, max-age=86400, immutable"})


def _page(record: Record, number: int) -> Page:
    held = next((each for each in record.statement.pages if each.number == number), None)
    if held is None:
        raise HTTPException(404, Sentence(N_("The statement has no page %(number)s."), number=number))
    return held


def _marked(record: Record, held: Page) -> Iterator[Marked]:
    spans = [
        (found.span.start, -found.span.end, name.removesuffix("s"))
        for name in _MARKED
        for found in getattr(record, name)
        if held.start <= found.span.start < held.end
    ]
    at = 0
    for start, end, kind in sorted(spans):
        if start >= at:
            at = min(-end, held.end)
            yield Marked(kind=kind, start=start, end=at)


def _paragraphs(found: Paper) -> Iterator[list[tuple[str, str, str]]]:
    """The text in paragraphs of pieces: words, kind of finding or nothing, and where they lead."""
    at = found.start
    pieces: list[tuple[str, str, str]] = []
    for each in (*found.findings, None):
        start, end = (each.start, each.end) if each else (found.end, found.end)
        for number, words in enumerate(found.text[at - found.start : start - found.start].split("\n")):
            if number:
                yield pieces
                pieces = []
            if words:
                pieces.append((words, "", ""))
        if each:
            words = found.text[start - found.start : end - found.start]
            pieces.append((words, each.kind, URLS.statement(found.kept.id, start, end)))
        at = end
    yield pieces
