"""Names: frames while bodies are walked, what a name means, giving names their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from transpiler import nodes
from transpiler.analyze.calls import CallWalk
from transpiler.analyze.inheritance import MacroRef, ModuleRef, defining
from transpiler.analyze.names import World
from transpiler.analyze.scopes import frame as symbols_of
from transpiler.analyze.values import (
    ABSENT,
    NOTHING,
    Builtin,
    EnvFunction,
    Frame,
    ReadAmbient,
    ReadName,
    Special,
    Unit,
    Value,
    Walked,
)  # fmt: skip
from transpiler.types import UNKNOWN, ContextPath

_SPECIAL = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})


class ScopeWalk(CallWalk):
    """Adds names and scopes to the walk of expressions."""

    def __init__(self, world: World, name: str) -> None:
        super().__init__()
        self.world, self.template = world, name
        self.cells, self.app = world.cells, world.app
        self.links = world.links[name]
        self.unit = Unit(name, "root", "")
        self.cells.reader = self.unit.key
        self.walked = Walked(name, self.unit)
        self.frame = Frame(symbols_of(()), None)
        self.conditional = 0
        self.units_of_frames: dict[Frame, Unit] = {}
        self._printed: dict[int, int] = {}
        self.escapes = world.options.autoescapes(name)

    @contextmanager
    def in_frame(self, inner: Frame) -> Iterator[Frame]:
        """Within: names belong to `inner`."""
        outer, self.frame = self.frame, inner
        self.units_of_frames[inner] = self.unit
        try:
            yield inner
        finally:
            self.frame = outer

    @contextmanager
    def inner(
        self, body: Iterable[nodes.Node], params: Iterable[nodes.Node] = (), names: Iterable[str] = ()
    ) -> Iterator[Frame]:
        """Within: a frame inside the one at hand; macros defined there are walked at its end."""
        with self.in_frame(Frame(symbols_of(body, self.frame.symbols, params, names), self.frame)) as inner:
            yield inner
            self.macros()

    @contextmanager
    def in_unit(self, unit: Unit) -> Iterator[None]:
        """Within: events belong to `unit`; nothing is known to be true."""
        outer, self.unit = self.unit, unit
        self.cells.reader = unit.key
        true, self._true = self._true, []
        conditional, self.conditional = self.conditional, 0
        try:
            yield
        finally:
            self.unit, self._true, self.conditional = outer, true, conditional
            self.cells.reader = outer.key

    def lookup(self, name: str, called: bool = False) -> Value:
        """The value of a name, as Jinja2 would find it at this point."""
        frame: Frame | None = self.frame
        found = NOTHING
        while frame is not None:
            if name in frame.symbols.loads:
                sure = frame.state.get(name)
                if sure is not None:
                    if self.units_of_frames[frame] is not self.unit:
                        self.unit.module_reads[name] = None
                        found |= frame.history.get(name, NOTHING)
                    found |= frame.bindings[name]
                    if sure:
                        return found
                load = frame.symbols.loads[name]
                if load == "resolve":
                    return found | self._context(name, called)
                if load != "alias":
                    return found | ABSENT
            frame = frame.parent
        return found | self._context(name, called)

    def name(self, node: nodes.Name) -> Value:
        """The value of a name."""
        self.looked_up.add(id(node))
        value = self.lookup(node.name)
        for ref in value.callables:
            self.escape(ref)
        return value

    def owner(self, node: nodes.Expr) -> Value:
        """The value of what an attribute is read of, or a method called: a module stays where it is."""
        value = self.lookup(node.name) if isinstance(node, nodes.Name) else NOTHING
        if not isinstance(value.ref, ModuleRef):
            return self.expr(node)
        self.looked_up.add(id(node))
        return value

    def callee(self, node: nodes.Name) -> Value:
        """The value of a name in the place of a function."""
        self.looked_up.add(id(node))
        return self.lookup(node.name, called=True)

    def _context(self, name: str, called: bool) -> Value:
        if name == "super" and self.unit.kind == "block":
            return Value(ref=Special("super"))
        if name == "self":
            return Value(ref=Special("self"))
        in_block = self.unit.kind == "block"
        match self.world.meaning(self.template, name, in_block, called):
            case MacroRef() as ref if ref.name not in self.world.links[ref.template].macros:
                return self.module_attribute(ModuleRef((ref.template,), ref.with_context), ref.name)
            case MacroRef() | ModuleRef() as ref:
                return Value(ref=ref)
            case "globals":
                self.unit.add(ReadAmbient("globals"))
                return self.of(self.cells.attr(self.cells.at("globals"), name))
            case "vars":
                self.unit.add(ReadAmbient("vars"))
                return self.of(self.cells.attr(self.cells.at("vars"), name))
            case "function":
                return Value(ref=Builtin(name)) if called else Value(types=(UNKNOWN,))
            case "env":
                if not called:
                    known = self.app.globals.get(name)
                    self.world.env_globals.setdefault(name, known.result if known is not None else UNKNOWN)
                return Value(ref=EnvFunction(name))
            case _:
                self.unit.add(ReadName(name))
                cell = self.world.late(self.template, name) if in_block else self.world.context(self.template, name)
                return self.of(cell)

    def bind(self, target: nodes.Expr, value: Value) -> None:
        """Give the names of a target their values."""
        match target:
            case nodes.Name(name):
                if len(value.cells) > 1 or (value.cells and value.types):
                    cell = self.cells.new(name)
                    self.flow(value, cell)
                    value = Value(((cell, False),), (), value.ref, value.others)
                self.frame.bindings[name] = value
                self.frame.history[name] = self.frame.history.get(name, NOTHING) | value
                self.frame.state[name] = True
            case nodes.Tuple(items):
                for index, item in enumerate(items):
                    self.bind(item, self._unpacked(value, index, len(items), item))
            case nodes.NSRef(name, attr):
                space = self.lookup(name)
                self.unit.effects |= not self.own_name(name)
                for cell, _ in space.cells:
                    self.flow(value, self.cells.attr(cell, attr))
            case _:
                pass

    def _unpacked(self, value: Value, index: int, arity: int, target: nodes.Expr) -> Value:
        cells = []
        for cell, _ in value.cells:
            shape = self.cells.shape(cell)
            shape.arity = max(shape.arity, arity)
            element = self.cells.element(cell, index)
            if isinstance(target, nodes.Name) and element.label == cell.label:
                element.label = self.cells.shape(element).label = target.name
            cells.append((element, False))
        return Value(tuple(cells), (UNKNOWN,) if value.types or not cells else ())

    def own_name(self, name: str) -> bool:
        """Whether a variable was assigned by the unit at hand."""
        frame: Frame | None = self.frame
        while frame is not None:
            if name in frame.state:
                return name not in frame.foreign and self.units_of_frames[frame] is self.unit
            frame = frame.parent
        return False

    def context_path(self, node: nodes.Expr) -> ContextPath | None:
        """`request`, `user.team`: read from the page's context, whoever includes or extends this template."""
        match node:
            case nodes.Getattr(owner, attr):
                path = self.context_path(owner)
                return None if path is None else ContextPath((*path.names, attr))
            case nodes.Name(name) if not self._is_bound(name) and name not in _SPECIAL:
                if self.world.is_set(self.template, name):
                    return None
                meaning = self.world.meaning(self.template, name, False, False)
                in_macro = self.unit.kind == "macro"  # it may be imported without the context
                known = meaning == "globals" or (meaning in ("vars", "prop") and not in_macro)
                handed = self.links.includers and name in self.world.parameters
                return ContextPath((name,)) if known and not handed else None
            case _:
                return None

    def _is_bound(self, name: str) -> bool:
        frame: Frame | None = self.frame
        while frame is not None:
            if frame.symbols.loads.get(name, "resolve") != "resolve":
                return True
            frame = frame.parent
        return False

    def is_own(self, node: nodes.Call) -> bool:
        """Whether the receiver of a call is a variable that this very unit assigned."""
        root: nodes.Expr = node
        while isinstance(root, nodes.Call | nodes.Getattr | nodes.Getitem):
            root = root.node
        return isinstance(root, nodes.Name) and self.own_name(root.name)

    def macros(self) -> None:
        """Walk the macros that the frame at hand defined."""
        raise NotImplementedError

    def module_attribute(self, ref: ModuleRef, name: str) -> Value:
        """A name of an imported module."""
        found = NOTHING
        for template in ref.templates:
            exported = self.world.links[template].exports.get(name)
            if name in self.world.links[template].macros:
                found |= Value(ref=MacroRef(template, name, ref.with_context))
            elif isinstance(exported, MacroRef):
                found |= Value(ref=defining(self.world.links, exported) or exported)
            elif isinstance(exported, ModuleRef):
                found |= Value(ref=exported)
            else:
                found |= self.of(self.world.export(template, name))
        return found if found.cells or found.ref else ABSENT
