"""A value of unknown type where an object is wanted: `shaped(getitem(form, name), fieldContract)`.

What is read of the object is read of the value when the page asks for it, by the same contract that the encoder
keeps for what Python passes (`types/contract.py`, `runtime/shaped.ts`). It raises where the contract cannot be kept.
"""

from __future__ import annotations

import json
from typing import Any

from transpiler import ir
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value
from transpiler.types import (
    UNKNOWN,
    Dict,
    Field,
    Function,
    List,
    Node,
    Object,
    Tuple,
    Type,
    Union,
    objects_in,
)
from transpiler.types.contract import contract_of

_CONTRACT = Object("Contract", module="lib/jinja/shaped")


def shaped(value: Value, target: Type, ctx: LowerContext) -> ir.Expr:
    """Code of `value` as `target`, told at run time."""
    data = contract_of(_data(target, {}))
    key = json.dumps(data, sort_keys=True)
    contracts = ctx.module.contracts
    if key not in contracts:
        shapes = objects_in([target])
        wanted = shapes[0].name if shapes else "value"
        name = ctx.module.names.take(f"{wanted[:1].lower()}{wanted[1:]}Contract")
        contracts[key] = ir.ModuleConst(name, _literal(data), _CONTRACT)
    return ctx.call("shaped", ctx.dynamic(value), b.name(contracts[key].name))


def _literal(data: Any) -> ir.Expr:
    match data:
        case dict():
            return b.obj({key: _literal(item) for key, item in data.items()})
        case list():
            return b.array(*(_literal(item) for item in data))
        case bool():
            return ir.Bool(data)
        case None:
            return b.NULL
        case int() | float():
            return b.number(data)
        case _:
            return b.string(str(data))


def _data(type_: Type, known: dict[int, Object]) -> Type:
    """The type as far as it is data: functions and markup are passed on as they are."""
    match type_:
        case Function() | Node():
            return UNKNOWN
        case Object():
            if id(type_) not in known:
                shape = known[id(type_)] = Object(type_.name)
                for name, field in type_.fields.items():
                    found = _data(field.type, known)
                    if isinstance(field.type, Function) and name in ("__getitem__", "__get__"):
                        found = Function((), _data(field.type.result, known), recorded=True)
                    shape.fields[name] = Field(found, field.optional, field.attribute, field.call)
            return known[id(type_)]
        case List(item, asked, placed):
            return List(_data(item, known), asked, placed)
        case Tuple(items):
            return Tuple(tuple(_data(item, known) for item in items))
        case Dict(key, item):
            return Dict(_data(key, known), _data(item, known))
        case Union(alternatives):
            return Union(tuple(_data(member, known) for member in alternatives))
        case _:
            return type_
