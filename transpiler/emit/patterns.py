"""Bindings and parameters: `{ class: class_, size = 1, ...rest }: Props`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transpiler import ir
from transpiler.emit.literals import is_identifier, string_literal

if TYPE_CHECKING:
    from transpiler.emit.writer import Writer


def print_pattern(node: ir.Pattern, writer: Writer) -> str:
    """A name, an array pattern or an object pattern."""
    if node.name is not None:
        return node.name
    rest = [] if node.rest is None else [f"...{node.rest}"]
    if node.items is not None:
        items = ["" if item is None else print_pattern(item, writer) for item in node.items]
        # a hole at the end needs its own comma: `[a, ,]` skips the second item, `[a, ]` does not
        hole = "," if items and items[-1] == "" and not rest else ""
        return f"[{', '.join(items + rest)}{hole}]"
    entries = [_entry(*entry, writer) for entry in node.entries or ()]
    return f"{{ {', '.join(entries + rest)} }}"


def _entry(name: str, local: str, default: ir.Expr | None, writer: Writer) -> str:
    key = name if is_identifier(name) else string_literal(name)
    spelled = key if key == local else f"{key}: {local}"
    return spelled if default is None else f"{spelled} = {writer.expr(default)}"


def print_parameters(nodes: Sequence[ir.Parameter], writer: Writer) -> str:
    """`(a, { b }: Props, c?: string, d = 1)`."""
    return f"({', '.join(_parameter(node, writer) for node in nodes)})"


def _parameter(node: ir.Parameter, writer: Writer) -> str:
    text = writer.pattern(node.pattern) + ("?" if node.optional else "")
    if isinstance(node.type, ir.Name):
        text += f": {node.type.name}"
    elif node.type is not None:
        text += f": {writer.type(node.type)}"
    return text if node.default is None else f"{text} = {writer.expr(node.default)}"
