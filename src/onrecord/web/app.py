"""The application: views on one archive behind one guard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

from onrecord.archive import Archive
from onrecord.version import __version__

from .access import Access, check_access
from .edition import editions
from .errors import Failure, add_errors
from .guard import Guard
from .held_series import HeldSeries
from .passwords import Tries
from .settings import Settings
from .urls import URLS
from .views import ROUTERS
from .views.paper import Images
from .worker import Worker


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.worker.close()
    app.state.drawer.close()


def make_app(archive: Archive, settings: Settings | None = None) -> FastAPI:
    """The web application on an archive.

    Args:
        archive: What it shows; the caller closes it.
        settings: How it behaves; by default as `Settings` says.

    Returns:
        An ASGI application.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="onrecord",
        version=__version__,
        summary="Official statements as records that can be checked.",
        description="Every page has a twin that ends in `.json`. Keys stay; new ones may come. Cursors are opaque.",
        docs_url=None,
        redoc_url=None,
        openapi_url=URLS.openapi,
        responses={status: {"model": Failure} for status in (401, 403, 404, 422, 503)},
        dependencies=[Depends(check_access)],
        lifespan=_lifespan,
    )
    app.state.archive = archive
    app.state.settings = settings
    app.state.worker = Worker(archive.address, settings)
    app.state.drawer = Worker(archive.address, settings)  # pages do not wait for what is being read
    app.state.series = HeldSeries(settings.series)
    app.state.edition_of = editions(archive)
    app.state.images = Images()
    app.state.tries = Tries(settings.tries)
    add_errors(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_middleware(Access, archive=archive, settings=settings)
    app.add_middleware(Guard, settings=settings)
    return app
