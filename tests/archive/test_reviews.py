from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest
from sqlalchemy import select

from onrecord.archive import Archive, CannotKeep, Judged, NoSuchFinding, NoSuchStatement, Review, Wanted
from onrecord.archive.schema import finding, finding_actor
from onrecord.archive.schema import review as reviews_table
from onrecord.record import Record, Span

from .making import LATER_READER, TEXT, bare, everything, found, record_of

HOSTILE = "Ana'); DROP TABLE review;-- \0 ☃ <script>"


def key_of(archive: Archive, kind: str, statement: str | None = None) -> str:
    with archive.reading() as connection:
        query = select(finding.c.key).where(finding.c.kind == kind).order_by(finding.c.n.desc())
        return str(connection.execute(query).scalars().first())


def standings(archive: Archive) -> dict[str, str | None]:
    with archive.reading() as connection:
        return {row.kind: row.standing for row in connection.execute(select(finding.c.kind, finding.c.standing))}


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(record_of())
    return archive


def test_a_finding_stands_as_the_latest_review_says_and_all_are_kept(filled: Archive) -> None:
    key = key_of(filled, "commitment")
    filled.review(key, "accept", who="Ana")
    filled.review(key, "reject", who="Ben", why="only reported")
    assert standings(filled)["commitment"] == "rejected"
    assert [(each.action, each.who, each.why) for each in filled.reviews(key)] == [
        ("accept", "Ana", None),
        ("reject", "Ben", "only reported"),
    ]


def test_undoing_is_a_new_row_that_brings_back_what_stood_before(filled: Archive) -> None:
    key = key_of(filled, "commitment")
    for action, stands in [("accept", "accepted"), ("reject", "rejected"), ("undo", "accepted"), ("undo", None)]:
        filled.review(key, action, who="Ana")
        assert standings(filled)["commitment"] == stands
    assert [each.undone for each in filled.reviews(key)] == [True, True, False, False]
    with pytest.raises(CannotKeep, match="nothing was said of it that could be undone"):
        filled.review(key, "undo", who="Ana")


def test_the_same_said_again_after_an_undoing_counts_again(filled: Archive) -> None:
    key = key_of(filled, "figure")
    moment = "2030-01-01T00:00:00+00:00"
    for action in ("accept", "undo", "accept"):
        filled.review(key, action, who="Ana", made_at=moment)
    assert standings(filled)["figure"] == "accepted"


def test_the_same_said_twice_at_once_is_kept_once(filled: Archive) -> None:
    key = key_of(filled, "figure")
    assert filled.review(key, "accept", who="Ana") == filled.review(key, "accept", who="Ana")
    assert len(filled.reviews(key)) == 1


def test_a_comment_changes_no_standing(filled: Archive) -> None:
    key = key_of(filled, "figure")
    filled.review(key, "accept", who="Ana")
    filled.review(key, "comment", who="Ben", why="Of which year?")
    assert standings(filled)["figure"] == "accepted"


def test_a_correction_stands_beside_what_the_machine_reads(filled: Archive) -> None:
    key, statement = key_of(filled, "commitment"), record_of().id
    values = {"strength": "intent", "action": "open the Selm bridge", "toward": [], "agents": "Bolmara"}
    filled.review(key, "correct", who="Ana", why="softer", values=values)
    (row,) = [each for each in filled.reviewed(statement) if each.finding == key]
    assert row.machine is not None
    assert row.people is not None
    assert (row.standing, row.machine["strength"], row.people["strength"]) == ("corrected", "firm", "intent")
    start = TEXT.index("open the Selm")
    assert row.people["action"] == {"start": start, "end": start + len("open the Selm bridge")}
    assert row.people["agents"] == ["a2"]
    assert row.differs == ("action", "agents", "strength", "toward")
    assert filled.record_of(statement) == record_of()


def test_a_second_correction_builds_on_the_first(filled: Archive) -> None:
    key = key_of(filled, "figure")
    filled.review(key, "correct", who="Ana", values={"value": 4e9})
    later = filled.review(key, "correct", who="Ben", values={"unit": "EUR"})
    assert (later.body["to"]["finding"]["value"], later.body["to"]["finding"]["unit"]) == (4e9, "EUR")


