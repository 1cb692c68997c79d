"""What `structure()` yields: the page a browser would build, with Jinja in the places where it stands.

Every class is one kind of item. Four sorts of sequences are made of them:

- children of an element or a fragment: any `Node`;
- attribute items of a start tag: `AttributeItem`;
- parts of an attribute value, of a comment and of rcdata or raw text: `ValueItem` (the same `If`, `For` and `Scope`
  as among children, whose children are then value items themselves);
- parts of a dynamic tag or attribute name: `NamePart`.

`Slot` marks the place of the wrapped content inside the pieces of a `ConditionalWrap`, `LoopWrap` or `ChunkFor`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from transpiler import nodes
from transpiler.source import Span

Content: TypeAlias = Literal["normal", "rcdata", "raw"]
Namespace: TypeAlias = Literal["html", "svg", "math"]
Rung: TypeAlias = Literal["i", "ii", "iii", "iv", "v", "vi", "vii", "repair"]


@dataclass(frozen=True, slots=True)
class Text:
    """DOM text: references decoded (in raw text: the exact text). `Text("a & b")`."""

    data: str
    span: Span


@dataclass(frozen=True, slots=True)
class Hole:
    """A Jinja node standing here: an expression to print, or a statement (set, include, macro, call, trans ...).

    `quote`: in the value of an attribute what ends it: its quote, or a space where it has none.
    """

    node: nodes.Node
    span: Span
    quote: Literal["", '"', "'", " "] = ""


NamePart: TypeAlias = Text | Hole
Name: TypeAlias = str | tuple[NamePart, ...]


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm of an `If`; `test` is None for else. An absent else is no arm."""

    test: nodes.Expr | None
    children: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class If:
    """`{% if %}..{% elif %}..{% else %}..{% endif %}` whose arms are balanced."""

    arms: tuple[Arm, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class For:
    """`{% for %}` whose body is balanced; target, iter, test and recursive are those of `node`."""

    node: nodes.For
    children: tuple[Node, ...]
    else_children: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Around:
    """Where a block stands: the open elements around it, outermost first, and what may come next (`html.ahead`)."""

    elements: tuple[str, ...]
    follow: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """A `With`, `ScopedEvalContextModifier` or `Block` in place, whose body belongs to the same tree."""

    node: nodes.Node
    children: tuple[Node, ...]
    span: Span
    around: Around | None = field(default=None, compare=False)
    """For a block: what another body in its place stands in."""


ValueItem: TypeAlias = Text | Hole | If | For | Scope


@dataclass(frozen=True, slots=True)
class Attribute:
    """`name="value"`; `value` is None where none is given (`<input disabled>`), `()` for an empty one."""

    name: Name
    value: tuple[ValueItem, ...] | None
    span: Span


@dataclass(frozen=True, slots=True)
class SpreadHole:
    """An expression that prints attributes: `{{ attrs|xmlattr }}`, `{{ 'required' if x }}`."""

    node: nodes.Expr
    span: Span


@dataclass(frozen=True, slots=True)
class AttributeArm:
    """One arm of an `AttributeIf`; `test` is None for else."""

    test: nodes.Expr | None
    items: tuple[AttributeItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AttributeIf:
    """`<a {% if x %}id="y"{% endif %}>`, also the result of merging start tags of several arms."""

    arms: tuple[AttributeArm, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AttributeFor:
    """`<a {% for k, v in xs %}data-{{ k }}="{{ v }}"{% endfor %}>`."""

    node: nodes.For
    items: tuple[AttributeItem, ...]
    else_items: tuple[AttributeItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AttributeScope:
    """A `With`, autoescape scope or `Block` inside a start tag."""

    node: nodes.Node
    items: tuple[AttributeItem, ...]
    span: Span


AttributeItem: TypeAlias = Attribute | SpreadHole | AttributeIf | AttributeFor | AttributeScope | Hole
"""A `Hole` among attributes is a statement (`{% set %}`, `{% include %}`) standing inside the tag."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element; duplicate attributes are already dropped where the first one is unconditional."""

    name: Name
    attributes: tuple[AttributeItem, ...]
    children: tuple[Node, ...]
    span: Span
    content: Content = "normal"
    namespace: Namespace = "html"
    optional: bool = False
    """An implied `<tbody>` whose rows may all fall away: the parser makes none where there is no row."""


@dataclass(frozen=True, slots=True)
class Comment:
    """`<!-- parts -->`."""

    parts: tuple[ValueItem, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Doctype:
    """`<!doctype html>`: the text between `<!` and `>`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the wrapped content goes inside a wrapper; each wrapper holds exactly one."""


@dataclass(frozen=True, slots=True)
class ConditionalWrap:
    """Rung ii: the same condition opens and closes tags around `children`.

    Each arm's children hold one `Slot` (`<a href=..>Slot</a>`, or the bare `Slot` where nothing is wrapped).
    The arms are exhaustive: the last one has no test.
    """

    arms: tuple[Arm, ...]
    children: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LoopWrap:
    """Rung v.a: `wrapper` (with a `Slot`) is opened at `loop.first` and closed at `loop.last`.

    Some item: the wrapper with `children` per item in its slot. No item: `else_children`.
    """

    node: nodes.For
    wrapper: tuple[Node, ...]
    children: tuple[Node, ...]
    else_children: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ChunkFor:
    """Rung v.b: the items in groups of `size` (printed by its expression), each group inside `wrapper`."""

    node: nodes.For
    size: nodes.Expr
    wrapper: tuple[Node, ...]
    children: tuple[Node, ...]
    else_children: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class SplitFor:
    """Rung v.c: `<ul>before {% for %}lead{% if test %}</ul>between<ul>{% endif %}tail{% endfor %} after</ul>`.

    `first` and `again` are the element without children, as opened before the loop and at a boundary. The first
    group starts with `before`; each item adds `lead` to the open group; where `test` holds for the item `end` is added,
    the group is closed, `between` follows, a new group is opened with `again` and starts with `begin`; then `tail` is
    added. The last group ends with `after` (`else_children` before it where there is no item). Groups may be empty and
    are kept.
    """

    node: nodes.For
    test: nodes.Expr
    first: Element
    again: Element
    before: tuple[Node, ...]
    lead: tuple[Node, ...]
    end: tuple[Node, ...]
    between: tuple[Node, ...]
    begin: tuple[Node, ...]
    tail: tuple[Node, ...]
    else_children: tuple[Node, ...]
    after: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class RawRegion:
    """Rung vii: Jinja nodes to be written as one HTML string, with Jinja's own escaping.

    The sole child of its host element, or the sole child of the whole tree where no element can hold it. `reason` is
    empty where the content can be nothing but a string.
    """

    body: tuple[nodes.Node, ...]
    reason: str
    span: Span
    moved: bool = False
    """Whether browsers repair it (misnested tags, an end inside a tag) and no element holds what comes of it."""


Node: TypeAlias = (
    Text
    | Hole
    | Element
    | If
    | For
    | Scope
    | Comment
    | Doctype
    | Slot
    | ConditionalWrap
    | LoopWrap
    | ChunkFor
    | SplitFor
    | RawRegion
)


@dataclass(frozen=True, slots=True)
class Region:
    """One place that was not balanced by itself: the rung that took it, why, and where."""

    rung: Rung
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Effect:
    """What a body does to the elements around it: the tags it closes, then those it leaves open (both in order)."""

    closes: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    known: bool = True
    """False where it differs by path or cannot be told."""
    ends: frozenset[tuple[str, ...]] = frozenset()
    """What each path leaves open, where that is nothing but elements whose end tag HTML lets one leave out. The tree
    of the body closes them, which is right where what comes next closes them anyway."""
    begins: frozenset[str] = frozenset("?")
    """The tags that may come first in it, spelled as in `html.ahead`."""

    def __bool__(self) -> bool:
        return bool(self.closes or self.opens or any(self.ends) or not self.known)


@dataclass(frozen=True, slots=True)
class Tree:
    """The result of `structure()`.

    A non-empty `effect` matters where the body is used: hand it to `structure()` of the user (`effects`).
    """

    children: tuple[Node, ...]
    regions: tuple[Region, ...] = ()
    effect: Effect = Effect()
