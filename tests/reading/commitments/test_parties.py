"""Who is bound, read from whole statements: offices without a land, bodies named before, both sides."""

from __future__ import annotations

import pytest

from onrecord.reading import Reader
from onrecord.record import Statement


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(fast=True)


def _bound(reader: Reader, text: str, issuer: str, title: str, language: str = "en") -> list[set[str]]:
    record = reader.read(Statement(text=text, issuer=issuer, title=title, published="2026-09-08", language=language))
    names = {actor.id: actor.name for actor in record.actors}
    return [{names[one] for one in found.agents} for found in record.commitments]


def test_a_government_or_a_ministry_without_a_land_is_the_issuers(reader: Reader) -> None:
    text = "The Federal Government will build a harbour in Norway. The goods will be sent by the Defence Ministry."
    assert _bound(reader, text, "Australia: Prime Minister", "A new harbour") == [{"Australia"}, {"Australia"}]


def test_i_without_a_signer_is_the_issuer(reader: Reader) -> None:
    text = "I am continuing for one year the measures of 12 May 2024."
    assert _bound(reader, text, "Chile: Presidency", "Notice") == [{"Chile"}]


def test_this_review_is_the_bodys_that_the_sentence_before_tells_of(reader: Reader) -> None:
    text = "The Federal Open Market Committee will assess jobs. This assessment will take into account prices."
    body = {"Federal Open Market Committee"}
    assert _bound(reader, text, "United States: Federal Reserve", "Statement on rates") == [body, body]


def test_each_country_is_both(reader: Reader) -> None:
    text = "Chile and Norway met today. Each country will open its ports to the other."
    assert _bound(reader, text, "Chile: Presidency", "Joint statement of Chile and Norway") == [{"Chile", "Norway"}]


def test_one_who_is_only_told_of_in_a_commitment_is_not_thanked(reader: Reader) -> None:
    text = "Premier Lind praised Norway's commitment to Chile and its resolve to open the port."
    assert {"Chile"} not in _bound(reader, text, "Australia: Prime Minister", "Visit")


def test_the_president_of_another_land_is_not_the_host_of_the_press_conference(reader: Reader) -> None:
    text = (
        "PRESIDENTE AURELIO LANDA: Buenas noches. Vamos a pagar las becas.\n\nPREGUNTA: ¿Habló con sus vecinos?\n\n"
        "PRESIDENTE AURELIO LANDA: Hablé con el presidente de Panamá. Vamos a abrir el puente."
    )
    found = _bound(reader, text, "Colombia: Presidencia", "Palabras del presidente Aurelio Landa", "es")
    assert found == [{"Colombia"}] * 2


def test_one_who_says_i_is_bound_with_the_land(reader: Reader) -> None:
    text = "PRESIDENTE AURELIO LANDA: Viajaré a la costa el lunes. Mañana les firmo el decreto. Viajaremos en mayo."
    both = {"Aurelio Landa", "Colombia"}
    found = _bound(reader, text, "Colombia: Presidencia", "Palabras del presidente Aurelio Landa", "es")
    assert found == [both, both, {"Colombia"}]


def test_an_issuer_may_be_told_as_an_office_of_its_land(reader: Reader) -> None:
    text = "PRESIDENTE AURELIO LANDA: Vamos a pagar las becas."
    title = "Palabras del presidente Aurelio Landa"
    assert _bound(reader, text, "Presidencia de la República de Colombia", title, "es") == [{"Colombia"}]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("La empresa Aceros Brun invertirá 200 millones en la planta de Hollin.", {"Aceros Brun"}),
        ("La minera Cerro Alto entregará las regalías en octubre.", {"Cerro Alto"}),
        ("El Banco Central mantendrá la tasa hasta diciembre.", {"Banco Central"}),
        ("El Banco Central de Chile publicará el informe en junio.", {"Banco Central de Chile"}),
        ("El Sindicato de Mineros levantará la huelga el lunes.", {"Sindicato de Mineros"}),
        ("El Banco Central y la empresa Brun abrirán una oficina en mayo.", {"Banco Central", "Brun"}),
        ("Las empresas se comprometieron a contratar a mil jóvenes.", set()),
        # Organs of the state are the state; with a body or beside one the issuer acts.
        ("El Ministerio de Salud contratará a 300 médicos.", {"Colombia"}),
        ("El Ministerio de Salud de Chile contratará a 300 médicos.", {"Chile"}),
        ("Con la empresa Brun vamos a construir el puerto.", {"Colombia"}),
    ],
)
def test_a_body_that_spanish_words_name_is_bound_and_not_the_issuer(reader: Reader, text: str, bound: set[str]) -> None:
    assert _bound(reader, text, "Colombia: Presidencia", "Comunicado", "es") == [bound]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("El Gobierno confía en abrir el puerto.", [{"Colombia"}]),
        (
            "Los Cancilleres de Colombia y Chile, reunidos en Hollin, convinieron en abrir el puerto.",
            [{"Colombia", "Chile"}],
        ),
        ("Chile pagará la obra y Colombia se obliga a abrir el puerto.", [{"Chile"}, {"Colombia"}]),
        ("El ministro de Salud, acompañado por la embajadora de Chile, firmará el pacto.", [{"Colombia"}]),
    ],
)
def test_an_office_or_those_who_meet_are_no_person_and_each_clause_has_its_own_subject(
    reader: Reader, text: str, bound: list[set[str]]
) -> None:
    assert _bound(reader, text, "Colombia: Presidencia", "Comunicado", "es") == bound


