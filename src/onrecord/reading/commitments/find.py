"""The finder: cues in, commitments out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.cast import Cast
from onrecord.reading.language import is_spanish
from onrecord.reading.parsed import Parsed
from onrecord.record import Attribution, Commitment, Figure, Programme, Statement, Time

from .announced import RULE as _AHEAD
from .announced import announced_cues
from .cue import Cue
from .dating import dated
from .deadlines import Deadlines
from .decisions import operative_cues
from .endings import before_joint, clause_end, trimmed, unfolded
from .equated import equated_cues
from .lists import inline_items, inline_leads, is_item, listed_items
from .modal import modal_cues
from .nominal import adjective_cues, noun_cues
from .orders import order_cues
from .outlook import outlook_cues
from .parties import Parties
from .performative import exhortation_cues, performative_cues
from .pledged import Settled, with_pledges
from .progressive import going_cues, process_cues, progressive_cues, scheduled_cues
from .purposes import purpose_cues
from .repairs import is_broken_off
from .reported import is_alleged, is_guessed, is_judged, narrows
from .spanish import spanish_cues
from .stances import sharing_cues, talk_cues, tie_cues
from .terms import Terms, catalysts
from .verbal import verb_cues
from .vocabulary import RANK, Vocabulary, vocabulary

_NAMED = ("noun", "ties")
_PLANNED = ("spanish planned", _AHEAD)  # what undertakes by its time limit alone


def find_commitments(
    parsed: Parsed,
    cast: Cast,
    statement: Statement,
    times: tuple[Time, ...],
    figures: tuple[Figure, ...],
    programmes: tuple[Programme, ...],
    attributions: tuple[Attribution, ...],
    pledge: Sequence[bool] | None = None,
) -> tuple[Commitment, ...]:
    """Every commitment, in order.

    Args:
        parsed: The text.
        cast: Its actors.
        statement: The statement; a `kind` of "manifesto" has verbless promises ("Ensure ...") read as well.
        times: Time expressions, for deadlines.
        figures: Figures, listed where they lie inside a commitment.
        programmes: Programmes, likewise.
        attributions: Reported speech, for who tells an undertaking.
        pledge: For each sentence, whether a learned reader holds it to be a pledge: where given, pledges that no rule
            takes become commitments, and other sentences lose theirs.
    """
    v = vocabulary()
    spanish = is_spanish(parsed, statement.language)
    found = _settled(parsed, v, spanish_cues(parsed, cast) if spanish else _cues(parsed, cast, v))
    if statement.kind == "manifesto" or pledge is not None:
        found = with_pledges(parsed, found, pledge, statement.kind == "manifesto")
    if not found:
        return ()
    terms = Terms(parsed, figures, programmes)
    deadlines = Deadlines(parsed, v, statement, times, spanish=spanish)
    parties = Parties(parsed, cast, v, attributions, statement.title or "")
    found = [
        (cue, end, lead)
        for cue, end, lead in found
        if not cue.rule.startswith(_PLANNED) or dated(parsed, v, deadlines, cue, lead, end) is not None
    ]
    return tuple(
        _commitment(parsed, v, terms, deadlines, parties, f"c{number}", cue, end, lead)
        for number, (cue, end, lead) in enumerate(found, 1)
    )


def _cues(p: Parsed, cast: Cast, v: Vocabulary) -> list[Cue]:
    cues = [
        *operative_cues(p, v),
        *verb_cues(p, cast, v),
        *modal_cues(p, cast, v),
        *going_cues(p, cast, v),
        *scheduled_cues(p, v),
        *progressive_cues(p, cast, v),
        *process_cues(p, cast, v),
        *adjective_cues(p, cast, v),
        *noun_cues(p, cast, v),
        *talk_cues(p, cast, v),
        *sharing_cues(p, cast, v),
        *tie_cues(p, cast, v),
        *order_cues(p, cast, v),
        *performative_cues(p, cast, v),
        *exhortation_cues(p, v),
        *outlook_cues(p, cast, v),
        *equated_cues(p, cast, v),
        *announced_cues(p, cast, v),
        *purpose_cues(p, cast, v),
        *inline_leads(p, cast, v),
    ]
    return sorted(
        (
            unfolded(p, cue)
            for cue in cues
            if not (_in_preamble(p, cue.first) or _asked(p, cue.first) or _is_idle(p, cast, v, cue))
        ),
        key=lambda cue: (cue.first, -RANK[cue.strength], cue.action),
    )


def _is_idle(p: Parsed, cast: Cast, v: Vocabulary, cue: Cue) -> bool:
    """Whether what the cue tells is no undertaking where it stands: judged, only narrowing a noun, or broken off."""
    judged = is_judged(p, v, cue.top) or is_alleged(p, v, cue.top) or is_guessed(p, cast, v, cue)
    return judged or narrows(p, v, cue) or is_broken_off(p, cue)


def _asked(p: Parsed, token: int) -> bool:
    """Whether the sentence is a question."""
    first, last = p.sents[p.sent[token]]
    return "?" in p.word[max(first, last - 2) : last]


def _in_preamble(p: Parsed, token: int) -> bool:
    """Whether the paragraph is a recital ("Recognizing ...,"): it begins with a participle and ends open."""
    first = p.sents[p.sent[bisect_left(p.para, p.para[token])]][0]
    if not (p.word[first].endswith("ing") or p.tag[first] in ("VBG", "VBN")) or not p.word[first][0].isupper():
        return False
    _, end = p.paras[p.para[token]]
    return p.text[end - 1] in ",;" or p.text[end - 4 : end] == " and"


def _settled(p: Parsed, v: Vocabulary, cues: list[Cue]) -> list[Settled]:
    """One commitment per cue: cues inside another's action dropped, items of lists split, in order."""
    items = [] if cues and cues[0].rule.startswith("spanish") else list(listed_items(p, Cast(), v, cues))
    leads = {id(item): lead for lead, item in items}
    out: list[Settled] = []
    hanging: tuple[Cue, int] | None = None
    for cue in sorted(
        [*cues, *(item for _, item in items)], key=lambda cue: (_place(cue), -RANK[cue.strength], cue.action)
    ):
        end = cue.end if cue.end is not None else clause_end(p, v, cue.top, cue.action)
        lead = leads.get(id(cue))
        if out:
            before, stop, above = out[-1]
            if _place(cue) < stop:
                opening = min(cue.begin, cue.first)
                opening -= cue.finite and p.lower[opening - 2 : opening] == ["and", "that"]
                joint = before_joint(p, opening, before.action)
                named = cue.rule.startswith(_NAMED) and before.rule.startswith(_NAMED)
                if named:
                    joint -= p.lower[joint - 1] in v.words["adding"]
                    joint = before_joint(p, joint, before.action)
                split = (cue.finite or named) and joint < min(cue.begin, cue.first) and joint > before.action + 1
                weak = RANK[cue.strength] < 2 and not named and cue.rule != "verb: looking forward"
                if before.rule == "decision of a body" or not split or weak:
                    if id(cue) not in leads:
                        continue
                else:
                    out[-1] = (before, trimmed(p, before.action, joint), above)
        if p.lower[cue.action : end] == ["the", "following"]:  # the items say what
            continue
        parts = inline_items(p, v, cue, end) if lead is None and cue.end is None else []
        para = p.para[cue.first]
        if parts:
            over = hanging[0] if hanging is not None and para - hanging[1] <= 1 else None
            hanging = (over, para) if over is not None else None
            shared = over if over is not None else replace(cue, end=parts[0].action)
            out += [(part, part.end or part.action + 1, shared) for part in parts]
        else:
            if lead is None and hanging is not None and para - hanging[1] == 1 and is_item(p, para):
                lead, hanging = hanging[0], (hanging[0], para)
            out.append((cue, max(end, cue.action + 1), lead))
            close = p.end[p.sents[p.sent[cue.action]][1] - 1]
            if p.text[p.paras[para][1] - 1] == ":" and close >= p.paras[para][1] - 1:  # its sentence leads to the list
                hanging = (cue, para)
    return out


