"""Notes of several authors: Flask-Login, Flask-WTF with CSRF, Flask-SQLAlchemy's pagination, blueprints, uploads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app with two authors and 23 posts."""
    from notes import create_app

    return create_app({"SQLALCHEMY_DATABASE_URI": f"sqlite:///{data}/notes.db", "UPLOAD_FOLDER": str(data / "uploads")})


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


def _login(name: str, password: str = "secret") -> list[tuple[object, ...]]:
    return [("get", "/account/login"), ("form", 1, {"username": name, "password": password})]


_LARGE = ("large picture.png", b"0123456789abcdef" * 800_000, "image/png")

RECIPE = Recipe(
    name="notes",
    framework="flask",
    requirements=("flask==3.1.3", "flask-login==0.6.3", "flask-wtf==1.3.0", "flask-sqlalchemy==3.1.1",
                  "email-validator==2.4.0"),
    source="e2e",
    package="notes",
    roles={"anonymous": (), "ann": _login("ann"), "bob": _login("bob")},
    start=("/", "/about/", "/about", "/blog/?page=2", "/blog/?page=99", "/blog/?q=1&page=2", "/blog/new",
           "/blog/2/edit", "/blog/99", "/blog/feed.xml", "/blog/search", "/blog/search?q=Post+2",
           "/account/login?next=/about/", "/account/register", "/account/profile/ann", "/account/profile/nobody",
           "/boom", "/no/such/page", "/static/css/site.css"),
    skip=(r"/logout", r"example\.org"),
    secrets=("leaked-key", "scrypt:", "leaked.example"),
    pages=30,
    flows={
        "wrong password": [*_login("ann", "nope"), ("at", "/account/login"), ("see", "Invalid username or password")],
        "nothing filled in": [*_login("", ""), ("see", "This field is required.")],
        "first log in": [
            ("get", "/blog/new"), ("at", "/account/login"), ("see", "Please log in first."),
            ("form", 1, {"username": "ann", "password": "secret", "remember": "y"}),
            ("at", "/blog/new"), ("see", "Welcome back, Ann!"), ("get", "/"), ("unseen", "Welcome back"),
            ("link", "/account/logout"), ("see", "register"),
        ],
        "register": [
            ("get", "/account/register"),
            ("form", 1, {"username": "ann", "email": "no mail", "password": "abcd", "password2": "other"}),
            ("see", "Please use a different username."), ("see", "Invalid email address."),
            ("see", "Passwords must match"),
            ("form", 1, {"username": "cyd", "email": "cy@example.com", "password": "abcd", "password2": "abcd"}),
            ("at", "/account/login"), ("see", "Registered."),
            *_login("cyd", "abcd"), ("see", "Welcome back, Cyd!"),
        ],
        "no token": [*_login("ann"), ("post", "/blog/1/delete", {}), ("status", 400)],
        "create": [
            *_login("ann"), ("get", "/blog/new"),
            ("form", 1, {"title": "A title that is far too long", "body": "x", "price": "-1"}),
            ("see", "Field cannot be longer than 20 characters."), ("see", "Number must be at least 0."),
            ("form", 1, {"title": "New & <new>", "body": "a\nhttp://example.org/b", "price": "1234.5", "kind": "ad"}),
            ("at", "/blog/24"), ("see", "Saved “New & <new>”."), ("see", "1,234.50 $"),
        ],
        "edit": [
            *_login("bob"), ("get", "/blog/1/edit"), ("status", 403), ("get", "/blog/2/edit"),
            ("form", 1, {"title": ""}), ("see", "This field is required."),
            ("form", 1, {"title": "Edited", "price": ""}), ("at", "/blog/2"), ("see", "Changed."), ("see", "free"),
        ],
        "delete": [
            *_login("ann"), ("get", "/blog/5"), ("form", "/blog/5/delete", {}), ("at", "/blog/"), ("see", "Deleted."),
            ("get", "/blog/5"), ("status", 404),
        ],
        "upload": [
            *_login("ann"), ("get", "/account/profile/ann"),
            ("form", 1, {"avatar": _LARGE}), ("see", "Uploaded large_picture.png (12800000 bytes)."),
        ],
        "search": [
            ("get", "/"), ("form", 0, {"q": "Post 1"}), ("see", "Search for"), ("link", "page=2"), ("see", "Post 1"),
        ],
    },
)  # fmt: skip
