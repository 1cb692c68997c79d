"""Types that turn out too narrow while templates are lowered.

Analysis joins what it knows of the values that flow into a prop, a macro's parameter or a key of an object. Lowering
knows some of these values better (`user.name` is Undefined where `user` may be None). Where such a value does not
fit, the wider type is asked for, and the templates concerned are lowered again with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from transpiler.facts import Program, Prop
from transpiler.lower.keeping import keeps
from transpiler.types import (
    HTML,
    NUMERAL,
    STR,
    UNKNOWN,
    Dict,
    Field,
    Float,
    Function,
    Html,
    Int,
    List,
    Missing,
    Node,
    Object,
    Type,
    Union,
    Unknown,
    has_object,
    members,
    union,
    with_html,
)


@dataclass(frozen=True, slots=True)
class Widening:
    """A wider type for the parameter `name` of a macro, for what surrounds a block, or for a context name."""

    template: str
    macro: str | None
    name: str
    type: Type
    absent: bool
    block: str | None = None

    @property
    def place(self) -> object:
        """What is widened: after so many steps no further one is taken."""
        return self.template, self.macro, self.block, self.name


@dataclass(frozen=True, slots=True)
class KeyWidening:
    """A wider type for a key of an object that no other module declares."""

    shape: Object
    name: str
    type: Type
    absent: bool

    @property
    def place(self) -> object:
        """What is widened."""
        return id(self.shape), self.name


def may_be_html(type_: Type) -> bool:
    """Whether a value may be Markup when the page is rendered: its text alone would be escaped once more."""
    match type_:
        case Unknown() | Html() | Node():
            return True
        case Object() if type_.name == "Dict":
            return any(may_be_html(field.type) for field in type_.fields.values())
        case Object():
            return "__str__" in type_.fields and may_be_html(type_.fields["__str__"].type)
        case List(item) | Dict(value=item):
            return may_be_html(item)
        case _:
            return len(members(type_)) > 1 and any(may_be_html(member) for member in members(type_))


def wider(source: Type, target: Type) -> tuple[Type, bool] | None:
    """The type that holds `target` and a value of type `source`, and whether it may be absent. None if there is none:
    an object is sent with what is read of it, so that its place cannot become `unknown`.
    """
    absent = any(isinstance(member, Missing) for member in members(source))
    marked = with_html(target) if may_be_html(source) else target
    if marked != target:
        return marked, absent
    added = [member for member in members(source) if not isinstance(member, Missing) and not keeps(member, target)]
    joined = _joined(target, added)
    if isinstance(joined, Unknown) and not isinstance(target, Unknown) and has_object(target):
        return None
    return joined, absent


def _joined(target: Type, added: Sequence[Type]) -> Type:
    """The types together: unknown where one number or object would be taken for another."""
    kinds = (*members(target), *added)
    whole, broken = (any(isinstance(kind, type_) for kind in kinds) for type_ in (Int, Float))
    if whole and broken:
        return union(*(NUMERAL if isinstance(kind, Int | Float) else kind for kind in kinds))
    if any(isinstance(member, Object) and member.module is None for member in added):
        return UNKNOWN
    return union(target, *added)


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


def widen(program: Program, widening: Widening | KeyWidening) -> frozenset[str]:
    """Note a wider type wherever facts state the narrow one; the templates that must be lowered again."""
    if isinstance(widening, KeyWidening):
        field = widening.shape.fields[widening.name]
        type_, optional = union(field.type, widening.type), field.optional or widening.absent
        widening.shape.fields[widening.name] = replace(field, type=type_, optional=optional)
        return frozenset(program.templates)
    facts = program.templates[widening.template]
    if widening.block is not None:
        for name in below(program, widening.template):
            blocks = program.templates[name].blocks
            if widening.block in blocks:
                block = blocks[widening.block]
                blocks[widening.block] = replace(block, scope=_widened(block.scope, widening))
        return frozenset(program.templates)
    if widening.macro is not None:
        macro = facts.macros[widening.macro]
        params = tuple(
            replace(param, type=union(param.type, widening.type), optional=param.optional or widening.absent)
            if param.name == widening.name
            else param
            for param in macro.params
        )
        facts.macros[widening.macro] = replace(macro, params=params)
        return frozenset({widening.template})
    facts.props = _widened(facts.props, widening)
    for name, macro in facts.macros.items():
        facts.macros[name] = replace(macro, reads=_widened(macro.reads, widening))
    for name, block in facts.blocks.items():
        facts.blocks[name] = replace(block, reads=_widened(block.reads, widening))
    return frozenset({widening.template})


def below(program: Program, template: str) -> list[str]:
    """A template and all that extend it, directly or not."""
    found = [template]
    for name in found:  # grows while it is walked
        found += [child for child in program.templates[name].children if child not in found]
    return [name for name in found if name in program.templates]


def _widened(props: Iterable[Prop], widening: Widening) -> tuple[Prop, ...]:
    return tuple(
        replace(prop, type=union(prop.type, widening.type), optional=prop.optional or widening.absent)
        if prop.name == widening.name
        else prop
        for prop in props
    )
