"""Blocks: slots of the layout; `super()` is the parent's exported default, `self.x()` the slot once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeGuard

from transpiler import ir, nodes
from transpiler.facts import BlockFacts, Form, Program, Prop, TemplateFacts
from transpiler.html import placements
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import as_value, lower_body, lower_children, string_markup, with_edges
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.exports import function_name
from transpiler.lower.lookup import ambient
from transpiler.lower.names import camel, pascal
from transpiler.lower.props import RESERVED_PROPS, context_props
from transpiler.lower.scope import Scope
from transpiler.lower.surroundings import around_block
from transpiler.lower.value import Value, widened
from transpiler.lower.whitespace import stands_alone
from transpiler.types import BOOL, HTML, MISSING, NODE, STR, Field, Function, Object, Type, Unknown

MAIN_BLOCKS = ("content", "main", "page_content", "body")
"""Names of the block that becomes `children`, best first."""

_TREES = 4096
"""Trees of which is remembered what only they say: every template that stands near one asks for it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot prop of a layout: the block, the form it takes here, its prop name and type."""

    block: BlockFacts
    form: Form
    prop: str
    scope: tuple[Prop, ...]
    """What some child's body for the block reads of its surroundings."""

    @property
    def is_function(self) -> bool:
        """Whether the body must be computed where the block stands: it reads what is set there, or may not run."""
        return bool(self.scope) or self.block.conditional

    @property
    def type(self) -> Type:
        """The prop's type."""
        result: Type = NODE if self.form == "markup" else STR
        if not self.is_function:
            return result
        if not self.scope:
            return Function((), result)
        fields = {prop.name: Field(prop.type, prop.optional) for prop in self.scope}
        return Function((Object(f"{pascal(self.block.name)}Scope", fields),), result)


def slots_of(facts: TemplateFacts, program: Program, root: Form = "markup") -> tuple[Slot, ...]:
    """The slot props a template takes, in the order of its blocks; written as a string, it takes strings."""
    taken = {prop.name for prop in facts.props} | RESERVED_PROPS
    as_string = facts.html and root != "markup"
    main = None if as_string else main_block(facts, program)
    found: list[Slot] = []
    for name, block in facts.blocks.items():
        if not block.slot:
            continue
        base = "children" if name == main else f"{name}Block" if name in taken else name
        placed = frozenset({root}) if as_string else place_forms(facts, program).get(name, frozenset())
        forms: list[Form] = [form for form in ("markup", "text", "html") if form in placed]
        for index, form in enumerate(forms):
            prop = base if index == 0 else f"{name}{form.capitalize()}"
            found.append(Slot(block, form, prop, slot_scope(facts, name, program)))
    return tuple(sorted(found, key=lambda slot: slot.prop == "children"))


def slot_scope(facts: TemplateFacts, name: str, program: Program) -> tuple[Prop, ...]:
    """The names that the bodies children give a block read of its surroundings, constants left out."""
    found: dict[str, Prop] = {}
    pending = list(facts.children)
    while pending:
        child = program.templates.get(pending.pop(0))
        if child is None:
            continue
        pending += child.children
        block = child.blocks.get(name)
        if block is not None and block.owner == child.name:
            constants = inherited_constants(child, program)
            for prop in block.scope:
                if prop.name not in constants:
                    found.setdefault(prop.name, prop)
    return tuple(found.values())


def inherited_constants(facts: TemplateFacts, program: Program) -> dict[str, nodes.Const]:
    """Literals that a template and those above it set at their top level, once: the same wherever they are read."""
    found: dict[str, nodes.Const] = {}
    current: TemplateFacts | None = facts
    while current is not None:
        found = _own_constants(current.tree) | found
        current = program.templates.get(current.parents[0]) if len(current.parents) == 1 else None
    return found


@lru_cache(maxsize=_TREES)
def _own_constants(tree: nodes.Template) -> dict[str, nodes.Const]:
    names = Counter(node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.ctx == "store")
    found: dict[str, nodes.Const] = {}
    for node in tree.body:
        match node:
            case nodes.Assign(target=nodes.Name(name=name), node=nodes.Const() as value) if names[name] == 1:
                if not _shown_before(tree, name, node.span.start):
                    found[name] = value
    return found


