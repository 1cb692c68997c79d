"""Settings of a Flask app: what `app.config["KEY"]` is, as far as the program sets it.

Input: the program. Output: the type of a key: of all that the program sets it to, by item, `update`, `from_mapping`,
`setdefault`, and in the classes and modules of `from_object`. A deployment's own file may set something else; what it
sets to another kind of value does not fit the props then, and the page stays Python's.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from transpiler.app.modules import Assigned, Scope, last_name
from transpiler.app.places import Frame, InModule, Place, Source, Target
from transpiler.app.syntax import constant
from transpiler.types import NONE, UNKNOWN, Type, union

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_KEY = re.compile(r"[A-Z][A-Z0-9_]*")


class Settings:
    """Reads the settings of one program."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference
        self._found: dict[str, list[Source]] | None = None

    def key_of(self, table: ast.expr, key: ast.expr) -> str | None:
        """The setting that `table[key]` is, if it is one: `app.config["KEY"]`."""
        name = constant(key) if last_name(table) == "config" else None
        return name if isinstance(name, str) and _KEY.fullmatch(name) else None

    def type_of(self, key: str) -> Type:
        """What the program sets a key to; unknown where it does not tell, or sets it to None alone."""
        if self._found is None:
            self._found = {}
            for name, source in self._all():
                self._found.setdefault(name, []).append(source)
        types = [self._inference.values.type_of(value, frame) for value, frame in self._found.get(key, ())]
        found = union(*types) if types else UNKNOWN
        return UNKNOWN if found == NONE else found

    def _all(self) -> Iterator[tuple[str, Source]]:
        for module in self._inference.modules.all:
            for target, assigned, scope in module.stores:
                key = self.key_of(target.value, target.slice) if isinstance(target, ast.Subscript) else None
                if key is not None and assigned.value is not None:
                    yield key, (assigned.value, Frame(scope))
            for call, scope in module.calls:
                if isinstance(call.func, ast.Attribute) and last_name(call.func.value) == "config":
                    yield from self._call(call.func.attr, call, scope)

    def _call(self, method: str, call: ast.Call, scope: Scope) -> Iterator[tuple[str, Source]]:
        frame = Frame(scope)
        match method, call.args:
            case "setdefault", [ast.Constant(value=str(key)), value]:
                yield key, (value, frame)
            case "update" | "from_mapping", args:
                for given in call.keywords:
                    if given.arg is not None:
                        yield given.arg, (given.value, frame)
                for arg in args:
                    if isinstance(arg, ast.Dict):
                        for key_expr, value in zip(arg.keys, arg.values, strict=True):
                            name = constant(key_expr)
                            if isinstance(name, str):
                                yield name, (value, frame)
            case "from_object", [arg, *_]:
                for way in self._inference.follower.turns(frame, arg):
                    for target in self._objects(arg, way):
                        yield from self._attributes(target)
            case _:
                pass

    def _objects(self, expr: ast.expr, frame: Frame) -> Iterator[Target]:
        """The modules and classes that `expr` can be; of a table of them (`configs[name]`), each."""
        follower = self._inference.follower
        texts = follower.strings(expr, frame)
        if texts is not None:
            for text in texts:
                yield from follower.named(text, frame.module)
            return
        for target in follower.follow(expr, frame):
            match target:
                case Place(ast.Subscript(value=table), inner):
                    for one in follower.follow(table, inner):
                        if isinstance(one, Place) and isinstance(one.node, ast.Dict):
                            for value in one.node.values:
                                yield from self._objects(value, one.frame)
                case Place(ast.Call(func=func), inner):
                    yield from follower.follow(func, inner)
                case _:
                    yield target

    def _attributes(self, target: Target) -> Iterator[tuple[str, Source]]:
        match target:
            case InModule(module):
                yield from _constants(Frame(module.scope))
            case Place(ast.ClassDef()):
                seen: set[str] = set()
                for ancestor in self._inference.follower.ancestors(target):
                    if isinstance(ancestor, Place):
                        found = list(_constants(self._inference.follower.inner(ancestor)))
                        yield from ((name, source) for name, source in found if name not in seen)
                        seen |= {name for name, _ in found}
            case _:
                pass


def _constants(frame: Frame) -> Iterator[tuple[str, Source]]:
    for name, bindings in frame.scope.names.items():
        for binding in bindings:
            if _KEY.fullmatch(name) and isinstance(binding, Assigned) and binding.value is not None:
                yield name, (binding.value, frame)
