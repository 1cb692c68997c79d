"""Context values to props: `encode(contract, value)` sends what a contract promises, or says why it cannot.

Input: a contract (plain JSON, made by `transpiler.types.contract.contract_of`, kept in the manifest) and whatever
Python holds. Output: JSON-able data. Errors: `ContractError` with the path of the value. Source of the rules:
ARCHITECTURE, "Analysis". Stdlib only, since it runs inside the user's app.

A contract is `{"root": C, "defs": {name: {"fields": {key: F}}}}` (that of a page has `"handed"`, too: names that its
templates only give to functions), where C is one of

    "unknown" "none" "missing" "bool" "truth" "int" "float" "number" "numeral" "term" "str" "text" "shown" "html"
    "compared"                               a text that is only compared with literals: "" for what is no text
    "raw" "raw_shown"                        likewise, for the filter `safe`: the text of Markup, too
    "plain" "plain_shown"                    likewise, but no Markup
    "datetime" "date" "time" "moment"
    "handle" "handle_shown"                  what stands for a value that is only given to such functions
    {"kind": "literal", "values": [...]}     a str that is one of few
    {"kind": "list", "item": C}              {"kind": "tuple", "items": [C]}
    {"kind": "list", "item": C, "members": true}  asked with `in`, as a text may be, too
    {"kind": "list", "item": C, "places": true}  read by number, so no dict
    {"kind": "dict", "key": C, "value": C}   {"kind": "union", "members": [C]}
    {"kind": "object", "name": name}         a name of `defs`
    {"kind": "calls", "result": C}           a function: its results by argument, from `bridge.record`
    {"kind": "items", "result": C}           what Jinja found in an object under keys that the page computes

and F is `{"type": C, "optional": bool, "attribute": str, "call": [args, {name: arg}]}`; all but `type` may be left
out; an argument `{"$context": [name, attribute, ...]}` is read from the page's context. `$ref` reads
the object itself, `__kind__` what kind of value it is, `__bool__` its truth, `__index__` its items by number. `calls`
and `items` may have `"named": [key]`: keys that are sent by their names, too, so that what was asked for under them
need not be a `C`, and `"given": {place: [form]}`: how the page holds the arguments (`bridge.keys`). Where Jinja would
raise as soon as the template touches a value, and TypeScript's use of `undefined` throws likewise (an attribute of
Undefined), the key is left out, so that a part never reached does not break the page.
"""

from __future__ import annotations

import datetime as dt
import inspect
import types
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from numbers import Number
from typing import Any

from .record import Call, Recorded
from .scalars import ACCEPTS, SIMPLE, encode_literal, expected, is_str
from .wire import ABSENT, UNDEFINED, ContractError, describe, is_undefined, itself

__all__ = ["UNDEFINED", "ContractError", "encode", "encode_props"]

Contract = Any
_APART = object()
"""Stands for results that their arguments cannot tell apart."""
_TEXTS = ("shown", "text", "raw_shown", "raw", "plain_shown", "plain")
_SCALAR = (str, bytes, bool, int, float, dt.date, dt.time)


def encode(contract: Mapping[str, Any], value: object) -> Any:
    """The JSON-able form of `value` under `contract`; None where nothing is to be sent."""
    encoded = _Encoder(contract["defs"]).encode(contract["root"], value, "")
    return None if encoded is ABSENT else encoded


def encode_props(
    contract: Mapping[str, Any],
    context: Mapping[str, object],
    reads: Container[str] | None = None,
    recorded: Recorded | None = None,
) -> dict[str, Any]:
    """The props for a template's context; the root of `contract` is the object of its names.

    Names are looked up as names: a variable called `items` is never the mapping's method. `reads`: the names that the
    page's own templates read or give to functions, since templates share shapes: calls with names of others are left
    out.
    `recorded` is one rendering of the template, for a contract that `needs_recording`: without it no call has a result.
    What is sent for one page shares it, since it names the objects.
    """
    encoder = _Encoder(contract["defs"], context, reads, recorded)
    fields = contract["defs"][contract["root"]["name"]]["fields"]
    return encoder.fields(fields, lambda name: context.get(name, UNDEFINED), "")


