"""Whom a label that is only an office names: "PRIME MINISTER:"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn

from .found import Office
from .identity import hold_office, office_phrase
from .register import Identity, Register


def settle_labels(
    register: Register, parsed: Parsed, seats: Sequence[Office], turns: Sequence[Turn], issuer: str, land: str | None
) -> None:
    """Point each office that labels turns at its one holder, or at a person known by the office alone.

    Who is labelled by name after the office's first label is another: in a text with `PRIME MINISTER:` and `PRIME
    MINISTER KEY:` Key is the guest. Where the issuer is that office ("Arvenia: Prime Minister"), its holder is of the
    issuer's land. Of several holders the one of the issuer's land is meant; else the label denotes nobody.

    Args:
        register: The identities found so far.
        parsed: The text.
        seats: The offices that label turns.
        turns: The turns.
        issuer: The statement's issuer as given, or nothing.
        land: The issuer's key.
    """
    by_phrase: dict[tuple[str, str | None], list[Office]] = {}
    for seat in seats:
        by_phrase.setdefault((office_phrase(parsed, seat), seat.of), []).append(seat)
    if not by_phrase:
        return
    named = [(turn.label[0], voice) for turn in turns if (voice := register.voice(parsed.tokens_in(*turn.label)))]
    for (phrase, of), labels in by_phrase.items():
        since = parsed.start[labels[0].first]
        others = {id(voice) for start, voice in named if start > since}
        own = land if of is None and phrase in issuer.casefold() else None
        holders = [
            holder
            for holder in register.holders.get((phrase, of), {}).values()
            if id(holder) not in others and not (own and holder.of and holder.of != own)
        ]
        if len(holders) > 1:
            holders = [holder for holder in holders if land and holder.of == land] or holders
        if len(holders) > 1:
            continue
        who = holders[0] if holders else Identity("person", labels[0].first, of=own)
        if not holders:
            first = labels[0]
            printed = " ".join(parsed.text[parsed.start[first.first] : parsed.end[first.last - 1]].split())
            who.shown = printed.title() if printed.isupper() else printed
            register.people.append(who)
        for label in labels:
            hold_office(register, parsed, who, label)
            who.spans.append((label.first, label.last))
            register.denotes.update(dict.fromkeys(range(label.first, label.last), who))
