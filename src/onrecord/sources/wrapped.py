"""Hard-wrapped lines to paragraphs, told from the lines alone."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_BEGINS = re.compile(r"(?:[-•*·▪–—]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|[\"“«]?[A-Z][\w.' -]{0,30}:\s)")
_LINE = (50, 130)


def flowed(lines: list[str]) -> list[str]:
    r"""Paragraphs of lines that follow each other without a blank one.

    Lines of even length are taken as wrapped and joined; a short line that ends a sentence, a bullet, an enumerator or
    a speaker's label ("PM:") begins anew. Lines that are not wrapped stay a block of lines.

    Example:
        >>> flowed(["Zelgrad", "5 May 2024"])
        ['Zelgrad\n5 May 2024']
    """
    lengths = [len(line) for line in lines]
    if len(lines) < 3 or max(lengths) > _LINE[1] or median(lengths) < _LINE[0] - 10:
        return ["\n".join(lines)]
    full = sorted(lengths)[len(lengths) * 3 // 4] * 0.8
    out = [lines[0]]
    for before, line in pairwise(lines):
        short = len(before) + len(line.split(maxsplit=1)[0]) < full
        ends = _ENDS.search(before) or not line[:1].islower()
        if _BEGINS.match(line) or (short and ends):
            out.append(line)
        else:
            out[-1] = f"{out[-1]} {line}"
    return out
