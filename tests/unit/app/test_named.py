"""The texts that code gives things of one name."""

from __future__ import annotations

import pytest

from transpiler.app import read_app

_CASES = [
    ("def init(app, base_template='a.html'): ...", {"a.html"}),
    ("def init(app, *, base_template='a.html'): ...", {"a.html"}),
    ("class Theme:\n    base_template: str = 'a.html'", {"a.html"}),
    ("theme.base_template = 'a.html' if dark else 'b.html'", {"a.html", "b.html"}),
    ("Admin(base_template='a.html')", {"a.html"}),
    ("kwargs['base_template'] = 'a.html'", {"a.html"}),
    ("x = {'base_template': 'a.html', **more}", {"a.html"}),
    ("base_template = app.config.get('BASE', 'a.html')\napp.config.setdefault('BASE', 'b.html')", {"a.html", "b.html"}),
    ("BASE = 'a.html'\nrender(x, base_template=self.theme.BASE)", {"a.html"}),
    ("base_template = other\nother = base_template\nother = 'a.html'", {"a.html"}),
    ("base_template = 'plain'", set()),
    ("base_template = f()", set()),
]


@pytest.mark.parametrize(("text", "wanted"), _CASES)
def test_what_a_name_is_given(text: str, wanted: set[str]) -> None:
    facts, problems = read_app({"app.py": text})
    assert problems == []
    assert facts.named.get("base_template", frozenset()) == wanted
