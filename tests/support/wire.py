"""Python value -> the wire form (what travels as JSON and keeps its Python meaning), without a contract.

Kept apart from `transpiler/bridge`, so that tests of the emitted code do not depend on what they might test.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
import re
from collections.abc import ItemsView, Iterable, Iterator, KeysView, ValuesView
from typing import Any

from markupsafe import Markup

_SAFE_INTEGER = 2**53
# Keys that JavaScript puts elsewhere in the order, or that mark a wire form.
_TAKEN = re.compile(r"0|[1-9][0-9]*|\$.*|__html|__proto__", re.DOTALL)


def to_wire(value: Any) -> Any:
    """The JSON-able form. Raises `TypeError` for what has none: functions, classes."""
    match value:
        case None | bool():
            return value
        case Markup():
            return {"__html": str(value)}
        case str():
            return str(value)
        case int():
            return int(value) if abs(value) < _SAFE_INTEGER else {"$int": str(int(value))}
        case float():
            return _float(value)
        case complex():
            return {"$complex": str(value)}
        case bytes():
            return {"$bytes": value.decode("latin-1")}
        case decimal.Decimal():
            return {"$decimal": str(value)}
        case dt.datetime():  # before date, which it is too
            return {"$datetime": value.isoformat()}
        case dt.date():
            return {"$date": value.isoformat()}
        case dt.time():
            return {"$time": value.isoformat()}
        case dict():
            return _dict(value)
        case tuple():
            return {"$tuple": _items(value)}
        case set() | frozenset():
            return {"$set": _items(value)}
        case list() | range() | Iterator() | KeysView() | ValuesView() | ItemsView():
            return _items(value)
    attributes = getattr(value, "__dict__", None)
    if attributes is None or callable(value):
        raise TypeError(f"{type(value).__name__} has no wire form")
    return {name: to_wire(item) for name, item in attributes.items()}


def _items(values: Iterable[Any]) -> list[Any]:
    return [to_wire(item) for item in values]


def _float(value: float) -> Any:
    if not math.isfinite(value):
        return {"$float": str(value)}
    return {"$float": value} if value.is_integer() else value


def _dict(value: dict[Any, Any]) -> Any:
    if all(type(key) is str and not _TAKEN.fullmatch(key) for key in value):
        return {key: to_wire(item) for key, item in value.items()}
    return {"$dict": [[to_wire(key), to_wire(item)] for key, item in value.items()]}
