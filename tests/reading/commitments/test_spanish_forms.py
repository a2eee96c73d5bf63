"""Spanish verbs as they are conjugated from the lexicon."""

from __future__ import annotations

import pytest

from onrecord import lexicon
from onrecord.reading.commitments.spanish_forms import forms, gerund, is_performance, is_performed, participle, planned


@pytest.mark.parametrize(
    ("infinitive", "present", "past"),
    [
        ("acordar", "acuerdo acuerda acordamos acuerdan", "acordé acordó acordamos acordaron"),
        ("construir", "construyo construye construimos construyen", "construí construyó construimos construyeron"),
        ("ofrecer", "ofrezco ofrece ofrecemos ofrecen", "ofrecí ofreció ofrecimos ofrecieron"),
        ("perseguir", "persigo persigue perseguimos persiguen", "perseguí persiguió perseguimos persiguieron"),
        ("invertir", "invierto invierte invertimos invierten", "invertí invirtió invertimos invirtieron"),
        ("lanzar", "lanzo lanza lanzamos lanzan", "lancé lanzó lanzamos lanzaron"),
        ("acoger", "acojo acoge acogemos acogen", "acogí acogió acogimos acogieron"),
        ("convenir", "convengo conviene convenimos convienen", "convine convino convinimos convinieron"),
        ("enviar", "envío envía enviamos envían", "envié envió enviamos enviaron"),
    ],
)
def test_stems_change_as_grammars_say(infinitive: str, present: str, past: str) -> None:
    assert (" ".join(forms(infinitive, "present")), " ".join(forms(infinitive, "past"))) == (present, past)


def test_the_perfect_is_made_with_the_participle() -> None:
    assert forms("resolver", "perfect") == ("he resuelto", "ha resuelto", "hemos resuelto", "han resuelto")


def test_gerunds_and_participles_of_every_verb_carried_out_are_known_again() -> None:
    for infinitive in lexicon.load("verbs_es")["performing"]:
        assert is_performance(gerund(infinitive)), infinitive
        assert is_performed(participle(infinitive)[:-1] + "as"), infinitive


def test_what_grows_is_no_performance() -> None:
    assert not is_performance("creciendo")
    assert not is_performed("recordados")


def test_words_that_are_nouns_as_well_tell_no_plan() -> None:
    assert {"inauguramos", "viaja"} <= planned().keys()
    assert not {"visita", "acuerdo", "vacuna"} & planned().keys()
