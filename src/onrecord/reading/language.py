"""What language a text is in, as far as its reading depends on it."""

from __future__ import annotations

from collections import Counter
from functools import cache

from onrecord import lexicon

from .parsed import Parsed

_SHARE = 0.2
_FOREIGN = 0.08
_TELLING = 12  # words from which a paragraph's own share tells


def is_spanish(parsed: Parsed, language: str | None) -> bool:
    """Whether the text is Spanish: told by its language, else by its share of Spanish function words."""
    if language is not None:
        return language == "es"
    words = lexicon.load("commissives_es")["function_words"]
    return len(parsed) > 0 and sum(len(parsed.by_lower.get(word, ())) for word in words) / len(parsed) > _SHARE


def spanish_paragraphs(parsed: Parsed, language: str | None) -> frozenset[int]:
    """The numbers of the paragraphs to be read as Spanish: a text may hold both versions of a joint declaration.

    A short paragraph is in the language of the text, a longer one in that of its function words.
    """
    words = lexicon.load("commissives_es")["function_words"]
    places = [place for word in words for place in parsed.by_lower.get(word, ())]
    whole = is_spanish(parsed, language)
    if not whole and len(places) < _TELLING * _SHARE:
        return frozenset()
    spanish, size = Counter(parsed.para[place] for place in places), Counter(parsed.para)
    return frozenset(
        para
        for para, tokens in size.items()
        if (whole if tokens < _TELLING else spanish[para] / tokens > (_FOREIGN if whole else _SHARE))
    )


@cache
def says_in_spanish() -> frozenset[str]:
    """The forms of Spanish verbs of saying and thinking, from `cues_es.yml`."""
    vocabulary = lexicon.load("cues_es")
    made = {stem + end for verbs in vocabulary["verbs"] for stem in verbs["stems"] for end in verbs["endings"]}
    return frozenset(made | set(vocabulary["forms"]))