def _shown_before(tree: nodes.Template, name: str, place: int) -> bool:
    """Whether a macro that reads `name` is called in front of `place`, where the name is set."""
    for macro in nodes.walk(tree):
        if isinstance(macro, nodes.Macro) and macro.span.start < place:
            body = list(nodes.walk(macro))
            inside = {id(node) for node in body}
            if any(isinstance(node, nodes.Name) and node.name == name for node in body):
                uses = (node for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.name == macro.name)
                if any(use.span.start < place and id(use) not in inside for use in uses):
                    return True
    return False


def bind_constants(ctx: LowerContext) -> None:
    """Make inherited literals known to a body that runs after the layout's top level."""
    for name, value in inherited_constants(ctx.module.facts, ctx.module.program).items():
        if ctx.scope.lookup(name) is not None:
            continue
        constant = ctx.module.constants.get(name)
        lowered = ctx.value(value)
        ctx.scope.bind(name, Value(b.name(constant[0]), widened(lowered.type)) if constant else lowered)


def main_block(facts: TemplateFacts, program: Program) -> str | None:
    """The block that is passed as `children`: a plain markup slot with a name such as `content`."""
    for name in MAIN_BLOCKS:
        block = facts.blocks.get(name)
        if block is None or not block.slot or slot_scope(facts, name, program) or block.conditional:
            continue
        if "markup" in place_forms(facts, program).get(name, frozenset()):
            return name
    return None


def place_forms(facts: TemplateFacts, program: Program) -> dict[str, frozenset[Form]]:
    """The forms in which a layout shows each block: where it stands, or `self` names it, here or further up.

    A block that a child writes at its top level only fills a place; it has none there.
    """
    found: dict[str, frozenset[Form]] = {}
    if facts.parents and facts.parents[0] in program.templates:
        found = dict(place_forms(program.templates[facts.parents[0]], program))
    for name, forms in _shown_forms(facts.tree, facts.html, bool(facts.parents)).items():
        found[name] = found.get(name, frozenset()) | facts.shown.get(name, forms)
    return found


def show_also(facts: TemplateFacts, name: str, form: Form) -> None:
    """Note that a block stands in a raw region, or in a text: its one place is of that form, or one of several."""
    forms = _shown_forms(facts.tree, facts.html, bool(facts.parents)).get(name, frozenset())
    once = sum(place == name for place in _places(facts.tree)) == 1
    known = facts.shown.get(name, frozenset() if once else forms)
    facts.shown[name] = known | {form}


def _places(tree: nodes.Template) -> Iterator[str]:
    for node in nodes.walk(tree):
        match node:
            case nodes.Block(name=name) | nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)):
                yield name


@lru_cache(maxsize=_TREES)
def _shown_forms(tree: nodes.Template, is_html: bool, is_child: bool) -> dict[str, frozenset[Form]]:
    """The forms in which this template itself shows each block."""
    found: dict[str, frozenset[Form]] = {}
    top = {id(node) for node in tree.body} if is_child else set()
    forms = {start: place.form for start, place in placements(tree.body).items()} if is_html else {}
    for node in nodes.walk(tree):
        match node:
            case nodes.Block(name=name) if id(node) not in top:
                pass
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)) if not is_child:
                pass
            case _:
                continue
        form = forms.get(node.span.start, "markup") if is_html else "html"
        found[name] = found.get(name, frozenset()) | {form}
    return found


def _slot_key(name: str, form: Form) -> str:
    return f"block {name} {form}"


def _const_key(name: str) -> str:
    return f"block {name}"


def share_blocks(parent: TemplateFacts, ctx: LowerContext) -> None:
    """A text block that a leaf shows twice (as a slot and inside another block, or by `self`) becomes a const."""
    facts = ctx.module.facts
    if facts.children or (facts.html and ctx.form != "markup"):
        return
    text_slots = {
        slot.block.name for slot in slots_of(parent, ctx.module.program) if slot.form == "text" and not slot.is_function
    }
    for node in _shown_again(facts.tree):
        if node.name not in text_slots or any("<" in data.data for data in nodes.walk(node) if _is_data(data)):
            continue
        inner = ctx.function("text")
        inner.block = node.name
        bind_constants(inner)
        code = string_markup(lower_body(node.body, inner))
        if inner.prelude or _decodes_markup(code):
            continue
        name = ctx.names.take(node.name)
        ctx.prelude.append(ir.Const(b.pattern(name), code))
        ctx.scope.bind(_const_key(node.name), Value(b.name(name), STR))


def _is_data(node: nodes.Node) -> TypeGuard[nodes.TemplateData]:
    return isinstance(node, nodes.TemplateData)


