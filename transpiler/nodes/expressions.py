"""Expressions: class and field names are Jinja2's (`jinja2.nodes`); sequences are tuples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from transpiler.nodes.base import Node

if TYPE_CHECKING:
    from transpiler.nodes.unions import Expr

ExprContext: TypeAlias = Literal["load", "store", "param"]
CompareOp: TypeAlias = Literal["eq", "ne", "lt", "lteq", "gt", "gteq", "in", "notin"]
ConstValue: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True, eq=False)
class Name(Node):
    """A variable: `user` in `{{ user.name }}`; `ctx` is "store" where assigned, "param" in signatures."""

    name: str
    ctx: ExprContext


@dataclass(frozen=True, slots=True, eq=False)
class NSRef(Node):
    """An attribute of a namespace being assigned: `ns.found` in `{% set ns.found = true %}`."""

    name: str
    attr: str


@dataclass(frozen=True, slots=True, eq=False)
class Const(Node):
    """A literal: `"a"`, `1`, `2.5`, `true`, `none`. Adjacent strings are joined, escapes are resolved."""

    value: ConstValue


@dataclass(frozen=True, slots=True, eq=False)
class TemplateData(Node):
    """Text between tags, after whitespace control. `span` is the kept text: see `nodes.data_offset`."""

    data: str


@dataclass(frozen=True, slots=True, eq=False)
class Tuple(Node):
    """A tuple: `(1, 2)`, `a, b` in `{% for a, b in pairs %}`, `()`."""

    items: tuple[Expr, ...]
    ctx: ExprContext


@dataclass(frozen=True, slots=True, eq=False)
class List(Node):
    """A list: `[1, 2]`."""

    items: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Dict(Node):
    """A dictionary: `{"a": 1}`."""

    items: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Pair(Node):
    """One entry of a dictionary: `"a": 1`."""

    key: Expr
    value: Expr


@dataclass(frozen=True, slots=True, eq=False)
class Keyword(Node):
    """A keyword argument: `id=1` in `{{ url_for("show", id=1) }}`."""

    key: str
    value: Expr


@dataclass(frozen=True, slots=True, eq=False)
class CondExpr(Node):
    """An inline condition: `expr1 if test else expr2`; `expr2` is None without `else`."""

    test: Expr
    expr1: Expr
    expr2: Expr | None


@dataclass(frozen=True, slots=True, eq=False)
class Filter(Node):
    """A filter: `tags|join(", ")`. `node` is None at the start of `{% filter upper %}` and `{% set x | upper %}`."""

    node: Expr | None
    name: str
    args: tuple[Expr, ...]
    kwargs: tuple[Keyword, ...]
    dyn_args: Expr | None
    dyn_kwargs: Expr | None


@dataclass(frozen=True, slots=True, eq=False)
class Test(Node):
    """A test: `x is divisibleby 3`. `is not` is a `Not` around it."""

    __test__ = False  # not a pytest class

    node: Expr
    name: str
    args: tuple[Expr, ...]
    kwargs: tuple[Keyword, ...]
    dyn_args: Expr | None
    dyn_kwargs: Expr | None


@dataclass(frozen=True, slots=True, eq=False)
class Call(Node):
    """A call: `f(1, key=2, *rest, **more)`."""

    node: Expr
    args: tuple[Expr, ...]
    kwargs: tuple[Keyword, ...]
    dyn_args: Expr | None
    dyn_kwargs: Expr | None


@dataclass(frozen=True, slots=True, eq=False)
class Getitem(Node):
    """A subscript: `x["a"]`, `x[1:2]`, `x.0`."""

    node: Expr
    arg: Expr
    ctx: ExprContext


@dataclass(frozen=True, slots=True, eq=False)
class Getattr(Node):
    """An attribute: `user.name`. Jinja2 tries the item of that name when there is no attribute."""

    node: Expr
    attr: str
    ctx: ExprContext


@dataclass(frozen=True, slots=True, eq=False)
class Slice(Node):
    """A slice inside a subscript: `1:2` in `x[1:2]`; missing parts are None."""

    start: Expr | None
    stop: Expr | None
    step: Expr | None


@dataclass(frozen=True, slots=True, eq=False)
class Concat(Node):
    """Values joined as text: `a ~ b ~ c`."""

    nodes: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Compare(Node):
    """A comparison, possibly chained: `0 < x <= 10`, `a not in b`."""

    expr: Expr
    ops: tuple[Operand, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Operand(Node):
    """One step of a comparison: operator and right side."""

    op: CompareOp
    expr: Expr


@dataclass(frozen=True, slots=True, eq=False)
class BinExpr(Node):
    """What operators with two sides share."""

    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True, eq=False)
class Add(BinExpr):
    """`a + b`."""


@dataclass(frozen=True, slots=True, eq=False)
class Sub(BinExpr):
    """`a - b`."""


@dataclass(frozen=True, slots=True, eq=False)
class Mul(BinExpr):
    """`a * b`."""


@dataclass(frozen=True, slots=True, eq=False)
class Div(BinExpr):
    """`a / b`: always a float."""


@dataclass(frozen=True, slots=True, eq=False)
class FloorDiv(BinExpr):
    """`a // b`: rounded down."""


@dataclass(frozen=True, slots=True, eq=False)
class Mod(BinExpr):
    """`a % b`: the sign of `b`; text formatting where `a` is text."""


@dataclass(frozen=True, slots=True, eq=False)
class Pow(BinExpr):
    """`a ** b`: left associative, unlike Python's."""


@dataclass(frozen=True, slots=True, eq=False)
class And(BinExpr):
    """`a and b`: the deciding value, not a bool."""


@dataclass(frozen=True, slots=True, eq=False)
class Or(BinExpr):
    """`a or b`: the deciding value, not a bool."""


@dataclass(frozen=True, slots=True, eq=False)
class UnaryExpr(Node):
    """What operators with one side share."""

    node: Expr


@dataclass(frozen=True, slots=True, eq=False)
class Not(UnaryExpr):
    """`not a`, and the outside of `a is not b`."""


@dataclass(frozen=True, slots=True, eq=False)
class Neg(UnaryExpr):
    """`-a`."""


@dataclass(frozen=True, slots=True, eq=False)
class Pos(UnaryExpr):
    """`+a`."""
