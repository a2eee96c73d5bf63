"""What becomes of findings and their reviews when the text under an address changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.archive import Archive, NoSuchStatement, Review
from onrecord.archive.editions import Editions
from onrecord.archive.schema import finding
from onrecord.record import Record, Span

from .making import LATER_READER, TEXT, bare, record_of

PAGE = "https://arvenia.example/statements/1"
FIRST, SECOND = TEXT.split(". ")[0] + ".", TEXT.split(". ")[1]


def version(text: str, **facts: str) -> Record:
    """A record of a text with its sentences."""
    record = record_of(text, **facts)
    ends = [at + 1 for at, char in enumerate(text) if char in ".\n"]
    spans, start = [], 0
    for end in ends:
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            spans.append(Span.of(text, start, end))
        start = end
    return record.model_copy(update={"sentences": tuple(spans)})


def key_in(archive: Archive, statement: str, kind: str) -> str:
    return next(row.finding for row in archive.reviewed(statement) if row.kind == kind)


def standing_in(archive: Archive, statement: str, kind: str) -> list[str | None]:
    return [row.standing for row in archive.reviewed(statement) if row.kind == kind]


def test_reviews_stand_where_the_words_stayed_or_moved(archive: Archive) -> None:
    old = archive.add(version(TEXT), address=PAGE).id
    archive.review(key_in(archive, old, "commitment"), "accept", who="Ana", why="read it")
    archive.review(key_in(archive, old, "figure"), "correct", who="Ben", values={"value": 4e9})
    new = archive.add(version("Port Selm, Monday.\n\n" + TEXT), address=PAGE).id
    assert standing_in(archive, new, "commitment") == ["accepted"]
    assert standing_in(archive, new, "figure") == ["corrected"]
    (carried,) = archive.reviews(key_in(archive, new, "commitment"))
    assert (carried.action, carried.who, carried.body["by"], carried.body["outcome"]) == (
        "carry",
        "onrecord",
        "Ana",
        "moved",
    )
    (figure,) = [row for row in archive.reviewed(new) if row.kind == "figure"]
    assert figure.people is not None
    assert figure.machine is not None
    assert figure.people["span"] == figure.machine["span"]
    assert figure.differs == ("value",)
    assert standing_in(archive, old, "commitment") == ["accepted"]


@pytest.mark.parametrize("place", ["by 2032", "not by 2031", "for Lodria by 2031"])
def test_a_changed_sentence_opens_the_review_again_with_the_reason(archive: Archive, place: str) -> None:
    old = archive.add(version(TEXT), address=PAGE).id
    archive.review(key_in(archive, old, "commitment"), "accept", who="Ana")
    archive.review(key_in(archive, old, "figure"), "accept", who="Ana")
    text = TEXT.replace("by 2031", place)
    new = archive.add(changed(text), address=PAGE).id
    assert standing_in(archive, new, "commitment") == ["reopened"]
    assert standing_in(archive, new, "figure") == ["accepted"]
    first = archive.queue().rows[0]
    assert (first.kind, first.standing, first.statement) == ("commitment", "reopened", new)
    assert first.why == f"the text changed: “{FIRST}” became “{text.split('. ')[0]}.”"
    archive.review(first.finding, "accept", who="Ben")
    assert standing_in(archive, new, "commitment") == ["accepted"]


def changed(text: str) -> Record:
    """A version whose undertaking is read in the whole first sentence."""
    record = version(text + " " + TEXT)  # so that the helper finds its words
    promise = Span.of(text, 0, text.index("."))
    end = len(text)
    (figure,), (effect,) = record.figures, record.effects
    figure_at, effect_at = text.index("$3 billion"), text.index("Trade")
    (commitment,) = record.commitments
    return bare(text).model_copy(
        update={
            "sentences": tuple(span for span in record.sentences if span.end <= end),
            "actors": tuple(
                each.model_copy(update={"mentions": (Span.of(text, text.index(each.name), text.index(each.name) + 7),)})
                for each in record.actors
            ),
            "figures": (figure.model_copy(update={"span": Span.of(text, figure_at, figure_at + 10)}),),
            "effects": (
                effect.model_copy(
                    update={
                        "span": Span.of(text, effect_at, end - 1),
                        "cause": Span.of(text, text.index("tariffs"), end - 1),
                        "effect": Span.of(text, effect_at, effect_at + 23),
                    }
                ),
            ),
            "commitments": (
                commitment.model_copy(update={"span": promise, "action": promise, "deadline": None, "programmes": ()}),
            ),
        }
    )


def test_a_text_that_is_gone_leaves_its_review_to_be_looked_at(archive: Archive) -> None:
    old = archive.add(version(TEXT), address=PAGE).id
    key = key_in(archive, old, "commitment")
    archive.review(key, "accept", who="Ana")
    archive.review(key_in(archive, old, "figure"), "reject", who="Ana")
    new = archive.add(bare("The glacier commission met in spring."), address=PAGE).id
    (row,) = archive.reviewed(new)
    assert (row.standing, row.machine, row.placed, row.found) == ("reopened", None, False, False)
    (queued,) = [each for each in archive.queue().rows if each.statement == new]
    assert (queued.finding, queued.start, queued.standing) == (row.finding, None, "reopened")
    assert queued.why == f"“{FIRST}” is gone from this version"
    archive.review(row.finding, "reject", who="Ben", why="taken out")
    assert [each for each in archive.queue().rows if each.statement == new] == []
    assert standing_in(archive, old, "commitment") == ["accepted"]


def test_two_places_with_the_same_words_are_left_to_people(archive: Archive) -> None:
    old = archive.add(version(TEXT), address=PAGE).id
    archive.review(key_in(archive, old, "commitment"), "accept", who="Ana")
    new = archive.add(version(f"New. {FIRST} Again: nothing. {FIRST} {SECOND}"), address=PAGE).id
    (row,) = [each for each in archive.queue().rows if each.standing == "reopened"]
    assert row.statement == new
    assert row.why is not None
    assert row.why.endswith("stands in several places of this version, and not where it stood")


def test_what_was_added_moves_with_its_sentence(archive: Archive) -> None:
    old = archive.add(version(TEXT), address=PAGE).id
    archive.add_finding(
        old, "act", {"force": "declarative", "verb": "rose", "span": "Trade with Bolmara rose"}, who="Ana"
    )
    new = archive.add(version("Port Selm.\n" + TEXT), address=PAGE).id
    assert standing_in(archive, new, "act") == ["added"]
    with archive.reading() as connection:
        quotes = connection.execute(select(finding.c.quote).where(finding.c.kind == "act")).scalars().all()
    assert quotes == ["Trade with Bolmara rose"] * 2
    archive.add(version("Port Selm.\n" + TEXT, reader=LATER_READER), address=PAGE)  # type: ignore[arg-type]
    assert standing_in(archive, new, "act") == ["added"]


def test_what_people_said_of_the_new_text_is_left_to_them(archive: Archive) -> None:
    texts = TEXT, "Port Selm.\n" + TEXT
    one, other = (archive.add(version(text)).id for text in texts)
    archive.review(key_in(archive, one, "figure"), "accept", who="Ana")
    archive.review(key_in(archive, other, "figure"), "reject", who="Ben")
    for text in (*texts, *texts):
        archive.add(version(text), address=PAGE)
    assert standing_in(archive, one, "figure") == ["accepted"]
    assert standing_in(archive, other, "figure") == ["rejected"]


def test_reviews_come_along_through_many_versions_once_each(archive: Archive) -> None:
    old = archive.add(version(TEXT), address=PAGE).id
    archive.review(key_in(archive, old, "figure"), "accept", who="Ana")
    for number in range(3):
        new = archive.add(version("Port Selm.\n" * (number + 1) + TEXT), address=PAGE).id
        assert standing_in(archive, new, "figure") == ["accepted"]
        assert len(archive.reviews(new)) == 1
    again = archive.add(version(TEXT), address=PAGE).id
    said: list[Review] = archive.reviews(again)
    assert [each.action for each in said] == ["accept"]


def test_changes_between_versions_are_named_for_each_finding(archive: Archive) -> None:
    old = archive.add(version(TEXT), address=PAGE)
    archive.review(key_in(archive, old.id, "figure"), "accept", who="Ana")
    archive.add(changed(TEXT.replace("by 2031", "by 2032")), address=PAGE)
    told = {each.kind: each for each in archive.changes_between(PAGE, 1, 2)}
    assert {kind: each.outcome for kind, each in told.items()} == {
        "attribution": "changed",
        "commitment": "changed",
        "effect": "exact",
        "figure": "exact",
    }
    assert told["commitment"].later_quote == "Arvenia will open the Selm bridge by 2032"
    assert told["attribution"].later is None
    assert (told["figure"].standing, told["figure"].later_standing) == ("accepted", "accepted")
    with pytest.raises(NoSuchStatement, match=f"no version 3 of {PAGE}"):
        archive.changes_between(PAGE, 1, 3)


WORDS = st.sampled_from(["Arvenia", "will", "not", "pay", "90", "crowns", "2031"])
SENTENCES = st.lists(st.lists(WORDS, min_size=1, max_size=5).map(lambda each: " ".join(each) + "."), max_size=6)


@given(SENTENCES, SENTENCES, st.sampled_from([" ", "\n", "\n\n"]))
def test_only_the_same_words_are_called_exact_or_moved(old: list[str], new: list[str], between: str) -> None:
    def made(sentences: list[str]) -> Record:
        text, spans = "", []
        for each in sentences:
            spans.append((len(text), len(text) + len(each)))
            text += each + between
        return bare(text or " ").model_copy(update={"sentences": tuple(Span.of(text, *span) for span in spans)})

    earlier, later = made(old), made(new)
    editions = Editions(earlier, later)
    for span in earlier.sentences:
        place = editions.find(span.start, span.end)
        standing = [each.start for each in later.sentences if each.quote == span.quote]
        if place.outcome in ("exact", "moved"):
            assert place.start in standing
            shifted = editions.shift((span.start, span.end), place)
            assert shifted(span.start, span.end) == (place.start, place.end)
        if place.outcome == "exact":
            assert place.start == span.start
        elif place.outcome == "ambiguous":
            assert len(standing) > 1
        else:
            assert place.outcome == "moved" or not standing
