"""Statements of function bodies, each on its own line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from transpiler import ir

if TYPE_CHECKING:
    from transpiler.emit.writer import Writer
    from transpiler.types import Type


def print_body(nodes: Sequence[ir.Statement], writer: Writer, last: str = "") -> str:
    """Statements in braces, with one that is already printed after them."""
    lines = [print_statement(node, writer) for node in nodes] + ([last] if last else [])
    return "\n".join(["{", *lines, "}"])


def print_statement(node: ir.Statement, writer: Writer) -> str:
    """One statement with its semicolon."""
    match node:
        case ir.Const(pattern, value, type_):
            return f"const {writer.pattern(pattern)}{_annotation(type_, writer)} = {writer.expr(value)};"
        case ir.Let(name, value, type_):
            start = "" if value is None else f" = {writer.expr(value)}"
            return f"let {name}{_annotation(type_, writer)}{start};"
        case ir.Assign(target, value, op):
            return _expression(f"{writer.expr(target)} {op} {writer.expr(value)}")
        case ir.ExprStatement(value):
            return _expression(writer.expr(value))
        case ir.IfStatement():
            return _if(node, writer)
        case ir.ForOf(pattern, items, body):
            return f"for (const {writer.pattern(pattern)} of {writer.expr(items)}) {writer.body(body)}"
        case ir.Return(value):
            return "return;" if value is None else f"return {writer.expr(value)};"
        case ir.Throw(value):
            return f"throw {writer.expr(value)};"
        case ir.Break():
            return "break;"
        case ir.Continue():
            return "continue;"
        case _:
            assert_never(node)


def _annotation(type_: Type | None, writer: Writer) -> str:
    return "" if type_ is None else f": {writer.type(type_)}"


def _expression(text: str) -> str:
    """A brace at the start of a statement would open a block."""
    return f"({text});" if text.startswith("{") else f"{text};"


def _if(node: ir.IfStatement, writer: Writer) -> str:
    text = f"if ({writer.expr(node.test)}) {writer.body(node.then)}"
    rest = node.otherwise
    while len(rest) == 1 and isinstance(rest[0], ir.IfStatement):
        text += f" else if ({writer.expr(rest[0].test)}) {writer.body(rest[0].then)}"
        rest = rest[0].otherwise
    return f"{text} else {writer.body(rest)}" if rest else text
