"""Settings: what `app.config["KEY"]` is by all that the program sets it to."""

from __future__ import annotations

import pytest

from transpiler.app import read_app
from transpiler.types import BOOL, INT, NONE, STR, UNKNOWN, List, Type, Union

APP = """
import os
from flask import Flask, current_app, render_template
import settings
app = Flask(__name__)
"""
SETTINGS = """
import os
SIZE = 20
NAMES = ["a", "b"]
HOST = os.environ.get("HOST")
TITLE = os.environ.get("TITLE") or "Shop"
MAYBE = None
small = 1
class Base:
    KIND = "shop"
    WIDE = 1
class Test(Base):
    WIDE = "all"
table = {"base": Base, "test": Test}
"""


def _setting(expr: str, lines: str) -> Type:
    view = f"@app.route('/')\ndef index():\n    return render_template('x', v={expr})\n"
    facts, _ = read_app({"app.py": f"{APP}{lines}\n{view}", "settings.py": SETTINGS})
    return facts.call_sites["x"][0].values["v"]


@pytest.mark.parametrize(
    ("lines", "key", "wanted"),
    [
        ("app.config['A'] = 1", "A", INT),
        ("app.config['A'] = 1\napp.config['A'] = 'x'", "A", Union((INT, STR))),
        ("app.config['A'] = nobody_knows()", "A", UNKNOWN),
        ("app.config['A'] = 1\napp.config['A'] = nobody_knows()", "A", UNKNOWN),
        ("app.config['a'] = 1", "a", UNKNOWN),
        ("app.config.update(A=True)", "A", BOOL),
        ("app.config.update({'A': True})", "A", BOOL),
        ("app.config.from_mapping(A='x')", "A", STR),
        ("app.config.setdefault('A', 1)", "A", INT),
        ("app.config.from_object('settings')", "SIZE", INT),
        ("app.config.from_object(settings)", "NAMES", List(STR)),
        ("app.config.from_object('settings')", "HOST", Union((STR, NONE))),
        ("app.config.from_object('settings')", "TITLE", STR),
        ("app.config.from_object('settings')", "MAYBE", UNKNOWN),
        ("app.config.from_object('settings')", "small", UNKNOWN),
        ("app.config.from_object('settings.Test')", "KIND", STR),
        ("app.config.from_object('settings.Test')", "WIDE", STR),
        ("app.config.from_object(settings.Test())", "WIDE", STR),
        ("app.config.from_object(settings.table[os.environ['MODE']])", "WIDE", Union((INT, STR))),
        ("def make(name):\n    app.config.from_object('settings.' + name)\n", "KIND", UNKNOWN),
    ],
)
def test_a_setting_is_what_the_program_sets(lines: str, key: str, wanted: Type) -> None:
    assert _setting(f"app.config['{key}']", lines) == wanted
    assert _setting(f"current_app.config.get('{key}')", lines) == wanted


def test_a_parameter_is_what_the_rules_give_it() -> None:
    rules = "@app.route('/', defaults={'env': app.config['ENV'], 'n': 1})\n@app.route('/<env>/<int:n>')\n"
    view = "def index(env, n): return render_template('x', env=env, n=n)\n"
    facts, _ = read_app({"app.py": f"{APP}app.config['ENV'] = 'live'\n{rules}{view}"})
    assert facts.call_sites["x"][0].values == {"env": STR, "n": INT}


def test_a_parameter_is_unknown_where_the_default_of_a_rule_is() -> None:
    rules = "@app.route('/', defaults={'env': app.config['ENV']})\n@app.route('/<env>')\n"
    view = "def index(env): return render_template('x', env=env)\n"
    facts, _ = read_app({"app.py": f"{APP}{rules}{view}"})
    assert facts.call_sites["x"][0].values == {"env": UNKNOWN}
