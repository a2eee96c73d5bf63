"""Spanish: who says what, by words and marks, since no syntax is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars
from .confidences import confidences
from .quotations import Quotation

Range = tuple[int, int]
_ENDS = frozenset(".!?…;")
_DASHES = frozenset("—–")
_BACK, _LONGEST, _CLAUSE, _FAR = 30, 16, 200, 400


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("cues_es")[name])


@cache
def _says() -> frozenset[str]:
    vocabulary = lexicon.load("cues_es")
    made = {stem + end for verbs in vocabulary["verbs"] for stem in verbs["stems"] for end in verbs["endings"]}
    return frozenset(made | set(vocabulary["forms"]))


@dataclass(frozen=True, slots=True)
class _Text:
    """A parsed text with its quotations' numbers: `inside` by token, `opening` and `closing` by outer token."""

    parsed: Parsed
    inside: dict[int, int]
    opening: dict[int, int]
    closing: dict[int, int]


def find_spanish(parsed: Parsed, quotations: tuple[Quotation, ...]) -> tuple[list[Candidate], tuple[Quotation, ...]]:
    """Attributions of a Spanish text, and the quotations that none of them took.

    A verb of saying takes the quotation right before it (“…”, dijo la ministra) or after it (dijo: “…”), speech set
    between dashes (—… —dijo—), or the clause after "que" to the end of the sentence. Its source is the noun phrase
    that follows or precedes it, else whoever spoke last. "Según" and its like take the rest of their sentence.
    """
    text = _Text(parsed, {}, {}, {})
    for number, quotation in enumerate(quotations):
        tokens = parsed.tokens_in(*quotation.outer)
        if len(tokens):
            text.inside.update(dict.fromkeys(tokens, number))
            text.opening[tokens[0]] = text.closing[tokens[-1]] = number
    found: list[Candidate] = []
    taken: set[int] = set()
    spoke, last = -1, -1  # who spoke last, and where the last content ended
    verbs = sorted(token for form in _says() for token in parsed.by_lower.get(form, ()) if token not in text.inside)
    for verb in verbs:
        if verb < last and not _told_anew(text, verb):
            continue
        dashed = _between_dashes(text, verb)
        quoted = -1 if dashed else _quoted_before(text, verb)
        source = _after(text, verb)
        if quoted < 0 and not dashed:
            source = _before(text, verb) or (source if source and _content(text, source[1])[0] >= 0 else None)
        begin, number = _content(text, max(verb + 1, source[1] if source and source[0] > verb else 0))
        voice = _head(text, source) if source else spoke
        if dashed:
            out = _candidate(text, source, verb, dashed, "quotation.dash", voice)
        elif quoted >= 0:
            pieces = list(quotations[quoted].pieces)
            taken.add(quoted)
            if number >= 0 and number not in taken:
                pieces += quotations[number].pieces
                taken.add(number)
            following = quoted + 1
            if following < len(quotations) and _goes_on(text, verb, quotations[following]) and following not in taken:
                pieces += quotations[following].pieces
                taken.add(following)
            out = _candidate(text, source, verb, pieces, "quotation.after", voice)
        elif number >= 0:
            taken.add(number)
            out = _candidate(text, source, verb, list(quotations[number].pieces), "quotation.before", voice)
        elif begin >= 0:
            end = _clause_end(text, begin)
            taken |= {text.inside[token] for token in range(begin, end) if token in text.inside}
            piece = (parsed.start[begin], parsed.end[end - 1])
            out = _candidate(text, source, verb, [piece], "frame.clause", voice)
            last = end
        else:
            continue
        spoke = voice
        found.append(out)
    found += _according(text)
    return found, tuple(one for number, one in enumerate(quotations) if number not in taken)


def _candidate(text: _Text, source: Range | None, verb: int, content: list[Chars], rule: str, voice: int) -> Candidate:
    parsed = text.parsed
    sure = lexicon.load("cues_es")["rules"]["clause"] if rule == "frame.clause" else confidences()[rule]
    named: tuple[Chars, ...] = ()
    if source:
        begin, end = parsed.start[source[0]], parsed.end[source[1] - 1]
        named = ((begin, begin + len(parsed.text[begin:end].rstrip("—–-.,:;"))),)
    return Candidate(named, ((parsed.start[verb], parsed.end[verb]),), tuple(content), rule, sure, verb, voice)


