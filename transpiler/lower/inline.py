"""A const that is only handed on under its own name needs no line: `<Row kind={kind} />` takes the value itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from transpiler import ir


def inline_passed_on(
    prelude: Sequence[ir.Statement], body: Sequence[ir.Markup]
) -> tuple[list[ir.Statement], tuple[ir.Markup, ...]]:
    """Statements and markup without the consts that one prop of the same name is the only use of."""
    kept = list(prelude)
    markup = tuple(body)
    for statement in prelude:
        match statement:
            case ir.Const(ir.Pattern(name=str() as name), (ir.Conditional() | ir.Template()) as value, None):
                rest = [other for other in kept if other is not statement]
                uses = sum(used == name for part in (*rest, *markup) for used in names_in(part))
                replaced = tuple(_handed_on(item, name, value) for item in markup)
                if uses == 1 and replaced != markup:
                    kept, markup = rest, replaced
    return kept, markup


def names_in(node: object) -> Iterator[str]:
    """Every name that code uses."""
    pending = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, ir.Name):
            yield current.name
        elif isinstance(current, tuple):
            pending += current
        elif is_dataclass(current) and not isinstance(current, type):
            pending += (getattr(current, item.name) for item in fields(current))


def _handed_on(item: ir.Markup, name: str, value: ir.Expr) -> ir.Markup:
    """`item` with the prop `name={name}` of a component given `value`."""
    match item:
        case ir.Component(props=props):
            given = tuple(
                ir.Prop(name, value) if isinstance(prop, ir.Prop) and prop == ir.Prop(name, ir.Name(name)) else prop
                for prop in props
            )
            return replace(item, props=given) if given != props else item
        case ir.Element(children=children):
            inner = tuple(_handed_on(child, name, value) for child in children)
            return replace(item, children=inner) if inner != children else item
        case _:
            return item
