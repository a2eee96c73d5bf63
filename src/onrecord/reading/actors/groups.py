"""Who "the two leaders", "both countries", "we", "he" and "its" denote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onrecord.reading.parsed import Parsed

from .names import words

_BOTH = frozenset({"both", "ambos", "ambas"})
_NUMBER = {
    "two": 2,
    "both": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "dos": 2,
    "ambos": 2,
    "ambas": 2,
    "tres": 3,
}
_SINGULAR = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "their", "them", "themselves"})
_FIRST = frozenset({"we", "our", "us", "ourselves"})
_WE = frozenset({"we", "nosotros", "nosotras", "nos"})
_OPEN, _CLOSE = "“«", "”»"
_SUBJECT = ("nsubj", "nsubjpass")
_PHRASE = 3
_MOST = 64
_PREAMBLE, _OPENING, _GAP = 6, 12, 6


def collectives(
    parsed: Parsed,
    denotes: dict[int, tuple[str, ...]],
    persons: Sequence[str],
    states: Sequence[str],
) -> None:
    """Point "the two leaders", "both sides" and the like at the principals and their states, where the number fits."""
    for kind, ids in (("people", tuple(persons)), ("sides", tuple(states))):
        if len(ids) < 2:
            continue
        for noun in words(kind):
            for token in parsed.by_lower.get(noun, ()):
                if token not in denotes and _definite(parsed, token, len(ids)):
                    denotes[token] = ids


def declaring(
    parsed: Parsed, denotes: dict[int, tuple[str, ...]], speaks: dict[str, str], polities: Collection[str]
) -> tuple[str, ...]:
    """The states in whose name a text says "we" near its start: "We, the Presidents of Arvenia, Bolmara and Lodria"."""
    for first, last in parsed.sents[:_PREAMBLE]:
        if parsed.lower[first] not in _WE or parsed.lower[first + 1 : first + 2] != [","]:
            continue
        found: list[str] = []
        near = first + _OPENING
        for token in range(first, last):
            named = [one for name in denotes.get(token, ()) if (one := speaks.get(name, name)) in polities]
            if token > near:
                break
            if named:
                found, near = [*found, *named], token + _GAP
        states = tuple(dict.fromkeys(found))
        if len(states) > 1:
            return states
    return ()


def name_home(parsed: Parsed, denotes: dict[int, tuple[str, ...]], home: str) -> None:
    """Point "the Kingdom", "the Commonwealth" with a capital, where no land is named beside it, at the issuer."""
    for voice in words("voices"):
        for token in parsed.by_lower.get(voice, ()):
            lone = parsed.word[token][0].isupper() and token > 0 and parsed.lower[token - 1] == "the"
            if lone and token not in denotes and parsed.lower[token + 1 : token + 2] != ["of"]:
                denotes[token] = (home,)


def names_rulers(parsed: Parsed) -> bool:
    """Whether "the authorities" or "the Government" stand in the text without a land."""
    return next(_rulers(parsed), None) is not None


def name_land(parsed: Parsed, denotes: dict[int, tuple[str, ...]], land: str) -> None:
    """Point "the authorities" and "the Government" of a body's text about one land at that land."""
    denotes.update(dict.fromkeys(_rulers(parsed), (land,)))


def _rulers(parsed: Parsed) -> Iterator[int]:
    for voice in words("ruling"):
        for token in parsed.by_lower.get(voice, ()):
            if token > 0 and parsed.lower[token - 1] == "the" and parsed.lower[token + 1 : token + 2] != ["of"]:
                yield token


def _definite(parsed: Parsed, noun: int, size: int) -> bool:
    """Whether the noun stands as "the (two) X", "both X", not narrowed by other words."""
    at, number, article = noun - 1, None, False
    while at >= 0 and parsed.sent[at] == parsed.sent[noun]:
        lower = parsed.lower[at]
        if lower in _NUMBER:
            number = _NUMBER[lower]
        elif lower in ("the", "these", "our", "their", "los", "las"):
            article = True
            break
        else:
            break
        at -= 1
    if not article and number is None:
        return False
    if number is not None and number != size:
        return False
    if number is not None and not article and parsed.lower[noun - 1] not in _BOTH:
        return False
    after = noun + 1
    return not (
        after < len(parsed) and number is None and parsed.lower[after] in ("of", "in", "from", "that", "who", "to")
    )


