"""What a parameter without an annotation can be: the arguments of all calls of its function.

The checker does not look there. It is done where the program shows every use of the function as a call: a function
that is decorated, handed on or shares its name with something that cannot be followed may be called by anybody.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from transpiler.app import Reading
from transpiler.app.modules import Definition, FunctionNode, Module, Parameter, last_name
from transpiler.app.places import Frame, Place, Source
from transpiler.deep_types.reads import Attribute, Path

_DEPTH = 3
_HARMLESS = frozenset({"staticmethod", "classmethod"})
_QUEUED = {"task": "delay", "shared_task": "delay", "actor": "send"}
"""Decorators of Celery and Dramatiq, with the method that calls the function later: `mail.delay(name)`."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An expression that a value comes from by `path`; `instead`: all that it is where the checker does not know."""

    expr: ast.expr
    frame: Frame
    path: Path = ()
    instead: tuple[Origin, ...] = ()


class Callers:
    """Follows parameters to arguments in one program."""

    def __init__(self, reading: Reading) -> None:
        self._follower = reading.inference.follower
        self._routed = reading.route_parameters
        self._modules = reading.inference.modules
        self._mentions: Counter[str | ast.AST] = Counter()
        """How often each name is read; by definition, where a file's name is that of one alone."""
        for module in self._modules.all:
            own = _own_definitions(module)
            for node in ast.walk(module.tree):
                match node:
                    case ast.Name(id=name, ctx=ast.Load()):
                        self._mentions[own.get(name, name)] += 1
                    case ast.Attribute(attr=name, ctx=ast.Load()):
                        self._mentions[name] += 1
                    case _:
                        pass

    def origin(self, source: Source, path: Path = (), depth: int = _DEPTH) -> Origin:
        """An expression with what it is instead, if it is a parameter or an attribute of one."""
        expr, frame = source
        steps = path
        root: ast.expr = expr
        while isinstance(root, ast.Attribute):
            steps = (Attribute(root.attr), *steps)
            root = root.value
        arguments = self._arguments(root, frame) if depth and isinstance(root, ast.Name) else []
        return Origin(expr, frame, path, tuple(self.origin(one, steps, depth - 1) for one in arguments))

    def _arguments(self, name: ast.Name, frame: Frame) -> list[Source]:
        """The arguments of all calls; none where not all are known."""
        found = frame.scope.find(name.id)
        if found is None or len(found[1]) != 1:
            return []
        binding = found[1][0]
        if not isinstance(binding, Parameter) or binding.arg.annotation is not None:
            return []
        function = binding.function
        if isinstance(function, ast.Lambda) or binding.arg in (function.args.vararg, function.args.kwarg):
            return []
        if id(function) in self._routed or not all(map(_keeps_parameters, function.decorator_list)):
            return []
        calls = [*self._follower.callers(function), *self._queued(function)]
        mentions = self._mentions[function] + self._mentions[function.name]
        if function.name.startswith("__") or len(calls) != mentions:
            return []
        given = [self._given(binding, call, outer, frame.at(found[0])) for call, outer in calls]
        known = [one for one in given if one is not None]
        return known if len(known) == len(given) else []

    def _queued(self, function: FunctionNode) -> Iterator[tuple[ast.Call, Frame]]:
        """The calls of a task, which happen later."""
        methods = {_QUEUED[name] for one in function.decorator_list if (name := last_name(one)) in _QUEUED}
        for method in sorted(methods):
            for call, scope in self._modules.calls_named(method):
                if isinstance(call.func, ast.Attribute):
                    found = self._follower.follow(call.func.value, Frame(scope))
                    if any(isinstance(one, Place) and one.node is function for one in found):
                        yield ast.Call(ast.Name(function.name, ast.Load()), call.args, call.keywords), Frame(scope)

    def _given(self, binding: Parameter, call: ast.Call, outer: Frame, inner: Frame) -> Source | None:
        if any(isinstance(arg, ast.Starred) for arg in call.args) or any(k.arg is None for k in call.keywords):
            return None
        found = self._follower.argument(binding, call, outer)
        if found is None and binding.default is not None and inner.scope.parent is not None:
            return binding.default, inner.at(inner.scope.parent)
        return found


def _keeps_parameters(decorator: ast.expr) -> bool:
    """Whether the function takes what it is called with. A task called with settings (`bind=True`) may not."""
    return isinstance(decorator, ast.Name | ast.Attribute) and last_name(decorator) in _HARMLESS | _QUEUED.keys()


def _own_definitions(module: Module) -> dict[str, ast.AST]:
    """The functions and classes of a file whose names stand for nothing else in it."""
    inner = {name for scope in module.inner.values() for name in scope.names}
    return {
        name: bindings[0].node
        for name, bindings in module.scope.names.items()
        if len(bindings) == 1 and isinstance(bindings[0], Definition) and name not in inner
    }
