"""Contexts: the names a render call passes, with their types.

Input: the keyword arguments and dict expressions of a call. Output: `Context`. A dict built up step by step in the
same function is followed; a key that is added only on some paths may be missing.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from transpiler.app.functions import returned
from transpiler.app.modules import Assigned, Parameter, Scope
from transpiler.app.places import External, Frame, Place, Source
from transpiler.app.syntax import constant, depends
from transpiler.types import MISSING, Dict, List, Object, Type, Union, union

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_DEPTH = 6


@dataclass
class Context:
    """Names and types; `complete` is False if there may be more."""

    values: dict[str, Type] = field(default_factory=dict)
    complete: bool = True
    sources: dict[str, tuple[Source, ...]] = field(default_factory=dict)
    """The expressions that a name can have been set to; absent where they are not known."""
    unsure: set[str] = field(default_factory=set)
    """Names that may be missing all the same."""

    def merge(self, other: Context) -> None:
        """Take over the names of another context, whose values win."""
        for name, type_ in other.values.items():
            self.put(name, type_, name not in other.unsure, other.sources.get(name, ()))
        self.complete = self.complete and other.complete

    def put(self, name: str, type_: Type, certain: bool = True, sources: tuple[Source, ...] = ()) -> None:
        """Set one name; one that is not certainly set keeps the possibility of what was there."""
        kept = not certain or (name in self.values and MISSING in getattr(type_, "members", ()))
        if not certain and name not in self.values:
            self.unsure.add(name)
        elif certain and MISSING not in getattr(type_, "members", ()):
            self.unsure.discard(name)
        if kept and name in self.values:
            sources = (*self.sources[name], *sources) if sources and name in self.sources else ()
        if not certain:
            type_ = union(type_, self.values.get(name, MISSING))
        elif name in self.values and MISSING in getattr(type_, "members", ()):
            type_ = union(type_, self.values[name])
        self.values[name] = type_
        self.sources.pop(name, None)
        if sources:
            self.sources[name] = sources
        name_records(type_, name)


def name_records(type_: Type, name: str) -> None:
    """Name the shapes of dicts written out in the source after the names they are passed under."""
    match type_:
        case Object(name="Record", module=None):
            type_.name = "".join(part[:1].upper() + part[1:] for part in name.split("_")) or type_.name
            for key, member in type_.fields.items():
                name_records(member.type, key)
        case List(item):
            name_records(item, name[:-1] if name.endswith("s") and len(name) > 2 else f"{name}_item")
        case Union(found):
            for alternative in found:
                name_records(alternative, name)
        case Dict(_, value):
            name_records(value, f"{name}_value")
        case _:
            pass


class Contexts:
    """Reads contexts."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference

    def keywords(self, keywords: list[ast.keyword], frame: Frame, at: ast.AST, depth: int = 0) -> Context:
        """The names given by keyword arguments, `**` included; `at` is the call they stand in."""
        context = Context()
        for given in keywords:
            if given.arg is not None:
                type_ = self._inference.values.type_of(given.value, frame)
                context.put(given.arg, type_, sources=((given.value, frame),))
            else:
                context.merge(self.of(given.value, frame, at, depth))
        return context

    def of(self, expr: ast.expr, frame: Frame, at: ast.AST, depth: int = 0) -> Context:
        """The names a dict expression holds where `at` is evaluated."""
        if depth > _DEPTH:
            return Context(complete=False)
        values = self._inference.values
        match expr:
            case ast.Dict(keys=keys, values=items):
                context = Context()
                for key, item in zip(keys, items, strict=True):
                    name = constant(key)
                    if key is None:
                        context.merge(self.of(item, frame, at, depth + 1))
                    elif isinstance(name, str):
                        context.put(name, values.type_of(item, frame), sources=((item, frame),))
                    else:
                        context.complete = False
                return context
            case ast.Call(func=ast.Attribute(value=inner, attr="items" | "copy"), args=[]):
                return self.of(inner, frame, at, depth + 1)
            case ast.Call(func=ast.Name(id="list"), args=[inner]):
                return self.of(inner, frame, at, depth + 1)
            case ast.BinOp(left=left, op=ast.BitOr() | ast.Add(), right=right):
                # `a | b`, and `dict(list(a.items()) + list(b.items()))`
                context = self.of(left, frame, at, depth + 1)
                context.merge(self.of(right, frame, at, depth + 1))
                return context
            case ast.IfExp(body=body, orelse=orelse):
                return alternatives([self.of(e, frame, at, depth + 1) for e in (body, orelse)])
            case ast.BoolOp(op=ast.Or(), values=[first, *_]):
                context = self.of(first, frame, at, depth + 1)
                context.complete = False
                return context
            case ast.Await(value=value):
                return self.of(value, frame, at, depth + 1)
            case ast.Call():
                return self._call(expr, frame, at, depth)
            case ast.Name(id=name):
                return self._name(name, frame, at, depth)
            case ast.Constant(value=None):
                return Context()
            case _:
                return Context(complete=False)

    def _call(self, call: ast.Call, frame: Frame, at: ast.AST, depth: int) -> Context:
        for target in self._inference.follower.follow(call.func, frame):
            match target:
                case External("builtins.dict"):
                    context = self.of(call.args[0], frame, at, depth + 1) if call.args else Context()
                    context.merge(self.keywords(call.keywords, frame, at, depth + 1))
                    return context
                case Place(ast.FunctionDef() | ast.AsyncFunctionDef() as node, outer):
                    inner = self._inference.follower.inner(Place(node, outer))
                    entered = Frame(inner.scope, (*inner.calls, (id(node), call, frame)))
                    found = [self.of(value, entered, value, depth + 1) for value in returned(node)]
                    return alternatives(found) if found else Context(complete=False)
                case _:
                    pass
        return Context(complete=False)

    def _name(self, name: str, frame: Frame, at: ast.AST, depth: int) -> Context:
        found = frame.scope.find(name)
        if found is None:
            return Context(complete=False)
        scope, bindings = found
        inner = frame.at(scope)
        parameters = [b for b in bindings if isinstance(b, Parameter)]
        if parameters:
            context = self._parameter(parameters[0], inner, depth)
            self._steps(context, name, inner, at, depth)
            return context
        made = [b.value for b in bindings if isinstance(b, Assigned) and b.value is not None]
        if len(made) < len(bindings) or not made:
            return Context(complete=False)
        certain = [path_of(scope.node, value) for value in made]
        here = path_of(scope.node, at)
        result: Context | None = None
        for value, path in zip(made, certain, strict=True):
            other = self.of(value, inner, value, depth + 1)
            result = other if result is None or dominates(path, here) else alternatives([result, other])
        assert result is not None
        self._steps(result, name, inner, at, depth)
        return result

    def _parameter(self, binding: Parameter, frame: Frame, depth: int) -> Context:
        entered = frame.call_of(binding.function)
        function = binding.function
        if entered is not None and binding.arg is function.args.kwarg:
            call, outer = entered
            named = {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}
            extra = [k for k in call.keywords if k.arg not in named]
            return self.keywords(extra, outer, call, depth + 1)
        argument = self._inference.follower.argument(binding, *entered) if entered is not None else None
        if argument is not None and entered is not None:
            return self.of(*argument, entered[0], depth + 1)
        if entered is not None and binding.default is not None:
            return self.of(binding.default, frame, binding.default, depth + 1)
        provider = depends(binding.default)
        if provider is not None and binding.arg.annotation is None:
            return self._call(ast.Call(provider, [], []), frame, provider, depth + 1)
        if binding.arg.annotation is not None:
            type_ = self._inference.annotations.read(binding.arg.annotation, frame)
            if isinstance(type_, Object) and binding.default is not None:
                # FastAPI: `context: BaseContext = Depends(get_base_context)`, a typed dict
                fields = type_.fields.items()
                declared = {n: union(f.type, MISSING) if f.optional else f.type for n, f in fields}
                made = self._call(ast.Call(provider, [], []), frame, provider, depth + 1) if provider else Context()
                known = {n: made.sources[n] for n in declared if n in made.sources}
                return Context(declared, True, known, {n for n, f in fields if f.optional})
        return Context(complete=False)

    def _steps(self, context: Context, name: str, frame: Frame, at: ast.AST, depth: int) -> None:
        """`ctx["k"] = v`, `ctx.update(...)`, `ctx.setdefault(...)` before the call, in source order."""
        here = path_of(frame.scope.node, at)
        steps: list[tuple[int, ast.AST, Frame]] = []
        for target, assigned, scope in frame.module.stores:
            if _is_item_of(target, name) and self._same(name, scope, frame) and assigned.value is not None:
                steps.append((target.lineno, assigned.value, frame.at(scope)))
        for call, scope in frame.module.calls:
            if _is_method_of(call, name) and self._same(name, scope, frame):
                steps.append((call.lineno, call, frame.at(scope)))
        targets = {id(a.value): t for t, a, _ in frame.module.stores}
        for line, node, inner in sorted(steps, key=lambda step: step[0]):
            if here and line > getattr(at, "end_lineno", line):
                continue
            sure = dominates(path_of(frame.scope.node, node), here)
            stored = targets.get(id(node))
            if isinstance(stored, ast.Subscript) and isinstance(node, ast.expr):
                key = constant(stored.slice)
                if isinstance(key, str):
                    context.put(key, self._inference.values.type_of(node, inner), sure, ((node, inner),))
                else:
                    context.complete = False
            elif isinstance(node, ast.Call):
                self._method(context, node, inner, sure, depth)

    def _same(self, name: str, scope: Scope, frame: Frame) -> bool:
        found = scope.find(name)
        return found is not None and found[0] is frame.scope

    def _method(self, context: Context, call: ast.Call, frame: Frame, sure: bool, depth: int) -> None:
        assert isinstance(call.func, ast.Attribute)
        match call.func.attr:
            case "update":
                other = Context()
                for arg in call.args:
                    other.merge(self.of(arg, frame, call, depth + 1))
                other.merge(self.keywords(call.keywords, frame, call, depth + 1))
                for name, type_ in other.values.items():
                    context.put(name, type_, sure and name not in other.unsure, other.sources.get(name, ()))
                context.complete = context.complete and other.complete
            case "setdefault":
                key = constant(call.args[0]) if call.args else None
                if isinstance(key, str) and len(call.args) == 2:
                    default = self._inference.values.type_of(call.args[1], frame)
                    context.put(key, default, certain=key not in context.values)
                else:
                    context.complete = False
            case "pop":
                key = constant(call.args[0]) if call.args else None
                if isinstance(key, str) and key in context.values:
                    context.values[key] = union(context.values[key], MISSING)
                    context.unsure.add(key)
            case "get" | "items" | "keys" | "values" | "copy":
                pass
            case _:
                context.complete = False


