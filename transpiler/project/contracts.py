"""What a template's props promise, as the plain JSON that the encoder reads (`transpiler.bridge.encode`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from transpiler.bridge import encode_props
from transpiler.facts import Program
from transpiler.types import Field, Function, Node, Object, Type, members
from transpiler.types.contract import contract_of


def contract(program: Program, name: str) -> dict[str, Any]:
    """The contract of the template's context names; props that are no data (functions, markup) are left out."""
    facts = program.templates[name]
    fields = {prop.name: Field(prop.type, prop.optional) for prop in facts.props if _is_data(prop.type)}
    return contract_of(Object(facts.component, fields))


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
        props["ctx"] = {
            "globals": encode_props(contract_of(_data(program.globals)), ambient),
            "vars": encode_props(contract_of(_data(program.vars)), ambient),
        }
    return props


class _Ambient(Mapping[str, object]):
    """The context; a function that is sent by its result is called when it is read, since flashes are read once."""

    def __init__(self, context: Mapping[str, object]) -> None:
        self._context = context

    def __getitem__(self, name: str) -> object:
        value = self._context[name]
        return value(**_CALLED[name]) if name in _CALLED and callable(value) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._context)

    def __len__(self) -> int:
        return len(self._context)


def _data(shape: Object) -> Object:
    return Object(shape.name, {name: field for name, field in shape.fields.items() if _is_data(field.type)})


def _is_data(type_: Type) -> bool:
    return not any(isinstance(member, Function | Node) for member in members(type_))
