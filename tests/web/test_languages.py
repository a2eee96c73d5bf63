"""The catalogues of messages: nothing is left in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

import onrecord.web
from onrecord.archive import Archive
from onrecord.web.languages import LANGUAGES
from onrecord.web.rendering import environment
from onrecord.web.tongues import measure_words
from tests.archive.making import TEXT, bare

WEB = Path(onrecord.web.__file__).parent
SHARED = WEB.parent / "export" / "assets"  # the templates that pages share with files
METHODS = [("templates/**.j2", "jinja2.ext:babel_extract"), ("**.py", "python")]
SHARED_METHODS = [("**.j2", "jinja2.ext:babel_extract")]
OPTIONS = {"templates/**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
SHARED_OPTIONS = {"**.j2": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
CHECK = WEB.parent / "check"  # what verdicts say
SOURCES = (
    (WEB, METHODS, OPTIONS, DEFAULT_KEYWORDS),
    (SHARED, SHARED_METHODS, SHARED_OPTIONS, DEFAULT_KEYWORDS),
    (CHECK, [("**.py", "python")], {}, {"say": None}),
    (SHARED.parent, [("**.py", "python")], {}, {"say": None}),
)


def catalogue(language: str) -> Catalog:
    with (WEB / "locale" / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_message_is_translated_and_none_is_left_over(language: str) -> None:
    used = measure_words() | {
        message[0] if isinstance(message, tuple) else message
        for folder, methods, options, keywords in SOURCES
        for _, _, message, _, _ in extract_from_dir(str(folder), methods, options, keywords)
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


def spanish(client: TestClient, path: str) -> str:
    return client.get(path, headers={"Accept": "text/html", "Accept-Language": "es"}).text


def test_the_words_of_the_record_are_translated_and_its_data_are_not(client: TestClient, archive: Archive) -> None:
    row = archive.find("commitment").rows[0]
    listing = spanish(client, "/commitments")
    assert '<option value="firm">firme</option>' in listing
    assert "plazo: 31 de diciembre de 2031" in listing
    one = spanish(client, f"/commitments/{row.key}")
    assert '<dt>fuerza</dt><dd dir="auto">firme</dd>' in one
    assert row.quote in one
    assert archive.find("commitment").rows[0].strength == "firm"
    reader = spanish(client, f"/statements/{row.statement}")
    for words in ("Buscar en los hallazgos", "Leído por", "<legend>compromiso</legend>", "1 compromiso", "Cerrar"):
        assert words in reader
    assert "12 de marzo de 2031" in reader
    assert "━ firme: Arvenia → Bolmara" in reader
    assert "a más tardar: 31 de diciembre de 2031" in reader
    assert "number, 90\N{NO-BREAK SPACE}% de certeza" in reader
    assert "USD 3000 millones" in reader
    assert 'lang="en"' not in reader.replace('<button type="submit" lang="en">', "")
    figure = archive.find("figure").rows[0]
    assert "USD 3000 millones" in spanish(client, f"/figures/{figure.key}")
    assert "USD 3 billion" in client.get(f"/figures/{figure.key}", headers={"Accept": "text/html"}).text
    assert client.get(f"/figures/{figure.key}.json", headers={"Accept-Language": "es"}).json()["facts"]["value"] == (
        "USD 3 billion"
    )


def test_what_changed_between_two_texts_is_told_in_the_language_of_the_page(
    client: TestClient, archive: Archive
) -> None:
    first = archive.find("commitment").rows[0].statement
    second = archive.add(bare(TEXT.replace(" by 2031", ""))).id
    told = spanish(client, f"/compare?a={first}&b={second}")
    for words in ("palabras", "12 de marzo de 2031", "quitado “", "aquí sin ", "cambios"):
        assert words in told
    english = client.get(f"/compare?a={first}&b={second}", headers={"Accept": "text/html"}).text
    for words in ("words", "12 March 2031", "taken out “", "here</span>"):
        assert words in english


@pytest.mark.parametrize(
    ("path", "spoken", "english"),
    [
        ("/none", "No existe tal página.", "There is no such page."),
        ("/statements/none", "Aquí no hay tal declaración.", "The archive holds no statement with the id none."),
        ("/actor?name=Zork", "Ninguna declaración nombra a Zork.", "No statement names Zork."),
        ("/statements?after=x", "ninguna lista dio este cursor.", "this cursor was not given out by a listing."),
        ("/statements?since=2021", "since: esto no tiene la forma que se pide.", "since: this does not have the form"),
        ("/search?q=%3F!", "ninguna palabra que buscar", "The query holds no word to look for."),
    ],
)
def test_what_cannot_be_answered_is_told_in_both_languages(
    client: TestClient, path: str, spoken: str, english: str
) -> None:
    assert spoken in spanish(client, path)
    assert english in client.get(path, headers={"Accept": "text/html"}).text


def test_charts_speak_the_language_of_the_page() -> None:
    drawn = {
        "title": "AST, unemployment",
        "series": "unemployment",
        "vintage": None,
        "line": [["2023-01-01", "2023-12-31", 5], ["2024-01-01", "2024-12-31", 6]],
        "said": 7,
        "shown": 6,
        "said_words": "7",
        "shown_words": "6",
        "period": ["2024-01-01", "2024-12-31"],
        "period_words": "2024",
    }
    tell = environment("es").globals["charts"]
    svg = str(tell({"drawn": drawn}))
    assert "la serie: 6" in svg
    assert "este texto: 7" in svg
    assert "Fuente: unemployment. Edición: sin indicar." in svg
    assert "the series: 6" in str(environment("en").globals["charts"]({"drawn": drawn}))
