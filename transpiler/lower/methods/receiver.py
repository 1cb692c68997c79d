"""What all method rules ask first: the type of the value the method is called on."""

from __future__ import annotations

from transpiler import nodes
from transpiler.lower.context import LowerContext
from transpiler.lower.paths import path_of
from transpiler.lower.value import Value
from transpiler.types import without_none


def receiver(node: nodes.Call, value: Value, ctx: LowerContext) -> Value:
    """The value, without None and Undefined where a condition around the call has excluded them."""
    if isinstance(node.node, nodes.Getattr) and path_of(node.node.node) in ctx.known:
        return Value(value.code, without_none(value.type), value.natural)
    return value


def method_name(node: nodes.Call) -> str:
    """The name of the method called."""
    assert isinstance(node.node, nodes.Getattr)
    return node.node.attr
