"""`{% set %}`: a const where it stands once, a new const where it is set again, a `let` across branches."""

from __future__ import annotations

from dataclasses import dataclass, field

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, Relower
from transpiler.lower.scope import LoopBinding, MacroBinding, ModuleBinding, NamespaceBinding
from transpiler.lower.value import Value
from transpiler.types import (
    MISSING,
    UNKNOWN,
    Dict,
    Float,
    Int,
    List,
    NoneType,
    Number,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    union,
)

_NUMBERS = (Int, Float, Number)


@dataclass
class LetTarget:
    """A variable that several branches assign: its name and the types assigned so far."""

    name: str
    types: list[Type] = field(default_factory=list)


def widened(type_: Type) -> Type:
    """The type a variable gets from its first value: literal types become the plain ones."""
    match type_:
        case Str():
            return Str(None, by_use=type_.by_use)
        case Union(members):
            return union(*(widened(member) for member in members))
        case Tuple(items):
            return Tuple(tuple(widened(item) for item in items))
        case List(item):
            return List(widened(item))
        case Object(name="Dict", module=None):
            return UNKNOWN  # a dict literal has no interface
        case _:
            return type_


def lower_assign(node: nodes.Assign, ctx: LowerContext) -> None:
    """`{% set target = value %}` (Jinja docs: Assignments)."""
    if isinstance(node.target, nodes.NSRef):
        _set_attribute(node.target, ctx.value(node.node), ctx)
        return
    if (
        isinstance(node.target, nodes.Name)
        and isinstance(node.node, nodes.Name)
        and (node.target.name not in ctx.lets or isinstance(ctx.scope.lookup(node.node.name), NamespaceBinding))
    ):
        binding = ctx.scope.lookup(node.node.name)
        if isinstance(binding, LoopBinding | MacroBinding | ModuleBinding | NamespaceBinding):
            ctx.scope.bind(node.target.name, binding)
            return
    if isinstance(node.target, nodes.Name) and _is_namespace(node.node):
        assert isinstance(node.node, nodes.Call)
        _declare_namespace(node.target.name, node.node, ctx)
        return
    value = ctx.value(node.node)
    if (
        isinstance(node.target, nodes.Name)
        and isinstance(value.type, Object | Dict)
        and _is_changed(node.target.name, ctx)
    ):
        value = Value(ctx.dynamic(value), UNKNOWN)
    bind_target(node.target, value, ctx)


_CHANGES_DICT = frozenset({"update", "setdefault", "pop", "popitem", "clear"})


def _is_changed(name: str, ctx: LowerContext) -> bool:
    """Whether the template changes the dict of that name, so that its keys are not those it is written with."""
    for node in nodes.walk(ctx.module.facts.tree):
        match node:
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=changed), attr=attr)):
                if changed == name and attr in _CHANGES_DICT:
                    return True
    return False


def bind_target(target: nodes.Name | nodes.Tuple | nodes.NSRef, value: Value, ctx: LowerContext) -> None:
    """Bind a name, or each name of a tuple, to (a part of) the value."""
    match target:
        case nodes.NSRef():
            _set_attribute(target, value, ctx)
        case nodes.Name():
            _bind_name(target.name, value, ctx)
        case nodes.Tuple():
            parts, pattern_value = _unpacked(target, value, ctx)
            for item, part in zip(target.items, parts, strict=True):
                assert isinstance(item, nodes.Name | nodes.Tuple | nodes.NSRef)
                bind_target(item, Value(ir.Index(pattern_value, part[0]), part[1]), ctx)


def _unpacked(target: nodes.Tuple, value: Value, ctx: LowerContext) -> tuple[list[tuple[ir.Expr, Type]], ir.Expr]:
    count = len(target.items)
    if isinstance(value.type, Tuple) and len(value.type.items) == count:
        source = ctx.named(value.code, "values")
        return [(ir.Num(index), kind) for index, kind in enumerate(value.type.items)], source
    code = ctx.named(ctx.call("unpack", ctx.dynamic(value), b.number(count)), "values")
    item = UNKNOWN
    return [(ir.Num(index), item) for index in range(count)], code


