"""`{% trans %}`: `gettext(ctx, "Hello %(name)s!", { name })`, Markup under autoescaping (newstyle)."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.printing import print_value
from transpiler.lower.value import Value
from transpiler.nodes.trans import all_variables, counted, message_text
from transpiler.types import HTML, STR


def lower_trans(node: nodes.Trans, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A translated text (Jinja docs: i18n Extension)."""
    variables = {name: ctx.value(value) for name, value in all_variables(node).items()}
    trimmed = bool(node.trimmed)
    singular = message_text(node.singular, trimmed=trimmed, placeholders=True)
    args: list[ir.Expr] = [b.name("ctx")]
    if node.context is not None:
        args.append(b.string(node.context))
    args.append(b.string(singular))
    function = "pgettext" if node.context is not None else "gettext"
    count = counted(node)
    if count is not None and node.plural is not None:
        args.append(b.string(message_text(node.plural, trimmed=trimmed, placeholders=True)))
        args.append(ctx.dynamic(ctx.value(count[1])))
        function = f"n{function}" if function == "gettext" else "npgettext"
        variables.setdefault("num", ctx.value(count[1]))
    if variables:
        args.append(b.obj({name: ctx.dynamic(value) for name, value in variables.items()}))
    value = Value(ctx.call(function, *args), HTML if ctx.autoescape else STR)
    if not ctx.autoescape:
        value = Value(ir.Member(value.code, "__html"), STR)
    return print_value(nodes.Const("", span=node.span), value, ctx)
