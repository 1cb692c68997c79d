"""Modules that all converted templates share: the ambient context, the shared models."""

from __future__ import annotations

from transpiler import ir
from transpiler.facts import Program
from transpiler.ir import build as b
from transpiler.lower.runtime_index import runtime_exports
from transpiler.types import (
    INT,
    STR,
    Bool,
    Dict,
    Field,
    Float,
    Function,
    Html,
    Int,
    List,
    Moment,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    is_optional,
    members,
    objects_in,
)

_TRANSLATIONS = {
    "gettext": (STR,),
    "ngettext": (STR, STR, INT),
    "pgettext": (STR, STR),
    "npgettext": (STR, STR, STR, INT),
}
"""The app's translations, as `lib/jinja` asks for them: without them the messages stay as they are."""


_MODELS = "What templates read of the app's classes. A page is sent what it reads itself (jinja2tsx.json)."
_GLOBALS = "What templates read of the names of every page. A page is sent what it reads itself."


def support_modules(program: Program, imported: frozenset[str]) -> list[ir.Module]:
    """`lib/ctx.ts` and `types/models.ts`, where a template imports them."""
    modules: list[ir.Module] = []
    if "lib/ctx" in imported:
        modules.append(_ctx(program, f"lib/jinja/{runtime_exports()['gettext']}" in imported))
    models = _models(program)
    if models is not None:
        modules.append(models)
    return modules


def _ctx(program: Program, translated: bool) -> ir.Module:
    """The type of the ambient names and `makeCtx`, which fills what a test or preview leaves out."""
    given = dict(program.globals.fields)
    if translated:
        given |= {name: Field(Function(params, STR), optional=True) for name, params in _TRANSLATIONS.items()}
    parts = {
        "globals": ("Globals", Object("Globals", given), _GLOBALS),
        "vars": ("Vars", program.vars, "What templates read of the names the app's context processors give."),
    }
    used = {key: part for key, part in parts.items() if part[1].fields}
    shapes = [ir.Interface(name, tuple(shape.fields.items()), doc) for name, shape, doc in used.values()]
    fields = tuple((key, Field(Object(name, shape.fields))) for key, (name, shape, _) in used.items())
    ctx = ir.Interface("Ctx", fields, "The ambient names of a page.")
    nested = [
        ir.Interface(shape.name, tuple(shape.fields.items()))
        for shape in local_shapes([field.type for item in shapes for _, field in item.fields])
    ]
    parameters = tuple(
        ir.Parameter(b.pattern(key), Object(f"Partial<{name}>", shape.fields), b.obj({}))
        for key, (name, shape, _) in used.items()
    )
    entries = {
        key: ir.ObjectExpr((*_blank_fields(shape), ir.Spread(b.name(key)))) for key, (_, shape, _) in used.items()
    }
    make = ir.Function(
        "makeCtx",
        parameters,
        (ir.Return(b.obj(dict(entries))),),
        Object("Ctx"),
        doc="A context for tests and previews: an anonymous visitor, unless the arguments say otherwise.",
    )
    return ir.Module("lib/ctx.ts", (*nested, *shapes, ctx, make))


def _blank_fields(shape: Object, above: tuple[Object, ...] = ()) -> tuple[ir.Entry, ...]:
    return tuple(
        ir.Entry(name, _blank(field.type, (*above, shape)))
        for name, field in shape.fields.items()
        if not field.optional
    )


def _blank(type_: Type, above: tuple[Object, ...]) -> ir.Expr:
    """The emptiest value of a type."""
    if is_optional(type_):
        return b.NULL if any(isinstance(member, NoneType) for member in members(type_)) else b.UNDEFINED
    match type_:
        case Str(values) if values:
            return b.string(min(values))
        case Str() | Moment():
            return b.string("")
        case Bool():
            return b.FALSE
        case Int() | Float() | Number() | Numeral():
            return ir.Num(0)
        case Html():
            return b.obj({"__html": b.string("")})
        case List() | Dict():
            return b.array()
        case Tuple(items):
            return b.array(*(_blank(item, above) for item in items))
        case Object() if type_ not in above:
            return ir.ObjectExpr(_blank_fields(type_, above))
        case Function(recorded=True):
            return b.obj({})
        case Function(_, result):
            return ir.Arrow((), _blank(result, above))
        case Union(items):
            return _blank(items[0], above)
        case _:
            return b.NULL


def _models(program: Program) -> ir.Module | None:
    """The interfaces of the app's own classes, holding what templates read."""
    found: dict[str, Object] = {}
    types: list[Type] = [prop.type for facts in program.templates.values() for prop in facts.props]
    types += [
        param.type for facts in program.templates.values() for macro in facts.macros.values() for param in macro.params
    ]
    types += [field.type for shape in (program.globals, program.vars) for field in shape.fields.values()]
    types += [*program.env_filters.values(), *program.env_globals.values()]
    for shape in objects_in(types):
        if shape.module == "types/models":
            found.setdefault(shape.name, shape)
    if not found:
        return None
    declared = tuple(ir.Interface(name, tuple(found[name].fields.items())) for name in sorted(found))
    nested = tuple(
        ir.Interface(shape.name, tuple(shape.fields.items()))
        for shape in local_shapes([field.type for item in declared for _, field in item.fields])
    )
    return ir.Module("types/models.ts", (*declared, *nested), _MODELS)


def local_shapes(types: list[Type]) -> list[Object]:
    """The shapes among `types` that belong to the module that names them."""
    return [shape for shape in objects_in(types) if shape.module is None]
