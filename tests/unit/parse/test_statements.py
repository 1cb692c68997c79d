"""Trees of statements."""

from __future__ import annotations

import pytest

from tests.unit.parse.parity import body, statement
from transpiler.nodes import (
    Assign,
    AssignBlock,
    Autoescape,
    Block,
    Break,
    Call,
    CallBlock,
    Const,
    Continue,
    CustomTag,
    Debug,
    ExprStmt,
    Extends,
    Filter,
    FilterBlock,
    For,
    FromImport,
    If,
    Import,
    Include,
    Keyword,
    Macro,
    Name,
    NSRef,
    Output,
    Stmt,
    TemplateData,
    Trans,
    Tuple,
    With,
)

A, B, C = (Name(name, "load") for name in "abc")
X, Y = (Name(name, "store") for name in "xy")
ONE = Const(1)
TEXT = (Output((TemplateData("t"),)),)
CALL = Call(A, (), (), None, None)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("{% for x in a %}t{% endfor %}", For(X, A, TEXT, (), None, False)),
        (
            "{% for x, y in a if b recursive %}{% else %}t{% endfor %}",
            For(Tuple((X, Y), "store"), A, (), TEXT, B, True),
        ),
        ("{% for x in a, b %}{% endfor %}", For(X, Tuple((A, B), "load"), (), (), None, False)),
        ("{% if a %}t{% endif %}", If(A, TEXT, (), ())),
        ("{% if a %}{% elif b %}t{% else %}t{% endif %}", If(A, (), (If(B, TEXT, (), ()),), TEXT)),
        ("{% block a scoped required %} {% endblock a %}", Block("a", (Output((TemplateData(" "),)),), True, True)),
        ("{% extends a %}", Extends(A)),
        ("{% include a %}", Include(A, True, False)),
        ("{% include a ignore missing without context %}", Include(A, False, True)),
        ("{% import a as b %}", Import(A, "b", False)),
        ("{% from a import b, c as d with context %}", FromImport(A, ("b", ("c", "d")), True)),
        ("{% from a import with context %}", FromImport(A, (), True)),
        (
            "{% macro m(x, y=1) %}t{% endmacro %}",
            Macro("m", (Name("x", "param"), Name("y", "param")), (ONE,), TEXT),
        ),
        ("{% call a() %}t{% endcall %}", CallBlock(CALL, (), (), TEXT)),
        ("{% call(x) a() %}t{% endcall %}", CallBlock(CALL, (Name("x", "param"),), (), TEXT)),
        (
            "{% filter f|g(1) %}t{% endfilter %}",
            FilterBlock(TEXT, Filter(Filter(None, "f", (), (), None, None), "g", (ONE,), (), None, None)),
        ),
        ("{% set x = 1 %}", Assign(X, ONE)),
        ("{% set x, n.a = a %}", Assign(Tuple((X, NSRef("n", "a")), "store"), A)),
        ("{% set x %}t{% endset %}", AssignBlock(X, None, TEXT)),
        ("{% set x | f %}t{% endset %}", AssignBlock(X, Filter(None, "f", (), (), None, None), TEXT)),
        (
            "{% with x=1, y=a %}t{% endwith %}",
            With((Name("x", "param"), Name("y", "param")), (ONE, A), TEXT),
        ),
        ("{% autoescape a %}t{% endautoescape %}", Autoescape(A, TEXT)),
        ("{% do a() %}", ExprStmt(CALL)),
        ("{% print a, b %}", Output((A, B))),
        ("{% debug %}", Debug()),
        (
            "{% for x in a %}{% break %}{% continue %}{% endfor %}",
            For(X, A, (Break(), Continue()), (), None, False),
        ),
        (
            "{% trans 'c' trimmed x=a, b %}t {{ b }}{% pluralize b %}{{ x }}{% endtrans %}",
            Trans((TemplateData("t "), B), (Name("x", "load"),), (("x", A), ("b", B)), "b", True, "c"),
        ),
        ("{% trans %}t{% endtrans %}", Trans((TemplateData("t"),), None, (), None, None, None)),
    ],
)
def test_tree(text: str, tree: Stmt) -> None:
    assert statement(text) == tree


def test_text_and_values_between_statements_are_one_output() -> None:
    assert body("t{{ a }}{# no #}t{% set x = 1 %}{{ b }}") == (
        Output((TemplateData("t"), A, TemplateData("t"))),
        Assign(X, ONE),
        Output((B,)),
    )


def test_own_inline_tag() -> None:
    tags = {"asset": "inline"}
    assert statement("{% asset 'a', b, c=1 %}", tags=tags) == CustomTag(
        "asset", (Const("a"), B), (Keyword("c", ONE),), None, "'a', b, c=1"
    )
    assert statement("{% asset %}", tags=tags) == CustomTag("asset", (), (), None, "")


def test_own_tag_with_a_language_of_its_own() -> None:
    tag = statement("{% asset 'a' as b with {'%}': 1} %}", tags={"asset": "inline"})
    assert tag == CustomTag("asset", None, None, None, "'a' as b with {'%}': 1}")


def test_own_block_tag() -> None:
    tags = {"cache": "block", "Other": "block"}
    tree = statement("{% cache 300 %}{% Other %}t{% endOther %}{% endcache %}", tags=tags)
    assert tree == CustomTag("cache", (Const(300),), (), (CustomTag("Other", (), (), TEXT, ""),), "300")


def test_own_tags_replace_those_of_extensions_but_not_jinjas() -> None:
    assert statement("{% debug a %}", tags={"debug": "inline"}) == CustomTag("debug", (A,), (), None, "a")
    assert statement("{% set x = 1 %}", tags={"set": "inline"}) == Assign(X, ONE)


def test_ten_own_tags_do_not_disturb_each_other() -> None:
    tags = {f"t{number}": "inline" for number in range(12)}
    assert [tag.name for tag in body("{% t1 %}{% t11 %}{% t10 %}", tags=tags) if isinstance(tag, CustomTag)] == [
        "t1",
        "t11",
        "t10",
    ]
