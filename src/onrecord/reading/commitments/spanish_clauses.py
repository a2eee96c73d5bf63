"""Where a Spanish clause begins and ends, and who acts in it, told by marks and function words."""

from __future__ import annotations

import re
from functools import cache

from onrecord import lexicon
from onrecord.reading.parsed import Parsed

from .endings import trimmed
from .spanish_forms import also_noun, timed
from .spanish_limits import spanish_limit
from .spanish_words import CLITICS, future

_MARKS = frozenset(',;:—–()“”"‘«»¿¡')
_STOPS = frozenset({".", "?", "!", "…", ".-", ".—", ".–"})  # the last of labels: "PRESIDENTE.- "
_TOLD = ("aron", "ieron", "jeron", "ó")
_SELVES = frozenset({"yo", "nosotros", "nosotras", "ellos", "ellas", "él", "ella", "ustedes", "usted"})
_DASHES = frozenset("—–-")
_AFTER = frozenset({"y", "e", ",", ".", ";", "pero"})
_CALL = re.compile(r"\w*[áéíóú]\w*n(?:lo|la|los|las|me|se|nos|le|les)")
_MOST = 30
_REACH = 250
_SHORT = 4
_ASIDE = 8
_SUBJECT = 6


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("commissives_es")[name])


def sentence_of(p: Parsed, token: int) -> tuple[int, int]:
    """The Spanish sentence around a token, by its marks: the parser's sentences are English ones."""
    para = p.para[token]
    first, last = token, token + 1
    least, most = max(token - _REACH, 0), min(token + _REACH, len(p))  # text without marks is read in linear time
    while first > least and p.para[first - 1] == para and p.lower[first - 1] not in _STOPS:
        first -= 1
    while last < most and p.para[last] == para and p.lower[last - 1] not in _STOPS:
        last += 1
    return first, last


def clause_begin(p: Parsed, cue: int, *, noun: bool) -> int:
    """The first token of the clause whose verb begins at `cue`; of a noun its determiner and adjectives."""
    sentence = sentence_of(p, cue)[0]
    begin = cue
    if noun:
        while begin > sentence and cue - begin < 3 and p.lower[begin - 1] in _words("determiners"):
            begin -= 1
        return begin
    while begin > max(sentence, cue - _MOST):
        before = p.lower[begin - 1]
        if before == "que" and p.lower[begin] in _words("coming"):  # "la semana que viene", "en lo que queda del año"
            begin -= 1
            continue
        if (opening := _opens_when(p, begin - 1, sentence)) is not None:
            begin = opening
            break
        if before == "," and (subject := _before_aside(p, begin, sentence, cue)) is not None:
            begin = subject
            break
        if (
            before in _MARKS
            or before.endswith(";")
            or (before in _words("clauses") and not _joins(p, begin - 1, sentence, cue))
        ):
            break
        begin -= 1
    if begin - 2 >= sentence and p.lower[begin - 2 : begin] == ["lo", "que"]:
        return begin - 2
    if begin - 2 >= sentence and p.lower[begin - 1] == "que" and p.lower[begin - 2] in _words("meetings"):
        begin -= 2  # "la reunión que se va a celebrar"
        begin -= begin > sentence and p.lower[begin - 1] in _words("determiners")
    return begin


def _before_aside(p: Parsed, after: int, sentence: int, cue: int) -> int | None:
    """Where the subject begins that an aside parts from its verb ("la ministra, lo dijo ayer, firmará el pacto")."""
    if any(p.lower[at] not in _words("before_verb") for at in range(after, cue)):
        return None
    least = max(sentence, after - _ASIDE - _SHORT)
    comma = next((at for at in range(after - 2, least, -1) if p.lower[at] in _MARKS), None)
    if comma is None or p.lower[comma] != ",":
        return None
    near = range(comma - 1, max(sentence, comma - _ASIDE) - 1, -1)
    parted = _MARKS | _words("clauses") - {"y", "e"}
    first = next((at + 1 for at in near if p.lower[at] in parted), near[-1])
    if first >= comma or (first == near[-1] > sentence) or _has_own_verb(p, first, comma):
        return None
    named = p.word[first][0].isupper() and (first > sentence or p.word[min(first + 1, comma)][0].isupper())
    named = named and p.lower[first] not in _words("prepositions")
    return first if named or p.lower[first] in _SELVES | _words("determiners") else None


def _opens_when(p: Parsed, word: int, sentence: int) -> int | None:
    """Where a clause of time begins that the word opens first ("cuando llegue el dinero abriremos")."""
    if p.lower[word] in _words("whens"):
        return word if word <= sentence + 1 else None
    if p.lower[word - 2 : word + 1] == ["tan", "pronto", "como"]:
        return word - 2
    if p.lower[word] != "que":
        return None
    for before in _words("before_que"):
        size = len(before.split())
        if word - size in (sentence, sentence + 1) and " ".join(p.lower[word - size : word]) == before:
            return word - size
    return None


