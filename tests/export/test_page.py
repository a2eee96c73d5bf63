from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from onrecord.export import index_page, page
from onrecord.export.page_notes import KINDS, notes_of
from onrecord.record import Loss, ReaderInfo, Record, Span, Statement

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&<!--{{7*7}}"


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def hostile_record() -> Record:
    text = f"First line {HOSTILE}\x00 end."
    return Record(
        id=HOSTILE,
        statement=Statement(text=text, title=HOSTILE, issuer=HOSTILE, kind=HOSTILE, language='"><b>', source=HOSTILE),
        losses=(Loss(span=Span.of(text, 6, 20), stage=HOSTILE, reason=HOSTILE),),
        reader=ReaderInfo(version="1", lexicon=HOSTILE, models={HOSTILE: HOSTILE}),
    )


def test_every_finding_is_marked_in_the_text_and_listed_in_the_panel(record: Record) -> None:
    elements = Elements(page(record)).found
    notes = notes_of(record)
    assert {note.kind for note in notes} == set(KINDS)
    marked = {attrs.get("data-f") for tag, attrs in elements if tag == "span" and "m " in (attrs.get("class") or "")}
    listed = {attrs.get("id") for tag, attrs in elements if tag == "li"}
    assert marked == {note.id for note in notes if note.marks}
    assert listed >= {note.id for note in notes}


def test_nothing_in_a_hostile_record_becomes_markup() -> None:
    elements = Elements(page(hostile_record())).found
    assert [tag for tag, _ in elements if tag == "script"] == ["script", "script"]
    assert not [tag for tag, _ in elements if tag in ("img", "b") and tag == "img"]
    assert not [name for _, attrs in elements for name in attrs if name.startswith("on")]
    assert "49" not in re.findall(r"{{.*", page(hostile_record()))


def test_the_policy_allows_only_the_pages_own_style_and_script(record: Record) -> None:
    html = page(record)
    policy = next(attrs["content"] for tag, attrs in Elements(html).found if attrs.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        content = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(content) == 1
        assert f"'sha256-{b64encode(sha256(content[0].encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not [attrs for _, attrs in Elements(html).found if "style" in attrs]


def test_nothing_is_loaded_from_elsewhere(record: Record) -> None:
    html = page(record)
    for _, attrs in Elements(html).found:
        assert "src" not in attrs
        assert (attrs.get("href") or "#").startswith("#")
    assert set(re.findall(r"url\((\w+):", html)) == {"data"}
    assert "@import" not in html


@pytest.mark.parametrize(("paragraphs", "last"), [(0, 0), (1, 0), (3, 3), (200, 152)])
def test_nothing_is_drawn_before_the_first_screenful_has_come(paragraphs: int, last: int) -> None:
    text = "\n\n".join(["Twenty nations of the Sund met."] * paragraphs)
    written = page(Record(id="r", statement=Statement(text=text), reader=ReaderInfo(version="1", lexicon="1")))
    (waited,) = [at for tag, at in Elements(written).found if tag == "link" and at.get("rel") == "expect"]
    assert waited["blocking"] == "render"
    assert waited["href"] == "#screenful"
    parts = [at.get("id") for _, at in Elements(written).found if at.get("class") in ("masthead", "row")]
    assert [at for at, id_ in enumerate(parts) if id_ == "screenful"] == [last]


def test_the_page_carries_its_record(record: Record) -> None:
    held = re.search(r'<script type="application/json" id="record">(.*?)</script>', page(record), re.DOTALL)
    assert held is not None
    assert Record.model_validate(json.loads(held[1])) == record


def test_extended_letters_bring_their_font_and_others_do_not(record: Record) -> None:
    plain = page(record)
    polish = page(Record(id="x", statement=Statement(text="Łódź"), reader=record.reader))
    assert plain.count("@font-face") == 2
    assert polish.count("@font-face") == 4
    assert len(plain) < 350_000


def test_a_record_without_findings_or_words_still_makes_a_page() -> None:
    empty = Record(id="x", statement=Statement(text=" \n"), reader=ReaderInfo(version="1", lexicon="2"))
    assert "This text has no words." in page(empty)


def test_the_index_links_every_page_safely(record: Record) -> None:
    elements = Elements(index_page([("a.html", record), ("b c.html", hostile_record())])).found
    assert [attrs["href"] for tag, attrs in elements if tag == "a"] == ["a.html", "b%20c.html"]
    assert not [tag for tag, _ in elements if tag in ("script", "img")]


# The palette


def schemes() -> dict[str, dict[str, str]]:
    css = files("onrecord.export").joinpath("assets", "tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media (prefers-color-scheme: dark)")
    return {name: dict(re.findall(r"--([\w-]+): (#\w{6})", part)) for name, part in (("light", light), ("dark", dark))}


def linear(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    dark, light = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def lightness(colour: str) -> float:
    """OKLab lightness (Ottosson 2020)."""
    r, g, b = linear(colour)
    cones = (
        0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
        0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
        0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
    )
    return sum(w * c ** (1 / 3) for w, c in zip((0.2104542553, 0.7936177850, -0.0040720468), cones, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast_of_at_least_4_5(scheme: str) -> None:
    tokens = schemes()[scheme]
    for kind in KINDS:
        assert contrast(tokens[kind], tokens["paper"]) >= 4.5
        assert contrast(tokens[kind], tokens[f"{kind}-tint"]) >= 4.5
        assert contrast(tokens["ink"], tokens[f"{kind}-tint"]) >= 4.5
        assert contrast(tokens["soft"], tokens[f"{kind}-tint"]) >= 4.5
    for words in ("ink", "soft", "dim"):
        assert contrast(tokens[words], tokens["paper"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_hues_have_equal_lightness(scheme: str) -> None:
    found = [lightness(schemes()[scheme][kind]) for kind in KINDS]
    assert max(found) - min(found) < 0.01
