"""XML to text: documents that hold a statement, as plain text or as HTML inside."""

from __future__ import annotations

import re

from lxml import etree

from .dates import metadata_date
from .draft import Draft
from .html import from_fragment

_HTML_INSIDE = re.compile(r"<(?:p|br|div|li|h[1-6])\b[^>]*>", re.IGNORECASE)
_NAMES = {
    "title": ("title", "headline"),
    "date": (
        "published",
        "pubdate",
        "release-date",
        "date-published",
        "datepublished",
        "publication-date",
        "issued",
        "date",
    ),
    "kind": ("release-type", "genre", "kind", "type", "category"),
    "language": ("language", "lang"),
    "issuer": ("issuer",),
    "address": ("link", "url", "source-url", "source"),
}
_BODY_SHARE = 0.5


def from_xml(data: bytes) -> Draft:
    """Text and metadata of an XML document; entities are not expanded and nothing is fetched.

    The element that holds most of the text is the statement (HTML kept in it is read as HTML); where the text is spread
    over many elements, each is a paragraph. Elements named title, date, language and the like are metadata.

    Raises:
        ValueError: The document is not well-formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=False, huge_tree=False, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(error.msg.split(",")[0]) from None
    leaves = [
        (_name(element), text)
        for element in root.iter(etree.Element)
        if next(element.iterchildren(etree.Element), None) is None and (text := _own(element).strip())
    ]
    metadata: dict[str, str] = {}
    for wanted, names in _NAMES.items():
        for name in names:
            values = [value for leaf, value in leaves if leaf == name]
            if len(values) == 1 and len(values[0]) < 400 and (wanted != "date" or metadata_date(values[0])):
                metadata[wanted] = values[0]
                break
    if language := root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        metadata["language"] = language
    body = max((value for _, value in leaves), key=len, default="")
    if len(body) >= _BODY_SHARE * sum(len(value) for _, value in leaves):
        return Draft(from_fragment(body) if _HTML_INSIDE.search(body) else body, metadata=metadata)
    return Draft(_spread(root), metadata=metadata)


def _own(element: etree._Element) -> str:
    """The text of an element outside its children; an entity that is not expanded leaves nothing."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname).lower().replace("_", "-")


def _spread(root: etree._Element) -> str:
    """Text of elements that hold any of their own, a paragraph each, inline elements included."""
    paragraphs = []
    pending = [root]
    while pending:
        element = pending.pop()
        if _own(element).strip():
            paragraphs.append(" ".join("".join(element.itertext()).split()))
        else:
            pending.extend(reversed([child for child in element if isinstance(child.tag, str)]))
    return "\n\n".join(paragraphs)
