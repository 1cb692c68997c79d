"""References between templates, names, forms, declared types."""

from __future__ import annotations

import pytest

from tests.unit.analyze.programs import Case, app_with, show, site
from transpiler.analyze.naming import component_name, module_path, pascal, shape_name, singular
from transpiler.facts import AppFacts, CallSite, CustomName, Route
from transpiler.types import BOOL, FLOAT, INT, NONE, STR, UNKNOWN, Dict, Field, List, Object, Str, Type, union


@pytest.mark.parametrize(
    ("name", "component", "module"),
    [
        ("blog/index.html", "BlogIndex", "templates/blog/index"),
        ("404.html", "Page404", "templates/404"),
        ("class.html", "Class", "templates/class"),
        ("user-list.html.j2", "UserList", "templates/user-list"),
        ("_macros.html", "Macros", "templates/_macros"),
        ("mail.txt", "MailTxt", "templates/mail.txt"),
        ("feed.xml.jinja2", "FeedXml", "templates/feed.xml"),
        ("page", "Page", "templates/page"),
        ("a.b/c.jinja", "ABC", "templates/a.b/c"),
    ],
)
def test_component_and_module(name: str, component: str, module: str) -> None:
    assert (component_name(name), module_path(name)) == (component, module)


@pytest.mark.parametrize(
    ("plural", "one"),
    [("posts", "post"), ("categories", "category"), ("news", "news"), ("boxes", "box"), ("all_users", "all_user"),
     ("addresses", "address"), ("status", "status"), ("people", "person"), ("data", "datum"), ("bus", "bus")],
)  # fmt: skip
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_shape_names() -> None:
    assert [shape_name(label) for label in ("post", "error", "2nd", "my_thing")] == [
        "Post", "ErrorData", "Value2nd", "MyThing",
    ]  # fmt: skip
    assert pascal("blogPost-list") == "BlogPostList"


def test_names_equal_but_for_case() -> None:
    case = Case({"Post.html": "", "post.html": ""})
    assert [facts.module for facts in case.program.templates.values()] == ["templates/Post", "templates/post2"]
    assert case.codes() == ["case-clash"]


@pytest.mark.parametrize(
    ("text", "parents", "codes"),
    [
        ("{% extends 'a.html' %}", ("a.html",), []),
        ("{% extends 'a.html' if x else 'b.html' %}", ("a.html", "b.html"), []),
        ("{% extends ['no.html', 'b.html'] %}", ("b.html",), []),
        ("{% set l = 'a.html' %}{% extends l %}", ("a.html",), []),
        (
            "{% extends l|default('a.html') %}{% block n %}{% endblock %}{% block m %}{% endblock %}",
            ("a.html", "b.html"),
            ["dynamic-extends"],
        ),
        ("{% extends 'layouts/' ~ kind ~ '.html' %}", ("layouts/x.html",), []),
        ("{% extends layout %}{% block m %}{% endblock %}", ("a.html",), ["dynamic-extends"]),
        ("{% extends theme('b.html') %}", ("b.html",), ["dynamic-extends"]),
        ("{% extends 'no.html' %}", (), ["missing-template"]),
    ],
)
def test_parents(text: str, parents: tuple[str, ...], codes: list[str]) -> None:
    case = Case({
        "t.html": text, "a.html": "{% block m %}{% endblock %}", "b.html": "{% block n %}{% endblock %}",
        "layouts/x.html": "",
    })  # fmt: skip
    assert (case.program.templates["t.html"].parents, case.codes()) == (parents, codes)


def test_name_that_the_app_passes() -> None:
    app = app_with(site("t.html", layout=Str(frozenset({"a.html", "b.html"}))))
    case = Case({"t.html": "{% extends layout %}", "a.html": "", "b.html": ""}, app)
    assert (case.program.templates["t.html"].parents, case.codes()) == (("a.html", "b.html"), [])


