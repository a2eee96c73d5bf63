"""Spanish presents of what is to come: "mañana firmamos", "el arancel queda en cero el lunes", "se lo mando luego"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .cue import Cue
from .spanish_behind import meets
from .spanish_clauses import has_verb, sentence_of
from .spanish_cue import acts_within, spanish_cue, with_clitics
from .spanish_forms import (
    also_noun,
    carried_out,
    is_performance,
    moving,
    of_subjunctive,
    performing,
    planned,
    timed,
    told,
)
from .spanish_limits import spanish_limit
from .spanish_subjects import acts, following_agents, tells_of_thing
from .spanish_words import INFINITIVE, infinitive, listed, words

_OBJECTS = frozenset({"lo", "la", "los", "las", "les", "le", "me", "nos"})
_BESIDE = 6
_NEAR = 8
_NOUN = 4


def scheduled_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """Presents of what is to come: "mañana firmamos el convenio", "se firma mañana", "el jueves tengo una reunión"."""
    for lower in (timed().keys() | carried_out() | set(words("holding"))) & p.by_lower.keys():
        for token in p.by_lower[lower]:
            if (cue := _scheduled(p, cast, token)) is not None:
                yield cue


def _scheduled(p: Parsed, cast: Cast, token: int) -> Cue | None:
    before = p.lower[token - 1]
    alone = p.lower[token].endswith(("o", "oy")) and (before in _OBJECTS or before not in words("determiners"))
    cue = spanish_cue(p, cast, "firm", with_clitics(p, token), token + 1, token, "", own=alone)
    if p.lower[cue.begin - 2 : cue.begin] == [",", "que"]:  # "el comunicado, que sale más tarde"
        cue = replace(cue, begin=_noun_before(p, cue.begin - 2))
    if _is_in_limit(p, token):
        return None
    if _is_scheduled(p, cast, cue, token, alone):
        return cue
    return replace(cue, rule="spanish planned: firm") if _is_timed(p, cast, cue, token, alone) else None


def _is_in_limit(p: Parsed, token: int) -> bool:
    """Whether the verb belongs to a clause that sets a limit ("mientras hacemos el empalme")."""
    near = max(sentence_of(p, token)[0], token - _BESIDE)
    opening = next((at for at in range(token - 1, near - 1, -1) if p.lower[at] in words("limiting")), None)
    known = {*of_subjunctive(), *words("deadlines")["subjunctives"]}
    if opening is None or any(p.lower[at] in known for at in range(opening + 1, token)):
        return False  # "mientras haya agua no nos vamos"
    limit = spanish_limit(p.text, p.start[opening], p.end[token])
    return limit is not None and limit[0] < p.start[token] < limit[1]


def _is_scheduled(p: Parsed, cast: Cast, cue: Cue, token: int, alone: bool) -> bool:
    lower, behind = p.lower[token], [*p.lower[token + 1 : token + 3], "", ""]
    led = (behind[0] == "a" and re.fullmatch(INFINITIVE, behind[1])) or behind[0].endswith("ndo")
    if led or p.lower[token - 1] == "que":
        return False  # "vamos a abrir", "la semana que viene"
    things = not lower.endswith("mos") and any(one in words("things") for one in p.lower[cue.begin : cue.first])
    told = "se" in p.lower[cue.first : token] and leads_on(p, token, timed().get(lower, ""))
    if things or told:  # "el invierno llega en junio", "se cumple un año"
        return False
    opening, end = sentence_of(p, token)[0], cue.end or token + 1
    opening = next((at + 1 for at in range(cue.begin - 1, opening, -1) if ";" in p.lower[at]), opening)
    if lower in words("holding") and not meets(p, cast, token, "tener"):
        return False
    if lower in words("holding") or (lower in carried_out() and "se" in p.lower[cue.first : token]):
        limit = spanish_limit(p.text, p.start[opening], p.end[end - 1])
        apart = limit is not None and limit[0] < p.start[cue.begin] and tells_of_thing(p, cast, cue.begin - 1)
        return limit is not None and limit[2] in ("on", "by", "within") and not (apart or comes_about(p, token))
    verb = planned().get(lower)
    if verb is None or not (cue.agents or verb in words("arriving")):
        return False
    own = lower.endswith("mos")
    limit = spanish_limit(p.text, p.start[opening], p.start[token])
    to_come = listed("ahead").search(p.text, p.start[opening], p.end[end - 1]) is not None
    if own:
        return to_come or (limit is not None and limit[2] == "event")
    return to_come or (alone and limit is not None and limit[2] in ("on", "within")) or arrives(p, cast, cue, verb)


def _is_timed(p: Parsed, cast: Cast, cue: Cue, token: int, alone: bool) -> bool:
    """Whether a time ahead stands with a present ("el arancel queda en cero el lunes", "se lo mando apenas llegue")."""
    lower, before = p.lower[token], set(p.lower[cue.first : token])
    verb = timed().get(lower)
    if verb is None or not _is_verb(p, cast, cue, token) or comes_about(p, token) or leads_on(p, token, verb):
        return False
    said = before & {"se", *_OBJECTS} == {"se"} or p.lower[token + 1 : token + 2] == ["que"]
    says = (said and verb in words("speaking")) or (verb == "decir" and not before & {"se", "les", "le", "te", "nos"})
    limit = None if says else ahead(p, cue) or today(p, cue)  # "se dice pronto", "dice que mañana"
    if limit is None or has_verb(p, token + 1, p.tokens_in(*limit)[0]):
        return False
    if ":" in p.lower[token + 1 : p.tokens_in(*limit)[0]]:  # "anuncio algo: el lunes"
        return False
    if limit[0] < p.start[cue.begin] and p.end[token] <= limit[1]:  # "en lo que me queda de gobierno"
        return False
    if verb == "ver" and ("nos" not in before or limit[0] < p.start[token] or not _is_met(p, cue)):
        return False  # "ahora lo vemos", "mañana nos vemos"
    if verb == "venir" and "se" in before:  # "se me viene a la mente"
        return False
    if verb == "estar" and p.lower[_beyond(p, token, limit)] not in words("placing"):
        return False  # "mañana estamos en Hollin"
    if p.text[slice(*limit)].lower() == "hoy" and not (limit[0] > p.start[token] and "se" in before):
        return False  # "hoy exportamos más"
    if alone or lower.endswith("mos"):
        if verb == "quedar" and p.lower[token + 1 : token + 2] in (["en"], ["de"]):  # "nos quedamos en que"
            return False
        return lower not in told() or _is_surely_ahead(p, limit)
    things = {one for one in p.lower[cue.begin : cue.first] if one in words("things")}
    if things and not before & _OBJECTS and not (things == {"eso"} and "se" in before):  # "eso se define el lunes"
        return False
    told_so = bool(cue.agents) and p.lower[cue.begin - 1] == "que"  # "me dice el almirante que lo termina en mayo"
    given = bool(before & _OBJECTS) and (lower.endswith("n") or told_so or bool(following_agents(p, token)))
    comes = verb in words("arriving") or verb in words("staying") or (verb in moving() and _opens(p, cue, limit))
    comes = comes or (bool(cue.agents) and verb in performing() and _opens(p, cue, limit))  # "y el lunes manda el plan"
    return acts_within(cue) or "se" in before or given or comes


def _is_surely_ahead(p: Parsed, limit: tuple[int, int]) -> bool:
    """Whether a limit is of the time to come whatever the tense: by its words, or with a year or "next"."""
    if listed("ahead").search(p.text, *limit) or listed("surely_ahead").match(p.text, limit[0]):
        return True
    inside = [p.lower[at] for at in p.tokens_in(*limit)]
    return any(re.fullmatch(r"20\d\d|próxim[oa]s?|entrante|venider[oa]", lower) for lower in inside)


def _is_met(p: Parsed, cue: Cue) -> bool:
    """Whether it is told with whom or where one meets, not only taken leave ("nos vemos mañana")."""
    return any(lower in words("placing") and lower != "el" for lower in p.lower[cue.action + 1 : cue.end])


def _beyond(p: Parsed, token: int, limit: tuple[int, int]) -> int:
    """The token behind a verb, or behind the time limit that stands there."""
    behind = min(token + 1, len(p) - 1)
    if limit[0] != p.start[behind]:
        return behind
    return min(p.tokens_in(*limit)[-1] + 1, len(p) - 1)


def _opens(p: Parsed, cue: Cue, limit: tuple[int, int]) -> bool:
    """Whether nothing but the time limit stands before the verb ("en dos semanas vuelve el equipo")."""
    return cue.begin == cue.first or (limit[0] <= p.start[cue.begin] and p.end[cue.first - 1] <= limit[1])


def _is_verb(p: Parsed, cast: Cast, cue: Cue, token: int) -> bool:
    """Whether the form is a verb where it stands: behind a pronoun or its subject, else of no noun's letters."""
    believed = cue.first == token and p.lower[token] in words("complementing")  # "creo que el lunes"
    if believed or _describes(p, cue.first - 1) or p.lower[cue.begin - 1] in words("whens"):
        return False
    behind = [*p.lower[token + 1 : token + 3], "", ""]
    if behind[0] == "a" and re.fullmatch(INFINITIVE, behind[1]) and timed()[p.lower[token]] == "ir":
        return False  # "vamos a abrir"
    if behind[0].endswith("ndo") and timed()[p.lower[token]] in moving():  # "venimos trabajando"
        return False
    if cue.first < token and not (also_noun(p.lower[token]) and p.lower[cue.first : token] in (["la"], ["las"])):
        return True  # not "la visita"
    before = p.lower[token - 1] if token else ""
    if before in words("determiners") or before in words("prepositions") or before in words("coming"):
        return False
    if not also_noun(p.lower[token]) or before in ("yo", "ya") or acts(p, cast, token - 1):
        return True
    limit = spanish_limit(p.text, p.start[cue.begin], p.start[token])
    opens = limit is not None and limit[0] == p.start[cue.begin]
    led = limit is not None and _opens(p, cue, limit[:2])  # "mañana parte la vacunación"
    if (p.lower[token].endswith("o") or led) and behind[0] in words("determiners"):  # "mañana firmo el decreto"
        return True
    begin = p.tokens_in(*limit[:2])[-1] + 1 if limit is not None and opens else cue.begin
    begin += p.lower[begin] == ","
    named = token - begin > 1 and p.lower[begin] in words("determiners")  # "el arancel baja a cero"
    return named and (behind[0] in words("prepositions") or behind[0] in words("counting") or behind[0][:1].isdigit())


