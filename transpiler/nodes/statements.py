"""Statements of plain Jinja2: class and field names are Jinja2's (`jinja2.nodes`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transpiler.nodes.base import BodyNode, Node
from transpiler.nodes.expressions import Call, Filter, Name, NSRef, Tuple

if TYPE_CHECKING:
    from transpiler.nodes.unions import Body, Expr


@dataclass(frozen=True, slots=True, eq=False)
class Template(Node):
    """A whole template."""

    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class Output(Node):
    """A run of text and printed values: `Hello {{ name }}!`; also `{% print a, b %}`."""

    nodes: tuple[Expr, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Extends(Node):
    """`{% extends "base.html" %}`."""

    template: Expr


@dataclass(frozen=True, slots=True, eq=False)
class For(BodyNode):
    """`{% for target in iter if test recursive %}body{% else %}else_{% endfor %}`."""

    target: Name | Tuple
    iter: Expr
    body: Body
    else_: Body
    test: Expr | None
    recursive: bool


@dataclass(frozen=True, slots=True, eq=False)
class If(BodyNode):
    """`{% if test %}body{% elif ... %}...{% else %}else_{% endif %}`; each `elif_` is an `If` without more."""

    test: Expr
    body: Body
    elif_: tuple[If, ...]
    else_: Body


@dataclass(frozen=True, slots=True, eq=False)
class Macro(BodyNode):
    """`{% macro name(args) %}body{% endmacro %}`; `defaults` belong to the last arguments."""

    name: str
    args: tuple[Name, ...]
    defaults: tuple[Expr, ...]
    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class CallBlock(BodyNode):
    """`{% call(args) call %}body{% endcall %}`: the body is the macro's `caller`."""

    call: Call
    args: tuple[Name, ...]
    defaults: tuple[Expr, ...]
    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class FilterBlock(BodyNode):
    """`{% filter upper %}body{% endfilter %}`; the innermost `Filter.node` is None."""

    body: Body
    filter: Filter


@dataclass(frozen=True, slots=True, eq=False)
class With(BodyNode):
    """`{% with a=1, b=2 %}body{% endwith %}`: values see the outer names."""

    targets: tuple[Name | Tuple, ...]
    values: tuple[Expr, ...]
    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class Block(BodyNode):
    """`{% block name scoped required %}body{% endblock %}`."""

    name: str
    body: Body
    scoped: bool
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Include(Node):
    """`{% include "a.html" ignore missing without context %}`."""

    template: Expr
    with_context: bool
    ignore_missing: bool


@dataclass(frozen=True, slots=True, eq=False)
class Import(Node):
    """`{% import "forms.html" as forms with context %}`."""

    template: Expr
    target: str
    with_context: bool


@dataclass(frozen=True, slots=True, eq=False)
class FromImport(Node):
    """`{% from "forms.html" import field, button as b %}`; an alias is a pair (name, alias)."""

    template: Expr
    names: tuple[str | tuple[str, str], ...]
    with_context: bool


@dataclass(frozen=True, slots=True, eq=False)
class ExprStmt(Node):
    """`{% do items.append(1) %}`: evaluated, not printed."""

    node: Expr


@dataclass(frozen=True, slots=True, eq=False)
class Assign(Node):
    """`{% set target = node %}`."""

    target: Name | NSRef | Tuple
    node: Expr


@dataclass(frozen=True, slots=True, eq=False)
class AssignBlock(BodyNode):
    """`{% set target | filter %}body{% endset %}`; the innermost `Filter.node` is None."""

    target: Name | NSRef | Tuple
    filter: Filter | None
    body: Body


@dataclass(frozen=True, slots=True, eq=False)
class Break(Node):
    """`{% break %}`."""


@dataclass(frozen=True, slots=True, eq=False)
class Continue(Node):
    """`{% continue %}`."""
