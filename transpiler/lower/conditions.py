"""`{% if %}`: conditional markup, conditional values, or statements where variables change."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from transpiler import ir, nodes
from transpiler.facts import Form
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.assign import LetTarget
from transpiler.lower.body import as_value, lower_children
from transpiler.lower.coerce import as_others, join_branches, loosened
from transpiler.lower.context import LowerContext
from transpiler.lower.effects import item_nodes, leaves
from transpiler.lower.paths import proven_when_false, proven_when_true
from transpiler.lower.scope import Scope
from transpiler.lower.state import reads, state_of, steps, writes
from transpiler.lower.value import Value, widened
from transpiler.types import MISSING, NODE, Type, union


@dataclass(frozen=True, slots=True)
class _Branch:
    test: ir.Expr | None
    markup: tuple[ir.Markup, ...]
    prelude: list[ir.Statement]
    scope: Scope
    changes: bool = False
    """Whether the test itself changes state (`{% if rows.append(row) %}{% endif %}`), so that it must be evaluated."""


def lower_if(item: html.If, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The markup of an `if`; assignments in its arms become values or statements of the function."""
    assigned = tuple(dict.fromkeys(_assigned(item)))
    if assigned and _only_sets(item, ctx.form):
        _conditional_values(item, assigned, ctx)
        return ()
    if assigned or item.span.start in ctx.hoist:
        return _statement_if(item, assigned, ctx)
    branches = list(_branches(item.arms, ctx))
    if any(branch.prelude for branch in branches):
        return _as_statement(branches, ctx)
    return _as_markup(branches)


def _branches(arms: Sequence[html.Arm], ctx: LowerContext) -> Iterator[_Branch]:
    """Each arm lowered with its own statements and names, knowing what the tests before it proved."""
    known: frozenset[str] = frozenset()
    first = True
    for arm in arms:
        with ctx.knowing(known):
            test = None if arm.test is None else ctx.test(arm.test)
            proven = proven_when_true(arm.test) if arm.test is not None else frozenset()
            outer, names, scope, container = ctx.prelude, ctx.names, ctx.scope, ctx.container
            flat = first and (test is None or (isinstance(test, ir.Bool) and test.value))
            ctx.prelude, ctx.scope, ctx.container = [], scope.child(), False
            ctx.names = names if flat else names.child()
            try:
                with ctx.knowing(proven):
                    ctx.hoist |= _read_before_set(arm.children, ctx)
                    markup = lower_children(arm.children, ctx)
                if isinstance(test, ir.Bool) and not test.value:
                    continue
                constant = isinstance(test, ir.Bool)
                first = False
                changes = arm.test is not None and _changes(arm.test, ctx)
                yield _Branch(None if constant else test, markup, ctx.prelude, ctx.scope, changes)
                if constant:
                    return
            finally:
                ctx.prelude, ctx.names, ctx.scope, ctx.container = outer, names, scope, container
        if arm.test is not None:
            known |= proven_when_false(arm.test)


def choice(
    options: Sequence[tuple[nodes.Expr | None, Callable[[], tuple[ir.Markup, ...]]]], ctx: LowerContext
) -> tuple[ir.Markup, ...]:
    """What the first option shows whose test holds (the last has none); each is lowered with its own statements."""
    branches: list[_Branch] = []
    known: frozenset[str] = frozenset()
    for node, make in options:
        with ctx.knowing(known):
            test = None if node is None else ctx.test(node)
            outer, names, scope = ctx.prelude, ctx.names, ctx.scope
            ctx.prelude, ctx.names, ctx.scope = [], names.child(), scope.child()
            try:
                with ctx.knowing(frozenset() if node is None else proven_when_true(node)):
                    branches.append(_Branch(test, make(), ctx.prelude, ctx.scope))
            finally:
                ctx.prelude, ctx.names, ctx.scope = outer, names, scope
        if node is not None:
            known |= proven_when_false(node)
    if any(branch.prelude for branch in branches):
        return _as_statement(branches, ctx)
    return _as_markup(branches)


def _as_markup(branches: list[_Branch]) -> tuple[ir.Markup, ...]:
    result: tuple[ir.Markup, ...] = ()
    for branch in reversed(branches):
        if branch.test is None:
            result = branch.markup
        elif branch.markup or result:
            if branch.markup:
                result = (ir.If(branch.test, _joined(branch.markup), _joined(result)),)
            else:
                result = (ir.If(b.not_(branch.test), result),)
    return result


