"""The scalars of a contract: what a text, a number, a date or a truth is sent as, or why it cannot be.

Each takes a value and its path, and raises `ContractError` where Python holds something else. Source of the rules:
ARCHITECTURE, "Analysis".
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
from collections.abc import Callable
from functools import partial
from typing import Any

from .wire import ABSENT, SAFE_INTEGER, ContractError, describe, is_undefined, itself, wire

_ENTITIES = (("&", "&amp;"), (">", "&gt;"), ("<", "&lt;"), ("'", "&#39;"), ('"', "&#34;"))
_SPECIAL = frozenset(character for character, _ in _ENTITIES)


def escaped(text: str) -> str:
    """Text as HTML, as markupsafe escapes it."""
    for character, entity in _ENTITIES:
        text = text.replace(character, entity)
    return text


def is_str(value: object) -> bool:
    """Whether a value is text and no Markup."""
    return isinstance(value, str) and not hasattr(value, "__html__")


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


ACCEPTS: dict[str, Callable[[Any], bool]] = {
    "bool": lambda v: isinstance(v, bool),
    "int": _is_int,
    "float": lambda v: isinstance(v, float),
    "number": lambda v: _is_int(v) or isinstance(v, float),
    "numeral": lambda v: _is_int(v) or isinstance(v, float),
    "term": lambda v: isinstance(v, (int, float)),
    "str": is_str,
    "compared": lambda v: isinstance(v, str),
    "html": lambda v: hasattr(v, "__html__"),
    "datetime": lambda v: isinstance(v, dt.datetime),
    "date": _is_date,
    "time": lambda v: isinstance(v, dt.time),
    "moment": lambda v: isinstance(v, (dt.date, dt.time)),
}


def expected(name: str, value: Any, path: str) -> ContractError:
    """The error for a value that is not what is promised."""
    return ContractError(path, f"{name} is promised, {describe(value)} was found")


def _none(value: Any, path: str) -> None:
    if value is not None and not is_undefined(value):
        raise expected("None", value, path)


def _missing(value: Any, path: str) -> Any:
    if not is_undefined(value):
        raise expected("Undefined", value, path)
    return ABSENT


def _bool(value: Any, path: str) -> bool:
    if not isinstance(value, bool):
        raise expected("a bool", value, path)
    return bool(value)


def _truth(value: Any, path: str) -> bool:
    try:
        return bool(value)
    except Exception as error:
        raise ContractError(path, f"testing it raised {type(error).__name__}: {error}") from error


def _int(value: Any, path: str) -> int:
    encoded = wire(value, path) if _is_int(value) else None
    if not isinstance(encoded, int):
        raise expected("an int within 2^53", value, path)
    return encoded


def _float(value: Any, path: str) -> float:
    if not isinstance(value, float) or not math.isfinite(value):
        raise expected("a finite float", value, path)
    wire(value, path)
    return float(value)


def _number(value: Any, path: str) -> int | float:
    if isinstance(value, float):
        return _float(value, path)
    if not _is_int(value) or abs(value) > SAFE_INTEGER:
        raise expected("a number within 2^53", value, path)
    return int(value)


def _numeral(value: Any, path: str) -> int | str:
    """A number that is printed too: an int, or as the text Python prints a float or an int beyond 2^53."""
    if isinstance(value, float):
        return str(_float(value, path))
    if not _is_int(value):
        raise expected("a number", value, path)
    encoded = wire(value, path)
    return encoded if isinstance(encoded, int) else str(value)


def _term(value: Any, path: str) -> int | str:
    """A number that is calculated with: a bool is 0 or 1 there."""
    return int(value) if isinstance(value, bool) else _numeral(value, path)


def _str(value: Any, path: str) -> str:
    encoded = wire(value, path) if is_str(value) else None
    if not isinstance(encoded, str):
        raise expected("a plain str", value, path)
    return encoded


def _compared(value: Any, path: str) -> str:
    """Text that is only compared with literals that are not empty: what equals none of them is ""."""
    value = itself(value)
    if isinstance(value, str):
        return _str(str.__str__(value), path)  # Markup and members of an Enum equal their text
    if value is None or is_undefined(value) or isinstance(value, _NO_TEXTS) or not _has_equality(value):
        return ""
    raise expected("a text", value, path)


def _has_equality(value: object) -> bool:
    return any("__eq__" in vars(one) for one in type(value).__mro__[:-1])


_NO_TEXTS = (int, float, decimal.Decimal, bytes, dt.date, dt.time, dt.timedelta, list, tuple, dict, set, frozenset)


def encode_literal(values: list[str], value: Any, path: str) -> str:
    """One of few texts."""
    text = _str(value, path)
    if text not in values:
        raise ContractError(path, f"one of {', '.join(map(repr, values))} is promised, {text!r} was found")
    return text


def _text(value: Any, path: str) -> str:
    """What Jinja would print, before escaping. Markup is sent only if escaping would not change it."""
    html = hasattr(value, "__html__")
    try:
        text = str(value.__html__() if html else value)
    except Exception as error:
        raise ContractError(path, f"printing it raised {type(error).__name__}: {error}") from error
    if html and _SPECIAL.intersection(text):
        raise ContractError(path, f"text is promised, Markup was found: {text[:60]!r}")
    return text


def _raw(value: Any, path: str) -> str:
    """What Jinja would print, as HTML."""
    return _text(str(value.__html__()) if hasattr(value, "__html__") else value, path)


def _plain(value: Any, path: str) -> str:
    """What Jinja would print; no Markup, which makes HTML of the texts that it is put together with."""
    if hasattr(value, "__html__"):
        raise expected("plain text", value, path)
    return _text(value, path)


def _shown(value: Any, path: str, text_of: Callable[[Any, str], str] = _text) -> str:
    """Text that is tested too: "" for what Python says is false, so that `!== ""` is Python's truth."""
    if not _truth(value, path):
        return ""
    text = text_of(value, path)
    if not text:
        raise ContractError(path, f"{describe(value)} is true and prints nothing: text alone cannot say both")
    return text


def _html(value: Any, path: str) -> dict[str, str]:
    """The HTML Jinja would print: Markup as it is, everything else escaped (as markupsafe escapes)."""
    if hasattr(value, "__html__"):
        return {"__html": str(value.__html__())}
    return {"__html": escaped(_text(value, path))}


def _moment(name: str, accepts: Callable[[Any], bool]) -> Callable[[Any, str], str]:
    def encode_moment(value: Any, path: str) -> str:
        if not accepts(value):
            raise expected(f"a {name}", value, path)
        return str(wire(value, path)[f"${name}"])

    return encode_moment


def _any_moment(value: Any, path: str) -> str:
    for name in ("datetime", "date", "time"):
        if ACCEPTS[name](value):
            return _moment(name, ACCEPTS[name])(value, path)
    raise expected("a datetime, date or time", value, path)


SIMPLE: dict[str, Callable[[Any, str], Any]] = {
    "unknown": wire,
    "none": _none,
    "missing": _missing,
    "bool": _bool,
    "truth": _truth,
    "int": _int,
    "float": _float,
    "number": _number,
    "numeral": _numeral,
    "term": _term,
    "str": _str,
    "compared": _compared,
    "text": _text,
    "shown": _shown,
    "plain": _plain,
    "plain_shown": partial(_shown, text_of=_plain),
    "raw": _raw,
    "raw_shown": partial(_shown, text_of=_raw),
    "html": _html,
    **{name: _moment(name, ACCEPTS[name]) for name in ("datetime", "date", "time")},
    "moment": _any_moment,
}
