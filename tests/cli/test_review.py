"""`onrecord review`, `actors`, `same`, `decisions`."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console
from tests.archive.making import TEXT, bare, record_of
from tests.archive.test_deciding import naming
from tests.cli.test_kept import run
from typer.testing import Result

from onrecord.archive import Archive, Wanted
from onrecord.cli.judging import judge_one_by_one

PAGE = "https://arvenia.example/1"


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(record_of(title="Readout", issuer="ARV"), address=PAGE)
    return archive


def rows(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    listed: list[dict[str, Any]] = json.loads(result.stdout)
    return listed


def key_of(archive: Archive, kind: str) -> str:
    return next(row.finding for row in archive.queue(Wanted(kind=kind)).rows)


def test_the_queue_is_listed_and_narrowed_down(filled: Archive) -> None:
    assert len(rows(run(filled, "review", "--json"))) == 4
    narrowed = ("--kind", "figure", "--issuer", "ARV", "--surer-than", "0.9")
    assert [row["quote"] for row in rows(run(filled, "review", "--json", *narrowed))] == ["$3 billion"]
    assert rows(run(filled, "review", "--json", *narrowed, "--until", "2031")) == []
    assert "“$3 billion”" in run(filled, "review").stdout


def test_a_finding_is_judged_by_its_key(filled: Archive) -> None:
    key = key_of(filled, "commitment")
    (said,) = rows(run(filled, "review", "accept", key, "--who", "Ana", "--why", "read it", "--json"))
    assert (said["action"], said["who"], said["why"]) == ("accept", "Ana", "read it")
    run(
        filled,
        "review",
        "correct",
        key,
        "--who",
        "Ben",
        "--set",
        "strength=intent",
        "--set",
        "action=open the Selm bridge",
    )
    run(filled, "review", "comment", key, "Which bridge?", "--who", "Ben")
    assert [row["action"] for row in rows(run(filled, "review", "history", key, "--json"))] == [
        "accept",
        "correct",
        "comment",
    ]
    (shown,) = [row for row in rows(run(filled, "review", "show", record_of().id, "--json")) if row["finding"] == key]
    assert (shown["standing"], shown["people"]["strength"]) == ("corrected", "intent")
    run(filled, "review", "undo", key, "--who", "Ben")
    run(filled, "review", "reject", key, "--who", "Ana")
    assert [row.standing for row in filled.reviewed(record_of().id) if row.finding == key] == ["rejected"]


def test_the_reviewer_is_named_by_option_setting_or_system(filled: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    key = key_of(filled, "figure")
    monkeypatch.setenv("ONRECORD_WHO", "Cleo")
    assert rows(run(filled, "review", "accept", key, "--json"))[0]["who"] == "Cleo"
    monkeypatch.delenv("ONRECORD_WHO")
    monkeypatch.setenv("LOGNAME", "dara")
    assert rows(run(filled, "review", "reject", key, "--json"))[0]["who"] == "dara"
    assert run(filled, "review", "reject", key, "--who", " ").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("accept", "nothing"), 1, "holds no finding with the key nothing"),
        (("correct", "FIGURE"), 2, "say what is otherwise"),
        (("correct", "FIGURE", "--set", "value"), 2, "is not FIELD=VALUE"),
        (("correct", "FIGURE", "--set", "value=much"), 1, "value: Input should be a valid number"),
        (("correct", "FIGURE", "--set", "value=" + "[" * 100_000), 1, "value: Input should be a valid number"),
        (("undo", "FIGURE"), 1, "nothing was said of it that could be undone"),
        (("bulk", "accept"), 2, "say which findings, or --all"),
        (("show", "nothing"), 1, "holds no statement with the id nothing"),
        (("changes", "nowhere"), 1, "holds no version 1 of nowhere"),
        (("--after", "x"), 2, "cursor"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    filled: Archive, arguments: tuple[str, ...], code: int, said: str
) -> None:
    figure = key_of(filled, "figure")
    result = run(filled, "review", *(figure if each == "FIGURE" else each for each in arguments), "--who", "Ana")
    if arguments[0] in ("show", "changes", "--after"):
        result = run(filled, "review", *arguments)
    assert (result.exit_code, said in result.output) == (code, True), result.output[:500]
    assert "Traceback" not in result.output


def test_findings_are_added_and_many_are_judged_at_once(filled: Archive) -> None:
    values = ["force=assertive", "verb=rose", "span=Trade with Bolmara rose", 'actors=["Bolmara"]']
    options = [part for value in values for part in ("--set", value)]
    (added,) = rows(run(filled, "review", "add", record_of().id, "act", *options, "--who", "Ana", "--json"))
    assert added["quote"] == "Trade with Bolmara rose"
    done = rows(run(filled, "review", "bulk", "accept", "--issuer", "ARV", "--limit", "3", "--who", "Ana", "--json"))
    assert len(done) == 3
    assert len(rows(run(filled, "review", "bulk", "reject", "--all", "--who", "Ben", "--json"))) == 1
    assert rows(run(filled, "review", "--json")) == []


def test_changes_and_agreement_are_listed(filled: Archive) -> None:
    key = key_of(filled, "figure")
    for who in ("Ana", "Ben"):
        run(filled, "review", "accept", key, "--who", who)
    told = rows(run(filled, "review", "agreement", "Ana", "Ben", "--json"))
    assert [(row["kind"], row["judged"], row["share"]) for row in told] == [("all", 1, 1.0), ("figure", 1, 1.0)]
    filled.add(record_of("Port Selm.\n" + TEXT), address=PAGE)
    outcomes = rows(run(filled, "review", "changes", PAGE, "--json"))
    assert {row["outcome"] for row in outcomes} == {"moved"}
    assert [row["later_standing"] for row in outcomes if row["kind"] == "figure"] == ["accepted"]


def test_the_next_finding_is_shown_in_its_text(filled: Archive) -> None:
    shown = run(filled, "review", "next", "--kind", "figure").stdout
    assert "Readout · ARV" in shown
    assert "rose to $3 billion because tariffs fell." in " ".join(shown.split())
    assert run(filled, "review", "next", "--kind", "act").stdout == "There is nothing to review.\n"


def typed(*lines: str) -> Callable[..., str]:
    waiting = iter(lines)
    return lambda *_: next(waiting)


def test_one_key_judges_a_finding(filled: Archive) -> None:
    out = io.StringIO()
    asked = typed("strength=iron", "", "", "strength=intent", "", "softer")
    keys = typed("a", "?", "x", "u", "e", "e", "q")
    assert judge_one_by_one(filled, Wanted(), "Ana", Console(file=out, width=200), keys, asked) == 2
    said = [(each.action, each.why) for each in filled.reviews(record_of().id)]
    assert said == [("accept", None), ("reject", None), ("undo", None), ("correct", "softer")]
    assert "strength: Input should be" in out.getvalue()


def test_the_end_of_the_queue_is_told(filled: Archive) -> None:
    out = io.StringIO()
    assert judge_one_by_one(filled, Wanted(), "Ana", Console(file=out), typed(*"aaxa"), typed()) == 4
    assert out.getvalue().endswith("There is nothing more to review.\n")
    assert filled.queue().rows == ()


def test_nothing_in_a_text_drives_the_terminal(archive: Archive) -> None:
    archive.add(bare("Arvenia \x1b[31mwill\x07 pay.", title="\x1b]0;x\x07"))
    archive.add_finding(next(archive.every_statement()).id, "figure", {"span": "will"}, who="Ana")
    key = archive.reviews(next(archive.every_statement()).id)[0].finding
    archive.review(key, "undo", who="Ana")
    archive.add(record_of("\x1b[31m" + TEXT, title="\x1b]0;x\x07"))
    assert "\x1b" not in run(archive, "review", "next").stdout + run(archive, "review").stdout


def test_actors_are_listed_and_decided_on(archive: Archive) -> None:
    archive.add(naming(1, "Mara Velin"))
    archive.add(naming(2, "Mara Velin"))
    archive.add(naming(3, "President Velin"))
    assert [row["statements"] for row in rows(run(archive, "actors", "--each", "--json"))] == [1, 1, 1]
    named = {row["name"]: (row["statements"], row["actors"]) for row in rows(run(archive, "actors", "--json"))}
    assert named == {"Mara Velin": (2, 2), "President Velin": (1, 1)}
    (maybe,) = rows(run(archive, "actors", "mara", "--maybe-same", "--json"))
    assert (maybe["one"], maybe["other"], maybe["reason"]) == ("Mara Velin", "Mara Velin", "same name")
    rows(run(archive, "same", "Mara Velin", "Mara Velin", "--who", "Ana", "--json"))
    rows(run(archive, "same", "Mara Velin", "President Velin", "--not", "--who", "Ana", "--why", "sisters", "--json"))
    (name, *_) = rows(run(archive, "actors", "--json"))
    assert (name["name"], name["statements"], name["actors"]) == ("Mara Velin", 2, 1)
    assert {row["name"]: row["one_of"] for row in rows(run(archive, "actors", "--each", "--json"))} == {
        "Mara Velin": 2,
        "President Velin": 1,
    }
    assert run(archive, "same", "Mara Velin", "Mara Velin").exit_code == 1
    assert run(archive, "same", "Mara Velin", "Velin", "--not", "--undo").exit_code == 2
    undone = rows(run(archive, "same", "Mara Velin", "President Velin", "--undo", "--who", "Ben", "--json"))
    assert [row["judgement"] for row in undone] == ["undone"]
    said = [row["judgement"] for row in rows(run(archive, "decisions", "--json"))]
    assert said == ["positive", "negative", "undone"]
