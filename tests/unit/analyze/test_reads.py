"""Which names are props: Jinja2's scopes, and reads through parents, partials, blocks and macros."""

from __future__ import annotations

import pytest

from tests.unit.analyze.programs import Case, app_with, props, site
from transpiler.types import STR


@pytest.mark.parametrize(
    ("template", "names"),
    [
        ("{{ b }}{{ a }}{{ b }}", ["b", "a"]),
        ("{% set a = 1 %}{{ a }}", []),
        ("{{ a }}{% set a = 1 %}{{ a }}", ["a"]),
        ("{% set a = a or 1 %}{{ a }}", ["a"]),
        ("{% if c %}{% set a = 1 %}{% endif %}{{ a }}", ["c", "a"]),
        ("{% if c %}{% set a = 1 %}{% else %}{% set a = 2 %}{% endif %}{{ a }}", ["c"]),
        ("{% if c %}{% set a = 1 %}{{ a }}{% endif %}", ["c"]),
        ("{% for a in b %}{{ a }}{% endfor %}{{ a }}", ["b", "a"]),
        ("{% for a in b %}{% set c = a %}{% endfor %}{{ c }}", ["b", "c"]),
        ("{% for a in a %}{{ a }}{% endfor %}", ["a"]),
        ("{% for a in b if c %}{% endfor %}", ["b", "c"]),
        ("{% for a, (b, c) in d %}{{ b }}{{ loop.index }}{% endfor %}", ["d"]),
        ("{% for a in b %}{% else %}{{ a }}{% endfor %}", ["b", "a"]),
        ("{{ loop }}", ["loop"]),
        ("{% with a = b, c = a %}{{ c }}{% endwith %}", ["b", "a"]),
        ("{% set a %}{{ b }}{% endset %}{{ a }}", ["b"]),
        ("{% filter upper %}{% set a = 1 %}{% endfilter %}{{ a }}", ["a"]),
        ("{% macro m(a, b=c) %}{{ a }}{{ b }}{{ d }}{{ caller() }}{{ varargs }}{{ kwargs }}{% endmacro %}", []),
        ("{% macro m(a, b=c) %}{{ a }}{{ d }}{% endmacro %}{{ m(e) }}", ["e", "c", "d"]),
        ("{% set d = 1 %}{% macro m() %}{{ d }}{% endmacro %}{{ m() }}", []),
        ("{% macro m() %}{{ d }}{% endmacro %}{% set d = 1 %}{{ m() }}", []),
        ("{% macro m() %}{{ caller(1) }}{% endmacro %}{% call(x) m() %}{{ x }}{{ y }}{% endcall %}", ["y"]),
        ("{{ namespace }}{{ range(3) }}{{ dict(a=b) }}{{ url_for('x', y=z) }}", ["b", "z"]),
        ("{{ request.path }}{{ session.x }}{{ g.user }}{{ config.A }}{{ current_user.name }}", []),
        ("{{ _('a') }}{{ gettext('b') }}{{ csrf_token() }}{{ get_flashed_messages() }}", []),
        ("{% trans a=b %}{{ a }} {{ c }}{% endtrans %}", ["b", "c"]),
        ("{% autoescape false %}{% set a = 1 %}{% endautoescape %}{{ a }}", ["a"]),
        ("{% import 'm.html' as m %}{{ m.x(a) }}", ["a"]),
        ("{% do a.append(b) %}", ["a", "b"]),
        # Quirks of Jinja2: a later assignment of the same frame hides the context from inner frames before it.
        ("{% for i in b %}{{ a }}{% endfor %}{% set a = 1 %}", ["b"]),
        ("{% set a %}{{ a }}{% endset %}", []),
    ],
)  # fmt: skip
def test_context_names(template: str, names: list[str]) -> None:
    found = props(template, m="{% macro x(p) %}{{ p }}{{ ctx_name }}{% endmacro %}")
    assert [name.rstrip("?") for name in found] == names


def test_partial_sees_the_scope_around_it_but_not_loop() -> None:
    case = Case({
        "t.html": "{% for c in cs %}{% include 'p.html' %}{% endfor %}",
        "p.html": "{{ c.text }}{{ other }}{{ loop.index }}",
    })  # fmt: skip
    assert case.props() == {"cs": "C{text: text}[]", "other": "text", "loop": "Loop{index: text}"}
    assert case.props("p.html") == {"c": "C{text: text}", "other": "text", "loop": "Loop{index: text}"}


