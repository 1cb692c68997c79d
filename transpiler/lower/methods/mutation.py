"""`{% do rows.append(row) %}` becomes `append(rows, row)`: methods that change a list or a dict.

They return None, and templates rely on it (`{{ rows.append(row) or "" }}`), so the call stays a value: an array's own
`push` returns the new length. A change must reach the very array the template names, never a converted copy of it.
"""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, method_rule
from transpiler.lower.filters.shared.arguments import called, report, unsupported
from transpiler.lower.filters.shared.sequences import item_type, static_list
from transpiler.lower.methods.receiver import method_name, receiver
from transpiler.lower.value import Value, needs_boxing
from transpiler.types import UNKNOWN, Dict, List, Object, Tuple, Type, Unknown, assignable

_ITEM_AT = {"append": 0, "insert": 1}


@method_rule(
    "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "update", "setdefault", "popitem"
)
def lower_mutation(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """A change of a list or dict made in the template."""
    target = receiver(node, value, ctx)
    match target.type:
        case List(item):
            return _change_list(node, target, item, ctx)
        case Dict() | Object() | Tuple():
            report(node, f"{called(node)} changes a dict whose type is fixed", ctx)
            return unsupported(ctx)
        case _:
            return None


def _change_list(node: nodes.Call, target: Value, item: Type, ctx: LowerContext) -> Value | None:
    name = method_name(node)
    if node.kwargs and name != "sort":
        return None
    if name == "append" and len(node.args) == 1 and node.dyn_args is None:
        code = _fitted(node, node.args[0], item, ctx)
        return unsupported(ctx) if code is None else Value(ctx.call("append", target.code, code), UNKNOWN)
    if needs_boxing(target.type):
        report(node, f"{called(node)} changes a list of typed items", ctx)
        return unsupported(ctx)
    place = _ITEM_AT.get(name)
    if place is not None and len(node.args) > place and _fitted(node, node.args[place], item, ctx) is None:
        return unsupported(ctx)
    if name == "extend" and not isinstance(item, Unknown) and len(node.args) == 1:
        more = static_list(ctx.value(node.args[0]), ctx)
        if more is None or not assignable(item_type(more), item):
            _mismatch(node, ctx)
            return unsupported(ctx)
    return None


def _fitted(node: nodes.Call, argument: nodes.Expr, item: Type, ctx: LowerContext) -> ir.Expr | None:
    code = coerce(ctx.value(argument), item, ctx)
    if code is None:
        _mismatch(node, ctx)
    return code


def _mismatch(node: nodes.Call, ctx: LowerContext) -> None:
    ctx.report(
        "type-mismatch",
        node.span,
        f"{called(node)} puts a value of another type into the list",
        label="another type than the items",
    )


@method_rule("copy")
def lower_copy(node: nodes.Call, value: Value, ctx: LowerContext) -> Value | None:
    """`items.copy()` becomes `[...items]`."""
    target = receiver(node, value, ctx)
    if node.args or node.kwargs or not isinstance(target.type, List):
        return None
    return Value(ir.Array((ir.Spread(target.code),)), target.type)
