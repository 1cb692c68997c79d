"""What templates do with a value decides its type: one row for each rule of ARCHITECTURE's table."""

from __future__ import annotations

import pytest

from tests.unit.analyze.programs import Case, app_with, props, site
from transpiler.types import HANDLE, HTML, STR, TEXT, UNKNOWN, Dict, Field, Function, List, Object, union


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ x }}", "text"),
        ("{{ x|upper }}{{ x ~ '!' }}", "text"),
        ('<a title="{{ x }}">', "text"),
        ("{% if x %}a{% endif %}", "truth"),
        ("{{ 'a' if x }}{{ not x }}", "truth"),
        ("{% if x %}{{ x }}{% endif %}", "text0"),
        ("{{ x or 'none' }}", "text0"),
        ("{{ x if x else '-' }}", "text0"),
        ("{% if x and y %}{{ x }}{% endif %}", "text0"),
        ("{% if not x %}-{% else %}{{ x }}{% endif %}", "text0"),
        ("{% if not x %}-{% elif y %}{{ x }}{% endif %}", "text0"),
        ("{% if x %}a{% endif %}{{ x }}", "unknown"),  # "None" is printed, yet false
        ("{% if y or x %}{{ x }}{% endif %}", "unknown"),
        ("{% if x is not none %}{{ x }}{% endif %}", "text|0"),
        ("{% if x == none %}-{% else %}{{ x }}{% endif %}", "text|0"),
        ("{% for i in x %}{{ i }}{% endfor %}", "text[]"),
        ("{{ x|length }}", "unknown[]"),
        ("{% if x %}{{ x|count }}{% endif %}", "unknown[]"),
        ("{{ x[0] }}", "text[]"),
        ("{{ x|join(', ') }}", "text[]"),
        ("{{ x|first }}", "text[]"),
        ("{% for i in x|sort %}{{ i }}{% endfor %}", "unknown[]"),  # as texts they would sort differently
        ("{% for i in x|reverse|list %}{{ i.a }}{% endfor %}", "X{a: text}[]"),
        ("{% for a, b in x %}{{ a }}{% if b %}{% endif %}{% endfor %}", "[text, truth][]"),
        ("{% for row in x|batch(3) %}{% for i in row %}{{ i.a }}{% endfor %}{% endfor %}", "X{a: text}[]"),
        ("{{ x|map(attribute='a.b')|join }}", "X{a: A{b: text}}[]"),
        ("{% for i in x|selectattr('a') %}{{ i.b }}{% endfor %}", "X{a: truth, b: text}[]"),
        ("{% for i in x|selectattr('a', 'eq', 'z') %}{{ i.b }}{% endfor %}", "X{a: str, b: text}[]"),
        ("{% for k, g in x|groupby('a') %}{{ k }}{% for i in g %}{{ i.b }}{% endfor %}{% endfor %}",
         "X{a: unknown, b: text}[]"),
        ("{{ x|sum(attribute='n') }}", "X{n: unknown}[]"),  # 2.0 prints other than 2
        ("{{ x.a }}", "X{a: text}"),
        ("{{ x['a'] }}{{ x.b.c }}", "X{a: text, b: B{c: text}}"),
        ("{% if x %}{{ x.a }}{% endif %}", "X{a: text}|0"),
        ("{% if x is none %}{% endif %}{{ x.a }}", "X{a: text}|0"),
        ("{{ x.get('a') }}", "X{a?: text|0}"),
        ("{{ x.get('a', 'b') }}", "X{a?: text|0}"),
        ("{{ x.get('a', '') }}", "X{a: text}"),
        ("{{ x.get('a', '') == 'b' }}", "X{a?: str|0}"),
        ("{{ x.a|default('-') }}", "X{a?: text}"),
        ("{% for k, v in x.items() %}{{ k }}{{ v.n }}{% endfor %}", "Dict<text, X{n: text}>"),
        ("{% for k in x.keys() %}{{ k }}{% endfor %}", "Dict<text, unknown>"),
        ("{% for k, v in x|dictsort %}{{ v }}{% endfor %}", "Dict<unknown, text>"),
        ("{% for i in x %}{{ i }}{% endfor %}{{ x.decode('utf-8') }}", "unknown"),  # a list or bytes
        ("{{ x > 1 }}", "number"),
        ("{{ x * 2 }}{{ x }}", "numeral"),
        ("{{ x * 2 }}", "term"),
        ("{% if x %}{{ x > 1 }}{{ x }}{% endif %}", "numeral|0"),
        ("{% if x and x > 1 %}many{% endif %}{{ x }}", "unknown"),  # Undefined prints otherwise than None
        ("{% for i in y|sort(attribute='n') %}{{ i.n }}{{ i.n > 1 }}{% endfor %}{{ x }}", "text"),
        ("{% if x * 2 > y + 1 %}a{% endif %}{% if x % 2 == 0 %}b{% endif %}", "number"),
        ("{{ x + 1 }}{{ -x }}{{ x|round(2) }}", "term"),
        ("{% if x and x > 1 %}{% endif %}", "number|0"),
        ("{% for i in range(x) %}{% endfor %}", "number"),
        ("{{ 'a' if x == 'open' }}", "str"),
        ("{% if x and x == 'open' %}{{ x }}{% endif %}", "str|0"),
        ("{% if x in ('a', 'b') %}{% endif %}", "str"),
        ("{{ x.split(',')[0] }}", "str"),
        ("{% if x.startswith('a') %}{{ x }}{% endif %}", "str"),
        ("{{ x == 1 }}{{ x == 'a' }}", "unknown"),
        ("{{ x == y }}", "unknown"),
        ("{{ 'a' if x == true }}", "bool|0"),
        ("{{ 'a' if x and x != false }}", "bool|0"),
        ("{{ x == true }}{{ x }}", "unknown"),
        ("{{ x.strftime('%Y') }}", "moment"),
        ("{% if x %}{{ x.isoformat() }}{% endif %}", "moment|0"),
        ("{{ x|tojson }}", "unknown"),
        ("{{ x|tojson }}{% for i in x %}{{ i.a }}{% endfor %}", "unknown"),
        ("{{ x|money }}", "unknown"),
        ("{{ x[y] }}", "unknown"),
        ("{{ 'a' in x }}", "str[]"),
        ("{{ 'a' in x or 1 in x }}", "unknown"),
        ("{{ 'a' in x }}{{ x }}", "unknown"),
        ("{{ x[:3] }}", "unknown"),
        ("{% for i in x[:3] %}{{ i.a }}{% endfor %}", "I{a: text}[]"),
        ("{{ x|urlencode }}", "unknown"),
        ("{{ ('/post/' + x)|urlencode }}{{ x|urlencode }}", "str"),
        ("{{ x|int + 1 }}", "unknown"),
        ("{{ '%s!' % (x,) }}", "text"),
        ("{{ '%d!' % (x,) }}", "unknown"),
        ("{{ '{}!'.format(x) }}", "text"),
        ("{{ ', '.join(x) }}", "str[]"),
        ("{{ x|safe }}", "text"),
        ("{% trans %}Hello {{ x }}{% endtrans %}", "text"),
        ("{% trans x %}one{% pluralize %}{{ x }}{% endtrans %}", "numeral"),
        ("{% set y = x %}{{ y }}", "text"),
        ("{% set y = x or 1 %}{{ y }}", "text0"),
        ("{% set y = [x] %}{{ y|tojson }}", "unknown"),
        ("{% set y = {'a': x} %}{{ y.a }}", "text"),
        ("{% set n = namespace(a=x) %}{{ n.a }}", "text"),
        ("{% with y = x %}{{ y }}{% endwith %}", "text"),
        ("{{ url_for('static', filename='a', q=x) }}", "text|0"),
        ("{{ url_for('a.b', q=x) }}", "text"),
        ("{{ url_for('a.b', q=x) if x }}", "text0"),
    ],
)  # fmt: skip
def test_use_decides_the_type(template: str, expected: str) -> None:
    assert next(type_ for name, type_ in props(template).items() if name.rstrip("?") == "x") == expected


