"""Programmes: named initiatives, forums, bodies, agreements and processes."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from onrecord import lexicon
from onrecord.record import Level, Programme

from .actors.names import bodies
from .cast import Cast
from .parsed import Parsed

_JOINTS = frozenset("-‑–")
_LINKS = frozenset({"of", "for", "on", "against", "in", "with", "to"})
_OPENERS = frozenset({"ADP", "SCONJ", "ADV", "PRON", "CCONJ", "AUX"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.\-]*[A-Z0-9+]")
_NAME_STOPS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "our", "their", "its", "his", "her", "both", "i", "we"}
)
_MONTHS = frozenset(name.lower() for name in month_name if name)
_LEVEL_OF_KIND: dict[str, Level] = {"resolution": "multilateral", "legal act": "domestic"}
_BY_COUNT: dict[int, Level] = {2: "bilateral", 3: "trilateral"}
_TALKATIVE = 25
_LONGEST_HEADING = 120
_MOST_COMPARED = 64


@dataclass
class _Draft:
    """A programme in the making: its name's tokens, head word and mentions by token."""

    first: int
    last: int
    head: str
    kind: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    acronym: str | None = None
    actor: str | None = None


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, listed in lexicon.load("programmes")["kinds"].items() for word in listed}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("programmes")[name])


def find_programmes(parsed: Parsed, cast: Cast) -> tuple[Programme, ...]:
    """Every programme with all its mentions, in the order of first mention.

    A programme is a capitalised name headed by a kind of programme, a numbered act or resolution, an international
    body of the cast that does not itself issue the statement, or what the text founds under a descriptive name.
    Later mentions are the same name, its acronym from brackets, and "the" with the head of its name.
    """
    drafts: dict[str, _Draft] = {}
    taken: set[int] = set()
    heads = sorted({token for word in _kinds() for token in parsed.by_lower.get(word, ())})
    listed = _listed(parsed, cast)
    people = _people(cast)
    for first, last, head in (*_numbered(parsed, heads), *_capitalised(parsed, heads, people)):
        if head in taken or (first, last) in listed or any(token in taken for token in range(first, last)):
            continue
        if _is_heading(parsed, first):
            continue
        _add(parsed, drafts, first, last, head, taken)
    _bodies(parsed, cast, drafts, taken)
    for first, last, head in _founded(parsed, heads):
        if not any(token in taken for token in range(first, last)):
            _add(parsed, drafts, first, last, head, taken)
    _later(parsed, heads, drafts, taken)
    states = {actor.id for actor in cast.actors if actor.type == "state"}
    ordered = sorted(drafts.values(), key=lambda draft: min(draft.spans))
    return tuple(_programme(parsed, cast, draft, states, f"p{number}") for number, draft in enumerate(ordered, 1))


def _listed(parsed: Parsed, cast: Cast) -> set[tuple[int, int]]:
    """The mentions, by token, of bodies that the lexicon lists: what these are, `_bodies` decides."""
    known = {body.name for body in bodies().values()}
    out = set()
    for actor in cast.actors:
        if actor.name in known:
            for mention in actor.mentions:
                tokens = parsed.tokens_in(mention.start, mention.end)
                out.add((tokens.start, tokens.stop))
    return out


def _people(cast: Cast) -> set[int]:
    """The tokens that denote a person: no part of a programme's name."""
    persons = {actor.id for actor in cast.actors if actor.type == "person"}
    return {token for token, ids in cast.denotes.items() if len(ids) == 1 and ids[0] in persons}


def _is_heading(parsed: Parsed, first: int) -> bool:
    """Whether the name begins one of the first paragraphs, which says nothing: then it is the statement's own."""
    start, end = parsed.paras[parsed.para[first]]
    if parsed.para[first] > 2 or parsed.start[first] != start or end - start > _LONGEST_HEADING:
        return False
    return not any(parsed.pos[token] in ("VERB", "AUX") for token in parsed.tokens_in(start, end))


def _key(parsed: Parsed, first: int, last: int) -> str:
    return " ".join(parsed.lower[token] for token in range(first, last) if parsed.lower[token] not in ("(", ")"))


def _add(parsed: Parsed, drafts: dict[str, _Draft], first: int, last: int, head: int, taken: set[int]) -> None:
    """Add a name, with the acronym that brackets give it."""
    size, word = len(parsed), parsed.word
    key = _key(parsed, first, last)
    end, acronym = last, None
    if last + 2 < size and word[last] == "(" and word[last + 2] == ")" and _ACRONYM.fullmatch(word[last + 1]):
        acronym, end = word[last + 1], last + 3
    draft = drafts.get(key) or _shortened(parsed, drafts, key, first, head)
    if draft is None:
        draft = drafts[key] = _Draft(first, end, parsed.lower[head], _kinds()[parsed.lower[head]])
    draft.acronym = draft.acronym or acronym
    draft.spans.append((first, end))
    taken.update(range(first, end))


