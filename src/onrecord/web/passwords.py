"""Passwords: what one must be, its hash, and how often one may be tried."""

from __future__ import annotations

import math
import secrets
import threading
import time
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

SHORTEST, LONGEST = 12, 200
_WINDOW = 5  # minutes
_OF_AN_ADDRESS = 4


class NoPassword(Exception):
    """What is no password to take; the message is one sentence."""


class TooManyTries(Exception):
    """A name or an address has tried too often; `seconds` tells how long to wait."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Too many tries: try again in {seconds} seconds.")
        self.seconds = seconds


def hashed(password: str) -> str:
    """The argon2id hash of a new password.

    Raises:
        NoPassword: It is too short or too long (NIST SP 800-63B: length counts, kinds of characters do not).
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise NoPassword(f"A password has {SHORTEST} to {LONGEST} characters.")
    return PasswordHasher().hash(password.encode("utf-8", "surrogatepass"))


class Tries:
    """Checks passwords, one at a time since each takes 64 MiB, and refuses whoever was wrong too often.

    Args:
        most: How many wrong passwords a name gets in five minutes; an address gets four times as many.
    """

    def __init__(self, most: int) -> None:
        self._of_a_name = RateLimitItemPerMinute(most, _WINDOW)
        self._of_an_address = RateLimitItemPerMinute(most * _OF_AN_ADDRESS, _WINDOW)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._one_at_a_time = threading.Lock()

    def fits(self, password: str, kept: str | None, *, name: str, address: str) -> bool:
        """Whether a password is the one kept as a hash; where none is kept, it takes as long to say no.

        Raises:
            TooManyTries: The name or the address has to wait.
        """
        counted = ((self._of_a_name, f"name {name.casefold()}"), (self._of_an_address, f"address {address}"))
        with self._one_at_a_time:
            for limit, whose in counted:
                if not self._limiter.test(limit, whose):
                    ends = self._limiter.get_window_stats(limit, whose).reset_time
                    raise TooManyTries(max(1, math.ceil(ends - time.time())))
            fits = _fits(password, kept)
            if not fits:
                for limit, whose in counted:
                    self._limiter.hit(limit, whose)
            return fits


def _fits(password: str, kept: str | None) -> bool:
    try:
        matches = PasswordHasher().verify(kept or _nobodys(), password.encode("utf-8", "surrogatepass")[: 4 * LONGEST])
    except (Argon2Error, InvalidHashError):
        return False
    return matches and kept is not None


@cache
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe())
