"""`{% for g in posts|groupby("year") %}` becomes `groupby(posts, "year").map((g) => ...)`: `g.grouper`, `g.list`."""

from transpiler import nodes
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import bind, options, unsupported
from transpiler.lower.filters.shared.sequences import compares_plainly, item_type, path_type, static_list
from transpiler.lower.value import Value, needs_boxing
from transpiler.types import UNKNOWN, Field, List, Object, Unknown


@filter_rule("groupby")
def lower_groupby(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `groupby(value, attribute, default=None, case_sensitive=False)`."""
    args = bind(node, ctx, ("attribute", "default", "case_sensitive"), required=1)
    if args is None:
        return unsupported(ctx)
    attribute = args.given["attribute"]
    name = ctx.value(attribute)
    path = name.code if name.is_number else ctx.text(name)
    default = args.given.get("default")
    absent = default is None or (isinstance(default, nodes.Const) and default.value is None)
    extra = options(default=None if absent else args.dynamic("default"), case_sensitive=args.truth("case_sensitive"))
    items = static_list(value, ctx)
    constant = attribute.value if isinstance(attribute, nodes.Const) else None
    if items is not None and isinstance(constant, str):
        key = path_type(item_type(items), constant, ctx)
        if key is not None and (isinstance(key, Unknown) or compares_plainly(key)):
            named = absent and "." not in constant  # the type of the call says then what the attribute is
            if named or not needs_boxing(key):
                group = Object("Group", {"grouper": Field(key if named else UNKNOWN), "list": Field(items.type)})
                return Value(ctx.call("groupby", items.code, path, *extra), List(group))
    return Value(ctx.call("groupby", ctx.dynamic(value), path, *extra), List(UNKNOWN))
