"""The Spanish vocabulary of commitments as patterns, and the endings of its verbs."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from onrecord import lexicon
from onrecord.record import Strength

from .spanish_forms import Tense, forms

FUTURE = re.compile(r"(\w+?(?:[aei]r|[bdlnr]r)|ir)(?:é|á|emos|(?<!^ir)án)")
INFINITIVE = r"\w*(?:ar|er|ir|ír)(?:se|lo|la|los|las|le|les|nos|me)?"
GERUND = r"\w+(?:[aá]ndo|[iy][eé]ndo)(?:se|lo|la|los|las|le|les|nos)?"
CLITICS = frozenset(
    {"se", "nos", "me", "te", "os", "le", "les", "lo", "la", "los", "las", "no", "nunca", "jamás", "ni", "tampoco"}
)
_ASIDE = r",\s+[^.;:()?!¿¡“”\n]{1,50}?,\s+|\s+[(—–][^().;—–\n]{1,60}[)—–],?\s+"
_PRONOUNS = re.compile(r"(?<=r)(?:(?:me|te|se|nos|le|les)?(?:lo|la|los|las)|me|te|se|nos|le|les)$")
_GERUNDS = re.compile(r"(\w+?)(ando|iendo|yendo)(?:se|lo|la|los|las|le|les|nos)?")


@cache
def words(name: str) -> Any:
    """One list of `lexicon/commissives_es.yml`."""
    return lexicon.load("commissives_es")[name]


@cache
def _by_head() -> dict[str, list[tuple[int, str]]]:
    """The patterns of cues by their first word, each with its group."""
    heads: dict[str, list[tuple[int, str]]] = {}
    for number, group in enumerate(words("cues")):
        for pattern in group["words"]:
            first, _, rest = pattern.partition(" ")
            for form in _forms(first):
                heads.setdefault(form.split()[0], []).append((number, f"{form} {rest}".strip()))
    return heads


def _forms(token: str) -> list[str]:
    """What one part of a pattern stands for: several words, the forms of a verb, a list of words."""
    out: list[str] = []
    for part in token.split("/"):
        if part.startswith("$"):
            out += words(part[1:])
        elif part.startswith("@"):
            tenses: tuple[Tense, ...] = ("past", "perfect") if part.endswith("<") else ("present", "past", "perfect")
            known = {form for tense in tenses for form in forms(part.strip("@<"), tense)}
            out += sorted(known - set(lexicon.load("verbs_es")["ambiguous"]))
        else:
            out.append(part)
    return out


@lru_cache(maxsize=1 << 16)
def cues_from(word: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None, Strength, str], ...]:
    """Of each group of cues that has some beginning with this word: their pattern, strength and kind.

    The second pattern is of those cues whose infinitive may stand behind a time limit.
    """
    heads = _by_head()
    stems = (f"{word[:size]}*" for size in range(2, len(word) + 1))
    groups: dict[int, list[str]] = {}
    for head in (word, *stems):
        for number, pattern in heads.get(head, ()):
            groups.setdefault(number, []).append(f"*{pattern[pattern.find(' ') :] if ' ' in pattern else ''}")
    known = words("cues")
    return tuple(
        (*_compiled(tuple(dict.fromkeys(found))), known[number]["strength"], known[number].get("kind", ""))
        for number, found in sorted(groups.items())
    )


@lru_cache(maxsize=1 << 12)  # the forms of a verb share what follows them
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    return any_of(list(patterns)), _late(list(patterns))


@cache
def listed(name: str) -> re.Pattern[str]:
    """Any of the words of one list."""
    return any_of(words(name))


@cache
def declared(noun: str) -> re.Pattern[str] | None:
    """The verbs that must stand before a noun to make it a cue; None where it needs none."""
    verbs = words("declared").get(noun)
    return None if verbs is None else any_of(verbs)


def _late(patterns: list[str]) -> re.Pattern[str] | None:
    """The patterns that ask for an infinitive, before the first word of a time limit in its place."""
    heads = "|".join(words("limit_heads"))
    bodies = [body for body, _, after in (pattern.partition(" +") for pattern in patterns) if after == "inf"]
    return re.compile(rf"{any_of(bodies).pattern}(?=,?\s+(?:{heads})\b)", re.IGNORECASE) if bodies else None


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """Any of the patterns; what is asked to follow ("+inf", "+ing", "+mos") is looked at, not taken."""
    between = "|".join(re.escape(word) for word in words("between"))
    added = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words("added"))
    gap = rf"(?:\s+|\s*,?\s+(?:{added})\s*,?\s+|{_ASIDE})"
    behind = {
        name: rf"(?={gap}(?:(?:{between})\s+)?{form}\b)"
        for name, form in {
            "inf": INFINITIVE,
            "ing": rf"(?!(?:{'|'.join(words('stative'))})\b){GERUND}",
            "mos": r"\w+mos",
            "np": rf"(?:que|\d+|{'|'.join([*words('determiners'), *words('counted')])}|{INFINITIVE})",
            "det": rf"(?:{'|'.join(words('determiners'))})",
            "que": "que",
            "si": "si",
            "para": "para",
        }.items()
    }
    behind["list"] = r"(?=\s*:)"
    behind["np"] = rf"(?:{behind['np']}|{behind['list']})"
    alternatives = []
    for pattern in sorted(patterns, key=len, reverse=True):
        body, _, after = pattern.partition(" +")
        form = "".join(_slot(word, gap, first=not at) for at, word in enumerate(body.split()))
        ahead = "|".join(behind[name] for name in after.replace("+", "").split("/")) if after else ""
        alternatives.append(rf"{form}\b(?:{ahead})")
    return re.compile(r"\b(?:" + "|".join(alternatives) + ")", re.IGNORECASE)


def _slot(part: str, gap: str, *, first: bool) -> str:
    """The regular expression of one part of a pattern with the gap before it; "a" with its article is "al"."""
    if part == "...":
        return r"(?:\s+[^\s,;:.()?!]+){0,5}?"
    meant = "|".join(re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for form in _forms(part))
    meant = re.sub(r"(?<![^|])(a|de)(?![^|])", r"\1l?", meant)
    return f"{'' if first else gap}(?:{meant})"


def infinitive(word: str) -> str:
    """An infinitive without the pronouns that hang on it."""
    return _PRONOUNS.sub("", word)


def of_gerund(word: str) -> tuple[str, ...]:
    """The infinitives that a gerund may come from."""
    match = _GERUNDS.fullmatch(word)
    if match is None:
        return ()
    return (f"{match[1]}ar",) if match[2] == "ando" else (f"{match[1]}er", f"{match[1]}ir")


def future(word: str) -> str | None:
    """The infinitive of a verb in the future tense ("abrirá", "mantendremos"); None where the word is none."""
    if word[-1:] not in "éás" and word[-2:] != "án":
        return None
    match = FUTURE.fullmatch(word)
    if match is None:
        return None
    verb = _regular(match[1])
    return verb if verb.endswith(("ar", "er", "ir")) and verb not in words("not_future") else None


def tells_ahead(word: str) -> bool:
    """Whether a verb is in the future or the first of "va a" with an infinitive."""
    return future(word) is not None or f"{word} a" in words("going")


def _regular(stem: str) -> str:
    """The infinitive of a stem of the future, also with a prefix ("opondr", as "pondr")."""
    known = words("irregular")
    if stem in known:
        return str(known[stem])
    ending = next((ending for ending in known if ending.endswith("dr") and stem.endswith(ending)), None)
    return stem if ending is None else stem.removesuffix(ending) + str(known[ending])


def lowered(verbs: tuple[str, ...], behind: str) -> Strength | None:
    """The strength that a verb takes the force down to ("will consider"), if the right word is behind."""
    if any(verb in words("lowering_before") for verb in verbs):
        verbs = tuple(verb for verb in verbs if behind in words("lowering_before").get(verb, (behind,)))
    return next((level for level, known in words("lowering").items() if any(verb in known for verb in verbs)), None)
