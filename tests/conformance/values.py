"""Python values as typed JSON and back, so that a recorded context can be rebuilt exactly.

JSON values stand for themselves, except floats that are integral; all others are `{"$t": kind, "v": ...}`. Stdlib
only: this runs inside the environment of the recorded suite.
"""

from __future__ import annotations

import collections
import datetime as dt
import decimal
import itertools
import math
import types
from collections.abc import Callable, Mapping
from typing import Any

_MAX_DEPTH = 12
_MAX_ITEMS = 1000
_SAFE_INTEGER = 2**53

_CALLABLES = (types.FunctionType, types.MethodType, types.BuiltinFunctionType, type)
_ITERATORS = frozenset(
    "generator list_iterator range_iterator tuple_iterator map filter zip enumerate".split()  # noqa: SIM905
)
_VIEWS = frozenset({"dict_items", "dict_keys", "dict_values"})
# What a class that only holds data defines by itself.
_PLAIN_CLASS = frozenset(
    "__module__ __dict__ __weakref__ __doc__ __init__ __qualname__ __annotations__ __dataclass_fields__ "  # noqa: SIM905
    "__firstlineno__ __slots__ __static_attributes__ __match_args__ __dataclass_params__".split()
)


class OpaqueError(Exception):
    """A value that only this Python can hold; the message says of what kind."""


class Replayed(list[Any]):
    """The items of a one-shot iterator that the test was given another copy of."""


def encode(value: Any, depth: int = 0) -> Any:
    """The typed JSON of a value. Raises `OpaqueError`."""
    if depth > _MAX_DEPTH:
        raise OpaqueError("python object: deep")
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if (encoder := _ENCODERS.get((kind.__module__, kind.__name__))) is not None:
        return encoder(value, depth + 1)
    if isinstance(value, tuple) and hasattr(kind, "_fields"):
        return _typed(
            "namedtuple", [[name, encode(getattr(value, name), depth + 1)] for name in kind._fields], name=kind.__name__
        )
    if isinstance(value, _CALLABLES):
        raise OpaqueError("python callable")
    if kind.__module__.startswith("jinja2"):
        raise OpaqueError(f"jinja2 object: {kind.__name__}")
    return _encode_object(value, depth)


def tap(value: Any) -> tuple[Any, Any]:
    """(the value to go on with, the value to encode): they differ for what can be read only once."""
    name = type(value).__name__
    if name in _VIEWS:
        return value, Replayed(value)
    if name in _ITERATORS:
        items = list(itertools.islice(value, _MAX_ITEMS))
        return (item for item in items), Replayed(items)
    return value, value


def encode_names(names: Mapping[Any, Any]) -> tuple[dict[str, Any], set[str]]:
    """A context: what could be encoded, and the reasons why the rest could not."""
    encoded: dict[str, Any] = {}
    reasons: set[str] = set()
    for name, value in names.items():
        if not isinstance(name, str):
            reasons.add("python object: key")
            continue
        try:
            encoded[name] = encode(value)
        except OpaqueError as reason:
            reasons.add(str(reason))
        except Exception as error:  # a test may pass an object that refuses everything
            reasons.add(f"python object: {type(error).__name__}")
    return encoded, reasons


def decode(encoded: Any) -> Any:
    """The value of typed JSON; iterators are new at every call."""
    if isinstance(encoded, list):
        return [decode(item) for item in encoded]
    if not isinstance(encoded, dict):
        return encoded
    if "$t" not in encoded:
        return {key: decode(value) for key, value in encoded.items()}
    content = encoded["v"]
    match encoded["$t"]:
        case "namedtuple":
            fields = collections.namedtuple(encoded["name"], [name for name, _ in content])  # type: ignore[misc]
            return fields(*[decode(value) for _, value in content])
        case "object":
            instance = type(encoded["name"], (), {})()
            vars(instance).update({name: decode(value) for name, value in content.items()})
            return instance
        case kind:
            return _DECODERS[kind](content)


