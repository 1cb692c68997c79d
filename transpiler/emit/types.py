"""Types as TypeScript spells them (the table stands in `transpiler.types.model`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from typing_extensions import assert_never

from transpiler.emit.imports import Imports
from transpiler.emit.literals import is_identifier, string_literal
from transpiler.types import (
    Bool,
    Dict,
    Field,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Moment,
    Node,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
    members,
)

_VALUE_MODULE = "lib/jinja/value"
_NUMERAL_MODULE = "lib/jinja/numeral"


def print_type(type_: Type, imports: Imports) -> str:
    """The type's text; the names it needs are imported."""
    match type_:
        case Unknown():
            return "unknown"
        case Missing():
            return "undefined"
        case NoneType():
            return "null"
        case Bool():
            return "boolean"
        case Int() | Float() | Number():
            return "number"
        case Numeral():
            return imports.use_type(_NUMERAL_MODULE, "Numeral")
        case Str(handle=True):
            return imports.use_type("lib/jinja/calls", "Handle")
        case Str(values):
            return "string" if values is None else _alternatives(string_literal(value) for value in sorted(values))
        case Html():
            return imports.use_type(_VALUE_MODULE, "Html")
        case Moment():
            return imports.use_type(_VALUE_MODULE, "DateTime")
        case Node():
            return imports.use_type("react", "ReactNode")
        case List(item, asked):
            listed = f"{_grouped(print_type(item, imports))}[]"
            return f"string | {listed}" if asked else listed
        case Tuple(items):
            return f"[{', '.join(print_type(item, imports) for item in items)}]"
        case Dict(key, value):
            return f"[{print_type(key, imports)}, {print_type(value, imports)}][]"
        case Object(name=name, module=module):
            return name if module is None else imports.use_type(module, name)
        case Union(alternatives):
            return _alternatives(_member(member, imports) for member in alternatives)
        case Function(result=result, recorded=True):
            return f"{imports.use_type('lib/jinja/calls', 'Calls')}<{print_type(result, imports)}>"
        case Function():
            return f"({', '.join(_parameters(type_, imports))}) => {print_type(type_.result, imports)}"
        case _:
            assert_never(type_)


def _parameters(function: Function, imports: Imports) -> Iterator[str]:
    for index, param in enumerate(function.params):
        name = function.names[index] if function.names else _letter(index)
        optional = "?" if function.names and index >= function.required else ""
        yield f"{name}{optional}: {print_type(param, imports)}"
    if function.rest:
        yield "...rest: unknown[]"
    if function.keywords:
        fields = " ".join(print_field(name, field, imports) for name, field in function.keywords)
        optional = "?" if all(field.optional for _, field in function.keywords) else ""
        yield f"options{optional}: {{ {fields} }}"


def print_field(name: str, field: Field, imports: Imports) -> str:
    """`name?: type;`, as interfaces have it. An optional field need not say `undefined` again."""
    key = name if is_identifier(name) else string_literal(name)
    type_ = field.type
    if field.optional:
        kept = tuple(member for member in members(type_) if not isinstance(member, Missing))
        if kept and len(kept) < len(members(type_)):
            type_ = kept[0] if len(kept) == 1 else Union(kept)
    return f"{key}{'?' if field.optional else ''}: {print_type(type_, imports)};"


def _member(type_: Type, imports: Imports) -> str:
    text = print_type(type_, imports)
    return f"({text})" if isinstance(type_, Function) else text


def _grouped(text: str) -> str:
    """Parentheses around a union or a function before `[]`."""
    return f"({text})" if " | " in text or "=>" in text else text


def _alternatives(texts: Iterable[str]) -> str:
    """Each alternative once: `int` beside `float` is one `number`; no alternative at all is `never`."""
    return " | ".join(dict.fromkeys(texts)) or "never"


def _letter(index: int) -> str:
    return ascii_lowercase[index] if index < len(ascii_lowercase) else f"p{index}"
