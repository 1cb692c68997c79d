"""What a parameter without an annotation can be: the arguments of all calls of its function.

The checker does not look there. It is done where the program shows every use of the function as a call: a function
that is decorated, handed on or shares its name with something that cannot be followed may be called by anybody.
"""

from __future__ import annotations

import ast
from collections import Counter
from dataclasses import dataclass

from transpiler.app import Reading
from transpiler.app.follow import Frame, Source
from transpiler.app.modules import Parameter
from transpiler.deep_types.reads import Attribute, Path

_DEPTH = 3
_HARMLESS = frozenset({"staticmethod", "classmethod"})


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
        self._mentions: Counter[str] = Counter()
        for module in reading.inference.modules.all:
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                    self._mentions[node.id if isinstance(node, ast.Name) else node.attr] += 1

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
        if id(function) in self._routed or not all(
            isinstance(one, ast.Name) and one.id in _HARMLESS for one in function.decorator_list
        ):
            return []
        calls = self._follower.callers(function)
        if function.name.startswith("__") or len(calls) != self._mentions[function.name]:
            return []
        given = [self._given(binding, call, outer, frame.at(found[0])) for call, outer in calls]
        known = [one for one in given if one is not None]
        return known if len(known) == len(given) else []

    def _given(self, binding: Parameter, call: ast.Call, outer: Frame, inner: Frame) -> Source | None:
        if any(isinstance(arg, ast.Starred) for arg in call.args) or any(k.arg is None for k in call.keywords):
            return None
        found = self._follower.argument(binding, call, outer)
        if found is None and binding.default is not None and inner.scope.parent is not None:
            return binding.default, inner.at(inner.scope.parent)
        return found
