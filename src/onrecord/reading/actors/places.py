"""Mentions of states and bodies: by the lexicon, by role nouns, and unlisted bodies by their capitals."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .found import ARTICLES, JOINTS, Found, Place
from .names import Known, bodies, fold, index, offices, words


def find_known(parsed: Parsed, capitals: list[int], found: Found) -> list[tuple[int, int, Known]]:
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
            if length == 1 and known.kind == "state" and _given_name(parsed, i):
                continue
            if all(fold(word[i + k]) == known.words[k] for k in range(1, length)):
                out.append((i, i + length, known))
                done = i + length
                break
        else:
            if not word[i].isalpha() and any(char in JOINTS for char in word[i]):
                _joined(parsed, i, found)
    return out


def _given_name(parsed: Parsed, token: int) -> bool:
    """Whether the word is a person's first name, as in "Jordan Vale": spaCy says so and no office follows."""
    entity = parsed.ent[token]
    if entity < 0 or parsed.ents[entity].label != "PERSON":
        return False
    named = parsed.ents[entity]
    return named.first == token and named.last - token >= 2 and parsed.lower[token + 1] not in offices()


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


def find_places(parsed: Parsed, known: list[tuple[int, int, Known]], found: Found) -> dict[int, int]:
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


def find_unlisted(parsed: Parsed, held: dict[int, int], found: Found, *, english: bool) -> None:
    """Bodies by the last word of their name, and what spaCy takes for an organisation and acts."""
    heads = words("bodies")
    taken = {i for person in found.persons if person.sure for i in range(person.first, person.last)}
    taken |= {i for place in found.places for i in range(place.first, place.last)}
    done: set[int] = set()
    for head in sorted({i for name in heads for i in parsed.by_lower.get(name, ())}):
        if parsed.word[head] == parsed.lower[head] or head in taken or head in done:
            continue
        first, last, para = head, head + 1, parsed.para[head]
        if parsed.lower[max(head - 2, 0) : head] in (
            ["heads", "of"],
            ["state", "and"],
        ):  # "Heads of State and Government"
            continue
        while first and parsed.para[first - 1] == para and first - 1 not in taken:
            before = first - 1
            if parsed.word[before][0].isupper() and parsed.lower[before] not in ARTICLES:
                first -= 1
            elif (parsed.word[before] in JOINTS and before and parsed.word[before - 1][0].isupper()) or (
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
        if entity.label not in ("ORG", "GPE", "LOC"):
            continue
        if first < len(parsed) and parsed.lower[first] in ARTICLES:
            first += 1
        if last - 1 > first and parsed.word[last - 1] in ("'s", "’s"):
            last -= 1
        if first >= last or any(i in taken or i in done for i in range(first, last)):
            continue
        if parsed.lower[last - 1] in words("things"):
            continue
        if last - first == 1 and parsed.lower[first] in words("voices"):  # "the Kingdom" is a known land or none
            continue
        if last - first == 1 and parsed.lower[first] in words("people") | words("sides") | words("members"):
            continue
        if any(i in held for i in range(first, last)) or parsed.word[first] == parsed.lower[first]:
            continue
        if entity.label == "LOC" and not _undertakes(parsed, last - 1):
            continue
        if not (_acts(parsed, last - 1) or parsed.dep[last - 1] == "poss"):
            continue
        done.update(range(first, last))
        name = parsed.text[parsed.start[first] : parsed.end[last - 1]]
        found.places.append(Place(first, last, None, name, state=entity.label != "ORG"))
    if english:
        _strangers(parsed, taken | done | held.keys(), found)


def _strangers(parsed: Parsed, taken: set[int], found: Found) -> None:
    """Names that neither the lexicon nor spaCy knows, where they do what only actors do: "Arvenia intends to"."""
    for token, tag in enumerate(parsed.tag[: len(parsed)]):
        if tag not in ("NNP", "NNPS") or token in taken or not _undertakes(parsed, token):
            continue
        name = range(parsed.left[token], token + 1)
        if any(at in taken or parsed.ent[at] >= 0 or not _is_name(parsed, at) for at in name):
            continue
        if parsed.lower[token] not in words("things") | words("people") | words("sides") | words("members"):
            spoken = parsed.text[parsed.start[name[0]] : parsed.end[token]]
            found.places.append(Place(name[0], token + 1, None, spoken, state=True))


def _is_name(parsed: Parsed, token: int) -> bool:
    word = parsed.word[token]
    return word.isalpha() and word[0].isupper() and not word.isupper() and word.lower() not in words("not_names")


def _undertakes(parsed: Parsed, token: int) -> bool:
    """Whether the name is the subject, alone or coordinated, of a verb that tells an undertaking or a promise."""
    while parsed.dep[token] == "conj":
        token = parsed.head[token]
    verb = parsed.head[token]
    if parsed.dep[token] != "nsubj" or parsed.pos[verb] != "VERB":
        return False
    promised = any(parsed.lower[aux] in ("will", "shall") for aux in parsed.dependents(verb, "aux"))
    return parsed.lemma[verb] in _undertakings() or (promised and parsed.lemma[verb] in _helping())


@cache
def _undertakings() -> frozenset[str]:
    groups = lexicon.load("acts")["groups"]
    return frozenset(
        verb.split()[0] for group in groups if group["force"] == "commissive" for verb in group.get("verbs", ())
    )


@cache
def _helping() -> frozenset[str]:
    return frozenset(lexicon.load("commitments")["helping"])


def _tail(parsed: Parsed, last: int, para: int) -> int:
    """Past "of Foreign Affairs", "for Refugees and Migrants": the rest of a body's name."""
    size, word, lower = len(parsed), parsed.word, parsed.lower
    while last + 1 < size and parsed.para[last + 1] == para:
        if word[last][0].isupper() and lower[last] not in ARTICLES and parsed.pos[last] == "PROPN":
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