def _joins(p: Parsed, joint: int, sentence: int, cue: int) -> bool:
    """Whether "y" joins two subjects ("México y Estados Unidos acordaron"), not two clauses."""
    if p.lower[joint] not in ("y", "e") or joint == sentence or joint + 1 >= cue:
        return False
    near = range(joint - 1, max(sentence, joint - _MOST) - 1, -1)
    opening = next((at + 1 for at in near if p.lower[at] in _MARKS | {"que"}), near[-1])
    if _has_own_verb(p, opening, joint):  # "Arvenia pagará la obra y Lodria se obliga a"
        return False
    if "entre" in p.lower[max(joint - _SHORT, sentence) : joint]:  # "entre hoy y mañana vamos a"
        return True
    if p.lower[joint + 1] in _words("limit_heads"):  # "y el viernes nos va a informar"
        limit = spanish_limit(p.text, p.start[joint + 1], p.start[cue])
        if limit is not None and limit[0] == p.start[joint + 1]:
            return False
    after = p.lower[joint + 1]
    if after == "yo" and p.lower[cue].endswith("mos"):  # "el ministro y yo vamos a"
        return True
    if p.lower[joint - 1] == "," and not p.lower[cue].endswith(("n", "mos")):  # "..., y Chile va a"
        return False
    return (
        after not in _words("adding")
        and (p.word[joint + 1][0].isupper() or after in _words("determiners"))
        and joint + 1 < cue
    )


def clause_end(p: Parsed, action: int) -> int:
    """One past the last token of the clause: its sentence's end, a semicolon, or a comma before a new clause."""
    stop = sentence_of(p, action)[1]
    after = action + 1
    for at in range(action + 1, stop):
        if at < after:
            continue
        lower, resumed = p.lower[at], at == after > action + 1
        if (after := _behind_insertion(p, action, at, stop)) > at:
            if p.lower[after : after + 1] == [] or p.lower[after] in _AFTER - {","} or _is_finite(p, after):
                return trimmed(p, action, at)
            continue
        if lower in (";", "porque"):
            return trimmed(p, action, at)
        if lower == "," and p.lower[at - 1] in ("y", "e", "pero"):  # "y, de acuerdo con el plan, terminarán"
            return trimmed(p, action, at - 1)
        if lower in ("y", "e") and p.lower[at - 1] == "," and _has_name(p, at + 1, stop):
            return trimmed(p, action, at - 1)
        if lower == "como" and at - action > _SHORT and p.lower[min(at + 1, stop - 1)] in ("un", "una"):
            return trimmed(p, action, at)  # "..., como un aporte a la paz"
        if lower in ("”", "»", '"') or (lower in ("“", "«") and p.lower[at - 1] in (":", ",")):
            return trimmed(p, action, at)
        joint = p.lower[at - 1] if p.lower[at - 2 : at] != [",", "ni"] else ","
        told = joint in (",", "y") and lower.endswith(_TOLD)
        if joint in (",", "y") and at - 1 > action and (told or _is_finite(p, at)):
            return trimmed(p, action, at - 1)
        if joint == "que" and at - 1 > action and (_is_future(p, at, stop) or lower in _words("telling")):
            return trimmed(p, action, at - 1)
        if joint in (",", "y", ":") and at - 1 > action and _is_new(p, joint, at, stop):
            return trimmed(p, action, at - 1)
        if joint in (",", ":") and at - 1 > action and p.lower[at - 2] != "que" and not resumed:
            two = f"{lower} {p.lower[at + 1]}" if at + 1 < stop else lower
            limit = spanish_limit(p.text, p.start[at], p.end[stop - 1]) if lower in _words("lasting") else None
            if limit is not None and limit[0] == p.start[at]:  # "..., mientras esperan una respuesta"
                continue
            if lower in _words("closing") or two in _words("closing"):
                return trimmed(p, action, at)
    return trimmed(p, action, stop)


def _is_new(p: Parsed, joint: str, at: int, stop: int) -> bool:
    """Whether a clause begins behind the joint: with a subject, a call ("óiganlo bien") or words before its verb."""
    if joint == "," and (_has_own_subject(p, at, stop) or _is_call(p, at, stop)):
        return True
    if joint == "y" and p.lower[at] in _words("determiners"):  # "... en mayo y la planta abre en junio"
        near = range(at + 2, min(at + 1 + _SHORT, stop))
        return any(_is_present(p.lower[here]) or future(p.lower[here]) for here in near)
    if p.lower[at] not in _words("determiners" if joint == ":" else "prepositions"):
        return False
    near = range(at + 1, min(at + (_ASIDE if joint == ":" else _SHORT), stop))
    verb = next((here for here in near if p.lower[here] in _words("finite")), None)
    return verb is not None and not {",", "que"} & set(p.lower[at:verb])


def _is_call(p: Parsed, at: int, stop: int) -> bool:
    """Whether those who listen are called on there ("óiganlo bien", "no les crean")."""
    if _CALL.fullmatch(p.lower[at]):
        return True
    refused = p.lower[at] == "no" and at + 2 < stop and p.lower[at + 1] in CLITICS
    return refused and p.lower[at + 2].endswith(("an", "en")) and p.lower[at + 2] not in _words("finite")