def _noun_before(p: Parsed, comma: int) -> int:
    """Where the noun begins that ends before a comma: at its determiner; at the comma's "que" if none is near."""
    near = range(comma - 1, max(sentence_of(p, comma)[0], comma - _NOUN) - 1, -1)
    begin = next((at for at in near if p.lower[at] in words("determiners")), comma + 1)
    return comma + 1 if p.lower[begin - 1] in words("prepositions") else begin


def _describes(p: Parsed, that: int) -> bool:
    """Whether "que" tells more of a noun there, not what is said ("la cumbre que se celebra en mayo")."""
    if p.lower[that] != "que" or p.lower[that - 1] in {",", *words("complementing")}:
        return False
    return listed("reporting").search(p.text, p.start[max(that - _NEAR, 0)], p.start[that]) is None


def ahead(p: Parsed, cue: Cue) -> tuple[int, int] | None:
    """Where the time limit of the clause stands, if it is a time to come; words before the clause may hold it."""
    opening, stop = sentence_of(p, cue.first)[0], p.end[(cue.end or cue.action + 1) - 1]
    for start in (p.start[cue.begin], p.start[opening]):
        found = spanish_limit(p.text, start, stop)
        if found is not None and start < p.start[cue.begin]:
            behind = p.tokens_in(*found[:2])[-1] + 1
            apart = found[0] - start > _BESIDE and p.start[cue.begin] - found[1] > len(", ")
            aside = p.lower[behind] == p.lower[cue.begin - 1] == "," and p.lower[behind + 1] in words("asides")
            told_of = has_verb(p, behind, cue.begin) and not aside
            if apart or told_of or ";" in p.lower[behind : cue.begin]:
                return None
        if found is not None:
            return None if listed("under_way").match(p.text, found[0]) else found[:2]
    return None


