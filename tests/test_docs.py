"""The documentation says what the program does."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
import typer

from onrecord.cli import build

ROOT = Path(__file__).parent.parent
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(group: object, before: str = "") -> dict[str, object]:
    """Every command by its words, those of groups too."""
    found: dict[str, object] = {}
    for name, command in getattr(group, "commands", {}).items():
        found |= {before + name: command, **commands(command, f"{before}{name} ")}
    return found


COMMANDS: dict[str, Any] = commands(typer.main.get_command(build()))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented_and_has_help(name: str) -> None:
    command = COMMANDS[name]
    assert f"`onrecord {name}" in CLI
    assert command.help
    for parameter in command.params:
        if parameter.name == "help" or not parameter.opts[0].startswith("-"):
            continue
        assert f"`{parameter.opts[0]}" in CLI, f"docs/cli.md does not tell of {name} {parameter.opts[0]}"
        assert parameter.help


def test_no_documented_option_is_made_up() -> None:
    parameters = [parameter for command in COMMANDS.values() for parameter in command.params]
    real = {opt for parameter in parameters for opt in (*parameter.opts, *parameter.secondary_opts)}
    assert set(re.findall(r"`(--[a-z-]+)", CLI)) <= real | {"--help", "--version"}


def test_the_readme_example_prints_what_the_readme_says() -> None:
    code, output = re.findall(r"```python\n(.*?)```\n\n```\n(.*?)```", README, re.DOTALL)[0]
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})
    assert printed.getvalue() == output


def test_the_python_page_runs() -> None:
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for code in re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.DOTALL):
            exec(compile(code, "docs/python.md", "exec"), names)


@pytest.mark.parametrize(
    "page", sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")]), ids=lambda path: path.name
)
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
