"""The vocabulary of following: where an expression stands, and what it can stand for."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TypeAlias

from transpiler.app.modules import Module, Scope


@dataclass(frozen=True, slots=True)
class Frame:
    """A scope, and for functions on the way the call that entered them (`id(function)` -> call and its frame).

    `turns` says which turn of a loop is meant: `id(iterable)` -> what the loop's variable stands for in it.
    """

    scope: Scope
    calls: tuple[tuple[int, ast.Call, Frame], ...] = ()
    turns: tuple[tuple[int, Target], ...] = ()

    def at(self, scope: Scope) -> Frame:
        """The same calls and turns, another scope."""
        return self if scope is self.scope else Frame(scope, self.calls, self.turns)

    def turn_of(self, iterable: ast.expr) -> Target | None:
        """The element of `iterable` that is meant, if one is."""
        return next((element for key, element in self.turns if key == id(iterable)), None)

    def call_of(self, function: ast.AST) -> tuple[ast.Call, Frame] | None:
        """The call that entered `function`, if known."""
        return next(((call, frame) for key, call, frame in self.calls if key == id(function)), None)

    @property
    def module(self) -> Module:
        """The file."""
        return self.scope.module


Source: TypeAlias = tuple[ast.expr, Frame]
"""An expression and where it stands."""


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of the program: an expression that is not followed further, a function, a class, a parameter."""

    node: ast.AST
    frame: Frame


@dataclass(frozen=True, slots=True)
class External:
    """A dotted name from outside the program: `flask.Blueprint`, `builtins.len`."""

    name: str


@dataclass(frozen=True, slots=True)
class InModule:
    """A module of the program."""

    module: Module


Target: TypeAlias = Place | External | InModule
