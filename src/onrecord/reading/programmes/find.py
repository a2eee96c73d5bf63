"""Programmes: named initiatives, forums, bodies, agreements and processes."""

from __future__ import annotations

from onrecord import lexicon
from onrecord.reading.actors.names import bodies
from onrecord.reading.cast import Cast
from onrecord.reading.introduced import introduced
from onrecord.reading.language import spanish_paragraphs
from onrecord.reading.parsed import Parsed
from onrecord.record import Level, Programme

from .draft import Draft, add, kinds, spanish_kinds, words
from .founded import founded
from .known import known
from .later import initials, later
from .named import named, standing
from .names import capitalised
from .numbered import numbered, sections
from .spanish import spanish_names

_LEVEL_OF_KIND: dict[str, Level] = {"resolution": "multilateral", "legal act": "domestic"}
_BY_COUNT: dict[int, Level] = {2: "bilateral", 3: "trilateral"}
_LONGEST_HEADING = 120
_MODIFIERS = frozenset({"compound", "nmod", "amod", "npadvmod"})


def find_programmes(parsed: Parsed, cast: Cast, language: str | None = None) -> tuple[Programme, ...]:
    """Every programme with all its mentions, in the order of first mention.

    A programme is a capitalised name headed by a kind of programme, a numbered act or resolution, an international
    body of the cast that does not itself issue the statement, or what the text founds under a descriptive name.
    Later mentions are the same name, its acronym from brackets, and "the" with the head of its name.

    Args:
        parsed: The text.
        cast: Its actors.
        language: The text's language, where it is known: in Spanish paragraphs Spanish names are read too.
    """
    drafts: dict[str, Draft] = {}
    taken: set[int] = set()
    for name, (head, spans) in introduced(parsed).items():
        kind = parsed.lower[head]
        drafts[" ".join(name).lower()] = Draft(*spans[0], kind, {**spanish_kinds(), **kinds()}[kind], spans)
        taken.update(token for span in spans for token in range(*span))
    heads = sorted({token for word in kinds() for token in parsed.by_lower.get(word, ())})
    listed = _listed(parsed, cast)
    people = _people(cast)
    spanish = spanish_paragraphs(parsed, language)
    polities = frozenset(lexicon.load("programmes_es")["as_states"]) if spanish else words("as_states")
    lands = _lands(cast, polities | words("alone"))
    foreign = heads
    if spanish:
        spanish_names(parsed, spanish, _people(cast, sure=True), lands, listed, drafts, taken)
        foreign = [token for token in heads if parsed.lower[token] not in spanish_kinds()]
        heads = [token for token in heads if parsed.para[token] not in spanish]
    found = (*numbered(parsed, heads), *capitalised(parsed, foreign, people), *named(parsed, heads, people, lands))
    for first, last, head in found:
        if last <= listed.get(first, 0) or any(token in taken for token in range(first, last)):
            continue
        if _is_heading(parsed, first):
            continue
        add(parsed, drafts, first, last, head, taken)
    _bodies(parsed, cast, drafts, taken, polities, not spanish)
    for first, last, head in founded(parsed, heads):
        if not any(token in taken for token in range(first, last)):
            add(parsed, drafts, first, last, head, taken)
    for first, last, kind in (*sections(parsed), *standing(parsed)):
        if not any(token in taken for token in range(first, last)):
            told = " ".join(parsed.lower[first:last]) if kind == "legal act" else kind
            drafts.setdefault(f"standing {told}", Draft(first, last, kind, kind)).spans.append((first, last))
            taken.update(range(first, last))
    short = initials(parsed, drafts)
    given = {draft.acronym: draft for draft in drafts.values() if draft.acronym}
    for first, last, kind in known(parsed):
        if not any(token in taken for token in range(first, last)):
            printed = " ".join(parsed.word[first:last])
            new = Draft(first, last, printed.lower(), kind)
            draft = short.get(printed) or given.get(printed) or drafts.setdefault(f"known {printed}", new)
            draft.spans.append((first, last))
            taken.update(range(first, last))
    later(parsed, heads, drafts, taken, short)
    states = {actor.id for actor in cast.actors if actor.type == "state"}
    ordered = sorted(drafts.values(), key=lambda draft: min(draft.spans))
    return tuple(_programme(parsed, cast, draft, states, f"p{number}") for number, draft in enumerate(ordered, 1))


