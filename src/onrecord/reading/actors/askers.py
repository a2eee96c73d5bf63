"""Who asks: `Q` and "JOURNALIST" name nobody, but whoever gives the floor may, and some say who they are."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.parsed import Parsed
from onrecord.reading.transcript import Turn

from .names import offices, words

Range = tuple[int, int]
_FULL = 2
_SHORT, _CALL, _INTRODUCTION = 5, 30, 24  # tokens


def find_askers(parsed: Parsed, turns: Sequence[Turn], runs: Sequence[Range]) -> dict[int, Range]:
    """The names of those whose turns are labelled by no name, by the turn's number.

    The turn before may end by giving the floor ("The next question is from Mina Oda of the Post.", "Mina Oda."). Or
    the turn begins with a sentence that is name and house ("Mina Oda, the Hollin Post.", "I'm Mina Oda with the
    Post."), perhaps after thanks or a greeting. A name is two capitalised words, or one behind a form of address.

    "INTERLOCUTOR" goes on for whom asked before. Whom a moderator gave the floor has it until that one speaks again.

    Args:
        parsed: The text.
        turns: Its turns.
        runs: Runs of capitalised words that could be names.
    """
    starts = {first: last for first, last in runs if _is_full(parsed, first, last)}
    found: dict[int, Range] = {}
    asker: Range | None = None
    held = False  # whether a moderator gave the asker the floor and has not spoken since
    for number, turn in enumerate(turns):
        if turn.named:
            continue
        if _labelled(parsed, turn, "moderating"):
            asker, held = None, False
            continue
        moderated = number > 0 and _labelled(parsed, turns[number - 1], "moderating")
        gives = number > 0 and (turns[number - 1].named or moderated)
        called = _called(parsed, turns[number - 1], starts) if gives else None
        name = called or _introduced(parsed, turn, starts)
        if name:
            held = called is not None and moderated
        elif held or _labelled(parsed, turn, "following"):
            name = asker
        asker = name
        if name:
            found[number] = name
    return found


def _labelled(parsed: Parsed, turn: Turn, listed: str) -> bool:
    return parsed.text[slice(*turn.label)].casefold() in words(listed)


def _is_full(parsed: Parsed, first: int, last: int) -> bool:
    letters = sum(parsed.word[token][0].isalpha() for token in range(first, last))
    addressed = first > 0 and parsed.lower[first - 1].rstrip(".") in words("honorific")
    return letters >= _FULL or addressed


def _is_addressed(parsed: Parsed, first: int, begin: int) -> bool:
    """Whether a turn begins with a form of address and this name: who is asked, not who asks."""
    at = first - 1
    while at >= begin and parsed.lower[at].rstrip(".") in words("honorific") | offices():
        at -= 1
    return at < first - 1 and at < begin


def _called(parsed: Parsed, turn: Turn, starts: dict[int, int]) -> Range | None:
    """The name in the last sentence of a turn that gives the floor, or in the one before where the last tells how."""
    tokens = parsed.tokens_in(*turn.content[-1])
    if not len(tokens):
        return None
    sent = parsed.sent[tokens[-1]]
    found = _called_in(parsed, sent, tokens[0], starts)
    last = parsed.sents[sent]
    if found is None and sent and last[0] > tokens[0] and last[1] - last[0] <= _INTRODUCTION:
        before = _called_in(parsed, sent - 1, tokens[0], starts)
        told = parsed.lower[last[0] : last[1]]
        if before and any(parsed.lower[token] in told for token in range(*before)):
            return before
    return found


def _called_in(parsed: Parsed, sent: int, begin: int, starts: dict[int, int]) -> Range | None:
    first, last = parsed.sents[sent]
    first = max(first, begin)
    names = [(token, starts[token]) for token in range(first, last) if token in starts]
    asks = last - first <= _CALL and any(parsed.lower[token] in words("asking") for token in range(first, last))
    alone = bool(names) and last - first <= names[0][1] - names[0][0] + _SHORT and names[0][0] - first <= 1
    return names[-1] if names and asks else names[0] if alone and len(names) == 1 else None


def _introduced(parsed: Parsed, turn: Turn, starts: dict[int, int]) -> Range | None:
    """The name with which a turn begins, where a house or a place of work follows it."""
    tokens = [token for piece in turn.content[:_FULL] for token in parsed.tokens_in(*piece)][: 2 * _INTRODUCTION]
    for token in tokens:
        end = starts.get(token)
        if end is None or (_is_addressed(parsed, token, tokens[0]) and parsed.word[end : end + 1] == [","]):
            continue
        opens = token == parsed.sents[parsed.sent[token]][0] or token == tokens[0]
        opens |= parsed.word[token - 1] in (",", ".", "!", "—", "–", ":") or parsed.lower[token - 1] in words(
            "introducing"
        )
        after = range(end, min(end + _SHORT, len(parsed)))
        housed = (
            len(after) > 1
            and parsed.lower[end] in words("housed")
            and any(parsed.word[at][0].isupper() for at in after[1:])
        )
        stop = next((at for at in range(end, len(parsed)) if parsed.word[at] in (".", "?", "!")), len(parsed))
        short = stop - end <= _INTRODUCTION and not any(
            parsed.tag[at] in ("VBD", "VBZ", "MD") and parsed.word[at].islower()
            for at in range(end, min(stop, end + _SHORT))
        )
        return (token, end) if opens and housed and short else None
    return None
