"""`{{ body|truncate(80) }}` becomes `{truncate(body, 80)}`."""

from transpiler import nodes
from transpiler.ir import build as b
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
    policy = ctx.module.options.policies.truncate_leeway
    leeway = args.number("leeway") or (None if policy == 5 else b.number(policy))
    extra = options(killwords=args.truth("killwords"), end=args.text("end"), leeway=leeway)
    rest = trailing(args.number("length"), *extra)
    if value.is_text:
        return Value(ctx.call("truncate", value.code, *rest), STR)
    return Value(ctx.call("truncate", ctx.dynamic(value), *rest), UNKNOWN)