def _shown_again(tree: nodes.Template) -> Iterator[nodes.Block]:
    """Blocks nested in other blocks, and blocks that `self.name()` names."""
    called = {
        node.node.attr
        for node in nodes.walk(tree)
        if isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Getattr)
        and isinstance(node.node.node, nodes.Name)
        and node.node.node.name == "self"
    }
    blocks = [node for node in nodes.walk(tree) if isinstance(node, nodes.Block)]
    nested = {id(inner) for outer in blocks for inner in nodes.walk(outer) if inner is not outer}
    for block in blocks:
        if block.name in called or id(block) in nested:
            yield block


def _decodes_markup(code: ir.Expr) -> bool:
    """Whether the text came from Markup: as markup it would look different."""
    match code:
        case ir.Call(ir.Ref(target)):
            return target.name == "plain"
        case ir.Template(parts):
            return any(_decodes_markup(part) for part in parts if not isinstance(part, str))
        case ir.Conditional(_, then, otherwise):
            return _decodes_markup(then) or _decodes_markup(otherwise)
        case ir.StringOf():
            return True
        case _:
            return False


_FILLED = "block slots"


def fill_slots(ctx: LowerContext) -> None:
    """Mark the function whose blocks children fill: the forms for raw regions and texts show a template's own."""
    ctx.scope.bind(_FILLED, Value(b.TRUE, BOOL))


def bind_slot(slot: Slot, local: str, ctx: LowerContext) -> None:
    """Make a slot prop known to the block's place; block names are no variables, so the key holds a space."""
    ctx.scope.bind(_slot_key(slot.block.name, slot.form), Value(b.name(local), slot.type))


def lower_block(node: nodes.Block, item: html.Scope, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The place of a block in its own template: the slot with its default, or just the body."""
    facts = ctx.module.facts
    block = facts.blocks.get(node.name)
    shared = ctx.scope.lookup(_const_key(node.name))
    if isinstance(shared, Value) and ctx.form in ("markup", "text"):
        return (ir.Print(shared.code),)
    slot = ctx.scope.lookup(_slot_key(node.name, ctx.form))
    outer, ctx.autoescape = ctx.autoescape, facts.autoescape  # a block is a function of its own in Jinja2
    scope, ctx.scope = ctx.scope, _block_scope(node, ctx)
    try:
        if block is None or not block.slot or not isinstance(slot, Value):
            _ask_for_slot(node.name, block, ctx)
            with ctx.nested():
                return (ir.Block(node.name, lower_children(item.children, ctx)),)
        return (ir.Block(node.name, _slot_place(node, item, block, slot, ctx)),)
    finally:
        ctx.autoescape, ctx.scope = outer, scope


def _ask_for_slot(name: str, block: BlockFacts | None, ctx: LowerContext) -> None:
    """A block in a raw region, or in a text, needs a slot that holds its HTML text."""
    if block is not None and block.slot and ctx.scope.lookup(_FILLED) is not None:
        ctx.module.requests.add(Request(ctx.module.facts.name, "slot", name, ctx.form))


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


def _slot_place(
    node: nodes.Block, item: html.Scope, block: BlockFacts, slot: Value, ctx: LowerContext
) -> tuple[ir.Markup, ...]:
    used = _slot_value(slot, block, node, ctx)
    if node.required:
        missing = ctx.call("raise", b.string(f"Required block '{node.name}' not found"))
        return (ir.Print(ir.Logical("??", used, missing)),)
    if block.super_used:
        default = _default_component(node, block, ctx)
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


# --- defaults and super ------------------------------------------------------------------------------------


def reads_of(owner: TemplateFacts, block: BlockFacts) -> tuple[Prop, ...]:
    """What a block's own body reads; a name that only its `super()` reads has the type the whole template knows."""
    known = {prop.name: prop for prop in owner.props}
    return tuple(
        known[prop.name] if isinstance(prop.type, Unknown) and prop.name in known else prop for prop in block.reads
    )


def default_name(template: TemplateFacts, block: str, form: Form) -> str:
    """The export that holds a block's own body: `BaseSidebar`, `baseTitle` (text), `baseHeadHtml`."""
    if form == "text":
        return camel(f"{template.component}_{block}")
    return function_name(f"{template.component}_{block}", form)


def default_scope(owner: TemplateFacts, block: BlockFacts, program: Program) -> tuple[Prop, ...]:
    """What a block's own body reads of what is set around the block, constants left out."""
    constants = inherited_constants(owner, program)
    return tuple(prop for prop in block.scope if prop.name not in constants)


def _default_component(node: nodes.Block, block: BlockFacts, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    return _use_default(ctx.module.facts, block, node, ctx)


def _use_default(owner: TemplateFacts, block: BlockFacts, node: nodes.Node, ctx: LowerContext) -> tuple[ir.Markup, ...]:
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


def inner_slots(owner: TemplateFacts, block: str, program: Program, form: Form) -> tuple[Slot, ...]:
    """The slots inside a block's own body, which the exported default of the block takes."""
    inside = _shown_inside(owner, block, program)
    return tuple(slot for slot in slots_of(owner, program, form) if slot.block.name in inside) if inside else ()


def _shown_inside(owner: TemplateFacts, block: str, program: Program) -> set[str]:
    """The blocks that a block's own body shows: written there, named by `self`, inside of what `super()` shows."""
    body = next(b for b in nodes.walk(owner.tree) if isinstance(b, nodes.Block) and b.name == block)
    inside: set[str] = set()
    for node in nodes.walk(body):
        match node:
            case nodes.Block(name=name) if node is not body:
                inside.add(name)
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)) if name != block:
                inside.add(name)
            case nodes.Call(node=nodes.Name(name="super")) if owner.parents and owner.parents[0] in program.templates:
                above = program.templates[owner.parents[0]].blocks.get(block)
                if above is not None:
                    inside |= _shown_inside(program.templates[above.owner], block, program)
    return inside


