"""Trees of expressions."""

from __future__ import annotations

import pytest

from tests.unit.parse.parity import expression
from transpiler.nodes import (
    Add,
    And,
    Call,
    Compare,
    Concat,
    CondExpr,
    Const,
    Dict,
    Div,
    Expr,
    Filter,
    FloorDiv,
    Getattr,
    Getitem,
    Keyword,
    List,
    Mod,
    Mul,
    Name,
    Neg,
    Not,
    Operand,
    Or,
    Pair,
    Pos,
    Pow,
    Slice,
    Sub,
    Test,
    Tuple,
)

A, B, C, D = (Name(name, "load") for name in "abcd")
ONE = Const(1)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("true", Const(True)),
        ("None", Const(None)),
        ("1_000", Const(1000)),
        ("0x1F", Const(31)),
        ("1.0", Const(1.0)),
        ("2e3", Const(2000.0)),
        ("'a' \"b\\n\"", Const("ab\n")),
        ("a", A),
        ("if", Name("if", "load")),
        ("()", Tuple((), "load")),
        ("a,", Tuple((A,), "load")),
        ("(a, b)", Tuple((A, B), "load")),
        ("(a)", A),
        ("[a, b,]", List((A, B))),
        ("{a: 1, b: c}", Dict((Pair(A, ONE), Pair(B, C)))),
        ("{a: {b: 1}}", Dict((Pair(A, Dict((Pair(B, ONE),))),))),
        ("a + b - c", Sub(Add(A, B), C)),
        ("a + b * c", Add(A, Mul(B, C))),
        ("a / b // c % d", Mod(FloorDiv(Div(A, B), C), D)),
        ("a ** b ** c", Pow(Pow(A, B), C)),
        ("-a ** b", Pow(Neg(A), B)),
        ("+a", Pos(A)),
        ("a ~ b ~ c + d", Add(Concat((A, B, C)), D)),
        ("not a and b or c", Or(And(Not(A), B), C)),
        ("a < b >= c", Compare(A, (Operand("lt", B), Operand("gteq", C)))),
        ("a not in b == c", Compare(A, (Operand("notin", B), Operand("eq", C)))),
        ("not a in b", Not(Compare(A, (Operand("in", B),)))),
        ("a if b else c", CondExpr(B, A, C)),
        ("a if b", CondExpr(B, A, None)),
        ("a if b if c", CondExpr(C, CondExpr(B, A, None), None)),
        ("a if b else c if d else a", CondExpr(B, A, CondExpr(D, C, A))),
        ("a.b.c", Getattr(Getattr(A, "b", "load"), "c", "load")),
        ("a.0", Getitem(A, Const(0), "load")),
        ("a[b]", Getitem(A, B, "load")),
        ("a[]", Getitem(A, Tuple((), "load"), "load")),
        ("a[1:]", Getitem(A, Slice(ONE, None, None), "load")),
        ("a[::b]", Getitem(A, Slice(None, None, B), "load")),
        ("a[b, :1]", Getitem(A, Tuple((B, Slice(None, ONE, None)), "load"), "load")),
        ("a()", Call(A, (), (), None, None)),
        ("a(b, c=1, *d, **b)", Call(A, (B,), (Keyword("c", ONE),), D, B)),
        ("a(if=1, not=b)", Call(A, (), (Keyword("if", ONE), Keyword("not", B)), None, None)),
        ("a|f", Filter(A, "f", (), (), None, None)),
        ("a|f.g(1)|h", Filter(Filter(A, "f.g", (ONE,), (), None, None), "h", (), (), None, None)),
        ("a|f(b)(c)", Call(Filter(A, "f", (B,), (), None, None), (C,), (), None, None)),
        ("-a|f", Filter(Neg(A), "f", (), (), None, None)),
        ("a + b|f", Add(A, Filter(B, "f", (), (), None, None))),
        ("a is f", Test(A, "f", (), (), None, None)),
        ("a is not f 1", Not(Test(A, "f", (ONE,), (), None, None))),
        ("a is f(b, c=1)", Test(A, "f", (B,), (Keyword("c", ONE),), None, None)),
        ("a is f b.c(1)", Test(A, "f", (Call(Getattr(B, "c", "load"), (ONE,), (), None, None),), (), None, None)),
        ("a is f if", Test(A, "f", (Name("if", "load"),), (), None, None)),
        ("a is f and b", And(Test(A, "f", (), (), None, None), B)),
        ("a is f|g", Filter(Test(A, "f", (), (), None, None), "g", (), (), None, None)),
    ],
)
def test_tree(text: str, tree: Expr) -> None:
    assert expression(text) == tree


@pytest.mark.parametrize("text", ["1", "1.0", "true"])
def test_equal_numbers_of_other_types_are_other_constants(text: str) -> None:
    constants = [Const(1), Const(1.0), Const(True)]
    assert [constant == expression(text) for constant in constants].count(True) == 1
