"""Slots: the props a layout takes for the blocks that children fill.

Input: a template's facts, and the form it is written in. Output: the slots, each with its prop name and type; a block
that stands in several forms has several. No errors.
"""

from __future__ import annotations

from dataclasses import dataclass

from transpiler import nodes
from transpiler.facts import BlockFacts, Form, Program, Prop, TemplateFacts
from transpiler.lower.block_forms import place_forms
from transpiler.lower.inherited import inherited_constants
from transpiler.lower.names import pascal
from transpiler.lower.props import RESERVED_PROPS
from transpiler.types import NODE, STR, Field, Function, Object, Type

MAIN_BLOCKS = ("content", "main", "page_content", "body")
"""Names of the block that becomes `children`, best first."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot prop of a layout: the block, the form it takes here, its prop name and type."""

    block: BlockFacts
    form: Form
    prop: str
    scope: tuple[Prop, ...]
    """What some child's body for the block reads of its surroundings."""

    @property
    def is_function(self) -> bool:
        """Whether the body must be computed where the block stands: it reads what is set there, or may not run."""
        return bool(self.scope) or self.block.conditional

    @property
    def type(self) -> Type:
        """The prop's type."""
        result: Type = NODE if self.form == "markup" else STR
        if not self.is_function:
            return result
        if not self.scope:
            return Function((), result)
        fields = {prop.name: Field(prop.type, prop.optional) for prop in self.scope}
        return Function((Object(f"{pascal(self.block.name)}Scope", fields),), result)


def slots_of(facts: TemplateFacts, program: Program, root: Form = "markup") -> tuple[Slot, ...]:
    """The slot props a template takes, in the order of its blocks; written as a string, it takes strings."""
    taken = {prop.name for prop in facts.props} | RESERVED_PROPS
    as_string = facts.html and root != "markup"
    main = None if as_string else main_block(facts, program)
    found: list[Slot] = []
    for name, block in facts.blocks.items():
        if not block.slot or block.hidden:
            continue
        base = "children" if name == main else f"{name}Block" if name in taken else name
        placed = frozenset({root}) if as_string else place_forms(facts, program).get(name, frozenset())
        forms: list[Form] = [form for form in ("markup", "text", "html") if form in placed]
        for index, form in enumerate(forms):
            prop = base if index == 0 else f"{name}{form.capitalize()}"
            found.append(Slot(block, form, prop, slot_scope(facts, name, program)))
    return tuple(sorted(found, key=lambda slot: slot.prop == "children"))


def slot_scope(facts: TemplateFacts, name: str, program: Program) -> tuple[Prop, ...]:
    """The names that the bodies children give a block read of its surroundings, constants left out.

    What a template between sets is handed on by that one.
    """
    found: dict[str, Prop] = {}
    given = facts.blocks[name].given
    pending = list(facts.children)
    while pending:
        child = program.templates.get(pending.pop(0))
        if child is None:
            continue
        pending += child.children
        block = child.blocks.get(name)
        if block is not None and block.owner == child.name:
            constants = inherited_constants(child, program)
            for prop in block.scope:
                if prop.name in given and prop.name not in constants:
                    found.setdefault(prop.name, prop)
    return tuple(found.values())


def main_block(facts: TemplateFacts, program: Program) -> str | None:
    """The block that is passed as `children`: a plain markup slot with a name such as `content`."""
    for name in MAIN_BLOCKS:
        block = facts.blocks.get(name)
        if block is None or not block.slot or slot_scope(facts, name, program) or block.conditional:
            continue
        if "markup" in place_forms(facts, program).get(name, frozenset()):
            return name
    return None


def inner_slots(owner: TemplateFacts, block: str, program: Program, form: Form) -> tuple[Slot, ...]:
    """The slots inside a block's own body, which the exported default of the block takes."""
    inside = _shown_inside(owner, block, program)
    return tuple(slot for slot in slots_of(owner, program, form) if slot.block.name in inside) if inside else ()


def owners_above(facts: TemplateFacts, block: str, program: Program) -> dict[str, None]:
    """The templates whose body `super()` may show in a block: the nearest above that write it, by each layout."""
    found: dict[str, None] = {}
    for name in facts.parents:
        parent = program.templates.get(name)
        if parent is not None and block in parent.blocks:
            own = any(isinstance(node, nodes.Block) and node.name == block for node in nodes.walk(parent.tree))
            found |= {name: None} if own else owners_above(parent, block, program)
    return found


def _shown_inside(owner: TemplateFacts, block: str, program: Program) -> set[str]:
    """The blocks that a block's own body shows: written there, named by `self`, inside of what `super()` shows."""
    body = next(b for b in nodes.walk(owner.tree) if isinstance(b, nodes.Block) and b.name == block)
    inside: set[str] = set()
    for node in nodes.walk(body):
        match node:
            case nodes.Block(name=name) if node is not body:
                inside.add(name)
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="self"), attr=name)) if name != block:
                inside.add(name)
            case nodes.Call(node=nodes.Name(name="super")):
                for above in owners_above(owner, block, program):
                    inside |= _shown_inside(program.templates[above], block, program)
    return inside
