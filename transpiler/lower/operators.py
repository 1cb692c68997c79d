"""Operators with Python's meaning: plain TypeScript where the types make it equal, else a helper."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.coerce import join_branches, otherwise_of
from transpiler.lower.context import LowerContext
from transpiler.lower.paths import proven_when_false, proven_when_true
from transpiler.lower.scope import LoopBinding
from transpiler.lower.truth import truth
from transpiler.lower.undefined import equals_missing
from transpiler.lower.value import Value, is_simple
from transpiler.types import (
    BOOL,
    FLOAT,
    INT,
    NUMBER,
    NUMERAL,
    STR,
    UNKNOWN,
    Bool,
    Float,
    Html,
    Int,
    List,
    Missing,
    Moment,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Unknown,
    members,
    without_none,
)

_COMPARE: dict[str, tuple[Literal["<", "<=", ">", ">="], str]] = {
    "lt": ("<", "lt"),
    "lteq": ("<=", "le"),
    "gt": (">", "gt"),
    "gteq": (">=", "ge"),
}
_ARITHMETIC: dict[type[nodes.BinExpr], tuple[Literal["+", "-", "*"], str]] = {
    nodes.Add: ("+", "add"),
    nodes.Sub: ("-", "sub"),
    nodes.Mul: ("*", "mul"),
}
_NUMERALS: dict[type[nodes.BinExpr], str] = {nodes.Add: "plus", nodes.Sub: "minus", nodes.Mul: "times"}


def lower_operator(node: nodes.Expr, ctx: LowerContext) -> Value:
    """Operators of Jinja's expressions (Jinja docs: Math, Comparisons, Logic, Other Operators)."""
    match node:
        case nodes.And():
            return _and(node, ctx)
        case nodes.Or():
            return _or(node, ctx)
        case nodes.Not():
            return Value(b.not_(ctx.test(node.node)), BOOL)
        case nodes.Neg() | nodes.Pos():
            return _sign(node, ctx)
        case nodes.Concat():
            return _concat(node, ctx)
        case nodes.Compare():
            with ctx.as_markup():
                return _compare(node, ctx)
        case nodes.Add() | nodes.Sub() | nodes.Mul():
            return _arithmetic(node, ctx)
        case nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Pow():
            return _division(node, ctx)
        case _:
            raise AssertionError(f"{type(node).__name__} is no operator")


# --- logic -------------------------------------------------------------------------------------------------


def _or(node: nodes.Or, ctx: LowerContext) -> Value:
    left = ctx.value(node.left)
    with ctx.knowing(proven_when_false(node.left)):
        right = ctx.value(node.right)
    if left.only(Bool) and right.only(Bool):
        return Value(ir.Logical("||", left.code, right.code), BOOL)
    kept = right.type if left.only(NoneType, Missing) else without_none(left.type)
    if left.only(Object, Moment, NoneType, Missing):
        return otherwise_of(left, kept, right, ctx)
    if left.only(Str, Int, Number, Object, Moment, Bool, NoneType, Missing):
        return otherwise_of(left, kept, right, ctx, "||")
    if left.only(List, NoneType, Missing) and right.code == b.array() and not ctx.lists_change:
        return left if left.only(List) else otherwise_of(left, kept, right, ctx)
    left = _repeatable(left, ctx)
    test = truth(left, ctx)
    if isinstance(test, ir.Bool):
        return left if test.value else right
    then, otherwise, type_ = join_branches(Value(left.code, kept, left.natural), right, ctx)
    return Value(b.conditional(test, then, otherwise), type_)


def _and(node: nodes.And, ctx: LowerContext) -> Value:
    left = ctx.value(node.left)
    with ctx.knowing(proven_when_true(node.left)):
        right = ctx.value(node.right)
    if left.only(Bool) and right.only(Bool):
        return Value(ir.Logical("&&", left.code, right.code), BOOL)
    left = _repeatable(left, ctx)
    test = truth(left, ctx)
    if isinstance(test, ir.Bool):
        return right if test.value else left
    then, otherwise, type_ = join_branches(right, left, ctx)
    return Value(b.conditional(test, then, otherwise), type_)


def _repeatable(value: Value, ctx: LowerContext) -> Value:
    """The value as code that may be written twice."""
    return Value(ctx.named(value.code, "value"), value.type, value.natural)


# --- comparison --------------------------------------------------------------------------------------------


