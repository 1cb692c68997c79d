"""Macros, modules and loops as values: in lists and dicts, handed to helpers, to macros and partials.

`{% set widgets = {"text": text_field} %}` becomes `{ text: macro("text_field", ["name"], textFieldHtml) }`, a value
that `lib/jinja` calls as Python calls it. `loop` becomes the `LoopContext` of the pass, or an object of what is read
of it.
"""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.facts import MacroFacts
from transpiler.ir import build as b
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.scope import CallerBinding, LoopBinding, LoopInfo, MacroBinding, ModuleBinding
from transpiler.lower.value import Value
from transpiler.source import NO_SPAN
from transpiler.types import BOOL, MISSING, STR, UNKNOWN, Field, Object, Tuple, Type, without_none


def macro_value(binding: MacroBinding, node: nodes.Expr, ctx: LowerContext) -> Value:
    """A macro's name that is not called."""
    from transpiler.lower.macros import macro_ref, props_around

    macro = binding.macro
    around = props_around(binding, node, ctx)
    if around is None:
        return Value(b.UNDEFINED, UNKNOWN)
    params = b.array(*(b.string(param.name) for param in macro.params))
    flags = {"varargs": macro.uses_varargs, "kwargs": macro.uses_kwargs, "caller": macro.uses_caller}
    options = {name: ir.Bool(True) for name, used in flags.items() if used}
    if not ctx.autoescape:
        options["escape"] = ir.Bool(False)
    args: list[ir.Expr] = [b.string(macro.name), params, macro_ref(binding, "html", ctx)]
    entries = tuple(ir.Entry(prop.name, prop.value) for prop in around if isinstance(prop, ir.Prop))
    if entries or options:
        args.append(ir.ObjectExpr(entries))
    if options:
        args.append(b.obj(dict(options)))
    return Value(ctx.call("macro", *args), UNKNOWN)


def macro_attribute(macro: MacroFacts, name: str) -> Value:
    """`field.name` and the other attributes of a macro (Jinja docs: Macros), Undefined for any other name."""
    match name:
        case "name":
            return Value(b.string(macro.name), STR)
        case "arguments":
            names = [param.name for param in macro.params]
            return Value(b.array(*map(b.string, names)), Tuple((STR,) * len(names)))
        case "catch_kwargs" | "catch_varargs" | "caller":
            used = {"catch_kwargs": macro.uses_kwargs, "catch_varargs": macro.uses_varargs, "caller": macro.uses_caller}
            return Value(ir.Bool(used[name]), BOOL)
        case _:
            return Value(b.UNDEFINED, MISSING)


def caller_value(binding: CallerBinding, ctx: LowerContext) -> Value:
    """`caller` handed on: a function that gives the text of the call block's body, Undefined if there is none."""
    if binding.form == "markup":
        ctx.module.requests.add(Request(ctx.module.facts.name, "caller", binding.macro, "html"))
    names = [ctx.names.child().take(f"arg{index + 1}") for index, _ in enumerate(binding.params)]
    text: ir.Expr = binding.code
    if names:
        text = b.call(text, *(b.name(name) for name in names))
    body = b.obj({"__html": text}) if binding.form == "html" and ctx.autoescape else text
    arrow = ir.Arrow(tuple(ir.Parameter(b.pattern(name), UNKNOWN) for name in names), body)
    return Value(b.conditional(b.equal(binding.code, b.UNDEFINED), b.UNDEFINED, arrow), UNKNOWN)


def module_value(binding: ModuleBinding, node: nodes.Expr, ctx: LowerContext) -> Value:
    """An imported module's name: its macros by name, and its variables, as far as such names are read here."""
    from transpiler.lower.macros import import_macro, imported_variable

    template = ctx.module.program.templates[binding.template]
    entries: list[ir.Entry | ir.Spread] = []
    for name in (*template.macros, *template.passed_on):
        macro = import_macro(template, name, binding.with_context, ctx.module.program)
        if macro is not None:
            entries.append(ir.Entry(name, macro_value(macro, node, ctx).code))
    read = {inner.attr for inner in nodes.walk(ctx.module.facts.tree) if isinstance(inner, nodes.Getattr)}
    variables = sorted(read & template.top_level_sets - {*template.macros, *template.passed_on})
    entries += [ir.Entry(name, ctx.dynamic(imported_variable(template, name, node, ctx))) for name in variables]
    return Value(ir.ObjectExpr(tuple(entries)), UNKNOWN)


def loop_value(loop: LoopInfo) -> Value:
    """`loop` itself: the `LoopContext` of this pass."""
    loop.used.update(("contexts", "index"))
    return Value(ir.Index(b.name(loop.contexts), b.name(loop.index)), UNKNOWN)


def declare_contexts(loop: LoopInfo, items: Value, ctx: LowerContext) -> None:
    """The `LoopContext`s of a loop whose `loop` is used as a value, before the loop; `items` may be written twice."""
    options = [] if isinstance(loop.depth0, ir.Num) else [b.obj({"depth0": loop.depth0})]
    code = ctx.call("loopContext", ctx.dynamic(items), *options)
    ctx.prelude.append(ir.Const(b.pattern(loop.contexts), code))


def loop_as(wanted: Type, binding: LoopBinding, ctx: LowerContext) -> ir.Expr | None:
    """`loop` as an object of just what is read of it, None where the reader wants all of it."""
    shape = without_none(wanted)
    if not isinstance(shape, Object) or shape.name == "Dict":
        return None
    entries: list[ir.Entry | ir.Spread] = []
    for name, field in shape.fields.items():
        code = coerce(_part(field, name, binding.loop, ctx), field.type, ctx)
        if code is None:
            return None
        entries.append(ir.Entry(name, code))
    return ir.ObjectExpr(tuple(entries))


def _part(field: Field, name: str, loop: LoopInfo, ctx: LowerContext) -> Value:
    """`loop.name`, or what a method of the loop gives for the arguments it is called with."""
    from transpiler.lower.loops import call_loop_method, lower_loop_attribute

    attr = field.attribute or name
    owner = nodes.Getattr(nodes.Name("loop", "load"), attr, "load")
    if field.call is None:
        return lower_loop_attribute(owner, loop)
    args, keywords = field.call
    call = nodes.Call(
        owner,
        tuple(nodes.Const(value) for value in args),  # type: ignore[arg-type]
        tuple(nodes.Keyword(key, nodes.Const(value)) for key, value in keywords),  # type: ignore[arg-type]
        None,
        None,
        span=NO_SPAN,
    )
    return call_loop_method(call, attr, loop, ctx)
