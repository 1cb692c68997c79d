"""Expressions: what each yields and what it does to the values in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from transpiler import nodes
from transpiler.analyze.cells import Cell, Cells, Use
from transpiler.analyze.inheritance import MacroRef, ModuleRef
from transpiler.analyze.uses import FILTERS, TESTS
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
    Float,
    Html,
    Int,
    List,
    Missing,
    NoneType,
    Number,
    Str,
    Type,
)  # fmt: skip

_ONLY_TEXT = re.compile(r"(?:[^%]|%%|%(?:\(\w+\))?s)*")
_ARITHMETIC = (nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)


class ExpressionWalk:
    """Evaluates expressions over cells. Subclasses know names, calls and structural filters."""

    cells: Cells
    app: AppFacts

    def __init__(self) -> None:
        self._true: list[set[Cell]] = []
        self._present: list[set[Cell]] = []

    # What subclasses add.

    def name(self, node: nodes.Name) -> Value:
        """The value of a name."""
        raise NotImplementedError

    def call(self, node: nodes.Call) -> Value:
        """The value of a call."""
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

    def note_equal(self, left: Value, right: Value, node: nodes.Expr) -> None:
        """Two values of the context are compared for equality."""
        raise NotImplementedError

    def note_lookup(self, value: Value, node: nodes.Expr) -> None:
        """A value is subscripted with a computed key."""
        raise NotImplementedError

    # Uses.

    def use(self, value: Value, uses: Use) -> None:
        """Record uses on all cells of a value."""
        for cell, guarded in value.cells:
            found = uses
            if Use.PRINT in uses and (guarded or self._is_guarded(cell, uses)):
                found = (uses & ~Use.PRINT) | Use.PRINT_GUARDED
            self.cells.use(cell, found)

    def print(self, value: Value) -> None:
        """The value's text is taken."""
        self.use(value, Use.PRINT)

    def flow(self, value: Value, target: Cell) -> None:
        """The value arrives at `target`."""
        for cell, guarded in value.cells:
            self.cells.flow(cell, target, guarded or self._is_guarded(cell, Use.PRINT))
        for type_ in value.types:
            if type_ not in target.accepts:
                self.cells.find(target).accepts.append(type_)
        if value.ref is not None and UNKNOWN not in target.accepts:
            self.cells.find(target).accepts.append(UNKNOWN)

    def of(self, cell: Cell, *types: Type) -> Value:
        """The value of one cell."""
        return Value(((self.cells.find(cell), False),), types)

    def made_list(self, item: Cell, label: str) -> Value:
        """A list that the template computes from items it has."""
        cell = self.cells.new(label)
        shape = self.cells.shape(cell)
        shape.made, shape.item = "list", item
        return self.of(cell)

    def _is_guarded(self, cell: Cell, uses: Use) -> bool:
        root = self.cells.find(cell)
        levels = self._true if Use.NONE not in uses else self._true + self._present
        return any(self.cells.find(known) is root for level in levels for known in level)

    # Conditions.

    def test(self, node: nodes.Expr) -> None:
        """Evaluate for truth."""
        match node:
            case nodes.And(left, right):
                self.test(left)
                with self.guard(left, True):
                    self.test(right)
            case nodes.Or(left, right):
                self.test(left)
                with self.guard(left, False):
                    self.test(right)
            case nodes.Not(inner):
                self.test(inner)
            case _:
                self.use(self.expr(node), Use.TEST)

    @contextmanager
    def guard(self, test: nodes.Expr, outcome: bool) -> Iterator[None]:
        """Within: `test` is known to have been true (or false)."""
        true: set[Cell] = set()
        self._learn(test, outcome, true)
        self._true.append(true)
        try:
            yield
        finally:
            self._true.pop()

    def _learn(self, test: nodes.Expr, outcome: bool, true: set[Cell]) -> None:
        match test:
            case nodes.Not(inner):
                self._learn(inner, not outcome, true)
            case nodes.And(left, right) if outcome:
                self._learn(left, True, true)
                self._learn(right, True, true)
            case nodes.Or(left, right) if not outcome:
                self._learn(left, False, true)
                self._learn(right, False, true)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem() | nodes.Call() if outcome:
                value = self.quiet(test)
                if len(value.cells) == 1 and not value.types:
                    true.add(value.cells[0][0])
            case nodes.Test(inner, "none") if not outcome:
                self._learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("ne", nodes.Const(None)),)) if outcome:
                self._learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("eq", nodes.Const(None)),)) if not outcome:
                self._learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("eq", nodes.Const(str(text))),)) if outcome and text:
                self._learn(inner, True, true)
            case nodes.Compare(inner, (nodes.Operand("gt", nodes.Const(int() | float())),)) if outcome:
                self._learn(inner, True, true)
            case _:
                pass

    def quiet(self, node: nodes.Expr) -> Value:
        """The value of a path again (paths are evaluated for their cells; doing so twice adds no use)."""
        match node:
            case nodes.Call(nodes.Getattr(), args) if all(isinstance(arg, nodes.Const) for arg in args):
                value = self.call(node)
                return Value(value.cells) if value.types in ((), (NONE,)) else NOTHING
            case nodes.Name() | nodes.Getattr() | nodes.Getitem(_, nodes.Const()):
                return self.expr(node)
            case _:
                return NOTHING

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
                return self.attribute(self.expr(inner), attr)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Call():
                return self.call(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Test():
                return self._test(node)
            case nodes.Compare():
                return self._compare(node)
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
                return Value(types=(HTML if any(HTML in value.types for value in values) else STR,))
            case nodes.Neg(inner) | nodes.Pos(inner):
                value = self.expr(inner)
                self.use(value, Use.NUMBER)
                return Value(types=value.types if value.types and not value.cells else (NUMBER,))
            case nodes.Add(left, right):
                return self._add(self.expr(left), self.expr(right))
            case nodes.Sub() | nodes.Mul() | nodes.Div() | nodes.FloorDiv() | nodes.Mod() | nodes.Pow():
                return self._arithmetic(node)
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

    def _kept(self, value: Value) -> Value:
        """A value as it leaves the region of a guard: it stays known to be true."""
        return Value(
            tuple((cell, guarded or self._is_guarded(cell, Use.PRINT)) for cell, guarded in value.cells),
            value.types,
            value.ref,
        )

    def attribute(self, value: Value, name: str) -> Value:
        """`value.name` or `value["name"]`."""
        match value.ref:
            case LoopRef() as loop:
                return self._loop_attribute(loop, name)
            case ModuleRef() as module:
                return self.module_attribute(module, name)
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
                if _all_of(key_value, (Int, Number)):
                    self.use(value, Use.INDEX)
                    return self.items_of(value)
                self.use(key_value, Use.EQUAL)
                self.use(value, Use.LOOKUP)
                self.note_lookup(value, node)
                return self._values_of(value)

    def _values_of(self, value: Value) -> Value:
        cells = tuple((self.cells.value(cell), False) for cell, _ in value.cells)
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
        self.cells.shape(cell).made = "dict"
        for pair in pairs:
            value = self._kept(self.expr(pair.value))
            if isinstance(pair.key, nodes.Const) and isinstance(pair.key.value, str):
                self.flow(value, self.cells.attr(cell, pair.key.value))
            else:
                self.flow(self.expr(pair.key), self.cells.key(cell))
                self.flow(value, self.cells.value(cell))
        return self.of(cell)

    def _filter(self, node: nodes.Filter) -> Value:
        value = self.expr(node.node) if node.node is not None else Value(types=(HTML,))
        return self.filtered(node, value)

    def filtered(self, node: nodes.Filter, value: Value) -> Value:
        """The value of a filter whose input is known."""
        rule = FILTERS.get(node.name)
        if rule is None:
            return self.structural_filter(node, value)
        self.use(value, rule.input)
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.use(self.expr(argument), Use.NUMBER if node.name == "round" else Use.OPAQUE)
        return Value(types=(rule.result,))

    def _test(self, node: nodes.Test) -> Value:
        value = self.expr(node.node)
        if node.name in ("eq", "==", "equalto", "ne", "!=", "lt", "<", "lessthan", "le", "<=", "gt", ">", "greaterthan",
                         "ge", ">=", "sameas") and node.args:  # fmt: skip
            order = node.name not in ("eq", "==", "equalto", "ne", "!=", "sameas")
            self.compared(value, self.expr(node.args[0]), node.args[0], order)
            return Value(types=(BOOL,))
        if node.name == "in" and node.args:
            self._contained(value, self.expr(node.args[0]), node.args[0])
            return Value(types=(BOOL,))
        if node.name in self.app.tests or (node.name not in TESTS and node.name not in _OPAQUE_TESTS):
            self.custom_test(node)
        self.use(value, TESTS.get(node.name, Use.OPAQUE))
        for argument in node.args:
            self.use(self.expr(argument), Use.NUMBER if node.name == "divisibleby" else Use.OPAQUE)
        return Value(types=(BOOL,))

    def _compare(self, node: nodes.Compare) -> Value:
        left_node, left = node.expr, self.expr(node.expr)
        for operand in node.ops:
            right = self.expr(operand.expr)
            if operand.op in ("in", "notin"):
                self._contained(left, right, operand.expr)
            else:
                order = operand.op not in ("eq", "ne")
                self.compared(left, right, operand.expr, order)
                self.compared(right, left, left_node, order)
                if order:
                    self._peer(left, right)
                else:
                    self.note_equal(left, right, node)
            left_node, left = operand.expr, right
        return Value(types=(BOOL,))

    def _peer(self, left: Value, right: Value) -> None:
        for one, _ in left.cells:
            for two, _ in right.cells:
                self.cells.peers.append((one, two))

    def compared(self, value: Value, other: Value, other_node: nodes.Expr, order: bool) -> None:
        """`value` is compared with `other`: what that says about `value`."""
        if isinstance(other_node, nodes.Const):
            constant = other_node.value
            if constant is None:
                self.use(value, Use.NONE)
            elif isinstance(constant, str):
                self.use(value, Use.STRING)
                for cell, _ in value.cells:
                    self.cells.find(cell).texts.add(constant)
            else:
                self.use(value, Use.EQUAL if isinstance(constant, bool) else Use.NUMBER)
        elif other.types and not other.cells and all(isinstance(t, Int | Float | Number) for t in other.types):
            self.use(value, Use.NUMBER if order else Use.EQUAL)
        elif other.types and not other.cells and all(isinstance(t, Str) for t in other.types):
            self.use(value, Use.STRING)
        else:
            self.use(value, Use.ORDER if order else Use.EQUAL)

    def _contained(self, value: Value, container: Value, container_node: nodes.Expr) -> None:
        if isinstance(container_node, nodes.List | nodes.Tuple):
            for item in container_node.items:
                self.compared(value, self.expr(item), item, order=False)
            return
        if isinstance(container_node, nodes.Const):
            self.use(value, Use.STRING)
            return
        self.use(value, Use.EQUAL)
        self.use(container, Use.CONTAINS)

    def _add(self, left: Value, right: Value) -> Value:
        numbers = [_all_of(v, (Int, Float, Number)) for v in (left, right)]
        texts = [_all_of(v, (Str, Html)) for v in (left, right)]
        if any(texts):
            self.use(left, Use.STRING)
            self.use(right, Use.STRING)
            return Value(types=(STR,))
        if any(numbers):
            self.use(left, Use.NUMBER)
            self.use(right, Use.NUMBER)
            return Value(types=(INT if all(v.types == (INT,) and not v.cells for v in (left, right)) else NUMBER,))
        lists = [v for v in (left, right) for cell, _ in v.cells if self.cells.shape(cell).made == "list"]
        if lists:
            fresh = self.cells.new("item")
            self.cells.shape(fresh).made = "list"
            for value in (left, right):
                self.use(value, Use.ITERATE)
                self.flow(self.items_of(value), self.cells.item(fresh))
            return self.of(fresh)
        self.use(left, Use.ORDER)
        self.use(right, Use.ORDER)
        self._peer(left, right)
        return Value(types=(UNKNOWN,))

    def _arithmetic(self, node: nodes.BinExpr) -> Value:
        if isinstance(node, nodes.Mod) and isinstance(node.left, nodes.Const) and isinstance(node.left.value, str):
            only_text = _ONLY_TEXT.fullmatch(node.left.value) is not None
            items = node.right.items if isinstance(node.right, nodes.Tuple) else (node.right,)
            for item in items:
                self.use(self.expr(item), Use.PRINT if only_text and item is not node.right else Use.OPAQUE)
            return Value(types=(STR,))
        left, right = self.expr(node.left), self.expr(node.right)
        if isinstance(node, nodes.Mul) and (_all_of(left, (Str,)) or _all_of(right, (Str,))):
            return Value(types=(STR,))
        self.use(left, Use.NUMBER)
        self.use(right, Use.NUMBER)
        if isinstance(node, nodes.Div):
            return Value(types=(FLOAT,))
        return Value(types=(INT if all(v.types == (INT,) and not v.cells for v in (left, right)) else NUMBER,))


_OPAQUE_TESTS = frozenset({
    "boolean", "callable", "escaped", "false", "float", "integer", "iterable", "mapping", "number", "sameas",
    "sequence", "string", "true",
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


def _all_of(value: Value, kinds: tuple[type, ...]) -> bool:
    return bool(value.types) and not value.cells and all(isinstance(t, kinds) for t in value.types)


def _item_types(types: Sequence[Type]) -> tuple[Type, ...]:
    return tuple(t.item if isinstance(t, List) else UNKNOWN for t in types if t != MISSING)


def _any_of(values: Sequence[Value]) -> Value:
    found = NOTHING
    for value in values:
        found |= value
    return found
