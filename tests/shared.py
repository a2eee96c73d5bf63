"""Where the development data lies, for the tests that need it. They skip, saying so, where it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the development data is not beside the checkout")