def encode_answers(
    name: str, contract: Mapping[str, Any], context: Mapping[str, object], recorded: Recorded
) -> dict[str, Any]:
    """What a function of the environment (`filter money`) returned, by its arguments as the page holds them.

    Raises `ContractError` where these cannot tell two results apart, so that the page could show the wrong one.
    """
    if name in recorded.lost:
        raise ContractError(name, "it returned what is still awaited")
    encoder = _Encoder(contract["defs"], context, None, recorded)
    results = {"result": contract["root"], "given": contract.get("given")}
    calls = list(recorded.of_environment(name, context.get(name.partition(" ")[2])))
    if any(is_undefined(call.result) for call in calls):
        raise ContractError(name, "it returned Undefined")
    return encoder.results(results, calls, name, packed=True)


def needs_recording(contract: Mapping[str, Any]) -> bool:
    """Whether results of calls are promised, so that the template has to be rendered first."""

    def has_calls(part: Any) -> bool:
        if isinstance(part, Mapping):
            return part.get("kind") in ("calls", "items") or any(map(has_calls, part.values()))
        return isinstance(part, list) and any(map(has_calls, part))

    return has_calls(contract["defs"]) or has_calls(contract["root"])


class _Encoder:
    """One run over one value: knows the shapes by name and the objects being written."""

    def __init__(
        self,
        defs: Mapping[str, Any],
        context: Mapping[str, object] = types.MappingProxyType({}),
        reads: Container[str] | None = None,
        recorded: Recorded | None = None,
    ) -> None:
        self._defs = defs
        self._context = context
        self._reads = reads
        self._recorded = Recorded() if recorded is None else recorded
        self._rendered = recorded is not None and recorded.rendered
        self._open: set[tuple[int, str]] = set()

    def encode(self, contract: Contract, value: Any, path: str) -> Any:
        """The form of one value; `ABSENT` if its key must be left out."""
        value = itself(value)
        if contract in ("handle", "handle_shown"):
            return self._recorded.handle(value) if contract == "handle" or value else ""
        if isinstance(contract, str):
            return SIMPLE[contract](value, path)
        match contract["kind"]:
            case "literal":
                return encode_literal(contract["values"], value, path)
            case "list":
                if contract.get("members") and isinstance(value, str):
                    return SIMPLE["raw"](value, path)
                if contract.get("members") and isinstance(value, bytes) and value:
                    raise expected("a collection asked with `in`", value, path)
                if contract.get("places") and isinstance(value, Mapping) and value:
                    raise expected("a list whose items are taken by number", value, path)
                return self._list(contract["item"], value, path)
            case "tuple":
                return self._tuple(contract["items"], value, path)
            case "dict":
                return self._dict(contract, value, path)
            case "union":
                return self._union(contract["members"], value, path)
            case "object":
                return self._object(contract["name"], value, path)
            case "calls":
                return ABSENT if is_undefined(value) else self.results(contract, self._recorded.of(value), path)
            case "items":
                return ABSENT if is_undefined(value) else self.results(contract, self._recorded.items(value), path)
            case kind:
                raise ContractError(path, f"the contract has the unknown kind {kind!r}")

    def fields(self, fields: Mapping[str, Any], read: Callable[[str], Any], path: str) -> dict[str, Any]:
        """The declared keys of one object, each read with `read(attribute)`."""
        result: dict[str, Any] = {}
        for key, field in fields.items():
            place = f"{path}.{key}" if path else key
            encoded = self._field(field, key, read, place)
            if encoded is not ABSENT:
                result[key] = encoded
        return result

    def _field(self, field: Mapping[str, Any], key: str, read: Callable[[str], Any], path: str) -> Any:
        try:
            value = read(field.get("attribute") or key)
        except Exception as error:
            if self._rendered and _throws_itself(field["type"]):
                return ABSENT  # the page was rendered, so the template does not read it now
            raise ContractError(path, f"reading it raised {type(error).__name__}: {error}") from error
        if "call" in field:
            if is_undefined(value) and (field.get("optional") or _throws_itself(field["type"])):
                return ABSENT
            if self._is_elsewhere(field["call"]):
                return ABSENT
            value = self._call(value, field["call"], path)
            if value is ABSENT:
                return ABSENT
        if field.get("optional") and is_undefined(value):
            return ABSENT
        return self.encode(field["type"], value, path)

    def _call(self, value: Any, call: list[Any], path: str) -> Any:
        args, kwargs = call
        if not callable(value) or is_undefined(value):
            raise ContractError(path, f"the template calls it, {describe(value)} was found")
        try:
            given = [self._argument(a) for a in args]
            named = {k: self._argument(a) for k, a in kwargs.items()}
            result = value(*given, **named)
        except Exception as error:
            if self._lacks_name(call):
                return ABSENT  # it raises for Jinja2, too: a page that is shown does not come here
            raise ContractError(path, f"calling it raised {type(error).__name__}: {error}") from error
        return self._awaited(result, value, given, named, path) if inspect.isawaitable(result) else result

    def _awaited(self, result: Any, function: Any, args: list[Any], kwargs: dict[str, Any], path: str) -> Any:
        """What an async function returned while the template was rendered; `ABSENT` where it was not called."""
        if inspect.iscoroutine(result):
            result.close()
        if not self._rendered:
            raise ContractError(path, "it returned what is still awaited")
        same = [call for call in self._recorded.of(function) if list(call.args) == args and call.kwargs == kwargs]
        return same[0].result if same else ABSENT

    def _argument(self, value: Any) -> Any:
        """A constant, or what the page's context holds."""
        match value:
            case {"$tuple": items}:
                return tuple(self._argument(item) for item in items)
            case {"$context": [name, *attributes]}:
                found: Any = self._context[name] if name in self._context else _missing(name)
                for attribute in attributes:
                    found = _read(found, attribute, {})
                return found
            case list():
                return [self._argument(item) for item in value]
            case _:
                return value

    def _is_elsewhere(self, call: list[Any]) -> bool:
        """Whether an argument is a name that only other templates read, and this page's context does not have."""
        return self._reads is not None and any(name not in self._reads for name in self._missing_names(call))

    def _lacks_name(self, call: list[Any]) -> bool:
        return any(True for _ in self._missing_names(call))

    def _missing_names(self, call: list[Any]) -> Iterator[str]:
        """Names among the arguments that the context does not have."""
        args, kwargs = call
        for value in (*args, *kwargs.values()):
            if isinstance(value, dict) and "$context" in value and value["$context"][0] not in self._context:
                yield value["$context"][0]

    def results(self, contract: Contract, calls: Iterable[Call], path: str, *, packed: bool = False) -> dict[str, Any]:
        """Results by their arguments; what cannot tell two results apart is no name of either.

        Calls that the page does not make (`given`) are left out: others of the template are written otherwise.
        An object that comes back again is sent as it was first: what the page does to it is seen there as well.
        """
        found: dict[str, Any] = {}
        first: dict[str, Any] = {}
        names: list[list[str]] = []
        for call in calls:
            try:
                keys = list(self._recorded.keys(call, contract.get("given"), packed=packed))
            except Exception as error:
                raise ContractError(path, f"printing an argument raised {type(error).__name__}: {error}") from error
            if not keys:
                continue
            if isinstance(itself(call.result), Iterator):
                raise ContractError(path, "what it returned can be gone through only once")
            try:
                encoded = self.encode(contract["result"], call.result, f"{path}()")
            except ContractError:
                if self._is_apart(contract, call):
                    continue
                raise
            names.append(keys)
            for key in names[-1]:
                before = first.setdefault(key, call.result)
                same = found.setdefault(key, encoded) == encoded and not self._recorded.is_changed(before)
                if not same and not self._recorded.is_one(before, call.result):
                    found[key] = _APART
        for keys in names:
            if all(found[key] is _APART for key in keys):
                raise ContractError(path, f"it returned different values for {keys[0]}")
        return {
            key: {"$undefined": True} if encoded is ABSENT else encoded
            for key, encoded in found.items()
            if encoded is not _APART
        }

    def _is_apart(self, contract: Mapping[str, Any], call: Call) -> bool:
        """Whether a call's result is sent by a key of its own, with its own promise."""
        if call.args and call.args[0] in contract.get("named", ()):
            return True
        for args, kwargs in (one for one in contract.get("own", ()) if not self._is_elsewhere(one)):
            given = [self._argument(value) for value in args], {k: self._argument(v) for k, v in kwargs.items()}
            if given == ([*call.args], {**call.kwargs}):
                return True
        return False

    def _object(self, name: str, value: Any, path: str) -> Any:
        if is_undefined(value):
            return ABSENT
        mark = (id(value), name)
        if mark in self._open:
            raise ContractError(path, "the value contains itself")
        self._open.add(mark)
        fields = self._defs[name]["fields"]
        encoded = self.fields(fields, lambda key: _OWN[key](value) if key in _OWN else _read(value, key, fields), path)
        self._open.remove(mark)
        return encoded

    def _list(self, item: Contract, value: Any, path: str) -> list[Any]:
        return self._items(_iterate(value, path), lambda _: item, path)

    def _tuple(self, items: list[Contract], value: Any, path: str) -> Any:
        if is_undefined(value):
            return ABSENT
        if isinstance(value, Mapping):
            raise expected(f"a row of {len(items)} items", value, path)
        values = _iterate(value, path)
        if len(values) != len(items):
            raise ContractError(path, f"{len(items)} items are promised, {len(values)} were found")
        return self._items(values, items.__getitem__, path)

    def _items(self, values: list[Any], item: Callable[[int], Contract], path: str) -> list[Any]:
        encoded = [self.encode(item(i), value, f"{path}[{i}]") for i, value in enumerate(values)]
        return [None if value is ABSENT else value for value in encoded]

    def _dict(self, contract: Contract, value: Any, path: str) -> Any:
        if not callable(getattr(value, "items", None)):
            if not value:
                return []
            raise ContractError(path, f"a dict is promised, {describe(value)} was found")
        key, item = contract["key"], contract["value"]
        return [self._items([k, v], lambda i: item if i else key, f"{path}[{k!r}]") for k, v in value.items()]

    def _union(self, contracts: list[Contract], value: Any, path: str) -> Any:
        if is_undefined(value):
            if "missing" in contracts:
                return ABSENT
            if any(text in contracts for text in _TEXTS):
                return ""  # it prints nothing and is not None
            if "none" in contracts:
                return None
        elif value is None and "none" in contracts:
            return None
        objects = [c for c in contracts if _is_object(c)]
        accepting = next((c for c in contracts if c not in objects and _accepts(c, value)), None)
        if accepting is not None:
            return self.encode(accepting, value, path)
        if objects and "none" in contracts and not (value or self._is_asked(objects)):
            return None
        if objects and is_undefined(value):
            return ABSENT
        if objects:
            return self.encode(self._shape(objects, value, path), value, path)
        for fallback in (*_TEXTS, "html", "truth", "handle", "handle_shown"):
            if fallback in contracts:
                return self.encode(fallback, value, path)
        raise ContractError(path, f"{describe(value)} is none of the types promised")

    def _is_asked(self, objects: list[Contract]) -> bool:
        """Whether the page asks what kind of value it is: then what is false says so itself."""
        return any("__kind__" in self._defs[o["name"]]["fields"] for o in objects)

    def _shape(self, objects: list[Contract], value: Any, path: str) -> Contract:
        """Which of several shapes an object has: by its class's name, else the one whose keys it all has."""
        classes = [c.__name__ for c in type(value).__mro__]
        named = sorted((o for o in objects if o["name"] in classes), key=lambda o: classes.index(o["name"]))
        if len(objects) == 1 or named:
            return (named or objects)[0]
        fitting = [o for o in objects if self._has_keys(o["name"], value)]
        if fitting and all(self._defs[o["name"]] == self._defs[fitting[0]["name"]] for o in fitting):
            return fitting[0]
        raise ContractError(path, f"{describe(value)} fits {len(fitting)} of the shapes promised")

    def _has_keys(self, name: str, value: Any) -> bool:
        fields = self._defs[name]["fields"]
        return not any(
            is_undefined(_read(value, field.get("attribute") or key, fields))
            for key, field in fields.items()
            if not field.get("optional") and "$ref" not in (key, field.get("attribute"))
        )