def _compare(node: nodes.Compare, ctx: LowerContext) -> Value:
    left = ctx.value(node.expr)
    tests: list[ir.Expr] = []
    for index, operand in enumerate(node.ops):
        right = ctx.value(operand.expr)
        if index + 1 < len(node.ops) and not is_simple(right.code):
            right = Value(ctx.named(right.code, "value"), right.type, right.natural)
        tests.append(compare(operand.op, left, right, ctx))
        left = right
    code = tests[0]
    for test in tests[1:]:
        code = b.and_(code, test)
    return Value(code, BOOL)


def compare(op: str, left: Value, right: Value, ctx: LowerContext) -> ir.Expr:
    """One comparison as a JavaScript boolean."""
    match op:
        case "eq":
            return _equal(left, right, ctx)
        case "ne":
            return b.not_(_equal(left, right, ctx))
        case "in":
            return _contains(left, right, ctx)
        case "notin":
            return b.not_(_contains(left, right, ctx))
    sign, helper = _COMPARE[op]
    left, right = _unshifted(left, right)
    numbers = left.number, right.number
    if numbers[0] is not None and numbers[1] is not None and (left.is_number or right.is_number):
        return ir.Binary(sign, numbers[0], numbers[1])
    return ctx.call(helper, ctx.dynamic(left), ctx.dynamic(right))


def _equal(left: Value, right: Value, ctx: LowerContext) -> ir.Expr:
    if isinstance(left.type, NoneType):
        left, right = right, left
    if isinstance(right.type, NoneType):
        if isinstance(left.type, Unknown) or any(isinstance(m, NoneType) for m in members(left.type)):
            return b.equal(left.code, b.NULL)
        return (
            b.equal(left.code, b.NULL) if isinstance(left.type, Missing) else b.FALSE
        )  # never None: TypeScript would refuse the comparison
    if isinstance(right.type, Missing) and isinstance(left.type, Unknown):
        return equals_missing(left.code, ctx)  # Undefined equals Undefined alone
    for kinds in ((Str,), (Int, Number, Float), (Bool,)):
        optional = (*kinds, NoneType, Missing)
        if left.only(*optional) and right.only(*optional) and (left.only(*kinds) or right.only(*kinds)):
            if isinstance(left.type, Bool) and isinstance(right.code, ir.Bool):
                return left.code if right.code.value else b.not_(left.code)
            left, right = _unshifted(left, right)
            return _constant_equal(left.code, right.code)
    numeric = _numeral_equal(left, right)
    if numeric is not None:
        return numeric
    sure = left.only(Object) or right.only(Object)
    if _is_named(left, missing=sure) and _is_named(right, missing=sure):
        return b.equal(*(ir.Member(side.code, "$ref", optional=not side.only(Object)) for side in (left, right)))
    scalars = (Str, Int, Number, Float, NoneType, Missing)
    if left.only(*scalars) and right.only(*scalars) and _overlap(left.type, right.type):
        return b.equal(left.code, right.code)
    if isinstance(right.code, ir.Str) and left.only(Str, Unknown, NoneType, Missing) and not _may_be_markup(left):
        return b.equal(left.code, right.code)
    return ctx.call("eq", ctx.dynamic(left), ctx.dynamic(right))


def _is_named(value: Value, *, missing: bool) -> bool:
    """Whether it is an object, or None: one whose name the encoder gives to all that Python calls equal to it.

    `missing`: it may be Undefined as well, which has no name either; the other side is surely an object.
    """
    objects = [member for member in members(value.type) if isinstance(member, Object)]
    return (
        value.only(Object, NoneType, *((Missing,) if missing else ()))
        and bool(objects)
        and all("$ref" in one.fields for one in objects)
    )


def _numeral_equal(left: Value, right: Value) -> ir.Expr | None:
    """Equality of a numeral and a plain number; None and Undefined equal no constant but 0."""
    if left.number is not None and not left.only(Numeral):
        left, right = right, left
    other = right.code
    if not right.is_number or not left.only(Numeral, NoneType, Missing):
        return None
    if left.number is None and not (isinstance(other, ir.Num) and other.value != 0):
        return None
    return b.equal(b.call(b.name("Number"), left.code), other)


def _overlap(left: Type, right: Type) -> bool:
    """Whether TypeScript lets two types be compared: some kind is common to both."""

    def kinds(type_: Type) -> set[str]:
        return {"number" if isinstance(m, Int | Number | Float) else type(m).__name__ for m in members(type_)}

    return bool(kinds(left) & kinds(right))


