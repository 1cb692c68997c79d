"""The exported default of a block, its own body that `super()` of a child shows: the props it takes.

Input: the facts of a block and of the template that holds its body. Output: props; the same for the module
that exports the default and for all that import it. No errors.
"""

from __future__ import annotations

from transpiler.facts import BlockFacts, Program, Prop, TemplateFacts
from transpiler.lower.inherited import inherited_constants
from transpiler.types import Unknown


def reads_of(owner: TemplateFacts, block: BlockFacts) -> tuple[Prop, ...]:
    """What a block's own body reads; a name that only its `super()` reads has the type the whole template knows."""
    known = {prop.name: prop for prop in owner.props}
    return tuple(
        known[prop.name] if isinstance(prop.type, Unknown) and prop.name in known else prop for prop in block.reads
    )


def default_scope(owner: TemplateFacts, block: BlockFacts, program: Program) -> tuple[Prop, ...]:
    """What a block's own body reads of what is set around the block, constants left out."""
    constants = inherited_constants(owner, program)
    return tuple(prop for prop in block.scope if prop.name not in constants)
