"""A record made by hand, with every kind of finding, so that pages are tested apart from the reader; and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.record import (
    Act,
    Actor,
    Attribution,
    Commitment,
    Dated,
    Deadline,
    Effect,
    Figure,
    Loss,
    Meeting,
    MeetingDate,
    Programme,
    ReaderInfo,
    Record,
    Span,
    Statement,
    Time,
    Topic,
)

EXAMPLES = Path(__file__).parents[2] / "examples"


def handmade() -> Record:
    """The readout among the examples, as a careful person would read it."""
    text = (EXAMPLES / "arvenia-readout.txt").read_text(encoding="utf-8")

    def at(quote: str, number: int = 0) -> Span:
        start = -1
        for _ in range(number + 1):
            start = text.index(quote, start + 1)
        return Span.of(text, start, start + len(quote))

    def every(*quotes: str) -> tuple[Span, ...]:
        found = [at(quote, number) for quote in quotes for number in range(text.count(quote))]
        return tuple(sorted(found, key=lambda span: span.start))

    sure = {"rule": "by hand", "confidence": 0.9}
    first = "“We have shown that a hard border need not be a closed one,”"
    second = "“Arvenia will open two more crossings by the end of 2032, and we will pay for both of them.”"
    energy = (
        "“On energy, our undertaking stands. Lodria is committed to supplying at least 300 megawatts to the Arvenian "
        "grid each winter,”"
    )
    year = {"from": "2030-01-01", "to": "2030-12-31"}
    return Record(
        id="readout",
        statement=Statement(
            text=text,
            title="Readout of President Velin’s Meeting with Prime Minister Osk of Lodria",
            issuer="Arvenia",
            published="2031-03-12",
            kind="readout",
            language="en",
            place="Port Selm",
            source="examples/arvenia-readout.txt",
            facts={"issuer": "given", "published": "text"},
        ),
        meeting=Meeting(
            participants=("a1", "a2"),
            place="Port Selm",
            date=MeetingDate(**{"from": "2031-03-12", "to": "2031-03-12", "text": "today"}),
            format="in person",
            spans=(at("met today with"), at("in Port Selm")),
        ),
        actors=(
            Actor(
                id="a1",
                name="Mara Velin",
                type="person",
                designation="President",
                represents="a3",
                mentions=every("President Mara Velin", "President Velin"),
            ),
            Actor(
                id="a2",
                name="Teodor Osk",
                type="person",
                designation="Prime Minister",
                represents="a4",
                mentions=every("Prime Minister Teodor Osk", "Prime Minister Osk"),
            ),
            Actor(id="a3", name="Arvenia", type="state", mentions=every("Arvenia ", "Arvenian")),
            Actor(id="a4", name="Lodria", type="state", mentions=every("Lodria ")),
        ),
        attributions=(
            Attribution(
                id="q1",
                kind="direct",
                speaker="a1",
                source=(at("President Velin", 2),),
                cue=(at("said"),),
                content=(at(first), at(second)),
                **sure,
            ),
            Attribution(
                id="q2",
                kind="indirect",
                speaker="a2",
                source=(at("He"),),
                cue=(at("said", 1),),
                content=(
                    at(
                        "that Lodria would double the number of border officers at Harl, provided that its "
                        "parliament passes the budget in May"
                    ),
                ),
                **sure,
            ),
            Attribution(
                id="q3",
                kind="direct",
                speaker="a2",
                source=(at("Prime Minister Osk", 2),),
                cue=(at("said", 2),),
                content=(at(energy),),
                **sure,
            ),
        ),
        acts=(
            Act(
                id="x1",
                force="expressive",
                plover="COOPERATE",
                actors=("a2",),
                addressees=("a1",),
                verb=at("thanked"),
                span=at("Prime Minister Osk thanked President Velin for Arvenia’s help after the floods of November"),
                **sure,
            ),
            Act(
                id="x2",
                force="directive",
                plover="REQUEST",
                actors=("a1",),
                addressees=("a4",),
                verb=at("urged"),
                span=at("urged Lodria to release them without delay"),
                **sure,
            ),
        ),
        commitments=(
            Commitment(
                id="c0",
                strength="aspiration",
                reaffirmed=True,
                agents=("a3", "a4"),
                action=at("the partnership between Arvenia and Lodria"),
                span=at("The two leaders reaffirmed the partnership between Arvenia and Lodria"),
                **sure,
            ),
            Commitment(
                id="c1",
                strength="firm",
                agents=("a3",),
                action=at("open two more crossings"),
                span=at("Arvenia will open two more crossings by the end of 2032"),
                deadline=Deadline(span=at("by the end of 2032"), to="2032-12-31"),
                figures=("f4",),
                **sure,
            ),
            Commitment(
                id="c2",
                strength="firm",
                agents=("a4",),
                action=at("double the number of border officers at Harl"),
                span=at("Lodria would double the number of border officers at Harl"),
                reported_by="a2",
                condition=at("provided that its parliament passes the budget in May"),
                **sure,
            ),
            Commitment(
                id="c3",
                strength="firm",
                agents=("a3", "a4"),
                action=at("set up a Joint Commission on the Selm Strait"),
                span=at("The leaders agreed to set up a Joint Commission on the Selm Strait"),
                programmes=("p1",),
                **sure,
            ),
            Commitment(
                id="c4",
                strength="intent",
                agents=("a3", "a4"),
                action=at("cut sulphur emissions from ferries by one third by 2035"),
                span=at("they plan to cut sulphur emissions from ferries by one third by 2035"),
                **sure,
            ),
            Commitment(
                id="c5",
                strength="intent",
                negated=True,
                agents=("a4",),
                action=at("reopen the Brennet quarry"),
                span=at("Lodria does not intend to reopen the Brennet quarry"),
                **sure,
            ),
            Commitment(
                id="c6",
                strength="exploring",
                agents=("a3", "a4"),
                action=at("a shared coast guard training programme"),
                span=at("The two sides are exploring options for a shared coast guard training programme"),
                **sure,
            ),
            Commitment(
                id="c7",
                strength="firm",
                reaffirmed=True,
                agents=("a4",),
                toward=("a3",),
                action=at("supplying at least 300 megawatts to the Arvenian grid each winter"),
                span=at("Lodria is committed to supplying at least 300 megawatts to the Arvenian grid each winter"),
                **sure,
            ),
            Commitment(
                id="c8",
                strength="aspiration",
                agents=("a1",),
                action=at("visit Lodria in the autumn"),
                span=at("President Velin hopes to visit Lodria in the autumn"),
                **sure,
            ),
        ),
        figures=(
            Figure(
                id="f1",
                span=at("14 percent"),
                value=14,
                unit="percent",
                change="up",
                claim="change",
                measure=at("freight traffic"),
                **sure,
            ),
            Figure(
                id="f2",
                span=at("$8.4 billion"),
                value=8.4e9,
                unit="USD",
                claim="record",
                measure=at("Two-way trade"),
                period=Dated(**{"span": at("in 2030"), **year}),
                **sure,
            ),
            Figure(
                id="f3",
                span=at("nearly 60,000 jobs"),
                value=60000,
                unit="job",
                bound="<",
                approximator="nearly",
                places=("a3",),
                **sure,
            ),
            Figure(id="f4", span=at("two more crossings"), value=2, unit="crossing", **sure),
            Figure(id="f5", span=at("one third"), value=1 / 3, change="down", claim="change", **sure),
            Figure(
                id="f6",
                span=at("at least 300 megawatts"),
                value=300,
                unit="megawatt",
                bound=">=",
                approximator="at least",
                **sure,
            ),
        ),
        times=(
            Time(
                **{"span": at("today"), "type": "DATE", "value": "2031-03-12", "from": "2031-03-12", "to": "2031-03-12"}
            ),
            Time(**{"span": at("2030"), "type": "DATE", "value": "2030", **year}),
            Time(
                **{
                    "span": at("the end of 2032"),
                    "type": "DATE",
                    "value": "2032",
                    "from": "2032-12-31",
                    "to": "2032-12-31",
                }
            ),
        ),
        effects=(
            Effect(
                id="e1",
                span=at("This led to a 14 percent increase in freight traffic between the two countries"),
                cause=at("the opening of the Harl Bridge, which both countries completed two years ahead of plan"),
                effect=at("a 14 percent increase in freight traffic between the two countries"),
                direction="up",
                **sure,
            ),
        ),
        programmes=(
            Programme(
                id="p1",
                name="Joint Commission on the Selm Strait",
                kind="commission",
                level="bilateral",
                members=("a3", "a4"),
                mentions=every("Joint Commission on the Selm Strait"),
            ),
            Programme(
                id="p2",
                name="Four Rivers Compact",
                kind="agreement",
                level="multilateral",
                mentions=every("Four Rivers Compact"),
            ),
        ),
        topics=(
            Topic(
                span=at("President Velin raised the detention of three Arvenian fishermen"),
                code=9,
                label="Immigration",
                confidence=0.6,
            ),
        ),
        losses=(
            Loss(span=at("each winter"), stage="reading.times", reason="which months are meant cannot be told"),
            Loss(stage="sources.pdf", reason="page 3 holds no text"),
        ),
        reader=ReaderInfo(version="0.1.0", lexicon="0123456789ab", models={"syntax": "en_core_web_sm-3.8.0"}),
    )


@pytest.fixture
def record() -> Record:
    return handmade()


@pytest.fixture
def open_html(browser: Any, tmp_path: Path) -> Iterator[Callable[[str], Any]]:
    """Gives what opens a page; afterwards proves that nothing was fetched and nothing complained."""
    trouble: list[str] = []
    contexts = []

    def prepare(html: str) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")

        def opener(hash_: str = "", width: int = 1280, height: int = 700, **options: Any) -> Any:
            context = browser.new_context(
                viewport={"width": width, "height": height}, reduced_motion="reduce", **options
            )
            contexts.append(context)
            tab = context.new_page()
            tab.on("console", lambda message: trouble.append(message.text))
            tab.on("pageerror", lambda error: trouble.append(str(error)))
            tab.on(
                "request",
                lambda request: None if request.url.startswith(("file:", "data:")) else trouble.append(request.url),
            )
            tab.goto(path.as_uri() + hash_)
            return tab

        return opener

    yield prepare
    for context in contexts:
        context.close()
    assert trouble == []
