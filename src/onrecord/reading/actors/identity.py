"""One identity for all the names of one actor within a statement."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn

from .found import Found, Office, Person, Place
from .names import bodies, fold, state_names, words
from .register import Identity, Register, match

_SECOND = frozenset({"vice", "deputy"})
_LESSER = _SECOND | {"former", "late", "then"}
_OWN_ADDRESS = frozenset({"mrs", "ms", "miss", "dr", "lady", "dame", "señora", "sra"})
_STILL = frozenset({"new", "current", "newly", "elected", "sitting", "then"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "mp", ","})


def name_of(parsed: Parsed, person: Person) -> tuple[str, ...]:
    """The folded words of a person's name, without generation suffixes."""
    first, last = person.name
    return tuple(fold(parsed.word[i]) for i in range(first, last) if parsed.lower[i] not in _SUFFIXES)


def settle(register: Register, parsed: Parsed, found: Found, *, in_text: bool) -> None:
    """Add one text's mentions to the register; those of a title (`in_text` false) keep no spans."""
    for place in found.places:
        if place.key is not None:
            _settle_place(register, parsed, place, in_text)
    full = [person for person in found.persons if person.sure and person.name[1] - person.name[0] > 1]
    short = [person for person in found.persons if person.name[1] - person.name[0] == 1 or not person.sure]
    bare = [person for person in found.persons if person.name[0] == person.name[1]]
    for person in full:
        _settle_name(register, parsed, person, in_text)
    for person in short:
        if person.sure:
            _settle_name(register, parsed, person, in_text)
    for person in short:
        if not person.sure:
            same = match(register, name_of(parsed, person), None, None, titled=False)
            if same is not None:
                _note(register, parsed, same, person, in_text)
    for place in found.places:
        if place.key is None and fold(place.name) not in register.by_word:
            _settle_place(register, parsed, place, in_text)
    if in_text:
        _settle_heads(register, parsed)
    for person in bare:
        _settle_office(register, parsed, person, in_text)


def settle_own(register: Register, parsed: Parsed, found: Found, land: str | None, turns: Sequence[Turn]) -> None:
    """Point an office that several hold, where no land is named, at its holder of the issuer's land.

    So "the President" of a briefing is the one whose people give it, whoever else is told of; never in his own words.

    Args:
        register: The identities, with their lands.
        parsed: The text.
        found: Its mentions.
        land: The issuer's key.
        turns: Who speaks where.
    """
    spoken = [
        (*piece, register.voice(parsed.tokens_in(*turn.label)))
        for turn in turns
        if turn.named
        for piece in turn.content
    ]
    for person in found.persons:
        office = person.office
        if office is None or person.name[0] < person.name[1] or office.of or office.head in register.denotes:
            continue
        holders = register.holders.get((office_phrase(parsed, office), None), {}).values()
        own = [holder for holder in holders if land and holder.of == land]
        start = parsed.start[office.head]
        if len(own) == 1 and office.definite and not any(a <= start < b and who is own[0] for a, b, who in spoken):
            _note(register, parsed, own[0], person, in_text=True)


def _settle_place(register: Register, parsed: Parsed, place: Place, in_text: bool) -> None:
    key = place.key
    if key is None:
        key = " ".join(fold(parsed.word[i]) for i in range(place.first, place.last))
    identity = register.places.get(key)
    if identity is None and place.key is None and (head := key.rsplit(" ", 1)[-1]) in words("bodies"):
        known = [one for one in register.by_head.get(head, ()) if set(key.split()) <= {head, *(one.key or "").split()}]
        identity = known[-1] if known else None
    if identity is None:
        identity = Identity("state" if place.state else "organisation", place.first if in_text else 1 << 40, key=key)
        if place.key in state_names():
            identity.iso, identity.shown = key, state_names()[key]
        elif place.key is not None:
            body = bodies()[key]
            identity.kind, identity.iso, identity.shown = body.type, body.code, body.name
            identity.of = body.state
            register.note_head(body.name, identity)
        else:
            identity.shown = place.name
            register.by_head.setdefault(key.rsplit(" ", 1)[-1], []).append(identity)
        register.places[key] = identity
    if not in_text:
        return
    identity.order = min(identity.order, place.first)
    if place.cut is None:
        identity.spans.append((place.first, place.last))
        for token in range(place.first, place.last):
            register.denotes.setdefault(token, identity)
    else:
        register.cuts.append((identity, *place.cut))
        register.shared.setdefault(place.first, []).append(identity)