def _same(text: _Text, token: int, other: int) -> bool:
    """Whether no sentence ends between two tokens and both stand outside quotations."""
    return (
        0 <= token < len(text.parsed)
        and token not in text.inside
        and text.parsed.word[token] not in _ENDS
        and other >= 0
    )


def _quoted_before(text: _Text, verb: int) -> int:
    """The quotation that ends right before the verb, over a comma and small words; -1 where there is none."""
    at = verb - 1
    while at >= 0 and (text.parsed.lower[at] in _list("between") or text.parsed.lower[at] in ("según", "como")):
        at -= 1
    if at >= 0 and text.parsed.word[at] in (",", "–", "—"):
        at -= 1
    return text.closing.get(at, -1)


def _content(text: _Text, at: int) -> tuple[int, int]:
    """Where a content begins at or right behind a token: (its "que" or -1, its quotation or -1)."""
    parsed = text.parsed
    while at < len(parsed) and parsed.lower[at] in _list("between"):
        at += 1
    if at < len(parsed) and at not in text.inside and parsed.word[at] in (":", ","):
        comma = parsed.word[at] == ","
        at += 1
        if comma and at not in text.opening:
            return -1, -1
    if at in text.opening:
        return -1, text.opening[at]
    if at < len(parsed) and parsed.lower[at] == "que":
        return at, -1
    return -1, -1


def _after(text: _Text, verb: int) -> Range | None:
    """The noun phrase behind the verb: from an article or a capital to the next stop, with a name in apposition."""
    parsed, size = text.parsed, len(text.parsed)
    first = verb + 1
    while first < size and parsed.lower[first] in ("hoy", "ayer", "también", "además", "finalmente"):
        first += 1
    if not _same(text, first, verb) or not (
        parsed.word[first][0].isupper() or parsed.lower[first] in _list("articles")
    ):
        return None
    last = _phrase_end(text, first)
    if last < size and parsed.word[last] == "," and last + 1 < size and parsed.word[last + 1][0].isupper():
        end = _phrase_end(text, last + 1)
        if parsed.word[first][0].islower() and all(parsed.word[token][0].isupper() for token in range(last + 1, end)):
            last = end
    return (first, last) if any(char.isalpha() for char in parsed.word[last - 1]) else None


def _phrase_end(text: _Text, first: int) -> int:
    parsed, last = text.parsed, first + 1
    while last < len(parsed) and last - first < _LONGEST and last not in text.inside:
        word = parsed.word[last]
        if (
            parsed.lower[last] in _list("stops")
            or parsed.lower[last] in _says()
            or not (word[0].isalnum() or word == "-")
        ):
            break
        last += 1
    return last


def _before(text: _Text, verb: int) -> Range | None:
    """The noun phrase before the verb, back to the start of its clause, over adverbs and a name in apposition."""
    parsed = text.parsed
    if verb and _told_anew(text, verb):
        return None
    last = verb
    while _same(text, last - 1, 0) and parsed.lower[last - 1] in _list("between"):
        last -= 1
    apposition = _same(text, last - 1, 0) and parsed.word[last - 1] == ","
    last -= apposition
    first = _phrase_begin(text, last)
    if apposition:
        if first == last or not _same(text, first - 1, 0) or parsed.word[first - 1] != ",":
            return None
        first = _phrase_begin(text, first - 1)
    while first < last and not (parsed.word[first][0].isupper() or parsed.lower[first] in _list("articles")):
        first += 1
    opener = (
        first and _same(text, first - 1, 0) and parsed.lower[first - 1] in _list("stops") - {"que", "y", "e", "como"}
    )
    return (first, last) if first < last and not opener else None


def _phrase_begin(text: _Text, last: int) -> int:
    parsed, first = text.parsed, last
    while _same(text, first - 1, 0) and last - first < _BACK:
        word, lower = parsed.word[first - 1], parsed.lower[first - 1]
        if not (word[0].isalnum() or word == "-") or lower in _list("stops") - {"y", "e", "con"} or lower in _says():
            break
        first -= 1
    return first


