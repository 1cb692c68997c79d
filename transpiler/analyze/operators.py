"""Operators: comparisons and arithmetic, and what they say about both sides."""

from __future__ import annotations

import re

from transpiler import nodes
from transpiler.analyze.cells import Use
from transpiler.analyze.guards import GuardWalk
from transpiler.analyze.values import Value
from transpiler.types import BOOL, FLOAT, INT, NUMBER, STR, UNKNOWN, Float, Html, Int, Number, Str

_EQUALITIES = frozenset({"eq", "==", "equalto", "ne", "!="})
_ORDERS = frozenset({"lt", "<", "lessthan", "le", "<=", "gt", ">", "greaterthan", "ge", ">="})
_ONLY_TEXT = re.compile(r"(?:[^%]|%%|%(?:\(\w+\))?s)*")


class OperatorWalk(GuardWalk):
    """Adds operators to the walk of expressions."""

    def note_equal(self, left: Value, right: Value, node: nodes.Expr, identity: bool = False) -> None:
        """Two values of the context are compared for equality, or `identity`."""
        raise NotImplementedError

    def note_held(self, value: Value, container: Value, node: nodes.Expr) -> None:
        """A value of the context is looked for in another (`node`)."""
        raise NotImplementedError

    def items_of(self, value: Value, label: str = "") -> Value:
        """What iteration over the value yields."""
        raise NotImplementedError

    def comparison(self, node: nodes.Compare) -> Value:
        """`a < b == c`."""
        left_node, left = node.expr, self._operand(node.expr)
        for operand in node.ops:
            right = self._operand(operand.expr)
            if operand.op in ("in", "notin"):
                self.contained(left, left_node, right, operand.expr)
            else:
                self._both(left, left_node, right, operand.expr, operand.op not in ("eq", "ne"), node)
            left_node, left = operand.expr, right
        return Value(types=(BOOL,))

    def _both(
        self, left: Value, left_node: nodes.Expr | None, right: Value, right_node: nodes.Expr, order: bool,
        place: nodes.Expr,
    ) -> None:  # fmt: skip
        self.compared(left, right, right_node, order)
        self.compared(right, left, left_node, order)
        if order:
            self._peer(left, right)
        else:
            self.note_equal(left, right, place)

    def tested(self, name: str, value: Value, node: nodes.Expr | None, other: nodes.Expr) -> bool:
        """`value is gt other`: whether the test is a comparison. `node` is the value's expression, where it has one."""
        if name == "in":
            self.contained(value, node, self.expr(other), other)
        elif name == "sameas":
            right = self.expr(other)
            self.compared(value, right, other, order=False)
            self.note_equal(value, right, other, identity=True)
        elif name in _EQUALITIES or name in _ORDERS:
            self._both(value, node, self.expr(other), other, name in _ORDERS, other)
        else:
            return False
        return True

    def _operand(self, node: nodes.Expr) -> Value:
        """A side of a comparison: what is calculated there is never printed."""
        self.compares += 1
        value = self.expr(node)
        self.compares -= 1
        return value

    def calculated(self, value: Value) -> None:
        """A number takes part in a calculation; a float prints other than an int of the same value."""
        self.use(value, Use.NUMBER if self.compares else Use.NUMBER | Use.RESULT)

    def _peer(self, left: Value, right: Value) -> None:
        for one, _ in left.cells:
            for two, _ in right.cells:
                self.cells.peers.append((one, two))

    def compared(self, value: Value, other: Value, other_node: nodes.Expr | None, order: bool) -> None:
        """`value` is compared with `other`: what that says about `value`."""
        if isinstance(other_node, nodes.Const):
            constant = other_node.value
            if constant is None:
                self.use(value, Use.NONE)
            elif isinstance(constant, str):
                self.use(value, Use.NAMES if constant and not order else Use.STRING)
            else:
                flag = isinstance(constant, bool)
                self.use(value, (Use.EQUAL if order else Use.FLAG) if flag else Use.NUMBER)
        elif other.types and not other.cells and all(isinstance(t, Int | Float | Number) for t in other.types):
            self.use(value, Use.NUMBER if order else Use.EQUAL)
        elif other.types and not other.cells and all(isinstance(t, Str) for t in other.types):
            self.use(value, Use.STRING)
        else:
            self.use(value, Use.ORDER if order else Use.EQUAL)

    def contained(
        self, value: Value, value_node: nodes.Expr | None, container: Value, container_node: nodes.Expr
    ) -> None:
        """`value in container`."""
        if isinstance(container_node, nodes.List | nodes.Tuple):
            for item in container_node.items:
                self._both(value, value_node, self.expr(item), item, False, item)
            return
        if isinstance(container_node, nodes.Const):
            self.use(value, Use.STRING)
            return
        self.use(value, Use.EQUAL)
        text = isinstance(value_node, nodes.Const) and isinstance(value_node.value, str)
        self.use(container, Use.CONTAINS if text else Use.CONTAINS | Use.HOLDS)
        self.note_held(value, container, container_node)

    def sum(self, left: Value, right: Value) -> Value:
        """`left + right`."""
        numbers = [all_of(v, (Int, Float, Number)) for v in (left, right)]
        texts = [all_of(v, (Str, Html)) for v in (left, right)]
        if any(texts):
            self.use(left, Use.STRING)
            self.use(right, Use.STRING)
            return Value(types=(STR,))
        if any(numbers):
            self.calculated(left)
            self.calculated(right)
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

    def arithmetic(self, node: nodes.BinExpr) -> Value:
        """Every other operator."""
        if isinstance(node, nodes.Mod) and isinstance(node.left, nodes.Const) and isinstance(node.left.value, str):
            only_text = _ONLY_TEXT.fullmatch(node.left.value) is not None
            items = node.right.items if isinstance(node.right, nodes.Tuple) else (node.right,)
            for item in items:
                self.use(self.expr(item), Use.PRINT if only_text and item is not node.right else Use.WHOLE)
            return Value(types=(STR,))
        left, right = self.expr(node.left), self.expr(node.right)
        if isinstance(node, nodes.Mul) and (all_of(left, (Str,)) or all_of(right, (Str,))):
            return Value(types=(STR,))
        if isinstance(node, nodes.Div):
            self.use(left, Use.NUMBER)
            self.use(right, Use.NUMBER)
            return Value(types=(FLOAT,))
        self.calculated(left)
        self.calculated(right)
        return Value(types=(INT if all(v.types == (INT,) and not v.cells for v in (left, right)) else NUMBER,))


def all_of(value: Value, kinds: tuple[type, ...]) -> bool:
    """Whether a value is computed and of these kinds only."""
    return bool(value.types) and not value.cells and all(isinstance(t, kinds) for t in value.types)
