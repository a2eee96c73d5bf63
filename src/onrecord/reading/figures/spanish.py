"""Spanish figures: amounts with their units, approximators and changes, told by words and their order."""

from __future__ import annotations

from bisect import bisect_right

from onrecord import lexicon
from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed
from onrecord.reading.units import unit_before
from onrecord.reading.wording import Wording, token_at
from onrecord.record import Time

from .amounts import Amount
from .draft import Draft
from .spanish_numbers import spanish_amounts, word_before, words_behind
from .spanish_ranges import join_spanish
from .spanish_refuse import doubted, refused
from .spanish_units import Counted, counted, listed, phrase_end, phrases

_NEAR = 6
_LONGEST = 6


def spanish_figures(
    parsed: Parsed, words: Wording, times: tuple[Time, ...], cast: Cast, paras: frozenset[int]
) -> list[Draft]:
    """The figures of the Spanish paragraphs, in order, but for ranks.

    Args:
        parsed: The text.
        words: Its words, with numbers written as in English.
        times: Its time expressions: days and years are no figures.
        cast: Its actors: the issuer tells whose pesos are meant.
        paras: The paragraphs that are Spanish.
    """
    home, own = _pesos(cast)
    drafts = []
    for amount in spanish_amounts(words):
        token = token_at(parsed, words.start[amount.first])
        if token < 0 or parsed.para[token] not in paras:
            continue
        draft = _draft(parsed, words, amount, token, home, own)
        if draft is not None and not _dated(words, draft, times):
            drafts.append(draft)
    drafts = join_spanish(drafts, words)
    for draft in drafts:
        _approximate(words, draft)
        if draft.kind not in ("time", "age"):
            _change(words, draft)
        if draft.phrase is None and draft.kind in ("percent", "money", "share", "measure"):
            _phrase_of(words, draft)
    return [draft for draft in drafts if draft.confidence >= 0.5 or (draft.approximator and draft.confidence >= 0.4)]


def _pesos(cast: Cast) -> tuple[str, bool]:
    """What bare "pesos" are: those of the issuer's land, or of the one land of pesos in the text; else Mexico's.

    Also whether they are the issuer's: then a bare "$" means them too.
    """
    pesos: dict[str, str] = lexicon.load("figures_es")["pesos"]
    issuer = next((actor.iso for actor in cast.actors if actor.id == cast.issuer), None)
    if issuer in pesos:
        return pesos[issuer], True
    lands = {actor.iso for actor in cast.actors if actor.type == "state"} & pesos.keys()
    return (pesos[lands.pop() or ""]) if len(lands) == 1 else "MXN", False


def _dated(words: Wording, draft: Draft, times: tuple[Time, ...]) -> bool:
    """Whether the number belongs to a day, a month or a clock time."""
    start = words.start[draft.core[0]]
    at = bisect_right(times, start, key=lambda time: time.span.start) - 1
    inside = at >= 0 and times[at].span.end > start
    return inside and draft.kind == "bare" and times[at].type in ("DATE", "TIME")


def _draft(parsed: Parsed, words: Wording, amount: Amount, token: int, home: str, own: bool) -> Draft | None:
    """The figure that an amount makes; None where it measures nothing."""
    before = unit_before(parsed.text, words, amount.first)
    if before is not None and amount.value < lexicon.load("units")["least"].get(before.name, 0):
        before = None  # a code that is another name, as in "COP 28"
    behind = counted(words, amount, amount.last, home)
    if refused(parsed, words, amount, token, before, behind):
        return None
    draft = Draft(
        amount.first, amount.last, (amount.first, amount.last), token, amount.value, scale=amount.scale, by_words=True
    )
    draft.rule = "number"
    if amount.form == "vague":
        draft.value, draft.low, draft.bound = None, amount.value, ">="
        draft.approximator = " ".join("".join(words.raw[amount.first : amount.last]).split())
    if amount.form == "fraction":
        draft.rule = "fraction"
    if before is not None:
        bare = words.raw[before.first] == "$" and before.name == "USD"
        draft.unit, draft.kind, draft.first = home if bare and own else before.name, "money", before.first
        if behind is not None and behind.kind == "money":
            draft.unit, draft.last = behind.name, behind.last
            draft.value = draft.value and draft.value * behind.factor
    elif behind is not None and amount.form != "multiple":
        _take(words, draft, amount, behind)
    elif amount.form == "fraction":
        draft.unit, draft.kind = "share", "share"
    else:
        draft.confidence = 0.4 if amount.form == "exact" and doubted(words, amount) else draft.confidence
    return draft


