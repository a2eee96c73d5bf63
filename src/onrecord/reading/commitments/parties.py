"""Parties: who is bound, toward whom, and in whose words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Attribution

from .clauses import conjuncts, convenes, singular
from .cue import Cue
from .decisions import body_of, is_enumerator
from .joint import agreed_with, body_before, companions, is_nameless, is_official, is_shared, states_of_both, teller
from .spanish_both import body_meant, is_alone, land_of, named_by, takes_both, whose
from .vocabulary import Vocabulary
from .voices import Voices

_JOINT = re.compile(
    r"\bjoint\b.*\b(?:statement|communiqu[eé]|declaration|release)|\bstatement\b.*\b(?:leaders|between)\b"
    r"|\bcomunicado conjunto\b",
    re.IGNORECASE,
)
_OFFICES = re.compile(r"\b(?:administration|department of|ministry|state department|cabinet)\b", re.IGNORECASE)
_COLLECTIVE = frozenset({"we", "they", "our", "their", "us", "both", "all", "each"})
_OWN = frozenset({"we", "our", "us", "'s", "’s"})  # "let's"
_SINGULAR = frozenset({"i", "my"})
_FIRST = _OWN | _SINGULAR
_THIRD = frozenset({"they", "their", "them", "themselves"})
_TOWARD = frozenset({"to", "with", "for", "toward", "towards", "against"})


class Parties:
    """Resolves the words that name the parties of a commitment to actors of the cast."""

    def __init__(
        self, p: Parsed, cast: Cast, v: Vocabulary, attributions: Sequence[Attribution], title: str = ""
    ) -> None:
        self.p, self.cast, self.v = p, cast, v
        self.names = {actor.id: actor.name for actor in cast.actors}
        self.types = {actor.id: actor.type for actor in cast.actors}
        self.nameless = {actor.id for actor in cast.actors if is_nameless(actor)}
        bodies = tuple(name for name in cast.principals if name not in cast.persons)  # what meets or signs
        self.is_joint = bool(cast.declared) or _JOINT.search(title) is not None or len(bodies) > 1
        self.states = tuple(actor for actor in cast.actors if actor.type == "state")
        self.both = cast.declared or states_of_both(p, cast, title)
        sides = self._state_of(self._sides())
        if cast.signer is not None and cast.issuer is not None and not self.is_joint:  # one speaker's own words
            sides = (cast.issuer,)
        self.sides = self.both if self.is_joint and len(sides) < 2 else sides
        if any(self.types[name] != "state" for name in bodies):
            self.sides = self.both = cast.principals
        self.voices = Voices(p, cast, attributions)

    def _sides(self) -> tuple[str, ...]:
        """The sides: whom the first plural mention denotes, else the states that persons speak for."""
        for token in sorted(self.cast.denotes):
            ids = self.cast.states(self.cast.denotes[token])
            if len(ids) > 1 and (self.is_joint or self.p.lower[token] not in _THIRD):
                return ids
        spoken = tuple(dict.fromkeys(self.cast.speaks_for.values()))
        if len(spoken) > 1:
            return spoken
        return (self.cast.issuer,) if self.cast.issuer is not None else spoken

    def _state_of(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The actors as states: persons by whom they speak for, the issuer's offices as it, two persons as both."""
        found = self.cast.states(ids)
        issuer = self.cast.issuer
        if issuer is not None and self.types.get(issuer) == "state":
            foreign = [actor.name for actor in self.states if actor.id != issuer]
            found = tuple(
                dict.fromkeys(
                    issuer
                    if name in self.nameless
                    or (_OFFICES.search(self.names[name]) and not any(land in self.names[name] for land in foreign))
                    else name
                    for name in found
                )
            )
        persons = all(self.types.get(name) == "person" for name in ids)
        if persons and len(found) == len(self.both) > 1 and any(self.types.get(name) == "person" for name in found):
            return self.both
        return found

    def agents(self, cue: Cue) -> tuple[str, ...]:
        """Who is bound: states, with a single person whom the words name; the sides where nobody is named."""
        if cue.rule.startswith("spanish"):
            return self._spanish(cue)
        if not cue.agents:
            if cue.rule == "decision of a body":
                return self._body()
            return body_before(self.p, self.cast, cue) or self._telling(cue) or self.sides
        ids: list[str] = []
        plural = False
        for head in (*cue.agents, *companions(self.p, cue)):
            for token in conjuncts(self.p, head):
                here = self._at(token)
                ids += here
                plural = plural or (not here and self._stands_for_sides(token))
        found = tuple(dict.fromkeys(ids))
        if not found and self.p.lower[cue.agents[0]] == "its" and self._opens_with_verb(cue.agents[0]):
            return self._body()
        if not found and self.p.lower[cue.agents[0]] in _SINGULAR and self.cast.issuer is not None:
            return (self.cast.issuer,)  # who signs is not told
        if not found:
            pronoun = self.p.lower[cue.agents[0]] in _OWN
            return (self.sides if pronoun or len(self.sides) > 1 else self.both) if plural else ()
        states = self._state_of(found)
        if len(states) == 1 and self._is_shared(cue):
            return tuple(dict.fromkeys((*states, *self.both)))
        if len(states) == 1 and (other := agreed_with(self.p, self.cast, self.v, cue, states[0])) is not None:
            return (*states, other)
        met = self.p.lemma[cue.agents[0]] in ("leader", "side") or self.p.lower[cue.agents[0]] in _COLLECTIVE
        if self.is_joint and met and len(self.both) == 2 and set(self.both) < set(states):
            return self.both
        alone = len(states) == 1 and self.types.get(states[0]) in ("state", "person")
        if self.is_joint and alone and self.p.lower[cue.agents[0]] in _COLLECTIVE:
            return self.both
        persons = tuple(name for name in found if self.types.get(name) == "person" and name not in self.nameless)
        if cue.rule == "order to officials":
            named = [at for head in cue.agents[1:] for at in (head, *self.p.dependents(head, "appos"))]
            officials = [name for at in named for name in self.cast.at(at) if self.types.get(name) == "person"]
            ordering = self.cast.states(
                tuple(name for token in conjuncts(self.p, cue.agents[0]) for name in self._at(token))
            )
            return tuple(dict.fromkeys([*(ordering or (self.sides if plural else ())), *officials]))
        if len(persons) == 1 and len(found) == 1:
            if self.p.lower[cue.agents[0]] in _SINGULAR:
                states = self._side_of(persons)
            elif states == persons and is_official(self.cast, persons[0]):
                states = (self.cast.issuer,) if self.cast.issuer is not None else ()
            return (*persons, *(state for state in states if state not in persons))
        return states

    def _telling(self, cue: Cue) -> tuple[str, ...]:
        """The one side that tells what nobody named will do: "Hollin announced that the ship would be bought"."""
        who = teller(self.p, self.v, cue)
        states = self.cast.states(self._at(who)) if who is not None else ()
        return states if len(states) == 1 and self.types.get(states[0]) == "state" else ()

    def _is_shared(self, cue: Cue) -> bool:
        """Whether one speaker's words mean both sides."""
        if len(self.both) < 2 or not set(self.cast.states(self._at(cue.agents[0]))) & set(self.both):
            return False
        return is_shared(self.p, self.cast, self.v, cue)

    def _spanish(self, cue: Cue) -> tuple[str, ...]:
        """Whom the words before a Spanish cue name; its own side where it is in the first person."""
        words = lexicon.load("commissives_es")
        own = cue.agents == (cue.first,)
        ids = () if own else named_by(self.p, self.cast, cue.agents)
        if cue.agents and not (own or ids) and (lands := land_of(self.p, self.cast, cue.agents[0])) is not None:
            return lands
        ids = tuple(dict.fromkeys(whose(self.cast, name) for name in ids))
        if ids:
            states = self._state_of(ids)
            lone = len(ids) == 1 and self.types.get(ids[0]) == "person" and not cue.rule.startswith("spanish noun")
            if states == ids and any(self.p.lower[token] in words["officials"] for token in cue.agents):
                states = self._side_of(ids)  # "la ministra de Salud, Paola Vega", of no land that is told
            return tuple(dict.fromkeys((*ids, *states))) if lone else states
        if not own and (body := body_meant(self.p, self.cast, cue.agents)) is not None:
            return body
        if any(self.p.lower[token] in words["plurals"] for token in cue.agents):
            return self.sides if len(self.sides) > 1 else self.both
        if len(self.both) > 1 and takes_both(self.p, cue):
            return self.both
        if not cue.agents and self.p.lower[cue.first] == "nos":  # "nos van a vender": who is not "we"
            return tuple(name for name in self.both if name != self.cast.issuer) or self.sides
        if cue.agents and (voice := self.voices.at(cue.first)):
            alone = own and is_alone(self.p, cue)
            named = tuple(name for name in voice if name not in self.nameless) if alone else ()
            return tuple(dict.fromkeys((*named, *self._side_of(voice))))
        if cue.agents and not self.is_joint and self.cast.issuer is not None:
            return (self.cast.issuer,)
        return self._side_of(self.voices.at(cue.first) or self.sides)

    def _opens_with_verb(self, token: int) -> bool:
        """Whether the word stands in a paragraph of a resolution ("Affirms its determination")."""
        first = self.p.tokens_in(*self.p.paras[self.p.para[token]])[0]
        body = body_of(self.p, first, token + 1)
        lower = self.p.lower[body]
        stems = {lower[:-1], lower[:-2]} if lower.endswith("s") and self.p.word[body][0].isupper() else set()
        return bool(stems & (self.v.words["made_by"] | self.v.operatives))

    def _body(self) -> tuple[str, ...]:
        for actor in self.cast.actors:
            if actor.type == "organisation":
                return (actor.id,)
        return (self.cast.issuer,) if self.cast.issuer is not None else ()

    def _side_of(self, voice: tuple[str, ...]) -> tuple[str, ...]:
        """Whom "we" of a speaker means: the state spoken for; the issuer where no state is known of the speaker."""
        states = self.cast.states(voice)
        unknown = self.cast.issuer is not None and all(self.types.get(name) == "person" for name in states)
        return (self.cast.issuer,) if unknown and self.cast.issuer is not None else states

    def _at(self, token: int) -> tuple[str, ...]:
        lower = self.p.lower[token]
        if lower in ("you", "your"):
            return self.voices.listener(token) if lower == "you" else self.cast.states(self.voices.listener(token))
        if lower in _FIRST and (voice := self.voices.at(token)):
            return voice if lower in _SINGULAR else self._side_of(voice)
        office = self.p.lemma[token] in self.v.words["own_offices"] and self.p.tag[token] != "NNS"
        owners = [child for child in self.p.children[token] if office and self.p.lower[child] in ("my", "our", "your")]
        if owners and (ids := self.cast.states(self._at(owners[0]))):  # "my Government", "your Ministry"
            return ids
        found = self.cast.at(token)
        if found:
            return found
        if lower in _SINGULAR and self.cast.signer is not None:
            return (self.cast.signer,)
        if lower in _COLLECTIVE or self.p.lemma[token] in ("leader", "side", "party"):
            return ()
        for child in self.p.children[token]:
            narrowing = self.p.dep[child] in ("poss", "compound", "amod", "nmod", "appos")
            inner = self.p.dependents(child, "compound")  # "GCC member states"
            if narrowing and (ids := next((ids for at in (child, *inner) if (ids := self.cast.at(at))), ())):
                return ids
            if self.p.dep[child] == "prep" and self.p.lower[child] == "of":
                for noun in self.p.children[child]:
                    if self.p.dep[noun] == "pobj":
                        ids = tuple(name for word in conjuncts(self.p, noun) for name in self.cast.at(word))
                        if ids:
                            return ids
        if self.p.lemma[token] in self.v.words["own_offices"] and self.cast.issuer is not None:
            own = self.types.get(self.cast.issuer) == "state" and self.p.tag[token] in ("NN", "NNP")
            return (self.cast.issuer,) if own else ()
        return ()

    def _stands_for_sides(self, token: int) -> bool:
        lower = self.p.lower[token]
        if is_enumerator(self.p, token) or convenes(self.p, self.v, token):  # "c. committed to", under "The leaders:"
            return True
        if lower in _COLLECTIVE or (self.p.tag[token] == "CD" and self.p.lower[token - 1] == "the"):  # "the two agreed"
            return True
        plural = any(self.p.lower[child] in ("each", "every") for child in self.p.dependents(token, "det"))
        plural = plural or self.p.tag[token] in ("NNS", "NNPS") or (self.p.tag[token] == "NNP" and lower.endswith("s"))
        return plural and bool({self.p.lemma[token], singular(lower)} & self.v.words["agents"])

    def toward(self, cue: Cue, agents: tuple[str, ...], end: int) -> tuple[str, ...]:
        """The actors that the action is for or with, beside the agents."""
        out: list[str] = []
        bound = set(agents) | set(self.cast.states(agents))
        for token in range(cue.action, min(end, cue.action + 40)):
            ids = self.cast.at(token)
            if not ids or self.p.dep[token] not in ("pobj", "dobj", "dative", "poss"):
                continue
            head = self.p.head[token]
            directed = (self.p.dep[token] == "pobj" and self.p.lower[head] in _TOWARD) or (
                self.p.dep[token] in ("dobj", "dative") and self.p.lemma[head] in lexicon.load("commitments")["helping"]
            )
            if directed:
                out += [name for name in ids if name not in bound and not bound & set(self.cast.states((name,)))]
        return tuple(dict.fromkeys(out))

    def reported_by(self, cue: Cue, start: int) -> str | None:
        """The one in whose words the commitment is told: the speaker of the innermost quotation or report around it."""
        if (speaker := self.voices.telling(start)) is not None:
            return speaker
        if cue.reporter is not None:
            ids = self.cast.at(cue.reporter)
            if len(ids) == 1:
                return ids[0]
        return None
