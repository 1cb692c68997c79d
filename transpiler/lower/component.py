"""From a template's facts to its module: the component, its props, macros and the defaults of its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from transpiler import ir, nodes
from transpiler.facts import BlockFacts, Form, MacroFacts, Param, Prop, TemplateFacts, reach
from transpiler.html import tree as html
from transpiler.html import trimmed
from transpiler.ir import build as b
from transpiler.lower.before_layout import report_before_document, shows
from transpiler.lower.block_defaults import default_scope, reads_of
from transpiler.lower.block_names import bind_slot, fill_slots
from transpiler.lower.body import items_of, lower_body, lower_children, plan, string_markup
from transpiler.lower.caller import caller_form, caller_params, caller_prop, caller_type
from transpiler.lower.context import LowerContext, ModuleState
from transpiler.lower.exports import default_name, export_name, function_name, macro_exports, template_forms
from transpiler.lower.fit import Receiver, fit
from transpiler.lower.fixed import fixed_codes, fixed_names, fixed_value
from transpiler.lower.includes import lower_import
from transpiler.lower.inherited import bind_constants, inherited_constants
from transpiler.lower.inline import names_in
from transpiler.lower.interfaces import interfaces, with_results
from transpiler.lower.local_macros import imports_seen, local_macros
from transpiler.lower.macro_types import imported_types, is_same
from transpiler.lower.macros import acts_like_undefined
from transpiler.lower.names import pascal
from transpiler.lower.parents import is_nameless, use_parents
from transpiler.lower.props import prop_name, read_prop
from transpiler.lower.scope import CallerBinding, MacroBinding, ModuleBinding
from transpiler.lower.slots import Slot, inner_slots, slots_of
from transpiler.lower.surroundings import body_end, is_title
from transpiler.lower.value import Value, written_type
from transpiler.source import NO_SPAN
from transpiler.types import (
    MISSING,
    STR,
    UNKNOWN,
    Field,
    List,
    Object,
    Type,
    is_optional,
    union,
)

CTX = Object("Ctx", module="lib/ctx")
"""The type of the prop that carries ambient names."""


def lower_template(module: ModuleState) -> ir.Module:
    """The module of one template, in the order a reader wants: types, the component, macros, block defaults."""
    facts = module.facts
    declarations: list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst] = []
    reserve_names(module)
    _name_constants(module)
    for form in template_forms(facts):
        declarations += _component(module, form)
    local = local_macros(facts, module.program)
    for macro in facts.macros.values():
        if macro.node.name == macro.name and _defined_here(macro, facts) and macro.name not in local:
            for form in sorted(macro.forms):
                declarations += _macro(module, macro, form)
    for name, block in facts.blocks.items():
        node = own_block(facts, name)
        if node is not None:
            for form in sorted(block.super_forms):
                declarations += _block_default(module, node, block, form)
    declarations += module.declarations
    declarations = with_results(declarations)
    elsewhere = imported_types(facts, module.program, declarations)

    def is_elsewhere(shape: Object) -> bool:
        known = elsewhere.get(shape.name)
        return known is not None and shape.module is None and is_same(shape, known[1])

    named = interfaces(declarations, is_elsewhere)
    shapes = [ir.Interface(one.name, tuple(one.fields.items())) for one in named if not is_elsewhere(one)]
    types = tuple(elsewhere[one.name][0] for one in named if is_elsewhere(one))
    used = set(names_in(tuple(declarations)))
    imported = set(fixed_names(facts, module.program).values())
    constants = [ir.ModuleConst(*constant) for constant in module.constants.values() if constant[0] in used | imported]
    ending = ".tsx" if facts.html else ".ts"
    members = (*module.tags.values(), *constants, *shapes, *module.contracts.values(), *declarations)
    return ir.Module(f"{facts.module}{ending}", members, reserved=module.names.taken_anywhere(), types=types)


def _defined_here(macro: MacroFacts, facts: TemplateFacts) -> bool:
    return any(found is macro.node for found in nodes.walk(facts.tree))


def reserve_names(module: ModuleState) -> None:
    """Take the names of the module's own functions before anything else can."""
    exports = macro_exports(module.facts, module.names)
    module.functions.update({(module.facts.name, *key): name for key, name in exports.items()})


def _name_constants(module: ModuleState) -> None:
    """A layout's literals become consts of its module: its blocks and macros read them too."""
    if module.facts.parents or not module.facts.html:
        return
    ctx = _context(module, "markup")
    for name, node in inherited_constants(module.facts, module.program).items():
        module.constants[name] = (module.names.take(name), ctx.value(node).code, None)
    for name, value in fixed_codes(module.facts, ctx).items():
        module.constants[name] = (module.names.take(name), value.code, written_type(value))


