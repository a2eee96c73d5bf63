"""Mentions of actors by name or office, found by capitals, the lexicon, offices and spaCy's entities."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from onrecord.reading.parsed import Parsed

from .names import Known, bodies, fold, index, offices, words

_JOINTS = frozenset("-‑–")
_OF = frozenset({"of", "de", "del", "for", "to"})
_ARTICLES = frozenset({"the", "a", "an", "el", "la"})
_FIELD_AND_NAME = 4
_OPENERS = frozenset({"ADV", "ADP", "SCONJ", "DET", "PRON", "CCONJ", "INTJ", "AUX"})
_FIELD = frozenset({"of", "for", "from", "to", "at", "in"})
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "mp"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: its tokens, its head, and the state or body that the words name."""

    first: int
    last: int
    head: int
    of: str | None
    definite: bool


@dataclass(slots=True)
class Person:
    """One mention of a person: tokens of the whole mention and of the name in it (empty for a bare office)."""

    first: int
    last: int
    name: tuple[int, int]
    office: Office | None = None
    sure: bool = True
    title: bool = False
    address: str | None = None


@dataclass(slots=True)
class Place:
    """One mention of a state or body; `key` is the lexicon's, `name` the words where it is not listed."""

    first: int
    last: int
    key: str | None
    name: str
    state: bool
    cut: tuple[int, int] | None = None


@dataclass
class Found:
    """Everything found in one text, before identities are told apart."""

    persons: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attributive: dict[int, str] = field(default_factory=dict)


def find(parsed: Parsed) -> Found:
    """All mentions of one text, each list in order."""
    found = Found()
    capitals = [i for i, (word, lower) in enumerate(zip(parsed.word, parsed.lower, strict=True)) if word != lower]
    known = _known(parsed, capitals, found)
    held = _places(parsed, known, found)
    english = _is_english(parsed)
    seats = _offices(parsed, held, found.attributive)
    runs = _runs(parsed, capitals, held, seats)
    _persons(parsed, runs, seats, held, found, english=english)
    _bodies(parsed, held, found, english=english)
    found.places.sort(key=lambda place: place.first)
    found.persons.sort(key=lambda person: person.first)
    return found


def _is_english(parsed: Parsed) -> bool:
    """Whether spaCy's names can be trusted: its pipeline knows English alone."""
    foreign = max(len(parsed.by_lower.get(word, ())) for word in ("de", "der", "и"))
    return len(parsed.by_lower.get("the", ())) >= foreign


def _known(parsed: Parsed, capitals: list[int], found: Found) -> list[tuple[int, int, Known]]:
    """Names of the lexicon, longest first, none inside another."""
    table = index()
    out = []
    word, size = parsed.word, len(parsed)
    done = -1
    for i in capitals:
        if i < done:
            continue
        key = fold(word[i])
        for known in table.get(key, ()):
            length = len(known.words)
            if i + length > size or (length > 1 and parsed.para[i] != parsed.para[i + length - 1]):
                continue
            if known.exact and not word[i].isupper():
                continue
            if all(fold(word[i + k]) == known.words[k] for k in range(1, length)):
                out.append((i, i + length, known))
                done = i + length
                break
        else:
            if not word[i].isalpha() and any(char in _JOINTS for char in word[i]):
                _joined(parsed, i, found)
    return out


def _joined(parsed: Parsed, token: int, found: Found) -> None:
    """States inside one token: "U.S.-Mexico"."""
    at = parsed.start[token]
    for part in parsed.word[token].replace("‑", "-").replace("–", "-").split("-"):
        for known in index().get(fold(part), ()):
            if len(known.words) == 1 and known.kind in ("state", "adjective", "body"):
                is_state = known.kind != "body"
                found.places.append(Place(token, token + 1, known.key, part, is_state, (at, at + len(part))))
                break
        at += len(part) + 1


def _places(parsed: Parsed, known: list[tuple[int, int, Known]], found: Found) -> dict[int, int]:
    """Keep the known names that act or stand as states and bodies; gives the end of each by its first token."""
    held: dict[int, int] = {}
    voices = words("voices")
    lower, size = parsed.lower, len(parsed)
    for first, last, name in known:
        held[first] = last
        if name.kind in ("state", "adjective", "body"):
            found.attributive.update(dict.fromkeys(range(first, last), name.key))
        if name.kind == "people":
            continue
        begin, end = first, last
        follows = lower[last] if last < size else ""
        if follows in voices and parsed.word[last - 1] not in ("'s", "’s"):
            end = last + 1
        elif first >= 2 and lower[first - 1] == "of":
            begin = _voice_before(parsed, first - 1, voices) or first
        elif first >= 3 and lower[first - 1] == "the" and lower[first - 2] == "of":
            begin = _voice_before(parsed, first - 2, voices) or first
        if name.kind == "adjective" and end == last and begin == first:
            continue
        if name.kind == "seat" and not _acts(parsed, last - 1):
            continue
        body = bodies().get(name.key) if name.kind == "body" else None
        is_state = body is None
        found.places.append(Place(begin, end, name.key, "", is_state))
        held[begin] = end
    return held


