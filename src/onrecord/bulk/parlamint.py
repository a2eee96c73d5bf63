"""Parliaments' records as ParlaMint keeps them: one speech is one statement.

Two of its formats: TEI with `<u>` for each speech, and text files with a table of metadata (`NAME.txt`, one speech a
line, and `NAME-meta.tsv`). See https://www.clarin.eu/parlamint and https://clarin-eric.github.io/ParlaMint/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pycountry
from lxml import etree

from .opening import opened
from .rows import Broken, Raw, cells

META = re.compile(r"-meta(?:-[a-z]{2})?\.tsv$")
_TEI = "{http://www.tei-c.org/ns/1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = re.compile(r"ParlaMint-([A-Z]{2})(?![A-Z])")
_NOT_SPOKEN = frozenset(f"{_TEI}{name}" for name in ("note", "desc", "gap", "vocal", "kinesic", "incident", "linkGrp"))
_WORDS = frozenset((f"{_TEI}w", f"{_TEI}pc"))


def is_tei(name: str) -> bool:
    """Whether an XML file is TEI, told from its beginning."""
    try:
        with opened(name) as file:
            return b"http://www.tei-c.org/ns/1.0" in file.read(4096)
    except OSError:
        return False  # that it cannot be opened is said where it is read


def speeches(name: str, size: int) -> Iterator[Raw]:
    """The speeches of a TEI file as rows: id, text, title, date, language, issuer, speaker, role."""
    about: dict[str, str] = {}
    number = 0
    with opened(name) as file:
        try:
            parts = etree.iterparse(
                file, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False
            )
            for event, element in parts:
                if event == "start":
                    if element.getparent() is None:
                        about |= _of_root(element)
                elif element.tag == f"{_TEI}teiHeader":
                    about |= _of_header(element)
                elif element.tag == f"{_TEI}u":
                    number += 1
                    yield Raw(number, {**about, **_speech(element)}, min(file.tell() / size, 1.0) if size else 1.0)
                    element.clear(keep_tail=False)
        except (OSError, etree.XMLSyntaxError) as error:
            yield Raw(number + 1, Broken(f"it is not well-formed XML: {str(error).split(',')[0]}"), 1.0)
            return
    if not number:
        yield Raw(1, Broken("it is TEI that holds no speech"), 1.0)


def texts(name: str, size: int) -> Iterator[Raw]:
    """The speeches of `NAME.txt` with the metadata of `NAME-meta.tsv`; each of either that stands alone is kept too."""
    about: dict[str, dict[str, Any]] = {}
    number = 0
    for raw in cells(name, 0):
        if isinstance(raw.held, dict) and (key := raw.held.get("ID")):
            about[key] = raw.held
        else:
            number += 1
            yield Raw(number, raw.held if isinstance(raw.held, Broken) else Broken("its metadata has no ID"), 0.0)
    with opened(META.sub(".txt", name)) as file:
        for line in file:
            number += 1
            key, _, text = line.decode("utf-8", errors="surrogateescape").rstrip("\r\n").partition("\t")
            known = about.pop(key, {})
            held = {"id": key, **_issuer(key), **{k: v for k, v in known.items() if k != "ID"}, "text": text}
            yield Raw(number, held, min(file.tell() / size, 1.0) if size else 1.0)
    for key in about:
        number += 1
        yield Raw(number, {"id": key}, 1.0)


def _of_root(root: Any) -> dict[str, str]:
    language = root.get(_LANG)
    return {**({"language": language} if language else {}), **_issuer(root.get(_ID) or "")}


def _of_header(header: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for title in header.iterfind(f"{_TEI}fileDesc/{_TEI}titleStmt/{_TEI}title"):
        if title.get("type") in (None, "main"):
            found.setdefault("title", " ".join("".join(title.itertext()).split()))
    for path in (f".//{_TEI}setting/{_TEI}date", f".//{_TEI}sourceDesc//{_TEI}date"):
        for day in header.iterfind(path):
            if when := day.get("when"):
                found.setdefault("date", when)
    return found


def _speech(element: Any) -> dict[str, str]:
    segments = [" ".join(_spoken(part).split()) for part in element.iterfind(f"{_TEI}seg")]
    return {
        "id": element.get(_ID) or "",
        "text": "\n\n".join(part for part in segments if part) or " ".join(_spoken(element).split()),
        "speaker": (element.get("who") or "").removeprefix("#"),
        "role": (element.get("ana") or "").removeprefix("#"),
    }


def _spoken(element: Any) -> str:
    """The words of an element without the recorder's notes; where they are marked one by one, with blanks between."""
    said = element.text or ""
    for child in element:
        if child.tag not in _NOT_SPOKEN and isinstance(child.tag, str):
            said += _spoken(child)
            if child.tag in _WORDS and child.get("join") not in ("right", "both"):
                said += " "
        said += child.tail or ""
    return said


def _issuer(name: str) -> dict[str, str]:
    """The state whose parliament it is, from a name such as `ParlaMint-GB_2017-01-09`."""
    found = _NAME.match(name)
    country = pycountry.countries.get(alpha_2=found[1]) if found else None
    return {"issuer": country.alpha_3} if country else {}