def own_block(facts: TemplateFacts, name: str) -> nodes.Block | None:
    """The node of a block this template writes itself."""
    return next((node for node in nodes.walk(facts.tree) if isinstance(node, nodes.Block) and node.name == name), None)


def _context(module: ModuleState, form: Form) -> LowerContext:
    from transpiler.lower.scope import Scope

    context = LowerContext(module, form, Scope(), module.names.child(), [], module.facts.autoescape)
    local = local_macros(module.facts, module.program)
    for macro in module.facts.macros.values():
        if macro.top_level and macro.name not in local:
            context.scope.bind(macro.name, MacroBinding(macro, module.facts.name))
    for name, (template, member) in module.facts.borrowed.items():
        owner = module.program.templates.get(template)
        if owner is None:
            continue  # reported where it is imported
        if member is None:
            context.scope.bind(name, ModuleBinding(template, True))
        elif member in owner.macros:
            context.scope.bind(name, MacroBinding(owner.macros[member], template))
    return context


class _Signature:
    """The props of one function as they are gathered: destructuring entries and interface fields."""

    def __init__(self, ctx: LowerContext) -> None:
        self._ctx = ctx
        self.entries: list[tuple[str, str, ir.Expr | None]] = []
        self._given: list[tuple[str, str, ir.Expr]] = []
        self.fields: list[tuple[str, Field]] = []
        self._props = ""

    def ambient(self) -> None:
        """The `ctx` prop."""
        self.entries.append(("ctx", "ctx", None))
        self.fields.append(("ctx", Field(CTX)))

    def add(self, name: str, type_: Type, *, optional: bool = False, default: ir.Expr | None = None) -> str:
        """One prop; the local name it is destructured to."""
        local = self._ctx.names.take(name)
        self.entries.append((name, local, default))
        self.fields.append((name, Field(type_, optional or default is not None)))
        return local

    def given(self, name: str, type_: Type, default: ir.Expr) -> str:
        """A prop whose default applies only where it is left out: an Undefined that is passed stays Undefined."""
        local = self._ctx.names.take(name)
        self._given.append((name, local, default))
        self.fields.append((name, Field(type_, optional=True)))
        return local

    def context(self, props: Iterable[Prop], macro: MacroFacts | None = None) -> None:
        """Props for context names, bound in the scope."""
        for prop in props:
            local = self.add(read_prop(prop.name, macro), prop.type, optional=prop.optional)
            type_ = union(prop.type, MISSING) if prop.optional else prop.type
            self._ctx.scope.bind(prop.name, Value(b.name(local), type_))

    def parameters(self, interface: str) -> tuple[ir.Parameter, ...]:
        """The function's one parameter, or none."""
        if self._given:
            return (ir.Parameter(b.pattern(self._whole()), b.name(interface)),)
        if not self.entries:
            return ()
        return (ir.Parameter(ir.Pattern(entries=tuple(self.entries)), b.name(interface)),)

    def statements(self) -> tuple[ir.Statement, ...]:
        """What takes the props apart where the parameter does not."""
        if not self._given:
            return ()
        props = b.name(self._whole())
        taken = [ir.Const(ir.Pattern(entries=tuple(self.entries)), props)] if self.entries else []
        for name, local, default in self._given:
            is_given = ir.Binary("in", b.string(name), props)
            taken.append(ir.Const(b.pattern(local), b.conditional(is_given, ir.Member(props, name), default)))
        return tuple(taken)

    def _whole(self) -> str:
        if not self._props:
            self._props = self._ctx.names.take("props")
        return self._props

    def interface(self, name: str) -> list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst]:
        """The interface of the props, or nothing."""
        return [ir.Interface(name, tuple(self.fields))] if self.fields else []


def _component(module: ModuleState, form: Form) -> list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst]:
    facts = module.facts
    ctx = _context(module, form)
    signature = _Signature(ctx)
    if facts.reads_ctx:
        signature.ambient()
    signature.context(facts.props)
    main = form == "markup" or not facts.html
    slots = slots_of(facts, module.program, form) if main or facts.children else ()
    if main:
        fill_slots(ctx)
    bound = _bind_slots(slots, signature, ctx)
    value = _child(ctx) if facts.parents or any(map(is_nameless, nodes.walk(facts.tree))) else _layout(ctx)
    _add_defaults(bound, signature, module)
    name = export_name(facts, form)
    interface = f"{facts.component}Props" if main or not slots else f"{pascal(name)}Props"
    function = ir.Function(
        name,
        signature.parameters(interface),
        (*ctx.prelude, ir.Return(value)),
        None if form == "markup" else STR,
        default=main,
    )
    return [*(signature.interface(interface) if main or slots else []), function]


