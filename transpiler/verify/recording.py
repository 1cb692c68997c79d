"""A context as it was when a template was rendered, spelled so that a file can hold it (`context_files.py`).

Only what the template reads is kept: the contract says what that is. Input: a contract, as `contract_of` writes it,
and the names of a context. Output: JSON-able data. What cannot be read (it raises) is left out.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from transpiler.bridge import ContractError
from transpiler.bridge.wire import is_undefined, wire

_MISSING = object()
_SCALARS = (str, bytes, bool, int, float)
_PROTOCOLS = ("__str__", "__iter__", "__len__", "__call__")


def spelled_context(contracts: Iterable[Mapping[str, Any]], context: Mapping[str, Any]) -> dict[str, Any]:
    """The names of the context that some of the contracts has, each with what is read of it."""
    found: dict[str, Any] = {}
    for contract in contracts:
        writer = _Writer(contract["defs"], context)
        for key, field in contract["defs"][contract["root"]["name"]]["fields"].items():
            name = field.get("attribute") or key
            if name in context and name not in found and not is_undefined(context[name]):
                found[name] = writer.spell(field["type"], context[name])
    return found


@dataclass(frozen=True)
class _Writer:
    defs: Mapping[str, Any]
    context: Mapping[str, Any]
    depth: int = 0

    def spell(self, contract: Any, value: Any) -> Any:
        """The spelling of a value of which the contract's parts are read."""
        if is_undefined(value):
            return {"$undefined": True}
        if value is None or (isinstance(value, _SCALARS) and not _is_list(contract)):
            return _scalar(value)
        if isinstance(contract, str):
            return _scalar(value)
        match contract["kind"]:
            case "object":
                return self.object(self.defs[contract["name"]]["fields"], value)
            case "union":
                return self.union(contract["members"], value)
            case "list" if not isinstance(value, str):
                return self.items(lambda _: contract["item"], value)
            case "tuple":
                return self.items(contract["items"].__getitem__, value)
            case "dict" if callable(getattr(value, "items", None)):
                pairs = value.items()
                return {"$dict": [[_scalar(k), self.spell(contract["value"], v)] for k, v in pairs]}
            case _:
                return _scalar(value)

    def union(self, members: list[Any], value: Any) -> Any:
        kinds = {member["kind"]: member for member in members if not isinstance(member, str)}
        if isinstance(value, Mapping) and "dict" in kinds:
            return self.spell(kinds["dict"], value)
        if isinstance(value, tuple) and "tuple" in kinds:
            return self.spell(kinds["tuple"], value)
        if isinstance(value, list | tuple | set | frozenset) and "list" in kinds:
            return self.spell(kinds["list"], value)
        fields: dict[str, Any] = {}
        for member in members:
            if not isinstance(member, str) and member["kind"] == "object":
                fields |= self.defs[member["name"]]["fields"]
        return self.object(fields, value) if fields else self.spell(kinds.get("list", "unknown"), value)

    def items(self, item: Callable[[int], Any], value: Any) -> Any:
        try:
            values = list(value)
        except TypeError:
            return _scalar(value)
        spelled = [self.spell(item(index), one) for index, one in enumerate(values)]
        return {"$tuple": spelled} if isinstance(value, tuple) else spelled

    def object(self, fields: Mapping[str, Any], value: Any) -> Any:
        if self.depth > 12:
            return _scalar(value)
        inner = _Writer(self.defs, self.context, self.depth + 1)
        attributes: dict[str, Any] = {}
        calls: dict[str, list[Any]] = {}
        form: dict[str, Any] = {"$object": attributes, "name": type(value).__name__}
        for key, field in fields.items():
            name = field.get("attribute") or key
            if name in _PROTOCOLS[:3]:
                inner.protocol(form, name, field, value)
            elif "call" in field:
                inner.call(calls, name, field, value)
            else:
                found = _read(value, name)
                if found is not _MISSING:
                    attributes[name] = inner.spell(field["type"], found)
        if calls:
            form["calls"] = calls
        if isinstance(value, Mapping) and form.keys() == {"$object", "name"}:
            return {"$dict": [[name, item] for name, item in attributes.items()]}
        if _is_false(value):
            form["false"] = True
        return form

    def protocol(self, form: dict[str, Any], name: str, field: Mapping[str, Any], value: Any) -> None:
        if name == "__str__":
            form["text"] = _text(value)
        elif name == "__iter__":
            form["items"] = self.spell(field["type"], value)
        else:
            form["length"] = len(value)

    def call(self, calls: dict[str, list[Any]], name: str, field: Mapping[str, Any], value: Any) -> None:
        method = value if name == "__call__" else _read(value, name)
        if not callable(method) or is_undefined(method):
            return
        args, kwargs = field["call"]
        try:
            given = [self.argument(one) for one in args]
            named = {key: self.argument(one) for key, one in kwargs.items()}
            result = method(*given, **named)
        except Exception:
            return  # Jinja2 raises as well where the template calls it
        spelled = [list(map(_scalar, given)), {key: _scalar(one) for key, one in named.items()}]
        calls.setdefault("" if name == "__call__" else name, []).append([*spelled, self.spell(field["type"], result)])

    def argument(self, form: Any) -> Any:
        match form:
            case {"$tuple": items}:
                return tuple(map(self.argument, items))
            case {"$context": [name, *attributes]}:
                found = self.context[name]
                for attribute in attributes:
                    found = _read(found, attribute)
                return found
            case list():
                return [self.argument(item) for item in form]
            case _:
                return form


def _is_list(contract: Any) -> bool:
    return not isinstance(contract, str) and contract["kind"] == "list"


def _read(value: Any, name: str) -> Any:
    """`value.name` as Jinja2 reads it; a dict's own method gives way to a key of that name."""
    try:
        found = getattr(value, name)
    except Exception:
        found = _MISSING
    if found is _MISSING or (
        isinstance(found, types.BuiltinMethodType) and isinstance(value, Mapping) and name in value
    ):
        try:
            return value[name]
        except Exception:
            return found
    return found


def _scalar(value: Any) -> Any:
    """A value that is read as a whole: as on the wire, else by how it prints."""
    try:
        found = wire(value, "")
        return found if not is_undefined(value) else {"$undefined": True}
    except ContractError:
        form: dict[str, Any] = {"$object": {}, "name": type(value).__name__, "text": _text(value)}
        return {**form, "false": True} if _is_false(value) else form


def _text(value: Any) -> Any:
    if hasattr(value, "__html__"):
        return {"__html": str(value.__html__())}
    try:
        return str(value)
    except Exception:
        return ""


def _is_false(value: Any) -> bool:
    try:
        return not value
    except Exception:
        return False
