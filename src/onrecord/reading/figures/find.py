"""Put figures together from amounts, units and what stands around them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import cast as typed

from onrecord import lexicon
from onrecord.reading.actors.names import fold, index
from onrecord.reading.cast import Cast
from onrecord.reading.language import spanish_paragraphs
from onrecord.reading.parsed import Parsed
from onrecord.reading.separators import with_decimal_points
from onrecord.reading.units import Unit, rate_after, unit_after, unit_before
from onrecord.reading.wording import Wording, token_at, wording
from onrecord.record import Figure, Time

from .amounts import Amount, amounts
from .cited import cited
from .context import Surroundings
from .draft import Draft
from .durations import counts_not_year, duration, set_age
from .lengths import lengths
from .noun import counted
from .ranges import join
from .ranks import ranks
from .refuse import generic, measures, tells_when
from .spanish import spanish_figures
from .spanish_ranks import in_ranks, spanish_ranks


def find_figures(
    parsed: Parsed, times: tuple[Time, ...], cast: Cast, language: str | None = None
) -> tuple[Figure, ...]:
    """Every figure, in order.

    Args:
        parsed: The text.
        times: Its time expressions: they are no figures, and they give figures their period.
        cast: Its actors: the states among them are the places figures are about.
        language: The text's language, where it is known: Spanish paragraphs are read by words, without syntax.
    """
    words = wording(with_decimal_points(parsed, language))
    spanish = spanish_paragraphs(parsed, language)
    drafts = [
        draft
        for amount in _amounts(parsed, words, spanish)
        if (draft := _draft(parsed, words, amount, times)) is not None
    ]
    around = Surroundings(parsed, words, times, cast)
    drafts = join(drafts, words)
    home = _home_dollar(cast)
    for draft in drafts:
        if draft.unit and draft.unit.startswith("USD") and words.raw[draft.first] == "$" and draft.money_first:
            draft.unit = home + draft.unit.removeprefix("USD")
        around.read(draft)
    around.relate(drafts)
    drafts += ranks(parsed, words) + lengths(parsed, words)
    if spanish:
        drafts = [draft for draft in drafts if parsed.para[draft.token] not in spanish]
        claims = spanish_ranks(parsed, words, spanish)
        drafts += claims + in_ranks(words, claims, spanish_figures(parsed, words, times, cast, spanish))
    drafts = sorted((draft for draft in drafts if draft.confidence >= 0.5), key=lambda draft: (draft.first, draft.last))
    numbered = {id(draft): f"f{number}" for number, draft in enumerate(drafts, 1)}
    figures = []
    for draft in drafts:
        linked = drafts_by_first(drafts).get(draft.of) if draft.of is not None else None
        figures.append(_figure(draft, numbered, linked, around))
    return tuple(figures)


def _amounts(parsed: Parsed, words: Wording, spanish: frozenset[int]) -> list[Amount]:
    """The written amounts outside Spanish paragraphs; "mil", short for million, is a thousand beside "de"."""
    if len(spanish) == len(parsed.paras):
        return []
    found = [
        amount for amount in amounts(words) if parsed.para[token_at(parsed, words.start[amount.first])] not in spanish
    ]
    if "mil" not in parsed.by_lower or len(parsed.by_lower.get("the", ())) > len(parsed.by_lower.get("de", ())):
        return found
    return [
        replace(amount, value=amount.value / 1000, scale=amount.scale / 1000)
        if "mil" in words.lower[amount.first : amount.last]
        else amount
        for amount in found
    ]


def drafts_by_first(drafts: list[Draft]) -> dict[int, Draft]:
    """Drafts by their first word."""
    return {draft.first: draft for draft in drafts}


def _figure(draft: Draft, numbered: dict[int, str], linked: Draft | None, around: Surroundings) -> Figure:
    parsed, words = around.parsed, around.words
    period, base = around.when(draft)
    return Figure.model_validate(
        {
            "id": numbered[id(draft)],
            "span": parsed.chars(words.start[draft.first], words.start[draft.last]),
            "value": draft.value,
            "low": draft.low,
            "high": draft.high,
            "unit": draft.unit,
            "approximator": draft.approximator,
            "bound": draft.bound,
            "change": draft.change,
            "measure": around.measure(draft),
            "period": period,
            "base": base,
            "places": around.places(draft),
            "claim": draft.claim,
            "of": numbered[id(linked)] if linked is not None else None,
            "rule": f"figures.{draft.rule}",
            "confidence": draft.confidence,
        }
    )


def _draft(parsed: Parsed, words: Wording, amount: Amount, times: tuple[Time, ...]) -> Draft | None:
    """The figure an amount makes with its unit; None where it measures nothing."""
    first, last = amount.first, amount.last
    start, end = words.start[first], words.start[last]
    token = token_at(parsed, start)
    time = _time_at(times, start)
    before = unit_before(parsed.text, words, first)
    if (
        time is not None
        and time.span.end >= end
        and before is None
        and not counts_not_year(parsed, words, amount, token)
    ):
        length = duration(words, amount, time, token)
        return length if length is not None and not tells_when(words, first, length.last, times) else None
    value, scale, skip = amount.value, amount.scale, 0
    after = unit_after(words, last)
    if amount.letter is not None:
        skip = 1 if words.lower[last] == amount.letter else 2
        value, scale, after, last = _lettered(parsed, words, amount, before, skip)
    if (
        amount.form == "multiple"
        or _too_small(amount, before)
        or not measures(parsed, words, amount, before, after, token)
    ):
        return None
    draft = Draft(first, last, (first, last), token, value, scale=scale)
    if after is not None and before is None and amount.letter is None:
        draft.value, draft.scale = value * after.factor, scale * after.factor
    if amount.form == "vague":
        draft.value, draft.low, draft.approximator, draft.bound = None, value, _printed(words, first, last), ">="
    unit = before or after
    if unit is not None:
        draft.unit, draft.kind = unit.name, typed("str", unit.kind)  # type: ignore[assignment]
        draft.first, draft.money_first = min(first, unit.first), before is not None
        draft.last = max(last, unit.last) if unit is after else last
        if before is not None and after is not None and after.name == before.name:
            draft.last = after.last
        if unit.kind == "percent":
            draft.head = token_at(parsed, words.start[draft.last] - 1)
        rate = rate_after(words, draft.last)
        if rate is not None and unit.kind != "percent":
            draft.unit, draft.last = f"{draft.unit} per {rate[0]}", rate[1]
        if unit.kind == "time":
            draft.claim = "duration"
            set_age(words, draft)
        if unit.kind == "measure":
            _substance(words, draft)
    else:
        _count(parsed, words, amount, draft)
    if amount.form == "fraction":
        draft.rule = "fraction"
        if draft.kind in ("count", "bare"):
            draft.unit, draft.kind = "share", "share"
    part_of = draft.kind == "count" and not amount.words and words.lower[last : last + 2] in ([" ", "of"], [" ", "u"])
    if (draft.kind == "bare" or part_of) and cited(parsed, words, amount, times, token):
        return None
    if draft.kind == "time" and tells_when(words, draft.core[0], draft.last, times):
        draft.confidence = 0.4
    if generic(parsed, words, amount, draft):
        draft.confidence = 0.4
    return draft


def _home_dollar(cast: Cast) -> str:
    """What a bare "$" stands for: the money of the issuer's land, or of the one land of dollars in the text."""
    dollars: dict[str, str] = lexicon.load("units")["dollars"]
    issuer = next((actor.iso for actor in cast.actors if actor.id == cast.issuer), None)
    if issuer in dollars:
        return dollars[issuer]
    lands = {actor.iso for actor in cast.actors if actor.type == "state"} & dollars.keys()
    return dollars[lands.pop() or ""] if len(lands) == 1 else "USD"


