"""The app's own filters, tests and globals: calls into the user-owned module `lib/env`."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.calls import arguments
from transpiler.lower.context import LowerContext
from transpiler.lower.value import Value
from transpiler.types import (
    UNKNOWN,
    Bool,
    Dict,
    Float,
    Html,
    Int,
    List,
    Missing,
    Moment,
    NoneType,
    Number,
    Numeral,
    Object,
    Str,
    Tuple,
    Type,
    Union,
    Unknown,
)


def _arguments(
    node: nodes.Filter | nodes.Test, kind: str, value: Value, ctx: LowerContext
) -> list[ir.Expr | ir.Spread]:
    """What is filtered or tested, then the arguments; noted for Python's answers (`filter money`)."""
    call = nodes.Call(
        nodes.Name(node.name, "load"), node.args, node.kwargs, node.dyn_args, node.dyn_kwargs, span=node.span
    )
    ctx.gives(f"{kind} {node.name}", "0", value.type)
    return [_handed(value, ctx), *arguments(call, ctx, f"{kind} {node.name}", 1)]


def _is_local(node: nodes.Filter | nodes.Test | nodes.Call, ctx: LowerContext, value: Value | None = None) -> bool:
    """Whether the arguments do not tell one call from another: of an object the page knows what it reads."""
    if node.dyn_args is not None or node.dyn_kwargs is not None:
        return True
    given = [*node.args, *(item.value for item in node.kwargs)]
    types = [ctx.value(argument).type for argument in given if not isinstance(argument, nodes.Const)]
    return not all(map(_is_plain, [*types, *([] if value is None else [value.type])]))


def _is_plain(type_: Type) -> bool:
    """Whether Python and the page print the value alike, or both know it whole, or by a name of its own."""
    match type_:
        case Unknown() | Missing() | NoneType() | Bool() | Int() | Float() | Number() | Numeral() | Str() | Html():
            return not (isinstance(type_, Bool) and type_.by_use)
        case Moment(kind):
            return kind != "moment"
        case List(item):
            return _is_plain(item)
        case Tuple(items) | Union(items):
            return all(map(_is_plain, items))
        case Object(fields=fields):
            return "$ref" in fields
        case _:
            return False


def lower_custom_filter(node: nodes.Filter, value: Value, ctx: LowerContext) -> Value:
    """`value|markdown` becomes `markdown(value)`, imported from `lib/env`."""
    known = ctx.module.program.app.filters.get(node.name)
    if known is None:
        _unknown("filter", node, ctx)
    result = known.result if known else ctx.module.program.env_filters.get(node.name, UNKNOWN)
    code = b.call(ctx.env(node.name, "filter", _is_local(node, ctx, value)), *_arguments(node, "filter", value, ctx))
    return Value(ir.FilterCall(node.name, code), UNKNOWN if isinstance(result, Unknown) else result)


def lower_custom_test(node: nodes.Test, value: Value, ctx: LowerContext) -> ir.Expr:
    """`value is previewable` becomes `previewable(value)`, imported from `lib/env`."""
    if node.name not in ctx.module.program.app.tests:
        _unknown("test", node, ctx)
    return b.call(ctx.env(node.name, "test", _is_local(node, ctx, value)), *_arguments(node, "test", value, ctx))


def lower_custom_global(node: nodes.Call, name: str, ctx: LowerContext) -> Value:
    """`moment(x)` becomes `moment(x)`, imported from `lib/env`."""
    known = ctx.module.program.app.globals.get(name)
    result = known.result if known else ctx.module.program.env_globals.get(name, UNKNOWN)
    called = ctx.env(name, "global", _is_local(node, ctx))
    return Value(b.call(called, *arguments(node, ctx, f"global {name}")), result)


def _handed(value: Value, ctx: LowerContext) -> ir.Expr:
    """What a filter or test of the app gets: a number for what is one, a mapping for pairs, else the plain value."""
    if isinstance(value.type, Numeral):
        return b.call(b.name("Number"), value.code)
    return ctx.dynamic(value) if _is_spelled_otherwise(value.type) else value.code


def _is_spelled_otherwise(type_: Type) -> bool:
    """Whether the page holds something as another kind of value than Python: numbers as text, dicts as pairs."""
    match type_:
        case Numeral() | Dict():
            return True
        case List(item):
            return _is_spelled_otherwise(item)
        case Tuple(items) | Union(items):
            return any(map(_is_spelled_otherwise, items))
        case _:
            return False


def _unknown(kind: str, node: nodes.Filter | nodes.Test, ctx: LowerContext) -> None:
    ctx.report(
        f"unknown-{kind}",
        node.span,
        f"the {kind} `{node.name}` is neither Jinja2's nor found in the app",
        label=f"unknown {kind}",
        text=f"`lib/env.ts` gets a stub named `{node.name}` that throws until it is written.",
        hint=f"write `{node.name}` in lib/env.ts, or point --app at the code that registers it",
    )
