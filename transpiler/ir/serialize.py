"""A module as JSON and back: `--emit ir`.

Nested JSON dies at a depth of about 100, so a module is a flat table of rows, one for each node, and rows point at
each other by number. A row holds the node's class and its fields; a field is JSON as it stands, except

    {"node": 3}                  the node of row 3
    {"set": ["a", "b"]}          a frozenset, sorted
    {"map": [["key", value]]}    a dict, in its order

and a list is a tuple. Rows of shared shapes (`Object`) may point at themselves: shapes can be recursive.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from pydantic import JsonValue, TypeAdapter
from pydantic.dataclasses import dataclass as checked

from transpiler import ir, types
from transpiler.ir.module import Module

VERSION = 1
_KINDS: dict[str, type] = {
    **{name: kind for name in ir.__all__ if isinstance(kind := getattr(ir, name), type)},
    **{f"types.{name}": kind for name in types.__all__ if isinstance(kind := getattr(types, name), type)},
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@checked(frozen=True)
class Row:
    """One node: its number, its class (`Element`, `types.List`) and its fields by name."""

    id: int
    kind: str
    fields: dict[str, JsonValue]


@checked(frozen=True)
class Table:
    """A module: `root` is the number of its `Module` row."""

    version: int
    root: int
    rows: list[Row]


_TABLE = TypeAdapter(Table)


def to_json(module: Module) -> str:
    """The module as a table of rows, in the order of their numbers."""
    rows: list[Row] = []
    root = _Encoder(rows).row(module)
    return _TABLE.dump_json(Table(VERSION, root, rows), indent=1).decode("utf-8")


def from_json(text: str) -> Module:
    """The module that `to_json` wrote. Raises `ValueError` (pydantic's is one) for any other text."""
    table = _TABLE.validate_json(text)
    if table.version != VERSION:
        raise ValueError(f"version {table.version}; this reads version {VERSION}")
    module = _Decoder(table).nodes.get(table.root)
    if not isinstance(module, Module):
        raise ValueError(f"row {table.root} is no Module")
    return module


class _Encoder:
    """Numbers nodes from the leaves up, so that a row points only at rows before it, or at an `Object`."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._objects: dict[int, int] = {}

    def row(self, node: object) -> int:
        if isinstance(node, types.Object):
            if id(node) in self._objects:
                return self._objects[id(node)]
            number = self._objects[id(node)] = self._place()
            self._rows[number] = self._filled(number, node)
            return number
        filled = self._filled(0, node)
        number = self._place()
        self._rows[number] = Row(number, filled.kind, filled.fields)
        return number

    def _place(self) -> int:
        self._rows.append(Row(len(self._rows), "", {}))
        return len(self._rows) - 1

    def _filled(self, number: int, node: Any) -> Row:
        found = {field.name: self._value(getattr(node, field.name)) for field in fields(node)}
        return Row(number, _NAMES[type(node)], found)

    def _value(self, value: object) -> JsonValue:
        match value:
            case None | bool() | int() | float() | str():
                return value
            case tuple() | list():
                return [self._value(item) for item in value]
            case frozenset():
                return {"set": sorted(value)}
            case dict():
                return {"map": [[self._value(key), self._value(item)] for key, item in value.items()]}
            case _:
                return {"node": self.row(value)}


class _Decoder:
    """Builds the nodes in the order of the rows. Shapes stand first, empty, since anything may point at them, and
    are filled last.
    """

    def __init__(self, table: Table) -> None:
        shapes = {row.id: types.Object("") for row in table.rows if _KINDS.get(row.kind) is types.Object}
        self.nodes: dict[int, object] = {**shapes}
        for row in table.rows:
            kind = _kind(row)
            if row.id not in shapes:
                try:
                    self.nodes[row.id] = kind(**self._fields(row))
                except TypeError as error:
                    raise ValueError(f"row {row.id}: {row.kind}: {error}") from error
        for row in table.rows:
            if row.id in shapes:
                for name, value in self._fields(row).items():
                    setattr(shapes[row.id], name, value)

    def _fields(self, row: Row) -> dict[str, object]:
        return {name: self._value(value, row) for name, value in row.fields.items()}

    def _value(self, value: JsonValue, row: Row) -> object:
        match value:
            case list():
                return tuple(self._value(item, row) for item in value)
            case {"node": int(number)}:
                if number not in self.nodes:
                    raise ValueError(f"row {row.id} points at row {number}, which does not stand before it")
                return self.nodes[number]
            case {"set": list(items)}:
                return frozenset(items)
            case {"map": list(pairs)}:
                return {self._value(key, row): self._value(item, row) for key, item in _pairs(pairs, row)}
            case dict():
                raise ValueError(f"row {row.id}: {value!r} is no field value")
            case _:
                return value


def _kind(row: Row) -> type:
    kind = _KINDS.get(row.kind)
    if kind is None or not is_dataclass(kind):
        raise ValueError(f"row {row.id}: no node is called {row.kind!r}")
    if unknown := row.fields.keys() - {field.name for field in fields(kind)}:
        raise ValueError(f"row {row.id}: {row.kind} has no field {min(unknown)!r}")
    return kind


def _pairs(items: list[JsonValue], row: Row) -> list[tuple[JsonValue, JsonValue]]:
    pairs = [(item[0], item[1]) for item in items if isinstance(item, list) and len(item) == 2]
    if len(pairs) < len(items):
        raise ValueError(f"row {row.id}: a map holds pairs")
    return pairs
