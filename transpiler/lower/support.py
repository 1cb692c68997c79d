"""Modules that all converted templates share: the ambient context, the shared models."""

from __future__ import annotations

from transpiler import ir
from transpiler.facts import Program
from transpiler.ir import build as b
from transpiler.types import Field, Object, Type, objects_in


def support_modules(program: Program, imported: frozenset[str]) -> list[ir.Module]:
    """`lib/ctx.ts` and `types/models.ts`, where a template imports them."""
    modules: list[ir.Module] = []
    if "lib/ctx" in imported:
        modules.append(_ctx(program))
    models = _models(program)
    if models is not None:
        modules.append(models)
    return modules


def _ctx(program: Program) -> ir.Module:
    """The type of the ambient names and `makeCtx`, which fills what a test or preview leaves out."""
    shapes = [
        ir.Interface("Globals", tuple(program.globals.fields.items()), "Names of the framework, visible everywhere."),
        ir.Interface("Vars", tuple(program.vars.fields.items()), "Names of the app's context processors."),
    ]
    globals_, vars_ = Object("Globals", program.globals.fields), Object("Vars", program.vars.fields)
    ctx = ir.Interface(
        "Ctx",
        (("globals", Field(globals_)), ("vars", Field(vars_))),
        "What Flask or Starlette puts into every template.",
    )
    nested = [
        ir.Interface(shape.name, tuple(shape.fields.items()))
        for shape in local_shapes([field.type for item in shapes for _, field in item.fields])
    ]
    parameters = (
        ir.Parameter(b.pattern("globals"), globals_),
        ir.Parameter(b.pattern("vars"), vars_),
    )
    make = ir.Function(
        "makeCtx",
        parameters,
        (ir.Return(b.obj({"globals": b.name("globals"), "vars": b.name("vars")})),),
        Object("Ctx"),
        doc="Builds the ambient context for tests and previews.",
    )
    return ir.Module("lib/ctx.ts", (*nested, *shapes, ctx, make))


def _models(program: Program) -> ir.Module | None:
    """The interfaces of the app's own classes, holding what templates read."""
    found: dict[str, Object] = {}
    types: list[Type] = [prop.type for facts in program.templates.values() for prop in facts.props]
    types += [
        param.type for facts in program.templates.values() for macro in facts.macros.values() for param in macro.params
    ]
    types += [field.type for shape in (program.globals, program.vars) for field in shape.fields.values()]
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
    return ir.Module("types/models.ts", (*declared, *nested))


def local_shapes(types: list[Type]) -> list[Object]:
    """The shapes among `types` that belong to the module that names them."""
    return [shape for shape in objects_in(types) if shape.module is None]