def _voice_before(parsed: Parsed, of: int, voices: frozenset[str]) -> int | None:
    voice = of - 1
    return voice if voice >= 0 and parsed.lower[voice] in voices else None


def _acts(parsed: Parsed, token: int) -> bool:
    """Whether the name is a subject, alone or coordinated."""
    for _ in range(6):
        dep = parsed.dep[token]
        if dep in ("nsubj", "nsubjpass"):
            return True
        if dep == "pobj":
            return parsed.lower[parsed.head[token]] in ("between", "with") and parsed.pos[token] == "PROPN"
        if dep != "conj":
            return False
        token = parsed.head[token]
    return False


def _offices(parsed: Parsed, held: dict[int, int], attributive: dict[int, str]) -> dict[int, Office]:
    """Every office by its head token."""
    heads, modifiers, after = offices(), words("modifiers"), words("after")
    lower, word, size = parsed.lower, parsed.word, len(parsed)
    out: dict[int, Office] = {}
    covered: set[int] = set()
    places = sorted({token for head in heads for token in parsed.by_lower.get(head, ())})
    for head in places:
        if head in covered or (head and word[head - 1] in _JOINTS and parsed.start[head] == parsed.end[head - 1]):
            continue
        first, last = head, head + 1
        para = parsed.para[head]
        while last < size and parsed.para[last] == para:
            if word[last] in _JOINTS and last + 1 < size and parsed.start[last + 1] == parsed.end[last]:
                if lower[last + 1] not in after:
                    break
                last += 2
            elif lower[last] in after and word[last][0].isupper() == word[head][0].isupper():
                last += 1
            else:
                break
        covered.update(range(head, last))
        state: str | None = None
        capital = word[head][0].isupper() and not word[head].isupper()
        while first and parsed.para[first - 1] == para:
            before = first - 1
            if before in attributive:
                state = state or attributive[before]
            elif (
                word[before] in _JOINTS
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
        out[head] = _of(parsed, Office(first, last, head, state, definite=False), held, attributive)
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
        and parsed.lower[token] not in words("not_names")
    )


def _of(parsed: Parsed, office: Office, held: dict[int, int], attributive: dict[int, str]) -> Office:
    """The office with its field and land: "of Foreign Affairs of Arvenia", "to Mexico"."""
    lower, word, size = parsed.lower, parsed.word, len(parsed)
    last, state = office.last, office.of
    para = parsed.para[office.head]
    while last + 1 < size and lower[last] in _OF and parsed.para[last + 1] == para:
        at = last + 1
        while at < size and lower[at] in _ARTICLES:
            at += 1
        if at >= size or parsed.para[at] != para or not word[at][0].isupper():
            break
        end = at
        if at in held:
            end = held[at]
            if lower[last] in ("of", "de", "del") and state is None:
                state = attributive.get(end - 1) or _key_at(parsed, at, end)
            while lower[at - 1] == "the" and end < size and parsed.para[end] == para and _goes_on(parsed, end, held):
                end += 1
        else:
            while end < size and parsed.para[end] == para and end not in held:
                if (word[end][0].isupper() and not _begins_name(parsed, end, at)) or (
                    lower[end] in ("and", "&", "of", "for", ",")
                    and end + 1 < size
                    and word[end + 1][0].isupper()
                    and end > at
                    and lower[end] != ","
                    and lower[end + 1] not in offices()
                ):
                    end += 1
                else:
                    break
            if end == at:
                break
            if end - at >= _FIELD_AND_NAME and all(word[i][0].isupper() for i in range(at, end)):
                end -= 2
        last = end
    begin = office.first
    definite = begin > 0 and lower[begin - 1] in ("the", "el", "la", "its", "his", "her", "their", "our")
    return Office(office.first, last, office.head, state, definite)


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


def _key_at(parsed: Parsed, first: int, last: int) -> str | None:
    for known in index().get(fold(parsed.word[first]), ()):
        if len(known.words) <= last - first and all(
            fold(parsed.word[first + k]) == part for k, part in enumerate(known.words)
        ):
            return known.key
    return None


@cache
def _plural_offices() -> frozenset[str]:
    return frozenset({"prime", "vice", *(f"{office}s" for office in offices())})