def _bind_slots(slots: Sequence[Slot], signature: _Signature, ctx: LowerContext) -> dict[str, tuple[Slot, int]]:
    """Props for slots: local name -> the slot and the place of its entry."""
    bound: dict[str, tuple[Slot, int]] = {}
    for slot in slots:
        local = signature.add(slot.prop, slot.type, optional=True)
        bound[local] = (slot, len(signature.entries) - 1)
        bind_slot(slot, local, ctx)
    return bound


def _add_defaults(bound: dict[str, tuple[Slot, int]], signature: _Signature, module: ModuleState) -> None:
    """Constant defaults that lowering found for slots of this function."""
    for local, (slot, index) in bound.items():
        default = module.slot_defaults.pop(local, None)
        if default is not None:
            signature.entries[index] = (slot.prop, local, default)


def _returned(markup: tuple[ir.Markup, ...], ctx: LowerContext) -> ir.Expr:
    return ir.Jsx(markup) if ctx.form == "markup" else string_markup(markup)


def _layout(ctx: LowerContext) -> ir.Expr:
    if ctx.form != "markup":
        return _returned(lower_body(ctx.module.facts.tree.body, ctx), ctx)
    around = html.Around((), body_end(ctx.module.facts))
    items = document(trimmed(items_of(ctx.module.facts.tree.body, ctx, around)))
    if ctx.module.inline_handlers == "page":
        items = tuple(_with_head(item) for item in items)
    plan(items, ctx)
    markup = _document_text(lower_children(items, ctx), ctx)
    text = ctx.module.inline_handlers == "head" and any(isinstance(item, html.RawRegion) for item in items)
    if text or (ctx.module.inline_handlers == "page" and not any(_is(item, "html") for item in items)):
        markup = (*markup, ir.Component(ctx.helper("InlineHandlers")))  # a head that is text cannot hold it
    return _returned(markup, ctx)


