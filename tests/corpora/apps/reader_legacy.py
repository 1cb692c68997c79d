"""reader's older web app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app."""
    from reader._app.legacy import create_app

    return create_app({"": {"url": ":memory:"}})


RECIPE = Recipe(
    name="reader", framework="flask", requirements=("reader[app]==3.26",), package="reader/_app/legacy"
)  # fmt: skip
