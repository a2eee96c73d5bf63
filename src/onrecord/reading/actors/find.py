"""From a parsed statement to its cast."""

from __future__ import annotations

import re
from typing import Literal, cast

from onrecord.reading.cast import Cast
from onrecord.reading.language import is_spanish
from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn, find_turns
from onrecord.record import Actor, Span, Statement

from .found import Found
from .groups import collectives, declaring, name_home, name_land, names_rulers, pronouns
from .identity import settle, settle_own
from .labels import settle_host, settle_labels
from .mentions import find
from .names import BANK, bodies, issuer_key, issuing_banks, issuing_bodies, state_names, words, words_of
from .principals import (
    leaders_heard,
    leaders_listed,
    leaders_met,
    leaders_signing,
    meeting_sentence,
    members_named,
    signing,
)
from .register import Identity, Register
from .sides import is_joint, own_side, sides_of, signer_of
from .terms import governed, in_full, led_by
from .titles import plain_names, topic_of, trimmed, words_of_title

_MET = re.compile(r"\b(?:joint|meeting|talks|with|conjunta|reunión|y del?|and)\b", re.IGNORECASE)
_FAR = 1 << 40
_PAIR = 2


def find_actors(parsed: Parsed, statement: Statement) -> Cast:
    """The cast of a statement: names, offices and known states and bodies, then groups and pronouns.

    The title, where it is no part of the text, is read too: it may hold the full name of someone whom the text
    calls by surname, or the land of a president. What it names has no mention in the text.

    Args:
        parsed: The parsed text.
        statement: Its facts; the issuer settles for whom an office without a land speaks.

    Returns:
        The cast; words whose antecedent cannot be told denote nothing.
    """
    register = Register()
    turns = find_turns(parsed, statement.title)
    spoken = find(parsed, turns)
    title = words_of_title(statement.title or "")
    issuing: set[str | None] = set()
    if title is not None:
        named = trimmed(title, find(title), parsed, spoken)
        settle(register, title, named, in_text=False)
        issuing = {place.key for place in named.places if place.first < topic_of(title)}
        before = [one for key, one in register.places.items() if key in issuing]
        register.titled = before or list(register.places.values())
    register.signers = [*register.people]
    for key in issuing_bodies(statement.issuer or ""):
        register.places.setdefault(key, _of_key(key))
        register.note_head(bodies()[key].name, register.places[key])
    issuer = issuer_key(statement.issuer) if statement.issuer else None
    for name in issuing_banks(statement.issuer or ""):
        issuer = " ".join(words_of(name))
        register.places[issuer] = Identity("organisation", _FAR, shown=name, key=issuer)
        register.by_head.setdefault(BANK, []).append(register.places[issuer])
    settle_host(register, parsed, turns, issuer, statement.published)
    settle(register, parsed, spoken, in_text=True)
    if title is not None:
        settle(register, title, plain_names(title, find(title)), in_text=False)
    settle_labels(register, parsed, spoken.labels, turns, statement, issuer)
    if issuer and issuer not in register.places:
        register.places[issuer] = _of_key(issuer)
    met = meeting_sentence(parsed)
    principals = leaders_met(register, register.signers, met[1] if met else [])
    if len(principals) < _PAIR and _MET.search(statement.title or ""):
        principals = leaders_heard(register, parsed, turns) or principals
    if len(principals) < _PAIR and is_joint(statement, parsed):
        principals = leaders_signing(register, parsed)
    if len(listed := leaders_listed(register, parsed)) >= _PAIR:
        hosts = principals or [person for person in register.signers if person.leader or person.senior]
        principals = list(dict.fromkeys([*hosts, *listed]))
    _lands(register, principals, issuer, statement.published)
    settle_own(register, parsed, spoken, issuer, turns)
    for person in register.people:
        if person.leader or not person.offices:
            person.shown = in_full(person.shown, person.of, statement.published) or person.shown
    meeting = len(issuing) > 1 and issuer in issuing and not register.signers  # "Meeting of Arvenia and Bolmara"
    joint = is_joint(statement, parsed) or (meeting and not is_spanish(parsed, statement.language))
    signed = signing(register, _of_key) if joint else []
    ordered = sorted([*register.people, *register.places.values()], key=lambda identity: identity.order)
    signer = signer_of(register, parsed, statement.title or "")
    lands = [one for one in register.titled if one.kind == "state"]
    ruled = lands[0] if len(lands) == 1 and issuer in bodies() and names_rulers(parsed) else None
    needed = {id(one) for one in (*principals, *signed, signer, ruled) if one is not None}
    kept = [one for one in ordered if one.spans or one.order < _FAR or _needed(one, register, issuer, needed)]
    ids = {id(identity): f"a{number}" for number, identity in enumerate(kept, 1)}
    speaks = {
        ids[id(one)]: ids[id(register.places[one.of])]
        for one in kept
        if one.of and one.of in register.places and id(register.places[one.of]) in ids and _speaks(one)
    }
    cuts: dict[str, list[Span]] = {}
    for identity, start, end in register.cuts:
        cuts.setdefault(ids[id(identity)], []).append(parsed.chars(start, end))
    actors = tuple(_actor(parsed, one, ids[id(one)], speaks, cuts) for one in kept)
    denotes: dict[int, tuple[str, ...]] = {token: (ids[id(identity)],) for token, identity in register.denotes.items()}
    for token, several in register.shared.items():
        denotes[token] = tuple(dict.fromkeys(ids[id(identity)] for identity in several))
    people = tuple(ids[id(one)] for one in principals)
    kinds: dict[str, str] = {actor.id: actor.type for actor in actors}
    polities = {
        ids[id(one)] for one in kept if one.kind == "state" or (one.key in bodies() and bodies()[one.key].polity)
    }
    polities |= {ids[id(one)] for one in signed if one.key in bodies() and one.iso}
    home = ids.get(id(register.places[issuer])) if issuer else None
    signers_ids = [ids[id(one)] for one in signed]
    if len(signed) == 1 and signed[0].key in bodies():  # "Communiqué of the ASEAN foreign ministers"
        states = tuple(signers_ids)
    else:
        states = sides_of(people, speaks, signers_ids, denotes, parsed, polities, home)
    declared = () if turns else declaring(parsed, denotes, speaks, polities)
    states = declared or states
    denotes.update(dict.fromkeys(members_named(register, denotes, ids, states), states))
    collectives(parsed, denotes, people if len(people) > 1 else states, states)
    we = states if (joint or declared) and states else own_side(register, issuer, ids, statement)
    if home is not None and not joint:
        name_home(parsed, denotes, home)
    if ruled is not None:
        name_land(parsed, denotes, ids[id(ruled)])
    sexes = {ids[id(one)]: sex for one in kept if one.kind == "person" and (sex := _sex(one))}
    pronouns(parsed, denotes, kinds, sexes, we)
    return Cast(
        actors=actors,
        denotes=denotes,
        speaks_for=speaks,
        issuer=home,
        principals=people or (states if joint else ()),
        signer=ids.get(id(signer)),
        declared=declared,
        turns=turns,
        voices=tuple(
            ids.get(id(register.voice(tokens))) if (tokens := _naming(parsed, spoken, number, turn)) else None
            for number, turn in enumerate(turns)
        ),
    )


