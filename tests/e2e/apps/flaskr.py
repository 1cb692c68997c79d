"""The blog of Flask's tutorial: log in, register, write, edit, delete, messages about mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app with two authors and five posts."""
    from flaskr import create_app
    from flaskr.db import get_db, init_db
    from werkzeug.security import generate_password_hash

    app = create_app({"SECRET_KEY": "e2e", "DATABASE": str(data / "flaskr.sqlite"), "API_KEY": "leaked-api-key"})
    with app.app_context():
        init_db()
        db = get_db()
        for name in ("ann", "bob"):
            secret = generate_password_hash(name, "pbkdf2:sha256:1000")
            db.execute("insert into user (username, password) values (?, ?)", (name, secret))
        for at, (author, title, body) in enumerate(_POSTS, 1):
            values = (author, f"2029-12-{at:02d} 08:30:00", title, body)
            db.execute("insert into post (author_id, created, title, body) values (?, ?, ?, ?)", values)
        db.commit()
    return app


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


_POSTS = [
    (1, "First post", "Hello, world."),
    (2, 'Bob\'s <b>bold</b> title & "quotes"', "Line one\nLine two\n\n  {indented} 'text'"),
    (1, "Ünïcödé ✓", "日本語\ttab"),
    (1, "Empty body", ""),
    (2, "Long", "word " * 200),
]


def _login(name: str, password: str = "") -> list[tuple[object, ...]]:
    return [("get", "/auth/login"), ("form", 0, {"username": name, "password": password or name})]


RECIPE = Recipe(
    name="flaskr",
    framework="flask",
    source="flask",
    package="flaskr",
    roles={"anonymous": (), "ann": _login("ann"), "bob": _login("bob")},
    start=(
        "/",
        "/auth/login",
        "/auth/register",
        "/hello",
        "/create",
        "/1/update",
        "/99/update",
        "/no/such/page",
        "/static/style.css",
    ),
    skip=(r"/logout",),
    secrets=("leaked-api-key", "pbkdf2:sha256"),
    flows={
        "wrong password": [*_login("ann", "nope"), ("see", "Incorrect password."), ("at", "/auth/login")],
        "unknown user": [*_login("<i>x</i>"), ("see", "Incorrect username.")],
        "register": [
            ("get", "/auth/register"),
            ("form", 0, {"username": "", "password": "x"}),
            ("see", "Username is required."),
            ("form", 0, {"username": "ann", "password": "x"}),
            ("see", "User ann is already registered."),
            ("form", 0, {"username": "cy", "password": "cy"}),
            ("at", "/auth/login"),
            ("form", 0, {"username": "cy", "password": "cy"}),
            ("see", "cy"),
            ("at", "/"),
            ("get", "/auth/logout"),
            ("see", "Log In"),
        ],
        "create": [
            *_login("ann"),
            ("get", "/create"),
            ("form", 0, {"title": "", "body": "kept <text>"}),
            ("see", "Title is required."),
            ("form", 0, {"title": "New & <new>", "body": "a\nb"}),
            ("at", "/"),
            ("see", "New & <new>"),
            ("unseen", "Title is required."),
        ],
        "edit": [
            *_login("bob"),
            ("get", "/2/update"),
            ("form", 0, {"title": ""}),
            ("see", "Title is required."),
            ("form", 0, {"title": "Edited"}),
            ("at", "/"),
            ("see", "Edited"),
        ],
        "not yours": [
            *_login("bob"),
            ("get", "/1/update"),
            ("status", 403),
            ("post", "/1/delete", {}),
            ("status", 403),
        ],
        "delete": [
            *_login("ann"),
            ("get", "/4/update"),
            ("form", "/4/delete", {}),
            ("at", "/"),
            ("unseen", "Empty body"),
        ],
    },
)