@pytest.mark.parametrize(
    ("named", "parents"),
    [
        ({"layout": frozenset({"b.html", "elsewhere.html"})}, ("b.html",)),
        ({"layout": frozenset({"elsewhere.html"})}, ("a.html", "inner.html")),
        ({}, ("a.html", "inner.html")),
    ],
)
def test_layouts_of_the_blocks_below(named: dict[str, frozenset[str]], parents: tuple[str, ...]) -> None:
    """A layout shows a block that a template below fills: in a child, only a block inside another one is shown."""
    case = Case(
        {
            "t.html": "{% extends theme.layout %}",
            "page.html": "{% extends 't.html' %}{% block m %}{% block own %}{% endblock %}{% endblock %}",
            "leaf.html": "{% extends 'page.html' %}{% block own %}{% endblock %}",
            "a.html": "{% block m %}{% endblock %}",
            "b.html": "{% block n %}{% endblock %}",
            "filled.html": "{% extends 'b.html' %}{% block m %}{% endblock %}",
            "inner.html": "{% extends 'b.html' %}{% block n %}{% block m %}{% endblock %}{% endblock %}",
            "shown.html": "{% block m %}{% endblock %}",
        },
        AppFacts(named=named, call_sites={"shown.html": [site("shown.html")]}),
    )
    assert (case.program.templates["t.html"].parents, case.codes()) == (parents, ["dynamic-extends"])


@pytest.mark.parametrize(
    ("named", "targets"),
    [
        ({"template": frozenset({"filter.html", "shown.html", "elsewhere.html"})}, ("filter.html",)),
        ({"template": frozenset({"shown.html"})}, ("shown.html",)),
        ({}, ("plain.html",)),
    ],
)
def test_parts_that_the_code_gives_the_name(named: dict[str, frozenset[str]], targets: tuple[str, ...]) -> None:
    """They may have blocks, as the guess may not."""
    templates = {
        "t.html": "{% for f in filters %}{% include f.template %}{% endfor %}",
        "filter.html": "<p>{% block label %}a{% endblock %}</p>",
        "shown.html": "<b>b</b>",
        "plain.html": "<i>c</i>",
    }
    case = Case(templates, AppFacts(named=named, call_sites={"shown.html": [site("shown.html")]}))
    found = [parts for parts in case.program.templates["t.html"].includes.values() if parts]
    assert (found, case.codes()) == ([targets], ["dynamic-include"])


@pytest.mark.parametrize(
    ("expression", "parents"),
    [
        ("config.templates.layout", ("site/layout.html",)),
        ("config['layout']", ("site/layout.html",)),
        ("theme('layout.html')", ("site/layout.html",)),
        ("theme('other.html')", ("base.html", "site/layout.html")),
        ("layout", ("base.html", "site/layout.html")),
    ],
)
def test_layouts_that_are_called_like_the_expression(expression: str, parents: tuple[str, ...]) -> None:
    blocks = "<html>{% block m %}{% endblock %}</html>"
    case = Case({
        "base.html": blocks, "site/layout.html": blocks,
        "t.html": f"{{% extends {expression} %}}{{% block m %}}{{% endblock %}}",
    })  # fmt: skip
    assert (case.program.templates["t.html"].parents, case.codes()) == (parents, ["dynamic-extends"])


def test_extends_cycle() -> None:
    case = Case({"a.html": "{% extends 'b.html' %}", "b.html": "{% extends 'a.html' %}"})
    assert case.codes() == ["extends-cycle"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{% include 'no.html' %}", ["missing-template"]),
        ("{% include 'no.html' ignore missing %}", []),
        ("{% include ['no.html', 'a.html'] %}", []),
        ("{% import 'no.html' as m %}{{ m.x() }}", ["missing-template"]),
        ("{% from 'a.html' import nothing %}", []),
        ("{% include w.template %}", ["dynamic-include"]),
    ],
)
def test_includes(text: str, codes: list[str]) -> None:
    assert Case({"t.html": text, "a.html": "A"}).codes() == codes


