"""`namespace(...)`: one variable per attribute where all uses are in sight, else an object that is handed on."""

from __future__ import annotations

from functools import lru_cache

from transpiler import ir, nodes
from transpiler.facts import Program, TemplateFacts
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, Relower
from transpiler.lower.scope import NamespaceBinding
from transpiler.lower.value import Value, widened
from transpiler.types import MISSING, NUMBER, UNKNOWN, Float, Int, List, NoneType, Number, Type, Union, Unknown, union

_NUMBERS = (Int, Float, Number)


def is_namespace(node: nodes.Expr) -> bool:
    """Whether an expression makes a namespace."""
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "namespace"


def shared_namespaces(facts: TemplateFacts, program: Program) -> frozenset[str]:
    """Variables whose namespace is more than its attributes: it is handed on, or made of a dict."""
    parts = {target for targets in facts.includes.values() for target in targets} | set(facts.parents)
    read = {prop.name for part in parts if part in program.templates for prop in program.templates[part].props}
    return _handed_on(facts.tree) | (_made(facts.tree) & read)


@lru_cache(maxsize=4096)
def _made(tree: nodes.Template) -> frozenset[str]:
    return frozenset(
        node.target.name
        for node in nodes.walk(tree)
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name) and is_namespace(node.node)
    )


@lru_cache(maxsize=4096)
def _handed_on(tree: nodes.Template) -> frozenset[str]:
    found: set[str] = set()
    plain: set[int] = set()
    for node in nodes.walk(tree):
        match node:
            case nodes.Getattr(node=nodes.Name() as owner):
                plain.add(id(owner))
            case nodes.Call(node=nodes.Getattr(node=nodes.Name() as owner)):
                plain.discard(id(owner))
            case nodes.Assign(target=nodes.Name() as target, node=value) if is_namespace(value):
                assert isinstance(value, nodes.Call)
                if value.args or value.dyn_args is not None or value.dyn_kwargs is not None:
                    found.add(target.name)
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Name) and node.ctx == "load" and id(node) not in plain:
            found.add(node.name)
    return frozenset(found) & _made(tree)


def declare_namespace(name: str, node: nodes.Call, ctx: LowerContext) -> None:
    """`{% set ns = namespace(total=0) %}` becomes `let total = 0`: one variable per attribute."""
    initial = {item.key: ctx.value(item.value) for item in node.kwargs}
    binding = NamespaceBinding(node.span.start)
    learned = {attr: type_ for (place, attr), type_ in ctx.module.learned.items() if place == node.span.start}
    for attribute in dict.fromkeys([*initial, *learned]):
        value = initial.get(attribute, Value(b.UNDEFINED, MISSING))
        type_ = learned.get(attribute, widened(value.type))
        local = ctx.names.take(attribute)
        if isinstance(type_, Number):
            ctx.module.mixed[local] = (node.span.start, attribute)
        code = ctx.dynamic(value) if isinstance(type_, Unknown) else value.code
        numbers = isinstance(type_, _NUMBERS) and isinstance(value.type, _NUMBERS)
        inferred = numbers or (type_ == widened(value.type) and not isinstance(type_, List | NoneType))
        ctx.prelude.append(_declared(local, code, None if inferred else type_))
        binding.attributes[attribute] = (local, type_)
    ctx.scope.bind(name, binding)


def _declared(local: str, code: ir.Expr, type_: Type | None) -> ir.Let:
    """The variable. TypeScript takes what a union starts as for all that it is: it does not see what callbacks of
    loops assign, unless the start is said to be of the whole type.
    """
    return ir.Let(local, ir.Cast(code, type_), None) if isinstance(type_, Union) else ir.Let(local, code, type_)


def made_namespace(node: nodes.Call, ctx: LowerContext) -> Value:
    """`namespace(defaults, total=0)` as an object (Jinja docs: `namespace(...)`, which takes what `dict` takes)."""
    sources = [ctx.code(argument) for argument in node.args]
    if node.kwargs:
        sources.append(b.obj({item.key: ctx.code(item.value) for item in node.kwargs}))
    if node.dyn_kwargs is not None:
        sources.append(ctx.code(node.dyn_kwargs))
    return Value(ctx.call("namespace", *sources), UNKNOWN)


def set_attribute(target: nodes.NSRef, value: Value, ctx: LowerContext) -> None:
    """`{% set ns.total = value %}`."""
    binding = ctx.scope.lookup(target.name)
    if not isinstance(binding, NamespaceBinding):
        owner = ctx.value(nodes.Name(target.name, "load", span=target.span))
        assigned = ctx.call("setAttribute", ctx.dynamic(owner), b.string(target.attr), ctx.dynamic(value))
        ctx.prelude.append(ir.ExprStatement(assigned))
        return
    _learn(binding, target.attr, value, ctx)
    local, type_ = binding.attributes[target.attr]
    code = ctx.dynamic(value) if isinstance(type_, Unknown) else value.code
    match code:
        case ir.Binary("+", ir.Name(name), right) if name == local:
            ctx.prelude.append(ir.Assign(b.name(local), right, "+="))
        case _:
            ctx.prelude.append(ir.Assign(b.name(local), code))


def _joined(one: Type, other: Type) -> Type:
    """The type of a variable that holds both. One that sums up ints and floats is a number until it is printed."""
    mixed = one != other and isinstance(one, _NUMBERS) and isinstance(other, _NUMBERS)
    return NUMBER if mixed else union(one, other)


def check_exact(code: ir.Expr, ctx: LowerContext) -> None:
    """Called where a number is printed or leaves the typed code: 1.0 and 1 are one number of TypeScript, but print
    apart. A variable that holds ints and floats is from then on in the form that tells them apart.
    """
    match code:
        case ir.Name(name) if name in ctx.module.mixed:
            ctx.module.learned[ctx.module.mixed[name]] = UNKNOWN
            raise Relower
        case ir.Binary(_, left, right):
            check_exact(left, ctx)
            check_exact(right, ctx)
        case ir.Unary(_, operand):
            check_exact(operand, ctx)


def _learn(binding: NamespaceBinding, attribute: str, value: Value, ctx: LowerContext) -> None:
    """Widen the variable of an attribute to what it is given; the module is then lowered once more."""
    known = binding.attributes.get(attribute)
    type_ = _joined(known[1] if known else MISSING, widened(value.type))
    if known is None or type_ != known[1]:
        ctx.module.learned[(binding.place, attribute)] = type_
        raise Relower