def _runs(parsed: Parsed, capitals: list[int], held: dict[int, int], seats: dict[int, Office]) -> list[tuple[int, int]]:
    """Runs of capitalised words that could be a name: no known name, office or plain word among them."""
    banned = words("not_names") | words("honorific") | _plural_offices()
    particles = words("particles")
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    blocked: set[int] = set()
    for first, last in held.items():
        blocked.update(range(first, last))
    for office in seats.values():
        if word[office.head][0].isupper():
            blocked.update(range(office.first, office.last))
    inside = set(capitals)
    out = []
    done = -1
    for i in capitals:
        if i < done or i in blocked or not word[i][0].isalpha() or (lower[i] in banned and not _named(parsed, i)):
            continue
        if parsed.pos[i] in _OPENERS and parsed.sents[parsed.sent[i]][0] == i:
            continue
        end, para = i + 1, parsed.para[i]
        while end < size and parsed.para[end] == para and end not in blocked:
            joined = word[end] in _JOINTS and parsed.start[end] == parsed.end[end - 1] and end + 1 in inside
            plain = end in inside and lower[end] not in banned and word[end][0].isalpha()
            joined = word[end] in _JOINTS and parsed.start[end] == parsed.end[end - 1] and end + 1 in inside
            suffix = word[end] == "," and end + 1 < size and lower[end + 1] in _SUFFIX
            if plain or (lower[end] in particles and _capital_after(parsed, end, particles, blocked)):
                end += 1
            elif joined or suffix:
                end += 2
            else:
                break
        first = i
        while first and lower[first - 1] in particles and first - 1 not in blocked and parsed.para[first - 1] == para:
            if lower[first - 1] in ("van", "von", "der", "den", "ten", "bin", "ibn", "zu"):
                first -= 1
                continue
            if parsed.ent[first - 1] < 0 or parsed.ents[parsed.ent[first - 1]].label != "PERSON":
                break
            first -= 1
        out.append((first, end))
        done = end
    return out


def _named(parsed: Parsed, token: int) -> bool:
    """Whether a word that is mostly no name begins one here: the surname in "He Lifeng"."""
    ent = parsed.ent[token]
    if ent < 0 or parsed.ents[ent].label != "PERSON" or parsed.ents[ent].first != token:
        return False
    if parsed.lower[token] in words("honorific") | _plural_offices():
        return False
    return parsed.pos[token] == "PROPN" and parsed.ents[ent].last > token + 1


def _capital_after(parsed: Parsed, token: int, particles: frozenset[str], blocked: set[int]) -> bool:
    for after in range(token + 1, min(token + 4, len(parsed))):
        if after in blocked:
            return False
        if parsed.word[after] != parsed.lower[after]:
            return parsed.word[after][0].isalpha()
        if parsed.lower[after] not in particles:
            return False
    return False


def _persons(
    parsed: Parsed,
    runs: list[tuple[int, int]],
    seats: dict[int, Office],
    held: dict[int, int],
    found: Found,
    *,
    english: bool,
) -> None:
    """Names with an office or a form of address, in apposition to one, or that spaCy takes for a person's."""
    honorifics, org_words = words("honorific"), words("bodies")
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    by_end = {office.last: office for office in seats.values()}
    by_first = {office.first: office for office in seats.values()}
    used: set[int] = set()
    for first, last in runs:
        office = by_end.get(first)
        begin, titled = first, False
        if office is not None and word[office.head][0].islower() and not office.definite and office.of is None:
            office = None if lower[office.head] not in words("leader") and last - first < 2 else office
        if office is None and first > 1 and word[first - 1] == "," and first - 1 in by_end:
            before = by_end[first - 1]
            if before.definite or before.of:
                office = before
        if office is not None:
            begin, titled = office.first, True
            if lower[last - 1] in org_words and last - first > 1:
                office = None
        at = begin - 1
        address = None
        while at >= 0 and lower[at] in honorifics and parsed.para[at] == parsed.para[first]:
            begin, titled, at, address = at, True, at - 1, lower[at].rstrip(".")
        if office is None and titled and begin in by_end and word[by_end[begin].head][0].isupper():
            office, begin = by_end[begin], by_end[begin].first
        if last < size and office is None and last - first >= 2:
            after = last + 1 if word[last] == "," else -1
            if after > 0 and after < size and lower[after] in _ARTICLES:
                after += 1
            follow = by_first.get(after)
            if follow is None and after > 0 and after in held:
                follow = next(
                    (seat for seat in (by_first.get(held[after]), by_first.get(held[after] + 1)) if seat), None
                )
            if follow is not None and lower[last - 1] not in org_words:
                office, titled = follow, True
        if office is not None and word[last - 1] != lower[last - 1]:
            used.add(office.head)
        sure = titled
        if not titled:
            sure = english and _is_person(parsed, first, last)
            if not sure:
                if last - first <= 4 and lower[last - 1] not in org_words:
                    found.persons.append(Person(first, last, (first, last), sure=False))
                continue
        end = last
        if office is not None and office.first < first and last < size and lower[last] == "of":
            place = last + 2 if last + 1 < size and lower[last + 1] == "the" else last + 1
            if place in held and office.of is None:
                of = found.attributive.get(held[place] - 1) or _key_at(parsed, place, held[place])
                office = Office(office.first, office.last, office.head, of, office.definite)
        found.persons.append(Person(begin, end, (first, last), office, True, titled, address))
    for head, seat in seats.items():
        if head in used:
            continue
        if (
            seat.definite
            and (word[head][0].isupper() or seat.of or seat.last >= size or lower[seat.last] not in _FIELD)
        ) or (not seat.definite and (seat.of and lower[head] in words("leader") and word[head][0].isupper())):
            found.persons.append(Person(seat.first, seat.last, (seat.last, seat.last), seat))


