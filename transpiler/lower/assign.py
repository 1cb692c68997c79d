"""`{% set %}`: a const where it stands once, a new const where it is set again, a `let` across branches."""

from __future__ import annotations

from dataclasses import dataclass, field

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.changes import changed
from transpiler.lower.coerce import loosened
from transpiler.lower.context import LowerContext, Relower
from transpiler.lower.fixed import bind_fixed
from transpiler.lower.namespaces import declare_namespace, is_namespace, set_attribute, shared_namespaces
from transpiler.lower.scope import LoopBinding, MacroBinding, ModuleBinding, NamespaceBinding
from transpiler.lower.value import Value, widened, written_type
from transpiler.types import HTML, UNKNOWN, Dict, List, Object, Tuple, Type, Unknown, union


@dataclass
class LetTarget:
    """A variable that several branches assign: its name and the types assigned so far.

    `place`: where the macro stands that reads it, if one does.
    """

    name: str
    types: list[Type] = field(default_factory=list)
    place: int | None = None


def lower_assign(node: nodes.Assign, ctx: LowerContext) -> None:
    """`{% set target = value %}` (Jinja docs: Assignments)."""
    if bind_fixed(node.target, ctx):
        return
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
    value = open_value(node.target, ctx.value(node.node), ctx)
    if isinstance(node.target, nodes.Name) and value.type == HTML and _is_shown_in_place(node.target.name, node, ctx):
        ctx.scope.bind(node.target.name, value)
        return
    bind_target(node.target, value, ctx)


def _is_shown_in_place(name: str, node: nodes.Assign, ctx: LowerContext) -> bool:
    """Whether a trusted constant was written where it is printed (`html.constants`), and no read of it is left."""
    constant = isinstance(node.node, nodes.Filter) and isinstance(node.node.node, nodes.Const)
    names = (inner for inner in nodes.walk(ctx.module.facts.tree) if isinstance(inner, nodes.Name))
    return constant and name not in ctx.lets and all(inner.name != name or inner.ctx == "store" for inner in names)


def open_value(target: nodes.Expr, value: Value, ctx: LowerContext) -> Value:
    """The value as a variable holds it: a dict that the template changes has no fixed keys."""
    if isinstance(target, nodes.Name) and _holds_dict(value.type) and target.name in changed(ctx.module.facts.tree):
        return Value(ctx.dynamic(value), UNKNOWN)
    return value


def _holds_dict(type_: Type) -> bool:
    match type_:
        case Object() | Dict():
            return True
        case List(item):
            return _holds_dict(item)
        case Tuple(items):
            return any(map(_holds_dict, items))
        case _:
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
    if let is not None and let.place is not None:
        _assign_shared(name, let, value, ctx)
        return
    if let is not None:
        value = loosened(value, ctx)
        let.types.append(value.type)
        ctx.prelude.append(ir.Assign(b.name(let.name), value.code))
        ctx.scope.bind(name, Value(b.name(let.name), value.type))
        return
    if any(value.code == b.name(other.name) for other in ctx.lets.values()):  # it may change later
        local = ctx.names.take(name)
        ctx.prelude.append(ir.Const(b.pattern(local), value.code))
        ctx.scope.bind(name, Value(b.name(local), value.type, value.natural))
        return
    stays = isinstance(value.code, ir.Name | ir.Str | ir.Num | ir.Bool | ir.Null | ir.Undefined)
    if stays and not (isinstance(value.type, List) and isinstance(value.code, ir.Array)):
        ctx.scope.bind(name, value)
        return
    local = ctx.names.take(name)
    annotation = written_type(value)
    ctx.prelude.append(ir.Const(b.pattern(local), value.code, annotation))
    ctx.scope.bind(name, Value(b.name(local), annotation or value.type, value.natural))


def declare_shared(name: str, place: int, value: Value, ctx: LowerContext) -> None:
    """A variable that a macro reads and that is set again after it: a `let`, which both see."""
    type_ = union(widened(value.type), ctx.module.learned.get((place, name), widened(value.type)))
    local = ctx.names.take(name)
    code = ctx.dynamic(value) if isinstance(type_, Unknown) else value.code
    ctx.prelude.append(ir.Let(local, code, type_))
    ctx.lets[name] = LetTarget(local, [type_], place)
    ctx.scope.bind(name, Value(b.name(local), type_))


def _assign_shared(name: str, let: LetTarget, value: Value, ctx: LowerContext) -> None:
    """Assign such a variable; a wider type than known is learned, and the module lowered once more."""
    assert let.place is not None
    type_ = union(let.types[0], widened(value.type))
    if type_ != let.types[0]:
        ctx.module.learned[let.place, name] = type_
        raise Relower
    code = ctx.dynamic(value) if isinstance(type_, Unknown) else value.code
    ctx.prelude.append(ir.Assign(b.name(let.name), code))
    ctx.scope.bind(name, Value(b.name(let.name), type_))