def _constant_equal(left: ir.Expr, right: ir.Expr) -> ir.Expr:
    match left, right:
        case (ir.Str(a), ir.Str(c)):
            return ir.Bool(a == c)
        case (ir.Num(x), ir.Num(y)):
            return ir.Bool(x == y)
    return b.equal(left, right)


def _may_be_markup(value: Value) -> bool:
    return any(isinstance(member, Unknown | Html) for member in members(value.type))


def _contains(item: Value, container: Value, ctx: LowerContext) -> ir.Expr:
    match container.type:
        case Str() if item.is_text:
            return b.method(container.code, "includes", item.code)
        case List(kind) if (isinstance(kind, Str) and item.is_text) or (
            isinstance(kind, Int | Number) and item.is_number
        ):
            return b.method(container.code, "includes", item.code)
        case Tuple(kinds) if isinstance(container.code, ir.Array) and (
            (item.is_text and all(isinstance(kind, Str) for kind in kinds))
            or (item.is_number and all(isinstance(kind, Int) for kind in kinds))
        ):
            return b.method(container.code, "includes", item.code) if kinds else b.FALSE
    return ctx.call("contains", ctx.dynamic(item), ctx.dynamic(container))


# --- text --------------------------------------------------------------------------------------------------


def _concat(node: nodes.Concat, ctx: LowerContext) -> Value:
    values = [ctx.value(part) for part in node.nodes]
    if ctx.autoescape and any(isinstance(member, Html | Unknown) for value in values for member in members(value.type)):
        return Value(ctx.call("concatHtml", *(ctx.dynamic(value) for value in values)), UNKNOWN)
    return Value(b.template(*(ctx.text(value) for value in values)), STR)


# --- numbers -----------------------------------------------------------------------------------------------


def _sign(node: nodes.Neg | nodes.Pos, ctx: LowerContext) -> Value:
    value = ctx.value(node.node)
    if value.is_number:
        if isinstance(node, nodes.Pos):
            return Value(value.code, value.type)
        return Value(
            b.number(-value.code.value) if isinstance(value.code, ir.Num) else ir.Unary("-", value.code), value.type
        )
    helper = "neg" if isinstance(node, nodes.Neg) else "pos"
    return Value(ctx.call(helper, ctx.dynamic(value)), UNKNOWN)


def number_type(left: Type, right: Type) -> Type:
    """The type of a sum, difference or product."""
    if isinstance(left, Float) or isinstance(right, Float):
        return FLOAT
    return INT if isinstance(left, Int) and isinstance(right, Int) else NUMBER


def _counted_from_zero(node: nodes.Expr, ctx: LowerContext) -> nodes.Expr | None:
    """`loop.index - 1` as `loop.index0`."""
    match node:
        case nodes.Sub(nodes.Getattr(nodes.Name(name), "index" | "revindex") as left, nodes.Const(value)):
            if type(value) is int and value == 1 and isinstance(ctx.scope.lookup(name), LoopBinding):
                return replace(left, attr=f"{left.attr}0")
    return None


def _arithmetic(node: nodes.Add | nodes.Sub | nodes.Mul, ctx: LowerContext) -> Value:
    index = _counted_from_zero(node, ctx)
    if index is not None:
        return ctx.value(index)
    left, right = ctx.value(node.left), ctx.value(node.right)
    sign, helper = _ARITHMETIC[type(node)]
    if (total := _total(left, sign, right)) is not None:
        return total
    if left.is_number and right.is_number:
        natural = left.natural and right.natural and sign != "-"
        return Value(ir.Binary(sign, left.code, right.code), number_type(left.type, right.type), natural)
    if left.only(Numeral, Int) and right.only(Numeral, Int):
        return Value(ctx.call(_NUMERALS[type(node)], left.code, right.code), NUMERAL)
    if sign == "+":
        if left.is_text and right.is_text:
            return Value(b.template(left.code, right.code), STR)
        if isinstance(left.type, List) and isinstance(right.type, List):
            return _list_sum(left, right, ctx)
    return Value(ctx.call(helper, ctx.dynamic(left), ctx.dynamic(right)), UNKNOWN)


def _shift(value: Value) -> tuple[ir.Expr, int] | None:
    """`index + 1` as `index` and 1. Only of integers: a sum with a fraction is rounded."""
    match value.code:
        case ir.Binary("+" | "-" as sign, base, ir.Num(int(count))) if isinstance(value.type, Int):
            return base, count if sign == "+" else -count
    return None


