"""HTML to text: the main text as trafilatura finds it, in the page's own paragraphs, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from .draft import Draft
from .page_facts import article_of, letters, metadata_of
from .wrapped import flowed

_DROPPED = frozenset(
    ("script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "svg", "math",
     "iframe", "object", "embed", "canvas", "audio", "video", "figure", "head", "link", "meta", "input", "textarea",
     "dialog", "menu")
)  # fmt: skip
_BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
     "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "summary",
     "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
_NEVER_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "math", "head", "select", "textarea"))
_HIDDEN_CLASS = re.compile(
    r"(?<![\w-])(?:hidden|visually-hidden|sr-only|screen-reader-text|d-none|is-hidden|noprint)(?![\w-])"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_MOSTLY_LINKS = 0.6


@dataclass(frozen=True)
class Block:
    """One paragraph, list item or table row of a page."""

    text: str
    kind: str
    links: float
    element: etree._Element


def from_html(markup: str) -> Draft:
    """Main text, title, date and language of a page.

    trafilatura says where the main text is; its paragraphs are then taken from the page itself, from the first to the
    last found, together with a lead that stands before them in the same article, so that none is lost or said twice.
    Where it finds nothing, the whole page but its navigation is the text. Script-only pages give no text.
    """
    root = _parsed(markup)
    if root is None:
        return Draft("")
    metadata = metadata_of(root)
    blocks = list(_blocks(_pruned(root)))
    main = _main(blocks, _main_lines(markup))
    title = metadata.get("title")
    if main and title and _same(main[0].text, title):
        main = main[1:] or main
    return Draft(_joined(main), metadata=metadata)


def from_fragment(markup: str) -> str:
    """The text of a piece of HTML that is all main text (such as one kept in an XML file)."""
    root = _parsed(f"<html><body>{markup}</body></html>")
    return "" if root is None else _joined(list(_blocks(_pruned(root))))


def _parsed(markup: str) -> etree._Element | None:
    # lxml takes no text with an encoding declaration, nor NULs.
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup.replace("\0", ""))
    if not clean.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root: etree._Element = lxml_html.document_fromstring(clean.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def _pruned(root: etree._Element) -> etree._Element:
    whole = _prose_size(root)
    for element in list(root.iter(etree.Element)):
        if element.tag in ("body", "html") or element.getparent() is None or not _furniture(element):
            continue
        # Some pages wrap everything in a form or mark the article's own frame as furniture.
        holds_main = element.tag not in _NEVER_TEXT and (
            next(element.iter("article", "main"), None) is not None or 2 * _prose_size(element) > whole
        )
        if not holds_main:
            element.drop_tree()
    return root


def _furniture(element: etree._Element) -> bool:
    return (
        element.tag in _DROPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or element.get("role") in ("navigation", "banner", "search", "contentinfo", "complementary")
        or _HIDDEN_CLASS.search(element.get("class") or "") is not None
        or _HIDDEN_STYLE.search(element.get("style") or "") is not None
    )


def _prose_size(element: etree._Element) -> int:
    return sum(len("".join(paragraph.itertext())) for paragraph in element.iter("p"))


def _blocks(root: etree._Element) -> Iterator[Block]:
    """Blocks in page order. Walks with its own stack: pages may be nested deeper than Python's."""
    words: list[str] = []
    linked = 0
    owner, kind = root, "p"

    def flush() -> Iterator[Block]:
        nonlocal words, linked
        text = "".join(words)
        lines = [_BLANKS.sub(" ", line).strip() for line in text.split("\0")]
        size = max(1, sum(map(len, lines)))
        share = linked / size
        words, linked = [], 0
        for paragraph in _paragraphs(lines):
            yield Block(paragraph, kind, share, owner)

    stack: list[tuple[etree._Element, bool, bool]] = [(root, False, False)]
    while stack:
        element, leaving, in_link = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in _BLOCKS
        if leaving:
            if block:
                if tag in ("td", "th") and element.getnext() is not None:
                    words.append(" | ")
                else:
                    yield from flush()
                    parent = element.getparent()
                    owner, kind = (parent if parent is not None else root), "p"
            if element is not root and element.tail:
                words.append(element.tail)
                linked += len(element.tail.strip()) if in_link else 0
            continue
        inside = in_link or tag == "a"
        if block and tag not in ("td", "th"):
            # A paragraph that opens a list item or a row belongs to it.
            if not (tag in ("p", "div") and kind == "li" and not "".join(words).strip()):
                yield from flush()
                kind = (
                    "li"
                    if tag in ("li", "dd")
                    else "h"
                    if re.fullmatch(r"h[1-6]", tag)
                    else "tr"
                    if tag == "tr"
                    else "p"
                )
            owner = element
        elif tag == "br":
            words.append("\0")
        if element.text:
            words.append(element.text)
            linked += len(element.text.strip()) if inside else 0
        stack.append((element, True, in_link))
        stack.extend((child, False, inside) for child in reversed(element))
    yield from flush()


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines between breaks: two breaks end a paragraph; wrapped lines are joined, others stay lines."""
    group: list[str] = []
    for line in [*lines, ""]:
        if line.strip(" |"):
            group.append(line.strip(" |") if " | " in line else line)
        elif group:
            yield from flowed(group)
            group = []


def _main_lines(markup: str) -> set[str]:
    try:
        text = trafilatura.extract(markup, include_comments=False, include_tables=True, deduplicate=False)
    except Exception:  # noqa: BLE001 - a page trafilatura cannot take is read without it
        text = None
    return {letters(line) for line in (text or "").splitlines() if line.strip()}


def _main(blocks: list[Block], lines: set[str]) -> list[Block]:
    marked = [place for place, block in enumerate(blocks) if _in(block, lines)]
    if not marked or all(blocks[place].links > _MOSTLY_LINKS for place in marked):
        kept = [block for block in blocks if block.links <= _MOSTLY_LINKS]
        return kept or blocks
    first, last = marked[0], marked[-1]
    article = article_of(blocks[first].element)
    lead = first
    while lead > 0 and article is not None and _within(blocks[lead - 1].element, article):
        lead -= 1
        # A heading ends the lead: above it stands the page's furniture.
        if blocks[lead].kind == "h":
            break
    kept = [block for block in blocks[lead:first] if _prose(block)]
    return kept + [
        block
        for place, block in enumerate(blocks[first : last + 1], first)
        if block.links <= _MOSTLY_LINKS or place in marked
    ]


def _in(block: Block, lines: set[str]) -> bool:
    return letters(block.text) in lines or any(
        letters(line) in lines for line in block.text.split("\n") if len(line) > 40
    )


def _same(line: str, title: str) -> bool:
    return letters(line) == letters(title)


def _within(element: etree._Element, ancestor: etree._Element) -> bool:
    return any(one is ancestor for one in element.iterancestors())


def _prose(block: Block) -> bool:
    return (
        len(block.text.split()) >= 8
        and block.links <= 0.3
        and block.text.rstrip("”\"'»)").endswith((".", "!", "?", ":"))
    )


def _joined(blocks: list[Block]) -> str:
    """Paragraphs with a blank line between, list items begun with "- ".

    Pages made from scans put each wrapped line into a paragraph of its own; where most lines of the length of a printed
    line break off in mid-sentence, they are joined again.
    """
    wide = [block for block in blocks if block.kind == "p" and 50 <= len(block.text) <= 100]
    cut = [block for block in wide if re.search(r"[\w,]$", block.text)]
    torn = len(cut) >= 6 and len(cut) >= 0.4 * len(wide) and median(map(len, (b.text for b in cut))) >= 55
    out: list[str] = []
    previous: Block | None = None
    for block in blocks:
        text = f"- {block.text}" if block.kind == "li" and not block.text.startswith(("- ", "• ")) else block.text
        if torn and previous in cut and block.kind == "p":
            out[-1] = f"{out[-1]} {text}"
        else:
            out.append(text)
        previous = block
    return "\n\n".join(out)
