"""What an app adds to all its templates: filters, tests, globals, context processors, `g`."""

from __future__ import annotations

import pytest

from transpiler.app import read_app
from transpiler.facts import AppFacts, CustomName
from transpiler.types import BOOL, HTML, INT, MISSING, NONE, STR, UNKNOWN, Function, union

HEAD = "from flask import Blueprint, Flask, g\nimport flask\nfrom markupsafe import Markup\napp = Flask(__name__)\n"
SHOUT = "def shout(text) -> str: ...\n"


def read(text: str) -> AppFacts:
    facts, problems = read_app({"app.py": HEAD + text})
    assert problems == []
    return facts


@pytest.mark.parametrize(
    "text",
    [
        "@app.template_filter()\ndef shout(text) -> str: ...",
        "@app.template_filter\ndef shout(text) -> str: ...",
        "@app.template_filter('shout')\ndef other(text) -> str: ...",
        "@app.template_filter(name='shout')\ndef other(text): return text.name + ''.upper() if 0 else 'a'",
        "bp = Blueprint('b', __name__)\n@bp.app_template_filter('shout')\ndef other(text) -> str: ...",
        SHOUT + "app.add_template_filter(shout)",
        SHOUT + "app.add_template_filter(shout, 'shout')",
        SHOUT + "app.jinja_env.filters['shout'] = shout",
        SHOUT + "app.jinja_env.filters.update({'shout': shout})",
        SHOUT + "app.jinja_env.filters.update(shout=shout)",
        SHOUT + "FILTERS = dict(shout=shout)\ndef init(app):\n    app.jinja_env.filters.update(FILTERS)",
        SHOUT + "def init(app):\n    env = app.jinja_env\n    env.filters['shout'] = shout",
        SHOUT + "def extend(jenv):\n    jenv.filters.update(shout=shout)",
        SHOUT + "import jinja2\nmine = jinja2.Environment()\nmine.filters['shout'] = shout",
        "app.jinja_env.filters['shout'] = lambda text: str(text)",
    ],
)
def test_filters_in_all_spellings(text: str) -> None:
    facts = read(text)
    assert list(facts.filters) == ["shout"]
    assert facts.filters["shout"].result in (STR, UNKNOWN)
    if "-> str" in text or "lambda" in text:
        assert facts.filters["shout"].result == STR


def test_tests_and_globals() -> None:
    facts = read(
        """
from somewhere import external
@app.template_test("even")
def is_even(n) -> bool: ...
@app.template_global()
def icon(name) -> Markup: ...
app.add_template_test(is_even, "also_even")
app.jinja_env.tests["third"] = is_even
app.jinja_env.globals["version"] = "1.0"
app.jinja_env.globals.update(count=len, site={"name": "x"}, helper=external)
app.add_template_global(icon, "symbol")
"""
    )
    assert {name: made.result for name, made in facts.tests.items()} == dict.fromkeys(
        ("even", "also_even", "third"), BOOL
    )
    assert facts.globals["icon"] == CustomName("icon", HTML)
    assert facts.globals["symbol"] == CustomName("symbol", HTML)
    assert facts.globals["version"] == CustomName("version", UNKNOWN, STR)
    assert facts.globals["helper"].value is None
    assert "name" in facts.globals["site"].value.fields  # type: ignore[union-attr]


def test_other_tables_of_that_name_are_left_alone() -> None:
    facts = read("from somewhere import registry\nregistry.filters['x'] = 1\nregistry.globals.update(a=1)\n")
    assert (facts.filters, facts.globals) == ({}, {})


def test_context_processors() -> None:
    facts = read(
        """
@app.context_processor
def inject():
    def later() -> int: ...
    return {"site": "x", "later": later}
bp = Blueprint("b", __name__)
@bp.app_context_processor
def more():
    if g.user:
        return dict(role="r")
    return {}
@app.context_processor
def built():
    ctx = {"a": 1}
    ctx["b"] = "t"
    return ctx
app.context_processor(lambda: {"c": True})
"""
    )
    assert facts.context == {
        "site": STR,
        "later": Function((), INT, rest=True),
        "role": union(STR, MISSING),
        "a": INT,
        "b": STR,
        "c": BOOL,
    }


def test_g() -> None:
    facts = read("def load():\n    g.user = None\ndef other():\n    g.user = 'a'\n    flask.g.n = 1\n    app.x = 2\n")
    assert facts.g == {"user": union(STR, NONE), "n": INT}


def test_starlettes_context_processors_and_folder() -> None:
    facts, _ = read_app(
        {
            "main.py": """
from starlette.templating import Jinja2Templates
def extra(request): return {"user": "u"}
templates = Jinja2Templates(directory="web/templates", context_processors=[extra])
templates.env.filters["f"] = lambda x: 1
"""
        }
    )
    assert facts.context == {"user": STR}
    assert facts.template_roots == ["web/templates"]
    assert facts.filters["f"].result == INT


@pytest.mark.parametrize(
    "text",
    [
        "def init(app):\n    filters = {}\n    filters['shout'] = shout\n    app.jinja_env.filters.update(filters)",
        "def init(app):\n    made = {}\n    made.update([(n, f) for n, f in [('shout', shout)]])\n"
        "    app.jinja_env.filters.update(made)",
        "app.jinja_env.filters.update([('shout', shout)])",
    ],
)
def test_tables_that_are_filled_before_they_are_added(text: str) -> None:
    assert list(read(SHOUT + text).filters) == ["shout"]


def test_a_dict_of_another_function_is_not_added() -> None:
    facts = read(
        SHOUT + "def other():\n    made = {}\n    made['no'] = shout\n"
        "def init(app):\n    made = {}\n    app.jinja_env.filters.update(made)"
    )
    assert facts.filters == {}


def test_theme_of_flask_themes_names_a_template() -> None:
    facts = read("from flask_themes2 import Themes\nthemes = Themes()\nthemes.init_themes(app)")
    assert facts.globals["theme"] == CustomName("theme", STR, template="_themes/*/")
    assert read("from mine import Themes\nthemes = Themes()\nthemes.init_themes(app)").globals == {}


def test_flask_babel_adds_its_formats() -> None:
    facts = read("from flask_babel import Babel\nbabel = Babel()\nbabel.init_app(app)")
    assert facts.filters["dateformat"] == CustomName("dateformat", STR)
    assert read("from mine import Babel\nbabel = Babel()").filters == {}
