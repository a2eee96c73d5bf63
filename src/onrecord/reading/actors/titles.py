"""A statement's title: its words, and where the names in it end."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.reading.parsed import Parsed

from .found import Found, Person
from .identity import name_of
from .names import words

_WORD = re.compile(r"\w[\w.]*(?<!\.)\.?(?=[\s\-,]|$)|['’]s\b|\w+|[^\w\s]")
_LONGEST = 400
_PLAIN = (2, 3)
_SURE = 2  # a name's first words; what follows may be the title's


def words_of_title(title: str) -> Parsed | None:
    """The title as words only: no syntax, capitals are names."""
    title = title[:_LONGEST]
    matches = list(_WORD.finditer(title))
    if not matches:
        return None
    word = [match.group() for match in matches]
    size = len(word)
    pos = ["PROPN" if part[0].isupper() else "X" for part in word]
    own = list(range(size))
    return Parsed(
        text=title, start=[match.start() for match in matches], end=[match.end() for match in matches], word=word,
        lower=[part.lower() for part in word], lemma=[part.lower() for part in word], pos=pos, tag=pos,
        dep=[""] * size, head=own, left=own, right=[i + 1 for i in own], children=[[] for _ in own],
        sents=[(0, size)], sent=[0] * size, paras=[(0, len(title))], para=[0] * size, ents=[], ent=[-1] * size,
    )  # fmt: skip


def topic_of(title: Parsed) -> int:
    """Where a title turns to what it is about: "Statement of A and B on C"; its length where it does not."""
    about = words("about")
    return next((at for at, lower in enumerate(title.lower) if at and lower in about), len(title))


def trimmed(title: Parsed, named: Found, parsed: Parsed, spoken: Found) -> Found:
    """The title's persons without the words behind their names, which stand in capitals there too.

    A name ends where a name of the text does ("Ana Ruiz-Oda" in "Ana Ruiz-Oda En Route Hollin", of a text that calls
    her Ms. Ruiz-Oda), else before a third or later word that the text prints in lower case. Behind a lone first word
    it ends only before a verb: in "Kim Sun-Ho" that word is the surname.

    Args:
        title: The title's words.
        named: What was found in it.
        parsed: The text.
        spoken: What was found in the text.
    """
    ends: dict[str, set[tuple[str, ...]]] = {}
    for person in spoken.persons:
        if person.sure and (name := name_of(parsed, person)):
            ends.setdefault(name[-1], set()).add(name)

    def trim(person: Person) -> Person:
        name = name_of(title, person)
        first, last = person.name
        if len(name) != last - first:
            return person
        for size in range(len(name), 0, -1):
            known = any(name[size - len(known) : size] == known for known in ends.get(name[size - 1], ()))
            if known and (size > 1 or name[-1] == name[0] or name[1].endswith("s")):
                return _cut(person, first + size)
        plain = (at for at in range(first + _SURE, last) if title.word[at][0].isalpha() and _is_word(parsed, title, at))
        return _cut(person, next(plain, last))

    return replace(named, persons=[trim(person) for person in named.persons])


def plain_names(title: Parsed, named: Found) -> Found:
    """Names of two or three words without an office: they may be the full names of persons whom the text tells of."""
    persons = [one for one in named.persons if not one.sure and one.last - one.first in _PLAIN]
    return Found(persons=[one for one in persons if title.word[one.first].isalpha()])


def _is_word(parsed: Parsed, title: Parsed, at: int) -> bool:
    lower = title.lower[at]
    return any(parsed.word[token] == lower for token in parsed.by_lower.get(lower, ())[:20])


def _cut(person: Person, last: int) -> Person:
    return replace(person, name=(person.name[0], last), last=max(person.last - person.name[1] + last, last))
