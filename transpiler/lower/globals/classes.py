"""`{% set comma = joiner(", ") %}` becomes `const comma = joiner(", ")`; `cycler` makes an object with `next()`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import bind, report, unsupported
from transpiler.lower.namespaces import made_namespace
from transpiler.lower.value import Value
from transpiler.types import STR, UNKNOWN, Function


@global_rule("joiner")
def lower_joiner(node: nodes.Call, ctx: LowerContext) -> Value:
    """Jinja docs: `joiner(sep=', ')`: empty on the first call, the separator on each later one."""
    args = bind(node, ctx, ("sep",))
    if args is None:
        return unsupported(ctx)
    separator = args.value("sep")
    if separator is None:
        return Value(ctx.call("joiner"), Function((), STR))
    if separator.is_text:
        return Value(ctx.call("joiner", separator.code), Function((), STR))
    return Value(ctx.call("joiner", ctx.dynamic(separator)), UNKNOWN)


@global_rule("cycler")
def lower_cycler(node: nodes.Call, ctx: LowerContext) -> Value:
    """Jinja docs: `cycler(*items)`."""
    if node.dyn_args is not None or node.dyn_kwargs is not None or node.kwargs or not node.args:
        report(node, "the function `cycler` takes one positional argument or more", ctx)
        return unsupported(ctx)
    items = b.array(*(ctx.code(arg) for arg in node.args))
    made = b.method(b.name("Reflect"), "construct", ctx.helper("Cycler"), items)
    return Value(ir.Cast(made, UNKNOWN), UNKNOWN)


@global_rule("namespace")
def lower_namespace(node: nodes.Call, ctx: LowerContext) -> Value:
    """Jinja docs: `namespace(...)`; `{% set ns = namespace(...) %}` is a statement and seldom comes here."""
    if node.dyn_args is not None:
        report(node, "the function `namespace` unpacks positional arguments", ctx)
        return unsupported(ctx)
    return made_namespace(node, ctx)
