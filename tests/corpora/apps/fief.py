"""fief, a server for users and their logins: three FastAPI apps below each other."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app."""
    os.environ |= {
        "SECRET": "x" * 32,
        "ENCRYPTION_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "FIEF_CLIENT_ID": "id",
        "FIEF_CLIENT_SECRET": "secret",
        "FIEF_MAIN_USER_EMAIL": "ann@example.com",
        "DATABASE_URL": f"sqlite:///{data}/fief.db",
    }
    from fief.app import app

    return app


RECIPE = Recipe(name="fief", framework="starlette", requirements=("fief-server==0.27.0",), package="fief")
