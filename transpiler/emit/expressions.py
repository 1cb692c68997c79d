"""Expressions, with no more parentheses than JavaScript's precedence asks for (ECMA-262, section 13)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from transpiler import ir
from transpiler.emit.literals import (
    is_identifier,
    literal,
    number_literal,
    property_key,
    string_literal,
    template_text,
)

if TYPE_CHECKING:
    from transpiler.emit.writer import Writer


class Level(IntEnum):
    """How strongly an expression binds; a weaker one inside a stronger place takes parentheses."""

    ASSIGNMENT = 0
    CONDITIONAL = 1
    COALESCE = 2
    OR = 3
    AND = 4
    EQUALITY = 5
    RELATIONAL = 6
    ADDITIVE = 7
    MULTIPLICATIVE = 8
    POWER = 9
    UNARY = 10
    POSTFIX = 11
    PRIMARY = 12


_BINARY: dict[str, Level] = {
    "===": Level.EQUALITY,
    "!==": Level.EQUALITY,
    "<": Level.RELATIONAL,
    "<=": Level.RELATIONAL,
    ">": Level.RELATIONAL,
    ">=": Level.RELATIONAL,
    "in": Level.RELATIONAL,
    "+": Level.ADDITIVE,
    "-": Level.ADDITIVE,
    "*": Level.MULTIPLICATIVE,
    "/": Level.MULTIPLICATIVE,
    "%": Level.MULTIPLICATIVE,
    "**": Level.POWER,
}
_LOGICAL: dict[str, Level] = {"&&": Level.AND, "||": Level.OR, "??": Level.COALESCE}


def print_expr(node: ir.Expr, writer: Writer, level: Level = Level.ASSIGNMENT) -> str:
    """The text of an expression for a place that takes `level` and stronger."""
    match node:
        case ir.FilterCall(code=code) | ir.UrlFor(code=code):
            return print_expr(code, writer, level)
        case ir.Jsx(children):
            return writer.jsx(children, level)
        case ir.StringOf(children):
            return print_expr(writer.text(children), writer, level)
        case _:
            text, own = _print(node, writer)
            return f"({text})" if own < level else text


def _print(node: ir.Expr, writer: Writer) -> tuple[str, Level]:
    match node:
        case ir.Name(name):
            return name, Level.PRIMARY
        case ir.Ref(target):
            return writer.imports.use(target), Level.PRIMARY
        case ir.Str(value):
            return literal(value), Level.PRIMARY
        case ir.Num(value):
            return _number(value)
        case ir.Bool(value):
            return "true" if value else "false", Level.PRIMARY
        case ir.Null():
            return "null", Level.PRIMARY
        case ir.Undefined():
            return "undefined", Level.PRIMARY
        case ir.Template(parts):
            return _template(parts, writer), Level.PRIMARY
        case ir.Member() | ir.Index() | ir.Call():
            return _postfix(node, writer), Level.POSTFIX
        case ir.Unary(op, operand):
            return _unary(op, writer.expr(operand, Level.UNARY)), Level.UNARY
        case ir.Binary(op, left, right):
            return _binary(op, left, right, writer), _BINARY[op]
        case ir.Logical(op, left, right):
            return _logical(op, left, right, writer), _LOGICAL[op]
        case ir.Conditional(test, then, otherwise):
            text = f"{writer.expr(test, Level.COALESCE)} ? {writer.expr(then)} : {writer.expr(otherwise)}"
            return text, Level.CONDITIONAL
        case ir.Array(items):
            return f"[{', '.join(writer.argument(item) for item in items)}]", Level.PRIMARY
        case ir.ObjectExpr(entries):
            return _object(entries, writer), Level.PRIMARY
        case ir.Arrow():
            return _arrow(node, writer), Level.ASSIGNMENT
        case ir.Cast(value, type_):
            # the weakest level on purpose: in `x as T < y` TypeScript reads type arguments
            wanted = "const" if type_ is None else writer.type(type_)
            return f"{writer.expr(value, Level.UNARY)} as {wanted}", Level.ASSIGNMENT
        case ir.FilterCall() | ir.UrlFor() | ir.Jsx() | ir.StringOf():
            # these print as another expression, which brings its own level
            raise AssertionError("handled by print_expr")
        case _:
            assert_never(node)


def _number(value: int | float) -> tuple[str, Level]:
    if value < 0:
        return f"-{number_literal(-value)}", Level.UNARY
    return number_literal(value), Level.PRIMARY


def _template(parts: Sequence[str | ir.Expr], writer: Writer) -> str:
    if all(isinstance(part, str) for part in parts):
        return literal("".join(part for part in parts if isinstance(part, str)))
    text = ""
    plain = ""
    for part in parts:
        if isinstance(part, str):
            plain += part
        else:
            text += f"{_before_hole(plain)}${{{writer.expr(part)}}}"
            plain = ""
    return f"`{text}{template_text(plain)}`"


def _before_hole(plain: str) -> str:
    """Text before `${`: a `$` at its end is escaped, or it would read as `$${`, which is right but unreadable."""
    text = template_text(plain)
    return f"{text[:-1]}\\$" if text.endswith("$") else text


def _postfix(node: ir.Member | ir.Index | ir.Call, writer: Writer) -> str:
    match node:
        case ir.Member(value, name, optional):
            target = _target(value, optional, writer)
            if is_identifier(name):
                return f"{target}{'?.' if optional else '.'}{name}"
            return f"{target}{'?.' if optional else ''}[{string_literal(name)}]"
        case ir.Index(value, index, optional):
            return f"{_target(value, optional, writer)}{'?.' if optional else ''}[{writer.expr(index)}]"
        case ir.Call(function, args, optional):
            arguments = ", ".join(writer.argument(arg) for arg in args)
            return f"{_target(function, optional, writer)}{'?.' if optional else ''}({arguments})"
        case _:
            assert_never(node)


def _target(node: ir.Expr, optional: bool, writer: Writer) -> str:
    """What `.name` or a call follows. A number is put in parentheses: the dot of `1.x` would belong to it."""
    text = writer.expr(_as_nullish(node) if optional else node, Level.POSTFIX)
    return f"({text})" if isinstance(node, ir.Num) and node.value >= 0 else text


def _as_nullish(node: ir.Expr) -> ir.Expr:
    """`x ?? null` as `x`, where null and undefined are the same: before `?.` and `??`."""
    while isinstance(node, ir.Logical) and node.op == "??" and isinstance(node.right, ir.Null | ir.Undefined):
        node = node.left
    return node


def _unary(op: str, operand: str) -> str:
    """`- -x` must not become `--x`."""
    return f"{op}({operand})" if op in {"-", "+"} and operand.startswith(op) else f"{op}{operand}"


def _binary(op: str, left: ir.Expr, right: ir.Expr, writer: Writer) -> str:
    own = _BINARY[op]
    if op == "**":
        # `**` groups to the right and takes no unary operator on its left
        return f"{writer.expr(left, Level.POSTFIX)} ** {writer.expr(right, own)}"
    return f"{writer.expr(left, own)} {op} {writer.expr(right, Level(own + 1))}"


def _logical(op: str, left: ir.Expr, right: ir.Expr, writer: Writer) -> str:
    """`a || b || c` needs none; `??` beside `&&` or `||` always needs parentheses, as JavaScript's grammar says."""
    own = _LOGICAL[op]
    left = _as_nullish(left) if op == "??" else left
    return f"{_operand(op, left, own, writer)} {op} {_operand(op, right, Level(own + 1), writer)}"


