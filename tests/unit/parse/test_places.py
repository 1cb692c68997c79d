"""Spans: every node knows where it stands in the original text."""

from __future__ import annotations

import pytest

from tests.unit.parse.parity import body, expression, parsed, statement
from transpiler import nodes
from transpiler.nodes import data_offset
from transpiler.source import Source


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "'a' 'b'",
        "[1, 2]",
        "(1, 2)",
        "{'a': 1}",
        "a.b",
        "a[1:2]",
        "f(1, x=2)",
        "a|f(1)",
        "a is not b",
        "a is b c",
        "a + b",
        "-a",
        "not a",
        "a < b",
        "a ~ b",
        "a if b else c",
        "a, b",
    ],
)
def test_expression(text: str) -> None:
    assert expression(text).span == nodes.Name("x", "load").span.__class__(3, 3 + len(text))


@pytest.mark.parametrize(
    ("head", "rest"),
    [
        ("{% for a in b %}", "x{% else %}y{% endfor %}"),
        ("{%- if a -%}", "x{% elif b %}y{% endif %}"),
        ("{% macro a(b) %}", "x{% endmacro %}"),
        ("{% call a() %}", "x{% endcall %}"),
        ("{% filter a %}", "x{% endfilter %}"),
        ("{% with a=1 %}", "x{% endwith %}"),
        ("{% block a %}", "x{% endblock a %}"),
        ("{% set a %}", "x{% endset %}"),
        ("{% trans a %}", "x{% endtrans %}"),
        ("{% autoescape a %}", "x{% endautoescape %}"),
    ],
)
def test_block(head: str, rest: str) -> None:
    text = f"<p>\n{head}{rest}</p>"
    node = next(part for part in body(text) if isinstance(part, nodes.BodyNode))
    assert text[node.head.start : node.head.end] == head
    assert text[node.span.start : node.span.end] == head + rest


def test_elif() -> None:
    text = "{% if a %}x{% elif b %}yy{% else %}z{% endif %}"
    (elif_,) = statement(text).elif_
    assert text[elif_.head.start : elif_.head.end] == "{% elif b %}"
    assert text[elif_.span.start : elif_.span.end] == "{% elif b %}yy"


@pytest.mark.parametrize("text", ["a\r\n\r\n {{ b }}\r\n{% set c = d %}", "é\r{{ b }}\r\n{% set c = d %}\r\n"])
def test_two_character_line_breaks_do_not_move_places(text: str) -> None:
    names = {
        node.name: text[node.span.start : node.span.end] for node in nodes.walk(parsed(text)) if hasattr(node, "name")
    }
    assert names == {"b": "b", "c": "c", "d": "d"}


def test_kept_text_knows_where_it_begins() -> None:
    text = "a  {%- set b = 1 -%}\n c"
    first, _, last = body(text)
    assert isinstance(first, nodes.Output)
    assert isinstance(last, nodes.Output)
    assert first.nodes[0].span == type(first.span)(0, 1)
    assert last.nodes[0].span == type(first.span)(22, 23)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offset_in_text(newline: str) -> None:
    source = Source("page.txt", "{{ a }}one\r\ntwo\n\r\nthree")
    (output,) = body(source.text, newline_sequence=newline)
    assert isinstance(output, nodes.Output)
    data = output.nodes[1]
    assert isinstance(data, nodes.TemplateData)
    for word in ("one", "two", "three"):
        assert data_offset(data, source, data.data.index(word)) == source.text.index(word)
    assert data_offset(data, source, len(data.data)) == len(source.text)