def _kind(value: Any) -> str:
    """What tests such as `is mapping` tell apart, in the words of `kindOf` of `lib/jinja/value`."""
    for name, types_ in _KINDS:
        if isinstance(value, types_):
            return name
    if hasattr(value, "__len__") and hasattr(value, "__getitem__"):
        return "list"
    return "set" if isinstance(value, Iterable) else "object"


_KINDS: tuple[tuple[str, Any], ...] = (
    ("str", str), ("dict", Mapping), ("bool", bool), ("int", int), ("float", float), ("decimal", Number),
)  # fmt: skip


def _sequence(value: Any) -> Any:
    """What has items by number."""
    if isinstance(value, Mapping):
        raise TypeError("a dict has items under keys")
    return value if hasattr(value, "__getitem__") and hasattr(value, "__len__") else UNDEFINED


_OWN: dict[str, Callable[[Any], Any]] = {
    "$ref": lambda value: value, "__kind__": _kind, "__bool__": bool, "__index__": _sequence,
}  # fmt: skip
"""Keys that tell of an object itself, not of its attributes."""


def _read(value: Any, name: str, fields: Mapping[str, Any]) -> Any:
    """`value.name` as Jinja reads it: the attribute, else the item, else Undefined.

    A dict's own method gives way to a key of that name unless the template calls it: `order["items"]` means
    the key, and nothing useful can be done with the method itself.
    """
    if name == "__str__" and hasattr(value, "__html__"):
        return lambda: value  # Markup, whose own `str()` is text
    try:
        found = getattr(value, name)
    except AttributeError:
        return _item(value, name)
    if isinstance(found, types.BuiltinMethodType) and isinstance(value, Mapping):
        calls = any("call" in f and (f.get("attribute") or key) == name for key, f in fields.items())
        if not calls and name in value:
            return value[name]
    return found


