from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.archive import (
    Archive,
    CannotKeep,
    Decision,
    DecisionsInTheWay,
    NoSuchActor,
    Sought,
    export_archive,
    import_archive,
    open_archive,
)
from onrecord.archive.identity import groups, in_the_way, standing_decisions
from onrecord.archive.schema import actor, identity
from onrecord.record import Actor, Record, Span

from .making import LATER_READER, TEXT, bare, everything, record_of

HOSTILE = "'; DROP TABLE decision;-- \0%_"


def naming(number: int, *names: str, kind: str = "person") -> Record:
    """A statement that names actors."""
    text = f"Statement {number}: " + ", ".join(names)
    record = bare(text)
    actors = [
        Actor(
            id=f"a{n}", name=name, type=kind, mentions=(Span.of(text, text.index(name), text.index(name) + len(name)),)
        )
        for n, name in enumerate(names)
    ]
    return record.model_copy(update={"actors": tuple(actors)})


def keys(archive: Archive, name: str) -> list[str]:
    with archive.reading() as connection:
        query = select(actor.c.key).where(actor.c.name == name).order_by(actor.c.n)
        return list(connection.execute(query).scalars())


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(naming(1, "Mara Velin", "Jon Orsk"))
    archive.add(naming(2, "President Velin", "Jon Orsk"))
    archive.add(naming(3, "Velin"))
    archive.add(naming(4, "Tomas Velin"))
    return archive


def test_actors_of_two_statements_are_one_only_by_decision(filled: Archive) -> None:
    assert filled.identities() == {}
    one, other = keys(filled, "Mara Velin")[0], keys(filled, "President Velin")[0]
    made = filled.decide(one, other, "positive", who="Ana", why="same office")
    assert (made.judgement, made.who, made.why) == ("positive", "Ana", "same office")
    assert filled.identities() == dict.fromkeys((one, other), min(one, other))
    row = filled.actors("velin")[0]
    assert (row.key, row.name, row.statements, row.one_of) == (min(one, other), "President Velin", 2, 2)


def test_names_are_counted_whoever_bears_them(filled: Archive) -> None:
    assert [(each.name, each.statements, each.actors) for each in filled.names(limit=2)] == [
        ("Jon Orsk", 2, 2),
        ("Mara Velin", 1, 1),
    ]
    filled.decide_names("Mara Velin", "President Velin", "positive", who="Ana")
    assert [(each.name, each.statements, each.actors) for each in filled.names("mara")] == [("President Velin", 1, 1)]
    assert [(each.name, each.statements, each.actors) for each in filled.names("president")] == [
        ("President Velin", 2, 1)
    ]
    assert filled.names("% '; DROP TABLE actor; --") == []


def test_search_counts_those_that_are_one_by_one_name(filled: Archive) -> None:
    filled.decide_names("Mara Velin", "President Velin", "positive", who="Ana")
    named = {each.label: each.statements for each in filled.search("statement").facets["actor"]}
    assert named == {"Jon Orsk": 2, "President Velin": 2, "Velin": 1, "Tomas Velin": 1}
    filled.decide_names("Mara Velin", "President Velin", "undone", who="Ana")
    named = {each.label: each.statements for each in filled.search("statement").facets["actor"]}
    assert named == {"Jon Orsk": 2, "Mara Velin": 1, "President Velin": 1, "Velin": 1, "Tomas Velin": 1}


def test_being_one_is_carried_on_and_taken_back(filled: Archive) -> None:
    one, two, three = keys(filled, "Mara Velin")[0], keys(filled, "President Velin")[0], keys(filled, "Velin")[0]
    filled.decide(one, two, "positive", who="Ana")
    filled.decide(three, two, "positive", who="Ana")
    assert set(filled.identities()) == {one, two, three}
    filled.decide(two, one, "undone", who="Ben")
    assert set(filled.identities()) == {two, three}
    filled.decide(two, three, "undone", who="Ben")
    assert filled.identities() == {}
    assert [each.judgement for each in filled.decisions()] == ["positive", "positive", "undone", "undone"]
    with pytest.raises(CannotKeep, match="nothing was decided of the two"):
        filled.decide(two, three, "undone", who="Ben")