def _operand(op: str, node: ir.Expr, level: Level, writer: Writer) -> str:
    inner = _bare(node)
    if isinstance(inner, ir.Logical) and (op == "??") != (inner.op == "??"):
        level = Level.PRIMARY
    if isinstance(inner, ir.Logical) and op == inner.op:
        level = _LOGICAL[op]  # grouping does not matter: `a && (b && c)` is `a && b && c`
    return writer.expr(node, level)


def _bare(node: ir.Expr) -> ir.Expr:
    while isinstance(node, ir.FilterCall | ir.UrlFor):
        node = node.code
    return node


def _object(entries: Sequence[ir.Entry | ir.Spread], writer: Writer) -> str:
    return f"{{ {', '.join(_entry(entry, writer) for entry in entries)} }}" if entries else "{}"


def _entry(entry: ir.Entry | ir.Spread, writer: Writer) -> str:
    if isinstance(entry, ir.Spread):
        return writer.argument(entry)
    key = property_key(entry.key)
    value = writer.expr(entry.value)
    return key if key == value and isinstance(entry.value, ir.Name | ir.Ref) else f"{key}: {value}"


def _arrow(node: ir.Arrow, writer: Writer) -> str:
    result = "" if node.result is None else f": {writer.type(node.result)}"
    head = f"{writer.parameters(node.params)}{result} => "
    if isinstance(node.body, tuple):
        return head + writer.body(node.body)
    body = writer.expr(node.body)
    return f"{head}({body})" if body.startswith("{") else head + body
