"""A run: a corpus in, a folder of tables out."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .chunks import Chunk, Source, chunks_of, sources_of
from .failures import CannotRun, OutHoldsAnotherRun
from .out import Out
from .part import Part, Settings
from .processes import prepare, read_chunks


@dataclass(frozen=True)
class Progress:
    """How far a run has come, counted from when it was begun or taken up again.

    Attributes:
        documents: Read or put in quarantine.
        quarantined: Of these, put in quarantine.
        words: Read.
        share: Of the input that is done, from 0 to 1, earlier runs included.
        seconds: Since the beginning.
        left: Seconds that are left at this rate, or None where that cannot be told yet.
    """

    documents: int
    quarantined: int
    words: int
    share: float
    seconds: float
    left: float | None


def run(
    given: str,
    out: Path,
    settings: Settings | None = None,
    *,
    workers: int = 1,
    ray: str | None = None,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Mapping[str, Any]:
    """Read a corpus into a folder of Parquet tables; what an earlier run of it has done is not done again.

    Args:
        given: A path, folder, glob or address.
        out: The folder.
        settings: How the corpus is read.
        workers: Processes that read it, or actors on the cluster.
        ray: Address of a Ray cluster that reads it instead of processes here; `local` begins one on this machine.
        progress: Told now and then how far it is.

    Returns:
        The manifest.

    Raises:
        CannotRun: Why it cannot begin or go on, in one sentence.
    """
    chosen = settings or Settings()
    if Path(given).is_dir() and out.resolve().is_relative_to(Path(given).resolve()):
        raise CannotRun(f"{out}: it lies in the folder that is read; name another folder for the results")
    sources = sources_of(given)
    if ray is None:
        prepare()  # goes on while this process makes its own beginning
    about = _about(given, sources, chosen)
    folder = Out(out)
    folder.begin(about, chosen.tables)
    done = folder.done()
    watch = _Watch(sum(source.size for source in sources), folder.weight(), progress)
    if ray is not None:
        from .cluster import read_sources

        parts = read_sources(sources, chosen, done, ray, workers)
    else:
        parts = read_chunks(_left(sources, chosen, done), chosen, workers)
    try:
        for part in parts:
            folder.keep(part)
            watch.saw(part)
        return folder.finish(about)
    except OSError as error:
        raise CannotRun(f"{error.filename or out}: {error.strerror or error}") from None


def _left(sources: Sequence[Source], settings: Settings, done: Mapping[str, str]) -> Iterator[Chunk]:
    """The chunks that are not done yet."""
    for source in sources:
        for chunk in chunks_of(source, settings.chunk, settings.columns):
            if chunk.name not in done:
                yield chunk
            elif done[chunk.name] != chunk.sha256:
                raise OutHoldsAnotherRun(
                    f"{source.name}: it has changed since a part of it was read; name another folder for the results"
                )


def _about(given: str, sources: Sequence[Source], settings: Settings) -> dict[str, Any]:
    """Input, reader and settings of a run, once it is sure that they can be used."""
    from onrecord.reading import NoWeights, reader_info  # takes long to import; meanwhile workers import it too

    if settings.series:
        _look_at(settings.series)
    try:
        reader = reader_info(fast=settings.fast)
    except NoWeights as error:
        raise CannotRun(str(error)) from None
    digest = hashlib.sha256()
    for source in sources:
        for name in source.names or (source.name,):
            digest.update(f"{name}\0".encode("utf-8", "surrogateescape"))
        digest.update(f"{source.size}\n".encode())
    return {
        "input": {
            "given": given,
            "files": sum(len(source.names) or 1 for source in sources),
            "bytes": sum(source.size for source in sources),
            "names": digest.hexdigest(),
        },
        "reader": reader.model_dump(),
        "settings": {key: _plain(value) for key, value in asdict(settings).items()},
    }


def _look_at(series: Sequence[str]) -> None:
    from onrecord.check import SeriesError, SeriesStore

    try:
        SeriesStore.of(*series)
    except SeriesError as error:
        raise CannotRun(str(error)) from None


def _plain(value: Any) -> Any:
    """As JSON gives it back, so that it can be compared with a manifest."""
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


class _Watch:
    """Counts parts and tells the rate."""

    def __init__(self, size: float, before: float, progress: Callable[[Progress], None]) -> None:
        self._size = size or 1
        self._before, self._now = before, 0.0
        self._progress = progress
        self._began = time.monotonic()
        self._documents = self._quarantined = self._words = 0

    def saw(self, part: Part) -> None:
        """A part that is done now."""
        self._now += part.weight
        self._quarantined += part.rows["quarantine"]
        self._documents += part.rows["statements"] + part.rows["quarantine"]
        self._words += part.words
        seconds = time.monotonic() - self._began
        rest = max(self._size - self._before - self._now, 0.0)
        self._progress(
            Progress(
                self._documents,
                self._quarantined,
                self._words,
                min((self._before + self._now) / self._size, 1.0),
                seconds,
                seconds * rest / self._now if self._now else None,
            )
        )
