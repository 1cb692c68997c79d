"""`{{ lines|sum(attribute="total") }}` becomes `{lines.reduce((sum, item) => sum + item.total, 0)}`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import Arguments, bind, options, trailing, unsupported
from transpiler.lower.filters.shared.sequences import item_type, mapped, path_type, read_path, static_list
from transpiler.lower.operators import number_type
from transpiler.lower.value import Value
from transpiler.types import INT, UNKNOWN, Float, Int, Number


@filter_rule("sum")
def lower_sum(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `sum(iterable, attribute=None, start=0)`; the sum of no floats is the int 0."""
    args = bind(node, ctx, ("attribute", "start"))
    if args is None:
        return unsupported(ctx)
    start = args.value("start") or Value(ir.Num(0), INT)
    numbers = _numbers(value, args, ctx) if start.is_number else None
    attribute = args.given.get("attribute")
    if numbers is not None and isinstance(attribute, nodes.Const) and isinstance(item_type(numbers), Int):
        return _reduced(value, attribute, start, ctx)
    if numbers is not None and (isinstance(start.type, Float) or not isinstance(item_type(numbers), Float)):
        code = ctx.call("sumNumbers", numbers.code, *trailing(start.code if "start" in args else None))
        return Value(code, number_type(item_type(numbers), start.type))
    extra = options(attribute=args.dynamic("attribute"), start=args.dynamic("start"))
    return Value(ctx.call("sum", _floats_boxed(value, ctx), *extra), UNKNOWN)


def _reduced(value: Value, attribute: nodes.Const, start: Value, ctx: LowerContext) -> Value:
    """`lines.reduce((sum, line) => sum + line.total, 0)`: whole numbers add up alike in both languages."""
    inner = ctx.function(callback=True)
    total, item = inner.names.take("sum"), inner.names.take("item")
    read = read_path(Value(b.name(item), item_type(value)), str(attribute.value), inner)
    assert read is not None, "the path was read before"
    step = ir.Arrow(
        (ir.Parameter(b.pattern(total)), ir.Parameter(b.pattern(item))), ir.Binary("+", b.name(total), read.code)
    )
    return Value(b.method(value.code, "reduce", step, start.code), number_type(INT, start.type))


def _numbers(value: Value, args: Arguments, ctx: LowerContext) -> Value | None:
    items = static_list(value, ctx)
    attribute = args.given.get("attribute")
    if items is None or (attribute is not None and not isinstance(attribute, nodes.Const)):
        return None
    path = attribute.value if attribute is not None else None
    if isinstance(path, str):
        if not isinstance(path_type(item_type(items), path, ctx), Int | Float | Number):
            return None
        return mapped(items, ctx, lambda item, inner: read_path(item, path, inner) or item)
    return items if path is None and isinstance(item_type(items), Int | Float | Number) else None


def _floats_boxed(value: Value, ctx: LowerContext) -> ir.Expr:
    if isinstance(item_type(value), Float):
        return b.method(value.code, "map", ctx.helper("boxFloat"))
    return ctx.dynamic(value)
