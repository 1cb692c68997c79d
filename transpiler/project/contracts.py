"""What a template's props promise, as the plain JSON that the encoder reads (`transpiler.bridge.encode`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from transpiler.bridge import encode_props
from transpiler.facts import Program
from transpiler.lower.props import prop_name
from transpiler.types import Dict, Field, Function, List, Node, Object, Tuple, Type, Union
from transpiler.types.contract import contract_of


def contract(program: Program, name: str) -> dict[str, Any]:
    """The contract of the template's context names. Functions and markup are no data: they are left out."""
    facts = program.templates[name]
    fields = {prop_name(prop.name): Field(prop.type, prop.optional, _attribute(prop.name)) for prop in facts.props}
    return contract_of(_data(Object(facts.component, fields), {}))


def _attribute(name: str) -> str | None:
    """What the context calls a prop that has another name."""
    return name if prop_name(name) != name else None


def ctx_contracts(program: Program) -> dict[str, Any]:
    """The contracts of the two halves of `ctx`."""
    return {
        "globals": contract_of(_data(program.globals, {})),
        "vars": contract_of(_data(program.vars, {})),
    }


_CALLED: Mapping[str, Mapping[str, object]] = {
    "csp_nonce": {},
    "csrf_token": {},
    "get_flashed_messages": {"with_categories": True},
}
"""Functions of the framework whose result is sent under their name, and what they are called with."""


def props_of(program: Program, name: str, context: Mapping[str, object]) -> dict[str, Any]:
    """The props that a context becomes. Raises `ContractError` where it does not hold what the template needs.

    `context` holds the names of the view and those every template sees; a function of `_CALLED` may be there itself
    or by its result.
    """
    props = encode_props(contract(program, name), context)
    if program.templates[name].reads_ctx:
        ambient = _Ambient(context)
        props["ctx"] = {half: encode_props(found, ambient) for half, found in ctx_contracts(program).items()}
    return props


class _Ambient(Mapping[str, object]):
    """The context; a function that is sent by its result is called when it is read, since flashes are read once."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._context = context

    def __getitem__(self, name: str) -> object:
        if name == "origin" and name not in self._context:
            return _origin(self._context["request"])
        value = self._context[name]
        return value(**_CALLED[name]) if name in _CALLED and callable(value) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._context)

    def __len__(self) -> int:
        return len(self._context)


def _origin(request: Any) -> str:
    """What stands before the path of an external link: werkzeug's `root_url`, Starlette's `base_url`."""
    found = getattr(request, "root_url", None) or getattr(request, "base_url", "")
    return str(found).rstrip("/")


def _data(type_: Type, known: dict[int, Object]) -> Type:
    """The type without what JSON cannot hold; shapes may be recursive, so each is made once."""
    match type_:
        case Object():
            if id(type_) not in known:
                shape = known[id(type_)] = Object(type_.name, {}, type_.module, type_.primary_key)
                for name, field in type_.fields.items():
                    if _is_data(field.type):
                        shape.fields[name] = replace(field, type=_data(field.type, known))
            return known[id(type_)]
        case List(item):
            return List(_data(item, known))
        case Tuple(items):
            return Tuple(tuple(_data(item, known) for item in items))
        case Dict(key, value):
            return Dict(key, _data(value, known))
        case Union(alternatives):
            return Union(tuple(_data(member, known) for member in alternatives))
        case _:
            return type_


def _is_data(type_: Type) -> bool:
    match type_:
        case Function() | Node():
            return False
        case List(item) | Dict(value=item):
            return _is_data(item)
        case Tuple(items) | Union(items):
            return all(_is_data(item) for item in items)
        case _:
            return True
