from __future__ import annotations

from onrecord.reading.actors import find_actors
from onrecord.reading.meeting import find_meeting
from onrecord.reading.parsed import parse
from onrecord.reading.times import find_times
from onrecord.record import Meeting, Statement


def read(text: str, **facts: str) -> tuple[Meeting | None, list[str]]:
    parsed, statement = parse(text), Statement(text=text, **facts)
    cast = find_actors(parsed, statement)
    meeting = find_meeting(parsed, cast, find_times(parsed, statement.published), statement)
    names = {actor.id: actor.name for actor in cast.actors}
    return meeting, [names[actor] for actor in meeting.participants] if meeting else []


def test_meeting_in_person_has_participants_place_and_date() -> None:
    meeting, names = read(
        "President Ida Holm of Norway met today with President Pedro Soto of Chile in Madrid, Spain.",
        published="2031-05-06",
    )
    assert meeting is not None
    assert meeting.date is not None
    assert names == ["Ida Holm", "Pedro Soto"]
    assert (meeting.place, meeting.format, meeting.date.from_) == ("Madrid, Spain", "in person", "2031-05-06")


def test_telephone_call_has_no_place() -> None:
    meeting, names = read("President Ida Holm of Norway spoke by telephone with President Pedro Soto of Chile.")
    assert meeting is not None
    assert (meeting.place, meeting.format, meeting.date, len(names)) == (None, "telephone call", None, 2)


def test_date_after_publication_is_a_plan_and_not_the_meeting() -> None:
    meeting, _ = read(
        "President Ida Holm of Norway met President Pedro Soto of Chile to plan the fair of 8 June 2031.",
        published="2031-05-06",
    )
    assert meeting is not None
    assert meeting.date is None


def test_text_without_two_principals_tells_of_no_meeting() -> None:
    assert read("The bank raised its rate. Prices rose.")[0] is None


def test_joint_statement_gives_signatories_from_the_title_alone() -> None:
    meeting, names = read(
        "We will cut tariffs.", title="Joint Statement by President Holm and President Soto", kind="joint-statement"
    )
    assert meeting is not None
    assert (sorted(names), meeting.place, meeting.format) == (["Holm", "Soto"], None, None)


def test_a_land_with_an_article_behind_a_city_is_part_of_the_place() -> None:
    meeting, _ = read(
        "President Ida Holm of Norway met President Pedro Soto of Chile in Dubai, the United Arab Emirates, today."
    )
    assert meeting is not None
    assert meeting.place == "Dubai, the United Arab Emirates"


def test_office_holders_who_speak_in_a_transcript_of_a_meeting_are_those_who_met() -> None:
    turns = (
        "PRESIDENT HOLM: Welcome to Oslo.",
        "PRESIDENT SOTO: I thank you.",
        "QUESTION: When?",
        "PRESIDENT HOLM: Soon.",
    )
    meeting, names = read("\n\n".join(turns), title="Remarks before a Bilateral Meeting")
    assert meeting is not None
    assert names == ["Holm", "Soto"]


def test_those_who_speak_in_a_joint_press_conference_met() -> None:
    text = "PRESIDENT ODA: Welcome.\n\nPRIME MINISTER TAVEL: Thank you.\n\nQ Is it so?\n\nPRESIDENT ODA: It is."
    statement = Statement(text=text, title="Joint press conference in Hollin")
    parsed = parse(text)
    cast = find_actors(parsed, statement)
    assert [actor.name for actor in cast.actors if actor.id in cast.principals] == ["Oda", "Tavel"]
