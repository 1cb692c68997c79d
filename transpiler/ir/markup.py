"""Markup: what a body shows. Both writers print every node; `Element` is for the JSX writer alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from transpiler.ir.expressions import Expr, Pattern, Spread
from transpiler.ir.statements import Statement


@dataclass(frozen=True, slots=True)
class Text:
    """Text as the page has it: the JSX writer escapes it for JSX, the string writer for a template literal."""

    data: str


@dataclass(frozen=True, slots=True)
class Print:
    """An expression among the children: a ReactNode for the JSX writer, a string for the string writer.

    `plain`: a string or number, which reads the same in a template literal.
    """

    value: Expr
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """`name={value}`; `value` None is the bare name (true)."""

    name: str
    value: Expr | None = None


@dataclass(frozen=True, slots=True)
class AttributeSpread:
    """`{...value}`."""

    value: Expr


@dataclass(frozen=True, slots=True)
class Element:
    """An HTML element; `attributes` carry React's names, in source order. A dynamic tag is an expression."""

    tag: str | Expr
    attributes: tuple[Attribute | AttributeSpread, ...] = ()
    children: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Prop:
    """One prop of a component use."""

    name: str
    value: Expr


@dataclass(frozen=True, slots=True)
class Component:
    """`<Base title="x">children</Base>`; the string writer calls it as a function of one props object.

    `children` are passed between the tags (string writer: as `children`); `children_function` instead passes
    one arrow function there (a render prop).
    """

    component: Expr
    props: tuple[Prop | Spread, ...] = ()
    children: tuple[Markup, ...] = ()
    children_function: Expr | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """A group without an element; `key` goes to its one element, else to a `Fragment`."""

    children: tuple[Markup, ...]
    key: Expr | None = None


@dataclass(frozen=True, slots=True)
class If:
    """Conditional markup; `test` is always a JavaScript boolean, so `test && ...` prints nothing when false."""

    test: Expr
    then: tuple[Markup, ...]
    otherwise: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Loop:
    """`items.map((item, index) => { prelude; return body })`. `key` is the React key (ignored in strings).

    `otherwise` shows when `items` is empty; `items` is then cheap to name twice (the lowering sees to it).
    `array` names the callback's third parameter, the list itself (`loop.last` compares with its length).
    """

    items: Expr
    item: Pattern
    index: str | None
    key: Expr | None
    body: tuple[Markup, ...]
    prelude: tuple[Statement, ...] = ()
    otherwise: tuple[Markup, ...] = ()
    array: str | None = None

    @property
    def parameters(self) -> tuple[Pattern, ...]:
        """The callback's parameters; `array` comes with `index`."""
        names = [Pattern(name=name) for name in (self.index, self.array) if name is not None]
        return (self.item, *names)


@dataclass(frozen=True, slots=True)
class Block:
    """The place of a Jinja block: what stands there (the slot, or the slot with its default)."""

    name: str
    children: tuple[Markup, ...]


Markup: TypeAlias = Text | Print | Element | Component | Fragment | If | Loop | Block