def _place(cue: Cue) -> int:
    return cue.action if cue.rule.endswith(", item") else cue.first


def _commitment(
    p: Parsed,
    v: Vocabulary,
    terms: Terms,
    deadlines: Deadlines,
    parties: Parties,
    name: str,
    cue: Cue,
    end: int,
    lead: Cue | None,
) -> Commitment:
    begin = min(cue.begin, cue.action)
    outer = _leading(p, v, begin)
    start, stop = p.start[begin], p.end[end - 1]
    condition = terms.condition(p.start[outer], start, stop)
    limit = dated(p, v, deadlines, cue, lead, end)
    if condition is None:
        outer = begin
    if limit is not None and limit.type != "embedded-goal" and lead is None:
        opening = p.tokens_in(limit.span.start, limit.span.end)[0]
        outer = min(opening, outer) if p.sent[opening] == p.sent[begin] else outer
    span = p.span(outer, end)
    agents = parties.agents(cue)
    numbers = terms.figures_in(span.start, span.end)
    named = terms.programmes_in(span.start, span.end)
    return Commitment(
        id=name,
        rule=cue.rule,
        confidence=cue.confidence,
        span=span,
        strength=cue.strength,
        reaffirmed=cue.repeated or _repeated(p, v, cue),
        negated=cue.negated or p.lemma[cue.action] in v.words["refraining"] or p.lower[cue.action] == "not",
        agents=agents,
        toward=parties.toward(cue, agents, end),
        reported_by=parties.reported_by(cue, p.start[cue.first]),
        cue=p.span(cue.first, cue.last),
        action=p.span(cue.action, end),
        deadline=limit,
        condition=condition,
        figures=tuple(figure.id for figure in numbers),
        programmes=tuple(item.id for item in named),
        catalysts=catalysts(limit, numbers, named),
    )


def _repeated(p: Parsed, v: Vocabulary, cue: Cue) -> bool:
    """Whether the first thing undertaken is to go on with something, or the cue is said to be said again."""
    at = cue.action
    last = min(at + 3, p.sents[p.sent[at]][1])
    while at < last and p.tag[at] in ("RB", "TO"):
        at += 1
    if at < last and p.tag[at] in ("VB", "VBG") and p.lemma[at] in v.words["repeated.verbs"]:
        return True
    if any(p.lower[here] in v.words["repeated.adverbs"] for here in range(cue.action, min(at + 1, last))):
        return True
    around = " ".join(p.lower[max(cue.first - 3, 0) : min(cue.last + 3, len(p))])
    return any(phrase in around for phrase in v.words["repeated.phrases"])


def _leading(p: Parsed, v: Vocabulary, begin: int) -> int:
    """The first token of a clause of condition that opens the sentence, before the subject; else `begin`."""
    first = p.sents[p.sent[begin]][0]
    if first == begin or begin - first > 40 or p.lower[first] not in v.words["conditions.leading"]:
        return begin
    if (
        p.lower[first] == "as"
        and p.dep[first] != "mark"
        and p.lower[first + 1] not in ("required", "needed", "necessary")
    ):
        return begin
    return first if p.lower[begin - 1] == "," else begin