def print_super(node: nodes.Call, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ super() }}`: the body the parent gives the block (Jinja docs: Super Blocks)."""
    found = _parent_block(ctx)
    if found is None:
        error = "UndefinedError: there is no parent block"
        return (ir.Print(ctx.raising(node.span, "`super()` has no parent block here", error).code),)
    return _use_default(*found, node, ctx)


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


# --- self --------------------------------------------------------------------------------------------------


def print_self(node: nodes.Call, name: str, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ self.title() }}`: the block once more, as it stands for this template."""
    facts = ctx.module.facts
    block = facts.blocks.get(name)
    shared = ctx.scope.lookup(_const_key(name))
    if isinstance(shared, Value) and ctx.form in ("markup", "text"):
        return (ir.Print(shared.code),)
    own = next(
        (found for found in nodes.walk(facts.tree) if isinstance(found, nodes.Block) and found.name == name), None
    )
    slot = ctx.scope.lookup(_slot_key(name, ctx.form))
    if block is None or (own is None and block.owner == facts.name):
        error = f"UndefinedError: there is no block '{name}'"
        return (ir.Print(ctx.raising(node.span, f"there is no block `{name}`", error, label="unknown block").code),)
    if isinstance(slot, Value) and own is not None:
        outer = ctx.block
        ctx.block = name
        markup = _slot_place(own, html.Scope(own, _items(own, ctx), own.span), block, slot, ctx)
        ctx.block = outer
        return markup
    if own is not None:
        _ask_for_slot(name, block, ctx)
        outer = ctx.block
        ctx.block = name
        with ctx.nested():
            markup = lower_children(_items(own, ctx), ctx)
        ctx.block = outer
        return markup
    owner = ctx.module.program.templates[block.owner]
    return _use_default(owner, owner.blocks[name], node, ctx)


def _items(node: nodes.Block, ctx: LowerContext) -> tuple[html.Node, ...]:
    from transpiler.lower.body import items_of

    return items_of(node.body, ctx)


def call_self(node: nodes.Call, name: str, ctx: LowerContext) -> Value:
    """`self.title()` as a value."""
    outer = ctx.form
    ctx.form = "text" if outer == "text" else "html"
    code = string_markup(print_self(node, name, ctx))
    ctx.form = outer
    return Value(code, STR) if outer == "text" or not ctx.autoescape else Value(b.obj({"__html": code}), HTML)


# --- what a child passes -----------------------------------------------------------------------------------


def slot_props(parent: TemplateFacts, ctx: LowerContext) -> tuple[list[ir.Prop], tuple[ir.Markup, ...]]:
    """The slots a child gives its parent: its own bodies, and its own slots for blocks it leaves alone."""
    return _given(slots_of(parent, ctx.module.program, ctx.form), parent, parent.tree, ctx)


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
        own_slot = ctx.scope.lookup(_slot_key(name, slot.form))
        if owner is facts and not isinstance(own_slot, Value):
            _ask_for_slot(name, mine, ctx)
        if name not in bodies or mine is None or owner is facts:
            if mine is not None and mine.owner not in (facts.name, slot.block.owner) and _is_below(mine, owner, ctx):
                props.append(ir.Prop(slot.prop, _default_as_slot(mine, slot, own_slot, node, ctx)))
            elif isinstance(own_slot, Value):
                code = _passed_on(own_slot, slot)
                if slot.prop == "children":
                    children = (ir.Print(code),)
                else:
                    props.append(ir.Prop(slot.prop, code))
            continue
        shared = ctx.scope.lookup(_const_key(name))
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
    code = as_slot(_use_default(between, between.blocks[mine.name], node, inner), slot)
    default = _slot_function(params, inner, code) if slot.is_function else code
    if not isinstance(own_slot, Value):
        return default
    if slot.is_function and isinstance(own_slot.type, Function):
        return ir.Logical("??", own_slot.code, default)
    given = ir.Arrow((), own_slot.code) if slot.is_function else _passed_on(own_slot, slot)
    return b.conditional(b.equal(own_slot.code, b.UNDEFINED), default, given)


def _stands_alone(name: str, ctx: LowerContext) -> bool:
    """Whether the layout shows a block where spaces at its edges are never seen."""
    program = ctx.module.program
    parents = ctx.module.facts.parents
    while parents and parents[0] in program.templates:
        parent = program.templates[parents[0]]
        blocks = (found for found in nodes.walk(parent.tree) if isinstance(found, nodes.Block) and found.name == name)
        node = next(blocks, None)
        if node is not None and (not parent.parents or node not in parent.tree.body):
            if not parent.html:
                return False
            return stands_alone(ctx.module.structure(parent.tree.body, "markup").children, partial(_is_scope_of, node))
        parents = parent.parents
    return False


def _is_scope_of(node: nodes.Block, item: html.Node) -> bool:
    return isinstance(item, html.Scope) and item.node is node


def _passed_on(own: Value, slot: Slot) -> ir.Expr:
    """A slot of this template as the parent wants it: called where it takes the node, wrapped where it calls."""
    if isinstance(own.type, Function) and not slot.is_function:
        return ir.Call(own.code, (), optional=True)
    if slot.is_function and not isinstance(own.type, Function):
        return b.conditional(b.equal(own.code, b.UNDEFINED), b.UNDEFINED, ir.Arrow((), own.code))
    return own.code


def as_slot(markup: tuple[ir.Markup, ...], slot: Slot) -> ir.Expr:
    """A body as the value of a slot prop."""
    return ir.Jsx(markup) if slot.form == "markup" else string_markup(markup)


def _override(node: nodes.Block, slot: Slot, mine: BlockFacts, ctx: LowerContext) -> tuple[ir.Markup, ...] | ir.Expr:
    """The child's body for one slot: markup, or a function where the layout calls the slot."""
    inner = ctx.function(slot.form, callback=slot.is_function)
    inner.block = node.name
    bind_constants(inner)
    params = _scope_parameters(slot, inner)
    own_slot = ctx.scope.lookup(_slot_key(node.name, slot.form))
    if mine.slot and isinstance(own_slot, Value):
        inner.scope.bind(_slot_key(node.name, slot.form), own_slot)
        from transpiler.lower.body import items_of

        markup = lower_block(node, html.Scope(node, items_of(node.body, inner), node.span), inner)
    else:
        inner.container = _stands_alone(slot.block.name, ctx)
        around = around_block(slot.block.name, ctx.module.facts, ctx.module.program, ctx.module.structure)
        _note_open_block(node, around, inner)
        markup = lower_body(node.body, inner, around, trim=inner.container)
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


def _note_open_block(node: nodes.Block, around: html.Around, ctx: LowerContext) -> None:
    """Say where a body closes or opens elements of its layout: a slot is a whole tree."""
    if ctx.form != "markup":
        return
    tree = ctx.module.structure(
        node.body, "markup", context=around.elements, follow=around.follow, effects=ctx.module.effects
    )  # fmt: skip
    effect = tree.effect
    if effect.closes or effect.opens or not effect.known:
        tag = f"closes `</{effect.closes[0]}>`" if effect.closes else "leaves elements open"
        ctx.report(
            "open-block", node.head, f"the block `{node.name}` {tag} of the template around it",
            label="the layout goes on outside of it", hint="close in a block what the block opens",
        )  # fmt: skip
