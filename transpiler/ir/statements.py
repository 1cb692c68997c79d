"""Statements of function bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from transpiler.ir.expressions import Expr, Pattern
from transpiler.types import Type


@dataclass(frozen=True, slots=True)
class Const:
    """`const pattern = value;`."""

    pattern: Pattern
    value: Expr
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Let:
    """`let name: type = value;`."""

    name: str
    value: Expr | None = None
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Assign:
    """`target = value;`, `target += value;`."""

    target: Expr
    value: Expr
    op: Literal["=", "+="] = "="


@dataclass(frozen=True, slots=True)
class ExprStatement:
    """`value;`."""

    value: Expr


@dataclass(frozen=True, slots=True)
class IfStatement:
    """`if (test) { then } else { otherwise }`; an `otherwise` of one IfStatement prints as `else if`."""

    test: Expr
    then: tuple[Statement, ...]
    otherwise: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class ForOf:
    """`for (const pattern of items) { body }`."""

    pattern: Pattern
    items: Expr
    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Return:
    """`return value;`."""

    value: Expr | None = None


@dataclass(frozen=True, slots=True)
class Throw:
    """`throw value;`."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Break:
    """`break;`."""


@dataclass(frozen=True, slots=True)
class Continue:
    """`continue;`."""


Statement: TypeAlias = Const | Let | Assign | ExprStatement | IfStatement | ForOf | Return | Throw | Break | Continue
