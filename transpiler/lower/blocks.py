"""`{% block %}` where it stands: the slot with its default, or just the body (Jinja docs: Template Inheritance).

Input: the node, and the context of the function it stands in. Output: markup. Errors: `unsupported-value` where a text
block shows something else at each of its places; a `required` block that nobody fills raises when the page is shown.
"""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.facts import BlockFacts
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.block_names import ask_for_slot, const_key, slot_key
from transpiler.lower.body import as_value, lower_children, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.filling import use_default
from transpiler.lower.lookup import ambient
from transpiler.lower.names import camel
from transpiler.lower.props import context_props
from transpiler.lower.scope import Scope
from transpiler.lower.slots import inner_slots, slot_scope
from transpiler.lower.value import Value
from transpiler.types import MISSING, NODE, Function, Type


def lower_block(node: nodes.Block, item: html.Scope, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The place of a block in its own template: the slot with its default, or just the body."""
    facts = ctx.module.facts
    block = facts.blocks.get(node.name)
    shared = ctx.scope.lookup(const_key(node.name))
    if isinstance(shared, Value) and ctx.form in ("markup", "text"):
        return (ir.Print(shared.code),)
    slot = ctx.scope.lookup(slot_key(node.name, ctx.form))
    outer, ctx.autoescape = ctx.autoescape, facts.autoescape  # a block is a function of its own in Jinja2
    scope, ctx.scope = ctx.scope, _block_scope(node, ctx)
    around, ctx.block = ctx.block, node.name  # whose `super()` the body shows
    try:
        if block is None or not block.slot or not isinstance(slot, Value):
            ask_for_slot(node.name, block, ctx)
            with ctx.nested():
                return (ir.Block(node.name, lower_children(item.children, ctx)),)
        return (ir.Block(node.name, slot_place(node, item, block, slot, ctx)),)
    finally:
        ctx.autoescape, ctx.scope, ctx.block = outer, scope, around


def _block_scope(node: nodes.Block, ctx: LowerContext) -> Scope:
    """The names a block sees where it stands: if it is not `scoped`, none of the loop or `with` around it."""
    inner = ctx.scope.child()
    if node.scoped:
        return inner
    top = ctx.scope.outermost()
    for outer in nodes.walk(ctx.module.facts.tree):
        if isinstance(outer, nodes.For | nodes.With) and any(found is node for found in nodes.walk(outer)):
            for name in _set_in(outer) & ctx.scope.names():
                inner.bind(name, top.lookup(name) or ambient(name, ctx) or Value(b.UNDEFINED, MISSING))
    return inner


def _set_in(outer: nodes.For | nodes.With) -> set[str]:
    """Names that a loop or `with` sets, `loop` too."""
    found = {
        inner.name for inner in nodes.walk(outer) if isinstance(inner, nodes.Name) and inner.ctx in ("store", "param")
    }
    return found | {"loop"} if isinstance(outer, nodes.For) else found


def slot_place(
    node: nodes.Block, item: html.Scope, block: BlockFacts, slot: Value, ctx: LowerContext
) -> tuple[ir.Markup, ...]:
    """A slot where its block stands: what children give it, else the block's own body."""
    used = _slot_value(slot, block, node, ctx)
    if node.required:
        missing = ctx.call("raise", b.string(f"Required block '{node.name}' not found"))
        return (ir.Print(ir.Logical("??", used, missing)),)
    if block.super_used:
        default = use_default(ctx.module.facts, block, node, ctx)
    else:
        inner = ctx.prelude
        ctx.prelude = []
        with ctx.nested():
            default = lower_children(item.children, ctx)
        statements, ctx.prelude = ctx.prelude, inner
        if statements:
            return _statement_default(node, slot, used, default, statements, ctx)
    if ctx.form != "markup":
        text = string_markup(default)
        if isinstance(text, ir.Str) and isinstance(slot.code, ir.Name) and not isinstance(slot.type, Function):
            if ctx.module.slot_defaults.setdefault(slot.code.name, text) != text:
                ctx.report(
                    "unsupported-value", node.span, f"the block `{node.name}` shows something else each time",
                    label="what it reads is set between its places",
                )  # fmt: skip
            return (ir.Print(used),)
        if isinstance(text, ir.Call) and _is_ctx_call(text) and slot.code == used and isinstance(slot.code, ir.Name):
            ctx.module.slot_defaults[slot.code.name] = text
            return (ir.Print(used),)
        return (ir.Print(ir.Logical("??", used, text)),)
    if not default:
        return (ir.Print(used),)
    alone = not inner_slots(ctx.module.facts, block.name, ctx.module.program, ctx.form)
    if block.super_used and alone and isinstance(slot.code, ir.Name) and not isinstance(slot.type, Function):
        ctx.module.slot_defaults[slot.code.name] = ir.Jsx(default)
        return (ir.Print(used),)
    return (ir.If(b.equal(slot.code, b.UNDEFINED), default, (ir.Print(used),)),)


def _statement_default(
    node: nodes.Block,
    slot: Value,
    used: ir.Expr,
    default: tuple[ir.Markup, ...],
    statements: list[ir.Statement],
    ctx: LowerContext,
) -> tuple[ir.Markup, ...]:
    """A default whose statements run only where no child fills the block."""
    name = ctx.names.take_new(camel(node.name))
    type_: Type | None = NODE if ctx.form == "markup" else None
    empty: ir.Expr = b.NULL if ctx.form == "markup" else b.string("")
    ctx.prelude.append(ir.Let(name, empty, type_))
    own = (*statements, ir.Assign(b.name(name), as_value(default, ctx)))
    ctx.prelude.append(ir.IfStatement(b.equal(slot.code, b.UNDEFINED), own, (ir.Assign(b.name(name), used),)))
    return (ir.Print(b.name(name)),)


def _is_ctx_call(code: ir.Call) -> bool:
    """A call that needs nothing but `ctx`, which is destructured first."""
    match code.args:
        case () | (ir.ObjectExpr((ir.Entry("ctx", ir.Name("ctx")),)),):
            return True
        case _:
            return False


def _slot_value(slot: Value, block: BlockFacts, node: nodes.Node, ctx: LowerContext) -> ir.Expr:
    if not isinstance(slot.type, Function):
        return slot.code
    scope = slot_scope(ctx.module.facts, block.name, ctx.module.program)
    props = context_props(scope, ctx.module.facts.name, node, ctx, block=block.name)
    entries = tuple(ir.Entry(prop.name, prop.value) for prop in props if isinstance(prop, ir.Prop))
    args = (ir.ObjectExpr(entries),) if scope else ()
    return ir.Call(slot.code, args, optional=True)