def test_a_spanish_noun_recalls_the_body_named_by_it(reader: Reader) -> None:
    text = "La empresa Brun abrió una planta en Hollin. La empresa construirá otra el próximo año."
    assert _bound(reader, text, "Colombia: Presidencia", "Comunicado", "es") == [{"Brun"}]


@pytest.mark.parametrize(
    "lead",
    [
        "Por la presente nos comprometemos a:",
        "Chile y Perú, por la presente, se comprometen a:",
        "Los Gobiernos de Chile y Perú acordaron lo siguiente:",
        "Chile y Perú acuerdan:",
    ],
)
def test_items_of_a_spanish_list_are_bound_as_their_lead_in(reader: Reader, lead: str) -> None:
    text = f"{lead}\n\n- Abrir dos consulados.\n- Reducir los aranceles en 2033."
    found = _bound(reader, text, "Chile: Presidencia", "Comunicado conjunto de Chile y Perú", "es")
    assert found == [{"Chile", "Peru"}] * 2


def test_items_under_hereby_are_bound_as_their_lead_in(reader: Reader) -> None:
    text = "The Parties hereby commit to:\n\n- Open two consulates.\n- Cut tariffs by 2033."
    found = _bound(reader, text, "Chile: Presidency", "Joint statement of Chile and Peru")
    assert found == [{"Chile", "Peru"}] * 2


@pytest.mark.parametrize(
    ("text", "issuer", "title", "bound"),
    [
        (
            "The Prime Minister spoke to the Prime Minister of Norway, Ida Holt. The leaders agreed to stay in touch.",
            "Prime Minister's Office, 10 Downing Street",
            "PM call with Prime Minister Holt of Norway",
            {"United Kingdom", "Norway"},
        ),
        (
            "Leaders agreed to establish a fund.",
            "Pacific Islands Forum Secretariat",
            "Pacific Islands Forum Leaders' Communiqué",
            {"Pacific Islands Forum"},
        ),
        (
            "Heads of Government agreed to establish a fund.",
            "CARICOM Secretariat",
            "Communiqué of the Meeting of CARICOM Heads of Government",
            {"Caribbean Community"},
        ),
        (
            "Negotiators will meet again in May.",
            "Department for Trade",
            "UK-GCC trade talks: joint statement",
            {"United Kingdom", "Gulf Cooperation Council"},
        ),
        (
            "They agreed to hold the next round in Oslo.",
            "Royal Court of Jordan",
            "Statement of the Tripartite Summit of Egypt, Jordan and Iraq",
            {"Egypt", "Jordan", "Iraq"},
        ),
        (
            "Chad and Niger reaffirmed their resolve to reopen the border.",
            "African Union",
            "Communiqué of the African Union",
            {"Chad", "Niger"},
        ),
        (
            "The Prime Minister of Norway said that the licences would be granted in May.",
            "Chile: Presidency",
            "Joint statement of Chile and Norway",
            {"Norway"},
        ),
        (
            "We have tasked the Council in permanent session to report by our next summit.",
            "NATO",
            "Oslo Summit Declaration",
            {"North Atlantic Treaty Organization"},
        ),
        (
            "Today, Prime Minister Marc Leduc met with the Prime Minister of Latvia. The leaders agreed to meet again.",
            "Canada: Prime Minister",
            "Prime Minister Leduc meets with the Prime Minister of Latvia",
            {"Canada", "Latvia"},
        ),
        (
            "We will review our assistance in June.",
            "Norway: Ministry of Foreign Affairs",
            "Statement by the Troika of Norway, the United Kingdom and Chile on elections",
            {"Norway", "United Kingdom", "Chile"},
        ),
        (
            "Ministers agreed to intensify the talks.",
            "United Kingdom: Foreign Office",
            "Ministerial Meeting of the Gulf Cooperation Council and the United Kingdom",
            {"Gulf Cooperation Council", "United Kingdom"},
        ),
        (
            "Latvia, together with Norway, will build a barrier.",
            "Latvia: Ministry of Foreign Affairs",
            "Statement",
            {"Latvia", "Norway"},
        ),
    ],
)
def test_a_communique_binds_those_in_whose_name_it_speaks(
    reader: Reader, text: str, issuer: str, title: str, bound: set[str]
) -> None:
    assert _bound(reader, text, issuer, title) == [bound]


