"""`onrecord serve` and `onrecord user`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.test_kept import run
from typer.testing import CliRunner, Result

from onrecord.archive import Users, open_archive
from onrecord.cli import build
from onrecord.web import Settings
from onrecord.web.serving import CannotListen, NobodyMayLogIn, listen

PASSWORD = "correct horse of Hollin"


def typed(where: Path, *arguments: str, given: str = f"{PASSWORD}\n") -> Result:
    return CliRunner().invoke(build(), arguments, env={"ONRECORD_ARCHIVE": str(where)}, input=given)


@pytest.mark.parametrize("options", [("--host", "0.0.0.0"), ("--login",)])
def test_nothing_is_served_to_others_before_an_admin_is_there(tmp_path: Path, options: tuple[str, ...]) -> None:
    where = tmp_path / "archive.db"
    assert typed(where, "user", "add", "Rea").exit_code == 0
    refused = run(str(where), "serve", *options, "--port", "0")
    assert refused.exit_code == 1
    assert "onrecord user add" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_with_an_admin_it_listens_for_others(tmp_path: Path) -> None:
    where = tmp_path / "archive.db"
    settings = Settings(host="0.0.0.0", port=0)
    with open_archive(where) as archive:
        with pytest.raises(NobodyMayLogIn):
            listen(archive, settings)
        assert typed(where, "user", "add", "Ada", "--role", "admin").exit_code == 0
        listen(archive, settings).close()


def test_what_is_no_certificate_is_told(tmp_path: Path) -> None:
    (tmp_path / "desk.pem").write_text("nothing")
    with open_archive(tmp_path / "archive.db") as archive:
        for name in ("desk.pem", "missing.pem"):
            with pytest.raises(CannotListen, match=name):
                listen(archive, Settings(port=0, certificate=tmp_path / name))


def test_users_are_made_listed_changed_and_removed(tmp_path: Path) -> None:
    where = tmp_path / "archive.db"
    for name, role in (("Rea", "reader"), ("Ada", "admin")):
        assert typed(where, "user", "add", name, "--role", role).exit_code == 0
    assert typed(where, "user", "role", "rea", "reviewer").exit_code == 0
    listed = json.loads(typed(where, "user", "list", "--json").stdout)
    assert [(row["name"], row["role"]) for row in listed] == [("Ada", "admin"), ("Rea", "reviewer")]
    with open_archive(where) as archive:
        before = Users(archive).hash_of("Rea")
        assert typed(where, "user", "password", "Rea", given="another password\n").exit_code == 0
        assert Users(archive).hash_of("Rea") not in (before, None)
    assert typed(where, "user", "remove", "Rea").exit_code == 0
    assert len(json.loads(typed(where, "user", "list", "--json").stdout)) == 1


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (("add", "Lou"), "short\n", 2),
        (("add", "Lou", "--role", "king"), f"{PASSWORD}\n", 2),
        (("add", "ada"), f"{PASSWORD}\n", 1),
        (("add", ""), f"{PASSWORD}\n", 1),
        (("password", "Lou"), f"{PASSWORD}\n", 1),
        (("role", "Lou", "admin"), "", 1),
        (("remove", "Lou"), "", 1),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path: Path, arguments: tuple[str, ...], given: str, code: int) -> None:
    typed(tmp_path / "archive.db", "user", "add", "Ada", "--role", "admin")
    result = typed(tmp_path / "archive.db", "user", *arguments, given=given)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