def pronouns(
    parsed: Parsed,
    denotes: dict[int, tuple[str, ...]],
    kinds: dict[str, str],
    sexes: dict[str, str],
    we: tuple[str, ...],
) -> None:
    """Point pronouns at the nearest fitting subject of their own or the previous sentence, where one alone fits."""
    quoted = _quoted(parsed)
    wanted = _SINGULAR | _NEUTER | _PLURAL | _FIRST
    by_sentence: dict[int, list[int]] = {}
    for pronoun in wanted:
        for token in parsed.by_lower.get(pronoun, ()):
            by_sentence.setdefault(parsed.sent[token], []).append(token)
    for sent in sorted(by_sentence):
        for token in sorted(by_sentence[sent]):
            if token in denotes:
                continue
            lower = parsed.lower[token]
            if lower in _FIRST:
                if we and not quoted[token] and not (lower == "us" and parsed.word[token].isupper()):
                    denotes[token] = we
                continue
            if quoted[token] or _fronted(parsed, token):
                continue
            ids = _antecedent(parsed, token, denotes, kinds, sexes, lower)
            if ids:
                denotes[token] = ids


def _fronted(parsed: Parsed, token: int) -> bool:
    """Whether the pronoun is that of "for her part", which means who is named next, not who was named last."""
    phrase = parsed.lower[max(token - 1, 0) : token + 2]
    return len(phrase) == _PHRASE and (phrase[0], phrase[2]) == ("for", "part")


def _antecedent(
    parsed: Parsed,
    token: int,
    denotes: dict[int, tuple[str, ...]],
    kinds: dict[str, str],
    sexes: dict[str, str],
    lower: str,
) -> tuple[str, ...]:
    sent = parsed.sent[token]
    if lower in _NEUTER and lower == "it" and parsed.dep[token] == "expl":
        return ()
    for back in (0, 1):
        number = sent - back
        if number < 0:
            break
        first, last = parsed.sents[number]
        first = max(first, last - 120)
        if back == 0:
            last = token
        elif abs(parsed.para[first] - parsed.para[token]) > 1:
            break
        subjects: list[tuple[str, ...]] = []
        others: list[tuple[str, ...]] = []
        for at in range(last - 1, first - 1, -1):
            found = subjects if parsed.dep[at] in _SUBJECT else others
            ids = denotes.get(at)
            if lower in _PLURAL and found is subjects:
                ids = () if _told_of(parsed, at) else _together(parsed, denotes, at)
            if ids and ids not in found and _compatible(ids, lower, kinds, sexes):
                found.append(ids)
        if lower in _PLURAL:
            if subjects:
                return subjects[0]
            continue
        if subjects:
            return subjects[0] if len({*subjects}) == 1 or back == 0 else subjects[-1]
        if len(others) == 1:
            return others[0]
        if others:
            return ()
    return ()


def _told_of(parsed: Parsed, subject: int) -> bool:
    """Whether several others only tell what the subject will do: "They agreed that Arvenia and Bolmara would join"."""
    clause = parsed.head[subject]
    tellers = parsed.dependents(parsed.head[clause], *_SUBJECT) if parsed.dep[clause] == "ccomp" else []
    return any(parsed.tag[one] in ("NNS", "NNPS") or parsed.lower[one] in _PLURAL | _FIRST for one in tellers)


def _together(parsed: Parsed, denotes: dict[int, tuple[str, ...]], subject: int) -> tuple[str, ...]:
    """Whom a subject denotes with those coordinated with it: "Arvenia and Bolmara"."""
    todo = [subject]
    out: list[str] = []
    while todo and len(out) < _MOST:
        token = todo.pop(0)
        out += denotes.get(token, ())
        todo += parsed.dependents(token, "conj")
    return tuple(dict.fromkeys(out))


def _compatible(ids: tuple[str, ...], lower: str, kinds: dict[str, str], sexes: dict[str, str]) -> bool:
    if lower in _PLURAL:
        return len(ids) > 1
    if len(ids) != 1:
        return False
    kind = kinds[ids[0]]
    if lower in _NEUTER:
        return kind != "person"
    sex = sexes.get(ids[0])
    return kind == "person" and (sex is None or (sex == "female") == (lower in ("she", "her", "herself")))


def _quoted(parsed: Parsed) -> list[bool]:
    """Whether each token lies between quotation marks; a paragraph begins outside."""
    out = [False] * len(parsed)
    inside, para = False, -1
    for token, word in enumerate(parsed.word[: len(parsed)]):
        if parsed.para[token] != para:
            inside, para = False, parsed.para[token]
        if word in ('"', "''", "``"):
            inside = not inside
        elif word[0] in _OPEN:
            inside = True
        elif word[0] in _CLOSE:
            inside = False
        out[token] = inside
    return out
