"""The recorded cases, ready to be asked of an engine."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from tests.conformance.record import SUITES, recorded
from tests.conformance.values import decode
from tests.support.wire import to_wire
from transpiler.options import Extension, Options, Policies

PORTABLE = {"jinja": 705, "flask": 16}
"""How many cases the pinned suites give; another number means that the recorder has changed its meaning."""

_EXTENSIONS: Mapping[str, Extension] = {
    "jinja2.ext.InternationalizationExtension": "i18n",
    "jinja2.ext.ExprStmtExtension": "do",
    "jinja2.ext.LoopControlExtension": "loopcontrols",
    "jinja2.ext.DebugExtension": "debug",
}
_OTHER_SETTINGS = ("policies", "sandboxed", "extensions")


@dataclass(frozen=True, slots=True)
class Case:
    """One rendering: a template, what it can load, what it is given, and what Jinja2 makes of it.

    Exactly one of `output` and `error` (the class of the exception, `error_bases` up to Exception) is set.
    `name` is None for a template that was given as text. Names of `templates` need no file ending.
    """

    id: str
    suite: str
    area: str
    tests: tuple[str, ...]
    name: str | None
    source: str
    templates: dict[str, str]
    environment: dict[str, Any]
    output: str | None
    error: str | None
    error_bases: tuple[str, ...]
    _context: dict[str, Any]
    _globals: dict[str, Any]

    def context(self) -> dict[str, Any]:
        """The context as Python values, new at every call (iterators are used up)."""
        return {name: decode(value) for name, value in self._context.items()}

    def globals(self) -> dict[str, Any]:
        """What the environment has beside Jinja's own globals, as Python values."""
        return {name: decode(value) for name, value in self._globals.items()}

    def props(self) -> dict[str, Any]:
        """The context in the wire form; a named tuple is the object of its fields, as attribute reads ask for it."""
        return {name: to_wire(_by_name(value)) for name, value in self.context().items()}

    def global_props(self) -> dict[str, Any]:
        """The globals in the wire form."""
        return {name: to_wire(value) for name, value in self.globals().items()}

    @property
    def options(self) -> Options:
        """The settings that the transpiler has too. Jinja's library default is no autoescaping and no extension."""
        settings = {key: value for key, value in self.environment.items() if key not in _OTHER_SETTINGS}
        extensions = frozenset(_EXTENSIONS[name] for name in self.environment.get("extensions", ()))
        return Options(**{"autoescape": False, **settings}, extensions=extensions, policies=Policies(**self.policies))

    @property
    def undefined(self) -> str:
        """The class of undefined values: Undefined, StrictUndefined, ChainableUndefined or DebugUndefined."""
        return str(self.environment.get("undefined", "Undefined"))

    @property
    def policies(self) -> dict[str, Any]:
        """The policies that are not Jinja's default."""
        return {name: decode(value) for name, value in self.environment.get("policies", {}).items()}


@functools.cache
def cases() -> list[Case]:
    """All portable cases of both suites, in a fixed order; the suites are recorded if they were not yet."""
    folder = recorded()
    return [
        _case(suite, json.loads(line))
        for suite in SUITES
        for line in (folder / f"{suite}_cases.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def _by_name(value: Any) -> Any:
    if isinstance(value, Iterator):
        return [_by_name(item) for item in value]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return SimpleNamespace(**{name: _by_name(item) for name, item in zip(value._fields, value, strict=True)})
    if type(value) is list:
        return [_by_name(item) for item in value]
    return value


def _case(suite: str, record: dict[str, Any]) -> Case:
    expect = record["expect"]
    return Case(
        id=record["id"],
        suite=suite,
        area=record["area"] if suite == "jinja" else suite,
        tests=tuple(record["tests"]),
        name=record["name"],
        source=record["source"],
        templates=record["templates"],
        environment=record["env"],
        output=expect.get("output"),
        error=expect.get("error"),
        error_bases=tuple(expect.get("bases", ())),
        _context=record["context"],
        _globals=record["globals"],
    )
