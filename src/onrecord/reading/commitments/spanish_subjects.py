"""Who acts in a Spanish clause: an actor before the verb that no preposition governs, or the holder of a noun."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .spanish_clauses import sentence_of
from .spanish_limits import spanish_limit
from .spanish_words import CLITICS, INFINITIVE, future, listed

_MOST = 9
_HOLDER = 4
_RELATIVE = 8
_SHORT = 2
_SAID = 4
_APART = frozenset({"que", ",", ";", ":", "“", "«", '"'})


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("commissives_es")[name])


def clause_agents(p: Parsed, cast: Cast, begin: int, cue: int) -> tuple[int, ...]:
    """The tokens before the cue that name who acts: of its clause, else the first actor of its sentence."""
    sentence = _after_label(p, cast, sentence_of(p, cue)[0], cue)
    for start, most in ((begin, _MOST), (sentence, 1)):
        found = _subject(p, cast, start, cue)
        if found and (start == begin or _may_act(p, found, begin, cue)):
            return _owner(p, cast, found[0]) or found[: max(most, _joined(p, found))]
        if any(p.lower[at] in _words("things") for at in range(begin, cue)):
            return ()
        limit = spanish_limit(p.text, p.start[begin], p.start[cue]) or (0, 0)
        own = [at for at in range(begin, cue) if p.lower[at] not in _words("light")]
        if sum(not limit[0] <= p.start[at] < limit[1] for at in own) > 1:  # it has a subject of its own
            return ()
    return ()


def _joined(p: Parsed, found: tuple[int, ...]) -> int:
    """How many of the actors are of one phrase ("Arvenia y Lodria, por la presente, acuerdan").

    Joined by "y", or by "de" to the first where that tells of several ("los cancilleres de Arvenia y Lodria").
    """
    joints = {"y", "e", "de", "del"} if p.lower[found[0]] in _words("plurals") else {"y", "e"}
    apart = (at for at, token in enumerate(found) if at and not joints & set(p.lower[token - 2 : token]))
    return next(apart, len(found))


def _may_act(p: Parsed, found: tuple[int, ...], begin: int, cue: int) -> bool:
    """Whether actors named before the clause may be the subject left out: one alone only of "dijo que mejorarán"."""
    verb = cue
    while verb + 1 < len(p) and p.lower[verb] in CLITICS:
        verb += 1
    if not p.lower[verb].endswith("n") or future(p.lower[verb]) == "ser":  # "serán unas 200 visas"
        return True
    if any(p.lower[at].endswith("s") or p.lower[at + 1] in ("y", "e") for at in found):
        return True
    said = max((at for at in range(found[0], begin - 1) if p.lower[at] == "que"), default=found[0] - _SAID)
    said = max(said, sentence_of(p, begin)[0])  # "nos dijo el ministro que"
    return p.lower[begin - 1] == "que" and listed("reporting").search(p.text, p.start[said], p.start[begin]) is not None


def _after_label(p: Parsed, cast: Cast, first: int, cue: int) -> int:
    """Where a sentence begins behind the label of a turn ("PRESIDENTA: ...")."""
    if ":" not in p.lower[first:cue]:
        return first
    label = next((turn.label for turn in cast.turns if turn.label[0] <= p.start[first] < turn.label[1]), None)
    return first if label is None else next((at for at in range(first, cue) if p.start[at] > label[1]), cue)


def _owner(p: Parsed, cast: Cast, token: int) -> tuple[int, ...]:
    """Whose "su país" is: the first actor of the sentence before it."""
    if token == 0 or p.lower[token - 1] not in ("su", "sus"):
        return ()
    return _subject(p, cast, sentence_of(p, token)[0], token - 1)[:4]


def following_agents(p: Parsed, verb: int) -> tuple[int, ...]:
    """The actor right behind the verb and its article ("abrirá el Gobierno de Hollin")."""
    at, stop = verb + 1, sentence_of(p, verb)[1]
    while at < stop and p.lower[at] in _words("determiners"):
        at += 1
    return (at, *range(at + 1, min(at + 4, stop))) if at < stop and p.lower[at] in _words("acting") else ()


def dative(p: Parsed, cast: Cast, begin: int, cue: int) -> tuple[int, ...]:
    """To whom something is dear: "a Arvenia le interesa"."""
    return tuple(
        at
        for at in range(begin + 1, cue)
        if acts(p, cast, at) and any(lower in ("a", "al") for lower in p.lower[max(begin, at - 2) : at])
    )


def holder(p: Parsed, cast: Cast, noun: int, last: int) -> tuple[int, ...]:
    """Whom a noun's "de" names as having it: "el compromiso de Arvenia de", "la voluntad de su país de"."""
    stop = min(last + _HOLDER, sentence_of(p, noun)[1])
    named = next((at for at in range(noun + 2, stop) if acts(p, cast, at)), None)
    if named is None or p.lower[noun + 1] not in ("de", "del"):
        return ()
    if any(p.lower[at] not in _words("determiners") and p.lower[at] != "de" for at in range(noun + 1, named)):
        return ()
    behind = range(named + 1, min(named + 7, stop + 3, len(p)))
    found = _owner(p, cast, named) or (named, *(at for at in range(named + 1, min(named + 4, stop)) if cast.at(at)))
    beside = ("de", "con", "a", "para", "en", "por", "es")
    return found if any(p.lower[at] in beside or re.fullmatch(INFINITIVE, p.lower[at]) for at in behind) else ()


