"""What a template gives slots: a child those of its layout, and any template those inside of a block's default.

Input: the slots, and the context of the function that fills them. Output: props, and `children`. Errors: `open-block`
where a body closes or opens elements of the layout around it, for a slot is a whole tree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from transpiler import ir, nodes
from transpiler.facts import BlockFacts, TemplateFacts
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.block_defaults import default_scope, reads_of
from transpiler.lower.block_names import ask_for_slot, const_key, slot_key
from transpiler.lower.body import as_value, items_of, lower_body, string_markup, with_edges
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.exports import default_name
from transpiler.lower.inherited import bind_constants
from transpiler.lower.open_blocks import effect_in_place, is_open, told
from transpiler.lower.props import context_props
from transpiler.lower.slots import Slot, inner_slots, slot_scope, slots_of
from transpiler.lower.surroundings import around_block, is_title
from transpiler.lower.value import Value
from transpiler.lower.whitespace import stands_alone
from transpiler.types import Function


def slot_props(parent: TemplateFacts, ctx: LowerContext) -> tuple[list[ir.Prop], tuple[ir.Markup, ...]]:
    """The slots a child gives its parent: its own bodies, and its own slots for blocks it leaves alone."""
    return _given(slots_of(parent, ctx.module.program, ctx.form), parent, parent.tree, ctx)


def use_default(owner: TemplateFacts, block: BlockFacts, node: nodes.Node, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The exported default of a block of `owner`, with the slots inside of it filled."""
    props: list[ir.Prop | ir.Spread] = []
    if block.reads_globals or block.reads_vars:
        props.append(ir.Prop("ctx", b.name("ctx")))
    scope = default_scope(owner, block, ctx.module.program)
    props += context_props(reads_of(owner, block), owner.name, node, ctx)
    props += context_props(scope, owner.name, node, ctx, block=block.name)
    inside, children = _given(inner_slots(owner, block.name, ctx.module.program, ctx.form), owner, node, ctx)
    props += inside
    if ctx.form not in block.super_forms:
        ctx.module.requests.add(Request(owner.name, "block", block.name, ctx.form))
    name = default_name(owner, block.name, ctx.form)
    local = owner.name == ctx.module.facts.name
    ref: ir.Expr = b.name(name) if local else ctx.imported(owner.module, name)
    if ctx.form == "markup" and not ctx.changes(prop.name for prop in (*reads_of(owner, block), *scope)):
        body = next(
            found for found in nodes.walk(owner.tree) if isinstance(found, nodes.Block) and found.name == block.name
        )
        return with_edges(ir.Component(ref, tuple(props), children), body.body, ctx)
    entries = tuple(ir.Entry(prop.name, prop.value) for prop in props if isinstance(prop, ir.Prop))
    takes = entries or inner_slots(owner, block.name, ctx.module.program, ctx.form)
    return (ir.Print(b.call(ref, ir.ObjectExpr(entries)) if takes else b.call(ref)),)


