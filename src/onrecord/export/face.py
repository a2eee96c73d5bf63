"""The face that every page shares: embedded fonts and styles, templates that escape, a policy that bars all others."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from .words import statement_facts

_FONTS = (
    ("Source Serif 4", "source-serif-4", "200 900"),
    ("Public Sans", "public-sans", "100 900"),
)
# The subsets as Fontsource cuts them; the extended one is embedded only where a character of the page needs it.
_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212"
)
_EXTENDED = "U+0100-0130,U+0132-0151,U+0154-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F"
# JSON with these escaped cannot end the script element that holds it.
_SEPARATORS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@cache
def environment() -> Environment:
    """The templates of `assets/`, with every value escaped and no undefined name let through."""
    made = Environment(
        loader=PackageLoader("onrecord.export", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    # What the web application shows too can be translated there; files speak English.
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    made.globals["statement_facts"] = statement_facts
    made.filters["term"] = lambda word: word.replace("-", " ")
    return made


@cache
def asset(name: str) -> str:
    """A file of `assets/` as text."""
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8")


@cache
def fonts(extended: bool) -> str:
    """The two typefaces as CSS with the fonts inside; `extended` adds letters beyond those of Western Europe."""
    return _faces(extended, lambda name: f"data:font/woff2;base64,{b64encode(font(name)).decode()}")


def linked_fonts(address: Callable[[str], str]) -> str:
    """The two typefaces as CSS whose fonts a server gives; `address` tells where a file of `fonts/` is served."""
    # Letters that came late would move what is being read: such a page goes on in the fallback.
    return _faces(True, address, "optional")


def _faces(extended: bool, address: Callable[[str], str], display: str = "swap") -> str:
    subsets = (("latin", _LATIN), ("latin-ext", _EXTENDED)) if extended else (("latin", _LATIN),)
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weights}; font-display: {display}; '
        f"src: url({address(f'{name}-{subset}-wght-normal.woff2')}) format('woff2'); "
        f"unicode-range: {characters}; }}"
        for family, name, weights in _FONTS
        for subset, characters in subsets
    )


def needs_extended(text: str) -> bool:
    """Whether the text holds letters that only the extended fonts have."""
    return any("\u0100" <= char <= "\u024f" or "\u1e00" <= char <= "\u1eff" for char in text)


def policy(styles: Sequence[str], script: str | None = None) -> str:
    """A content security policy under which only these very styles and this script run, and nothing is fetched."""
    hashes = " ".join(f"'{_hash(style)}'" for style in styles)
    parts = [
        "default-src 'none'",
        f"style-src {hashes}",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if script is not None:
        parts.append(f"script-src '{_hash(script)}'")
    return "; ".join(parts)


def in_script(data: str) -> str:
    """JSON as it may stand in a script element."""
    return data.translate(_SEPARATORS)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}"


@cache
def font(name: str) -> bytes:
    """A font file of `fonts/`, as the package ships it."""
    return files(__package__).joinpath("fonts", name).read_bytes()
