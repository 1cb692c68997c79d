"""The blog of the examples: blueprints, a context processor, an error page, a feed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app; its data is in memory, and its clock stands still."""
    import datetime as dt

    from examples.blog import blog, create_app

    class Stopped(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Any:
            return dt.datetime(2026, 6, 1, 12, 0, tzinfo=tz)

    blog.datetime = Stopped

    return create_app()


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


_LOGIN = [("get", "/auth/login"), ("form", 0, {"username": "Ada", "password": "ada"})]

RECIPE = Recipe(
    name="blog",
    framework="flask",
    source="examples",
    package="blog",
    roles={"anonymous": (), "ada": _LOGIN},
    start=("/", "/?page=2", "/?tag=html", "/?tag=none", "/post/1", "/post/2", "/post/9", "/post/new", "/post/1/edit",
           "/post/2/edit", "/auth/login?next=/x", "/feed.xml", "/no/such/page", "/static/style.css"),
    skip=(r"/logout",),
    secrets=("ben@ink.example",),
    flows={
        "wrong password": [
            ("get", "/auth/login"),
            ("form", 0, {"username": "Ada", "password": "x"}),
            ("see", "Wrong name or password."),
            ("get", "/"),
            ("unseen", "Wrong name or password."),
        ],
        "edit": [
            *_LOGIN,
            ("see", "Welcome back, Ada!"),
            ("get", "/post/3/edit"),
            ("form", "[title]", {"title": ""}),
            ("see", "A post needs a title."),
            ("form", "[title]", {"title": "Typesetting & <Python>"}),
            ("at", "/post/3"),
            ("see", "Saved."),
            ("see", "Typesetting & <Python>"),
        ],
        "comment": [*_LOGIN, ("get", "/post/1"), ("form", "[text]", {"text": "2 < 3"}), ("see", "2 < 3")],
        "missing": [("get", "/post/77"), ("status", 404)],
    },
)  # fmt: skip
