"""Mentions of persons: runs of capitals with a title, an office or an entity that says so."""

from __future__ import annotations

from onrecord.reading.language import says_in_spanish
from onrecord.reading.parsed import Parsed

from .found import ARTICLES, JOINTS, Found, Office, Person
from .names import offices, words
from .seats import key_at, plural_offices

_OPENERS = frozenset({"ADV", "ADP", "SCONJ", "DET", "PRON", "CCONJ", "INTJ", "AUX"})
_FIELD = frozenset({"of", "for", "from", "to", "at", "in"})
_AND = frozenset({"and", "y", "e", "&"})
_GIVEN, _SYLLABLE, _GAP = 2, 5, 6
_SUFFIX = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "mp"})


def find_runs(
    parsed: Parsed, capitals: list[int], held: dict[int, int], seats: dict[int, Office], *, english: bool = True
) -> list[tuple[int, int]]:
    """Runs of capitalised words that could be a name: no known name, office or plain word among them."""
    banned = words("not_names") | words("honorific") | plural_offices()
    particles = words("particles")
    word, lower, size = parsed.word, parsed.lower, len(parsed)
    blocked: set[int] = set()
    for first, last in held.items():
        blocked.update(range(first, last))
    for office in seats.values():
        if word[office.head][0].isupper():
            blocked.update(range(office.first, office.last))
        elif lower[office.last - 1] in words("realms"):
            blocked.add(office.last - 1)
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
            plain = end in inside and lower[end] not in banned and word[end][0].isalpha()
            joined = word[end] in JOINTS and parsed.start[end] == parsed.end[end - 1] and end + 1 in inside
            suffix = word[end] == "," and end + 1 < size and lower[end + 1] in _SUFFIX
            if plain or (lower[end] in particles and _capital_after(parsed, end, particles, blocked)):
                end += 1
            elif joined or suffix or (end - i >= _GIVEN and _second_syllable(parsed, end)):
                end += 2
            else:
                break
        first = i
        while first and lower[first - 1] in particles and first - 1 not in blocked and parsed.para[first - 1] == para:
            if lower[first - 1] in ("van", "von", "der", "den", "ten", "bin", "ibn", "zu"):
                first -= 1
                continue
            if not english or parsed.ent[first - 1] < 0 or parsed.ents[parsed.ent[first - 1]].label != "PERSON":
                break
            first -= 1
        done = end
        if lower[first] not in words("no_given"):
            out.append((first, end))
    return out


def _second_syllable(parsed: Parsed, hyphen: int) -> bool:
    """Whether a short word in lower case goes on a given name: "Park Sun-ho"."""
    after = hyphen + 1
    return (
        parsed.word[hyphen] in JOINTS
        and parsed.start[hyphen] == parsed.end[hyphen - 1]
        and after < len(parsed)
        and parsed.start[after] == parsed.end[hyphen]
        and parsed.word[after].isalpha()
        and len(parsed.word[after]) <= _SYLLABLE
        and parsed.tag[after] not in ("VBN", "VBD", "JJ")
        and parsed.lower[after] != "era"
    )


def _named(parsed: Parsed, token: int) -> bool:
    """Whether a word that is mostly no name begins one here: the surname in "He Lifeng"."""
    ent = parsed.ent[token]
    if ent < 0 or parsed.ents[ent].label != "PERSON" or parsed.ents[ent].first != token:
        return False
    if parsed.lower[token] in words("honorific") | plural_offices():
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


