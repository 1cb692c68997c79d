"""`{% for p in posts|sort(attribute="title") %}` becomes `sort(posts, { attribute: "title" }).map((p) => ...)`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import Arguments, bind, options, unsupported
from transpiler.lower.filters.shared.sequences import at_most, compares_plainly, item_type, path_type, static_list
from transpiler.lower.protocols import protocol
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, Dict, List, Tuple, Type


@filter_rule("sort")
def lower_sort(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `sort(value, reverse=False, case_sensitive=False, attribute=None)`."""
    args = bind(node, ctx, ("reverse", "case_sensitive", "attribute"))
    if args is None:
        return unsupported(ctx)
    return _list(node.name, value, args, ctx)


@filter_rule("unique")
def lower_unique(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `unique(value, case_sensitive=False, attribute=None)`."""
    args = bind(node, ctx, ("case_sensitive", "attribute"))
    if args is None:
        return unsupported(ctx)
    return _list(node.name, value, args, ctx)


@filter_rule("min", "max")
def lower_extreme(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `min(value, case_sensitive=False, attribute=None)`, `max(...)`; Undefined if there is no item."""
    args = bind(node, ctx, ("case_sensitive", "attribute"))
    if args is None:
        return unsupported(ctx)
    items = _comparable(value, args, ctx)
    extra = _options(args)
    if items is not None:
        return Value(ctx.call(node.name, items.code, *extra), at_most(item_type(items)))
    return Value(ctx.call(node.name, ctx.dynamic(value), *extra), UNKNOWN)


def _list(helper: str, value: Value, args: Arguments, ctx: LowerContext) -> Value:
    items = _comparable(value, args, ctx)
    extra = _options(args)
    if items is not None:
        return Value(ctx.call(helper, items.code, *extra), items.type)
    return Value(ctx.call(helper, ctx.dynamic(value), *extra), List(UNKNOWN))


def _comparable(value: Value, args: Arguments, ctx: LowerContext) -> Value | None:
    """The list, if what is compared of its items orders in static form as it does in Python."""
    items = static_list(value, ctx)
    if items is None:
        return None
    compared: list[Type | None] = [item_type(items)]
    attribute = args.given.get("attribute")
    if isinstance(attribute, nodes.Const) and isinstance(attribute.value, str):
        compared = [path_type(item_type(items), path, ctx) for path in attribute.value.split(",")]
    elif isinstance(attribute, nodes.Const) and isinstance(attribute.value, int):
        compared = [path_type(item_type(items), str(attribute.value), ctx)]
    elif attribute is not None and not (isinstance(attribute, nodes.Const) and attribute.value is None):
        return None
    return items if all(type_ is not None and compares_plainly(type_) for type_ in compared) else None


def _options(args: Arguments) -> list[ir.Expr]:
    return options(
        reverse=args.truth("reverse"),
        case_sensitive=args.truth("case_sensitive"),
        attribute=_attribute(args),
    )


def _attribute(args: Arguments) -> ir.Expr | None:
    """The attribute as `string | number`; a computed one is text, as Jinja2 takes only texts and ints."""
    value = args.value("attribute")
    return None if value is None else value.code if value.is_number else args.text("attribute")


@filter_rule("dictsort")
def lower_dictsort(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `dictsort(value, case_sensitive=False, by='key', reverse=False)`."""
    args = bind(node, ctx, ("case_sensitive", "by", "reverse"))
    if args is None:
        return unsupported(ctx)
    by = args.constant("by", "key")
    if by not in ("key", "value"):
        ctx.report("unsupported-call", node.span, "`dictsort` sorts by `key` or `value`", label="unknown order")
        return unsupported(ctx)
    case_sensitive, reverse = args.truth("case_sensitive"), args.truth("reverse")
    pairs = protocol(value, "__items__", ctx)
    if pairs is not None:
        value = Value(ctx.call("dict", pairs.code), UNKNOWN)
    if isinstance(value.type, Dict):
        place = 0 if by == "key" else 1
        key, item = value.type.key, value.type.value
        if compares_plainly((key, item)[place]):
            extra = options(case_sensitive=case_sensitive, reverse=reverse, attribute=b.number(place))
            return Value(ctx.call("sort", value.code, *extra), List(Tuple((key, item))))
    given = b.string("value") if by == "value" else None
    extra = options(case_sensitive=case_sensitive, by=given, reverse=reverse)
    return Value(ctx.call("dictsort", ctx.dynamic(value), *extra), List(Tuple((UNKNOWN, UNKNOWN))))
