"""Searching: what is found, where it stands, how it is counted, on both databases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.archive import Archive, Hits, Judged, Narrowing, open_archive, searching
from onrecord.archive.marking import marks
from onrecord.archive.query import parsed
from onrecord.archive.refreshing import refresh_missing, word_index
from onrecord.archive.schema import search
from onrecord.archive.words import placed_words, words

from .making import LATER_READER, TEXT, bare, record_of

HARBOUR = "The harbour of Hollin stays open. Ministers met at the harbour and spoke of fish."
OFFICE = "A joint border office opens in Lodria. The office is joint."
ACCENTS = "Le président de l’Élysée a reçu Señor Núñez; 数据共享; café au lait."
TEXTS = {"promise": TEXT, "harbour": HARBOUR, "office": OFFICE, "accents": ACCENTS}


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(
        record_of(title="Bridge and trade", published="2030-05-02", issuer="Arvenia", kind="readout", language="en")
    )
    archive.add(bare(HARBOUR, title="Harbour", published="2029-01-01", issuer="Hollin", language="en"))
    archive.add(
        bare(OFFICE, title="Lodria", published="2031", issuer="Lodria", language="en"),
        address="https://lodria.example/1",
    )
    archive.add(bare(ACCENTS, title="Élysée"))
    return archive


def names(found: Hits) -> list[str]:
    by_text = {text: name for name, text in TEXTS.items()}
    quoted = {row.statement.id: row for row in found.rows}
    return [name for row in quoted.values() for text, name in by_text.items() if row.snippets[0].quote[:20] in text]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bridge", ["promise"]),
        ("BRIDGE trade", ["promise"]),
        ("bridge harbour", []),
        ("bridge OR harbour", ["promise", "harbour"]),
        ('"border office"', ["office"]),
        ('"office border"', []),
        ('"joint border office', ["office"]),
        ("bord*", ["office"]),
        ('"joint bord*"', []),
        ('"joint bord"*', ["office"]),
        ("bord", []),
        ("joint -border", []),
        ("the -harbour", ["office", "promise"]),
        ("-harbour", ["office", "promise", "accents"]),
        ('the -"border office"', ["promise", "harbour"]),
        ("elysee", ["accents"]),
        ("ÉLYSÉE", ["accents"]),
        ("nunez señor", ["accents"]),
        ("l'Elysée", ["accents"]),
        ("数据", ["accents"]),
        ("据数", []),
        ("$3 billion", ["promise"]),
        ("", ["office", "promise", "harbour", "accents"]),
        ("   ", ["office", "promise", "harbour", "accents"]),
    ],
)
def test_words_phrases_beginnings_and_exclusions(filled: Archive, query: str, expected: list[str]) -> None:
    assert names(filled.search(query, sort="date")) == expected


@pytest.mark.parametrize(
    "query",
    [
        "bridge AND harbour",
        "bridge NOT trade",
        "NEAR(bridge trade)",
        "title:bridge",
        "bridge & ! | <-> trade",
        "bridge:*",
        "'bridge' \\",
        '""" bridge',
        "^bridge + ( trade",
        "words : bridge",
        "=0",
        "bridge'); DROP TABLE statement; --",
        "\0bridge\0",
        "\u202ebridge\u202c \U0001f600",
        '* - " OR',
        "OR OR bridge OR",
        "-",
        "a*",
        "½ ß ﬁ ǆ İ",
        "\u0301\u0301",
    ],
)
def test_operators_of_the_databases_and_odd_characters_are_words_or_nothing(filled: Archive, query: str) -> None:
    for sort in ("date", "relevance"):
        found = filled.search(query, sort=sort)
        assert found.note is None or found.note.count(".") == 1
    assert len(filled.search("").rows) == 4


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("word " * 200_000, "The query is longer than 1,000 characters; shorten it."),
        ("x" * 1_000_000, "The query is longer than 1,000 characters; shorten it."),
        (" ".join("abcdefghijklmnopqrstuvwxyz1234567"), "The query has more than 32 words; shorten it."),
        ("...!!! ?", "The query holds no word to look for."),
        ("\u202e \U0001f600", "The query holds no word to look for."),
    ],
)
def test_a_query_that_finds_nothing_for_its_form_says_so_in_one_sentence(
    archive: Archive, query: str, note: str
) -> None:
    found = archive.search(query)
    assert (found.rows, found.total, found.note) == ((), 0, note)


def test_highlights_quote_what_was_looked_for(filled: Archive) -> None:
    hit = filled.search("elysee Nunez").rows[0]
    text = filled.text_of(hit.statement.id)
    assert [text[start:end] for each in hit.snippets for start, end in each.highlights] == ["Élysée", "Núñez"]
    assert [hit.statement.title[start:end] for start, end in hit.title_highlights] == ["Élysée"]
    assert all(text[each.start : each.end] == each.quote for each in hit.snippets)
    assert filled.search("office").rows[0].address == "https://lodria.example/1"


