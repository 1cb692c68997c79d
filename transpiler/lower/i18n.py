"""`{% trans name=user.name %}Hello {{ name }}!{% endtrans %}` is a call of gettext with the message's text."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.lower.context import LowerContext
from transpiler.lower.globals.gettext import lower_gettext
from transpiler.lower.printing import print_value
from transpiler.nodes.trans import all_variables, counted, message_text


def lower_trans(node: nodes.Trans, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A translated text (Jinja docs: i18n Extension, newstyle gettext)."""
    trimmed = ctx.module.options.policies.trans_trimmed if node.trimmed is None else node.trimmed
    args: list[nodes.Expr] = []
    name = "gettext"
    if node.context is not None:
        args.append(nodes.Const(node.context, span=node.span))
        name = "pgettext"
    args.append(nodes.Const(message_text(node.singular, trimmed=trimmed, placeholders=True), span=node.span))
    count = counted(node)
    if count is not None and node.plural is not None:
        args.append(nodes.Const(message_text(node.plural, trimmed=trimmed, placeholders=True), span=node.span))
        args.append(count[1])
        name = "ngettext" if node.context is None else "npgettext"
    kwargs = tuple(nodes.Keyword(key, value, span=node.span) for key, value in all_variables(node).items())
    call = nodes.Call(nodes.Name(name, "load", span=node.span), tuple(args), kwargs, None, None, span=node.span)
    return print_value(call, lower_gettext(call, ctx), ctx)
