"""The noun that a number counts."""

from __future__ import annotations

from onrecord.reading.parsed import Parsed

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "RBS", "RBR", "CD", "AFX", "POS"})
_DETERMINERS = frozenset({"DT", "PRP$", "PDT", "WP$"})
_REACH = 7


def counted(parsed: Parsed, token: int) -> int | None:
    """The token of the noun counted by the number whose last token is `token`, or None.

    Syntax decides where the number modifies a noun to its right; else the noun phrase that follows, also after "of".
    """
    last = parsed.sents[parsed.sent[token]][1] if parsed.sent else 0
    head = parsed.head[token]
    if parsed.dep[token] == "nummod" and token < head <= token + _REACH and parsed.tag[head] in _NOUNS:
        return head
    at = token + 1
    if at < last and parsed.lower[at] == "of":
        at += 1
        while at < last and parsed.tag[at] in _DETERMINERS:
            at += 1
    noun = None
    limit = min(last, at + _REACH)
    while at < limit:
        tag = parsed.tag[at]
        if tag in _NOUNS:
            noun = at
            if tag in ("NNS", "NNPS") and not (
                at + 1 < limit and parsed.tag[at + 1] in _NOUNS and parsed.head[at] > at
            ):
                break
        elif noun is not None or tag not in _BETWEEN:
            break
        at += 1
    return noun
