"""Markdown to text, with YAML front matter as metadata."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from .draft import Draft
from .html import from_fragment

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_NAMES = {
    "title": ("title", "headline"),
    "date": ("date", "published", "published_time", "pubdate", "issued"),
    "language": ("language", "lang"),
    "issuer": ("issuer", "organisation", "organization"),
    "address": ("source_url", "url", "source", "link", "canonical"),
    "kind": ("kind", "genre", "type", "category", "tags"),
    "place": ("place", "location"),
}
_WRAPPED_AT = 70
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


def has_front_matter(text: str) -> bool:
    """Whether the text begins with YAML between two lines of dashes."""
    return bool(_front(text)[0])


def from_markdown(text: str) -> Draft:
    """The text of a Markdown document: marks taken off, paragraphs apart by a blank line, list items begun with "- ".

    Front matter (title, date, source_url, language, tags, ...) is metadata; a heading of the first level that begins
    the document is its title.
    """
    front, body = _front(text)
    metadata = {}
    for wanted, names in _NAMES.items():
        values = (front.get(name) for name in names)
        found = next((value for value in values if value not in (None, "", [])), None)
        if found is not None:
            metadata[wanted] = ", ".join(map(str, found)) if isinstance(found, list) else str(found)
    tokens = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(body.replace("\0", "\ufffd"))
    blocks, heading = _blocks(tokens, body.split("\n"))
    return Draft("\n\n".join(blocks), metadata=metadata, heading=heading)


def _front(text: str) -> tuple[dict[str, Any], str]:
    found = _FRONT.match(text)
    if found is None:
        return {}, text
    try:
        # The base loader keeps every scalar as it is written: a date stays a string.
        front = yaml.load(found[1], Loader=yaml.BaseLoader)  # noqa: S506 - makes strings, lists and mappings only
    except (yaml.YAMLError, RecursionError):
        return {}, text
    return (front, text[found.end() :]) if isinstance(front, dict) else ({}, text)


def _blocks(tokens: Sequence[Token], lines: list[str]) -> tuple[list[str], str | None]:
    out: list[str] = []
    heading: str | None = None
    marks: list[str] = []
    numbers: list[int | None] = []
    row: list[str] | None = None
    last_heading: tuple[int, str] | None = None
    for place, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            numbers.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            numbers.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            numbers.pop()
        elif token.type == "list_item_open":
            number = numbers[-1]
            marks.append("- " if number is None else f"{number}{token.markup} ")
            numbers[-1] = None if number is None else number + 1
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            out.append(" | ".join(cell for cell in row or [] if cell))
            row = None
        elif token.type in ("code_block", "fence"):
            out.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            out.extend(part for part in [from_fragment(token.content)] if part)
        elif token.type == "inline":
            text = _inline(token.children or [])
            if row is not None:
                row.append(text)
                continue
            if not text:
                continue
            opener = tokens[place - 1]
            if last_heading and opener.type == "paragraph_open" and _goes_on(*last_heading, opener, text):
                joined = f"{out[-1]} {text}"
                heading = joined if heading == out[-1] else heading
                out[-1], last_heading = joined, None
                continue
            last_heading = None
            if opener.type == "heading_open":
                heading = text if opener.tag == "h1" and not out else heading
                if opener.map:
                    last_heading = (opener.map[1], lines[opener.map[0]].rstrip())
            out.append((marks.pop() if marks else "") + text)
            marks.clear()
    return out, heading


def _goes_on(below: int, printed: str, opener: Token, text: str) -> bool:
    """Whether a paragraph is the rest of a heading that was wrapped at the margin: it stands right below it."""
    wrapped = len(printed) + 1 + len(text.split(maxsplit=1)[0]) > _WRAPPED_AT > len(text)
    return wrapped and opener.map is not None and opener.map[0] == below


def _inline(children: Sequence[Token]) -> str:
    pieces = []
    for child in children:
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" ")
        elif child.type == "hardbreak" or (child.type == "html_inline" and _BREAK.match(child.content)):
            pieces.append("\n")
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
