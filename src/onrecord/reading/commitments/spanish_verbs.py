"""Spanish undertakings told by tense: futures, "va a" with an infinitive, "está" with a gerund."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .spanish_behind import going_on, meets, will_be_done
from .spanish_clauses import clause_begin, sentence_of
from .spanish_cue import acts_within, spanish_cue, with_clitics
from .spanish_foretold import comes_to_be
from .spanish_forms import is_performance, moving, performing
from .spanish_limits import spanish_limit
from .spanish_presents import ahead, arrives, comes_about, leads_on, today
from .spanish_progressive import begun
from .spanish_subjects import acts, clause_agents, following_agents, tells_of_thing
from .spanish_words import INFINITIVE, future, infinitive, listed, lowered, of_gerund, words

_NEAR = 3
_OBJECT = 4


def tensed_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "apoyará", "trabajaremos", "se mantendrán", "vamos a apoyar"."""
    for first, last, token, verb, own in (*_futures(p), *_goings(p)):
        start = with_clitics(p, first)
        passive = "se" in p.lower[start:first] or (p.lower[token].endswith("rse") and verb in performing())
        done = will_be_done(p, token, verb)
        foretells = _foretells(p, cast, token, verb, own=own, passive=passive or done)
        if verb == "ir" and not own and {"le", "les", "nos", "me"} & set(p.lower[start:first]):  # "nos va a ir mejor"
            continue
        stays = verb == "estar" and _beyond(p, token) in words("placing")
        told = verb in words("telling_later") or (verb in ("tener", "llegar") and own)
        known = verb in words("arriving") and not own
        given_us = verb in words("outcome") and {"le", "les", "nos"} & set(p.lower[start:first])
        spared = passive and verb in words("outcome") and "no" in p.lower[start:first]  # "no se va a mover nada"
        foretells = foretells and not ((passive and given_us) or spared)  # "se les van a dar facilidades"
        if leads_on(p, token, verb) or comes_to_be(p, first, token, verb):
            continue
        if foretells and not (known or told or (own and stays)):
            continue
        alone = start == first and token + 1 == sentence_of(p, token)[1] - 1
        if own and alone and verb in words("opening"):
            continue  # "ya vamos a terminar."
        if passive and (_is_by_means(p, token) or comes_about(p, token)):
            continue
        opening = start if own or "me" not in p.lower[start:first] else first  # "el presidente me va a recibir"
        cue = spanish_cue(p, cast, _strength(p, token, verb), opening, last, token, "", own=own)
        if cue.negated and verb in words("refused"):  # "no vamos a esperar" is no hope
            cue = replace(cue, strength="firm", rule=cue.rule.replace(cue.strength, "firm"))
        if not (own or passive or cue.agents):
            inner = tuple(at for at in range(first + 1, token) if acts(p, cast, at))  # "van ellos a abrir"
            cue = replace(cue, agents=inner or _behind(p, cast, cue, token, verb) or _before(p, cast, cue, verb))
        comes = (not own or stays) and arrives(p, cast, cue, verb)
        if (own and not foretells) or comes or _is_set(p, cue, verb, own=own):
            yield cue
            continue
        if not (own or passive or acts_within(cue)) and _tells_of(p, cast, cue) and ahead(p, cue) is None:
            continue
        supposed = p.lower[token].endswith(("ía", "ían")) or p.lower[first].startswith("iba")
        vowed = (
            supposed and listed("vowing").search(p.text, p.start[sentence_of(p, token)[0]], p.start[token]) is not None
        )
        if foretells or (supposed and not vowed and not acts_within(cue)):
            continue
        to_us = _to_us(p, start, first, token) and verb not in words("hostile")
        borne = acts_within(cue) or (passive and given_us) or to_us or (spared and ahead(p, cue) is not None)
        brings = verb in performing() or verb in words("outcome")
        to_me = brings and "me" in p.lower[start:first] and not own and ahead(p, cue) is not None
        borne = borne or to_me or _is_vowed(p, cue)
        if not borne and verb in {*words("foretelling"), *words("outcome")}:
            continue
        if passive and not cue.agents and _is_thought(p, cue) and ahead(p, cue) is None:
            continue
        if not cue.agents and (teller := _teller(p, cast, cue, verb)):
            cue = replace(cue, agents=teller)
        given = vowed or passive or done or verb == "haber" or to_us or to_me or _is_said(p, cue) or _is_vowed(p, cue)
        time = ahead(p, cue) or (0, 0)  # "durante todo el mes habrá becas"
        thing = any(p.lower[at] in words("things") for at in range(cue.begin, start) if p.end[at] > time[1])
        told_of = given and (not thing or (passive and ahead(p, cue) is not None))
        planned = not thing and verb in performing() and verb not in words("of_things") and _is_dated(p, cue)
        if cue.agents or told_of or planned:
            yield cue


