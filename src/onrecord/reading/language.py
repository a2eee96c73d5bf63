"""What language a text is in, as far as its reading depends on it."""

from __future__ import annotations

from collections import Counter
from functools import cache

from onrecord import lexicon

from .parsed import Parsed

_SHARE = 0.2
_TELLING = 12  # words from which a paragraph's own share tells


def is_spanish(parsed: Parsed, language: str | None) -> bool:
    """Whether the text is Spanish: told by its language, else by its share of Spanish function words."""
    if language is not None:
        return language == "es"
    words = lexicon.load("commissives_es")["function_words"]
    return len(parsed) > 0 and sum(len(parsed.by_lower.get(word, ())) for word in words) / len(parsed) > _SHARE


def spanish_paragraphs(parsed: Parsed, language: str | None) -> frozenset[int]:
    """The numbers of the paragraphs to be read as Spanish: a text may hold both versions of a joint declaration.

    A short paragraph is in the language of the text, and so is a longer one unless its function words are the other's.
    """
    whole = is_spanish(parsed, language)
    spanish, english = (_by_paragraph(parsed, name) for name in ("function_words", "english_words"))
    if not whole and sum(spanish.values()) < _TELLING * _SHARE:
        return frozenset()
    return frozenset(
        para
        for para, tokens in Counter(parsed.para).items()
        if (whole and (tokens < _TELLING or spanish[para] >= english[para]))
        or (tokens >= _TELLING and spanish[para] / tokens > _SHARE)
    )


def _by_paragraph(parsed: Parsed, name: str) -> Counter[int]:
    """How many words of a list each paragraph has."""
    words = lexicon.load("commissives_es")[name]
    return Counter(parsed.para[place] for word in words for place in parsed.by_lower.get(word, ()))


@cache
def says_in_spanish() -> frozenset[str]:
    """The forms of Spanish verbs of saying and thinking, from `cues_es.yml`."""
    vocabulary = lexicon.load("cues_es")
    made = {stem + end for verbs in vocabulary["verbs"] for stem in verbs["stems"] for end in verbs["endings"]}
    return frozenset(made | set(vocabulary["forms"]))
