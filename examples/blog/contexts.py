"""Data to render every template of the blog without a server: `render("blog/index.html", "many")`.

`CONTEXTS` maps template name -> case name -> a function that makes the context. A case may set the ambient
names too (`g`, `request`, `session`, `get_flashed_messages`); `ambient()` has their plain stand-ins.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from flask import url_for

from . import create_app
from .models import Comment, Page, Post, PostForm, User

Context = dict[str, Any]
TEMPLATES = Path(__file__).parent / "templates"
AMBIENT = frozenset({"config", "g", "get_flashed_messages", "request", "session", "url_for"})
_app = create_app()


def _url_for(endpoint: str, **values: Any) -> str:
    with _app.test_request_context():
        return url_for(endpoint, **values)


def flashes(*messages: tuple[str, str]) -> Callable[..., list[Any]]:
    """A `get_flashed_messages` that answers as Flask's does."""

    def get_flashed_messages(with_categories: bool = False, category_filter: tuple[str, ...] = ()) -> list[Any]:
        kept = [pair for pair in messages if not category_filter or pair[0] in category_filter]
        return list(kept) if with_categories else [text for _, text in kept]

    return get_flashed_messages


def request(endpoint: str = "blog.index", path: str = "/", **form: str) -> SimpleNamespace:
    return SimpleNamespace(endpoint=endpoint, path=path, method="GET", args={}, form=form)


def ambient() -> Context:
    """The names every template sees, as of an anonymous visitor with no flashes."""
    return {
        "config": {"SITE_NAME": _app.config["SITE_NAME"], "SITE_URL": _app.config["SITE_URL"]},
        "g": SimpleNamespace(user=None),
        "get_flashed_messages": flashes(),
        "request": request(),
        "session": {},
        "url_for": _url_for,
    }


def environment() -> jinja2.Environment:
    """Jinja2 set up as Flask does it for this app."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=lambda name: name is None or not name.endswith(".txt"),
    )


def render(template: str, case: str) -> str:
    """The page Jinja2 makes of one case."""
    context = CONTEXTS[template][case]()
    names = ambient() | {name: value for name, value in context.items() if name in AMBIENT}
    return environment().get_template(template, globals=names).render(context)


ADA = User(1, "Ada", "ada@ink.example", "ada", bio="Keeps the <b>paper</b> dry.")
BEN = User(2, "Ben & Co", "ben@ink.example", "ben")


def comment(number: int, text: str = "Nice.") -> Comment:
    return Comment(number, f"Reader {number}", text, datetime(2026, 3, 1, 9, number))


def post(number: int, author: User = ADA, **changes: Any) -> Post:
    values: dict[str, Any] = {
        "title": f"Post {number}",
        "author": author,
        "body": f"<p>Text of <em>post {number}</em>.</p>",
        "created": datetime(2026, 1, number, 8, 5),
    }
    return Post(number, **(values | changes))


ODD = post(7, BEN, title='<b>Fish</b> & "chips"', tags=["a b", "c&d", "ü"], body="<p>One</p> <p>Two</p>", draft=True)
LOGGED_IN: Context = {"g": SimpleNamespace(user=ADA), "session": {"user_id": ADA.id}}


def page(**values: Any) -> Callable[[], Context]:
    """A case: what the view passes, and what the context processor adds."""
    return lambda: {"recent_posts": [], **values}


CONTEXTS: dict[str, dict[str, Callable[[], Context]]] = {
    "base.html": {
        "empty": page(),
        "one": page(recent_posts=[post(1)], get_flashed_messages=flashes(("error", "No <such> name."))),
        "many": page(
            recent_posts=[post(1), post(2), ODD],
            get_flashed_messages=flashes(("success", "Saved."), ("message", "Bye & thanks.")),
        ),
        "logged_in": page(recent_posts=[post(1)], **LOGGED_IN),
    },
    "blog/index.html": {
        "empty": page(posts=[], page=Page(1, 1), tag=None),
        "one": page(posts=[post(1)], page=Page(1, 1), tag="a & b", recent_posts=[post(1)]),
        "many": page(posts=[post(1), ODD, post(3, BEN)], page=Page(2, 3), tag=None, recent_posts=[post(1), ODD]),
        "last_page": page(posts=[post(1), post(2)], page=Page(2, 2), tag=""),
        "logged_in": page(posts=[post(1), ODD], page=Page(1, 2), tag=None, **LOGGED_IN),
    },
    "blog/_post.html": {
        "empty": lambda: {"post": post(1)},
        "one": lambda: {"post": post(1, tags=["html"])},
        "many": lambda: {"post": ODD},
        "logged_in": lambda: {"post": post(2), **LOGGED_IN},
    },
    "blog/_comment.html": {
        "empty": lambda: {"comment": comment(1, "")},
        "one": lambda: {"comment": comment(2)},
        "many": lambda: {"comment": comment(3, "Is 1 < 2?\nYes & no.")},
    },
    "blog/show.html": {
        "empty": page(post=post(1, BEN)),
        "one": page(post=post(1, comments=[comment(1)], tags=["html"])),
        "many": page(post=post(2, comments=[comment(1), comment(2, "<i>"), comment(3)], tags=["a", "b & c"])),
        "logged_in": page(post=ODD, recent_posts=[ODD], **LOGGED_IN),
    },
    "blog/edit.html": {
        "empty": page(form=PostForm(), errors={}, post=None, **LOGGED_IN),
        "one": page(form=PostForm("T"), errors={"title": "A post needs a <title>."}, post=None, **LOGGED_IN),
        "many": page(
            form=PostForm('Say "hi" & go', "a, b", "<p>One</p>\n\n<p>Two</p>", draft=True),
            errors={},
            post=ODD,
            **LOGGED_IN,
        ),
    },
    "auth/login.html": {
        "empty": page(next="", request=request("auth.login", "/auth/login")),
        "one": page(next="/post/new", request=request("auth.login", "/auth/login", username="Ada")),
        "many": page(
            next="/?a=1&b=2",
            request=request("auth.login", "/auth/login", username='"><b>'),
            get_flashed_messages=flashes(("error", "Wrong name or password."), ("error", "Again.")),
        ),
    },
    "errors/404.html": {
        "empty": page(path="/"),
        "one": page(path="/no/such/page", recent_posts=[post(1)]),
        "logged_in": page(path="/<script>", **LOGGED_IN),
    },
    "macros/ui.html": {
        "empty": dict,
    },
    "feed.xml": {
        "empty": lambda: {"posts": []},
        "one": lambda: {"posts": [post(1)]},
        "many": lambda: {"posts": [post(1), ODD, post(3)]},
    },
    "mail/welcome.txt": {
        "empty": lambda: {"user": ADA, "tips": []},
        "one": lambda: {"user": BEN, "tips": ["Log in & write."]},
        "many": lambda: {"user": ADA, "tips": ["Read", "Write", "<Rest>"]},
    },
}
