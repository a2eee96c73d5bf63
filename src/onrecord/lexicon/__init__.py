"""Vocabulary as data: every word list the reader uses is a YAML file in this folder, which a linguist can edit.

`load` reads one file; `fingerprint` names the state of all of them, so that a record can say which it was read with.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]
    """YAML 1.2's reading of plain words: `no`, `on` and `yes` are words, only `true` and `false` are truth values."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _BASE.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


@cache
def load(name: str) -> Any:
    """The content of `lexicon/NAME.yml`; treat it as read-only, it is shared.

    Raises:
        FileNotFoundError: There is no such vocabulary.
    """
    return yaml.load(files(__package__).joinpath(f"{name}.yml").read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506


@cache
def names() -> tuple[str, ...]:
    """The vocabularies there are, sorted."""
    return tuple(sorted(entry.name[:-4] for entry in files(__package__).iterdir() if entry.name.endswith(".yml")))


@cache
def fingerprint() -> str:
    """Twelve hexadecimal digits of the SHA-256 over all vocabulary files: changes when any of them does."""
    digest = hashlib.sha256()
    for name in names():
        digest.update(name.encode())
        digest.update(files(__package__).joinpath(f"{name}.yml").read_bytes())
    return digest.hexdigest()[:12]
