"""What a function knows of its blocks: the slot or the const that holds one, under keys that no variable has.

Input: the context of a function. Output: bindings in its scope; a slot that is missing is asked for, and the template
lowered again. No errors.
"""

from __future__ import annotations

from transpiler.facts import BlockFacts, Form
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.slots import Slot
from transpiler.lower.value import Value
from transpiler.types import BOOL


def slot_key(name: str, form: Form) -> str:
    """The key of a block's slot in one form; block names are no variables, so it holds a space."""
    return f"block {name} {form}"


def const_key(name: str) -> str:
    """The key of the const that holds a text block."""
    return f"block {name}"


_FILLED = "block slots"


def fill_slots(ctx: LowerContext) -> None:
    """Mark the function whose blocks children fill: the forms for raw regions and texts show a template's own."""
    ctx.scope.bind(_FILLED, Value(b.TRUE, BOOL))


def bind_slot(slot: Slot, local: str, ctx: LowerContext) -> None:
    """Make a slot prop known to the block's place."""
    ctx.scope.bind(slot_key(slot.block.name, slot.form), Value(b.name(local), slot.type))


def ask_for_slot(name: str, block: BlockFacts | None, ctx: LowerContext) -> None:
    """A block in a raw region, or in a text, needs a slot that holds its HTML text."""
    if block is not None and block.slot and ctx.scope.lookup(_FILLED) is not None:
        ctx.module.requests.add(Request(ctx.module.facts.name, "slot", name, ctx.form))
