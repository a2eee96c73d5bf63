"""The application's own files: styles, scripts and fonts, read once and named by their content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.check import chart_style
from onrecord.export import face

from .urls import URLS

_SCRIPTS = ("app.js", "early.js", "htmx.min.js", "leaf.js", "reader.js")
_FONTS = tuple(
    f"{name}-{subset}-wght-normal.woff2"
    for name in ("source-serif-4", "public-sans")
    for subset in ("latin", "latin-ext")
)

# Those that every page is set in; letters of other alphabets are loaded where they stand.
PRELOADED = tuple(name for name in _FONTS if "-latin-wght" in name)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served."""

    data: bytes
    media_type: str
    version: str


@cache
def assets() -> dict[str, Asset]:
    """Every file by its name."""
    found = {name: _asset(face.font(name), "font/woff2") for name in _FONTS}
    linked = face.linked_fonts(lambda name: URLS.asset(name, found[name].version))
    found["fonts.css"] = _asset(linked.encode(), "text/css")
    for name in ("tokens.css", "page.css", "compared.css", "checked.css"):
        found[name] = _asset(face.asset(name).encode(), "text/css")
    for name in ("page.js", "compared.js"):
        found[name] = _asset(face.asset(name).encode(), "text/javascript")
    found["charts.css"] = _asset(chart_style().encode(), "text/css")
    found["app.css"] = _asset(_own("app.css"), "text/css")
    for name in _SCRIPTS:
        found[name] = _asset(_own(name), "text/javascript")
    return found


def asset_url(name: str) -> str:
    """Where a file is served, with its version."""
    return URLS.asset(name, assets()[name].version)


def _own(name: str) -> bytes:
    return files(__package__).joinpath("assets", name).read_bytes()


def _asset(data: bytes, media_type: str) -> Asset:
    return Asset(data, media_type, hashlib.sha256(data).hexdigest()[:12])