def _shortened(parsed: Parsed, drafts: dict[str, _Draft], key: str, first: int, head: int) -> _Draft | None:
    """The one earlier name that this one shortens: by its tail, or by initials as in "SMO Initiative"."""
    initials = parsed.word[first]
    by_initials = head == first + 1 and initials.isupper() and 2 <= len(initials) <= 6
    fits = []
    for name, draft in list(drafts.items())[:_MOST_COMPARED]:
        if draft.head != parsed.lower[head] or draft.kind in ("legal act", "resolution"):
            continue
        words = [parsed.word[token] for token in range(draft.first, draft.last)]
        capitals = "".join(word[0] for word in words if word[0].isupper())
        if name.startswith(f"{key} ") or (by_initials and capitals.startswith(initials)):
            fits.append(draft)
    return fits[0] if len(fits) == 1 else None


def _numbered(parsed: Parsed, heads: list[int]) -> Iterator[tuple[int, int, int]]:
    """Acts and resolutions by number: "resolution 186 (1964)", "Executive Order 14257 of April 2, 2025"."""
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    for head in heads:
        if _kinds()[lower[head]] not in ("legal act", "resolution"):
            continue
        last = head + 1
        while last + 1 < size and last < head + 16 and lower[last] == "of":
            at = last + 1
            while at < size and (word[at][0].isupper() or lower[at] == "the") and not lower[at].startswith("no"):
                at += 1
            if at == last + 1:
                break
            last = at
        if last > head + 1 and (last >= size or lower[last] not in ("no.", "no")):
            continue
        if last < size and lower[last] in ("no.", "no", "number"):
            last += 2 if word[last + 1 : last + 2] == ["."] else 1
        if last >= size or not word[last][0].isdigit() or parsed.para[last] != parsed.para[head]:
            continue
        last += 1
        if last + 2 < size and word[last] == "(" and word[last + 1].isdigit() and word[last + 2] == ")":
            last += 3
        elif last + 1 < size and lower[last] == "of" and (lower[last + 1] in _MONTHS or word[last + 1].isdigit()):
            last += 2
            while last < size and (
                word[last].isdigit()
                or (
                    word[last] == ","
                    and word[last + 1 : last + 2][:1]
                    and word[last + 1].isdigit()
                    and len(word[last + 1]) == 4
                )
            ):
                last += 1
        first = head
        while (
            first
            and word[first - 1][0].isupper()
            and parsed.pos[first - 1] not in _OPENERS
            and lower[first - 1] not in _NAME_STOPS
            and parsed.para[first - 1] == parsed.para[head]
        ):
            first -= 1
        yield first, last, head


def _capitalised(parsed: Parsed, heads: list[int], people: set[int]) -> Iterator[tuple[int, int, int]]:
    """Capitalised names by the last head in each: left over capitals, right over "for", "on", "to" and capitals."""
    word, lower = parsed.word, parsed.lower
    done = -1
    for head in heads:
        if head < done or word[head] == lower[head] or (word[head].isupper() and len(word[head]) > 3):
            continue
        if head in people:
            continue
        first = _left(parsed, head, people)
        last = _right(parsed, head + 1, people)
        others = [
            token
            for token in range(first, last)
            if token != head and word[token][0].isupper() and lower[token] not in _words("plain")
        ]
        before_or_after = first < head or last > head + 1
        if not others or not before_or_after:
            continue
        if lower[head] in _words("weak") and len(others) < 2:
            continue
        yield first, last, head
        done = last


def _left(parsed: Parsed, head: int, people: set[int]) -> int:
    word, lower = parsed.word, parsed.lower
    first = head
    while first and parsed.para[first - 1] == parsed.para[head]:
        before = first - 1
        if before in people:
            break
        touches = parsed.end[before] == parsed.start[first]
        capital = (
            parsed.pos[before] not in _OPENERS
            and word[before][0].isupper()
            and lower[before] not in _NAME_STOPS
            and word[before] not in ("'s", "’s")
        )
        if capital or (touches and (word[before] in _JOINTS or (first < head and word[first] in _JOINTS))):
            first = before
        elif _compound_before(parsed, before, first):
            first = before - 2
        elif before and (
            (word[before] in ("’", "'") and first == head and _in_name(parsed, before - 1))
            or (lower[before] in ("and", "&", ",") and _coordinated(parsed, before, head))
        ):
            first = before - 1
        elif word[before][0].isdigit() and len(word[before]) == 4 and first == head:
            first = before
            break
        else:
            break
    while first < head and lower[first] in _words("plain"):
        first += 1
    return first