def today(p: Parsed, cue: Cue) -> tuple[int, int] | None:
    """Where "hoy" stands in the clause."""
    at = next((at for at in range(cue.begin, cue.end or cue.action + 1) if p.lower[at] == "hoy"), None)
    return None if at is None else (p.start[at], p.end[at])


def arrives(p: Parsed, cast: Cast, cue: Cue, verb: str) -> bool:
    """Whether a thing comes or begins on a day that is told ("el hospital abrirá en mayo")."""
    if verb not in words("arriving"):
        return False
    if verb == "recibir":
        return any(p.lower[at] in words("receivers") for at in range(cue.begin, cue.first))
    end = cue.end or cue.action + 1
    behind = [*p.lower[cue.action + 1 : cue.action + 3], "", ""]
    if verb == "estar" and not (acts_within(cue) or is_performance(behind[0])):
        return False
    if verb == "tener" and not (meets(p, cast, cue.action, "haber") or _is_given(p, cue)):  # "tendrán becas desde mayo"
        return False
    if verb == "poder" and listed("starting").search(p.text, p.start[cue.begin], p.end[end - 1]) is None:
        return False  # "a partir de mayo los vecinos podrán cruzar"
    if behind[0] in ("a", "al") and _is_amount(behind[1]):  # "llegará a un millón"
        return False
    limit = spanish_limit(p.text, p.start[cue.begin], p.end[end - 1])
    if limit is None and (before := ahead(p, cue)) is not None:  # "mientras dure, los fondos llegarán primero"
        limit = spanish_limit(p.text, *before)
        if limit is not None and limit[2] in ("event", "during") and not listed("tenure").search(p.text, *before):
            return False  # "mientras haya pobreza, las familias van a llegar"
    if limit is not None and has_verb(p, cue.action + 1, p.tokens_in(*limit[:2])[0]):
        return False  # "de ahí viene que insista en ello, como hay elecciones en mayo"
    if verb in ("seguir", "continuar") and is_performance(behind[0]):
        return limit is not None
    if verb == "ser" and not meets(p, cast, cue.action, verb):
        return False
    if verb in ("seguir", "continuar", "mantener", "permanecer"):
        lasting = limit is not None and listed("lasting").match(p.text, limit[0]) is not None
        return limit is not None and (
            limit[2] in ("by", "until") or lasting or (verb == "continuar" and limit[2] == "on")
        )
    if limit is not None and limit[2] == "vague":  # "en las próximas semanas llegarán los vagones"
        return listed("nearing").match(p.text, limit[0]) is not None and not comes_about(p, cue.action)
    return limit is not None and limit[2] in ("on", "by", "within", "during", "event")