def find_persons(
    parsed: Parsed,
    runs: list[tuple[int, int]],
    seats: dict[int, Office],
    held: dict[int, int],
    found: Found,
    labels: frozenset[int],
    *,
    english: bool,
) -> None:
    """Names with an office or a form of address, in apposition, in a label, or that spaCy takes for a person's."""
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
        if office is None and (before := _apposed(parsed, first, by_end)) and before.head not in used:
            office = before
        if office is not None:
            office = _whole(office, by_end)
            begin, titled = office.first, True
            if lower[last - 1] in org_words and last - first > 1:
                office = None
        at = begin - 1
        address = None
        while at >= 0 and parsed.para[at] == parsed.para[first]:
            form = at - 1 if at and lower[at] == "." and parsed.end[at - 1] == parsed.start[at] else at
            if lower[form] not in honorifics:
                break
            begin, titled, at, address = form, True, form - 1, lower[form].rstrip(".")
        if office is None and titled and begin in by_end and word[by_end[begin].head][0].isupper():
            office, begin = by_end[begin], by_end[begin].first
        if last < size and office is None and last - first >= 2:
            after = last + 1 if word[last] == "," else -1
            if after > 0 and after < size and lower[after] in ARTICLES:
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
            sure = last - 1 in labels or (_is_person(parsed, first, last) if english else _speaks(parsed, first, last))
            if not sure:
                if last - first <= 4 and lower[last - 1] not in org_words:
                    found.persons.append(Person(first, last, (first, last), sure=False))
                continue
        end = last
        if office is not None and office.first < first and last < size and lower[last] == "of":
            place = last + 2 if last + 1 < size and lower[last + 1] == "the" else last + 1
            behind = held.get(office.first) if _ends_name(parsed, office.first) else None
            if place in held and (office.of is None or behind is not None):
                of = found.attributive.get(held[place] - 1) or key_at(parsed, place, held[place])
                office = Office(behind or office.first, office.last, office.head, of, office.definite)
                begin = max(begin, office.first)
        found.persons.append(Person(begin, end, (first, last), office, True, titled, address))
    for head, seat in seats.items():
        if head in used:
            continue
        if head in labels:
            if seat.first - 1 not in labels or word[seat.first - 1] != ",":
                found.labels.append(seat)
            continue
        if (
            (lower[head] in words("leading") and word[head][0].isupper())
            or (
                seat.definite
                and (word[head][0].isupper() or seat.of or seat.last >= size or lower[seat.last] not in _FIELD)
            )
            or (not seat.definite and (seat.of and lower[head] in words("leader") and word[head][0].isupper()))
        ):
            found.persons.append(Person(seat.first, seat.last, (seat.last, seat.last), seat))


def _ends_name(parsed: Parsed, first: int) -> bool:
    """Whether a land belongs to a name before it: "President Brun of [Arvenia] President Holt of Bolmara"."""
    return parsed.lower[first - 1] == "of" or parsed.lower[max(first - 2, 0) : first] == ["of", "the"]


def _apposed(parsed: Parsed, name: int, by_end: dict[int, Office]) -> Office | None:
    """The office to which a name is set in apposition: "the Minister for Trade, Mr Osk", "la Presidenta y CEO, Oda"."""
    comma = name - 1
    while comma > 0 and parsed.lower[comma] in words("honorific") | {"."}:
        comma -= 1
    if comma < 1 or parsed.word[comma] != ",":
        return None
    end = comma
    while end not in by_end and comma - end < _GAP and _of_office(parsed, end - 1):
        end -= 1
    office = by_end.get(end)
    if office and parsed.lower[office.first - 1] in _AND and (first := by_end.get(office.first - 1)):
        office = first
    return office if office and (office.definite or office.of) else None


def _of_office(parsed: Parsed, token: int) -> bool:
    """Whether a word may go on the name of what an office is of: "head of the Selm [port authority], Ana Oda"."""
    if token < 1 or parsed.lower[token] in offices() | words("honorific"):
        return False
    return (
        parsed.word[token] == "/" or parsed.word[token][0].isupper() or parsed.tag[token] in ("NN", "NNS", "IN", "DT")
    )


def _whole(office: Office, by_end: dict[int, Office]) -> Office:
    """An office together with the one that ends inside it: "President of Arvenia Sheikh" is one."""
    for end in range(office.first + 1, office.last):
        seat = by_end.get(end)
        if seat is not None and seat.first < office.first and seat.of:
            return Office(seat.first, office.last, seat.head, seat.of, seat.definite)
    return office


def _speaks(parsed: Parsed, first: int, last: int) -> bool:
    """Whether a name of two words or more stands beside a Spanish verb of saying, and no body's name does."""
    if not _GIVEN <= last - first <= 2 * _GIVEN or any(
        parsed.lower[token] in words("bodies") | words("no_given") | plural_offices() for token in range(first, last)
    ):
        return False
    after = last + (last < len(parsed) and parsed.word[last] == ",")
    return (first > 0 and parsed.lower[first - 1] in says_in_spanish()) or (
        after < len(parsed) and parsed.lower[after] in says_in_spanish()
    )


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
