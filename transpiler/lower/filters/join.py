"""`{{ tags|join(", ") }}` becomes `{tags.join(", ")}`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import Arguments, autoescape_option, bind, options, unsupported
from transpiler.lower.filters.shared.sequences import item_type, mapped, read_path, static_list
from transpiler.lower.filters.shared.text import TEXT_OR_HTML, plain
from transpiler.lower.value import Value
from transpiler.types import STR, Int, Number, Str, members


@filter_rule("join")
def lower_join(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `join(value, d='', attribute=None)`."""
    args = bind(node, ctx, ("d", "attribute"))
    if args is None:
        return unsupported(ctx)
    separator = args.value("d") or Value(b.string(""), STR)
    between = plain(separator, ctx)
    items = _texts(value, args, ctx)
    if items is not None and between is not None:
        return Value(b.method(items, "join", between), STR)
    codes = [ctx.dynamic(value), ctx.dynamic(separator)]
    extra = options(attribute=args.dynamic("attribute"), autoescape=autoescape_option(ctx))
    if not extra and codes[1] == b.string(""):
        codes.pop()
    return Value(ctx.call("join", *codes, *extra), TEXT_OR_HTML)


def _texts(value: Value, args: Arguments, ctx: LowerContext) -> ir.Expr | None:
    """The items as an array JavaScript joins as Python does, None if that is not known."""
    items = static_list(value, ctx)
    if items is None:
        return None
    attribute = args.constant("attribute") if "attribute" in args else None
    if attribute is not None:
        if not isinstance(attribute, str) or read_path(Value(b.NULL, item_type(items)), attribute, ctx) is None:
            return None
        path = attribute
        items = mapped(items, ctx, lambda item, inner: read_path(item, path, inner) or item)
    if all(isinstance(kind, Str | Int | Number) for kind in members(item_type(items))):
        return items.code
    if plain(Value(b.NULL, item_type(items)), ctx) is None:
        return None
    return mapped(items, ctx, lambda item, inner: Value(plain(item, inner) or item.code, STR)).code