def _typed(kind: str, content: Any, **more: Any) -> dict[str, Any]:
    return {"$t": kind, **more, "v": content}


def _items(value: Any, depth: int) -> list[Any]:
    return [encode(item, depth) for item in value]


def _encode_float(value: float, _: int) -> Any:
    plain = math.isfinite(value) and value != int(value)
    return value if plain else _typed("float", repr(value))


def _encode_dict(value: Mapping[Any, Any], depth: int) -> Any:
    if all(type(key) is str for key in value) and "$t" not in value:
        return {key: encode(item, depth) for key, item in value.items()}
    return _typed("map", [[encode(key, depth), encode(item, depth)] for key, item in value.items()])


def _encode_object(value: Any, depth: int) -> Any:
    """A simple record: instance attributes and constants of its class, no behaviour of its own."""
    kind = type(value)
    attributes = getattr(value, "__dict__", None)
    if isinstance(attributes, dict) and kind.__module__ != "builtins" and kind.__mro__[1:] == (object,):
        own = {name: constant for name, constant in vars(kind).items() if name not in _PLAIN_CLASS}
        behaves = any(name.startswith("__") or callable(it) or hasattr(it, "__get__") for name, it in own.items())
        if not behaves:
            content = {name: encode(item, depth + 1) for name, item in {**own, **attributes}.items()}
            return _typed("object", content, name=kind.__name__)
    raise OpaqueError(f"python object: {kind.__name__}")


def _text(kind: str, spell: Callable[[Any], str]) -> Callable[[Any, int], Any]:
    return lambda value, _: _typed(kind, spell(value))


_ENCODERS: Mapping[tuple[str, str], Callable[[Any, int], Any]] = {
    ("builtins", "int"): lambda value, _: value if abs(value) < _SAFE_INTEGER else _typed("bigint", str(value)),
    ("builtins", "float"): _encode_float,
    ("builtins", "list"): _items,
    ("builtins", "dict"): _encode_dict,
    ("builtins", "tuple"): lambda value, depth: _typed("tuple", _items(value, depth)),
    ("builtins", "set"): lambda value, depth: _typed("set", _items(value, depth)),
    ("builtins", "frozenset"): lambda value, depth: _typed("set", _items(value, depth)),
    ("builtins", "range"): lambda value, _: _typed("range", [value.start, value.stop, value.step]),
    ("builtins", "bytes"): lambda value, _: _typed("bytes", value.decode("latin-1")),
    ("builtins", "complex"): _text("complex", repr),
    ("markupsafe", "Markup"): _text("Markup", str),
    ("datetime", "date"): _text("date", dt.date.isoformat),
    ("datetime", "datetime"): _text("datetime", dt.datetime.isoformat),
    ("datetime", "time"): _text("time", dt.time.isoformat),
    ("decimal", "Decimal"): _text("Decimal", str),
    ("collections", "OrderedDict"): _encode_dict,
    ("collections", "defaultdict"): _encode_dict,
    ("collections", "deque"): _items,
    (__name__, "Replayed"): lambda value, depth: _typed("iterator", _items(value, depth)),
}


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


_DECODERS: Mapping[str, Callable[[Any], Any]] = {
    "bigint": int,
    "float": float,
    "map": lambda pairs: {decode(key): decode(value) for key, value in pairs},
    "Markup": _markup,
    "tuple": lambda items: tuple(decode(items)),
    "set": lambda items: set(decode(items)),
    "range": lambda ends: range(*ends),
    "bytes": lambda text: text.encode("latin-1"),
    "date": dt.date.fromisoformat,
    "datetime": dt.datetime.fromisoformat,
    "time": dt.time.fromisoformat,
    "Decimal": decimal.Decimal,
    "complex": complex,
    "iterator": lambda items: iter(decode(items)),
}
