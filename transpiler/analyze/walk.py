"""The walk over one template: statements, scopes and names; expressions are in `expressions` and `calls`.

Every body is walked once, in Jinja2's order; a macro's after the body around it, since it sees what that assigned
last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from typing_extensions import assert_never

from transpiler import nodes
from transpiler.analyze.callbacks import Callback
from transpiler.analyze.cells import Cell, Use
from transpiler.analyze.frames import ScopeWalk
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.names import World
from transpiler.analyze.naming import singular
from transpiler.analyze.scopes import frame as symbols_of
from transpiler.analyze.scopes import undeclared
from transpiler.analyze.values import (
    ABSENT,
    NOTHING,
    Frame,
    LoopRef,
    Parents,
    Place,
    PlaceBlock,
    ReadAmbient,
    Site,
    Special,
    Unit,
    Value,
    Walked,
)
from transpiler.nodes.trans import all_variables, counted, referenced_names
from transpiler.types import HTML, STR, UNKNOWN, Type

_MACRO_NAMES = frozenset({"caller", "varargs", "kwargs"})


def _extending(tree: nodes.Template) -> Iterator[nodes.Extends | nodes.If]:
    """What chooses the layout: `extends`, and the conditions around it."""
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Extends) or (
            isinstance(node, nodes.If) and any(isinstance(inner, nodes.Extends) for inner in nodes.walk(node))
        ):
            yield node


def walk_template(world: World, name: str) -> Walked:
    """Walk a template: its uses and flows land in `world.cells`, the rest is returned."""
    return _TemplateWalk(world, name).run()


class _TemplateWalk(ScopeWalk):
    def run(self) -> Walked:
        tree = self.world.trees[self.template][1]
        with self.in_frame(Frame(symbols_of(tree.body), None)) as root:
            self._body(tree.body)
            self.macros()
            self.walked.top = dict(root.bindings)
            self.walked.sure = frozenset(name for name, sure in root.state.items() if sure)
        for name, value in self.walked.top.items():
            self.flow(Value(value.cells, value.types), self.world.export(self.template, name))
        self.cells.reader = None
        return self.walked

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
                known = self.macro_named(node.node)  # another name for it, which is called like the first
                self.bind(node.target, self.expr(node.node) if known is None else Value(ref=known))
            case nodes.AssignBlock():
                self._assign_block(node)
            case nodes.With():
                bound = [self.expr(value) for value in node.values]
                with self.inner(node.body, node.targets):
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
                with self.inner(body):
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
                targets = self.links.targets[node.span.start]
                self._layout(template, targets)
                self.unit.add(Parents(targets, self.conditional > 0))
            case nodes.ExprStmt(expr):
                self.expr(expr)
            case nodes.Trans():
                self._trans(node)
            case nodes.Autoescape(value, body):
                self.expr(value)
                with self.inner(body):
                    self._body(body)
            case nodes.CustomTag():
                self.world.env_tags.add(node.name)
                for part in (*(node.args or ()), *(keyword.value for keyword in node.kwargs or ())):
                    self.use(self.expr(part), Use.OPAQUE)
                with self.inner(node.body or ()):
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
        if kind == "super" and len(self.links.parents) > 1:  # which body it is depends on what chooses the layout
            for extends in _extending(self.world.trees[self.template][1]):
                if isinstance(extends, nodes.Extends):
                    self._layout(extends.template, self.links.targets[extends.span.start])
                else:
                    self.test(extends.test)
        start = self._printed.get(id(node))
        self.walked.sites.append(Site(self.unit, (self.template, kind, name), start))

    def note_equal(self, left: Value, right: Value, node: nodes.Expr, identity: bool = False) -> None:
        if left.cells and right.cells:
            for value in (left, right):  # Python tells whether two objects are equal
                self.use(value, Use.ARGUMENT)
            self.world.equalities.append((self.template, node.span, left, right, identity))

    def note_held(self, value: Value, container: Value, node: nodes.Expr) -> None:
        if value.cells and container.cells:
            for one in (value, container):  # Python tells which of the items is equal
                self.use(one, Use.ARGUMENT)
            self.world.memberships.append((self.template, node.span, value, container))

    def note_lookup(self, value: Value, node: nodes.Expr) -> None:
        if value.cells:
            self.world.lookups.append((self.template, node.span, value))

    def note_whole(self, value: Value, node: nodes.Expr) -> None:
        if value.cells:
            self.world.wholes.append((self.template, node.span, value))

    def _template_name(self, node: nodes.Expr) -> Value:
        """The value of a template's name; a list's items count."""
        if isinstance(node, nodes.List | nodes.Tuple):
            return self.any_of(self.expr(item) for item in node.items)
        return self.expr(node)

    def _layout(self, node: nodes.Expr, targets: tuple[str, ...]) -> None:
        """A value names one of these layouts, or a part of one's name."""
        value = self._template_name(node)
        self.use(value, Use.NAMED if isinstance(node, nodes.Name | nodes.Getattr) else Use.STRING)
        for cell, _ in value.cells:
            self.cells.find(cell).layouts |= frozenset(targets)

    def _place(self, node: nodes.Include | nodes.Import | nodes.FromImport, targets: tuple[str, ...]) -> None:
        if isinstance(node, nodes.Include):
            for target in targets:
                self.walked.sites.append(Site(self.unit, (target, "root", ""), node.span.start))
        if targets:
            place = Place(node, targets, self.frame.assigned(), self.frame.visible(), self._outer_names())
            self.unit.add(place)

    def _outer_names(self) -> frozenset[str]:
        outer: set[str] = set()
        own: set[str] = set()
        frame: Frame | None = self.frame
        while frame is not None:
            names = own if self.units_of_frames[frame] is self.unit else outer
            names.update(frame.state)
            frame = frame.parent
        return frozenset(outer - own)

    def _if(self, node: nodes.If) -> None:
        frame = self.frame
        start = dict(frame.state), dict(frame.bindings)
        ends: list[tuple[dict[str, bool], dict[str, Value]]] = []
        with self.knowing() as known:
            for arm in (node, *node.elif_):
                self.test(arm.test)
                with self.guard(arm.test, True):
                    self._arm(arm.body)
                ends.append((frame.state, frame.bindings))
                frame.state, frame.bindings = dict(start[0]), dict(start[1])
                self.learn(arm.test, False, known)
            self._arm(node.else_)
        ends.append((frame.state, frame.bindings))
        frame.state, frame.bindings = _joined(ends)
        for name, value in frame.bindings.items():
            refs = {known[name].callables if name in known else () for _, known in ends}
            if len(refs) > 1:  # any of them may be called, with anything
                for ref in value.callables:
                    self.escape(ref)
                frame.bindings[name] = Value(value.cells, (*value.types, UNKNOWN), value.ref, value.others)

    def _arm(self, body: Sequence[nodes.Stmt]) -> None:
        self.conditional += 1
        self._body(body)
        self.conditional -= 1

    def _for(self, node: nodes.For) -> None:
        self.listed.add(id(node.iter))
        walked = self.expr(node.iter)
        self.use(walked, Use.ITERATE)
        label = singular(walked.cells[0][0].label) if walked.cells else ""
        if walked.cells and label == walked.cells[0][0].label and isinstance(node.target, nodes.Name):
            label = node.target.name
        item = self.items_of(walked, label)
        for cell, _ in item.cells:
            self.cells.shape(cell).listed.add(self.unit.key)
        uses_loop = node.recursive or undeclared(node.body, frozenset({"loop"})) or _has_scoped_block(node.body)
        self.conditional += 1
        with self.inner(node.body, (node.target,), ("loop",) if uses_loop else ()) as inner:
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
        with self.inner(node.else_):
            self._body(node.else_)
        self.conditional -= 1

    def _assign_block(self, node: nodes.AssignBlock) -> None:
        with self.inner(node.body):
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
        with self.inner(node.body, (*node.args, *node.defaults)) as inner:
            self.frame = outer
            defaults = [self.expr(default) for default in node.defaults]
            callee, callback = self._called_macro(node.call), self._called_callback(node.call)
            if callback is not None:
                callback.caller_args = max(callback.caller_args, len(node.args))
                self.completed(node.call, self.call_callback(callback, node.call, caller=True))
                for ref in callback.macros:
                    for index, arg in enumerate(node.args):
                        self.flow(Value(types=(UNKNOWN,)), self.world.caller_arg(ref, index, arg.name))
            elif callee is None:
                self.with_body.add(id(node.call))
                self.use(self.call(node.call), Use.PRINT | Use.SAFE)
            self.frame = inner
            for index, arg in enumerate(node.args):
                cell = self.world.caller_arg(callee, index, arg.name) if callee is not None else None
                self.bind(arg, self.of(cell) if cell is not None else Value(types=(UNKNOWN,)))
            self.frame = outer
            if callee is not None:
                self.completed(node.call, self.call_macro(callee, node.call))
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
            base = self.owner(node.node.node)
            ref = self.module_attribute(base.ref, node.node.attr).ref if isinstance(base.ref, ModuleRef) else None
        else:
            ref = None
        return ref if isinstance(ref, MacroRef) else None

    def _called_callback(self, node: nodes.Call) -> Callback | None:
        return self.callback(self.callee(node.node)) if isinstance(node.node, nodes.Name) else None

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
        with self.in_unit(unit), self.in_frame(Frame(symbols_of(node.body), None)):
            self._body(node.body)
            self.macros()

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

    def macros(self) -> None:
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
        own = {arg.name for arg in node.args} - {"caller"}
        special = undeclared(node.body, _MACRO_NAMES) - own
        unit.uses_caller, unit.uses_varargs, unit.uses_kwargs = (
            name in special for name in ("caller", "varargs", "kwargs")
        )
        with self.in_unit(unit), self.inner(node.body, node.args, sorted(special)) as inner:
            first_default = len(node.args) - len(node.defaults)
            for index, arg in enumerate(node.args):
                cell = self.world.param(ref, arg.name)
                inner.bindings[arg.name], inner.state[arg.name] = self.of(cell), True
                inner.foreign.add(arg.name)
                if index >= first_default:
                    self.arrive(ref, arg.name, self.expr(node.defaults[index - first_default]))
            for name in sorted(special):
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
