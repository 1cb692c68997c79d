"""The string writer: markup -> one expression whose value is the text, as template literals."""

from __future__ import annotations

from collections.abc import Sequence

from typing_extensions import assert_never

from transpiler import ir
from transpiler.ir import build as b


def as_string(children: Sequence[ir.Markup]) -> ir.Expr:
    """The markup as an expression that is a string.

    Raises `ValueError` for an element: in text forms the lowering writes tags as text.
    """
    parts = [part for child in children for part in _parts(child)]
    if len(parts) == 1 and not isinstance(parts[0], str):
        return parts[0]
    return b.template(*parts)


def _parts(child: ir.Markup) -> list[str | ir.Expr]:
    match child:
        case ir.Text(data):
            return [data]
        case ir.Print(ir.StringOf(children)) | ir.Fragment(children) | ir.Block(children=children):
            return [part for inner in children for part in _parts(inner)]
        case ir.Print(value):
            return [value]
        case ir.Component():
            return [_call(child)]
        case ir.If(test, then, otherwise):
            first, second = as_string(then), as_string(otherwise)
            return [] if first == second == b.string("") else [b.conditional(test, first, second)]
        case ir.Loop():
            return [_loop(child)]
        case ir.Element(tag):
            raise ValueError(f"the element {tag!r} in text: the string writer takes tags as text")
        case _:
            assert_never(child)


def _call(node: ir.Component) -> ir.Expr:
    """`Card({ title, children })`: the same component in its text form."""
    entries: list[ir.Entry | ir.Spread] = [
        prop if isinstance(prop, ir.Spread) else ir.Entry(prop.name, prop.value)
        for prop in node.props
        if isinstance(prop, ir.Spread) or prop.name != "key"
    ]
    if node.children_function is not None:
        entries.append(ir.Entry("children", node.children_function))
    elif node.children:
        entries.append(ir.Entry("children", as_string(node.children)))
    return b.call(node.component, ir.ObjectExpr(tuple(entries)))


def _loop(node: ir.Loop) -> ir.Expr:
    shown = as_string(node.body)
    body = (*node.prelude, ir.Return(shown)) if node.prelude else shown
    arrow = ir.Arrow(tuple(ir.Parameter(pattern) for pattern in node.parameters), body)
    itself = node.item.name is not None and body == ir.Name(node.item.name)
    mapped = node.items if itself else b.method(node.items, "map", arrow)
    rows = b.method(mapped, "join", b.string(""))
    if not node.otherwise:
        return rows
    test = ir.Binary(">", ir.Member(node.items, "length"), ir.Num(0))
    return b.conditional(test, rows, as_string(node.otherwise))
