"""For each code a template that leads to it and, where there is one, a way to write it that does not.

Templates are called `page.html`. Codes about files or about the app have no example of their own.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """A template that leads to a message, and what to write instead."""

    template: str
    instead: str = ""


EXAMPLES: dict[str, Example] = {
    "syntax-error": Example("{% if user %}Hello", "{% if user %}Hello{% endif %}"),
    "compile-error": Example(
        "{% block a %}{% endblock %}{% block a %}{% endblock %}", "{% block a %}{% endblock %}{{ self.a() }}"
    ),
    "missing-template": Example('{% include "gone.html" %}', '{% include "gone.html" ignore missing %}'),
    "extends-cycle": Example('{% extends "page.html" %}'),
    "dynamic-extends": Example("{% extends layout %}", '{% extends "page.html" if wide else "page.html" %}'),
    "dynamic-include": Example("{% include widget %}"),
    "dynamic-import": Example("{% import theme as t %}{{ t.button() }}"),
    "object-equality": Example(
        '{% set row = {"id": user.id} %}{% if user == row %}{{ row.id }}{% endif %}',
        '{% set row = {"id": user.id} %}{% if user.id == row.id %}{{ row.id }}{% endif %}',
    ),
    "computed-attribute": Example("{{ user.id }} {{ user|attr(key) }}", "{{ user.id }} {{ user.name }}"),
    "prints-none": Example('{{ settings.get("host") }}', "{{ settings.get(\"host\") or '' }}"),
    "html-raw-region": Example(
        "<div>{% if a %}<b>{% endif %}{{ x }}{% if b %}</b>{% endif %}</div>",
        "<div>{% if a %}<b>{{ x }}</b>{% else %}{{ x }}{% endif %}</div>",
    ),
    "misnested-html": Example("<p><b>bold</p>{{ x }}", "<p><b>bold</b></p>{{ x }}"),
    "json-in-quotes": Example('<p data-x="{{ x|tojson }}"></p>', "<p data-x='{{ x|tojson }}'></p>"),
    "trusted-in-quotes": Example('<p title="{{ x|safe }}"></p>', '<p title="{{ x }}"></p>'),
    "unquoted-value": Example("<p title={{ x }}></p>", '<p title="{{ x }}"></p>'),
    "possibly-blocked-url": Example('<a href="{{ link }}">x</a>', '<a href="/{{ link }}">x</a>'),
    "ignored-value": Example('<input disabled="{{ never() }}">', "<input disabled>"),
    "dynamic-tag": Example("<{{ tag }}>x</{{ tag }}>"),
    "unknown-endpoint": Example("<a href=\"{{ url_for('nowhere') }}\">x</a>"),
    "unknown-filter": Example("{{ price|euro }}"),
    "unknown-test": Example("{% if price is cheap %}x{% endif %}"),
    "raises": Example(
        '{% macro card(title) %}{{ title }}{% endmacro %}{{ card("a", "b") }}',
        '{% macro card(title, text) %}{{ title }}{{ text }}{% endmacro %}{{ card("a", "b") }}',
    ),
    "unsayable-attribute": Example('<button @click="go()">x</button>', '<button x-on:click="go()">x</button>'),
    "unsupported-loop": Example(
        "{% for n in xs %}{% filter upper %}{% if n > 1 %}{% break %}{% endif %}{{ n }}{% endfilter %}{% endfor %}",
        "{% for n in xs %}{% if n > 1 %}{% break %}{% endif %}{{ n|upper }}{% endfor %}",
    ),
    "unsupported-markup": Example("<h{{ '\"' }}>a</h{{ '\"' }}>"),
    "unsupported-call": Example(
        "{% macro card(title) %}<b>{{ caller(title=title) }}</b>{% endmacro %}"
        '{% call(title) card("one") %}{{ title }}{% endcall %}',
        "{% macro card(title) %}<b>{{ caller(title) }}</b>{% endmacro %}"
        '{% call(title) card("one") %}{{ title }}{% endcall %}',
    ),
    "type-mismatch": Example(
        '{% set names = ["a"] %}{% do names.append(1) %}{{ names|join(",") }}',
        '{% set names = ["a"] %}{% do names.append("1") %}{{ names|join(",") }}',
    ),
    "debug-tag": Example("{% debug %}"),
    "functional-comment": Example("<!-- ko if: open --><p>x</p><!-- /ko -->"),
    "conditional-comment": Example("<p>x</p><!--[if lt IE 9]><script src='x.js'></script><![endif]-->"),
}
