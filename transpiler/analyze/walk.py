"""The walk over one template: statements, scopes and names; expressions are in `expressions` and `calls`.

Every body is walked once, in Jinja2's order; a macro's after the body around it, since it sees what that assigned
last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from typing_extensions import assert_never

from transpiler import nodes
from transpiler.analyze.calls import CallWalk
from transpiler.analyze.cells import Cell, Use
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.names import World
from transpiler.analyze.naming import singular
from transpiler.analyze.scopes import frame as symbols_of
from transpiler.analyze.scopes import undeclared
from transpiler.analyze.values import (
    ABSENT,
    NOTHING,
    Builtin,
    EnvFunction,
    Frame,
    LoopRef,
    Parents,
    Place,
    PlaceBlock,
    ReadAmbient,
    ReadName,
    Site,
    Special,
    Unit,
    Value,
    Walked,
)
from transpiler.nodes.trans import all_variables, counted, referenced_names
from transpiler.types import HTML, STR, UNKNOWN, Type

_MACRO_NAMES = frozenset({"caller", "varargs", "kwargs"})


def walk_template(world: World, name: str) -> Walked:
    """Walk a template: its uses and flows land in `world.cells`, the rest is returned."""
    return _TemplateWalk(world, name).run()


class _TemplateWalk(CallWalk):
    def __init__(self, world: World, name: str) -> None:
        super().__init__()
        self.world, self.template = world, name
        self.cells, self.app = world.cells, world.app
        self.links = world.links[name]
        self.unit = Unit(name, "root", "")
        self.walked = Walked(name, self.unit)
        self.frame = Frame(symbols_of(()), None)
        self.conditional = 0
        self.units_of_frames: dict[Frame, Unit] = {}
        self._printed: dict[int, int] = {}
        self.escapes = world.options.autoescapes(name)

    def run(self) -> Walked:
        tree = self.world.trees[self.template][1]
        with self._frame(Frame(symbols_of(tree.body), None)) as root:
            self._body(tree.body)
            self._macros()
            self.walked.top = dict(root.bindings)
            self.walked.sure = frozenset(name for name, sure in root.state.items() if sure)
        for name, value in self.walked.top.items():
            self.flow(Value(value.cells, value.types), self.world.export(self.template, name))
        return self.walked

    # Frames and names.

    @contextmanager
    def _frame(self, inner: Frame) -> Iterator[Frame]:
        outer, self.frame = self.frame, inner
        self.units_of_frames[inner] = self.unit
        try:
            yield inner
        finally:
            self.frame = outer

    @contextmanager
    def _inner(
        self, body: Iterable[nodes.Node], params: Iterable[nodes.Node] = (), names: Iterable[str] = ()
    ) -> Iterator[Frame]:
        with self._frame(Frame(symbols_of(body, self.frame.symbols, params, names), self.frame)) as inner:
            yield inner
            self._macros()

    @contextmanager
    def _unit(self, unit: Unit) -> Iterator[None]:
        outer, self.unit = self.unit, unit
        true, self._true = self._true, []
        conditional, self.conditional = self.conditional, 0
        try:
            yield
        finally:
            self.unit, self._true, self.conditional = outer, true, conditional

    def _lookup(self, name: str, called: bool = False) -> Value:
        frame: Frame | None = self.frame
        found = NOTHING
        while frame is not None:
            if name in frame.symbols.loads:
                sure = frame.state.get(name)
                if sure is not None:
                    if self.units_of_frames[frame] is not self.unit and frame.parent is None:
                        self.unit.module_reads[name] = None
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
        return self._lookup(node.name)

    def callee(self, node: nodes.Name) -> Value:
        return self._lookup(node.name, called=True)

    def _context(self, name: str, called: bool) -> Value:
        if name == "super" and self.unit.kind == "block":
            return Value(ref=Special("super"))
        if name == "self":
            return Value(ref=Special("self"))
        in_block = self.unit.kind == "block"
        match self.world.meaning(self.template, name, in_block, called):
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
                    value = Value(((cell, False),), (), value.ref)
                self.frame.bindings[name] = value
                self.frame.state[name] = True
            case nodes.Tuple(items):
                for index, item in enumerate(items):
                    self.bind(item, self._unpacked(value, index, len(items), item))
            case nodes.NSRef(name, attr):
                space = self._lookup(name)
                self.unit.effects |= not self._own_name(name)
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

    def _own_name(self, name: str) -> bool:
        """Whether a variable was assigned by the unit at hand."""
        frame: Frame | None = self.frame
        while frame is not None:
            if name in frame.state:
                return name not in frame.foreign and self.units_of_frames[frame] is self.unit
            frame = frame.parent
        return False

    def is_own(self, node: nodes.Call) -> bool:
        root: nodes.Expr = node
        while isinstance(root, nodes.Call | nodes.Getattr | nodes.Getitem):
            root = root.node
        return isinstance(root, nodes.Name) and self._own_name(root.name)

    def module_attribute(self, ref: ModuleRef, name: str) -> Value:
        for template in ref.templates:
            if name in self.world.links[template].macros:
                return Value(ref=MacroRef(template, name, ref.with_context))
        found = NOTHING
        for template in ref.templates:
            if name in self.world.links[template].exports:
                return Value(ref=self.world.links[template].exports[name])
            found |= self.of(self.world.export(template, name))
        return found if found.cells else ABSENT

    def custom_filter(self, node: nodes.Filter) -> Type:
        known = self.app.filters.get(node.name)
        result = known.result if known is not None else UNKNOWN
        return self.world.env_filters.setdefault(node.name, result)

    def custom_test(self, node: nodes.Test) -> None:
        self.world.env_tests.add(node.name)

    # Statements.

    def _body(self, body: Sequence[nodes.Stmt]) -> None:
        for node in body:
            self._statement(node)

    def _statement(self, node: nodes.Stmt) -> None:
        match node:
            case nodes.Output(parts):
                for part in parts:
                    if not isinstance(part, nodes.TemplateData):
                        self._note_printed(part, part.span.start)
                        self.print(self.expr(part))
            case nodes.If():
                self._if(node)
            case nodes.For():
                self._for(node)
            case nodes.Assign():
                self.bind(node.target, self.expr(node.node))
            case nodes.AssignBlock():
                self._assign_block(node)
            case nodes.With():
                bound = [self.expr(value) for value in node.values]
                with self._inner(node.body, node.targets):
                    for target, value in zip(node.targets, bound, strict=True):
                        self.bind(target, value)
                    self._body(node.body)
            case nodes.Macro():
                self.frame.bindings[node.name] = Value(ref=MacroRef(self.template, node.name))
                self.frame.state[node.name] = True
                self.frame.deferred.append(node)
            case nodes.CallBlock():
                self._call_block(node)
            case nodes.FilterBlock(body, filter_):
                with self._inner(body):
                    self._body(body)
                self._applied(filter_)
            case nodes.Block():
                self._block(node)
            case nodes.Include():
                self.use(self._template_name(node.template), Use.STRING)
                targets = self.links.targets[node.span.start]
                self._place(node, targets if node.with_context else ())
                if not node.with_context:
                    for name in targets:
                        self.walked.sites.append(Site(self.unit, (name, "root", ""), node.span.start))
            case nodes.Import():
                self.use(self._template_name(node.template), Use.STRING)
                targets = self.links.targets[node.span.start]
                self._place(node, targets if node.with_context else ())
                self.bind(nodes.Name(node.target, "store"), Value(ref=ModuleRef(targets, node.with_context)))
            case nodes.FromImport():
                self._from_import(node)
            case nodes.Extends(template):
                self.use(self._template_name(template), Use.STRING)
                self.unit.add(Parents(self.links.targets[node.span.start], self.conditional > 0))
            case nodes.ExprStmt(expr):
                self.expr(expr)
            case nodes.Trans():
                self._trans(node)
            case nodes.Autoescape(value, body):
                self.expr(value)
                with self._inner(body):
                    self._body(body)
            case nodes.CustomTag():
                self.world.env_tags.add(node.name)
                for part in (*(node.args or ()), *(keyword.value for keyword in node.kwargs or ())):
                    self.use(self.expr(part), Use.OPAQUE)
                with self._inner(node.body or ()):
                    self._body(node.body or ())
            case nodes.Break() | nodes.Continue() | nodes.Debug():
                pass
            case _:
                assert_never(node)

    def _note_printed(self, node: nodes.Expr, start: int) -> None:
        """Remember the calls whose result is printed as it is."""
        match node:
            case nodes.Call():
                self._printed[id(node)] = start
            case nodes.CondExpr(_, first, second):
                self._note_printed(first, start)
                if second is not None:
                    self._note_printed(second, start)
            case nodes.And(left, right) | nodes.Or(left, right):
                self._note_printed(left, start)
                self._note_printed(right, start)
            case nodes.Filter(nodes.Call() as inner, "safe"):
                self._note_printed(inner, start)
            case _:
                pass

    def site(self, ref: MacroRef, node: nodes.Call) -> None:
        start = self._printed.get(id(node))
        self.walked.sites.append(Site(self.unit, (ref.template, "macro", ref.name), start))

    def shown(self, kind: str, name: str, node: nodes.Call) -> None:
        start = self._printed.get(id(node))
        self.walked.sites.append(Site(self.unit, (self.template, kind, name), start))

    def note_equal(self, left: Value, right: Value, node: nodes.Expr) -> None:
        if left.cells and right.cells:
            self.world.equalities.append((self.template, node.span, left, right))

    def note_lookup(self, value: Value, node: nodes.Expr) -> None:
        if value.cells:
            self.world.lookups.append((self.template, node.span, value))

    def _template_name(self, node: nodes.Expr) -> Value:
        """The value of a template's name; a list's items count."""
        if isinstance(node, nodes.List | nodes.Tuple):
            return self.any_of(self.expr(item) for item in node.items)
        return self.expr(node)

    def _place(self, node: nodes.Include | nodes.Import | nodes.FromImport, targets: tuple[str, ...]) -> None:
        if isinstance(node, nodes.Include):
            for target in targets:
                self.walked.sites.append(Site(self.unit, (target, "root", ""), node.span.start))
        if targets:
            self.unit.add(Place(node, targets, self.frame.assigned(), self.frame.visible()))

    def _if(self, node: nodes.If) -> None:
        frame = self.frame
        start = dict(frame.state), dict(frame.bindings)
        ends: list[tuple[dict[str, bool], dict[str, Value]]] = []
        guards: list[tuple[nodes.Expr, bool]] = []
        arms = [node, *node.elif_]
        for arm in arms:
            self._with_guards(guards, lambda arm=arm: self.test(arm.test))
            self._with_guards([*guards, (arm.test, True)], lambda arm=arm: self._arm(arm.body))
            ends.append((frame.state, frame.bindings))
            frame.state, frame.bindings = dict(start[0]), dict(start[1])
            guards.append((arm.test, False))
        self._with_guards(guards, lambda: self._arm(node.else_))
        ends.append((frame.state, frame.bindings))
        frame.state, frame.bindings = _joined(ends)

    def _with_guards(self, guards: Sequence[tuple[nodes.Expr, bool]], action: object) -> None:
        if not guards:
            assert callable(action)
            action()
            return
        (test, outcome), *rest = guards
        with self.guard(test, outcome):
            self._with_guards(rest, action)

    def _arm(self, body: Sequence[nodes.Stmt]) -> None:
        self.conditional += 1
        self._body(body)
        self.conditional -= 1

    def _for(self, node: nodes.For) -> None:
        walked = self.expr(node.iter)
        self.use(walked, Use.ITERATE)
        label = singular(walked.cells[0][0].label) if walked.cells else ""
        if walked.cells and label == walked.cells[0][0].label and isinstance(node.target, nodes.Name):
            label = node.target.name
        item = self.items_of(walked, label)
        uses_loop = node.recursive or undeclared(node.body, frozenset({"loop"})) or _has_scoped_block(node.body)
        self.conditional += 1
        with self._inner(node.body, (node.target,), ("loop",) if uses_loop else ()) as inner:
            self.bind(node.target, item)
            inner.foreign |= set(inner.state)
            if uses_loop:
                inner.bindings["loop"] = Value(ref=LoopRef(item, walked, node))
                inner.state["loop"] = True
            if node.test is not None:
                self.test(node.test)
                with self.guard(node.test, True):
                    self._body(node.body)
            else:
                self._body(node.body)
        with self._inner(node.else_):
            self._body(node.else_)
        self.conditional -= 1

    def _assign_block(self, node: nodes.AssignBlock) -> None:
        with self._inner(node.body):
            self._body(node.body)
        result: Type = HTML if self.escapes else STR
        value = self._applied(node.filter) if node.filter is not None else Value(types=(result,))
        self.bind(node.target, value)

    def _applied(self, node: nodes.Filter) -> Value:
        """A chain of filters over a body."""
        if isinstance(node.node, nodes.Filter):
            return self.filtered(node, self._applied(node.node))
        return self.filtered(node, Value(types=(HTML,)))

    def _call_block(self, node: nodes.CallBlock) -> None:
        outer = self.frame
        self._printed[id(node.call)] = node.span.start
        with self._inner(node.body, (*node.args, *node.defaults)) as inner:
            self.frame = outer
            defaults = [self.expr(default) for default in node.defaults]
            callee = self._called_macro(node.call)
            if callee is None:
                self.call(node.call)
            self.frame = inner
            for index, arg in enumerate(node.args):
                cell = self.world.caller_arg(callee, index, arg.name) if callee is not None else None
                self.bind(arg, self.of(cell) if cell is not None else Value(types=(UNKNOWN,)))
            self.frame = outer
            if callee is not None:
                self.call_macro(callee, node.call)
                for default, arg in zip(reversed(defaults), reversed(node.args), strict=False):
                    for cell, _ in inner.bindings[arg.name].cells:
                        self.flow(default, cell)
            self.frame = inner
            self.conditional += 1
            self._body(node.body)
            self.conditional -= 1

    def _called_macro(self, node: nodes.Call) -> MacroRef | None:
        if isinstance(node.node, nodes.Name):
            ref = self.callee(node.node).ref
        elif isinstance(node.node, nodes.Getattr):
            base = self.expr(node.node.node)
            ref = self.module_attribute(base.ref, node.node.attr).ref if isinstance(base.ref, ModuleRef) else None
        else:
            ref = None
        return ref if isinstance(ref, MacroRef) else None

    def _block(self, node: nodes.Block) -> None:
        local: dict[str, bool] = {}
        visible: dict[str, Value] = {}
        top: Frame = self.frame
        if node.scoped:
            frame: Frame | None = self.frame
            while frame is not None and frame.parent is not None:
                local = {**frame.state, **local}
                visible = {**frame.bindings, **visible}
                frame = frame.parent
        while top.parent is not None:
            top = top.parent
        assigned = dict(top.state) if self.unit.kind == "root" else {}
        top_values = dict(top.bindings) if self.unit.kind == "root" else {}
        self.walked.sites.append(Site(self.unit, (self.template, "placed", node.name), node.span.start))
        self.unit.add(PlaceBlock(node.name, assigned, local, {**top_values, **visible}, self.conditional > 0))
        if node.name in self.walked.blocks:
            return
        unit = Unit(self.template, "block", node.name)
        self.walked.blocks[node.name] = unit
        with self._unit(unit), self._frame(Frame(symbols_of(node.body), None)):
            self._body(node.body)
            self._macros()

    def _from_import(self, node: nodes.FromImport) -> None:
        self.use(self._template_name(node.template), Use.STRING)
        targets = self.links.targets[node.span.start]
        self._place(node, targets if node.with_context else ())
        for item in node.names:
            name, alias = (item, item) if isinstance(item, str) else item
            value = self.module_attribute(ModuleRef(targets, node.with_context), name) if targets else ABSENT
            self.frame.bindings[alias] = value
            self.frame.state[alias] = True

    def _trans(self, node: nodes.Trans) -> None:
        self.unit.add(ReadAmbient("globals"))
        number = counted(node)
        printed = referenced_names(node)
        for name, expr in all_variables(node).items():
            value = self.expr(expr)
            if name in printed:
                self.print(value)
            if number is not None and number[0] == name:
                self.use(value, Use.NUMBER)

    # Macros.

    def _macros(self) -> None:
        while self.frame.deferred:
            deferred, self.frame.deferred = self.frame.deferred, []
            for node in deferred:
                self._macro(node)

    def _macro(self, node: nodes.Macro) -> None:
        unit = Unit(self.template, "macro", node.name)
        if node.name in self.walked.macros and self.frame.parent is not None:
            return
        self.walked.macros[node.name] = unit
        ref = MacroRef(self.template, node.name)
        special = undeclared(node.body, _MACRO_NAMES)
        unit.uses_caller, unit.uses_varargs, unit.uses_kwargs = (
            name in special for name in ("caller", "varargs", "kwargs")
        )
        with self._unit(unit), self._inner(node.body, node.args, sorted(special)) as inner:
            first_default = len(node.args) - len(node.defaults)
            for index, arg in enumerate(node.args):
                cell = self.world.param(ref, arg.name)
                inner.bindings[arg.name], inner.state[arg.name] = self.of(cell), True
                inner.foreign.add(arg.name)
                if index >= first_default:
                    self.flow(self.expr(node.defaults[index - first_default]), cell)
            for name in special:
                inner.state[name] = True
                inner.bindings[name] = (
                    Value(ref=Special("caller")) if name == "caller" else self._extra(self.world.param(ref, name), name)
                )
            self._body(node.body)

    def _extra(self, cell: Cell, name: str) -> Value:
        self.cells.shape(cell).made = "list" if name == "varargs" else "dict"
        return self.of(cell)


def _has_scoped_block(body: Sequence[nodes.Stmt]) -> bool:
    return any(isinstance(node, nodes.Block) and node.scoped for stmt in body for node in nodes.walk(stmt))


def _joined(ends: Sequence[tuple[dict[str, bool], dict[str, Value]]]) -> tuple[dict[str, bool], dict[str, Value]]:
    """What holds after branches: assigned for sure only where every branch did."""
    names = sorted({name for state, _ in ends for name in state})
    state = {name: all(known.get(name, False) for known, _ in ends) for name in names}
    bindings: dict[str, Value] = {}
    for name in names:
        value = NOTHING
        for _, known in ends:
            value |= known.get(name, NOTHING)
        bindings[name] = value
    return state, bindings
