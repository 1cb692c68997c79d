"""What can stand left of `=` or `in` (`jinja2.parser.Parser.parse_assign_target`)."""

from __future__ import annotations

from typing import TypeVar

from transpiler import nodes
from transpiler.parse.errors import TemplateError

_RESERVED = frozenset({"true", "false", "none", "True", "False", "None"})
Node = TypeVar("Node", bound=nodes.Node)


def with_context(node: nodes.Expr, ctx: nodes.ExprContext) -> nodes.Expr:
    """`node` as a target: its names and tuples get `ctx`; other nodes cannot be targets and stay."""
    match node:
        case nodes.Name():
            return nodes.Name(node.name, ctx, span=node.span)
        case nodes.Tuple():
            return nodes.Tuple(tuple(with_context(item, ctx) for item in node.items), ctx, span=node.span)
        case _:
            return node


def assignable(node: nodes.Expr) -> nodes.Expr:
    """`node` itself; raises `TemplateError` unless Jinja2 can assign to it."""
    if not _can_assign(node):
        kind = type(node).__name__.lower()
        raise TemplateError(node.span, f"can't assign to {kind!r}", label="not a name or a tuple of names")
    return node


def _can_assign(node: nodes.Expr) -> bool:
    match node:
        case nodes.Name():
            return node.name not in _RESERVED
        case nodes.Tuple():
            return all(_can_assign(item) for item in node.items)
        case nodes.NSRef():
            return True
        case _:
            return False
