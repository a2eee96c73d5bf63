"""A statement from an http(s) address."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore

from onrecord.record import Statement
from onrecord.version import __version__

from .facts import NO_FACTS, Facts
from .failures import AddressRefused, FetchFailed, TooLarge
from .network import Address, Guarded, Late, Refused, Resolve, is_public, system_resolve
from .originals import Original, statement_in
from .settings import DEFAULT_LIMITS, Limits

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 47}
_CHUNK = 64 * 1024


def from_address(
    url: str,
    facts: Facts = NO_FACTS,
    *,
    limits: Limits = DEFAULT_LIMITS,
    resolve: Resolve = system_resolve,
    allowed: Callable[[Address], bool] = is_public,
) -> Statement:
    """Fetch an address and read what it gives; takes what `original_fetched` does.

    Raises:
        Unreadable: It could not be fetched, or what was fetched gives no statement.
        ValueError: A given date is no date.
    """
    return statement_in(original_fetched(url, limits=limits, resolve=resolve, allowed=allowed), facts, limits=limits)


def original_fetched(
    url: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    resolve: Resolve = system_resolve,
    allowed: Callable[[Address], bool] = is_public,
) -> Original:
    """The bytes that an address gives, under the address that gave them in the end.

    Only http and https, only hosts whose every address is public: looked up for the address and again for each
    redirect, and connected to at the very address that was checked, so that a second look-up cannot lead elsewhere.
    Proxies of the environment are not used, as they would look up the name themselves.

    Args:
        url: An absolute address.
        limits: Bytes, unpacked bytes, seconds and redirects.
        resolve: Gives the addresses of a host and port.
        allowed: Says which addresses may be connected to.

    Raises:
        AddressRefused: The address or one it redirects to is not allowed.
        FetchFailed: No answer, an answer other than 200, too slow, or too many redirects.
        TooLarge: More bytes than the limits allow, sent or unpacked.
    """
    deadline = time.monotonic() + limits.seconds
    backend = Guarded(deadline, resolve, allowed)
    here = url
    try:
        with httpcore.ConnectionPool(network_backend=backend, http1=True, max_connections=1) as pool:
            for _ in range(limits.redirects + 1):
                here = _allowed_address(here)
                answer = _get(pool, here, limits)
                if isinstance(answer, str):
                    here = urljoin(here, answer)
                    continue
                data, media_type = answer
                return Original(data, here, media_type)
    except Refused as error:
        raise AddressRefused(here, f"it is refused: {error}") from None
    except (Late, httpcore.TimeoutException):
        raise FetchFailed(here, f"it took longer than the {limits.seconds:g} seconds allowed") from None
    except OSError as error:
        raise FetchFailed(here, f"its host cannot be found ({error.strerror or error})") from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as error:
        raise FetchFailed(here, f"the connection failed ({str(error) or type(error).__name__})") from None
    raise FetchFailed(url, f"it redirects more than {limits.redirects} times")


def _allowed_address(url: str) -> str:
    """The address in the form it is sent; its fragment is left out, characters beyond ASCII are encoded."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (
            (parts.hostname or "").encode("idna").decode("ascii")
            if ":" not in (parts.hostname or "")
            else parts.hostname
        )
    except (ValueError, UnicodeError):
        raise AddressRefused(url, "it is not a well-formed address") from None
    if parts.scheme not in ("http", "https"):
        raise AddressRefused(url, "only http and https addresses are fetched")
    if not host or re.search(r"[\s\x00-\x1f]", url.strip()):
        raise AddressRefused(url, "it is not a well-formed address")
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(url.replace(parts.netloc, host), "it holds a user name or password")
    place = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, place, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]"), ""))


def _get(pool: httpcore.ConnectionPool, url: str, limits: Limits) -> str | tuple[bytes, str | None]:
    """Where the answer redirects to, or its body and media type."""
    headers: dict[bytes | str, bytes | str] = {
        "Accept": "text/html, application/xhtml+xml, application/pdf, text/plain, text/markdown, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "User-Agent": f"onrecord/{__version__}",
        "Connection": "close",
        "Host": urlsplit(url).netloc,
    }
    with pool.stream("GET", url, headers=headers) as response:
        fields = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _REDIRECTS and "location" in fields:
            return fields["location"]
        if response.status != 200:
            raise FetchFailed(url, f"the server answered {response.status}")
        declared = fields.get("content-length", "")
        if declared.isdigit() and int(declared) > limits.bytes:
            raise TooLarge(
                url, f"it has {int(declared):,} bytes; at most {limits.bytes:,} are read (the limit named bytes)"
            )
        return _body(response, fields.get("content-encoding", ""), url, limits), fields.get("content-type")


def _body(response: httpcore.Response, encoding: str, url: str, limits: Limits) -> bytes:
    encoding = encoding.strip().lower()
    unpack = zlib.decompressobj(_WINDOW[encoding]) if encoding in _WINDOW else None
    if unpack is None and encoding not in ("", "identity"):
        raise FetchFailed(url, f"it is sent in an encoding that was not asked for ({encoding})")
    most = min(limits.bytes, limits.unpacked_bytes)
    out = bytearray()
    received = 0
    for chunk in response.iter_stream():
        received += len(chunk)
        if received > limits.bytes:
            raise TooLarge(url, f"it sends more than the {limits.bytes:,} bytes that are read (the limit named bytes)")
        while chunk:
            try:
                out += unpack.decompress(chunk, _CHUNK) if unpack else chunk
            except zlib.error:
                raise FetchFailed(url, "its compressed content is damaged") from None
            if len(out) > most:
                raise TooLarge(url, f"it unpacks to more than the {most:,} bytes that are read")
            chunk = unpack.unconsumed_tail if unpack else b""
    if unpack is not None:
        out += unpack.flush()
    return bytes(out)