def _document_text(markup: tuple[ir.Markup, ...], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """A template that is one text and may write `<html>`, itself or by its parts, is a document where it does."""
    match markup:
        case (ir.Component(component=ir.Ref(target), props=props),) if target.name == "Raw":
            program = ctx.module.program
            parts = reach(ctx.module.facts.name, program) & program.templates.keys()
            if any(map(_has_html, (program.templates[name].tree for name in parts))):
                return (ir.Component(ctx.helper("RawDocument"), props),)
    return markup


def _has_html(tree: nodes.Template) -> bool:
    texts = (node.data for node in nodes.walk(tree) if isinstance(node, nodes.TemplateData))
    return any("<html" in text.lower() for text in texts)


def _is(item: html.Node, name: str) -> bool:
    return isinstance(item, html.Element) and item.name == name


def _with_head(item: html.Node) -> html.Node:
    """An `<html>` without `<head>` gets the one that a parser adds."""
    if not isinstance(item, html.Element) or item.name != "html" or any(_is(child, "head") for child in item.children):
        return item
    return replace(item, children=(html.Element("head", (), (), item.span), *item.children))


def document(items: tuple[html.Node, ...]) -> tuple[html.Node, ...]:
    """A page with a doctype but without `<html>` gets the elements that a parser adds (HTML standard, 13.2.6.4)."""
    if not any(isinstance(item, html.Doctype) for item in items):
        return items
    elements = [item for item in items if isinstance(item, html.Element)]
    if any(element.name in ("html", "head", "body") for element in elements):
        return items
    shown = [item for item in items if not isinstance(item, html.Doctype | html.Comment)]
    count = 0
    while count < len(shown) and _belongs_to_head(shown[count]):
        count += 1
    span = shown[0].span if shown and not isinstance(shown[0], html.Slot) else NO_SPAN
    head = html.Element("head", (), tuple(shown[:count]), span)
    body = html.Element("body", (), trimmed(tuple(shown[count:])), span)
    return (html.Element("html", (), (head, body), span),)


_METADATA = frozenset({"base", "link", "meta", "noscript", "script", "style", "template", "title"})


def _belongs_to_head(item: html.Node) -> bool:
    match item:
        case html.Element(name):
            return name in _METADATA
        case html.Text(data):
            return not data.strip()
        case html.Hole(node):
            return isinstance(node, nodes.Assign | nodes.AssignBlock | nodes.Import | nodes.FromImport | nodes.Macro)
        case _:
            return False


def _child(ctx: LowerContext) -> ir.Expr:
    """A template that extends another: its own statements, then the parent with the slots it fills."""
    facts = ctx.module.facts
    before, extends, statements = _split(facts.tree.body)
    if extends is None:
        from transpiler.lower.conditional_extends import lower_conditional_extends

        return _returned(lower_conditional_extends(ctx), ctx)
    again = next((node for part in statements for node in nodes.walk(part) if isinstance(node, nodes.Extends)), None)
    if again is not None:
        ctx.report(
            "unsupported-value", again.span, "the template extends twice", label="Jinja2 raises TemplateRuntimeError"
        )
    shown: tuple[ir.Markup, ...] = ()
    first = next((node for node in before if shows(node, ctx)), None)
    if first is not None:
        report_before_document(first.span, ctx)
        items = items_of(before, ctx)
        plan(items, ctx)
        shown = lower_children(items, ctx)
    else:
        statements = [*before, *statements]
    for statement in statements:
        top_level(statement, ctx)
    used = use_parents(extends, ctx)
    return _returned((*shown, *used), ctx)


def _split(body: Sequence[nodes.Stmt]) -> tuple[list[nodes.Stmt], nodes.Extends | None, list[nodes.Stmt]]:
    """Statements before `extends` (they print), the tag, and those after it (they do not)."""
    for index, statement in enumerate(body):
        if isinstance(statement, nodes.Extends):
            return list(body[:index]), statement, list(body[index + 1 :])
    return list(body), None, []


def top_level(statement: nodes.Stmt, ctx: LowerContext) -> None:
    """A statement of a child outside of blocks: it may set names, what it prints is dropped."""
    match statement:
        case nodes.Output() | nodes.Block() | nodes.Include() | nodes.CallBlock() | nodes.FilterBlock() | nodes.Trans():
            pass
        case nodes.Import() | nodes.FromImport():
            lower_import(statement, ctx)
        case _:
            lower_children(items_of([statement], ctx), ctx)


# --- macros and block defaults -----------------------------------------------------------------------------


def _macro(
    module: ModuleState, macro: MacroFacts, form: Form
) -> list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst]:
    ctx = _context(module, form)
    ctx.autoescape = _escapes(macro.node, ctx)
    parameters, body, interface = macro_function(macro, form, ctx)
    name = module.functions[(module.facts.name, macro.name, form)]
    function = ir.Function(name, parameters, body, None if form == "markup" else STR)
    return [*(interface if form == sorted(macro.forms)[0] else []), function]


def _escapes(node: nodes.Macro, ctx: LowerContext) -> bool:
    """Whether `{{ x }}` is escaped in a macro: as `{% autoescape %}` around its definition says."""
    found = ctx.autoescape
    around = [outer for outer in nodes.walk(ctx.module.facts.tree) if isinstance(outer, nodes.Autoescape)]
    for outer in around:  # outer ones come first
        if any(inner is node for inner in nodes.walk(outer)):
            assert isinstance(outer.value, nodes.Const), "a macro in a computed one is local"
            found = bool(outer.value.value)
    return found


