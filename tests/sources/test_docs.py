from __future__ import annotations

from pathlib import Path

from onrecord import sources
from onrecord.sources import SETTINGS, Limits, Unreadable

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_page_explains_every_setting() -> None:
    for setting in SETTINGS:
        assert f"| `{setting.name}` | {setting.default} | {setting.help} |" in PAGE
        assert getattr(Limits(), setting.name) == setting.default


def test_page_explains_every_exception() -> None:
    for kind in Unreadable.__subclasses__():
        assert kind.__name__ in sources.__all__
        assert f"| `{kind.__name__}` | {kind.__doc__} |" in PAGE