def test_forms_spread() -> None:
    case = Case(
        {
            "t.html": "<a title=\"{{ m() }}\">{{ n() }}<script>{% include 'p.html' %}</script>{% set x = k() %}",
            "p.html": "{{ k() }}",
            "mail.txt": "{% from 't.html' import n %}{{ n() }}",
        }
        | {"m.html": ""},
    )
    assert case.codes() == []
    macros = "{% macro m() %}{{ n() }}{% endmacro %}{% macro n() %}{% endmacro %}{% macro k() %}{% endmacro %}"
    case = Case(
        {
            "t.html": macros + "<a title=\"{{ m() }}\">{{ n() }}<script>{% include 'p.html' %}</script>",
            "p.html": "{% from 't.html' import k %}{{ k() }}",
            "mail.txt": "{% from 't.html' import n %}{{ n() }}",
        },
        placements={"t.html": {'m() }}"': "text", "{% include": "html"}},
    )
    forms = {name: sorted(facts.forms) for name, facts in case.program.templates["t.html"].macros.items()}
    assert forms == {"m": ["text"], "n": ["html", "markup", "text"], "k": ["html"]}
    assert case.program.templates["p.html"].forms == {"html"}
    mail = case.program.templates["mail.txt"]
    assert mail.forms == {"html"}
    assert not mail.html


def test_block_in_a_title() -> None:
    case = Case(
        {
            "t.html": "{% extends 'b.html' %}{% block title %}T{% endblock %}",
            "b.html": "<title>{% block title %}{% endblock %}</title><h1>{{ self.title() }}</h1>",
        },
        placements={"b.html": {"{% block title": "text"}},
    )
    assert case.program.templates["t.html"].blocks["title"].forms == {"text", "markup"}


def user(**more: Type) -> Object:
    fields: dict[str, Field] = {name: Field(type_) for name, type_ in {"id": INT, "name": STR, **more}.items()}
    return Object("User", fields, "types/models", "id")


def test_declared_wins_and_is_narrowed() -> None:
    app = app_with(site("t.html", u=user(password=STR), us=List(user(password=STR)), n=INT, f=FLOAT))
    case = Case({"t.html": "{{ u.name }}{{ n }}{{ f }}{% for x in us %}{{ x.extra }}{% endfor %}"}, app)
    assert case.props() == {
        "u": "User{name: str, extra: text, id: int}",
        "n": "int",
        "f": "float",
        "us": "User{name: str, extra: text, id: int}[]",
    }
    declared = [prop.type for prop in case.program.templates["t.html"].props]
    assert isinstance(declared[3], List)
    assert declared[0] is declared[3].item
    assert {prop.evidence for prop in case.program.templates["t.html"].props} == {"declared"}


def test_declared_none_belongs_to_the_place() -> None:
    app = app_with(site("t.html", a=union(user(), NONE), b=user()))
    assert Case({"t.html": "{{ a.id }}{{ b.id }}"}, app).props() == {"a": "User{id: int}|0", "b": "User{id: int}"}


def test_recursive_declared_shape() -> None:
    node = Object("Node", {"label": Field(STR)}, "types/models")
    node.fields["kids"] = Field(List(node))
    app = app_with(site("t.html", tree=node))
    text = "{% macro m(n) %}{{ n.label }}{% for k in n.kids %}{{ m(k) }}{% endfor %}{% endmacro %}{{ m(tree) }}"
    case = Case({"t.html": text}, app)
    assert case.props() == {"tree": "Node{label: str, kids: Node[]}"}
    assert case.params("m") == {"n": "Node{label: str, kids: Node[]}"}


