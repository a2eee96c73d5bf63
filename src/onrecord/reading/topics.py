"""Topics: the policy areas of passages, by the Comparative Agendas Project's major topics."""

from __future__ import annotations

from functools import cache

from onrecord import lexicon
from onrecord.record import Topic

from .parsed import Parsed

_STRONG, _WEAK = 2.0, 1.0
_LEAST = 2.0
_MARGIN = 1.25
_DOUBT = 2.0


@cache
def _terms() -> dict[str, list[tuple[tuple[str, ...], int, float]]]:
    """Every term under its first word, longest first: its words, topic and weight; longer terms weigh more."""
    table: dict[str, list[tuple[tuple[str, ...], int, float]]] = {}
    for code, topic in lexicon.load("topics").items():
        for weight, listed in ((_STRONG, topic["strong"]), (_WEAK, topic["terms"])):
            for term in listed:
                words = tuple(term.replace("-", " - ").replace("'s", " 's").split())
                table.setdefault(words[0], []).append((words, int(code), weight + 0.5 * (len(words) > 1)))
    for terms in table.values():
        terms.sort(key=lambda term: -len(term[0]))
    return table


def find_topics(parsed: Parsed) -> tuple[Topic, ...]:
    """The topic of each paragraph that has one, in order.

    Terms of the codebook's major topics are counted by weight; repeats of one term in a paragraph count half. The
    leading topic is given where it has at least one strong term or two weak ones and leads clearly. Confidence is its
    share of all weights, lowered where there are few.
    """
    scores: dict[int, dict[int, float]] = {}
    seen: set[tuple[int, tuple[str, ...]]] = set()
    table, lemma = _terms(), parsed.lemma
    for first, places in parsed.by_lemma.items():
        terms = table.get(first)
        if terms is None:
            continue
        for token in places:
            for words, code, weight in terms:
                length = len(words)
                if length > 1 and tuple(lemma[token : token + length]) != words:
                    continue
                para = parsed.para[token]
                worth = weight / 2 if (para, words) in seen else weight
                seen.add((para, words))
                own = scores.setdefault(para, {})
                own[code] = own.get(code, 0.0) + worth
                if length > 1:
                    break
    topics = lexicon.load("topics")
    out = []
    for para in sorted(scores):
        ranked = sorted(scores[para].items(), key=lambda pair: (-pair[1], pair[0]))
        code, best = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0.0
        if best >= _LEAST and best >= _MARGIN * second:
            share = best / (sum(score for _, score in ranked) + _DOUBT)
            span = parsed.chars(*parsed.paras[para])
            out.append(Topic(span=span, code=code, label=topics[str(code)]["label"], confidence=round(share, 3)))
    return tuple(out)
