"""What is said about templates that Jinja2 refuses, and where."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import TemplateAssertionError

from tests.unit.parse.parity import environment_for, parsed, refused
from transpiler.diagnostics import Diagnostic
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.source import Source


def _only(text: str, **options: Any) -> Diagnostic:
    (diagnostic,) = refused(text, **options).items
    return diagnostic


def _marked(text: str, **options: Any) -> str:
    span = _only(text, **options).span
    return text[span.start : span.end]


def test_unclosed_block_points_at_its_opening_tag() -> None:
    text = "{% if a %}\n{% for x in y %}\n<p>\n"
    diagnostic = _only(text)
    assert diagnostic.title == "`{% for %}` is never closed"
    assert diagnostic.hint == "{% endfor %}"
    (other,) = diagnostic.others
    assert text[other.span.start : other.span.end] == "{% for x in y %}"


def test_unclosed_tag_points_at_its_start() -> None:
    diagnostic = _only("a\n{{ b | c\n")
    assert diagnostic.title == "unexpected end of template, expected 'end of print statement'"
    assert [label.span.start for label in diagnostic.others] == [2]


@pytest.mark.parametrize(
    ("text", "marked", "title", "hint"),
    [
        ("{% if a %}{% esle %}{% endif %}", "esle", "unknown tag `esle`", "did you mean `{% else %}`?"),
        ("{% if a %}{% elseif b %}{% endif %}", "elseif", "unknown tag `elseif`", "write `{% elif %}`"),
        ("{% if a %}{% endfi %}", "endfi", "unknown tag `endfi`", "did you mean `{% endif %}`?"),
        ("{% fro x in y %}", "fro", "unknown tag `fro`", "did you mean `{% from %}`?"),
        ("{% csrf_token %}", "csrf_token", "unknown tag `csrf_token`", "write `{{ csrf_token() }}`"),
        (
            "{% assets 'a' %}",
            "assets",
            "unknown tag `assets`",
            'if it is a tag of the app, declare it in the settings: tags = { assets = "inline" }',
        ),
        ("{% endif %}", "endif", "`{% endif %}` has nothing to close here", "remove it"),
        (
            "{% if a %}{% for b in c %}{% endif %}",
            "endif",
            "`{% endif %}` does not fit here",
            "{% endfor %} first",
        ),
        ("{{ a && b }}", "&", "unexpected char '&' at 5", "write `and`"),
        (
            "{{ a = b }}",
            "=",
            "expected token 'end of print statement', got '='",
            "compare with `==`; assign with `{% set name = value %}`",
        ),
        (
            '{{ a|date:"Y" }}',
            ":",
            "expected token 'end of print statement', got ':'",
            "a filter's arguments stand in parentheses: `value|date('Y')`",
        ),
        (
            "{% block a-b %}{% endblock %}",
            "-",
            "block names are Python identifiers and cannot contain hyphens",
            "use an underscore instead",
        ),
        ("{{ a is b is c }}", "is", "You cannot chain multiple tests with is", "join the tests with `and`"),
        ("{% block a %}{% endblock b %}", "b", "expected token 'end of statement block', got 'b'", "{% endblock a %}"),
        (
            "{% trans %}{% if a %}{% endif %}{% endtrans %}",
            "if",
            "control structures in translatable sections are not allowed; saw `if`",
            "compute it before and pass it as a variable",
        ),
        ("{{ 'a\\x' }}", "'a\\x'", "truncated \\xXX escape", ""),
        ("a {# b", "{#", "Missing end of comment tag", ""),
        ("{{ a", "a", "unexpected end of template, expected 'end of print statement'", ""),
        ("{% call a %}{% endcall %}", "call", "expected call", "write `{% call name() %}`, with parentheses"),
        (
            "{{ f(a=1, b) }}",
            "(a=1, b",
            "invalid syntax for function call expression",
            "plain arguments come first, then `key=value` and one `*args`, then one `**kwargs`",
        ),
    ],
)
def test_message(text: str, marked: str, title: str, hint: str) -> None:
    diagnostic = _only(text)
    assert (_marked(text), diagnostic.title, diagnostic.hint) == (marked, title, hint)
    assert diagnostic.code == "syntax-error"


def test_a_missing_extension_is_named() -> None:
    assert _only("{% do a() %}", extensions=frozenset()).hint == 'add "do" to the extensions in the settings'


def test_the_line_is_jinjas_and_the_column_ours() -> None:
    text = "<p>\r\n  {{ a\r\n  b }}"
    source = Source("page.html", text)
    position = source.position(_only(text).span.start)
    assert (position.line, position.column) == (3, 3)


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", "block 'a' defined twice"),
        ("{% for a in b %}{% extends 'c' %}{% endfor %}", "cannot use extend from a non top-level scope"),
        ("{% block a %}{% extends 'c' %}{% endblock %}", "cannot use extend from a non top-level scope"),
        ("{% for loop in b %}{% endfor %}", "Can't assign to special loop variable in for-loop target"),
        ("{% for a in b %}{% set loop = 1 %}{% endfor %}", "Can't assign to special loop variable in for-loop target"),
        (
            "{% macro m(caller) %}{{ caller() }}{% endmacro %}",
            'the special "caller" argument must be omitted or be given a default',
        ),
        ("{% break %}", "`{% break %}` outside of a loop"),
        ("{% for a in b %}{% else %}{% continue %}{% endfor %}", "`{% continue %}` outside of a loop"),
        ("{% for a in b %}{% macro m() %}{% break %}{% endmacro %}{% endfor %}", "`{% break %}` outside of a loop"),
        ("{% for a in b %}{% block m %}{% break %}{% endblock %}{% endfor %}", "`{% break %}` outside of a loop"),
        ("{% macro m(a, a) %}{% endmacro %}", "duplicate argument 'a'"),
        ("{{ f(a=1, a=2) }}", "keyword argument repeated: a"),
        ("{{ x|f(a=1, a=2) }}", "keyword argument repeated: a"),
        ("{% call f(caller=1) %}{% endcall %}", "keyword argument repeated: caller"),
    ],
)
def test_refused_by_the_compiler(text: str, refusal: str) -> None:
    diagnostic = _only(text)
    assert (diagnostic.code, diagnostic.title) == ("compile-error", refusal)
    with pytest.raises((TemplateAssertionError, SyntaxError)):
        environment_for(Options()).from_string(text)


@pytest.mark.parametrize(
    "text",
    [
        "{% if a %}{% extends 'c' %}{% endif %}",
        "{% set loop = 1 %}",
        "{% macro m(caller) %}{% endmacro %}",
        "{% macro m(caller=1) %}{{ caller }}{% endmacro %}",
        "{% macro m(caller) %}{% set caller = 1 %}{{ caller }}{% endmacro %}",
        "{% for a in b recursive %}{% filter upper %}{% with %}{% break %}{% endwith %}{% endfilter %}{% endfor %}",
        "{% for a in b %}{% for c in d %}{% else %}{% break %}{% endfor %}{% endfor %}",
        "{{ f(class=1, a=1, a=2) }}",
        "{{ 1|default(boolean=1, boolean=2) }}",
        "{% for a, a in b %}{% endfor %}",
        "{% block a %}{% block b %}{% endblock %}{% endblock %}",
    ],
)
def test_not_refused_by_the_compiler(text: str) -> None:
    parsed(text)
    environment_for(Options()).from_string(text)


def test_nothing_is_raised_or_reported_for_an_empty_template() -> None:
    assert parsed("").body == ()
    assert callable(parse)