def test_a_contradiction_names_the_decisions_in_the_way_and_changes_nothing(filled: Archive) -> None:
    mara, president, velin = (keys(filled, name)[0] for name in ("Mara Velin", "President Velin", "Velin"))
    tomas = keys(filled, "Tomas Velin")[0]
    first = filled.decide(mara, president, "positive", who="Ana")
    second = filled.decide(president, velin, "positive", who="Ana")
    apart = filled.decide(tomas, velin, "negative", who="Ben")
    before = everything(filled)
    with pytest.raises(DecisionsInTheWay, match=rf"“.*” are two \({apart.id}, Ben\)$") as refused:
        filled.decide(mara, tomas, "positive", who="Ana")
    assert refused.value.decisions == (apart,)
    with pytest.raises(DecisionsInTheWay) as refused:
        filled.decide(mara, velin, "negative", who="Ben")
    assert set(refused.value.decisions) == {first, second}
    assert "\n" not in str(refused.value)
    assert everything(filled) == before
    filled.decide(tomas, velin, "undone", who="Ben")
    filled.decide(mara, tomas, "positive", who="Ana")
    assert len(filled.identities()) == 4


def test_a_later_decision_on_the_same_two_stands(filled: Archive) -> None:
    one, other = keys(filled, "Mara Velin")[0], keys(filled, "Velin")[0]
    for judgement in ("unsure", "negative", "positive"):
        filled.decide(one, other, judgement, who="Ana")  # type: ignore[arg-type]
    assert set(filled.identities()) == {one, other}
    filled.decide(one, other, "negative", who="Ben")
    assert filled.identities() == {}
    assert filled.decide(one, other, "negative", who="Ben") == filled.decisions(one)[-1]
    assert len(filled.decisions(one)) == 4


def test_what_cannot_be_decided_is_refused(filled: Archive) -> None:
    one = keys(filled, "Velin")[0]
    with pytest.raises(NoSuchActor):
        filled.decide(one, HOSTILE, "positive", who="Ana")
    with pytest.raises(CannotKeep, match="is one actor"):
        filled.decide(one, one, "positive", who="Ana")
    with pytest.raises(CannotKeep, match="is no judgement"):
        filled.decide(one, keys(filled, "Mara Velin")[0], HOSTILE, who="Ana")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="name"):
        filled.decide(one, keys(filled, "Mara Velin")[0], "positive", who="")
    assert filled.decisions() == []
    assert filled.actors(HOSTILE) == []
    assert filled.candidates(HOSTILE) == []


def test_all_of_one_name_are_decided_on_at_once(filled: Archive) -> None:
    filled.decide_names("Jon Orsk", "Jon Orsk", "positive", who="Ana")
    assert len(filled.identities()) == 2
    filled.decide_names("Mara Velin", "President Velin", "positive", who="Ana")
    filled.decide_names("Jon Orsk", "Mara Velin", "negative", who="Ana")
    with pytest.raises(DecisionsInTheWay):
        filled.decide_names("President Velin", "Jon Orsk", "positive", who="Ana")
    with pytest.raises(CannotKeep, match="one already"):
        filled.decide_names("Jon Orsk", "Jon Orsk", "positive", who="Ana")
    with pytest.raises(NoSuchActor, match="no actor is called Nobody"):
        filled.decide_names("Jon Orsk", "Nobody", "positive", who="Ana")
    with pytest.raises(NoSuchActor):
        filled.decide_names("Jon Orsk", "Velin", "positive", who="Ana", kind="state")
    undone = filled.decide_names("Mara Velin", "Jon Orsk", "undone", who="Ben")
    assert [each.judgement for each in undone] == ["undone"]


def test_decisions_outlive_another_reading(filled: Archive) -> None:
    one, other = keys(filled, "Mara Velin")[0], keys(filled, "President Velin")[0]
    filled.decide(one, other, "positive", who="Ana")
    filled.add(naming(2, "President Velin", "Jon Orsk").model_copy(update={"reader": LATER_READER}))
    filled.add(bare(naming(1, "Mara Velin", "Jon Orsk").statement.text, reader=LATER_READER))
    assert keys(filled, "Mara Velin") == []
    assert set(filled.identities()) == {one, other}
    assert filled.decide(one, other, "undone", who="Ana").body["one"]["name"] in ("Mara Velin", "President Velin")


def test_candidates_are_names_not_yet_decided_on(filled: Archive) -> None:
    told = {(each.one, each.other): each.reason for each in filled.candidates()}
    assert told == {
        ("Jon Orsk", "Jon Orsk"): "same name",
        ("Mara Velin", "Velin"): "same surname",
        ("President Velin", "Velin"): "same surname",
        ("Tomas Velin", "Velin"): "same surname",
    }
    filled.decide_names("Jon Orsk", "Jon Orsk", "positive", who="Ana")
    filled.decide_names("Velin", "Tomas Velin", "unsure", who="Ana")
    assert {(each.one, each.other) for each in filled.candidates()} == {
        ("Mara Velin", "Velin"),
        ("President Velin", "Velin"),
    }
    assert len(filled.candidates("mara")) == 0


