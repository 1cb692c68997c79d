"""What a name stands for: a binding, an ambient value in `ctx`, or Undefined."""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.ir import build as b
from transpiler.lower.context import GLOBALS, LowerContext
from transpiler.lower.paths import narrowed
from transpiler.lower.references import caller_value, loop_value, macro_value, module_value
from transpiler.lower.scope import CallerBinding, LoopBinding, MacroBinding, ModuleBinding, NamespaceBinding
from transpiler.lower.value import Value
from transpiler.types import MISSING, UNKNOWN, Function, union


def lower_name(node: nodes.Name, ctx: LowerContext) -> Value:
    """The value of a variable."""
    binding = ctx.scope.lookup(node.name)
    if isinstance(binding, Value):
        type_ = narrowed(binding.type, node.name, ctx.known)
        if _is_forgotten(binding, ctx):
            return Value(ir.Cast(binding.code, type_), type_, binding.natural)
        return binding if type_ == binding.type else Value(binding.code, type_, binding.natural)
    if binding is None:
        return ambient(node.name, ctx) or _unbound(node, ctx)
    match binding:
        case CallerBinding():
            return caller_value(binding, ctx)
        case MacroBinding():
            return macro_value(binding, node, ctx)
        case ModuleBinding():
            return module_value(binding, node, ctx)
        case LoopBinding(loop):
            return loop_value(loop)
        case NamespaceBinding():
            raise AssertionError("a namespace that is named by itself is an object")


def _is_forgotten(value: Value, ctx: LowerContext) -> bool:
    """Whether a value is a variable of a function around this one that holds less than it may: only we know that."""
    let = ctx.outer_lets.get(value.code.name) if isinstance(value.code, ir.Name) else None
    return let is not None and let.place is None and union(*let.types) != value.type


def _unbound(node: nodes.Name, ctx: LowerContext) -> Value:
    """A name that means nothing here: Undefined if a statement elsewhere sets it, else something was lost."""
    module = ctx.module
    if node.name in module.program.env_globals:
        return Value(ctx.env(node.name, "global", local=True), UNKNOWN)
    if node.name in GLOBALS:  # it is there and callable; its text or identity is not to be had
        return Value(ctx.call("raise", b.string(f"the function {node.name} is used as a value")), Function((), UNKNOWN))
    if node.name not in module.stored:
        ctx.report(
            "unsupported-value", node.span, f"where `{node.name}` comes from is not known here",
            label="neither passed nor set",
            text="It is no name of the context that was followed to this place, and no statement sets it.",
        )  # fmt: skip
    return Value(b.UNDEFINED, MISSING)


def ambient(name: str, ctx: LowerContext) -> Value | None:
    """A context processor's name or a global of the framework: a path below `ctx`."""
    program = ctx.module.program
    for part, shape in (("vars", program.vars), ("globals", program.globals)):
        if name in shape.fields:
            code = b.member(b.name("ctx"), part, name)
            field = shape.fields[name]
            type_ = union(field.type, MISSING) if field.optional else field.type
            return Value(code, narrowed(type_, name, ctx.known))
    return None