def test_unknown_is_filled_by_use() -> None:
    app = app_with(site("t.html", a=UNKNOWN, b=List(UNKNOWN), c=Dict(STR, UNKNOWN)))
    text = "{{ a > 1 }}{% for x in b %}{{ x.y }}{% endfor %}{% for k, v in c.items() %}{{ v.z }}{% endfor %}"
    assert Case({"t.html": text}, app).props() == {
        "a": "number",
        "b": "X{y: text}[]",
        "c": "Dict<str, C{z: text}>",
    }


def test_several_sites() -> None:
    app = app_with(site("t.html", a=INT, b=STR), site("t.html", a=STR), site("t.html", a=INT, b=UNKNOWN, c=BOOL))
    assert Case({"t.html": "{{ a }}{{ b }}{{ c }}"}, app).props() == {"a": "int|str", "b?": "text", "c?": "bool"}


def test_incomplete_sites_promise_nothing() -> None:
    app = app_with(site("t.html", a=INT), site("t.html", complete=False))
    assert Case({"t.html": "{{ a }}"}, app).props() == {"a": "int"}


def test_declared_types_reach_macros_and_partials() -> None:
    app = app_with(site("t.html", users=List(user())))
    case = Case(
        {
            "t.html": "{% from 'm.html' import card %}{% for u in users %}{{ card(u) }}"
            "{% include 'p.html' %}{% endfor %}",
            "m.html": "{% macro card(who, big=false) %}{{ who.name }}{% if big %}{% endif %}{% endmacro %}",
            "p.html": "{{ u.id }}",
        },
        app,
    )
    assert case.params("card", "m.html") == {"who": "User{id: int, name: str}", "big": "bool"}
    assert case.props("p.html") == {"u": "User{id: int, name: str}"}


@pytest.mark.parametrize(
    "page",
    [
        "{% import 'm.html' as m %}{% set f = m.a if x else m.b %}{{ f(u) }}",
        "{% import 'm.html' as m %}{% if x %}{% set f = m.a %}{% else %}{% set f = m.b %}{% endif %}{{ f(u) }}",
        "{% if x %}{% import 'm.html' as m %}{% else %}{% import 'n.html' as m %}{% endif %}{{ m.a(u) }}",
        "{% import 'm.html' as m %}{% import 'n.html' as n %}{% set k = m if x else n %}{{ k.a(u) }}",
    ],
)
def test_what_each_macro_reads_that_a_condition_chooses_from(page: str) -> None:
    macros = {
        "m.html": "{% macro a(who) %}{{ who.name }}{% endmacro %}{% macro b(who) %}{{ who.mail }}{% endmacro %}",
        "n.html": "{% macro a(who) %}{{ who.mail }}{% endmacro %}",
    }
    case = Case({"p.html": page, **macros}, app_with(site("p.html", u=user(mail=STR), x=BOOL)))
    assert case.props("p.html")["u"] == "User{name: str, mail: str}"


def test_any_function_may_add_a_key_to_a_dict() -> None:
    first, second = (Object("Params", {"start": Field(INT), name: Field(STR)}) for name in ("tag", "query"))
    app = app_with(site("feed.html", params=first), site("table.html", params=second))
    base = "{% macro pages() %}{{ params['page_count'] }}{% endmacro %}{{ pages() }}{% block body %}{% endblock %}"
    body = "{% extends 'base.html' %}{% block body %}{{ params['start'] }}{% endblock %}"
    case = Case({"base.html": base, "feed.html": body, "table.html": body}, app)
    for page in ("feed.html", "table.html"):
        assert "page_count?: text" in case.props(page)["params"]


def test_what_is_handed_where_it_is_true_is_true() -> None:
    macros = "{% macro m(s) %}{{ s }}{% endmacro %}"
    guarded = Case({"t.html": macros + "{% if t %}{{ m(t) }}{% endif %}"})
    assert (guarded.params("m"), guarded.props()) == ({"s": "text"}, {"t": "text0"})
    assert Case({"t.html": macros + "{% if t %}!{% endif %}{{ m(t) }}"}).params("m") != {"s": "text"}