def test_defined_makes_optional() -> None:
    assert props("{% if x is defined %}{{ x }}{% endif %}{{ y|default('-') }}") == {"x?": "text", "y?": "text"}


def test_attribute_that_is_asked_for_is_optional() -> None:
    assert props("{% if x.a is defined %}{{ x.a }}{% endif %}") == {"x": "X{a?: text}"}


def test_uses_of_macro_and_partial_count() -> None:
    text = "{% macro m(p) %}{{ p.a > 1 }}{% endmacro %}{{ m(x) }}{% include 'part.html' %}"
    assert props(text, part="{% for i in x.list %}{{ i }}{% endfor %}") == {"x": "X{a: number, list: text[]}"}


def test_recursive_shape() -> None:
    text = "{% for c in tree recursive %}{{ c.name }}{{ loop(c.replies) }}{% endfor %}"
    case = Case({"t.html": text})
    assert case.props() == {"tree": "C{name: text, replies: C[]}[]"}


def test_recursive_macro() -> None:
    text = "{% macro m(c) %}{{ c.name }}{% for r in c.replies %}{{ m(r) }}{% endfor %}{% endmacro %}{{ m(root) }}"
    assert props(text) == {"root": "Root{name: text, replies: Root[]}"}


def test_names_of_shapes_are_told_apart_in_one_module() -> None:
    assert props("{{ author.name }}{{ post.author.id }}") == {
        "author": "Author{name: text}",
        "post": "Post{author: PostAuthor{id: text}}",
    }