def macro_function(
    macro: MacroFacts, form: Form, ctx: LowerContext, *, inside: bool = False
) -> tuple[
    tuple[ir.Parameter, ...],
    tuple[ir.Statement, ...],
    list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst],
]:
    """The parameters and statements of a macro's function, and the interface of its props.

    `inside`: it stands inside another function, whose names it sees.
    """
    module = ctx.module
    signature = _Signature(ctx)
    if not inside:
        if macro.reads_globals or macro.reads_vars:
            signature.ambient()
        signature.context(macro.reads, macro)
    inner = ctx.function()
    for name in (macro.name, *macro.module_reads):
        other = module.facts.macros.get(name)
        if other is not None and ctx.scope.lookup(name) is None:
            inner.scope.bind(name, MacroBinding(other, module.facts.name))
    for statement in imports_seen(module.facts.tree, macro.node):
        lower_import(statement, inner)
    bind_constants(inner)
    for name in macro.module_reads:
        data = fixed_value(module.facts, name, ctx)
        if data is not None and ctx.scope.lookup(name) is None:
            inner.scope.bind(name, data)
    for param in macro.params:
        if param.name == "caller" and macro.uses_caller:
            continue
        default = None if param.default is None else _default(macro, param, param.default, inner)
        late = param.optional and param.default is not None and not acts_like_undefined(param.default)
        if default is not None and late:
            local = signature.given(prop_name(param.name), param.type, default)
            inner.scope.bind(param.name, Value(b.name(local), union(param.type, MISSING)))
            continue
        optional = default is None and (param.optional or is_optional(param.type))
        local = signature.add(prop_name(param.name), param.type, optional=optional, default=default)
        type_ = union(param.type, MISSING) if optional else param.type
        inner.scope.bind(param.name, Value(b.name(local), type_))
    if macro.uses_varargs:
        local = signature.add("varargs", List(UNKNOWN), default=b.array())
        inner.scope.bind("varargs", _varargs(macro.node, b.name(local), inner))
    if macro.uses_kwargs:
        local = signature.add("kwargs", UNKNOWN, default=b.obj({}))
        inner.scope.bind("kwargs", Value(b.name(local), UNKNOWN))
    if macro.uses_caller:
        given = caller_form(macro, form)
        local = signature.add(caller_prop(given), caller_type(macro, given), optional=True)
        inner.scope.bind("caller", CallerBinding(b.name(local), given, caller_params(macro), macro.name))
        for kind in sorted({caller_form(macro, each) for each in macro.forms}):
            if caller_prop(kind) not in dict(signature.fields):
                signature.fields.append((caller_prop(kind), Field(caller_type(macro, kind), optional=True)))
    inner.names.adopt(ctx.names)
    value = _returned(lower_body(macro.node.body, inner, trim=True), inner)
    interface = f"{function_name(macro.name, 'markup')}Props"
    if interface == f"{module.facts.component}Props":
        interface = f"{function_name(macro.name, 'markup')}MacroProps"
    statements = (*signature.statements(), *ctx.prelude, *inner.prelude, ir.Return(value))
    return signature.parameters(interface), statements, signature.interface(interface)


def _varargs(node: nodes.Macro, code: ir.Expr, ctx: LowerContext) -> Value:
    """The further arguments: a list where only items are read, else the tuple that Python makes of them."""
    plain: set[int] = set()
    for inner in nodes.walk(node):
        match inner:
            case nodes.For(iter=part) | nodes.Getitem(node=part) | nodes.Filter(node=part) if part is not None:
                plain.add(id(part))
            case nodes.If(test=part) | nodes.CondExpr(test=part):
                plain.add(id(part))
    uses = [inner for inner in nodes.walk(node) if isinstance(inner, nodes.Name) and inner.name == "varargs"]
    if all(id(use) in plain for use in uses):
        return Value(code, List(UNKNOWN))
    return Value(ctx.call("tuple", ir.Spread(code)), UNKNOWN)


def _default(macro: MacroFacts, param: Param, node: nodes.Expr, ctx: LowerContext) -> ir.Expr:
    """A parameter's default as a JavaScript default."""
    return fit(ctx.value(node), Receiver(ctx.module.facts.name, macro.name, param.name, param.type, True), ctx)


def _block_default(
    module: ModuleState, node: nodes.Block, block: BlockFacts, form: Form
) -> list[ir.Interface | ir.TypeAlias | ir.Function | ir.ModuleConst]:
    """The exported component that `super()` uses: a block's own body."""
    ctx = _context(module, form)
    signature = _Signature(ctx)
    if block.reads_globals or block.reads_vars:
        signature.ambient()
    signature.context((*reads_of(module.facts, block), *default_scope(module.facts, block, module.program)))
    slots = _bind_slots(inner_slots(module.facts, block.name, module.program, form), signature, ctx)
    for statement in module.facts.tree.body:
        if isinstance(statement, nodes.Import | nodes.FromImport):
            lower_import(statement, ctx)
    ctx.block = node.name
    bind_constants(ctx)
    title = is_title(node.name, module.facts, module.program, module.structure)
    value = _returned(lower_body(node.body, ctx, trim=True, title=title), ctx)
    _add_defaults(slots, signature, module)
    name = default_name(module.facts, node.name, form)
    shared = form if slots else "markup"
    interface = f"{pascal(default_name(module.facts, node.name, shared))}Props"
    function = ir.Function(
        name, signature.parameters(interface), (*ctx.prelude, ir.Return(value)), None if form == "markup" else STR
    )
    first = bool(slots) or form == sorted(block.super_forms)[0]
    return [*(signature.interface(interface) if first else []), function]