def acts(p: Parsed, cast: Cast, token: int) -> bool:
    """Whether the token names an actor, by the cast or by its noun; a possessive ("nuestros hijos") names none."""
    lower = p.lower[token]
    if lower in _words("interjections") or lower.endswith(("amos", "emos", "imos")):
        return False
    return lower in _words("actors") or (
        bool(cast.at(token)) and not any(lower in _words(name) for name in ("determiners", "own", "not_names"))
    )


def tells_of_thing(p: Parsed, cast: Cast, that: int) -> bool:
    """Whether a relative "que" tells more of a noun that is no actor ("una guerra que"), not what is said."""
    first = max(sentence_of(p, that)[0], that - _RELATIVE)
    if p.lower[that] != "que" or p.lower[that - 1] in _words("complementing"):
        return False
    first = next((at + 1 for at in range(that - 2, first, -1) if p.lower[at] in _APART), first)
    if any(acts(p, cast, at) for at in range(first, that)) or listed("reporting").search(
        p.text, p.start[first], p.start[that]
    ):
        return False
    naming = _words("determiners") | _words("quantifiers")
    return any(p.lower[at] in naming for at in range(max(first, that - _HOLDER), that))


def _subject(p: Parsed, cast: Cast, start: int, cue: int) -> tuple[int, ...]:
    if (name := _bare_name(p, start, cue)) is not None:
        return (name,)
    named = [at for at in range(start, cue) if acts(p, cast, at)]
    free = next((index for index, at in enumerate(named) if not _is_governed(p, cast, at, start)), len(named))
    found = named[free:]
    commas = [at for at in range(found[0], cue) if p.lower[at] == ","] if found else []
    return tuple(at for at in found if all(comma > at or comma + 1 in found for comma in commas))


def _bare_name(p: Parsed, start: int, cue: int) -> int | None:
    """The word with a capital right before the verb that no article or preposition stands before ("Lodria abrirá")."""
    last = cue - 1
    while last > start and p.lower[last] in CLITICS | _words("before_verb"):
        last -= 1
    first = last
    while first > start and p.word[first - 1][:1].isupper():
        first -= 1
    governing = _words("determiners") | _words("prepositions")
    if last < start or not p.word[last][:1].isupper():
        return None
    name = p.lower[first]
    if p.lower[first - 1] in _words("titles"):  # "el doctor Brun"
        first -= 1 + (first - 2 >= start and p.lower[first - 2] in _words("determiners"))
    acronym = p.word[last].isupper() and len(p.word[last]) > _SHORT and p.lower[last - 1] in ("el", "la")
    if acronym and last - 1 == start:  # "la CORFO abrirá"
        return last
    if any(p.lower[at] not in _words("light") or p.lower[at] in governing for at in range(start, first)):
        return None  # "la planta Oren abrirá" has a thing as its subject
    known = governing | _words("light") | _words("clauses") | _words("not_names")
    return None if name in known or name.endswith("mente") else last


def _is_governed(p: Parsed, cast: Cast, token: int, start: int) -> bool:
    """Whether a preposition stands before the actor's noun phrase ("las ventas de Hollin"), save in a body's name."""
    at = token
    while at > start and _belongs(p, cast, at - 1, start):
        at -= 1
    if at == start or p.lower[at - 1] not in _words("prepositions"):
        return False
    name = at - 2
    return name < start or not (p.word[name][0].isupper() and name > sentence_of(p, token)[0])


def _belongs(p: Parsed, cast: Cast, token: int, start: int) -> bool:
    """Whether the word before an actor is of the same phrase: its article, title, name, or what "y" joins to it."""
    lower = p.lower[token]
    if lower in ("del", "al"):
        return False
    if lower in ("y", "e"):
        return token > start and (acts(p, cast, token - 1) or p.word[token - 1][0].isupper())
    return (
        lower in _words("determiners")
        or acts(p, cast, token)
        or (p.word[token][0].isupper() and lower not in _words("prepositions"))
    )
