"""The page of one commitment, figure or effect: its words in context, what is read in them, verdicts, reviews."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fastapi import APIRouter, HTTPException, Request
from pydantic import Field

from onrecord.archive import Archive, FoundFinding, Kept, Review, Standing
from onrecord.export.words import dated_words, figure_facts, figure_words, names, one_line, term
from onrecord.record import Commitment, Effect, Figure, Record
from onrecord.record.span import Model
from onrecord.web.alike import Alike, may_repeat
from onrecord.web.languages import language_of
from onrecord.web.rendering import page
from onrecord.web.sentences import Sentence
from onrecord.web.standing import as_people_have_it
from onrecord.web.terms import N_
from onrecord.web.tongues import Spoken, spoken
from onrecord.web.urls import LISTINGS, OWN_PAGES
from onrecord.web.verdicts import series_in

from .kept import archive_of

router = APIRouter(tags=["findings"])
Finding = Commitment | Figure | Effect
Facts = Iterator[tuple[str, str]]
_BY_PEOPLE = ("corrected", "added")
_CONTEXT = 320  # characters shown on either side of the quote


class Context(Model):
    """The words of a finding with those around them."""

    before: str
    quote: str
    after: str


class OneFinding(Model):
    """A finding with all that is known of it.

    Attributes:
        finding: As listings have it.
        statement: The statement it stands in.
        context: Its words and those around them.
        facts: What is read in them, as people have it, by the name of the field.
        told: The same in the language of the page; not in its JSON.
        standing: What people made of it; None where they said nothing.
        reviews: All that was said of it, the first first.
        verdicts: What official series say to it, the gravest first.
        series: The series they rest on.
        alike: For a commitment: candidates for the same undertaking in other statements.
        page: The page of a paged source that it stands on.
    """

    finding: FoundFinding
    statement: Kept
    context: Context
    facts: dict[str, str]
    told: dict[str, str] = Field(exclude=True)
    standing: str | None
    reviews: tuple[Review, ...]
    verdicts: tuple[Standing, ...]
    series: tuple[str, ...]
    alike: tuple[Alike, ...]
    page: int | None


def _view(kind: str) -> Callable[..., OneFinding]:
    def one(request: Request, key: str) -> OneFinding:
        archive = archive_of(request)
        found = archive.finding(key)
        if found.kind != kind or found.start is None or found.end is None:
            raise HTTPException(404, Sentence(N_("No finding of this kind has the key %(key)s."), key=key))
        record = _record(archive, found)
        verdicts = tuple(each for each in archive.verdicts_of(found.statement) if each.finding == key)
        text, span = record.statement.text, record.statement.span(found.start, found.end)
        return OneFinding(
            finding=found,
            statement=archive.statement(found.statement),
            context=_context(text, found.start, found.end),
            facts=dict(_facts(record, found, None)),
            told=dict(_facts(record, found, spoken(language_of(request)))),
            standing=found.standing,
            reviews=tuple(archive.reviews(key)),
            verdicts=verdicts,
            series=tuple(dict.fromkeys(name for each in verdicts for name in series_in(each))),
            alike=may_repeat(archive, found) if kind == "commitment" else (),
            page=record.statement.page_of(span),
        )

    one.__doc__ = f"One {kind}: its words in context, what is read in them, verdicts and reviews."
    return one


for _kind in OWN_PAGES:
    page(router, f"{LISTINGS[_kind]}/{{key}}", "one_finding.html.j2")(_view(_kind))


def _context(text: str, start: int, end: int) -> Context:
    """The quote within its paragraph; a long one is cut at blanks."""
    begins = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    line_end = text.find("\n", end)
    ends = min(len(text) if line_end < 0 else line_end, end + _CONTEXT)
    before, after = text[begins:start], text[end:ends]
    if begins and text[begins - 1] != "\n":
        before = "… " + before.partition(" ")[2]
    if ends < len(text) and text[ends] != "\n":
        after = after.rpartition(" ")[0] + " …"
    return Context(before=before, quote=text[start:end], after=after)


def _record(archive: Archive, found: FoundFinding) -> Record:
    """The record in which it stands; as people have it, where they changed the finding."""
    if found.standing not in _BY_PEOPLE:
        return archive.record_of(found.statement)
    return as_people_have_it(*archive.opened(found.statement)).record


def _facts(record: Record, found: FoundFinding, tongue: Spoken | None) -> Iterator[tuple[str, str]]:
    """What is read in a finding, in words."""
    where: dict[str, Sequence[Commitment | Figure | Effect]] = {
        "commitment": record.commitments,
        "figure": record.figures,
        "effect": record.effects,
    }
    told = {"commitment": _of_commitment, "figure": _of_figure, "effect": _of_effect}[found.kind]
    here = [each for each in where[found.kind] if (each.span.start, each.span.end) == (found.start, found.end)]
    alike = [each for each in here if getattr(each, "strength", None) == found.strength] or here
    for each in alike[:1]:
        yield from ((fact, one_line(words)) for fact, words in told(each, record, tongue) if words)


def _of_commitment(found: Finding, record: Record, tongue: Spoken | None) -> Facts:
    assert isinstance(found, Commitment)  # noqa: S101 - what it is asked for
    yield "bound", names(record, found.agents)
    yield "toward", names(record, found.toward)
    yield "to do", found.action.quote
    yield "strength", found.strength
    yield "carried by", found.cue.quote if found.cue else ""
    yield "reaffirmed", "yes" if found.reaffirmed else ""
    yield "negated", "yes" if found.negated else ""
    if found.deadline is not None:
        days = (found.deadline.from_, found.deadline.to)
        words = found.deadline.span.quote
        yield "deadline", f"{words} ({dated_words(found.deadline, tongue)})" if any(days) else words
        yield "limit", found.deadline.type or ""
    yield "condition", found.condition.quote if found.condition else ""
    yield "testable by", ", ".join(found.catalysts)
    figures = {figure.id: figure.span.quote for figure in record.figures}
    yield "figures", ", ".join(figures[each] for each in found.figures if each in figures)
    programmes = {programme.id: programme.name for programme in record.programmes}
    yield "programmes", ", ".join(programmes[each] for each in found.programmes if each in programmes)
    yield "as told by", record.actor(found.reported_by).name if found.reported_by else ""


def _of_figure(found: Finding, record: Record, tongue: Spoken | None) -> Facts:
    assert isinstance(found, Figure)  # noqa: S101 - what it is asked for
    yield "value", figure_words(found, tongue)
    yield "claims", found.claim
    yield "about", " · ".join(fact for fact in figure_facts(found, record, tongue) if fact != term(found.claim, tongue))


def _of_effect(found: Finding, record: Record, tongue: Spoken | None) -> Facts:  # noqa: ARG001 - as the others
    assert isinstance(found, Effect)  # noqa: S101 - what it is asked for
    yield "cause", found.cause.quote
    yield "effect", found.effect.quote
    yield "direction", found.direction if found.direction != "none" else ""
