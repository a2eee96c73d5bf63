"""Spanish commitments by patterns of words: the parser reads English only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.record import Strength

from .cue import Cue
from .spanish_clauses import clause_agents, clause_begin, clause_end, meets, sentence_of, will_be_done

_FUTURE = re.compile(r"(\w+?(?:[aei]r|[bdlnr]r))(?:é|á|emos|án)")
_INFINITIVE = r"\w*(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les|nos)?"
_GERUND = r"\w+(?:ando|iendo|yendo)(?:se|lo|la|los|las|le|les|nos)?"
_CLITICS = frozenset({"se", "nos", "me", "le", "les", "lo", "la", "los", "las", "no"})
_JOINTS = frozenset({"y", "e", "o", "que", "pero", ",", ";"})
_NEAR = 8


@cache
def _words(name: str) -> Any:
    return lexicon.load("commissives_es")[name]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Strength, str], ...]:
    return tuple((_any_of(group["words"]), group["strength"], group.get("kind", "")) for group in _words("cues"))


@cache
def _list(name: str) -> re.Pattern[str]:
    return _any_of(_words(name))


def _any_of(words: list[str]) -> re.Pattern[str]:
    """Any of the patterns; what is asked to follow ("+inf") is looked at, not taken."""
    alternatives = []
    for word in sorted(words, key=len, reverse=True):
        body, _, after = word.partition(" +")
        pattern = re.escape(body).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        follows = {"inf": rf"(?=\s+{_INFINITIVE}\b)", "ing": rf"(?=\s+{_GERUND}\b)"}.get(after, "")
        alternatives.append(rf"{pattern}\b{follows}")
    return re.compile(r"\b(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


def spanish_cues(p: Parsed, cast: Cast) -> list[Cue]:
    """The cues of a text in order, none inside another's words; "acordaron que es" asserts and is none."""
    found = sorted([*_phrases(p, cast), *_futures(p, cast), *_going(p, cast)], key=lambda cue: (cue.first, -cue.last))
    out: list[Cue] = []
    for cue in found:
        asked = "¿" in p.lower[sentence_of(p, cue.first)[0] : cue.first]
        if asked or (out and cue.first < out[-1].last):
            continue
        out.append(cue)
    following = [*out[1:], None] if out else []
    return [replace(cue, end=_end(p, cue, after)) for cue, after in zip(out, following, strict=True)]


def _end(p: Parsed, cue: Cue, after: Cue | None) -> int:
    """Where the clause ends, at the latest where the next cue's begins; a conjunction before that is left out."""
    end = min(cue.end or cue.action + 1, _bound(cue, after))
    while end - 1 > cue.action and p.lower[end - 1] in _JOINTS:
        end -= 1
    return end


def _bound(cue: Cue, after: Cue | None) -> int:
    """Where the next cue's clause begins, if it does so after this one's first words."""
    if after is None or after.begin <= cue.action + 1:
        return 1 << 60
    return after.begin


def _phrases(p: Parsed, cast: Cast) -> Iterator[Cue]:
    for pattern, strength, kind in _patterns():
        for match in pattern.finditer(p.text):
            inside = p.tokens_in(match.start(), match.end())
            if not len(inside) or _list("asserting").match(p.text, match.start()):
                continue
            first, last = inside[0], inside[-1] + 1
            if f"{p.lower[first - 1]} {p.lower[first]}" in _words("idioms"):
                continue
            if kind == "noun" and _holds_nothing(p, cast, last):
                continue
            if last >= sentence_of(p, first)[1] or not _is_declared(p, first) or _is_courtesy(p, first, last):
                continue
            cue = _cue(p, cast, strength, first, last, last, kind)
            if strength == "firm" or kind or cue.agents or _is_own(p, first, last) or p.lower[first] in ("es", "se"):
                yield cue


def _holds_nothing(p: Parsed, cast: Cast, after: int) -> bool:
    """Whether a noun's holder follows and nothing to do after it ("como es compromiso del presidente")."""
    last = min(after + 7, sentence_of(p, after - 1)[1])
    named = [at for at in range(after, last) if cast.at(at) or p.lower[at] in _words("actors")]
    if not named or named[0] > after + 1:
        return False
    return not any(p.lower[at] in ("de", "con", "a", "para", "en", "por") for at in range(named[0] + 1, last))


def _is_courtesy(p: Parsed, first: int, last: int) -> bool:
    """Whether a wish only introduces what is said next ("quiero destacar que", "quisiera darle la bienvenida")."""
    if not p.lower[first].startswith(("quier", "quer", "quisi", "dese")):
        return False
    return any(_stem(p.lower[at]) in _words("speaking") for at in range(last, min(last + 3, len(p))))


def _stem(word: str) -> str:
    """An infinitive without the pronouns that hang on it."""
    return re.sub(r"(?<=r)(?:(?:me|te|se|nos|le|les)?(?:lo|la|los|las)|me|te|se|nos|le|les)$", "", word)


