"""`caller()` inside of a macro: its call, and the prop that holds a call block's body."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.facts import Form, MacroFacts
from transpiler.ir import build as b
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.scope import CallerBinding
from transpiler.lower.value import Value
from transpiler.types import HTML, MISSING, NODE, STR, Function, Node, Type, union


def caller_code(node: nodes.Call, caller: CallerBinding, ctx: LowerContext) -> ir.Expr:
    """`caller(...)` where it is printed; raises at run time where there is no call block."""
    if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
        ctx.report(
            "unsupported-call", node.span, "the arguments of `caller` are not given by position",
            label="named or unpacked", text="What the call block calls them is not known here.",
            hint="write `caller(a, b)`",
        )  # fmt: skip
    code = _caller_call(node, caller, ctx)
    if caller.form == "markup":
        return code
    return ir.Logical("??", code, ctx.call("raise", b.string("No caller defined")))


def _caller_call(node: nodes.Call, caller: CallerBinding, ctx: LowerContext) -> ir.Expr:
    if not caller.params:
        return caller.code
    args: list[ir.Expr] = []
    for arg, type_ in zip(node.args, caller.params, strict=False):
        value = ctx.value(arg)
        args.append(coerce(value, type_, ctx) or ctx.dynamic(value))
    args += [b.UNDEFINED] * (len(caller.params) - len(args))
    return ir.Call(caller.code, tuple(args), optional=True)


def call_caller(node: nodes.Call, caller: CallerBinding, ctx: LowerContext) -> Value:
    """`caller()` as a value: only the string forms have its text."""
    code = caller_code(node, caller, ctx)
    if caller.form == "markup":
        ctx.module.requests.add(Request(ctx.module.facts.name, "caller", caller.macro, "html"))
        ctx.report(
            "unsupported-value", node.span, "the text of `caller()` is used as a value", label="not printed directly",
            text="A caller's body is markup here; only printing it can be converted.",
        )  # fmt: skip
        return Value(code, NODE)
    code = ir.Logical("??", code, b.string(""))
    return Value(b.obj({"__html": code}), HTML) if caller.form == "html" and ctx.autoescape else Value(code, STR)


def caller_form(macro: MacroFacts, form: Form) -> Form:
    """The form a call block's body has for the macro in some form."""
    return "html" if form == "markup" and macro.caller_text else form


def caller_prop(form: Form) -> str:
    """The prop that holds a call block's body in some form."""
    return "children" if form == "markup" else "caller"


def caller_type(macro: MacroFacts, form: Form) -> Type:
    """The type of the `children` (or `caller`) prop."""
    result: Type = Node() if form == "markup" else STR
    return Function(caller_params(macro), result) if macro.caller_params else result


def caller_params(macro: MacroFacts) -> tuple[Type, ...]:
    """The types of what the macro hands to a call block, which may be nothing where some `caller()` gives less."""
    params, required, absent = macro.caller_params, macro.caller_required, macro.caller_absent
    return tuple(
        union(type_, MISSING) if index >= required or index in absent else type_ for index, type_ in enumerate(params)
    )