def _given(
    slots: Sequence[Slot], owner: TemplateFacts, node: nodes.Node, ctx: LowerContext
) -> tuple[list[ir.Prop], tuple[ir.Markup, ...]]:
    """What this template gives slots of `owner`, a template above it or itself: props, and `children`."""
    facts = ctx.module.facts
    bodies = {found.name: found for found in nodes.walk(facts.tree) if isinstance(found, nodes.Block)}
    props: list[ir.Prop] = []
    children: tuple[ir.Markup, ...] = ()
    for slot in slots:
        name = slot.block.name
        mine = facts.blocks.get(name)
        if mine is not None and mine.hidden and owner is not facts:
            continue
        own_slot = ctx.scope.lookup(slot_key(name, slot.form))
        if owner is facts and not isinstance(own_slot, Value):
            ask_for_slot(name, mine, ctx)
        if name not in bodies or mine is None or owner is facts:
            if mine is not None and mine.owner not in (facts.name, slot.block.owner) and _is_below(mine, owner, ctx):
                props.append(ir.Prop(slot.prop, _default_as_slot(mine, slot, own_slot, node, ctx)))
            elif isinstance(own_slot, Value):
                code = _passed_on(own_slot, slot, node, ctx)
                if slot.prop == "children":
                    children = (ir.Print(code),)
                else:
                    props.append(ir.Prop(slot.prop, code))
            continue
        shared = ctx.scope.lookup(const_key(name))
        if isinstance(shared, Value) and slot.form == "text":
            props.append(ir.Prop(slot.prop, shared.code))
            continue
        markup = _override(bodies[name], slot, mine, ctx)
        if slot.prop == "children" and isinstance(markup, tuple):
            children = markup or (ir.Print(b.NULL),)
        elif isinstance(markup, tuple):
            empty: ir.Expr = b.NULL if slot.form == "markup" else b.string("")
            props.append(ir.Prop(slot.prop, as_slot(markup, slot) if markup else empty))
        else:
            props.append(ir.Prop(slot.prop, markup))
    return props, children


def _is_below(mine: BlockFacts, owner: TemplateFacts, ctx: LowerContext) -> bool:
    """Whether the template whose body a block has extends `owner`: of several parents, others do not count."""
    pending = list(ctx.module.program.templates[mine.owner].parents)
    seen: set[str] = set()
    while pending:
        name = pending.pop()
        if name == owner.name:
            return True
        if name not in seen and name in ctx.module.program.templates:
            seen.add(name)
            pending += ctx.module.program.templates[name].parents
    return False


def _default_as_slot(mine: BlockFacts, slot: Slot, own_slot: object, node: nodes.Node, ctx: LowerContext) -> ir.Expr:
    """A block that a template between fills: what children of this one give it, else that template's body."""
    between = ctx.module.program.templates[mine.owner]
    inner = ctx.function(slot.form, callback=slot.is_function)
    params = _scope_parameters(slot, inner)
    code = as_slot(use_default(between, between.blocks[mine.name], node, inner), slot)
    default = _slot_function(params, inner, code) if slot.is_function else code
    if not isinstance(own_slot, Value):
        return default
    if slot.is_function and isinstance(own_slot.type, Function):
        return ir.Logical("??", _passed_on(own_slot, slot, node, ctx), default)
    given = ir.Arrow((), own_slot.code) if slot.is_function else _passed_on(own_slot, slot, node, ctx)
    return b.conditional(b.equal(own_slot.code, b.UNDEFINED), default, given)


def _stands_alone(name: str, facts: TemplateFacts, ctx: LowerContext) -> bool:
    """Whether each layout shows a block where spaces at its edges are never seen."""
    program = ctx.module.program
    parents = [program.templates[parent] for parent in facts.parents if parent in program.templates]
    return bool(parents) and all(_shown_alone(name, parent, ctx) for parent in parents)


def _shown_alone(name: str, parent: TemplateFacts, ctx: LowerContext) -> bool:
    blocks = (found for found in nodes.walk(parent.tree) if isinstance(found, nodes.Block) and found.name == name)
    node = next(blocks, None)
    if node is None or (parent.parents and node in parent.tree.body):
        return _stands_alone(name, parent, ctx)
    if not parent.html:
        return False
    return stands_alone(ctx.module.structure(parent.tree.body, "markup").children, partial(_is_scope_of, node))


def _is_scope_of(node: nodes.Block, item: html.Node) -> bool:
    return isinstance(item, html.Scope) and item.node is node


