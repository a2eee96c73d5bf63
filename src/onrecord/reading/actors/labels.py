"""Whom a label that is only an office names: "PRIME MINISTER:"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn
from onrecord.record import Statement

from .found import Office
from .identity import hold_office, office_phrase
from .names import fold, state_names
from .register import Identity, Register
from .terms import in_office, led_by

_LAST = 1 << 40
_LONGEST_ACRONYM = 3


def settle_labels(
    register: Register,
    parsed: Parsed,
    seats: Sequence[Office],
    turns: Sequence[Turn],
    statement: Statement,
    land: str | None,
) -> None:
    """Point each office that labels turns at its one holder, at who led the land then, or at a person without a name.

    Who is labelled by name after the office's first label, or by name alone, is another: in a text with `PRIME
    MINISTER:` and `PRIME MINISTER KEY:` Key is the guest. Who led the issuer's
    land that day bears its leader's office; where the issuer is an office ("Arvenia: Prime Minister"), its holder is of
    the issuer's land. Of several holders the one of the issuer's land is meant; else the label denotes
    nobody.

    Args:
        register: The identities found so far.
        parsed: The text.
        seats: The offices that label turns.
        turns: The turns.
        statement: Its issuer, as given, may be an office; its date tells who led the issuer's land.
        land: The issuer's key.
    """
    by_phrase: dict[tuple[str, str | None], dict[str, list[Office]]] = {}
    for seat in seats:
        lands = by_phrase.setdefault((office_phrase(parsed, seat), seat.of), {})
        land_printed = _printed(parsed, seat.head + 1, seat.last) if seat.of is None else ""
        lands.setdefault(fold(land_printed), []).append(seat)
    if not by_phrase:
        return
    named = [
        (turn.label[0], voice, parsed.text[slice(*turn.label)].casefold())
        for turn in turns
        if (voice := register.voice(parsed.tokens_in(*turn.label)))
    ]
    for (phrase, of), lands in by_phrase.items():
        if sum(map(bool, lands)) > 1:  # "PRESIDENT OF ARVENIA:", "PRESIDENT OF LODRIA:", lands nobody knows
            for labels in lands.values():
                _seat(register, parsed, _unnamed(register, parsed, labels[0], ()), labels)
            continue
        labels = sorted((seat for several in lands.values() for seat in several), key=lambda seat: seat.first)
        since = parsed.start[labels[0].first]
        others = {id(voice) for start, voice, label in named if start > since or phrase not in label}
        own = land if of is None and phrase in (statement.issuer or "").casefold() else None
        holders = [
            holder
            for holder in register.holders.get((phrase, of), {}).values()
            if id(holder) not in others and not (own and holder.of and holder.of != own)
        ]
        leader = _leader(register, in_office(phrase, of or land, statement.published), of or land, others)
        holders = [leader] if leader else [holder for holder in holders if any(holder.forms)] or holders
        if len(holders) > 1:
            holders = [holder for holder in holders if land and holder.of == land] or holders
        if len(holders) > 1:
            continue
        who = holders[0] if holders and any(holders[0].forms) else None
        who = who or _unnamed(register, parsed, labels[0], holders)
        _seat(register, parsed, who, labels)


def settle_host(
    register: Register, parsed: Parsed, turns: Sequence[Turn], land: str | None, published: str | None
) -> None:
    """Give the issuer's land to the one person of the title who also speaks first, unless the title names another.

    "The president of Lodria" that such a person talks of is then somebody else.
    """
    if land not in state_names() or not turns or len(register.signers) != 1:
        return
    (host,) = register.signers
    label = {fold(parsed.word[token]) for token in parsed.tokens_in(*turns[0].label)}
    named = any(word in label for form in host.forms for word in form)
    abroad = any(place.kind == "state" and place.key != land for place in register.titled)
    guest = led_by(host.shown, published) not in (None, land)
    if named and not abroad and host.leader and not guest:
        host.of = host.of or land


def _seat(register: Register, parsed: Parsed, who: Identity, labels: Sequence[Office]) -> None:
    """Point these labels at their person."""
    for label in labels:
        hold_office(register, parsed, who, label)
        who.order = min(who.order, label.first)
        who.spans.append((label.first, label.last))
        register.denotes.update(dict.fromkeys(range(label.first, label.last), who))


def _printed(parsed: Parsed, first: int, last: int) -> str:
    return " ".join(parsed.text[parsed.start[first] : parsed.end[last - 1]].split()) if first < last else ""


def _leader(register: Register, name: str | None, land: str | None, others: set[int]) -> Identity | None:
    """The person of the surname that `terms.yml` has for that day, who is not labelled otherwise."""
    if name is None:
        return None
    known = list(register.by_word.get(fold(name.rsplit(" ", 1)[-1]), {}).values())
    if known:
        return known[0] if len(known) == 1 and id(known[0]) not in others else None
    leader = Identity("person", _LAST, forms=[(fold(name),)], shown=name, of=land)
    register.people.append(leader)
    return leader


def _unnamed(register: Register, parsed: Parsed, label: Office, known: Sequence[Identity]) -> Identity:
    """A person known by the office alone."""
    if known:
        return known[0]
    printed = _printed(parsed, label.first, label.last)
    shout = printed.isupper() and len(printed) > _LONGEST_ACRONYM
    who = Identity("person", label.first, shown=printed.title() if shout else printed)
    register.people.append(who)
    return who
