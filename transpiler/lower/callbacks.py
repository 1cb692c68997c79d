"""Macros handed on as values: `extra=extra_row` becomes a render prop, `extra={(row) => <ExtraRow row={row} />}`.

A parameter that gets macros alone is a function of what it is called with (`Function.signature`). It returns markup
where every use prints it as markup, else the HTML text that Jinja2's macros return. A macro that goes anywhere else
becomes a value of `lib/jinja`, called as Python calls it.
"""

from __future__ import annotations

from transpiler import ir, nodes
from transpiler.facts import Form
from transpiler.ir import build as b
from transpiler.lower.body import as_value, lower_body, string_markup
from transpiler.lower.coerce import coerce
from transpiler.lower.context import LowerContext, Request
from transpiler.lower.printing import print_value
from transpiler.lower.scope import MacroBinding, ModuleBinding
from transpiler.lower.value import Value
from transpiler.types import HTML, MISSING, UNKNOWN, Function, Node, Type, is_optional, members, union


def callback_of(type_: Type) -> Function | None:
    """The function among the alternatives that holds macros handed on."""
    found = (member for member in members(type_) if isinstance(member, Function) and member.signature is not None)
    return next(found, None)


def hand_macro(node: nodes.Expr, wanted: Function, ctx: LowerContext) -> ir.Expr | None:
    """A macro's name as the function that a parameter wants; None where `node` names no macro."""
    binding = _named(node, ctx)
    if binding is None:
        return None
    form: Form = "markup" if isinstance(wanted.result, Node) else "html"
    inner = ctx.function(form, callback=True)
    params: list[ir.Parameter] = []
    args: list[nodes.Expr] = []
    for index, (name, type_) in enumerate(zip(wanted.names, wanted.params, strict=True)):
        local = inner.names.take(name)
        late = index >= wanted.required
        params.append(ir.Parameter(b.pattern(local)))
        args.append(_bound(Value(b.name(local), union(type_, MISSING) if late else type_), inner))
    keywords: list[nodes.Keyword] = []
    caller: ir.Expr | None = None
    if wanted.keywords:
        options = inner.names.take("options")
        params.append(ir.Parameter(b.pattern(options)))
        loose = all(field.optional for _, field in wanted.keywords)
        for key, field in wanted.keywords:
            code = ir.Member(b.name(options), key, optional=loose)
            if key == "caller":
                caller = code
                if form == "markup" and binding.macro.caller_text:  # then it is given text, so it returns text
                    ctx.module.requests.add(Request("", "callback", str(wanted.signature), "html"))
                continue
            value = Value(code, union(field.type, MISSING) if field.optional or loose else field.type)
            keywords.append(nodes.Keyword(key, _bound(value, inner), span=node.span))
    call = nodes.Call(node, tuple(args), tuple(keywords), None, None, span=node.span)
    return _arrow(call, binding, params, caller, inner)


def _arrow(
    call: nodes.Call, binding: MacroBinding, params: list[ir.Parameter], caller: ir.Expr | None, ctx: LowerContext
) -> ir.Arrow:
    from transpiler.lower.macros import print_macro

    markup = print_macro(call, binding, caller if binding.macro.uses_caller else None, ctx)
    value = as_value(markup, ctx) if ctx.form == "markup" else b.obj({"__html": string_markup(markup)})
    return ir.Arrow(tuple(params), (*ctx.prelude, ir.Return(value)) if ctx.prelude else value)


def _bound(value: Value, ctx: LowerContext) -> nodes.Name:
    """A name, such as no template can write, for code that is lowered already."""
    name = f"argument {len(ctx.scope.names())}"
    ctx.scope.bind(name, value)
    return nodes.Name(name, "load")


def _named(node: nodes.Expr, ctx: LowerContext) -> MacroBinding | None:
    from transpiler.lower.macros import import_macro

    match node:
        case nodes.Name(name=name):
            binding = ctx.scope.lookup(name)
            return binding if isinstance(binding, MacroBinding) else None
        case nodes.Getattr(node=nodes.Name(name=name), attr=attr):
            module = ctx.scope.lookup(name)
            if isinstance(module, ModuleBinding):
                program = ctx.module.program
                return import_macro(program.templates[module.template], attr, module.with_context, program)
    return None


# --- calls of a parameter ------------------------------------------------------------------------------------


def print_callback(node: nodes.Call, value: Value, caller: ir.Expr | None, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{{ render(field) }}` where the parameter `render` holds a macro."""
    function = callback_of(value.type)
    assert function is not None
    if ctx.form == "markup" and isinstance(function.result, Node):
        return (ir.Print(_called(node, value, function, caller, ctx)),)
    return print_value(node, call_callback(node, value, caller, ctx), ctx)


def call_callback(node: nodes.Call, value: Value, caller: ir.Expr | None, ctx: LowerContext) -> Value:
    """The same as a value: the macro has to return its text."""
    function = callback_of(value.type)
    assert function is not None
    if isinstance(function.result, Node):
        assert function.signature is not None
        ctx.module.requests.add(Request("", "callback", str(function.signature), "html"))
    return Value(_called(node, value, function, caller, ctx), HTML)


def _called(node: nodes.Call, value: Value, function: Function, caller: ir.Expr | None, ctx: LowerContext) -> ir.Expr:
    args: list[ir.Expr] = []
    for arg, type_ in zip(node.args, function.params, strict=False):
        given = ctx.value(arg)
        args.append(coerce(given, type_, ctx) or ctx.dynamic(given))
    types = dict(function.keywords)
    entries: list[ir.Entry | ir.Spread] = []
    for item in node.kwargs:
        given = ctx.value(item.value)
        args_type = types[item.key].type
        entries.append(ir.Entry(item.key, coerce(given, args_type, ctx) or ctx.dynamic(given)))
    if caller is not None:
        entries.append(ir.Entry("caller", caller))
    if entries:
        args += [b.UNDEFINED] * (len(function.params) - len(args))
        args.append(ir.ObjectExpr(tuple(entries)))
    target = value.code
    if is_optional(value.type):
        raised = ctx.call("raise", b.string("the macro that is called here is None or undefined"))
        target = ir.Logical("??", target, raised)
    return b.call(target, *args)


def call_block(node: nodes.CallBlock, value: Value, ctx: LowerContext) -> tuple[ir.Markup, ...]:
    """`{% call render() %}body{% endcall %}` where the parameter `render` holds a macro."""
    function = callback_of(value.type)
    assert function is not None
    form: Form = "markup" if isinstance(function.result, Node) else "html"
    inner = ctx.function(form, callback=bool(node.args))
    params: list[ir.Parameter] = []
    for arg in node.args:
        name = inner.names.take(arg.name)
        inner.scope.bind(arg.name, Value(b.name(name), UNKNOWN))
        params.append(ir.Parameter(b.pattern(name)))
    markup = lower_body(node.body, inner)
    body = as_value(markup, inner) if form == "markup" else string_markup(markup)
    if node.args:
        body = ir.Arrow(tuple(params), (*inner.prelude, ir.Return(body)) if inner.prelude else body)
    else:
        ctx.prelude.extend(inner.prelude)
    return print_callback(node.call, value, body, ctx)
