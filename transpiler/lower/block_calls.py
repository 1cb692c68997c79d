"""`super()` and `self.title()`: a block's body once more, printed or as a value (Jinja docs: Super Blocks).

Input: the call, and the context of the function it stands in. Output: markup, or a value that holds the HTML text.
Errors: a block that is not there raises UndefinedError when it is shown, and is reported.
"""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.facts import BlockFacts, TemplateFacts
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.block_names import ask_for_slot, const_key, slot_key
from transpiler.lower.blocks import slot_place
from transpiler.lower.body import items_of, lower_children, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.filling import use_default
from transpiler.lower.value import Value
from transpiler.types import HTML, STR


def print_super(node: nodes.Call, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ super() }}`: the body the parent gives the block (Jinja docs: Super Blocks)."""
    found = _parent_block(ctx)
    if found is None:
        error = "UndefinedError: there is no parent block"
        return (ir.Print(ctx.raising(node.span, "`super()` has no parent block here", error).code),)
    return use_default(*found, node, ctx)


def _parent_block(ctx: LowerContext) -> tuple[TemplateFacts, BlockFacts] | None:
    facts, name = ctx.module.facts, ctx.block
    if name is None or not facts.parents:
        return None
    parent = ctx.module.program.templates.get(ctx.module.filling or facts.parents[0])
    block = parent.blocks.get(name) if parent else None
    if block is None:
        return None
    owner = ctx.module.program.templates[block.owner]
    return owner, owner.blocks[name]


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
