"""The words of verdicts in the languages of the interface."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from starlette.testclient import TestClient

import onrecord.check
from onrecord.archive import Archive, Judged
from onrecord.check import Unit
from onrecord.check.periods import period_of
from onrecord.web import make_app
from onrecord.web.languages import LANGUAGES, known_messages
from onrecord.web.tongues import Spoken, tongue
from tests.archive.making import record_of

SPANISH = Spoken("es")
ENGLISH = {"Accept": "text/html"}
IN_SPANISH = {"Accept": "text/html", "Accept-Language": "es"}
_NAMES = re.compile(r"%\((\w+)\)s")


def forms() -> list[str]:
    """Every message that a check can say."""
    room = str(Path(onrecord.check.__file__).parent)
    return sorted({str(found[2]) for found in extract_from_dir(room, [("**.py", "python")], keywords={"say": None})})


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_every_message_of_a_verdict_can_be_said_with_the_same_values(language: str) -> None:
    messages = known_messages(language)
    assert len(forms()) > 90
    for form in forms():
        said = messages.gettext(form)
        assert set(_NAMES.findall(said)) == set(_NAMES.findall(form)), form
        assert "%(" not in said % dict.fromkeys(_NAMES.findall(form), "x"), form


@pytest.fixture
def checked(checking: TestClient) -> TestClient:
    """A client on an archive with a statement that was checked."""
    checking.post(f"/statements/{checking.get('/statements.json').json()['rows'][0]['id']}/check.json")
    return checking


def test_a_verdict_is_said_in_the_language_of_the_page_and_kept_in_english(checked: TestClient) -> None:
    row = checked.get("/figures.json", params={"verdict": "contradicted"}).json()["found"]["rows"][0]
    english = checked.get(f"/figures/{row['key']}", headers=ENGLISH).text
    spanish = checked.get(f"/figures/{row['key']}", headers=IN_SPANISH).text
    kept = checked.get(f"/figures/{row['key']}.json", headers=IN_SPANISH).json()["verdicts"][0]
    assert f'<p class="reading" lang="en">{kept["sentence"]}</p>' in english
    assert "5.5 percent in January 2024. This text says 6.9 percent." in kept["sentence"]
    said = re.search(r'<p class="reading" lang="es">(.*?)</p>', spanish)
    assert said is not None
    assert "5,5\N{NO-BREAK SPACE}% en enero de 2024. Este texto dice «6.9 percent»." in said[1]
    assert "redondeo: media unidad de su última cifra (0,05)" in spanish
    assert ">enero de 2024</td>" in spanish
    assert "la serie: 5,5\N{NO-BREAK SPACE}%" in spanish


@pytest.mark.parametrize("path", ["/figures", "/effects", "/", "/statements/{}/checks", "/series/one?id={series}"])
def test_no_page_of_verdicts_says_them_in_english_in_spanish(checked: TestClient, path: str) -> None:
    statement = checked.get("/statements.json").json()["rows"][0]["id"]
    page = checked.get(path.format(statement, series="arvenia_unemployment_monthly"), headers=IN_SPANISH).text
    assert 'lang="es">' in page
    assert 'lang="en">' not in page.replace('<button type="submit" lang="en">', "")
    assert not re.search(r"This text says|No held series|percent in|: yes|observations", page)


def test_an_effect_is_said_with_its_event_and_what_cannot_be_told(checked: TestClient) -> None:
    row = checked.get("/effects.json").json()["found"]["rows"][0]
    page = checked.get(f"/effects/{row['key']}", headers=IN_SPANISH).text
    assert "Bajó: sí; antes del" in page
    assert "Debido a ello: no se puede saber con estos datos" in page
    assert "pasajeros" in page


WIDE = {"kind": "digits", "value": 1.0, "form": "9999999.1f"}
ENDLESS = {"kind": "number", "value": 1e999}


@pytest.mark.parametrize(
    "told",
    [
        None,
        "broken",
        {"sentence": {"kind": "told", "form": "Said once.", "values": {}}},
        *({"sentence": number, "periods": [["2022-03-01", "2022-03-31"]]} for number in (WIDE, ENDLESS)),
    ],
)
def test_a_verdict_that_cannot_be_said_stays_in_english_and_is_marked_so(archive: Archive, told: object) -> None:
    id_ = archive.add(record_of()).id
    observation = {"series": "trade", "key": "", "period": "March 2022", "value": 4.5e11, "vintage": None}
    body = {"observations": [observation], "tolerance": "as before"} | ({} if told is None else {"told": told})
    archive.add_verdicts(id_, [Judged("f1", "figure", "supported", "As it was kept.", body)], made_by="onrecord 0.1")
    client = TestClient(make_app(archive), base_url="http://127.0.0.1:8765")
    key = archive.find("figure").rows[0].key
    page = client.get(f"/figures/{key}", headers=IN_SPANISH).text
    assert '<p class="reading" lang="en">As it was kept.</p>' in page
    assert '<dd lang="en">as before</dd>' in page
    assert '<td lang="en">March 2022</td><td class="number">450.000.000.000</td>' in page
    assert "450,000,000,000" in client.get(f"/figures/{key}", headers=ENGLISH).text


@pytest.mark.parametrize(
    ("first", "last", "name", "time", "label"),
    [
        ("2023-03-03", "2023-03-03", "el 3 de marzo de 2023", "el 3 de marzo de 2023", "3 de marzo de 2023"),
        ("2023-03-01", "2023-03-31", "marzo de 2023", "en marzo de 2023", "marzo de 2023"),
        ("2023-01-01", "2023-12-31", "2023", "en 2023", "2023"),
        (
            "2023-04-01",
            "2023-06-30",
            "el 2.º trimestre de 2023",
            "en el 2.º trimestre de 2023",
            "2.º trimestre de 2023",
        ),
        (
            "2022-10-01",
            "2023-09-30",
            "el periodo de octubre de 2022 a septiembre de 2023",
            "en el periodo de octubre de 2022 a septiembre de 2023",
            "octubre de 2022 – septiembre de 2023",
        ),
        (
            "2023-01-01",
            "2023-07-31",
            "el periodo de enero a julio de 2023",
            "en el periodo de enero a julio de 2023",
            "enero–julio de 2023",
        ),
        (
            "2019-01-01",
            "2021-12-31",
            "el periodo de 2019 a 2021",
            "en el periodo de 2019 a 2021",
            "2019–2021",
        ),
        (
            "2023-03-06",
            "2023-03-12",
            "la semana del 6 de marzo de 2023",
            "en la semana del 6 de marzo de 2023",
            "6–12 mar 2023",
        ),
        (
            "2023-01-05",
            "2023-08-31",
            "el periodo del 5 de enero de 2023 al 31 de agosto de 2023",
            "en el periodo del 5 de enero de 2023 al 31 de agosto de 2023",
            "5 ene – 31 ago 2023",
        ),
    ],
)
def test_a_period_has_its_name_its_preposition_and_its_label(
    first: str, last: str, name: str, time: str, label: str
) -> None:
    period = period_of(first, last)
    assert SPANISH.period(period) == name
    assert SPANISH.during(period) == time
    assert SPANISH.label(period).replace("\N{THIN SPACE}", " ") == label


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (862.31e9, Unit("money", "USD"), "862.300 millones de dólares estadounidenses"),
        (1.54e12, Unit("money", "EUR"), "1,5 billones de euros"),
        (4.2e6, Unit("mass", "tonne"), "4,2 millones de toneladas"),
        (4236811, Unit("count", "job"), "4.236.811 empleos"),
        (1234, Unit("count", "lantern"), "1234 lanterns"),
        (5.03, Unit("money", "USD", "gallon"), "5,03 dólares estadounidenses por galón"),
        (-0.5, Unit("percent"), "-0,5\N{NO-BREAK SPACE}%"),
        (310.25, Unit("index"), "310"),
    ],
)
def test_an_amount_has_the_signs_and_the_scale_of_the_language(value: float, unit: Unit, said: str) -> None:
    assert SPANISH.amount(value, unit) == said


def test_lists_places_and_orders_are_those_of_the_language() -> None:
    assert SPANISH.listed(["México", "Canadá", "China"]) == "México, Canadá y China"
    assert SPANISH.listed(["Canadá", "India"]) == "Canadá e India"
    assert SPANISH.place("DEU", "Germany") == "Alemania"
    assert SPANISH.place("XEU", "European Union") == "European Union"
    assert (SPANISH.ordinal(3), SPANISH.ordinal(12)) == ("tercer", "12.º")
    assert SPANISH.day(date(2031, 6, 1)) == "1 de junio de 2031"
    assert not isinstance(tongue("en"), Spoken)
