"""The closed sets of nodes, for `match` with `assert_never` and for `isinstance`."""

from __future__ import annotations

from typing import TypeAlias

from transpiler.nodes.expressions import (
    Add,
    And,
    Call,
    Compare,
    Concat,
    CondExpr,
    Const,
    Dict,
    Div,
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
    NSRef,
    Operand,
    Or,
    Pair,
    Pos,
    Pow,
    Slice,
    Sub,
    TemplateData,
    Test,
    Tuple,
)
from transpiler.nodes.extensions import Autoescape, CustomTag, Debug, Trans
from transpiler.nodes.statements import (
    Assign,
    AssignBlock,
    Block,
    Break,
    CallBlock,
    Continue,
    ExprStmt,
    Extends,
    FilterBlock,
    For,
    FromImport,
    If,
    Import,
    Include,
    Macro,
    Output,
    With,
)

Expr: TypeAlias = (
    Name
    | NSRef
    | Const
    | TemplateData
    | Tuple
    | List
    | Dict
    | CondExpr
    | Filter
    | Test
    | Call
    | Getitem
    | Getattr
    | Slice
    | Concat
    | Compare
    | Add
    | Sub
    | Mul
    | Div
    | FloorDiv
    | Mod
    | Pow
    | And
    | Or
    | Not
    | Neg
    | Pos
)
Helper: TypeAlias = Pair | Keyword | Operand
Stmt: TypeAlias = (
    Output
    | Extends
    | For
    | If
    | Macro
    | CallBlock
    | FilterBlock
    | With
    | Block
    | Include
    | Import
    | FromImport
    | ExprStmt
    | Assign
    | AssignBlock
    | Break
    | Continue
    | Trans
    | Debug
    | Autoescape
    | CustomTag
)
Body: TypeAlias = tuple[Stmt, ...]
