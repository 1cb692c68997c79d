"""`{{ posts|first }}` becomes `{posts[0]}`; `list`, `reverse` and `last` are as short."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.filters.shared.sequences import at_most, item_type, static_list
from transpiler.lower.value import Value
from transpiler.types import STR, UNKNOWN, List


@filter_rule("first")
def lower_first(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `first(seq)`; Undefined if there is none."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    items = static_list(value, ctx)
    if items is not None:
        return Value(ir.Index(items.code, ir.Num(0)), at_most(item_type(items)))
    if value.is_text:
        return Value(ctx.call("first", value.code), at_most(STR))
    return Value(ctx.call("first", ctx.dynamic(value)), UNKNOWN)


@filter_rule("last")
def lower_last(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `last(seq)`; Undefined if there is none."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    items = static_list(value, ctx)
    if items is not None:
        return Value(b.method(items.code, "at", b.number(-1)), at_most(item_type(items)))
    if value.is_text:
        return Value(ctx.call("last", value.code), at_most(STR))
    return Value(ctx.call("last", ctx.dynamic(value)), UNKNOWN)


@filter_rule("list")
def lower_list(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `list(value)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    items = static_list(value, ctx)
    if items is not None:
        return Value(ir.Array((ir.Spread(items.code),)), items.type) if ctx.lists_change else items
    if value.is_text:
        return Value(ctx.call("list", value.code), List(STR))
    return Value(ctx.call("list", ctx.dynamic(value)), List(UNKNOWN))


@filter_rule("reverse")
def lower_reverse(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `reverse(value)`: a list, or a text from its end."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    items = static_list(value, ctx)
    if items is not None:
        return Value(b.method(items.code, "toReversed"), items.type)
    if value.is_text:
        return Value(ctx.call("reverse", value.code), STR)
    return Value(ctx.call("reverse", ctx.dynamic(value)), UNKNOWN)


@filter_rule("random")
def lower_random(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `random(seq)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    items = static_list(value, ctx)
    if items is not None:
        return Value(ctx.call("random", items.code), at_most(item_type(items)))
    return Value(ctx.call("random", ctx.dynamic(value)), UNKNOWN)