@pytest.mark.parametrize(
    ("kind", "values", "reason"),
    [
        ("commitment", {"strength": "iron"}, "strength: Input should be 'firm'"),
        ("commitment", {"span": {"start": 0, "end": 9999}}, "outside a text"),
        ("commitment", {"span": {"start": 5, "end": 5}}, "is empty"),
        (
            "commitment",
            {"agents": ["Lodria"]},
            "none of the statement's actors is called Lodria; it has Arvenia; Bolmara",
        ),
        ("commitment", {"confidence": 1}, "commitment has no field confidence"),
        ("commitment", {"action": "close"}, "“close” does not stand in the text"),
        ("commitment", {"action": "e"}, "give its start and end"),
        ("figure", {"value": float("inf")}, "not JSON compliant"),
        ("figure", {"value": {"a": HOSTILE}}, "value: Input should be a valid number"),
        ("figure", {}, "a correction needs what is otherwise"),
        ("attribution", {"content": []}, "content"),
    ],
)
def test_what_makes_no_finding_is_refused_in_one_sentence(
    filled: Archive, kind: str, values: dict[str, Any], reason: str
) -> None:
    before = everything(filled)
    with pytest.raises(CannotKeep, match=reason.replace("(", r"\(")) as refused:
        filled.review(key_of(filled, kind), "correct", who="Ana", values=values)
    assert "\n" not in str(refused.value)
    assert everything(filled) == before


def test_a_finding_of_no_archive_and_a_reviewer_without_a_name_are_refused(filled: Archive) -> None:
    with pytest.raises(NoSuchFinding):
        filled.review(HOSTILE, "accept", who="Ana")
    with pytest.raises(NoSuchStatement):
        filled.reviewed(HOSTILE)
    assert filled.reviews(HOSTILE) == []
    assert filled.queue(Wanted(kind=HOSTILE, statement=HOSTILE, since=HOSTILE, issuer=HOSTILE)).rows == ()
    with pytest.raises(ValueError, match="name"):
        filled.review(key_of(filled, "figure"), "accept", who=" \n ")
    with pytest.raises(CannotKeep):
        filled.review(key_of(filled, "figure"), HOSTILE, who="Ana")  # type: ignore[arg-type]


def test_hostile_words_are_kept_as_words(filled: Archive) -> None:
    said = filled.review(key_of(filled, "figure"), "reject", who=HOSTILE, why=HOSTILE)
    assert said.who == said.why == HOSTILE.replace("\0", "\ufffd")
    assert filled.agreement(HOSTILE, "Ana")[0].judged == 0


def test_a_finding_added_by_hand_can_be_found_and_taken_back(filled: Archive) -> None:
    statement = record_of().id
    values = {"force": "declarative", "verb": "rose", "span": "Trade with Bolmara rose", "actors": ["Bolmara"]}
    added = filled.add_finding(statement, "act", values, who="Ana", why="missed")
    with filled.reading() as connection:
        row = connection.execute(select(finding).where(finding.c.key == added.finding)).one()
        roles = connection.execute(select(finding_actor.c.role).where(finding_actor.c.finding_n == row.n)).scalars()
        assert (row.kind, row.quote, row.standing, row.rule) == ("act", "Trade with Bolmara rose", "added", "person")
        assert list(roles) == ["actor"]
    with pytest.raises(CannotKeep, match=f"there already, as {added.finding}"):
        filled.add_finding(statement, "act", values, who="Ben")
    filled.review(added.finding, "correct", who="Ben", values={"force": "assertive"})
    (shown,) = [each for each in filled.reviewed(statement) if each.finding == added.finding]
    assert shown.people is not None
    assert (shown.standing, shown.machine, shown.people["force"]) == ("corrected", None, "assertive")
    assert not shown.no_longer_found
    filled.review(added.finding, "undo", who="Ben")
    filled.review(added.finding, "undo", who="Ana")
    assert "act" not in standings(filled)
    assert len(filled.reviews(added.finding)) == 4


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("figure", {"span": "2031", "value": "many"}),
        ("poem", {}),
        ("act", {"span": "Trade"}),
        ("figure", {"span": "$3 billion"}),
    ],
)
def test_what_cannot_be_added_is_refused(filled: Archive, kind: str, values: dict[str, Any]) -> None:
    with pytest.raises(CannotKeep, match=r"this cannot be added|there already"):
        filled.add_finding(record_of().id, kind, values, who="Ana")
    with pytest.raises(NoSuchStatement):
        filled.add_finding("none", kind, values, who="Ana")


