from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def making() -> ModuleType:
    """The module of document makers beside this file."""
    name = "sources_making"
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("making.py"))
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
