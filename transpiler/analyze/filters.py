"""Filters that look inside lists and dicts, pass their input on, or take their meaning from their arguments."""

from __future__ import annotations

import re

from transpiler import nodes
from transpiler.analyze.cells import Use
from transpiler.analyze.expressions import ExpressionWalk
from transpiler.analyze.uses import (
    CHANGES_OF_DICTS,
    DICT_METHODS,
    FILTERS,
    ONE_ITEM,
    SAME_LIST,
    STR_METHODS,
    STRUCTURAL,
    TESTS,
)
from transpiler.analyze.values import ABSENT, NOTHING, Value
from transpiler.types import NUMBER, STR, UNKNOWN, List

_ONLY_TEXT = re.compile(r"(?:[^%]|%%|%(?:\(\w+\))?s)*")

_METHODS = DICT_METHODS | STR_METHODS | CHANGES_OF_DICTS | {"get"}
"""Attributes of values that are no objects of the app: `attr` yields the method where `d.items` may be a key."""


class FilterWalk(ExpressionWalk):
    """Adds the filters of `STRUCTURAL` to the walk of expressions."""

    def walk_dict(self, value: Value, name: str) -> Value:
        """See `CallWalk`."""
        raise NotImplementedError

    def structural_filter(self, node: nodes.Filter, value: Value) -> Value:
        """The value of a filter that is not in `FILTERS`."""
        name = node.name
        if name not in STRUCTURAL:
            self.use(value, self.handed(name))
            for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
                self.use(self.expr(argument), self.handed(name))
            return Value(types=(self.custom_filter(node),))
        if name in ("default", "d"):
            return self._default(node, value)
        if name == "attr":
            match node.args:
                case (nodes.Const(str(attr)), *_) if attr not in _METHODS:
                    return self.attribute(value, attr)
                case _:
                    self.use(value, Use.LOOKUP)
                    self.note_lookup(value, node)
                    return Value(types=(UNKNOWN,))
        if name == "format":
            return self._format(node, value)
        if name in ("items", "dictsort"):
            found = self.walk_dict(value, "items")
            if name == "dictsort":
                for cell, _ in value.cells:
                    self.cells.use(self.cells.key(cell), Use.ORDER)
            return found
        return self._list_filter(node, value)

    def _default(self, node: nodes.Filter, value: Value) -> Value:
        default = _argument(node, 0, "default_value")
        boolean = _argument(node, 1, "boolean")
        other = self.expr(default) if default is not None else Value(types=(STR,))
        if isinstance(boolean, nodes.Const) and boolean.value:
            self.use(value, Use.TEST)
            return value.guarded() | other
        self.use(value, Use.DEFINED)
        return (
            Value(value.cells, tuple(t for t in value.types if t not in ABSENT.types), value.ref, value.others) | other
        )

    def _format(self, node: nodes.Filter, value: Value) -> Value:
        self.use(value, Use.STRING)
        text = node.node.value if isinstance(node.node, nodes.Const) else None
        plain = isinstance(text, str) and _ONLY_TEXT.fullmatch(text) is not None
        for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
            self.use(self.expr(argument), Use.PRINT if plain else Use.OPAQUE)
        return Value(types=(STR,))

    def _path(self, value: Value, attribute: nodes.Expr | None) -> Value:
        """`attribute="a.b"` of a filter."""
        if attribute is None:
            return value
        if not (isinstance(attribute, nodes.Const) and isinstance(attribute.value, str)):
            if not isinstance(attribute, nodes.Const):
                self.use(self.expr(attribute), Use.OPAQUE)
                self.note_lookup(value, attribute)
            self.use(value, Use.LOOKUP)
            return Value(types=(UNKNOWN,))
        for part in attribute.value.split("."):
            if part.isdigit():
                self.use(value, Use.INDEX)
                value = Value(tuple((self.cells.element(cell, int(part)), False) for cell, _ in value.cells))
            else:
                value = self.attribute(value, part)
        self.use(value, Use.KEYED)
        return value

    def _list_filter(self, node: nodes.Filter, value: Value) -> Value:
        name = node.name
        if name == "reverse" and id(node) not in self.listed:
            self.use(value, Use.OPAQUE)  # of a text it is a text
            return Value(types=(UNKNOWN,))
        self.use(value, Use.ITERATE)
        item = self.items_of(value)
        attribute = _argument(node, 99, "attribute")
        if name == "join":
            target = self._path(item, attribute or _argument(node, 1, "attribute"))
            self.use(target, Use.PRINT)
            self.use(target, self.joined(node))
            if (separator := _argument(node, 0, "d")) is not None:
                self.use(self.expr(separator), Use.PRINT)
            return Value(types=(STR,))
        if name == "sum":
            self.use(self._path(item, _argument(node, 0, "attribute")), Use.NUMBER | Use.RESULT)
            return Value(types=(NUMBER,))
        if name in ("sort", "unique", "min", "max"):
            position = {"sort": 2, "unique": 1, "min": 1, "max": 1}[name]
            by = _argument(node, position, "attribute")
            names = by.value.split(",") if isinstance(by, nodes.Const) and isinstance(by.value, str) else None
            paths = [nodes.Const(path) for path in names] if names else [by]
            for path in paths:
                self.use(self._path(item, path), Use.EQUAL if name == "unique" else Use.ORDER)
        if name in ("select", "reject", "selectattr", "rejectattr"):
            self._select(node, item)
        if name in ONE_ITEM:
            return item | ABSENT
        if name == "map":
            return self._map(node, item)
        if name == "groupby":
            return self._groupby(node, item)
        if name in ("batch", "slice"):
            for argument in node.args[:1]:
                self.use(self.expr(argument), Use.NUMBER)
            return self._list_of(self._list_of(item, "row"), "rows")
        if name in SAME_LIST and name not in ("select", "reject", "selectattr", "rejectattr"):
            for argument in (*node.args, *(keyword.value for keyword in node.kwargs)):
                self.expr(argument)
        return self._list_of(item, value.cells[0][0].label if value.cells else "items")

    def _list_of(self, item: Value, label: str) -> Value:
        found = NOTHING
        for cell, _ in item.cells:
            found |= self.made_list(cell, label)
        return Value(found.cells, tuple(List(t) for t in item.types) if not found.cells or item.types else ())

    def _select(self, node: nodes.Filter, item: Value) -> None:
        arguments = list(node.args)
        if node.name in ("selectattr", "rejectattr") and arguments:
            item = self._path(item, arguments.pop(0))
        if not arguments:
            self.use(item, Use.TEST)
            return
        test = arguments.pop(0)
        name = test.value if isinstance(test, nodes.Const) else None
        if isinstance(name, str) and arguments and self.tested(name, item, None, arguments[0]):
            return
        self.use(item, TESTS.get(name, Use.OPAQUE) if isinstance(name, str) else Use.OPAQUE)
        for argument in arguments:
            self.use(self.expr(argument), Use.OPAQUE)

    def _map(self, node: nodes.Filter, item: Value) -> Value:
        attribute = _argument(node, 99, "attribute")
        if attribute is not None:
            default = _argument(node, 99, "default")
            mapped = self._path(item, attribute)
            if default is not None:
                self.use(mapped, Use.DEFINED)
                mapped |= self.expr(default)
            return self._list_of(mapped, "values")
        name = node.args[0].value if node.args and isinstance(node.args[0], nodes.Const) else None
        if isinstance(name, str) and name in STRUCTURAL:
            applied = nodes.Filter(None, name, node.args[1:], node.kwargs, None, None)
            return self._list_of(self.structural_filter(applied, item), "values")
        rule = FILTERS.get(name) if isinstance(name, str) else None
        own = rule is None and isinstance(name, str) and name not in STRUCTURAL
        handed = self.handed(name) if own and isinstance(name, str) else Use.OPAQUE
        self.use(item, rule.input if rule is not None else handed)
        for argument in node.args[1:]:
            self.use(self.expr(argument), handed)
        if own and isinstance(name, str):
            return Value(types=(List(self.custom_filter(nodes.Filter(None, name, (), (), None, None))),))
        return Value(types=(List(rule.result if rule is not None else UNKNOWN),))

    def _groupby(self, node: nodes.Filter, item: Value) -> Value:
        grouper = self._path(item, _argument(node, 0, "attribute"))
        self.use(grouper, Use.ORDER)
        found = NOTHING
        for cell, _ in item.cells:
            group = self.cells.new("group")
            shape = self.cells.shape(group)
            members = self.made_list(cell, cell.label).cells[0][0]
            shape.made, shape.arity = "tuple", 2
            first = grouper.cells[0][0] if grouper.cells else self.cells.new("grouper")
            shape.elements.update({0: first, 1: members})
            shape.attrs.update({"grouper": first, "list": members})
            found |= self.made_list(group, "groups")
        return found if found.cells else Value(types=(List(UNKNOWN),))


def _argument(node: nodes.Filter, position: int, name: str) -> nodes.Expr | None:
    """An argument of a filter by position or name."""
    for keyword in node.kwargs:
        if keyword.key == name:
            return keyword.value
    return node.args[position] if position < len(node.args) else None