def _is_dated(p: Parsed, cue: Cue) -> bool:
    """Whether some who are named by no known word will do it by a time ("los talleres emitirán en mayo un sello")."""
    limit = ahead(p, cue)
    if limit is None or cue.begin == cue.first or p.lower[cue.begin - 1] == "que":
        return False
    subject = [lower for lower in p.lower[cue.begin : cue.first] if lower not in words("light")]
    return bool(subject) and not {*words("forecast"), *words("prospects"), *words("befalling")} & set(subject)


def _is_vowed(p: Parsed, cue: Cue) -> bool:
    """Whether it will not be as long as one holds office ("en lo que resta del sexenio la luz no va a subir")."""
    limit = ahead(p, cue) if cue.negated else None
    return limit is not None and listed("tenure").search(p.text, *limit) is not None


def _beyond(p: Parsed, token: int) -> str:
    """The word behind a verb and the time limit that may stand there ("estaré mañana con los alcaldes")."""
    first, stop = token + 1, sentence_of(p, token)[1]
    limit = spanish_limit(p.text, p.start[first], p.end[stop - 1]) if first < stop else None
    if limit is not None and limit[0] == p.start[first]:
        first = p.tokens_in(limit[0], limit[1])[-1] + 1
    return p.lower[first] if first < stop else ""


def _is_set(p: Parsed, cue: Cue, verb: str, *, own: bool) -> bool:
    """Whether one will speak, stay or be there at a time ahead, or will not speak ("hablará más tarde")."""
    if verb in ("tener", "llegar") and own:
        return _is_delivered(p, cue)
    if verb not in words("telling_later"):
        return False
    before = p.lower[cue.begin : cue.action]
    beside = {*before, *p.lower[cue.action + 1 : cue.action + 2]}
    if verb == "estar" and beside & set(words("there")):
        return own or acts_within(cue)
    if verb == "estar" and [*p.lower[cue.action + 1 : cue.action + 3]] == ["con", "nosotros"]:
        return acts_within(cue) or cue.begin == cue.first  # "van a estar con nosotros"
    if verb == "estar" and p.lower[cue.action + 1 : cue.action + 2][:1] not in (["en"], ["con"]):
        return False
    if verb in words("refused") and cue.negated:
        return own or acts_within(cue)
    if verb in words("answered") and "se" in before and p.lower[cue.action + 1 : cue.action + 2] != ["que"]:
        return not own  # "ahí se va a explicar"
    if verb == "escuchar" and own and {"lo", "la", "los", "las"} & set(before):
        return True
    given = own or acts_within(cue) or "se" in before or bool(following_agents(p, cue.action))
    if "nos" in before and verb in ("ver", "encontrar"):  # "nos vamos a ver mañana"
        return False
    alone = not given and {"lo", "la", "los", "las", "le", "les"} & set(before)
    limit = ahead(p, cue) or (today(p, cue) if p.lower[cue.first] == "vamos" else None)
    return limit is not None and (given or bool(alone) or verb == "estar" or _is_bare(p, cue, limit))


