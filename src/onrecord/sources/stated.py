"""Facts a statement states about itself: in its letterhead, its title line, its dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord import lexicon

from . import dates
from .issuers import issuer_in_title, issuer_named
from .words import phrases, plain

_HEAD_LINES = 15
_HEAD_CHARACTERS = 6000
_LONGEST_HEAD_LINE = 30
_LONGEST_TITLE = 45
_PLACE = r"(?:[^\W\d_][\w.'’-]*)(?:[ ,]+(?:[^\W\d_][\w.'’-]*)){0,4}?"
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[*_]{1,3}(?=\S))|[*_]{1,3}\s*$")
_PARTS = re.compile(r"\s+[|•·]\s+")
_NOT_A_PLACE = re.compile(r"\d|\b(?:mr|mrs|president|minister|on|for|of the meeting)\b", re.IGNORECASE)


def stated(text: str, *, heading: str | None = None) -> dict[str, str]:
    """Title, issuer, published, kind and place where the text states them; only what is found.

    Read are the lines above the first running prose (a letterhead, a title, a date alone on its line, "For immediate
    release" and the like) and the dateline the prose begins with ("GENEVA, 3 March 2024 —"). A title is a heading
    the format marks or a line that announces a kind of statement.

    Args:
        text: The statement's text.
        heading: The document's title as its format marks it, if it does.
    """
    facts: dict[str, str] = {}
    if heading is not None:
        facts["title"] = heading
    for line, prose in _head(text):
        if prose:
            _dateline(line, facts)
            break
        parts = [part for part in _PARTS.split(line) if part.strip()]
        for part in parts:
            if not (_date(part, facts) or _issuer(part, facts) or len(parts) > 1):
                _title(part, facts)
    title = facts.get("title")
    if title is not None:
        if (kind := kind_of(title)) is not None:
            facts.setdefault("kind", kind)
        if "issuer" not in facts and (issuer := issuer_in_title(title)) is not None:
            facts["issuer"] = issuer
    return facts


def kind_of(title: str) -> str | None:
    """The kind of statement a title announces, None where it announces none.

    Example:
        >>> kind_of("Readout of the Prime Minister's call"), kind_of("A good day")
        ('readout', None)
    """
    words = re.sub(r"^(?:the|a|an)\s+", "", plain(title))
    for kind, begins, holds in _kinds():
        if begins.match(words) or holds.search(words):
            return kind
    return None


def _head(text: str) -> Iterator[tuple[str, bool]]:
    """Lines at the top: each line and whether it is running prose (the last one given)."""
    head = text[:_HEAD_CHARACTERS]
    lines = re.split(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", head)
    given = 0
    for place, line in enumerate(lines):
        if not line.strip():
            continue
        following = lines[place + 1] if place + 1 < len(lines) else ""
        words = len(line.split())
        # Prose: a long line, or wrapped lines that run on in lower case.
        runs_on = words > 6 and following[:1].islower()
        prose = words > _LONGEST_HEAD_LINE or runs_on or (words > 12 and line.rstrip().endswith((".", "”", '"')))
        dateline = _dateline_form().match(line.strip()) is not None
        yield line.strip(), prose or dateline
        given += 1
        if prose or dateline or given == _HEAD_LINES:
            return


def _date(line: str, facts: dict[str, str]) -> bool:
    """Take a line that is a date, a release cue with one, or a place and a date."""
    words = _cleaned(line)
    if cue := _cues().match(plain(words)):
        rest = words[cue.end() :] if len(plain(words)) == len(words) else ""
        if not rest.strip(" :.-–—"):
            return True
        found = re.search(dates.pattern(), rest, re.IGNORECASE)
        if found and "published" not in facts and (iso := dates.iso_of(found[0])):
            facts["published"] = iso
        return found is not None or len(rest.split()) < 6
    if iso := dates.written_date(words):
        facts.setdefault("published", iso)
        return True
    found = _placed().fullmatch(words)
    if found is None or _NOT_A_PLACE.search(found["place"]) or (iso := dates.iso_of(found["date"])) is None:
        return False
    if found["place"][:1].isupper():
        facts.setdefault("published", iso)
        facts.setdefault("place", found["place"].strip(" ,"))
    return True


def _issuer(line: str, facts: dict[str, str]) -> bool:
    issuer = issuer_named(_cleaned(line))
    if issuer is not None:
        facts.setdefault("issuer", issuer)
    return issuer is not None


def _dateline(line: str, facts: dict[str, str]) -> None:
    found = _dateline_form().match(line)
    if found is None or _NOT_A_PLACE.search(found["place"]):
        return
    if not all(word[:1].isupper() or len(word) < 4 for word in re.findall(r"[^\W\d_]+", found["place"])):
        return
    facts.setdefault("place", found["place"].strip(" ,"))
    if found["date"] and (iso := dates.iso_of(found["date"])):
        facts.setdefault("published", iso)


def _title(line: str, facts: dict[str, str]) -> None:
    """Take a line that announces a kind of statement; one that is no more than the kind's name is no title."""
    words = _cleaned(line)
    if "title" in facts or len(words.split()) > _LONGEST_TITLE or words.endswith((".", ":", ",", ";")):
        return
    if (kind := kind_of(words)) is not None:
        if len(words.split()) > 1:
            facts["title"] = words
        else:
            facts.setdefault("kind", kind)


def _cleaned(line: str) -> str:
    return " ".join(_MARKS.sub("", line).split())


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (str(entry["kind"]), re.compile(phrases(entry["begins"])), re.compile(phrases(entry["holds"])))
        for entry in lexicon.load("statement_kinds")["kinds"]
    )


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(phrases(lexicon.load("statement_kinds")["release_cues"]) + r"\s*[:.,–—-]?")


@cache
def _placed() -> re.Pattern[str]:
    return re.compile(rf"(?P<place>{_PLACE})\s*[,:(–—-]\s*\(?(?P<date>{dates.pattern()})\)?[.,]?", re.IGNORECASE)


@cache
def _dateline_form() -> re.Pattern[str]:
    day = rf"(?P<date>{dates.pattern()})"
    short = r"(?:[^\W\d_]{3,12}\.?\s+\d{1,2}|\d{1,2}\s+[^\W\d_]{3,12})"
    return re.compile(
        rf"[(\[]?(?P<place>{_PLACE})\s*[,(]\s*(?:{day}|{short})\)?\s*(?:\([\w ./-]{{2,40}}\)\s*)?\]?\s*"
        r"(?:[—–―]|--|-\s|\.\s?[-—–]|:\s)",
        re.IGNORECASE,
    )
