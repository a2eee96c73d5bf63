"""The facts of a statement: the user's own above the document's metadata above what its text states."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field

from onrecord.record import Fact, Loss, Statement

from .dates import metadata_date
from .draft import Draft
from .issuers import issuer_named, issuer_of_host
from .stated import kind_of, stated

_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.IGNORECASE)
# A PDF's or DOCX's title is often the name of the file it was made from.
_FILE_NAME = re.compile(
    r"^(?:microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|pdf|rtf|wpd|indd|txt|odt)|untitled.*|\W*)$", re.I
)


@dataclass(frozen=True)
class Facts:
    """What the user says about a statement; what is None is looked for in the document.

    Attributes:
        title: Its headline.
        issuer: An ISO 3166-1 alpha-3 code for a state, else a name.
        published: ISO date, month or year.
        kind: readout, joint-statement, communique and the like.
        language: ISO 639-1 code.
        place: Where it was issued.
    """

    title: str | None = None
    issuer: str | None = None
    published: str | None = None
    kind: str | None = None
    language: str | None = None
    place: str | None = None


NO_FACTS = Facts()


@dataclass
class _Ledger:
    """Facts with where each comes from; the first to say one wins."""

    values: dict[str, str] = field(default_factory=dict)
    origins: dict[str, Fact] = field(default_factory=dict)

    def take(self, name: str, value: str | None, origin: Fact) -> None:
        if value and name not in self.values:
            self.values[name] = value
            self.origins[name] = origin


def statement_of(
    draft: Draft, given: Facts, *, source: str | None, sha256: str, losses: tuple[Loss, ...] = ()
) -> Statement:
    """The statement a draft and the user's facts make, each fact marked `given`, `metadata` or `text`.

    Raises:
        ValueError: A given date is no date, or the text holds half a surrogate pair.
    """
    ledger = _Ledger()
    for name, value in asdict(given).items():
        ledger.take(name, value, "given")
    for name, value in _from_metadata(draft).items():
        ledger.take(name, value, "metadata")
    # A title from elsewhere may announce the kind better than any line of the text.
    if "title" in ledger.values:
        ledger.take("kind", kind_of(ledger.values["title"]), ledger.origins["title"])
    for name, value in stated(draft.text, heading=draft.heading).items():
        ledger.take(name, value, "text")
    ledger.take("kind", _kind(draft.metadata.get("kind")), "metadata")
    return Statement(
        text=draft.text,
        source=source,
        sha256=sha256,
        pages=draft.pages,
        facts=ledger.origins,
        losses=(*losses, *draft.losses),
        title=ledger.values.get("title"),
        issuer=ledger.values.get("issuer"),
        published=ledger.values.get("published"),
        kind=ledger.values.get("kind"),
        language=ledger.values.get("language"),
        place=ledger.values.get("place"),
    )


def _from_metadata(draft: Draft) -> dict[str, str | None]:
    said = draft.metadata
    title = " ".join(said.get("title", "").split())
    language = _LANGUAGE.fullmatch(said.get("language", "").strip())
    issuer = said.get("issuer", "").strip()
    return {
        "title": None if _FILE_NAME.match(title) else title,
        "published": metadata_date(said.get("date", "")),
        "language": language[1].lower() if language else None,
        "issuer": (issuer_named(issuer) or issuer)
        or issuer_named(said.get("site", ""))
        or issuer_of_host(said.get("address", "")),
        "place": said.get("place", "").strip(),
    }


def _kind(words: str | None) -> str | None:
    """A kind the document's metadata names, in our words."""
    return kind_of(words.replace("-", " ").replace("_", " ")) if words else None
