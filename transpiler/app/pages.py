"""Which views answer with what a call renders, and which views let only some visitors in.

Input: the program, its view functions and classes with their endpoints. A call's value is followed outwards through
the functions that return it, up to the views.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transpiler.app.dependencies import GUARD
from transpiler.app.follow import Follower
from transpiler.app.functions import answers_with
from transpiler.app.modules import Modules, Scope, last_name
from transpiler.app.places import Frame, Place
from transpiler.facts import Route

_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a call's value: endpoints of the views that answer with it, and whether anything does."""

    endpoints: tuple[str, ...]
    answers: bool


class Views:
    """The views of a program by their functions and classes."""

    def __init__(self, modules: Modules, follower: Follower, views: Iterable[tuple[int, Route]]) -> None:
        self._modules = modules
        self._follower = follower
        self._endpoints: dict[int, list[str]] = {}
        for node, route in views:
            known = self._endpoints.setdefault(node, [])
            if route.endpoint not in known:
                known.append(route.endpoint)
        self._through_bases()

    def answer(self, call: ast.Call, scope: Scope) -> Answer:
        """Who answers with the value of a call that stands in `scope`."""
        found = list(self._outwards(call, scope, _DEPTH))
        endpoints = [endpoint for endpoint in found if endpoint is not None]
        return Answer(tuple(dict.fromkeys(endpoints)), bool(found))

    def guarded(self) -> frozenset[str]:
        """Endpoints whose view, or its class, is behind a decorator such as `login_required`."""
        found: set[str] = set()
        for module in self._modules.all:
            for node, _ in (*module.functions, *module.classes):
                if id(node) in self._endpoints and any(GUARD.search(name) for name in _decorators(node)):
                    found.update(self._endpoints[id(node)])
        return frozenset(found)

    def _outwards(self, call: ast.Call, scope: Scope, depth: int) -> Iterator[str | None]:
        """The endpoints that answer with the call; None stands for a function nobody calls (an error handler)."""
        around = scope.function
        if around is None or not isinstance(around.node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            return
        if not answers_with(around.node, call):
            return
        endpoints = self._of(around)
        if endpoints:
            yield from endpoints
            return
        callers = self._follower.callers(around.node) if depth else []
        for outer, frame in callers:
            yield from self._outwards(outer, frame.scope, depth - 1)
        if not callers:
            yield None

    def _of(self, scope: Scope) -> list[str]:
        """The endpoints of a function: its own, else those of the class it is a method of, or a function around it."""
        current: Scope | None = scope
        while current is not None:
            if id(current.node) in self._endpoints:
                return self._endpoints[id(current.node)]
            current = current.parent
        return []

    def _through_bases(self) -> None:
        """A view class answers with what the methods of its bases render."""
        for module in self._modules.all:
            for node, scope in module.classes:
                for endpoint in list(self._endpoints.get(id(node), ())):
                    for base in self._follower.ancestors(Place(node, Frame(scope))):
                        if isinstance(base, Place):
                            known = self._endpoints.setdefault(id(base.node), [])
                            if endpoint not in known:
                                known.append(endpoint)


def _decorators(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterator[str]:
    for decorator in node.decorator_list:
        yield last_name(decorator.func if isinstance(decorator, ast.Call) else decorator)
    if isinstance(node, ast.ClassDef):
        for statement in node.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id="decorators")], value=ast.List(elts=elts) | ast.Tuple(elts=elts)):
                    yield from (last_name(e.func if isinstance(e, ast.Call) else e) for e in elts)
                case _:
                    pass
