"""Python values as JSON, as files of contexts spell them: what JSON has stands for itself.

    {"__html": "<b>x</b>"}                      Markup
    {"$float": 1}  {"$int": "9007199254740993"} {"$decimal": "1.10"}  {"$complex": "1j"}  {"$bytes": "..."}
    {"$datetime": "2026-01-02T03:04:05"}        {"$date": ...}  {"$time": ...}
    {"$tuple": [...]}  {"$set": [...]}  {"$dict": [[key, value], ...]}
    {"$undefined": true}                        Jinja2's Undefined

These are the tags of the wire form (`bridge/wire.py`), read instead of written.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import jinja2
from markupsafe import Markup

Objects: TypeAlias = Callable[[Mapping[str, Any]], Any]

_SCALARS: Mapping[str, Callable[[Any], Any]] = {
    "__html": Markup,
    "$int": int,
    "$float": float,
    "$bytes": lambda text: text.encode("latin-1"),
    "$complex": complex,
    "$decimal": decimal.Decimal,
    "$datetime": dt.datetime.fromisoformat,
    "$date": dt.date.fromisoformat,
    "$time": dt.time.fromisoformat,
    "$undefined": lambda _: jinja2.Undefined(),
}


def from_spelling(form: Any, objects: Objects | None = None) -> Any:
    """The Python value of a spelling; `objects` reads `{"$object": ...}`, which else is a dict like any other.

    Raises `ValueError`, `TypeError`, `AttributeError` or `decimal.DecimalException` where a tag holds what it cannot.
    """
    if isinstance(form, list):
        return [from_spelling(item, objects) for item in form]
    if not isinstance(form, dict):
        return form
    if objects is not None and "$object" in form:
        return objects(form)
    if len(form) == 1:
        ((tag, content),) = form.items()
        match tag:
            case "$tuple":
                return tuple(from_spelling(content, objects))
            case "$set":
                return set(from_spelling(content, objects))
            case "$dict":
                return {from_spelling(key, objects): from_spelling(item, objects) for key, item in content}
            case _ if tag in _SCALARS:
                return _SCALARS[tag](content)
    return {key: from_spelling(item, objects) for key, item in form.items()}
