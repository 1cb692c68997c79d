"""Data to render the templates of flaskr, the app of Flask's tutorial, without a server.

flaskr itself is not kept here: it lies in Flask's source archive under `examples/tutorial/flaskr`. `CONTEXTS` maps
template name -> case name -> a function that makes the context; `ambient()` has stand-ins for Flask's own names.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from werkzeug.datastructures import ImmutableMultiDict
from werkzeug.routing import Map, Rule

Context = dict[str, Any]
Row = dict[str, Any]
AMBIENT = frozenset({"config", "g", "get_flashed_messages", "request", "session", "url_for"})
URLS = Map(
    [
        Rule("/static/<path:filename>", endpoint="static"),
        Rule("/hello", endpoint="hello"),
        Rule("/auth/register", endpoint="auth.register"),
        Rule("/auth/login", endpoint="auth.login"),
        Rule("/auth/logout", endpoint="auth.logout"),
        Rule("/", endpoint="blog.index"),
        Rule("/create", endpoint="blog.create"),
        Rule("/<int:id>/update", endpoint="blog.update"),
        Rule("/<int:id>/delete", endpoint="blog.delete", methods=["POST"]),
        Rule("/", endpoint="index"),
    ]
).bind("localhost")


def _url_for(endpoint: str, **values: Any) -> str:
    return URLS.build(endpoint, values)


def flashes(*messages: str) -> Callable[..., list[Any]]:
    """A `get_flashed_messages` that answers as Flask's does; the tutorial names no categories."""
    return lambda with_categories=False: [("message", text) if with_categories else text for text in messages]


def request(**form: str) -> SimpleNamespace:
    return SimpleNamespace(form=ImmutableMultiDict(form), args={}, method="GET", path="/")


def ambient() -> Context:
    """The names every template sees, as of an anonymous visitor with no flashes."""
    return {
        "config": {},
        "g": SimpleNamespace(user=None),
        "get_flashed_messages": flashes(),
        "request": request(),
        "session": {},
        "url_for": _url_for,
    }


def environment(templates: Path) -> jinja2.Environment:
    """Jinja2 set up as Flask does it."""
    return jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True)


def render(templates: Path, template: str, case: str) -> str:
    """The page Jinja2 makes of one case; `templates` is flaskr's folder."""
    context = CONTEXTS[template][case]()
    names = ambient() | {name: value for name, value in context.items() if name in AMBIENT}
    return environment(templates).get_template(template, globals=names).render(context)


def post(number: int, **changes: Any) -> Row:
    row = {
        "id": number,
        "title": f"Post {number}",
        "body": "Hello, world.",
        "created": datetime(2026, 1, number, 8, 30),
        "author_id": 1,
        "username": "ann",
    }
    return row | changes


ODD = post(2, title='Bob\'s <b>bold</b> & "quotes"', body="One\nTwo\n\n  {x} 'y' &amp;", author_id=2, username="bob")
LOGGED_IN: Context = {"g": SimpleNamespace(user={"id": 1, "username": "ann & co"}), "session": {"user_id": 1}}


def case(**values: Any) -> Callable[[], Context]:
    return lambda: values


CONTEXTS: dict[str, dict[str, Callable[[], Context]]] = {
    "base.html": {
        "empty": case(),
        "one": case(get_flashed_messages=flashes("Title is <required>.")),
        "logged_in": case(get_flashed_messages=flashes("One", "Two & three"), **LOGGED_IN),
    },
    "auth/login.html": {
        "empty": case(),
        "one": case(get_flashed_messages=flashes("Incorrect username.")),
        "many": case(get_flashed_messages=flashes("Incorrect username.", "Incorrect password.")),
    },
    "auth/register.html": {
        "empty": case(),
        "one": case(get_flashed_messages=flashes("User <i>x</i> is already registered.")),
        "many": case(get_flashed_messages=flashes("One.", "Two.")),
    },
    "blog/index.html": {
        "empty": case(posts=[]),
        "one": case(posts=[post(1)]),
        "many": case(posts=[post(1), ODD, post(3, title="", body="")]),
        "logged_in": case(posts=[ODD, post(1)], **LOGGED_IN),
    },
    "blog/create.html": {
        "empty": case(**LOGGED_IN),
        "one": case(request=request(title="", body="kept <text>"), **LOGGED_IN),
        "many": case(request=request(title='New & "new"', body="\na\n\n b"), **LOGGED_IN),
    },
    "blog/update.html": {
        "empty": case(post=post(1, title="", body=""), **LOGGED_IN),
        "one": case(post=ODD, **LOGGED_IN),
        "many": case(post=post(1), request=request(title='Changed "it"', body=""), **LOGGED_IN),
    },
}
