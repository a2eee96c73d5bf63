"""Offices as printed: how far each reaches and what state or body it is of."""

from __future__ import annotations

from functools import cache

from onrecord.reading.parsed import Parsed

from .found import ARTICLES, JOINTS, Office
from .names import fold, index, offices, spanish_adjectives, words

_OF = frozenset({"of", "de", "del", "for", "to"})
_DEFINITE = frozenset({"the", "el", "la", "del", "al", "its", "his", "her", "their", "our"})
_FIELD_AND_NAME = 4


def find_offices(
    parsed: Parsed, held: dict[int, int], attributive: dict[int, str], *, english: bool = True
) -> dict[int, Office]:
    """Every office by its head token; spaCy tells where a name begins behind it if the text is English."""
    heads, modifiers, after = offices(), words("modifiers"), words("after")
    lower, word, size = parsed.lower, parsed.word, len(parsed)
    out: dict[int, Office] = {}
    covered: set[int] = set()
    places = sorted({token for head in heads for token in parsed.by_lower.get(head, ())})
    for head in places:
        if head in covered or (head and word[head - 1] in JOINTS and parsed.start[head] == parsed.end[head - 1]):
            continue
        first, last = head, head + 1
        para = parsed.para[head]
        state: str | None = None
        while last < size and parsed.para[last] == para:
            if word[last] in JOINTS and last + 1 < size and parsed.start[last + 1] == parsed.end[last]:
                if lower[last + 1] not in after:
                    break
                last += 2
            elif lower[last] in after and word[last][0].isupper() == word[head][0].isupper():
                last += 1
            elif word[last] in spanish_adjectives():
                state, last = spanish_adjectives()[word[last]], last + 1
            else:
                break
        covered.update(range(head, last))
        capital = word[head][0].isupper() and not word[head].isupper()
        while first and parsed.para[first - 1] == para:
            before = first - 1
            if before in attributive:
                state = state or attributive[before]
            elif (
                word[before] in JOINTS
                and before
                and lower[before - 1] in modifiers
                and parsed.end[before - 1] == parsed.start[before]
            ):
                first -= 1
            elif lower[before] in ("'s", "’s", "’") and before - 1 in attributive:
                state = state or attributive[before - 1]
                break
            elif lower[before] not in modifiers and not (capital and _part_of_office(parsed, before, held)):
                break
            first -= 1
        out[head] = _of(parsed, Office(first, last, head, state, definite=False), held, attributive, english=english)
    return out


def _part_of_office(parsed: Parsed, token: int, held: dict[int, int]) -> bool:
    """Whether a capitalised word belongs to the office after it, or an "and" inside: "Trade and Industry Minister"."""
    if parsed.lower[token] == "and":
        before, after = token - 1, token + 1
        if before < 1 or before in held or after in held or parsed.lower[after] in offices():
            return False
        return parsed.dep[before] in ("compound", "nmod", "amod") and _part_of_office(parsed, before, held)
    ent = parsed.ent[token]
    if ent >= 0 and parsed.ents[ent].label == "PERSON":
        return False
    return (
        parsed.pos[token] == "PROPN"
        and parsed.word[token][0].isupper()
        and parsed.word[token] != parsed.word[token].upper()
        and parsed.lower[token] not in offices()
        and parsed.lower[token] not in words("not_names") | ARTICLES
    )


def _of(parsed: Parsed, office: Office, held: dict[int, int], attributive: dict[int, str], *, english: bool) -> Office:
    """The office with its field and land: "of Foreign Affairs of Arvenia", "to Mexico"."""
    lower, word, size = parsed.lower, parsed.word, len(parsed)
    last, state = office.last, office.of
    para = parsed.para[office.head]
    while last + 1 < size and lower[last] in _OF and parsed.para[last + 1] == para:
        at = last + 1
        while at < size and lower[at] in ARTICLES:
            at += 1
        if at >= size or parsed.para[at] != para or not word[at][0].isupper():
            break
        end = at
        if at in held:
            end = held[at]
            if lower[last] in ("of", "de", "del") and state is None:
                state = attributive.get(end - 1) or key_at(parsed, at, end)
            while lower[at - 1] == "the" and end < size and parsed.para[end] == para and _goes_on(parsed, end, held):
                end += 1
        elif lower[at] in words("realms"):
            end = at + 1
        else:
            while end < size and parsed.para[end] == para and end not in held:
                if end > at and lower[end - 1] in words("fields") and _two(parsed, end):
                    break
                if (word[end][0].isupper() and not (english and _begins_name(parsed, end, at))) or (
                    lower[end] in ("and", "&", "of", "for", ",", "y", "de")
                    and end + 1 < size
                    and word[end + 1][0].isupper()
                    and end > at
                    and lower[end] != ","
                    and end + 1 not in held
                    and lower[end + 1] not in offices()
                ):
                    end += 1
                elif not english and end > at and _lists_field(parsed, end):
                    end += 2
                else:
                    break
            if end == at:
                break
            if end - at >= _FIELD_AND_NAME and all(word[i][0].isupper() for i in range(at, end)):
                end -= 2
        last = end
    begin = office.first
    definite = begin > 0 and lower[begin - 1] in _DEFINITE
    return Office(office.first, last, office.head, state, definite)


def _lists_field(parsed: Parsed, link: int) -> bool:
    """Whether a comma or "e" goes on with the next field: "Secretario de Educación, Ciencia e Innovación"."""
    if parsed.lower[link] not in (",", "e") or link + 1 >= len(parsed) or not parsed.word[link + 1][0].isupper():
        return False
    return parsed.lower[link + 1] in words("fields") | words("no_given")


def _two(parsed: Parsed, token: int) -> bool:
    """Whether two capitalised words begin here that end no field, as a person's name does."""
    pair = range(token, min(token + 2, len(parsed)))
    return parsed.lower[token] not in words("fields") and all(
        parsed.word[at][0].isupper() and parsed.word[at].isalpha() for at in pair
    )


def _goes_on(parsed: Parsed, token: int, held: dict[int, int]) -> bool:
    """Whether a capitalised word after an adjective is the rest of a field: "the Norwegian Storting"."""
    ent = parsed.ent[token]
    person = ent >= 0 and parsed.ents[ent].label == "PERSON"
    plain = parsed.word[token - 1].endswith(("an", "ese", "ish", "i", "ch", "ic"))
    return plain and not person and token not in held and parsed.word[token][0].isupper()


def _begins_name(parsed: Parsed, token: int, after: int) -> bool:
    """Whether a person's name begins here: spaCy says so and it is not the first word of the field of office."""
    if token == after:
        return False
    ent = parsed.ent[token]
    initial = token + 1 < len(parsed) and len(parsed.word[token + 1]) == 2 and parsed.word[token + 1][1] == "."
    return initial or (ent >= 0 and parsed.ents[ent].label == "PERSON")


def key_at(parsed: Parsed, first: int, last: int) -> str | None:
    """The key of the known name that begins at `first`."""
    for known in index().get(fold(parsed.word[first]), ()):
        if len(known.words) <= last - first and all(
            fold(parsed.word[first + k]) == part for k, part in enumerate(known.words)
        ):
            return known.key
    return None


@cache
def plural_offices() -> frozenset[str]:
    """Offices of several persons, and the words that open "prime ministers"."""
    return frozenset({"prime", "vice", *(f"{office}{ending}" for office in offices() for ending in ("s", "es"))})