def test_shapes_called_alike_that_hold_the_same_share_a_name() -> None:
    text = (
        "{{ a.item.label }}{{ b.item.label }}{{ c.item.count }}"
        "{% for x in a.item.replies recursive %}{{ x.label }}{{ loop(x.replies) }}{% endfor %}"
        "{% for x in b.item.replies recursive %}{{ x.label }}{{ loop(x.replies) }}{% endfor %}"
    )
    item = "Item{label: text, replies: Reply{label: text, replies: Reply[]}[]}"
    assert props(text) == {"a": f"A{{item: {item}}}", "b": f"B{{item: {item}}}", "c": "C{item: CItem{count: text}}"}


def test_item_of_plural() -> None:
    assert props("{% for p in categories %}{{ p.x }}{% endfor %}") == {"categories": "Category{x: text}[]"}


def test_constant_call_is_made_in_python() -> None:
    case = Case({"t.html": "{{ user.avatar(64) }}{{ user.avatar(128) }}{{ user.name() }}"})
    user = case.program.templates["t.html"].props[0].type
    assert isinstance(user, Object)
    assert user.fields == {
        "avatar": Field(TEXT, False, "avatar", ((64,), ())),
        "avatar_2": Field(TEXT, False, "avatar", ((128,), ())),
        "name": Field(TEXT, False, "name", ((), ())),
    }


def test_form_fields_print_markup() -> None:
    case = Case({"t.html": "{{ form.hidden_tag() }}{{ form.name.label }}{{ form.name(class='x') }}{{ form.go }}"})
    form = case.program.templates["t.html"].props[0].type
    assert isinstance(form, Object)
    assert form.fields["hidden_tag"].type == HTML
    assert form.fields["go"].type == HTML
    name = form.fields["name"].type
    assert isinstance(name, Object)
    assert name.fields["label"].type == HTML
    call = form.fields["name_2"]
    assert (call.attribute, call.call, call.type) == ("name", ((), (("class", "x"),)), HTML)


def test_object_that_is_printed_and_walked() -> None:
    case = Case({"t.html": "{{ page.total }}{{ page }}{% for i in page %}{{ i }}{% endfor %}"})
    page = case.program.templates["t.html"].props[0].type
    assert isinstance(page, Object)
    assert [(key, field.attribute) for key, field in page.fields.items()] == [
        ("total", None), ("__str__", "__str__"), ("__iter__", "__iter__"),
    ]  # fmt: skip


def test_results_of_calls_with_page_values_are_recorded() -> None:
    case = Case({"t.html": "{% for p in posts %}{{ user.can(p.id) }}{% endfor %}"})
    assert case.codes() == []
    user = case.program.templates["t.html"].props[1].type
    assert isinstance(user, Object)
    assert user.fields["can"].type == Function((), union(TEXT, HTML), recorded=True)


def test_a_value_that_is_called_and_printed_is_an_object() -> None:
    template = "{% for p in posts %}{{ a(p) }}{{ b(p) if b }}{{ c(p) }}{% endfor %}{{ a }}{{ c.d }}"
    assert Case({"t.html": template}).props() == {
        "posts": "text[]",
        "a": "A{call: function, __str__: text}",
        "b": "function|0",
        "c": "C{d: text, call: function}",
    }


def test_what_is_given_to_a_recorded_function_is_known_by_its_handle() -> None:
    case = Case({"t.html": "{% for p in posts %}{{ o.f(p) }}{{ p.name }}{% if o.f(x, **y) %}{% endif %}{% endfor %}"})
    props = {prop.name: prop.type for prop in case.program.templates["t.html"].props}
    posts = props["posts"]
    assert isinstance(posts, List)
    assert isinstance(posts.item, Object)
    assert posts.item.fields["$ref"] == Field(HANDLE)
    assert (props["x"], props["y"]) == (HANDLE, Dict(STR, HANDLE))


