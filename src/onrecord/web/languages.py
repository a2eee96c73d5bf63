"""The languages of the interface: English, and one catalogue of messages for each other."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel import negotiate_locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from starlette.requests import Request

from onrecord.export.words import day_words
from onrecord.record import interval_of

LANGUAGES = {"en": "English", "es": "Español"}
COOKIE = "language"


def language_of(request: Request) -> str:
    """The language chosen by hand, else the first that the browser prefers and that we have, else English."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    preferred = [part.partition(";")[0].strip() for part in request.headers.get("accept-language", "").split(",")]
    return negotiate_locale([each for each in preferred if each], list(LANGUAGES), sep="-") or "en"


class NotSaid(LookupError):
    """A message that the catalogue of a language does not have."""


class _Nothing(NullTranslations):
    def gettext(self, message: str) -> str:
        raise NotSaid(message)


@cache
def catalogue(language: str) -> NullTranslations:
    """The messages of a language, from `locale/LANGUAGE.po`; English stands in the templates."""
    return _read(language)


@cache
def known_messages(language: str) -> NullTranslations:
    """The messages of a language that raises `NotSaid` for one it does not have, in place of English."""
    messages = _read(language)
    messages.add_fallback(_Nothing())
    return messages


def _read(language: str) -> NullTranslations:
    path = files(__package__).joinpath("locale", f"{language}.po")
    if not path.is_file():
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(path.read_bytes()), locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def day_in(value: str, language: str) -> str:
    """An ISO date, or a month, as people write it in a language; anything else as it stands.

    Example:
        >>> day_in("2031-03-12", "en"), day_in("2031-03-12", "es"), day_in("2031-03", "es")
        ('12 March 2031', '12 de marzo de 2031', 'marzo de 2031')
    """
    if language == "en":
        return day_words(value)
    try:
        first, last = interval_of(value)
    except ValueError:
        return value
    if first == last:
        return format_date(first, "long", locale=language)
    return format_skeleton("yMMMM", first, locale=language) if value.count("-") == 1 else value


def moment_in(value: str, language: str) -> str:
    """An ISO moment as people write it, to the minute; anything else as it stands.

    Example:
        >>> moment_in("2031-03-12T08:44:18+00:00", "en")
        '12 March 2031, 08:44 UTC'
    """
    day, _, time = value.partition("T")
    return f"{day_in(day, language)}, {time[:5]} UTC" if time.endswith(("+00:00", "Z")) else value
