from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources import Unreadable, from_bytes, from_path, from_stream, from_text

FIRST = "The President of Arvenia met the Premier of Belmora in Zelgrad on Tuesday, and they spoke for three hours."
SECOND = "They agreed to reopen the harbour, to lower the fees for fishing boats, and to meet again before the winter."
THIRD = "The Premier said that the bridge would be finished in time, and thanked his host for a warm welcome."


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_text_is_kept_as_it_is(text: str) -> None:
    assert from_text(text).text == text


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "tab\there  two\n\n\nthree\v", "e\u0301 \u202eabc 😀 \x0c"])
def test_text_file_gives_exactly_its_characters(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert from_path(path).text == text


def test_text_file_that_holds_markup_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("<p>Not a page</p>\n---\n# no heading")
    assert from_path(path).text == "<p>Not a page</p>\n---\n# no heading"


def test_stream_is_read() -> None:
    statement = from_stream(io.BytesIO(FIRST.encode()))
    assert (statement.text, statement.source) == (FIRST, None)


def test_markdown_loses_its_marks_and_keeps_its_facts() -> None:
    data = f"""---
title: Readout of the meeting in Zelgrad
date: '2024-05-05'
source_url: https://en.kremlin.ru/events/1
lang: en-GB
---
# Meeting

{FIRST.replace(" in ", chr(10) + "in ")}

-   **They agreed** to open [the harbour](https://example.org)
    at once
-   second

1.  one
2.  two

| a | b |
|---|---|
| c | d |
"""
    statement = from_bytes(data.encode(), name="a.md")
    assert statement.text == "\n\n".join(
        [
            "Meeting",
            FIRST,
            "- They agreed to open the harbour at once",
            "- second",
            "1. one",
            "2. two",
            "a | b",
            "c | d",
        ]
    )
    assert (statement.title, statement.published, statement.issuer, statement.language, statement.kind) == (
        "Readout of the meeting in Zelgrad", "2024-05-05", "RUS", "en", "readout",
    )  # fmt: skip
    assert set(statement.facts.values()) == {"metadata"}


def test_heading_wrapped_at_the_margin_goes_on_below() -> None:
    data = f"# Joint press conference of the President of Arvenia and of the Premier of\nBelmora\n\n{FIRST}\n"
    assert from_bytes(data.encode(), name="a.md").text.startswith("Joint press conference of the President of Arvenia and of the Premier of Belmora\n\n")  # fmt: skip  # noqa: E501


PAGE = f"""<!doctype html><html lang="en-US"><head><title>Zelgrad talks | Portal</title>
<meta property="og:title" content="Zelgrad talks"><meta property="og:site_name" content="President of Ukraine">
<meta property="article:published_time" content="2024-05-05T10:00:00+02:00"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">All the news there is</a></li></ul></nav>
<div role="complementary"><article><h1>Zelgrad talks</h1><div class="lead"><p>{FIRST}</p></div>
<p>{SECOND}<span class="hidden">Do not read this.</span></p><ul><li>{THIRD}</li></ul>
<p>{FIRST} Again.</p></article></div>
<footer><p>All rights reserved by the portal of the state.</p></footer><script>track()</script></body></html>"""


def test_page_gives_its_main_text_and_facts() -> None:
    statement = from_bytes(PAGE.encode())
    assert statement.text == f"{FIRST}\n\n{SECOND}\n\n- {THIRD}\n\n{FIRST} Again."
    assert (statement.title, statement.published, statement.language, statement.issuer) == (
        "Zelgrad talks", "2024-05-05", "en", "UKR",
    )  # fmt: skip
    assert statement.facts["published"] == "metadata"


def test_page_that_wraps_everything_in_a_form_is_read() -> None:
    page = f"<html><body><form id='aspnet'><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></form></body></html>"
    assert from_bytes(page.encode()).text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_short_page_without_main_text_gives_what_it_has() -> None:
    assert from_bytes(b"<html><body><p>They met.</p></body></html>").text == "They met."


def test_xml_with_html_inside_is_read_with_its_metadata() -> None:
    data = f"""<?xml version="1.0"?><doc>
<title>Joint Statement with Belmora</title><release-date>17/09/1999</release-date>
<release-type>Media Release</release-type><content><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content></doc>"""
    statement = from_bytes(data.encode(), name="a.xml")
    assert statement.text == f"{FIRST}\n\n{SECOND}"
    assert (statement.title, statement.published, statement.kind) == (
        "Joint Statement with Belmora", "1999-09-17", "joint-statement",
    )  # fmt: skip


def test_date_that_could_be_two_days_is_left_unknown() -> None:
    data = f"<?xml version='1.0'?><doc><date>08/07/2014</date><content>{FIRST}</content></doc>"
    assert from_bytes(data.encode(), name="a.xml").published is None


def test_scanned_lines_in_paragraphs_of_their_own_are_joined() -> None:
    lines = ["The government has committed a further sum over five years for the", "agencies that guard the borders against pests and the diseases which", "would be likely to harm the farms of the coast and of the southern", "valleys if nothing were done about it before the coming winter, as", "the minister told the assembly in a long speech on the budget which", "was heard by all members and by many guests from the countries near", "Arvenia.", "It was late."]  # fmt: skip  # noqa: E501
    page = "<?xml version='1.0'?><d><c><![CDATA[" + "".join(f"<p>{line}</p>" for line in lines) + "]]></c></d>"
    assert from_bytes(page.encode(), name="a.xml").text == " ".join(lines[:7]) + "\n\nIt was late."


def test_pdf_gives_paragraphs_and_pages(making: ModuleType) -> None:
    head = "Press office of Arvenia"
    page = [head, "The ministers met in Zelgrad on Tuesday and spoke for three hours on inter-",
            "national trade and on the harbour of the old town, which both of them want", "to reopen."]  # fmt: skip
    rest = [head, "They agreed to meet again before the winter. The bridge will be finished and the", "fees will fall, as the",]  # fmt: skip  # noqa: E501
    third = [head, "premier said. " + FIRST[:60]]
    numbered = [[*lines, f"Page {i} of 3"] for i, lines in enumerate((page, rest, third), 1)]
    statement = from_bytes(making.pdf(numbered, title="Readout of the meeting"), name="a.pdf")
    assert "spoke for three hours on international trade and on the harbour of the old town, which both of them want to reopen." in statement.text  # fmt: skip  # noqa: E501
    assert "as the premier said." in statement.text
    assert statement.text.count(head) == 1
    assert "Page" not in statement.text
    assert [page.number for page in statement.pages] == [1, 2, 3]
    place = statement.text.index("They agreed")
    assert statement.page_of(statement.span(place, place + 4)) == 2
    assert (statement.title, statement.kind, statement.facts["title"]) == ("Readout of the meeting", "readout", "metadata")  # fmt: skip  # noqa: E501


def test_indented_line_begins_a_paragraph(making: ModuleType) -> None:
    lines = ["The ministers met in Zelgrad on Tuesday and spoke for three hours on the trade",
             "of both countries and on the harbour of the old town, which they will reopen now",
             "They agreed to meet again before the winter comes and to finish the long bridge",
             "which the engineers have begun to build across the river that divides the town."]  # fmt: skip
    text = from_bytes(making.pdf([lines], indents=(0, 2))).text
    assert text == f"{lines[0]} {lines[1]}\n\n{lines[2]} {lines[3]}"


def test_page_without_text_is_a_loss(making: ModuleType) -> None:
    statement = from_bytes(making.pdf([[FIRST[:70]], []]))
    assert [loss.reason for loss in statement.losses] == ["page 2 of 2 holds no text"]
    assert len(statement.pages) == 2


def test_docx_gives_paragraphs_lists_and_tables(making: ModuleType) -> None:
    statement = from_bytes(making.word_document())
    assert statement.text == (
        "Joint Statement of Arvenia and Belmora\n\nThe two ministers met in Zelgrad.\n\n- They agreed on a bridge.\n\n"
        "Bridge | 40 million\n\nThey will meet again."
    )
    assert (statement.title, statement.kind) == ("Joint Statement of Arvenia and Belmora", "joint-statement")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_statement_or_one_sentence(data: bytes) -> None:
    for name in (None, "a.md", "a.html", "a.xml", "a.txt"):
        try:
            assert from_bytes(data, name=name).text.strip()
        except Unreadable as error:
            assert "\n" not in str(error)  # noqa: PT017 - either may happen


SHARED = Path(__file__).parents[3] / "shared" / "statements" / "dirty_originals"


@pytest.mark.skipif(not SHARED.exists(), reason="needs the real statements beside the project")
def test_real_documents_give_statements_or_one_sentence() -> None:
    for path in SHARED.rglob("*.*"):
        try:
            statement = from_path(path)
        except Unreadable as error:
            assert "\n" not in str(error)  # noqa: PT017 - either may happen
        else:
            assert len(statement.text) > 400