def alternatives(contexts: list[Context]) -> Context:
    """One of several contexts: a name missing in one may be missing."""
    result = Context(complete=all(c.complete for c in contexts))
    for name in dict.fromkeys(n for c in contexts for n in c.values):
        result.values[name] = union(*(c.values.get(name, MISSING) for c in contexts))
        holders = [c for c in contexts if name in c.values]
        if len(holders) < len(contexts) or any(name in c.unsure for c in holders):
            result.unsure.add(name)
        if all(name in c.sources for c in holders):
            result.sources[name] = tuple(source for c in holders for source in c.sources[name])
    return result


def path_of(root: ast.AST, node: ast.AST) -> list[tuple[int, int]]:
    """Where a node stands in a function: the id of each statement list on the way, with the statement's index."""
    path: list[tuple[int, int]] = []

    def search(parent: ast.AST) -> bool:
        for child_field in ("body", "orelse", "finalbody", "handlers", "cases"):
            block = getattr(parent, child_field, None)
            if not isinstance(block, list):
                continue
            for index, statement in enumerate(block):
                if _contains(statement, node):
                    path.append((id(block), index))
                    search(statement)
                    return True
        return False

    search(root)
    return path


def dominates(before: list[tuple[int, int]], after: list[tuple[int, int]]) -> bool:
    """Whether reaching `after` means having passed `before`: its statement list is one `after` stands in."""
    if not before or not after:
        return False
    block, index = before[-1]
    return any(block == other and index <= at for other, at in after)


def _contains(statement: ast.AST, node: ast.AST) -> bool:
    start, end = getattr(statement, "lineno", None), getattr(statement, "end_lineno", None)
    line = getattr(node, "lineno", None)
    if start is None or end is None or line is None or not start <= line <= end:
        return statement is node or (start is None and any(n is node for n in ast.walk(statement)))
    return any(n is node for n in ast.walk(statement))


def _is_item_of(target: ast.AST, name: str) -> bool:
    return isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and target.value.id == name


def _is_method_of(call: ast.Call, name: str) -> bool:
    func = call.func
    return isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id == name
