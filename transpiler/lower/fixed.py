"""Data that a template sets once at its top level: lists, dicts and texts written out there, a const of its module.

`{% set icons = {"ok": "check"} %}` becomes `export const icons = { ok: "check" };`, which the template's macros read
wherever they are called, and other templates import. Input: a template's facts. Output: the values by name, in order;
no errors. Literals stand for themselves (`inherited.py`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from transpiler import nodes
from transpiler.facts import Program, TemplateFacts
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.exports import macro_exports, module_names
from transpiler.lower.inherited import inherited_constants, shown_before
from transpiler.lower.scope import Scope
from transpiler.lower.state import state_of
from transpiler.lower.value import Value, written_type
from transpiler.types import HTML, STR

_MADE = (
    nodes.List, nodes.Tuple, nodes.Dict, nodes.Pair, nodes.Concat, nodes.BinExpr, nodes.UnaryExpr, nodes.Compare,
    nodes.Operand, nodes.CondExpr, nodes.Getitem, nodes.Getattr, nodes.Slice,
)  # fmt: skip
"""What is made of values alone."""
_FILTERS = frozenset(
    {
        "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length",
        "list", "lower", "max", "min", "replace", "reverse", "round", "safe", "sort", "string", "sum", "title", "trim",
        "unique", "upper",
    }
)  # fmt: skip
"""Filters whose result is the same wherever the value is."""


def fixed_values(facts: TemplateFacts, program: Program) -> dict[str, nodes.Expr]:
    """The data of a template that its macros or other templates read and nothing changes."""
    if facts.parents or not facts.html:
        return {}
    data = dict(_data(facts.tree))
    if all(isinstance(value, nodes.Const) for value in data.values()):
        return {}
    read = {name for macro in facts.macros.values() for name in macro.module_reads}
    for other in program.templates.values():
        for alias, name in _imported(other, facts.name):
            if _is_changed(alias, other.tree):
                data.pop(name, None)
            read.add(name)
    while True:
        inside = {inner.name for name in read & data.keys() for inner in _names(data[name])}
        if inside <= read:
            break
        read |= inside
    return {name: value for name, value in data.items() if name in read and not isinstance(value, nodes.Const)}


def fixed_names(facts: TemplateFacts, program: Program) -> dict[str, str]:
    """The exports that hold the data of a template."""
    names = module_names()
    macro_exports(facts, names)
    for literal in inherited_constants(facts, program):
        names.take(literal)
    return {name: names.take(name) for name in fixed_values(facts, program)}


def fixed_value(facts: TemplateFacts, name: str, ctx: LowerContext) -> Value | None:
    """What a name means that this or an imported template gives such data, None if it does not."""
    if name not in fixed_values(facts, ctx.module.program):
        return None
    export = fixed_names(facts, ctx.module.program)[name]
    own = facts.name == ctx.module.facts.name
    value = fixed_codes(facts, ctx)[name]
    return Value(b.name(export) if own else ctx.imported(facts.module, export), written_type(value) or value.type)


def bind_fixed(target: nodes.Expr, ctx: LowerContext) -> bool:
    """Whether a statement sets such data of this template, which needs no statement then."""
    data = fixed_value(ctx.module.facts, target.name, ctx) if isinstance(target, nodes.Name) else None
    if data is None or not isinstance(target, nodes.Name):
        return False
    ctx.scope.bind(target.name, data)
    return True


def fixed_codes(facts: TemplateFacts, ctx: LowerContext) -> dict[str, Value]:
    """The data of a template as code, in the order in which it is set."""
    found: dict[str, Value] = {}
    exports = fixed_names(facts, ctx.module.program)
    scope = Scope()
    alone = LowerContext(ctx.module, "markup", scope, ctx.names.child(), [], facts.autoescape)
    for name, node in _data(facts.tree).items():
        value = _captured(node, facts) if isinstance(node, nodes.TemplateData) else alone.value(node)
        if name in exports:
            found[name] = value
            value = Value(b.name(exports[name]), written_type(value) or value.type)
        scope.bind(name, value)
    return found


def _captured(node: nodes.TemplateData, facts: TemplateFacts) -> Value:
    text = b.string(node.data)
    return Value(b.obj({"__html": text}), HTML) if facts.autoescape else Value(text, STR)


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    return (inner for inner in nodes.walk(node) if isinstance(inner, nodes.Name))


@lru_cache(maxsize=4096)
def _data(tree: nodes.Template) -> dict[str, nodes.Expr]:
    """What the top level sets once to values that are written out, and nothing in the template changes."""
    names = Counter(node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.ctx == "store")
    found: dict[str, nodes.Expr] = {}
    for node in tree.body:
        match node:
            case nodes.Assign(target=nodes.Name(name=name), node=value) if _is_data(value, found):
                pass
            case nodes.AssignBlock(target=nodes.Name(name=name), filter=None, body=body) if text := _text(body):
                value = text
            case _:
                continue
        if names[name] == 1 and not shown_before(tree, name, node.span.start) and not _is_changed(name, tree):
            found[name] = value
    return found


def _is_data(node: nodes.Node, known: Mapping[str, nodes.Expr]) -> bool:
    if isinstance(node, nodes.Name):
        return node.name in known
    made = isinstance(node, _MADE) or (isinstance(node, nodes.Filter) and node.name in _FILTERS)
    return isinstance(node, nodes.Const) or (
        made and all(_is_data(part, known) for part in nodes.iter_child_nodes(node))
    )


def _text(body: nodes.Body) -> nodes.TemplateData | None:
    """The text of a body that prints no values."""
    parts = [part for node in body if isinstance(node, nodes.Output) for part in node.nodes]
    texts = [part for part in parts if isinstance(part, nodes.TemplateData)]
    if not texts or len(texts) < len(parts) or not all(isinstance(node, nodes.Output) for node in body):
        return None
    return replace(texts[0], data="".join(text.data for text in texts))


def _is_changed(name: str, tree: nodes.Template) -> bool:
    state = state_of(tree)
    return bool(state.objects([name]) & state.changing)


def _imported(facts: TemplateFacts, template: str) -> Iterator[tuple[str, str]]:
    """What a template reads of another one: the name it has there, and here (that of the module for `m.x`)."""
    if not any(template in names for names in facts.includes.values()):
        return
    for node in nodes.walk(facts.tree):
        if isinstance(node, nodes.FromImport) and template in facts.includes.get(node.span.start, ()):
            for item in node.names:
                name, alias = (item, item) if isinstance(item, str) else item
                yield alias, name
        elif isinstance(node, nodes.Import) and template in facts.includes.get(node.span.start, ()):
            for inner in nodes.walk(facts.tree):
                match inner:
                    case nodes.Getattr(node=nodes.Name(name=node.target), attr=attr):
                        yield node.target, attr