def test_partial_sees_loop_where_the_loop_itself_uses_it() -> None:
    case = Case({
        "t.html": "{% for c in cs %}{{ loop.first }}{% include 'p.html' %}{% endfor %}",
        "p.html": "{{ loop.index }}{{ c }}",
    })  # fmt: skip
    assert case.props() == {"cs": "text[]"}
    assert case.props("p.html") == {"loop": "Loop{index: int}", "c": "text"}


def test_include_without_context_reads_nothing_here() -> None:
    assert props("{% include 'p.html' without context %}", p="{{ a }}") == {}


def test_partial_that_includes_itself() -> None:
    text = "{{ n.name }}{% for n in n.kids %}{% include 't.html' %}{% endfor %}"
    assert props(text) == {"n": "N{name: text, kids: N[]}"}


def test_import_with_and_without_context() -> None:
    macros = "{% macro x() %}{{ a }}{{ request.path }}{% endmacro %}"
    assert props("{% from 'm.html' import x %}{{ x() }}", m=macros) == {}
    assert props("{% from 'm.html' import x with context %}{{ x() }}", m=macros) == {"a": "text"}
    assert props("{% import 'm.html' as m with context %}{{ m.x() }}", m=macros) == {"a": "text"}


def test_import_without_context_still_reads_globals_but_no_context_processors() -> None:
    case = Case({
        "t.html": "{% import 'm.html' as m %}{{ m.x() }}",
        "u.html": "{% import 'm.html' as m %}{{ m.y() }}",
        "m.html": "{% macro x() %}{{ request.path }}{% endmacro %}{% macro y() %}{{ current_user }}{% endmacro %}",
    })  # fmt: skip
    templates = case.program.templates
    assert (templates["t.html"].reads_globals, templates["t.html"].reads_vars) == (True, False)
    assert (templates["u.html"].reads_ctx, templates["m.html"].macros["y"].reads_vars) == (False, True)


BASE = """{% set here = 'x' %}<title>{% block title %}{{ site }}{% endblock %}</title>{{ nav }}
{% block main %}{% endblock %}"""


def test_child_reads_what_its_parent_reads() -> None:
    text = "{% extends 'base.html' %}{% block main %}{{ a }}{% endblock %}"
    assert list(props(text, base=BASE)) == ["site", "nav", "a"]


def test_replaced_block_is_not_read() -> None:
    text = "{% extends 'base.html' %}{% block title %}T{% endblock %}"
    case = Case({"t.html": text, "base.html": BASE})
    assert list(case.props()) == ["nav"]
    assert list(case.props("base.html")) == ["site?", "nav"]
    assert case.program.templates["t.html"].handed == {"base.html": ("nav",)}


def test_super_reads_the_parent_block() -> None:
    text = "{% extends 'base.html' %}{% block title %}{{ super() }}!{% endblock %}"
    case = Case({"t.html": text, "base.html": BASE})
    assert list(case.props()) == ["site", "nav"]
    assert case.program.templates["base.html"].blocks["title"].super_used
    assert not case.program.templates["base.html"].blocks["main"].super_used


def test_child_provides_what_it_sets() -> None:
    case = Case({"t.html": "{% extends 'base.html' %}{% set nav = 'home' %}{% set site = x %}", "base.html": BASE})
    assert case.props() == {"x": "text"}
    assert case.props("base.html") == {"site": "text", "nav": "str"}
    assert case.program.templates["t.html"].top_level_sets == {"nav", "site"}


def test_child_that_sets_conditionally_is_asked_too() -> None:
    case = Case({"t.html": "{% extends 'base.html' %}{% if c %}{% set nav = 'home' %}{% endif %}", "base.html": BASE})
    assert list(case.props()) == ["c", "site", "nav"]


def test_layout_provides_what_it_sets_to_blocks() -> None:
    case = Case({"t.html": "{% extends 'base.html' %}{% block main %}{{ here }}{% endblock %}", "base.html": BASE})
    assert list(case.props()) == ["site", "nav"]
    assert [prop.name for prop in case.program.templates["t.html"].blocks["main"].scope] == ["here"]


def test_scoped_block_sees_the_loop() -> None:
    base = "{% for item in items %}{% block row scoped %}{{ item.a }}{% endblock %}{% endfor %}"
    case = Case({"t.html": "{% extends 'base.html' %}{% block row %}{{ item.b }}{% endblock %}", "base.html": base})
    assert case.props() == {"items": "Item{b: text, a: text}[]"}
    row = case.program.templates["t.html"].blocks["row"]
    assert ([p.name for p in row.scope], row.conditional, row.owner) == (["item"], True, "t.html")