def test_findings_that_hold_the_words_come_with_the_hit(filled: Archive) -> None:
    (hit,) = filled.search("bridge").rows
    assert {each.kind for each in hit.findings} == {"commitment", "attribution"}
    assert all("bridge" in each.quote for each in hit.findings)
    (hit,) = filled.search("", Narrowing({"finding": ("figure",)})).rows
    assert [(each.kind, each.quote) for each in hit.findings] == [("figure", "$3 billion")]


def test_a_title_with_sql_or_a_formula_is_text(archive: Archive) -> None:
    title = '\'); DELETE FROM words; -- =1+1 "x" \0 \u202e'
    archive.add(bare("Harbour.", title=title, issuer="' OR 1=1 --"))
    assert archive.search("delete words").rows[0].statement.title == title.replace("\0", "\ufffd")
    assert archive.search("", Narrowing({"issuer": ("' OR 1=1 --",)})).total == 1
    assert archive.search("", Narrowing({"issuer": ("' OR 1=1",)})).total == 1
    assert archive.search("", Narrowing({"issuer": ("OR 1=2",)})).total == 0


@pytest.mark.parametrize(
    ("dimension", "value"),
    [
        ("issuer", "Arvenia"),
        ("issuer", "arvénia"),
        ("kind", "readout"),
        ("year", "2030"),
        ("actor", "Bolmara"),
        ("finding", "effect"),
        ("strength", "firm"),
        ("topic", "10"),
        ("topic", "transportation"),
        ("programme", "selm BRIDGE"),
    ],
)
def test_a_search_is_narrowed_down(filled: Archive, dimension: str, value: str) -> None:
    narrowing = Narrowing({dimension: (value,)})
    assert names(filled.search("", narrowing)) == ["promise"]
    assert names(filled.search("the", narrowing)) == ["promise"]
    assert names(filled.search("harbour", narrowing)) == []
    assert names(filled.search("", Narrowing({"language": ("en",), dimension: (value,)}))) == ["promise"]
    assert names(filled.search("", Narrowing({"language": ("es",), dimension: (value,)}))) == []


def test_values_of_one_dimension_are_alternatives_and_days_are_inclusive(filled: Archive) -> None:
    assert names(filled.search("", Narrowing({"issuer": ("Arvenia", "Hollin", "Nobody")}))) == ["promise", "harbour"]
    assert names(filled.search("", Narrowing(since="2030-05-02", until="2030-05-02"))) == ["promise"]
    assert names(filled.search("", Narrowing(until="2030-05-01"))) == ["harbour"]
    assert names(filled.search("the", Narrowing(since="2030-05-03"))) == ["office"]


def test_what_cannot_be_narrowed_by_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing can be narrowed down by 'colour'; there are issuer, kind"):
        Narrowing({"colour": ("red",)})
    with pytest.raises(ValueError):
        Narrowing(since="yesterday")


def test_facets_count_what_was_found(filled: Archive) -> None:
    for query, narrowing in (("", Narrowing()), ("the", Narrowing()), ("", Narrowing({"language": ("en",)}))):
        found = filled.search(query, narrowing)
        assert found.exact
        for dimension, counts in found.facets.items():
            for count in counts:
                narrower = Narrowing({**narrowing.facets, dimension: (count.value,)})
                assert filled.search(query, narrower).total == count.statements, (query, dimension, count)
        assert sum(count.statements for count in found.facets["issuer"]) == 3
    assert [(count.value, count.label) for count in found.facets["topic"]] == [("10", "Transportation")]


def test_counts_follow_verdicts_and_newer_readings(filled: Archive) -> None:
    (hit,) = filled.search("bridge").rows
    filled.add_verdicts(hit.statement.id, [Judged("f1", "figure", "contradicted", "No.")], made_by="series")
    assert filled.search("", Narrowing({"verdict": ("contradicted",)})).total == 1
    filled.add(
        record_of(
            reader=LATER_READER,
            strength="aspiration",
            title="Tunnel",
            published="2020-01-01",
            issuer="Arvenia",
            kind="readout",
            language="en",
        )
    )
    assert [count.value for count in filled.search("").facets["strength"]] == ["aspiration"]
    assert filled.search("tunnel").total == 1
    assert filled.search("", Narrowing({"year": ("2030",)})).total == 0
    with filled.writing() as connection:
        word_index(connection).check(connection)


@pytest.mark.parametrize("limit", [1, 2, 3, 7])
@pytest.mark.parametrize("looked_at", [4, 1000])
@pytest.mark.parametrize("sort", ["date", "relevance"])
@pytest.mark.parametrize("query", ["harbour", '"the harbour"', "", "harbour -fish"])
def test_pages_give_each_hit_once_under_equal_keys(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, limit: int, looked_at: int, sort: str, query: str
) -> None:
    monkeypatch.setattr(searching, "LOOKED_AT", looked_at)
    archive.add_all(
        _addition(f"See the harbour, number {number}.", "Harbour" if number % 4 == 0 else None, number % 3)
        for number in range(15)
    )
    seen, after = [], None
    for _ in range(40):
        page = archive.search(query, sort=sort, after=after, limit=limit)
        assert len(page.rows) <= limit
        seen += [row.statement.id for row in page.rows]
        if (after := page.next) is None:
            break
    assert after is None
    assert len(seen) == len(set(seen)) == 15


