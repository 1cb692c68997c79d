"""puppetboard, a dashboard; it asks the database which version it has as soon as it is imported."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app."""
    (data / "settings.py").write_text('SECRET_KEY = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"\n', encoding="utf-8")
    os.environ["PUPPETBOARD_SETTINGS"] = str(data / "settings.py")
    import puppetboard.utils

    puppetboard.utils.check_db_version = lambda *_: None
    from puppetboard.app import app

    return app


RECIPE = Recipe(name="puppetboard", framework="flask", requirements=("puppetboard==7.0.4",), package="puppetboard")