def moved(record: Record, words: str) -> Record:
    """The record with its undertaking on other words."""
    (promise,) = record.commitments
    return record.model_copy(update={"commitments": (promise.model_copy(update={"span": found(TEXT, words)}),)})


def without(record: Record, *kinds: str) -> Record:
    return record.model_copy(update=dict.fromkeys(kinds, ()))


def test_reviews_survive_a_newer_reader_that_reads_the_same_words_otherwise(filled: Archive) -> None:
    key = key_of(filled, "commitment")
    filled.review(key, "accept", who="Ana")
    filled.add(record_of(reader=LATER_READER, strength="intent"))
    assert standings(filled)["commitment"] == "accepted"
    (row,) = [each for each in filled.reviewed(record_of().id) if each.finding == key]
    assert row.machine is not None
    assert row.people is not None
    assert (row.machine["strength"], row.people["strength"], row.differs) == ("intent", "firm", ("strength",))


def test_a_finding_that_moved_a_little_keeps_its_reviews(filled: Archive) -> None:
    key = key_of(filled, "commitment")
    filled.review(key, "reject", who="Ana")
    filled.add(moved(record_of(reader=LATER_READER), "will open the Selm bridge by 2031"))
    other = key_of(filled, "commitment")
    assert other != key
    assert standings(filled)["commitment"] == "rejected"
    assert (
        [each.action for each in filled.reviews(other)]
        == ["reject", "carry"]
        == [each.action for each in filled.reviews(key)]
    )
    filled.review(other, "accept", who="Ben")
    filled.add(record_of(reader=LATER_READER.model_copy(update={"version": "3"})))
    assert key_of(filled, "commitment") == key
    assert standings(filled)["commitment"] == "accepted"


@pytest.mark.parametrize(
    "words", ["Arvenia will open the Selm bridge", "open the Selm bridge by 2031", "Trade with Bolmara"]
)
def test_a_finding_without_the_number_or_the_modal_is_another(filled: Archive, words: str) -> None:
    key = key_of(filled, "commitment")
    filled.review(key, "accept", who="Ana")
    filled.add(moved(record_of(reader=LATER_READER), words))
    assert standings(filled)["commitment"] is None
    (lost,) = [each for each in filled.reviewed(record_of().id) if each.no_longer_found]
    assert (lost.finding, lost.standing, lost.machine) == (key, "accepted", None)


def test_what_was_added_is_put_back_unless_the_reader_finds_it_now(archive: Archive) -> None:
    archive.add(without(record_of(), "figures"))
    statement = record_of().id
    added = archive.add_finding(statement, "figure", {"span": "$3 billion", "value": 3e9, "unit": "USD"}, who="Ana")
    archive.add(without(record_of(reader=LATER_READER), "figures"))
    assert standings(archive)["figure"] == "added"
    archive.add(record_of(reader=LATER_READER.model_copy(update={"version": "3"})))
    assert key_of(archive, "figure") == added.finding
    assert standings(archive)["figure"] == "accepted"


def test_indexing_again_adds_no_row(filled: Archive) -> None:
    filled.review(key_of(filled, "commitment"), "accept", who="Ana")
    filled.add(moved(record_of(reader=LATER_READER), "will open the Selm bridge by 2031"))
    before = len(filled.reviews(record_of().id))
    filled.add(
        moved(record_of(reader=LATER_READER.model_copy(update={"version": "3"})), "will open the Selm bridge by 2031")
    )
    assert len(filled.reviews(record_of().id)) == before


