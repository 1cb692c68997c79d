"""Contexts in files: one JSON object a line, `{"template": "blog/index.html", "context": {...}}`.

JSON stands for itself. What JSON lacks is spelled as on the wire (`bridge/wire.py`) and, for objects:

    {"__html": "<b>x</b>"}                      Markup
    {"$float": 1}  {"$int": "9007199254740993"} {"$decimal": "1.10"}  {"$bytes": "..."}
    {"$datetime": "2026-01-02T03:04:05"}        {"$date": ...}  {"$time": ...}
    {"$tuple": [...]}  {"$set": [...]}  {"$dict": [[key, value], ...]}
    {"$undefined": true}                        Jinja2's Undefined
    {"$object": {...}}                          an object with these attributes; beside it, where there are such
        "name": "User"                          the name of its class
        "text": "Ann"                           how it prints, or {"__html": ...}
        "items": [...]                          what it iterates over
        "length": 3
        "false": true                           it is false
        "calls": {"name": [[args, {named}, result], ...]}    its methods; `""` is the object itself called

Input: a file. Output: contexts as Python values. Raises `ContextFileError` with the line.
"""

from __future__ import annotations

import datetime as dt
import decimal
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from transpiler.verify.standins import NOTHING, Answer, Inside, Method, stand_in
from transpiler.verify.suite import Given


class ContextFileError(Exception):
    """A file of contexts that cannot be read; the message has the line."""


def read_contexts(path: Path) -> list[Given]:
    """The contexts of a file, labelled with their lines."""
    found: list[Given] = []
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContextFileError(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                entry = json.loads(line)
                template, context = entry["template"], entry["context"]
                values = {name: from_spelling(value) for name, value in context.items()}
            except (ValueError, TypeError, LookupError, AttributeError, decimal.DecimalException) as error:
                raise ContextFileError(
                    f'{path}:{number}: {{"template": ..., "context": {{...}}}} is expected: {error}'
                ) from error
            found.append(Given(template, values, f"{path}:{number}"))
    return found


def from_spelling(form: Any) -> Any:
    """The Python value of a spelling."""
    if isinstance(form, list):
        return [from_spelling(item) for item in form]
    if not isinstance(form, dict):
        return form
    if "$object" in form:
        return _object(form)
    if len(form) == 1:
        ((mark, content),) = form.items()
        if mark in _TAGS:
            return _TAGS[mark](content)
    return {key: from_spelling(item) for key, item in form.items()}


def _object(form: Mapping[str, Any]) -> Any:
    attributes = {name: from_spelling(value) for name, value in form["$object"].items()}
    methods = {name: _method(name, answers) for name, answers in form.get("calls", {}).items()}
    protocols: dict[str, Callable[..., Any]] = {}
    if "" in methods:
        protocols["__call__"] = methods.pop("")
    if "text" in form:
        text = from_spelling(form["text"])
        protocols["__html__" if isinstance(text, Markup) else "__str__"] = lambda: str(text)
    if "items" in form:
        items = from_spelling(form["items"])
        protocols["__iter__"] = lambda: iter(items)
    if "length" in form:
        protocols["__len__"] = lambda: form["length"]

    def read(name: str) -> Any:
        return methods[name] if name in methods else attributes.get(name, NOTHING)

    return stand_in(Inside(read, protocols, form.get("name", "object"), false=bool(form.get("false"))))


def _method(name: str, answers: list[Any]) -> Method:
    def answer(args: Any, kwargs: Any, result: Any) -> Answer:
        value = from_spelling(result)
        named = {key: from_spelling(item) for key, item in kwargs.items()}
        return Answer(tuple(from_spelling(args)), named, lambda: value)

    return Method(name, [answer(*one) for one in answers])


_TAGS: Mapping[str, Callable[[Any], Any]] = {
    "__html": Markup,
    "$int": int,
    "$float": float,
    "$bytes": lambda text: text.encode("latin-1"),
    "$decimal": decimal.Decimal,
    "$datetime": dt.datetime.fromisoformat,
    "$date": dt.date.fromisoformat,
    "$time": dt.time.fromisoformat,
    "$tuple": lambda items: tuple(from_spelling(items)),
    "$set": lambda items: set(from_spelling(items)),
    "$dict": lambda pairs: {from_spelling(key): from_spelling(item) for key, item in pairs},
    "$undefined": lambda _: jinja2.Undefined(),
}
