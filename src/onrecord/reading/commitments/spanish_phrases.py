"""Spanish cues told by patterns of words: "se comprometió a", "la voluntad de", "esperamos", "hablaron de cómo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .spanish_behind import will_be_done
from .spanish_clauses import is_told, sentence_of
from .spanish_cue import acts_within, is_own, spanish_cue, with_clitics
from .spanish_forms import performing, subjunctives
from .spanish_limits import spanish_limit
from .spanish_presents import ahead, leads_on
from .spanish_subjects import acts, dative, holder, tells_of_thing
from .spanish_timed import is_timed
from .spanish_words import GERUND, INFINITIVE, cues_from, declared, infinitive, listed, words

_NEAR = 8
_ASIDE = 14
_HELD = 4


def phrase_cues(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """The cues that patterns of words tell: verbs and nouns of undertaking, aiming, weighing and hoping."""
    for word, places in p.by_lower.items():
        for pattern, late, strength, kind in cues_from(word):
            for first in places:
                match = pattern.match(p.text, p.start[first])
                behind = late.match(p.text, p.start[first]) if match is None and late is not None else None
                match = match or behind
                if match is None or listed("asserting").match(p.text, match.start()):
                    continue
                last = p.tokens_in(match.start(), match.end())[-1] + 1
                verb = _behind_limit(p, last) or (_behind_aside(p, last) if behind is None else None)
                if verb is None or not _is_cue(p, cast, first, last, verb, kind):
                    continue
                action = last if behind else verb  # "acordaron, además, abrir"
                action -= not p.word[min(action, len(p) - 1)][-1].isalnum()  # nothing follows
                own = p.lower[first] in ("nos", "me") and kind != "noun"
                cue = spanish_cue(p, cast, strength, first, last, min(action, len(p) - 1), kind, own=own)
                if strength in ("intent", "firm") and kind != "noun" and _is_over(p, first, strength):
                    continue
                wished = strength == "aspiration" or listed("wishing").match(p.text, match.start()) is not None
                planned = p.lower[first] in words("planning")
                refused = any(lower in words("negating") for lower in p.lower[with_clitics(p, first) : last])
                refused = refused or (cue.negated and p.lower[last - 1] != "que")  # not "queremos que no falte"
                if refused and ((wished and not planned) or kind == "joint"):  # "no queremos entrar en ese tema"
                    continue
                if wished and cue.negated and not refused:
                    cue = replace(cue, negated=False)
                if not cue.agents and (inner := tuple(at for at in range(first, last) if acts(p, cast, at))):
                    cue = replace(cue, agents=inner)  # "lo que quiere Arvenia es"
                if not cue.agents and p.lower[first] in ("le", "les"):
                    cue = replace(cue, agents=dative(p, cast, cue.begin, first))
                if kind == "aid":
                    cue = replace(
                        cue, agents=tuple(at for at in range(last, min(last + 2, len(p))) if acts(p, cast, at))
                    )
                if _binds(p, cast, cue, kind):
                    yield cue


def _binds(p: Parsed, cast: Cast, cue: Cue, kind: str) -> bool:
    """Whether somebody is bound: who speaks or acts in the clause; both where it takes two ("podemos abrir juntos")."""
    own = cue.agents == (cue.first,)
    if kind == "timed":
        return is_timed(p, cast, cue)
    if kind == "aid":
        return bool(cue.agents)
    if kind == "due" and not _is_due(p, cue):
        return False
    if not (own or kind == "noun" or acts_within(cue)) and tells_of_thing(p, cast, with_clitics(p, cue.first) - 1):
        return False
    if kind == "stance":
        return own or acts_within(cue) or (bool(cue.agents) and p.lower[cue.begin - 1] != "que")
    if kind == "joint":
        shared = {*words("jointly"), *words("between_us")}
        return any(lower in shared for lower in p.lower[cue.action : cue.end])
    if cue.strength == "firm" or kind or cue.agents:
        return True
    return is_own(p, cue.first, cue.last + 1) or _is_open(p, cue.first)


def _is_due(p: Parsed, cue: Cue) -> bool:
    """Whether a time ahead stands with what must be done, or behind what is said to be done ("anunció un aumento")."""
    if is_told(p, cue.first, cue.last):
        return spanish_limit(p.text, p.start[cue.action], p.end[(cue.end or cue.action + 1) - 1]) is not None
    if p.lower[cue.first] in words("owing"):
        limit = spanish_limit(p.text, p.start[cue.begin], p.end[(cue.end or cue.action + 1) - 1])
        return limit is not None and _is_carried_to(p, cue.action) and not _is_state(p, cue.action)
    return ahead(p, cue) is not None and not _is_state(p, cue.action)


def _is_carried_to(p: Parsed, action: int) -> bool:
    """Whether what must be is a work begun, ended or ready by then, not what others owe ("debe concluir en mayo")."""
    verb = infinitive(p.lower[action])
    passive = p.lower[action].endswith("se") and verb in performing()
    return passive or verb in words("carried_to")


def _is_state(p: Parsed, action: int) -> bool:
    """Whether an infinitive tells what must be so, not what is to be done ("tienen que estar desde antes")."""
    verb = infinitive(p.lower[action])
    going = action + 1 < len(p) and re.fullmatch(GERUND, p.lower[action + 1]) is not None
    done = verb == "haber" and p.lower[min(action + 1, len(p) - 1)].endswith(("ado", "ido", "to", "cho"))
    return verb in words("predictive") and not (going or done or will_be_done(p, action, verb))


def _is_open(p: Parsed, first: int) -> bool:
    """Whether the cue needs no actor: it is impersonal, or its subject is left out ("conversaron sobre cómo")."""
    before = p.lower[first - 1] if first else ""
    return p.lower[first] in words("impersonal") or before == "se" or p.lower[first].endswith("ron")


def _is_over(p: Parsed, first: int, strength: Strength) -> bool:
    """Whether what was tried or decided is past ("ayer tratamos de llegar a un acuerdo")."""
    if not p.lower[first].endswith(("amos", "imos") if strength == "intent" else ("ó", "é", "mos", "ron")):
        return False
    opening = sentence_of(p, first)[0]
    past = listed("past_times" if strength == "intent" else "long_past")
    return past.search(p.text, p.start[opening], p.start[first]) is not None


def _behind_aside(p: Parsed, last: int) -> int:
    """One past what stands between commas, dashes or brackets behind a cue."""
    closing = {",": {","}, "(": {")"}, "—": {"—"}, "–": {"–"}}.get(p.lower[last], set()) if last < len(p) else set()
    return next((at + 1 for at in range(last + 1, min(last + _ASIDE, len(p) - 1)) if p.lower[at] in closing), last)


def _behind_limit(p: Parsed, last: int) -> int | None:
    """The infinitive right behind a time limit ("queremos para junio tener"), if that is what follows a cue."""
    stop = sentence_of(p, last - 1)[1]
    at = last + (last < stop and p.lower[last] == ",")
    if at >= stop or p.lower[at] not in words("limit_heads"):
        return None
    limit = spanish_limit(p.text, p.start[at], p.end[stop - 1])
    if limit is None or limit[0] != p.start[at]:
        return None
    verb = p.tokens_in(*limit[:2])[-1] + 1
    verb += verb < stop and p.lower[verb] == ","
    return verb if verb < stop and re.fullmatch(INFINITIVE, p.lower[verb]) else None


def _is_cue(p: Parsed, cast: Cast, first: int, last: int, verb: int, kind: str) -> bool:
    """Whether the words of a pattern bind here: something follows them, and they are no idiom and no courtesy."""
    if last >= sentence_of(p, first)[1] or f"{p.lower[first - 1]} {p.lower[first]}" in words("idioms"):
        return False
    if kind == "noun" and (_holds_nothing(p, cast, last) or _is_called_for(p, first)):
        return False
    if "que" in p.lower[last - 1 : last + 1] and (_asserts(p, last) or _has_been(p, last)):
        return False
    if infinitive(p.lower[verb]) in words("undecided") and "por" in p.lower[first:last]:  # "está por confirmarse"
        return False
    that = with_clitics(p, first) - 1
    if p.lower[that] == "que" and "que" in p.lower[last - 1 : last + 1]:  # "una parte que se acordó que"
        return False
    return _is_declared(p, cast, first, last) and not _is_courtesy(p, first, last, verb)


def _asserts(p: Parsed, last: int) -> bool:
    """Whether what is agreed is only said to be so ("se acordó que el diálogo es necesario")."""
    after = p.lower[last : min(last + _NEAR, sentence_of(p, last - 1)[1])]
    verb = next((lower for lower in after if lower in words("being") or lower in subjunctives()), "")
    return verb in words("being")


def _has_been(p: Parsed, last: int) -> bool:
    """Whether what is hoped is over ("espero que no hayamos cometido un error")."""
    return any(lower in ("haya", "hayan", "hayamos") for lower in p.lower[last : last + 3])


def _holds_nothing(p: Parsed, cast: Cast, after: int) -> bool:
    """Whether a noun's holder follows and nothing to do after it ("como es compromiso del presidente")."""
    last = min(after + 7, sentence_of(p, after - 1)[1])
    named = [at for at in range(after, last) if cast.at(at) or p.lower[at] in words("actors")]
    if not named or named[0] > after + 1 or re.fullmatch(INFINITIVE, p.lower[after]):
        return False
    return not any(
        p.lower[at] in ("de", "con", "a", "para", "en", "por") or re.fullmatch(INFINITIVE, p.lower[at])
        for at in range(named[0] + 1, last)
    )