def test_python_tells_whether_objects_are_equal() -> None:
    case = Case({"t.html": "{{ a.x }}{{ b.y }}{{ a == b }}"})
    props = {prop.name: prop.type for prop in case.program.templates["t.html"].props}
    assert [list(type_.fields) for type_ in props.values() if isinstance(type_, Object)] == [
        ["x", "$ref"],
        ["y", "$ref"],
    ]
    assert case.codes() == []


def test_comparing_an_object_of_the_template_is_reported() -> None:
    case = Case({"t.html": "{% set b = {'y': 1} %}{{ a.x }}{{ b.y }}{{ a == b }}"})
    assert case.codes() == ["object-equality"]


def test_computed_attribute_of_an_object_is_reported() -> None:
    case = Case({"t.html": "{{ a.x }}{{ a|attr(k) }}"})
    assert (case.codes(), case.props()["a"]) == (["computed-attribute"], "unknown")


def test_python_is_asked_for_computed_keys_of_an_object() -> None:
    case = Case({"t.html": "{{ a.x }}{{ a[k] }}{{ b[k].x }}{{ c[k] }}"})
    assert case.codes() == []
    props = {name: case.props()[name] for name in ("a", "b", "c")}
    assert props == {
        "a": "A{x: text, __getitem__: function}", "b": "B{__getitem__: function}", "c": "unknown",
    }  # fmt: skip


def test_config_is_never_sent_whole() -> None:
    case = Case({"t.html": "{{ config.NAME }}{{ config[k] }}{{ config|tojson }}"})
    assert case.codes() == ["computed-attribute"]
    config = case.program.globals.fields["config"].type
    assert isinstance(config, Object)
    assert list(config.fields) == ["NAME", "__getitem__"]


def test_long_chains_of_elif() -> None:
    arms = "".join(f"{{% elif x == {number} %}}{number}" for number in range(1500))
    assert props("{% if y %}" + arms + "{% else %}{{ y }}{% endif %}") == {"y": "unknown", "x": "number"}


def test_url_int_parameter() -> None:
    from tests.unit.analyze.programs import app_with
    from transpiler.facts import Route

    app = app_with(routes={"show": [Route("show", "/<int:id>/<slug>", {"id": "int", "slug": "string"})]})
    text = "{{ url_for('show', id=x, slug=y, q=z) }}{{ x }}"
    assert props(text, app) == {"x": "int", "y": "text", "z": "text|0"}


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% macro m(a, b='x', c=1) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m('y') }}",
         {"a": "str", "b": "str", "c": "int"}),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1) }}{{ m('x') }}", {"a": "int|str"}),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}{{ m('x') }}", {"a?": "str"}),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(**k) }}", {"a": "unknown"}),
        ("{% macro m(a) %}{% if a %}x{% endif %}{% endmacro %}", {"a": "truth"}),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{% set h %}<b>{% endset %}{{ m(h) }}", {"a": "html"}),
        ("{% macro m(a=[]) %}{% for i in a %}{{ i.n }}{% endfor %}{% endmacro %}{{ m(x) }}", {"a": "Item{n: text}[]"}),
    ],
)  # fmt: skip
def test_macro_parameters(template: str, expected: dict[str, str]) -> None:
    assert Case({"t.html": template}).params("m") == expected


def test_scalars_of_different_callers_stay_apart() -> None:
    text = "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) }}{{ m(y) }}{{ y > 1 }}"
    case = Case({"t.html": text})
    assert case.props() == {"x": "text", "y": "numeral"}
    assert case.params("m") == {"a": "text"}


def test_a_macro_wants_no_more_than_it_reads() -> None:
    text = """{% macro m(p) %}{{ p.page }}{% endmacro %}{{ m(a) }}{{ m(b) }}
        {% for i in a.rows %}{{ i.name }}{% endfor %}{% for i in b.rows %}{{ i.name > 1 }}{% endfor %}"""
    case = Case({"t.html": text})
    assert case.props() == {
        "a": "A{rows: Row{name: text}[], page: text}",
        "b": "B{rows: BRow{name: number}[], page: text}",
    }
    assert case.params("m") == {"p": "P{page: text}"}


def test_what_other_projects_hand_to_a_macro_is_typed_by_its_use() -> None:
    text = """{% macro tag(p) %}{{ p.text }}{% endmacro %}{% macro status(item) %}{{ tag(item.tag) }}{% endmacro %}
    {% macro banner(b) %}{{ tag({"text": b.text if b.text}) }}{% endmacro %}"""
    case = Case({"t.html": text})
    assert case.params("banner") == {"b": "B{text: text0}"}
    assert case.params("status") == {"item": "Item{tag: P{text?: text}}"}, "None prints as None"


