"""The reader: a statement in, a record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord import lexicon
from onrecord.record import ReaderInfo, Record, Statement, id_of
from onrecord.version import __version__

from .actors import find_actors
from .acts import find_acts
from .attributions import find_attributions
from .commitments import find_commitments
from .effects import find_effects
from .encoder import Encoded, encoder, encoder_version
from .figures import find_figures
from .language import is_spanish
from .meeting import find_meeting
from .networks import Floats
from .parsed import Parsed, parse
from .pipeline import pipeline_version
from .programmes import find_programmes
from .times import find_times
from .topics import find_topics

_PLEDGED = "manifesto"  # the kind whose pledges are learned


class Reader:
    """Reads statements into records.

    Args:
        fast: Read with rules alone, without the learned parts.
        weights: A folder with other weights of the encoder, as `training/` writes them; else `ONRECORD_WEIGHTS` names
            one, else those of the package are read.

    Raises:
        NoWeights: There are none in that folder.
    """

    def __init__(self, *, fast: bool = False, weights: Path | None = None) -> None:
        self.fast = fast
        self._encoder = None if fast else encoder(weights)
        self.info = reader_info(fast=fast, weights=weights)

    def read(self, statement: Statement, id: str | None = None) -> Record:  # noqa: A002 - the contract's word
        """Read one statement; its id is derived from its text where none is given."""
        return next(self.read_all([(id, statement)]))

    def read_all(self, statements: Iterable[tuple[str | None, Statement]]) -> Iterator[Record]:
        """Read (id, statement) pairs in order; memory does not grow with their number."""
        for name, statement in statements:
            parsed = parse(statement.text)
            encoded = self._encoded(parsed) if _learned(parsed, statement) else None
            yield self._record(name or id_of(statement), statement, parsed, encoded)

    def read_with_vectors(self, statement: Statement) -> tuple[Record, Floats | None]:
        """Read one statement, with a vector of length one for each sentence of the record; None with rules alone."""
        parsed = parse(statement.text)
        encoded = self._encoded(parsed)
        record = self._record(id_of(statement), statement, parsed, encoded)
        return record, None if encoded is None else encoded.vector

    def _encoded(self, parsed: Parsed) -> Encoded | None:
        return None if self._encoder is None else self._encoder.encode(parsed)

    def _record(self, name: str, statement: Statement, parsed: Parsed, encoded: Encoded | None) -> Record:
        times = find_times(parsed, statement.published, statement.language)
        cast = find_actors(parsed, statement)
        programmes = find_programmes(parsed, cast, statement.language)
        figures = find_figures(parsed, times, cast, statement.language)
        attributions = find_attributions(parsed, cast, statement, encoded)
        pledge = None
        if self._encoder is not None and encoded is not None and statement.kind == _PLEDGED:
            pledge = self._encoder.pledges(parsed, encoded).tolist()
        return Record(
            id=name,
            statement=statement,
            meeting=find_meeting(parsed, cast, times, statement),
            actors=cast.actors,
            attributions=attributions,
            acts=find_acts(parsed, cast),
            commitments=find_commitments(parsed, cast, statement, times, figures, programmes, attributions, pledge),
            figures=figures,
            times=times,
            effects=find_effects(parsed),
            programmes=programmes,
            topics=find_topics(parsed),
            losses=statement.losses,
            sentences=tuple(parsed.span(first, last) for first, last in parsed.sents),
            reader=self.info,
        )


def _learned(parsed: Parsed, statement: Statement) -> bool:
    """Whether any finding of the statement is learned: reported speech in Spanish is read by rules."""
    return statement.kind == _PLEDGED or not is_spanish(parsed, statement.language)


def reader_info(*, fast: bool = False, weights: Path | None = None) -> ReaderInfo:
    """What a record says of the reader that made it; no model is loaded for it. Takes and raises what `Reader` does."""
    models = {"syntax": pipeline_version()} | ({} if fast else {"encoder": encoder_version(weights)})
    return ReaderInfo(version=__version__, lexicon=lexicon.fingerprint(), models=models)
