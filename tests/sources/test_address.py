from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.sources import AddressRefused, FetchFailed, Limits, NotADocument, TooLarge, from_address
from onrecord.sources.network import Address, is_public

PROSE = "The ministers met in Zelgrad and agreed to reopen the harbour before winter."
SEEN: list[tuple[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        SEEN.append((self.headers["Host"], self.path))
        page = f"<html lang='en'><body><p>{PROSE}</p></body></html>".encode()
        match self.path.split("?")[0].strip("/"):
            case "page":
                self.answer(page, {"Content-Type": "text/html"})
            case "packed":
                self.answer(gzip.compress(page), {"Content-Type": "text/html", "Content-Encoding": "gzip"})
            case "bomb":
                self.answer(gzip.compress(bytes(5_000_000)), {"Content-Encoding": "gzip"})
            case "latin":
                self.answer("señor Muñoz".encode("latin-1"), {"Content-Type": "text/plain; charset=iso-8859-1"})
            case "declared":
                self.answer(b"", {"Content-Length": "999999999"})
            case "endless":
                self.send_response(200)
                self.end_headers()
                for _ in range(1000):
                    self.wfile.write(b"a" * 10_000)
            case "slow":
                self.send_response(200)
                self.end_headers()
                for _ in range(100):
                    self.wfile.write(b"a")
                    self.wfile.flush()
                    time.sleep(0.05)
            case "once":
                self.answer(b"", {"Location": "/page"}, 302)
            case "round":
                self.answer(b"", {"Location": "/round"}, 302)
            case "inward":
                self.answer(b"", {"Location": f"http://inside.test:{self.server.server_address[1]}/page"}, 302)
            case "file":
                self.answer(b"", {"Location": "file:///etc/passwd"}, 302)
            case "picture":
                self.answer(b"\x89PNG\r\n\x1a\n" + bytes(20), {"Content-Type": "text/html"})
            case _:
                self.answer(b"", {}, 404)

    def answer(self, body: bytes, fields: dict[str, str], status: int = 200) -> None:
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def resolve(host: str, _port: int) -> list[str]:
    """`site.test` is our server; `inside.test` stands for a host in a private network."""
    return {"site.test": ["127.0.0.1"], "inside.test": ["10.0.0.7"], "both.test": ["127.0.0.1", "10.0.0.7"]}.get(
        host, [host]
    )


def here_only(address: Address) -> bool:
    return address == ipaddress.ip_address("127.0.0.1")


def fetch(port: int, path: str, host: str = "site.test", **limits: float):
    return from_address(f"http://{host}:{port}/{path}", limits=Limits(**limits), resolve=resolve, allowed=here_only)  # type: ignore[arg-type]


def test_page_is_fetched_under_its_own_name(port: int) -> None:
    statement = fetch(port, "page?a=1#part")
    assert (statement.text, statement.language) == (PROSE, "en")
    assert statement.source == f"http://site.test:{port}/page?a=1"
    assert SEEN[-1] == (f"site.test:{port}", "/page?a=1")


def test_packed_page_and_declared_charset_are_read(port: int) -> None:
    assert fetch(port, "packed").text == PROSE
    assert fetch(port, "latin").text == "señor Muñoz"


def test_redirect_is_followed_within_the_limit(port: int) -> None:
    assert fetch(port, "once").source == f"http://site.test:{port}/page"
    with pytest.raises(FetchFailed, match="redirects more than 3 times"):
        fetch(port, "round", redirects=3)
    with pytest.raises(FetchFailed, match="redirects more than 0 times"):
        fetch(port, "once", redirects=0)


@pytest.mark.parametrize("path", ["inward", "file"])
def test_redirect_to_what_is_not_allowed_is_refused(port: int, path: str) -> None:
    with pytest.raises(AddressRefused) as error:
        fetch(port, path)
    assert "\n" not in str(error.value)


def test_host_with_one_address_inside_is_refused(port: int) -> None:
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7"):
        fetch(port, "page", host="both.test")


def test_name_that_changes_its_address_is_checked_on_every_connection(port: int) -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.7"):
        from_address(f"http://site.test:{port}/once", resolve=lambda *_: next(answers), allowed=here_only)


def test_connection_goes_to_the_address_checked(port: int) -> None:
    asked: list[str] = []

    def once(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    # The name cannot be looked up by the system: only the checked address can have been used.
    from_address(f"http://no-such-host.invalid:{port}/page", resolve=once, allowed=here_only)
    assert asked == ["no-such-host.invalid"]


@pytest.mark.parametrize(
    ("path", "limits", "words"),
    [
        ("endless", {"bytes": 100_000}, "sends more than"),
        ("declared", {}, "999,999,999 bytes"),
        ("bomb", {"bytes": 1_000_000}, "unpacks to more"),
    ],
)
def test_too_much_is_refused_while_it_comes(port: int, path: str, limits: dict[str, int], words: str) -> None:
    with pytest.raises(TooLarge, match=words):
        fetch(port, path, **limits)


def test_slow_answer_ends_with_the_time_allowed(port: int) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchFailed, match=r"longer than the 0\.4 seconds"):
        fetch(port, "slow", seconds=0.4)
    assert time.monotonic() - begun < 2


def test_slow_look_up_ends_with_the_time_allowed() -> None:
    with pytest.raises(FetchFailed, match="longer than"):
        from_address("http://site.test/", limits=Limits(seconds=0.2), resolve=lambda *_: time.sleep(3) or [])


def test_error_and_silence_are_said(port: int) -> None:
    with pytest.raises(FetchFailed, match="answered 404"):
        fetch(port, "nothing")
    with pytest.raises(FetchFailed, match="connection failed"):
        fetch(1, "page")


def test_picture_behind_a_page_type_is_no_document(port: int) -> None:
    with pytest.raises(NotADocument):
        fetch(port, "picture")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "[::ffff:127.0.0.1]", "169.254.169.254"]
)
def test_own_machine_is_refused_by_default(port: int, host: str) -> None:
    before = len(SEEN)
    with pytest.raises((AddressRefused, FetchFailed)):
        from_address(f"http://{host}:{port}/page")
    assert len(SEEN) == before


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.test/a",
        "file:///etc/passwd",
        "site.test",
        "http://",
        "http://user:hunter2@site.test/",
        "http://a b/",
        "http://[::1/",
        "http://x:99999/",
        "javascript:1",
    ],
)
def test_address_that_is_not_plain_http_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused) as error:
        from_address(url)
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "224.0.0.1", "240.0.0.1", "0.0.0.0",  # noqa: E501
     "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1",  # noqa: E501
     "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "::7f00:1"],
)  # fmt: skip
def test_special_addresses_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))
