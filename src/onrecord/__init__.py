"""Official statements as records that can be checked.

`read` takes a text or a file and gives a `Record`: who met, who said what, who is bound to what, which figures and
effects are claimed, which programmes are named; each finding with the characters it was read from.

Example:
    >>> import onrecord
    >>> record = onrecord.read("Arvenia will open the Selm bridge by 2031.", issuer="Arvenia", published="2030-05-02")
    >>> record.statement.issuer
    'Arvenia'
    >>> [span.quote == record.statement.text[span.start : span.end] for span in record.spans()].count(False)
    0
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .api import read
    from .reading import Reader
    from .record import Record, Statement

__all__ = ["Reader", "Record", "Statement", "__version__", "read"]

# Loaded when first asked for: `import onrecord` alone stays quick, and the command line answers --help at once.
_LAZY = {"Reader": ".reading", "Record": ".record", "Statement": ".record", "read": ".api"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name], __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
