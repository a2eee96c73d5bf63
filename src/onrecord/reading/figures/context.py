"""What stands around a figure: approximator, change, and how it hangs together with the next."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from onrecord import lexicon
from onrecord.reading.wording import token_at, wording

from .draft import Draft
from .measured import Measured

_SKIPPED = frozenset(
    {
        "by",
        "a",
        "an",
        "another",
        "only",
        "just",
        "further",
        "additional",
        "some",
        "even",
        "as",
        "also",
        "the",
        "about",
        "around",
    }
)


@cache
def _approximators() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Phrases before a number by their last word, longest first: words, phrase, bound."""
    out: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for bound, phrases in lexicon.load("approximators").items():
        if bound == "after":
            continue
        for phrase in phrases:
            cut = tuple(word for word in wording(phrase).lower if word != " ")
            out.setdefault(cut[-1], []).append((cut, phrase, bound))
    for choices in out.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return out


@cache
def _after() -> list[tuple[tuple[str, ...], str, str]]:
    table = lexicon.load("approximators")["after"]
    found = [
        (tuple(word for word in wording(phrase).lower if word != " "), phrase, bound) for phrase, bound in table.items()
    ]
    return sorted(found, key=lambda choice: -len(choice[0]))


@cache
def _directions(kind: str) -> dict[str, str]:
    table = lexicon.load("changes")[kind]
    return {word.partition(" ")[0]: way for way in ("up", "down") for word in table[way]}


@cache
def _not_of_counts() -> frozenset[str]:
    return frozenset(lexicon.load("changes")["not_of_counts"])


class Surroundings(Measured):
    """Reads the context of drafts in one text."""

    def read(self, draft: Draft) -> None:
        """Fill in approximator, bound, change and claim."""
        self._approximate(draft)
        self._changed(draft)

    def _approximate(self, draft: Draft) -> None:
        words = self.words
        at = draft.first
        near: list[str] = []
        places: list[int] = []
        while at and len(near) < 5:
            at -= 1
            if not words.lower[at].isspace():
                near.insert(0, words.lower[at])
                places.insert(0, at)
            elif "\n\n" in words.lower[at]:
                break
        if near and near[-1] in ("a", "an") and len(near) > 1 and draft.value is not None:
            near, places = near[:-1], places[:-1]
        for cut, phrase, bound in _approximators().get(near[-1], ()) if near else ():
            if tuple(near[-len(cut) :]) == cut:
                if draft.approximator is None:
                    draft.approximator, draft.bound = phrase, bound
                draft.first = places[-len(cut)]
                return
        tail = [word for word in words.lower[draft.core[1] : draft.core[1] + 6] if not word.isspace()]
        rest = [word for word in words.lower[draft.last : draft.last + 6] if not word.isspace()]
        for cut, phrase, bound in _after():
            if draft.approximator is None and (tuple(tail[: len(cut)]) == cut or tuple(rest[: len(cut)]) == cut):
                draft.approximator, draft.bound = phrase, bound

    def _changed(self, draft: Draft) -> None:
        parsed = self.parsed
        if draft.kind in ("time", "age", "rank"):
            return
        sentence = parsed.sents[parsed.sent[draft.token]][0]
        if draft.value is not None and draft.kind == "percent" and self.words.raw[draft.core[0]] in "+-":
            draft.change = "up" if self.words.raw[draft.core[0]] == "+" else "down"
            draft.value, draft.claim, draft.rule = abs(draft.value), "change", "change.sign"
            return
        at = token_at(parsed, self.words.start[draft.first]) - 1
        level = False
        by = False
        for _ in range(7):
            if at < sentence:
                break
            lower, lemma, tag = parsed.lower[at], parsed.lemma[at], parsed.tag[at]
            if lower == "to" and not level:
                level = True
            elif lower == "by":
                by = True
            elif tag.startswith("VB") and (way := _directions("verbs").get(lemma)):
                if (
                    draft.kind in ("count", "measure", "bare", "record")
                    and not level
                    and not by
                    and lemma in _not_of_counts()
                ):
                    return
                if draft.kind == "money" and lemma == "raise" and not by:
                    return
                self._set(draft, way, "change.verb", level)
                return
            elif (
                lower in _directions("adverbs")
                and not level
                and lower not in ("more", "less", "fewer", "above", "below")
            ):
                self._set(draft, _directions("adverbs")[lower], "change.adverb", level)
                return
            elif (
                lower == "of"
                and at > sentence
                and parsed.tag[at - 1] in ("NN", "NNS")
                and parsed.lemma[at - 1] in _directions("nouns")
            ):
                self._set(draft, _directions("nouns")[parsed.lemma[at - 1]], "change.noun", level)
                return
            elif (
                lower not in _SKIPPED
                and tag not in ("RB", "RP")
                and not (by and tag in ("NN", "NNS", "JJ", "NNP", "PRP$", "DT"))
            ):
                break
            at -= 1
        self._changed_after(draft)

    def _changed_after(self, draft: Draft) -> None:
        parsed = self.parsed
        token = token_at(parsed, self.words.start[draft.last] - 1) + 1
        end = parsed.sents[parsed.sent[draft.token]][1]
        if token >= end:
            return
        lower = parsed.lower[token]
        if draft.kind in ("percent", "money") and lower in ("higher", "lower", "more", "less", "fewer"):
            self._set(draft, _directions("adverbs")[lower], "change.after", level=False)
            return
        if draft.kind != "percent":
            return
        for at in range(token, min(end, token + 3)):
            if parsed.tag[at] in ("NN", "NNS") and (way := _directions("nouns").get(parsed.lemma[at])):
                self._set(draft, way, "change.noun", level=False)
                return
            if parsed.tag[at] not in ("JJ", "NN", "NNP", "HYPH"):
                return

    def _set(self, draft: Draft, way: str, rule: str, level: bool) -> None:
        draft.change = way
        draft.rule = f"{rule}.to" if level else rule
        if not level:
            draft.claim = "change"

    def relate(self, drafts: list[Draft]) -> None:
        """Link a change to the level it led to: "rose 12 percent to 3.4 million"."""
        for left, right in pairwise(drafts):
            self._same_again(left, right)
            self._moved(left, right)
            if left.claim != "change" or left.rule == "change.noun":
                continue
            gap = [word for word in self.words.lower[left.last : right.first] if not word.isspace()]
            if 1 <= len(gap) <= 12 and gap[-1] == "to" and not set(gap) & {".", ";"}:
                left.of = right.first

    def _same_again(self, left: Draft, right: Draft) -> None:
        """A figure in brackets right after another is the same in another unit: "more than 100 km (60 miles)"."""
        gap = "".join(self.words.lower[left.last : right.first]).strip()
        if (
            gap in ("(", "/")
            and right.kind in ("measure", "money")
            and left.kind == right.kind
            and left.unit != right.unit
        ):
            right.bound, right.approximator = left.bound, left.approximator
            right.change, right.claim, right.rule = left.change, left.claim, left.rule if left.change else "converted"

    def _moved(self, left: Draft, right: Draft) -> None:
        """Link levels that stand apart: "fell from 5 in May to 3"."""
        gap = [word for word in self.words.lower[left.last : right.first] if not word.isspace()]
        before = [word for word in self.words.lower[max(0, left.first - 2) : left.first] if not word.isspace()]
        moves = 1 < len(gap) <= 12 and gap[-1] == "to" and before[-1:] == ["from"] and left.unit == right.unit
        if moves and right.of is None and not set(gap) & {".", ";"}:
            left.rule, right.rule, right.of = "from", "to", left.first