def _joined(markup: tuple[ir.Markup, ...]) -> tuple[ir.Markup, ...]:
    """Text and plain values in an arm as one template literal, which needs no fragment."""
    parts: list[str | ir.Expr] = []
    for item in markup:
        match item:
            case ir.Text(data):
                parts.append(data)
            case ir.Print(value, True):
                parts.append(value)
            case _:
                return markup
    return (ir.Print(b.template(*parts), plain=True),) if len(parts) > 1 else markup


def _changes(test: nodes.Expr, ctx: LowerContext) -> bool:
    return bool(writes(test) or steps(test, state_of(ctx.module.facts.tree)))


def _read_before_set(items: Sequence[html.Node], ctx: LowerContext) -> frozenset[int]:
    """Places in an arm that show a variable which the arm sets later: they must be computed before."""
    later: set[str] = set()
    found: set[int] = set()
    for leaf in reversed(list(leaves(items))):
        read = {name for node in item_nodes(leaf) for name in reads(node)}
        if later & read:
            found.add(leaf.span.start)
        later |= set(_assigned_in([leaf])) & ctx.lets.keys()
    return frozenset(found)


# --- assignments -------------------------------------------------------------------------------------------


def _assigned(item: html.If) -> Iterator[str]:
    """Names that an assignment in an arm gives to the code after the `if` (Jinja docs: Scoping Behavior)."""
    for arm in item.arms:
        yield from _assigned_in(arm.children)


def _assigned_in(items: Sequence[object]) -> Iterator[str]:
    for item in items:
        match item:
            case html.Hole(nodes.Assign(target=target) | nodes.AssignBlock(target=target)):
                yield from _names(target)
            case html.If():
                yield from _assigned(item)
            case html.Element(children=children) | html.ConditionalWrap(children=children):
                yield from _assigned_in(children)


def _names(target: nodes.Expr) -> Iterator[str]:
    match target:
        case nodes.Name():
            yield target.name
        case nodes.Tuple():
            for item in target.items:
                yield from _names(item)


def _only_sets(item: html.If, form: Form) -> bool:
    """Whether the arms hold nothing but independent `{% set name = value %}`: a choice of values."""
    for arm in item.arms:
        seen: set[str] = set()
        for child in arm.children:
            match child:
                case html.Text(data) if form == "markup" and not data.strip():
                    pass
                case html.Hole(nodes.Assign(target=nodes.Name(name=name), node=value)) if (
                    name not in seen
                    and not (seen & {inner.name for inner in nodes.walk(value) if isinstance(inner, nodes.Name)})
                    and not _is_special(value)
                ):
                    seen.add(name)
                case _:
                    return False
    return True


def _is_special(value: nodes.Expr) -> bool:
    return any(
        isinstance(inner, nodes.Call)
        and isinstance(inner.node, nodes.Name)
        and inner.node.name in ("namespace", "cycler", "joiner")
        for inner in nodes.walk(value)
    )


def _conditional_values(item: html.If, assigned: tuple[str, ...], ctx: LowerContext) -> None:
    """`{% if a %}{% set x = 1 %}{% else %}{% set x = 2 %}{% endif %}` becomes `const x = a ? 1 : 2`."""
    tests: list[tuple[ir.Expr | None, dict[str, Value]]] = []
    known: frozenset[str] = frozenset()
    for arm in item.arms:
        with ctx.knowing(known):
            test = None if arm.test is None else ctx.test(arm.test)
            proven = proven_when_true(arm.test) if arm.test is not None else frozenset()
            with ctx.knowing(proven):
                values = {
                    child.node.target.name: ctx.value(child.node.node)
                    for child in arm.children
                    if isinstance(child, html.Hole)
                    and isinstance(child.node, nodes.Assign)
                    and isinstance(child.node.target, nodes.Name)
                }
        tests.append((test, values))
        if arm.test is not None:
            known |= proven_when_false(arm.test)
    chosen: dict[str, Value] = {}
    for name in assigned:
        result = current(name, _place(item), ctx)
        for test, values in reversed(tests):
            value = values.get(name, current(name, _place(item), ctx))
            if test is None:
                result = value
            elif isinstance(test, ir.Bool):
                result = value if test.value else result
            else:
                written = as_others(value, result.type, ctx), as_others(result, value.type, ctx)
                one = loosened(value, ctx) if written[0] is None else Value(written[0], result.type)
                other = loosened(result, ctx) if written[1] is None else Value(written[1], value.type)
                then, otherwise, type_ = join_branches(one, other, ctx)
                result = Value(b.conditional(test, then, otherwise), type_)
        chosen[name] = result
    from transpiler.lower.assign import bind_target

    for name, result in chosen.items():
        bind_target(nodes.Name(name, "store"), result, ctx)


