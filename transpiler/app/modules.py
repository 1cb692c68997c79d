"""The names of a Python program: every module, scope and binding, read from syntax alone.

Input: path -> text of the files. Output: `Modules`. A file that does not parse is left out with a problem.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about the app that could not be read, and where."""

    file: str
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Import:
    """`import module` or `from module import name`; `module` is absolute, or relative to a file's package."""

    module: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Definition:
    """`def` or `class`."""

    node: FunctionNode | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Assigned:
    """`name = value`, `name: annotation = value`, `name: annotation`."""

    value: ast.expr | None
    annotation: ast.expr | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a function; `function` may be a lambda."""

    arg: ast.arg
    function: FunctionNode | ast.Lambda
    default: ast.expr | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """The target of a loop or comprehension: one element of `iterable`."""

    iterable: ast.expr


@dataclass(frozen=True, slots=True)
class Part:
    """One name of an unpacked target: item `index` of what `whole` binds."""

    whole: Assigned | Element
    index: int


@dataclass(frozen=True, slots=True)
class Opaque:
    """Bound by something that is not followed (`with`, `except`, `+=`, a star target)."""


Binding: TypeAlias = Import | Definition | Assigned | Parameter | Element | Part | Opaque
ScopeNode: TypeAlias = (
    ast.Module | FunctionNode | ast.ClassDef | ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
)


@dataclass(eq=False)
class Scope:
    """One scope: its names and the scope around it."""

    node: ScopeNode
    module: Module
    parent: Scope | None
    names: dict[str, list[Binding]] = field(default_factory=dict)

    def find(self, name: str) -> tuple[Scope, list[Binding]] | None:
        """The scope that binds `name` as seen from here (class bodies are not seen from their methods)."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names and (scope is self or not isinstance(scope.node, ast.ClassDef)):
                return scope, scope.names[name]
            scope = scope.parent
        return None

    def enclosing(self, *kinds: type[ast.AST]) -> Scope | None:
        """The nearest scope, this one included, whose node is one of `kinds`."""
        scope: Scope | None = self
        while scope is not None and not isinstance(scope.node, kinds):
            scope = scope.parent
        return scope

    @property
    def function(self) -> Scope | None:
        """The nearest function."""
        return self.enclosing(ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(eq=False)
class Module:
    """One file: its path, its dotted name from the root of the files, and what it holds."""

    path: str
    parts: tuple[str, ...]
    tree: ast.Module
    is_package: bool
    scope: Scope = field(init=False)
    inner: dict[int, Scope] = field(default_factory=dict)
    """The scope a function, class, lambda or comprehension opens, by `id(node)`."""
    calls: list[tuple[ast.Call, Scope]] = field(default_factory=list)
    functions: list[tuple[FunctionNode, Scope]] = field(default_factory=list)
    classes: list[tuple[ast.ClassDef, Scope]] = field(default_factory=list)
    stores: list[tuple[ast.Attribute | ast.Subscript, Assigned, Scope]] = field(default_factory=list)
    """Assignments to attributes and items: the target, what is assigned, where."""
    stars: list[Import] = field(default_factory=list)

    @property
    def package(self) -> tuple[str, ...]:
        """The package relative imports start from."""
        return self.parts if self.is_package else self.parts[:-1]

    @property
    def path_parts(self) -> tuple[str, ...]:
        """The folder the file lies in."""
        return PurePosixPath(self.path).parts[:-1]


class Modules:
    """All modules of the program, found by the names they are imported by."""

    def __init__(self, modules: list[Module]) -> None:
        self.all = modules
        self._by_last: dict[str, list[Module]] = {}
        self.defined_in: dict[int, Module] = {}
        self._calls: dict[str, list[tuple[ast.Call, Scope]]] = {}
        for module in modules:
            if module.parts:
                self._by_last.setdefault(module.parts[-1], []).append(module)
            for node, _ in (*module.functions, *module.classes):
                self.defined_in[id(node)] = module
            for call, scope in module.calls:
                self._calls.setdefault(last_name(call.func), []).append((call, scope))

    def find(self, dotted: str, importer: Module) -> Module | None:
        """The file `dotted` names. The folder it is imported from is unknown, so that the end of the path decides,
        and among several the one nearest to the importer. One-word names must lie beside or above the importer.
        """
        parts = tuple(dotted.split("."))
        found = [m for m in self._by_last.get(parts[-1], ()) if m.parts[-len(parts) :] == parts]
        if len(parts) == 1:
            found = [m for m in found if importer.parts[: len(m.parts) - 1] == m.parts[:-1]]
        return max(found, key=lambda m: (_common(m.parts, importer.parts), -len(m.parts)), default=None)

    def relative(self, parts: tuple[str, ...]) -> Module | None:
        """The file with exactly these parts."""
        return next((m for m in self._by_last.get(parts[-1], ()) if m.parts == parts), None) if parts else None

    def calls_named(self, name: str) -> list[tuple[ast.Call, Scope]]:
        """Every call written `name(...)` or `something.name(...)`, in file order."""
        return self._calls.get(name, [])

    def scope_of(self, node: FunctionNode | ast.ClassDef) -> Scope:
        """The scope that a function or class opens."""
        return self.defined_in[id(node)].inner[id(node)]


def last_name(expr: ast.expr) -> str:
    """`c` of `a.b.c`, `a` of `a`, else nothing."""
    match expr:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _common(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    count = 0
    for left, right in zip(a, b, strict=False):
        if left != right:
            break
        count += 1
    return count


def read_modules(files: Mapping[str, str]) -> tuple[Modules, list[Problem]]:
    """Parse and index all files (paths with `/`)."""
    modules: list[Module] = []
    problems: list[Problem] = []
    for path in sorted(files):
        try:
            tree = ast.parse(files[path])
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = getattr(error, "lineno", None) or 1
            problems.append(Problem(path, line, f"this Python does not parse the file: {error}"))
            continue
        modules.append(_index(path, tree))
    return Modules(modules), problems


def _index(path: str, tree: ast.Module) -> Module:
    pure = PurePosixPath(path).with_suffix("")
    is_package = pure.name == "__init__"
    parts = pure.parts[:-1] if is_package else pure.parts
    module = Module(path, tuple(parts), tree, is_package)
    module.scope = Scope(tree, module, None)
    _Indexer(module, module.scope).body(tree.body)
    return module


class _Indexer:
    """Walks one scope and opens the ones inside."""

    def __init__(self, module: Module, scope: Scope) -> None:
        self.module = module
        self.scope = scope
        self.elsewhere: dict[str, Scope] = {}
        """Names a `global` or `nonlocal` statement says are another scope's."""

    def body(self, statements: list[ast.stmt]) -> None:
        for statement in statements:
            self.visit(statement)

    def bind(self, name: str, binding: Binding) -> None:
        scope = self.elsewhere.get(name, self.scope)
        scope.names.setdefault(name, []).append(binding)

    def open(self, node: ScopeNode) -> _Indexer:
        scope = Scope(node, self.module, self.scope)
        self.module.inner[id(node)] = scope
        return _Indexer(self.module, scope)

    def visit(self, node: ast.AST) -> None:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                self.bind(node.name, Definition(node))
                self.module.functions.append((node, self.scope))
                self._each(*node.decorator_list, node.returns)
                self._function(node, node.body)
            case ast.Lambda(body=body):
                self._function(node, [body])
            case ast.ClassDef():
                self.bind(node.name, Definition(node))
                self.module.classes.append((node, self.scope))
                self._each(*node.decorator_list, *node.bases, *(k.value for k in node.keywords))
                self.open(node).body(node.body)
            case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
                self._comprehension(node)
            case ast.Import(names=names):
                for alias in names:
                    root = alias.name if alias.asname else alias.name.split(".")[0]
                    self.bind(alias.asname or root, Import(root, None))
            case ast.ImportFrom():
                self._import_from(node)
            case ast.Global(names=names):
                self.elsewhere.update(dict.fromkeys(names, self.module.scope))
            case ast.Nonlocal(names=names):
                for name in names:
                    outer = self.scope.parent.find(name) if self.scope.parent is not None else None
                    if outer is not None:
                        self.elsewhere[name] = outer[0]
            case _:
                self._bindings(node)
                if isinstance(node, ast.Call):
                    self.module.calls.append((node, self.scope))
                self._each(*ast.iter_child_nodes(node))

    def _each(self, *nodes: ast.AST | None) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    def _function(self, node: FunctionNode | ast.Lambda, body: list[ast.stmt] | list[ast.expr]) -> None:
        inner = self.open(node)
        for arg, default in parameters(node):
            self._each(arg.annotation, default)
            inner.bind(arg.arg, Parameter(arg, node, default))
        for star in (node.args.vararg, node.args.kwarg):
            if star is not None:
                inner.bind(star.arg, Parameter(star, node))
        inner._each(*body)

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp) -> None:
        inner = self.open(node)
        for generator in node.generators:
            inner._target(generator.target, Element(generator.iter))
            inner._each(generator.iter, *generator.ifs)
        inner._each(*([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]))

    def _import_from(self, node: ast.ImportFrom) -> None:
        module = "." * node.level + (node.module or "")
        for alias in node.names:
            if alias.name == "*":
                self.module.stars.append(Import(module, None))
            else:
                self.bind(alias.asname or alias.name, Import(module, alias.name))

    def _bindings(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._target(target, Assigned(value))
            case ast.AnnAssign(target=target, annotation=annotation, value=value):
                self._target(target, Assigned(value, annotation))
            case ast.NamedExpr(target=target, value=value):
                self._target(target, Assigned(value))
            case ast.AugAssign(target=ast.Name(id=name)):
                self.bind(name, Opaque())
            case ast.For(target=target, iter=iterable) | ast.AsyncFor(target=target, iter=iterable):
                self._target(target, Element(iterable))
            case ast.withitem(optional_vars=target) if target is not None:
                for name in _names(target):
                    self.bind(name, Opaque())
            case ast.ExceptHandler(name=name) if name is not None:
                self.bind(name, Opaque())
            case ast.MatchAs(name=name) | ast.MatchStar(name=name) if name is not None:
                self.bind(name, Opaque())
            case _:
                pass

    def _target(self, target: ast.expr, binding: Assigned | Element) -> None:
        match target:
            case ast.Name(id=name):
                self.bind(name, binding)
            case ast.Attribute() | ast.Subscript() if isinstance(binding, Assigned):
                self.module.stores.append((target, binding, self.scope))
            case ast.Tuple(elts=elts) | ast.List(elts=elts):
                starred = any(isinstance(e, ast.Starred) for e in elts)
                for index, element in enumerate(elts):
                    if isinstance(element, ast.Name) and not starred:
                        self.bind(element.id, Part(binding, index))
                    else:
                        for name in _names(element):
                            self.bind(name, Opaque())
            case _:
                for name in _names(target):
                    self.bind(name, Opaque())


def parameters(node: FunctionNode | ast.Lambda) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    """The named parameters of a function with their defaults; `*args` and `**kwargs` are not among them."""
    positional = [*node.args.posonlyargs, *node.args.args]
    padding: list[ast.expr | None] = [None] * (len(positional) - len(node.args.defaults))
    yield from zip(positional, [*padding, *node.args.defaults], strict=True)
    yield from zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)


def _names(target: ast.expr) -> list[str]:
    return [n.id for n in ast.walk(target) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
