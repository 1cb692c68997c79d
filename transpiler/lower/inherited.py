"""Literals that a template or one above it sets once at its top level: the same wherever they are read.

Input: a template's facts. Output: the literals by name; `bind_constants` makes them known to a body. No errors.
A body that a child gives a layout runs after both top levels (Jinja docs: Template Inheritance), so it may read them.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from transpiler import nodes
from transpiler.facts import Program, TemplateFacts
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value, widened


def inherited_constants(facts: TemplateFacts, program: Program) -> dict[str, nodes.Const]:
    """Literals that a template and those above it set at their top level, once: the same wherever they are read."""
    found: dict[str, nodes.Const] = {}
    current: TemplateFacts | None = facts
    while current is not None:
        own = own_constants(current.tree)
        late = {name for name, value in own.items() if not current.parents and _read_above(name, current, program)}
        found = {name: value for name, value in own.items() if name not in late} | found
        current = program.templates.get(current.parents[0]) if len(current.parents) == 1 else None
    return found


@lru_cache(maxsize=4096)
def own_constants(tree: nodes.Template) -> dict[str, nodes.Const]:
    """Literals that a template sets at its top level, once."""
    names = Counter(node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.ctx == "store")
    found: dict[str, nodes.Const] = {}
    for node in tree.body:
        match node:
            case nodes.Assign(target=nodes.Name(name=name), node=nodes.Const() as value) if names[name] == 1:
                if not shown_before(tree, name, node.span.start):
                    found[name] = value
    return found


def shown_before(tree: nodes.Template, name: str, place: int) -> bool:
    """Whether a macro that reads `name` is called in front of `place`, where the name is set."""
    for macro in nodes.walk(tree):
        if isinstance(macro, nodes.Macro) and macro.span.start < place:
            body = list(nodes.walk(macro))
            inside = {id(node) for node in body}
            if any(isinstance(node, nodes.Name) and node.name == name for node in body):
                uses = (node for node in nodes.walk(tree) if isinstance(node, nodes.Name) and node.name == macro.name)
                if any(use.span.start < place and id(use) not in inside for use in uses):
                    return True
    return False


def _read_above(name: str, facts: TemplateFacts, program: Program) -> bool:
    """Whether a block that a layout shows before it sets `name` reads it, as some template fills it."""
    place = next(
        node.span.start for node in facts.tree.body
        if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name) and node.target.name == name
    )  # fmt: skip
    above = {node.name for node in nodes.walk(facts.tree) if isinstance(node, nodes.Block) and node.span.start < place}
    return bool(above) and any(
        name in (prop.name for prop in (*block.scope, *block.reads))
        for other in (facts, *_below(facts, program)) for block in other.blocks.values() if block.name in above
    )  # fmt: skip


def _below(facts: TemplateFacts, program: Program) -> list[TemplateFacts]:
    found: dict[str, TemplateFacts] = {}
    pending = list(facts.children)
    while pending:
        child = program.templates.get(pending.pop())
        if child is not None and child.name not in found:
            found[child.name] = child
            pending += child.children
    return list(found.values())


def bind_constants(ctx: LowerContext) -> None:
    """Make inherited literals known to a body that runs after the layout's top level."""
    for name, value in inherited_constants(ctx.module.facts, ctx.module.program).items():
        if ctx.scope.lookup(name) is not None:
            continue
        constant = ctx.module.constants.get(name)
        lowered = ctx.value(value)
        ctx.scope.bind(name, Value(b.name(constant[0]), widened(lowered.type)) if constant else lowered)