def _is_person(parsed: Parsed, first: int, last: int) -> bool:
    """Whether spaCy takes the run for a person's name, and nothing in it speaks for a body."""
    labels = {parsed.ents[parsed.ent[i]].label for i in range(first, last) if parsed.ent[i] >= 0}
    if "PERSON" not in labels or any(parsed.lower[i] in words("bodies") for i in range(first, last)):
        return False
    if last - first >= 2:
        return last - first <= 5 and not all(parsed.word[i].isupper() for i in range(first, last))
    lower = parsed.lower[first]
    if any(parsed.word[token] == lower for token in parsed.by_lower[lower][:20]):
        return False
    return parsed.dep[first] in ("nsubj", "nsubjpass", "poss") and parsed.pos[first] == "PROPN" and len(lower) > 2


def _bodies(parsed: Parsed, held: dict[int, int], found: Found, *, english: bool) -> None:
    """Bodies by the last word of their name, and what spaCy takes for an organisation and acts."""
    heads = words("bodies")
    taken = {i for person in found.persons if person.sure for i in range(person.first, person.last)}
    taken |= {i for place in found.places for i in range(place.first, place.last)}
    done: set[int] = set()
    for head in sorted({i for name in heads for i in parsed.by_lower.get(name, ())}):
        if parsed.word[head] == parsed.lower[head] or head in taken or head in done:
            continue
        first, last, para = head, head + 1, parsed.para[head]
        while first and parsed.para[first - 1] == para and first - 1 not in taken:
            before = first - 1
            if parsed.word[before][0].isupper() and parsed.lower[before] not in _ARTICLES:
                first -= 1
            elif (parsed.word[before] in _JOINTS and before and parsed.word[before - 1][0].isupper()) or (
                parsed.lower[before] in ("and", "&")
                and before
                and parsed.word[before - 1][0].isupper()
                and first < head
            ):
                first -= 2
            else:
                break
        last = _tail(parsed, last, para)
        done.update(range(first, last))
        if all(parsed.word[i].isupper() for i in range(first, last)) and last - first > 1:
            continue
        found.places.append(
            Place(first, last, None, parsed.text[parsed.start[first] : parsed.end[last - 1]], state=False)
        )
    for entity in parsed.ents if english else ():
        first, last = entity.first, entity.last
        if entity.label not in ("ORG", "GPE", "NORP") or entity.label == "NORP":
            continue
        if first < len(parsed) and parsed.lower[first] in _ARTICLES:
            first += 1
        if last - 1 > first and parsed.word[last - 1] in ("'s", "’s"):
            last -= 1
        if first >= last or any(i in taken or i in done for i in range(first, last)):
            continue
        if any(i in held for i in range(first, last)) or parsed.word[first] == parsed.lower[first]:
            continue
        if not (_acts(parsed, last - 1) or parsed.dep[last - 1] == "poss"):
            continue
        done.update(range(first, last))
        name = parsed.text[parsed.start[first] : parsed.end[last - 1]]
        found.places.append(Place(first, last, None, name, state=entity.label == "GPE"))


def _tail(parsed: Parsed, last: int, para: int) -> int:
    """Past "of Foreign Affairs", "for Refugees and Migrants": the rest of a body's name."""
    size, word, lower = len(parsed), parsed.word, parsed.lower
    while last + 1 < size and parsed.para[last + 1] == para:
        if word[last][0].isupper() and lower[last] not in _ARTICLES and parsed.pos[last] == "PROPN":
            last += 1
        elif lower[last] in ("of", "for", "on", "and", "in"):
            at = last + 2 if lower[last + 1] == "the" else last + 1
            if lower[last] in ("and", "in") or at >= size or not word[at][0].isupper():
                break
            if lower[at] in words("not_names"):
                break
            last = at + 1
            while last + 1 < size and (
                (
                    lower[last] == "and"
                    and word[last + 1][0].isupper()
                    and parsed.dep[last + 1] == "conj"
                    and parsed.head[last + 1] >= at
                )
                or (word[last][0].isupper() and parsed.pos[last] == "PROPN")
            ):
                last += 2 if lower[last] == "and" else 1
        else:
            break
    return last
