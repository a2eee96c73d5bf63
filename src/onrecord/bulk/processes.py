"""Chunks read by worker processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from multiprocessing import forkserver
from multiprocessing.connection import wait as wait_for
from typing import Self

from .chunks import Chunk
from .failures import CannotRun
from .part import Part, Settings

_AHEAD = 2  # chunks a worker has waiting, so that it never waits itself
_ENDED = "the process that read it ended without a word, as where memory runs out"
_NEVER_BEGAN = (
    "the processes that read end as soon as they begin: memory may be short; and a script must call this under "
    "if __name__ == '__main__'"
)
_FORKS = sys.platform.startswith("linux")
_HEAVY = ["onrecord.bulk.read", "pandas"]  # pyarrow imports pandas, where there is one, with its first array
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def prepare() -> None:
    """Let the process that workers are forked from begin, and import what they need, while this one goes on."""
    if _FORKS:
        with _one_thread():
            multiprocessing.set_forkserver_preload(_HEAVY)
            forkserver.ensure_running()


def read_part(chunk: Chunk, settings: Settings, stopped: Mapping[int, str] | None = None) -> Part:
    """`onrecord.bulk.read.read_part`, imported where it is called."""
    from . import read

    return read.read_part(chunk, settings, stopped)


def read_chunks(chunks: Iterator[Chunk], settings: Settings, workers: int) -> Iterator[Part]:
    """Read chunks in worker processes; parts come as they are done, and few are held at once.

    A worker that dies (out of memory, a fault in a library) takes no other chunk with it: what was being read is read
    once more, one chunk at a time, as `Worker` does.
    """
    suspects: deque[Chunk] = deque()
    while True:
        with _pool(workers) as pool:
            waiting: dict[Future[Part], Chunk] = {}
            try:
                for chunk in chunks:
                    suspects.append(chunk)  # should the pool be broken already
                    future = pool.submit(read_part, chunk, settings)
                    waiting[future] = suspects.pop()
                    if len(waiting) >= workers * _AHEAD:
                        yield from _done(waiting)
                while waiting:
                    yield from _done(waiting)
            except BrokenProcessPool:
                suspects.extend(waiting.values())
        if not suspects:
            return
        with Worker(settings) as worker:
            while suspects:
                yield worker.read(suspects.popleft())


def _done(waiting: dict[Future[Part], Chunk]) -> Iterator[Part]:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        part = future.result()  # where the pool is broken, the chunk stays among those waiting
        del waiting[future]
        yield part


class Worker:
    """One process that reads one chunk at a time, and is replaced where a text ends it.

    Args:
        settings: How chunks are read.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._held = ExitStack()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def read(self, chunk: Chunk) -> Part:
        """Read a chunk; rows that end the process that reads them are found and put in quarantine."""
        part = self._tried(chunk, {})
        if part is not None:
            return part
        if self._tried(replace(chunk, rows=()), {}) is None:
            raise CannotRun(_NEVER_BEGAN)
        stopped: dict[int, str] = {}
        pending = deque([chunk.rows])
        while pending:
            rows = pending.popleft()
            if self._tried(replace(chunk, rows=rows), {}) is not None:
                continue
            if len(rows) == 1:
                stopped[rows[0].row] = _ENDED
            else:
                pending.extend((rows[: len(rows) // 2], rows[len(rows) // 2 :]))
        # Where only rows together end it, none is at fault more than another.
        return self._tried(chunk, stopped) or read_part(chunk, self._settings, {raw.row: _ENDED for raw in chunk.rows})

    def _tried(self, chunk: Chunk, stopped: dict[int, str]) -> Part | None:
        self._pool = self._pool or self._held.enter_context(_pool(1))
        try:
            return self._pool.submit(read_part, chunk, self._settings, stopped).result()
        except BrokenProcessPool:
            self._held.close()
            self._pool = None
            return None


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Worker processes of one thread each, that end when this process does."""
    others = set(multiprocessing.active_children())
    way = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
    with _one_thread():
        pool = ProcessPoolExecutor(workers, way, initializer=_begin)
        try:
            yield pool
        except BaseException:
            for child in set(multiprocessing.active_children()) - others:
                child.terminate()
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes begun meanwhile multiply matrices in one thread each."""
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _begin() -> None:
    """Leave interruptions to the process that started this worker, and end with it, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for, args=(parent.sentinel,), daemon=True).start()


def _wait_for(sentinel: int) -> None:
    wait_for([sentinel])
    os._exit(1)