def _addition(text: str, title: str | None, day: int) -> object:
    from onrecord.archive import Addition

    return Addition(bare(text, title=title, published=f"2030-01-0{day}" if day else None))


def test_more_than_are_looked_at_is_told_as_at_least(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "LOOKED_AT", 2)
    found = filled.search("the")
    assert (found.total, found.exact, found.found) == (2, False, "at least 2 statements")
    assert len(found.rows) == 3


def test_relevance_puts_the_title_and_the_many_first(archive: Archive) -> None:
    archive.add(bare("Fish " * 3 + "and much else that is said of many other things in this text.", published="2031"))
    archive.add(bare("Once of fish, " + "and much else " * 30, published="2032"))
    archive.add(bare("Much else, and fish.", title="Fish", published="2030"))
    assert [row.statement.published for row in archive.search("fish").rows][-1] == "2032"
    assert archive.search("fish").rows[0].statement.title == "Fish"
    assert [row.statement.published for row in archive.search("fish", sort="date").rows] == ["2032", "2031", "2030"]


@pytest.mark.parametrize("cursor", ["", "x", "WzEsMl0", "A" * 100_000])
def test_a_made_up_cursor_is_refused(archive: Archive, cursor: str) -> None:
    with pytest.raises(ValueError, match="this cursor was not given out"):
        archive.search("harbour", after=cursor)


def test_statements_of_before_there_was_a_search_are_found(filled: Archive) -> None:
    before = [row.statement.id for row in filled.search("the").rows]
    with filled.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO words (words) VALUES ('delete-all')"
            if connection.dialect.name == "sqlite"
            else "DELETE FROM words"
        )
        connection.execute(search.delete())
    assert filled.search("the").rows == ()
    with filled.writing() as connection:
        refresh_missing(connection)
    assert [row.statement.id for row in filled.search("the").rows] == before


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = open_archive(tmp_path_factory.mktemp("search") / "archive.db")
    for text in TEXTS.values():
        archive.add(bare(text, title=text[:10]))
    archive.add(bare("a\0b \u202e c\U0001f600d ½ ß ﬁn İstanbul e\u0301cole नमस्ते กขค"))
    return archive


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=40),
        st.lists(
            st.sampled_from(
                [*" ".join(TEXTS.values()).split(), "OR", "-", "*", '"', "½", "ﬁn", "istanbul", "école", "b", "d"]
            ),
            max_size=5,
        ).map(" ".join),
    )
)
def test_any_text_is_a_query_and_highlights_lie_within_the_text(many: Archive, query: str) -> None:
    found = many.search(query)
    for hit in found.rows:
        text = many.text_of(hit.statement.id)
        for snippet in hit.snippets:
            assert snippet.quote == text[snippet.start : snippet.end]
            ends = [snippet.start]
            for start, end in snippet.highlights:
                assert ends[-1] <= start < end <= snippet.end
                ends.append(end)
        assert all(0 <= start < end <= len(hit.statement.title or "") for start, end in hit.title_highlights)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_words_and_placed_words_are_the_same(text: str) -> None:
    placed = list(placed_words(text))
    assert words(text) == [word for word, _, _ in placed]
    assert all(word.isalnum() for word in words(text))
    assert all(0 <= start < end <= len(text) for _, start, end in placed)


def test_counts_follow_reviews(filled: Archive) -> None:
    (hit,) = filled.search("bridge").rows
    filled.review(hit.findings[0].key, "reject", who="Ada")
    assert filled.search("", Narrowing({"standing": ("rejected",)})).total == 1
    assert filled.search("", Narrowing({"finding": (hit.findings[0].kind,)})).total == 0


def test_a_hit_tells_where_its_statement_was_made(archive: Archive) -> None:
    archive.add(record_of(place="Port Selm"))
    assert archive.search("bridge").rows[0].statement.place == "Port Selm"


@settings(max_examples=300, deadline=None)
@given(
    st.text(alphabet="ab é_-.1ßﬁ½e\u0301数", max_size=30),
    st.lists(st.text(alphabet="abé1sßf", min_size=1, max_size=2), max_size=2),
)
def test_marks_stand_where_the_words_are(text: str, phrase: list[str]) -> None:
    placed = list(placed_words(text))
    found = [word for word, _, _ in placed]
    for query in (parsed(f'"{" ".join(phrase)}"'), parsed("数 b"), parsed("abé*")):
        for mark in marks(text, query.phrases):
            (at,) = [number for number, (_, start, _) in enumerate(placed) if start == mark.start]
            (wanted,) = [each for number, each in enumerate(query.phrases) if number == mark.phrase]
            assert wanted.fits(found, at)
            assert mark.end == placed[at + len(wanted.words) - 1][2]
        fitting = any(each.fits(found, at) for each in query.phrases for at in range(len(found)))
        assert bool(marks(text, query.phrases)) == fitting
