"""The shop of the examples in Flask: a basket in the session, numbers, a filter of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app; its data is in memory."""
    from examples.shop.app import app

    return app


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


_LOGIN = [("post", "/login", {})]

RECIPE = Recipe(
    name="shop",
    framework="flask",
    source="examples",
    package="shop",
    roles={"anonymous": (), "customer": _LOGIN},
    start=("/", "/?sort=price", "/?category=tea", "/product/1", "/product/2", "/product/99", "/cart", "/orders",
           "/orders?open=1", "/about", "/static/shop.css"),
    flows={
        "buy": [
            ("get", "/product/1"),
            ("form", "/cart", {}),
            ("at", "/cart"),
            ("see", "is in your basket."),
            ("get", "/product/2"),
            ("form", "/cart", {}),
            ("get", "/cart"),
            ("unseen", "is in your basket."),
        ],
    },
)  # fmt: skip
