"""Made-up contexts: what Jinja2 raises on is mended, and every way through a template is taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from transpiler.cli import main
from transpiler.types import UNKNOWN, List
from transpiler.verify.made_up import RICH, Maker, Plan
from transpiler.verify.search import empty_lists


def verified(folder: Path, **templates: str) -> dict[str, Any]:
    """What `verify` reports of these templates, by name; `__` in an argument stands for a dot."""
    for name, text in templates.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(folder), "--output-format", "json"])
    return {one["template"]: one for one in json.loads(result.stdout)["templates"]}


def all_same(one: dict[str, Any]) -> bool:
    return one["coverage"] == 1 and {pair["status"] for pair in one["pairs"]} == {"same"}


def test_a_layout_chosen_at_run_time_is_a_template_of_the_app(tmp_path: Path) -> None:
    found = verified(
        tmp_path,
        base__html="<html><body>{% block body %}{% endblock %}</body></html>",
        page__html="{% extends layout %}{% block body %}{% if x %}<b>a</b>{% endif %}{% endblock %}",
    )
    assert all_same(found["page.html"]), found


def test_what_a_field_gives_is_known_by_its_arguments(tmp_path: Path) -> None:
    macro = "{% macro field(f, wide) %}<p>{{ f.label }}{{ f(class='a' if wide else 'b', **kwargs) }}</p>{% endmacro %}"
    page = "{% from 'm.html' import field %}{{ field(form.name, true, title=title) }}{{ field(form.age, false) }}"
    found = verified(tmp_path, m__html=macro, page__html=page)
    assert all_same(found["page.html"]), found
    assert {pair["status"] for pair in found["m.html"]["pairs"]} == {"same"}, found


def test_values_fit_what_is_done_with_them(tmp_path: Path) -> None:
    page = """
    {% for key in rows %}{% set row = rows.get(key) %}<li>{{ row.label }}{{ names[lang] }}</li>{% endfor %}
    {% set extra = things.copy() %}{% do extra.append(3) %}<b>{{ extra|length }}</b>
    """
    found = verified(tmp_path, page__html=page)
    assert found["page.html"]["pairs"], found
    assert not [pair for pair in found["page.html"]["pairs"] if pair["status"] == "not comparable"], found


def test_a_macro_in_an_attribute_is_compared_as_text(tmp_path: Path) -> None:
    macro = "{% macro label(x) %}{{ x }} &amp; more{% endmacro %}"
    page = "{% from 'm.html' import label %}<p title=\"{{ label(x) }}\">a</p>"
    found = verified(tmp_path, m__html=macro, page__html=page)
    assert all_same(found["page.html"]), found
    assert all_same(found["m.html"]), found


def test_methods_of_the_apps_globals_answer_alike_on_both_sides(tmp_path: Path) -> None:
    app = "from flask import Flask\nfrom store import Store\napp = Flask(__name__)\n"
    app += "app.jinja_env.globals['Store'] = Store\n"
    (tmp_path / "app.py").write_text(app, encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    page = "{% set found = Store.get(name) %}{% if found %}<p>{{ found.title }}</p>{% endif %}"
    page += "<b>{{ Store.size(name) }}</b>"
    found = verified(folder, page__html=page)
    assert all_same(found["page.html"]), found


def test_a_field_has_attributes_and_is_called(tmp_path: Path) -> None:
    page = "<p id=\"{{ form.text.id }}\">{{ form.text(**{'class': kind}) }}</p>"
    found = verified(tmp_path, page__html=page)
    assert all_same(found["page.html"]), found


def test_a_field_has_attributes_and_is_called_with_constants(tmp_path: Path) -> None:
    page = "{{ form.raw(active=true) }}{% if form.raw.data %}<b>{{ form.raw.id }}</b>{% endif %}"
    found = verified(tmp_path, page__html=page)
    assert all_same(found["page.html"]), found


def test_a_function_tells_its_arguments_apart(tmp_path: Path) -> None:
    page = "{% for x in xs %}{% if kind(x) == 'a' %}<b>{{ x }}</b>{% else %}<i>{{ kind(x) }}</i>{% endif %}{% endfor %}"
    found = verified(tmp_path, page__html=page + "{{ kind(y) }}")
    assert all_same(found["page.html"]), found


def test_links_to_routes_that_are_not_known_are_made_up(tmp_path: Path) -> None:
    app = (
        "from flask import Flask, Blueprint\nbp = Blueprint('shop', __name__, url_prefix=settings.PREFIX)\n"
        "@bp.route('/item/<id>')\ndef item(id): ...\napp = Flask(__name__)\napp.register_blueprint(bp)\n"
    )
    (tmp_path / "app.py").write_text(app, encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    found = verified(folder, page__html="<a href=\"{{ url_for('shop.item', id=n) }}\">a</a>")
    assert all_same(found["page.html"]), found


def test_macros_of_a_file_that_extends_another_are_called(tmp_path: Path) -> None:
    base = "{% macro one(x) %}<i>{{ x }}</i>{% endmacro %}"
    more = "{% extends 'base.html' %}{% macro two(x) %}{% if x %}<b>{{ x }}</b>{% endif %}{% endmacro %}"
    found = verified(tmp_path, base__html=base, more__html=more)
    assert all_same(found["more.html"]), found


def test_a_layout_that_shows_the_blocks_is_chosen(tmp_path: Path) -> None:
    found = verified(
        tmp_path,
        empty__html="<p>a</p>",
        full__html="<main>{% block body %}{% endblock %}</main>",
        middle__html="{% extends layout %}",
        page__html="{% extends 'middle.html' %}{% block body %}{% if x %}<b>a</b>{% endif %}{% endblock %}",
    )
    assert all_same(found["page.html"]), found


def test_texts_that_would_break_a_tag_are_others(tmp_path: Path) -> None:
    page = "<h{{ level }}>a</h{{ level }}><p {{ attributes|safe }} class={{ kind }}>{{ level }}</p>"
    found = verified(tmp_path, page__html=page)
    assert found["page.html"]["pairs"]
    assert not [one for one in found["page.html"]["pairs"] if "React raises" in one.get("why", "")], found


def test_markup_as_it_is_may_be_empty_too(tmp_path: Path) -> None:
    page = "{% if own %}{{ own|safe }}{% elif service %}<b>{{ service }}</b>{% else %}<i>{{ error }}</i>{% endif %}"
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_a_part_that_uses_an_import_of_its_page_is_included_by_one(tmp_path: Path) -> None:
    found = verified(
        tmp_path,
        ui__html="{% macro badge(text) %}<b>{{ text }}</b>{% endmacro %}",
        part__html="<p>{{ badge(name) }}</p>",
        page__html="{% from 'ui.html' import badge %}<div>{% include 'part.html' %}</div>",
    )
    assert all_same(found["part.html"])


def test_a_macro_that_uses_an_import_of_its_page_is_called_with_it(tmp_path: Path) -> None:
    found = verified(
        tmp_path,
        ui__html="{% macro badge(text) %}<b>{{ text }}</b>{% endmacro %}",
        table__html="{% macro cell(x) %}{% if x.on %}{{ badge(x.name) }}{% endif %}{% endmacro %}<p>{{ title }}</p>",
        page__html="{% from 'ui.html' import badge %}<div>{% include 'table.html' %}</div>",
    )
    assert all_same(found["table.html"]), found


def test_a_macro_of_the_layout_is_there_without_an_import(tmp_path: Path) -> None:
    found = verified(
        tmp_path,
        base__html="{% macro blurb() %}<b>hi</b>{% endmacro %}<p>{{ site.name }}</p>{% block body %}{% endblock %}",
        page__html="{% extends 'base.html' %}{% block body %}{{ blurb() }}{% endblock %}",
    )
    assert all_same(found["page.html"]), found


def test_one_function_of_the_app_has_one_kind_of_results(tmp_path: Path) -> None:
    page = """<a href="{{ h.link('home') }}">{{ h.link('home') }}</a>
        {% for x in xs %}<a href="{{ h.link(x.name).strip() }}">{{ x.name }}</a>{% endfor %}
        <ul>{% for key, value in h.extras(a.list) %}<li>{{ key }}</li>{% endfor %}</ul><p>{{ h.extras(b.list) }}</p>"""
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_what_is_no_key_is_asked_for(tmp_path: Path) -> None:
    page = "<p>{{ names.first }}{% if x.key %}{{ names[x.key] }}{{ x.key.a }}{% endif %}</p>"
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_macros_that_a_page_has_for_others_are_called(tmp_path: Path) -> None:
    page = (
        "<p>{{ title }}</p>{% macro cell(row) %}<td>{% if row.old %}<s>{{ row.name }}</s>{% endif %}</td>{% endmacro %}"
    )
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_constants_that_a_variable_is_found_by_are_tried(tmp_path: Path) -> None:
    page = """{% macro sorter(fact) %}{% set known = {'uptime': 'delta', 'release': 'natural'} %}
        {% set found = known.get(fact, None) %}{% if found != None %}<b>{{ found }}</b>{% endif %}{% endmacro %}"""
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_lists_and_dicts_hold_what_is_looked_for(tmp_path: Path) -> None:
    page = "{% if 'admin' in roles %}<b>{{ roles|join(',') }}</b>{% endif %}"
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_texts_that_would_end_a_quoted_value_are_others(tmp_path: Path) -> None:
    found = verified(tmp_path, page__html='<a title="{{ title|safe }}">{{ title|safe }} {{ name }}</a>')
    assert {pair["status"] for pair in found["page.html"]["pairs"]} == {"same"}, found


def test_each_text_that_would_break_a_tag_is_another(tmp_path: Path) -> None:
    page = '<p {{ attributes|safe }}>a</p><a title="{{ title|safe }}" href="{{ link(name)|safe }}">{{ name }}</a>'
    found = verified(tmp_path, page__html=page)
    assert {pair["status"] for pair in found["page.html"]["pairs"]} == {"same"}, found


def test_tags_of_the_app_answer_both_sides_alike(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.jinja2tsx]\ntags = { icon = "inline", cache = "block", snippet = "inline" }\n', encoding="utf-8"
    )
    page = """{% if big %}{% icon name, size=3 %}{% else %}{% snippet "a.html" of it %}{% endif %}
        {% cache 300 %}<b>{{ name }}</b>{% icon "inner" %}{% endcache %}"""
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_what_the_class_of_a_value_is_called_is_tried(tmp_path: Path) -> None:
    page = """{% for item in items %}{% if item.__class__.__name__ == 'Link' %}<a>{{ item.label }}</a>
        {% elif item.__class__.__name__ == 'Note' %}<i>{{ item.label }}</i>{% else %}<p>b</p>{% endif %}{% endfor %}"""
    assert all_same(verified(tmp_path, page__html=page)["page.html"])


def test_a_mapping_whose_items_are_given_on_holds_the_keys_it_is_asked_for(tmp_path: Path) -> None:
    page = "{{ request.args.sort }}<a href=\"{{ link('x', **request.args) }}\">{{ request.args[name] }}</a>"
    found = verified(tmp_path, page__html=page)
    assert all_same(found["page.html"]), found


def test_what_stands_under_computed_keys_is_found_on_both_sides(tmp_path: Path) -> None:
    page = "{{ form.id }}{% for name in names %}{{ form[name].label }}{{ form.get(name).label }}{% endfor %}"
    found = verified(tmp_path, page__html=page)
    assert all_same(found["page.html"]), found


def test_texts_behind_a_quoted_value_are_attributes(tmp_path: Path) -> None:
    macro = """{% macro group(p) %}<div class="a" {{- extra(p.attributes) }}>{{ p.attributes }}</div>{% endmacro %}
        {% macro extra(attributes) %}{{ attributes|safe if attributes is string }}{% endmacro %}
        {% macro counted(p) %}{% set x %} data-n="{{ p.n }}"{% endset %}{{ group({"attributes": x}) }}{% endmacro %}"""
    found = verified(tmp_path, page__html=macro)
    assert {pair["status"] for pair in found["page.html"]["pairs"]} == {"same"}, found


def test_a_macro_is_called_without_the_page_around_it(tmp_path: Path) -> None:
    page = "{% extends 'base.html' %}{% macro m(x) %}<p>{{ x.a }}</p>{% endmacro %}"
    page += "{% block body %}{{ 1 // 0 }}{{ m(y) }}{% endblock %}"
    found = verified(tmp_path, base__html="<body>{% block body %}{% endblock %}</body>", page__html=page)
    pairs = {pair["context"].partition("made up")[0]: pair["status"] for pair in found["page.html"]["pairs"]}
    assert pairs == {"": "not comparable", "m(), ": "same"}, found


def test_a_macro_that_asks_for_its_body_is_called_with_and_without_one(tmp_path: Path) -> None:
    macro = "{% macro panel(text) %}<div>{{ caller() if caller else text }}</div>{% endmacro %}"
    found = verified(tmp_path, m__html=macro)
    assert all_same(found["m.html"]), found


def test_a_macro_gets_further_arguments(tmp_path: Path) -> None:
    macro = "{% macro tag(id) %}{% set name = kwargs.pop('class', '') %}"
    macro += '<p id="{{ id }}"{% if name %} class="{{ name }}"{% endif %}>{{ kwargs.title }}</p>{% endmacro %}'
    found = verified(tmp_path, m__html=macro)
    assert all_same(found["m.html"]), found


def test_a_layout_whose_own_block_raises_is_compared_with_the_block_filled(tmp_path: Path) -> None:
    layout = "{% macro head(params) %}<b>{{ params.name.first }}</b>{% endmacro %}<body>{% if x %}<i>x</i>{% endif %}"
    layout += "{% block a %}<p>a</p>{% endblock %}{% block b %}{{ head() }}{% endblock %}</body>"
    found = verified(tmp_path, base__html=layout)
    assert all(pair["status"] == "same" for pair in found["base.html"]["pairs"]), found
    assert found["base.html"]["pairs"][0]["context"].startswith("with b filled, "), found


def test_what_two_branches_want_together_is_found(tmp_path: Path) -> None:
    macros = "{% macro wrap(kind, grouped=false) %}{% if kind == 'wide' %}<p>{% if grouped %}<b>g</b>{% endif %}w</p>"
    macros += "{% else %}<i>n</i>{% endif %}{% endmacro %}{% macro field(f, kind) %}{% if f.type == 'box' %}"
    macros += "{{ wrap(kind, true) }}{% else %}{{ wrap(kind) }}{% endif %}{% endmacro %}"
    found = verified(tmp_path, m__html=macros)
    assert all_same(found["m.html"]), found


def test_a_variable_is_what_it_is_made_of(tmp_path: Path) -> None:
    page = "{% set count = params['count'] %}{% if count > 1 %}<b>{{ count }}</b>{% endif %}{{ params.name }}"
    found = verified(tmp_path, page__html=page)
    assert all_same(found["page.html"]), found


def test_a_macro_is_compared_in_each_form_it_is_written_in(tmp_path: Path) -> None:
    macro = "{% macro badge(x) %}<b>{{ x }}</b>{% endmacro %}"
    page = "{% from 'm.html' import badge %}{{ badge(x) }}<script>var a = '{{ badge(x) }}'</script>"
    found = verified(tmp_path, m__html=macro, page__html=page)
    forms = {pair["context"].split(", ")[1] for pair in found["m.html"]["pairs"]}
    assert forms == {"as markup", "as html"}, found
    assert all_same(found["m.html"]), found


def test_a_macro_of_a_child_that_uses_its_layouts_macros_is_called(tmp_path: Path) -> None:
    layout = (
        "{% macro icon(x) %}<i>{{ x }}</i>{% endmacro %}<body>{{ user.name.first }}{% block a %}{% endblock %}</body>"
    )
    page = "{% extends 'base.html' %}{% macro entry(x) %}<p>{{ icon(x) }}</p>{% endmacro %}"
    found = verified(
        tmp_path, base__html=layout, page__html=page + "{% block a %}{% if y %}{{ entry(z) }}{% endif %}{% endblock %}"
    )
    assert {pair["status"] for pair in found["page.html"]["pairs"]} == {"same"}, found


def test_a_tested_value_of_unknown_type_is_an_empty_list_too() -> None:
    maker = Maker(Plan(RICH))
    maker.make(UNKNOWN, ("x",))
    (decision,) = empty_lists(maker, ("x",))
    assert Maker(Plan(RICH, {("x",): decision})).make(UNKNOWN, ("x",)) == []
    maker.make(List(UNKNOWN), ("y",))
    assert not list(empty_lists(maker, ("y",)))
