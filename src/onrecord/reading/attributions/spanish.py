"""Spanish: who says what, by words and marks, since no syntax is read."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord import lexicon
from onrecord.reading.actors.names import offices
from onrecord.reading.cast import Cast
from onrecord.reading.language import says_in_spanish
from onrecord.reading.parsed import Parsed

from .candidates import Candidate, Chars
from .confidences import confidences
from .quotations import Quotation
from .spanish_phrases import (
    ENDS,
    Marked,
    Range,
    clause_end,
    head_of,
    listed,
    outside,
    phrase_after,
    phrase_before,
    phrase_end,
    told_anew,
)

_DASHES = frozenset("—–")
_SENTENCES = 6
_BACK, _FAR, _LEAD, _OFFICE = 30, 400, 8, 2


def find_spanish(
    parsed: Parsed, cast: Cast, quotations: tuple[Quotation, ...]
) -> tuple[list[Candidate], tuple[Quotation, ...]]:
    """Attributions of a Spanish text, and the quotations that none of them took.

    A verb of saying takes the quotation right before it (“…”, dijo la ministra) or after it (dijo: “…”), speech set
    between dashes (—… —dijo—), or the clause after "que" to the end of the sentence. Its source is the noun phrase
    that follows or precedes it, else whoever spoke last or whom the sentence before begins with. "Según" and its like
    take the rest of their sentence.
    """
    text = Marked(parsed, {}, {}, {})
    for number, quotation in enumerate(quotations):
        tokens = parsed.tokens_in(*quotation.outer)
        if len(tokens):
            text.inside.update(dict.fromkeys(tokens, number))
            text.opening[tokens[0]] = text.closing[tokens[-1]] = number
    found: list[Candidate] = []
    taken: set[int] = set()
    spoke, since, last = -1, -1, -1  # who spoke last, the verb that said so, and where the last content ended
    verbs = sorted(
        token for form in says_in_spanish() for token in parsed.by_lower.get(form, ()) if token not in text.inside
    )
    for verb in verbs:
        if verb < last and not told_anew(text, verb):
            continue
        dashed = _between_dashes(text, verb)
        quoted = -1 if dashed else _quoted_before(text, verb)
        source = phrase_after(text, verb)
        if quoted < 0 and not dashed:
            source = phrase_before(text, verb) or (source if source and _content(text, source[1])[0] >= 0 else None)
        begin, number = _content(text, max(verb + 1, source[1] if source and source[0] > verb else 0))
        before = max(_told_of(text, cast, since, verb), spoke)
        voice = head_of(text, source) if source else before
        if source and before >= 0 and _again(text, cast, source, voice, before):
            voice = before
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
            end = clause_end(text, begin)
            taken |= {text.inside[token] for token in range(begin, end) if token in text.inside}
            piece = (parsed.start[begin], parsed.end[end - 1])
            out = _candidate(text, source, verb, [piece], "frame.clause", voice)
            last = end
        else:
            continue
        spoke, since = voice, verb
        found.append(out)
    numbers = {quotation.pieces: number for number, quotation in enumerate(quotations)}
    for out in _according(text, quotations):
        number = numbers.get(out.content, -1)
        if number not in taken:
            found.append(out)
            taken.update({number} - {-1})
    return found, tuple(one for number, one in enumerate(quotations) if number not in taken)


def _again(text: Marked, cast: Cast, source: Range, voice: int, spoke: int) -> bool:
    """Whether an office that the cast does not know ("la ministra") is who was told of last, of the same gender."""
    parsed = text.parsed
    if cast.at(voice) or not cast.person(spoke) or parsed.para[voice] - parsed.para[spoke] > 1:
        return False
    first, last = source
    if last - first != _OFFICE or parsed.lower[last - 1] not in offices():
        return False
    begin = spoke
    while begin and cast.at(begin - 1) == cast.at(spoke):
        begin -= 1
    genders = {parsed.lower[at] for at in (first, begin, begin - 1) if at >= 0} & {"el", "la"}
    return len(genders) == 1


def _candidate(text: Marked, source: Range | None, verb: int, content: list[Chars], rule: str, voice: int) -> Candidate:
    parsed = text.parsed
    sure = lexicon.load("cues_es")["rules"]["clause"] if rule == "frame.clause" else confidences()[rule]
    named: tuple[Chars, ...] = ()
    if source:
        begin, end = parsed.start[source[0]], parsed.end[source[1] - 1]
        named = ((begin, begin + len(parsed.text[begin:end].rstrip("—–-.,:;"))),)
    return Candidate(named, ((parsed.start[verb], parsed.end[verb]),), tuple(content), rule, sure, verb, voice)


def _quoted_before(text: Marked, verb: int) -> int:
    """The quotation that ends right before the verb, over a comma and small words; -1 where there is none."""
    at = verb - 1
    while at >= 0 and (text.parsed.lower[at] in listed("between") or text.parsed.lower[at] in ("según", "como")):
        at -= 1
    if at >= 0 and text.parsed.word[at] in (",", "–", "—"):
        at -= 1
    return text.closing.get(at, -1)


def _content(text: Marked, at: int) -> tuple[int, int]:
    """Where a content begins at or right behind a token: (its "que" or -1, its quotation or -1)."""
    parsed = text.parsed
    while at < len(parsed) and parsed.lower[at] in listed("between"):
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
    return -1, _led_to(text, at)


def _led_to(text: Marked, at: int) -> int:
    """The quotation behind a colon that a few words lead to ("señaló por su parte: “…”"); -1 where there is none."""
    parsed = text.parsed
    for token in range(at, min(at + _LEAD, len(parsed))):
        if parsed.word[token] == ":":
            return text.opening.get(token + 1, -1)
        if not outside(text, token) or parsed.lower[token] in says_in_spanish() or parsed.lower[token] == "que":
            break
    return -1


def _goes_on(text: Marked, verb: int, following: Quotation) -> bool:
    """Whether the next quotation follows the sentence of saying and begins a sentence of its own."""
    parsed = text.parsed
    inside = parsed.tokens_in(*following.outer)
    if not len(inside) or not 0 < inside[0] - verb < _BACK or parsed.para[inside[0]] != parsed.para[verb]:
        return False
    between = range(verb + 1, inside[0])
    stops = [token for token in between if parsed.word[token] in ENDS]
    return stops == [inside[0] - 1] and not any(parsed.lower[token] in says_in_spanish() for token in between)


def _told_of(text: Marked, cast: Cast, since: int, verb: int) -> int:
    """The first person whom the nearest of the last sentences with one is about, behind who spoke last; -1 for none.

    Sentences end here at full stops and with paragraphs: those of the English pipeline break Spanish ones at names.
    """
    parsed = text.parsed
    person, ends = -1, 0
    for token in range(verb - 1, max(since, verb - _FAR), -1):
        outer = token not in text.inside
        if (outer and parsed.word[token] in ENDS) or parsed.para[token] != parsed.para[token + 1]:
            if ends and person >= 0:
                return person
            person, ends = -1, ends + 1
            if ends > _SENTENCES or parsed.para[verb] - parsed.para[token] > _SENTENCES:
                return -1
        if outer and cast.person(token):
            person = token
    return person if ends else -1


def _between_dashes(text: Marked, verb: int) -> list[Chars]:
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


def _according(text: Marked, quotations: tuple[Quotation, ...]) -> Iterator[Candidate]:
    """What stands beside "según la ministra Oda": the quotation before it, else the rest of the sentence."""
    parsed = text.parsed
    for opener in sorted(listed("according")):
        words = opener.split()
        for token in parsed.by_lower.get(words[0], ()):
            last = token + len(words)
            if token in text.inside or parsed.lower[token:last] != words or last >= len(parsed):
                continue
            end = phrase_end(text, last)
            named = any(parsed.word[at][0].isupper() for at in range(last, end))
            quoted = text.closing.get(token - 1 - (token > 0 and parsed.word[token - 1] == ","), -1)
            if named and quoted >= 0:
                yield _by_source(text, (token, last), (last, end), quotations[quoted].pieces)
                continue
            first = token
            while outside(text, first - 1) and parsed.para[first - 1] == parsed.para[token] and token - first < _FAR:
                first -= 1
            comma = end < len(parsed) and parsed.word[end] == ","
            begin, stop = (end + 1, clause_end(text, end)) if first == token and comma else (first, token - 1)
            if not named or stop - begin < 2 or parsed.word[begin] not in parsed.word[begin:stop]:
                continue
            yield _by_source(text, (token, last), (last, end), ((parsed.start[begin], parsed.end[stop - 1]),))


def _by_source(text: Marked, opener: Range, source: Range, content: tuple[Chars, ...]) -> Candidate:
    start, end = text.parsed.start, text.parsed.end
    return Candidate(
        ((start[source[0]], end[source[1] - 1]),),
        ((start[opener[0]], end[opener[1] - 1]),),
        content,
        "frame.source",
        lexicon.load("cues_es")["rules"]["according"],
        opener[0],
        head_of(text, source),
    )