def _is_delivered(p: Parsed, cue: Cue) -> bool:
    """Whether one will have by a time what one sees to, not what comes by itself ("en mayo tendremos el puente")."""
    limit = spanish_limit(p.text, p.start[cue.begin], p.end[(cue.end or cue.action + 1) - 1])
    held = p.lower[cue.action + 1 : cue.action + 1 + _OBJECT]
    unsought = {*words("forecast"), *words("prospects"), *words("befalling")}
    timed = limit is not None and (limit[2] in ("by", "on", "within") or p.text[limit[0]].lower() == "e")
    return timed and not unsought & set(held) and held[:1] != ["que"]


def _is_bare(p: Parsed, cue: Cue, limit: tuple[int, int]) -> bool:
    """Whether the clause has no words before its verb but the time limit, so that its subject is left out."""
    named = [at for at in range(cue.begin, cue.first) if p.lower[at] not in words("light")]
    return all(limit[0] <= p.start[at] < limit[1] for at in named)


def _futures(p: Parsed) -> Iterator[tuple[int, int, int, str, bool]]:
    """First token, end and verb of each future, its infinitive, and whether it is in the first person."""
    for token, lower in enumerate(p.lower[: len(p)]):
        verb = future(lower) or (_is_reported(p, token) and future(re.sub(r"ía(n|mos)?$", "á", lower))) or None
        if verb is not None:
            yield token, token + 1, token, verb, lower.endswith(("é", "emos"))


def _goings(p: Parsed) -> Iterator[tuple[int, int, int, str, bool]]:
    """Likewise of each "va a" with an infinitive; "voy a contarles" only leads the talk on."""
    for match in (*listed("going").finditer(p.text), *listed("went").finditer(p.text)):
        inside = p.tokens_in(match.start(), match.end())
        if not len(inside) or (p.lower[inside[0]] in ("iba", "iban", "íbamos") and not _is_reported(p, inside[0])):
            continue
        first, token = inside[0], inside[-1] + 1
        if token >= sentence_of(p, first)[1] or not re.fullmatch(INFINITIVE, p.lower[token]):
            continue
        verb = infinitive(p.lower[token])
        verb = begun(p, token, verb) or verb
        refused = verb in words("refused") and "no" in p.lower[with_clitics(p, first) : first]
        leads = p.lower[first] == "voy" and verb in words("speaking") and p.lower[token + 1 : token + 2] != ["con"]
        if refused or not leads:
            yield first, token, token, verb, p.lower[first] in ("voy", "vamos")


def _is_reported(p: Parsed, verb: int) -> bool:
    """Whether the clause of the verb is what somebody is said to have said."""
    if not p.lower[verb].endswith(("ía", "ían", "íamos", "iba", "iban")):
        return False
    that = clause_begin(p, verb, noun=False) - 1
    opening = sentence_of(p, verb)[0]
    return p.lower[that] == "que" and listed("reporting").search(p.text[p.start[opening] : p.start[that]]) is not None


def _is_by_means(p: Parsed, token: int) -> bool:
    """Whether the sentence foretells what something brings: "con esta ley se mejorará"."""
    first = sentence_of(p, token)[0]
    return p.lower[first] == "con" and p.lower[min(first + 1, token)] in words("by_means")


def _is_said(p: Parsed, cue: Cue) -> bool:
    """Whether somebody said that they will do it by a time ("me dijo que van a mandar ayuda en mayo")."""
    that = cue.begin - 1
    if p.lower[that] != "que" or not any(lower.endswith("n") for lower in p.lower[cue.first : cue.last]):
        return False
    said = listed("reporting").search(p.text, p.start[max(that - _NEAR, sentence_of(p, that)[0])], p.start[that])
    return said is not None and ahead(p, cue) is not None


