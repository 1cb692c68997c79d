"""Arguments by the names of Python's signatures; what cannot be bound is reported as `unsupported-call`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import LowerContext
from transpiler.lower.truth import boolean
from transpiler.lower.value import Value
from transpiler.types import UNKNOWN, Html, Missing, NoneType, Unknown, members, without_none

Callee: TypeAlias = nodes.Filter | nodes.Test | nodes.Call


@dataclass(frozen=True)
class Arguments:
    """The arguments of one call by name; what was left out is absent."""

    given: dict[str, nodes.Expr]
    ctx: LowerContext

    def __contains__(self, name: str) -> bool:
        return name in self.given

    def value(self, name: str) -> Value | None:
        """The lowered argument, None where it was left out."""
        node = self.given.get(name)
        return None if node is None else self.ctx.value(node)

    def dynamic(self, name: str) -> ir.Expr | None:
        """The argument in wire form."""
        value = self.value(name)
        return None if value is None else self.ctx.dynamic(value)

    def text(self, name: str) -> ir.Expr | None:
        """The argument as a string; None (Python's default of many) counts as left out."""
        value = self.value(name)
        if value is None or isinstance(value.type, NoneType):
            return None
        if value.is_text:
            return value.code
        if any(isinstance(member, Html) for member in members(value.type)):
            report(self.given[name], f"`{name}` is Markup, which would make the result Markup", self.ctx)
        return self._unless_none(value, self.ctx.text)

    def number(self, name: str) -> ir.Expr | None:
        """The argument as a number; None counts as left out."""
        value = self.value(name)
        if value is None or isinstance(value.type, NoneType):
            return None
        return self._unless_none(value, as_number)

    def _unless_none(self, value: Value, convert: Callable[[Value], ir.Expr]) -> ir.Expr:
        """`value === null ? undefined : convert(value)` where None can come at run time."""
        if not any(isinstance(member, NoneType | Unknown) for member in members(value.type)):
            return convert(value)
        code = self.ctx.named(value.code, "given")
        kept = value.type if isinstance(value.type, Unknown) else without_none(value.type)
        return b.conditional(b.equal(code, b.NULL), b.UNDEFINED, convert(Value(code, kept)))

    def truth(self, name: str) -> ir.Expr | None:
        """The truth of the argument as a boolean."""
        node = self.given.get(name)
        if isinstance(node, nodes.Const):
            return ir.Bool(bool(node.value))
        value = self.value(name)
        return None if value is None else boolean(value, self.ctx)

    def constant(self, name: str, default: nodes.ConstValue = None) -> nodes.ConstValue:
        """The literal given for `name`, or what Python takes; a computed value is reported."""
        node = self.given.get(name)
        if node is None:
            return default
        if isinstance(node, nodes.Const):
            return node.value
        report(node, f"`{name}` has to be a literal", self.ctx)
        return default


def bind(node: Callee, ctx: LowerContext, names: tuple[str, ...] = (), required: int = 0) -> Arguments | None:
    """The arguments by the parameter names after the value; None (and a diagnostic) if they do not fit."""
    problem = None
    given: dict[str, nodes.Expr] = {}
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        problem = "unpacks its arguments at run time"
    elif len(node.args) > len(names):
        problem = f"takes at most {len(names)} argument{'' if len(names) == 1 else 's'}"
    else:
        given = dict(zip(names, node.args, strict=False))
        for item in node.kwargs:
            if item.key not in names:
                problem = f"takes no argument `{item.key}`"
            elif item.key in given:
                problem = f"gets `{item.key}` twice"
            given[item.key] = item.value
        missing = [name for name in names[:required] if name not in given]
        if missing and problem is None:
            problem = f"needs the argument `{missing[0]}`"
    if problem is None:
        return Arguments(given, ctx)
    report(node, f"{called(node)} {problem}", ctx)
    return None


def called(node: Callee) -> str:
    """What a message calls the construct: the filter `upper`, the method `split` ..."""
    match node:
        case nodes.Filter(name=name):
            return f"the filter `{name}`"
        case nodes.Test(name=name):
            return f"the test `{name}`"
        case nodes.Call(node=nodes.Getattr(attr=name)):
            return f"the method `{name}`"
        case nodes.Call(node=nodes.Name(name=name)):
            return f"the function `{name}`"
        case _:
            return "this call"


def report(node: nodes.Expr, title: str, ctx: LowerContext) -> None:
    """The error for a call that cannot be written exactly."""
    ctx.report("unsupported-call", node.span, title, label="cannot be followed")


def unsupported(ctx: LowerContext) -> Value:
    """What stands for a call that was reported: nothing is written after an error."""
    del ctx
    return Value(b.UNDEFINED, UNKNOWN)


def as_number(value: Value) -> ir.Expr:
    """A number for a TypeScript parameter that wants one."""
    if value.is_number:
        return value.code
    if value.only(Missing):
        return b.UNDEFINED
    return b.call(b.name("Number"), value.code)


def options(**entries: ir.Expr | None) -> list[ir.Expr]:
    """The options object of a helper as its last argument; nothing where every option was left out."""
    given = {name: code for name, code in entries.items() if code is not None}
    return [b.obj(given)] if given else []


def trailing(*codes: ir.Expr | None) -> list[ir.Expr]:
    """Positional arguments of a helper: those left out at the end go, one in between is `undefined`."""
    kept = list(codes)
    while kept and kept[-1] is None:
        kept.pop()
    return [b.UNDEFINED if code is None else code for code in kept]


def autoescape_option(ctx: LowerContext) -> ir.Expr | None:
    """The option of helpers whose result is Markup only under autoescaping, which is their default."""
    return None if ctx.autoescape else b.FALSE
