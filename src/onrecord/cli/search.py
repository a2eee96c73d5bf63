"""`onrecord search`, `onrecord find`: statements by words, findings by what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .archives import Where, opened
from .failures import say
from .hit_lines import told_finding, told_hit
from .kept import After, Every, Limit, Since, Until
from .options import Rows, lists_rows

if TYPE_CHECKING:
    from onrecord.archive import Archive, FoundFinding, Hit, Narrowing, Sought

HIT_COLUMNS = ("id", "published", "issuer", "title", "snippet", "start", "end", "highlights", "findings", "address")
FINDING_COLUMNS = {
    "commitment": ("strength", "reaffirmed", "negated", "first_day", "last_day"),
    "figure": ("value", "low", "high", "unit", "first_day", "last_day", "verdict"),
    "attribution": ("subtype",),
    "effect": ("subtype", "verdict"),
    "act": ("subtype",),
    "programme": ("subtype",),
}
_SHARED = ("published", "issuer", "quote")
_LAST = ("start", "end", "key", "statement", "title", "address")


def _option(name: str, metavar: str, text: str) -> Any:
    return typer.Option(name, metavar=metavar, help=text)


Issuer = Annotated[str | None, _option("--issuer", "NAME", "Issued by this one only.")]
Kind = Annotated[str | None, _option("--kind", "KIND", "Of this kind of statement only.")]
Language = Annotated[str | None, _option("--language", "CODE", "In this language only.")]
Country = Annotated[str | None, _option("--country", "ISO", "Naming this country only, as ISO 3166-1 alpha-3.")]
Strength = Annotated[str | None, _option("--strength", "STRENGTH", "With a commitment of this strength only.")]
Topic = Annotated[str | None, _option("--topic", "TOPIC", "On this policy area only, by code or name.")]
ProgrammeName = Annotated[str | None, _option("--programme", "NAME", "With this programme only.")]
Verdict = Annotated[str | None, _option("--verdict", "VERDICT", "With this verdict only.")]
Standing = Annotated[str | None, _option("--standing", "STANDING", "With a finding that reviews left so only.")]


@lists_rows
def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Words, phrases; see the documentation.")] = "",
    issuer: Issuer = None,
    kind: Kind = None,
    language: Language = None,
    country: Country = None,
    actor: Annotated[str | None, _option("--actor", "NAME", "Naming this actor only.")] = None,
    finding: Annotated[str | None, _option("--finding", "KIND", "With a finding of this kind only.")] = None,
    strength: Strength = None,
    topic: Topic = None,
    programme: ProgrammeName = None,
    verdict: Verdict = None,
    standing: Standing = None,
    since: Since = None,
    until: Until = None,
    count: Annotated[
        str | None, _option("--count", "FACET", "List how many have which issuer, country, topic, … instead.")
    ] = None,
    by_date: Annotated[bool, typer.Option("--by-date", help="The latest first, not those that fit best.")] = False,
    limit: Limit = 20,
    after: After = None,
    every: Every = False,
    where: Where = None,
) -> Rows:
    """Search the statements of an archive by words, phrases and facets."""
    narrowing = _narrowing(
        since,
        until,
        issuer=issuer,
        kind=kind,
        language=language,
        country=country,
        actor=actor,
        finding=finding,
        strength=strength,
        topic=topic,
        programme=programme,
        verdict=verdict,
        standing=standing,
    )
    archive = opened(context, where)

    def page(cursor: str | None) -> tuple[Any, str | None, str | None]:
        found = archive.search(query, narrowing, sort="date" if by_date else "relevance", after=cursor, limit=limit)
        if found.total is not None and not found.note:
            say(f"onrecord: {found.found} found.")
        return found.rows, found.next, found.note

    if count:
        return Rows(("value", "label", "statements"), _counted(archive, query, narrowing, count))
    return Rows(HIT_COLUMNS, (_hit(row) for row in _pages(page, after, every=every)), told_hit(HIT_COLUMNS))


@lists_rows
def find(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(metavar="KIND", help="commitments, figures, attributions, effects, programmes or acts."),
    ],
    words: Annotated[str, _option("--words", "QUERY", "Whose words hold this; a query as for search.")] = "",
    actor: Annotated[
        str | None, _option("--actor", "NAME", "Who is bound, speaks or acts: a name or ISO code.")
    ] = None,
    toward: Annotated[str | None, _option("--toward", "NAME", "To whom: a name or ISO code.")] = None,
    strength: Strength = None,
    reaffirmed: Annotated[
        bool | None, typer.Option("--reaffirmed/--first-made", help="Made before, or not; default: both.")
    ] = None,
    negated: Annotated[
        bool | None, typer.Option("--negated/--not-negated", help="What will not be done, or will; default: both.")
    ] = None,
    due_since: Annotated[str | None, _option("--due-since", "DATE", "With a deadline on this day or later.")] = None,
    due_until: Annotated[str | None, _option("--due-until", "DATE", "With a deadline on this day or earlier.")] = None,
    unit: Annotated[str | None, _option("--unit", "UNIT", "A figure's unit: USD, percent, tonne.")] = None,
    least: Annotated[float | None, _option("--min", "NUMBER", "A figure of this or more.")] = None,
    most: Annotated[float | None, _option("--max", "NUMBER", "A figure of this or less.")] = None,
    subtype: Annotated[
        str | None, _option("--subtype", "WORD", "Of this sort: direct, commissive, level, up, bilateral.")
    ] = None,
    programme: ProgrammeName = None,
    topic: Topic = None,
    verdict: Verdict = None,
    standing: Standing = None,
    issuer: Issuer = None,
    statement_kind: Annotated[str | None, _option("--kind", "KIND", "In this kind of statement only.")] = None,
    country: Country = None,
    language: Language = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    after: After = None,
    every: Every = False,
    where: Where = None,
) -> Rows:
    """Find commitments, figures, attributions, effects, programmes or acts in an archive, the latest first."""
    from onrecord.archive import KINDS, Sought
    from onrecord.record import interval_of

    singular = kind.removesuffix("s")
    if singular not in KINDS:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(each + 's' for each in KINDS)}", param_hint="KIND")
    try:
        first_due = interval_of(due_since)[0].isoformat() if due_since else None
        last_due = interval_of(due_until)[1].isoformat() if due_until else None
    except ValueError:
        raise typer.BadParameter("give a date as YYYY, YYYY-MM or YYYY-MM-DD", param_hint="--due-since") from None
    sought = Sought(
        words=words,
        actor=actor,
        toward=toward,
        strength=strength,
        reaffirmed=reaffirmed,
        negated=negated,
        due_since=first_due,
        due_until=last_due,
        unit=unit,
        least=least,
        most=most,
        subtype=subtype,
        programme=programme,
        topic=topic,
        verdict=verdict,
        standing=standing,
        statements=_narrowing(since, until, issuer=issuer, kind=statement_kind, country=country, language=language),
    )
    columns = (*_SHARED, *FINDING_COLUMNS[singular], "actors", *_LAST)
    found = _findings(opened(context, where), singular, sought, columns, after, limit, every)
    return Rows(columns, found, told_finding(columns))


def _counted(archive: Archive, query: str, narrowing: Narrowing, dimension: str) -> Iterator[tuple[str, str, int]]:
    """How many statements have which value of a facet."""
    from onrecord.archive import DIMENSIONS

    if dimension not in DIMENSIONS:
        raise typer.BadParameter(f"{dimension!r} is none of {', '.join(DIMENSIONS)}", param_hint="--count")
    found = archive.search(query, narrowing, limit=1)
    say(f"onrecord: {found.note or f'{found.found} found.'}")
    yield from ((each.value, each.label, each.statements) for each in found.facets.get(dimension, ()))


def _findings(
    archive: Archive, kind: str, sought: Sought, columns: tuple[str, ...], after: str | None, limit: int, every: bool
) -> Iterator[list[object]]:
    def page(cursor: str | None) -> tuple[Any, str | None, str | None]:
        found = archive.find(kind, sought, after=cursor, limit=limit)
        return found.rows, found.next, found.note

    row: FoundFinding
    for row in _pages(page, after, every=every):
        values = {**vars(row), "actors": [f"{role} {name}" for role, name in row.actors]}
        yield [values[name] for name in columns]


def _narrowing(since: str | None, until: str | None, **facets: str | None) -> Narrowing:
    from onrecord.archive import Narrowing
    from onrecord.record import interval_of

    return Narrowing(
        {name: (value,) for name, value in facets.items() if value is not None},
        since=interval_of(since)[0].isoformat() if since else None,
        until=interval_of(until)[1].isoformat() if until else None,
    )


def _pages(page: Callable[[str | None], tuple[Any, str | None, str | None]], after: str | None, *, every: bool) -> Any:
    """The rows of one page or of all; says where the next one begins."""
    while True:
        try:
            rows, following, note = page(after)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--after") from None
        if note:
            say(f"onrecord: {note}")
        yield from rows
        after = following
        if after is None or not every:
            break
    if after is not None:
        say(f"onrecord: there are more: --after {after}")


def _hit(row: Hit) -> list[object]:
    """A hit as cells; `start`, `end` and highlights are places in the statement's text."""
    known = row.statement
    first = row.snippets[0] if row.snippets else None
    passage = [first.quote, first.start, first.end, first.highlights] if first else [None] * 4
    findings = [f"{each.kind}: {each.quote}" for each in row.findings]
    return [known.id, known.published, known.issuer, known.title, *passage, findings, row.address]


def add_to(app: typer.Typer) -> None:
    """Add the commands of this family."""
    app.command("search")(search)
    app.command("find")(find)