def _is_thought(p: Parsed, cue: Cue) -> bool:
    """Whether one only believes that it will be so ("creo que se va a resolver")."""
    return p.lower[cue.begin - 1] == "que" and p.lower[cue.begin - 2] in words("believing")


def _tells_of(p: Parsed, cast: Cast, cue: Cue) -> bool:
    """Whether the clause tells of a thing: "lo que va a evitar la crisis es", "una ley que profundizará"."""
    opens = p.lower[cue.begin : cue.begin + 2] == ["lo", "que"] and not following_agents(p, cue.action)
    return opens or tells_of_thing(p, cast, cue.begin - 1)


def _teller(p: Parsed, cast: Cast, cue: Cue, verb: str) -> tuple[int, ...]:
    """Who is said to have said what they will do, named a sentence before ("También adelantó que enviará")."""
    that, first = cue.begin - 1, sentence_of(p, cue.first)[0]
    if (
        p.lower[that] != "que"
        or verb not in performing() | moving()
        or first == 0
        or not p.lower[cue.first].endswith("á")
    ):
        return ()
    said = listed("reporting").search(p.text, p.start[max(first, that - _NEAR)], p.start[that])
    if said is None or p.para[first - 1] != p.para[cue.first]:
        return ()
    earlier = sentence_of(p, first - 1)[0]
    return next(((at,) for at in range(earlier, first) if acts(p, cast, at)), ())


def _to_us(p: Parsed, start: int, first: int, token: int) -> bool:
    """Whether some who are not named will do it for us ("nos van a vender"); a thing "nos va a llevar a"."""
    ours = "nos" in p.lower[start:first] or p.lower[token].endswith("rnos")
    return ours and p.lower[first].endswith("n")


def _behind(p: Parsed, cast: Cast, cue: Cue, token: int, verb: str) -> tuple[int, ...]:
    """The actor behind the verb: "va a participar una delegación", "abrirá el Gobierno"."""
    stop = sentence_of(p, token)[1]
    if verb in words("intransitive") and token + 1 < stop:
        return clause_agents(p, cast, token + 1, min(token + 7, stop - 1))
    return following_agents(p, token) if cue.begin == cue.first else ()


def _before(p: Parsed, cast: Cast, cue: Cue, verb: str) -> tuple[int, ...]:
    """The actor of the sentence before, where what is carried out opens its own ("También duplicará los cupos")."""
    first = sentence_of(p, cue.begin)[0]
    opens = all(p.lower[at] in words("adding") for at in range(first, cue.first))
    if not opens or not first or p.para[first - 1] != p.para[first] or verb not in {*performing(), "ser", "trabajar"}:
        return ()
    earlier = sentence_of(p, first - 1)[0]
    return next(((at,) for at in range(earlier, first) if acts(p, cast, at)), ())


def _strength(p: Parsed, token: int, verb: str) -> Strength:
    behind = p.lower[token + 1] if token + 1 < len(p) else ""
    return lowered((verb,), behind) or (lowered(of_gerund(behind), "") if verb == "estar" else None) or "firm"


def _foretells(p: Parsed, cast: Cast, token: int, verb: str, *, own: bool, passive: bool) -> bool:
    """Whether the verb foretells: "será útil", "aumentará el precio"."""
    behind = p.lower[token + 1 : token + 5]
    if verb == "estar" and (doing := going_on(p, token)) is not None:
        if own and lowered(of_gerund(p.lower[doing]), "") == "exploring":  # "lo vamos a estar valorando"
            return False
        if any(meant in words("speaking") or meant in words("predictive") for meant in of_gerund(p.lower[doing])):
            return True
        return not own and not is_performance(p.lower[doing])
    if verb in ("seguir", "continuar") and behind and behind[0] in words("stative"):
        return True
    if verb in words("outcome"):
        return passive
    return verb in words("predictive") and not (meets(p, cast, token, verb) or will_be_done(p, token, verb))
