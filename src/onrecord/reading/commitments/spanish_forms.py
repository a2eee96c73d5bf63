"""The forms of Spanish verbs, conjugated from `lexicon/verbs_es.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

from onrecord import lexicon

Tense = Literal["present", "past", "perfect"]

_SOFT = (("c", "qu"), ("g", "gu"), ("z", "c"))  # "busqué", "pagué", "lancé"


@cache
def _verbs() -> Any:
    return lexicon.load("verbs_es")


@cache
def forms(infinitive: str, tense: Tense) -> tuple[str, ...]:
    """First and third person of a verb, singular, then plural: "acordé", "acordó", "acordamos", "acordaron"."""
    if tense == "perfect":
        return tuple(f"{having} {participle(infinitive)}" for having in _verbs()["having"])
    known = _verbs()["irregular"].get(infinitive)
    if known is not None:
        return tuple(known[tense])
    ending = infinitive[-2:]
    first, third, us, them = _verbs()["endings"][ending][tense]
    stem = infinitive[:-2]
    stressed, weak = _verbs()["changing"].get(infinitive, (stem, stem))
    if tense == "present":
        opening = stressed if infinitive.endswith("ar") else _opened(infinitive, stressed)
        if ending == "ir" and _is_open(stem):  # "construye"
            return f"{stem}yo", f"{stem}ye", stem + us, f"{stem}yen"
        return opening + first, stressed + third, stem + us, stressed + them
    if ending == "ar":
        return _softened(stem) + first, stem + third, stem + us, stem + them
    if _is_open(stem):  # "construyó", "proveyeron"
        return stem + first, f"{stem}yó", stem + us, f"{stem}yeron"
    return stem + first, weak + third, stem + us, weak + them


def _is_open(stem: str) -> bool:
    """Whether the stem ends in a vowel that is heard."""
    return stem[-1:] in tuple("aeou") and not stem.endswith(("gu", "qu"))


def _softened(stem: str) -> str:
    return next((stem[:-1] + soft for hard, soft in _SOFT if stem.endswith(hard)), stem)


def _opened(infinitive: str, stem: str) -> str:
    """The stem before "o": "ofrezco", "acojo", "persigo"."""
    if infinitive.endswith(("cer", "cir")):
        return stem[:-1] + "zc"
    if infinitive.endswith(("ger", "gir")):
        return stem[:-1] + "j"
    return stem.removesuffix("u") if infinitive.endswith("guir") else stem


@cache
def gerund(infinitive: str) -> str:
    """As in "invirtiendo", "construyendo"."""
    stem, ending = infinitive[:-2], infinitive[-2:]
    if ending != "ar" and _is_open(stem):
        return f"{stem}yendo"
    weak = _verbs()["changing"].get(infinitive, (stem, stem))[1] if ending == "ir" else stem
    return f"{weak}{_verbs()['endings'][ending]['gerund']}"


@cache
def participle(infinitive: str) -> str:
    """As in "acordado", "puesto"."""
    known: str | None = _verbs()["participles"].get(infinitive)
    return known or infinitive[:-2] + _verbs()["endings"][infinitive[-2:]]["participle"]


@cache
def performing() -> frozenset[str]:
    """The infinitives of what somebody carries out."""
    return frozenset(_verbs()["performing"])


@cache
def carried_out() -> frozenset[str]:
    """The third persons of the present of what somebody carries out, for the passive ("se firma")."""
    return frozenset(form for verb in performing() for form in forms(verb, "present")[1::2])


@cache
def subjunctives() -> frozenset[str]:
    """The present subjunctive of what is carried out or comes about, and of ways to and from ("llegue", "maduren")."""
    return frozenset(of_subjunctive())


@cache
def of_subjunctive() -> Mapping[str, str]:
    """Each form of the present subjunctive with its verb."""
    verbs = sorted(performing() | moving() | set(_verbs()["happening"]) | set(_verbs()["timed"]))
    return {form: verb for verb in verbs for form in _subjunctive(verb)}


@cache
def calls() -> frozenset[str]:
    """Those of them in the first person plural that are no other word ("creemos") and may call all to act."""
    found = {form for verb in performing() | set(_verbs()["moving"]) for form in _subjunctive(verb)}
    return frozenset(form for form in found if form.endswith("mos")) - set(_verbs()["ambiguous"])


def _subjunctive(infinitive: str) -> tuple[str, ...]:
    first, _, us, _ = forms(infinitive, "present")
    if infinitive.endswith("ar"):
        return f"{_softened(first[:-1])}e", f"{_softened(us[:-4])}emos", f"{_softened(first[:-1])}en"
    return f"{first[:-1]}a", f"{first[:-1].replace('ú', 'u')}amos", f"{first[:-1]}an"  # "reúna", "reunamos"


@cache
def _gerunds() -> frozenset[str]:
    return frozenset(gerund(infinitive) for infinitive in performing())


@cache
def _participles() -> frozenset[str]:
    return frozenset(participle(infinitive)[:-1] for infinitive in performing())


@cache
def planned() -> Mapping[str, str]:
    """Present forms that may tell what is planned ("viajo", "inauguramos") with their verb; none that are nouns too."""
    verbs, moving = sorted(performing() | set(_verbs()["moving"])), set(_verbs()["moving"])
    found = {form: verb for verb in verbs for form in forms(verb, "present") if verb in moving or form.endswith("mos")}
    return {form: verb for form, verb in found.items() if form not in _verbs()["ambiguous"]}


@cache
def moving() -> frozenset[str]:
    """The infinitives of ways to and from."""
    return frozenset(_verbs()["moving"])


@cache
def timed() -> Mapping[str, str]:
    """Present forms that undertake where a time ahead stands with them ("queda", "firmo") with their verb."""
    verbs = sorted(performing() | moving() | set(_verbs()["timed"]))
    return {form: verb for verb in verbs for form in forms(verb, "present")}


@cache
def timed_verbs() -> frozenset[str]:
    """The infinitives of those forms."""
    return frozenset(timed().values())


@cache
def told() -> frozenset[str]:
    """Those of them that are forms of the past as well ("firmamos")."""
    return frozenset(form for verb in timed_verbs() for form in forms(verb, "past"))


def also_noun(form: str) -> bool:
    """Whether a present form has the letters of a noun or another word ("firma", "entrega")."""
    return form in _verbs()["nouns"] or form in _verbs()["ambiguous"]


_PRONOUNS = re.compile(r"(?:se|lo|la|los|las|le|les|nos|me)+$")


def without_pronouns(form: str) -> str:
    """A call without the pronouns that hang on it, which its accent tells ("hagámoslo")."""
    match = re.fullmatch(r"(\w+?)([áé])mos?(?:lo|la|los|las|le|les|nos)+", form)
    return "" if match is None else f"{match[1]}{'a' if match[2] == 'á' else 'e'}mos"


def is_performance(word: str) -> bool:
    """Whether a gerund, with or without its pronouns, tells what somebody carries out ("ampliando")."""
    return word in _gerunds() or _PRONOUNS.sub("", word).replace("á", "a").replace("é", "e") in _gerunds()


def is_performed(word: str) -> bool:
    """Whether a participle in any gender and number tells of it ("inaugurada", "puestos")."""
    return re.sub(r"(?:o|a|os|as)$", "", word) in _participles()