def test_no_method_of_a_text_takes_keywords() -> None:
    case = Case({"t.html": "{{ query.replace(page=2).args }}{{ query.name }}{{ tags.split(sep=',')|join }}"})
    assert case.props() == {"query": "Query{name: text, replace: Replace{args: text}}", "tags": "str"}


def test_tojson_takes_the_whole_object() -> None:
    app = app_with(site("t.html", u=user(), ids=List(INT)))
    case = Case({"t.html": "{{ u|tojson }}{{ u.name }}{{ ids|tojson }}"}, app)
    assert case.props() == {"u": "unknown", "ids": "int[]"}


def test_declared_objects_that_are_compared_have_a_name() -> None:
    app = app_with(site("t.html", a=user(), b=user()))
    case = Case({"t.html": "{{ a.name }}{{ a == b }}"}, app)
    assert (case.props()["a"], case.codes()) == ("User{name: str, id: int, $ref: text}", [])


def test_an_empty_dict_beside_others_lacks_their_keys() -> None:
    errors = Object("Errors", {"name": Field(STR)})
    app = app_with(site("t.html", errors=Dict(UNKNOWN, UNKNOWN)), site("t.html", errors=errors))
    case = Case({"t.html": "{% if errors %}!{% endif %}{{ errors.name }}"}, app)
    assert case.props() == {"errors": "Errors{name?: str}|0"}


def test_ambient_shapes() -> None:
    app = app_with(context={"me": user()}, g={"db": STR})
    text = "{{ me.name }}{{ g.db }}{{ request.args.get('q') }}{{ request.endpoint == 'x' }}{{ session.get('n', 0) }}"
    case = Case({"t.html": text}, app)
    assert show(case.program.vars) == "Vars{me: User{name: str}}"
    assert show(case.program.globals) == (
        "Globals{g: G{db: str}, request: Request{args: Args{q?: str|0}, endpoint: str|0}, session: Session{n?: text|0}}"
    )


def test_custom_filters_tests_and_tags() -> None:
    case = Case({"t.html": "{{ a|money }}{{ a is shiny }}{{ a|upper }}{{ [1]|map('cents')|list }}"})
    assert sorted(case.program.env_filters) == ["cents", "money"]
    assert case.program.env_tests == {"shiny"}


def test_same_input_same_facts() -> None:
    templates = {"t.html": "{% for p in posts %}{{ p.author.name }}{{ author.id }}{% endfor %}"}
    assert Case(templates).props() == Case(templates).props()


def test_a_function_that_names_a_template_by_its_argument_is_resolved() -> None:
    app = AppFacts(globals={"theme": CustomName("theme", STR, template="_themes/*/")})
    case = Case(
        {
            "t.html": '{% extends theme("base.html") %}',
            "base.html": "{% block a %}{% endblock %}",
            "_themes/dark/base.html": "{% block a %}{% endblock %}",
            "other.html": "{% block a %}{% endblock %}",
        },
        app,
    )
    assert set(case.program.templates["t.html"].parents) == {"base.html", "_themes/dark/base.html"}
    assert case.codes() == []


def test_a_relative_endpoint_is_the_only_one_of_that_name_where_the_view_is_not_known() -> None:
    app = AppFacts(framework="flask")
    app.routes = {name: [Route(name, "/x", {})] for name in ("root.show", "a.edit", "b.edit", "plain")}
    assert app.endpoint("t.html", ".show") == "root.show"
    assert app.endpoint("t.html", ".edit") == ".edit"
    app.call_sites = {"t.html": [CallSite("t.html", {}, True, "x.py", 1, "b")]}
    app.call_sites["u.html"] = [CallSite("u.html", {}, True, "x.py", 1)]
    assert app.endpoint("t.html", ".edit") == "b.edit"
    assert app.endpoint("u.html", ".plain") == "plain"
    assert app.endpoint("u.html", ".show") == "root.show"