def _compound_before(parsed: Parsed, before: int, first: int) -> bool:
    """Whether "Peace-keeping" stands there: a capital, a hyphen, and a word in lower case."""
    if before < 2 or parsed.word[before - 1] not in _JOINTS or parsed.end[before] == parsed.start[first]:
        return False
    joined = parsed.end[before - 2] == parsed.start[before - 1] and parsed.end[before - 1] == parsed.start[before]
    return joined and parsed.word[before - 2][0].isupper()


def _in_name(parsed: Parsed, token: int) -> bool:
    """Whether a possessive belongs to a name ("Leaders’ Summit") and names no state that owns ("Mexico’s Plan")."""
    return (
        parsed.word[token][0].isupper() and parsed.lower[token].endswith("s") and parsed.word[token + 1] in ("’", "'")
    )


def _coordinated(parsed: Parsed, link: int, head: int) -> bool:
    """Whether "and" joins two words of one name, not two names: what stands before is no kind of its own."""
    before = link - 1
    joins = parsed.word[before][0].isupper() and parsed.dep[before] in ("compound", "nmod", "amod")
    return joins and parsed.lower[before] not in _kinds() and head > link


def _right(parsed: Parsed, last: int, people: set[int]) -> int:
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    para = parsed.para[last - 1]
    start = last
    while last + 1 < size and parsed.para[last] == para == parsed.para[last + 1] and last - start < _TALKATIVE:
        after = last + 1
        if last in people:
            break
        if word[last][0].isupper() and lower[last] not in _NAME_STOPS and parsed.pos[last] in ("PROPN", "NOUN", "ADJ"):
            last += 1
        elif lower[last] in _LINKS:
            at = after + 1 if lower[after] in ("the", "a", "all") and after + 1 < size else after
            if not word[at][0].isupper() or parsed.para[at] != para or lower[at] in _MONTHS or at in people:
                break
            if (
                lower[last] in ("in", "with", "to")
                and not (lower[last] == "in" and _kinds()[lower[start - 1]] == "mission")
                and parsed.pos[at] == "PROPN"
                and parsed.ent[at] >= 0
                and (parsed.ents[parsed.ent[at]].label in ("GPE", "LOC", "PERSON", "NORP"))
            ):
                break
            last = at + 1
        elif lower[last] == "the" and last > start and parsed.pos[last - 1] == "VERB" and word[after][0].isupper():
            last += 2
        elif lower[last] in ("and", "&") or word[last] == ",":
            at = after + 1 if lower[after] == "and" and after + 1 < size else after
            if (
                not word[at][0].isupper()
                or last == start
                or lower[at] in _NAME_STOPS
                or not _linked(parsed, start, last)
            ):
                break
            if word[last] == "," and not _list_closes(parsed, at):
                break
            last = at + 1
        elif word[last] in _JOINTS and word[after][0].isupper() and parsed.start[last] == parsed.end[last - 1]:
            last += 2
        else:
            break
    return last


def _linked(parsed: Parsed, start: int, last: int) -> bool:
    """Whether a link ("for", "on") stands in the tail so far: only then can "and" go on with the same name."""
    return any(parsed.lower[token] in _LINKS for token in range(start, last))


def _list_closes(parsed: Parsed, token: int) -> bool:
    """Whether a list of capitalised words after a comma ends in "and X"."""
    for at in range(token, min(token + 8, len(parsed) - 1)):
        if parsed.lower[at] == "and":
            return parsed.word[at + 1][0].isupper()
        if not parsed.word[at][0].isupper() and parsed.word[at] != ",":
            return False
    return False


def _bodies(parsed: Parsed, cast: Cast, drafts: dict[str, _Draft], taken: set[int]) -> None:
    """International bodies and groups of the cast, but for those that issue or sign the statement."""
    issuer = next((actor.iso for actor in cast.actors if actor.id == cast.issuer), None)
    national = {body.name for body in bodies().values() if body.state or body.polity}
    for actor in cast.actors:
        if actor.type not in ("organisation", "group") or actor.id in cast.principals or actor.id == cast.issuer:
            continue
        group = actor.type == "group"
        if actor.name in national or (not group and (actor.iso is None or actor.iso == issuer)):
            continue
        spans = []
        for mention in actor.mentions:
            tokens = parsed.tokens_in(mention.start, mention.end)
            if not any(token in taken for token in tokens):
                spans.append((tokens.start, tokens.stop))
        if spans:
            head = parsed.lower[spans[0][1] - 1]
            kind = "group" if group else _kinds().get(head, "organisation")
            drafts[f"body {actor.id}"] = _Draft(*spans[0], head, kind, spans, actor=actor.name)
            taken.update(token for span in spans for token in range(*span))


