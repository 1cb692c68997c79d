"""`{{ _("Hello %(name)s", name=user.name) }}` becomes `<Raw html={gettext(ctx, "Hello %(name)s", { name })} />`."""

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, global_rule
from transpiler.lower.filters.shared.arguments import as_number, called, report, unsupported
from transpiler.lower.value import Value
from transpiler.types import HTML, STR

_HELPERS: dict[str, tuple[str, str, int]] = {
    "_": ("gettext", "translated", 1),
    "gettext": ("gettext", "translated", 1),
    "ngettext": ("ngettext", "ntranslated", 3),
    "pgettext": ("pgettext", "ptranslated", 2),
    "npgettext": ("npgettext", "nptranslated", 4),
}
"""By name: the helper, the one that gives the message alone, and how many positional arguments come first."""


@global_rule(*_HELPERS)
def lower_gettext(node: nodes.Call, ctx: LowerContext) -> Value:
    """Jinja docs, i18n Extension, newstyle gettext: Markup under autoescaping, the values put into it escaped."""
    name = node.node.name if isinstance(node.node, nodes.Name) else "gettext"
    helper, alone, count = _HELPERS[name]
    plural = "" if count == 1 else "s"
    title = f"{called(node)} takes {count} positional argument{plural} and named ones"
    if node.dyn_args is None and len(node.args) > count:
        error = f"TypeError: {name}() takes {count} positional argument{plural} but {len(node.args)} were given"
        return ctx.raising(node.span, title, error, label="too many arguments")
    if node.dyn_args is not None or node.dyn_kwargs is not None or len(node.args) != count:
        report(node, title, ctx)
        return unsupported(ctx)
    args: list[ir.Expr] = [b.name("ctx")]
    number: Value | None = None
    for index, item in enumerate(node.args):
        value = ctx.value(item)
        if helper.startswith("n") and index == count - 1:
            number = value
            args.append(as_number(value))
        else:
            args.append(ctx.text(value))
    variables = {item.key: ctx.code(item.value) for item in node.kwargs}
    if ctx.autoescape:
        extra = [b.obj(variables)] if variables else []
        return Value(b.call(ctx.helper(helper), *args, *extra), HTML)  # what a translated page calls by itself
    if number is not None:
        variables = {"num": ctx.dynamic(number), **variables}
    if name in ("pgettext", "npgettext"):
        variables = {"context": args[1], **variables}
    return Value(ctx.call("percent", ctx.call(alone, *args), b.obj(variables)), STR)
