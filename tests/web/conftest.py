"""An archive of the project's examples and the application on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive, open_archive
from onrecord.check import SeriesStore
from onrecord.intake import Document, Intake
from onrecord.sources import Facts, Original
from onrecord.web import Settings, make_app
from tests.archive.making import record_of

EXAMPLES = Path(__file__).parents[2] / "examples"
TITLE = "Arvenia opens <b>a bridge</b>"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "archive.db") as made:
        yield made


@pytest.fixture
def client(archive: Archive) -> TestClient:
    """A client on an archive that holds one statement."""
    archive.add(record_of(title=TITLE, issuer="Arvenia", published="2031-03-12"), address="bridge.txt")
    return TestClient(make_app(archive), base_url="http://127.0.0.1:8765")


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of held series."""
    folder = tmp_path_factory.mktemp("held")
    SeriesStore(folder).add(EXAMPLES / "series")
    return folder


@pytest.fixture
def checking(archive: Archive, held: Path) -> Iterator[TestClient]:
    """A client on an archive with a statement of figures that the held series can be asked about."""
    data = (EXAMPLES / "series" / "statement.txt").read_bytes()
    facts = Facts(issuer="Arvenia", published="2024-05-21")
    assert next(iter(Intake(archive, facts, fast=True).add([Document("s", original=Original(data, "s"))]))).id
    app = make_app(archive, Settings(series=held, fast=True))
    with TestClient(app, base_url="http://127.0.0.1:8765") as client:
        yield client
