"""Which folders hold the templates: what the app's loaders read, if the settings do not say it."""

from __future__ import annotations

from pathlib import Path

import pytest

from transpiler.app import read_app
from transpiler.project import InputError, Request, Settings, open_project

FACTORY = """
from flask import Flask, render_template
from . import blog
def create_app():
    app = Flask(__name__)
    app.register_blueprint(blog.bp, url_prefix="/blog")
    @app.get("/")
    def index(): return render_template("index.html")
    return app
"""
BLUEPRINT = """
from flask import Blueprint, render_template
bp = Blueprint("blog", __name__, template_folder="pages")
@bp.get("/")
def index(): return render_template("blog/index.html")
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A project whose blueprint has templates of its own, one of which the app's hides."""
    files = {
        "pyproject.toml": "",
        "shop/__init__.py": FACTORY,
        "shop/blog/__init__.py": BLUEPRINT,
        "shop/templates/index.html": "<html>{% include 'blog/_post.html' %}</html>",
        "shop/templates/both.html": "<p>app</p>",
        "shop/blog/pages/both.html": "<p>blueprint</p>",
        "shop/blog/pages/blog/_post.html": "<p>post</p>",
        "shop/blog/pages/blog/index.html": "<html></html>",
        "tests/site/__init__.py": "from flask import Flask\napp = Flask(__name__)\n",
        "tests/site/templates/of_a_test.html": "<p></p>",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


ALL = {"index.html", "both.html", "blog/_post.html", "blog/index.html"}


@pytest.mark.parametrize("source", [".", "shop"])
def test_a_project_is_all_its_roots(shop: Path, source: str) -> None:
    project = open_project(Request((shop / source,), Settings(types=False)))
    assert set(project.names) == ALL
    assert project.found.texts["both.html"] == "<p>app</p>"
    assert set(project.app.facts.call_sites) == {"index.html", "blog/index.html"}
    assert not [item for name in ALL for item in project.diagnostics(name).items if item.severity == "error"]


def test_one_root_knows_the_others(shop: Path) -> None:
    project = open_project(Request((shop / "shop" / "templates",), Settings(types=False)))
    assert set(project.names) == {"index.html", "both.html"}
    assert set(project.found.texts) == ALL


def test_the_settings_name_them_all(shop: Path) -> None:
    settings = Settings(types=False, templates=(str(shop / "shop" / "blog" / "pages"),))
    assert set(open_project(Request((shop,), settings)).names) == {"both.html", "blog/_post.html", "blog/index.html"}


def test_templates_of_tests_are_asked_for_by_name(shop: Path) -> None:
    project = open_project(Request((shop / "tests" / "site",), Settings(types=False)))
    assert project.names == ["of_a_test.html"]


def test_a_folder_without_any(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no template in"):
        open_project(Request((tmp_path / "empty",), Settings(types=False)))


@pytest.mark.parametrize(
    ("loader", "roots"),
    [
        ("Jinja2Templates(directory='web/pages')", ["web/pages"]),
        ("Jinja2Templates(Path(__file__).parent / 'pages')", ["web/pages"]),
        ("Jinja2Templates(directory=['a', HERE / 'pages'])", ["a", "web/pages"]),
        ("Environment(loader=FileSystemLoader(FOLDERS))", ["one", "two"]),
        ("Environment(loader=ChoiceLoader([FileSystemLoader('a'), PackageLoader('web')]))", ["a", "web/templates"]),
        ("Environment(loader=PackageLoader(__name__, 'pages'))", ["web/pages"]),
        ("Jinja2Templates(directory=os.environ['FOLDER'])", []),
    ],
)
def test_loaders(loader: str, roots: list[str]) -> None:
    text = f"""
import os
from pathlib import Path
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader
from starlette.templating import Jinja2Templates
HERE = Path(__file__).resolve().parent
FOLDERS = ["one", "two"]
templates = {loader}
"""
    facts, _ = read_app({"web/__init__.py": "", "web/main.py": text})
    assert facts.template_roots == roots