def _is_declared(p: Parsed, noun: int) -> bool:
    """Whether a noun that needs a verb before it ("su apoyo a") has one near."""
    verbs = _words("declared").get(p.lower[noun])
    if verbs is None:
        return True
    near = p.text[p.start[max(sentence_of(p, noun)[0], noun - _NEAR)] : p.start[noun]]
    return _any_of(verbs).search(near) is not None


def _futures(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "apoyará", "trabajaremos", "se mantendrán"."""
    for token, lower in enumerate(p.lower):
        if lower[-1:] not in "éás" and lower[-2:] != "án":
            continue
        match = _FUTURE.fullmatch(lower)
        if match is None:
            continue
        verb = _words("irregular").get(match[1], match[1])
        if verb in _words("not_future") or not verb.endswith(("ar", "er", "ir")):
            continue
        if verb in _words("predictive") and not (meets(p, cast, token, verb) or will_be_done(p, token, verb)):
            continue
        first = token
        while first > sentence_of(p, token)[0] and p.lower[first - 1] in _CLITICS:
            first -= 1
        own = lower.endswith(("é", "emos"))
        if not own and verb in _words("foretelling"):
            continue
        passive = "se" in p.lower[first:token] or verb in ("ser", "haber")
        if passive and p.lower[sentence_of(p, token)[0]] == "con":  # "con esta ley se mejorará" foretells
            continue
        cue = _cue(p, cast, _lowered(verb), first, token + 1, token, "own" if own else "")
        if own or passive or cue.agents:
            yield cue


def _going(p: Parsed, cast: Cast) -> Iterator[Cue]:
    """As in "vamos a apoyar", "está ampliando"."""
    for match in _list("going").finditer(p.text):
        inside = p.tokens_in(match.start(), match.end())
        if not len(inside):
            continue
        first, verb = inside[0], inside[-1] + 1
        if verb >= sentence_of(p, first)[1] or not re.fullmatch(_INFINITIVE, p.lower[verb]):
            continue
        stem = _stem(p.lower[verb])
        if stem in _words("predictive") and not meets(p, cast, verb, stem):
            continue
        own = p.lower[first] in ("voy", "vamos")
        if p.lower[first] == "voy" and stem in _words("speaking"):
            continue
        if not own and stem in _words("foretelling") and not cast.at(first - 1):
            continue
        cue = _cue(p, cast, _lowered(stem), _with_clitics(p, first), verb, verb, "own" if own else "")
        if stem in _words("intransitive") and not cue.agents:  # "va a participar una delegación"
            cue = replace(cue, agents=clause_agents(p, cast, verb + 1, min(verb + 6, sentence_of(p, verb)[1])))
        if own or cue.agents or p.lower[first - 1] in ("se", "nos") or stem == "haber":
            yield cue
    for lower in _words("progressive"):
        for first in p.by_lower.get(lower, ()):
            verb = first + 1
            if verb >= sentence_of(p, first)[1] or not re.fullmatch(_GERUND, p.lower[verb]):
                continue
            if not _list("implementing").match(p.lower[verb]):
                continue
            cue = _cue(p, cast, "firm", first, verb, verb, "own" if lower in ("estamos", "estoy") else "")
            if cue.agents or lower == "estamos":
                yield cue


def _with_clitics(p: Parsed, first: int) -> int:
    while first > sentence_of(p, first)[0] and p.lower[first - 1] in _CLITICS:
        first -= 1
    return first


def _is_own(p: Parsed, first: int, last: int) -> bool:
    """Whether the cue is in the first person ("esperamos", "nos comprometemos", "quiero")."""
    words = p.lower[first:last]
    first_person = ("espero", "quiero", "ojalá", "nosotros", "nuestro", "nuestra")
    return words[0] in ("nos", "me") or any(word.endswith("mos") or word in first_person for word in words)


def _lowered(verb: str) -> Strength:
    return next((level for level, verbs in _words("lowering").items() if verb in verbs), "firm")


def _cue(p: Parsed, cast: Cast, strength: Strength, first: int, last: int, action: int, kind: str) -> Cue:
    begin = clause_begin(p, first, noun=kind == "noun")
    near = p.text[p.start[max(sentence_of(p, first)[0], first - _NEAR)] : p.end[min(last + 1, len(p) - 1)]]
    own = kind == "own" or _is_own(p, first, last)
    return Cue(
        rule=f"spanish {kind or 'verb'}: {strength}",
        strength=strength,
        first=first,
        last=last,
        action=action,
        top=action,
        begin=begin,
        agents=(first,) if own else clause_agents(p, cast, clause_begin(p, first, noun=False), first),
        repeated=_list("repeated").search(near) is not None,
        negated="no" in p.lower[max(first - 1, 0) : last],
        confidence=0.6,
        end=clause_end(p, action),
    )
