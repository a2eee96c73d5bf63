"""Who may use the web application on an archive, in which role, and who is logged in."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from .connected import Connected
from .failures import CannotKeep, NoSuchUser
from .keys import now
from .schema import session as sessions
from .schema import user as users

Role = Literal["reader", "reviewer", "admin"]
# Each may do what those before it may.
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may log in: a reader reads, a reviewer reviews too, an admin adds statements and users too."""

    name: str
    role: Role
    made_at: str


class Users:
    """The users of an archive. Passwords come here hashed, and the tokens of sessions leave no trace but their hash.

    Every method raises `NoSuchUser` where it is given a name that nobody has. Names that differ by capitals are one.
    """

    def __init__(self, archive: Connected) -> None:
        self._archive = archive

    def add(self, name: str, role: Role, password: str) -> User:
        """Let somebody in.

        Args:
            name: What reviews will be kept under.
            role: What they may do.
            password: Its hash.

        Raises:
            CannotKeep: The name is taken, or no name.
        """
        if name != name.strip() or not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            reason = f"a user's name has 1 to {LONGEST_NAME} characters that show, and no blank at its ends"
            raise CannotKeep(self._archive.where, reason)
        made = User(name, role, now())
        with self._archive.writing() as connection:
            if connection.execute(select(users.c.n).where(_named(name))).first():
                raise CannotKeep(self._archive.where, f"there is a user {name} already")
            row = {"name": name, "folded": _folded(name), "role": role, "password": password, "made_at": made.made_at}
            connection.execute(insert(users).values(row))
        return made

    def all(self) -> list[User]:
        """Everybody, by name."""
        with self._archive.reading() as connection:
            return [_user(row) for row in connection.execute(select(users).order_by(users.c.folded))]

    def hash_of(self, name: str) -> str | None:
        """The hash of somebody's password; None where nobody has this name."""
        with self._archive.reading() as connection:
            return connection.execute(select(users.c.password).where(_named(name))).scalar()

    def change(self, name: str, *, role: Role | None = None, password: str | None = None) -> None:
        """Give somebody another role or the hash of another password, which logs them out everywhere."""
        given = {"role": role, "password": password}
        with self._archive.writing() as connection:
            number = self._number(connection, name)
            values = {column: value for column, value in given.items() if value is not None}
            connection.execute(update(users).where(users.c.n == number).values(values))
            if password is not None:
                connection.execute(delete(sessions).where(sessions.c.user_n == number))

    def remove(self, name: str) -> None:
        """Let somebody in no more; what they reviewed stays under their name."""
        with self._archive.writing() as connection:
            number = self._number(connection, name)
            connection.execute(delete(sessions).where(sessions.c.user_n == number))
            connection.execute(delete(users).where(users.c.n == number))

    def log_in(self, name: str, token: str, lasting: timedelta) -> User:
        """Begin a session that ends by itself; those that have ended are forgotten."""
        with self._archive.writing() as connection:
            number = self._number(connection, name)
            connection.execute(delete(sessions).where(sessions.c.ends_at <= now()))
            row = {"token": _hashed(token), "user_n": number, "ends_at": _at(lasting)}
            connection.execute(insert(sessions).values(row))
            return _user(connection.execute(select(users).where(users.c.n == number)).one())

    def logged_in(self, token: str) -> User | None:
        """Whose session this is; None where it has ended or never was."""
        query = (
            select(users)
            .join_from(sessions, users)
            .where(sessions.c.token == _hashed(token), sessions.c.ends_at > now())
        )
        with self._archive.reading() as connection:
            row = connection.execute(query).first()
        return None if row is None else _user(row)

    def log_out(self, token: str) -> None:
        """End a session."""
        with self._archive.writing() as connection:
            connection.execute(delete(sessions).where(sessions.c.token == _hashed(token)))

    def _number(self, connection: Connection, name: str) -> int:
        number = connection.execute(select(users.c.n).where(_named(name))).scalar()
        if number is None:
            raise NoSuchUser(self._archive.where, f"it has no user {name}")
        return int(number)


def roles_from(least: Role) -> Sequence[Role]:
    """The roles that may do what this one may."""
    return ROLES[ROLES.index(least) :]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _named(name: str) -> ColumnElement[bool]:
    return users.c.folded == _folded(name)


def _user(row: Any) -> User:
    return User(row.name, row.role, row.made_at)


def _hashed(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _at(lasting: timedelta) -> str:
    return (datetime.now(UTC) + lasting).isoformat(timespec="seconds")