def _is_called_for(p: Parsed, noun: int) -> bool:
    """Whether others are called on to keep what they undertook ("que los países cumplan su compromiso de")."""
    near = range(noun - 1, max(sentence_of(p, noun)[0], noun - _ASIDE) - 1, -1)
    verb = next((at for at in near if p.lower[at] in subjunctives() and not p.lower[at].endswith("mos")), None)
    if verb is None or noun - verb > _HELD:
        return False
    return "que" in p.lower[max(sentence_of(p, verb)[0], verb - _NEAR) : verb]


def _is_courtesy(p: Parsed, first: int, last: int, verb: int) -> bool:
    """Whether a wish only introduces what is said next ("quiero destacar que", "quisiera darle la bienvenida")."""
    if p.lower[first] in words("possible") and re.fullmatch(INFINITIVE, p.lower[verb]):  # "esto podría ser útil"
        return infinitive(p.lower[verb]) not in {*performing(), *words("busied")}
    if p.lower[first].startswith("coincid") and infinitive(p.lower[verb]) in {*words("speaking"), *words("judging")}:
        return True
    if p.lower[last - 1] == "que" or not listed("wishing").match(p.text, p.start[first]):
        return False
    known = {*words("speaking"), *words("courtesies")}
    if p.lower[first] in words("singular"):  # "quiero ser claro"
        known |= set(words("predictive")) - {"poder"}
        verb = next((at for at in range(verb, min(verb + 3, len(p))) if re.fullmatch(INFINITIVE, p.lower[at])), verb)
        return _introduces(p, verb, known)
    return any(_introduces(p, at, known) for at in range(verb, min(verb + 3, len(p))))


def _introduces(p: Parsed, token: int, known: set[str]) -> bool:
    """Whether an infinitive is one of those that only introduce what is said ("quiero empezar agradeciendo")."""
    verb = infinitive(p.lower[token])
    saying = token + 1 < len(p) and verb in words("opening") and re.fullmatch(GERUND, p.lower[token + 1]) is not None
    return verb in known or saying or leads_on(p, token, verb)


def _is_declared(p: Parsed, cast: Cast, noun: int, last: int) -> bool:
    """Whether a noun that needs a verb before it ("su apoyo a") has one near, or a holder ("el apoyo de Arvenia a")."""
    verbs = declared(p.lower[noun])
    if verbs is None:
        return True
    near = p.text[p.start[max(sentence_of(p, noun)[0], noun - _NEAR)] : p.end[last - 1]]
    return verbs.search(near) is not None or bool(holder(p, cast, noun, last))
