"""Who issued a statement, from the name of an office, a title or a host."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

import pycountry
from babel import Locale

from onrecord import lexicon

from .words import phrases, plain

_LANGUAGES = ("en", "es", "fr", "ru")
_LONGEST_NAME = 16
_ARTICLE = re.compile(r"^(?:the|la|le|el|los|l')\s+")


def issuer_named(line: str) -> str | None:
    """The issuer a line names when it is nothing but the name of an office, state body or organisation.

    Returns:
        ISO 3166-1 alpha-3 of the state it speaks for; the name as printed for an organisation, or for an office whose
        state is unknown or not said; None for any other line.

    Example:
        >>> issuer_named("MINISTRY OF FOREIGN AFFAIRS OF THE REPUBLIC OF KOREA"), issuer_named("Good morning.")
        ('KOR', None)
    """
    printed = " ".join(line.strip(" \t*_#:;,-–—|").split())
    words = plain(printed)
    if not words or len(words.split()) > _LONGEST_NAME:
        return None
    names = lexicon.load("issuers")
    bare = _ARTICLE.sub("", words)
    for form in (words, bare):
        if form in names["known"]:
            return str(names["known"][form])
    if bare in names["organisations"]:
        return printed
    if words.endswith((".", "!", "?")) and not words.endswith(("u.s.", "u.k.")):
        return None
    if state := _states().get(bare):
        # A state's name alone is a heading as often as a signature; only one that says "government of" counts.
        return state if bare.startswith(("government", "kingdom of", "republic of")) else None
    office = _office().match(bare)
    if office is None:
        return None
    found = {_states()[match[0]] for match in _state().finditer(bare, office.end())}
    first = _state().search(bare, office.end())
    if first is not None and (len(found) == 1 or bare.startswith(("embassy", "embajada", "permanent mission"))):
        return _states()[first[0]]
    # An office that names no state we know: the name itself, if it says "of" whom.
    return printed if not found and re.search(r"\b(?:of|de|du|del)\b", bare) and len(bare.split()) > 2 else None


def issuer_in_title(title: str) -> str | None:
    """The state a title says a statement is by: "Statement by the Foreign Ministry of X on ...".

    None for joint statements, where more than one state is named, and where none is.
    """
    words = plain(title)
    found = _by().search(words)
    if found is None or re.search(r"(?<!\w)(?:joint|conjunt[ao]|conjoint)", words):
        return None
    return _states()[found["state"]]


def issuer_of_host(address: str) -> str | None:
    """The state that issues the pages of an address's host, for hosts in the vocabulary.

    Example:
        >>> issuer_of_host("https://en.kremlin.ru/events/1"), issuer_of_host("https://news.example/1")
        ('RUS', None)
    """
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    hosts = lexicon.load("issuers")["hosts"]
    labels = host.lower().rstrip(".").split(".")
    return next((hosts[rest] for i in range(len(labels)) if (rest := ".".join(labels[i:])) in hosts), None)


@cache
def _states() -> dict[str, str]:
    """Names of states in the languages above and their ISO 3166-1 alpha-3 codes (CLDR, ISO 3166-1, the lexicon)."""
    names: dict[str, str] = {}
    countries = list(pycountry.countries)
    for country in countries:
        for key in ("name", "official_name", "common_name"):
            if name := getattr(country, key, None):
                names[plain(name)] = country.alpha_3
    for language in _LANGUAGES:
        territories = Locale.parse(language).territories
        for country in countries:
            if name := territories.get(country.alpha_2):
                names.setdefault(plain(name), country.alpha_3)
    return names | {plain(name): code for name, code in lexicon.load("issuers")["states"].items()}


@cache
def _state() -> re.Pattern[str]:
    return re.compile(phrases(_states()))


@cache
def _office() -> re.Pattern[str]:
    return re.compile(phrases(lexicon.load("issuers")["offices"]))


@cache
def _by() -> re.Pattern[str]:
    posts = phrases({*lexicon.load("issuers")["posts"], *lexicon.load("issuers")["offices"]})
    # At most six words between the post and its state ("ministry of foreign affairs of the").
    return re.compile(
        rf"(?<!\w)(?:by|from)\s+(?:the\s+)?(?:\w+\s+)?{posts}(?:\s+[\w&]+){{0,6}}?\s+(?P<state>{phrases(_states())})"
    )