def _item(value: Any, name: str) -> Any:
    try:
        return value[name]
    except (TypeError, LookupError, AttributeError):
        return UNDEFINED


def _missing(name: str) -> Any:
    """What a function is given for a name that the context does not have."""
    try:
        from jinja2 import Undefined
    except ImportError:
        return UNDEFINED
    return Undefined(name=name)


def _iterate(value: Any, path: str) -> list[Any]:
    """What a `for` would see, once and in order.

    None and what else is false though no iterable is the empty list: a list may be tested before it is looped over,
    and a loop that is not guarded raises in Jinja.
    """
    try:
        return list(value)
    except TypeError as error:
        if not value:
            return []
        raise ContractError(path, f"a list is promised, {describe(value)} was found") from error


def _is_object(contract: Contract) -> bool:
    return not isinstance(contract, str) and contract["kind"] == "object"


def _throws_itself(contract: Contract) -> bool:
    """Whether TypeScript throws by itself when this value is `undefined` and used."""
    return contract == "html" or (not isinstance(contract, str) and contract["kind"] not in ("literal", "union"))


def _accepts(contract: Contract, value: Any) -> bool:
    """Whether Python's type of `value` is this union member's.

    Objects, `shown`, `text` and `truth` take anything, but only after the others.
    """
    if isinstance(contract, str):
        test = ACCEPTS.get(contract)
        return test is not None and test(value)
    if is_undefined(value):
        return bool(contract["kind"] == "list")
    match contract["kind"]:
        case "literal":
            return is_str(value) and str(value) in contract["values"]
        case "list":
            return isinstance(value, Iterable) and not isinstance(value, (*_SCALAR, Mapping, tuple))
        case "tuple":
            return isinstance(value, tuple) and len(value) == len(contract["items"])
        case "calls":
            return callable(value)
        case _:
            return isinstance(value, Mapping)
