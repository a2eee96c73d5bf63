"""An archive of the project's examples and the application on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive, open_archive
from onrecord.web import make_app
from tests.archive.making import record_of

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