def _too_small(amount: Amount, before: Unit | None) -> bool:
    """Whether no one would name so small a sum in its currency: then the code is another name, as in "COP28"."""
    return before is not None and amount.value < lexicon.load("units")["least"].get(before.name, 0)


def _printed(words: Wording, first: int, last: int) -> str:
    printed = " ".join("".join(words.raw[first:last]).split())
    return printed + " of" if words.lower[last : last + 2] == [" ", "of"] else printed


def _time_at(times: tuple[Time, ...], start: int) -> Time | None:
    """The time expression that holds the character at `start`."""
    at = bisect_right(times, start, key=lambda time: time.span.start) - 1
    return times[at] if at >= 0 and times[at].span.end > start else None


def _substance(words: Wording, draft: Draft) -> None:
    """Barrels of oil keep their substance."""
    if draft.unit == "barrel" and words.lower[draft.last : draft.last + 4] == [" ", "of", " ", "oil"]:
        draft.unit, draft.last = "barrel of oil", draft.last + 4


def _lettered(
    parsed: Parsed, words: Wording, amount: Amount, before: Unit | None, skip: int
) -> tuple[float, float, Unit | None, int]:
    """What k, m, b or t after digits means: a scale for money and before nouns and units, else a unit."""
    end = amount.last + skip
    letter = amount.letter or ""
    after = unit_after(words, end)
    scale = lexicon.load("numbers")["short_scales"][letter]
    glued = skip == 1
    noun = end + 1 < len(words.lower) and words.lower[end] == " " and words.lower[end + 1][0].isalpha()
    token = token_at(parsed, words.start[end + 1]) if noun else -1
    counts = token >= 0 and (parsed.tag[token] in ("NNS", "JJ", "NN", "NNPS", "VBN") or parsed.lower[token] == "of")
    if letter in ("mm", "t") and before is None:
        name = {"mm": "millimetre", "t": "tonne"}[letter]
        return amount.value, 1.0, Unit(name, "measure", amount.last, end), amount.last
    if (
        before is not None
        or letter == "k"
        or (counts and parsed.tag[max(token, 0)] != "NN")
        or (after and glued)
        or words.raw[end - 1] == "B"
    ):
        if not glued and letter == "m" and before is None and not counts:
            return amount.value, 1.0, Unit("metre", "measure", amount.last, end), amount.last
        return amount.value * scale, scale, after, end
    if letter == "m" and words.raw[end - 1] == "m":
        return amount.value, 1.0, Unit("metre", "measure", amount.last, end), amount.last
    if letter in ("m", "b") and glued:
        return amount.value * scale, scale, after, end
    return amount.value, 1.0, None, amount.last


