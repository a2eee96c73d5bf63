"""Whom a label that is only an office names: "PRIME MINISTER:"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn
from onrecord.record import Statement

from .found import Office
from .identity import hold_office, office_phrase
from .names import fold
from .register import Identity, Register
from .terms import in_office


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
    MINISTER:` and `PRIME MINISTER KEY:` Key is the guest. Where the issuer is that office ("Arvenia: Prime Minister"),
    its holder is of the issuer's land. Of several holders the one of the issuer's land is meant; else the label denotes
    nobody.

    Args:
        register: The identities found so far.
        parsed: The text.
        seats: The offices that label turns.
        turns: The turns.
        statement: Its issuer, as given, may be an office; its date tells who led the issuer's land.
        land: The issuer's key.
    """
    by_phrase: dict[tuple[str, str | None], list[Office]] = {}
    for seat in seats:
        by_phrase.setdefault((office_phrase(parsed, seat), seat.of), []).append(seat)
    if not by_phrase:
        return
    named = [
        (turn.label[0], voice, parsed.text[slice(*turn.label)].casefold())
        for turn in turns
        if (voice := register.voice(parsed.tokens_in(*turn.label)))
    ]
    for (phrase, of), labels in by_phrase.items():
        since = parsed.start[labels[0].first]
        others = {id(voice) for start, voice, label in named if start > since or phrase not in label}
        own = land if of is None and phrase in (statement.issuer or "").casefold() else None
        holders = [
            holder
            for holder in register.holders.get((phrase, of), {}).values()
            if id(holder) not in others and not (own and holder.of and holder.of != own)
        ]
        holders = [holder for holder in holders if any(holder.forms)] or holders
        if len(holders) > 1:
            holders = [holder for holder in holders if land and holder.of == land] or holders
        if len(holders) > 1:
            continue
        if holders and any(holders[0].forms):
            who = holders[0]
        else:
            who = _leader(register, parsed, labels[0], statement, of or land, holders[0] if holders else None)
        for label in labels:
            hold_office(register, parsed, who, label)
            who.spans.append((label.first, label.last))
            register.denotes.update(dict.fromkeys(range(label.first, label.last), who))


def _leader(
    register: Register, parsed: Parsed, label: Office, statement: Statement, land: str | None, unnamed: Identity | None
) -> Identity:
    """Who held the office that day, as `terms.yml` has it; else a person known by the office alone."""
    name = in_office(office_phrase(parsed, label), land, statement.published)
    known = register.by_word.get(fold(name.rsplit(" ", 1)[-1]), {}) if name else {}
    if len(known) == 1:
        return next(iter(known.values()))
    printed = " ".join(parsed.text[parsed.start[label.first] : parsed.end[label.last - 1]].split())
    who = unnamed or Identity("person", label.first, shown=printed.title() if printed.isupper() else printed)
    if name:
        who.shown, who.of = name, land
        who.forms.append((fold(name),))
    if unnamed is None:
        register.people.append(who)
    return who