def _founded(parsed: Parsed, heads: list[int]) -> Iterator[tuple[int, int, int]]:
    """What the text founds under a descriptive name: "launched a humanitarian parole process"."""
    for head in heads:
        lower = parsed.lower[head]
        if lower not in _words("founded") or parsed.word[head] != lower:
            continue
        verb = parsed.head[head]
        founding = parsed.dep[head] in ("dobj", "nsubjpass") and parsed.lemma[verb] in _words("founding")
        own = [
            token
            for token in range(parsed.left[head], head)
            if parsed.head[token] == head or parsed.head[parsed.head[token]] == head
        ]
        telling = [
            token
            for token in own
            if parsed.dep[token] in ("amod", "compound", "nmod")
            and parsed.lower[token] not in _words("plain")
            and parsed.pos[token] != "NUM"
        ]
        if not founding:
            levels = [token for token in telling if parsed.lower[token] in ("trilateral", "bilateral", "multilateral")]
            if levels and len(telling) > 2 and parsed.lower[parsed.left[head]] == "the":
                yield min(telling), head + 1, head
        elif len(telling) >= (
            1 if parsed.lemma[verb] in ("launch", "establish", "create", "found", "inaugurate") else 2
        ):
            yield min(telling), head + 1, head
        elif lower == "mechanism" and any(parsed.dep[token] in ("acl", "relcl") for token in parsed.children[head]):
            yield parsed.left[head], parsed.right[head], head


def _later(parsed: Parsed, heads: list[int], drafts: dict[str, _Draft], taken: set[int]) -> None:
    """Acronyms given in brackets, and "the" with the head of one earlier name."""
    by_head: dict[str, list[_Draft]] = {}
    for draft in drafts.values():
        by_head.setdefault(draft.head, []).append(draft)
        for token in parsed.by_lower.get(draft.acronym.lower(), ()) if draft.acronym else ():
            if token not in taken and parsed.word[token] == draft.acronym:
                draft.spans.append((token, token + 1))
                taken.add(token)
    for head in heads:
        if head in taken or parsed.lower[head] not in by_head:
            continue
        begun = [draft for draft in by_head[parsed.lower[head]][:_MOST_COMPARED] if draft.spans[0][0] < head]
        first = head
        while (
            first
            and parsed.lower[first - 1] in _name_words(parsed, begun)
            and parsed.sent[first - 1] == parsed.sent[head]
        ):
            first -= 1
        if not first or parsed.lower[first - 1] not in ("the", "this"):
            continue
        fits = begun
        if first < head:
            fits = [draft for draft in begun if _shares(parsed, draft, first, head)]
        elif parsed.word[head] == parsed.lower[head] and len(begun) != 1:
            continue
        after = parsed.lower[head + 1] if head + 1 < len(parsed) else ""
        if len(fits) == 1 and not (after in ("of", "on", "to", "for", "between") and first == head):
            fits[0].spans.append((first - 1, head + 1))
            taken.update(range(first, head + 1))


def _name_words(parsed: Parsed, drafts: list[_Draft]) -> set[str]:
    return {parsed.lower[token] for draft in drafts[:8] for token in range(draft.first, draft.last)}


def _shares(parsed: Parsed, draft: _Draft, first: int, head: int) -> bool:
    own = {parsed.lower[token] for token in range(draft.first, draft.last)}
    return all(parsed.lower[token] in own for token in range(first, head))


def _programme(parsed: Parsed, cast: Cast, draft: _Draft, states: set[str], name: str) -> Programme:
    tokens = range(draft.first, draft.last)
    members = tuple(dict.fromkeys(actor for token in tokens for actor in cast.at(token) if actor in states))
    printed = " ".join(parsed.text[parsed.start[draft.first] : parsed.end[draft.last - 1]].split())
    return Programme(
        id=name,
        name=draft.actor or printed,
        kind=draft.kind,
        level=_level(parsed, draft, len(members)),
        members=members,
        mentions=tuple(parsed.span(first, last) for first, last in sorted(draft.spans)),
    )


def _level(parsed: Parsed, draft: _Draft, members: int) -> Level | None:
    """Told by the number of states in the name, by words such as "trilateral" or "global", or by the kind."""
    if members in _BY_COUNT:
        return _BY_COUNT[members]
    own = {parsed.lower[token] for token in range(draft.first, draft.last)}
    levels: dict[Level, list[str]] = lexicon.load("programmes")["levels"]
    for level in ("trilateral", "bilateral", "multilateral", "domestic"):
        if own & set(levels[level]):
            return level
    return "multilateral" if draft.actor else _LEVEL_OF_KIND.get(draft.kind)