def test_doubt_and_importance_order_the_queue(filled: Archive) -> None:
    kinds = [row.kind for row in filled.queue().rows]
    assert sorted(kinds) == ["attribution", "commitment", "effect", "figure"]
    priorities = [row.priority for row in filled.queue().rows]
    assert priorities == sorted(priorities, reverse=True)
    assert kinds[0] == "effect"
    filled.add_verdicts(record_of().id, [Judged("f1", "figure", "contradicted", "It fell.")], made_by="check 1")
    figure = next(row for row in filled.queue().rows if row.kind == "figure")
    assert (figure.verdict, figure.priority) == ("contradicted", 0.1)


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_pages_of_the_queue_give_each_finding_once(archive: Archive, limit: int) -> None:
    for number in range(4):
        archive.add(record_of(TEXT + f" Statement {number}."))
    after, seen = None, []
    while True:
        page = archive.queue(after=after, limit=limit)
        assert len(page.rows) <= limit
        seen += [row.finding for row in page.rows]
        if (after := page.next) is None:
            break
    assert len(seen) == len(set(seen)) == 16
    with pytest.raises(ValueError, match="cursor"):
        archive.queue(after="WyJhIl0")


def test_many_are_judged_at_once_and_listed(archive: Archive) -> None:
    for number in range(3):
        archive.add(record_of(TEXT + f" Statement {number}.", issuer="ARV" if number else "BOL"))
    done = archive.review_all("accept", Wanted(kind="commitment", issuer="ARV"), who="Ana", why="sampled")
    assert [(each.action, each.who, each.why) for each in done] == [("accept", "Ana", "sampled")] * 2
    assert {row.issuer for row in archive.queue(Wanted(kind="commitment")).rows} == {"BOL"}
    assert archive.review_all("accept", Wanted(kind="commitment", issuer="ARV"), who="Ana") == []
    assert len(archive.review_all("reject", Wanted(surer_than=0.9), who="Ana")) == 4
    assert len(archive.review_all("reject", Wanted(), who="Ana", limit=1)) == 1


REVIEW = """
import sys
from onrecord.archive import open_archive
archive = open_archive(sys.argv[1])
for number in range(10):
    archive.review(sys.argv[2], ("accept", "reject")[number % 2], who=sys.argv[3], why=str(number))
"""


def test_two_reviewers_at_one_finding_are_both_kept(filled: Archive, where: str) -> None:
    key = key_of(filled, "figure")
    running = [subprocess.Popen([sys.executable, "-c", REVIEW, where, key, who]) for who in ("Ana", "Ben")]
    assert [process.wait() for process in running] == [0, 0]
    kept = filled.reviews(key)
    assert sorted((each.who, each.why) for each in kept) == [(who, str(n)) for who in ("Ana", "Ben") for n in range(10)]
    assert standings(filled)["figure"] == {"accept": "accepted", "reject": "rejected"}[kept[-1].action]


def test_rows_of_reviews_are_never_changed_nor_taken_away(filled: Archive) -> None:
    def rows() -> list[Any]:
        with filled.reading() as connection:
            return [tuple(row) for row in connection.execute(select(reviews_table).order_by(reviews_table.c.n))]

    key = key_of(filled, "commitment")
    kept: list[Any] = []
    for action in ("accept", "reject", "undo", "comment"):
        filled.review(key, action, who="Ana", why="x")
        assert rows()[: len(kept)] == kept
        kept = rows()
    filled.add(moved(record_of(reader=LATER_READER), "will open the Selm bridge by 2031"))
    assert rows()[: len(kept)] == kept


def test_bodies_are_plain_json(filled: Archive) -> None:
    said: Review = filled.review(key_of(filled, "commitment"), "correct", who="Ana", values={"strength": "intent"})
    assert json.loads(json.dumps(said.body)) == said.body
    assert said.body["of"]["named"]["a1"] == {"name": "Arvenia", "type": "state"}


def test_a_meeting_can_be_added_and_corrected(archive: Archive) -> None:
    text = "Arvenia met Bolmara in Selm."
    record = bare(text)
    archive.add(record)
    said = archive.add_finding(record.id, "meeting", {"spans": ["met"], "place": "Selm"}, who="Ana")
    archive.review(said.finding, "correct", who="Ana", values={"format": "in person"})
    (row,) = archive.reviewed(record.id)
    assert row.people is not None
    assert (row.kind, row.people["place"], row.people["format"]) == ("meeting", "Selm", "in person")
    assert Span.of(text, 8, 11).quote == row.quote
