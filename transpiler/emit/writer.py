"""What the printers of one module share: each other, and the names and imports collected on the way.

The printers call one another (an arrow holds statements, a statement markup, markup expressions), so they meet here.
"""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import ir
from transpiler.emit import expressions, markup_jsx, markup_string, patterns, statements, types
from transpiler.emit.expressions import Level
from transpiler.emit.imports import Imports
from transpiler.types import Type


class Writer:
    """Prints the parts of one module; `imports` grows while it does."""

    def __init__(self, imports: Imports) -> None:
        self.imports = imports

    def expr(self, node: ir.Expr, level: Level = Level.ASSIGNMENT) -> str:
        """An expression, in parentheses if it binds weaker than `level`."""
        return expressions.print_expr(node, self, level)

    def argument(self, node: ir.Expr | ir.Spread) -> str:
        """An argument or array item."""
        return f"...{self.expr(node.value)}" if isinstance(node, ir.Spread) else self.expr(node)

    def jsx(self, children: Sequence[ir.Markup], level: Level = Level.ASSIGNMENT) -> str:
        """Markup as one expression that is a ReactNode."""
        return markup_jsx.print_node(children, self, level)

    def text(self, children: Sequence[ir.Markup]) -> ir.Expr:
        """Markup as one expression that is a string."""
        return markup_string.as_string(children)

    def body(self, nodes: Sequence[ir.Statement], last: str = "") -> str:
        """A block of statements in braces; `last` is a statement already printed."""
        return statements.print_body(nodes, self, last)

    def pattern(self, node: ir.Pattern) -> str:
        """What a binding destructures."""
        return patterns.print_pattern(node, self)

    def parameters(self, nodes: Sequence[ir.Parameter]) -> str:
        """The parameters of a function, in parentheses."""
        return patterns.print_parameters(nodes, self)

    def type(self, node: Type) -> str:
        """A type."""
        return types.print_type(node, self.imports)
