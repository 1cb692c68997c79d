"""What a template's props promise, as the plain JSON that the encoder reads (`transpiler.bridge.encode`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from transpiler.bridge import page_props
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


def props_of(program: Program, name: str, context: Mapping[str, object]) -> dict[str, Any]:
    """The props that a context becomes. Raises `ContractError` where it does not hold what the template needs.

    `context` holds the names of the view and those every template sees, as `page_props` takes them.
    """
    ctx = ctx_contracts(program) if program.templates[name].reads_ctx else {}
    return page_props(contract(program, name), ctx, context)


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