def test_a_default_tells_what_other_projects_hand_to_a_macro_where_its_use_does_not() -> None:
    case = Case({"t.html": "{% macro m(rows, key='id', left=none) %}{{ rows[key] }}{{ rows[left] }}{% endmacro %}"})
    assert case.params("m")["key"] == "str"
    assert case.params("m")["left"] == "unknown"


def test_what_a_macro_alone_reads_is_one_interface() -> None:
    case = Case({"t.html": "{% macro m(p) %}{{ p.page }}{% endmacro %}{{ m(a) }}{{ m(b) }}"})
    assert case.props() == {"a": "A{page: text}", "b": "A{page: text}"}


def test_a_field_handed_on_stays_a_field() -> None:
    text = """{% macro m(x) %}{{ x.label }}{{ x.errors|join }}{% endmacro %}{{ form.hidden_tag() }}
        {{ m(form.a) }}{{ m(other.b) }}{{ other.b.id }}"""
    case = Case({"t.html": text})
    assert case.params("m")["x"].startswith("A{label: html, errors: text[]")


@pytest.mark.parametrize(
    ("template", "called"),
    [
        ("{{ menu.url(request) }}", True),
        ("{% for m in menus %}{{ m.url(request) }}{% endfor %}", True),
        ("{{ menu.url(site.owner, 'x') }}", True),
        ("{% for site in sites %}{{ menu.url(site.owner) }}{% endfor %}", False),
        ("{% set site = 1 %}{{ menu.url(site) }}", False),
        ("{% for m in menus %}{{ menu.url(loop.index) }}{% endfor %}", False),
        ("{% macro f(site) %}{{ menu.url(site) }}{% endmacro %}{{ f(1) }}", False),
        ("{% macro f() %}{{ menu.url(site) }}{% endmacro %}{{ f() }}", False),
    ],
)
def test_a_call_with_what_the_context_holds_is_made_by_the_encoder(template: str, called: bool) -> None:
    assert _recorded(Case({"t.html": template})) != called


def _recorded(case: Case) -> bool:
    """Whether the results of a method of `menu` or of the items of `menus` are sent by argument."""
    props = {prop.name: prop.type for prop in case.program.templates["t.html"].props}
    menu = props.get("menu") or props.get("menus")
    menu = menu.item if isinstance(menu, List) else menu
    assert isinstance(menu, Object)
    return menu.recorded("url") is not None


def test_a_name_that_another_template_sets_is_not_read_from_the_context() -> None:
    child = "{% extends 'base.html' %}{% block a %}{{ menu.url(site) }}{% endblock %}"
    setting = "{% set site = 1 %}{% block a %}{% endblock %}"
    assert _recorded(Case({"t.html": child, "base.html": setting}))
    assert not _recorded(Case({"t.html": child, "base.html": "{% block a %}{% endblock %}"}))


def test_index_of_a_list_that_is_looped_over_is_the_lists_own_method() -> None:
    case = Case({"t.html": "{% for item in names %}{{ values[names.index(item)] }}{% endfor %}"})
    assert case.props()["names"] == "unknown[]"
    other = Case({"t.html": "{% for item in items %}{{ names.index(item) }}{% endfor %}"})
    assert other.props()["names"] == "Names{index: function}"


def test_a_declared_method_that_is_only_handed_over_has_a_name() -> None:
    view = Object("View", {"query": Field(Function((), STR)), "name": Field(STR)}, "app.py")
    app = app_with(site("t.html", view=view))
    case = Case({"t.html": "{{ view.name }}{% for q in qs %}{{ f.values(q, view.query) }}{% endfor %}"}, app)
    shape = next(prop.type for prop in case.program.templates["t.html"].props if prop.name == "view")
    assert isinstance(shape, Object)
    assert shape.fields["query"].type == HANDLE


def test_a_method_that_is_also_given_to_a_filter_of_the_app_goes_by_its_name() -> None:
    """A method has no form of its own; what a dict has under the name of its method is a value."""
    template = "{{ o.name|alt(o.logo) }}{{ o.logo(120) }}{% for x in o.items() %}{% endfor %}{{ o.items|alt }}"
    shape = next(prop.type for prop in Case({"t.html": template}).program.templates["t.html"].props)
    assert isinstance(shape, Object)
    fields = shape.fields
    assert (fields["logo"].type, fields["name"].type, fields["items"].type) == (HANDLE, UNKNOWN, UNKNOWN)
