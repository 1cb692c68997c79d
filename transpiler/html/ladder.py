"""The rungs ii to v: rewriting a list so that an unbalanced condition or loop becomes balanced.

Each rung looks at the token at `machine.index` and returns a `Rewrite` of the tokens from there on, or None. The
original evaluation order is kept: nothing with an effect moves past anything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transpiler.html import tree
from transpiler.html.tokens import Branch, Loop, Token

if TYPE_CHECKING:
    from transpiler.html.builder import Machine, Solved


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Tokens from the current one up to `end` give way to `tokens`; with `replaces_frame`, from the open element on."""

    rung: tree.Rung
    reason: str
    end: int
    tokens: tuple[Token, ...]
    regions: tuple[tree.Region, ...] = ()
    replaces_frame: bool = False


def branch_rungs(
    machine: Machine, branch: Branch, solved: Sequence[Solved], follow: tuple[Token | None, ...]
) -> Rewrite | None:
    """The first rung that takes an unbalanced condition."""
    return None


def loop_rungs(
    machine: Machine, loop: Loop, body: Solved, else_: Solved, follow: tuple[Token | None, ...]
) -> Rewrite | None:
    """The first rung that takes an unbalanced loop."""
    return None
