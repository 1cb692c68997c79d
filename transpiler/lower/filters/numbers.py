"""`{{ page|int }}` becomes `page` where it is an int, `Math.trunc(page)` where a float; `{{ x|abs }}` `Math.abs(x)`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import as_number, bind, trailing, unsupported
from transpiler.lower.value import Value
from transpiler.types import FLOAT, INT, STR, UNKNOWN, Bool, Float, Int, Number, Numeral


@filter_rule("int")
def lower_int(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `int(value, default=0, base=10)`."""
    args = bind(node, ctx, ("default", "base"))
    if args is None:
        return unsupported(ctx)
    match value.type:
        case Int():
            return value
        case Bool():
            return Value(b.conditional(value.code, ir.Num(1), ir.Num(0)), INT, natural=True)
        case Float() | Number():
            return Value(b.call(b.member(b.name("Math"), "trunc"), value.code), INT)
    rest = trailing(args.dynamic("default"), args.number("base"))
    return Value(ctx.call("toInt", ctx.dynamic(value), *rest), UNKNOWN)


@filter_rule("float")
def lower_float(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `float(value, default=0.0)`."""
    args = bind(node, ctx, ("default",))
    if args is None:
        return unsupported(ctx)
    match value.type:
        case Int() | Float() | Number() | Numeral():
            return Value(as_number(value), FLOAT)
        case Bool():
            return Value(b.conditional(value.code, ir.Num(1), ir.Num(0)), FLOAT)
    return Value(ctx.call("toFloat", ctx.dynamic(value), *trailing(args.dynamic("default"))), UNKNOWN)


@filter_rule("abs")
def lower_abs(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `abs(x)`."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    if value.natural:
        return value
    if value.is_number:
        return Value(
            b.call(b.member(b.name("Math"), "abs"), value.code), value.type, natural=isinstance(value.type, Int)
        )
    return Value(ctx.call("abs", ctx.dynamic(value)), UNKNOWN)


@filter_rule("round")
def lower_round(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `round(value, precision=0, method='common')`; an int stays one, else the result is a float."""
    args = bind(node, ctx, ("precision", "method"))
    if args is None:
        return unsupported(ctx)
    method = args.constant("method", "common")
    if method not in ("common", "ceil", "floor"):
        ctx.report(
            "unsupported-call",
            node.span,
            f"the filter `round` has no method `{method}`",
            label="`common`, `ceil` or `floor`",
        )
        return unsupported(ctx)
    precision = args.given.get("precision")
    places = precision.value if isinstance(precision, nodes.Const) else None if precision is not None else 0
    whole = isinstance(places, int) and places >= 0
    if isinstance(value.type, Int) and method == "common" and whole:
        return value
    how = b.string(str(method)) if method != "common" else None
    if isinstance(value.type, Float) or (isinstance(value.type, Int) and method != "common"):
        given = args.number("precision") if places != 0 else None
        if given is None and how is not None:
            given = ir.Num(0)
        return Value(ctx.call("roundFloat", value.code, *trailing(given, how)), FLOAT)
    given = args.dynamic("precision")
    if given is None and how is not None:
        given = ir.Num(0)
    return Value(ctx.call("round", ctx.dynamic(value), *trailing(given, how)), UNKNOWN)


@filter_rule("filesizeformat")
def lower_filesizeformat(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `filesizeformat(value, binary=False)`."""
    args = bind(node, ctx, ("binary",))
    if args is None:
        return unsupported(ctx)
    code = value.code if value.is_number else ctx.dynamic(value)
    return Value(ctx.call("filesizeformat", code, *trailing(args.truth("binary"))), STR)
