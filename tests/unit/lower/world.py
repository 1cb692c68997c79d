"""A page's worth of typed values: their types, what Python holds and what the props hold."""

from __future__ import annotations

import datetime as dt
from typing import Any

from markupsafe import Markup

from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    MISSING,
    NONE,
    NUMBER,
    STR,
    UNKNOWN,
    Dict,
    Field,
    Function,
    List,
    Moment,
    Object,
    Tuple,
    Type,
    union,
)

AUTHOR = Object("Author", {"name": Field(STR), "email": Field(STR, optional=True)})
POST = Object(
    "Post",
    {
        "title": Field(STR),
        "year": Field(INT),
        "price": Field(FLOAT),
        "active": Field(BOOL),
        "author": Field(union(AUTHOR, NONE)),
        "tags": Field(List(STR)),
    },
)
FLASHES = List(Tuple((STR, STR)))
GLOBALS = Object(
    "Globals",
    {
        "get_flashed_messages": Field(FLASHES),
        "csrf_token": Field(STR),
        "gettext": Field(Function((STR,), STR), optional=True),
    },
)
CTX = Object("Ctx", {"globals": Field(GLOBALS)})

TYPES: dict[str, Type] = {
    "name": STR,
    "markup": STR,
    "empty": STR,
    "count": INT,
    "minus": INT,
    "price": FLOAT,
    "whole": FLOAT,
    "amount": NUMBER,
    "active": BOOL,
    "absent": union(STR, MISSING),
    "given": union(STR, MISSING),
    "nothing": union(STR, NONE),
    "either": union(STR, NONE, MISSING),
    "tags": List(STR),
    "numbers": List(INT),
    "prices": List(FLOAT),
    "none_left": List(STR),
    "posts": List(POST),
    "post": POST,
    "absent_posts": union(List(POST), MISSING),
    "totals": Dict(STR, INT),
    "by_id": Dict(INT, STR),
    "when": Moment(),
    "day": Moment("date"),
    "body": HTML,
    "any_text": UNKNOWN,
    "any_list": UNKNOWN,
    "any_dict": UNKNOWN,
    "any_html": UNKNOWN,
    "any_float": UNKNOWN,
    "any_none": UNKNOWN,
    "any_absent": UNKNOWN,
    "any_posts": UNKNOWN,
}


class Record(dict[str, Any]):
    """A dict whose keys are attributes too, as the rows of some databases are."""

    def __getattr__(self, name: str) -> Any:
        if name in self:
            return self[name]
        raise AttributeError(name)


_AUTHOR = Record({"name": "Ada"})
_ROWS: list[dict[str, Any]] = [
    {"title": "b < c", "year": 2024, "price": 1.0, "active": True, "author": _AUTHOR, "tags": ["x", "y"]},
    {"title": "A", "year": 2023, "price": 2.5, "active": False, "author": None, "tags": []},
    {
        "title": "c",
        "year": 2024,
        "price": 3.25,
        "active": True,
        "author": Record(name="Bob", email="b@x"),
        "tags": ["z"],
    },
]
_POSTS = [Record(row) for row in _ROWS]

PYTHON: dict[str, Any] = {
    "name": "ada LOVELACE",
    "markup": "<i>ΑΣ \"straße\" $& 'x'</i>",
    "empty": "",
    "count": 3,
    "minus": -3,
    "price": 2.675,
    "whole": 2.0,
    "amount": 4,
    "active": True,
    "given": "here",
    "nothing": None,
    "either": None,
    "tags": ["b", "A", "c", "a"],
    "numbers": [3, 1, 2],
    "prices": [1.0, 2.5],
    "none_left": [],
    "posts": _POSTS,
    "post": _POSTS[0],
    "totals": {"b": 2, "A": 1, "c": 30},
    "by_id": {7: "seven", 2: "two"},
    "when": dt.datetime(2026, 3, 4, 5, 6, 7),
    "day": dt.date(2026, 3, 4),
    "body": Markup("<b>bold</b> &amp; more"),
    "any_text": "a & b,c",
    "any_list": [1, "a", None, 2.0],
    "any_dict": {"x": 1, "a b": True},
    "any_html": Markup("<u>u</u>"),
    "any_float": 2.0,
    "any_none": None,
    "any_posts": _POSTS,
}
PYTHON_FLASHES = [("error", "No <way>"), ("info", "Saved")]

PROPS: dict[str, Any] = {
    **PYTHON,
    "totals": [["b", 2], ["A", 1], ["c", 30]],
    "by_id": [[7, "seven"], [2, "two"]],
    "when": "2026-03-04T05:06:07",
    "day": "2026-03-04",
    "body": {"__html": str(PYTHON["body"])},
    "any_list": [1, "a", None, {"$float": 2}],
    "any_html": {"__html": "<u>u</u>"},
    "any_float": {"$float": 2},
    "any_posts": [{**item, "price": {"$float": 1} if item["price"] == 1 else item["price"]} for item in _POSTS],
}
CONTEXT = {"globals": {"get_flashed_messages": [list(pair) for pair in PYTHON_FLASHES], "csrf_token": "t0k"}}
