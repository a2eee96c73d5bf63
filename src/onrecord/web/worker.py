"""Reading what the browser sends: in a process of its own, with bounds on time and memory."""

from __future__ import annotations

import threading
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from onrecord.archive import open_archive

from .jobs import Doer, Job
from .settings import WAIT, Settings

_MIB = 1024 * 1024


class TooMuchToRead(Exception):
    """Reading took more time or memory than the settings allow; the message is one sentence."""


class Worker:
    """One process that does jobs, started when it is first needed and again whenever it had to be ended.

    Whatever a document does to a parser or to the reader happens there, and not in the process that answers.
    """

    def __init__(self, where: str, settings: Settings) -> None:
        self._where = where
        self._settings = settings
        self._one_at_a_time = threading.Lock()
        self._process: BaseProcess | None = None
        self._ours: Connection | None = None

    def do(self, job: Job) -> Any:
        """What a job gives, done in the process.

        Raises:
            TooMuchToRead: It took too long or too much memory.
        """
        with self._one_at_a_time:
            connection = self._running()
            try:
                connection.send(job)
                if not connection.poll(self._settings.read_seconds):
                    self.close()
                    raise TooMuchToRead(f"Reading it takes longer than {self._settings.read_seconds} seconds.")
                done, answer = connection.recv()
            except (EOFError, OSError):
                self.close()
                raise TooMuchToRead(f"Reading it takes more than {self._settings.read_mb} MiB of memory.") from None
        if not done:
            raise TooMuchToRead(answer)
        return answer

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._ours is not None:
            self._ours.close()
            self._ours = None

    def _running(self) -> Connection:
        if self._ours is not None and self._process is not None and self._process.is_alive():
            return self._ours
        self.close()
        context = get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._where, self._settings), daemon=True)
        self._process.start()
        theirs.close()
        return self._ours


def _work(connection: Connection, where: str, settings: Settings) -> None:
    """Do what comes until nothing more does; an answer says first whether it is one."""
    _bound_memory(settings.read_mb * _MIB)
    with open_archive(where, wait=WAIT) as archive:
        doer = Doer(archive, settings)
        while True:
            try:
                job: Job = connection.recv()
            except EOFError:
                return
            try:
                connection.send((True, doer.do(job)))
            except MemoryError:
                connection.send((False, f"Reading it takes more than {settings.read_mb} MiB of memory."))
            except Exception as error:  # noqa: BLE001 - who asked is told, and the next job is taken
                connection.send((False, f"It could not be done: {error}"))


def _bound_memory(size: int) -> None:
    """Bound what the process may hold, where the system can."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (size, size))
