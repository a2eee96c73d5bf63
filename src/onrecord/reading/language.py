"""What language a text is in, as far as its reading depends on it."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon

from .parsed import Parsed

_SHARE = 0.2


def is_spanish(parsed: Parsed, language: str | None) -> bool:
    """Whether the text is Spanish: told by its language, else by its share of Spanish function words."""
    if language is not None:
        return language == "es"
    words = lexicon.load("commissives_es")["function_words"]
    return len(parsed) > 0 and sum(len(parsed.by_lower.get(word, ())) for word in words) / len(parsed) > _SHARE


@cache
def says_in_spanish() -> frozenset[str]:
    """The forms of Spanish verbs of saying and thinking, from `cues_es.yml`."""
    vocabulary = lexicon.load("cues_es")
    made = {stem + end for verbs in vocabulary["verbs"] for stem in verbs["stems"] for end in verbs["endings"]}
    return frozenset(made | set(vocabulary["forms"]))
