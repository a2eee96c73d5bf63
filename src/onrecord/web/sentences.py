"""Sentences that tell what cannot be answered: English for programs, translated where a page shows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Sentence(str):
    """A sentence that knows how it was made, so that it can be said in another language.

    Example:
        >>> Sentence("No statement names %(name)s.", name="Arvenia")
        'No statement names Arvenia.'
    """

    __slots__ = ("form", "values")

    def __new__(cls, form: str, **values: Any) -> Sentence:
        """Make it from a message of the catalogue and the values in it."""
        made = super().__new__(cls, form % values)
        made.form, made.values = form, values  # type: ignore[attr-defined]
        return made


def told(sentence: str, gettext: Callable[[str], str]) -> str:
    """A sentence in the language of `gettext`, where it can be said in it."""
    return gettext(sentence.form) % sentence.values if isinstance(sentence, Sentence) else sentence  # type: ignore[attr-defined]
