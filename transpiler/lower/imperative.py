"""Loops with `{% break %}` or `{% continue %}`: a `for` statement that collects what it shows."""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.body import as_value, lower_children, plan
from transpiler.lower.context import LowerContext
from transpiler.lower.loops import bind_item, filtered, iteration, with_tuples
from transpiler.lower.references import declare_contexts
from transpiler.lower.scope import LoopBinding, LoopInfo, Recursion
from transpiler.lower.scopes import both_ways, bound, escaping
from transpiler.lower.truth import truth
from transpiler.lower.value import Value
from transpiler.types import BOOL, NODE, List


def has_jump(items: Sequence[object]) -> bool:
    """Whether a body breaks or continues its own loop."""
    for item in items:
        match item:
            case html.Hole(nodes.Break() | nodes.Continue()):
                return True
            case html.If(arms) if any(has_jump(arm.children) for arm in arms):
                return True
            case html.Scope(children=children) if has_jump(children):
                return True
    return False


def lower_imperative_for(item: html.For, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The loop as statements before the `return`, and the collected markup in its place."""
    items = iteration(ctx.value(item.node.iter), ctx)
    if item.node.test is not None:
        items = filtered(item.node, item.node.test, items, ctx)
    return collected(item, items, ctx)


def collected(
    item: html.For,
    items: Value,
    ctx: LowerContext,
    *,
    depth0: ir.Expr | None = None,
    recursive: Recursion | None = None,
) -> tuple[ir.Markup, ...]:
    """The same over given items; `depth0` and `recursive` are those of a recursive loop's function."""
    node = item.node
    source = ctx.named(with_tuples(items), "items")
    shown = ctx.names.take(f"{node.target.name}s" if isinstance(node.target, nodes.Name) else "rows")
    inner = ctx.function(callback=False)
    pattern, code = bind_item(node.target, items, inner)
    index = inner.names.take("index")
    used: set[str] = set()
    target = node.target.name if isinstance(node.target, nodes.Name) else "item"
    depth = depth0 or ir.Num(0)
    info = LoopInfo(source, index, code, used, items.type, depth, recursive, target, ctx.names.take_new("loops"))
    inner.scope.bind("loop", LoopBinding(info))
    plan(item.children, inner)
    _statements(item.children, shown, inner)
    if "contexts" in used:
        declare_contexts(info, Value(source, items.type), ctx)
    start: ir.Expr = b.array() if ctx.form == "markup" else b.string("")
    if ctx.form == "markup":
        ctx.prelude.append(ir.Const(b.pattern(shown), start, List(NODE)))
    else:
        ctx.prelude.append(ir.Let(shown, start))
    if used:
        entries = b.method(source, "entries")
        pattern = ir.Pattern(items=(b.pattern(index), pattern))
        ctx.prelude.append(ir.ForOf(pattern, entries, tuple(inner.prelude)))
    else:
        ctx.prelude.append(ir.ForOf(pattern, source, tuple(inner.prelude)))
    if item.else_children:
        with ctx.nested():
            otherwise = lower_children(item.else_children, ctx)
        empty = b.equal(ir.Member(source, "length"), ir.Num(0))
        return (ir.If(empty, otherwise, (ir.Print(b.name(shown)),)),)
    return (ir.Print(b.name(shown)),)


def _statements(items: Sequence[html.Node], shown: str, ctx: LowerContext) -> None:
    """Lower items in order; what they show is added to `shown` before each possible jump."""
    pending: list[html.Node] = []

    def flush() -> None:
        markup = lower_children(pending, ctx)
        pending.clear()
        if not markup:
            return
        if ctx.form == "markup":
            keyed = ir.Jsx((ir.Fragment(markup, ir.Member(b.name(shown), "length")),))
            ctx.prelude.append(ir.ExprStatement(b.method(b.name(shown), "push", keyed)))
        else:
            ctx.prelude.append(ir.Assign(b.name(shown), as_value(markup, ctx), "+="))

    for item in items:
        if not has_jump([item]):
            pending.append(item)
            continue
        flush()
        match item:
            case html.Hole(nodes.Break()):
                ctx.prelude.append(ir.Break())
                return
            case html.Hole(nodes.Continue()):
                ctx.prelude.append(ir.Continue())
                return
            case html.If(arms):
                ctx.prelude.extend(_conditional(arms, shown, ctx))
            case html.Scope(nodes.With() as node, children):
                with bound(node, ctx):
                    _statements(children, shown, ctx)
            case html.Scope(nodes.Autoescape(value=nodes.Const(value)), children):
                with escaping(bool(value), ctx):
                    _statements(children, shown, ctx)
            case html.Scope(nodes.Autoescape() as node):
                ctx.prelude.extend(_conditional(both_ways(node, item).arms, shown, ctx))
            case _:
                raise AssertionError(f"a jump in {type(item).__name__} is left to an HTML string")
    flush()


def _conditional(arms: Sequence[html.Arm], shown: str, ctx: LowerContext) -> tuple[ir.Statement, ...]:
    statement: tuple[ir.Statement, ...] = ()
    bodies: list[tuple[ir.Expr | None, tuple[ir.Statement, ...]]] = []
    for arm in arms:
        test = None if arm.test is None else truth(Value(ctx.test(arm.test), BOOL), ctx)
        outer, scope = ctx.prelude, ctx.scope
        ctx.prelude, ctx.scope = [], scope.child()
        _statements(arm.children, shown, ctx)
        bodies.append((test, tuple(ctx.prelude)))
        ctx.prelude, ctx.scope = outer, scope
    for test, body in reversed(bodies):
        statement = body if test is None else (ir.IfStatement(test, body, statement),)
    return statement
