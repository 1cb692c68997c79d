"""Python's truth in JavaScript: `[]`, `{}`, `0`, `""`, None and Undefined are false."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.paths import proven_when_false, proven_when_true
from transpiler.lower.scope import CallerBinding, LoopBinding, MacroBinding, ModuleBinding, NamespaceBinding
from transpiler.lower.value import Value, is_simple
from transpiler.types import (
    Bool,
    Dict,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Moment,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    members,
    without_none,
)


def truth(value: Value, ctx: LowerContext) -> ir.Expr:
    """Code whose JavaScript truth is the value's truth in Python.

    It never yields a number, so `truth && <b />` prints nothing when false (React prints `0`).
    """
    type_, code = value.type, value.code
    if b.is_boolean(code):
        return code
    match type_:
        case Bool():
            return code
        case Str():
            if isinstance(code, ir.Str):
                return ir.Bool(code.value != "")
            return ir.Binary("!==", code, ir.Str(""))
        case Int() | Float() | Number():
            if isinstance(code, ir.Num):
                return ir.Bool(code.value != 0)
            return ir.Binary("!==", code, ir.Num(0))
        case Numeral():
            return ir.Binary("!==", b.call(b.name("Number"), code), ir.Num(0))
        case List() | Dict():
            if isinstance(code, ir.Array) and not any(isinstance(item, ir.Spread) for item in code.items):
                return ir.Bool(bool(code.items))
            return ir.Binary(">", ir.Member(code, "length"), ir.Num(0))
        case Tuple(items):
            return ir.Bool(bool(items))
        case NoneType() | Missing():
            return b.FALSE
        case Object(name="Dict", module=None, fields=fields) if not fields:  # `{}` as it is written
            return b.FALSE
        case Object(fields=fields) if "__bool__" in fields:
            return ir.Member(code, "__bool__")
        case Object() | Moment() | Function():
            return b.TRUE if is_simple(code) else code
        case Html():
            return ir.Binary("!==", b.html_text(code), ir.Str(""))
        case Node():
            return ctx.call("truthy", code)
    inner = without_none(type_)
    if any(isinstance(member, Object) and "__bool__" in member.fields for member in members(type_)):
        alone = isinstance(inner, Object) and is_simple(code)
        return b.and_(code, truth(Value(code, inner), ctx)) if alone else ctx.call("truthy", code)
    if value.only(Object, Str, Moment, Bool, Function, NoneType, Missing):
        return code
    if isinstance(inner, Tuple) and inner.items and is_simple(code):
        return code
    if isinstance(inner, Int | Float | Number) and is_simple(code):
        return (
            b.and_(ir.Binary("!==", code, b.NULL), ir.Binary("!==", code, ir.Num(0)))
            if not _missing(value)
            else (ir.Unary("!", ir.Unary("!", code)))
        )
    if isinstance(inner, Numeral) and is_simple(code):
        there = ir.Unary("!", ir.Unary("!", code)) if _missing(value) else ir.Binary("!==", code, b.NULL)
        return b.and_(there, truth(Value(_sure(code), inner), ctx))
    if isinstance(inner, Numeral):
        present = ir.Logical("??", code, ir.Num(0))
        return ir.Binary("!==", b.call(b.name("Number"), present), ir.Num(0))
    if isinstance(inner, List | Dict | Html) and is_simple(code):
        # the value stands alone first, so that TypeScript knows it (and its object) behind the test
        return b.and_(code, truth(Value(_sure(code), inner), ctx))
    if isinstance(code, ir.Member) and code.optional and is_simple(code):
        return b.and_(code.object, truth(Value(_sure(code), type_), ctx))
    if any(isinstance(member, Numeral) for member in members(type_)):
        code = ctx.dynamic(value)
    return ctx.call("truthy", code)  # only the text of a float says another truth than Python


def _sure(code: ir.Expr) -> ir.Expr:
    """A path whose steps are all there: `a?.b` without the question mark."""
    return ir.Member(_sure(code.object), code.name) if isinstance(code, ir.Member) else code


def _missing(value: Value) -> bool:
    return any(isinstance(member, Missing) for member in members(value.type))


def boolean(value: Value, ctx: LowerContext) -> ir.Expr:
    """`truth`, as a real JavaScript boolean."""
    inner = without_none(value.type)
    if isinstance(inner, List | Dict) and inner != value.type and is_simple(value.code):
        length = ir.Member(value.code, "length", optional=True)
        return ir.Binary(">", ir.Logical("??", length, ir.Num(0)), ir.Num(0))
    code = truth(value, ctx)
    if b.is_boolean(code) or isinstance(value.type, Bool) or _is_truthy_call(code):
        return code
    return ir.Binary("!==", code, b.NULL) if _nullable_object(value) else ir.Unary("!", ir.Unary("!", code))


def _nullable_object(value: Value) -> bool:
    return value.only(Object, Moment, Function, NoneType)


def _is_truthy_call(code: ir.Expr) -> bool:
    return isinstance(code, ir.Call)


def lower_condition(node: nodes.Expr, ctx: LowerContext) -> ir.Expr:
    """The truth of an expression; `and`, `or` and `not` stay operators, as both sides are only tested."""
    match node:
        case nodes.And():
            left = ctx.test(node.left)
            with ctx.knowing(proven_when_true(node.left)):
                right = ctx.test(node.right)
            return _logical("&&", left, right)
        case nodes.Or():
            left = ctx.test(node.left)
            with ctx.knowing(proven_when_false(node.left)):
                right = ctx.test(node.right)
            return _logical("||", left, right)
        case nodes.Not():
            code = ctx.test(node.node)
            match node.node, code:
                case nodes.Getattr(node=nodes.Name(name="loop"), attr="last"), ir.Binary("===", index, last):
                    return ir.Binary("<", index, last)
            return b.not_(code)
        case _:
            given = is_given(node, ctx)
            return truth(ctx.value(node, used=True), ctx) if given is None else given


def is_given(node: nodes.Expr, ctx: LowerContext) -> ir.Expr | None:
    """Whether a name that is no plain value is defined: a caller if there is a call block, anything else is there."""
    if not isinstance(node, nodes.Name):
        return None
    match ctx.scope.lookup(node.name):
        case CallerBinding(code):
            return b.not_(b.equal(code, b.UNDEFINED))
        case LoopBinding() | MacroBinding() | ModuleBinding() | NamespaceBinding():
            return b.TRUE
        case _:
            return None


def _logical(op: str, left: ir.Expr, right: ir.Expr) -> ir.Expr:
    if isinstance(left, ir.Bool):
        return right if left.value == (op == "&&") else left
    if isinstance(right, ir.Bool) and right.value == (op == "&&"):
        return left
    return ir.Logical("&&" if op == "&&" else "||", left, right)