def _total(left: Value, sign: str, right: Value) -> Value | None:
    """`index + 1 - 1`, which is how `loop.index - 1` begins, as `index`."""
    shift = _shift(left)
    if shift is None or sign == "*" or not isinstance(right.type, Int) or not isinstance(right.code, ir.Num):
        return None
    base, total = shift[0], shift[1] + int(right.code.value) * (1 if sign == "+" else -1)
    code = base if total == 0 else ir.Binary("+" if total > 0 else "-", base, ir.Num(abs(total)))
    return Value(code, INT, left.natural and total >= 0)


def _unshifted(left: Value, right: Value) -> tuple[Value, Value]:
    """The sides of a comparison: `index + 1 === 3` asks for `index === 2`."""
    shift = _shift(left)
    if shift is None or not isinstance(right.type, Int) or not isinstance(right.code, ir.Num):
        return left, right
    other = int(right.code.value) - shift[1]
    return (left, right) if other < 0 else (Value(shift[0], INT), Value(ir.Num(other), INT))


def _list_sum(left: Value, right: Value, ctx: LowerContext) -> Value:
    assert isinstance(left.type, List)
    assert isinstance(right.type, List)
    if isinstance(left.code, ir.Array) and not left.code.items:
        return right
    if left.type == right.type or (isinstance(right.code, ir.Array) and not right.code.items):
        parts: list[ir.Expr | ir.Spread] = []
        for side in (left, right):
            parts.extend(side.code.items if isinstance(side.code, ir.Array) else [ir.Spread(side.code)])
        return Value(b.array(*parts), left.type)
    return Value(ctx.call("add", ctx.dynamic(left), ctx.dynamic(right)), UNKNOWN)


def _division(node: nodes.Div | nodes.FloorDiv | nodes.Mod | nodes.Pow, ctx: LowerContext) -> Value:
    left, right = ctx.value(node.left), ctx.value(node.right)
    numbers = left.is_number and right.is_number
    nonzero = isinstance(right.code, ir.Num) and right.code.value != 0
    match node:
        case nodes.Div():
            quotient = left.number
            if quotient is not None and right.is_number and nonzero:
                return Value(ir.Binary("/", quotient, right.code), FLOAT)
            if numbers and nonzero:
                return Value(ir.Binary("/", left.code, right.code), FLOAT)
            return Value(ctx.call("div", ctx.dynamic(left), ctx.dynamic(right)), UNKNOWN)
        case nodes.FloorDiv():
            if numbers:
                type_ = number_type(left.type, right.type)
                if nonzero and right.natural:
                    return Value(
                        b.call(b.member(b.name("Math"), "floor"), ir.Binary("/", left.code, right.code)), type_
                    )
                return Value(ctx.call("floorDiv", left.code, right.code), type_)
            return Value(ctx.call("floordiv", ctx.dynamic(left), ctx.dynamic(right)), UNKNOWN)
        case nodes.Mod():
            if left.is_text:
                return _percent(left, node.right, right, ctx)
            if numbers:
                type_ = number_type(left.type, right.type)
                if nonzero and left.natural and right.natural:
                    return Value(ir.Binary("%", left.code, right.code), type_, natural=True)
                return Value(ctx.call("modulo", left.code, right.code), type_)
            return Value(ctx.call("mod", ctx.dynamic(left), ctx.dynamic(right)), UNKNOWN)
        case nodes.Pow():
            return Value(ctx.call("pow", ctx.dynamic(left), ctx.dynamic(right)), UNKNOWN)


def _percent(left: Value, node: nodes.Expr, right: Value, ctx: LowerContext) -> Value:
    """`"%s/%s" % (a, b)`: a template literal where every directive is `%s` of a plain value."""
    if isinstance(left.code, ir.Str):
        arguments = [ctx.value(item) for item in node.items] if isinstance(node, nodes.Tuple) else [right]
        plain = format_plain(left.code.value, arguments, ctx)
        if plain is not None:
            return Value(plain, STR)
    return Value(ctx.call("percent", left.code, ctx.dynamic(right)), STR)


def format_plain(pattern: str, arguments: list[Value], ctx: LowerContext) -> ir.Expr | None:
    """`%s` formatting as a template literal, or None where another directive or an unknown value needs Python's."""
    pieces = pattern.split("%s")
    if "%" in "".join(pieces) or len(pieces) != len(arguments) + 1:
        return None
    if not all(argument.only(Str, Int, Number, Bool, Float, NoneType) for argument in arguments):
        return None
    parts: list[str | ir.Expr] = [pieces[0]]
    for argument, piece in zip(arguments, pieces[1:], strict=True):
        parts += [ctx.text(argument), piece]
    return b.template(*parts)
