"""The JSX writer: markup -> JSX, one child per line, for Prettier to lay out.

A root without siblings takes no fragment. What a loop yields carries the loop's key on its one root, on the root of
every arm of a condition, else on a `Fragment`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from typing_extensions import assert_never

from transpiler import ir
from transpiler.emit.expressions import Level
from transpiler.emit.jsx_text import attribute_value, is_attribute_name, spread_of, text_lines
from transpiler.emit.literals import string_literal
from transpiler.ir import build as b

if TYPE_CHECKING:
    from transpiler.emit.writer import Writer


_SPACES = " \t\n\r\f"
"""Text that begins or ends with one of these is laid out on a line of its own; else it touches its neighbour."""


def print_node(children: Sequence[ir.Markup], writer: Writer, level: Level = Level.ASSIGNMENT) -> str:
    """Markup as one expression: an element, an expression, a string, `null`, else a fragment."""
    return _node(children, writer, level)


def normal(children: Sequence[ir.Markup]) -> tuple[ir.Markup, ...]:
    """The same markup without groups that only exist in the IR, with neighbouring texts joined."""
    flat: list[ir.Markup] = []
    for child in _flat(children):
        if isinstance(child, ir.Text) and flat and isinstance(flat[-1], ir.Text):
            flat[-1] = ir.Text(flat[-1].data + child.data)
        elif not (isinstance(child, ir.Text) and not child.data):
            flat.append(child)
    return tuple(flat)


def _flat(children: Sequence[ir.Markup]) -> Iterator[ir.Markup]:
    for child in children:
        match child:
            case ir.Fragment(inner, None) | ir.Block(children=inner) | ir.Print(ir.Jsx(inner)):
                yield from _flat(inner)
            case ir.Print(value) if (text := _constant(value)) is not None:
                yield ir.Text(text)
            case ir.If(_, (), ()):
                pass
            case _:
                yield child


def _constant(value: ir.Expr) -> str | None:
    match value:
        case ir.Str(text):
            return text
        case ir.Template(parts) if all(isinstance(part, str) for part in parts):
            return "".join(part for part in parts if isinstance(part, str))
        case ir.Jsx(children):
            match normal(children):
                case ():
                    return None
                case (ir.Text(text),):
                    return text
    return None


def _node(children: Sequence[ir.Markup], writer: Writer, level: Level, key: ir.Expr | None = None) -> str:
    found = normal(children)
    if not found:
        return "null"
    if len(found) == 1:
        return _single(found[0], writer, level, key)
    return _fragment(found, writer, key)


def _single(child: ir.Markup, writer: Writer, level: Level, key: ir.Expr | None) -> str:
    match child:
        case ir.Text(data):
            return writer.expr(ir.Str(data), level)
        case ir.Print(value):
            if key is None or isinstance(value, ir.Template | ir.StringOf):
                return writer.expr(value, level)
            return _fragment((child,), writer, key)
        case ir.Element() | ir.Component():
            return _element(child, writer, key)
        case ir.If():
            return _if(child, writer, level, key)
        case ir.Loop():
            return _loop(child, writer, level) if key is None else _fragment((child,), writer, key)
        case ir.Fragment(children, own):
            return _node(children, writer, level, key or own)
        case ir.Block(children=children):
            return _node(children, writer, level, key)
        case _:
            assert_never(child)


def _fragment(children: Sequence[ir.Markup], writer: Writer, key: ir.Expr | None) -> str:
    lines = _lines(children, writer)
    if key is None:
        return "\n".join(["<>", *lines, "</>"])
    name = writer.imports.add("react", "Fragment")
    return "\n".join([f"<{name}{_attribute('key', key, writer)}>", *lines, f"</{name}>"])


def _lines(children: Sequence[ir.Markup], writer: Writer) -> list[str]:
    """Children as they stand between two tags."""
    lines: list[str] = []
    touching = False
    for child in normal(children):
        match child:
            case ir.Text(data):
                found = text_lines(data)
                if touching and data[0] not in _SPACES:
                    lines[-1] += found.pop(0)
                lines += found
                touching = data[-1] not in _SPACES
                continue
            case ir.Element() | ir.Component() if _tag(child, writer) is not None:
                found, expression = [_element(child, writer, None)], False
            case _:
                found, expression = [f"{{{_single(child, writer, Level.ASSIGNMENT, None)}}}"], True
        if touching and expression:
            lines[-1] += found[0]
        else:
            lines += found
        touching = expression
    return lines


def _if(node: ir.If, writer: Writer, level: Level, key: ir.Expr | None) -> str:
    test, then, otherwise = node.test, normal(node.then), normal(node.otherwise)
    if not then:
        test, then, otherwise = b.not_(test), otherwise, ()
    if otherwise:
        arms = (_node(arm, writer, Level.ASSIGNMENT, key) for arm in (then, otherwise))
        text, own = f"{writer.expr(test, Level.COALESCE)} ? {next(arms)} : {next(arms)}", Level.CONDITIONAL
    else:
        text, own = f"{writer.expr(test, Level.AND)} && {_node(then, writer, Level.AND, key)}", Level.AND
    return f"({text})" if own < level else text


def _loop(node: ir.Loop, writer: Writer, level: Level) -> str:
    head = f"{writer.parameters([ir.Parameter(pattern) for pattern in node.parameters])} =>"
    shown = _node(node.body, writer, Level.ASSIGNMENT, node.key)
    if node.prelude:
        shown = writer.body(node.prelude, f"return {shown};")
    elif shown.startswith("{"):
        shown = f"({shown})"
    rows = f"{writer.expr(ir.Member(node.items, 'map'), Level.POSTFIX)}({head} {shown})"
    otherwise = normal(node.otherwise)
    if not otherwise:
        return rows
    test = ir.Binary(">", ir.Member(node.items, "length"), ir.Num(0))
    text = f"{writer.expr(test, Level.COALESCE)} ? {rows} : {_node(otherwise, writer, Level.ASSIGNMENT)}"
    return f"({text})" if level > Level.CONDITIONAL else text


def _element(node: ir.Element | ir.Component, writer: Writer, key: ir.Expr | None) -> str:
    tag = _tag(node, writer)
    given = node.attributes if isinstance(node, ir.Element) else node.props
    if any(isinstance(item, ir.Attribute | ir.Prop) and item.name == "key" for item in given):
        key = None
    if tag is None:
        return _create_element(node, given, writer, key)
    attributes = ("" if key is None else _attribute("key", key, writer)) + "".join(
        f" {{...{writer.expr(item.value)}}}"
        if isinstance(item, ir.AttributeSpread | ir.Spread)
        else _attribute(item.name, item.value, writer)
        for item in given
    )
    lines = _lines(node.children, writer)
    if isinstance(node, ir.Component) and node.children_function is not None:
        lines = [f"{{{writer.expr(node.children_function)}}}"]
    if not lines:
        return f"<{tag}{attributes} />"
    return "\n".join([f"<{tag}{attributes}>", *lines, f"</{tag}>"])


def _tag(node: ir.Element | ir.Component, writer: Writer) -> str | None:
    """What stands after `<`, or None where JSX cannot spell it: there a lower-case name means an HTML element."""
    value = node.tag if isinstance(node, ir.Element) else node.component
    match value:
        case str():
            return value
        case ir.Name(name) if name[:1].isupper():
            return name
        case ir.Ref(target) if target.alias[:1].isupper():
            return writer.expr(value)
        case ir.Member(object=ir.Name() | ir.Member(), name=name, optional=False):
            text = writer.expr(value)
            return text if "[" not in text and "?" not in text else None
        case _:
            return None


def _attribute(name: str, value: ir.Expr | None, writer: Writer) -> str:
    """One attribute with the space before it."""
    if value is None or value == b.TRUE:
        return f" {name}" if is_attribute_name(name) else f" {spread_of(name, 'true')}"
    if not is_attribute_name(name):
        return f" {spread_of(name, writer.expr(value))}"
    text = _constant(value)
    return f" {name}={{{writer.expr(value)}}}" if text is None else f" {name}={attribute_value(text)}"


def _create_element(
    node: ir.Element | ir.Component,
    given: Sequence[ir.Attribute | ir.AttributeSpread | ir.Prop | ir.Spread],
    writer: Writer,
    key: ir.Expr | None,
) -> str:
    """`createElement(tag, props, ...children)`, for a tag that is computed."""
    name = writer.imports.add("react", "createElement")
    entries: list[ir.Entry | ir.Spread] = [] if key is None else [ir.Entry("key", key)]
    for item in given:
        if isinstance(item, ir.AttributeSpread | ir.Spread):
            entries.append(ir.Spread(item.value))
        else:
            entries.append(ir.Entry(item.name, b.TRUE if item.value is None else item.value))
    value = node.tag if isinstance(node, ir.Element) else node.component
    tag = string_literal(value) if isinstance(value, str) else writer.expr(value)
    arguments = [tag, writer.expr(ir.ObjectExpr(tuple(entries))) if entries else "null"]
    arguments += [_single(child, writer, Level.ASSIGNMENT, None) for child in normal(node.children)]
    if isinstance(node, ir.Component) and node.children_function is not None:
        arguments.append(writer.expr(node.children_function))
    return f"{name}({', '.join(arguments)})"
