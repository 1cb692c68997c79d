"""Values that grow or change after the checker has made up its mind.

`counts = {"a": 1}` is a `dict[str, int]` for the checker, whatever is put into it later: it reports the later line as
an error and keeps the type, which is narrower than what arrives in the template. So in the copy such a value becomes
`changes({"a": 1})`, a dict of anything. The same holds for a constant that an attribute starts with and that is set
elsewhere too, and for what functions set with `global` and `nonlocal`.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from transpiler.app.modules import Assigned, Binding, Module, Modules
from transpiler.deep_types.edits import Edits

_MUTATORS = frozenset({"append", "extend", "insert", "update", "setdefault", "appendleft", "add"})
_DISPLAYS = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
_MAKERS = frozenset({"list", "dict", "set", "defaultdict", "OrderedDict", "deque"})


@dataclass(frozen=True, slots=True)
class Changes:
    """What is changed somewhere: variables by module and name, attributes by name."""

    variables: frozenset[tuple[str, str]]
    attributes: frozenset[str]
    mixed: frozenset[str]
    """Attributes that several places set, to values that are not all constants of one kind."""


def changes_of(modules: Modules) -> Changes:
    """Read what the program changes."""
    variables: set[tuple[str, str]] = set()
    attributes: set[str] = set()
    stored: dict[str, list[object]] = {}
    for module in modules.all:
        for node in ast.walk(module.tree):
            for name in node.names if isinstance(node, ast.Global | ast.Nonlocal) else ():
                variables.add((module.path, name))
            match _changed(node):
                case ast.Name(id=name):
                    variables.add((module.path, name))
                case ast.Attribute(attr=name):
                    attributes.add(name)
                case _:
                    pass
        for target, assigned, _ in module.stores:
            if isinstance(target, ast.Attribute):
                stored.setdefault(target.attr, []).append(_kind(assigned))
        for node, _ in module.classes:
            for name, found in module.inner[id(node)].names.items():
                stored.setdefault(name, []).extend(map(_kind, found))
    mixed = {name for name, kinds in stored.items() if len(kinds) > 1 and (None in kinds or len(set(kinds)) > 1)}
    return Changes(frozenset(variables), frozenset(attributes), frozenset(mixed))


def _kind(binding: Binding) -> type | None:
    """The class of a constant that is no None; None for anything else."""
    match binding:
        case Assigned(ast.Constant(value=value)) if value is not None:
            return type(value)
        case _:
            return None


def _changed(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in _MUTATORS:
            return owner
        case ast.Subscript(value=owner, ctx=ast.Store()):
            return owner
        case ast.AugAssign(target=target):
            return target
        case _:
            return None


def widen(module: Module, edits: Edits, changes: Changes, wrapper: str) -> None:
    """Put `wrapper(...)` around the values of one file that do not stay what they are."""
    values: dict[int, ast.expr] = {}
    for scope in (module.scope, *module.inner.values()):
        of_class = isinstance(scope.node, ast.ClassDef)
        for name, bindings in scope.names.items():
            changed = (module.path, name) in changes.variables
            changed |= of_class and (name in changes.attributes or name in changes.mixed)
            plain = [b.value for b in bindings if isinstance(b, Assigned) and b.annotation is None]
            values |= {id(value): value for value in plain if changed and value is not None and _starts(value)}
    for target, assigned, _ in module.stores:
        if isinstance(target, ast.Attribute) and assigned.annotation is None and assigned.value is not None:
            changed = target.attr in changes.attributes or target.attr in changes.mixed
            if changed and _starts(assigned.value):
                values[id(assigned.value)] = assigned.value
    for call, _ in module.calls:
        if isinstance(call.func, ast.Name) and call.func.id == "dict" and call.args and call.keywords:
            values[id(call)] = call  # dict(unknown, a=1) is a dict of ints for the checker
    for value in values.values():
        edits.around(edits.source.span(value), f"{wrapper}(", ")")


def _starts(value: ast.expr) -> bool:
    """Whether a value is one that a variable starts with."""
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in _MAKERS
    return isinstance(value, (*_DISPLAYS, ast.Constant))