def test_they_who_agreed_what_others_will_do_are_not_the_others(reader: Reader) -> None:
    text = "Leaders agreed that Belize and Guyana would open their markets. They agreed to meet in May."
    title = "Communiqué of the Meeting of CARICOM Heads of Government"
    assert _bound(reader, text, "CARICOM Secretariat", title) == [{"Belize", "Guyana"}, {"Caribbean Community"}]


def test_items_that_open_with_a_letter_bind_those_of_the_lead_in(reader: Reader) -> None:
    text = "The Leaders:\na. welcomed the accord;\nb. committed to open the port by May."
    assert _bound(reader, text, "Chile: Presidency", "Joint statement: Chile and Norway") == [{"Chile", "Norway"}]


def test_the_bank_that_issues_a_text_is_bound_under_its_short_names(reader: Reader) -> None:
    text = "The Reserve Bank will publish its outlook in May. The Bank of Zambia will meet in June."
    bound = _bound(reader, text, "Reserve Bank of New Zealand", "Cash rate on hold")
    assert bound == [{"Reserve Bank of New Zealand"}, {"Bank of Zambia"}]


def test_the_authorities_in_the_text_of_a_body_are_those_of_its_one_land(reader: Reader) -> None:
    text = "The authorities plan to submit a bill before the session. The Government will cut the deficit."
    bound = _bound(reader, text, "International Monetary Fund", "IMF reaches agreement with Zambia")
    assert bound == [{"Zambia"}, {"Zambia"}]


def test_the_president_of_a_briefing_is_the_issuers_whoever_else_is_told_of(reader: Reader) -> None:
    text = (
        "MS. DARO: President Holt met President Durand of France today.\n\nQ What comes next?\n\n"
        "MS. DARO: The President will travel to Ohio on Friday. President Durand will stay in Paris."
    )
    found = _bound(reader, text, "United States: White House", "Press Briefing by Press Secretary Mina Daro")
    assert found == [{"Holt", "United States"}, {"Durand", "France"}]


def test_a_minister_told_without_a_land_is_one_of_the_issuers(reader: Reader) -> None:
    text = "SPOKESPERSON: Good morning.\n\nSPOKESPERSON: Secretary Daro will travel to Chile on Friday."
    assert _bound(reader, text, "Norway: Office of the Prime Minister", "Daily briefing") == [{"Daro", "Norway"}]


def test_the_president_joined_to_another_by_name_is_not_the_same(reader: Reader) -> None:
    text = "PRESIDENT HOLT: Welcome.\n\nPRESIDENT ANSAH: Thank you. We will clear the arrears in April."
    title = "Press conference of President Holt and the President of Ghana, Abuja"
    assert _bound(reader, text, "Nigeria: State House", title) == [{"Ghana"}]


def test_a_leader_whose_land_is_not_named_is_known_by_the_day(reader: Reader) -> None:
    facts = Statement(
        text="CHANCELLOR SCHOLZ: Welcome.\n\nPRESIDENT MACRON: Thank you. We will send two ferries.",
        issuer="Germany: Federal Chancellor",
        title="Joint press conference with President Macron, Meseberg",
        published="2024-05-28",
        language="en",
    )
    record = reader.read(facts)
    names = {actor.id: actor.name for actor in record.actors}
    assert [{names[one] for one in found.agents} for found in record.commitments] == [{"France"}]


def test_a_guest_whom_the_title_names_keeps_the_land_of_his_day(reader: Reader) -> None:
    facts = Statement(
        text="PRIME MINISTER SUNAK: Thank you. My Government remains committed to the accord.",
        issuer="Ireland: Department of the Taoiseach",
        title="Joint press conference with Prime Minister Sunak, Dublin Castle",
        published="2023-09-04",
        language="en",
    )
    record = reader.read(facts)
    names = {actor.id: actor.name for actor in record.actors}
    assert [{names[one] for one in found.agents} for found in record.commitments] == [{"United Kingdom"}]


def test_a_guest_is_of_the_titles_land_not_of_one_that_is_only_told_of(reader: Reader) -> None:
    text = (
        "PRESIDENT VON ARLEN: Welcome. Russia will not prevail.\n\n"
        "PRIME MINISTER DARO: Thank you. We will sell the banks. Your Government will read the plan."
    )
    title = "Press conference of the President of the European Commission and the Prime Minister of Ukraine"
    assert {"Ukraine"} in _bound(reader, text, "European Union: European Commission", title)
