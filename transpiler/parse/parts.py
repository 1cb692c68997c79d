"""Values between tokens and nodes: what a rule's callback hands to the next rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from transpiler import nodes
from transpiler.source import Span

if TYPE_CHECKING:
    from transpiler.parse.lexeme import Lexeme


@dataclass(frozen=True, slots=True)
class Head:
    """An opening tag that waits for its end tag: its keyword, its place and what it says."""

    tag: str
    span: Span
    values: tuple[Any, ...]


class Pending(NamedTuple):
    """A tag whose `%}` is still to come, of the block `head`. Reduced early to refuse what Jinja2 refuses early."""

    head: Head
    opener: Lexeme
    values: tuple[Any, ...] = ()


class Word(NamedTuple):
    """A dotted name."""

    text: str
    start: int
    end: int


class Signature(NamedTuple):
    """The parameters of a macro or call block."""

    args: tuple[nodes.Name, ...]
    defaults: tuple[nodes.Expr, ...]