def _count(parsed: Parsed, words: Wording, amount: Amount, draft: Draft) -> None:
    """The noun that the number counts."""
    if draft.last >= len(words.lower):
        return
    token = token_at(parsed, words.start[draft.last] - 1)
    head = counted(parsed, token)
    if head is None or (parsed.tag[head] == "NNP" and not amount.scale > 1 and amount.form != "vague"):
        return
    draft.head = head
    draft.unit = unit_of(parsed, head)
    draft.kind = "count"
    draft.last = max(draft.last, bisect_right(words.start, parsed.end[head] - 1))
    rate = rate_after(words, draft.last)
    if rate is not None:
        draft.unit, draft.last = f"{draft.unit} per {rate[0]}", rate[1]


def unit_of(parsed: Parsed, head: int) -> str:
    """A noun as a unit: singular, with people and individuals as persons."""
    same = lexicon.load("units")["same"]
    lemma = parsed.lemma[head]
    lower = parsed.lower[head]
    if parsed.tag[head] in ("NNP", "NNPS") and any(
        known.kind == "people" and len(known.words) == 1 for known in index().get(fold(lower), ())
    ):
        return "person"
    if parsed.tag[head] == "NNPS" and lemma == lower and lower.endswith("s"):
        lemma = lower[:-1]
    return str(same.get(lower) or same.get(lemma, lemma))


__all__ = ["find_figures"]
