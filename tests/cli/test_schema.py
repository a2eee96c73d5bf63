from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from onrecord.cli import build

PUBLISHED = Path(__file__).parents[2] / "docs" / "record.schema.json"


def test_the_published_schema_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(build(), ["schema"]).stdout
    hint = "run: onrecord schema > docs/record.schema.json"
    assert PUBLISHED.read_text(encoding="utf-8") == printed, hint


def test_spans_are_starts_and_ends() -> None:
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    assert schema["$defs"]["Span"]["required"] == ["start", "end"]
    assert "from" in schema["$defs"]["Dated"]["properties"]