def _bind_name(name: str, value: Value, ctx: LowerContext) -> None:
    constant = ctx.module.constants.get(name)
    if constant is not None and isinstance(value.code, ir.Str | ir.Num | ir.Bool) and name not in ctx.lets:
        ctx.scope.bind(name, Value(b.name(constant[0]), widened(value.type)))
        return
    let = ctx.lets.get(name)
    if let is not None:
        let.types.append(widened(value.type))
        ctx.prelude.append(ir.Assign(b.name(let.name), value.code))
        ctx.scope.bind(name, Value(b.name(let.name), widened(value.type)))
        return
    stays = isinstance(value.code, ir.Name | ir.Str | ir.Num | ir.Bool | ir.Null | ir.Undefined)
    if stays and not (isinstance(value.type, List) and isinstance(value.code, ir.Array)):
        ctx.scope.bind(name, value)
        return
    local = ctx.names.take(name)
    written_out = isinstance(value.code, ir.Array) and (not value.code.items or _has_tuples(value.type))
    type_ = widened(value.type) if written_out else value.type
    annotation = type_ if written_out else None
    ctx.prelude.append(ir.Const(b.pattern(local), value.code, annotation))
    ctx.scope.bind(name, Value(b.name(local), type_, value.natural))


def _has_tuples(type_: Type) -> bool:
    """Whether TypeScript would take `["a", 1]` for an array of both types."""
    match type_:
        case Tuple():
            return True
        case List(item):
            return _has_tuples(item)
        case _:
            return False


# --- namespaces --------------------------------------------------------------------------------------------


def _is_namespace(node: nodes.Expr) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Name)
        and node.node.name == "namespace"
        and not node.args
        and node.dyn_args is None
        and node.dyn_kwargs is None
    )


def _declare_namespace(name: str, node: nodes.Call, ctx: LowerContext) -> None:
    """`{% set ns = namespace(total=0) %}` becomes `let total = 0`: one variable per attribute."""
    initial = {item.key: ctx.value(item.value) for item in node.kwargs}
    binding = NamespaceBinding(node.span.start)
    learned = {attr: type_ for (place, attr), type_ in ctx.module.learned.items() if place == node.span.start}
    for attribute in dict.fromkeys([*initial, *learned]):
        value = initial.get(attribute, Value(b.UNDEFINED, MISSING))
        type_ = learned.get(attribute, widened(value.type))
        local = ctx.names.take(attribute)
        code = ctx.dynamic(value) if isinstance(type_, Unknown) else value.code
        numbers = isinstance(type_, _NUMBERS) and isinstance(value.type, _NUMBERS)
        inferred = numbers or (type_ == widened(value.type) and not isinstance(type_, List | NoneType))
        annotated = None if inferred else type_
        ctx.prelude.append(ir.Let(local, code, annotated))
        binding.attributes[attribute] = (local, type_)
    ctx.scope.bind(name, binding)


def _set_attribute(target: nodes.NSRef, value: Value, ctx: LowerContext) -> None:
    binding = ctx.scope.lookup(target.name)
    if isinstance(binding, NamespaceBinding):
        _learn(binding, target.attr, value, ctx)
    else:
        ctx.report(
            "namespace-escapes",
            target.span,
            f"`{target.name}` is set here but created elsewhere",
            label="not a namespace of this template",
            text="A namespace made in another template or handed to a macro cannot be followed.",
            hint=f"create `{target.name}` with namespace() in the template that changes it",
        )
        return
    local, type_ = binding.attributes[target.attr]
    code = ctx.dynamic(value) if isinstance(type_, Unknown) else value.code
    match code:
        case ir.Binary("+", ir.Name(name), right) if name == local:
            ctx.prelude.append(ir.Assign(b.name(local), right, "+="))
        case _:
            ctx.prelude.append(ir.Assign(b.name(local), code))


def _learn(binding: NamespaceBinding, attribute: str, value: Value, ctx: LowerContext) -> None:
    """Widen the variable of an attribute to what it is given; the module is then lowered once more."""
    known = binding.attributes.get(attribute)
    type_ = union(known[1] if known else MISSING, widened(value.type))
    if known is None or type_ != known[1]:
        ctx.module.learned[(binding.place, attribute)] = type_
        raise Relower
