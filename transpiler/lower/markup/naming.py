"""Tag names: constant, or built from Jinja output."""

from __future__ import annotations

from transpiler import ir
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import lower_children, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.names import pascal
from transpiler.tables import is_intrinsic
from transpiler.tables.elements import TAG_NAME


def tag_name(item: html.Element, ctx: LowerContext) -> str | ir.Expr:
    """The tag of an element; `<h{{ level }}>` becomes a const whose name starts with a capital."""
    if isinstance(item.name, str):
        _refuse(item, item.name, ctx)
        if item.name == "menuitem" and item.children:
            return _untyped("menuItem", ctx)  # React gives `menuitem` no children; the parser lower-cases the name
        return item.name if is_intrinsic(item.name) else _untyped(item.name, ctx)
    code = part_text(item.name, ctx)
    if isinstance(code, ir.Str):
        _refuse(item, code.value, ctx)
        return code.value
    name = ctx.names.take("Tag")
    ctx.report(
        "dynamic-tag", item.span, "the tag name is computed", label="known only at run time",
        text="It becomes a component chosen by name.",
    )  # fmt: skip
    ctx.prelude.append(ir.Const(b.pattern(name), ir.Cast(code, ctx.tag_type())))
    return b.name(name)


def _refuse(item: html.Element, name: str, ctx: LowerContext) -> None:
    """Say which elements React cannot write."""
    reason = ""
    if not TAG_NAME.fullmatch(name):
        reason = f"React prints no element named `<{name}>`"
    elif name in ("frameset", "frame") and item.namespace == "html" and not ctx.frames:
        reason = "frames take the place of a page's body"
    if reason:
        ctx.report("unsupported-markup", item.span, reason, label="not supported by React", hint="use another element")


def _untyped(name: str, ctx: LowerContext) -> ir.Expr:
    """`<my-card>`, `<font>`: what React's types do not know becomes `<MyCard>`, a const that holds the tag's name."""
    tags = ctx.module.tags
    if name not in tags:
        local = ctx.module.names.take_global(pascal(name))
        tags[name] = ir.ModuleConst(local, ir.Cast(b.string(name), ctx.tag_type()), exported=False)
    return b.name(tags[name].name)


def part_text(parts: html.Name, ctx: LowerContext) -> ir.Expr:
    """A name built of text and holes, as one string."""
    if isinstance(parts, str):
        return b.string(parts)
    outer = ctx.form
    ctx.form = "text"
    try:
        return string_markup(lower_children(parts, ctx))
    finally:
        ctx.form = outer
