"""The arrows of docs/architecture.md: which room may import which."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "onrecord"

# Each room and the rooms it may import. `version` and `lexicon` are vocabulary, open to all.
MAY_IMPORT = {
    "record": set(),
    "lexicon": set(),
    "sources": {"record"},
    "reading": {"record"},
    "archive": {"record"},
    "compare": {"record"},
    "check": {"record"},
    "follow": {"record"},
    "export": {"record", "compare", "check", "follow"},
    "intake": {"record", "sources", "reading", "archive", "check"},
    "bulk": {"record", "sources", "reading", "check"},
    "web": {"record", "sources", "reading", "archive", "intake", "compare", "check", "follow", "export"},
    "cli": {"record", "sources", "reading", "archive", "intake", "compare", "check", "follow", "export", "bulk", "web"},
}
OPEN = {"lexicon", "version"}
LONGEST_MODULE = 300


def rooms() -> list[str]:
    return sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def imported_rooms(module: Path) -> set[str]:
    """Rooms of the package that a module imports, wherever in the module it does."""
    room_depth = len(module.relative_to(PACKAGE).parts) - 1
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            parts = (node.module or "").split(".")
            if node.level == 0 and parts[0] == "onrecord":
                found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
            elif node.level > room_depth:
                found |= {parts[0]} if parts[0] else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("onrecord.")}
    return found


@pytest.mark.parametrize("room", rooms())
def test_room_imports_only_what_its_arrows_allow(room: str) -> None:
    assert room in MAY_IMPORT, f"the room {room} is not in the picture of the house"
    for module in (PACKAGE / room).rglob("*.py"):
        strangers = imported_rooms(module) - MAY_IMPORT[room] - OPEN - {room}
        assert not strangers, f"{module.relative_to(PACKAGE)} imports {sorted(strangers)}"


def test_arrows_point_one_way() -> None:
    def reach(room: str, seen: frozenset[str] = frozenset()) -> set[str]:
        assert room not in seen, f"the arrows from {room} lead back to it"
        return {room}.union(*(reach(nearer, seen | {room}) for nearer in MAY_IMPORT[room]))

    for room in MAY_IMPORT:
        reach(room)


def test_no_module_outgrows_its_room() -> None:
    long = {
        str(path.relative_to(PACKAGE)): lines
        for path in PACKAGE.rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_MODULE
    }
    assert not long, f"modules of more than {LONGEST_MODULE} lines: {long}"
