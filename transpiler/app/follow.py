"""Following a name to what it stands for, through assignments, imports, attributes and the callers of a function.

Input: an expression and the frame it stands in. Output: all things it can stand for, each a place in the program
or a dotted name from outside. A name bound twice stands for both: no order of execution is assumed.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from transpiler.app.modules import (
    Assigned,
    Binding,
    Definition,
    Element,
    FunctionNode,
    Import,
    Module,
    Modules,
    Opaque,
    Parameter,
    Part,
    parameters,
)
from transpiler.app.places import External, Frame, InModule, Place, Target
from transpiler.app.written import Written

_DEPTH = 24
_EFFORT = 3000
_BUILTINS = frozenset(dir(builtins))


class Follower(Written):
    """Follows names in one program."""

    def __init__(self, modules: Modules) -> None:
        super().__init__()
        self.modules = modules
        self._open: set[tuple[ast.expr, Frame]] = set()
        self._known: dict[tuple[ast.expr, Frame], list[Target]] = {}
        self._cuts = 0
        self._effort = 0
        self._members: set[tuple[int, str]] = set()

    def follow(self, expr: ast.expr, frame: Frame) -> list[Target]:
        """What `expr` can stand for. A cycle adds nothing; past a depth or an effort no sane program needs, an
        expression stands for itself, and what was found on the way is all there is.
        """
        mark = (expr, frame)
        if mark in self._known:
            return self._known[mark]
        if mark in self._open:
            self._cuts += 1
            return []
        if not self._open:
            self._effort = 0
        self._effort += 1
        if len(self._open) > _DEPTH or self._effort > _EFFORT:
            self._cuts += 1
            return [Place(expr, frame)]
        cuts = self._cuts
        self._open.add(mark)
        try:
            found = list(dict.fromkeys(self._follow(expr, frame)))
        finally:
            self._open.discard(mark)
        if cuts == self._cuts or not self._open or self._effort > _EFFORT:
            self._known[mark] = found
        return found

    def external(self, expr: ast.expr, frame: Frame) -> str:
        """The dotted outside name `expr` stands for, or nothing."""
        return next((t.name for t in self.follow(expr, frame) if isinstance(t, External)), "")

    def definition(self, expr: ast.expr, frame: Frame) -> Place | None:
        """The function or class of the program `expr` stands for."""
        for target in self.follow(expr, frame):
            if isinstance(target, Place) and isinstance(
                target.node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
            ):
                return target
        return None

    def class_of(self, expr: ast.expr, frame: Frame) -> Place | None:
        """The class of the program `expr` stands for."""
        found = self.definition(expr, frame)
        return found if found is not None and isinstance(found.node, ast.ClassDef) else None

    def named(self, dotted: str, importer: Module) -> list[Target]:
        """What a dotted name in a text stands for: a module of the program, or something in one."""
        module = self._module(dotted, importer)
        if module is not None:
            return [InModule(module)]
        package, _, name = dotted.rpartition(".")
        owner = self._module(package, importer) if package else None
        return list(self._member(InModule(owner), name)) if owner is not None else []

    def inner(self, place: Place) -> Frame:
        """The frame inside a function, class or lambda."""
        return place.frame.at(place.frame.module.inner[id(place.node)])

    def _follow(self, expr: ast.expr, frame: Frame) -> Iterator[Target]:
        match expr:
            case ast.Name(id=name):
                yield from self._name(expr, name, frame)
            case ast.Attribute(value=value, attr=attr):
                for owner in self.follow(value, frame):
                    yield from self._attribute(expr, owner, attr, frame)
            case ast.IfExp(body=body, orelse=orelse):
                yield from self.follow(body, frame)
                yield from self.follow(orelse, frame)
            case ast.BoolOp(values=values):
                for value in values:
                    yield from self.follow(value, frame)
            case ast.Await(value=value) | ast.NamedExpr(value=value):
                yield from self.follow(value, frame)
            case _:
                yield Place(expr, frame)

    def _name(self, expr: ast.Name, name: str, frame: Frame) -> Iterator[Target]:
        found = frame.scope.find(name)
        if found is not None:
            scope, bindings = found
            meant = [b for b in bindings if _is_turn(b, frame)]
            for binding in meant or bindings:
                yield from self._binding(binding, expr, frame.at(scope))
            return
        for star in frame.module.stars:
            owner = self._module(star.module, frame.module)
            if owner is not None and name in owner.scope.names:
                yield from self._member(InModule(owner), name)
                return
        if name in _BUILTINS:
            yield External(f"builtins.{name}")
        else:
            yield Place(expr, frame)

    def _binding(self, binding: Binding, expr: ast.expr, frame: Frame) -> Iterator[Target]:
        match binding:
            case Import(module, name):
                yield from self._import(module, name, frame.module)
            case Definition(node):
                yield Place(node, frame)
            case Assigned(value, _):
                if value is not None:
                    yield from self.follow(value, frame)
                else:
                    yield Place(expr, frame)
            case Parameter():
                yield from self._parameter(binding, frame)
            case Element(iterable):
                yield from self.elements(iterable, frame)
            case Part(whole, index):
                yield from self._part(whole, index, expr, frame)
            case Opaque():
                yield Place(expr, frame)

    def elements(self, iterable: ast.expr, frame: Frame, within: frozenset[int] = frozenset()) -> Iterator[Target]:
        """What the elements of an iterable stand for, where it is written out. `[*xs, x]` of `xs` itself adds `x`."""
        if id(iterable) in within:
            return
        if (turn := frame.turn_of(iterable)) is not None:
            yield turn
            return
        for target in self.follow(iterable, frame):
            match target:
                case Place(ast.List(elts=elts) | ast.Tuple(elts=elts) | ast.Set(elts=elts), inner):
                    for element in elts:
                        if isinstance(element, ast.Starred):
                            yield from self.elements(element.value, inner, within | {id(iterable)})
                        else:
                            yield from self.follow(element, inner)
                case Place(node, inner) if isinstance(node, ast.expr):
                    yield Place(ast.Subscript(node, ast.Slice(), ast.Load()), inner)
                case _:
                    pass

    def _part(self, whole: Assigned | Element, index: int, expr: ast.expr, frame: Frame) -> Iterator[Target]:
        if isinstance(whole, Element):
            targets: list[Target] = list(self.elements(whole.iterable, frame))
        else:
            targets = self.follow(whole.value, frame) if whole.value is not None else []
        for target in targets:
            match target:
                case Place(ast.Tuple(elts=elts) | ast.List(elts=elts), inner) if index < len(elts):
                    yield from self.follow(elts[index], inner)
                case _:
                    yield Place(expr, frame)

    def _parameter(self, binding: Parameter, frame: Frame) -> Iterator[Target]:
        entered = frame.call_of(binding.function)
        rest = self._rest(binding, *entered) if entered is not None else None
        if rest is not None:
            yield rest
            return
        argument = self.argument(binding, *entered) if entered is not None else None
        if argument is not None:
            yield from self.follow(*argument)
        elif entered is not None and binding.default is not None:
            yield from self.follow(binding.default, frame)
        else:
            yield Place(binding.arg, frame)

    def _rest(self, binding: Parameter, call: ast.Call, frame: Frame) -> Place | None:
        """What a call gives to `*args`, as a tuple."""
        args = binding.function.args
        if binding.arg is not args.vararg or any(isinstance(given, ast.Starred) for given in call.args):
            return None
        first = len(args.posonlyargs) + len(args.args) - self._bound(binding.function, call)
        return Place(ast.Tuple(call.args[first:], ast.Load()), frame)

    def argument(self, binding: Parameter, call: ast.Call, frame: Frame) -> tuple[ast.expr, Frame] | None:
        """The argument a call gives to a parameter."""
        name = binding.arg.arg
        for keyword in call.keywords:
            if keyword.arg == name:
                return keyword.value, frame
        names = [arg.arg for arg, _ in parameters(binding.function)]
        if name not in names:
            return None
        index = names.index(name) - self._bound(binding.function, call)
        if 0 <= index < len(call.args) and not any(isinstance(a, ast.Starred) for a in call.args[: index + 1]):
            return call.args[index], frame
        return None

    def _bound(self, function: FunctionNode | ast.Lambda, call: ast.Call) -> int:
        """1 if the call is one of a method, whose first parameter is not among the arguments."""
        first = next(parameters(function), None)
        is_method = first is not None and first[0].arg in ("self", "cls")
        return int(is_method and (function.name == "__init__" or isinstance(call.func, ast.Attribute))
                   if not isinstance(function, ast.Lambda) else False)  # fmt: skip

    def callers(self, function: FunctionNode) -> list[tuple[ast.Call, Frame]]:
        """The calls of a function, found by its own name; of an `__init__`, the calls of its class."""
        called: ast.AST = function
        name = function.name
        if name == "__init__":
            owner = self.modules.scope_of(function).parent
            if owner is not None and isinstance(owner.node, ast.ClassDef):
                called, name = owner.node, owner.node.name
        found = []
        for call, scope in self.modules.calls_named(name):
            frame = Frame(scope)
            if any(isinstance(t, Place) and t.node is called for t in self.follow(call.func, frame)):
                found.append((call, frame))
        return found

    def frames(self, frame: Frame, depth: int = 3) -> list[Frame]:
        """The frame once for each way into its functions, as far as the program shows it."""
        function = frame.scope.function
        if function is None or depth == 0 or frame.call_of(function.node) is not None:
            return [frame]
        assert isinstance(function.node, (ast.FunctionDef, ast.AsyncFunctionDef))
        ways = []
        for call, outer in self.callers(function.node):
            ways += [
                Frame(frame.scope, (*frame.calls, (id(function.node), call, way)), frame.turns)
                for way in self.frames(outer, depth - 1)
            ]
        return ways or [frame]

    def by_default(self, frame: Frame) -> Frame:
        """The frame as if its function, which nobody in the program calls, were called with its defaults alone."""
        function = frame.scope.function
        if function is None or frame.call_of(function.node) is not None:
            return frame
        assert isinstance(function.node, (ast.FunctionDef, ast.AsyncFunctionDef))
        if self.callers(function.node):
            return frame
        bare = ast.Call(ast.Name(function.node.name, ast.Load()), [], [])
        return Frame(frame.scope, (*frame.calls, (id(function.node), bare, frame)), frame.turns)

    def turns(self, frame: Frame, *exprs: ast.expr | None) -> list[Frame]:
        """The frame once for each turn of the loops whose variables the expressions read, so that what belongs to
        one turn stays together.
        """
        frames = [frame]
        for node in (n for expr in exprs if expr is not None for n in ast.walk(expr) if isinstance(n, ast.Name)):
            iterable = self._loop_around(node, frame)
            if iterable is not None and frames[0].turn_of(iterable) is None:
                elements = list(dict.fromkeys(self.elements(iterable, frame)))
                frames = [
                    Frame(way.scope, way.calls, (*way.turns, (id(iterable), element)))
                    for way in frames
                    for element in elements
                ] or frames
        return frames

    def _loop_around(self, name: ast.Name, frame: Frame) -> ast.expr | None:
        """What the nearest loop above that binds `name` goes over, if only loops bind it."""
        found = frame.scope.find(name.id)
        bindings = [b.whole if isinstance(b, Part) else b for b in found[1]] if found is not None else []
        above = [b.iterable for b in bindings if isinstance(b, Element) and b.iterable.lineno <= name.lineno]
        only_loops = all(isinstance(b, Element) for b in bindings)
        return max(above, key=lambda iterable: iterable.lineno, default=None) if only_loops else None

    def _import(self, module: str, name: str | None, importer: Module) -> Iterator[Target]:
        found = self._module(module, importer)
        if name is None:
            yield InModule(found) if found is not None else External(module)
        elif found is not None:
            yield from self._member(InModule(found), name)
        else:
            inside = self._module(f"{module}.{name}" if module.strip(".") else module + name, importer)
            yield InModule(inside) if inside is not None else External(f"{module}.{name}")

    def _module(self, dotted: str, importer: Module) -> Module | None:
        level = len(dotted) - len(dotted.lstrip("."))
        if level == 0:
            return self.modules.find(dotted, importer)
        package = importer.package[: len(importer.package) - level + 1]
        rest = tuple(part for part in dotted[level:].split(".") if part)
        return self.modules.relative((*package, *rest))

    def _member(self, owner: InModule, name: str) -> Iterator[Target]:
        mark = (id(owner.module), name)
        if mark in self._members:  # modules importing one another in a circle, or a package its own submodule
            self._cuts += 1
            yield from self._submodule(owner.module, name)
            return
        self._members.add(mark)
        try:
            yield from self._found_in(owner.module, name)
        finally:
            self._members.discard(mark)

    def _found_in(self, module: Module, name: str) -> Iterator[Target]:
        if name in module.scope.names:
            for binding in module.scope.names[name]:
                yield from self._binding(binding, ast.Name(name, ast.Load()), Frame(module.scope))
            return
        if submodule := list(self._submodule(module, name)):
            yield from submodule
            return
        for star in module.stars:
            starred = self._module(star.module, module)
            if starred is not None and starred is not module:
                yield from self._member(InModule(starred), name)

    def _submodule(self, package: Module, name: str) -> Iterator[Target]:
        found = self.modules.relative((*package.parts, name)) if package.is_package else None
        if found is not None:
            yield InModule(found)

    def _attribute(self, expr: ast.Attribute, owner: Target, attr: str, frame: Frame) -> Iterator[Target]:
        match owner:
            case External(name):
                yield External(f"{name}.{attr}")
            case InModule():
                yield from self._member(owner, attr)
            case Place():
                class_place = self.class_behind(owner)
                found = list(self.class_member(class_place, attr)) if class_place is not None else []
                if found:
                    yield from found
                else:
                    yield Place(expr, frame)

    def class_behind(self, place: Place) -> Place | None:
        """The class of the program whose instance (or which itself) a place is: `self`, `Thing()`, `Thing`."""
        match place.node:
            case ast.ClassDef():
                return place
            case ast.Call(func=func):
                return self.class_of(func, place.frame)
            case ast.arg(arg="self" | "cls"):
                scope = place.frame.scope.enclosing(ast.ClassDef)
                if scope is not None and scope.parent is not None:
                    return Place(scope.node, place.frame.at(scope.parent))
                return None
            case _:
                return None

    def declared_class(self, place: Place) -> Place | None:
        """The class of the program that an annotation gives to a parameter, or to what a function returns."""
        match place.node:
            case ast.arg(annotation=ast.expr() as annotation):
                return self.class_of(annotation, place.frame)
            case ast.Call(func=func):
                made = self.definition(func, place.frame)
                returns = getattr(made.node, "returns", None) if made is not None else None
                return self.class_of(returns, made.frame) if made is not None and returns is not None else None
            case _:
                return None

    def class_member(self, place: Place, attr: str) -> Iterator[Target]:
        """A class's attribute: from its body, else from `self.attr = ...` in its methods, else from its bases."""
        for ancestor in self.ancestors(place):
            if not isinstance(ancestor, Place):
                continue
            inner = self.inner(ancestor)
            found = False
            for binding in inner.scope.names.get(attr, ()):
                found = True
                yield from self._binding(binding, ast.Name(attr, ast.Load()), inner)
            for target, assigned, scope in inner.module.stores:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr == attr
                    and isinstance(target.value, ast.Name)
                    and target.value.id == "self"
                    and scope.enclosing(ast.ClassDef) is inner.scope
                    and assigned.value is not None
                ):
                    found = True
                    yield from self.follow(assigned.value, inner.at(scope))
            if found:
                return

    def ancestors(self, place: Place, _seen: frozenset[int] = frozenset()) -> Iterator[Place | External]:
        """A class and its bases, depth first, the class itself first; outside bases by name."""
        if id(place.node) in _seen or not isinstance(place.node, ast.ClassDef):
            return
        yield place
        for base in place.node.bases:
            expr = base.value if isinstance(base, ast.Subscript) else base
            for target in self.follow(expr, place.frame):
                match target:
                    case Place(ast.ClassDef()):
                        yield from self.ancestors(target, _seen | {id(place.node)})
                    case External():
                        yield target
                    case _:
                        # `db.Model` where `db = SQLAlchemy()`: what the instance offers has no name of its own
                        yield External(ast.unparse(expr))


def _is_turn(binding: Binding, frame: Frame) -> bool:
    """Whether a name is bound by a loop of which one turn is meant."""
    whole = binding.whole if isinstance(binding, Part) else binding
    return isinstance(whole, Element) and frame.turn_of(whole.iterable) is not None
