"""Spanish names of programmes, told by their head, capitals and the small words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .draft import CLOSING_MARKS, JOINTS, OPENING_MARKS, Draft, spanish_kinds
from .later import note_acronym
from .spanish_reach import bracket_ends, is_capital, reach, subject

_NUMBER = re.compile(r"\s*(?:(?:n\s?[.ºo°]{1,3}|núm\.?|número)\s*)?\d+(?:[./-]\d+)*(?:\s\(\d{4}\))?", re.IGNORECASE)
_NUMBERED = frozenset({"legal act", "resolution"})
_WITH_SUBJECT = frozenset({"treaty", "declaration", "agreement", "legal act", "plan", "programme"})
_AGREED = frozenset({"agreement", "treaty", "declaration", "plan", "programme", "legal act"})
_ABOUT = frozenset({"sobre"})
_LONGEST_QUOTED = 12
_MOST_COMPARED = 64


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("programmes_es")[name])


@cache
def _standing() -> tuple[str, ...]:
    return tuple(lexicon.load("programmes_es")["standing"])


@cache
def _beside() -> dict[str, frozenset[str]]:
    return {head: frozenset(near) for head, near in lexicon.load("programmes_es")["beside"].items()}


def spanish_names(
    parsed: Parsed,
    paras: frozenset[int],
    people: set[int],
    lands: set[int],
    listed: dict[int, int],
    drafts: dict[str, Draft],
    taken: set[int],
) -> None:
    """Add the names of a text's Spanish paragraphs, and what later mentions of them it holds.

    Args:
        parsed: The text.
        paras: The paragraphs that are Spanish.
        people: The tokens that denote persons.
        lands: The tokens that denote one state or a body that acts like one: "el plan de Arvenia" is no name.
        listed: Where the mentions of bodies that the lexicon lists end, by first token: no names of this kind.
        drafts: What was found so far, by key; the names are added.
        taken: The tokens of mentions; those of the names are added.
    """
    heads = sorted(
        token for word in spanish_kinds() for token in parsed.by_lower.get(word, ()) if parsed.para[token] in paras
    )
    found = (
        *_articles(parsed, paras),
        *_headed(parsed, heads, people, lands),
        *_known(parsed, paras, people),
        *_gerunds(parsed, paras, people, lands),
    )
    for first, last, head, kind in found:
        if last <= listed.get(first, 0) or any(token in taken for token in range(first, last)):
            continue
        end, acronym = bracket_ends(parsed, last)
        key = " ".join(parsed.lower[first:last])
        draft = drafts.get(key)
        if draft is None:
            draft = drafts[key] = Draft(first, end, parsed.lower[head], kind)
        draft.acronym = draft.acronym or acronym
        draft.spans.append((first, end))
        taken.update(range(first, end))
    _later(parsed, heads, drafts, taken)


def _headed(parsed: Parsed, heads: list[int], people: set[int], lands: set[int]) -> Iterator[tuple[int, int, int, str]]:
    """Names by their head: first token, last, head and kind."""
    done = -1
    for head in heads:
        lower, word = parsed.lower[head], parsed.word[head]
        if head < done or head in people or (word.isupper() and len(word) > 3) or _in_longer(parsed, head):
            continue
        kind, capital = spanish_kinds()[lower], word[0].isupper()
        if kind in _NUMBERED and (numbered := _number(parsed, head + 1)) is not None:
            yield head, numbered, head, kind
            done = numbered
            continue
        if not capital and lower in _words("capital_only") and kind not in _NUMBERED:
            continue
        if (closing := _quoted(parsed, head + 1)) is not None:
            yield head + 2, closing, head, kind
            done = closing
            continue
        last = reach(parsed, head, people, lands)
        numbered = _number(parsed, last) if kind in _NUMBERED else None
        own = [token for token in range(head + 1, last) if is_capital(parsed, token)]
        opens = head == parsed.sents[parsed.sent[head]][0]
        if numbered is not None:
            last = numbered
        elif not own and not capital:
            end = _with_parties(parsed, head, people, lands) if kind in _AGREED else None
            end = _described(parsed, head) if end is None else end
            if end is None:
                continue
            last = end
        elif not own:
            end = subject(parsed, head) if capital and not opens and kind in _WITH_SUBJECT else None
            if end is None:
                continue
            last = end
        elif (not capital and (lower in _words("capital_only") or not _proper(parsed, head, own, lands))) or (
            _too_weak(parsed, head, last)
        ):
            continue
        elif kind in _AGREED:
            last = subject(parsed, last - 1, _ABOUT) or last
        yield head, last, head, kind
        done = last


def _too_weak(parsed: Parsed, head: int, last: int) -> bool:
    """Whether a common head makes no name of what is behind it: "Banco Tarn", "Red Nacional", but "Operación Tarn"."""
    lower = parsed.lower[head]
    if (near := _beside().get(lower)) is not None:
        return near.isdisjoint(parsed.lower[head + 1 : last])
    return lower in _words("weak") and last - head < 3 and lower not in _words("named_after")


def _with_parties(parsed: Parsed, head: int, people: set[int], lands: set[int]) -> int | None:
    """Where "convenio de pesca con Bolmara" ends: a matter in lower case, then its parties or what it is against."""
    last = subject(parsed, head)
    if last is None or last >= len(parsed) or parsed.lower[last] not in _words("parties"):
        return None
    end = reach(parsed, last - 1, people, lands)
    return end if end > last else None


def _described(parsed: Parsed, head: int) -> int | None:
    """Where "el convenio de aguas" or "el tratado comercial" ends: a known paper told in lower case by its matter."""
    if parsed.lower[head] not in _words("described") or not head or parsed.lower[head - 1] not in _words("definite"):
        return None
    last = head + 1
    if any(parsed.lower[head : head + len(name.split())] == name.split() for name in _standing()):
        return None
    if last < len(parsed) and parsed.lower[last].endswith(tuple(_words("matters"))) and parsed.word[last].isalpha():
        return last + 1
    end = subject(parsed, head)
    return None if end is None or parsed.lower[end - 1].endswith(("ar", "er", "ir")) else end


def _in_longer(parsed: Parsed, head: int) -> bool:
    """Whether a hyphen ties the word to the one before."""
    return head > 0 and parsed.word[head - 1] in JOINTS and parsed.end[head - 1] == parsed.start[head]


def _proper(parsed: Parsed, head: int, own: list[int], lands: set[int]) -> bool:
    """Whether the capitals behind a head in lower case name more than one land, and stand at it or behind "de"."""
    near = own[0] == head + 1 or parsed.lower[head + 1] in ("de", "del")
    told = [token for token in own if token not in lands]
    return near and bool(told)


def _number(parsed: Parsed, last: int) -> int | None:
    """Where the number of an act ends that stands at token `last`."""
    found = _NUMBER.match(parsed.text, parsed.end[last - 1])
    if found is None or last >= len(parsed) or parsed.para[last] != parsed.para[last - 1]:
        return None
    return parsed.tokens_in(parsed.start[last], found.end()).stop


def _articles(parsed: Parsed, paras: frozenset[int]) -> Iterator[tuple[int, int, int, str]]:
    """Such as "artículo 12 de la Constitución": the article of a named act."""
    for word in _words("parts"):
        for first in parsed.by_lower.get(word, ()):
            at = first + 2
            if parsed.para[first] not in paras or at >= len(parsed) or not parsed.word[first + 1][0].isdigit():
                continue
            while at + 1 < len(parsed) and (
                parsed.lower[at] in _words("articles") or parsed.lower[at] in ("de", "del")
            ):
                at += 1
            kind = spanish_kinds().get(parsed.lower[at])
            if kind in ("legal act", "treaty") and at > first + 2 and parsed.word[at][0].isupper():
                yield first, reach(parsed, at, set(), set()), at, kind


def _quoted(parsed: Parsed, opening: int) -> int | None:
    """Where a name in quotation marks ends that opens at a token: "el programa “Puente Azul”"."""
    if (
        opening + 2 >= len(parsed)
        or parsed.word[opening] not in OPENING_MARKS
        or not parsed.word[opening + 1][0].isupper()
    ):
        return None
    ends = range(opening + 2, min(opening + _LONGEST_QUOTED, len(parsed)))
    return next((at for at in ends if parsed.word[at] in CLOSING_MARKS), None)


def _gerunds(
    parsed: Parsed, paras: frozenset[int], people: set[int], lands: set[int]
) -> Iterator[tuple[int, int, int, str]]:
    """Names without a noun of kind that hold a gerund with a capital: "Sembrando Futuro"."""
    endings = tuple(_words("gerunds"))
    for token in range(1, len(parsed)):
        lower, word = parsed.lower[token], parsed.word[token]
        if not lower.endswith(endings) or not word[0].isupper() or word.isupper() or parsed.para[token] not in paras:
            continue
        if token in people or lower in _words("no_gerunds") or token == parsed.sents[parsed.sent[token]][0]:
            continue
        last = reach(parsed, token, people, lands)
        first, begin = token, parsed.sents[parsed.sent[token]][0]
        while first - 1 > begin and is_capital(parsed, first - 1) and first - 1 not in people:
            first -= 1
        if last > token + 1 or first < token:
            yield first, max(last, token + 1), token, "programme"


def _known(parsed: Parsed, paras: frozenset[int], people: set[int]) -> Iterator[tuple[int, int, int, str]]:
    """Names that the lexicon lists: acronyms of agreements, and agreements told in lower case with their parties."""
    vocabulary = lexicon.load("programmes_es")
    for name, kind in vocabulary["known"].items():
        parts = name.lower().split("-")
        for token in parsed.by_lower.get(parts[-1], ()):
            first = token - 2 * (len(parts) - 1)
            if first < 0 or parsed.para[first] not in paras or not parsed.word[token].isupper():
                continue
            if parsed.text[parsed.start[first] : parsed.end[token]].upper() == name:
                yield first, token + 1, token, kind
        for token in parsed.by_lower.get(name.lower(), ()) if len(parts) > 1 else ():
            if parsed.para[token] in paras:
                yield token, token + 1, token, kind
    for name, kind in vocabulary["standing"].items():
        parts = name.split()
        for first in parsed.by_lower.get(parts[0], ()):
            last = first + len(parts)
            if parsed.para[first] in paras and parsed.lower[first:last] == parts:
                if parsed.lower[last : last + 1] and parsed.lower[last] in _words("with"):
                    last = reach(parsed, last - 1, people, set())
                yield first, last, first, kind


def _later(parsed: Parsed, heads: list[int], drafts: dict[str, Draft], taken: set[int]) -> None:
    """Acronyms given in brackets, and "dicho acuerdo" or "el Acuerdo" after the one name with that head."""
    by_head: dict[str, list[Draft]] = {}
    for draft in drafts.values():
        by_head.setdefault(draft.head, []).append(draft)
        note_acronym(parsed, draft, taken)
    for head in heads:
        if head in taken or not head or parsed.lower[head] not in by_head:
            continue
        before, capital = parsed.lower[head - 1], parsed.word[head][0].isupper()
        article = before in _words("articles") or before in ("del", "al")
        if not (before in _words("pointing") or (capital and article)):
            continue
        begun = [one for one in by_head[parsed.lower[head]][:_MOST_COMPARED] if one.spans[0][0] < head]
        if len(begun) == 1 and not (head + 1 < len(parsed) and parsed.lower[head + 1] in ("de", "del")):
            begun[0].spans.append((head if before in ("del", "al") else head - 1, head + 1))
            taken.update((head - 1, head))
