"""Partials and macros that open and close elements for each other."""

from __future__ import annotations

from tests.unit.html.show import parsed, show
from transpiler import nodes
from transpiler.html import Effects, structure

TEMPLATES = {
    "head.html": "<div id='page'>{% if a %}<p>x</p>{% endif %}",
    "foot.html": "</div><p>foot</p>",
    "maybe.html": "{% if a %}<div>{% endif %}",
    "fine.html": "<p>fine</p>{% include 'fine.html' %}",
    "deep.html": "{% include 'head.html' %}<p>y</p>",
}


def shown(text: str) -> str:
    body = parsed(text).body
    macros = {node.name: node for node in body if isinstance(node, nodes.Macro)}

    def macro(call: nodes.Call) -> nodes.Macro | None:
        return macros.get(call.node.name) if isinstance(call.node, nodes.Name) else None

    def load(name: str) -> nodes.Template | None:
        return parsed(TEMPLATES[name]) if name in TEMPLATES else None

    return show(structure(body, "markup", effects=Effects(load, macro)).children, text)


def test_a_pair_of_partials_keeps_its_parent_as_a_string() -> None:
    text = "<body><h1>t</h1><main>{% include 'deep.html' %}z{% include 'foot.html' %}</main></body>"
    assert shown(text) == "<body><h1>t</h1><main>[raw {Include}z{Include}]</main></body>"


def test_a_balanced_partial_is_a_hole() -> None:
    assert shown("<main>{% include 'fine.html' %}</main>") == "<main>{include 'fine.html'}</main>"
    assert shown("<main>{% include 'missing.html' %}</main>") == "<main>{include 'missing.html'}</main>"


def test_a_partial_that_may_open_keeps_everything_as_a_string() -> None:
    assert shown("<main>{% include 'maybe.html' %}</main>").startswith("[raw ")


def test_a_pair_of_macros() -> None:
    macros = "{% macro begin() %}<form>{% endmacro %}{% macro end() %}</form>{% endmacro %}"
    assert shown(macros + "<main>{{ begin() }}x{{ end() }}</main>").endswith("<main>[raw {}x{}]</main>")
