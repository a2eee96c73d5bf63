"""The page a desk keeps open."""

from __future__ import annotations

from fastapi import APIRouter, Request

from onrecord.archive import Failure, Kept
from onrecord.record.span import Model
from onrecord.web.rendering import page

from .kept import archive_of

router = APIRouter(tags=["home"])
NEWEST = 10


class Home(Model):
    """What is new and what needs somebody."""

    newest: tuple[Kept, ...]
    failures: tuple[Failure, ...]


@page(router, "/", "home.html.j2")
def home(request: Request) -> Home:
    """The newest statements, and what could not be added."""
    archive = archive_of(request)
    return Home(newest=archive.statements(limit=NEWEST).rows, failures=tuple(archive.failures()))
