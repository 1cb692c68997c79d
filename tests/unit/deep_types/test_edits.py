"""Insertions stand where the syntax tree says, whatever the text holds."""

import ast

from transpiler.deep_types.edits import Edits, Span, Text


def _span(source: Text, node: ast.expr) -> Span:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return Span(source.offset(node.lineno, node.col_offset), source.offset(node.end_lineno, node.end_col_offset))


def test_inner_expressions_stay_inside_outer_ones() -> None:
    source = Text("f(g(x))")
    outer = ast.parse(source.text, mode="eval").body
    assert isinstance(outer, ast.Call)
    edits = Edits(source)
    edits.around(_span(source, outer.args[0]), "[", "]")
    edits.around(_span(source, outer), "<", ">")
    assert edits.apply() == "<f([g(x)])>"


def test_columns_count_bytes_and_a_form_feed_ends_no_line() -> None:
    source = Text("a = 1 # \f\nb = 'ä', c")
    value = ast.parse(source.text).body[1]
    assert isinstance(value, ast.Assign)
    assert isinstance(value.value, ast.Tuple)
    assert source.of(_span(source, value.value.elts[1])) == "c"


def test_indentation_is_known_where_nothing_else_stands_before() -> None:
    source = Text("class A:\n    x = 1; y = 2\n")
    assert source.is_indented(source.text.index("x")) == "    "
    assert source.is_indented(source.text.index("y")) is None


def test_the_text_of_an_expression_has_the_edits_inside_of_it() -> None:
    source = Text("f(x) + g(x)")
    sum_ = ast.parse(source.text, mode="eval").body
    assert isinstance(sum_, ast.BinOp)
    edits = Edits(source)
    edits.around(source.span(sum_), "<", ">")
    edits.around(source.span(sum_.left), "[", "]")
    edits.around(source.span(sum_.right), "{", "}")
    assert edits.within(source.span(sum_.left)) == "[f(x)]"
    assert edits.within(source.span(sum_.right)) == "{g(x)}"
    assert edits.within(source.span(sum_)) == "<[f(x)] + {g(x)}>"
