"""What a template's props promise, as the plain JSON that the encoder reads (`transpiler.bridge.encode`)."""

from __future__ import annotations

from collections.abc import Mapping
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


def props_of(program: Program, name: str, context: Mapping[str, object]) -> dict[str, Any]:
    """The props that a context becomes. Raises `ContractError` where it does not hold what the template needs."""
    props = encode_props(contract(program, name), context)
    if program.templates[name].reads_ctx:
        props["ctx"] = {
            "globals": encode_props(contract_of(_data(program.globals)), context),
            "vars": encode_props(contract_of(_data(program.vars)), context),
        }
    return props


def _data(shape: Object) -> Object:
    return Object(shape.name, {name: field for name, field in shape.fields.items() if _is_data(field.type)})


def _is_data(type_: Type) -> bool:
    return not any(isinstance(member, Function | Node) for member in members(type_))
