"""`{{ name|replace("_", " ") }}` becomes `{name.replaceAll("_", " ")}`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, filter_rule
from transpiler.lower.filters.shared.arguments import autoescape_option, bind, options, unsupported
from transpiler.lower.filters.shared.text import TEXT_OR_HTML, plain
from transpiler.lower.value import Value
from transpiler.types import STR


@filter_rule("replace")
def lower_replace(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """Jinja docs: `replace(s, old, new, count=None)`."""
    args = bind(node, ctx, ("old", "new", "count"), required=2)
    old, new = (None, None) if args is None else (args.value("old"), args.value("new"))
    if args is None or old is None or new is None:
        return unsupported(ctx)
    count = args.number("count")
    codes = [plain(item, ctx) for item in (value, old, new)]
    text, before, after = codes
    if text is not None and before is not None and after is not None:
        if count is None and replaces_plainly(before, after):
            return Value(b.method(text, "replaceAll", before, after), STR)
        return Value(ctx.call("replace", text, before, after, *options(count=count)), STR)
    extra = options(count=count, autoescape=autoescape_option(ctx))
    return Value(ctx.call("replace", *(ctx.dynamic(item) for item in (value, old, new)), *extra), TEXT_OR_HTML)


def replaces_plainly(old: ir.Expr, new: ir.Expr) -> bool:
    """Whether `replaceAll` does the same: `$` means something in its replacement; Python counts `""` otherwise."""
    return isinstance(old, ir.Str) and old.value != "" and isinstance(new, ir.Str) and "$" not in new.value