def _settle_heads(register: Register, parsed: Parsed) -> None:
    """Point "the committee" and "the trilateral committee" at the one body of that kind that the text names."""
    for head, bodies_of_head in register.by_head.items():
        if len(bodies_of_head) != 1 or head not in words("bodies") or head in words("voices"):
            continue
        (body,) = bodies_of_head
        own = set((body.key or "").split())
        for token in parsed.by_lower.get(head, ()):
            first = token
            while first and parsed.lower[first - 1] in own and token - first < len(own):
                first -= 1
            if token in register.denotes or token < body.order or not first or parsed.lower[first - 1] != "the":
                continue
            body.spans.append((first - 1, token + 1))
            register.denotes.update(dict.fromkeys(range(first - 1, token + 1), body))


def _settle_name(register: Register, parsed: Parsed, person: Person, in_text: bool) -> None:
    name = name_of(parsed, person)
    if not name:
        return
    office = parsed.lower[person.office.head] if person.office else None
    of = person.office.of if person.office else None
    same = match(register, name, office, of, titled=person.title)
    lone = person.address in _OWN_ADDRESS and len(name) == 1 and not office
    if same is not None and lone and not _addressed(same, person.address):
        _settle_other(register, parsed, person, name, in_text)
        return
    if same is None:
        if len(name) == 1 and register.ambiguous(name):
            return
        same = Identity("person", person.first if in_text else 1 << 40)
        register.people.append(same)
    if person.address:
        same.offices.add(person.address)
    if name not in same.forms:
        same.forms.append(name)
        register.by_form.setdefault(name, same)
        for word in name:
            register.by_word.setdefault(word, {})[id(same)] = same
    _note(register, parsed, same, person, in_text)


def _addressed(same: Identity, address: str | None) -> bool:
    """Whether "Mrs Abbott" can be this person: "Prime Minister Abbott" alone is no evidence of it."""
    return address in same.offices or not same.offices or (address == "dr" and not same.leader)


def _settle_other(register: Register, parsed: Parsed, person: Person, name: tuple[str, ...], in_text: bool) -> None:
    """Another person of a known surname, told by the form of address; the surname alone stays the first one's."""
    form = (person.address or "", *name)
    other = register.by_form.get(form)
    if other is None:
        other = register.by_form[form] = Identity("person", person.first if in_text else 1 << 40, forms=[form])
        register.people.append(other)
    other.offices.add(person.address or "")
    _note(register, parsed, other, person, in_text)


def _shown(parsed: Parsed, person: Person) -> str:
    first, last = person.name
    while last > first + 1 and parsed.lower[last - 1] in _SUFFIXES:
        last -= 1
    printed = " ".join(parsed.text[parsed.start[first] : parsed.end[last - 1]].split())
    return printed.title() if printed.isupper() and (person.title or len(printed) > 3) else printed


def _note(register: Register, parsed: Parsed, same: Identity, person: Person, in_text: bool) -> None:
    """Take over what a mention tells: a longer name, an office, a span."""
    if person.name[0] < person.name[1]:
        shown = _shown(parsed, person)
        rank = (len(shown.split()), shown != fold(shown).title(), -shown.count("."))
        if not same.shown or rank > (
            len(same.shown.split()),
            same.shown != fold(same.shown).title(),
            -same.shown.count("."),
        ):
            same.shown = shown
    if person.office is not None:
        hold_office(register, parsed, same, person.office)
    if not in_text:
        return
    same.order = min(same.order, person.first)
    same.spans.append((person.first, person.last))
    same.sents.add(parsed.sent[person.first])
    inner = person.office.last if person.office and person.office.first >= person.first else person.first
    for token in range(person.first, person.last):
        if token >= inner or token not in register.denotes or (person.office and token == person.office.head):
            register.denotes[token] = same
    if person.office is not None and not person.first <= person.office.head < person.last:
        seat = person.office
        for token in range(seat.first, seat.last):
            if token == seat.head or token not in register.denotes:
                register.denotes[token] = same


