"""What one page reads of a class is in no byte of another page's props, nor of another endpoint of `api.py`."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from transpiler.bridge.flask import PropsBridge
from transpiler.project import Request, Settings, convert_project, migrate_project, open_project

SECRET = "a secret that is long enough"
APP = """
from dataclasses import dataclass
from flask import Flask, g, render_template


@dataclass
class User:
    id: int
    name: str
    email: str
    boss: "User | None" = None

    def __str__(self) -> str:
        return f"{self.name} at {self.email}"


@dataclass
class Post:
    id: int
    title: str
    author: User


def ann() -> User:
    return User(1, "Ann", "ann@home.example", User(2, "Bob", "bob@home.example"))


def make() -> Flask:
    app = Flask(__name__)

    @app.before_request
    def who() -> None:
        g.user = ann()

    @app.get("/")
    def index():
        return render_template("index.html", posts=[Post(1, "First", ann())])

    @app.get("/user")
    def user():
        return render_template("user.html", user=ann())

    @app.get("/boss")
    def boss():
        return render_template("boss.html", user=ann())

    @app.get("/printed")
    def printed():
        return render_template("printed.html", user=ann())

    return app


app = make()
"""
TEMPLATES = {
    "base.html": "<html><body>{{ g.user.name }}{% block side %}{{ g.user.email }}{% endblock %}"
    "{% block content %}{% endblock %}</body></html>",
    "_user.html": "{% macro name(u) %}<b>{{ u.name }}</b>{% endmacro %}{% macro mail(u) %}<i>{{ u.email }}</i>"
    "{% endmacro %}",
    "index.html": "{% extends 'base.html' %}{% from '_user.html' import name %}{% block side %}{% endblock %}"
    "{% block content %}{% for post in posts %}{{ post.title }}{{ name(post.author) }}{% endfor %}{% endblock %}",
    "user.html": "{% extends 'base.html' %}{% from '_user.html' import mail %}"
    "{% block content %}{{ mail(user) }}{% endblock %}",
    "boss.html": "<html><body>{{ user.boss.name }}</body></html>",
    "printed.html": "<html><body>{{ user }}</body></html>",
}
MAY = {"/": "", "/user": "ann@home.example", "/boss": "", "/printed": "ann@home.example"}
"""Which address a page may know."""


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    source = tmp_path / "staff"
    (source / "templates").mkdir(parents=True)
    (source / "app.py").write_text(APP, encoding="utf-8")
    for name, text in TEMPLATES.items():
        (source / "templates" / name).write_text(text, encoding="utf-8")
    web = tmp_path / "web"
    migrate_project(convert_project(open_project(Request((source,), Settings(), web, jobs=1))), api=True)
    return source, web


def load(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def addresses(text: str) -> list[str]:
    return [word for word in ("ann@home.example", "bob@home.example") if word in text]


@pytest.mark.parametrize("path", MAY)
def test_props_hold_what_their_own_page_reads(places: tuple[Path, Path], path: str) -> None:
    source, web = places
    app: Any = load(source / "app.py", "staff_alone").make()
    PropsBridge(app, web / "jinja2tsx.json", SECRET)
    known = ",".join(name for name in TEMPLATES if not name.startswith("_"))
    headers = {"x-jinja2tsx-secret": SECRET, "x-jinja2tsx-templates": known}
    sent = app.test_client().get(path, headers=headers)
    assert sent.mimetype.endswith("+json"), sent.text
    assert addresses(sent.text) == [word for word in (MAY[path],) if word]


@pytest.mark.parametrize("path", MAY)
def test_endpoints_hold_what_their_own_page_reads(places: tuple[Path, Path], path: str) -> None:
    source, web = places
    app: Any = load(source / "app.py", "staff_adopted").make()
    load(web / "api.py", "staff_api").add_api(app)
    sent = app.test_client().get(f"/api{path}")
    assert (sent.status_code, sent.mimetype) == (200, "application/json")
    assert addresses(sent.text) == [word for word in (MAY[path],) if word]
