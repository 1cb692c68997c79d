"""`posts|selectattr("active")` becomes `posts.filter((post) => post.active)`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import TESTS, LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import report, unsupported
from transpiler.lower.filters.shared.sequences import each, path_type, read_path, static_list
from transpiler.lower.truth import boolean
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, List


@filter_rule("select", "reject")
def lower_select(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `select(value, test, *args)`; without a test the items that are true."""
    if not _follows(node, ctx):
        return unsupported(ctx)
    items = static_list(value, ctx) or Value(ctx.dynamic(value), UNKNOWN)
    return _filtered(node, items, None, node.args, ctx)


@filter_rule("selectattr", "rejectattr")
def lower_selectattr(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `selectattr(value, attribute, test, *args)`."""
    if not _follows(node, ctx):
        return unsupported(ctx)
    if not node.args:
        report(node, f"the filter `{node.name}` needs the argument `attribute`", ctx)
        return unsupported(ctx)
    attribute = node.args[0]
    if not (isinstance(attribute, nodes.Const) and isinstance(attribute.value, str)):
        return _computed(node, attribute, value, ctx)
    path = attribute.value
    items = static_list(value, ctx)
    if items is not None and isinstance(items.type, List) and path_type(items.type.item, path, ctx) is not None:
        return _filtered(node, items, path, node.args[1:], ctx)
    return _computed(node, attribute, value, ctx)


def _follows(node: nodes.Filter, ctx: LowerContext) -> bool:
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        report(node, f"the filter `{node.name}` unpacks its arguments at run time", ctx)
        return False
    return True


def _filtered(
    node: nodes.Filter, items: Value, path: str | None, test: tuple[nodes.Expr, ...], ctx: LowerContext
) -> Value:
    """`items.filter((item) => test)`, or the helper where the list is only known at run time."""
    keeps = node.name in ("select", "selectattr")

    def body(item: Value, inner: LowerContext) -> ir.Expr:
        tested = item if path is None else read_path(item, path, inner) or item
        code = _tested(node, tested, test, inner)
        return code if keeps else b.not_(code)

    if isinstance(items.type, List):
        return Value(b.method(items.code, "filter", each(items, ctx, body)), items.type)
    if not test:
        return Value(ctx.call(node.name, items.code), List(UNKNOWN))
    return Value(ctx.call("select", items.code, each(items, ctx, body)), List(UNKNOWN))


def _computed(node: nodes.Filter, attribute: nodes.Expr, value: Value, ctx: LowerContext) -> Value:
    """The helper that reads the attribute itself."""
    path = ctx.value(attribute)
    codes = [ctx.dynamic(value), path.code if path.is_number else ctx.text(path)]
    if len(node.args) > 1:
        unknown = Value(codes[0], List(UNKNOWN))
        codes.append(each(unknown, ctx, lambda item, inner: _tested(node, item, node.args[1:], inner)))
    return Value(ctx.call(node.name, *codes), List(UNKNOWN))


def _tested(node: nodes.Filter, item: Value, test: tuple[nodes.Expr, ...], ctx: LowerContext) -> ir.Expr:
    """The test named by the arguments applied to `item`, the truth of `item` without one."""
    from transpiler.lower.custom import lower_custom_test

    if not test:
        return boolean(item, ctx)
    match test[0]:
        case nodes.Const(value=str() as name):
            applied = nodes.Test(
                nodes.Const(None), name, test[1:], node.kwargs, node.dyn_args, node.dyn_kwargs, span=node.span
            )
            rule = TESTS.get(name)
            if rule is None or name in ctx.module.program.app.tests:
                return boolean(Value(lower_custom_test(applied, item, ctx), UNKNOWN), ctx)
            return rule(applied, item, ctx)
        case _:
            report(node, f"the test of `{node.name}` is computed", ctx)
            return b.FALSE
