"""A context as a JSON file: what JSON has, and the wire form's tags for what only Python has.

`{"$datetime": "2026-11-20T12:00:00"}`, `$date`, `$time`, `$decimal`, `$int`, `$float`, `$tuple`, `$set`, `$dict`,
`$bytes` and `{"__html": "<b>"}` (Markup) are the same as in props.
"""

from __future__ import annotations

import datetime as dt
import decimal
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from transpiler.project.errors import InputError


def read_context(path: Path) -> dict[str, Any]:
    """The names and values of a context file. Raises `InputError` if it cannot be read."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(found, dict):
            return {name: _value(value) for name, value in found.items()}
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, decimal.DecimalException) as error:
        raise InputError(f"{path} is no context: {error}") from error
    raise InputError(f"{path} is no context: it holds no object", 'write {"name": value}')


def _value(form: Any) -> Any:
    if isinstance(form, list):
        return [_value(item) for item in form]
    if not isinstance(form, dict):
        return form
    if len(form) == 1:
        ((tag, content),) = form.items()
        if tag in _TAGS:
            return _TAGS[tag](content)
    return {key: _value(item) for key, item in form.items()}


_TAGS: Mapping[str, Callable[[Any], Any]] = {
    "__html": Markup,
    "$int": int,
    "$float": float,
    "$bytes": lambda text: text.encode("latin-1"),
    "$decimal": decimal.Decimal,
    "$datetime": dt.datetime.fromisoformat,
    "$date": dt.date.fromisoformat,
    "$time": dt.time.fromisoformat,
    "$tuple": lambda items: tuple(_value(items)),
    "$set": lambda items: set(_value(items)),
    "$dict": lambda pairs: {_value(key): _value(item) for key, item in pairs},
}
