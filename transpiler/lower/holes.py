"""What stands at a place: a printed expression, or a statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from transpiler import ir, nodes
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.assign import bind_target, lower_assign
from transpiler.lower.body import html_items, items_of, lower_children, string_markup
from transpiler.lower.callbacks import callback_of
from transpiler.lower.coerce import join_branches
from transpiler.lower.context import LowerContext
from transpiler.lower.expressions import apply_filter
from transpiler.lower.fixed import bind_fixed
from transpiler.lower.markup.quotes import note_cut
from transpiler.lower.paths import proven_when_false, proven_when_true
from transpiler.lower.printing import as_text, print_value, takes_helper
from transpiler.lower.scope import CallerBinding, LoopBinding, MacroBinding, ModuleBinding
from transpiler.lower.value import Value
from transpiler.types import HTML, STR, Str, Unknown, members, union


def lower_hole(item: html.Hole, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """The markup of one Jinja node; most statements show nothing."""
    from transpiler.lower.blocks import lower_block
    from transpiler.lower.i18n import lower_trans
    from transpiler.lower.includes import lower_import, lower_include
    from transpiler.lower.macros import declare_macro, lower_call_block
    from transpiler.lower.tags import lower_custom_tag

    node = item.node
    match node:
        case nodes.Assign():
            lower_assign(node, ctx)
        case nodes.AssignBlock():
            _assign_block(node, ctx)
        case nodes.ExprStmt():
            ctx.prelude.append(ir.ExprStatement(ctx.value(node.node).code))
        case nodes.Include():
            return lower_include(node, ctx)
        case nodes.Import() | nodes.FromImport():
            lower_import(node, ctx)
        case nodes.Macro():
            declare_macro(node, ctx)
        case nodes.CallBlock():
            return lower_call_block(node, ctx)
        case nodes.FilterBlock():
            return _filter_block(node, ctx)
        case nodes.Trans():
            return lower_trans(node, ctx)
        case nodes.Block():
            return lower_block(node, html.Scope(node, items_of(node.body, ctx), node.span), ctx)
        case nodes.CustomTag():
            return lower_custom_tag(node, ctx)
        case nodes.Extends():
            pass
        case nodes.Break() | nodes.Continue():
            ctx.report(
                "unsupported-loop", node.span, "this jump stands where no loop can take it", label="no loop here"
            )
        case nodes.Debug():
            ctx.report("debug-tag", node.span, "`{% debug %}` prints Python objects", label="prints nothing here")
        case nodes.Output():
            return lower_children(html_items([node]), ctx)
        case nodes.If() | nodes.For() | nodes.With() | nodes.Autoescape():
            return lower_children(items_of([node], ctx), ctx)
        case nodes.Template() | nodes.Pair() | nodes.Keyword() | nodes.Operand():
            raise AssertionError(f"{type(node).__name__} stands nowhere by itself")
        case _:
            note_cut(item, cast("nodes.Expr", node), ctx)
            return print_expression(cast("nodes.Expr", node), ctx)
    return ()


def print_expression(node: nodes.Expr, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ node }}`: calls that yield markup stay markup, also inside an inline condition."""
    from transpiler.lower.macros import print_call

    match node:
        case nodes.Filter(name="e" | "escape", node=inner) if inner is not None and ctx.autoescape:
            value = ctx.value(inner)
            if value.is_text:
                return print_value(inner, value, ctx)
    if (
        isinstance(node, nodes.Filter)
        and node.name == "safe"
        and node.node is not None
        and _yields_markup(node.node, ctx)
    ):
        return print_expression(node.node, ctx)
    if isinstance(node, nodes.CondExpr) and (
        node.expr2 is None or _yields_markup(node.expr1, ctx) or _yields_markup(node.expr2, ctx)
    ):
        test = ctx.test(node.test)
        with ctx.knowing(proven_when_true(node.test)):
            then = print_expression(node.expr1, ctx)
        otherwise: tuple[ir.Markup, ...] = ()
        if node.expr2 is not None:
            with ctx.knowing(proven_when_false(node.test)):
                otherwise = print_expression(node.expr2, ctx)
        if isinstance(test, ir.Bool):
            return then if test.value else otherwise
        return (ir.If(test, then, otherwise),) if then or otherwise else ()
    if isinstance(node, nodes.Call) and _yields_markup(node, ctx):
        ctx.module.expressions += 1
        return print_call(node, ctx)
    if isinstance(node, nodes.CondExpr):
        return _print_choice(_choice(node, ctx), ctx)
    return print_value(node, ctx.value(node, used=True), ctx)


