"""One definition for each name: macros and imports in branches, macros that are defined again."""

from __future__ import annotations

import pytest

from transpiler import nodes
from transpiler.analyze.definitions import told_apart
from transpiler.diagnostics import Diagnostics
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.source import Source


def tree_of(text: str) -> nodes.Template:
    source = Source("t.html", text)
    tree = parse(source, Options(), Diagnostics(source))
    assert tree is not None
    return tree


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "{% macro m() %}1{% endmacro %}{% macro m() %}2{% endmacro %}",
            "{% macro m_2() %}1{% endmacro %}{% set m = m_2 %}{% macro m() %}2{% endmacro %}",
        ),
        (
            "{% if x %}{% from 'a' import m, n as k %}{{ k() }}{% endif %}{{ m() }}",
            "{% if x %}{% from 'a' import m as m_2, n as k %}{% set m = m_2 %}{{ k() }}{% endif %}{{ m() }}",
        ),
        (
            "{% if x %}{% import 'a' as m %}{% elif y %}{% import 'b' as m %}{% endif %}{{ m.f(m_2) }}",
            "{% if x %}{% import 'a' as m_3 %}{% set m = m_3 %}{% elif y %}{% import 'b' as m_4 %}{% set m = m_4 %}"
            "{% endif %}{{ m.f(m_2) }}",
        ),
        (
            "{% for i in x %}{% if i %}{% macro m() %}1{% endmacro %}{% endif %}{{ m }}{% endfor %}",
            "{% for i in x %}{% if i %}{% macro m_2() %}1{% endmacro %}{% set m = m_2 %}{% endif %}{{ m }}{% endfor %}",
        ),
    ],
)
def test_names_are_told_apart(before: str, after: str) -> None:
    assert told_apart(tree_of(before)) == tree_of(after)


@pytest.mark.parametrize(
    "text",
    [
        "{% if x %}{% macro m() %}1{% endmacro %}{{ m() }}{% endif %}",
        "{% macro m() %}1{% endmacro %}{% if x %}{{ m() }}{% endif %}",
        "{% if x %}{% import 'a' as m %}{% endif %}{{ n }}",
        "{% macro m() %}1{% endmacro %}{% macro m() %}2{% endmacro %}{{ m.name }}",
    ],
)
def test_what_is_clear_stays(text: str) -> None:
    tree = tree_of(text)
    assert told_apart(tree) is tree
