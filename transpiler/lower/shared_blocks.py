"""A text block that a page shows twice is a const of its function.

Input: the layout, and the context of the page's function. Output: a const in its prelude, bound under the block's key.
No errors: what cannot be a const is written at each place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from transpiler import ir, nodes
from transpiler.facts import TemplateFacts
from transpiler.ir import build as b
from transpiler.lower.block_names import const_key
from transpiler.lower.body import lower_body, string_markup
from transpiler.lower.context import LowerContext
from transpiler.lower.inherited import bind_constants
from transpiler.lower.slots import slots_of
from transpiler.lower.value import Value
from transpiler.types import STR


def share_blocks(parent: TemplateFacts, ctx: LowerContext) -> None:
    """A text block that a leaf shows twice (as a slot and inside another block, or by `self`) becomes a const."""
    facts = ctx.module.facts
    if facts.children or (facts.html and ctx.form != "markup"):
        return
    text_slots = {
        slot.block.name for slot in slots_of(parent, ctx.module.program) if slot.form == "text" and not slot.is_function
    }
    for node in _shown_again(facts.tree):
        if node.name not in text_slots or any("<" in data.data for data in nodes.walk(node) if _is_data(data)):
            continue
        inner = ctx.function("text")
        inner.block = node.name
        bind_constants(inner)
        code = string_markup(lower_body(node.body, inner))
        if inner.prelude or _decodes_markup(code):
            continue
        name = ctx.names.take(node.name)
        ctx.prelude.append(ir.Const(b.pattern(name), code))
        ctx.scope.bind(const_key(node.name), Value(b.name(name), STR))


def _is_data(node: nodes.Node) -> TypeGuard[nodes.TemplateData]:
    return isinstance(node, nodes.TemplateData)


def _shown_again(tree: nodes.Template) -> Iterator[nodes.Block]:
    """Blocks nested in other blocks, and blocks that `self.name()` names."""
    called = {
        node.node.attr
        for node in nodes.walk(tree)
        if isinstance(node, nodes.Call)
        and isinstance(node.node, nodes.Getattr)
        and isinstance(node.node.node, nodes.Name)
        and node.node.node.name == "self"
    }
    blocks = [node for node in nodes.walk(tree) if isinstance(node, nodes.Block)]
    nested = {id(inner) for outer in blocks for inner in nodes.walk(outer) if inner is not outer}
    for block in blocks:
        if block.name in called or id(block) in nested:
            yield block


def _decodes_markup(code: ir.Expr) -> bool:
    """Whether the text came from Markup: as markup it would look different."""
    match code:
        case ir.Call(ir.Ref(target)):
            return target.name == "plain"
        case ir.Template(parts):
            return any(_decodes_markup(part) for part in parts if not isinstance(part, str))
        case ir.Conditional(_, then, otherwise):
            return _decodes_markup(then) or _decodes_markup(otherwise)
        case ir.StringOf():
            return True
        case _:
            return False