def _naming(parsed: Parsed, found: Found, number: int, turn: Turn) -> range:
    """The tokens that tell who speaks a turn."""
    return parsed.tokens_in(*turn.label) if turn.named else range(*found.askers.get(number, (0, 0)))


def _of_key(key: str) -> Identity:
    if key in state_names():
        return Identity("state", _FAR, shown=state_names()[key], iso=key, key=key)
    body = bodies()[key]
    return Identity(body.type, _FAR, shown=body.name, iso=body.code, key=key)


def _lands(register: Register, principals: list[Identity], issuer: str | None, published: str | None) -> None:
    """The land of offices printed without one: the issuer's, or the one left when the others are known."""
    land = issuer if issuer in state_names() or issuer in ("EU", "UN") else None
    leaders = [person for person in register.people if person.leader]
    for person in [*leaders, *principals]:  # "Vladimir Putin had a telephone conversation with"
        person.of = person.of or governed(person.shown, {*register.places, land})
        person.of = person.of or (led_by(person.shown, published) if person.leader else None)
    taken = {person.of for person in [*leaders, *(one for one in principals if not one.senior)] if person.of}
    unknown = [person for person in leaders if not person.of and person in principals]
    unknown += [person for person in principals if not person.of and not person.offices]
    unknown = unknown or [person for person in leaders if not person.of and person in register.signers]
    unknown = unknown or [person for person in [*register.signers, *principals] if person.senior and not person.of]
    unknown = sorted(dict.fromkeys(unknown), key=lambda person: person.order)
    if land and land not in taken and unknown:
        unknown.pop(0).of = land  # an issuer names its own first
        taken.add(land)
    titled = [one.key for one in register.titled if one.kind == "state" and one.key not in taken]
    if len(unknown) == len(titled) == 1 and unknown[0].of is None and land in taken:
        unknown[0].of = titled[0]  # "with Prime Minister Daro, Brenn, Bolmara"
    if len(unknown) == 1 and unknown[0].of is None and unknown[0] in principals:
        pairs = next((several for several in register.shared.values() if len(several) == 2), [])
        keys = [one.key for one in pairs if one.key] or [
            key for key, one in register.places.items() if one.kind == "state" and one.spans and key in state_names()
        ][: len(principals)]
        left = [key for key in keys if key not in taken]
        if len(left) == 1 and len({*keys, *taken}) == len(principals):
            unknown[0].of = left[0]
    named = [one.key for one in register.titled if one.kind == "state"]
    if land and len(named) == len(leaders) == _PAIR and land in named and not any(person.of for person in leaders):
        other = next(key for key in named if key != land)
        for person, key in zip(leaders, (land, other), strict=True):  # the host speaks first
            person.of = key
    at_home = land if len(register.titled) < 2 and any(person.of == land for person in principals) else None
    for person in register.people:
        if at_home and person.senior and not person.leader and not person.of:
            person.of = at_home
        if person.of in bodies():
            person.of = bodies()[person.of].state or person.of
        if person.of and person.of not in register.places and (person.of in state_names() or person.of in bodies()):
            register.places[person.of] = _of_key(person.of)


def _speaks(one: Identity) -> bool:
    return one.kind == "person"


def _needed(one: Identity, register: Register, issuer: str | None, needed: set[int]) -> bool:
    """Whether an actor that the text does not name is kept: it met, signed, issued, or someone speaks for it."""
    if id(one) in needed:
        return True
    if one.kind == "person":
        return False
    return one.key == issuer or any(
        person.of == one.key for person in register.people if person.spans or id(person) in needed
    )


def _actor(parsed: Parsed, one: Identity, name: str, speaks: dict[str, str], cuts: dict[str, list[Span]]) -> Actor:
    spans = [parsed.span(first, last) for first, last in sorted(set(one.spans))] + cuts.get(name, [])
    return Actor(
        id=name,
        name=one.shown,
        type=cast("Literal['person', 'state', 'organisation', 'group']", one.kind),
        iso=one.iso,
        designation=one.designation,
        represents=speaks.get(name),
        mentions=tuple(sorted(spans, key=lambda span: (span.start, span.end))),
    )


def _sex(one: Identity) -> str | None:
    if one.offices & words("female"):
        return "female"
    return "male" if one.offices & words("male") else None
