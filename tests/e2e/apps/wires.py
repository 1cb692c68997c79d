"""What passes between a visitor and an app besides pages: cookies, statuses, redirects, files, streams, uploads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.recipe import Recipe


def make(data: Path) -> Any:
    """The app."""
    from wires import create_app

    return create_app()


def templates(app: Any) -> list[Any]:
    """Flask's environment is the app's."""
    return []


_LARGE = ("large.bin", b"0123456789abcdef" * 800_000, "application/octet-stream")
_HANDLERS = (
    ("click", "#plain"), ("text", "#out", "plain"),
    ("click", "#own"), ("text", "#out", 'it\'s "quoted" & <b>'),
    ("click", "#json"), ("text", "#out", 'it\'s "quoted" & <b>'),
    ("click", "#line1"), ("text", "#out", "first"),
    ("choose", "#choice", "b"), ("text", "#out", "chose b"),
    ("click", "#sent button"), ("text", "#out", "sent "),
    ("click", "#adds"), ("click", "#added"), ("text", "#out", "added"),
)  # fmt: skip
_SCRIPTS = (("text", "#count", "3 items"), ("text", "#list li:last-child", "made by a script"))

RECIPE = Recipe(
    name="wires",
    framework="flask",
    source="e2e",
    package="wires",
    secrets=("leaked-key", "leaked-api-key", "leaked-hash", "leaked.example"),
    start=("/", "/json", "/list/?q=1", "/list", "/item/a", "/item/%C3%BC%20x", "/item/secret", "/item/broken", "/made",
           "/news", "/news?q=three",
           "/news", "/stream", "/slow", "/file", "/json", "/cached", "/packed", "/part",
           "/moved", "/away", "/upload", "/method",
           "/static/deep/style.css",
           "/static/none.css", "/buttons", "/scripts", "/errors/trouble", "/item/..%2f..%2fapp"),
    flows={
        "upload": [
            ("get", "/upload"),
            ("form", 0, {"file": ("small.txt", b"abc", "text/plain"), "note": "a & b"}),
            ("see", "file: 3"),
            ("see", "note=a & b"),
            ("form", 0, {"file": _LARGE, "note": "large"}),
            ("see", "file: 12800000"),
        ],
        "message": [("get", "/moved"), ("at", "/"), ("see", "moved <here>"), ("get", "/"), ("unseen", "moved <here>")],
    },
    browser_flows={
        "handlers": [("get", "/buttons"), *_HANDLERS],
        "handlers after client navigation": [("get", "/"), ("push", "/buttons"), *_HANDLERS],
        "scripts": [("get", "/scripts"), *_SCRIPTS],
        "scripts after client navigation": [("get", "/buttons"), ("push", "/scripts"), *_SCRIPTS],
    },
)  # fmt: skip
