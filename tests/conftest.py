"""Settings of every test run."""

from __future__ import annotations

import os

from tests.support.paths import CACHE

# What the tool downloads for its users goes here in tests, so that a run neither needs nor touches a home folder.
os.environ.setdefault("JINJA2TSX_CACHE_DIR", str(CACHE / "tool"))
