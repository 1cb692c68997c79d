"""Lists and dicts written out in the source, and what the same function adds to them afterwards.

`post = {"id": 1}` is an object with the key `id`; `post["title"] = ...` adds a key, `posts.append(x)` an item. A
dict filled under keys the source does not show has none: it is a dict, or unknown.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from transpiler.app.modules import Assigned, Binding
from transpiler.app.places import Frame, Place
from transpiler.app.syntax import constant
from transpiler.types import UNKNOWN, Dict, Field, List, Object, Type, members, union

if TYPE_CHECKING:
    from transpiler.app.inference import Inference

_HARMLESS = frozenset({"sort", "reverse", "get", "items", "keys", "values", "copy", "index", "count"})
_REMOVING = frozenset({"pop", "remove", "clear", "popitem", "setdefault"})


class Literals:
    """Reads dicts and what happens to lists and dicts after they are made."""

    def __init__(self, inference: Inference) -> None:
        self._inference = inference

    def dict_type(self, node: ast.Dict, frame: Frame, name: str) -> Type:
        """The type of a dict display: an object if all keys are names, else a dict."""
        values = self._inference.values
        fields: dict[str, Field] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            text = constant(key)
            if key is None:
                merged = values.type_of(value, frame)
                if not isinstance(merged, Object):
                    return UNKNOWN
                fields.update(merged.fields)
            elif isinstance(text, str) and text.isidentifier():
                fields[text] = Field(values.type_of(value, frame))
            else:
                return self._pairs(node, frame)
        return Object(name, fields) if fields else Dict(UNKNOWN, UNKNOWN)

    def _pairs(self, node: ast.Dict, frame: Frame) -> Type:
        keys = [key for key in node.keys if key is not None]
        if len(keys) < len(node.keys):
            return UNKNOWN
        values = self._inference.values
        return Dict(
            union(*(values.type_of(key, frame) for key in keys)),
            merged(union(*(values.type_of(value, frame) for value in node.values))),
        )

    def keyword_dict(self, call: ast.Call, frame: Frame, name: str) -> Type:
        """The type of `dict(a=1)`."""
        if call.args or any(k.arg is None for k in call.keywords):
            return UNKNOWN
        values = self._inference.values
        fields = {k.arg: Field(values.type_of(k.value, frame)) for k in call.keywords if k.arg is not None}
        return Object(name, fields) if fields else Dict(UNKNOWN, UNKNOWN)

    def grown(self, name: str, bindings: list[Binding], type_: Type, frame: Frame) -> Type:
        """The type of a name bound to lists or dicts, with what its function adds to them."""
        made = [b.value for b in bindings if isinstance(b, Assigned) and b.annotation is None and b.value is not None]
        displays = (ast.List, ast.ListComp, ast.Dict, ast.DictComp, ast.Call)
        if len(made) < len(bindings) or not all(isinstance(value, displays) for value in made):
            return type_
        match type_:
            case List(item):
                empty = all((isinstance(v, ast.List) and not v.elts) or _is_call(v, "list") for v in made)
                return self._list(name, item, empty, frame)
            case Object() if all(isinstance(v, ast.Dict) or _is_call(v, "dict") for v in made):
                return self._object(name, type_, frame)
            case Dict(key, value):
                empty = key == UNKNOWN and value == UNKNOWN
                return self._dict(name, key, value, empty, frame)
            case _:
                return type_

    def _list(self, name: str, item: Type, empty: bool, frame: Frame) -> Type:
        values = self._inference.values
        items: list[Type] = [] if empty else [item]
        for call, method, inner in self._method_calls(name, frame):
            if method in ("append", "insert") and call.args:
                items.append(values.type_of(call.args[-1], inner))
            elif method == "extend" and call.args:
                items.append(values.item_of(call.args[0], inner))
        for _, value, inner in self._stores(name, frame):
            items.append(values.type_of(value, inner))
        if empty and self._handed_on(name, frame):
            return List(UNKNOWN)
        return List(merged(union(*items)) if items else UNKNOWN)

    def _dict(self, name: str, key: Type, value: Type, empty: bool, frame: Frame) -> Type:
        values = self._inference.values
        if any(m not in _HARMLESS | _REMOVING for _, m, _ in self._method_calls(name, frame)):
            return UNKNOWN
        stores = self._stores(name, frame)
        if empty and (not stores or self._handed_on(name, frame)):
            return UNKNOWN
        keys = [constant(k) for k, _, _ in stores]
        texts = [k for k in keys if isinstance(k, str) and k.isidentifier()]
        if empty and len(texts) == len(keys):
            fields: dict[str, Field] = {}
            for text, (_, stored, inner) in zip(texts, stores, strict=True):
                fields[text] = Field(self._merged(fields, text, values.type_of(stored, inner)), optional=True)
            return Object("Record", fields)
        known = [] if empty else [(key, value)]
        known += [(values.type_of(k, inner), values.type_of(v, inner)) for k, v, inner in stores]
        return Dict(union(*(k for k, _ in known)), merged(union(*(v for _, v in known))))

    def _object(self, name: str, type_: Object, frame: Frame) -> Type:
        values = self._inference.values
        if any(m not in _HARMLESS for _, m, _ in self._method_calls(name, frame)):
            return UNKNOWN
        stores = self._stores(name, frame)
        if not stores:
            return type_
        fields = dict(type_.fields)
        for key, value, inner in stores:
            text = constant(key)
            if not isinstance(text, str) or not text.isidentifier():
                return UNKNOWN
            stored = values.type_of(value, inner)
            fields[text] = Field(self._merged(fields, text, stored), optional=text not in type_.fields)
        return Object(type_.name, fields)

    def _merged(self, fields: dict[str, Field], name: str, type_: Type) -> Type:
        return union(fields[name].type, type_) if name in fields else type_

    def _method_calls(self, name: str, frame: Frame) -> list[tuple[ast.Call, str, Frame]]:
        found = []
        for call, scope in frame.module.calls:
            match call.func:
                case ast.Attribute(value=ast.Name(id=owner), attr=method) if owner == name:
                    at = scope.find(name)
                    if at is not None and at[0] is frame.scope:
                        found.append((call, method, frame.at(scope)))
                case _:
                    pass
        return found

    def _stores(self, name: str, frame: Frame) -> list[tuple[ast.expr, ast.expr, Frame]]:
        found = []
        for target, assigned, scope in frame.module.stores:
            match target:
                case ast.Subscript(value=ast.Name(id=owner), slice=key) if owner == name and assigned.value is not None:
                    at = scope.find(name)
                    if at is not None and at[0] is frame.scope:
                        found.append((key, assigned.value, frame.at(scope)))
                case _:
                    pass
        return found

    def _handed_on(self, name: str, frame: Frame) -> bool:
        """Whether the name is an argument of a function of the program, which may fill it."""
        for call, scope in frame.module.calls:
            if any(isinstance(arg, ast.Name) and arg.id == name for arg in call.args):
                inner = frame.at(scope)
                follower = self._inference.follower
                if any(isinstance(t, Place) for t in follower.follow(call.func, inner)):
                    return True
        return False


def merged(type_: Type) -> Type:
    """Dicts written out side by side (the items of a list) as one shape; a key some of them lack is optional."""
    records = [m for m in members(type_) if isinstance(m, Object) and m.module is None]
    if len(records) < 2:
        return type_
    fields: dict[str, Field] = {}
    for name in dict.fromkeys(name for record in records for name in record.fields):
        found = [record.fields[name] for record in records if name in record.fields]
        optional = len(found) < len(records) or any(f.optional for f in found)
        fields[name] = Field(merged(union(*(f.type for f in found))), optional=optional)
    others = [m for m in members(type_) if m not in records]
    return union(Object(records[0].name, fields), *others)


def _is_call(expr: ast.expr, name: str) -> bool:
    return isinstance(expr, ast.Call) and isinstance(expr.func, ast.Name) and expr.func.id == name
