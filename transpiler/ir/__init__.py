"""The IR: React-shaped, without text. `lower` builds it, `emit` prints it with one of two writers.

Expressions are JavaScript's. Markup is what a component shows; the JSX writer prints it as JSX, the string
writer as template literals. Statements and declarations are those a module needs.
"""

from transpiler.ir.expressions import (
    Array,
    Arrow,
    Binary,
    Bool,
    Call,
    Cast,
    Conditional,
    Entry,
    Expr,
    FilterCall,
    Import,
    Index,
    Jsx,
    Logical,
    Member,
    Name,
    Null,
    Num,
    ObjectExpr,
    Parameter,
    Pattern,
    Ref,
    Spread,
    Str,
    StringOf,
    Template,
    Unary,
    Undefined,
    UrlFor,
)
from transpiler.ir.markup import (
    Attribute,
    AttributeSpread,
    Block,
    Component,
    Element,
    Fragment,
    If,
    Loop,
    Markup,
    Print,
    Prop,
    Text,
)
from transpiler.ir.module import Function, Interface, Module, ModuleConst, TypeAlias
from transpiler.ir.statements import (
    Assign,
    Break,
    Const,
    Continue,
    ExprStatement,
    ForOf,
    IfStatement,
    Let,
    Return,
    Statement,
    Throw,
)

__all__ = [
    "Array", "Arrow", "Assign", "Attribute", "AttributeSpread", "Binary", "Block", "Bool", "Break", "Call", "Cast",
    "Component", "Conditional", "Const", "Continue", "Element", "Entry", "Expr", "ExprStatement", "FilterCall",
    "ForOf", "Fragment", "Function", "If", "IfStatement", "Import", "Index", "Interface", "Jsx", "Let", "Logical",
    "Loop", "Markup", "Member", "Module", "ModuleConst", "Name", "Null", "Num", "ObjectExpr", "Parameter",
    "Pattern", "Print", "Prop", "Ref", "Return", "Spread", "Statement", "Str", "StringOf", "Template", "Text",
    "Throw", "TypeAlias", "Unary", "Undefined", "UrlFor",
]  # fmt: skip