def test_names_spelt_alike_and_names_of_one_country_are_candidates(archive: Archive) -> None:
    archive.add(naming(1, "Ministry of Trade of Arvenia", kind="organisation"))
    archive.add(naming(2, "Arvenia Ministry of Trade", kind="organisation"))
    states = [naming(3, "Arvenia", kind="state"), naming(4, "Republic of Arvenia", kind="state")]
    for record in states:
        named = tuple(each.model_copy(update={"iso": "ARV"}) for each in record.actors)
        archive.add(record.model_copy(update={"actors": named}))
    assert [each.reason for each in archive.candidates()] == ["same country", "alike"]


def test_the_table_of_identities_is_what_the_decisions_come_to(filled: Archive) -> None:
    from onrecord.archive.one_actor import restate

    filled.decide_names("Mara Velin", "Velin", "positive", who="Ana")
    filled.decide_names("Jon Orsk", "Jon Orsk", "positive", who="Ana")
    filled.decide_names("Mara Velin", "President Velin", "positive", who="Ana")
    before = everything(filled)
    with filled.writing() as connection:
        restate(connection)
        assert len(connection.execute(select(identity)).all()) == 5
    assert everything(filled) == before


ACTORS = st.sampled_from("abcdefgh")
STEPS = st.lists(st.tuples(ACTORS, ACTORS, st.sampled_from(["positive", "negative", "unsure", "undone"])), max_size=40)


def made(steps: list[tuple[str, str, str]]) -> list[Decision]:
    return [
        Decision(str(n), min(one, other), max(one, other), judgement, "Ana", "", None, {})
        for n, (one, other, judgement) in enumerate(steps)
        if one != other
    ]


@given(STEPS)
def test_no_two_that_were_found_to_be_two_are_ever_one(steps: list[tuple[str, str, str]]) -> None:
    decisions = made(steps)
    held = groups(decisions)
    for each in standing_decisions(decisions):
        if each.judgement == "negative":
            assert held.get(each.one) is None or each.other not in held[each.one]
    for key, group in held.items():
        assert key in group
        assert len(group) > 1
        assert all(held[other] == group for other in group)


@given(STEPS)
def test_decisions_that_contradict_nothing_all_hold(steps: list[tuple[str, str, str]]) -> None:
    kept: list[Decision] = []
    for each in made(steps):
        contrary = in_the_way(kept, [each])
        assert not contrary or each.judgement in ("positive", "negative")
        assert set(contrary) <= set(standing_decisions(kept))
        if not contrary:
            kept.append(each)
    held = groups(kept)
    for each in standing_decisions(kept):
        together = each.other in held.get(each.one, frozenset())
        assert together if each.judgement == "positive" else not together or each.judgement == "unsure"


def test_an_actor_is_found_by_the_name_of_those_it_is_one_with(archive: Archive) -> None:
    archive.add(record_of())
    archive.add(naming(2, "Republic of Arvenia", "Republic of Arvenia and its isles", kind="state"))
    archive.decide_names("Arvenia", "Republic of Arvenia", "positive", who="Ana")
    for name in ("Arvenia", "Republic of Arvenia"):
        assert [row.quote for row in archive.find("commitment", Sought(actor=name)).rows] != []
    assert archive.find("commitment", Sought(actor="Bolmara")).rows == ()


def test_reviews_and_decisions_come_through_an_export_whole(archive: Archive, tmp_path: Path) -> None:
    page = "https://arvenia.example/1"
    old = archive.add(record_of(), address=page).id
    (commitment,) = [row for row in archive.reviewed(old) if row.kind == "commitment"]
    archive.review(commitment.finding, "correct", who="Ana", values={"strength": "intent"})
    archive.add_finding(
        old, "act", {"force": "assertive", "verb": "rose", "span": "Trade with Bolmara rose"}, who="Ben"
    )
    new = archive.add(record_of("Port Selm.\n" + TEXT), address=page).id
    archive.decide_names("Arvenia", "Arvenia", "positive", who="Ana")

    def exported(of: Archive) -> bytes:
        out = io.BytesIO()
        export_archive(of, out)
        return out.getvalue()

    first = exported(archive)
    with open_archive(tmp_path / "copy.db") as copy:
        import_archive(copy, io.BytesIO(first), "first.zip")
        assert exported(copy) == first
        assert [row.standing for row in copy.reviewed(new)] == [row.standing for row in archive.reviewed(new)]
        assert copy.identities() == archive.identities() != {}
        assert set(copy.queue().rows) == set(archive.queue().rows)
