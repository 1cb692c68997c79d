"""`{{ posts|length }}` becomes `{posts.length}`; texts are counted in characters, not UTF-16 units."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.protocols import iterated, protocol
from transpiler.lower.value import Value
from transpiler.types import INT, Dict, List, Missing, Object, Tuple, is_optional, members, without_none


@filter_rule("length", "count")
def lower_length(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `length(obj)`; Undefined has length 0."""
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return length(value, ctx)


def length(value: Value, ctx: LowerContext) -> Value:
    """`len(value)`."""
    count = protocol(value, "__len__", ctx)
    if count is not None:
        absent = is_optional(count.type)
        return Value(ir.Logical("??", count.code, ir.Num(0)) if absent else count.code, INT, natural=True)
    value = iterated(value, ctx)
    match value.type:
        case List() | Dict():
            return Value(ir.Member(value.code, "length"), INT, natural=True)
        case Tuple(items):
            return Value(b.number(len(items)), INT, natural=True)
        case Object(name="Dict", module=None) if isinstance(value.code, ir.ObjectExpr):
            return Value(b.number(len(value.code.entries)), INT, natural=True)
    if value.only(List, Dict, Missing) and isinstance(without_none(value.type), List | Dict):
        code = ir.Logical("??", ir.Member(value.code, "length", optional=True), ir.Num(0))
        return Value(code, INT, natural=True)
    objects = [member for member in members(value.type) if isinstance(member, Object)]
    helper = "counted" if any("__len__" in member.fields for member in objects) else "length"
    return Value(ctx.call(helper, ctx.dynamic(value)), INT, natural=True)
