"""`{% for row in items|batch(3) %}` becomes `batch(items, 3).map((row) => ...)`; `slice` makes columns."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, trailing, unsupported
from transpiler.lower.filters.shared.sequences import item_type, static_list
from transpiler.lower.keeping import keeps
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, List, NoneType

_HELPERS = {"batch": "batch", "slice": "columns"}


@filter_rule("batch", "slice")
def lower_batch(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `batch(value, linecount, fill_with=None)`, `slice(value, slices, fill_with=None)`."""
    helper = _HELPERS[node.name]
    args = bind(node, ctx, ("linecount" if node.name == "batch" else "slices", "fill_with"), required=1)
    count = None if args is None else args.number("linecount" if node.name == "batch" else "slices")
    if args is None or count is None:
        return unsupported(ctx)
    fill = args.value("fill_with")
    if fill is not None and isinstance(fill.type, NoneType):
        fill = None
    items = static_list(value, ctx)
    if items is not None and (fill is None or keeps(fill.type, item_type(items))):
        rest = trailing(count, None if fill is None else fill.code)
        return Value(ctx.call(helper, items.code, *rest), List(items.type))
    rest = trailing(count, None if fill is None else ctx.dynamic(fill))
    return Value(ctx.call(helper, ctx.dynamic(value), *rest), List(List(UNKNOWN)))
