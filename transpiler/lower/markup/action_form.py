"""`<form method="post">` as a form whose answer is shown in place: `<ActionForm>`, where `Options.actions` asks for it.

The answer to such a form is the page it stands on, with what the visitor typed and what is wrong with it, or a
redirect. Every other form is a form: one that sends files, opens a window, goes to another address, or whose page has
scripts, which run when a page is loaded and at no other time.
"""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.analyze.links import endpoint_of
from transpiler.html import tree as html
from transpiler.lower.context import LowerContext


def as_action_form(item: html.Element, element: ir.Element, ctx: LowerContext) -> ir.Markup:
    """The element, or the component in its place."""
    given = {one.name: one for one in item.attributes if isinstance(one, html.Attribute) and isinstance(one.name, str)}
    if ctx.form != "markup" or not ctx.module.options.actions or _text(given.get("method")).lower() != "post":
        return element
    why = _unsuited(item, given, ctx)
    if why:
        ctx.report(
            "plain-form", item.span, "this form stays a plain form", label=why,
            text="Its answer is loaded as a page, as ever.",
        )  # fmt: skip
        return element
    props = tuple(
        ir.Spread(one.value) if isinstance(one, ir.AttributeSpread) else ir.Prop(one.name, one.value or ir.Bool(True))
        for one in element.attributes
    )
    return ir.Component(ctx.imported("bridge/action-form", "ActionForm"), props, element.children)


def _unsuited(item: html.Element, given: dict[str, html.Attribute], ctx: LowerContext) -> str:
    """Why the form stays one; empty if it need not."""
    if len(given) < len(item.attributes):
        return "its attributes are computed"
    if _text(given.get("enctype")).lower() not in ("", "application/x-www-form-urlencoded"):
        return "it sends files"
    if "target" in given:
        return "it opens a window"
    if not _stays(given.get("action"), ctx):
        return "its answer is the page of another address"
    if ctx.module.scripted:
        return "its page has scripts, which run when it is loaded"
    return ""


def _text(attribute: html.Attribute | None) -> str:
    """The value of an attribute that is written down, else `?`."""
    if attribute is None or not attribute.value:
        return ""
    parts = [part.data if isinstance(part, html.Text) else "?" for part in attribute.value]
    return "".join(parts).strip()


def _stays(action: html.Attribute | None, ctx: LowerContext) -> bool:
    """Whether the form may go to the page it stands on; the browser looks whether it does."""
    if action is None or not action.value:
        return True
    app = ctx.module.program.app
    match action.value:
        case (html.Hole(nodes.Call(nodes.Name("url_for")) as call),):
            endpoint = endpoint_of(call, app, ctx.module.facts.name)
            routes = app.routes.get(endpoint or "", [])
        case _:
            address = _text(action)
            routes = [route for found in app.routes.values() for route in found if route.rule == address]
    return {"GET", "POST"} <= {method for route in routes for method in route.methods}
