"""`posts|map(attribute="title")` becomes `posts.map((post) => post.title)`; `names|map("upper")` likewise."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.coerce import join_branches, otherwise_of
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.expressions import apply_filter
from transpiler.lower.filters.shared.arguments import report, unsupported
from transpiler.lower.filters.shared.sequences import each, item_type, mapped, path_type, read_path, static_list
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, List, Missing, NoneType, Type, members, union


@filter_rule("map")
def lower_map(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `map(value, filter, *args)`, `map(value, attribute=..., default=None)`."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        report(node, "the filter `map` unpacks its arguments at run time", ctx)
        return unsupported(ctx)
    keywords = {item.key: item.value for item in node.kwargs}
    if not node.args and "attribute" in keywords:
        extra = sorted(set(keywords) - {"attribute", "default"})
        if extra:
            report(node, f"the filter `map` takes no argument `{extra[0]}`", ctx)
        return _attributes(keywords["attribute"], keywords.get("default"), value, ctx)
    match node.args:
        case (nodes.Const(value=str() as name), *rest):
            applied = nodes.Filter(None, name, tuple(rest), node.kwargs, None, None, span=node.span)
            return _applied(applied, value, ctx)
        case ():
            report(node, "the filter `map` needs a filter or an attribute", ctx)
        case _:
            report(node, "the filter that `map` applies is computed", ctx)
    return unsupported(ctx)


def _applied(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    items = static_list(value, ctx)
    if items is not None:
        return mapped(items, ctx, lambda item, inner: apply_filter(node, item, inner))
    results: list[Type] = []

    def body(item: Value, inner: LowerContext) -> ir.Expr:
        result = apply_filter(node, item, inner)
        results.append(result.type)
        return result.code

    code = ctx.dynamic(value)
    arrow = each(Value(code, List(UNKNOWN)), ctx, body)
    return Value(ctx.call("map", code, arrow), List(results[0]))


def _attributes(attribute: nodes.Expr, default: nodes.Expr | None, value: Value, ctx: LowerContext) -> Value:
    items = static_list(value, ctx)
    if isinstance(default, nodes.Const) and default.value is None:
        default = None
    path = attribute.value if isinstance(attribute, nodes.Const) else None
    if isinstance(path, int) and not isinstance(path, bool):
        path = str(path)
    if items is not None and isinstance(path, str) and path_type(item_type(items), path, ctx) is not None:
        steps = path

        def body(item: Value, inner: LowerContext) -> Value:
            found = read_path(item, steps, inner) or item
            return found if default is None else _or_default(found, inner.value(default), inner)

        return mapped(items, ctx, body)
    name = ctx.value(attribute)
    codes = [ctx.dynamic(value), name.code if name.is_number else ctx.text(name)]
    if default is not None:
        codes.append(ctx.code(default))
    return Value(ctx.call("pluck", *codes), List(UNKNOWN))


def _or_default(value: Value, default: Value, ctx: LowerContext) -> Value:
    kinds = members(value.type)
    if not any(isinstance(kind, Missing) for kind in kinds):
        return value
    kept = [kind for kind in kinds if not isinstance(kind, Missing)]
    if not kept:
        return default
    if not any(isinstance(kind, NoneType) for kind in kept):
        return otherwise_of(value, union(*kept), default, ctx)
    then, otherwise, type_ = join_branches(Value(value.code, union(*kept)), default, ctx)
    return Value(b.conditional(b.equal(value.code, b.UNDEFINED), otherwise, then), type_)
