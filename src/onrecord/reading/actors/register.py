"""The identities of a statement so far, and which of them a name can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from .names import fold, words

_MOST_NAMESAKES = 64


@dataclass(eq=False)
class Identity:
    """An actor in the making. `order` is its first token in the text, `spans` its mentions by token, `sents` theirs."""

    kind: str
    order: int
    forms: list[tuple[str, ...]] = field(default_factory=list)
    shown: str = ""
    iso: str | None = None
    key: str | None = None
    offices: set[str] = field(default_factory=set)
    designation: str | None = None
    of: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    sents: set[int] = field(default_factory=set)
    leader: bool = False
    senior: bool = False


@dataclass
class Register:
    """The identities of a statement so far, with the tables that find one by its names."""

    people: list[Identity] = field(default_factory=list)
    places: dict[str, Identity] = field(default_factory=dict)
    by_word: dict[str, dict[int, Identity]] = field(default_factory=dict)
    by_form: dict[tuple[str, ...], Identity] = field(default_factory=dict)
    holders: dict[tuple[str, str | None], dict[int, Identity]] = field(default_factory=dict)
    denotes: dict[int, Identity] = field(default_factory=dict)
    cuts: list[tuple[Identity, int, int]] = field(default_factory=list)
    shared: dict[int, list[Identity]] = field(default_factory=dict)
    signers: list[Identity] = field(default_factory=list)
    by_head: dict[str, list[Identity]] = field(default_factory=dict)
    titled: list[Identity] = field(default_factory=list)

    def note_head(self, name: str, body: Identity) -> None:
        """Note what a body can be called for short: "the Committee" for one whose name ends so or goes on with "of"."""
        head = fold(name.split(" of ", 1)[0].rsplit(" ", 1)[-1])
        if head in words("bodies") and body not in self.by_head.get(head, ()):
            self.by_head.setdefault(head, []).append(body)

    def ambiguous(self, name: tuple[str, ...]) -> bool:
        """Whether a name can be that of more than one person known so far."""
        namesakes = list(self.by_word.get(name[0], {}).values())[:_MOST_NAMESAKES]
        return sum(_fits(name, other, None, None, False) for other in namesakes) > 1

    def leaders(self, of: str | None) -> dict[int, Identity]:
        """The leaders who can be meant by "the leader", of a land where one is told."""
        found = [person for person in self.people if person.leader and (of is None or person.of in (of, None))]
        known = [person for person in found if of and person.of == of]
        return {id(person): person for person in known or found}

    def voice(self, tokens: Iterable[int]) -> Identity | None:
        """The person that a label's tokens name: that of the last which denotes one."""
        found = [who for token in tokens if (who := self.denotes.get(token)) and who.kind == "person"]
        return found[-1] if found else None


def match(
    register: Register, name: tuple[str, ...], office: str | None, of: str | None, *, titled: bool
) -> Identity | None:
    """The one person whose name this can be; none where there is more than one or the evidence is too thin."""
    if not name:
        return None
    if name in register.by_form:
        return register.by_form[name]
    namesakes = register.by_word.get(name[-1], {})
    if len(namesakes) > _MOST_NAMESAKES:
        return None
    candidates = [person for person in namesakes.values() if _fits(name, person, office, of, titled)]
    if len(candidates) > 1 and office:
        candidates = [person for person in candidates if office in person.offices]
    return candidates[0] if len(candidates) == 1 else None


def _fits(name: tuple[str, ...], person: Identity, office: str | None, of: str | None, titled: bool) -> bool:
    if of and person.of and of != person.of:
        return False
    for form in person.forms:
        if len(name) <= len(form) and name == form[-len(name) :]:
            return True
        if len(form) < len(name) and form == name[-len(form) :]:
            return True
        if len(name) == 1 and name[0] == form[0] and (titled or name in person.forms):
            return True
        if len(name) > 1 and len(form) > 1 and set(name) < set(form) | {form[0]} and set(name) <= set(form):
            return True
        if name[-1] == form[-1] and len(name) > 1 and len(form) > 1:
            if name[0].rstrip(".") == form[0].rstrip("."):
                return True
            alike = name[0][0] == form[0][0]
            if alike and (len(name[0].rstrip(".")) == 1 or len(form[0].rstrip(".")) == 1):
                return True
            if office in person.offices and (alike or office in words("leader")):
                return True
    return False
