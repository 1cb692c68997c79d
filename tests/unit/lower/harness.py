"""Lowers single expressions over the values of `world`, as text of TypeScript or as functions of one module."""

from __future__ import annotations

from dataclasses import dataclass

from tests.unit.lower import world
from transpiler import ir, nodes
from transpiler.diagnostics import Diagnostics
from transpiler.emit import emit
from transpiler.emit.imports import Imports
from transpiler.emit.writer import Writer
from transpiler.facts import AppFacts, Program, TemplateFacts
from transpiler.html import Trees
from transpiler.html import tree as html
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext, ModuleState
from transpiler.lower.names import Names
from transpiler.lower.printing import html_text
from transpiler.lower.scope import Scope
from transpiler.lower.value import Value
from transpiler.options import Options
from transpiler.parse import parse
from transpiler.source import Source
from transpiler.types import MISSING


@dataclass
class Lowered:
    """An expression's code with its type and what was said about it."""

    value: Value
    ctx: LowerContext
    codes: list[str]

    @property
    def text(self) -> str:
        """The TypeScript of the value."""
        return Writer(Imports("templates/page.tsx", "@", set())).expr(self.value.code)


def expression(source: str) -> nodes.Expr:
    """The node of one expression."""
    origin = Source("page.html", "{{ " + source + " }}")
    diagnostics = Diagnostics(origin)
    tree = parse(origin, Options(), diagnostics)
    assert tree is not None, diagnostics.items
    (output,) = tree.body
    assert isinstance(output, nodes.Output)
    (node,) = output.nodes
    return node


def context(names: Names | None = None, *, autoescape: bool = True) -> LowerContext:
    """A context in which the names of the world are visible."""
    origin = Source("page.html", "")
    tree = nodes.Template(())
    facts = TemplateFacts("page.html", origin, tree, True, autoescape, "Page", "templates/page")
    program = Program({}, AppFacts(), world.GLOBALS, world.Object("Vars", {}))
    module = ModuleState(facts, program, Options(), Diagnostics(origin), _NoTrees(), names or Names())
    scope = Scope()
    inner = module.names.child()
    for name, type_ in world.TYPES.items():
        scope.bind(name, Value(b.name(inner.take(name)), type_, natural=name == "count"))
    scope.bind("missing", Value(b.UNDEFINED, MISSING))
    return LowerContext(module, "html", scope, inner, [], autoescape)


class _NoTrees(Trees):
    def __call__(self, *_: object, **__: object) -> html.Tree:
        raise AssertionError("expressions have no tree")


def lower(source: str, *, autoescape: bool = True) -> Lowered:
    """The expression, lowered."""
    ctx = context(autoescape=autoescape)
    value = ctx.value(expression(source))
    return Lowered(value, ctx, [item.code for item in ctx.module.diagnostics.items])


def module_of(sources: list[str]) -> tuple[str, list[str]]:
    """A module with one function per expression that returns what Jinja prints; and the expressions with errors."""
    names = Names()
    for index in range(len(sources)):
        names.take(f"case{index}")
    imports: dict[tuple[str, str], ir.Import] = {}
    functions: list[ir.Function] = []
    errors: list[str] = []
    for index, source in enumerate(sources):
        ctx = context(names)
        ctx.module.imports = imports
        code = html_text(ctx.value(expression(source)), ctx)
        if ctx.module.diagnostics.has_errors:
            errors.append(source)
        names_given = [ir.Parameter(b.pattern("ctx"), world.CTX)]
        for name, type_ in world.TYPES.items():
            binding = ctx.scope.lookup(name)
            assert isinstance(binding, Value)
            assert isinstance(binding.code, ir.Name)
            names_given.append(ir.Parameter(b.pattern(binding.code.name), type_))
        body = (*ctx.prelude, ir.Return(code))
        functions.append(ir.Function(f"case{index}", tuple(names_given), body, world.STR))
    shapes = [
        ir.Interface(shape.name, tuple(shape.fields.items()))
        for shape in (world.AUTHOR, world.POST, world.GLOBALS, world.CTX)
    ]
    return emit(ir.Module("templates/page.ts", (*shapes, *functions)), Options()), errors
