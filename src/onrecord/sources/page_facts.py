"""What a page says about itself: its meta elements, linked data, times, headings."""

from __future__ import annotations

import json
import re

from lxml import etree

from .dates import metadata_date

_DATE_NAMES = (
    "article:published_time", "datepublished", "date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date", "publication_date",
    "article.published", "parsely-pub-date", "sailthru.date", "citation_publication_date", "og:published_time",
    "ya:ovs:upload_date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "dc.title", "dcterms.title", "twitter:title", "citation_title")
_SITE_NAMES = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "author")


def metadata_of(root: etree._Element) -> dict[str, str]:
    """Title, date, language, site and address, where the page says them."""
    said: dict[str, str] = {}
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and (content := (meta.get("content") or "").strip()):
            named.setdefault(name, content)
    linked = _linked_data(root)
    title = next((named[name] for name in _TITLE_NAMES if name in named), None) or linked.get("headline")
    said["title"] = title or _title_of(root)
    said["date"] = (
        next((named[name] for name in _DATE_NAMES if name in named and metadata_date(named[name])), "")
        or linked.get("datePublished", "")
        or _time_of(root)
    )
    html_language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    said["language"] = html_language or named.get("content-language", "")
    said["site"] = next((named[name] for name in _SITE_NAMES if name in named), "")
    canonical = next((link.get("href") or "" for link in root.iter("link") if link.get("rel") == "canonical"), "")
    said["address"] = next((one for one in (canonical, named.get("og:url", "")) if "://" in one), "")
    return {name: value for name, value in said.items() if value}


def _title_of(root: etree._Element) -> str:
    headings = [" ".join(h.itertext()) for h in root.iter("h1")]
    headings = [heading for heading in headings if heading.strip()]
    printed = " ".join("".join(one.itertext()) for one in root.iter("title")).strip()
    if len(headings) == 1:
        return headings[0]
    # "Headline | Site": the headline alone where a heading says so.
    return next((h for h in headings if letters(h) and letters(printed).startswith(letters(h))), printed)


def _time_of(root: etree._Element) -> str:
    """The date of the page's `time` elements in its article: marked as published, or the only one there is."""
    times = [t for t in root.iter("time") if metadata_date(t.get("datetime") or "")]
    for time in times:
        marks = f"{time.get('itemprop') or ''} {time.get('class') or ''} {time.get('pubdate') or ''}".lower()
        if "datepublished" in marks or "published" in marks.split() or "pubdate" in marks or "dt-published" in marks:
            return time.get("datetime") or ""
    inside = [t for t in times if article_of(t) is not None] or times
    days = {metadata_date(t.get("datetime") or "") for t in inside}
    return next(iter(days)) or "" if len(days) == 1 else ""


def _linked_data(root: etree._Element) -> dict[str, str]:
    """Headline and date of publication in the page's JSON-LD."""
    found: dict[str, str] = {}
    for script in root.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            pending = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        while pending:
            item = pending.pop()
            if isinstance(item, list):
                pending.extend(item)
            elif isinstance(item, dict):
                pending.extend(item.get("@graph") or [])
                for key in ("headline", "datePublished"):
                    if isinstance(item.get(key), str):
                        found.setdefault(key, item[key])
    return found


def article_of(element: etree._Element) -> etree._Element | None:
    """The article or main part of the page an element stands in."""
    for ancestor in element.iterancestors():
        if ancestor.tag in ("article", "main") or ancestor.get("role") == "main":
            return ancestor
    return None


def letters(line: str) -> str:
    """A line's letters and digits alone, for comparing."""
    return re.sub(r"[\W_]+", "", line).casefold()
