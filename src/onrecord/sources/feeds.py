"""RSS and Atom feeds: the addresses of the statements they announce."""

from __future__ import annotations

import io
import re
from urllib.parse import urljoin

from .decoding import decode
from .failures import BrokenDocument
from .originals import STANDARD_INPUT, Original

_OPENING = 4096
# What may stand before the root: declarations and comments.
_FEED = re.compile(
    r"\s*(?:<\?[^>]*>\s*|<!--(?:(?!-->).)*-->\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]", re.DOTALL
)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def is_feed(original: Original) -> bool:
    """Whether the bytes begin like an RSS or Atom feed."""
    return _FEED.match(decode(original.data[:_OPENING]).text) is not None


def feed_addresses(original: Original) -> list[str]:
    """The address of each entry of a feed, each once, in the feed's order; relative ones are joined to the feed's own.

    Raises:
        BrokenDocument: It is damaged so that no entry can be found, or declares entities, which no feed needs.
    """
    import feedparser

    called = original.source or STANDARD_INPUT
    if _ENTITY.search(original.data):
        raise BrokenDocument(called, "the feed declares entities, which no feed needs")
    # A stream, since feedparser would open a path or an address; and nothing of the entries but their links is used.
    found = feedparser.parse(io.BytesIO(original.data), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries and found.bozo:
        raise BrokenDocument(called, "it begins like a feed, but no entry can be found in it")
    links = (str(entry.get("link") or "").strip() for entry in found.entries)
    return list(dict.fromkeys(urljoin(called if "://" in called else "", link) for link in links if link))
