"""`{% for m in get_flashed_messages() %}` becomes `getFlashedMessages(ctx).map(...)`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import bind, unsupported
from transpiler.lower.value import Value
from transpiler.types import STR, List, Str, Tuple

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
        entries["categoryFilter"] = kinds.code if _all_text(kinds) else ctx.dynamic(kinds)
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
