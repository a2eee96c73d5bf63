"""Later mentions: acronyms given in brackets or made of a name's initials, and "the" with the head of a name."""

from __future__ import annotations

import re

from onrecord.reading.parsed import Parsed

from .draft import MOST_COMPARED, Draft

_CAPITAL = re.compile(r"\b[A-Z]")
_SHORTEST = 3


def initials(parsed: Parsed, drafts: dict[str, Draft]) -> dict[str, Draft]:
    """The names that the text gives no acronym, each under the capitals that it alone begins its words with."""
    found: dict[str, Draft | None] = {}
    for draft in drafts.values():
        if draft.acronym is None and draft.kind not in ("legal act", "resolution"):
            name = parsed.text[parsed.start[draft.first] : parsed.end[draft.last - 1]]
            short = "".join(_CAPITAL.findall(name))
            if len(short) >= _SHORTEST:
                found[short] = None if short in found else draft
    return {short: draft for short, draft in found.items() if draft is not None}


def later(parsed: Parsed, heads: list[int], drafts: dict[str, Draft], taken: set[int], short: dict[str, Draft]) -> None:
    """Acronyms given in brackets, initials (`short`), and "the" with the head of one earlier name."""
    for acronym, draft in short.items():
        for token in parsed.by_lower.get(acronym.lower(), ()):
            if token not in taken and parsed.word[token] == acronym and parsed.word[token + 1 : token + 2] != ["-"]:
                draft.spans.append((token, token + 1))
                taken.add(token)
    by_head: dict[str, list[Draft]] = {}
    for draft in drafts.values():
        by_head.setdefault(draft.head, []).append(draft)
        note_acronym(parsed, draft, taken)
    for head in heads:
        if head in taken or parsed.lower[head] not in by_head:
            continue
        begun = [draft for draft in by_head[parsed.lower[head]][:MOST_COMPARED] if draft.spans[0][0] < head]
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


def _name_words(parsed: Parsed, drafts: list[Draft]) -> set[str]:
    return {parsed.lower[token] for draft in drafts[:8] for token in range(draft.first, draft.last)}


def _shares(parsed: Parsed, draft: Draft, first: int, head: int) -> bool:
    own = {parsed.lower[token] for token in range(draft.first, draft.last)}
    return all(parsed.lower[token] in own for token in range(first, head))


def note_acronym(parsed: Parsed, draft: Draft, taken: set[int]) -> None:
    """Add the mentions of a name by the acronym that it was given in brackets."""
    for token in parsed.by_lower.get(draft.acronym.lower(), ()) if draft.acronym else ():
        if token not in taken and parsed.word[token] == draft.acronym:
            draft.spans.append((token, token + 1))
            taken.add(token)
