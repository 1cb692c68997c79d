"""The shop in FastAPI: async views, a session, a filter of its own, mounted static files, absolute addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app; its data is in memory."""
    from examples.shop_fastapi.main import app

    return app


def templates(app: Any) -> list[Any]:
    """Where the app keeps its templates."""
    from examples.shop_fastapi.main import templates as found

    return [found]


_ARRIVE = [("post", "/visitor", {"name": "Dora & <Emil>"})]

RECIPE = Recipe(
    name="shop_fastapi",
    framework="starlette",
    source="examples",
    package="shop_fastapi",
    roles={"anonymous": (), "dora": _ARRIVE},
    start=("/", "/?category=tea", "/?category=none", "/product/1", "/product/2", "/product/9", "/product/x", "/cart",
           "/cart?1=2&2=1", "/static/shop.css", "/no/such"),
    flows={"arrive": [*_ARRIVE, ("at", "/"), ("see", "Hello Dora & <Emil>"), ("get", "/cart?1=3"), ("see", "£13.50")]},
)  # fmt: skip
