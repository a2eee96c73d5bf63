"""Connections to public addresses only, pinned to the address that was checked."""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
_EMBEDDING = tuple(ipaddress.ip_network(network) for network in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96"))


class Refused(Exception):
    """A host that is not on the public network."""


class Late(Exception):
    """The time allowed has passed."""


def is_public(address: Address) -> bool:
    """Whether an address lies on the public internet, by IANA's special-purpose registries.

    Private, loopback, link-local, shared (CGNAT), multicast, reserved and unspecified addresses do not, nor IPv6
    addresses that carry such an IPv4 address inside (mapped, compatible, 6to4, Teredo, NAT64).

    Example:
        >>> is_public(ipaddress.ip_address("::ffff:10.0.0.1")), is_public(ipaddress.ip_address("1.1.1.1"))
        (False, True)
    """
    if isinstance(address, ipaddress.IPv6Address):
        inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if any(address in network for network in _EMBEDDING):
            inside.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        carried = [one for one in inside if one is not None]
        if carried:
            return all(is_public(one) for one in carried)
        if address.is_site_local:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def system_resolve(host: str, port: int) -> list[str]:
    """Every address the system's resolver gives for a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guarded(httpcore.NetworkBackend):
    """Connects to hosts whose every address is allowed, to the very address checked, within a deadline.

    TLS and the Host header keep the host's name, since httpcore takes those from the request.
    """

    def __init__(self, deadline: float, resolve: Resolve, allowed: Callable[[Address], bool]) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allowed = allowed
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check, connect; raises Refused, Late or httpcore's ConnectError."""
        failure: Exception = httpcore.ConnectError("no address")
        for address in self._checked(host, port):
            try:
                stream = self._backend.connect_tcp(address, port, left(self._deadline), local_address, socket_options)
                return _Timed(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked(self, host: str, port: int) -> list[str]:
        addresses = _within(self._deadline, lambda: self._resolve(host.strip("[]"), port))
        for one in addresses:
            address = ipaddress.ip_address(one.partition("%")[0])
            if not self._allowed(address):
                raise Refused(f"{host} is {address}, which is not a public address")
        return list(addresses)


class _Timed(httpcore.NetworkStream):
    """A stream on which each step has only what is left of the whole time."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left(deadline: float) -> float:
    """Seconds left; raises Late when there are none."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise Late
    return seconds


def _within(deadline: float, ask: Callable[[], Sequence[str]]) -> Sequence[str]:
    """What `ask` gives before the deadline; the system's resolver has no time limit of its own."""
    answer: queue.Queue[Sequence[str] | Exception] = queue.Queue()

    def run() -> None:
        try:
            answer.put(ask())
        except Exception as error:  # noqa: BLE001 - handed to the waiting thread
            answer.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        found = answer.get(timeout=left(deadline))
    except queue.Empty:
        raise Late from None
    if isinstance(found, Exception):
        raise found
    return found