def test_unscoped_block_does_not_see_the_loop() -> None:
    text = "{% for item in items %}{% block row %}{{ item }}{% endblock %}{% endfor %}"
    assert list(props(text)) == ["items", "item"]


def test_three_levels() -> None:
    case = Case({
        "t.html": "{% extends 'mid.html' %}{% block side %}{{ super() }}{{ a }}{% endblock %}",
        "mid.html": "{% extends 'base.html' %}{% block main %}"
        "{% block side %}{{ b }}{% endblock %}{{ c }}{% endblock %}",
        "base.html": BASE,
    })  # fmt: skip
    assert list(case.props()) == ["site", "nav", "b", "a", "c"]
    blocks = case.program.templates["t.html"].blocks
    assert {name: facts.owner for name, facts in blocks.items()} == {
        "side": "t.html", "main": "mid.html", "title": "base.html",
    }  # fmt: skip


def test_self_block() -> None:
    assert list(props("{% block a %}{{ x }}{% endblock %}{{ self.a() }}")) == ["x"]


def test_block_borrows_what_the_layout_imports() -> None:
    case = Case({
        "t.html": "{% extends 'b.html' %}{% block main %}{{ ui.x(a) }}{% endblock %}",
        "b.html": "{% import 'm.html' as ui %}{% block main %}{% endblock %}",
        "m.html": "{% macro x(p) %}{{ p.q }}{% endmacro %}",
    })  # fmt: skip
    assert case.props() == {"a": "A{q: text}"}
    assert case.program.templates["t.html"].borrowed == {"ui": ("m.html", None)}


def test_partial_borrows_what_its_includer_imports() -> None:
    case = Case({
        "t.html": "{% from 'm.html' import x %}{% include 'p.html' %}",
        "p.html": "{{ x(a) }}",
        "m.html": "{% macro x(p) %}{{ p.q }}{% endmacro %}",
    })  # fmt: skip
    assert (case.props(), case.props("p.html")) == ({"a": "A{q: text}"}, {"a": "A{q: text}"})
    assert case.program.templates["p.html"].borrowed == {"x": ("m.html", "x")}


def test_context_processors_and_unknown_functions() -> None:
    app = app_with(site("t.html", helper=STR), context={"menu": STR})
    case = Case({"t.html": "{{ menu }}{{ icon('x') }}{{ helper('y') }}"}, app)
    assert list(case.props()) == ["helper"]
    assert list(case.program.vars.fields) == ["menu"]
    assert list(case.program.env_globals) == ["icon"]


def test_variable_of_a_module_in_a_block() -> None:
    case = Case({
        "t.html": "{% from 'm.html' import sizes %}{% block a %}{% for s in sizes %}{{ s.w }}{% endfor %}"
        "{% endblock %}",
        "m.html": "{% set sizes = [{'w': 1}] %}",
    })  # fmt: skip
    assert (case.props(), case.codes()) == ({}, [])


def test_module_variable_of_a_macro() -> None:
    case = Case({"t.html": "{% set size = 3 %}{% macro m() %}{{ size }}{% endmacro %}"})
    assert case.program.templates["t.html"].macros["m"].module_reads == ("size",)


def test_flashes() -> None:
    case = Case({"t.html": "{% for c, m in get_flashed_messages(with_categories=true) %}{{ c }}{{ m }}{% endfor %}"})
    assert list(case.program.globals.fields) == ["get_flashed_messages"]


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        ("{% set ns = namespace(a=0) %}{% for i in x %}{% set ns.a = ns.a + i %}{% endfor %}{{ ns.a }}", False),
        ("{% macro m(ns) %}{% set ns.a = 1 %}{% endmacro %}", True),
        ("{% set ns = namespace(a=0) %}{% macro m() %}{% set ns.a = 1 %}{% endmacro %}", True),
        ("{% macro m() %}{% set l = [] %}{% do l.append(1) %}{% endmacro %}", False),
        ("{% macro m(l) %}{% do l.append(1) %}{% endmacro %}", True),
        ("{% macro n(l) %}{% do l.append(1) %}{% endmacro %}{% macro m(l) %}{{ n(l) }}{% endmacro %}", True),
        ("{% macro m(l) %}{{ l|join }}{% endmacro %}", False),
        ("{% set c = cycler('a', 'b') %}{% macro m() %}{{ c.next() }}{% endmacro %}", True),
    ],
)
def test_effects(text: str, effects: bool) -> None:
    facts = Case({"t.html": text}).program.templates["t.html"]
    assert (facts.macros["m"].effects if "m" in facts.macros else facts.effects) is effects
