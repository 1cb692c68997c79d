"""A type as a contract: the plain JSON the encoder of the bridge reads (`transpiler/bridge/encode.py`).

Input: a `Type`. Output: `{"root": ..., "defs": {...}}`, the same bytes for the same type. What is no data (`Function`,
`Node`) is left out of objects and a `ValueError` elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from typing_extensions import assert_never

from transpiler.types.holds import Given, as_json
from transpiler.types.model import (
    Bool,
    ContextPath,
    Dict,
    Field,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Moment,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
)


def contract_of(type_: Type, given: Mapping[str, Given] = MappingProxyType({})) -> dict[str, Any]:
    """The contract of a type. Every object becomes an entry of `defs`, so that shapes may be recursive.

    `given`: how the pages hold what they give to functions, by the function's name.

    >>> contract_of(List(Str(by_use=True)))
    {'root': {'kind': 'list', 'item': 'text'}, 'defs': {}}
    """
    writer = _Writer(given)
    return {"root": writer.write(type_), "defs": writer.defs}


def data_of(type_: Type, sent: Callable[[Object, str], bool] | None = None) -> Type:
    """The type without what JSON cannot hold, as functions, with what is `sent` of its objects, if given.

    Shapes may be recursive, so each is made once.
    """
    known: dict[int, Object] = {}

    def data(type_: Type) -> Type:
        match type_:
            case Object():
                if id(type_) not in known:
                    shape = known[id(type_)] = Object(type_.name, {}, type_.module, type_.primary_key)
                    for name, field in type_.fields.items():
                        if _is_data(field.type) and (sent is None or sent(type_, name)):
                            shape.fields[name] = replace(field, type=data(field.type))
                return known[id(type_)]
            case List(item, asked, placed):
                return List(data(item), asked, placed)
            case Tuple(items):
                return Tuple(tuple(data(item) for item in items))
            case Dict(key, value):
                return Dict(key, data(value))
            case Function(result=result):
                return replace(type_, result=data(result))
            case Union(alternatives):
                return Union(tuple(data(member) for member in alternatives))
            case _:
                return type_

    return data(type_)


def _is_data(type_: Type) -> bool:
    match type_:
        case Function(recorded=recorded):
            return recorded
        case Node():
            return False
        case List(item) | Dict(value=item):
            return _is_data(item)
        case Tuple(items) | Union(items):
            return all(_is_data(item) for item in items)
        case _:
            return True


@dataclass
class _Writer:
    given: Mapping[str, Given]
    defs: dict[str, Any] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def write(self, type_: Type) -> Any:
        match type_:
            case Unknown():
                return "unknown"
            case Missing():
                return "missing"
            case NoneType():
                return "none"
            case Bool():
                return "truth" if type_.by_use else "bool"
            case Int():
                return "int"
            case Float():
                return "float"
            case Number():
                return "number"
            case Numeral():
                return "numeral" if type_.printed else "term"
            case Str():
                if type_.handle:
                    return "handle_shown" if type_.empty_if_false else "handle"
                if type_.raw:
                    return "raw_shown" if type_.empty_if_false else "raw"
                if type_.unmarked:
                    return "plain_shown" if type_.empty_if_false else "plain"
                if type_.by_use:
                    return "shown" if type_.empty_if_false else "text"
                if type_.compared:
                    return "compared"
                return "str" if type_.values is None else {"kind": "literal", "values": sorted(type_.values)}
            case Html():
                return "html"
            case Moment(kind):
                return kind
            case List(item, asked, placed):
                flags = [name for name, is_so in (("members", asked), ("places", placed)) if is_so]
                return {"kind": "list", "item": self.write(item), **dict.fromkeys(flags, True)}
            case Tuple(items):
                return {"kind": "tuple", "items": [self.write(item) for item in items]}
            case Dict(key, value):
                return {"kind": "dict", "key": self.write(key), "value": self.write(value)}
            case Union(members):
                return {"kind": "union", "members": [self.write(member) for member in members]}
            case Object():
                return {"kind": "object", "name": self._object(type_)}
            case Function(result=result, recorded=True):
                return self._calls(result, "__call__")
            case Function() | Node():
                raise ValueError(f"{type(type_).__name__} is no data: it has no contract")
            case _:
                assert_never(type_)

    def _calls(self, result: Type, function: str) -> dict[str, Any]:
        given = self.given.get(function)
        if given is not None and function not in ("__getitem__", "get"):
            given = {**self.given.get("__call__", {}), **given}  # as a variable, it is called by another name
        return {
            "kind": "calls",
            "result": self.write(result),
            **({"given": as_json(given)} if given is not None else {}),
        }

    def _object(self, type_: Object) -> str:
        name = self.names.get(id(type_))
        if name is None:
            name = self._free_name(type_.name)
            self.names[id(type_)] = name
            shape: dict[str, Any] = {"fields": {}}
            self.defs[name] = shape
            for key, member in type_.fields.items():
                if isinstance(member.type, Node) or (isinstance(member.type, Function) and not member.type.recorded):
                    continue  # slots and functions come from TypeScript's side, or raise there when they are called
                shape["fields"][key] = self._field(member)
            self._name_keys(shape["fields"])
            self._name_calls(shape["fields"])
        return name

    def _name_keys(self, fields: dict[str, Any]) -> None:
        """What Python finds under computed keys, beside those that are sent by their names."""
        named = [key for key, one in fields.items() if "attribute" not in one and key != "$ref"]
        for one in fields.values():
            if one.get("attribute") in ("__getitem__", "get") and _is_calls(one["type"]):
                one["type"] |= {"named": named} if named else {}
                if one["attribute"] == "__getitem__":
                    one["type"]["kind"], one["attribute"] = "items", "$ref"

    def _name_calls(self, fields: dict[str, Any]) -> None:
        """Which calls of a recorded function are sent by a key of their own, beside all others."""
        own: dict[str, list[Any]] = {}
        for key, written in fields.items():
            if "call" in written:
                own.setdefault(written.get("attribute", key), []).append(written["call"])
        for key, written in fields.items():
            if _is_calls(written["type"]) and (calls := own.get(written.get("attribute", key))):
                written["type"] |= {"own": calls}

    def _free_name(self, wanted: str) -> str:
        name, count = wanted, 1
        while name in self.defs:
            count += 1
            name = f"{wanted}{count}"
        return name

    def _field(self, member: Field) -> dict[str, Any]:
        type_ = member.type
        if isinstance(type_, Function) and member.attribute is not None:
            found: dict[str, Any] = {"type": self._calls(type_.result, member.attribute)}
        else:
            found = {"type": self.write(type_)}
        if member.optional:
            found["optional"] = True
        if member.attribute is not None:
            found["attribute"] = member.attribute
        if member.call is not None:
            args, kwargs = member.call
            found["call"] = [[_constant(a) for a in args], {k: _constant(v) for k, v in kwargs}]
        return found


def _is_calls(written: Any) -> bool:
    return isinstance(written, dict) and written["kind"] == "calls"


def _constant(value: object) -> Any:
    """A constant argument as JSON; a tuple is marked, since JSON has only lists."""
    match value:
        case tuple():
            return {"$tuple": [_constant(item) for item in value]}
        case list():
            return [_constant(item) for item in value]
        case ContextPath(names):
            return {"$context": list(names)}
        case None | str() | bool() | int() | float():
            return value
        case _:
            raise ValueError(f"{value!r} is no constant argument")
