"""noggin, an account portal; it asks its directory only when somebody logs in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app."""
    from noggin.app import create_app

    names = {"FREEIPA_ADMIN_USER": "admin", "FREEIPA_ADMIN_PASSWORD": "none", "FREEIPA_SERVERS": ["ipa.example"]}
    keys = {"SECRET_KEY": "x" * 32, "FERNET_SECRET": b"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}
    return create_app({**names, **keys})


RECIPE = Recipe(name="noggin", framework="flask", requirements=("noggin-aaa==1.11.0",), package="noggin")
