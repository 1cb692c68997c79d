"""Expressions: what each yields and what it does to the values in it."""

from __future__ import annotations

from collections.abc import Sequence

from transpiler import nodes
from transpiler.analyze.cells import Use
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.naming import item_label
from transpiler.analyze.operators import OperatorWalk, all_of
from transpiler.analyze.uses import FILTERS, STRUCTURAL, TESTS
from transpiler.analyze.values import ABSENT, NOTHING, Cycler, LoopRef, Special, Value
from transpiler.facts import AppFacts
from transpiler.types import (
    BOOL,
    FLOAT,
    HTML,
    INT,
    MISSING,
    NONE,
    NUMBER,
    STR,
    UNKNOWN,
    Int,
    List,
    Missing,
    NoneType,
    Number,
    Str,
    Type,
)  # fmt: skip


class ExpressionWalk(OperatorWalk):
    """Evaluates expressions over cells. Subclasses know names, calls and structural filters."""

    app: AppFacts

    # What subclasses add.

    def name(self, node: nodes.Name) -> Value:
        """The value of a name."""
        raise NotImplementedError

    def owner(self, node: nodes.Expr) -> Value:
        """The value of what an attribute is read of, or a method called: a module stays where it is."""
        raise NotImplementedError

    def structural_filter(self, node: nodes.Filter, value: Value) -> Value:
        """The value of a filter that looks inside lists or dicts."""
        raise NotImplementedError

    def custom_filter(self, node: nodes.Filter) -> Type:
        """The result of a filter of the app."""
        raise NotImplementedError

    def custom_test(self, node: nodes.Test) -> None:
        """Note a test of the app."""
        raise NotImplementedError

    def module_attribute(self, ref: ModuleRef, name: str) -> Value:
        """A name of an imported module."""
        raise NotImplementedError

    def module_attributes(self, value: Value, name: str) -> Value:
        """A name of the modules that a condition chooses from."""
        found = NOTHING
        for ref in value.callables:
            if isinstance(ref, ModuleRef):
                found |= self.module_attribute(ref, name)
        return found

    def escape(self, ref: MacroRef | ModuleRef) -> None:
        """A macro, or all of a module, is used as a value that may be called with anything."""
        raise NotImplementedError

    def note_lookup(self, value: Value, node: nodes.Expr) -> None:
        """A value is subscripted with a computed key."""
        raise NotImplementedError

    def note_whole(self, value: Value, node: nodes.Expr) -> None:
        """All of a value is needed."""
        raise NotImplementedError

    # Expressions.

    def expr(self, node: nodes.Expr) -> Value:
        """The value of an expression; uses of the values in it are recorded."""
        match node:
            case nodes.Name():
                return self.name(node)
            case nodes.Const(constant):
                return Value(types=(_const_type(constant),))
            case nodes.TemplateData():
                return Value(types=(HTML,))
            case nodes.Getattr(inner, attr):
                if attr == "_undefined_name":
                    return self._of_undefined(inner)
                return self.attribute(self.owner(inner), attr)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Call():
                return self.completed(node, self.call(node))
            case nodes.Filter():
                return self._filter(node)
            case nodes.Test():
                return self.completed(node, self._test(node))
            case nodes.Compare():
                return self.comparison(node)
            case nodes.CondExpr(test, first, second):
                self.test(test)
                with self.guard(test, True):
                    value = self._kept(self.expr(first))
                with self.guard(test, False):
                    return value | (self._kept(self.expr(second)) if second is not None else ABSENT)
            case nodes.And(left, right):
                value = self.expr(left)
                self.use(value, Use.TEST)
                with self.guard(left, True):
                    return value | self._kept(self.expr(right))
            case nodes.Or(left, right):
                value = self.expr(left)
                self.use(value, Use.TEST)
                with self.guard(left, False):
                    return value.guarded() | self.expr(right)
            case nodes.Not(inner):
                self.test(inner)
                return Value(types=(BOOL,))
            case nodes.Concat(parts):
                values = [self.expr(part) for part in parts]
                for value in values:
                    self.print(value)
                    self.use(value, self.joined(node))
                return Value(types=(HTML if any(HTML in value.types for value in values) else STR,))
            case nodes.Neg(inner) | nodes.Pos(inner):
                value = self.expr(inner)
                self.calculated(value)
                return Value(types=value.types if value.types and not value.cells else (NUMBER,))
            case nodes.Add(left, right):
                return self.sum(self.expr(left), self.expr(right))
            case nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Pow():
                return self.arithmetic(node)
            case nodes.List(items) | nodes.Tuple(items):
                return self._sequence(node, items)
            case nodes.Dict(pairs):
                return self._dict(pairs)
            case nodes.Slice(start, stop, step):
                for part in (start, stop, step):
                    if part is not None:
                        self.use(self.expr(part), Use.NUMBER)
                return NOTHING
            case _:
                return Value(types=(UNKNOWN,))

    def _of_undefined(self, node: nodes.Expr) -> Value:
        """An attribute of Undefined itself tells which part of a path is missing: none of it has a shape."""
        while isinstance(node, nodes.Getattr | nodes.Getitem):
            self.use(self.expr(node), Use.LOOKUP)
            node = node.node
        self.use(self.expr(node), Use.LOOKUP)
        return Value(types=(UNKNOWN,))

    def _kept(self, value: Value) -> Value:
        """A value as it leaves the region of a guard: it stays known to be true."""
        return Value(
            tuple((cell, guarded or self.is_guarded(cell)) for cell, guarded in value.cells),
            value.types,
            value.ref,
            value.others,
        )

    def attribute(self, value: Value, name: str) -> Value:
        """`value.name` or `value["name"]`."""
        match value.ref:
            case LoopRef() as loop:
                return self._loop_attribute(loop, name)
            case ModuleRef():
                found = self.module_attributes(value, name)
                for ref in found.callables:
                    if isinstance(ref, MacroRef):
                        self.escape(ref)
                return found
            case MacroRef():
                return Value(types=(STR,))
            case Cycler(values):
                return _any_of(values) if name == "current" else Value(types=(UNKNOWN,))
            case Special("self"):
                return Value(types=(UNKNOWN,))
            case _:
                pass
        cells = tuple((self.cells.attr(cell, name), False) for cell, _ in value.cells)
        known = [t for t in value.types if not isinstance(t, Missing | NoneType)]
        return Value(cells, (UNKNOWN,) if known else ())

    def _loop_attribute(self, loop: LoopRef, name: str) -> Value:
        if name in ("previtem", "nextitem"):
            return loop.item | ABSENT
        return Value(types=(BOOL if name in ("first", "last") else INT,))

    def _item(self, node: nodes.Getitem) -> Value:
        value = self.expr(node.node)
        match node.arg:
            case nodes.Const(str(key)):
                return self.attribute(value, key)
            case nodes.Const(bool() | None | float()):
                self.use(value, Use.LOOKUP)
                return self._values_of(value)
            case nodes.Const(int(index)) if index >= 0:
                self.use(value, Use.INDEX)
                cells = tuple((self.cells.element(cell, index), False) for cell, _ in value.cells)
                return Value(cells, _item_types(value.types))
            case nodes.Neg(nodes.Const(int())):
                self.use(value, Use.INDEX)
                return self.items_of(value)
            case nodes.Slice():
                self.expr(node.arg)
                self.use(value, Use.SLICE)
                fresh = self.cells.new(value.cells[0][0].label if value.cells else "part")
                self.flow(value, fresh)
                return self.of(fresh)
            case arg:
                key_value = self.expr(arg)
                if all_of(key_value, (Int, Number)):
                    self.use(value, Use.INDEX)
                    return self.items_of(value)
                self.use(key_value, Use.EQUAL | Use.ARGUMENT)
                self.use(value, Use.ITEM)
                self.note_lookup(value, node)
                return self._values_of(value)

    def _values_of(self, value: Value) -> Value:
        cells = tuple((self.cells.value(cell, item_label(cell.label)), False) for cell, _ in value.cells)
        return Value(cells, (UNKNOWN,) if value.types or not cells else ())

    def items_of(self, value: Value, label: str = "") -> Value:
        """What iteration over the value yields."""
        cells = tuple((self.cells.item(cell, label), False) for cell, _ in value.cells)
        return Value(cells, _item_types(value.types))

    def _sequence(self, node: nodes.List | nodes.Tuple, items: Sequence[nodes.Expr]) -> Value:
        cell = self.cells.new("item")
        shape = self.cells.shape(cell)
        if isinstance(node, nodes.Tuple):
            shape.made, shape.arity = "tuple", len(items)
            for index, item in enumerate(items):
                self.flow(self._kept(self.expr(item)), self.cells.element(cell, index))
        else:
            shape.made = "list"
            inner = self.cells.item(cell)
            for item in items:
                self.flow(self._kept(self.expr(item)), inner)
        return self.of(cell)

    def _dict(self, pairs: Sequence[nodes.Pair]) -> Value:
        cell = self.cells.new("options")
        shape = self.cells.shape(cell)
        shape.made, shape.empty = "dict", not pairs
        for pair in pairs:
            value = self._kept(self.expr(pair.value))
            if isinstance(pair.key, nodes.Const) and isinstance(pair.key.value, str):
                self.flow(value, self.cells.attr(cell, pair.key.value))
            else:
                self.flow(self.expr(pair.key), self.cells.key(cell))
                self.flow(value, self.cells.value(cell))
        return self.of(cell)

    def _filter(self, node: nodes.Filter) -> Value:
        if node.name in STRUCTURAL - {"default", "d", "attr", "format"}:
            self.listed.add(id(node.node))
        if node.name not in ("e", "escape", "forceescape"):
            self.kept.add(id(node.node))
        value = self.expr(node.node) if node.node is not None else Value(types=(HTML,))
        return self.filtered(node, value)

    def filtered(self, node: nodes.Filter, value: Value) -> Value:
        """The value of a filter whose input is known."""
        return self.completed(node, self._rule_of_filter(node, value))

    def handed(self, name: str) -> Use:
        """What a filter, test or global of the app's own does with what it is given."""
        return Use.ARGUMENT if self.app.answers(name) else Use.OPAQUE

    def completed(self, node: nodes.Call | nodes.Filter | nodes.Test, value: Value) -> Value:
        """`value`, after the arguments that no rule looked at were evaluated too: a name in them is read."""
        extra = [part for part in (node.dyn_args, node.dyn_kwargs) if part is not None]
        for part in (*node.args, *(keyword.value for keyword in node.kwargs), *extra):
            names = [inner for inner in nodes.walk(part) if isinstance(inner, nodes.Name)]
            if any(id(name) not in self.looked_up for name in names):
                self.use(self.expr(part), Use.OPAQUE)
        return value

    def _rule_of_filter(self, node: nodes.Filter, value: Value) -> Value:
        rule = FILTERS.get(node.name)
        if rule is None:
            return self.structural_filter(node, value)
        self.use(value, rule.input)
        if Use.WHOLE in rule.input:
            self.note_whole(value, node)
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.use(self.expr(argument), Use.NUMBER if node.name == "round" else Use.OPAQUE)
        return Value(types=(rule.result,))

    def _test(self, node: nodes.Test) -> Value:
        value = self.expr(node.node)
        if node.args and self.tested(node.name, value, node.node, node.args[0]):
            return Value(types=(BOOL,))
        if node.name in self.app.tests or (node.name not in TESTS and node.name not in _OPAQUE_TESTS):
            self.custom_test(node)
            for given in (value, *map(self.expr, node.args)):
                self.use(given, self.handed(node.name))
            return Value(types=(BOOL,))
        self.use(value, TESTS.get(node.name, Use.OPAQUE))
        for argument in node.args:
            self.use(self.expr(argument), Use.NUMBER if node.name == "divisibleby" else Use.OPAQUE)
        return Value(types=(BOOL,))


_OPAQUE_TESTS = frozenset({
    "callable", "escaped", "false", "sameas", "true",
})  # fmt: skip


def _const_type(value: nodes.ConstValue) -> Type:
    match value:
        case None:
            return NONE
        case bool():
            return BOOL
        case int():
            return INT
        case float():
            return FLOAT
        case _:
            return Str(frozenset({value}))


def _item_types(types: Sequence[Type]) -> tuple[Type, ...]:
    return tuple(t.item if isinstance(t, List) else UNKNOWN for t in types if t != MISSING)


def _any_of(values: Sequence[Value]) -> Value:
    found = NOTHING
    for value in values:
        found |= value
    return found