@dataclass(frozen=True, slots=True)
class _Choice:
    """An inline condition with its alternatives; `node` is what gets printed."""

    node: nodes.Expr
    test: ir.Expr
    then: _Choice | _Leaf
    otherwise: _Choice | _Leaf


@dataclass(frozen=True, slots=True)
class _Leaf:
    node: nodes.Expr
    value: Value


def _choice(node: nodes.Expr, ctx: LowerContext) -> _Choice | _Leaf:
    if not isinstance(node, nodes.CondExpr) or node.expr2 is None:
        return _Leaf(node, ctx.value(node))
    ctx.module.expressions += 1
    test = ctx.test(node.test)
    with ctx.knowing(proven_when_true(node.test)):
        then = _choice(node.expr1, ctx)
    with ctx.knowing(proven_when_false(node.test)):
        otherwise = _choice(node.expr2, ctx)
    if isinstance(test, ir.Bool):
        return then if test.value else otherwise
    return _Choice(node, test, then, otherwise)


def _print_choice(choice: _Choice | _Leaf, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ a if c else b }}` is `{% if c %}{{ a }}{% else %}{{ b }}{% endif %}` where their kinds differ."""
    kinds = [leaf.value.type for leaf in _leaves(choice)]
    asking = [kind for kind in kinds if takes_helper(kind)]
    if isinstance(choice, _Leaf) or not takes_helper(union(*kinds)) or len(asking) > 1:
        return print_value(choice.node, _joined(choice, ctx), ctx)
    return (ir.If(choice.test, _print_choice(choice.then, ctx), _print_choice(choice.otherwise, ctx)),)


def _leaves(choice: _Choice | _Leaf) -> list[_Leaf]:
    return [choice] if isinstance(choice, _Leaf) else [*_leaves(choice.then), *_leaves(choice.otherwise)]


def _joined(choice: _Choice | _Leaf, ctx: LowerContext) -> Value:
    if isinstance(choice, _Leaf):
        return choice.value
    then, otherwise, type_ = join_branches(_joined(choice.then, ctx), _joined(choice.otherwise, ctx), ctx)
    return Value(b.conditional(choice.test, then, otherwise), type_)


def _yields_markup(node: nodes.Expr | None, ctx: LowerContext) -> bool:
    """Whether `node` calls a macro, a caller, a recursive loop, `super` or a block."""
    match node:
        case nodes.Call(node=nodes.Name(name=name)):
            binding = ctx.scope.lookup(name)
            if isinstance(binding, Value):
                return callback_of(binding.type) is not None
            return isinstance(binding, MacroBinding | CallerBinding | LoopBinding) or (
                binding is None and name == "super"
            )
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name))):
            binding = ctx.scope.lookup(name)
            return isinstance(binding, ModuleBinding) or (binding is None and name == "self")
        case nodes.CondExpr():
            return _yields_markup(node.expr1, ctx) or _yields_markup(node.expr2, ctx)
        case _:
            return False


def captured(body: nodes.Body, ctx: LowerContext) -> Value:
    """The text of a body as Jinja captures it: Markup under autoescaping, else a string."""
    outer = ctx.form
    ctx.form = "html"
    try:
        with ctx.nested():
            code = string_markup(lower_children(html_items(body), ctx))
    finally:
        ctx.form = outer
    return Value(b.obj({"__html": code}), HTML) if ctx.autoescape else Value(code, STR)


def _assign_block(node: nodes.AssignBlock, ctx: LowerContext) -> None:
    """`{% set x %}body{% endset %}`: JSX where it is only printed as markup, else captured text."""
    if bind_fixed(node.target, ctx):
        return
    value = captured(node.body, ctx)
    if node.filter is not None:
        value = _filtered(node.filter, value, ctx)
    bind_target(node.target, value, ctx)


def _filtered(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    if node.node is not None:
        assert isinstance(node.node, nodes.Filter)
        value = _filtered(node.node, value, ctx)
    return apply_filter(node, value, ctx)


def _filter_block(node: nodes.FilterBlock, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% filter upper %}body{% endfilter %}`: the captured text, filtered; nothing escapes it again."""
    value = _filtered(node.filter, captured(node.body, ctx), ctx)
    if ctx.autoescape and isinstance(value.type, Unknown):
        value = Value(ctx.call("safe", value.code), HTML)
    elif ctx.autoescape and any(isinstance(member, Str) for member in members(value.type)):
        value = Value(b.obj({"__html": as_text(value, ctx)}), HTML)
    return print_value(node.filter, value, ctx)
