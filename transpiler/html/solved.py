"""What building one list yields, and how its open elements are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from transpiler.html import tree
from transpiler.html.tokens import Start, Token


@dataclass(frozen=True, slots=True)
class Tag:
    """A letter of a word: an element that is closed or left open at token `index`."""

    kind: Literal["close", "open"]
    name: str
    index: int
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Solved:
    """One list: its nodes (elements left open are closed at the end), its word, the tokens after rewriting."""

    nodes: tuple[tree.Node, ...]
    word: tuple[Tag, ...]
    tokens: tuple[Token, ...]
    regions: tuple[tree.Region, ...]

    @property
    def balanced(self) -> bool:
        """Whether the list closes and opens nothing for others."""
        return not self.word


@dataclass(slots=True)
class Frame:
    """An open element of the list at hand; `index` is that of its start tag (of the cause, where it is implied)."""

    name: str
    start: Start | None
    index: int
    namespace: tree.Namespace = "html"
    children: list[tree.Node] = field(default_factory=list)


def stack_name(name: tree.Name, space: str) -> str:
    """How a name is spelled on the stack; a computed one by its meaning."""
    if isinstance(name, str):
        return name if space == "html" else f"{space}:{name}"
    return "?" + "".join(part.data if isinstance(part, tree.Text) else repr(part.node) for part in name)


def described(word: Sequence[Tag]) -> str:
    """A word in English: "closes `</td>` and leaves `<td>` open"."""
    closes = ", ".join(f"`</{tag.name}>`" for tag in word if tag.kind == "close")
    opens = ", ".join(f"`<{tag.name}>`" for tag in word if tag.kind == "open")
    return " and ".join(part for part in (closes and f"closes {closes}", opens and f"leaves {opens} open") if part)
