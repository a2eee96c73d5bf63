"""Spanish written amounts: "tres mil 180", "un millón y medio", "una tercera parte", "uno de cada diez"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord import lexicon
from onrecord.reading.numerals import digits
from onrecord.reading.wording import Wording

from .amounts import Amount

# Letters: # digits, u 2 to 29, t tens, c hundreds, k thousand, s millions, a "un", m "medio", h "mitad", p "tercera",
# P "parte", f "tercio", v vague plural, n collective, x multiple, y "y", d "de", e "cada", l article.
_SMALL = r"(?:c(?:t(?:y[ua])?|[ua])?|t(?:y[ua])?|u|#)"
_CARDINAL = rf"(?:(?:{_SMALL}|a(?=k|s))(?:[ks](?:{_SMALL}|a)?)+|k(?:{_SMALL}|a)?(?:[ks](?:{_SMALL}|a)?)*|ms|{_SMALL})"
_PATTERN = re.compile(
    rf"(?P<ratio>(?:a|{_SMALL})de{_SMALL})"
    rf"|(?P<fraction>(?:[al]|{_SMALL})pP|(?:a|{_SMALL})f(?=d))"
    r"|(?P<middle>(?<=l)h)"
    r"|(?P<vague>v(?:d[vs])?|(?<![#utckas])s(?:ds)?(?=d))"
    r"|(?P<collective>(?:a|(?<=l))n(?=d))"
    rf"|(?P<cardinal>(?P<whole>{_CARDINAL})(?P<half>ym)?)"
    r"|(?P<multiple>x)"
)


@cache
def _letters() -> dict[str, str]:
    table = lexicon.load("figures_es")
    letters = {
        "units": "u",
        "tens": "t",
        "hundreds": "c",
        "thousand": "k",
        "scales": "s",
        "one": "a",
        "half": "m",
        "middle": "h",
        "parts": "p",
        "fractions": "f",
        "vague": "v",
        "collective": "n",
        "multiples": "x",
    }
    out = {word: letter for name, letter in letters.items() for word in table[name]}
    articles = dict.fromkeys(("el", "la", "los", "las"), "l")
    return out | articles | {"y": "y", "de": "d", "cada": "e", "parte": "P", "partes": "P"}


@cache
def _values() -> dict[str, float]:
    table = lexicon.load("figures_es")
    names = (
        "units",
        "tens",
        "hundreds",
        "thousand",
        "scales",
        "parts",
        "fractions",
        "vague",
        "collective",
        "multiples",
    )
    return {word: value for name in names for word, value in table[name].items()} | dict.fromkeys(table["one"], 1.0)


def spanish_number(words: Sequence[str]) -> float:
    """The value of a cardinal number in lower-case words and digits; "y" adds nothing of its own.

    Example:
        >>> spanish_number(["tres", "mil", "180"])
        3180.0
        >>> spanish_number(["mil", "doscientos", "millones"])
        1200000000.0
    """
    total = part = current = 0.0
    for word in words:
        value = _values().get(word)
        if word in lexicon.load("figures_es")["thousand"]:
            part, current = part + (current or 1.0) * 1000, 0.0
        elif word in lexicon.load("figures_es")["scales"]:
            total, part, current = total + (part + current or 1.0) * (value or 1.0), 0.0, 0.0
        elif value is not None:
            current += value
        elif word != "y":
            current += digits(word) or 0.0
    return total + part + current


def spanish_amounts(words: Wording) -> Iterator[Amount]:
    """Every written number, in order, where a blank parts its words; a line break ends it."""
    printed = [at for at, word in enumerate(words.lower) if not word.isspace() or parts_text(words, at)]
    letters = "".join(_letter(words, at) for at in printed)
    for match in _PATTERN.finditer(letters):
        first, last = printed[match.start()], printed[match.end() - 1] + 1
        parts = [words.lower[at] for at in printed[match.start() : match.end()]]
        own, kind = match[0], match.lastgroup or ""
        if kind in ("whole", "half", "cardinal"):
            yield _cardinal(words, first, last, parts, own)
        elif kind == "ratio":
            top, base = spanish_number(parts[: own.index("d")]), spanish_number(parts[own.index("e") + 1 :])
            if top and base and top < base:
                yield Amount(first, last, top / base, form="fraction", words=True)
        elif kind == "fraction":
            at = -2 if own.endswith("P") else -1
            top, base = (1.0 if own[0] == "l" else spanish_number(parts[:at])), _values()[parts[at]]
            if 0 < top < base:
                yield Amount(first, last, top / base, form="fraction", words=True)
        elif kind == "middle":
            yield Amount(first, last, 0.5, form="fraction", words=True)
        elif kind == "vague":
            value = _values()[parts[0]] * (2.0 if own[0] == "s" else 1.0)
            value *= _values()[parts[2]] / (2 if own[2] == "v" else 1) if len(parts) > 2 else 1.0
            yield Amount(first, last, value, form="vague", words=True)
        elif kind == "collective":
            yield Amount(first, last, _values()[parts[-1]], 1e3, words=True)
        else:
            yield Amount(first, last, _values()[parts[0]], form="multiple", words=True)


def _cardinal(words: Wording, first: int, last: int, parts: list[str], own: str) -> Amount:
    half = own.endswith("ym") or own[0] == "m"
    cut = parts[:-2] if own.endswith("ym") else parts
    scales = [_values()[word] for word, letter in zip(parts, own, strict=True) if letter in "ks"]
    if own[0] == "#" and _thousands(words.raw[first]):
        cut = [cut[0].replace(".", ""), *cut[1:]]
    value = 0.5 * scales[-1] if own[0] == "m" else spanish_number(cut)
    if half and own[0] != "m":
        value += 0.5 * (scales[-1] if scales else 1.0)
    return Amount(first, last, value, max(scales, default=1.0), words="#" not in own)


def _thousands(printed: str) -> bool:
    """Whether a point before three digits parts thousands although the text's other numbers do not tell: "60.000"."""
    whole, _, rest = printed.partition(".")
    return len(rest) == 3 and rest.endswith("0") and whole[0] != "0" and len(whole) < 4


def _letter(words: Wording, at: int) -> str:
    word = words.lower[at]
    if word[0].isdecimal() and word.isascii():
        return "#"
    return _letters().get(word, ".")


def parts_text(words: Wording, at: int) -> bool:
    """Whether the blank at a word ends a paragraph: a small letter behind it goes on with the sentence."""
    return "\n\n" in words.lower[at] and not (at + 1 < len(words.raw) and words.raw[at + 1][0].islower())


def word_before(words: Wording, at: int) -> int:
    """The word before word `at` that is no blank; -1 where a paragraph begins."""
    at -= 1
    while at >= 0 and words.lower[at].isspace():
        if parts_text(words, at):
            return -1
        at -= 1
    return at


def words_behind(words: Wording, last: int, most: int) -> list[int]:
    """The next words from word `last` on that are no blanks, at most so many, up to the paragraph's end."""
    out: list[int] = []
    while last < len(words.lower) and len(out) < most:
        if not words.lower[last].isspace():
            out.append(last)
        elif parts_text(words, last):
            break
        last += 1
    return out


def word_at(words: Wording, char: int) -> int:
    """The word that begins at or behind a character."""
    return bisect_left(words.start, char)
