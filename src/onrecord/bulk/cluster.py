"""Chunks read by actors of Ray Data, on a cluster or on this machine. Ray is imported only here."""

from __future__ import annotations

import logging
import os
import pickle
import socket
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from .chunks import Source, chunks_of
from .failures import CannotRun, PartIsMissing
from .part import Part, Settings
from .processes import Worker

LOCAL = "local"
_HERE = "127.0.0.1"
# Ray listens on every interface, whatever address a node is given, unless clusters are switched off by this.
_LOOPBACK = "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"
_BLOCK = 1_000_000
_STORE = 256 * 1024 * 1024
_PATIENCE = 10.0


def read_sources(
    sources: Sequence[Source], settings: Settings, done: Mapping[str, str], address: str, actors: int
) -> Iterator[Part]:
    """Read the files on a Ray cluster; parts come as they are done, in any order.

    Files are opened on the nodes, which must all see them under the same names; parts come back here to be written.
    Work of a node that is lost is done again on another.

    Args:
        sources: The files.
        settings: How they are read.
        done: Names of parts that are not read again, with the SHA-256 of their rows.
        address: Of the cluster; `local` begins one on this machine, for this run only.
        actors: Readers, of one core each.

    Raises:
        PartIsMissing: Ray is not installed.
        CannotRun: There is no cluster at the address, or it failed.
    """
    ray = _ray(address)
    with _connected(ray, address, actors):
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.target_max_block_size = _BLOCK  # so that a chunk is handed on as soon as it is cut
        items = [{"source": pickle.dumps(one)} for one in sources]
        files = ray.data.from_items(items, override_num_blocks=len(items))
        chunks = files.flat_map(partial(_cut, settings=settings, done=dict(done)), num_cpus=0)
        pool = ray.data.ActorPoolStrategy(size=actors)
        parts = chunks.map_batches(_Actor, batch_size=1, compute=pool, num_cpus=1)
        try:
            for row in parts.iter_rows():
                yield pickle.loads(row["part"])  # noqa: S301 - made by our own actors
        except ray.exceptions.RayError as error:
            raise CannotRun(f"the cluster failed: {' '.join(str(error).split())[:300]}") from None


def _cut(row: dict[str, Any], settings: Settings, done: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The chunks of one file that are not done yet."""
    source: Source = pickle.loads(row["source"])  # noqa: S301 - made in read_sources
    for chunk in chunks_of(source, settings.chunk, settings.columns):
        if done.get(chunk.name) != chunk.sha256:
            yield {"chunk": pickle.dumps((chunk, settings))}


class _Actor:
    """One reader on the cluster, in a process of its own, so that a text that ends it ends no actor."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        parts = []
        for held in batch["chunk"]:
            chunk, settings = pickle.loads(held)  # noqa: S301 - made in _cut
            self._worker = self._worker or Worker(settings)
            parts.append(pickle.dumps(self._worker.read(chunk)))
        return {"part": parts}


@contextmanager
def _connected(ray: Any, address: str, actors: int) -> Iterator[None]:
    """A connection to the cluster, ended after unless there was one before."""
    before = ray.is_initialized()
    if not before:
        quiet = {"log_to_driver": False, "logging_level": "ERROR"}
        try:
            if address == LOCAL:
                ray.init(
                    num_cpus=actors,
                    include_dashboard=False,
                    object_store_memory=_STORE,
                    _node_ip_address=_HERE,
                    **quiet,
                )
            else:
                _reached(address)
                ray.init(address=address, **quiet)
        except (ConnectionError, ValueError, OSError, RuntimeError) as error:
            raise CannotRun(f"no Ray cluster at {address}: {' '.join(str(error).split())[:300]}") from None
    try:
        yield
    finally:
        if not before:
            ray.shutdown()


def _reached(address: str) -> None:
    """Raise an OSError where nothing answers at the address: Ray itself would wait for it for many minutes."""
    place = urlsplit(address if "//" in address else f"//{address}")
    if place.hostname and place.port:
        socket.create_connection((place.hostname, place.port), timeout=_PATIENCE).close()


def _ray(address: str) -> Any:
    """Ray, which is told to report nothing about its use to anyone, and to keep to this machine where that is all."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    if address.startswith((LOCAL, _HERE)):
        os.environ[_LOOPBACK] = "0"
    try:
        import ray
        import ray.data
    except ImportError:
        raise PartIsMissing("--ray needs the package ray: pip install 'onrecord[ray]'") from None
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    warnings.filterwarnings("ignore", module="ray")
    return ray
