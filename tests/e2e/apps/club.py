"""A club in FastAPI: routers with prefixes, dependencies that guard, a session, forms with redirects, uploads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app; its data is in memory."""
    from club.main import app

    return app


def templates(app: Any) -> list[Any]:
    """Where the app keeps its templates."""
    from club.templating import templates as found

    return [found]


def _login(name: str, password: str = "secret") -> list[tuple[object, ...]]:
    return [("get", "/members/login"), ("form", "/members/login", {"name": name, "password": password})]


_LARGE = ("large.png", b"0123456789abcdef" * 800_000, "image/png")

RECIPE = Recipe(
    name="club",
    framework="starlette",
    source="e2e",
    package="club",
    roles={"anonymous": (), "ann": _login("ann"), "bob": _login("bob")},
    start=("/", "/?q=zz", "/?page=2&q=event", "/?page=x", "/files/a/b%20c", "/members", "/members/2",
           "/members/9", "/members/x", "/items/3?full=true", "/items/9", "/items/x", "/admin/", "/admin", "/no/such",
           "/static/club.css", "/static/none.css", "/openapi.json"),
    skip=(r"/more/more",),
    secrets=("leaked-key", "leaked-hash"),
    flows={
        "wrong": [
            *_login("nobody", "x"), ("status", 422), ("see", "nobody is called nobody"), ("see", "wrong"),
            ("form", "/members/login", {"name": "bob", "password": "secret"}), ("at", "/"), ("see", "Hello bob!"),
            ("get", "/"), ("unseen", "Hello bob!"), ("form", "/members/logout", {}), ("at", "/"), ("see", "Log in"),
        ],
        "guarded": [
            ("get", "/members/1"), ("at", "/members/login"),
            ("form", "/members/login", {"name": "ann", "password": "secret"}), ("at", "/members/1"), ("see", "(you)"),
            ("get", "/members/7"), ("at", "/members/"), ("see", "no such member"),
        ],
        "upload": [
            *_login("ann"), ("get", "/members/2"),
            ("form", "/members/2", {"phone": "1 & <2>", "picture": _LARGE}), ("see", "saved, 12800000 bytes"),
            ("see", "1 & <2>"),
        ],
        "nothing filled in": [("post", "/members/login", {}), ("status", 422)],
    },
)  # fmt: skip
