"""`super()` and `self.title()`: a block's body once more, printed or as a value (Jinja docs: Super Blocks).

Input: the call, and the context of the function it stands in. Output: markup, or a value that holds the HTML text.
Errors: a block that is not there raises UndefinedError when it is shown, and is reported.
"""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import ir, nodes
from transpiler.facts import TemplateFacts
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.block_names import ask_for_slot, const_key, slot_key
from transpiler.lower.blocks import slot_place
from transpiler.lower.body import items_of, lower_children, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.filling import use_default
from transpiler.lower.includes import layout_tests
from transpiler.lower.slots import owners_above
from transpiler.lower.value import Value
from transpiler.types import HTML, STR


def print_super(node: nodes.Call, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ super() }}`: the body the parent gives the block (Jinja docs: Super Blocks)."""
    facts, name, program = ctx.module.facts, ctx.block, ctx.module.program
    names = (ctx.module.filling,) if ctx.module.filling is not None else facts.parents
    parents = [program.templates[parent] for parent in names if parent in program.templates]
    owners = [_owner(name, parent, ctx) for parent in parents] if name is not None else []
    if not any(owners):
        error = "UndefinedError: there is no parent block"
        return (ir.Print(ctx.raising(node.span, "`super()` has no parent block here", error).code),)
    if any(len(owners_above(parent, name or "", program)) > 1 and owner is not parent
           for parent, owner in zip(parents, owners, strict=True)):  # fmt: skip
        return _not_chosen(node, ctx)
    if all(owner is owners[0] for owner in owners):
        return _shown_above(owners[0], node, ctx)
    tests = _choosing(parents, ctx)
    if tests is None:
        return _not_chosen(node, ctx)
    result = _shown_above(owners[-1], node, ctx)
    for test, owner in reversed(list(zip(tests, owners, strict=False))):
        result = (ir.If(test, _shown_above(owner, node, ctx), result),)
    return result


def _not_chosen(node: nodes.Call, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    ctx.report(
        "unsupported-value", node.span, "which layout's block `super()` shows is known only at run time",
        label="several layouts", hint="let one `extends` choose the layout",
    )  # fmt: skip
    return ()


def _owner(block: str, parent: TemplateFacts, ctx: LowerContext) -> TemplateFacts | None:
    """The template whose body a layout shows in a block."""
    found = parent.blocks.get(block)
    return None if found is None else ctx.module.program.templates[found.owner]


def _shown_above(owner: TemplateFacts | None, node: nodes.Call, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    if owner is None:
        return (ir.Print(ctx.call("raise", b.string("UndefinedError: there is no parent block"))),)
    return use_default(owner, owner.blocks[ctx.block or ""], node, ctx)


def _choosing(parents: Sequence[TemplateFacts], ctx: LowerContext) -> list[ir.Expr] | None:
    """Tests for all layouts but the last, in a function of its own; None where no single tag names them."""
    tags = [tag for tag in nodes.walk(ctx.module.facts.tree) if isinstance(tag, nodes.Extends)]
    return layout_tests(tags[0], parents, ctx) if len(tags) == 1 else None


def call_super(node: nodes.Call, ctx: LowerContext) -> Value:
    """`super()` as a value: its HTML text."""
    outer = ctx.form
    ctx.form = "text" if outer == "text" else "html"
    code = string_markup(print_super(node, ctx))
    ctx.form = outer
    if outer == "text":
        return Value(code, STR)
    return Value(b.obj({"__html": code}), HTML) if ctx.autoescape else Value(code, STR)


def print_self(node: nodes.Call, name: str, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ self.title() }}`: the block once more, as it stands for this template."""
    facts = ctx.module.facts
    block = facts.blocks.get(name)
    shared = ctx.scope.lookup(const_key(name))
    if isinstance(shared, Value) and ctx.form in ("markup", "text"):
        return (ir.Print(shared.code),)
    own = next(
        (found for found in nodes.walk(facts.tree) if isinstance(found, nodes.Block) and found.name == name), None
    )
    slot = ctx.scope.lookup(slot_key(name, ctx.form))
    if block is None or (own is None and block.owner == facts.name):
        error = f"UndefinedError: there is no block '{name}'"
        return (ir.Print(ctx.raising(node.span, f"there is no block `{name}`", error, label="unknown block").code),)
    if isinstance(slot, Value) and own is not None:
        outer = ctx.block
        ctx.block = name
        markup = slot_place(own, html.Scope(own, items_of(own.body, ctx), own.span), block, slot, ctx)
        ctx.block = outer
        return markup
    if own is not None:
        ask_for_slot(name, block, ctx)
        outer = ctx.block
        ctx.block = name
        with ctx.nested():
            markup = lower_children(items_of(own.body, ctx), ctx)
        ctx.block = outer
        return markup
    owner = ctx.module.program.templates[block.owner]
    return use_default(owner, owner.blocks[name], node, ctx)


def call_self(node: nodes.Call, name: str, ctx: LowerContext) -> Value:
    """`self.title()` as a value."""
    outer = ctx.form
    ctx.form = "text" if outer == "text" else "html"
    code = string_markup(print_self(node, name, ctx))
    ctx.form = outer
    return Value(code, STR) if outer == "text" or not ctx.autoescape else Value(b.obj({"__html": code}), HTML)
