"""The catalogues of messages: nothing is left in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

import onrecord.web
from onrecord.web.languages import LANGUAGES

WEB = Path(onrecord.web.__file__).parent
METHODS = [("templates/**.j2", "jinja2.ext:babel_extract"), ("**.py", "python")]
OPTIONS = {"templates/**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}


def catalogue(language: str) -> Catalog:
    with (WEB / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    used = {
        message[0] if isinstance(message, tuple) else message
        for _, _, message, _, _ in extract_from_dir(str(WEB), METHODS, OPTIONS)
    }
    held = {
        message.id[0] if isinstance(message.id, tuple) else message.id: message
        for message in catalogue(language)
        if message.id
    }
    assert used - held.keys() == set()
    assert held.keys() - used == set()
    assert [name for name, message in held.items() if not message.string or message.fuzzy] == []
    assert [error for message in held.values() for error in message.check()] == []


def test_the_browser_or_the_reader_chooses_the_language(client: TestClient) -> None:
    spanish = client.get("/", headers={"Accept": "text/html", "Accept-Language": "es-AR,es;q=0.9"}).text
    assert '<html lang="es"' in spanish
    assert "Declaraciones más recientes" in spanish
    client.post("/-/language/en")
    chosen = client.get("/", headers={"Accept": "text/html", "Accept-Language": "es"}).text
    assert "Newest statements" in chosen
