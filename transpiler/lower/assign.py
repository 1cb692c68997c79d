"""`{% set %}`: a const where it stands once, a new const where it is set again, a `let` across branches."""

from __future__ import annotations

from dataclasses import dataclass, field

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.namespaces import declare_namespace, is_namespace, set_attribute, shared_namespaces
from transpiler.lower.scope import LoopBinding, MacroBinding, ModuleBinding, NamespaceBinding
from transpiler.lower.value import Value, widened
from transpiler.types import UNKNOWN, Dict, List, Object, Tuple, Type


@dataclass
class LetTarget:
    """A variable that several branches assign: its name and the types assigned so far."""

    name: str
    types: list[Type] = field(default_factory=list)


def lower_assign(node: nodes.Assign, ctx: LowerContext) -> None:
    """`{% set target = value %}` (Jinja docs: Assignments)."""
    if isinstance(node.target, nodes.NSRef):
        set_attribute(node.target, ctx.value(node.node), ctx)
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
    shared = shared_namespaces(ctx.module.facts, ctx.module.program)
    if isinstance(node.target, nodes.Name) and is_namespace(node.node) and node.target.name not in shared:
        assert isinstance(node.node, nodes.Call)
        declare_namespace(node.target.name, node.node, ctx)
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
            set_attribute(target, value, ctx)
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
    if constant is not None and constant[1] == value.code and name not in ctx.lets:
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