def _take(words: Wording, draft: Draft, amount: Amount, behind: Counted) -> None:
    """Give a draft the unit or noun behind its number."""
    draft.unit, draft.kind, draft.last = behind.name, behind.kind, behind.last
    if draft.value is not None:
        draft.value *= behind.factor
    if behind.kind == "count":
        draft.phrase = words.start[behind.first], words.start[phrase_end(words, behind)]
    if behind.kind != "time":
        return
    draft.claim, draft.rule = "duration", "duration"
    half = words_behind(words, draft.last, 2)
    if [words.lower[at] for at in half] in (["y", "medio"], ["y", "media"]) and draft.value is not None:
        draft.value, draft.last = draft.value + 0.5, half[1] + 1
    tail = [words.lower[at] for at in words_behind(words, draft.last, 2)]
    head = _words_before(words, amount.first, 2)
    if tuple(tail) in phrases("of_age") or tuple(head) in phrases("aged"):
        draft.kind, draft.claim, draft.rule = "age", "level", "age"


def _words_before(words: Wording, first: int, most: int) -> list[str]:
    """The words before word `first` of its sentence, at most so many."""
    out: list[str] = []
    at = word_before(words, first)
    while at >= 0 and len(out) < most and words.lower[at] not in (".", ";", ":", "?", "!"):
        out.insert(0, words.lower[at])
        at = word_before(words, at)
    return out


def _approximate(words: Wording, draft: Draft) -> None:
    """Words before or behind that loosen the number; those before belong to the figure."""
    at = draft.first
    near: list[int] = []
    while len(near) < _LONGEST and (at := word_before(words, at)) >= 0:
        near.insert(0, at)
    lower = [words.lower[place] for place in near]
    for skip in (0, 1):
        if skip and not (lower and lower[-1] in listed("skipped")):
            break
        ends = lower[: len(lower) - skip]
        for bound in lexicon.load("figures_es")["approximators"]:
            for phrase in _loose(bound):
                if tuple(ends[-len(phrase) :]) == phrase:
                    draft.first = near[len(ends) - len(phrase)]
                    if draft.approximator is None:
                        draft.approximator, draft.bound = " ".join(phrase), bound
                    return
    tail = [words.lower[place] for place in words_behind(words, draft.last, 3)]
    for phrase in phrases("after"):
        if draft.approximator is None and tuple(tail[: len(phrase)]) == phrase:
            draft.approximator = " ".join(phrase)
            draft.bound = lexicon.load("figures_es")["after"][draft.approximator]


def _loose(bound: str) -> list[tuple[str, ...]]:
    return sorted((tuple(phrase.split()) for phrase in lexicon.load("figures_es")["approximators"][bound]), key=len)[
        ::-1
    ]


def _change(words: Wording, draft: Draft) -> None:
    """Whether the figure tells of a rise or a fall: by a verb or noun before it, or "más" behind it."""
    before = _words_before(words, draft.first, _NEAR)
    for place in range(len(before) - 1, -1, -1):
        way = "up" if before[place] in listed("up") else "down" if before[place] in listed("down") else None
        if before[place] in (",", "(", ")"):
            break
        if way is None:
            continue
        level = draft.kind != "percent" and before[-1] in ("a", "hasta")
        draft.change, draft.rule = way, "change.verb.to" if level else "change.verb"
        if not level:
            draft.claim = "change"
        return
    tail = [words.lower[at] for at in words_behind(words, draft.last, 1)]
    if draft.kind == "percent" and tail and tail[0] in listed("up_behind") | listed("down_behind"):
        draft.change = "up" if tail[0] in listed("up_behind") else "down"
        draft.claim, draft.rule = "change", "change.after"


def _phrase_of(words: Wording, draft: Draft) -> None:
    """What a share or sum is of: the noun behind "de" or "del", with one more that "de" joins to it."""
    behind = words_behind(words, draft.last, 8)
    lower = [words.lower[at] for at in behind]
    if lower[:1] not in (["de"], ["del"]):
        return
    at = 1
    while at < len(lower) and lower[at] in listed("determiners"):
        at += 1
    if at >= len(lower) or not lower[at].isalpha():
        return
    first = last = at
    while last + 1 < len(lower) and words.raw[behind[last + 1]][0].isupper() and words.raw[behind[last]][0].isupper():
        last += 1
    if last + 2 < len(lower) and lower[last + 1] in ("de", "del") and lower[last + 2].isalpha():
        last += 2
    if lower[last] in listed("determiners"):
        last = first
    draft.phrase = words.start[behind[first]], words.start[behind[last] + 1]