def _place(item: html.If) -> nodes.Node:
    """A node where the condition stands."""
    return nodes.Name("", "load", span=item.span)


def current(name: str, node: nodes.Node, ctx: LowerContext) -> Value:
    """The value a name has here, Undefined if none; `node` is where it is asked for."""
    from transpiler.lower.lookup import ambient, lower_name

    binding = ctx.scope.lookup(name)
    if isinstance(binding, Value):
        return binding
    if binding is None:
        return ambient(name, ctx) or Value(b.UNDEFINED, MISSING)
    return lower_name(nodes.Name(name, "load", span=node.span), ctx)


# --- statements --------------------------------------------------------------------------------------------


def _statement_if(item: html.If, assigned: tuple[str, ...], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """Arms that assign variables, or change state, besides showing something."""
    before = {name: current(name, _place(item), ctx) for name in assigned}
    targets: dict[str, LetTarget] = {}
    declared: dict[str, LetTarget] = {}
    for name in assigned:
        if name in ctx.lets:
            targets[name] = ctx.lets[name]
        else:
            declared[name] = targets[name] = LetTarget(ctx.names.take(name), [widened(before[name].type)])
    outer = ctx.lets
    ctx.lets = {**outer, **targets}
    position = len(ctx.prelude)
    for name, target in declared.items():
        if _is_outer(before[name], ctx):
            ctx.scope.bind(name, Value(b.name(target.name), target.types[0]))
        else:
            ctx.scope.bind(name, before[name])  # until an arm assigns it
    try:
        branches = list(_branches(item.arms, ctx))
    finally:
        ctx.lets = outer
    markup = _as_statement(branches, ctx)
    for name, target in declared.items():
        type_ = union(*target.types)
        ctx.prelude.insert(position, _declared(target.name, before[name], type_, ctx))
        ctx.scope.bind(name, Value(b.name(target.name), type_))
    for name in assigned:
        if name not in declared:
            ctx.scope.bind(name, Value(b.name(targets[name].name), union(*targets[name].types)))
    return markup


def _declared(local: str, value: Value, type_: Type, ctx: LowerContext) -> ir.Let:
    """The variable that arms assign. One that a function around this one assigns has the type it has here."""
    if _is_outer(value, ctx):
        return ir.Let(local, ir.Cast(value.code, type_), None)
    return ir.Let(local, value.code, type_)


def _is_outer(value: Value, ctx: LowerContext) -> bool:
    return isinstance(value.code, ir.Name) and value.code.name in ctx.outer_lets


def _as_statement(branches: list[_Branch], ctx: LowerContext) -> tuple[ir.Markup, ...]:
    shows = any(branch.markup for branch in branches)
    name = ctx.names.take_new("content") if shows else ""
    if shows:
        empty: ir.Expr = b.NULL if ctx.form == "markup" else b.string("")
        type_: Type | None = NODE if ctx.form == "markup" else None
        ctx.prelude.append(ir.Let(name, empty, type_))
    statement: tuple[ir.Statement, ...] = ()
    for branch in reversed(branches):
        body = list(branch.prelude)
        if branch.markup:
            body.append(ir.Assign(b.name(name), as_value(branch.markup, ctx)))
        if branch.test is None:
            statement = tuple(body)
        elif body or statement:
            statement = (ir.IfStatement(branch.test, tuple(body), statement),)
        elif branch.changes:
            statement = (ir.ExprStatement(branch.test),)
    ctx.prelude.extend(statement)
    return (ir.Print(b.name(name)),) if shows else ()
