"""What the app's own functions gave to Jinja2, kept by their arguments, so that React's side gets the same.

The modules under test import these functions from `lib/env`; `env_module` writes one whose functions look the result
up. Called with other arguments than in Jinja2 they throw, which is a difference found.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeGuard

from jinja2.runtime import Macro

from transpiler.bridge.keys import text_of
from transpiler.bridge.wire import is_undefined
from transpiler.types import BOOL, UNKNOWN, Type
from transpiler.verify.standins import ReadDict, StandIn

_FALSE = frozenset({"", "None", "False", "0", "-0"})


@dataclass
class Replay:
    """Results by function and arguments (`key_of`), in the form that props have."""

    results: dict[str, dict[str, Any]] = field(default_factory=dict)


def key_of(args: Iterable[Any], kwargs: Mapping[str, Any]) -> str:
    """The arguments as JSON that `replay.mjs` compares with what React's side was given.

    Texts are scalars and bodies of call blocks, arrays collections, objects the pairs of a dict; `null` is an object,
    of which the page holds no more than what it reads. What Python takes for false is one argument here.
    """
    parts = [_form(value) for value in args]
    if kwargs:
        parts.append(_pairs(kwargs))
    return json.dumps(parts, ensure_ascii=False)


def is_body(value: Any) -> TypeGuard[Macro]:
    """Whether it is the body of a call block that takes no arguments."""
    return isinstance(value, Macro) and value.name is None and not value.arguments


def _pairs(values: Mapping[Any, Any]) -> dict[str, Any]:
    return {text_of(key): _form(value) for key, value in sorted(values.items(), key=lambda pair: str(pair[0]))}


def _form(value: Any) -> Any:
    if is_undefined(value) or not value:
        return ""
    if isinstance(value, (StandIn, ReadDict)):
        return None
    if isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return _pairs(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_form(item) for item in value]
    if is_body(value):
        return _text(value())
    return _text(value) if isinstance(value, (str, int, float, dt.date, dt.time)) else None


def _text(value: Any) -> str:
    text = text_of(value)
    return "" if text in _FALSE else text


def env_module(
    kinds: Mapping[str, str], values: Mapping[str, Any], methods: Mapping[str, Mapping[str, str]] = MappingProxyType({})
) -> str:
    """`lib/env.ts` for one run: every function and method looks its result up, `values` are as they are."""
    lines = ["const replay = (name: string, args: unknown[]) => (globalThis as any).jinja2tsxReplay(name, args);"]
    for index, name in enumerate(sorted(kinds)):
        if name in values:
            code = json.dumps(values[name])
        elif name in methods:
            code = (
                "{ " + ", ".join(f"{json.dumps(key)}: {_looked_up(full)}" for key, full in methods[name].items()) + " }"
            )
        else:
            code = _looked_up(name)
        lines.append(f"const f{index}: any = {code};")
        lines.append(f"export {{ f{index} as {name if name.isidentifier() else json.dumps(name)} }};")
    return "\n".join(lines) + "\n"


def _looked_up(name: str) -> str:
    return f"(...args: unknown[]) => replay({json.dumps(name)}, args)"


RESULTS: Mapping[str, Type] = {"test": BOOL, "filter": UNKNOWN, "global": UNKNOWN}
"""What a function of `lib/env` gives where the app does not say."""
