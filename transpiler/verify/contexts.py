"""The contexts that templates are rendered with: what a plan makes, and what is there on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from transpiler.facts import Prop
from transpiler.verify.made_up import Maker
from transpiler.verify.oracle import Oracle
from transpiler.verify.standins import NOTHING

_AMBIENT_CALLS = ("csrf_token", "csp_nonce")


def made_context(oracle: Oracle, name: str, maker: Maker, reads: Iterable[Prop] = ()) -> dict[str, Any]:
    """Everything a template sees under a plan: the names of its props, those of every page, arguments of calls.

    `reads` is what else is read of it: by the macro that is called.
    """
    program = oracle.program
    context = made_ambient(oracle, maker)
    named = {prop.name: (prop.type, prop.optional) for prop in (*reads, *program.templates[name].props)}
    handed = {key: (type_, False) for key, type_ in oracle.handed(name) if key not in named}
    for key, (type_, optional) in {**named, **handed}.items():
        if key in oracle.functions:
            continue
        value = maker.make(type_, (key,), optional=optional)
        if value is not NOTHING:
            context[key] = value
    return as_called(context)


def made_ambient(oracle: Oracle, maker: Maker) -> dict[str, Any]:
    """The names that every page sees, under a plan."""
    program = oracle.program
    maker.function, maker.dicts = oracle.function, oracle.asks_for_mappings
    context: dict[str, Any] = {}
    for shape in (program.globals, program.vars):
        for key, item in shape.fields.items():
            if key == "url_for":
                context[key] = oracle.environment.globals[key]
            elif key not in oracle.functions:
                value = maker.make(item.type, (key,), optional=item.optional)
                if value is not NOTHING:
                    context[key] = value
    return context


def as_called(context: Mapping[str, Any]) -> dict[str, Any]:
    """The context with the framework's functions where their results stand."""
    found = dict(context)
    for name in _AMBIENT_CALLS:
        if name in found and not callable(found[name]):
            found[name] = _constant(found[name])
    flashes = found.get("get_flashed_messages")
    if flashes is not None and not callable(flashes):
        found["get_flashed_messages"] = _flashes(flashes)
    return found


def _constant(value: Any) -> Callable[..., Any]:
    def constant(*_args: Any, **_kwargs: Any) -> Any:
        return value

    return constant


def _flashes(flashes: list[tuple[Any, Any]]) -> Callable[..., Any]:
    """Flask's function over these pairs."""

    def get_flashed_messages(with_categories: bool = False, category_filter: Any = ()) -> list[Any]:
        found = [(c, m) for c, m in flashes if not category_filter or c in category_filter]
        return found if with_categories else [m for _, m in found]

    return get_flashed_messages
