"""What a Jinja name stands for in the TypeScript being built."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from transpiler import ir
from transpiler.facts import Form, MacroFacts
from transpiler.lower.value import Value
from transpiler.types import Type


@dataclass(frozen=True, slots=True)
class Recursion:
    """The function of a recursive loop, the type of its items, and where the loop stands."""

    function: ir.Expr
    items: Type
    place: int


@dataclass(frozen=True, slots=True)
class LoopInfo:
    """The running loop: the list by an expression, the name of the index, the item, and which of them are `used`.

    `recursive` is set in a recursive loop, `depth0` its level, `target` the loop variable's Jinja name.
    """

    array: ir.Expr
    index: str
    item: ir.Expr
    used: set[str]
    items_type: Type
    depth0: ir.Expr
    recursive: Recursion | None
    target: str
    contexts: str = ""
    """The `LoopContext`s of all passes, where `loop` itself is used."""


@dataclass(frozen=True, slots=True)
class LoopBinding:
    """`loop`, or a name set to it."""

    loop: LoopInfo


@dataclass(frozen=True, slots=True)
class MacroBinding:
    """A macro by the name it has here, and the template that defines it."""

    macro: MacroFacts
    template: str
    with_context: bool = True
    local: Mapping[Form, str] | None = None
    """Names of its functions by form, where it is a function of the function at hand."""


@dataclass(frozen=True, slots=True)
class ModuleBinding:
    """`{% import "x" as m %}`."""

    template: str
    with_context: bool


@dataclass
class NamespaceBinding:
    """A namespace whose attributes became local variables; `place` is where it is created."""

    place: int
    attributes: dict[str, tuple[str, Type]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CallerBinding:
    """`caller` inside a macro: a prop that is a node (or text), or a function of the call's arguments."""

    code: ir.Expr
    form: Form
    params: tuple[Type, ...]
    macro: str = ""


Binding: TypeAlias = Value | LoopBinding | MacroBinding | ModuleBinding | NamespaceBinding | CallerBinding


class Scope:
    """Names visible at a place: a chain of Jinja scopes. Assignments bind in the innermost one."""

    def __init__(self, parent: Scope | None = None) -> None:
        self.parent = parent
        self._bindings: dict[str, Binding] = {}

    def child(self) -> Scope:
        """A nested Jinja scope."""
        return Scope(self)

    def bind(self, name: str, binding: Binding) -> None:
        """Give `name` its meaning from here on, in this scope."""
        self._bindings[name] = binding

    def lookup(self, name: str) -> Binding | None:
        """The innermost binding, or None for a name no statement has set."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope._bindings:
                return scope._bindings[name]
            scope = scope.parent
        return None

    def names(self) -> set[str]:
        """All names that are bound here."""
        outer = self.parent.names() if self.parent is not None else set()
        return outer | set(self._bindings)

    def outermost(self) -> Scope:
        """The scope of the function: the context's names and what its top level sets."""
        scope = self
        while scope.parent is not None:
            scope = scope.parent
        return scope

    def local(self, name: str) -> Binding | None:
        """The binding this very scope holds."""
        return self._bindings.get(name)
