"""Contexts in files: one JSON object a line, `{"template": "blog/index.html", "context": {...}}`.

Values are spelled as `transpiler.spelling` says and, for objects:

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

import decimal
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from transpiler.spelling import from_spelling
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
                values = {name: value_of(value) for name, value in context.items()}
            except (ValueError, TypeError, LookupError, AttributeError, decimal.DecimalException) as error:
                raise ContextFileError(
                    f'{path}:{number}: {{"template": ..., "context": {{...}}}} is expected: {error}'
                ) from error
            found.append(Given(template, values, f"{path}:{number}"))
    return found


def value_of(form: Any) -> Any:
    """The Python value of a spelling, objects too."""
    return from_spelling(form, _object)


def _object(form: Mapping[str, Any]) -> Any:
    attributes = {name: value_of(value) for name, value in form["$object"].items()}
    methods = {name: _method(name, answers) for name, answers in form.get("calls", {}).items()}
    protocols: dict[str, Callable[..., Any]] = {}
    if "" in methods:
        protocols["__call__"] = methods.pop("")
    if "text" in form:
        text = value_of(form["text"])
        protocols["__html__" if isinstance(text, Markup) else "__str__"] = lambda: str(text)
    if "items" in form:
        items = value_of(form["items"])
        protocols["__iter__"] = lambda: iter(items)
    if "length" in form:
        protocols["__len__"] = lambda: form["length"]

    def read(name: str) -> Any:
        return methods[name] if name in methods else attributes.get(name, NOTHING)

    return stand_in(Inside(read, protocols, form.get("name", "object"), false=bool(form.get("false"))))


def _method(name: str, answers: list[Any]) -> Method:
    def answer(args: Any, kwargs: Any, result: Any) -> Answer:
        value = value_of(result)
        named = {key: value_of(item) for key, item in kwargs.items()}
        return Answer(tuple(value_of(args)), named, lambda: value)

    return Method(name, [answer(*one) for one in answers])
