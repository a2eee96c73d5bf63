"""Who may use the web application, and who is logged in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onrecord.archive import Archive, CannotKeep, NoSuchUser, Users, roles_from
from tests.archive.making import everything

HOUR = timedelta(hours=1)


@pytest.fixture
def users(archive: Archive) -> Users:
    made = Users(archive)
    made.add("Ana", "reviewer", "hash of ana")
    return made


def test_users_are_listed_changed_and_removed(users: Users) -> None:
    users.add("ben", "reader", "hash of ben")
    users.change("BEN", role="admin")
    assert [(each.name, each.role) for each in users.all()] == [("Ana", "reviewer"), ("ben", "admin")]
    assert (users.hash_of("ana"), users.hash_of("Cleo")) == ("hash of ana", None)
    users.remove("Ana")
    assert [each.name for each in users.all()] == ["ben"]


def test_a_session_ends_at_its_time_at_logging_out_and_with_its_user(users: Users) -> None:
    assert users.log_in("ana", "token 1", HOUR).name == "Ana"
    users.log_in("Ana", "token 2", -HOUR)
    assert users.logged_in("token 1") is not None
    assert users.logged_in("token 2") is None
    assert users.logged_in("token 3") is None
    users.log_out("token 1")
    assert users.logged_in("token 1") is None
    users.log_in("Ana", "token 4", HOUR)
    users.remove("Ana")
    assert users.logged_in("token 4") is None


def test_another_password_ends_every_session_and_another_role_none(users: Users) -> None:
    users.log_in("Ana", "token", HOUR)
    users.change("Ana", role="reader")
    held = users.logged_in("token")
    assert held is not None
    assert held.role == "reader"
    users.change("Ana", password="another hash")
    assert users.logged_in("token") is None


def test_the_archive_holds_no_token(users: Users, archive: Archive) -> None:
    users.log_in("Ana", "a token of the browser", HOUR)
    assert "a token of the browser" not in repr(everything(archive))


@pytest.mark.parametrize("name", ["", " Ana", "a" * 61, "A\nB", "\u202eAna", "ANA", "ａｎａ"])
def test_names_are_one_line_that_shows_and_taken_once(users: Users, name: str) -> None:
    with pytest.raises(CannotKeep):
        users.add(name, "reader", "hash")


def test_nobody_has_a_name_that_is_not_there(users: Users) -> None:
    for act in (users.remove, users.change, lambda name: users.log_in(name, "token", HOUR)):
        with pytest.raises(NoSuchUser):
            act("Cleo")


def test_a_role_may_do_what_lesser_ones_may() -> None:
    assert list(roles_from("reviewer")) == ["reviewer", "admin"]