def _has_name(p: Parsed, at: int, stop: int) -> bool:
    """Whether a new clause with a name as its subject begins here: ", y Arvenia, por su parte, agradeció"."""
    if at + 1 >= stop or not p.word[at][0].isupper():
        return False
    return p.lower[at + 1] == "," or p.lower[at + 1].endswith(_TOLD)


def _behind_insertion(p: Parsed, action: int, at: int, stop: int) -> int:
    """One past what stands between dashes or brackets, or the name called, if it begins here; else `at`."""
    lower = p.lower[at]
    near = range(at + 1, min(at + _MOST, stop))
    beyond = next((here + 1 for here in near[: _ASIDE + _SHORT] if p.lower[here] == ","), stop)
    if p.lower[at - 1] == "," and _goes_on(p, action, at, beyond, stop):
        return beyond  # "la abriremos, lo prometo, antes de mayo"
    if lower == "(":
        return next((here + 1 for here in near if p.lower[here] == ")"), at)
    if lower in _DASHES or (lower[0] == "-" and lower[1:2].isalpha()):
        return next((here + 1 for here in near if p.lower[here] in _DASHES or p.lower[here][-1] == "-"), at)
    if p.lower[at - 1] == "," and _is_called(p, at):
        comma = next((here for here in near[:_SHORT] if p.lower[here] == ","), None)
        if comma is not None and comma + 1 < stop and p.lower[comma + 1] in _words("prepositions"):
            return comma + 1
    return at


def _goes_on(p: Parsed, action: int, at: int, after: int, stop: int) -> bool:
    """Whether the clause goes on behind an aside with a preposition or a time limit that it has not had before."""
    if after >= stop or p.lower[at] in _words("relating") or p.lower[at].endswith(_TOLD):
        return False
    joined = p.lower[at] in ("y", "e", "pero") and at + 1 < stop
    if joined and (p.word[at + 1][0].isupper() or p.lower[at + 1] in _words("determiners") - CLITICS):
        return False  # "..., y Arvenia, por su parte, agradeció"
    if after - at > _SHORT and (_has_own_subject(p, at, stop) or "que" in p.lower[at + _SHORT : after]):
        return False
    if p.lower[after] in _words("prepositions"):
        return True
    opens = p.lower[after] in _words("determiners") | _words("counted") or p.lower[after] in ("cómo", "que", "si")
    if at == action + 2 and (opens or p.lower[after][:1].isdigit()):
        return True  # "vamos a abrir, presidente, las fronteras"
    limit = spanish_limit(p.text, p.start[after], p.end[stop - 1]) if p.lower[after] in _words("limit_heads") else None
    limited = limit is not None and spanish_limit(p.text, p.start[action], p.start[at]) is not None
    return limit is not None and limit[0] == p.start[after] and not limited


def _is_called(p: Parsed, at: int) -> bool:
    """Whether a name or an office by which somebody is called begins here."""
    two = f"{p.lower[at]} {p.lower[at + 1]}" if at + 1 < len(p) else ""
    return bool({p.lower[at], two, f"{p.lower[at]} *"} & _words("addressing"))


def _has_own_subject(p: Parsed, at: int, stop: int) -> bool:
    """Whether a new clause with "yo" or "ellos" begins here: "durante esos días yo voy a"."""
    near = next((here for here in range(at, min(at + _SUBJECT, stop)) if p.lower[here] in _SELVES), None)
    return near is not None and near + 1 < stop and _is_finite(p, near + 1) and "," not in p.lower[at:near]


def has_verb(p: Parsed, first: int, last: int) -> bool:
    """Whether a verb with a tense stands there, so that the words are a clause of their own."""
    return any(
        p.lower[at] in _words("finite")
        or p.lower[at].endswith((*_TOLD, "amos", "emos", "imos"))
        or future(p.lower[at]) is not None
        for at in range(first, last)
    )


def _has_own_verb(p: Parsed, first: int, last: int) -> bool:
    """Whether a verb with a tense stands there, also one that is known by its present alone ("terminan")."""
    return has_verb(p, first, last) or any(_is_present(p.lower[at]) for at in range(first, last))


def _is_present(lower: str) -> bool:
    return lower in timed() and not also_noun(lower)


def _is_finite(p: Parsed, token: int) -> bool:
    """Whether the word is a verb in the first person plural or one of the commonest tensed verbs."""
    while token + 1 < len(p) and (p.lower[token] in _words("before_verb") or p.lower[token].endswith("mente")):
        token += 1
    lower = p.lower[token]
    return (lower.endswith("mos") and lower not in _words("plurals")) or lower in _words("finite")


def _is_future(p: Parsed, token: int, stop: int) -> bool:
    """Whether a future begins here, behind its pronouns ("que se abrirá"): such a clause only describes."""
    while token < stop and p.lower[token] in CLITICS:
        token += 1
    return token < stop and future(p.lower[token]) is not None


def is_told(p: Parsed, first: int, last: int) -> bool:
    """Whether the cue is in the past tense of a report ("acordaron", "ordenó a"), not "habrán ordenado"."""
    return future(p.lower[first]) is None and any(
        p.lower[at].endswith(("ron", "ó", "ado", "ido")) for at in range(first, last)
    )
