"""`{% for m in get_flashed_messages() %}` becomes `getFlashedMessages(ctx).map(...)`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import bind, report, unsupported
from transpiler.lower.value import Value
from transpiler.types import STR, List, Str, Tuple, members

_FLASH = Tuple((STR, STR))


@global_rule("get_flashed_messages")
def lower_flashes(node: nodes.Call, ctx: LowerContext) -> Value:
    """Flask docs: `get_flashed_messages(with_categories=False, category_filter=())`."""
    args = bind(node, ctx, ("with_categories", "category_filter"))
    if args is None:
        return unsupported(ctx)
    entries: dict[str, ir.Expr] = {}
    categories = bool(args.constant("with_categories", False))
    if categories:
        entries["withCategories"] = b.TRUE
    kinds = args.value("category_filter")
    if kinds is not None and not _is_empty(kinds):
        texts = kinds.code
        if any(isinstance(member, Str) for member in members(kinds.type)):
            report(node, "the categories of `get_flashed_messages` are one text", ctx)
            return unsupported(ctx)
        if not _all_text(kinds):
            texts = b.method(ctx.call("iterate", ctx.dynamic(kinds)), "map", ctx.helper("str"))
        entries["categoryFilter"] = texts
    options = [b.obj(entries)] if entries else []
    code = b.call(ctx.helper("getFlashedMessages"), b.name("ctx"), *options)
    return Value(code, List(_FLASH) if categories else List(STR))


def _is_empty(kinds: Value) -> bool:
    return isinstance(kinds.code, ir.Array) and not kinds.code.items


def _all_text(kinds: Value) -> bool:
    match kinds.type:
        case List(item):
            return isinstance(item, Str) and isinstance(kinds.code, ir.Array)
        case Tuple(items):
            return all(isinstance(item, Str) for item in items)
        case _:
            return False


@global_rule("csrf_token", "csp_nonce")
def lower_token(node: nodes.Call, ctx: LowerContext) -> Value:
    """Flask-WTF's `csrf_token()` and flask-talisman's `csp_nonce()`: made in Python for each request."""
    name = node.node.name if isinstance(node.node, nodes.Name) else "csrf_token"
    if bind(node, ctx) is None:
        return unsupported(ctx)
    return Value(b.member(b.name("ctx"), "globals", name), STR)
