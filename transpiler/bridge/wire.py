"""The wire form: any Python value as JSON that keeps what Python can tell apart.

Input: a value whose type nobody declared. Output: JSON-able data the TypeScript helpers understand. What has no
wire form (an object with attributes, an enum, a subclass that prints differently, a cycle) raises `ContractError`.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
import re
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any

SAFE_INTEGER = 2**53

_INTEGER_LIKE = re.compile(r"0|[1-9][0-9]*")
_TAKEN = frozenset({
    "__html", "__proto__", "__str__", "__iter__", "__len__", "__items__", "__getitem__", "__get__", "__kind__",
    "__bool__", "__index__",
})  # fmt: skip
"""Keys that mean something else on the page: Markup, and what the protocols of an object gave."""
_VIEWS: tuple[type, ...] = (KeysView, ValuesView, ItemsView)


class ContractError(Exception):
    """A value that cannot be sent as its contract says. `path` is where it stands in the context."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path or 'value'}: {message}")
        self.path = path
        self.message = message


class UndefinedType:
    """Stands for Jinja's Undefined without needing Jinja: prints as nothing, is false, iterates as empty."""

    def __str__(self) -> str:
        return ""

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __repr__(self) -> str:
        return "UNDEFINED"


UNDEFINED = UndefinedType()


class Absent:
    """Result of encoding Undefined where the key must be left out."""


ABSENT = Absent()


def is_undefined(value: object) -> bool:
    """Whether the value is Undefined: ours, or an instance of `jinja2.Undefined` or a subclass."""
    if value is UNDEFINED:
        return True
    return any(c.__name__ == "Undefined" and c.__module__ == "jinja2.runtime" for c in type(value).__mro__)


def itself(value: Any) -> Any:
    """What a value stands for: werkzeug's proxies (`session`, `current_user`) are taken away.

    The class of a proxy has every method, so that it looks like a function, an iterator and a list all at once.
    """
    while type(value).__name__ == "LocalProxy" and hasattr(type(value), "_get_current_object"):
        try:
            value = value._get_current_object()
        except RuntimeError:  # outside of a request it stands for nothing
            break
    return value


def describe(value: object) -> str:
    """A short name of what a value is, for messages: `None`, `Undefined`, `a Markup`, `an int`."""
    if value is None:
        return "None"
    if is_undefined(value):
        return "Undefined"
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def wire(value: object, path: str, ancestors: tuple[int, ...] = ()) -> Any:
    """The wire form of `value`; `ABSENT` for Undefined."""
    value = itself(value)
    if is_undefined(value):
        return ABSENT
    if value is None or value is True or value is False:
        return value
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, int):
        return _integer(value, path)
    if isinstance(value, float):
        return _float(value, path)
    for kind, prints, spell in _SCALARS:
        if isinstance(value, kind):
            if type(value).__str__ is not prints:
                raise ContractError(path, f"{describe(value)} prints unlike a {kind.__name__}; declare its type")
            return spell(value)
    if id(value) in ancestors:
        raise ContractError(path, "the value contains itself")
    return _collection(value, path, (*ancestors, id(value)))


def _text(value: str, path: str) -> Any:
    if hasattr(value, "__html__"):
        return {"__html": str(value.__html__())}
    text = str(value)
    if text != value:
        raise ContractError(path, f"{describe(value)} prints as {text!r}, not as its content; declare its type")
    return text


def _integer(value: int, path: str) -> Any:
    number = int(value)
    if str(value) != str(number):
        raise ContractError(path, f"{describe(value)} prints as {str(value)!r}, not as a number; declare its type")
    return number if abs(number) <= SAFE_INTEGER else {"$int": str(number)}


def _float(value: float, path: str) -> Any:
    number = float(value)
    if str(value) != str(number):
        raise ContractError(path, f"{describe(value)} prints as {str(value)!r}, not as a float; declare its type")
    if not math.isfinite(number):
        return {"$float": str(number)}
    return {"$float": number} if number.is_integer() else number


_SCALARS: tuple[tuple[type, Any, Callable[[Any], Any]], ...] = (
    # datetime before date, whose subclass it is
    (dt.datetime, dt.datetime.__str__, lambda v: {"$datetime": v.isoformat()}),
    (dt.date, dt.date.__str__, lambda v: {"$date": v.isoformat()}),
    (dt.time, dt.time.__str__, lambda v: {"$time": v.isoformat()}),
    (decimal.Decimal, decimal.Decimal.__str__, lambda v: {"$decimal": str(v)}),
    (complex, complex.__str__, lambda v: {"$complex": str(v)}),
    (bytes, bytes.__str__, lambda v: {"$bytes": v.decode("latin-1")}),
)


def _collection(value: object, path: str, ancestors: tuple[int, ...]) -> Any:
    plain = type(value).__repr__
    if isinstance(value, dict) and plain is dict.__repr__:
        return _dict(value, path, ancestors)
    if isinstance(value, list) and plain is list.__repr__:
        return _items(value, path, ancestors)
    if isinstance(value, tuple) and plain is tuple.__repr__:
        return {"$tuple": _items(value, path, ancestors)}
    if type(value) in (set, frozenset):
        return {"$set": _items(value, path, ancestors)}
    if isinstance(value, (range, Iterator, *_VIEWS)):
        return _items(value, path, ancestors)
    raise ContractError(
        path, f"{describe(value)} has no form of its own in JSON; declare its type, so that only what is read is sent"
    )


def _items(values: Any, path: str, ancestors: tuple[int, ...]) -> list[Any]:
    encoded = [wire(item, f"{path}[{index}]", ancestors) for index, item in enumerate(values)]
    return [None if item is ABSENT else item for item in encoded]


def _dict(value: Mapping[Any, Any], path: str, ancestors: tuple[int, ...]) -> Any:
    pairs = list(value.items())
    encoded = [(key, wire(item, f"{path}[{key!r}]", ancestors)) for key, item in pairs]
    if all(_is_plain_key(key) for key, _ in encoded):
        return {key: item for key, item in encoded if item is not ABSENT}
    return {
        "$dict": [[wire(key, f"{path}.keys()", ancestors), None if item is ABSENT else item] for key, item in encoded]
    }


def _is_plain_key(key: object) -> bool:
    """Whether a key can be a JavaScript object's: a string that keeps its place and is no marker of the wire form.

    Without the last two, a dict out of a request (`{"__html": "<script>"}`) would be taken for Markup.
    """
    return type(key) is str and not _INTEGER_LIKE.fullmatch(key) and not key.startswith("$") and key not in _TAKEN
