from __future__ import annotations

import pytest

from onrecord.sources import Facts, from_text
from onrecord.sources.dates import metadata_date, written_date
from onrecord.sources.issuers import issuer_in_title, issuer_named, issuer_of_host
from onrecord.sources.stated import kind_of

PROSE = "The President met the Premier on Tuesday, and they agreed to reopen the harbour before the winter."


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            (f"THE WHITE HOUSE\nOffice of the Press Secretary\n\nFor Immediate Release\nNovember 17, 2023\n\n"
            f"Readout of President Novak’s Call with Premier Tal\n\n{PROSE}"),
            {"issuer": "USA", "published": "2023-11-17", "kind": "readout",
             "title": "Readout of President Novak’s Call with Premier Tal"},
        ),
        (f"WASHINGTON, March 3, 2024 — {PROSE}", {"place": "WASHINGTON", "published": "2024-03-03"}),
        (f"GENEVA (3 March 2024) – {PROSE}", {"place": "GENEVA", "published": "2024-03-03"}),
        (f"Quito, 22 de mayo de 2015\n\n{PROSE}", {"place": "Quito", "published": "2015-05-22"}),
        (
            f"MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF KOREA\nZelgrad, 5 May 2024\n\n{PROSE}",
            {"issuer": "KOR", "place": "Zelgrad", "published": "2024-05-05"},
        ),
        (
            f"MINISTRY OF FOREIGN AFFAIRS OF ARVENIA\n\n{PROSE}",
            {"issuer": "MINISTRY OF FOREIGN AFFAIRS OF ARVENIA"},
        ),
        (f"Press Service of the President of Ukraine\n2021-05-02\n\n{PROSE}", {"issuer": "UKR", "published": "2021-05-02"}),  # noqa: E501
        (f"FOR RELEASE 29 OCTOBER 1978.\n{PROSE}", {"published": "1978-10-29"}),
        (
            f"Joint Communiqué of Arvenia and Belmora\n\n{PROSE}",
            {"title": "Joint Communiqué of Arvenia and Belmora", "kind": "communique"},
        ),
        (f"NOTICE\n\n{PROSE}", {"kind": "notice"}),
    ],
)  # fmt: skip
def test_stated_facts_are_read_and_said_to_be_from_the_text(text: str, facts: dict[str, str]) -> None:
    statement = from_text(text)
    assert {name: getattr(statement, name) for name in statement.facts} == facts
    assert set(statement.facts.values()) == {"text"}


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"We, the leaders of Arvenia and Belmora,\n\n{PROSE}",
        f"PRESIDENT: Good morning.\n\n{PROSE}",
        f"{PROSE} On March 3, 2024, they had met as well.",
        f"Aboard the President’s aircraft\n\n{PROSE}",
        "",
    ],
)
def test_what_is_not_stated_stays_unknown(text: str) -> None:
    statement = from_text(text)
    assert statement.facts == {}
    assert statement.title is statement.issuer is statement.published is statement.kind is statement.language is None


def test_given_facts_stand_above_stated_ones() -> None:
    given = Facts(title="Other", issuer="FRA", published="2020", kind="statement", language="en", place="Paris")
    statement = from_text(f"ZELGRAD, March 3, 2024 — {PROSE}", given)
    assert {name: getattr(statement, name) for name in statement.facts} == {
        "title": "Other", "issuer": "FRA", "published": "2020", "kind": "statement", "language": "en", "place": "Paris",
    }  # fmt: skip
    assert set(statement.facts.values()) == {"given"}


def test_malformed_given_date_is_refused() -> None:
    with pytest.raises(ValueError, match="published"):
        from_text(PROSE, Facts(published="3 March"))


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("17 November 2023", "2023-11-17"), ("Friday, November 17, 2023", "2023-11-17"), ("Nov. 17, 2023", "2023-11-17"),  # noqa: E501
        ("05 de junio de 2024", "2024-06-05"), ("5 juin 2024", "2024-06-05"), ("5. Juni 2024", "2024-06-05"),
        ("1 сентября 2020 года", "2020-09-01"), ("5th of May 2021", "2021-05-05"), ("2021-05-05", "2021-05-05"),
        ("08.07.2014", "2014-07-08"), ("17/09/1999", "1999-09-17"), ("09/17/1999", "1999-09-17"), ("May 2020", "2020-05"),  # noqa: E501
        ("March 1, 2013, 20:30", "2013-03-01"), ("2024年3月5日", "2024-03-05"),
        ("08/07/2014", None), ("31 February 2020", None), ("March 3", None), ("in May 2020", None),
    ],
)  # fmt: skip
def test_written_dates(words: str, iso: str | None) -> None:
    assert written_date(words) == iso


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-06-13T09:29:06Z", "2021-06-13"),
        ("20210613", "2021-06-13"),
        ("2021", "2021"),
        ("2021-13-01", None),
        ("", None),
    ],
)
def test_dates_in_metadata(value: str, iso: str | None) -> None:
    assert metadata_date(value) == iso


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("The White House", "USA"),
        ("Government of the Republic of Indonesia", "IDN"),
        ("Embassy of Japan in France", "JPN"),
        ("Palais de l’Élysée", "FRA"),
        ("United Nations Security Council", "United Nations Security Council"),
        ("Government of France and Government of Japan", None),
        ("The United States", None),
        ("Good morning, everybody", None),
        ("The ministry of France said it would act.", None),
    ],
)
def test_issuing_offices(line: str, issuer: str | None) -> None:
    assert issuer_named(line) == issuer


def test_issuer_in_title_and_host() -> None:
    assert issuer_in_title("Statement by the Ministry of Foreign Affairs of Japan on the talks") == "JPN"
    assert issuer_in_title("Statement by the Prime Minister of Canada") == "CAN"
    assert issuer_in_title("Joint Statement by the Government of Japan and the Government of France") is None
    assert issuer_of_host("https://en.kremlin.ru/1") == "RUS"
    assert issuer_of_host("https://notkremlin.ru/1") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("READOUT OF THE CALL", "readout"), ("The Joint Statement of A and B", "joint-statement"),
        ("Declaración conjunta de A y B", "joint-declaration"), ("Совместное заявление президентов", "joint-statement"),
        ("Remarks by the President", "remarks"), ("Fact Sheet: The Harbour", "fact-sheet"), ("The harbour", None),
    ],
)  # fmt: skip
def test_kinds_are_told_from_titles(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind
