"""Deep types from disk to disk: a Flask-SQLAlchemy app, with and without the checker. SQLAlchemy need not be there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.tsc import check_types
from transpiler.project import Outcome, Request, Settings, convert_project, open_project, write_outcome
from transpiler.project.app_types import packages_around

MODELS = """\
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String, nullable=False)


class Post(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    title = db.Column(db.String(100), nullable=False)
    author_id = db.Column(db.Integer, db.ForeignKey("user.id"), nullable=False)
    author = db.relationship("User", backref="posts")

    def words(self):
        return len(self.title.split())


def longest(posts):
    return max(posts, key=lambda post: post.words(), default=None)
"""
APP = """\
from flask import Flask, render_template

from .models import Post, longest

app = Flask(__name__)


@app.route("/")
def index():
    posts = Post.query.order_by(Post.title).all()
    return render_template("index.html", total=sum(post.words() for post in posts), best=next(iter(posts), None))
"""
TEMPLATE = (
    "<p>{{ total }}</p>{% if best %}<h1>{{ best.title }}</h1>{{ best.author.name }} {{ best.words() }}{% endif %}"
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    (folder / "templates").mkdir(parents=True)
    (folder / "__init__.py").write_text(APP)
    (folder / "models.py").write_text(MODELS)
    (folder / "templates" / "index.html").write_text(TEMPLATE)
    return folder


def _convert(shop: Path, types: bool | None) -> Outcome:
    request = Request((shop / "templates",), Settings(types=types), shop / "web", jobs=1)
    outcome = convert_project(open_project(request))
    write_outcome(outcome)
    return outcome


def test_the_checker_tells_what_the_source_does_not(shop: Path) -> None:
    without = _convert(shop, False)
    assert {p.name: p.evidence for p in without.project.loaded.program.templates["index.html"].props} == {
        "total": "use",
        "best": "use",
    }
    shutil.rmtree(shop / "web")
    outcome = _convert(shop, True)
    assert not outcome.project.app.problems
    page = (shop / "web" / "templates" / "index.tsx").read_text()
    models = (shop / "web" / "types" / "models.ts").read_text()
    assert "total: number;\n  best: Post | null;" in page
    assert "{best.title}" in page
    assert "words: number;" in models
    assert "export interface User {\n  name: string;" in models
    assert check_types(shop / "web") == []


def test_a_second_run_changes_nothing(shop: Path) -> None:
    _convert(shop, True)
    assert not _convert(shop, True).written.written


def test_an_unasked_checker_that_is_not_there_is_no_problem(shop: Path) -> None:
    assert _convert(shop, None).project.app.problems == []


def test_an_asked_checker_that_is_not_there_is_named(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transpiler.deep_types.checker.is_installed", lambda: False)
    outcome = _convert(shop, True)
    assert outcome.project.app.problems == ["no deep types: pyrefly is not installed (pip install jinja2tsx[types])"]
    assert not outcome.has_errors


def test_packages_are_those_around_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = tmp_path / "project" / "shop"
    packages = tmp_path / "project" / ".venv" / "lib" / "python3.12" / "site-packages"
    app.mkdir(parents=True)
    packages.mkdir(parents=True)
    (tmp_path / "project" / ".venv" / "pyvenv.cfg").write_text("")
    assert packages_around(app) == [packages]
    (tmp_path / "project" / ".venv" / "pyvenv.cfg").unlink()
    monkeypatch.setenv("VIRTUAL_ENV", str(tmp_path / "project" / ".venv"))
    assert packages_around(app) == [packages]
    monkeypatch.delenv("VIRTUAL_ENV")
    assert packages_around(app)[0].name == "site-packages"
