"""Spanish claims of rank: "el segundo socio comercial", "el puerto más grande de la región"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord import lexicon
from onrecord.reading.parsed import Parsed
from onrecord.reading.wording import Wording

from .draft import Draft
from .spanish_units import listed

_BACK = 6


def spanish_ranks(parsed: Parsed, words: Wording, paras: frozenset[int]) -> list[Draft]:
    """Drafts for the ranks that the Spanish paragraphs claim; "one of the" claims a rank without a number."""
    claims = []
    for word in listed("superlatives") | set(_ordinals()):
        claims += [
            _before_noun(parsed, token) for token in parsed.by_lower.get(word, ()) if parsed.para[token] in paras
        ]
    claims += [_more(parsed, token) for token in parsed.by_lower.get("más", ()) if parsed.para[token] in paras]
    best = sorted(claim for claim in claims if claim is not None)
    out: list[Draft] = []
    for first, last, value in best:
        begin = bisect_right(words.start, parsed.start[first]) - 1
        end = bisect_left(words.start, parsed.end[last - 1])
        if out and begin < out[-1].last:
            continue
        draft = Draft(begin, end, (begin, end), first, value or None, unit="rank", kind="rank", by_words=True)
        draft.claim, draft.rule, draft.confidence = "rank", "rank", 0.7
        draft.phrase = parsed.start[first], parsed.end[last - 1]
        out.append(draft)
    return out


def in_ranks(words: Wording, claims: list[Draft], figures: list[Draft]) -> list[Draft]:
    """The figures without lengths of time that a rank is claimed for, which go with it: "la más baja en 15 años"."""
    ends = {claim.last: claim for claim in claims}
    out = []
    for figure in figures:
        claim = ends.get(figure.first - 3) if figure.kind == "time" else None
        if claim is not None and words.lower[figure.first - 2] == "en":
            claim.last = figure.last
        else:
            out.append(figure)
    return out


def _ordinals() -> dict[str, int]:
    ordinals: dict[str, int] = lexicon.load("figures_es")["ordinals"]
    return ordinals


def _before_noun(parsed: Parsed, token: int) -> tuple[int, int, float] | None:
    """Such as "el segundo mayor productor", "nuestros principales socios comerciales", "el primer país en"."""
    lower, size = parsed.lower, len(parsed)
    place = _ordinals().get(lower[token])
    noun = token + 1
    if noun < size and lower[noun] in listed("superlatives"):
        if place is None:
            return None
        noun += 1
    elif token and lower[token - 1] in _ordinals():
        return None
    if noun + 1 >= size or parsed.sent[noun] != parsed.sent[token] or not parsed.word[noun].isalpha():
        return None
    plain = lower[noun - 1]
    ranked = lower[noun] in listed("ranked")
    if not ranked and place is not None and plain not in listed("superlatives"):
        if (
            lower[noun] not in listed("first_of")
            or lower[noun + 1] not in listed("within")
            or _discourse(parsed, token)
        ):
            return None
    elif not ranked and (plain not in ("mayor", "menor", "peor") or lower[noun] in listed("unranked")):
        return None
    last = noun + 1
    if (
        last < size
        and parsed.word[last].isalpha()
        and parsed.word[last].islower()
        and _agrees(lower[noun], lower[last])
    ):
        last += 1
    if not ranked and not (last < size and lower[last] in listed("within")):
        return None
    before = lower[token - 1] if token else ""
    among = token > 1 and lower[token - 2] in ("de", "entre") and before in ("los", "las")
    if before not in listed("articles") and not ranked:
        return None
    if lower[noun].endswith("s") and not among and lower[max(0, token - 2)] not in listed("copulas"):
        return None
    first = token - 1 if before in listed("articles") else token
    return first, last, 0.0 if among else float(place or 1)


def _discourse(parsed: Parsed, token: int) -> bool:
    """Whether "en primer lugar" orders what is said."""
    return token > 0 and parsed.lower[token - 1] not in listed("articles")


def _agrees(noun: str, word: str) -> bool:
    """Whether a word in lower case can be an adjective of the noun: both plural or neither, and no small word."""
    return noun.endswith("s") == word.endswith("s") and len(word) > 5


def _more(parsed: Parsed, token: int) -> tuple[int, int, float] | None:
    """Such as "el puerto más grande de la región", "la más baja en 15 años", "uno de los países que más exporta"."""
    lower, size = parsed.lower, len(parsed)
    last = token + 2
    if last >= size or lower[token + 1] not in listed("sized") or lower[last] not in listed("within") | {".", ","}:
        return None
    first = token
    while first > parsed.sents[parsed.sent[token]][0] and token - first < _BACK:
        first -= 1
        if lower[first] in listed("articles") or lower[first] == "lo":
            break
        if not parsed.word[first].isalpha() or lower[first] in ("es", "son", "un", "una", "y", "mucho", "aún", "cada"):
            return None
    if lower[first] not in listed("articles"):
        return None
    among = first > 0 and lower[first - 1] in ("de", "entre") and lower[first] in ("los", "las")
    plural = lower[first] in ("los", "las") and not among
    bare = lower[last] in (".", ",", "que")
    if plural or (bare and not among):
        return None
    return first, last, 0.0 if among else 1.0
