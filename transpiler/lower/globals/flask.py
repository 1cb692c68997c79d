"""`{% for m in get_flashed_messages() %}` becomes `ctx.globals.flashes.map(([, message]) => message)...`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import bind, report, unsupported
from transpiler.lower.value import Value
from transpiler.types import STR, List, Str, Tuple

_FLASH = Tuple((STR, STR))


@global_rule("get_flashed_messages")
def lower_flashes(node: nodes.Call, ctx: LowerContext) -> Value:
    """Flask docs: `get_flashed_messages(with_categories=False, category_filter=())`."""
    args = bind(node, ctx, ("with_categories", "category_filter"))
    if args is None:
        return unsupported(ctx)
    flashes: ir.Expr = b.member(b.name("ctx"), "globals", "flashes")
    kinds = args.value("category_filter")
    if kinds is not None and not _is_empty(kinds):
        texts = isinstance(kinds.type, List | Tuple) and _all_text(kinds)
        if not texts:
            report(node, "the categories of `get_flashed_messages` are computed", ctx)
            return unsupported(ctx)
        pair = ir.Parameter(ir.Pattern(items=(b.pattern("category"),)))
        flashes = b.method(flashes, "filter", ir.Arrow((pair,), b.method(kinds.code, "includes", b.name("category"))))
    if args.constant("with_categories", False):
        return Value(flashes, List(_FLASH))
    pair = ir.Parameter(ir.Pattern(items=(None, b.pattern("message"))))
    return Value(b.method(flashes, "map", ir.Arrow((pair,), b.name("message"))), List(STR))


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
