"""`{{ body|truncate(80) }}` becomes `{truncate(body, 80)}`."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, options, trailing, unsupported
from transpiler.lower.value import Value
from transpiler.types import STR, UNKNOWN


@filter_rule("truncate")
def lower_truncate(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `truncate(s, length=255, killwords=False, end='...', leeway=None)`."""
    args = bind(node, ctx, ("length", "killwords", "end", "leeway"))
    if args is None:
        return unsupported(ctx)
    extra = options(killwords=args.truth("killwords"), end=args.text("end"), leeway=args.number("leeway"))
    rest = trailing(args.number("length"), *extra)
    if value.is_text:
        return Value(ctx.call("truncate", value.code, *rest), STR)
    return Value(ctx.call("truncate", ctx.dynamic(value), *rest), UNKNOWN)
