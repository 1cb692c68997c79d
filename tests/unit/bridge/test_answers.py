"""What an endpoint of `api.py` sends of a page."""

from __future__ import annotations

import json

from transpiler.bridge.answers import answer_of
from transpiler.bridge.capture import Asked


def test_what_only_the_page_needs_is_left_out() -> None:
    asked = Asked(frozenset({"a.html"}))
    props = {
        "ctx": {"globals": {}},
        "posts": [{"id": 1, "$ref": "$ref:0", "author": {"name": "Ann", "$ref": "$ref:1"}}],
    }
    asked.note("<html></html>", json.dumps({"template": "a.html", "props": props}))
    assert answer_of(asked, 200, "text/html", b"<html></html>") == (
        200,
        {"posts": [{"id": 1, "author": {"name": "Ann"}}]},
    )


def test_another_page_is_no_answer() -> None:
    asked = Asked(frozenset({"a.html"}))
    assert answer_of(asked, 302, "text/html", b"") is None
    found = answer_of(asked, 200, "text/html", b"<html>other</html>")
    assert found == (404, {"error": "the view does not show a.html now"})
