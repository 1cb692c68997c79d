"""`{{ user|attr("name") }}` becomes `{user.name}`."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.expressions import attribute
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, Object, without_none


@filter_rule("attr")
def lower_attr(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `attr(obj, name)`: an attribute, never an item."""
    args = bind(node, ctx, ("name",), required=1)
    if args is None:
        return unsupported(ctx)
    name = args.given["name"]
    shape = without_none(value.type)
    match name, shape:
        case nodes.Const(value=str() as key), Object() if key in shape.fields and shape.name != "Dict":
            return attribute(value, key, ctx)
    return Value(ctx.call("attr", ctx.dynamic(value), ctx.code(name)), UNKNOWN)
