"""Settings of every test run."""

from __future__ import annotations

import os

import pytest

from tests.support.paths import CACHE

# What the tool downloads for its users goes here in tests, so that a run neither needs nor touches a home folder.
os.environ.setdefault("JINJA2TSX_CACHE_DIR", str(CACHE / "tool"))


@pytest.fixture(autouse=True)
def _without_deep_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output does not depend on whether the extra `types` is installed; its own tests ask for it."""
    monkeypatch.setattr("transpiler.project.app_types.is_installed", lambda: False)
