"""`{% if value is mapping %}` is decided by the type where it is known, else `isMapping(value)` asks the value."""

from __future__ import annotations

from collections.abc import Callable

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, is_test_rule
from transpiler.lower.filters.shared.arguments import bind
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
    Type,
    Unknown,
    members,
)

_ITERABLE = (Str, Html, List, Tuple, Dict, Missing)
_NEVER_DICT = (Str, Html, List, Tuple, Missing, NoneType, Bool, Int, Float, Number, Numeral, Moment, Function, Node)


def _one_of(*kinds: type[object], unsure: tuple[type[object], ...] = ()) -> Callable[[Type], bool | None]:
    """Whether a type is among `kinds`; None where only the value can say."""

    def judge(type_: Type) -> bool | None:
        if isinstance(type_, (Unknown, *unsure)):
            return None
        return isinstance(type_, kinds)

    return judge


def _object(*kinds: type[object]) -> Callable[[Type], bool | None]:
    """As `_one_of`; an object may be a dict or an instance of a class, but for a dict written in the template."""

    def judge(type_: Type) -> bool | None:
        match type_:
            case Unknown():
                return None
            case Object(name=name, module=module):
                return True if name == "Dict" and module is None else None
            case _:
                return isinstance(type_, kinds)

    return judge


_JUDGES: dict[str, tuple[Callable[[Type], bool | None], str]] = {
    "boolean": (_one_of(Bool), "isBoolean"),
    "callable": (_one_of(Function, Missing, unsure=(Object, Node)), "isCallable"),
    "escaped": (_one_of(Html, unsure=(Node,)), "isEscaped"),
    "float": (_one_of(Float, unsure=(Number, Numeral)), "isFloat"),
    "integer": (_one_of(Int, unsure=(Number, Numeral)), "isInteger"),
    "iterable": (_object(*_ITERABLE), "isIterable"),
    "mapping": (_object(Dict), "isMapping"),
    "number": (_one_of(Int, Float, Number, Numeral, Bool), "isNumber"),
    "sequence": (_object(*_ITERABLE), "isSequence"),
    "string": (_one_of(Str, Html, unsure=(Node,)), "isString"),
}


@is_test_rule(*_JUDGES)
def lower_kind(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """Jinja docs: `boolean`, `callable`, `escaped`, `float`, `integer`, `iterable`, `mapping`, `number`,
    `sequence`, `string`.
    """
    if bind(node, ctx) is None:
        return b.FALSE
    judge, helper = _JUDGES[node.name]
    kinds = members(value.type)
    if any(isinstance(kind, Object) and "__kind__" in kind.fields for kind in kinds):
        return _asked(node.name, helper, value, ctx)
    answers = {judge(member) for member in kinds}
    if len(answers) == 1 and None not in answers:
        return ir.Bool(True in answers)
    if None not in answers:
        narrowed = _by_presence(value, judge)
        if narrowed is not None:
            return narrowed
    return ctx.call(helper, ctx.dynamic(value))


_NAMES = {"boolean": "bool", "float": "float", "integer": "int", "mapping": "dict", "string": "str"}
"""Tests that ask for one kind alone, in the words of `kindOf`."""


def _asked(test: str, helper: str, value: Value, ctx: LowerContext) -> ir.Expr:
    """The answer for an object that says of itself what kind of value it is."""
    if isinstance(value.type, Object) and test in _NAMES:
        return b.equal(ir.Member(value.code, "__kind__"), b.string(_NAMES[test]))
    return ctx.call(helper, ctx.dynamic(value))


def _by_presence(value: Value, judge: Callable[[Type], bool | None]) -> ir.Expr | None:
    """The answer where it depends only on the value being None or Undefined; None where on more."""
    absent = [member for member in members(value.type) if isinstance(member, NoneType | Missing)]
    present = [member for member in members(value.type) if not isinstance(member, NoneType | Missing)]
    if not all(judge(member) for member in present) or any(judge(member) for member in absent):
        return None
    if len(absent) > 1 and not is_simple(value.code):
        return None
    tests = [ir.Binary("!==", value.code, b.NULL if isinstance(member, NoneType) else b.UNDEFINED) for member in absent]
    code: ir.Expr = tests[0]
    for test in tests[1:]:
        code = b.and_(code, test)
    return code
