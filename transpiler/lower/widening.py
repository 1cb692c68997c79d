"""Types that turn out too narrow while templates are lowered.

Analysis joins what it knows of the values that flow into a prop or a macro's parameter. Lowering knows some of these
values better (`user.name` is Undefined where `user` may be None). Where such a value does not fit, the wider type is
asked for, and the templates concerned are lowered again with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transpiler.facts import Program, Prop
from transpiler.types import (
    HTML,
    STR,
    Dict,
    Field,
    Function,
    List,
    Missing,
    Node,
    Object,
    Tuple,
    Type,
    Union,
    Unknown,
    assignable,
    members,
    union,
)


@dataclass(frozen=True, slots=True)
class Widening:
    """A wider type for the parameter `name` of a macro, or (`macro` None) for a context name of a template."""

    template: str
    macro: str | None
    name: str
    type: Type
    absent: bool


def wider(source: Type, target: Type) -> tuple[Type, bool] | None:
    """The type that holds `target` and a value of type `source`, and whether it may be absent. None if there is none:
    an object is sent with what is read of it, so that its place cannot become `unknown`.
    """
    absent = any(isinstance(member, Missing) for member in members(source))
    added = [member for member in members(source) if not isinstance(member, Missing) and not assignable(member, target)]
    joined = union(target, *added)
    if isinstance(joined, Unknown) and not isinstance(target, Unknown) and _has_object(target):
        return None
    if any(isinstance(member, Object) and member.module is None for member in added):
        return None
    return joined, absent


def _has_object(type_: Type) -> bool:
    match type_:
        case Object():
            return True
        case List(item):
            return _has_object(item)
        case Tuple(items) | Union(items):
            return any(_has_object(item) for item in items)
        case Dict(key, value):
            return _has_object(key) or _has_object(value)
        case _:
            return False


def as_text(program: Program, signature: int) -> None:
    """The macros that a function prop holds return their HTML text, as some use of the prop needs."""
    for facts in program.templates.values():
        facts.props = tuple(replace(prop, type=_returning_text(prop.type, signature)) for prop in facts.props)
        for name, macro in facts.macros.items():
            params = tuple(replace(param, type=_returning_text(param.type, signature)) for param in macro.params)
            reads = tuple(replace(prop, type=_returning_text(prop.type, signature)) for prop in macro.reads)
            facts.macros[name] = replace(macro, params=params, reads=reads)


def _returning_text(type_: Type, signature: int) -> Type:
    match type_:
        case Union(alternatives):
            return Union(tuple(_returning_text(member, signature) for member in alternatives))
        case Function(signature=found) if found == signature:
            keywords = tuple((name, _caller_text(name, field)) for name, field in type_.keywords)
            return replace(type_, result=HTML, keywords=keywords)
        case _:
            return type_


def _caller_text(name: str, field: Field) -> Field:
    """The body of a call block is text then, too."""
    match field.type:
        case Node() if name == "caller":
            return replace(field, type=STR)
        case Function() as caller if name == "caller":
            return replace(field, type=replace(caller, result=STR))
        case _:
            return field


def widen(program: Program, widening: Widening) -> None:
    """Note a wider type wherever facts state the narrow one."""
    facts = program.templates[widening.template]
    if widening.macro is not None:
        macro = facts.macros[widening.macro]
        params = tuple(
            replace(param, type=union(param.type, widening.type), optional=param.optional or widening.absent)
            if param.name == widening.name
            else param
            for param in macro.params
        )
        facts.macros[widening.macro] = replace(macro, params=params)
        return
    facts.props = _widened(facts.props, widening)
    for name, macro in facts.macros.items():
        facts.macros[name] = replace(macro, reads=_widened(macro.reads, widening))
    for name, block in facts.blocks.items():
        facts.blocks[name] = replace(block, reads=_widened(block.reads, widening))


def _widened(props: Iterable[Prop], widening: Widening) -> tuple[Prop, ...]:
    return tuple(
        replace(prop, type=union(prop.type, widening.type), optional=prop.optional or widening.absent)
        if prop.name == widening.name
        else prop
        for prop in props
    )