def _is_given(p: Parsed, cue: Cue) -> bool:
    """Whether some will have by a time what they are given ("las familias tendrán su escritura antes de mayo")."""
    before = ahead(p, cue)
    limit = spanish_limit(p.text, *before) if before is not None else None
    held = set(p.lower[cue.action + 1 : cue.action + 1 + _NOUN])
    unsought = {*words("forecast"), *words("prospects"), *words("befalling"), "que"}
    sure = limit is not None and (limit[2] in ("by", "on", "within") or listed("tenure").search(p.text, *limit[:2]))
    return bool(sure) and not unsought & held


def _is_amount(lower: str) -> bool:
    """Whether a number begins with the word, or a state is told by its infinitive ("llegará a ser")."""
    if lower in ("partir", "contar"):  # "abrirá a partir de mayo"
        return False
    number = lower[:1].isdigit() or lower in words("counting") or lower in words("about") or lower in ("un", "una")
    return number or (re.fullmatch(INFINITIVE, lower) is not None and infinitive(lower) not in performing())


def leads_on(p: Parsed, token: int, verb: str) -> bool:
    """Whether the verb only leads the talk or the ceremony on ("daremos inicio al acto")."""
    return any(word in words("conduct").get(verb, ()) for word in p.lower[token + 1 : token + 4])


def comes_about(p: Parsed, token: int) -> bool:
    """Whether what is told of comes about by itself: "se abrirán oportunidades"."""
    return any(lower in words("prospects") for lower in p.lower[token + 1 : token + 5])