def _head(text: _Text, source: Range) -> int:
    """The token to ask who is meant: the last with a capital, else the last."""
    capitals = (token for token in range(source[1] - 1, source[0] - 1, -1) if text.parsed.word[token][0].isupper())
    return next(capitals, source[1] - 1)


def _clause_end(text: _Text, begin: int) -> int:
    """Where the sentence ends, or where "y" and another verb of saying take over; a quotation is never cut."""
    parsed, at = text.parsed, begin + 1
    place = parsed.para[begin]
    while at < min(len(parsed), begin + _CLAUSE) or at in text.inside:
        if at not in text.inside:
            if parsed.word[at] in _ENDS or (parsed.para[at] != place and parsed.word[at][0].isupper()):
                break
            if parsed.lower[at] in ("y", "e") and at + 1 < len(parsed) and parsed.lower[at + 1] in _says():
                break
        place = parsed.para[at]
        at += 1
    return at


def _told_anew(text: _Text, verb: int) -> bool:
    return text.parsed.lower[verb - 1] in ("y", "e")


def _goes_on(text: _Text, verb: int, following: Quotation) -> bool:
    """Whether the next quotation follows the sentence of saying and begins a sentence of its own."""
    parsed = text.parsed
    inside = parsed.tokens_in(*following.outer)
    if not len(inside) or not 0 < inside[0] - verb < _BACK or parsed.para[inside[0]] != parsed.para[verb]:
        return False
    between = range(verb + 1, inside[0])
    stops = [token for token in between if parsed.word[token] in _ENDS]
    return stops == [inside[0] - 1] and not any(parsed.lower[token] in _says() for token in between)


def _between_dashes(text: _Text, verb: int) -> list[Chars]:
    """Speech that opens its paragraph with a dash and that the verb breaks: —Iremos —dijo Oda—. Mañana."""
    parsed = text.parsed
    start, end = parsed.paras[parsed.para[verb]]
    string = parsed.text
    if string[start] not in _DASHES or verb == 0 or parsed.word[verb - 1][-1] not in _DASHES:
        return []
    dash = parsed.start[verb - 1]
    if dash <= start:
        return []
    pieces = [(start + 1, dash)]
    close = next((at for at in range(parsed.end[verb], min(end, parsed.end[verb] + _FAR)) if string[at] in _DASHES), -1)
    if close >= 0:
        after = close + 1
        while after < end and not string[after].isalnum() and string[after] not in "¿¡":
            after += 1
        pieces.append((after, end))
    return [
        (first, last)
        for first, last in pieces
        if first < last and any(char.isalnum() for char in string[first : first + _FAR])
    ]


def _according(text: _Text) -> Iterator[Candidate]:
    """What stands beside "según la ministra Oda": the rest of the sentence is the content."""
    parsed = text.parsed
    for opener in sorted(_list("according")):
        words = opener.split()
        for token in parsed.by_lower.get(words[0], ()):
            last = token + len(words)
            if token in text.inside or parsed.lower[token:last] != words or last >= len(parsed):
                continue
            end = _phrase_end(text, last)
            named = any(parsed.word[at][0].isupper() for at in range(last, end))
            first = token
            while _same(text, first - 1, 0) and parsed.para[first - 1] == parsed.para[token] and token - first < _FAR:
                first -= 1
            comma = end < len(parsed) and parsed.word[end] == ","
            begin, stop = (end + 1, _clause_end(text, end)) if first == token and comma else (first, token - 1)
            if not named or stop - begin < 2 or parsed.word[begin] not in parsed.word[begin:stop]:
                continue
            yield Candidate(
                ((parsed.start[last], parsed.end[end - 1]),),
                ((parsed.start[token], parsed.end[last - 1]),),
                ((parsed.start[begin], parsed.end[stop - 1]),),
                "frame.source",
                lexicon.load("cues_es")["rules"]["according"],
                token,
                _head(text, (last, end)),
            )