def _passed_on(own: Value, slot: Slot, node: nodes.Node, ctx: LowerContext) -> ir.Expr:
    """A slot of this template as the parent wants it: called with what this one sets where it takes the node, wrapped
    where it calls.
    """
    if not isinstance(own.type, Function):
        return (
            b.conditional(b.equal(own.code, b.UNDEFINED), b.UNDEFINED, ir.Arrow((), own.code))
            if slot.is_function
            else own.code
        )
    inner = ctx.function(slot.form, callback=slot.is_function)
    params = _scope_parameters(slot, inner)
    facts, name = ctx.module.facts, slot.block.name
    scope = slot_scope(facts, name, ctx.module.program)
    if slot.is_function and scope == slot.scope and facts.top_level_sets.isdisjoint(prop.name for prop in scope):
        return own.code
    given = context_props(scope, facts.name, node, inner, block=name)
    entries = tuple(ir.Entry(prop.name, prop.value) for prop in given if isinstance(prop, ir.Prop))
    args = (ir.ObjectExpr(entries),) if scope else ()
    if not slot.is_function:
        return ir.Call(own.code, args, optional=True)
    called = _slot_function(params, inner, ir.Call(own.code, args))
    return b.conditional(b.equal(own.code, b.UNDEFINED), b.UNDEFINED, called)


def as_slot(markup: tuple[ir.Markup, ...], slot: Slot) -> ir.Expr:
    """A body as the value of a slot prop."""
    return ir.Jsx(markup) if slot.form == "markup" else string_markup(markup)


def _override(node: nodes.Block, slot: Slot, mine: BlockFacts, ctx: LowerContext) -> tuple[ir.Markup, ...] | ir.Expr:
    """The child's body for one slot: markup, or a function where the layout calls the slot."""
    inner = ctx.function(slot.form, callback=slot.is_function)
    inner.block = node.name
    bind_constants(inner)
    params = _scope_parameters(slot, inner)
    own_slot = ctx.scope.lookup(slot_key(node.name, slot.form))
    _note_open_block(node, inner)
    if mine.slot and isinstance(own_slot, Value):
        inner.scope.bind(slot_key(node.name, slot.form), own_slot)
        from transpiler.lower.blocks import lower_block

        markup = lower_block(node, html.Scope(node, items_of(node.body, inner), node.span), inner)
    else:
        inner.container = _stands_alone(slot.block.name, ctx.module.facts, ctx)
        module = ctx.module
        around = around_block(
            slot.block.name, node.body, module.facts, module.program, module.structure, module.effects
        )  # fmt: skip
        title = is_title(node.name, module.facts, module.program, module.structure)
        markup = lower_body(node.body, inner, around, trim=inner.container, title=title)
    if not slot.is_function:
        ctx.prelude.extend(inner.prelude)
        ctx.names.adopt(inner.names)
        return markup
    value = as_value(markup, inner) if markup else (b.NULL if slot.form == "markup" else b.string(""))
    return _slot_function(params, inner, value)


def _scope_parameters(slot: Slot, inner: LowerContext) -> tuple[ir.Parameter, ...]:
    """The parameter of a slot function: what it reads of its surroundings, made known to its body."""
    pattern: list[tuple[str, str, ir.Expr | None]] = []
    for prop in slot.scope if slot.is_function else ():
        local = inner.names.take(prop.name)
        pattern.append((prop.name, local, None))
        inner.scope.bind(prop.name, Value(b.name(local), prop.type))
    return (ir.Parameter(ir.Pattern(entries=tuple(pattern))),) if pattern else ()


def _slot_function(params: tuple[ir.Parameter, ...], inner: LowerContext, value: ir.Expr) -> ir.Arrow:
    return ir.Arrow(params, (*inner.prelude, ir.Return(value)) if inner.prelude else value)


def _note_open_block(node: nodes.Block, ctx: LowerContext) -> None:
    """Say where a body closes or opens elements of its layout: a slot is a whole tree."""
    module = ctx.module
    if ctx.form != "markup":
        return
    effect = effect_in_place(node.name, node.body, module.facts, module.program, module.structure, module.effects)
    if is_open(effect):
        ctx.report(
            "open-block", node.head, told(node, effect),
            label="the layout goes on outside of it", hint="close in a block what the block opens",
        )  # fmt: skip
