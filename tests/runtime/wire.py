"""Python values as the run-time library holds them, and the other way round for its answers."""

from __future__ import annotations

import math
from collections.abc import ItemsView, Iterator, KeysView, Mapping, ValuesView
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

Json = Any
"""What `json` reads and writes."""

UNDEFINED: Json = {"$undefined": True}
"""How undefined travels to Node and back; JSON has no word for it."""

_TAGS = frozenset(
    ("__html", "$float", "$int", "$tuple", "$dict", "$set", "$datetime", "$date", "$time", "$decimal", "$bytes")
)


def encode(value: Any) -> Json:
    """A Python value in the representation of `runtime/value.ts`; iterators are used up."""
    match value:
        case Undefined():
            return UNDEFINED
        case None | bool():
            return value
        case Markup():
            return {"__html": str(value)}
        case str():
            return value
        case int():
            return value if abs(value) < 2**53 else {"$int": str(value)}
        case float():
            return _encode_float(value)
        case tuple():
            return {"$tuple": [encode(item) for item in value]}
        case datetime():
            return {"$datetime": value.isoformat()}
        case date():
            return {"$date": value.isoformat()}
        case time():
            return {"$time": value.isoformat()}
        case Decimal():
            return {"$decimal": str(value)}
        case bytes():
            return {"$bytes": value.decode("latin-1")}
        case set():
            return {"$set": [encode(item) for item in value]}
        case Mapping():
            return _encode_dict(value)
        case list() | range() | Iterator() | KeysView() | ValuesView() | ItemsView():
            return [encode(item) for item in value]
        case _:
            raise TypeError(f"no representation for {value!r}")


def _encode_float(value: float) -> Json:
    if math.isnan(value):
        return {"$float": "nan"}
    if math.isinf(value):
        return {"$float": "inf" if value > 0 else "-inf"}
    return {"$float": value} if value.is_integer() else value


def _encode_dict(value: Mapping[Any, Any]) -> Json:
    plain = all(isinstance(key, str) and not key.isdecimal() and key not in _TAGS for key in value)
    if plain and not any(isinstance(key, Markup) for key in value):
        return {key: encode(item) for key, item in value.items()}
    return {"$dict": [[encode(key), encode(item)] for key, item in value.items()]}


def normal(value: Json) -> Json:
    """One spelling per value, so that answers compare: numbers as text, tags without extra fields."""
    match value:
        case bool() | None | str():
            return value
        case int() | float():
            return f"number {value!r}"
        case list():
            return [normal(item) for item in value]
        case {"$float": number}:
            return f"number {float(number)!r}"
        case {"$tuple": items}:
            return {"$tuple": [normal(item) for item in items]}
        case {"$set": items}:
            return {"$set": sorted((normal(item) for item in items), key=repr)}
        case {"$dict": pairs}:
            return {"$dict": [[normal(key), normal(item)] for key, item in pairs]}
        case {"__html": text}:
            return {"__html": text}
        case dict():
            return {"$dict": [[normal(key), normal(item)] for key, item in value.items()]}
        case _:
            raise TypeError(f"not JSON: {value!r}")