def hold_office(register: Register, parsed: Parsed, same: Identity, office: Office) -> None:
    """Note that a person holds an office: the first printed is the designation."""
    head = parsed.lower[office.head]
    if same.designation is None or (office.of and same.of is None):
        same.designation = " ".join(parsed.text[parsed.start[office.first] : parsed.end[office.last - 1]].split())
    same.offices.add(head)
    same.of = same.of or office.of
    phrase = f"{parsed.lower[office.head - 1]} {head}" if office.head else head
    ahead = office.first < office.head and parsed.lower[office.head - 1] in words("modifiers")
    later = office.last > office.head + 1 and parsed.lower[office.head + 2 : office.head + 3] in (
        ["elect"],
        ["designate"],
    )
    lesser = later or any(parsed.lower[i] in _LESSER for i in range(office.first, office.head))
    leads = phrase in words("leader_phrases") or (head in words("leader") and not ahead)
    same.leader |= leads and not lesser
    same.senior |= head in words("senior") or (
        leads and any(parsed.lower[i] in _SECOND for i in range(office.first, office.head))
    )
    phrases = {office_phrase(parsed, office), office_phrase(parsed, office) if lesser else head}
    for key in ((phrase, of) for phrase in phrases for of in (office.of, None)):
        register.holders.setdefault(key, {})[id(same)] = same


def office_phrase(parsed: Parsed, office: Office) -> str:
    """The office without the land: "vice president", "foreign minister"."""
    modifiers = words("modifiers") - _STILL
    before = [parsed.lower[i] for i in range(office.first, office.head) if parsed.lower[i] in modifiers]
    after = ["of", "state"] if parsed.lower[office.head + 1 : office.head + 3] == ["of", "state"] else []
    return " ".join([*before, parsed.lower[office.head], *after])


def _leads(parsed: Parsed, office: Office) -> bool:
    """Whether the words denote a leader without naming the office: "the Mexican leader", "the Head of State"."""
    head = parsed.lower[office.head]
    phrase = " ".join(parsed.lower[office.head : office.head + 3])
    return head in words("leading") or phrase in words("leading")


def _settle_office(register: Register, parsed: Parsed, person: Person, in_text: bool) -> None:
    """A bare office denotes its one holder; a definite one that no one holds is a person of its own."""
    office = person.office
    if office is None:
        return
    head = office_phrase(parsed, office)
    if _leads(parsed, office):
        holders = register.leaders(office.of)
        if not holders:
            return
    else:
        holders = register.holders.get((head, office.of), {})
    if not holders and office.of:
        others = [register.holders.get((word, office.of), {}) for word in words("counterparts")]
        holders = {id(one): one for held in others for one in held.values()}
    if not holders and office.of:
        free = [
            holder
            for holder in register.holders.get((head, None), {}).values()
            if holder.of is None and in_text and parsed.sent[office.head] not in holder.sents  # who meets another
        ]
        free = free if len(free) == 1 else [holder for holder in free if holder in register.signers]
        holders = {id(holder): holder for holder in free} if len(free) == 1 else {}
    if len(holders) == 1:
        same = next(iter(holders.values()))
    elif holders:
        return
    else:
        if not in_text or (parsed.word[office.head][0].islower() and office.of is None):
            return
        same = Identity("person", person.first)
        same.shown = " ".join(parsed.text[parsed.start[office.first] : parsed.end[office.last - 1]].split())
        register.people.append(same)
        same.forms.append(())
    _note(register, parsed, same, person, in_text)
    same.of = same.of or office.of