def _listed(parsed: Parsed, cast: Cast) -> dict[int, int]:
    """Where the mentions of bodies that the lexicon lists end, by first token: what these are, `_bodies` decides."""
    known = {body.name for body in bodies().values()}
    out = {}
    for actor in cast.actors:
        if actor.name in known:
            for mention in actor.mentions:
                tokens = parsed.tokens_in(mention.start, mention.end)
                out[tokens.start] = tokens.stop
    return out


def _people(cast: Cast, *, sure: bool = False) -> set[int]:
    """The tokens that denote a person: no part of a programme's name; only persons with an office where asked."""
    persons = {
        actor.id
        for actor in cast.actors
        if actor.type == "person" and (not sure or actor.designation or actor.represents or actor.id in cast.principals)
    }
    return {token for token, ids in cast.denotes.items() if len(ids) == 1 and ids[0] in persons}


def _lands(cast: Cast, polities: frozenset[str]) -> set[int]:
    """The tokens that denote one state, or a body that acts like one."""
    states = {actor.id for actor in cast.actors if actor.type == "state" or actor.name.lower() in polities}
    return {token for token, ids in cast.denotes.items() if len(ids) == 1 and ids[0] in states}


def _is_heading(parsed: Parsed, first: int) -> bool:
    """Whether the name begins one of the first paragraphs, which says nothing: then it is the statement's own."""
    start, end = parsed.paras[parsed.para[first]]
    if parsed.para[first] > 2 or parsed.start[first] != start or end - start > _LONGEST_HEADING:
        return False
    return not any(parsed.pos[token] in ("VERB", "AUX") for token in parsed.tokens_in(start, end))


def _bodies(
    parsed: Parsed, cast: Cast, drafts: dict[str, Draft], taken: set[int], polities: frozenset[str], foreign: bool
) -> None:
    """International bodies and groups of the cast, but for those that issue or sign the statement."""
    issuer = next((actor.iso for actor in cast.actors if actor.id == cast.issuer), None)
    national = {body.name for body in bodies().values() if body.state or body.name.lower() in polities}
    listed = {body.name for body in bodies().values()}
    for actor in cast.actors:
        if actor.type not in ("organisation", "group") or actor.id in cast.principals or actor.id == cast.issuer:
            continue
        group = actor.type == "group"
        if actor.name in national or (not group and actor.name not in listed):
            continue
        if actor.iso is not None and actor.iso == issuer:
            continue
        spans = []
        for mention in actor.mentions:
            tokens = parsed.tokens_in(mention.start, mention.end)
            if actor.name.lower() in words("alone") and parsed.dep[tokens[-1]] in _MODIFIERS and foreign:
                continue
            if not any(token in taken for token in tokens):
                spans.append((tokens.start, tokens.stop))
        if spans:
            head = parsed.lower[spans[0][1] - 1]
            kind = "group" if group else kinds().get(head, "organisation")
            drafts[f"body {actor.id}"] = Draft(*spans[0], head, kind, spans, actor=actor.name)
            taken.update(token for span in spans for token in range(*span))


def _programme(parsed: Parsed, cast: Cast, draft: Draft, states: set[str], name: str) -> Programme:
    tokens = range(draft.first, draft.last)
    members = tuple(dict.fromkeys(actor for token in tokens for actor in cast.at(token) if actor in states))
    printed = " ".join(parsed.text[parsed.start[draft.first] : parsed.end[draft.last - 1]].split())
    return Programme(
        id=name,
        name=draft.actor or draft.name or printed,
        kind=draft.kind,
        level=_level(parsed, draft, len(members)),
        members=members,
        mentions=tuple(parsed.span(first, last) for first, last in sorted(draft.spans)),
    )


def _level(parsed: Parsed, draft: Draft, members: int) -> Level | None:
    """Told by the number of states in the name, by words such as "trilateral" or "global", or by the kind."""
    if members in _BY_COUNT:
        return _BY_COUNT[members]
    own = {parsed.lower[token] for token in range(draft.first, draft.last)}
    levels: dict[Level, list[str]] = lexicon.load("programmes")["levels"]
    for level in ("trilateral", "bilateral", "multilateral", "domestic"):
        if own & set(levels[level]):
            return level
    return "multilateral" if draft.actor else _LEVEL_OF_KIND.get(draft.kind)
