"""Adding: files dropped, text pasted, an address given."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from onrecord.intake import Document, Outcome
from onrecord.record.span import Model
from onrecord.sources import Facts, Original, Unreadable, original_fetched
from onrecord.web.errors import wants_json
from onrecord.web.jobs import Task
from onrecord.web.rendering import page, render
from onrecord.web.roles import needs
from onrecord.web.sentences import Sentence
from onrecord.web.settings import Settings
from onrecord.web.terms import N_
from onrecord.web.urls import URLS
from onrecord.web.worker import TooMuchToRead, Worker

from .kept import edition_of, settings_of

router = APIRouter(tags=["add"], dependencies=[Depends(needs("admin"))])
_MIB = 1024 * 1024
_LONGEST_FACT = 500
_DAY_MONTH_OR_YEAR = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
Given = Annotated[str, Form(max_length=_LONGEST_FACT)]


class Adding(Model):
    """What may be added: whether addresses are fetched, and how large an upload may be."""

    fetch: bool
    upload_mb: int


class Arrived(Model):
    """What became of one thing that was sent."""

    name: str
    outcome: Literal["new", "new version", "read anew", "known", "failed"]
    id: str | None = None
    version: int | None = None
    earlier: str | None = None
    reason: str | None = None


class Arrivals(Model):
    """What became of everything that was sent, in order."""

    arrived: tuple[Arrived, ...]


@page(router, "/add", "add.html.j2")
def adding(request: Request) -> Adding:
    """The page to add statements on."""
    settings = settings_of(request)
    return Adding(fetch=settings.fetch, upload_mb=settings.upload_mb)


@router.post("/add.json", response_model=Arrivals)
@router.post("/add", response_model=None, include_in_schema=False)
def add(
    request: Request,
    files: list[UploadFile] | None = None,
    text: Annotated[str, Form()] = "",
    address: Given = "",
    issuer: Given = "",
    published: Annotated[str, Form(pattern=_DAY_MONTH_OR_YEAR)] = "",
    title: Given = "",
    kind: Given = "",
) -> Response | Arrivals:
    """Add files, a text or what stands at an address; a single one that was not known is opened."""
    settings = settings_of(request)
    facts = Facts(title=title or None, issuer=issuer or None, published=published or None, kind=kind or None)
    documents = [_uploaded(each, settings) for each in files or () if each.filename or each.size]
    if text.strip():
        documents.append(_pasted(text, settings))
    if address.strip():
        documents.append(_fetched(address.strip(), settings))
    if not documents:
        raise HTTPException(
            422, Sentence(N_("There is nothing to add: choose a file, paste a text or give an address."))
        )
    worker: Worker = request.app.state.worker
    arrived = tuple(_added(worker, Task(each, facts)) for each in documents)
    for each in arrived:
        if each.id is not None:
            edition_of(request, each.id)  # so that it opens at once
    if wants_json(request):
        return Arrivals(arrived=arrived)
    if len(arrived) == 1 and arrived[0].id is not None and arrived[0].outcome != "known":
        return RedirectResponse(URLS.statement(arrived[0].id), 303)
    return render(request, "added.html.j2", {"page": Arrivals(arrived=arrived)})


def _added(worker: Worker, task: Task) -> Arrived:
    name = task.document.name
    try:
        outcome: Outcome = worker.do(task)
    except TooMuchToRead as error:
        return Arrived(name=name, outcome="failed", reason=str(error))
    return Arrived(
        name=name,
        outcome=outcome.outcome,
        id=outcome.id,
        version=outcome.version,
        earlier=outcome.earlier,
        reason=outcome.reason,
    )


def _uploaded(upload: UploadFile, settings: Settings) -> Document:
    """A file; its name is what the browser calls it, and never a path here."""
    name = (upload.filename or "file").replace("\\", "/").rpartition("/")[2][:_LONGEST_FACT] or "file"
    data = upload.file.read(settings.upload_mb * _MIB + 1)
    if len(data) > settings.upload_mb * _MIB:
        return Document(name, failure=f"it is larger than {settings.upload_mb} MiB")
    return Document(name, original=Original(data, name, upload.content_type))


def _pasted(text: str, settings: Settings) -> Document:
    data = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    name = f"pasted {datetime.now(UTC):%Y-%m-%d %H:%M}, {hashlib.sha256(data).hexdigest()[:8]}"
    if len(data) > settings.upload_mb * _MIB:
        return Document(name, failure=f"it is larger than {settings.upload_mb} MiB")
    return Document(name, original=Original(data, name, "text/plain; charset=utf-8"))


def _fetched(address: str, settings: Settings) -> Document:
    if not settings.fetch:
        return Document(address, failure="addresses are fetched only where the application was started with --fetch")
    try:
        return Document(address, address, original_fetched(address))
    except Unreadable as error:
        return Document(address, address, failure=error.reason)
